#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "extract/actors/mention.h"
#include "extract/relations/features.h"
#include "extract/relations/relation_lexicon.h"
#include "extract/sentence.h"
#include "extract/triple.h"

namespace actorgraph {

/// What is worth a line by default: in cross-validation on the annotated paragraphs the highest confidence that costs
/// no F1 to speak of (.660 at P .75; .661 at P .72 for 0.32).
inline constexpr double kDefaultConfidence = 0.45;

/// A triple with what its confidence was computed from, for the program that learns the weights.
struct ScoredTriple {
  Triple triple;
  Features features;
};

/// Finds the relations that the sentences of one document state between its actors.
/// Rules over the dependency tree propose (clauses, noun phrases); a logistic model over the shape of the proposal, its
/// words' lexicon entries and its actors gives the confidence.
class RelationFinder {
 public:
  /// Keeps a reference: `lexicon` must outlive the finder.
  explicit RelationFinder(const RelationLexicon& lexicon);
  /// Triples in order of the text, each with id, evidence, qualifiers, rule and confidence of at least `least`; those
  /// of the rule `path` of nearly half as much again.
  std::vector<Triple> find(const Document& document, std::span<const Sentence> sentences, const DocumentActors& actors,
                           double least = kDefaultConfidence) const;
  /// The same with the features, by default whatever the confidence.
  std::vector<ScoredTriple> find_scored(const Document& document, std::span<const Sentence> sentences,
                                        const DocumentActors& actors, double least = 0) const;

 private:
  const RelationLexicon* lexicon_;
};

}  // namespace actorgraph
