#include "graph/ties.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <numeric>

namespace actorgraph {

Ties::Ties(std::size_t size, std::vector<Arc> arcs) : start_(size + 1) {
  // Counting puts arcs into rows; rows are short, so that sorting each is quicker than sorting all arcs.
  std::vector<std::size_t> end(size + 1);
  for (const Arc& arc : arcs) ++end[arc.from + 1];
  std::partial_sum(end.begin(), end.end(), end.begin());
  ties_.resize(arcs.size());
  for (const Arc& arc : arcs) ties_[end[arc.from]++] = {arc.to, arc.weight};
  arcs = {};
  std::size_t from = 0;  // where the row begins before parallel arcs become one
  std::size_t to = 0;    // and after
  for (std::size_t vertex = 0; vertex < size; from = end[vertex++]) {
    const auto row = ties_.begin() + static_cast<std::ptrdiff_t>(from);
    const auto row_end = ties_.begin() + static_cast<std::ptrdiff_t>(end[vertex]);
    std::stable_sort(row, row_end, [](const Tie& a, const Tie& b) { return a.to < b.to; });
    for (std::size_t i = from; i < end[vertex]; ++i) {
      if (to > start_[vertex] && ties_[to - 1].to == ties_[i].to) {
        ties_[to - 1].weight += ties_[i].weight;
      } else {
        ties_[to++] = ties_[i];
      }
    }
    start_[vertex + 1] = to;
  }
  ties_.resize(to);
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
