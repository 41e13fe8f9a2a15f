#include "extract/reading/plain_text.h"

#include <doctest/doctest.h>

#include "reading.h"

using namespace actorgraph;

TEST_CASE("hard-wrapped lines are joined, blank lines end paragraphs") {
  CHECK(blocks_of("Peru and Chile signed a\ntreaty on water in May.\n\nBolivia did not sign it.\n", "test.txt") ==
        "paragraph: Peru and Chile signed a treaty on water in May.\nparagraph: Bolivia did not sign it.\n");
}

TEST_CASE("a word hyphenated over a line end is joined where the joined word exists") {
  const auto document =
      read("The coopera-\ntion of Peru with Chile is long-\nterm. Their cooperation began in 1998, a long-term plan.",
           "a.txt");
  CHECK(document->text() ==
        "The cooperation of Peru with Chile is long-term. Their cooperation began in 1998, a long-term plan.");
  CHECK(quoted(*document, "cooperation") == "coopera-\ntion");
  CHECK(quoted(*document, "long-term") == "long-\nterm");
}

TEST_CASE("bullets and numbers start list items") {
  CHECK(blocks_of("Peru has two aims in the north:\n\n• to keep the peace;\n• to build roads.\n", "test.txt") ==
        "paragraph: Peru has two aims in the north: to keep the peace; to build roads.\n");
  CHECK(blocks_of("1. Peru should pay its share.\n2. Chile should wait for it.\n", "test.txt") ==
        "list_item: Peru should pay its share.\nlist_item: Chile should wait for it.\n");
}

TEST_CASE("a form feed is a page break, over which a sentence goes on") {
  const auto document =
      read("Peru signed a treaty with the government of\n\f\nChile in May. It was the third one.\n", "a.txt");
  REQUIRE(document->blocks().size() == 1);
  CHECK(document->text() == "Peru signed a treaty with the government of Chile in May. It was the third one.");
  CHECK(document->quote({0, document->text().size()}).pieces.size() == 2);
  CHECK(document->page({0, 4}) == 1);
}

TEST_CASE("letters that were written with combining accents are read as one character, and quoted as they stand") {
  const auto document =
      read("Mala\u0301 met Vie\u0323\u0302t A\u030Astro\u0308m; g\u0301 and q\u0301 stay.\n", "a.txt");
  CHECK(document->text() == "Mal\u00E1 met Vi\u1EC7t \u00C5str\u00F6m; \u01F5 and q\u0301 stay.");
  CHECK(quoted(*document, "Mal\u00E1") == "Mala\u0301");
  CHECK(quoted(*document, "Vi\u1EC7t") == "Vie\u0323\u0302t");
  CHECK(document->quote({6, 9}).pieces == std::vector<actorgraph::Range>{{6, 9}});
  CHECK(read("\u0301a \u0301\n\u0301b", "a.txt")->text() == "\u0301a \u0301 \u0301b");
}
