#pragma once

#include <vector>

#include "extract/relations/actor_view.h"
#include "extract/relations/candidate.h"
#include "extract/relations/relation_lexicon.h"

namespace actorgraph {

/// Relations that noun phrases state: event and state nouns with their possessors, national adjectives and
/// prepositions ("China's investment in Pakistan", "talks between A and B"), offices and roles ("Russian Foreign
/// Minister Sergei Lavrov", "X, an ally of Y"), places ("bases in Tajikistan").
void find_nominal_relations(const ActorView& view, const RelationLexicon& lexicon, std::vector<Candidate>& out);

}  // namespace actorgraph
