#include "export/node_link.h"

#include <boost/range/iterator_range.hpp>

#include "export/json_out.h"

namespace actorgraph {
namespace {

void write(const Graph& graph, std::ostream& stream, const char* edge_list, bool with_keys) {
  const FlatGraph flat(graph);
  json::StreamWriter out(stream);
  out->StartObject();
  out->Key("directed");
  out->Bool(true);
  out->Key("multigraph");
  out->Bool(true);
  out->Key("graph");
  out->StartObject();
  json::put(*out, "title", flat.title());
  json::put(*out, "program", "actorgraph");
  json::put(*out, {"documents", FieldType::Json, flat.documents()});
  out->EndObject();
  out->Key("nodes");
  out->StartArray();
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    out.new_line();
    out->StartObject();
    json::put(*out, "id", graph[vertex].id);
    for (const Field& field : flat.fields(vertex)) json::put(*out, field);
    out->EndObject();
  }
  out->EndArray();
  out->Key(edge_list);
  out->StartArray();
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    out.new_line();
    out->StartObject();
    json::put(*out, "source", graph[source(edge, graph)].id);
    json::put(*out, "target", graph[target(edge, graph)].id);
    json::put(*out, with_keys ? "key" : "id", graph[edge].id());
    for (const Field& field : flat.fields(edge)) json::put(*out, field);
    out->EndObject();
  }
  out->EndArray();
  out->EndObject();
  out.new_line();
}

}  // namespace

void write_node_link(const Graph& graph, std::ostream& out) { write(graph, out, "edges", true); }

void write_d3(const Graph& graph, std::ostream& out) { write(graph, out, "links", false); }

}  // namespace actorgraph
