#include "export/figure.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "graph/find.h"
#include "graph/merge.h"
#include "tests/export/hostile.h"
#include "tests/export/small.h"

using namespace actorgraph;
using actorgraph::test::make_small_graph;
using actorgraph::test::Said;

namespace {

std::set<std::string> names(const Figure& figure) {
  std::set<std::string> result;
  for (const VertexId actor : figure.actors) result.insert((*figure.graph)[actor].name);
  return result;
}

std::vector<std::string> lines(const Figure& figure) {
  std::vector<std::string> result;
  for (const EdgeId line : figure.lines) result.push_back(line_text(*figure.graph, line));
  return result;
}

FigureOptions around(const Graph& graph, const std::string& name) {
  FigureOptions options;
  options.focus = find_actors(graph, name);
  return options;
}

}  // namespace

TEST_CASE("a figure grows from its focus and keeps its most quoted neighbours") {
  Graph graph;
  make_small_graph({{"Norway", "aided", "Chad", RelationType::Aid, 3},
                    {"Norway", "met", "Peru", RelationType::Consult, 2},
                    {"Norway", "praised", "Fiji", RelationType::Support, 1},
                    {"Ghana", "fined", "Togo", RelationType::Sanction, 5}},
                   graph);
  FigureOptions options = around(graph, "Norway");
  options.most_actors = 3;
  const Figure figure = make_figure(graph, options);
  CHECK(names(figure) == std::set<std::string>{"Chad", "Norway", "Peru"});
  CHECK(lines(figure) == std::vector<std::string>{"Norway → Chad: aided", "Norway → Peru: met"});
  CHECK(figure.title == "Relations around Norway");
  CHECK(figure.caption.find("The 3 strongest of 6 actors and 2 of 4 relations, by independent sources, one step from "
                            "Norway.") != std::string::npos);
  CHECK(figure.left_out == "2 weaker relations and 3 actors are not shown.");
}

TEST_CASE("a figure does not go further than its radius") {
  Graph graph;
  make_small_graph({{"Norway", "aided", "Chad", RelationType::Aid, 1},
                    {"Chad", "aided", "Peru", RelationType::Aid, 4},
                    {"Peru", "aided", "Fiji", RelationType::Aid, 4}},
                   graph);
  FigureOptions options = around(graph, "Norway");
  CHECK(names(make_figure(graph, options)) == std::set<std::string>{"Chad", "Norway"});
  options.radius = 2;
  CHECK(names(make_figure(graph, options)) == std::set<std::string>{"Chad", "Norway", "Peru"});
}

TEST_CASE("without a focus the strongest lines are drawn, and all of a small graph with nothing left out") {
  Graph graph;
  make_small_graph({{"Norway", "aided", "Chad", RelationType::Aid, 3},
                    {"Ghana", "fined", "Togo", RelationType::Sanction, 5},
                    {"Ghana", "met", "Togo", RelationType::Consult, 1}},
                   graph);
  const Figure figure = make_figure(graph, {});
  CHECK(lines(figure) == std::vector<std::string>{"Ghana → Togo: fined", "Ghana → Togo: met", "Norway → Chad: aided"});
  CHECK(figure.left_out.empty());
  FigureOptions two;
  two.most_actors = 2;
  CHECK(names(make_figure(graph, two)) == std::set<std::string>{"Ghana", "Togo"});
}

TEST_CASE("the words of a line say what is denied and what is no fact yet, once") {
  Graph graph;
  make_small_graph({{"A", "aided", "B", RelationType::Aid, 1, true},
                    {"A", "did not meet", "C", RelationType::Consult, 1, true},
                    {"A", "will aid", "D", RelationType::Aid, 1, false, Modality::Planned},
                    {"A", "in", "E", RelationType::Located, 1}},
                   graph);
  const Figure figure = make_figure(graph, {});
  std::vector<std::string> all = lines(figure);
  std::sort(all.begin(), all.end());
  CHECK(all == std::vector<std::string>{"A → B: not aided", "A → C: did not meet", "A → D: will aid (planned)",
                                        "A → E: located in"});
}

TEST_CASE("each line of a pair stands beside the others of the pair, and few of them are drawn") {
  Graph graph;
  make_small_graph({{"A", "aided", "B", RelationType::Aid, 5},
                    {"A", "met", "C", RelationType::Consult, 4},
                    {"A", "met", "B", RelationType::Consult, 3},
                    {"A", "fined", "B", RelationType::Sanction, 2},
                    {"A", "praised", "B", RelationType::Support, 1}},
                   graph);
  CHECK(lines(make_figure(graph, {})) ==
        std::vector<std::string>{"A → B: aided", "A → B: met", "A → B: fined", "A → C: met"});
}

TEST_CASE("quotations come from different documents first and repeat no sentence") {
  Graph graph;
  make_small_graph({{"A", "aided", "B", RelationType::Aid, 4}}, graph);
  const Figure figure = make_figure(graph, {});
  const std::vector<StatementIndex> three = best_statements(graph, figure.lines[0], 3);
  REQUIRE(three.size() == 3);
  std::set<DocumentIndex> documents;
  for (const StatementIndex index : three) documents.insert(store(graph).document(store(graph)[index]));
  CHECK(documents.size() == 3);
}
