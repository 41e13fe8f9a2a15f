#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/triple.h"

namespace actorgraph {

/// The footnotes whose marks stand in `sentence` or after it, before `next`, where the next sentence begins (npos:
/// there is none): each once, in the order of their marks. Marks whose footnote was not found are left out.
std::vector<Citation> find_citations(const Document& document, Span sentence, std::size_t next);

/// The first web address in `text`, or nothing: without the stop, comma or bracket that closes the words around it.
std::string_view find_url(std::string_view text);

}  // namespace actorgraph
