#pragma once

#include <iosfwd>

#include "graph/actor_graph.h"

namespace actorgraph {

/// GraphML for networkx, igraph, graph-tool, Gephi and Cytoscape: directed, parallel edges, every attribute declared.
/// Each edge has an `ag:label` that differs from those of its parallel edges: Gephi would merge them without.
void write_graphml(const Graph& graph, std::ostream& out);

}  // namespace actorgraph
