#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/triple.h"
#include "extract/word_map.h"

namespace actorgraph {

/// Where a word stands, as far as its entries ask. Views must outlive the call only.
struct FrameContext {
  std::string_view preposition;           ///< the one that the other actor hangs on, or empty
  std::string_view object_lemma;          ///< head of the direct object, or empty
  bool other_is_object = false;           ///< the other actor is the direct object or the passive subject
  std::optional<ActorKind> subject_kind;  ///< of the logical subject
  std::optional<ActorKind> object_kind;   ///< of the logical object
  bool has_xcomp = false;                 ///< it governs an infinitive
  bool has_ccomp = false;                 ///< it governs a that-clause
};

/// What one sense of a word asks for; everything that is set must hold.
struct RelationFrame {
  std::vector<std::string> prepositions;                    ///< one of these; empty = any or none
  std::shared_ptr<const std::vector<std::string>> objects;  ///< direct object is one of these (sorted); null = any
  bool object = false;                                      ///< the other actor is the direct object
  std::optional<ActorKind> subject_kind;
  std::optional<ActorKind> object_kind;
  bool xcomp = false;
  bool ccomp = false;

  bool accepts(const FrameContext& context) const noexcept;
  /// The more it asks for, the higher; 0 for the default entry of a lemma.
  int specificity() const noexcept;
};

/// One line of the relation lexicon: a word in a frame, and what it says.
struct RelationEntry {
  enum class Pos : std::uint8_t { Verb, Noun, Adj, Prep };
  /// See the head of extract/lexicon/relations.tsv.
  enum Flag : unsigned {
    Symmetric = 1u << 0,
    Light = 1u << 1,
    Report = 1u << 2,
    Raise = 1u << 3,
    Possible = 1u << 4,
    Planned = 1u << 5,
    Recommended = 1u << 6,
    Conditional = 1u << 7,
    Desired = 1u << 8,
    Negates = 1u << 9,
    ObjectControl = 1u << 10,
    Standing = 1u << 11,
    Agent = 1u << 12,
    Event = 1u << 13,
    State = 1u << 14,
    Abstract = 1u << 15
  };

  Pos pos = Pos::Verb;
  std::string lemma;  ///< lower case, a verb's particle after a blank
  RelationFrame frame;
  std::optional<RelationType> type;  ///< nothing: the object noun or the lower verb decides
  /// Dependents that are the logical subject and object (`poss`, `adj`, `between`, `subj`, `obj` or a preposition),
  /// in order of preference; empty = the usual.
  std::vector<std::string> subject_from;
  std::vector<std::string> object_from;
  unsigned flags = 0;
  std::string frame_text;  ///< the column as written
  std::string file;
  int line = 0;
};

inline bool has_flag(const RelationEntry& entry, RelationEntry::Flag flag) noexcept {
  return (entry.flags & flag) != 0;
}

/// The modality that the entry gives to the clause under it; Asserted where it gives none.
Modality modality(const RelationEntry& entry) noexcept;

/// The words that state relations: what is compiled in (extract/lexicon/relations.tsv), and the user's on top.
class RelationLexicon {
 public:
  using Pos = RelationEntry::Pos;

  /// The lexicon that is compiled in. Throws InputError where it has a mistake.
  RelationLexicon();
  /// Reads more entries; an entry with the same pos, lemma and frame as one before takes its place. Returns one
  /// message for each line that is wrong, with `file_name` and line; the good lines count all the same.
  /// Ends the validity of what find() and best() returned.
  [[nodiscard]] std::vector<std::string> add(std::string_view tsv, std::string_view file_name);

  /// All entries of the lemma, the most specific frame first; empty where it has none.
  std::span<const RelationEntry> find(Pos pos, std::string_view lemma) const noexcept;
  /// The most specific entry whose frame holds, or null.
  const RelationEntry* best(Pos pos, std::string_view lemma, const FrameContext& context) const noexcept;
  std::size_t size() const noexcept { return entries_.size(); }
  /// All entries, by pos and lemma.
  std::span<const RelationEntry> entries() const noexcept { return entries_; }

 private:
  /// Where a lemma's entries begin and how many they are.
  using ByWord = WordMap<std::pair<std::size_t, std::size_t>>;

  std::array<ByWord, 4> by_word_;       ///< one for each Pos
  std::vector<RelationEntry> entries_;  ///< sorted by (pos, lemma, most specific, newest file, line)
};

std::string_view to_string(RelationEntry::Pos pos) noexcept;

}  // namespace actorgraph
