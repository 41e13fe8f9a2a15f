#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace actorgraph {

/// Whether a word stands in a list.
template <std::size_t N>
constexpr bool among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace actorgraph
