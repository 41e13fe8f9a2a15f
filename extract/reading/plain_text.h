#pragma once

#include <string_view>

#include "extract/reading/draft.h"

namespace actorgraph {

/// Reads text without markup: paragraphs end at blank lines, form feeds are page breaks, hard-wrapped lines are joined.
Draft read_plain_text(std::string_view original, std::size_t begin);

/// The text as it is: a block for each run of lines that are not blank, every character but line breaks kept.
Draft read_verbatim(std::string_view original, std::size_t begin);

}  // namespace actorgraph
