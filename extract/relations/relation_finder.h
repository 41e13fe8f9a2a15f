#pragma once

#include <span>
#include <vector>

#include "extract/actors/mention.h"
#include "extract/sentence.h"
#include "extract/triple.h"

namespace actorgraph {

class RelationLexicon;

/// Finds the relations that the sentences of one document state between its actors.
class RelationFinder {
 public:
  /// Keeps a reference: `lexicon` must outlive the finder.
  explicit RelationFinder(const RelationLexicon& lexicon);
  /// Triples in order of the text, each with id, evidence, qualifiers, rule and confidence.
  std::vector<Triple> find(const Document& document, std::span<const Sentence> sentences,
                           const DocumentActors& actors) const;

 private:
  const RelationLexicon* lexicon_;
};

}  // namespace actorgraph
