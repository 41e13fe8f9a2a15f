#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "extract/relations/qualifier.h"

namespace actorgraph {

/// Whose words stand between quotation marks, also where the quotation goes on for sentences: fed the sentences of one
/// document in order.
class Quotation {
 public:
  void read(const ActorView& view, const RelationLexicon& lexicon);
  /// Who says what stands at `token` of the sentence read last; nothing outside quotations and where nobody is named.
  const Source* source(int token) const;

 private:
  using Stretch = std::pair<int, int>;  // tokens [first, second)

  void find_stretches(const Sentence& sentence);
  std::optional<Source> find_speaker(const ActorView& view, const RelationLexicon& lexicon) const;

  std::vector<Stretch> quoted_;
  std::optional<Source> speaker_;
  int open_for_ = 0;  ///< sentences since a mark was opened that is not closed yet
};

}  // namespace actorgraph
