#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/reading/draft.h"

namespace actorgraph {

/// An ISO date of the precision that `text` has (2021-11, 2021-11-18): "November 2021", "18 Nov. 2021",
/// "November 18, 2021", "2021-11-18T08:00:00Z", "18.11.2021", "(December 02-06, 2024)" (the last day).
/// Nothing else but weekday, time and a few words may stand around it.
std::optional<std::string> find_date(std::string_view text);

/// Reads the YAML front matter that `original[begin…)` may start with into `metadata`; returns where the text starts.
std::size_t read_front_matter(std::string_view original, std::size_t begin, Metadata& metadata);

/// Fills what is empty in the draft's metadata from its first blocks: title, authors, date; and the language.
/// Precondition: roles are assigned.
void find_metadata(Draft& draft);

}  // namespace actorgraph
