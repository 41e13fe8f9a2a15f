#include "export/web.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <map>

#include "export/json_out.h"
#include "export/text.h"

namespace actorgraph {
namespace {

constexpr std::size_t kCanvasQuotes = 2;
constexpr std::size_t kCanvasLabel = 300;  // bytes

Field number_field(std::string_view name, double value) {
  return {name, FieldType::Double, format_number(value).value_or("0")};
}

Field integer_field(std::string_view name, double value) {
  return {name, FieldType::Int, std::to_string(static_cast<long>(std::lround(value)))};
}

/// Text that Markdown shows as it is.
std::string escape_markdown(std::string_view text) {
  std::string escaped;
  for (const char c : clean_line(text)) {
    if (std::string_view("\\`*_{}[]()<>#+-.!|~$%=:^&").find(c) != std::string_view::npos) escaped.push_back('\\');
    escaped.push_back(c);
  }
  return escaped;
}

std::string card(const FlatGraph& flat, VertexId vertex) {
  const Graph& graph = flat.graph();
  std::string text = "**" + escape_markdown(graph[vertex].name) + "**\n" + std::string(to_string(graph[vertex].kind));
  std::size_t quotes = 0;
  for (const EdgeId edge : boost::make_iterator_range(out_edges(vertex, graph))) {
    if (quotes++ == kCanvasQuotes) break;
    text += "\n\n> " + escape_markdown(store(graph).view(flat.best_statement(edge)).sentence.text);
  }
  return text;
}

}  // namespace

void write_cyjs(const Graph& graph, std::ostream& stream) {
  const FlatGraph flat(graph);
  json::StreamWriter out(stream);
  out->StartObject();
  json::put(*out, "format_version", "1.0");
  json::put_key(*out, "data");
  out->StartObject();
  json::put(*out, "name", flat.title());
  json::put(*out, {"documents", FieldType::Json, flat.documents()});
  out->EndObject();
  json::put_key(*out, "elements");
  out->StartObject();
  json::put_key(*out, "nodes");
  out->StartArray();
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    out.new_line();
    out->StartObject();
    json::put_key(*out, "data");
    out->StartObject();
    json::put(*out, "id", graph[vertex].id);
    for (const Field& field : flat.fields(vertex)) json::put(*out, field);
    json::put(*out, number_field("size", flat.size(vertex)));
    out->EndObject();
    json::put_key(*out, "position");
    out->StartObject();
    json::put(*out, number_field("x", flat.position(vertex).x));
    json::put(*out, number_field("y", -flat.position(vertex).y));
    out->EndObject();
    out->EndObject();
  }
  out->EndArray();
  json::put_key(*out, "edges");
  out->StartArray();
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    out.new_line();
    out->StartObject();
    json::put_key(*out, "data");
    out->StartObject();
    json::put(*out, "id", graph[edge].id());
    json::put(*out, "source", graph[source(edge, graph)].id);
    json::put(*out, "target", graph[target(edge, graph)].id);
    json::put(*out, "name", flat.label(edge));
    for (const Field& field : flat.fields(edge)) json::put(*out, field);
    out->EndObject();
    out->EndObject();
  }
  out->EndArray();
  out->EndObject();
  out->EndObject();
  out.new_line();
}

void write_graphology(const Graph& graph, std::ostream& stream) {
  const FlatGraph flat(graph);
  json::StreamWriter out(stream);
  out->StartObject();
  json::put_key(*out, "options");
  out->StartObject();
  json::put(*out, "type", "directed");
  json::put(*out, {"multi", FieldType::Boolean, "true"});
  json::put(*out, {"allowSelfLoops", FieldType::Boolean, "true"});
  out->EndObject();
  json::put_key(*out, "attributes");
  out->StartObject();
  json::put(*out, "name", flat.title());
  json::put(*out, {"documents", FieldType::Json, flat.documents()});
  out->EndObject();
  json::put_key(*out, "nodes");
  out->StartArray();
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    out.new_line();
    out->StartObject();
    json::put(*out, "key", graph[vertex].id);
    json::put_key(*out, "attributes");
    out->StartObject();
    for (const Field& field : flat.fields(vertex)) json::put(*out, field);
    json::put(*out, number_field("x", flat.position(vertex).x));
    json::put(*out, number_field("y", flat.position(vertex).y));
    json::put(*out, number_field("size", flat.size(vertex)));
    out->EndObject();
    out->EndObject();
  }
  out->EndArray();
  json::put_key(*out, "edges");
  out->StartArray();
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    const Relation& relation = graph[edge];
    out.new_line();
    out->StartObject();
    json::put(*out, "key", relation.id());
    json::put(*out, "source", graph[source(edge, graph)].id);
    json::put(*out, "target", graph[target(edge, graph)].id);
    json::put_key(*out, "attributes");
    out->StartObject();
    for (const Field& field : flat.fields(edge)) json::put(*out, field);
    json::put(*out, "color", FlatGraph::color(polarity(relation.type, relation.negated)));
    out->EndObject();
    out->EndObject();
  }
  out->EndArray();
  out->EndObject();
  out.new_line();
}

