#pragma once

#include <string_view>

#include "extract/reading/draft.h"

namespace actorgraph {

/// Reads Markdown (CommonMark with tables), `original[begin…)`. Inline HTML leaves the text, `<sup>12</sup>` is a
/// footnote mark.
Draft read_markdown(std::string_view original, std::size_t begin);

/// Whether plain text is meant as Markdown: headings, links, emphasis, escapes.
bool looks_like_markdown(std::string_view text);

}  // namespace actorgraph
