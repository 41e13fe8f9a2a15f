#include "graph/verify.h"

#include <doctest/doctest.h>

#include <map>

#include "graph/merge.h"
#include "tests/graph/example.h"

using namespace actorgraph;

namespace {

Verification verified(const std::vector<Triple>& triples,
                      const std::map<std::string, std::string, std::less<>>& texts) {
  GraphBuilder builder;
  for (const Triple& triple : triples) builder.add(triple);
  Graph graph;
  builder.build(graph);
  return verify(graph, [&](std::string_view hash) -> const std::string* {
    const auto found = texts.find(hash);
    return found == texts.end() ? nullptr : &found->second;
  });
}

}  // namespace

TEST_CASE("spans that read back pass, counted in code points") {
  // 70 characters of two, three and four bytes before it, more than one step of the index.
  std::string before;
  for (int i = 0; i < 70; ++i) before += i % 3 == 0 ? "é" : i % 3 == 1 ? "日" : "\xF0\x9F\x98\x80";
  const Verification result =
      verified({make_statement("Peru", "meet", "Chile", "a", 70)}, {{"h-a", before + "Peru meet Chile."}});
  CHECK(result.statements == 1);
  CHECK(result.spans == 4);
  CHECK(result.failures.empty());
}

TEST_CASE("spans that read otherwise or lie outside the text are listed") {
  const Verification result = verified({make_statement("Peru", "meet", "Chile", "a")}, {{"h-a", "Peru meet Chil"}});
  REQUIRE(result.failures.size() == 2);
  CHECK(result.failures[0].part == "sentence");
  CHECK(result.failures[1].part == "object");
  CHECK(result.failures[1].expected == "Chile");
  CHECK(result.failures[1].found == "");
  CHECK(result.failures[1].begin == 10);
}

TEST_CASE("pieces are read one after another") {
  Triple triple = make_statement("Peru", "meet", "Chile", "a");
  triple.sentence.pieces = {{0, 10}, {14, 19}};
  triple.object.quote.pieces = {{14, 19}};
  const std::string text = "Peru meet \n7\n\nChile.";
  CHECK(verified({triple}, {{"h-a", "Peru meet \n7\nnChile"}}).failures.empty());
  triple.sentence.text = "Peru meet \n7\n\nChile";
  CHECK(verified({triple}, {{"h-a", text}}).failures.size() == 1);
}

TEST_CASE("documents whose text is not at hand are named") {
  const Verification result =
      verified({make_statement("Peru", "meet", "Chile", "b"), make_statement("Peru", "meet", "Chile", "a")}, {});
  CHECK(result.missing_documents == std::vector<std::string>{"a", "b"});
  CHECK(result.statements == 0);
}

TEST_CASE("a footnote that a statement cites is read too") {
  Triple triple = make_statement("Peru", "meet", "Chile", "a");
  triple.cites = {{"1", {"Ruiz, 12.", {{18, 27}}}, ""}};
  CHECK(verified({triple}, {{"h-a", "Peru meet Chile.\n\nRuiz, 12."}}).failures.empty());
  const Verification result = verified({triple}, {{"h-a", "Peru meet Chile.\n\nRuiz, 13."}});
  REQUIRE(result.failures.size() == 1);
  CHECK(result.failures[0].part == "cite");
}
