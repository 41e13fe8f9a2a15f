#include "export/gexf.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>

#include "export/flat.h"
#include "export/text.h"
#include "export/xml.h"
#include "graph/dates.h"

namespace actorgraph {
namespace {

struct Version {
  const char* number;
  const char* xmlns;
  const char* viz;
};
constexpr Version kVersion13 = {"1.3", "http://gexf.net/1.3", "http://gexf.net/1.3/viz"};
constexpr Version kVersion12 = {"1.2", "http://www.gexf.net/1.2draft", "http://www.gexf.net/1.2draft/viz"};

/// Said by the element itself.
bool is_own(std::string_view field) { return field == "label" || field == "weight" || field == "color"; }

const char* type_name(const FieldDefinition& field) {
  switch (field.type) {
    case FieldType::Int:
      return "integer";
    case FieldType::Double:
      return "double";
    case FieldType::Boolean:
      return "boolean";
    case FieldType::Json:
      return field.name == "aliases" ? "liststring" : "string";
    case FieldType::String:
      break;
  }
  return "string";
}

void write_attributes(xml::ElementWriter& writer, const char* scope, std::span<const FieldDefinition> fields) {
  pugi::xml_node attributes = writer.begin("attributes");
  xml::set(attributes, "class", scope);
  xml::set(attributes, "mode", "static");
  for (const FieldDefinition& field : fields) {
    if (is_own(field.name)) continue;
    pugi::xml_node attribute = attributes.append_child("attribute");
    xml::set(attribute, "id", std::string(field.name));
    xml::set(attribute, "title", std::string(field.name));
    xml::set(attribute, "type", type_name(field));
  }
  writer.end();
}

void add_values(pugi::xml_node parent, const std::vector<Field>& fields) {
  pugi::xml_node values = parent.append_child("attvalues");
  for (const Field& field : fields) {
    if (is_own(field.name)) continue;
    pugi::xml_node value = values.append_child("attvalue");
    xml::set(value, "for", std::string(field.name));
    xml::set(value, "value", field.text);
  }
}

void add_spells(pugi::xml_node parent, const std::vector<Spell>& spells) {
  if (spells.empty()) return;
  pugi::xml_node list = parent.append_child("spells");
  for (const Spell& spell : spells) {
    pugi::xml_node node = list.append_child("spell");
    if (!spell.start.empty()) xml::set(node, "start", spell.start);
    if (!spell.end.empty()) xml::set(node, "end", spell.end);
  }
}

void add_color(pugi::xml_node parent, std::string_view color) {
  const auto part = [&](std::size_t at) {
    return std::to_string(std::stoi(std::string(color.substr(at, 2)), nullptr, 16));
  };
  pugi::xml_node node = parent.append_child("viz:color");
  xml::set(node, "r", part(1));
  xml::set(node, "g", part(3));
  xml::set(node, "b", part(5));
}

std::vector<Spell> node_spells(const Vertex& vertex) {
  Spell spell{first_day(vertex.first_date), last_day(vertex.last_date)};
  if (spell.start.empty() && spell.end.empty()) return {};
  if (!spell.start.empty() && !spell.end.empty() && spell.end < spell.start) return {};
  return {spell};
}

bool is_dated(const Graph& graph) {
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    if (!node_spells(graph[vertex]).empty()) return true;
  }
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    if (!make_spells(graph, edge).empty()) return true;
  }
  return false;
}

void write(const Graph& graph, std::ostream& out, const Version& version) {
  const FlatGraph flat(graph);
  const bool dated = is_dated(graph);
  xml::ElementWriter writer(out);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"" << version.xmlns << "\" xmlns:viz=\""
      << version.viz << "\" version=\"" << version.number << "\">\n";
  pugi::xml_node meta = writer.begin("meta");
  xml::append_text(meta.append_child("creator"), "actorgraph");
  xml::append_text(meta.append_child("description"), flat.title());
  writer.end();
  out << "<graph defaultedgetype=\"directed\""
      << (dated ? " mode=\"dynamic\" timeformat=\"date\"" : " mode=\"static\"");
  if (dated && version.number == kVersion13.number) out << " timerepresentation=\"interval\"";
  out << ">\n";
  write_attributes(writer, "node", FlatGraph::actor_fields());
  write_attributes(writer, "edge", FlatGraph::edge_fields());
  out << "<nodes>\n";
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    pugi::xml_node node = writer.begin("node");
    xml::set(node, "id", graph[vertex].id);
    xml::set(node, "label", flat.name(vertex));
    add_values(node, flat.fields(vertex));
    add_spells(node, node_spells(graph[vertex]));
    add_color(node, FlatGraph::color(graph[vertex].kind));
    pugi::xml_node position = node.append_child("viz:position");
    xml::set(position, "x", format_number(flat.position(vertex).x).value_or("0"));
    xml::set(position, "y", format_number(flat.position(vertex).y).value_or("0"));
    xml::set(position, "z", "0");
    xml::set(node.append_child("viz:size"), "value", format_number(flat.size(vertex)).value_or("5"));
    writer.end();
  }
  out << "</nodes>\n<edges>\n";
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    const Relation& relation = graph[edge];
    pugi::xml_node node = writer.begin("edge");
    xml::set(node, "id", relation.id());
    xml::set(node, "source", graph[source(edge, graph)].id);
    xml::set(node, "target", graph[target(edge, graph)].id);
    xml::set(node, "type", "directed");
    xml::set(node, "label", flat.label(edge));
    xml::set(node, "kind", flat.edge_type(edge));
    xml::set(node, "weight", format_number(relation.weight).value_or("1"));
    add_values(node, flat.fields(edge));
    add_spells(node, make_spells(graph, edge));
    add_color(node, FlatGraph::color(polarity(relation.type, relation.negated)));
    writer.end();
  }
  out << "</edges>\n</graph>\n</gexf>\n";
}

}  // namespace

std::vector<Spell> make_spells(const Graph& graph, EdgeId edge) {
  std::vector<Spell> spells;
  for (const StatementIndex index : graph[edge].evidence) {
    const std::optional<Dates> dates = store(graph).dates(store(graph)[index]);
    if (!dates) continue;
    Spell spell{first_day(dates->from), last_day(dates->to)};
    if (spell.start.empty() && spell.end.empty()) continue;
    if (!spell.start.empty() && !spell.end.empty() && spell.end < spell.start) continue;
    spells.push_back(std::move(spell));
  }
  std::sort(spells.begin(), spells.end(), [](const Spell& a, const Spell& b) { return a.start < b.start; });
  std::vector<Spell> joined;
  for (const Spell& spell : spells) {
    // An open start sorts first, since it is empty; an open end reaches everything after it.
    if (!joined.empty() && (joined.back().end.empty() || spell.start <= joined.back().end)) {
      if (!joined.back().end.empty() && (spell.end.empty() || joined.back().end < spell.end)) {
        joined.back().end = spell.end;
      }
    } else {
      joined.push_back(spell);
    }
  }
  return joined;
}

void write_gexf(const Graph& graph, std::ostream& out) { write(graph, out, kVersion13); }
void write_gexf_1_2(const Graph& graph, std::ostream& out) { write(graph, out, kVersion12); }

}  // namespace actorgraph
