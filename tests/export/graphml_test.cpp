#include "export/graphml.h"

#include <doctest/doctest.h>

#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <string>
#include <tuple>

#include "tests/export/hostile.h"

using namespace actorgraph;

TEST_CASE("GraphML is well-formed, declares every attribute once and keeps parallel edges apart") {
  Graph graph;
  make_hostile_graph(graph, 100);
  std::ostringstream out;
  write_graphml(graph, out);
  pugi::xml_document document;
  REQUIRE(document.load_string(out.str().c_str()));
  const pugi::xml_node root = document.child("graphml");
  std::set<std::string> keys;
  for (const pugi::xml_node key : root.children("key")) {
    CHECK(keys.insert(key.attribute("id").value()).second);
    CHECK(std::string(key.attribute("for").value()) != "all");
  }
  std::size_t actors = 0;
  for (const pugi::xml_node node : root.child("graph").children("node")) {
    ++actors;
    for (const pugi::xml_node data : node.children("data")) CHECK(keys.contains(data.attribute("key").value()));
  }
  CHECK(actors == num_vertices(graph));
  std::set<std::tuple<std::string, std::string, std::string>> types;
  for (const pugi::xml_node edge : root.child("graph").children("edge")) {
    CHECK(types
              .emplace(edge.attribute("source").value(), edge.attribute("target").value(),
                       edge.attribute("ag:label").value())
              .second);
    for (const pugi::xml_node data : edge.children("data")) CHECK(keys.contains(data.attribute("key").value()));
  }
  CHECK(types.size() == num_edges(graph));
}

TEST_CASE("text with markup in it is written as CDATA") {
  GraphBuilder builder;
  Triple triple;
  triple.document = triple.document_hash = "a";
  triple.sentence = {"s", {{0, 1}}};
  triple.subject.name = "A & & B ]]> C";
  triple.object.name = "D";
  triple.relation.label = triple.relation.lemma = "meet";
  triple.id = make_triple_id(triple);
  builder.add(triple);
  Graph graph;
  builder.build(graph);
  std::ostringstream out;
  write_graphml(graph, out);
  CHECK(out.str().find("<data key=\"n_name\"><![CDATA[A & & B ]]]]><![CDATA[> C]]></data>") != std::string::npos);
}
