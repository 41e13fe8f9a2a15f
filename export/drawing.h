#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "export/figure.h"

namespace actorgraph {

enum class PictureFormat : std::uint8_t { Svg, Pdf, Png };

/// Draws the figure by Graphviz: title, actors and numbered lines, legend, caption. Each line of an SVG links to
/// `evidence` + "#" + its edge's id and shows its best quote. Says in `problems` what Graphviz complains of, and which
/// characters no font of this machine can draw.
/// Throws InputError where there is nothing to draw, or too much for a picture. One call at a time: Graphviz is not
/// made for threads.
std::string draw_figure(const Figure& figure, PictureFormat format, std::string_view evidence, std::string& problems);

}  // namespace actorgraph
