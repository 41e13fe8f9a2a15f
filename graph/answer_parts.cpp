#include "graph/answer_parts.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "graph/json_fields.h"
#include "graph/text_table.h"

namespace actorgraph::answer {

bool says_no(std::string_view label) {
  const std::string words = " " + std::string(label) + " ";
  constexpr std::array<std::string_view, 8> kDenials = {" not ",     " no ",  " never ", " cannot ",
                                                        " neither ", " nor ", "n't ",    "n’t "};
  return std::any_of(kDenials.begin(), kDenials.end(),
                     [&](std::string_view word) { return words.find(word) != std::string::npos; });
}

std::string line_of(const std::string& name) { return shorten(name, 60); }

std::string signed_number(const std::optional<double>& value) {
  if (!value) return "";
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%+.1f", *value);
  return buffer;
}

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string describe(const Relation& relation) {
  std::string text = (relation.negated && !says_no(relation.label) ? "not " : "") + std::string(relation.label);
  std::string marks;
  if (relation.modality != Modality::Asserted) marks = to_string(relation.modality);
  if (relation.attributed) marks += marks.empty() ? "attributed" : ", attributed";
  if (relation.disputed()) marks += marks.empty() ? "disputed" : ", disputed";
  return marks.empty() ? text : text + " (" + marks + ")";
}

std::string describe(const Graph& graph, EdgeId edge) {
  return line_of(graph[source(edge, graph)].name) + (graph[edge].symmetric ? " ↔ " : " → ") +
         line_of(graph[target(edge, graph)].name) + ": " + shorten(describe(graph[edge]), 80);
}

std::string strength(const Relation& relation) {
  return counted(relation.sources, "source") + ", " + counted(relation.documents, "document") + ", " +
         counted(relation.evidence.size(), "statement");
}

std::string place(const TripleView& triple) {
  std::string text(triple.document);
  if (triple.page) text += ", page " + std::to_string(*triple.page);
  return text + ", line " + std::to_string(triple.line);
}

std::string types_text(const std::map<RelationType, std::uint32_t>& types, std::size_t most) {
  std::vector<std::pair<std::uint32_t, RelationType>> order;
  for (const auto& [type, count] : types) order.emplace_back(count, type);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i) {
    if (i > 0) text += ", ";
    text += std::string(to_string(order[i].second)) + " " + std::to_string(order[i].first);
  }
  return order.size() > most ? text + " …" : text;
}

std::string interval(std::string_view from, std::string_view to) {
  if (from == to) return std::string(from);
  return std::string(from.empty() ? "…" : from) + " – " + std::string(to.empty() ? "…" : to);
}

std::string holder_text(const TripleView& triple) {
  if (triple.attribution == nullptr) return "";
  return "; " + line_of(triple.attribution->actor.name) + " " + shorten(triple.attribution->cue, 40);
}

std::string quote_lines(const TripleView& triple) {
  std::string text = "    “" + shorten(triple.sentence.text, 600) + "”\n      " + place(triple) + holder_text(triple);
  if (triple.time != nullptr) text += "; " + shorten(triple.time->quote.text, 40);
  return text + "\n";
}

void put(Writer& writer, std::string_view name, std::string_view text) {
  json::key(writer, name);
  json::string(writer, text);
}

void put_count(Writer& writer, std::string_view name, std::size_t count) {
  json::key(writer, name);
  json::count(writer, count);
}

void put_optional(Writer& writer, std::string_view name, const std::optional<double>& value) {
  json::key(writer, name);
  if (value) {
    json::number(writer, *value);
  } else {
    writer.Null();
  }
}

void put_actor(Writer& writer, std::string_view name, const Graph& graph, VertexId actor) {
  json::key(writer, name);
  writer.StartObject();
  put(writer, "id", graph[actor].id);
  put(writer, "name", graph[actor].name);
  put(writer, "kind", to_string(graph[actor].kind));
  writer.EndObject();
}

void put_types(Writer& writer, const std::map<RelationType, std::uint32_t>& types) {
  json::key(writer, "types");
  writer.StartObject();
  for (const auto& [type, count] : types) put_count(writer, to_string(type), count);
  writer.EndObject();
}

}  // namespace actorgraph::answer
