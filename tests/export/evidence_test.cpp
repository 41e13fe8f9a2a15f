#include "export/evidence.h"

#include <doctest/doctest.h>

#include <map>

#include "tests/export/small.h"

using namespace actorgraph;
using actorgraph::test::make_small_graph;
using actorgraph::test::Said;

TEST_CASE("the list of evidence quotes each line's sentences and says which were verified") {
  const Said said{"Norway", "aided", "Chad", RelationType::Aid, 3};
  Graph graph;
  make_small_graph({said}, graph);
  // The first stands, the second was changed, the third is not at hand.
  const std::map<std::string, std::string, std::less<>> texts = {{"d0c1", test::sentence_of(said, 0)},
                                                                 {"d0c2", "Norway fined Chad."}};
  const FindText find = [&](std::string_view hash) -> const std::string* {
    const auto found = texts.find(hash);
    return found == texts.end() ? nullptr : &found->second;
  };
  const Figure figure = make_figure(graph, {});
  const QuoteChecks checks = check_quotes(graph, statements_to_quote(graph, figure.lines, 3), find);
  const std::string list = write_evidence_list(figure, "figure.svg", 3, checks);
  CHECK(list.starts_with(kEvidenceListMark));
  CHECK(list.find("![The strongest relations](figure.svg)") != std::string::npos);
  CHECK(list.find("**Norway → Chad: aided** (AID, cooperative; 3 independent sources, 3 documents, 3 statements)") !=
        std::string::npos);
  CHECK(list.find("> — notes/1.md, line 1; verified in the document\n") != std::string::npos);
  CHECK(list.find("> — notes/2.md, line 1; NO LONGER STANDS in the document\n") != std::string::npos);
  CHECK(list.find("> — notes/3.md, line 1; not verified: the document was not at hand\n") != std::string::npos);
}

TEST_CASE("a quotation on a page shows who does what to whom") {
  Graph graph;
  make_small_graph({{"Norway", "aided", "Chad", RelationType::Aid, 1}}, graph);
  const Figure figure = make_figure(graph, {});
  const auto page = make_html("t", "");
  write_evidence(graph, figure.lines, 1, {}, *page);
  const std::string html = page->finish();
  CHECK(html.find("<mark class=\"subject\">Norway</mark> <mark class=\"relation\">aided</mark> "
                  "<mark class=\"object\">Chad</mark> as ") != std::string::npos);
}
