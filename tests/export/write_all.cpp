// Writes the hostile graph, an empty one, one with a single loop, and one from a file in every format into a folder,
// and what must be read back from them as expected.json beside it: for read_back.py and read_back.mjs.
#include <boost/range/iterator_range.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "export/flat.h"
#include "export/formats.h"
#include "export/json_out.h"
#include "extract/errors.h"
#include "graph/graph_json.h"
#include "graph/measures.h"
#include "tests/export/hostile.h"

using namespace actorgraph;

namespace {

void write_expected(const Graph& graph, std::ostream& stream) {
  const FlatGraph flat(graph);
  json::StreamWriter out(stream);
  out->StartObject();
  out->Key("actors");
  out->StartObject();
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    out->Key(graph[vertex].id.c_str());
    out->StartObject();
    for (const Field& field : flat.fields(vertex)) json::put(*out, field);
    out->EndObject();
  }
  out->EndObject();
  out->Key("edges");
  out->StartObject();
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    out->Key(graph[edge].id().c_str());
    out->StartObject();
    json::put(*out, "source", graph[source(edge, graph)].id);
    json::put(*out, "target", graph[target(edge, graph)].id);
    for (const Field& field : flat.fields(edge)) json::put(*out, field);
    out->EndObject();
  }
  out->EndObject();
  out->EndObject();
}

void write_all(const Graph& graph, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const Format& format : formats()) {
    if (format.problem && !format.problem().empty()) continue;
    std::ofstream out(folder / ("graph" + std::string(format.ending)), std::ios::binary);
    try {
      write_graph(graph, format, out);
    } catch (const InputError& error) {  // Mermaid takes small graphs only
      std::cout << format.name << ": " << error.what() << '\n';
    }
  }
  std::ofstream out(folder / "expected.json", std::ios::binary);
  write_expected(graph, out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    std::cerr << "write_all FOLDER [GRAPH.json]\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  if (argc == 3) {
    GraphBuilder builder;
    std::ifstream in(argv[2], std::ios::binary);
    read_graph_json(in, builder);
    Graph given;
    builder.build(given);
    write_all(given, folder / "given");
    return 0;
  }
  Graph hostile;
  make_hostile_graph(hostile);
  add_measures(hostile);
  write_all(hostile, folder / "hostile");
  Graph empty;
  GraphBuilder().build(empty);
  write_all(empty, folder / "empty");
  GraphBuilder builder;
  Triple loop;
  loop.document = "a.md";
  loop.document_hash = "a";
  loop.sentence = {"Peru aids itself.", {{0, 17}}};
  loop.subject = {"Peru", ActorKind::State, {"Peru", {{0, 4}}}};
  loop.relation = {"aids", "aid", RelationType::Aid, {"aids", {{5, 9}}}};
  loop.object = {"Peru", ActorKind::State, {"itself", {{10, 16}}}};
  loop.id = make_triple_id(loop);
  builder.add(loop);
  Graph one;
  builder.build(one);
  write_all(one, folder / "one");
}
