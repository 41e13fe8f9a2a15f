#pragma once

#include "graph/actor_graph.h"

namespace actorgraph {

/// Computes from `relation.evidence` what depends on it: label, type (of pairs), symmetric, interval, weight, documents
/// and sources.
void summarize(Relation& relation, const StatementStore& store, Grouping grouping);

/// What identifies an edge: a hash of its ends and of what its statements share, of which `statement` is one.
ContentId edge_content(std::string_view source_id, std::string_view target_id, const Statement& statement,
                       const StatementStore& store, Grouping grouping);

/// The edge of the statements in `evidence`, which are sorted and share one under `grouping`; without its disputes.
Relation make_relation(ContentId content, std::vector<StatementIndex> evidence, const StatementStore& store,
                       Grouping grouping);

/// The statement to quote: the most certain, then the first.
StatementIndex best_statement(const Relation& relation, const StatementStore& store);

/// Marks edges that contradict each other: same source and target, one negated and the other not, and somewhere two
/// asserted statements of the same lemma or (other than OTHER) type whose holders (who says so, or else the document)
/// differ and whose times overlap. Forgets earlier marks.
void mark_disputes(Graph& graph);

}  // namespace actorgraph
