#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

// For graph/'s own sources.
namespace actorgraph::json {

/// Whether a JSON string cannot hold the byte as it is.
inline bool is_special(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

/// Where the first such byte stands, or `end`. The bits of the bytes before it are added to `bits`, of which the
/// highest in any byte tells that not all are ASCII.
inline const char* find_special(const char* text, const char* end, std::uint64_t& bits) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighs = 0x8080808080808080;
  for (; end - text >= 8; text += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, text, 8);
    const std::uint64_t quote = eight ^ (kOnes * '"');
    const std::uint64_t slash = eight ^ (kOnes * '\\');
    // The high bit of a byte is set where it is below 0x20, or zero after the xor; maybe of bytes above such a one
    // too.
    const std::uint64_t found =
        (((eight - kOnes * 0x20) & ~eight) | ((quote - kOnes) & ~quote) | ((slash - kOnes) & ~slash)) & kHighs;
    if (found != 0) {
      if constexpr (std::endian::native != std::endian::little) break;
      const int place = std::countr_zero(found) / 8;
      bits |= eight & ((std::uint64_t{1} << (8 * place)) - 1);
      return text + place;
    }
    bits |= eight;
  }
  for (; text != end && !is_special(*text); ++text) bits |= static_cast<unsigned char>(*text);
  return text;
}

inline bool is_ascii(std::uint64_t bits) noexcept { return (bits & 0x8080808080808080) == 0; }

}  // namespace actorgraph::json
