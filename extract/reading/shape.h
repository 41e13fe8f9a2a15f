#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace actorgraph {

/// What can be seen of a block's text without understanding it.
struct Shape {
  std::size_t words = 0;
  std::size_t letters = 0;
  std::size_t latin = 0;  ///< letters of the Latin script
  std::size_t digits = 0;
  std::size_t url_bytes = 0;  ///< bytes in web and mail addresses
  bool starts_lower = false;  ///< its first letter is a small one, digits and brackets before it aside
  bool starts_digit = false;
  bool ends_sentence = false;  ///< ends with a stop, quotes and brackets after it aside
  std::uint64_t key = 0;  ///< hash of its letters, the same for a running head with other page numbers; 0 if it is long
};

/// The longest text in bytes that has a key.
inline constexpr std::size_t kLongestKeyed = 200;

Shape shape_of(std::string_view text);

/// Whether the text ends with a stop, quotes and brackets after it aside.
bool ends_sentence(std::string_view text);

/// How many of the text's words are English function words; counting stops at `enough`.
std::size_t count_english(std::string_view text, std::size_t enough = static_cast<std::size_t>(-1));

/// How many of the text's words begin with a capital.
std::size_t count_capitalised(std::string_view text);

/// How much `text` looks like an entry of a list of references: 3 and more is one.
int reference_score(std::string_view text);

/// Whether the text ends with a word that cannot end a sentence or a heading: "prevent Afghanistan from".
bool ends_open(std::string_view text);

/// The text without blanks, quotes and brackets at its ends.
std::string_view trim_quotes(std::string_view text);

/// Small ASCII letters for capital ones.
std::string lower_case(std::string_view text);

}  // namespace actorgraph
