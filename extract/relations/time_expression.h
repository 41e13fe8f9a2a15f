#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/sentence.h"
#include "extract/span.h"

namespace actorgraph {

/// Tokens [first_token, last_token] that say when, the preposition included, and the days that they cover.
struct TimeExpression {
  int first_token = 0;
  int last_token = 0;
  Span span;
  std::string from;  ///< first day (2021-08-01), or empty: open or unknown
  std::string to;    ///< last day, or empty
  /// The date that is named with its year, as precise as named (2021, 2021-08, 2021-08-15): what later expressions
  /// ("in September", "a day later") may refer to. Empty for relative expressions that could not be resolved.
  std::string anchor;
};

/// Finds the time expressions of a sentence, in order, none overlapping. Needs the tokens; uses the tags where there
/// are some. `document_date` is an ISO date of any precision, or empty. `last_year_context` is the anchor of an
/// earlier expression in the document: the year for "on July 3", the day for "a day later". What neither they nor
/// the sentence tell is left open; the clock is never asked.
std::vector<TimeExpression> find_times(const Sentence& sentence, std::string_view document_date,
                                       const std::optional<std::string>& last_year_context);

}  // namespace actorgraph
