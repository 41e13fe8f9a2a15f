#pragma once

#include "graph/actor_graph.h"

namespace actorgraph {

/// Which statements share an edge.
enum class Grouping : std::uint8_t {
  Lemma,  ///< same source, target, lemma, type, negated, modality and attributed or not: the graph of design.md
  Type,   ///< the same without the lemma and attribution
  Pair    ///< same source, target and negated: for tools that draw parallel edges badly
};

/// Computes from `relation.evidence` what depends on it: label, type (of pairs), symmetric, interval, weight, documents
/// and sources.
void summarize(Relation& relation, const StatementStore& store, Grouping grouping);

/// Marks edges that contradict each other: same source and target, same lemma or (other than OTHER) type, one negated
/// and the other not, both asserted, and somewhere two holders (who says so, or else the document) whose times overlap.
/// Forgets earlier marks.
void mark_disputes(Graph& graph);

}  // namespace actorgraph
