#include "graph/queries.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <functional>
#include <tuple>

#include "graph/dates.h"
#include "graph/measures.h"

namespace actorgraph {
namespace {

/// Chains are looked at up to this many: dense graphs have millions of them.
constexpr std::size_t kMostChains = 2000;

void sort_by_strength(const Graph& graph, std::vector<EdgeId>& edges) {
  const auto key = [&](EdgeId edge) {
    const Relation& relation = graph[edge];
    return std::make_tuple(~relation.sources, ~relation.weight, relation.content);
  };
  std::sort(edges.begin(), edges.end(), [&](EdgeId a, EdgeId b) { return key(a) < key(b); });
}

/// Steps from every actor to `to`, over edges that are not negated, in any direction; -1 where there is no way.
std::vector<int> distances(const Graph& graph, VertexId to) {
  std::vector<int> distance(num_vertices(graph), -1);
  std::vector<VertexId> queue = {to};
  distance[to] = 0;
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const VertexId v = queue[i];
    const auto visit = [&](EdgeId edge, VertexId other) {
      if (graph[edge].negated || distance[other] >= 0) return;
      distance[other] = distance[v] + 1;
      queue.push_back(other);
    };
    for (const EdgeId edge : boost::make_iterator_range(out_edges(v, graph))) visit(edge, target(edge, graph));
    for (const EdgeId edge : boost::make_iterator_range(in_edges(v, graph))) visit(edge, source(edge, graph));
  }
  return distance;
}

/// The strongest edge to each neighbour that is one step nearer.
std::map<VertexId, EdgeId> steps_nearer(const Graph& graph, VertexId from, const std::vector<int>& distance) {
  std::map<VertexId, EdgeId> best;
  for (const EdgeId edge : edges_of(graph, from)) {  // strongest first
    const VertexId other = partner(graph, edge, from);
    if (!graph[edge].negated && distance[other] == distance[from] - 1) best.emplace(other, edge);
  }
  return best;
}

}  // namespace

VertexId partner(const Graph& graph, EdgeId edge, VertexId actor) {
  return source(edge, graph) == actor ? target(edge, graph) : source(edge, graph);
}

std::vector<EdgeId> edges_between(const Graph& graph, VertexId a, VertexId b) {
  std::vector<EdgeId> result;
  for (const EdgeId edge : boost::make_iterator_range(out_edges(a, graph))) {
    if (target(edge, graph) == b) result.push_back(edge);
  }
  if (a != b) {
    for (const EdgeId edge : boost::make_iterator_range(out_edges(b, graph))) {
      if (target(edge, graph) == a) result.push_back(edge);
    }
  }
  sort_by_strength(graph, result);
  return result;
}

std::vector<EdgeId> edges_of(const Graph& graph, VertexId actor) {
  std::vector<EdgeId> result;
  for (const EdgeId edge : boost::make_iterator_range(out_edges(actor, graph))) result.push_back(edge);
  for (const EdgeId edge : boost::make_iterator_range(in_edges(actor, graph))) {
    if (source(edge, graph) != actor) result.push_back(edge);  // loops stand in both
  }
  sort_by_strength(graph, result);
  return result;
}

std::vector<Partner> partners(const Graph& graph, VertexId actor) {
  std::map<VertexId, Partner> by_actor;
  for (const EdgeId edge : edges_of(graph, actor)) {
    const Relation& relation = graph[edge];
    Partner& entry = by_actor[partner(graph, edge, actor)];
    ++entry.edges;
    if (relation.negated) continue;
    entry.weight += relation.weight;
    entry.types[relation.type] += relation.weight;
  }
  std::vector<Partner> result;
  for (auto& [other, entry] : by_actor) {
    entry.actor = other;
    entry.balance = balance(graph, actor, other);
    result.push_back(std::move(entry));
  }
  std::stable_sort(result.begin(), result.end(), [&](const Partner& a, const Partner& b) {
    return a.weight != b.weight ? a.weight > b.weight : graph[a.actor].name < graph[b.actor].name;
  });
  return result;
}

std::vector<Chain> shortest_chains(const Graph& graph, VertexId from, VertexId to, std::size_t most) {
  const std::vector<int> distance = distances(graph, to);
  if (from == to || distance[from] < 0) return {};
  std::vector<Chain> chains;
  Chain chain;
  const std::function<void(VertexId)> walk = [&](VertexId v) {
    if (chains.size() == kMostChains) return;
    if (v == to) {
      chains.push_back(chain);
      chains.back().weakest = graph[chain.steps[0].edge].weight;
      for (const Step& step : chain.steps) {
        chains.back().weakest = std::min(chains.back().weakest, graph[step.edge].weight);
      }
      return;
    }
    for (const auto& [next, edge] : steps_nearer(graph, v, distance)) {
      chain.steps.push_back({edge, v, next});
      walk(next);
      chain.steps.pop_back();
    }
  };
  walk(from);
  std::stable_sort(chains.begin(), chains.end(), [](const Chain& a, const Chain& b) { return a.weakest > b.weakest; });
  if (chains.size() > most) chains.resize(most);
  return chains;
}

std::vector<Ranked> top_actors(const Graph& graph, const std::vector<double>& values, std::size_t count) {
  std::vector<Ranked> ranked;
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) ranked.push_back({vertex, values[vertex]});
  std::sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) {
    if (a.value != b.value) return a.value > b.value;
    return std::tie(graph[a.actor].name, a.actor) < std::tie(graph[b.actor].name, b.actor);
  });
  if (ranked.size() > count) ranked.resize(count);
  return ranked;
}

std::vector<TimelineEntry> timeline(const Graph& graph, const std::vector<EdgeId>& edges) {
  std::vector<TimelineEntry> entries;
  for (const EdgeId edge : edges) {
    for (const StatementIndex index : graph[edge].evidence) {
      const std::optional<Dates> dates = store(graph).dates(store(graph)[index]);
      if (!dates || (!is_date(dates->from) && !is_date(dates->to))) continue;
      entries.push_back({edge, index, std::string(dates->from), std::string(dates->to)});
    }
  }
  const auto key = [](const TimelineEntry& entry) {
    return std::make_tuple(first_day(entry.from.empty() ? entry.to : entry.from), last_day(entry.to), entry.statement);
  };
  std::sort(entries.begin(), entries.end(),
            [&](const TimelineEntry& a, const TimelineEntry& b) { return key(a) < key(b); });
  return entries;
}

}  // namespace actorgraph
