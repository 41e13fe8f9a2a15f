#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/language/model_file.h"
#include "extract/language/tokenizer.h"

namespace actorgraph {

/// Decides after which words of a paragraph a sentence ends: a linear classifier over the words around each place where
/// it could, trained by extract/model/train_splitter.cpp (averaged perceptron). Thread-safe.
class SentenceSplitter {
 public:
  static constexpr std::size_t kWeights = std::size_t{1} << 15;

  /// Reads the section "splitter".
  explicit SentenceSplitter(const ModelFile& file);
  explicit SentenceSplitter(std::vector<std::int16_t> weights);

  /// For each sentence the number of the word after its last. The last entry is `words.size()`. No sentence has more
  /// than `longest` words: one that would is cut, at punctuation if there is some.
  std::vector<std::size_t> ends(std::string_view text, const std::vector<WordSpan>& words, std::size_t longest) const;

  /// Whether a sentence could end after word `at`, which is not the last.
  static bool is_candidate(std::string_view text, const std::vector<WordSpan>& words, std::size_t at);
  /// The indices of the weights that speak about an end after word `at`, in a sentence that began with word `begin`.
  static void features(std::string_view text, const std::vector<WordSpan>& words, std::size_t begin, std::size_t at,
                       std::vector<std::uint32_t>& indices);

 private:
  std::vector<std::int16_t> weights_;
};

}  // namespace actorgraph
