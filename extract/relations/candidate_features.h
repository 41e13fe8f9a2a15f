#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/relations/actor_view.h"
#include "extract/relations/candidate.h"
#include "extract/relations/features.h"
#include "extract/relations/relation_lexicon.h"
#include "extract/triple.h"

namespace actorgraph {

/// How a candidate stands among the others of its sentence: who else claims its predicate, its subject, its object.
struct Rivalry {
  std::string subject;         ///< shape of a subject nearer to the same predicate, for the same object; empty: none
  std::string object;          ///< shape of an object nearer to the same predicate, for the same subject; empty: none
  bool deeper_object = false;  ///< a way to another object leads on from where this one ends
  bool nearer_predicate = false;  ///< another predicate reaches this object in fewer steps
  bool shorter = false;           ///< the same two actors are joined by another candidate with fewer steps
  bool reversed = false;          ///< the same predicate joins them the other way round
  int siblings = 0;               ///< candidates with this predicate
};

/// One Rivalry per candidate, in their order.
std::vector<Rivalry> rivalries(std::span<const Candidate> candidates);

/// What confidence.h weighs, as "name=value". `type_source` names the word that decided the type.
Features candidate_features(const ActorView& view, const RelationLexicon& lexicon, const Candidate& candidate,
                            const Rivalry& rivalry, const Triple& triple, std::string_view type_source);

}  // namespace actorgraph
