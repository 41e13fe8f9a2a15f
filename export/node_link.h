#pragma once

#include <iosfwd>

#include "graph/actor_graph.h"

namespace actorgraph {

/// networkx's node-link JSON: `networkx.node_link_graph(data, edges="edges")` gives a MultiDiGraph with the edges' ids
/// as keys and the evidence as lists.
void write_node_link(const Graph& graph, std::ostream& out);

/// The same with `links` and no keys: for D3, force-graph and networkx before 3.4.
void write_d3(const Graph& graph, std::ostream& out);

}  // namespace actorgraph
