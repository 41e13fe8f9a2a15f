#include "graph/queries.h"

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <sstream>

#include "graph/answers.h"
#include "graph/comparison.h"
#include "graph/diff.h"
#include "graph/filter.h"
#include "graph/graph_json.h"
#include "tests/graph/graphs.h"
#include "tests/graph/random_records.h"

using namespace actorgraph;

namespace {

std::string json_of(const Graph& graph) {
  std::ostringstream out;
  write_graph_json(graph, out);
  return out.str();
}

/// `Peru meet Chile, …`, sorted.
std::string shape(const Graph& graph) {
  std::set<std::string> lines;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    lines.insert(graph[source(edge, graph)].name + " " + std::string(graph[edge].label) + " " +
                 graph[target(edge, graph)].name);
  }
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : ", ") + line;
  return text;
}

Triple typed(Triple triple, RelationType type) {
  return changed(std::move(triple), [&](Triple& t) { t.relation.type = type; });
}

Triple dated(Triple triple, const char* from, const char* to) {
  return changed(std::move(triple), [&](Triple& t) { t.time = TimeQuote{{"then", {{0, 4}}}, from, to}; });
}

void build_small(Graph& graph) {
  build(graph, {make_statement("Peru", "meet", "Chile", "a"), make_statement("Peru", "meet", "Chile", "b"),
                typed(make_statement("Chile", "accuse", "Bolivia", "a", 100), RelationType::Accuse),
                make_statement("Bolivia", "aid", "Ecuador", "b", 100),
                dated(make_statement("Peru", "trade with", "Ecuador", "c", 200), "2011", "2012"),
                dated(make_statement("Chile", "trade with", "Ecuador", "c", 300), "2010-05", "2010-05"),
                changed(make_statement("Peru", "arm", "Bolivia", "c", 400), [](Triple& t) { t.negated = true; })});
}

bool is_json(const std::string& text) {
  rapidjson::Document document;
  return !document.Parse(text.c_str()).HasParseError();
}

}  // namespace

TEST_CASE("partners come strongest first, denials without weight") {
  Graph graph;
  build_small(graph);
  const std::vector<Partner> found = partners(graph, actor(graph, "Peru"));
  REQUIRE(found.size() == 3);
  CHECK(graph[found[0].actor].name == "Chile");
  CHECK(found[0].weight == 2);
  CHECK(found[0].balance == 9.5);
  CHECK(graph[found[2].actor].name == "Bolivia");
  CHECK(found[2].weight == 0);
  CHECK(!found[2].balance);
}

TEST_CASE("the shortest chains go over statements, never over denials, and the strongest come first") {
  Graph graph;
  build_small(graph);
  const std::vector<Chain> chains = shortest_chains(graph, actor(graph, "Peru"), actor(graph, "Bolivia"), 5);
  REQUIRE(chains.size() == 2);
  CHECK(chains[0].steps.size() == 2);
  std::set<std::string> middle;
  for (const Chain& chain : chains) middle.insert(graph[chain.steps[0].to].name);
  CHECK(middle == std::set<std::string>{"Chile", "Ecuador"});
  CHECK(shortest_chains(graph, actor(graph, "Peru"), actor(graph, "Peru"), 5).empty());
}

TEST_CASE("a timeline holds the dated statements in order of their first day") {
  Graph graph;
  build_small(graph);
  const std::vector<TimelineEntry> entries = timeline(graph, edges_of(graph, actor(graph, "Ecuador")));
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].from == "2010-05");
  CHECK(entries[1].from == "2011");
}

TEST_CASE("a comparison says which document leans which way") {
  Graph graph;
  build(graph, {make_statement("Peru", "meet", "Chile", "a"),
                typed(make_statement("Chile", "blame", "Peru", "b"), RelationType::Accuse),
                make_statement("Peru", "trade with", "Chile", "b", 90)});
  const PairComparison pair = compare_documents(graph, actor(graph, "Chile"), actor(graph, "Peru"));
  REQUIRE(pair.documents.size() == 2);
  CHECK(pair.documents[0].cooperative == 1);
  CHECK(pair.documents[0].balance == 9.5);
  CHECK(pair.documents[1].conflictual == 1);
  CHECK(pair.documents[1].balance == doctest::Approx((9.5 - 3) / 2));
  REQUIRE(pair.shared.size() == 1);
  CHECK(pair.shared[0].type == RelationType::Cooperate);
  CHECK(pair.shared[0].documents == std::vector<std::size_t>{0, 1});
  REQUIRE(pair.single.size() == 1);
  CHECK(pair.single[0].type == RelationType::Accuse);
  CHECK(!pair.parts);
  CHECK(compare_all_documents(graph, 10).size() == 1);
  const std::string text = format_comparison(graph, pair);
  CHECK(text.find(
            "several say that the two go together\n  COOPERATE, all documents, 2 statements\n"
            "    [1] “Peru meet Chile” (line 1; “meet”)\n    [2] “Peru trade with Chile” (line 1; “trade with”)\n") !=
        std::string::npos);
  CHECK(text.find(
            "where the documents part\n  conflict among what takes sides: most in [2] 1 of 2, least in [1] 0 of 1\n") !=
        std::string::npos);
  CHECK(text.find("  ACCUSE in [2] alone\n    [2] “Chile blame Peru” (line 1; “blame”)\n") != std::string::npos);
}

