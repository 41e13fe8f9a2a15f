#pragma once

#include <iosfwd>

#include "graph/actor_graph.h"

namespace actorgraph {

/// Cytoscape.js and Cytoscape desktop.
void write_cyjs(const Graph& graph, std::ostream& out);
/// graphology's serialisation, for sigma: `Graph.from(data)`.
void write_graphology(const Graph& graph, std::ostream& out);
/// JSON Graph Format 2.
void write_jgf(const Graph& graph, std::ostream& out);
/// JSON Canvas, for Obsidian: actors as cards with their best quotes, parallel edges joined into one label.
void write_canvas(const Graph& graph, std::ostream& out);

}  // namespace actorgraph
