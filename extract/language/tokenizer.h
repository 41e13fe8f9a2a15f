#pragma once

#include <string_view>
#include <vector>

#include "extract/span.h"

namespace actorgraph {

/// A syntactic word or a punctuation mark, by the conventions of the English UD treebanks: clitics are split off
/// (do n't, Russia 's), hyphenated compounds are split (Sino - Russian) but for prefixes (non-aligned), abbreviations
/// keep their stop.
struct WordSpan {
  Span span;            ///< bytes of the text
  bool joined = false;  ///< belongs to a multiword token together with the word before
};

/// The words of `text`, in order. Every byte but white space is in exactly one of them. Linear in the text's size.
std::vector<WordSpan> tokenize(std::string_view text);

/// A byte of white space, as the tokenizer sees it (ASCII; the Unicode spaces are found by `space_size`).
bool is_space(char c) noexcept;
/// The size of the white space character at the beginning of `text`, or 0.
std::size_t space_size(std::string_view text) noexcept;

}  // namespace actorgraph
