#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace actorgraph {

/// Whether a word stands in a list.
template <std::size_t N>
constexpr bool among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Tells quickly that a word is not in a list, as most are not; of one that may be it tells nothing.
class WordFilter {
 public:
  /// Lists of words, or of pairs of a word and what it means.
  template <typename... Lists>
  explicit constexpr WordFilter(const Lists&... lists) {
    const auto add = [&](const auto& list) {
      for (const auto& entry : list) marks_[mark(word_of(entry))] = true;
    };
    (add(lists), ...);
  }
  constexpr bool may_hold(std::string_view word) const noexcept { return marks_[mark(word)]; }

 private:
  static constexpr std::string_view word_of(std::string_view word) noexcept { return word; }
  template <typename Value>
  static constexpr std::string_view word_of(const std::pair<std::string_view, Value>& entry) noexcept {
    return entry.first;
  }
  static constexpr std::size_t mark(std::string_view word) noexcept {
    if (word.empty()) return 0;
    const auto first = static_cast<unsigned char>(word.front());
    const auto last = static_cast<unsigned char>(word.back());
    return (first * 67u + last * 11u + word.size() * 251u) % 1024u;
  }

  std::array<bool, 1024> marks_{};
};

}  // namespace actorgraph
