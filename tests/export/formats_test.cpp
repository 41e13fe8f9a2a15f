#include "export/formats.h"

#include <doctest/doctest.h>

#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "tests/export/hostile.h"

using namespace actorgraph;

TEST_CASE("the longest ending names the format") {
  CHECK(find_format_by_ending("a/b.graphml")->name == "graphml");
  CHECK(find_format_by_ending("a/b.json")->name == "json");
  CHECK(find_format_by_ending("a/b.node-link.json")->name == "node-link");
  CHECK(find_format_by_ending("a/b.d3.json")->name == "d3");
  CHECK(find_format_by_ending("a/b.txt") == nullptr);
  CHECK(find_format("graphml")->ending == ".graphml");
  CHECK(find_format("GraphML") == nullptr);
}

TEST_CASE("each format has a name, an ending and a description of its own") {
  std::set<std::string_view> seen;
  for (const Format& format : formats()) {
    CHECK(seen.insert(format.name).second);
    CHECK(seen.insert(format.ending).second);
    CHECK(seen.insert(format.description).second);
    CHECK(format.ending.starts_with('.'));
  }
}

TEST_CASE("what is written does not change from run to run") {
  for (const Format& format : formats()) {
    std::ostringstream first;
    std::ostringstream second;
    Graph graph;
    make_hostile_graph(graph, 10);
    if (format.problem && !format.problem().empty()) {
      MESSAGE(format.problem());
      continue;
    }
    write_graph(graph, format, first);
    Graph again;
    make_hostile_graph(again, 10);
    write_graph(again, format, second);
    CHECK((first.str() == second.str()));
    CHECK(!first.str().empty());
  }
}
