#include "graph/content_id.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

namespace actorgraph {
namespace {

constexpr std::size_t kLongestIdText = 128;

std::uint64_t parse_digits(std::string_view hex) noexcept {
  std::uint64_t value = 0;
  for (const char digit : hex) {
    value = value << 4 | static_cast<std::uint64_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
  }
  return value;
}

}  // namespace

ContentId ContentId::of(std::string_view content) noexcept {
  const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
  return {hash.high64, hash.low64};
}

ContentId ContentId::parse(std::string_view hex) noexcept {
  return {parse_digits(hex.substr(0, 16)), parse_digits(hex.substr(16, 16))};
}

std::string ContentId::hex() const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text(32, '0');
  for (std::size_t i = 0; i < 16; ++i) {
    text[15 - i] = kDigits[(high >> (4 * i)) & 15];
    text[31 - i] = kDigits[(low >> (4 * i)) & 15];
  }
  return text;
}

bool is_id_text(std::string_view text) noexcept {
  return !text.empty() && text.size() <= kLongestIdText && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
           c == '-';
  });
}

}  // namespace actorgraph
