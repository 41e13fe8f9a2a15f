#pragma once

#include <compare>
#include <cstddef>

namespace actorgraph {

/// The bytes [begin, end) of one Document's clean text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  constexpr std::size_t size() const noexcept { return end - begin; }
  constexpr bool empty() const noexcept { return begin == end; }
  constexpr bool contains(const Span& other) const noexcept { return begin <= other.begin && other.end <= end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The Unicode code points [begin, end) of a document as given: a byte order mark counts one, CRLF two.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  constexpr std::size_t size() const noexcept { return end - begin; }
  friend constexpr auto operator<=>(const Range&, const Range&) = default;
};

}  // namespace actorgraph
