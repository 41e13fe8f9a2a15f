#pragma once

#include <memory>
#include <span>
#include <string>

#include "extract/actors/mention.h"
#include "extract/sentence.h"

namespace actorgraph {

class ActorLexicon;

/// Finds and resolves the actors of a document: names, titles, acronyms, descriptions and pronouns.
/// Looks at this document and the lexicon only, so documents can be read anywhere in any order.
class ActorFinder {
 public:
  /// Keeps a reference: `lexicon` must outlive the finder.
  explicit ActorFinder(const ActorLexicon& lexicon);
  DocumentActors find(std::span<const Sentence> sentences) const;

 private:
  const ActorLexicon* lexicon_;
};

}  // namespace actorgraph
