#include "graph/filter.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <numeric>
#include <tuple>

#include "graph/dates.h"
#include "graph/summary.h"

namespace actorgraph {
namespace {

template <typename Set, typename Value>
bool allows(const Set& set, const Value& value) {
  return set.empty() || set.contains(value);
}

class StatementFilter {
 public:
  StatementFilter(const StatementStore& store, const Filter& filter)
      : store_(&store), filter_(&filter), from_(first_day(filter.from)), to_(last_day(filter.to)) {
    for (const DocumentRecord& document : store.documents()) {
      document_.push_back(allows(filter.documents, document.hash));
    }
  }

  bool keeps(StatementIndex index) const {
    const Statement& statement = (*store_)[index];
    if (!document_[store_->document(statement)] || statement.confidence < filter_->min_confidence) return false;
    if (from_.empty() && to_.empty()) return true;
    const std::optional<Dates> dates = store_->dates(statement);
    if (!dates || (!is_date(dates->from) && !is_date(dates->to))) return false;
    const std::string last = last_day(dates->to);
    const std::string first = first_day(dates->from);
    return (from_.empty() || last.empty() || last >= from_) && (to_.empty() || first.empty() || first <= to_);
  }

 private:
  const StatementStore* store_;
  const Filter* filter_;
  std::string from_, to_;
  std::vector<bool> document_;
};

struct KeptEdge {
  VertexId source;
  VertexId target;
  Relation relation;
};

/// Whether what the edge says is wanted.
bool keeps(const Filter& filter, const Relation& relation) {
  return allows(filter.types, relation.type) && allows(filter.polarities, polarity(relation.type, relation.negated)) &&
         allows(filter.modalities, relation.modality) && (!filter.negated || *filter.negated == relation.negated) &&
         (!filter.disputed || *filter.disputed == relation.disputed());
}

/// Joins edges that are one under the coarser grouping.
void group(std::vector<KeptEdge>& edges, const Graph& graph, Grouping grouping) {
  using Key = std::tuple<VertexId, VertexId, bool, RelationType, Modality>;
  std::map<Key, std::vector<StatementIndex>> grouped;
  for (KeptEdge& edge : edges) {
    Key key{edge.source, edge.target, edge.relation.negated, RelationType::Other, Modality::Asserted};
    if (grouping == Grouping::Type) {
      std::get<RelationType>(key) = edge.relation.type;
      std::get<Modality>(key) = edge.relation.modality;
    }
    std::vector<StatementIndex>& evidence = grouped[key];
    evidence.insert(evidence.end(), edge.relation.evidence.begin(), edge.relation.evidence.end());
  }
  edges.clear();
  for (auto& [key, evidence] : grouped) {
    std::sort(evidence.begin(), evidence.end());
    const auto [source, target] = std::pair(std::get<0>(key), std::get<1>(key));
    const ContentId content =
        edge_content(graph[source].id, graph[target].id, store(graph)[evidence.front()], store(graph), grouping);
    edges.push_back({source, target, make_relation(content, std::move(evidence), store(graph), grouping)});
  }
  std::sort(edges.begin(), edges.end(),
            [](const KeptEdge& a, const KeptEdge& b) { return a.relation.content < b.relation.content; });
}

/// Whether the edge is strong enough and between actors of a kind that is wanted.
bool keeps(const Filter& filter, const Graph& graph, const KeptEdge& edge) {
  return edge.relation.sources >= filter.min_sources && allows(filter.kinds, graph[edge.source].kind) &&
         allows(filter.kinds, graph[edge.target].kind);
}

std::vector<bool> members(const std::vector<VertexId>& actors, std::size_t size) {
  std::vector<bool> result(size);
  for (const VertexId actor : actors) result[actor] = true;
  return result;
}

/// Actors at most `radius` edges, in any direction, from those in `focus`.
std::vector<bool> neighbourhood(const std::vector<KeptEdge>& edges, const Filter& filter, std::size_t size) {
  std::vector<bool> inside = members(filter.focus, size);
  for (int step = 0; step < filter.radius; ++step) {
    std::vector<bool> wider = inside;
    for (const KeptEdge& edge : edges) {
      if (inside[edge.source]) wider[edge.target] = true;
      if (inside[edge.target]) wider[edge.source] = true;
    }
    if (wider == inside) break;
    inside = std::move(wider);
  }
  return inside;
}

void keep_top(std::vector<KeptEdge>& edges, std::size_t top) {
  if (edges.size() <= top) return;
  std::vector<std::size_t> order(edges.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Relation& x = edges[a].relation;
    const Relation& y = edges[b].relation;
    return x.sources != y.sources ? x.sources > y.sources : x.weight > y.weight;
  });
  order.resize(top);
  std::sort(order.begin(), order.end());
  std::vector<KeptEdge> kept;
  for (const std::size_t i : order) kept.push_back(std::move(edges[i]));
  edges = std::move(kept);
}

}  // namespace

void filter_graph(const Graph& graph, const Filter& filter, Graph& result) {
  const StatementFilter statements(store(graph), filter);
  std::vector<KeptEdge> kept;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    KeptEdge candidate{source(edge, graph), target(edge, graph), graph[edge]};
    std::vector<StatementIndex>& evidence = candidate.relation.evidence;
    const std::size_t before = evidence.size();
    std::erase_if(evidence, [&](StatementIndex index) { return !statements.keeps(index); });
    if (evidence.empty()) continue;
    if (evidence.size() != before) summarize(candidate.relation, store(graph), data(graph).grouping);
    if (keeps(filter, candidate.relation)) kept.push_back(std::move(candidate));
  }
  const Grouping grouping = std::max(filter.grouping, data(graph).grouping);
  if (grouping != data(graph).grouping) group(kept, graph, grouping);
  std::erase_if(kept, [&](const KeptEdge& edge) { return !keeps(filter, graph, edge); });
  if (!filter.actors.empty()) {
    const std::vector<bool> wanted = members(filter.actors, num_vertices(graph));
    std::erase_if(kept, [&](const KeptEdge& edge) { return !wanted[edge.source] && !wanted[edge.target]; });
  }
  if (!filter.between.empty()) {
    const std::vector<bool> wanted = members(filter.between, num_vertices(graph));
    std::erase_if(kept, [&](const KeptEdge& edge) { return !wanted[edge.source] || !wanted[edge.target]; });
  }
  if (!filter.focus.empty()) {
    const std::vector<bool> near = neighbourhood(kept, filter, num_vertices(graph));
    std::erase_if(kept, [&](const KeptEdge& edge) { return !near[edge.source] || !near[edge.target]; });
  }
  if (filter.top) keep_top(kept, *filter.top);

  std::vector<bool> used(num_vertices(graph));
  for (const KeptEdge& edge : kept) used[edge.source] = used[edge.target] = true;
  GraphData& result_data = result[boost::graph_bundle];
  result_data = data(graph);
  result_data.measures = nullptr;
  result_data.grouping = grouping;
  std::vector<VertexId> place(num_vertices(graph));
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    if (used[vertex]) {
      place[vertex] = add_vertex(graph[vertex], result);
    } else {
      // Names must settle the same way when the result is read again.
      const std::vector<std::uint32_t>& records = graph[vertex].records;
      result_data.other_records.insert(result_data.other_records.end(), records.begin(), records.end());
    }
  }
  std::sort(result_data.other_records.begin(), result_data.other_records.end());
  for (KeptEdge& edge : kept) add_edge(place[edge.source], place[edge.target], std::move(edge.relation), result);
  mark_disputes(result);
}

}  // namespace actorgraph
