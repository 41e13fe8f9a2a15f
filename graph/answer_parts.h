#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "graph/actor_graph.h"
#include "graph/json_writer.h"

// What answers, reports and figures are put together from.
namespace actorgraph::answer {

using Writer = json::Writer;

std::string line_of(const std::string& name);
/// `+2.5`; nothing where there is no value.
std::string signed_number(const std::optional<double>& value);
/// `2 documents`, `1 document`.
std::string counted(std::size_t count, const std::string& noun);
/// Whether the words deny by themselves: `is not part of`, `cannot reach`.
bool says_no(std::string_view label);
/// `not condemn (planned, attributed)`.
std::string describe(const Relation& relation);
/// `Peru → Chile: not condemn (planned)`.
std::string describe(const Graph& graph, EdgeId edge);
std::string strength(const Relation& relation);
/// `reports/a.md, page 3, line 8`.
std::string place(const TripleView& triple);
/// `COOPERATE 3, AID 1`: the most frequent first, and `…` after `most`.
std::string types_text(const std::map<RelationType, std::uint32_t>& types, std::size_t most = 6);
std::string interval(std::string_view from, std::string_view to);
/// The sentence, and below it where it stands, who says so and when.
std::string quote_lines(const TripleView& triple);
/// `; Lavrov said` where somebody is named who says so.
std::string holder_text(const TripleView& triple);

void put(Writer& writer, std::string_view name, std::string_view text);
void put_count(Writer& writer, std::string_view name, std::size_t count);
void put_optional(Writer& writer, std::string_view name, const std::optional<double>& value);
void put_actor(Writer& writer, std::string_view name, const Graph& graph, VertexId actor);
void put_types(Writer& writer, const std::map<RelationType, std::uint32_t>& types);

/// A JSON value built by `fill`, as a line of text.
template <typename Fill>
std::string make_json(const Fill& fill) {
  Writer writer;
  fill(writer);
  return std::string(writer.text()) + "\n";
}

}  // namespace actorgraph::answer
