// Boost's PageRank neither normalises nor spreads the rank of dangling vertices, and its betweenness counts parallel
// edges as different paths; so the measures are computed here, over packed ties.

#include "graph/measures.h"

#include <algorithm>
#include <array>
#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <numeric>

#include "graph/communities.h"

namespace actorgraph {
namespace {

constexpr double kDamping = 0.85;
constexpr int kMostRounds = 200;
constexpr double kRankTolerance = 1e-12;

/// Renumbers labels from 0 by size, then by their first member.
std::vector<std::uint32_t> number_by_size(const std::vector<std::uint32_t>& labels) {
  std::vector<std::uint32_t> size(labels.size()), first(labels.size());
  std::vector<std::uint32_t> order;
  for (std::uint32_t v = 0; v < labels.size(); ++v) {
    if (size[labels[v]]++ == 0) {
      first[labels[v]] = v;
      order.push_back(labels[v]);
    }
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return size[a] != size[b] ? size[a] > size[b] : first[a] < first[b];
  });
  std::vector<std::uint32_t> number(labels.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) number[order[i]] = i;
  std::vector<std::uint32_t> result(labels.size());
  for (std::size_t v = 0; v < labels.size(); ++v) result[v] = number[labels[v]];
  return result;
}

/// Sum of scores and of weights.
struct Sum {
  double score = 0;
  double weight = 0;
  void add(const Relation& relation) {
    const std::optional<double> value = plover_score(relation.type);
    if (!value || relation.negated || relation.modality != Modality::Asserted) return;
    score += *value * relation.weight;
    weight += relation.weight;
  }
  std::optional<double> mean() const { return weight > 0 ? std::optional<double>(score / weight) : std::nullopt; }
};

}  // namespace

std::vector<double> page_rank(const Ties& directed) {
  const std::size_t n = directed.size();
  if (n == 0) return {};
  std::vector<double> out(n);
  for (std::size_t v = 0; v < n; ++v) {
    for (const Ties::Tie& tie : directed[v]) out[v] += tie.weight;
  }
  const double even = 1.0 / static_cast<double>(n);
  std::vector<double> rank(n, even);
  std::vector<double> next(n);
  for (int round = 0; round < kMostRounds; ++round) {
    double dangling = 0;
    for (std::size_t v = 0; v < n; ++v) {
      if (out[v] == 0) dangling += rank[v];
    }
    std::fill(next.begin(), next.end(), (1 - kDamping + kDamping * dangling) * even);
    for (std::size_t v = 0; v < n; ++v) {
      for (const Ties::Tie& tie : directed[v]) next[tie.to] += kDamping * rank[v] * tie.weight / out[v];
    }
    double change = 0;
    for (std::size_t v = 0; v < n; ++v) change += std::abs(next[v] - rank[v]);
    rank.swap(next);
    if (change < kRankTolerance) break;
  }
  return rank;
}

// Brandes, A faster algorithm for betweenness centrality (2001); pivots as in Brandes and Pich (2007).
std::vector<double> betweenness(const Ties& directed, std::size_t samples) {
  const std::size_t n = directed.size();
  std::vector<double> result(n);
  if (n < 3) return result;
  const std::size_t pivots = std::min(n, samples);
  std::vector<std::int32_t> distance(n);
  std::vector<double> paths(n), dependency(n);
  std::vector<std::uint32_t> order;
  for (std::size_t k = 0; k < pivots; ++k) {
    // Vertices stand in the order of their hashes: every n-th is a random sample.
    const auto start = static_cast<std::uint32_t>(k * n / pivots);
    std::fill(distance.begin(), distance.end(), -1);
    std::fill(paths.begin(), paths.end(), 0);
    std::fill(dependency.begin(), dependency.end(), 0);
    order.assign(1, start);
    distance[start] = 0;
    paths[start] = 1;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::uint32_t v = order[i];
      for (const Ties::Tie& tie : directed[v]) {
        if (distance[tie.to] < 0) {
          distance[tie.to] = distance[v] + 1;
          order.push_back(tie.to);
        }
        if (distance[tie.to] == distance[v] + 1) paths[tie.to] += paths[v];
      }
    }
    for (std::size_t i = order.size(); i-- > 0;) {
      const std::uint32_t v = order[i];
      for (const Ties::Tie& tie : directed[v]) {
        if (distance[tie.to] == distance[v] + 1) dependency[v] += paths[v] / paths[tie.to] * (1 + dependency[tie.to]);
      }
      if (v != start) result[v] += dependency[v];
    }
  }
  const double scale =
      static_cast<double>(n) / static_cast<double>(pivots) / static_cast<double>(n - 1) / static_cast<double>(n - 2);
  for (double& value : result) value *= scale;
  return result;
}

