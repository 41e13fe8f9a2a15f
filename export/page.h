#pragma once

#include <iosfwd>
#include <string>

#include "graph/actor_graph.h"
#include "graph/verify.h"

namespace actorgraph {

/// The viewer: one HTML file that needs no network, holding the graph and all its evidence (export/viewer/ is its
/// source). `find_text` gives the texts of the documents, for its documents tab; it may know none of them, and the
/// page then shows the quoted sentences alone. Throws InputError where this program was built without the viewer, and
/// for a graph that no browser would open.
void write_page(const Graph& graph, const FindText& find_text, std::ostream& out);
/// Without texts.
void write_page(const Graph& graph, std::ostream& out);

/// What is missing where this program was built without the viewer; else empty.
std::string page_problem();

}  // namespace actorgraph
