#include "graph/content_id.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace actorgraph {
namespace {

constexpr std::size_t kLongestIdText = 128;

std::uint64_t parse_digits(std::string_view hex) noexcept {
  std::uint64_t value = 0;
  for (const char digit : hex) {
    const auto code = static_cast<unsigned char>(digit);
    value = value << 4 | ((code & 15U) + (code >> 6) * 9);  // no branch: the digits are random
  }
  return value;
}

/// The two digits of each byte.
constexpr std::array<std::array<char, 2>, 256> kBytes = [] {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<std::array<char, 2>, 256> bytes{};
  for (std::size_t byte = 0; byte < 256; ++byte) bytes[byte] = {kDigits[byte >> 4], kDigits[byte & 15]};
  return bytes;
}();

void write_digits(std::uint64_t value, char* to) noexcept {
  for (int shift = 56; shift >= 0; shift -= 8, to += 2) std::memcpy(to, kBytes[value >> shift & 255].data(), 2);
}

}  // namespace

ContentId ContentId::of(std::string_view content) noexcept {
  const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
  return {hash.high64, hash.low64};
}

ContentId ContentId::parse(std::string_view hex) noexcept {
  return {parse_digits(hex.substr(0, 16)), parse_digits(hex.substr(16, 16))};
}

std::string ContentId::hex() const { return id('\0').substr(1); }

std::string ContentId::id(char prefix) const {
  std::string text(33, prefix);
  write_digits(high, text.data() + 1);
  write_digits(low, text.data() + 17);
  return text;
}

bool is_id_text(std::string_view text) noexcept {
  return !text.empty() && text.size() <= kLongestIdText && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
           c == '-';
  });
}

}  // namespace actorgraph
