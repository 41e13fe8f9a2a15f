#pragma once

#include <iosfwd>

#include "graph/actor_graph.h"

namespace actorgraph {

/// Graphviz.
void write_dot(const Graph& graph, std::ostream& out);
/// A Mermaid flowchart. Throws InputError above 100 edges, which Mermaid would draw unreadably or refuse.
void write_mermaid(const Graph& graph, std::ostream& out);

}  // namespace actorgraph
