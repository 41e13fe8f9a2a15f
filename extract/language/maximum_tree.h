#pragma once

#include <cstddef>
#include <vector>

namespace actorgraph {

/// The heads of the highest-scoring dependency tree in which exactly one word hangs from the root (Chu and Liu 1965,
/// Edmonds 1967). `scores[d * (words + 1) + h]` is the score of word d's (1 … words) having the head h (0: the root);
/// the other entries do not matter. Entry 0 of the result is 0. At equal scores the smaller head wins.
/// Precondition: the scores lie within ±1e6.
std::vector<int> maximum_tree(const std::vector<float>& scores, std::size_t words);

}  // namespace actorgraph
