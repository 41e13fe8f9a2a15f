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

  /// `tag`: XPOS|UPOS. Never empty for a form that is not.
  std::string lemma(std::string_view form, std::string_view tag) const;

 private:
  struct Rule {
    char letters = 'k';    ///< l: lower case; u: lower case with a capital at its beginning; k: as they are
    std::uint8_t cut = 0;  ///< code points that go at the end
    std::string append;
  };
  static std::string apply(const Rule& rule, std::string_view form);
  const Rule* find_rule(std::string_view kind, std::string_view lower) const;

  /// What the tables are looked up by: the key itself is `kind`, a tab and `text`.
  struct Query {
    std::string_view kind;
    std::uint32_t hash_of_kind;  ///< and the tab
    std::string_view text;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const noexcept;
    std::size_t operator()(const Query& query) const noexcept;
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const noexcept { return a == b; }
    bool operator()(const Query& query, std::string_view key) const noexcept;
    bool operator()(std::string_view key, const Query& query) const noexcept { return (*this)(query, key); }
  };
  std::unordered_map<std::string, Rule, Hash, Equal> rules_;
  std::unordered_map<std::string, std::string, Hash, Equal> exceptions_;
};

}  // namespace actorgraph
