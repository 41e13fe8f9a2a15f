#include "export/graphml.h"

#include <boost/range/iterator_range.hpp>

#include "export/flat.h"
#include "export/text.h"
#include "export/xml.h"

namespace actorgraph {
namespace {

const char* type_name(FieldType type) {
  switch (type) {
    case FieldType::Int:
      return "int";
    case FieldType::Double:
      return "double";
    case FieldType::Boolean:
      return "boolean";
    case FieldType::String:
    case FieldType::Json:
      break;
  }
  return "string";
}

void write_key(xml::ElementWriter& writer, const std::string& id, const char* scope, std::string_view name,
               FieldType type) {
  pugi::xml_node key = writer.begin("key");
  xml::set(key, "id", id);
  xml::set(key, "for", scope);
  xml::set(key, "attr.name", std::string(name));
  xml::set(key, "attr.type", type_name(type));
  writer.end();
}

void add_data(pugi::xml_node parent, const std::string& key, const std::string& text) {
  pugi::xml_node data = parent.append_child("data");
  xml::set(data, "key", key);
  xml::append_text(data, text);
}

void write_graph_data(xml::ElementWriter& writer, const char* key, const std::string& text) {
  pugi::xml_node data = writer.begin("data");
  xml::set(data, "key", key);
  xml::append_text(data, text);
  writer.end();
}

}  // namespace

void write_graphml(const Graph& graph, std::ostream& out) {
  const FlatGraph flat(graph);
  xml::ElementWriter writer(out);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:ag=\"urn:actorgraph:graphml\" "
         "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns actorgraph-graphml.xsd\">\n";
  for (const char* name : {"title", "program", "documents"}) {
    write_key(writer, std::string("g_") + name, "graph", name, FieldType::String);
  }
  for (const FieldDefinition& field : FlatGraph::actor_fields()) {
    write_key(writer, "n_" + std::string(field.name), "node", field.name, field.type);
  }
  for (const FieldDefinition& field : FlatGraph::edge_fields()) {
    write_key(writer, "e_" + std::string(field.name), "edge", field.name, field.type);
  }
  out << "<graph id=\"actorgraph\" edgedefault=\"directed\">\n";
  write_graph_data(writer, "g_title", flat.title());
  write_graph_data(writer, "g_program", "actorgraph");
  write_graph_data(writer, "g_documents", flat.documents());
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    pugi::xml_node node = writer.begin("node");
    xml::set(node, "id", graph[vertex].id);
    for (const Field& field : flat.fields(vertex)) add_data(node, "n_" + std::string(field.name), field.text);
    writer.end();
  }
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    pugi::xml_node node = writer.begin("edge");
    xml::set(node, "id", graph[edge].id());
    xml::set(node, "source", graph[source(edge, graph)].id);
    xml::set(node, "target", graph[target(edge, graph)].id);
    xml::set(node, "ag:label", flat.edge_type(edge));
    for (const Field& field : flat.fields(edge)) add_data(node, "e_" + std::string(field.name), field.text);
    writer.end();
  }
  out << "</graph>\n</graphml>\n";
}

}  // namespace actorgraph