TEST_CASE("a comparison quotes who asserts and who denies") {
  Graph graph;
  build(graph, {make_statement("Peru", "arm", "Chile", "a"),
                changed(make_statement("Peru", "arm", "Chile", "b", 50), [](Triple& t) { t.negated = true; })});
  const PairComparison pair = compare_documents(graph, actor(graph, "Chile"), actor(graph, "Peru"));
  REQUIRE(pair.disputes.size() == 1);
  CHECK(pair.parts);
  CHECK(format_comparison(graph, pair)
            .find("  asserted and denied: “arm”\n    [1] “Peru arm Chile” (line 1; “arm”)\n    [2] ") !=
        std::string::npos);
}

TEST_CASE("actors are found by id, name, alias and part of the name, case aside") {
  Graph graph;
  build(graph, {make_statement("Andean Pact", "meet", "Peru"), make_statement("Peru", "meet", "Andean Pact")},
        {{"h-report.md", "report.md", "Peru", ActorKind::State, "PER", {{"Lima", "metonym", 1}}}});
  CHECK(graph[actor(graph, "lima")].name == "Peru");
  CHECK(graph[actor(graph, "ANDEAN PACT")].name == "Andean Pact");
  CHECK(graph[actor(graph, "pact")].name == "Andean Pact");
  CHECK(actor(graph, graph[1].id) == 1);
  CHECK(find_actors(graph, "Spain").empty());
}

TEST_CASE("a name with a slip of the pen is near the actor meant, and another name is not") {
  Graph graph;
  build(graph, {make_statement("Bolivia", "meet", "Chile"), make_statement("Andean Pact", "meet", "Chile")});
  const auto nearest = [&](std::string_view text) {
    std::string names;
    for (const VertexId actor : similar_actors(graph, text, 2)) names += graph[actor].name + ";";
    return names;
  };
  CHECK(nearest("boliva") == "Bolivia;");
  CHECK(nearest("Chlie") == "Chile;");
  CHECK(nearest("Andaen Pakt") == "Andean Pact;");
  CHECK(nearest("Norway").empty());
  CHECK(nearest("").empty());
}

TEST_CASE("a filter keeps what it is told to") {
  Graph graph;
  build_small(graph);
  const auto filtered = [&](const auto& set) {
    Filter filter;
    set(filter);
    Graph result;
    filter_graph(graph, filter, result);
    return shape(result);
  };
  CHECK(filtered([](Filter&) {}) == shape(graph));
  CHECK(filtered([](Filter& filter) { filter.types = {RelationType::Accuse}; }) == "Chile accuse Bolivia");
  CHECK(filtered([](Filter& filter) { filter.polarities = {Polarity::Conflictual}; }) == "Chile accuse Bolivia");
  CHECK(filtered([](Filter& filter) { filter.negated = true; }) == "Peru arm Bolivia");
  CHECK(filtered([](Filter& filter) { filter.min_sources = 2; }) == "Peru meet Chile");
  CHECK(filtered([](Filter& filter) { filter.documents = {"h-b"}; }) == "Bolivia aid Ecuador, Peru meet Chile");
  CHECK(filtered([](Filter& filter) { filter.from = "2011"; }) == "Peru trade with Ecuador");
  CHECK(filtered([](Filter& filter) { filter.to = "2010-12"; }) == "Chile trade with Ecuador");
  CHECK(filtered([](Filter& filter) { filter.min_confidence = 0.9; }) == "");
  CHECK(filtered([](Filter& filter) { filter.kinds = {ActorKind::Person}; }) == "");
  CHECK(filtered([&](Filter& filter) { filter.actors = {actor(graph, "Bolivia")}; }) ==
        "Bolivia aid Ecuador, Chile accuse Bolivia, Peru arm Bolivia");
  CHECK(filtered([&](Filter& filter) {
          filter.between = {actor(graph, "Bolivia"), actor(graph, "Chile")};
        }) == "Chile accuse Bolivia");
  CHECK(filtered([](Filter& filter) { filter.top = 1; }) == "Peru meet Chile");
  CHECK(filtered([&](Filter& filter) {
          filter.negated = false;
          filter.focus = {actor(graph, "Peru")};
        }) == "Chile trade with Ecuador, Peru meet Chile, Peru trade with Ecuador");
}

TEST_CASE("a filter that groups gives the graph that was built so") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const RandomCorpus corpus = make_random_corpus(seed, 4, 60);
    const auto make = [&](Graph& graph, Grouping grouping) {
      GraphBuilder builder;
      for (const Triple& triple : corpus.triples) builder.add(triple);
      builder.build(graph, grouping);
    };
    Graph fine;
    make(fine, Grouping::Lemma);
    for (const Grouping grouping : {Grouping::Type, Grouping::Pair}) {
      Graph built;
      make(built, grouping);
      Filter filter;
      filter.grouping = grouping;
      Graph grouped;
      filter_graph(fine, filter, grouped);
      REQUIRE((json_of(grouped) == json_of(built)));
    }
  }
}

