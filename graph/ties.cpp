#include "graph/ties.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>

namespace actorgraph {

Ties::Ties(std::size_t size, std::vector<Arc> arcs) : start_(size + 1) {
  std::sort(arcs.begin(), arcs.end(),
            [](const Arc& a, const Arc& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; });
  for (std::size_t i = 0; i < arcs.size();) {
    const Arc& first = arcs[i];
    Tie tie{first.to, 0};
    for (; i < arcs.size() && arcs[i].from == first.from && arcs[i].to == first.to; ++i) tie.weight += arcs[i].weight;
    ties_.push_back(tie);
    ++start_[first.from + 1];
  }
  for (std::size_t vertex = 0; vertex < size; ++vertex) start_[vertex + 1] += start_[vertex];
}

Ties make_directed_ties(const Graph& graph) {
  std::vector<Ties::Arc> arcs;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    const Relation& relation = graph[edge];
    if (relation.negated) continue;
    const auto from = static_cast<std::uint32_t>(source(edge, graph));
    const auto to = static_cast<std::uint32_t>(target(edge, graph));
    arcs.push_back({from, to, static_cast<double>(relation.weight)});
    if (relation.symmetric && from != to) arcs.push_back({to, from, static_cast<double>(relation.weight)});
  }
  return Ties(num_vertices(graph), std::move(arcs));
}

Ties make_undirected_ties(const Graph& graph) {
  std::vector<Ties::Arc> arcs;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    const Relation& relation = graph[edge];
    if (relation.negated) continue;
    const auto from = static_cast<std::uint32_t>(source(edge, graph));
    const auto to = static_cast<std::uint32_t>(target(edge, graph));
    arcs.push_back({from, to, static_cast<double>(relation.weight)});
    if (from != to) arcs.push_back({to, from, static_cast<double>(relation.weight)});
  }
  return Ties(num_vertices(graph), std::move(arcs));
}

}  // namespace actorgraph
