#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/language/instructions.h"
#include "extract/language/tokenizer.h"
#include "extract/sentence.h"

namespace actorgraph {

/// Sentence splitter, tokenizer, tagger, lemmatizer and dependency parser for English (Universal Dependencies).
/// Deterministic on every machine. Thread-safe: one object serves any number of threads.
class Language {
 public:
  /// The model that is compiled in.
  Language();
  /// Another model file's bytes, which may go away afterwards. Throws InputError when it is damaged.
  explicit Language(std::string_view model, Instructions instructions = best_instructions());
  ~Language();
  Language(Language&&) noexcept;
  Language& operator=(Language&&) noexcept;

  /// The parsed sentences of the blocks whose role is in `roles` (a bit for each Role, 1u << role).
  std::vector<Sentence> analyse(const Document& document, unsigned roles) const;
  /// The first half of that: the words of each sentence, for `parse`.
  std::vector<std::vector<WordSpan>> split(const Document& document, unsigned roles) const;
  /// Tags, lemmas and trees for sentences whose words are known. Precondition: no sentence is empty; the words lie in
  /// the document's text, sorted and apart. Time grows with the square of a sentence's length.
  std::vector<Sentence> parse(const Document& document, std::span<const std::vector<WordSpan>> sentences) const;

 private:
  struct Model;
  std::unique_ptr<const Model> model_;
};

/// Paragraphs, list items and quotations.
unsigned prose_roles() noexcept;

}  // namespace actorgraph
