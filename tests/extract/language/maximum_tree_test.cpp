#include "extract/language/maximum_tree.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace {

using actorgraph::maximum_tree;

bool is_tree(const std::vector<int>& heads) {
  if (std::count(heads.begin() + 1, heads.end(), 0) != 1) return false;
  for (std::size_t d = 1; d < heads.size(); ++d) {
    std::size_t node = d;
    for (std::size_t steps = 0; node != 0; ++steps) {
      if (steps > heads.size()) return false;
      node = static_cast<std::size_t>(heads[node]);
    }
  }
  return true;
}

double value(const std::vector<float>& scores, const std::vector<int>& heads) {
  double sum = 0;
  for (std::size_t d = 1; d < heads.size(); ++d) {
    sum += static_cast<double>(scores[d * heads.size() + static_cast<std::size_t>(heads[d])]);
  }
  return sum;
}

// The best of all trees, tried one by one.
double best_value(const std::vector<float>& scores, std::size_t words) {
  std::vector<int> heads(words + 1, 0);
  double best = -1e300;
  for (;;) {
    if (is_tree(heads)) best = std::max(best, value(scores, heads));
    std::size_t d = 1;
    while (d <= words && heads[d] == static_cast<int>(words)) heads[d++] = 0;
    if (d > words) return best;
    ++heads[d];
  }
}

}  // namespace

TEST_CASE("the maximum tree is the best of all trees with one root") {
  std::uint32_t state = 7;
  for (int round = 0; round < 300; ++round) {
    const std::size_t words = 1 + static_cast<std::size_t>(round) % 5;
    std::vector<float> scores((words + 1) * (words + 1));
    for (float& score : scores) {
      state = state * 1664525u + 1013904223u;
      score = static_cast<float>(state >> 20) / 64.0f - 30.0f;
    }
    const std::vector<int> heads = maximum_tree(scores, words);
    REQUIRE(is_tree(heads));
    CHECK(value(scores, heads) == doctest::Approx(best_value(scores, words)));
  }
}
