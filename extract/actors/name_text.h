#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/sentence.h"

namespace actorgraph {

/// A name as it is compared: accents, dots and curly quotes folded, hyphens and white space one blank, British
/// spellings of common name words made American. Case stays, since it tells "US" from "us".
std::string fold_name(std::string_view name);

/// ASCII letters in lower case, other bytes as they are.
std::string lowered(std::string_view text);

/// The letters and digits that folded text begins with.
std::string_view first_folded_word(std::string_view folded) noexcept;

/// The folded text of a sentence and where each token lies in it.
struct FoldedSentence {
  explicit FoldedSentence(const Sentence& sentence);

  std::string text;
  std::string low;  ///< the same in lower case
  std::vector<std::size_t> begin;
  std::vector<std::size_t> end;

  /// Folded text of the tokens [first, last].
  std::string_view of(int first, int last) const noexcept { return part(text, first, last); }
  std::string_view low_of(int first, int last) const noexcept { return part(low, first, last); }

 private:
  std::string_view part(std::string_view of_text, int first, int last) const noexcept {
    const std::size_t from = begin[static_cast<std::size_t>(first)];
    const std::size_t to = end[static_cast<std::size_t>(last)];
    return of_text.substr(from, to > from ? to - from : 0);
  }
};

}  // namespace actorgraph
