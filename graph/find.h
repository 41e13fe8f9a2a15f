#pragma once

#include <string_view>
#include <vector>

#include "graph/actor_graph.h"

namespace actorgraph {

/// The actors that `text` may mean: with that id, else that name, else that alias (case does not matter), else whose
/// name holds it; of several the most mentioned first.
std::vector<VertexId> find_actors(const Graph& graph, std::string_view text);

}  // namespace actorgraph
