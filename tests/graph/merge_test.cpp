#include "graph/merge.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <random>
#include <sstream>

#include "graph/graph_json.h"
#include "tests/graph/random_records.h"

using namespace actorgraph;

namespace {

void build(Graph& graph, const std::vector<Triple>& triples, Grouping grouping = Grouping::Lemma) {
  GraphBuilder builder;
  for (const Triple& triple : triples) builder.add(triple);
  builder.build(graph, grouping);
}

/// `Peru -sign treaty with-> Chile`, one line for each edge, sorted.
std::string shape(const Graph& graph) {
  std::vector<std::string> lines;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    lines.push_back(graph[source(edge, graph)].name + " -" + (graph[edge].negated ? "not " : "") +
                    std::string(graph[edge].label) + "-> " + graph[target(edge, graph)].name + " " +
                    std::to_string(graph[edge].evidence.size()) + "\n");
  }
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

std::string shape(const std::vector<Triple>& triples, Grouping grouping = Grouping::Lemma) {
  Graph graph;
  build(graph, triples, grouping);
  return shape(graph);
}

}  // namespace

TEST_CASE("a graph that is built on several threads does not depend on the order of its records either") {
  RandomCorpus corpus = make_random_corpus(4, 5, 0);
  std::mt19937 random(3);
  const char* const labels[] = {"meet", "criticise", "sign treaty with"};
  for (std::size_t i = 0; i < 20000; ++i) {
    const std::string report = corpus.documents[random() % corpus.documents.size()].hash;
    Triple triple = make_statement("Actor " + std::to_string(random() % 6000), labels[random() % 3],
                                   "Actor " + std::to_string(random() % 6000), report, random() % 1000);
    triple.document_hash = report;
    triple.negated = random() % 9 == 0;
    triple.id = make_triple_id(triple);
    corpus.triples.push_back(std::move(triple));
  }
  const auto written = [&] {
    GraphBuilder builder;
    for (const DocumentRecord& record : corpus.documents) builder.add(record);
    for (const ActorRecord& record : corpus.actors) builder.add(record);
    for (const Triple& triple : corpus.triples) builder.add(triple);
    Graph graph;
    builder.build(graph);
    std::ostringstream out;
    write_graph_json(graph, out);
    return out.str();
  };
  const std::string first = written();
  std::shuffle(corpus.triples.begin(), corpus.triples.end(), random);
  CHECK((written() == first));
}

TEST_CASE("how much stands behind an edge of many passages does not depend on the order of its records") {
  std::mt19937 random(8);
  std::vector<Triple> triples;
  for (std::size_t i = 0; i < 400; ++i) {
    // Chains of passages, each a near-duplicate of the next and not of the one after.
    std::string text;
    for (std::size_t word = 0; word < 12; ++word)
      text += "word" + std::to_string(i / 40 * 1000 + 3 * (i % 40) + word) + " ";
    Triple triple = make_statement("Peru", "meet", "Chile", "d" + std::to_string(i % 60), 100 * i);
    triple.sentence.text = text;
    triples.push_back(std::move(triple));
  }
  const auto strength = [&] {
    Graph graph;
    build(graph, triples);
    REQUIRE(num_edges(graph) == 1);
    const Relation& relation = graph[*edges(graph).first];
    return std::pair(relation.weight, relation.sources);
  };
  const auto first = strength();
  for (int i = 0; i < 20; ++i) {
    std::shuffle(triples.begin(), triples.end(), random);
    CHECK(strength() == first);
  }
}

TEST_CASE("statements of the same pair, lemma, type and qualifiers share an edge") {
  Triple denied = make_statement("Peru", "meet", "Chile", "c.md");
  denied.negated = true;
  denied.id = make_triple_id(denied);
  Triple planned = make_statement("Peru", "meet", "Chile", "d.md");
  planned.modality = Modality::Planned;
  planned.id = make_triple_id(planned);
  CHECK(shape({make_statement("Peru", "meet", "Chile", "a.md"), make_statement("Peru", "meet", "Chile", "b.md"), denied,
               planned, make_statement("Chile", "meet", "Peru")}) ==
        "Chile -meet-> Peru 1\n"
        "Peru -meet-> Chile 1\n"
        "Peru -meet-> Chile 2\n"
        "Peru -not meet-> Chile 1\n");
}

