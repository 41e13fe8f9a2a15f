#pragma once

#include <string>
#include <vector>

#include "extract/relations/actor_view.h"
#include "extract/relations/candidate.h"
#include "extract/relations/relation_lexicon.h"

namespace actorgraph {

/// A noun phrase that plays the subject of a predicate, by its head, and how it came to.
struct Slot {
  int token = -1;
  std::string shape;
};

/// Nouns whose infinitive says what their owner is to do: "the British request to leave", not "an army to fight".
bool holds_deed(std::string_view noun);

/// Whether `actor` is one of those that the "between" at the end of `words` names with `object`: "A's efforts increase
/// the competition between A and B".
bool stands_among(const ActorView& view, const std::vector<int>& words, std::size_t actor, const Argument& object);

/// "anti-Peruvian", "pro-Peru"
bool is_stance(const Sentence& sentence, int token);

/// Nouns of what parties sign: "treaty", "truce".
bool is_pact(std::string_view noun);

/// Nouns of what somebody wants: "its goal is to leave", "a priority for A is leaving".
bool is_aim(std::string_view noun);

/// "China's threat to", "the Argentine plan to", "the decision of Peru to": whose the noun before an infinitive is, or
/// -1.
int owner_of(const Sentence& sentence, int noun, int infinitive);

/// True for verbs, and for nouns and adjectives with a copula.
bool is_predicate(const Sentence& sentence, int token);
/// True where the grammatical subject undergoes the action: "was attacked", "a village attacked by".
bool is_passive(const Sentence& sentence, int token);
/// The lemma of a verb with its particle: "carry out".
std::string verb_lemma(const Sentence& sentence, int token);
/// What a relation's lemma calls the word: verb_lemma(), a name as it stands in lower case, else its lemma in lower
/// case.
std::string content_lemma(const Sentence& sentence, int token);

/// The grammatical subjects of a predicate: its own, or those it shares or inherits by coordination, control, relative
/// and participial clauses (as Universal Dependencies' enhanced graphs define them).
std::vector<Slot> subjects(const Sentence& sentence, const RelationLexicon& lexicon, int predicate);

/// Relations that clauses state: verbs and copulas with their subjects, objects and prepositional complements.
void find_clause_relations(const ActorView& view, const RelationLexicon& lexicon, std::vector<Candidate>& out);

}  // namespace actorgraph
