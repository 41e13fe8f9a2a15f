#pragma once

#include <iosfwd>

#include "graph/actor_graph.h"

namespace actorgraph {

/// GraphML as yEd draws it: shapes, colours, positions, labels; without the evidence.
void write_yed(const Graph& graph, std::ostream& out);

}  // namespace actorgraph
