#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/string_pool.h"
#include "graph/triple_view.h"

namespace actorgraph {

/// What only some statements have.
struct StatementDetails {
  std::optional<Attribution> attribution;
  std::optional<TimeQuote> time;
  std::optional<PlaceQuote> place;
  std::vector<Amount> amounts;
  std::vector<Citation> cites;
};

/// The days that a statement's time covers, as in TimeQuote.
struct Dates {
  std::string_view from;
  std::string_view to;
};

/// The details of `triple` in some dozens of bytes, its strings in the pool; empty where it has none.
std::string pack_details(const TripleView& triple, StringPool& strings);

// The other way round. Precondition: `packed` is what pack_details gave, with the same pool.

StatementDetails unpack_details(std::string_view packed, const StringPool& strings);
/// The dates alone. Precondition: there is a time.
Dates unpack_dates(std::string_view packed, const StringPool& strings) noexcept;
/// The name of who says so alone. Precondition: there is an attribution.
std::string_view unpack_holder(std::string_view packed, const StringPool& strings) noexcept;

}  // namespace actorgraph
