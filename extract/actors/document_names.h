#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/actors/actor_lexicon.h"
#include "extract/actors/mention.h"
#include "extract/actors/name_spans.h"

namespace actorgraph {

/// What is known of an actor beside its name, while a document is read.
struct ActorNotes {
  char gender = '\0';              ///< of a person: 'm', 'f' or unknown
  bool plural = false;             ///< a collective, a people, a group of states: "they"
  std::vector<std::string> parts;  ///< of a person: folded words of the fullest name
  struct Office {
    std::string words;           ///< folded, lower case: "foreign minister"
    std::size_t body = kNobody;  ///< index of the actor that it is an office of
  };
  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
  std::vector<Office> offices;
};

/// The actors of a document in the making, their mentions by name, and the index from heads to mentions.
struct DocumentNames {
  DocumentActors actors;
  std::vector<ActorNotes> notes;                          ///< parallel to actors.actors
  std::vector<FoldedSentence> folded;                     ///< parallel to the sentences
  std::vector<SentenceNames> names;                       ///< parallel to the sentences
  std::vector<std::vector<std::size_t>> mention_at_head;  ///< [sentence][token] -> mention or kNobody
  std::map<std::uint32_t, std::size_t> by_lexicon;        ///< actors by their index in the lexicon

  std::size_t mention_of(std::size_t sentence, int token) const noexcept {
    return mention_at_head[sentence][static_cast<std::size_t>(token)];
  }
  /// Adds a mention unless its head token already heads one; returns whether it was added.
  bool add(const Sentence& sentence, Mention mention);
  std::size_t add_actor(Actor actor);
  /// The document's actor for one that the lexicon knows, made when it is first asked for.
  std::size_t lexicon_actor(const ActorLexicon& lexicon, std::uint32_t index);
  /// Sorts mentions and drops those that `dead` marks, and actors that nothing mentions.
  void finish(const std::vector<bool>& dead);
};

/// First half: every name, resolved to its actor within this document.
DocumentNames resolve_names(std::span<const Sentence> sentences, const ActorLexicon& lexicon);

/// Second part: collectives, officials and offices ("Chinese companies", "the Peruvian leadership", "its president").
void resolve_descriptions(DocumentNames& names, std::span<const Sentence> sentences, const ActorLexicon& lexicon);

/// Last part: pronouns and definite descriptions that stand for an actor named elsewhere.
void resolve_references(DocumentNames& names, std::span<const Sentence> sentences, const ActorLexicon& lexicon);

/// After all others: the state or body of a title that does not name it ("President Ana Diaz"), where the document or
/// the lexicon tells, and the actors inside "anti-Peruvian"; mentions that are `unsaid`.
void resolve_implied_actors(DocumentNames& names, std::span<const Sentence> sentences, const ActorLexicon& lexicon);

}  // namespace actorgraph
