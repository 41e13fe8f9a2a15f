#pragma once

#include "graph/actor_graph.h"

namespace actorgraph {

/// Computes from `relation.evidence` what depends on it: label, type (of pairs), symmetric, interval, weight, documents
/// and sources.
void summarize(Relation& relation, const StatementStore& store, Grouping grouping);

/// What identifies an edge: a hash of its ends and of what statements must share to stand in it. `relation` has its
/// lemma, type, modality, negated and attributed set.
ContentId edge_content(const Vertex& source, const Vertex& target, const Relation& relation, Grouping grouping);

/// Marks edges that contradict each other: same source and target, one negated and the other not, and somewhere two
/// asserted statements of the same lemma or (other than OTHER) type whose holders (who says so, or else the document)
/// differ and whose times overlap. Forgets earlier marks.
void mark_disputes(Graph& graph);

}  // namespace actorgraph
