#include "export/csv.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <ostream>

#include "export/flat.h"
#include "export/text.h"

namespace actorgraph {
namespace {

/// A row that is being written.
class Row {
 public:
  explicit Row(std::ostream& out, bool guard_formulas = false) : out_(&out), guard_(guard_formulas) {}
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  ~Row() { out_->put('\n'); }

  Row& operator<<(std::string_view cell) {
    if (!first_) out_->put(',');
    first_ = false;
    std::string text = clean_line(cell);
    if (guard_ && !text.empty() && std::string_view("=+-@").find(text[0]) != std::string_view::npos) {
      text.insert(text.begin(), '\'');
    }
    // An empty cell is no value; quotes would make it an empty text.
    if (text.find_first_of(",\"") == std::string::npos && (text.empty() || (text[0] != ' ' && text.back() != ' '))) {
      *out_ << text;
      return *this;
    }
    out_->put('"');
    for (const char c : text) {
      if (c == '"') out_->put('"');
      out_->put(c);
    }
    out_->put('"');
    return *this;
  }

 private:
  std::ostream* out_;
  bool guard_;
  bool first_ = true;
};

const std::string& value_of(const std::vector<Field>& fields, std::string_view name) {
  static const std::string kNone;
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
  return found == fields.end() ? kNone : found->text;
}

bool is_column(const FieldDefinition& field) {
  return field.name != "label" && field.name != "weight" && field.name != "evidence";
}

/// `|` separates values of an array and cannot be escaped.
std::string without_bars(std::string_view text) {
  std::string result(text);
  std::replace(result.begin(), result.end(), '|', '/');
  return result;
}

const char* neo4j_type(FieldType type) {
  switch (type) {
    case FieldType::Int:
      return ":int";
    case FieldType::Double:
      return ":double";
    case FieldType::Boolean:
      return ":boolean";
    case FieldType::String:
    case FieldType::Json:
      break;
  }
  return "";
}

}  // namespace

void write_gephi_nodes(const Graph& graph, std::ostream& out) {
  const FlatGraph flat(graph);
  {
    Row header(out);
    header << "Id"
           << "Label";
    for (const FieldDefinition& field : FlatGraph::actor_fields()) {
      if (is_column(field)) header << field.name;
    }
  }
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    Row row(out);
    row << graph[vertex].id << flat.name(vertex);
    const std::vector<Field> fields = flat.fields(vertex);
    for (const FieldDefinition& field : FlatGraph::actor_fields()) {
      if (is_column(field)) row << value_of(fields, field.name);
    }
  }
}

void write_gephi_edges(const Graph& graph, std::ostream& out) {
  const FlatGraph flat(graph);
  {
    Row header(out);
    header << "Source"
           << "Target"
           << "Type"
           << "Kind"
           << "Id"
           << "Label"
           << "Weight";
    for (const FieldDefinition& field : FlatGraph::edge_fields()) {
      if (is_column(field)) header << field.name;
    }
  }
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    Row row(out);
    row << graph[source(edge, graph)].id << graph[target(edge, graph)].id << "Directed" << flat.edge_type(edge)
        << graph[edge].id() << flat.label(edge) << std::to_string(graph[edge].weight);
    const std::vector<Field> fields = flat.fields(edge, false);
    for (const FieldDefinition& field : FlatGraph::edge_fields()) {
      if (is_column(field)) row << value_of(fields, field.name);
    }
  }
}

void write_neo4j_actors(const Graph& graph, std::ostream& out) {
  const FlatGraph flat(graph);
  {
    Row header(out);
    header << "id:ID(Actor)"
           << "name"
           << "kind"
           << "aliases:string[]"
           << "mentions:int"
           << "documents:int"
           << "first_seen"
           << "last_seen"
           << ":LABEL";
  }
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    const Vertex& actor = graph[vertex];
    std::string aliases;
    for (const auto& [text, count] : actor.aliases) {
      if (text != actor.name) aliases += (aliases.empty() ? "" : "|") + without_bars(text);
    }
    Row row(out);
    row << actor.id << flat.name(vertex) << to_string(actor.kind) << aliases << std::to_string(actor.mentions)
        << std::to_string(actor.documents.size()) << actor.first_date << actor.last_date << "Actor";
  }
}

void write_neo4j_relations(const Graph& graph, std::ostream& out) {
  const FlatGraph flat(graph);
  const auto is_property = [](const FieldDefinition& field) {
    return field.name != "evidence" && field.name != "relation_type";
  };
  {
    Row header(out);
    header << ":START_ID(Actor)"
           << ":END_ID(Actor)"
           << "id";
    for (const FieldDefinition& field : FlatGraph::edge_fields()) {
      if (is_property(field)) header << std::string(field.name) + neo4j_type(field.type);
    }
    header << ":TYPE";
  }
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    Row row(out);
    row << graph[source(edge, graph)].id << graph[target(edge, graph)].id << graph[edge].id();
    const std::vector<Field> fields = flat.fields(edge, false);
    for (const FieldDefinition& field : FlatGraph::edge_fields()) {
      if (is_property(field)) row << value_of(fields, field.name);
    }
    row << to_string(graph[edge].type);
  }
}

void write_i2_links(const Graph& graph, std::ostream& out) {
  const FlatGraph flat(graph);
  out << "\xEF\xBB\xBF";
  {
    Row header(out);
    header << "From Id"
           << "From"
           << "From Kind"
           << "To Id"
           << "To"
           << "To Kind"
           << "Link"
           << "Type"
           << "Negated"
           << "Modality"
           << "Attributed To"
           << "Date From"
           << "Date To"
           << "Quote"
           << "Document"
           << "Page"
           << "Line"
           << "Confidence"
           << "Statement Id";
  }
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    const VertexId from = source(edge, graph);
    const VertexId to = target(edge, graph);
    for (const StatementIndex index : graph[edge].evidence) {
      const TripleView triple = store(graph).view(index);
      Row row(out, true);
      row << graph[from].id << flat.name(from) << to_string(graph[from].kind) << graph[to].id << flat.name(to)
          << to_string(graph[to].kind) << triple.label << to_string(triple.type) << (triple.negated ? "true" : "false")
          << to_string(triple.modality) << (triple.attribution != nullptr ? triple.attribution->actor.name : "")
          << (triple.time != nullptr ? triple.time->from : "") << (triple.time != nullptr ? triple.time->to : "")
          << triple.sentence.text << triple.document << (triple.page ? std::to_string(*triple.page) : "")
          << std::to_string(triple.line) << format_number(triple.confidence).value_or("") << triple.id;
    }
  }
}

}  // namespace actorgraph
