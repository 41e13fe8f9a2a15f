#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/actor_graph.h"
#include "graph/ties.h"

namespace actorgraph {

/// What is computed of each actor, indexed by VertexId. All but the degrees leave negated edges out: a denial is no
/// tie.
struct Measures {
  std::vector<std::uint32_t> in_degree;        ///< edges that point to it
  std::vector<std::uint32_t> out_degree;       ///< edges that start from it
  std::vector<double> weighted_degree;         ///< weights of both
  std::vector<double> pagerank;                ///< sums to 1
  std::vector<double> betweenness;             ///< 0 … 1
  std::vector<std::uint32_t> core;             ///< largest k of a k-core that holds it
  std::vector<std::uint32_t> component;        ///< weak, numbered from 0 by size
  std::vector<std::uint32_t> community;        ///< numbered from 0 by size
  std::vector<std::optional<double>> balance;  ///< mean PLOVER score of its asserted acts, -10 … 10; none without acts
};

inline constexpr std::size_t kSampleAbove = 5000;  ///< actors
inline constexpr std::size_t kSamples = 256;       ///< of them, for betweenness

/// Deterministic. Betweenness is sampled above kSampleAbove actors.
Measures measure(const Graph& graph);
/// Keeps them with the graph: exports then write them as attributes of the actors.
void add_measures(Graph& graph);

/// PageRank with damping .85; a vertex without ties out spreads its rank over all.
std::vector<double> page_rank(const Ties& directed);
/// Brandes' betweenness over shortest paths (without weights), normalised by (n-1)(n-2); from `samples` vertices only
/// where there are more.
std::vector<double> betweenness(const Ties& directed, std::size_t samples);
std::vector<std::uint32_t> core_numbers(const Ties& undirected);
std::vector<std::uint32_t> components(const Ties& undirected);

/// PLOVER's scale of cooperation (+10) and conflict (-10); nothing for standing relations, which are no acts.
std::optional<double> plover_score(RelationType type) noexcept;
/// Mean score of the asserted, not negated acts between two actors in either direction, by weight.
std::optional<double> balance(const Graph& graph, VertexId a, VertexId b);

/// Names of the measures that actors can be ordered by: `pagerank`, `betweenness`, `degree` …
std::span<const std::string_view> measure_names() noexcept;
/// The values of one of them; nothing where the name is unknown.
std::optional<std::vector<double>> find_measure(const Measures& measures, std::string_view name);

}  // namespace actorgraph
