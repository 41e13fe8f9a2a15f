#include "export/diagrams.h"

#include <boost/range/iterator_range.hpp>
#include <ostream>

#include "export/flat.h"
#include "export/text.h"
#include "extract/errors.h"

namespace actorgraph {
namespace {

constexpr std::size_t kMostMermaidEdges = 100;
// Bytes: Graphviz takes no string above 16,384, Mermaid no chart above 50,000 characters.
constexpr std::size_t kLongestText = 400;

std::string dot_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '\n') {
      quoted += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') quoted.push_back('\\');
    quoted.push_back(c);
  }
  return quoted + "\"";
}

std::string mermaid_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    switch (c) {
      case '#':
        quoted += "#35;";
        break;
      case '"':
        quoted += "#quot;";
        break;
      case '<':
        quoted += "#lt;";
        break;
      case '>':
        quoted += "#gt;";
        break;
      case '&':
        quoted += "#amp;";
        break;
      case '`':
        quoted += "#96;";
        break;
      case '\\':
        quoted += "#92;";
        break;
      default:
        quoted.push_back(c);
    }
  }
  return quoted + "\"";
}

/// The first kLongestText bytes, not cut within a character, and an ellipsis where something is left out.
std::string shorten(std::string_view text) {
  if (text.size() <= kLongestText) return std::string(text);
  std::size_t end = kLongestText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

const char* line_style(const Relation& relation) {
  if (relation.negated) return "dashed";
  return relation.modality == Modality::Asserted ? "solid" : "dotted";
}

}  // namespace

void write_dot(const Graph& graph, std::ostream& out) {
  const FlatGraph flat(graph);
  out << "digraph actorgraph {\n";
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    out << "  " << dot_text(graph[vertex].id) << " [label=" << dot_text(shorten(flat.name(vertex)))
        << ", kind=" << dot_text(to_string(graph[vertex].kind))
        << ", style=filled, fillcolor=" << dot_text(FlatGraph::color(graph[vertex].kind)) << "];\n";
  }
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    const Relation& relation = graph[edge];
    const std::string quote = clean_line(store(graph).view(flat.best_statement(edge)).sentence.text);
    out << "  " << dot_text(graph[source(edge, graph)].id) << " -> " << dot_text(graph[target(edge, graph)].id)
        << " [id=" << dot_text(relation.id()) << ", label=" << dot_text(shorten(flat.label(edge)))
        << ", interaction=" << dot_text(shorten(flat.edge_type(edge)))
        << ", relation_type=" << dot_text(to_string(relation.type)) << ", weight=" << relation.weight
        << ", color=" << dot_text(FlatGraph::color(polarity(relation.type, relation.negated)))
        << ", style=" << line_style(relation) << (relation.symmetric ? ", dir=both" : "")
        << ", tooltip=" << dot_text(shorten(quote)) << ", URL=" << dot_text("#" + relation.id()) << "];\n";
  }
  out << "}\n";
}

void write_mermaid(const Graph& graph, std::ostream& out) {
  if (num_edges(graph) > kMostMermaidEdges) {
    throw InputError("Mermaid takes " + std::to_string(kMostMermaidEdges) + " edges and the graph has " +
                     std::to_string(num_edges(graph)) + "; write .dot, or a graph of fewer documents");
  }
  const FlatGraph flat(graph);
  out << "flowchart LR\n";
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    out << "  n" << vertex << "[" << mermaid_text(shorten(flat.name(vertex))) << "]\n";
  }
  std::size_t number = 0;
  std::string styles;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    const Relation& relation = graph[edge];
    const bool solid = !relation.negated && relation.modality == Modality::Asserted;
    out << "  n" << source(edge, graph) << (relation.symmetric ? " <" : " ") << (solid ? "-->" : "-.->") << "|"
        << mermaid_text(shorten(flat.edge_type(edge))) << "| n" << target(edge, graph) << "\n";
    styles += "  linkStyle " + std::to_string(number++) +
              " stroke:" + std::string(FlatGraph::color(polarity(relation.type, relation.negated))) + "\n";
  }
  out << styles;
}

}  // namespace actorgraph
