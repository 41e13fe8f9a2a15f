#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

// For graph/'s own sources.
namespace actorgraph::json {

/// Whether a JSON string cannot hold the byte as it is.
inline bool is_special(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

/// The high bit of each such byte of eight; maybe of bytes above such a one too.
inline std::uint64_t special_bytes(std::uint64_t eight) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  const std::uint64_t quote = eight ^ (kOnes * '"');
  const std::uint64_t slash = eight ^ (kOnes * '\\');
  // Below 0x20, or zero after the xor.
  return (((eight - kOnes * 0x20) & ~eight) | ((quote - kOnes) & ~quote) | ((slash - kOnes) & ~slash)) & (kOnes * 0x80);
}

/// Where the first such byte stands, or `end`. The bits of the bytes before it are added to `bits`, of which the
/// highest in any byte tells that not all are ASCII.
inline const char* find_special(const char* text, const char* end, std::uint64_t& bits) noexcept {
  const char* const begin = text;
  for (; end - text >= 8; text += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, text, 8);
    const std::uint64_t found = special_bytes(eight);
    if (found != 0) {
      if constexpr (std::endian::native != std::endian::little) break;
      const int place = std::countr_zero(found) / 8;
      bits |= eight & ((std::uint64_t{1} << (8 * place)) - 1);
      return text + place;
    }
    bits |= eight;
  }
  if (std::endian::native == std::endian::little && text != end && end - begin >= 8) {
    // The last bytes with some before them that have been looked at, which are shifted out.
    const auto left = static_cast<unsigned>(end - text);
    std::uint64_t eight;
    std::memcpy(&eight, end - 8, 8);
    eight >>= 64 - 8 * left;
    const std::uint64_t found = special_bytes(eight) & ((std::uint64_t{1} << (8 * left)) - 1);
    if (found == 0) {
      bits |= eight;
      return end;
    }
  }
  for (; text != end && !is_special(*text); ++text) bits |= static_cast<unsigned char>(*text);
  return text;
}

inline bool is_ascii(std::uint64_t bits) noexcept { return (bits & 0x8080808080808080) == 0; }

}  // namespace actorgraph::json
