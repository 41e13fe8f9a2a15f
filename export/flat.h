#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/layout.h"
#include "graph/actor_graph.h"
#include "graph/json_writer.h"

namespace actorgraph {

/// What formats without nesting say of an actor or an edge: named values of four types (formats.md, section 2.0). All
/// text is clean; a Json value is a JSON array, to be written as text by formats that have no arrays.
enum class FieldType : std::uint8_t { String, Int, Double, Boolean, Json };

struct FieldDefinition {
  std::string_view name;
  FieldType type;
};

struct Field {
  std::string_view name;
  FieldType type = FieldType::String;
  std::string text;
};

/// What is computed of a graph for its exports; views it.
class FlatGraph {
 public:
  /// Keeps a reference: `graph` must outlive it.
  explicit FlatGraph(const Graph& graph);
  FlatGraph(const Graph&&) = delete;  // would dangle

  const Graph& graph() const noexcept { return *graph_; }

  /// All fields that `fields` may give, in order.
  static std::span<const FieldDefinition> actor_fields() noexcept;
  static std::span<const FieldDefinition> edge_fields() noexcept;

  /// The known ones; what is unknown is left out.
  std::vector<Field> fields(VertexId actor) const;
  /// `with_evidence`: all statements too, and not only the best one's quote.
  std::vector<Field> fields(EdgeId edge, bool with_evidence = true) const;

  /// Clean, on one line.
  std::string name(VertexId actor) const;
  std::string label(EdgeId edge) const;
  /// What keeps parallel edges apart: no two edges of the same source and target share it.
  std::string edge_type(EdgeId edge) const;
  /// Where and how large to draw an actor. Computed for all at the first call.
  Position position(VertexId actor) const;
  double size(VertexId actor) const;
  /// `#rrggbb` for conflict, cooperation and neutral.
  static std::string_view color(Polarity polarity) noexcept;
  static std::string_view color(ActorKind kind) noexcept;

  std::string title() const;
  /// JSON array of objects: id, path, title, date, hash.
  std::string documents() const;
  std::string document_id(DocumentIndex document) const;

  /// The statement to quote: the most certain, then the first.
  StatementIndex best_statement(EdgeId edge) const;

 private:
  /// Finds edge types of their own for those edges of one source and target that need one.
  void tell_apart(std::span<const std::pair<VertexId, EdgeId>> parallel);
  std::string attributed_to(const Relation& relation) const;
  std::string evidence(const Relation& relation) const;

  const Graph* graph_;
  std::vector<std::pair<ContentId, std::string>> special_edge_types_;  // where lemma and qualifiers do not do; sorted
  std::shared_ptr<const Measures> measures_;  ///< the graph's own, or computed where it is small; else null
  mutable std::vector<Position> layout_;
  mutable json::Writer writer_;  ///< of values that are JSON, one after another
};

}  // namespace actorgraph
