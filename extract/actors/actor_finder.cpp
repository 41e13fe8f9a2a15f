#include "extract/actors/actor_finder.h"

#include "extract/actors/actor_lexicon.h"
#include "extract/actors/document_names.h"

namespace actorgraph {

ActorFinder::ActorFinder(const ActorLexicon& lexicon) : lexicon_(&lexicon) {}

DocumentActors ActorFinder::find(std::span<const Sentence> sentences) const {
  DocumentNames names = resolve_names(sentences, *lexicon_);
  resolve_descriptions(names, sentences, *lexicon_);
  resolve_references(names, sentences, *lexicon_);
  resolve_implied_actors(names, sentences, *lexicon_);
  names.finish({});
  return std::move(names.actors);
}

}  // namespace actorgraph