TEST_CASE("what an edge says is filtered before edges are grouped, how strong it is after") {
  Graph graph;
  build(graph, {make_statement("Peru", "meet", "Chile", "a"), make_statement("Peru", "aid", "Chile", "b"),
                typed(make_statement("Peru", "blame", "Chile", "c"), RelationType::Accuse),
                make_statement("Peru", "meet", "Bolivia", "c", 90)});
  Filter filter;
  filter.grouping = Grouping::Pair;
  filter.polarities = {Polarity::Cooperative};
  filter.min_sources = 2;
  Graph result;
  filter_graph(graph, filter, result);
  CHECK(shape(result) == "Peru relates to Chile");
  CHECK(result[*edges(result).first].evidence.size() == 2);
}

TEST_CASE("a filtered graph counts what is left and reads back with the same names") {
  Graph graph;
  build_small(graph);
  Filter filter;
  filter.documents = {"h-a"};
  Graph result;
  filter_graph(graph, filter, result);
  for (const EdgeId edge : boost::make_iterator_range(edges(result))) CHECK(result[edge].documents == 1);
  std::istringstream in(json_of(result));
  GraphBuilder builder;
  read_graph_json(in, builder);
  Graph again;
  builder.build(again);
  CHECK(shape(again) == shape(result));
}

TEST_CASE("a graph does not differ from itself, and its difference to another makes that other") {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const auto make = [](Graph& graph, unsigned which) {
      const RandomCorpus corpus = make_random_corpus(which, 3, 25);
      GraphBuilder builder;
      for (const DocumentRecord& record : corpus.documents) builder.add(record);
      for (const ActorRecord& record : corpus.actors) builder.add(record);
      for (const Triple& triple : corpus.triples) builder.add(triple);
      builder.build(graph);
    };
    Graph before;
    Graph after;
    make(before, seed);
    make(after, seed / 2 + 1000);
    CHECK(diff(before, before).empty());
    CHECK(format_diff(diff(before, before)) == "no difference\n");
    const GraphDiff difference = diff(before, after);
    Graph applied;
    apply(difference, before, applied);
    REQUIRE((json_of(applied) == json_of(after)));
    std::ostringstream json;
    write_diff_json(difference, json);
    CHECK(is_json(json.str()));
  }
}

TEST_CASE("a difference tells new edges, changed strengths and new disputes") {
  Graph before;
  build(before, {make_statement("Peru", "arm", "Chile", "a")});
  Graph after;
  build(after, {make_statement("Peru", "arm", "Chile", "a"), make_statement("Peru", "arm", "Chile", "b"),
                changed(make_statement("Peru", "arm", "Chile", "c"), [](Triple& t) { t.negated = true; })});
  const GraphDiff difference = diff(before, after);
  REQUIRE(difference.added_edges.size() == 1);
  REQUIRE(difference.changed_edges.size() == 1);
  CHECK(difference.changed_edges[0].weight_before == 1);
  CHECK(difference.changed_edges[0].weight_after == 2);
  CHECK(difference.newly_disputed().size() == 2);
  CHECK(format_diff(difference).find("+  Peru — not arm → Chile  COOPERATE  0 → 1") != std::string::npos);
}

TEST_CASE("answers are tables for people and JSON for programs") {
  Graph graph;
  build_small(graph);
  const VertexId peru = actor(graph, "Peru");
  const VertexId chile = actor(graph, "Chile");
  CHECK(format_profile(graph, peru).starts_with("Peru (state)\n"));
  CHECK(format_why(graph, peru, chile).find("“Peru meet Chile”\n      a, line 1") != std::string::npos);
  CHECK(format_ledger(graph, peru).starts_with("Peru (state)"));
  CHECK(format_chains(graph, {}) == "no chain of evidence\n");
  CHECK(format_why(graph, peru, peru) == "nothing is said between Peru and Peru\n");
  const std::vector<EdgeId> all = edges_of(graph, peru);
  for (const std::string& json :
       {profile_json(graph, peru), ledger_json(graph, peru), why_json(graph, peru, chile),
        timeline_json(graph, timeline(graph, all)), chains_json(graph, shortest_chains(graph, peru, chile, 3)),
        comparison_json(graph, compare_all_documents(graph, 9)),
        ranking_json(graph, "pagerank", top_actors(graph, {1, 2, 3, 4}, 2)), edges_json(graph)}) {
    CHECK(is_json(json));
  }
  CHECK(format_comparisons(graph, {}) == "no pair that two documents speak of\n");
  CHECK(format_comparisons(graph, compare_all_documents(graph, 9)).find(graph[std::min(peru, chile)].name) !=
        std::string::npos);
  CHECK(format_comparison(graph, compare_documents(graph, peru, peru)) == "nothing is said between Peru and Peru\n");
}
