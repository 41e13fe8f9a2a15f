#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extract/language/model_file.h"
#include "extract/sentence.h"

namespace actorgraph {

/// Lemmas by edit scripts for a tag and the longest known suffix, and a table of exceptions; both are learnt from
/// treebanks by extract/model/train_lemmas.py. Thread-safe.
class Lemmatizer {
 public:
  /// Reads the section "lemmas".
  explicit Lemmatizer(const ModelFile& file);

  /// Never empty for a form that is not.
  std::string lemma(std::string_view form, std::string_view xpos) const;

 private:
  struct Rule {
    char letters = 'k';      ///< l: lower case; u: lower case after the first character; k: as they are
    std::uint8_t cut = 0;    ///< code points that go at the end
    std::string append;
  };
  static std::string apply(const Rule& rule, std::string_view form);

  std::unordered_map<std::string, Rule> rules_;              ///< by tag, tab, suffix
  std::unordered_map<std::string, std::string> exceptions_;  ///< by tag, tab, form
};

}  // namespace actorgraph
