#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/statement_store.h"

namespace actorgraph {

/// An actor once the names of all documents are settled.
struct SettledActor {
  std::string name;
  ActorKind kind = ActorKind::Other;
  std::string lexicon_id;
  std::vector<std::uint32_t> records;  ///< indices into the store's actors; sorted
};

struct SettledNames {
  std::vector<SettledActor> actors;
  std::vector<std::uint32_t> subject;  ///< of each statement: index into `actors`
  std::vector<std::uint32_t> object;
};

/// Settles which names of different documents are one actor. A function of the whole set of records, so batches merge
/// in any order. One actor are: the same name but for case, blanks, a leading "the" and the shape of apostrophes,
/// unless one is a person and the other is not; a person's bare surname and the only full name that ends in it; an
/// unknown acronym and the only actor that some document abbreviates so; and what an asserted ALIAS statement says are
/// one, unless the lexicon knows both and holds them apart.
SettledNames settle_names(const StatementStore& store);

}  // namespace actorgraph
