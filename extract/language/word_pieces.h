#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace actorgraph {

// What the network sees of a word's form. extract/model/train_parser.py has the same functions under the same names:
// change both, and train again.

/// The form with typographic variants folded: curly quotes are straight, dashes are one dash.
std::string plain_form(std::string_view form);
/// `plain_form` in lower case (ASCII) with 0 for each digit: the key of the word vectors.
std::string vocabulary_form(std::string_view form);
/// The buckets of the form's suffixes, prefixes, shape and trigrams.
void word_pieces(std::string_view form, std::uint32_t buckets, std::vector<std::uint32_t>& pieces);
/// FNV-1a, 32 bits; `start` is the hash of what comes before.
std::uint32_t fnv1a(std::string_view text, std::uint32_t start = 2166136261u) noexcept;
/// ASCII letters in lower case.
std::string ascii_lower(std::string_view text);

}  // namespace actorgraph
