#pragma once

#include <iosfwd>

#include "graph/actor_graph.h"

namespace actorgraph {

/// Cypher statements that merge the graph into a Neo4j database, 500 rows at a time. Relation types come from our own
/// list only; text stands in string literals only.
void write_cypher(const Graph& graph, std::ostream& out);

}  // namespace actorgraph
