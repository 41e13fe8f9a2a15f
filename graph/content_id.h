#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace actorgraph {

/// 128 bits that stand for a content: what ids of vertices, edges and statements are made of.
struct ContentId {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  static ContentId of(std::string_view content) noexcept;
  /// Precondition: `hex` is 32 digits of 0-9a-f.
  static ContentId parse(std::string_view hex) noexcept;
  /// 32 digits; sorting them sorts the ids.
  std::string hex() const;
  /// `prefix` and the digits.
  std::string id(char prefix) const;

  friend constexpr auto operator<=>(const ContentId&, const ContentId&) = default;
};

/// Whether an id may be made of it in every format: not empty, at most 128 of [A-Za-z0-9_.-].
bool is_id_text(std::string_view text) noexcept;

}  // namespace actorgraph
