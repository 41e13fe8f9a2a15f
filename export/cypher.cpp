#include "export/cypher.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <ostream>

#include "export/flat.h"
#include "export/text.h"

namespace actorgraph {
namespace {

constexpr std::size_t kBatch = 500;

std::string literal(std::string_view text) { return backslash_quoted(text, '\''); }

std::string map_of(const std::vector<Field>& fields) {
  std::string text = "{";
  for (const Field& field : fields) {
    if (text.size() > 1) text += ", ";
    const bool is_text = field.type == FieldType::String || field.type == FieldType::Json;
    text += std::string(field.name) + ": " + (is_text ? literal(field.text) : field.text);
  }
  return text + "}";
}

void write_batches(std::ostream& out, const std::vector<std::string>& rows, const std::string& statement) {
  for (std::size_t first = 0; first < rows.size(); first += kBatch) {
    out << "UNWIND [\n";
    for (std::size_t i = first; i < std::min(rows.size(), first + kBatch); ++i) {
      out << (i > first ? ",\n" : "") << "  " << rows[i];
    }
    out << "\n] AS row\n" << statement << ";\n";
  }
}

}  // namespace

void write_cypher(const Graph& graph, std::ostream& out) {
  const FlatGraph flat(graph);
  out << "CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;\n";
  std::vector<std::string> actors;
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    actors.push_back("{id: " + literal(graph[vertex].id) + ", properties: " + map_of(flat.fields(vertex)) + "}");
  }
  write_batches(out, actors, "MERGE (a:Actor {id: row.id}) SET a += row.properties");
  std::map<RelationType, std::vector<std::string>> relations;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    relations[graph[edge].type].push_back(
        "{id: " + literal(graph[edge].id()) + ", source: " + literal(graph[source(edge, graph)].id) +
        ", target: " + literal(graph[target(edge, graph)].id) + ", properties: " + map_of(flat.fields(edge)) + "}");
  }
  for (const auto& [type, rows] : relations) {
    write_batches(out, rows,
                  "MATCH (a:Actor {id: row.source}), (b:Actor {id: row.target}) MERGE (a)-[r:" +
                      std::string(to_string(type)) + " {id: row.id}]->(b) SET r += row.properties");
  }
}

}  // namespace actorgraph
