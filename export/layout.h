#pragma once

#include <vector>

#include "graph/actor_graph.h"

namespace actorgraph {

struct Position {
  double x = 0;
  double y = 0;
};

/// Where to draw each actor, y upwards: by forces along the edges (Fruchterman and Reingold) up to 1,500 actors, a
/// spiral with the strongest inside above that. Deterministic, rounded to hundredths.
std::vector<Position> make_layout(const Graph& graph);

}  // namespace actorgraph
