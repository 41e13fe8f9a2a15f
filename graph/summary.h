#pragma once

#include "graph/actor_graph.h"

namespace actorgraph {

/// Computes from `relation.evidence` what depends on it: label, type (of pairs), symmetric, interval, weight, documents
/// and sources.
void summarize(Relation& relation, const StatementStore& store, Grouping grouping);

/// Marks edges that contradict each other: same source and target, same lemma or (other than OTHER) type, one negated
/// and the other not, both asserted, and somewhere two holders (who says so, or else the document) whose times overlap.
/// Forgets earlier marks.
void mark_disputes(Graph& graph);

}  // namespace actorgraph
