#include "export/flat.h"

#include <algorithm>
#include <array>
#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <map>
#include <set>

#include "export/text.h"
#include "graph/measures.h"
#include "graph/summary.h"

namespace actorgraph {
namespace {

/// Larger graphs are measured where somebody asks for it (add_measures): it takes seconds.
constexpr std::size_t kMeasureUpTo = 2000;

using json::Writer;
using enum FieldType;

constexpr std::array<FieldDefinition, 18> kActorFields = {{{"label", String},
                                                           {"name", String},
                                                           {"kind", String},
                                                           {"aliases", Json},
                                                           {"mentions", Int},
                                                           {"documents", Int},
                                                           {"first_seen", String},
                                                           {"last_seen", String},
                                                           {"color", String},
                                                           {"in_degree", Int},
                                                           {"out_degree", Int},
                                                           {"weighted_degree", Double},
                                                           {"pagerank", Double},
                                                           {"betweenness", Double},
                                                           {"core", Int},
                                                           {"component", Int},
                                                           {"community", Int},
                                                           {"balance", Double}}};

constexpr std::array<FieldDefinition, 19> kEdgeFields = {{{"label", String},
                                                          {"interaction", String},
                                                          {"lemma", String},
                                                          {"relation_type", String},
                                                          {"polarity", String},
                                                          {"negated", Boolean},
                                                          {"symmetric", Boolean},
                                                          {"disputed", Boolean},
                                                          {"modality", String},
                                                          {"weight", Double},
                                                          {"statements", Int},
                                                          {"documents", Int},
                                                          {"sources", Int},
                                                          {"time_from", String},
                                                          {"time_to", String},
                                                          {"attributed_to", Json},
                                                          {"quote", String},
                                                          {"where", String},
                                                          {"evidence", Json}}};

void key(Writer& writer, std::string_view name) { writer.PlainKey(name); }

void clean_string(Writer& writer, std::string_view text) {
  if (is_clean_line(text)) {
    writer.String(text.data(), text.size());
    return;
  }
  const std::string clean = clean_text(text);
  writer.String(clean.data(), clean.size());
}

void span(Writer& writer, std::string_view name, const QuoteView& quote) {
  if (!quote.exists) return;
  key(writer, name);
  writer.StartArray();
  writer.Uint64(quote.whole.begin);
  writer.Uint64(quote.whole.end);
  writer.EndArray();
}

/// `lemma`, `not lemma (planned) (attributed)` …
std::string plain_edge_type(const Relation& relation) {
  std::string type = relation.negated ? "not " : "";
  type += clean_line(relation.lemma);
  if (relation.modality != Modality::Asserted) type += " (" + std::string(to_string(relation.modality)) + ")";
  if (relation.attributed) type += " (attributed)";
  return type;
}

/// Gephi takes such text for no value.
bool is_null_word(std::string_view text) {
  return text.size() == 4 && (text[0] | 32) == 'n' && (text[1] | 32) == 'u' && (text[2] | 32) == 'l' &&
         (text[3] | 32) == 'l';
}

std::string number(double value) { return format_number(value).value_or("0"); }

}  // namespace

FlatGraph::FlatGraph(const Graph& graph) : graph_(&graph), measures_(data(graph).measures) {
  if (!measures_ && num_vertices(graph) <= kMeasureUpTo) measures_ = std::make_shared<const Measures>(measure(graph));
  std::vector<std::pair<VertexId, EdgeId>> by_target;
  for (const VertexId source : boost::make_iterator_range(vertices(graph))) {
    by_target.clear();
    for (const EdgeId edge : boost::make_iterator_range(out_edges(source, graph))) {
      by_target.emplace_back(target(edge, graph), edge);
    }
    std::stable_sort(by_target.begin(), by_target.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto first = by_target.begin(); first != by_target.end();) {
      const auto end =
          std::find_if(first, by_target.end(), [&](const auto& each) { return each.first != first->first; });
      tell_apart({first, end});
      first = end;
    }
  }
  std::sort(special_edge_types_.begin(), special_edge_types_.end());
}

void FlatGraph::tell_apart(std::span<const std::pair<VertexId, EdgeId>> parallel) {
  const Graph& graph = *graph_;
  if (parallel.size() == 1 && !is_null_word(plain_edge_type(graph[parallel[0].second]))) return;
  std::map<std::string, std::size_t> uses;
  for (const auto& [target, edge] : parallel) ++uses[plain_edge_type(graph[edge])];
  std::set<std::string> taken;
  for (const auto& [target, edge] : parallel) {
    std::string type = plain_edge_type(graph[edge]);
    if (uses[type] > 1 || is_null_word(type)) type += " [" + std::string(to_string(graph[edge].type)) + "]";
    if (taken.contains(type)) type += " #" + graph[edge].content.hex().substr(0, 8);
    taken.insert(type);
    if (type != plain_edge_type(graph[edge])) special_edge_types_.emplace_back(graph[edge].content, std::move(type));
  }
}

std::span<const FieldDefinition> FlatGraph::actor_fields() noexcept { return kActorFields; }
std::span<const FieldDefinition> FlatGraph::edge_fields() noexcept { return kEdgeFields; }

std::vector<Field> FlatGraph::fields(VertexId actor) const {
  const Vertex& vertex = (*graph_)[actor];
  std::vector<Field> fields;
  fields.reserve(kActorFields.size());
  fields.push_back({"label", String, name(actor)});
  fields.push_back({"name", String, name(actor)});
  fields.push_back({"kind", String, std::string(to_string(vertex.kind))});
  Writer& writer = writer_;
  writer.clear();
  writer.resume(false);
  writer.StartArray();
  for (const auto& [text, count] : vertex.aliases) {
    if (text != vertex.name) clean_string(writer, clean_line(text));
  }
  writer.EndArray();
  fields.push_back({"aliases", Json, std::string(writer.text())});
  fields.push_back({"mentions", Int, std::to_string(vertex.mentions)});
  fields.push_back({"documents", Int, std::to_string(vertex.documents.size())});
  if (!vertex.first_date.empty()) fields.push_back({"first_seen", String, clean_line(vertex.first_date)});
  if (!vertex.last_date.empty()) fields.push_back({"last_seen", String, clean_line(vertex.last_date)});
  fields.push_back({"color", String, std::string(color(vertex.kind))});
  if (const Measures* measures = measures_.get()) {
    fields.push_back({"in_degree", Int, std::to_string(measures->in_degree[actor])});
    fields.push_back({"out_degree", Int, std::to_string(measures->out_degree[actor])});
    fields.push_back({"weighted_degree", Double, number(measures->weighted_degree[actor])});
    fields.push_back({"pagerank", Double, number(measures->pagerank[actor])});
    fields.push_back({"betweenness", Double, number(measures->betweenness[actor])});
    fields.push_back({"core", Int, std::to_string(measures->core[actor])});
    fields.push_back({"component", Int, std::to_string(measures->component[actor])});
    fields.push_back({"community", Int, std::to_string(measures->community[actor])});
    if (measures->balance[actor]) fields.push_back({"balance", Double, number(*measures->balance[actor])});
  }
  return fields;
}

std::vector<Field> FlatGraph::fields(EdgeId edge, bool with_evidence) const {
  const Relation& relation = (*graph_)[edge];
  const auto flag = [](bool value) { return std::string(value ? "true" : "false"); };
  std::vector<Field> fields;
  fields.reserve(kEdgeFields.size());
  fields.push_back({"label", String, label(edge)});
  fields.push_back({"interaction", String, edge_type(edge)});
  fields.push_back({"lemma", String, clean_line(relation.lemma)});
  fields.push_back({"relation_type", String, std::string(to_string(relation.type))});
  fields.push_back({"polarity", String, std::string(to_string(polarity(relation.type, relation.negated)))});
  fields.push_back({"negated", Boolean, flag(relation.negated)});
  fields.push_back({"symmetric", Boolean, flag(relation.symmetric)});
  fields.push_back({"disputed", Boolean, flag(relation.disputed())});
  fields.push_back({"modality", String, std::string(to_string(relation.modality))});
  fields.push_back({"weight", Double, number(relation.weight)});
  fields.push_back({"statements", Int, std::to_string(relation.evidence.size())});
  fields.push_back({"documents", Int, std::to_string(relation.documents)});
  fields.push_back({"sources", Int, std::to_string(relation.sources)});
  if (!relation.from.empty()) fields.push_back({"time_from", String, clean_line(relation.from)});
  if (!relation.to.empty()) fields.push_back({"time_to", String, clean_line(relation.to)});
  if (relation.attributed) fields.push_back({"attributed_to", Json, attributed_to(relation)});
  const TripleView best = store(*graph_).view(best_statement(edge));
  fields.push_back({"quote", String, clean_text(best.sentence.text)});
  fields.push_back({"where", String,
                    clean_line(best.document) + ":" + std::to_string(best.sentence.whole.begin) + "-" +
                        std::to_string(best.sentence.whole.end)});
  if (with_evidence) fields.push_back({"evidence", Json, evidence(relation)});
  return fields;
}

std::string FlatGraph::name(VertexId actor) const { return clean_line((*graph_)[actor].name); }

std::string FlatGraph::label(EdgeId edge) const { return clean_line((*graph_)[edge].label); }

std::string FlatGraph::edge_type(EdgeId edge) const {
  const ContentId& content = (*graph_)[edge].content;
  const auto found = std::lower_bound(special_edge_types_.begin(), special_edge_types_.end(), content,
                                      [](const auto& entry, const ContentId& id) { return entry.first < id; });
  const bool special = found != special_edge_types_.end() && found->first == content;
  return special ? found->second : plain_edge_type((*graph_)[edge]);
}

Position FlatGraph::position(VertexId actor) const {
  if (layout_.empty()) layout_ = make_layout(*graph_);
  return layout_[actor];
}

double FlatGraph::size(VertexId actor) const {
  const auto edges = static_cast<double>(in_degree(actor, *graph_) + out_degree(actor, *graph_));
  return std::min(40.0, std::round(10 * (5 + 4 * std::log2(1 + edges))) / 10);
}

std::string_view FlatGraph::color(Polarity polarity) noexcept {
  switch (polarity) {
    case Polarity::Cooperative:
      return "#009E73";
    case Polarity::Conflictual:
      return "#D55E00";
    case Polarity::Neutral:
      break;
  }
  return "#555555";
}

std::string_view FlatGraph::color(ActorKind kind) noexcept {
  switch (kind) {
    case ActorKind::State:
      return "#56B4E9";
    case ActorKind::Organization:
    case ActorKind::Project:
      return "#E69F00";
    case ActorKind::ArmedGroup:
      return "#D55E00";
    case ActorKind::Person:
      return "#CC79A7";
    case ActorKind::People:
    case ActorKind::Collective:
      return "#F0E442";
    case ActorKind::Place:
    case ActorKind::Facility:
      return "#009E73";
    case ActorKind::Company:
    case ActorKind::Media:
      return "#0072B2";
    case ActorKind::Other:
      break;
  }
  return "#999999";
}

std::string FlatGraph::title() const {
  const std::size_t documents = store(*graph_).documents().size();
  return "Actor graph of " + std::to_string(documents) + (documents == 1 ? " document" : " documents");
}

std::string FlatGraph::documents() const {
  Writer& writer = writer_;
  writer.clear();
  writer.resume(false);
  writer.StartArray();
  for (DocumentIndex i = 0; i < store(*graph_).documents().size(); ++i) {
    const DocumentRecord& document = store(*graph_).documents()[i];
    writer.StartObject();
    key(writer, "id");
    clean_string(writer, document_id(i));
    key(writer, "path");
    clean_string(writer, document.path);
    if (!document.title.empty()) {
      key(writer, "title");
      clean_string(writer, document.title);
    }
    if (!document.date.empty()) {
      key(writer, "date");
      clean_string(writer, document.date);
    }
    writer.EndObject();
  }
  writer.EndArray();
  return std::string(writer.text());
}

std::string FlatGraph::document_id(DocumentIndex document) const {
  return actorgraph::document_id(store(*graph_).documents()[document]);
}

StatementIndex FlatGraph::best_statement(EdgeId edge) const {
  return actorgraph::best_statement((*graph_)[edge], store(*graph_));
}

std::string FlatGraph::attributed_to(const Relation& relation) const {
  std::set<std::string> names;
  for (const StatementIndex index : relation.evidence) {
    const Statement& statement = store(*graph_)[index];
    if (statement.is_attributed) names.insert(clean_line(store(*graph_).holder(statement)));
  }
  Writer& writer = writer_;
  writer.clear();
  writer.resume(false);
  writer.StartArray();
  for (const std::string& name : names) clean_string(writer, name);
  writer.EndArray();
  return std::string(writer.text());
}

std::string FlatGraph::evidence(const Relation& relation) const {
  Writer& writer = writer_;
  writer.clear();
  writer.resume(false);
  writer.StartArray();
  for (const StatementIndex index : relation.evidence) {
    const TripleView triple = store(*graph_).view(index);
    writer.StartObject();
    key(writer, "document");
    clean_string(writer, triple.document);
    key(writer, "begin");
    writer.Uint64(triple.sentence.whole.begin);
    key(writer, "end");
    writer.Uint64(triple.sentence.whole.end);
    key(writer, "quote");
    clean_string(writer, triple.sentence.text);
    span(writer, "subject", triple.subject.quote);
    span(writer, "relation", triple.relation);
    span(writer, "object", triple.object.quote);
    if (triple.page) {
      key(writer, "page");
      writer.Int(*triple.page);
    }
    key(writer, "line");
    writer.Int(triple.line);
    key(writer, "confidence");
    const double confidence = triple.confidence;
    writer.Shortest(std::isfinite(confidence) ? confidence : 0);
    if (triple.attribution != nullptr) {
      key(writer, "attribution");
      clean_string(writer, triple.attribution->actor.name);
    }
    if (triple.time != nullptr) {
      key(writer, "time");
      clean_string(writer, triple.time->quote.text);
    }
    writer.EndObject();
  }
  writer.EndArray();
  return std::string(writer.text());
}

}  // namespace actorgraph
