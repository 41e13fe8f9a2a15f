#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/triple.h"
#include "extract/word_map.h"

namespace actorgraph {

/// An actor that the lexicon knows.
struct LexiconActor {
  std::string id;
  std::string name;
  ActorKind kind = ActorKind::Other;
  std::string code;      ///< ISO 3166-1 alpha-2, or empty
  std::string wikidata;  ///< or empty
  std::string source;    ///< "actors.tsv:12"
};

enum class FormKind : std::uint8_t { Name, Alias, Demonym, Capital, Seat };

/// How a written form stands for an actor.
struct LexiconForm {
  std::uint32_t actor = 0;
  FormKind kind = FormKind::Name;
  bool ambiguous = false;      ///< counts only where the document names the actor otherwise
  bool before_hyphen = false;  ///< the first half of a compound: Sino-
};

/// A written form, folded, and whom it may stand for.
struct LexiconEntry {
  std::string text;
  std::vector<LexiconForm> forms;
};

enum class AgentClass : std::uint8_t { None, State, Group };

/// What a word tells about the names it stands in.
struct NameWord {
  bool given = false;
  char gender = '\0';  ///< 'm', 'f' or unknown
  bool link = false;
  bool stop = false;
  std::uint32_t hints = 0;  ///< lists that hold the word without deciding what it is: family names, towns, languages …
  bool head = false;
  ActorKind kind = ActorKind::Other;  ///< of names that this word heads
};

struct OfficeWord {
  std::string text;  ///< lower case, folded
  std::string sector;
  char gender = '\0';
};

/// An office that somebody is known for.
struct HeldOffice {
  std::string office;       ///< lower case, folded: "secretary of state"
  std::uint32_t actor = 0;  ///< index of the state or organization
  std::string source;       ///< "offices_held.tsv:3: Thomas Jefferson"
};

/// Names, demonyms, seats, offices and agent words: compiled in, and extended by the user's files. Sorted and
/// checked when it is made; read-only afterwards, so that any number of threads may use it.
class ActorLexicon {
 public:
  /// The lexicon that is compiled in (extract/lexicon/).
  ActorLexicon();

  /// Adds the actors of a file in the format of extract/lexicon/actors.tsv. An actor of the same name is replaced, and
  /// its forms are taken from others. Returns what is wrong, one message for each bad line ("FILE:LINE: …"); the
  /// good lines are kept. Throws InputError if the stream fails.
  std::vector<std::string> add_actors(std::istream& in, const std::string& file);

  /// What is wrong with the compiled-in files; empty, or the build is.
  const std::vector<std::string>& problems() const noexcept { return problems_; }
  const std::vector<LexiconActor>& actors() const noexcept { return actors_; }
  const std::vector<LexiconEntry>& entries() const noexcept { return entries_; }
  /// Entries whose first word is `word` in lower case, longest first; nullptr if there is none.
  const std::vector<std::uint32_t>* find_entries(std::string_view word) const;
  const LexiconEntry* find_entry(std::string_view folded) const;
  const LexiconActor* find_actor(std::string_view name) const;
  /// The demonym that is the adjective of that actor ("Chinese"), or empty.
  std::string_view adjective(std::uint32_t actor) const noexcept { return adjectives_[actor]; }

  AgentClass agent_class(std::string_view lemma) const;
  std::string_view agent_sector(std::string_view lemma) const;
  /// Office of these folded lower-case words, or nullptr.
  const OfficeWord* find_office(std::string_view words) const;
  /// Where a person is known to have held that office: by first and last word of the name, or by one of them where all
  /// whom it names held it there. Nothing if the lexicon does not tell.
  std::optional<HeldOffice> find_held_office(std::string_view folded_person, std::string_view office) const;
  /// Is the person, by first and last word of the name, known for any office?
  bool holds_office(std::string_view folded_person) const;
  /// Is there an office that starts with this word?
  bool starts_office(std::string_view word) const;
  /// `word` as written; an empty NameWord if it tells nothing.
  NameWord name_word(std::string_view word) const;

 private:
  void read_actors(std::string_view text, const std::string& file, std::vector<std::string>& problems, bool replace);
  void add_form(std::string_view form, std::uint32_t actor, FormKind kind, bool replace);
  void index_held_offices();
  void index();

  struct Agent {
    AgentClass kind = AgentClass::None;
    std::string sector;
  };
  std::vector<std::string> problems_;
  std::vector<LexiconActor> actors_;
  std::vector<std::string> adjectives_;
  std::vector<LexiconEntry> entries_;
  WordMap<std::uint32_t> entry_by_text_;
  WordMap<std::uint32_t> actor_by_name_;
  WordMap<std::vector<std::uint32_t>> entries_by_word_;
  WordMap<Agent> agents_;
  WordMap<OfficeWord> offices_;
  /// A line of offices_held.tsv by the hash of a name's "first last", "first" or "last", sorted.
  struct Holder {
    std::uint64_t name = 0;
    std::uint32_t begin = 0;  ///< byte where the line begins
    std::uint32_t number = 0;
    friend auto operator<=>(const Holder&, const Holder&) = default;
  };
  std::vector<Holder> holders_;
  WordMap<int> office_starts_;
  WordMap<NameWord> name_words_;
};

}  // namespace actorgraph
