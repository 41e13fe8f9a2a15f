#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/sentence.h"
#include "extract/span.h"
#include "extract/triple.h"

namespace actorgraph {

/// One actor of one document, as far as this document and the lexicon tell.
struct Actor {
  std::string name;  ///< canonical: the lexicon's, else the fullest form in the document
  ActorKind kind = ActorKind::Other;
  std::string lexicon_id;  ///< empty where the lexicon does not know it
};

/// Why a mention stands for its actor.
enum class Via : std::uint8_t {
  Name,
  Alias,
  Demonym,
  Metonym,
  Acronym,
  Surname,
  Office,
  Apposition,
  Description,
  Pronoun,
  Collective,
  Correction
};
std::string_view to_string(Via via) noexcept;

/// Tokens [first, last] of a sentence that stand for one actor, or for several ("the two countries").
struct Mention {
  std::size_t sentence = 0;
  int first = 0;
  int last = 0;
  int head = 0;                     ///< the token that the rest of the sentence governs or is governed by
  Span span;                        ///< bytes of the clean text
  std::vector<std::size_t> actors;  ///< indices into DocumentActors::actors; never empty
  Via via = Via::Name;
  std::string reason;        ///< the lexicon line, definition or rule, for people
  bool unsaid = false;       ///< the words only imply it: "President" before a name, for the state; "anti-Peruvian"
  bool place_sense = false;  ///< the word is meant as a place ("flew to Beijing")
};

/// All actors of one document and where they are mentioned, sorted by (sentence, first token, last token).
/// Mentions may nest ("Shanghai Cooperation Organization member states"); no two have the same head token.
struct DocumentActors {
  std::vector<Actor> actors;
  std::vector<Mention> mentions;
};

}  // namespace actorgraph