// Batagelj and Zaversnik, An O(m) algorithm for cores decomposition of networks (2003).
std::vector<std::uint32_t> core_numbers(const Ties& undirected) {
  const std::size_t n = undirected.size();
  std::vector<std::uint32_t> degree(n);
  std::uint32_t largest = 0;
  for (std::size_t v = 0; v < n; ++v) {
    for (const Ties::Tie& tie : undirected[v]) degree[v] += tie.to != v ? 1 : 0;
    largest = std::max(largest, degree[v]);
  }
  std::vector<std::uint32_t> bucket(largest + 2), order(n), place(n);
  for (const std::uint32_t d : degree) ++bucket[d + 1];
  std::partial_sum(bucket.begin(), bucket.end(), bucket.begin());
  std::vector<std::uint32_t> next(bucket.begin(), bucket.end() - 1);
  for (std::uint32_t v = 0; v < n; ++v) {
    place[v] = next[degree[v]]++;
    order[place[v]] = v;
  }
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t v = order[i];
    for (const Ties::Tie& tie : undirected[v]) {
      const std::uint32_t u = tie.to;
      if (degree[u] <= degree[v]) continue;
      const std::uint32_t first = bucket[degree[u]];
      const std::uint32_t w = order[first];
      std::swap(order[place[u]], order[first]);
      std::swap(place[u], place[w]);
      ++bucket[degree[u]];
      --degree[u];
    }
  }
  return degree;
}

std::vector<std::uint32_t> components(const Ties& undirected) {
  const std::size_t n = undirected.size();
  std::vector<std::uint32_t> label(n, static_cast<std::uint32_t>(n));
  std::vector<std::uint32_t> stack;
  for (std::uint32_t start = 0; start < n; ++start) {
    if (label[start] != n) continue;
    label[start] = start;
    stack.assign(1, start);
    while (!stack.empty()) {
      const std::uint32_t v = stack.back();
      stack.pop_back();
      for (const Ties::Tie& tie : undirected[v]) {
        if (label[tie.to] != n) continue;
        label[tie.to] = start;
        stack.push_back(tie.to);
      }
    }
  }
  return number_by_size(label);
}

std::optional<double> plover_score(RelationType type) noexcept {
  switch (type) {
    case RelationType::Agree:
      return 2.5;
    case RelationType::Consult:
      return 2.5;
    case RelationType::Support:
      return 5;
    case RelationType::Concede:
      return 4.5;
    case RelationType::Cooperate:
      return 9.5;
    case RelationType::Aid:
      return 10;
    case RelationType::Retreat:
      return 6.5;
    case RelationType::Request:
      return 0;
    case RelationType::Accuse:
      return -3;  // printed as +3 in the manual, against its own modes
    case RelationType::Reject:
      return -2;
    case RelationType::Threaten:
      return -3.5;
    case RelationType::Protest:
      return -5;
    case RelationType::Sanction:
      return -6;
    case RelationType::Mobilize:
      return -5.5;
    case RelationType::Coerce:
      return -7;
    case RelationType::Assault:
      return -9;
    default:
      return std::nullopt;
  }
}

std::optional<double> balance(const Graph& graph, VertexId a, VertexId b) {
  Sum sum;
  for (const EdgeId edge : boost::make_iterator_range(out_edges(a, graph))) {
    if (target(edge, graph) == b) sum.add(graph[edge]);
  }
  if (a != b) {
    for (const EdgeId edge : boost::make_iterator_range(out_edges(b, graph))) {
      if (target(edge, graph) == a) sum.add(graph[edge]);
    }
  }
  return sum.mean();
}

Measures measure(const Graph& graph) {
  const std::size_t n = num_vertices(graph);
  Measures measures;
  measures.in_degree.resize(n);
  measures.out_degree.resize(n);
  measures.weighted_degree.resize(n);
  std::vector<Sum> sums(n);
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    const VertexId from = source(edge, graph);
    const VertexId to = target(edge, graph);
    ++measures.out_degree[from];
    ++measures.in_degree[to];
    measures.weighted_degree[from] += graph[edge].weight;
    measures.weighted_degree[to] += graph[edge].weight;
    sums[from].add(graph[edge]);
    if (from != to) sums[to].add(graph[edge]);
  }
  for (const Sum& sum : sums) measures.balance.push_back(sum.mean());
  const Ties directed = make_directed_ties(graph);
  measures.pagerank = page_rank(directed);
  measures.betweenness = betweenness(directed, n > kSampleAbove ? kSamples : n);
  const Ties undirected = make_undirected_ties(graph);
  measures.core = core_numbers(undirected);
  measures.component = components(undirected);
  measures.community = number_by_size(leiden_communities(undirected));
  return measures;
}

void add_measures(Graph& graph) {
  graph[boost::graph_bundle].measures = std::make_shared<const Measures>(measure(graph));
}

namespace {
constexpr std::array<std::string_view, 8> kNames = {"pagerank",   "betweenness",     "degree", "in_degree",
                                                    "out_degree", "weighted_degree", "core",   "balance"};
}

std::span<const std::string_view> measure_names() noexcept { return kNames; }

std::optional<std::vector<double>> find_measure(const Measures& measures, std::string_view name) {
  const auto convert = [](const auto& values) { return std::vector<double>(values.begin(), values.end()); };
  if (name == "pagerank") return measures.pagerank;
  if (name == "betweenness") return measures.betweenness;
  if (name == "in_degree") return convert(measures.in_degree);
  if (name == "out_degree") return convert(measures.out_degree);
  if (name == "weighted_degree") return measures.weighted_degree;
  if (name == "core") return convert(measures.core);
  std::vector<double> values;
  for (std::size_t v = 0; v < measures.core.size(); ++v) {
    if (name == "degree") {
      values.push_back(measures.in_degree[v] + measures.out_degree[v]);
    } else if (name == "balance") {
      values.push_back(measures.balance[v].value_or(0));
    } else {
      return std::nullopt;
    }
  }
  if (name != "degree" && name != "balance") return std::nullopt;
  return values;
}

}  // namespace actorgraph
