#pragma once

#include <string>
#include <vector>

#include "extract/sentence.h"
#include "extract/span.h"

namespace actorgraph {

/// Tokens [first_token, last_token] that say how much or how many.
struct AmountExpression {
  int first_token = 0;
  int last_token = 0;
  Span span;
  double value = 0;
  std::string unit;  ///< ISO 4217 for money, "percent", else the counted noun in lower case ("troops")
};

/// Finds amounts of money, percentages and counted things of a sentence, in order, none overlapping. Years, dates,
/// ordinals and bare numbers are none. Needs the tokens; uses the tags where there are some.
std::vector<AmountExpression> find_amounts(const Sentence& sentence);

}  // namespace actorgraph
