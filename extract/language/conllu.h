#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/sentence.h"

namespace actorgraph {

/// A word line of a CoNLL-U file, its columns as they stand.
struct ConlluWord {
  std::string form;
  std::string lemma;
  std::string upos;
  std::string xpos;
  int head = 0;  ///< 1-based, 0: the root
  std::string deprel;
  std::string deps;  ///< enhanced dependencies
  std::string misc;
  std::size_t line = 0;  ///< of the file, 1-based
};

/// The words [first, last] (0-based) of a multiword token.
struct ConlluRange {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string form;
  std::string misc;
};

struct ConlluSentence {
  std::vector<std::string> comments;  ///< without "# "
  std::vector<ConlluWord> words;
  std::vector<ConlluRange> ranges;  ///< sorted, apart from each other
  std::size_t line = 0;             ///< of its first line
};

/// The sentences of a CoNLL-U file. Empty nodes are left out. Throws InputError, naming the line, for what is no
/// CoNLL-U: columns that are missing, ids out of order, heads outside the sentence, heads that are no tree with one
/// root, words without a head.
std::vector<ConlluSentence> parse_conllu(std::string_view file);

/// The text that a CoNLL-U file without a document speaks of: its `# text` lines joined by LF (a sentence without one:
/// its forms).
std::string conllu_text(std::string_view file);

/// The file's sentences as sentences of `document`. Words are found by the code points of the original that MISC tells
/// (`TokenRange=a:b`, or `start_char=a|end_char=b`), else by looking for the forms in the text, one after the other.
/// Throws InputError, naming the line, for a file that is wrong or that belongs to another document.
std::vector<Sentence> read_conllu(std::string_view file, const Document& document);

/// Writes valid CoNLL-U: `# sent_id` (its number, from `first_id`), `# text`, ranges for multiword tokens, in DEPS the
/// enhanced graph (prepositions after the relation), in MISC SpaceAfter=No and TokenRange, the code points of the
/// original document.
void write_conllu(const std::vector<Sentence>& sentences, std::ostream& out, std::size_t first_id = 1);

}  // namespace actorgraph
