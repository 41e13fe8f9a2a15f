#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/span.h"

namespace actorgraph {

/// What an actor is.
enum class ActorKind : std::uint8_t {
  State,
  Organization,
  ArmedGroup,
  Person,
  People,
  Place,
  Project,
  Facility,
  Company,
  Media,
  Collective,
  Other
};

/// How far a statement is asserted as fact.
enum class Modality : std::uint8_t { Asserted, Possible, Planned, Recommended, Conditional, Desired };

/// PLOVER's sixteen events, then the standing relations.
enum class RelationType : std::uint8_t {
  Agree,
  Consult,
  Support,
  Concede,
  Cooperate,
  Aid,
  Retreat,
  Request,
  Accuse,
  Reject,
  Threaten,
  Protest,
  Sanction,
  Mobilize,
  Coerce,
  Assault,
  Member,
  Office,
  Located,
  Border,
  Ally,
  Rival,
  Economic,
  Control,
  Influence,
  Interest,
  Alias,
  Other
};

/// The names of the data formats: `armed_group`, `planned`, `COOPERATE` …
std::string_view to_string(ActorKind kind) noexcept;
std::string_view to_string(Modality modality) noexcept;
std::string_view to_string(RelationType type) noexcept;
std::optional<ActorKind> parse_actor_kind(std::string_view name) noexcept;
std::optional<Modality> parse_modality(std::string_view name) noexcept;
std::optional<RelationType> parse_relation_type(std::string_view name) noexcept;

/// A stretch of the original document. `text` is what stands there, markup included: the concatenation of
/// the pieces. `pieces` is sorted in reading order and never empty for a quote that exists.
struct Quote {
  std::string text;
  std::vector<Range> pieces;

  std::size_t begin() const noexcept { return pieces.empty() ? 0 : pieces.front().begin; }
  std::size_t end() const noexcept { return pieces.empty() ? 0 : pieces.back().end; }
  friend bool operator==(const Quote&, const Quote&) = default;
};

/// An actor where a statement names it: the canonical name and the words that stand there.
struct ActorQuote {
  std::string name;
  ActorKind kind = ActorKind::Other;
  Quote quote;
  friend bool operator==(const ActorQuote&, const ActorQuote&) = default;
};

/// The words of a relation: `label` reads from subject to object, `lemma` groups its inflections.
struct RelationQuote {
  std::string label;
  std::string lemma;
  RelationType type = RelationType::Other;
  Quote quote;
  friend bool operator==(const RelationQuote&, const RelationQuote&) = default;
};

/// Who says so. `source` is the person or body that this one relies on ("Lavrov said that Putin believes …"), or null.
struct Attribution {
  ActorQuote actor;
  std::string cue;
  std::shared_ptr<const Attribution> source;
  friend bool operator==(const Attribution& a, const Attribution& b) {
    return a.actor == b.actor && a.cue == b.cue && !a.source == !b.source && (!a.source || *a.source == *b.source);
  }
};

/// A time expression and the days it covers, ISO dates of any precision (2011, 2011-03, 2011-03-14); empty = open.
struct TimeQuote {
  Quote quote;
  std::string from;
  std::string to;
  friend bool operator==(const TimeQuote&, const TimeQuote&) = default;
};

struct PlaceQuote {
  std::string name;
  Quote quote;
  friend bool operator==(const PlaceQuote&, const PlaceQuote&) = default;
};

/// `value` in `unit`: an ISO 4217 code for money, else a word ("troops", "percent").
struct Amount {
  Quote quote;
  double value = 0;
  std::string unit;
  friend bool operator==(const Amount&, const Amount&) = default;
};

/// A footnote that the sentence relies on.
struct Citation {
  std::string mark;
  Quote quote;
  std::string url;
  friend bool operator==(const Citation&, const Citation&) = default;
};

/// Who does what to whom, by one sentence. Owns its strings: the graph keeps triples long after the documents
/// they came from are gone. All offsets are code points of the document as given.
struct Triple {
  std::string id;             ///< hash of the content: same statement from the same place, same id
  std::string document;       ///< path, for display
  std::string document_hash;  ///< hash of the document's bytes: its identity
  Quote sentence;             ///< `text` is the quote: the sentence as it stands
  std::optional<int> page;
  int line = 1;  ///< 1-based line of the original where the sentence begins
  ActorQuote subject;
  RelationQuote relation;
  ActorQuote object;
  bool symmetric = false;
  bool negated = false;
  Modality modality = Modality::Asserted;
  std::optional<Attribution> attribution;
  std::optional<TimeQuote> time;
  std::optional<PlaceQuote> place;
  std::vector<Amount> amounts;
  std::vector<Citation> cites;
  std::string rule;       ///< the rule that made it
  double confidence = 0;  ///< 0 … 1, the rule's measured precision
  friend bool operator==(const Triple&, const Triple&) = default;
};

/// `s` and 32 hex digits over what is said and where: the document's hash, the pieces of the sentence and its parts,
/// names, kinds, label, lemma, type and qualifiers. Path, page, line, rule and confidence do not count, nor does `id`.
std::string make_triple_id(const Triple& triple);

}  // namespace actorgraph
