#pragma once

#include <boost/range/iterator_range.hpp>
#include <string>
#include <vector>

#include "graph/find.h"
#include "graph/merge.h"
#include "tests/graph/example.h"

namespace actorgraph {

inline void build(Graph& graph, const std::vector<Triple>& triples, const std::vector<ActorRecord>& actors = {}) {
  GraphBuilder builder;
  for (const Triple& triple : triples) builder.add(triple);
  for (const ActorRecord& actor : actors) builder.add(actor);
  builder.build(graph);
}

/// The actor with that name.
inline VertexId actor(const Graph& graph, std::string_view name) { return find_actors(graph, name).at(0); }

/// The names of all actors, sorted, with commas between.
inline std::string names(const Graph& graph) {
  std::set<std::string> sorted;
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) sorted.insert(graph[vertex].name);
  std::string text;
  for (const std::string& name : sorted) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace actorgraph
