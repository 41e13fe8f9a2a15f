#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/actors/mention.h"
#include "extract/sentence.h"

namespace actorgraph {

/// An actor standing in a place of the sentence: which mention, and which of its actors.
struct Argument {
  std::size_t mention = 0;
  std::size_t actor = 0;
  friend bool operator==(const Argument&, const Argument&) = default;
};

/// A way from a predicate's dependent down to an actor: the relation words met on the way, in the order in which a
/// label reads them, and the shape of the way ("obl:with", "obj>nmod:of").
struct Reach {
  Argument argument;
  std::vector<int> words;  ///< tokens; kOf stands for an "of" that the text leaves to a possessive or adjective
  std::string shape;
  int noun = -1;  ///< the last noun passed on the way, or -1
  int top = -1;   ///< token where the way starts: the dependent of the predicate
};
inline constexpr int kOf = -2;

/// One sentence with its actors: who stands at which token, and what can be reached from a noun phrase.
class ActorView {
 public:
  /// All three must outlive the view.
  ActorView(const Sentence& sentence, std::size_t sentence_index, const DocumentActors& actors);

  const Sentence& sentence() const noexcept { return *sentence_; }
  const DocumentActors& actors() const noexcept { return *actors_; }
  const Mention& mention(const Argument& argument) const noexcept { return actors_->mentions[argument.mention]; }
  const Actor& actor(const Argument& argument) const noexcept { return actors_->actors[argument.actor]; }
  /// Index of the mention whose head stands at `token`, or -1.
  int mention_at(int token) const noexcept { return at_[static_cast<std::size_t>(token)]; }
  /// Index of the unsaid mention that covers `token`, or -1.
  int implied_at(int token) const noexcept;
  bool has_actors() const noexcept { return count_ > 1; }
  /// All mentions of the sentence but the unsaid ones.
  const std::vector<std::size_t>& mentions() const noexcept { return mentions_; }

  /// The actors that a noun phrase names itself: its head's, its conjuncts'.
  std::vector<Argument> direct(int token) const;
  /// The actors of a noun phrase, and those inside it that its head noun is said of: possessors, national adjectives,
  /// prepositional attributes ("the deployment of U.S. troops" → United States troops).
  std::vector<Reach> reach(int token, std::string shape) const;

  /// The preposition, as it stands: "with", "according to"; empty where there is none. Its tokens are appended to
  /// `words`.
  std::string preposition(int token, std::vector<int>* words = nullptr) const;
  bool has_child(int token, Dependency dependency) const noexcept { return sentence_->child(token, dependency) >= 0; }

 private:
  /// `above`: the words up to the noun that the way came from, without the preposition after it.
  void reach_into(int token, const std::vector<int>& words, const std::vector<int>& above, const std::string& shape,
                  int noun, int top, int depth, std::vector<Reach>& out) const;
  void add_content(int noun, int before, std::vector<int>& words) const;
  void hand_up(std::size_t index);
  bool names_kind(int token) const;
  void collect_direct(int token, int depth, std::vector<Argument>& out) const;

  const Sentence* sentence_;
  const DocumentActors* actors_;
  std::vector<int> at_;
  std::vector<std::size_t> mentions_;
  std::vector<std::size_t> unsaid_;
  std::size_t count_ = 0;
};

/// Prepositions that hang circumstances, comparisons and examples on a clause, not participants.
bool is_circumstantial(std::string_view preposition);

/// "such as A", "including A": A is one of what stands before.
bool is_example(std::string_view preposition);

/// "A along with B", "A as well as B": B, too.
bool is_beside(std::string_view preposition);

/// "in light of A", "in the eyes of A": a phrase with `preposition` whose noun only sets the scene.
bool sets_scene(const Sentence& sentence, int noun, std::string_view preposition);

/// Prepositions whose phrase, when the tree hangs it on a name, belongs to the noun that governs the name.
bool reattaches(std::string_view preposition);

/// "A-led": A's token for the participle "led"; any other token for itself.
int leader_of(const Sentence& sentence, int token);

/// ASCII lower case of what stands at `token`.
std::string lower_text(const Sentence& sentence, int token);

}  // namespace actorgraph
