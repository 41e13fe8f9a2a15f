#include "extract/actors/mention.h"

#include <array>

namespace actorgraph {

std::string_view to_string(Via via) noexcept {
  static constexpr std::array<std::string_view, 12> kNames = {"name",        "alias",   "demonym",    "metonym",
                                                              "acronym",     "surname", "office",     "apposition",
                                                              "description", "pronoun", "collective", "correction"};
  static_assert(static_cast<std::size_t>(Via::Correction) + 1 == kNames.size());
  return kNames[static_cast<std::size_t>(via)];
}

}  // namespace actorgraph
