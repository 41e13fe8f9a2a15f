#pragma once

#include <vector>

#include "graph/actor_graph.h"

namespace actorgraph {

struct Position {
  double x = 0;
  double y = 0;
};

/// Where to draw each actor, y upwards: by forces along the edges (ForceAtlas2) up to 1,500 actors, so that none covers
/// another; a spiral with the strongest inside above that. Deterministic, rounded to hundredths.
std::vector<Position> make_layout(const Graph& graph);

}  // namespace actorgraph
