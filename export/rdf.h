#pragma once

#include <iosfwd>

#include "graph/actor_graph.h"

namespace actorgraph {

/// Claims with their qualifiers, evidence as W3C Web Annotations, provenance as PROV; a plain triple beside a claim
/// only where it is asserted, not negated and not merely attributed.
void write_turtle(const Graph& graph, std::ostream& out);
/// The same with the plain triples in a named graph for each document that states them.
void write_trig(const Graph& graph, std::ostream& out);
void write_json_ld(const Graph& graph, std::ostream& out);

}  // namespace actorgraph
