#pragma once

#include <vector>

#include "extract/actors/actor_lexicon.h"
#include "extract/actors/name_text.h"
#include "extract/sentence.h"

namespace actorgraph {

enum class NameSpanKind : std::uint8_t { Lexicon, Person, Name };

/// A name in a sentence, before it is known whose: tokens [first, last].
struct NameSpan {
  int first = 0;
  int last = 0;
  NameSpanKind kind = NameSpanKind::Name;
  const LexiconEntry* entry = nullptr;      ///< of a Lexicon span
  ActorKind actor_kind = ActorKind::Other;  ///< what the words tell; Other where they tell nothing
  int office_first = -1;                    ///< the office or title before it, or -1
  int office_last = -1;
};

/// An office, rank or title: tokens [first, last], with or without a name after it.
struct OfficeSpan {
  int first = 0;
  int last = 0;
  const OfficeWord* office = nullptr;
};

struct SentenceNames {
  std::vector<NameSpan> names;      ///< sorted by first token, longer before shorter; may nest
  std::vector<OfficeSpan> offices;  ///< sorted by first token; without overlap
};

/// The names of one sentence: those of the lexicon (longest match) and those it has never seen (capitalised
/// sequences, with what their words, titles and tags tell about their kind).
SentenceNames find_names(const Sentence& sentence, const FoldedSentence& folded, const ActorLexicon& lexicon);

/// The token of [first, last] that governs the others.
int head_of(const Sentence& sentence, int first, int last);

}  // namespace actorgraph
