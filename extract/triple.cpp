#include "extract/triple.h"

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
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE",  "COOPERATE", "AID",    "RETREAT", "REQUEST", "ACCUSE",   "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT", "MEMBER", "OFFICE",  "LOCATED",  "BORDER",
    "ALLY",   "RIVAL",   "ECONOMIC", "CONTROL",  "INFLUENCE", "INTEREST", "ALIAS", "OTHER"};
static_assert(static_cast<std::size_t>(ActorKind::Other) + 1 == kKinds.size());
static_assert(static_cast<std::size_t>(Modality::Desired) + 1 == kModalities.size());
static_assert(static_cast<std::size_t>(RelationType::Other) + 1 == kTypes.size());

template <typename Enum, std::size_t N>
std::optional<Enum> parse(const std::array<std::string_view, N>& names, std::string_view name) noexcept {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view to_string(ActorKind kind) noexcept { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view to_string(Modality modality) noexcept { return kModalities[static_cast<std::size_t>(modality)]; }
std::string_view to_string(RelationType type) noexcept { return kTypes[static_cast<std::size_t>(type)]; }
std::optional<ActorKind> parse_actor_kind(std::string_view name) noexcept { return parse<ActorKind>(kKinds, name); }
std::optional<Modality> parse_modality(std::string_view name) noexcept { return parse<Modality>(kModalities, name); }
std::optional<RelationType> parse_relation_type(std::string_view name) noexcept {
  return parse<RelationType>(kTypes, name);
}

}  // namespace actorgraph