void write_jgf(const Graph& graph, std::ostream& stream) {
  const FlatGraph flat(graph);
  json::StreamWriter out(stream);
  out->StartObject();
  json::put_key(*out, "graph");
  out->StartObject();
  json::put(*out, {"directed", FieldType::Boolean, "true"});
  json::put(*out, "label", flat.title());
  json::put_key(*out, "metadata");
  out->StartObject();
  json::put(*out, {"documents", FieldType::Json, flat.documents()});
  out->EndObject();
  json::put_key(*out, "nodes");
  out->StartObject();
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    out.new_line();
    json::put_key(*out, graph[vertex].id);
    out->StartObject();
    json::put(*out, "label", flat.name(vertex));
    json::put_key(*out, "metadata");
    out->StartObject();
    for (const Field& field : flat.fields(vertex)) json::put(*out, field);
    out->EndObject();
    out->EndObject();
  }
  out->EndObject();
  json::put_key(*out, "edges");
  out->StartArray();
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    out.new_line();
    out->StartObject();
    json::put(*out, "id", graph[edge].id());
    json::put(*out, "source", graph[source(edge, graph)].id);
    json::put(*out, "target", graph[target(edge, graph)].id);
    json::put(*out, "relation", flat.edge_type(edge));
    json::put(*out, {"directed", FieldType::Boolean, "true"});
    json::put(*out, "label", flat.label(edge));
    json::put_key(*out, "metadata");
    out->StartObject();
    for (const Field& field : flat.fields(edge)) json::put(*out, field);
    out->EndObject();
    out->EndObject();
  }
  out->EndArray();
  out->EndObject();
  out->EndObject();
  out.new_line();
}

void write_canvas(const Graph& graph, std::ostream& stream) {
  const FlatGraph flat(graph);
  json::StreamWriter out(stream);
  out->StartObject();
  json::put_key(*out, "nodes");
  out->StartArray();
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    out.new_line();
    out->StartObject();
    json::put(*out, "id", graph[vertex].id);
    json::put(*out, "type", "text");
    json::put(*out, "text", card(flat, vertex));
    json::put(*out, integer_field("x", flat.position(vertex).x * 6));
    json::put(*out, integer_field("y", -flat.position(vertex).y * 6));
    json::put(*out, integer_field("width", 300));
    json::put(*out, integer_field("height", 200));
    json::put(*out, "color", FlatGraph::color(graph[vertex].kind));
    out->EndObject();
  }
  out->EndArray();
  json::put_key(*out, "edges");
  out->StartArray();
  std::map<std::pair<VertexId, VertexId>, std::vector<EdgeId>> parallel;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    parallel[{source(edge, graph), target(edge, graph)}].push_back(edge);
  }
  for (const auto& [ends, group] : parallel) {
    std::string label;
    for (const EdgeId edge : group) {
      if (label.size() > kCanvasLabel) {
        label += " …";
        break;
      }
      label += (label.empty() ? "" : "; ") + flat.edge_type(edge);
    }
    const Relation& first = graph[group.front()];
    out.new_line();
    out->StartObject();
    json::put(*out, "id", first.id());
    json::put(*out, "fromNode", graph[ends.first].id);
    json::put(*out, "toNode", graph[ends.second].id);
    json::put(*out, "label", label);
    json::put(*out, "color", FlatGraph::color(polarity(first.type, first.negated)));
    out->EndObject();
  }
  out->EndArray();
  out->EndObject();
  out.new_line();
}

}  // namespace actorgraph
