#pragma once

#include <cstdint>
#include <vector>

#include "graph/ties.h"

namespace actorgraph {

/// Communities by the Leiden algorithm, which maximises modularity and leaves no community disconnected: a label below
/// the number of vertices for each. Deterministic: the same ties give the same communities.
std::vector<std::uint32_t> leiden_communities(const Ties& undirected);

/// Newman's modularity of a partition, with weights.
double modularity(const Ties& undirected, const std::vector<std::uint32_t>& community);

}  // namespace actorgraph
