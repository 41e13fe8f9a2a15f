#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "graph/actor_graph.h"
#include "graph/records.h"

namespace actorgraph {

/// What became of an actor or an edge that is in both graphs.
struct ActorChange {
  std::string id, name;
  std::size_t mentions_before = 0, mentions_after = 0;
};
struct EdgeChange {
  std::string id, source, label, target;  ///< names of the ends
  RelationType type = RelationType::Other;
  bool negated = false;
  Modality modality = Modality::Asserted;
  std::uint32_t weight_before = 0, weight_after = 0;
  std::uint32_t sources_before = 0, sources_after = 0;
  std::size_t statements_before = 0, statements_after = 0;
  bool disputed_before = false, disputed_after = false;
};

/// What makes one graph of another. Lists are sorted by id; those of records are what `apply` needs.
struct GraphDiff {
  std::vector<ActorChange> added_actors, removed_actors, changed_actors;
  std::vector<EdgeChange> added_edges, removed_edges, changed_edges;

  std::vector<DocumentRecord> added_documents, removed_documents;  ///< a changed record stands in both
  std::vector<ActorRecord> added_records, removed_records;
  std::vector<Triple> added_statements;
  std::vector<std::string> removed_statements;  ///< ids; a changed statement stands in both

  bool empty() const noexcept;
  /// Edges that were not disputed and are.
  std::vector<const EdgeChange*> newly_disputed() const;
};

GraphDiff diff(const Graph& before, const Graph& after);

/// Fills `result` with the graph that `difference` makes of `graph`: apply(diff(A, B), A) is B. Precondition: `result`
/// is empty.
void apply(const GraphDiff& difference, const Graph& graph, Graph& result);

/// A readable table, and `{"actors":{…},"edges":{…},"documents":{…},"statements":{…}}`.
std::string format_diff(const GraphDiff& difference);
void write_diff_json(const GraphDiff& difference, std::ostream& out);

}  // namespace actorgraph
