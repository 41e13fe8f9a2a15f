#pragma once

#include <string>
#include <string_view>

namespace actorgraph {

/// `bytes` as UTF-8. UTF-16 is known by its byte order mark, which stays as one U+FEFF; other encodings are read when
/// `encoding` names them (iconv's names). Throws InputError naming the first byte that does not decode, and for
/// binary data.
std::string decode(std::string_view bytes, const std::string& encoding);

/// The offset of the first byte that is not well-formed UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view bytes) noexcept;

/// Appends the character's UTF-8; U+FFFD for what is none.
void append_utf8(std::string& text, char32_t character);

/// The character that starts at `at` and its length in bytes. Precondition: `text` is valid UTF-8, `at` starts one.
struct Utf8Character {
  char32_t character = 0;
  std::size_t size = 0;
};
Utf8Character utf8_at(std::string_view text, std::size_t at) noexcept;

}  // namespace actorgraph
