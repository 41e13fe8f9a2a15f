#include "extract/triple.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>

namespace actorgraph {
namespace {

// In the order of the enums.
constexpr std::array<std::string_view, 12> kKinds = {"state",   "organization", "armed_group", "person",
                                                     "people",  "place",        "project",     "facility",
                                                     "company", "media",        "collective",  "other"};
constexpr std::array<std::string_view, 6> kModalities = {"asserted",    "possible",    "planned",
                                                         "recommended", "conditional", "desired"};
constexpr std::array<std::string_view, 28> kTypes = {
    "AGREE",    "CONSULT", "SUPPORT",  "CONCEDE",  "COOPERATE", "AID",      "RETREAT", "REQUEST", "ACCUSE",  "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE",    "ASSAULT",  "MEMBER",  "OFFICE",  "LOCATED", "BORDER",
    "ALLY",     "RIVAL",   "ECONOMIC", "CONTROL",  "INFLUENCE", "INTEREST", "ALIAS",   "OTHER"};
static_assert(static_cast<std::size_t>(ActorKind::Other) + 1 == kKinds.size());
static_assert(static_cast<std::size_t>(Modality::Desired) + 1 == kModalities.size());
static_assert(static_cast<std::size_t>(RelationType::Other) + 1 == kTypes.size());

template <typename Enum, std::size_t N>
std::optional<Enum> parse(const std::array<std::string_view, N>& names, std::string_view name) noexcept {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

/// Bytes of the fields, each with its length before it, so that no two contents give the same bytes.
class Content {
 public:
  void add(std::string_view text) {
    add(text.size());
    bytes_.append(text);
  }
  void add(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) bytes_.push_back(static_cast<char>((number >> shift) & 0xff));
  }
  void add(const Quote& quote) {
    add(quote.pieces.size());
    for (const Range& piece : quote.pieces) {
      add(piece.begin);
      add(piece.end);
    }
  }
  void add(const ActorQuote& actor) {
    add(actor.name);
    add(static_cast<std::uint64_t>(actor.kind));
    add(actor.quote);
  }
  const std::string& bytes() const noexcept { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace

std::string_view to_string(ActorKind kind) noexcept { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view to_string(Modality modality) noexcept { return kModalities[static_cast<std::size_t>(modality)]; }
std::string_view to_string(RelationType type) noexcept { return kTypes[static_cast<std::size_t>(type)]; }
std::optional<ActorKind> parse_actor_kind(std::string_view name) noexcept { return parse<ActorKind>(kKinds, name); }
std::optional<Modality> parse_modality(std::string_view name) noexcept { return parse<Modality>(kModalities, name); }
std::optional<RelationType> parse_relation_type(std::string_view name) noexcept {
  return parse<RelationType>(kTypes, name);
}

std::string make_triple_id(const Triple& triple) {
  Content content;
  content.add(triple.document_hash);
  content.add(triple.sentence);
  content.add(triple.subject);
  content.add(triple.relation.label);
  content.add(triple.relation.lemma);
  content.add(static_cast<std::uint64_t>(triple.relation.type));
  content.add(triple.relation.quote);
  content.add(triple.object);
  content.add(static_cast<std::uint64_t>(triple.symmetric));
  content.add(static_cast<std::uint64_t>(triple.negated));
  content.add(static_cast<std::uint64_t>(triple.modality));
  for (const Attribution* source = triple.attribution ? &*triple.attribution : nullptr; source != nullptr;
       source = source->source.get()) {
    content.add(source->actor);
    content.add(source->cue);
  }
  content.add(std::uint64_t{triple.time.has_value()});
  if (triple.time) {
    content.add(triple.time->quote);
    content.add(triple.time->from);
    content.add(triple.time->to);
  }
  content.add(std::uint64_t{triple.place.has_value()});
  if (triple.place) {
    content.add(triple.place->name);
    content.add(triple.place->quote);
  }

  XXH128_canonical_t hash;
  XXH128_canonicalFromHash(&hash, XXH3_128bits(content.bytes().data(), content.bytes().size()));
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string id = "s";
  for (const unsigned char byte : hash.digest) {
    id.push_back(kDigits[byte >> 4]);
    id.push_back(kDigits[byte & 15]);
  }
  return id;
}

}  // namespace actorgraph
