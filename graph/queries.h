#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/actor_graph.h"

namespace actorgraph {

/// Edges between two actors, or from and to one: strongest first (sources, weight, id).
std::vector<EdgeId> edges_between(const Graph& graph, VertexId a, VertexId b);
std::vector<EdgeId> edges_of(const Graph& graph, VertexId actor);

/// The other end of an edge.
VertexId partner(const Graph& graph, EdgeId edge, VertexId actor);

/// What one actor has to do with another.
struct Partner {
  VertexId actor = 0;
  std::uint32_t edges = 0;
  std::uint32_t weight = 0;                     ///< of asserted and other edges, negated ones left out
  std::map<RelationType, std::uint32_t> types;  ///< weights
  std::optional<double> balance;
};
/// Strongest first.
std::vector<Partner> partners(const Graph& graph, VertexId actor);

/// A step of a chain, in the direction of walking; the edge itself may point the other way.
struct Step {
  EdgeId edge;
  VertexId from = 0;
  VertexId to = 0;
};
struct Chain {
  std::vector<Step> steps;
  std::uint32_t weakest = 0;  ///< least weight of its edges
};
/// The shortest chains of edges that are not negated, at most `most` of them, those with the strongest weakest edge
/// first. Empty where there is none.
std::vector<Chain> shortest_chains(const Graph& graph, VertexId from, VertexId to, std::size_t most);

struct Ranked {
  VertexId actor = 0;
  double value = 0;
};
/// The `count` greatest, ties in the order of names.
std::vector<Ranked> top_actors(const Graph& graph, const std::vector<double>& values, std::size_t count);

/// A dated statement.
struct TimelineEntry {
  EdgeId edge;
  StatementIndex statement = 0;
  std::string from, to;  ///< ISO, any precision; empty is open
};
/// The dated statements of the edges, by their first day.
std::vector<TimelineEntry> timeline(const Graph& graph, const std::vector<EdgeId>& edges);

}  // namespace actorgraph
