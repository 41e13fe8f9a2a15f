#pragma once

#include <cstdint>
#include <span>

#include "graph/statement_store.h"

namespace actorgraph {

/// How much stands behind an edge.
struct Strength {
  std::uint32_t weight = 0;     ///< statements whose passages are not near-duplicates of each other
  std::uint32_t documents = 0;  ///< distinct documents
  std::uint32_t sources = 0;    ///< documents, those that share a near-duplicate passage counted once
};

/// Reprints, quotations of one release and versions of one paragraph are no independent support: passages of at least
/// six words whose word pairs overlap by more than half (Jaccard) count once. Compares all pairs of few passages, and
/// those that MinHash puts together of many.
Strength count_independent(const StatementStore& store, std::span<const StatementIndex> evidence);

/// Whether two passages are near-duplicates in that sense. A passage is none of itself if it is shorter than six words.
bool are_near_duplicates(std::string_view a, std::string_view b);

}  // namespace actorgraph
