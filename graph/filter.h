#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/actor_graph.h"

namespace actorgraph {

/// What to keep of a graph. An empty set or absent value keeps all. Statements are looked at first (documents, time,
/// confidence), then what the edges that they leave say (type, polarity, modality, denied, disputed); these are
/// grouped, and of the groups sources and actors count.
struct Filter {
  std::set<std::string> documents;  ///< hashes
  std::string from;                 ///< ISO date: statements dated wholly before it go; undated ones too
  std::string to;
  double min_confidence = 0;

  std::set<RelationType> types;
  std::set<Polarity> polarities;
  std::set<Modality> modalities;
  std::optional<bool> negated;
  std::optional<bool> disputed;

  Grouping grouping = Grouping::Lemma;  ///< which of the kept statements share an edge; only coarser than it was

  std::uint32_t min_sources = 0;

  std::set<ActorKind> kinds;      ///< of both ends
  std::vector<VertexId> actors;   ///< edges that touch one of them
  std::vector<VertexId> between;  ///< edges whose ends are both among them
  std::vector<VertexId> focus;    ///< edges between actors at most `radius` steps from one of them
  int radius = 1;
  std::optional<std::size_t> top;  ///< the edges with most sources, then most weight
};

/// Fills `result` with what `filter` keeps of `graph`: names stay as the whole graph settled them; weights, labels and
/// intervals are those of the statements left. Precondition: `result` is empty; `filter`'s vertices are of `graph`.
void filter_graph(const Graph& graph, const Filter& filter, Graph& result);

}  // namespace actorgraph
