#pragma once

#include <string>
#include <string_view>

namespace actorgraph {

/// The characters of `text` (clean UTF-8) that no font of this machine can draw, each once, in order.
std::string missing_glyphs(std::string_view text);

}  // namespace actorgraph