TEST_CASE("a symmetric statement has the same edge whichever way it is told") {
  Triple one = make_statement("Peru", "meet", "Chile", "a.md");
  Triple other = make_statement("Chile", "meet", "Peru", "b.md");
  one.symmetric = other.symmetric = true;
  one.id = make_triple_id(one);
  other.id = make_triple_id(other);
  Graph graph;
  build(graph, {one, other});
  REQUIRE(num_edges(graph) == 1);
  const EdgeId edge = *edges(graph).first;
  CHECK(graph[edge].symmetric);
  CHECK(graph[source(edge, graph)].id < graph[target(edge, graph)].id);
}

TEST_CASE("an ALIAS statement makes one vertex of two names and is no edge") {
  Triple alias = make_statement("Altiplano Compact", "also called", "High Plain Pact");
  alias.relation.type = RelationType::Alias;
  alias.id = make_triple_id(alias);
  const std::vector<Triple> rest = {make_statement("Altiplano Compact", "meet", "Peru"),
                                    make_statement("High Plain Pact", "meet", "Peru", "b.md")};
  CHECK(shape({alias, rest[0], rest[1]}) == "Altiplano Compact -meet-> Peru 2\n");
  alias.negated = true;
  alias.id = make_triple_id(alias);
  CHECK(shape({alias, rest[0], rest[1]}) == "Altiplano Compact -meet-> Peru 1\nHigh Plain Pact -meet-> Peru 1\n");
}

TEST_CASE("coarser grouping keeps denials apart and all evidence") {
  Triple denied = make_statement("Peru", "meet", "Chile", "c.md");
  denied.negated = true;
  denied.id = make_triple_id(denied);
  const std::vector<Triple> triples = {make_statement("Peru", "meet", "Chile"), make_statement("Peru", "aid", "Chile"),
                                       denied};
  CHECK(shape(triples, Grouping::Type) == "Peru -COOPERATE-> Chile 2\nPeru -not COOPERATE-> Chile 1\n");
  CHECK(shape(triples, Grouping::Pair) == "Peru -not relates to-> Chile 1\nPeru -relates to-> Chile 2\n");
}

TEST_CASE("vertices and edges come in the order of their ids") {
  const RandomCorpus corpus = make_random_corpus(5, 6, 80);
  Graph graph;
  build(graph, corpus.triples);
  for (VertexId v = 1; v < num_vertices(graph); ++v) CHECK(graph[v - 1].id < graph[v].id);
  std::string before;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    CHECK(before < graph[edge].id());
    before = graph[edge].id();
  }
}

TEST_CASE("a document is found by hash, id, path and the end of its path") {
  Graph graph;
  build(graph, {make_statement("Peru", "meet", "Chile", "north/a.md"), make_statement("Peru", "meet", "Chile", "a.md"),
                make_statement("Peru", "aid", "Chile", "south/b.md")});
  CHECK(find_documents(graph, "a.md") == std::set<std::string>{"h-a.md"});  // exactly that path comes first
  CHECK(find_documents(graph, "b.md") == std::set<std::string>{"h-south/b.md"});
  CHECK(find_documents(graph, "dh-a.md") == std::set<std::string>{"h-a.md"});
  CHECK(find_documents(graph, ".md").empty());
}

TEST_CASE("an edge is dated from the first day to the last, open where a statement leaves it open") {
  const auto dated = [](const char* document, const char* from, const char* to) {
    Triple triple = make_statement("Peru", "meet", "Chile", document);
    triple.time = TimeQuote{{"then", {{0, 4}}}, from, to};
    triple.id = make_triple_id(triple);
    return triple;
  };
  Graph graph;
  build(graph,
        {dated("a", "2011-03", "2011-03"), dated("b", "2010", "2010-06-30"), make_statement("Peru", "meet", "Chile")});
  CHECK(graph[*edges(graph).first].from == "2010");
  CHECK(graph[*edges(graph).first].to == "2011-03");
  Graph open;
  build(open, {dated("a", "2011-03", "2011-03"), dated("b", "2010", "")});
  CHECK(open[*edges(open).first].from == "2010");
  CHECK(open[*edges(open).first].to == "");
}
