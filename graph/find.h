#pragma once

#include <string_view>
#include <vector>

#include "graph/actor_graph.h"

namespace actorgraph {

/// The actors that `text` may mean: with that id, else that name, else that alias (case does not matter), else whose
/// name holds it; of several the most mentioned first.
std::vector<VertexId> find_actors(const Graph& graph, std::string_view text);

/// The actors whose name or alias is nearest to `text` by letters left out, added, changed or swapped; at most a third
/// of them may be. At most `most`, the nearest first, then the most mentioned.
std::vector<VertexId> similar_actors(const Graph& graph, std::string_view text, std::size_t most);

}  // namespace actorgraph
