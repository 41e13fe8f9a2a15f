#include "graph/measures.h"

#include <doctest/doctest.h>

#include <numeric>

#include "graph/communities.h"
#include "tests/graph/graphs.h"

using namespace actorgraph;

namespace {

/// A path 0 - 1 - 2 and a triangle 3, 4, 5 beside it, both ways.
Ties path_and_triangle() {
  std::vector<Ties::Arc> arcs;
  for (const auto& [a, b] : {std::pair<std::uint32_t, std::uint32_t>{0, 1}, {1, 2}, {3, 4}, {4, 5}, {3, 5}}) {
    arcs.push_back({a, b, 1});
    arcs.push_back({b, a, 1});
  }
  return Ties(6, arcs);
}

}  // namespace

TEST_CASE("parallel arcs are one tie with their weights summed") {
  const Ties ties(3, {{0, 1, 1}, {0, 1, 2}, {2, 0, 5}});
  REQUIRE(ties[0].size() == 1);
  CHECK(ties[0][0].weight == 3);
  CHECK(ties[1].empty());
  CHECK(ties[2][0].to == 0);
}

TEST_CASE("rank sums to one, and a vertex without ties out spreads its own") {
  const std::vector<double> rank = page_rank(Ties(3, {{0, 1, 1}}));
  CHECK(std::accumulate(rank.begin(), rank.end(), 0.0) == doctest::Approx(1));
  CHECK(rank[1] > rank[0]);
  CHECK(rank[0] == doctest::Approx(rank[2]));
  CHECK(page_rank(Ties()).empty());
}

TEST_CASE("betweenness, cores and components of a path and a triangle") {
  const Ties ties = path_and_triangle();
  const std::vector<double> between = betweenness(ties, 6);
  CHECK(between[1] == doctest::Approx(2.0 / 20));
  CHECK(between[0] == 0);
  CHECK(between[4] == 0);
  CHECK(core_numbers(ties) == std::vector<std::uint32_t>{1, 1, 1, 2, 2, 2});
  CHECK(components(ties) == std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1});
}

TEST_CASE("two cliques with a bridge are two communities") {
  std::vector<Ties::Arc> arcs;
  const auto tie = [&](std::uint32_t a, std::uint32_t b) {
    arcs.push_back({a, b, 1});
    arcs.push_back({b, a, 1});
  };
  for (std::uint32_t a = 0; a < 5; ++a) {
    for (std::uint32_t b = 0; b < a; ++b) {
      tie(a, b);
      tie(a + 5, b + 5);
    }
  }
  tie(0, 5);
  const Ties ties(10, arcs);
  const std::vector<std::uint32_t> community = leiden_communities(ties);
  for (std::size_t v = 1; v < 5; ++v) {
    CHECK(community[v] == community[0]);
    CHECK(community[v + 5] == community[5]);
  }
  CHECK(community[0] != community[5]);
  CHECK(modularity(ties, community) == doctest::Approx(0.45238095));
}

TEST_CASE("denials are no ties, and balance is the mean score of asserted acts") {
  Graph graph;
  const auto typed = [](Triple triple, RelationType type, bool negated) {
    return changed(std::move(triple), [&](Triple& t) {
      t.relation.type = type;
      t.negated = negated;
    });
  };
  build(graph, {typed(make_statement("Peru", "aid", "Chile"), RelationType::Aid, false),
                typed(make_statement("Chile", "blame", "Peru", "b"), RelationType::Accuse, false),
                typed(make_statement("Chile", "attack", "Bolivia", "b"), RelationType::Assault, true),
                typed(make_statement("Chile", "border", "Bolivia", "b"), RelationType::Border, false)});
  const VertexId peru = actor(graph, "Peru");
  const VertexId chile = actor(graph, "Chile");
  const VertexId bolivia = actor(graph, "Bolivia");
  const Measures measures = measure(graph);
  CHECK(measures.in_degree[bolivia] == 2);
  CHECK(measures.out_degree[chile] == 3);
  CHECK(measures.balance[peru] == 3.5);
  CHECK(!measures.balance[bolivia]);
  CHECK(balance(graph, chile, peru) == 3.5);
  CHECK(make_directed_ties(graph)[chile].size() == 2);
  for (const std::string_view name : measure_names()) CHECK(find_measure(measures, name)->size() == 3);
  CHECK(!find_measure(measures, "beauty"));
}
