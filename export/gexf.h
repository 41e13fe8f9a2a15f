#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "graph/actor_graph.h"

namespace actorgraph {

/// GEXF 1.3 for Gephi and sigma: parallel edges kept apart by `kind`, spells, positions, colours, sizes.
void write_gexf(const Graph& graph, std::ostream& out);
/// The same as GEXF 1.2draft, for networkx before 3.6.
void write_gexf_1_2(const Graph& graph, std::ostream& out);

/// A time that an element exists, in whole days; an empty end is open.
struct Spell {
  std::string start, end;
  friend bool operator==(const Spell&, const Spell&) = default;
};
/// The times of an edge's dated statements as Gephi can read them: full days, sorted, overlapping ones joined.
std::vector<Spell> make_spells(const Graph& graph, EdgeId edge);

}  // namespace actorgraph
