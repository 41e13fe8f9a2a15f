#pragma once

#include <cstdint>
#include <optional>

namespace actorgraph {

/// A mark that combines with the letter before it: U+0300 … U+036F.
constexpr bool is_combining_mark(char32_t character) noexcept { return character >= 0x300 && character <= 0x36F; }

/// The one character that a letter (which may be composed already) and a combining mark make, where there is one.
std::optional<char32_t> compose(char32_t letter, char32_t mark);

}  // namespace actorgraph
