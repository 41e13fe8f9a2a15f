#include "export/yed.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>

#include "export/flat.h"
#include "export/text.h"
#include "export/xml.h"

namespace actorgraph {
namespace {

void write_key(xml::ElementWriter& writer, const char* id, const char* scope, const char* name, const char* value) {
  pugi::xml_node key = writer.begin("key");
  xml::set(key, "id", id);
  xml::set(key, "for", scope);
  xml::set(key, name, value);
  if (std::string_view(name) == "attr.name") xml::set(key, "attr.type", "string");
  writer.end();
}

pugi::xml_node add_data(pugi::xml_node parent, const char* key) {
  pugi::xml_node data = parent.append_child("data");
  xml::set(data, "key", key);
  return data;
}

std::string number(double value) { return format_number(value).value_or("0"); }

void fill_node(pugi::xml_node node, const FlatGraph& flat, VertexId vertex) {
  const Vertex& actor = flat.graph()[vertex];
  xml::set(node, "id", actor.id);
  xml::append_text(add_data(node, "n_description"),
                   std::string(to_string(actor.kind)) + ", " + std::to_string(actor.mentions) + " mentions");
  pugi::xml_node shape = add_data(node, "n_graphics").append_child("y:ShapeNode");
  pugi::xml_node geometry = shape.append_child("y:Geometry");
  const double size = 20 + flat.size(vertex);
  xml::set(geometry, "x", number(flat.position(vertex).x * 2));
  xml::set(geometry, "y", number(-flat.position(vertex).y * 2));
  xml::set(geometry, "width", number(size * 2));
  xml::set(geometry, "height", number(size));
  xml::set(shape.append_child("y:Fill"), "color", std::string(FlatGraph::color(actor.kind)));
  xml::append_text(shape.append_child("y:NodeLabel"), flat.name(vertex));
  xml::set(shape.append_child("y:Shape"), "type", actor.kind == ActorKind::Person ? "ellipse" : "roundrectangle");
}

void fill_edge(pugi::xml_node node, const FlatGraph& flat, EdgeId edge) {
  const Graph& graph = flat.graph();
  const Relation& relation = graph[edge];
  xml::set(node, "id", relation.id());
  xml::set(node, "source", graph[source(edge, graph)].id);
  xml::set(node, "target", graph[target(edge, graph)].id);
  const TripleView best = store(graph).view(flat.best_statement(edge));
  xml::append_text(add_data(node, "e_description"), clean_text(best.sentence.text));
  pugi::xml_node line = add_data(node, "e_graphics").append_child("y:PolyLineEdge");
  pugi::xml_node style = line.append_child("y:LineStyle");
  xml::set(style, "color", std::string(FlatGraph::color(polarity(relation.type, relation.negated))));
  xml::set(style, "type", relation.negated ? "dashed" : relation.modality == Modality::Asserted ? "line" : "dotted");
  xml::set(style, "width", number(std::min(6.0, 1 + 0.5 * relation.sources)));
  pugi::xml_node arrows = line.append_child("y:Arrows");
  xml::set(arrows, "source", relation.symmetric ? "standard" : "none");
  xml::set(arrows, "target", relation.attributed ? "white_delta" : "standard");
  xml::append_text(line.append_child("y:EdgeLabel"), flat.edge_type(edge));
}

}  // namespace

void write_yed(const Graph& graph, std::ostream& out) {
  const FlatGraph flat(graph);
  xml::ElementWriter writer(out);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:y=\"http://www.yworks.com/xml/graphml\">\n";
  write_key(writer, "n_description", "node", "attr.name", "description");
  write_key(writer, "n_graphics", "node", "yfiles.type", "nodegraphics");
  write_key(writer, "e_description", "edge", "attr.name", "description");
  write_key(writer, "e_graphics", "edge", "yfiles.type", "edgegraphics");
  out << "<graph id=\"actorgraph\" edgedefault=\"directed\">\n";
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    fill_node(writer.begin("node"), flat, vertex);
    writer.end();
  }
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    fill_edge(writer.begin("edge"), flat, edge);
    writer.end();
  }
  out << "</graph>\n</graphml>\n";
}

}  // namespace actorgraph
