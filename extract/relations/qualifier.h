#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/relations/actor_view.h"
#include "extract/relations/candidate.h"
#include "extract/relations/relation_lexicon.h"

namespace actorgraph {

/// Who says so: an actor at a token, with the word that tells it, and on whom this source relies.
struct Source {
  Argument argument;
  std::string cue;
};

/// What a statement is besides its words.
struct Qualifiers {
  bool negated = false;
  Modality modality = Modality::Asserted;
  std::vector<Source> sources;  ///< innermost first: [Putin, Lavrov] for "Lavrov said that Putin believes …"
};

/// Whether the verb at `token` tells that somebody claims something.
bool reports(const Sentence& sentence, const RelationLexicon& lexicon, int token);
/// Who claims by a verb that reports: the subject, or the agent of a passive ("as noted by X").
std::vector<Argument> speakers(const ActorView& view, const RelationLexicon& lexicon, int verb);

/// Negation with its scope, modality and attribution of a candidate, read off the tree from its predicate upwards.
Qualifiers qualify(const ActorView& view, const RelationLexicon& lexicon, const Candidate& candidate);

}  // namespace actorgraph
