#pragma once

#include <vector>

#include "extract/relations/actor_view.h"
#include "extract/relations/candidate.h"
#include "extract/relations/relation_lexicon.h"

namespace actorgraph {

/// Relations read off the way through the tree between two actors that no other rule has joined: the word where their
/// ways meet, and the words on the way down to the object. Most such ways mean nothing; the confidence of a statement
/// (confidence.h) is learnt from their shapes. After Bunescu and Mooney 2005 (the shortest path hypothesis).
/// `out` holds what the other rules found; a pair of actors that is in it is passed over. So is a way over a word that
/// denies what is under it, or tells it as said, wished or planned ("refused to").
void find_path_relations(const ActorView& view, const RelationLexicon& lexicon, std::vector<Candidate>& out);

}  // namespace actorgraph
