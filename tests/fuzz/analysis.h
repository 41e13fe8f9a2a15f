#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "check_reading.h"
#include "extract/actors/actor_finder.h"
#include "extract/actors/actor_lexicon.h"
#include "extract/language/language.h"
#include "extract/relations/relation_finder.h"

namespace actorgraph {

inline const Language& language() {
  static const Language language;
  return language;
}

/// Tokens in order and within the text, trees with heads within the sentence.
inline void check_sentences(const Document& document, const std::vector<Sentence>& sentences) {
  for (const Sentence& sentence : sentences) {
    std::size_t end = sentence.span().begin;
    require(!sentence.tokens().empty() && sentence.span().end <= document.text().size());
    for (const Token& token : sentence.tokens()) {
      require(token.span.begin >= end && token.span.begin < token.span.end);
      end = token.span.end;
    }
    require(end <= sentence.span().end);
  }
}

/// The whole way from sentences to triples, each of whose quotes reads back.
inline void check_triples(const Document& document, const std::vector<Sentence>& sentences,
                          const DocumentActors& actors) {
  static const RelationLexicon relations;
  static const RelationFinder finder(relations);
  const auto reads_back = [&](const Quote& quote) {
    std::string text;
    for (const Range& piece : quote.pieces) text += document.original(piece);
    require(text == quote.text);
  };
  for (const Triple& triple : finder.find(document, sentences, actors, 0)) {
    reads_back(triple.sentence);
    reads_back(triple.subject.quote);
    reads_back(triple.relation.quote);
    reads_back(triple.object.quote);
  }
}

inline const ActorFinder& actor_finder() {
  static const ActorLexicon lexicon;
  static const ActorFinder finder(lexicon);
  return finder;
}

}  // namespace actorgraph
