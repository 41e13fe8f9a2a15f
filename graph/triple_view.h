#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "extract/triple.h"

namespace actorgraph {

/// Views of a Triple's parts, wherever they are kept: in a Triple, in a parsed line, or packed in the graph.
struct QuoteView {
  std::string_view text;
  Range whole;                    ///< from the first piece's begin to the last one's end
  std::span<const Range> pieces;  ///< only where there are several; else empty
  bool exists = true;             ///< false: nothing in the text stands for it
};

struct ActorView {
  std::string_view name;
  ActorKind kind = ActorKind::Other;
  QuoteView quote;
};

struct TripleView {
  std::string id;
  std::string_view document;
  std::string_view document_hash;
  QuoteView sentence;
  std::optional<int> page;
  int line = 1;
  ActorView subject;
  std::string_view label;
  std::string_view lemma;
  RelationType type = RelationType::Other;
  QuoteView relation;
  ActorView object;
  bool symmetric = false;
  bool negated = false;
  Modality modality = Modality::Asserted;
  const Attribution* attribution = nullptr;
  const TimeQuote* time = nullptr;
  const PlaceQuote* place = nullptr;
  std::span<const Amount> amounts;
  std::span<const Citation> cites;
  std::string_view rule;
  double confidence = 0;
  std::shared_ptr<const void> kept;  ///< holds what the pointers and spans point to where nobody else does
};

/// Valid as long as `triple` is.
TripleView view(const Triple& triple);
TripleView view(const Triple&&) = delete;  // would dangle
Triple to_triple(const TripleView& view);

}  // namespace actorgraph
