#pragma once

#include <iosfwd>

#include "graph/actor_graph.h"

namespace actorgraph {

// Comma-separated values after RFC 4180, UTF-8, LF, no line break inside a cell.

/// Gephi's spreadsheet import: two files, read nodes first.
void write_gephi_nodes(const Graph& graph, std::ostream& out);
void write_gephi_edges(const Graph& graph, std::ostream& out);

/// neo4j-admin database import, with `--array-delimiter="|"`.
void write_neo4j_actors(const Graph& graph, std::ostream& out);
void write_neo4j_relations(const Graph& graph, std::ostream& out);

/// One row per statement for i2 Analyst's Notebook and Excel: with a byte order mark, and an apostrophe before cells
/// that a spreadsheet would take for formulas.
void write_i2_links(const Graph& graph, std::ostream& out);

}  // namespace actorgraph
