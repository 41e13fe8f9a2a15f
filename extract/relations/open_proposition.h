#pragma once

#include <span>
#include <string>
#include <vector>

#include "extract/relations/relation_lexicon.h"
#include "extract/sentence.h"
#include "extract/triple.h"

namespace actorgraph {

/// One minimal statement of a clause, actors or not: who or what, the words of the relation, the argument.
/// Minimal as MinIE (Gashteovski et al. 2017) and BenchIE (Gashteovski et al. 2022) mean it: no clause in a slot but
/// what somebody says, one conjunct each. The "is" of an apposition stands nowhere: its span is empty. Quotes hold the
/// sentence's words joined by blanks; their pieces say where these stand.
struct OpenProposition {
  Quote sentence;
  int line = 1;
  std::optional<int> page;
  Quote subject;
  Quote relation;  ///< auxiliaries, negation and preposition included
  Quote object;
  std::string role;  ///< of the object: "obj", "obl:with", "predicate" …
  bool negated = false;
  Modality modality = Modality::Asserted;
  double confidence = 0;  ///< 0 … 1
};

/// The open propositions of one document's sentences, in order of the text.
std::vector<OpenProposition> find_open_propositions(const Document& document, std::span<const Sentence> sentences,
                                                    const RelationLexicon& lexicon);

}  // namespace actorgraph
