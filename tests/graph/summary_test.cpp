#include "graph/summary.h"

#include <doctest/doctest.h>

#include <random>

#include "graph/independence.h"
#include "tests/graph/graphs.h"

using namespace actorgraph;

namespace {

const char* const kWords[] = {"harbour", "treaty",  "minister", "grain",  "border", "railway", "council", "loan",
                              "copper",  "fishing", "delegate", "summit", "bridge", "customs", "senate",  "lake",
                              "energy",  "winter",  "quarter",  "envoy",  "market", "tunnel",  "police",  "vote"};

std::string random_sentence(std::mt19937& random, std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    text += (i > 0 ? " " : "") + std::string(kWords[random() % std::size(kWords)]) + std::to_string(random() % 40);
  }
  return text;
}

/// The sentence as another paper prints it: one word other, another punctuation.
std::string reprint(std::string text, std::mt19937& random) {
  const std::size_t blank = text.find(' ', random() % (text.size() / 2));
  const std::size_t next = text.find(' ', blank + 1);
  return "“" + text.replace(blank + 1, next - blank - 1, "Thursday") + "”";
}

Triple with_sentence(const std::string& text, const char* document, std::size_t at) {
  return changed(make_statement("Peru", "meet", "Chile", document, at),
                 [&](Triple& triple) { triple.sentence.text = text; });
}

const Relation& only_edge(const Graph& graph) {
  REQUIRE(num_edges(graph) == 1);
  return graph[*edges(graph).first];
}

}  // namespace

TEST_CASE("reprints count once, whoever prints them") {
  Graph graph;
  const std::string text = "The ministers of Peru and Chile met in Arica on Monday to talk about copper";
  build(graph, {with_sentence(text, "a", 0), with_sentence(text + ", officials said", "b", 0),
                with_sentence("Peru and Chile meet again after a winter of quarrels over fishing rights", "b", 500),
                with_sentence("They met", "c", 0), with_sentence("They met", "d", 0)});
  CHECK(only_edge(graph).evidence.size() == 5);
  CHECK(only_edge(graph).weight == 4);  // the reprint is no second statement; short sentences are never reprints
  CHECK(only_edge(graph).documents == 4);
  CHECK(only_edge(graph).sources == 3);  // a and b share a passage
}

TEST_CASE("all of 500 planted reprints are found and none among 500 clean pairs, alone and in one edge") {
  std::mt19937 random(11);
  std::vector<Triple> triples;
  std::size_t found = 0;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < 500; ++i) {
    const std::string original = random_sentence(random, 12 + random() % 15);
    const std::string copy = reprint(original, random);
    const std::string other = random_sentence(random, 12 + random() % 15);
    found += are_near_duplicates(original, copy) ? 1 : 0;
    wrong += are_near_duplicates(original, other) ? 1 : 0;
    triples.push_back(with_sentence(original, "a", i * 1000));
    triples.push_back(with_sentence(copy, "b", i * 1000));
    triples.push_back(with_sentence(other, "c", i * 1000));
  }
  CHECK(found == 500);
  CHECK(wrong == 0);
  Graph graph;
  build(graph, triples);  // more than are compared pair by pair: MinHash
  CHECK(only_edge(graph).weight == 1000);
}

TEST_CASE("an assertion and a denial by others dispute each other") {
  const auto deny = [](Triple& triple) { triple.negated = true; };
  const auto disputed = [](const std::vector<Triple>& triples) {
    Graph graph;
    build(graph, triples);
    std::size_t count = 0;
    for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
      count += graph[edge].disputed() ? 1 : 0;
      for (const ContentId& other : graph[edge].disputed_by) CHECK(other != graph[edge].content);
    }
    return count;
  };
  const Triple said = make_statement("Peru", "arm", "Chile", "a");
  CHECK(disputed({said, changed(make_statement("Peru", "arm", "Chile", "b"), deny)}) == 2);
  CHECK(disputed({said, changed(make_statement("Peru", "equip", "Chile", "b"), deny)}) == 2);    // same type
  CHECK(disputed({said, changed(make_statement("Peru", "arm", "Chile", "a", 90), deny)}) == 0);  // same document
  CHECK(disputed({said, changed(make_statement("Chile", "arm", "Peru", "b"), deny)}) == 0);
  CHECK(disputed({said, changed(make_statement("Peru", "arm", "Chile", "b"), [&](Triple& triple) {
                    deny(triple);
                    triple.modality = Modality::Planned;
                  })}) == 0);
  CHECK(disputed(
            {said, changed(make_statement("Peru", "arm", "Chile", "a", 90), [&](Triple& triple) {
               deny(triple);
               triple.attribution = Attribution{{"Ana Vega", ActorKind::Person, {"Vega", {{0, 4}}}}, "said", nullptr};
             })}) == 2);
  const auto in = [](const char* year) {
    return [year](Triple& triple) { triple.time = TimeQuote{{"then", {{0, 4}}}, year, year}; };
  };
  const Triple early = changed(said, in("2011"));
  const auto late_denial = [&](const char* year) {
    return changed(changed(make_statement("Peru", "arm", "Chile", "b"), deny), in(year));
  };
  CHECK(disputed({early, late_denial("2015")}) == 0);
  CHECK(disputed({early, late_denial("2011-06")}) == 2);
}

TEST_CASE("grouping joins edges and neither makes disputes nor hides them") {
  const auto deny = [](Triple& triple) { triple.negated = true; };
  const auto disputed = [](const std::vector<Triple>& triples, Grouping grouping) {
    GraphBuilder builder;
    for (const Triple& triple : triples) builder.add(triple);
    Graph graph;
    builder.build(graph, grouping);
    std::size_t count = 0;
    for (const EdgeId edge : boost::make_iterator_range(edges(graph))) count += graph[edge].disputed() ? 1 : 0;
    return count;
  };
  const Triple said = make_statement("Peru", "arm", "Chile", "a");
  const Triple other = changed(make_statement("Peru", "visit", "Chile", "b"), [&](Triple& triple) {
    deny(triple);
    triple.relation.type = RelationType::Consult;
  });
  for (const Grouping grouping : {Grouping::Lemma, Grouping::Type, Grouping::Pair}) {
    CHECK(disputed({said, other}, grouping) == 0);
    CHECK(disputed({said, other, changed(make_statement("Peru", "arm", "Chile", "b"), deny)}, grouping) == 2);
  }
}

TEST_CASE("all of 200 planted contradictions are found and none in 500 clean pairs") {
  std::vector<Triple> triples;
  for (int i = 0; i < 700; ++i) {
    const std::string subject = "Actor " + std::to_string(i);
    triples.push_back(make_statement(subject, "arm", "Chile", "a", static_cast<std::size_t>(i) * 100));
    triples.push_back(
        changed(make_statement(subject, i < 200 ? "arm" : "visit", "Chile", "b", static_cast<std::size_t>(i) * 100),
                [&](Triple& triple) {
                  triple.negated = i < 450;
                  if (i >= 200) triple.relation.type = RelationType::Consult;
                }));
  }
  Graph graph;
  build(graph, triples);
  std::size_t found = 0;
  std::size_t wrong = 0;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    if (!graph[edge].disputed()) continue;
    const int number = std::stoi(graph[source(edge, graph)].name.substr(6));
    (number < 200 ? found : wrong) += 1;
  }
  CHECK(found == 400);  // both edges of each
  CHECK(wrong == 0);
}
