#pragma once

#include <iosfwd>

#include "graph/actor_graph.h"

namespace actorgraph {

/// A SQLite database with the tables documents, actors, aliases, edges and statements, and `quotes`, a full-text index
/// over the statements' sentences. Built in memory, then written.
void write_sqlite(const Graph& graph, std::ostream& out);

}  // namespace actorgraph
