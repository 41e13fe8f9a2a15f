#include "extract/reading/roles.h"

#include <doctest/doctest.h>

#include "reading.h"

using namespace actorgraph;

namespace {

/// The role of the block that begins with `start` in `text`.
std::string role_of(const std::string& text, std::string_view start) {
  const auto document = read(text, "test.md");
  for (const Block& block : document->blocks()) {
    if (document->text(block.span).substr(0, start.size()) == start) return std::string(to_string(block.role));
  }
  return "(no such block)";
}

const std::string kProse =
    "Peru and Chile signed a treaty on the use of the water of the northern rivers in May, and most of the governments "
    "of "
    "the region said that they would follow the example that the two neighbours had given.";

}  // namespace

TEST_CASE("the shape of a block tells what it is for") {
  struct Row {
    std::string_view block, role;
  };
  for (const Row& row : {
           Row{"The role of the neighbours", "heading"},
           Row{"Who gains from the treaty?", "heading"},
           Row{"Bolivia refused.", "paragraph"},
           Row{"Who told you that we would pay for their dams?", "paragraph"},
           Row{"What Do Our Neighbours Owe Bolivia?", "heading"},
           Row{"Which of the dams will the U.S. pay for?", "heading"},
           Row{"MR. DIAZ: They signed it at last. [Laughter]", "paragraph"},
           Row{"MR. DIAZ: The dams that they wanted to—", "paragraph"},
           Row{"The states agreed on three points:", "paragraph"},
           Row{"Table 2. Exports of copper", "caption"},
           Row{"Figure 1: The basin", "caption"},
           Row{"Table 2 shows that the exports of copper fell.", "paragraph"},
           Row{"¹² A. Ruiz, “Rivers,” *Lima Papers* 3 (2019): 4.", "footnote"},
           Row{"Ruiz A. Rivers and Dams // Lima Papers. 03.05.2019. URL: https://example.org/rivers", "reference"},
           Row{"https://example.org/a/b/c", "reference"},
           Row{"Ruiz A., “Rivers and Dams,” Lima Papers (2019).", "reference"},
           Row{"Ana M. Ruiz, a lawyer, was the first to speak of “the dry north,” as a name for the land of her "
               "mother (1921–1999).",
               "paragraph"},
           Row{"Ana M. Ruiz (1998) was the first of the lawyers to speak of “the dry north,” which is what it is "
               "called in all of them.",
               "paragraph"},
           Row{"- 12 -", "page_number"},
           Row{"Page 3 of 12", "page_number"},
           Row{"xiv", "page_number"},
           Row{"Corresponding author: Ana Ruiz (ruiz@example.org)", "author_note"},
           Row{"© Lima Institute 2021. The views are those of the authors.", "author_note"},
           Row{"Introduction ..... 3\nThe basin ..... 5\nNotes ..... 9", "contents"},
           Row{"State\tDams\tSince\nPeru\t3\t1998\nChile\t4\t2001", "table"},
           Row{"Перу и Чили подписали договор о водах северных рек.", "foreign"},
           Row{"秘鲁和智利签署了一项条约。", "foreign"},
       }) {
    CAPTURE(row.block);
    const std::string start(row.block.substr(0, 6));
    const auto document = read("# The Treaty\n\n" + kProse + "\n\n" + std::string(row.block) + "\n\n" + kProse + "\n");
    REQUIRE(document->blocks().size() == 4);
    CHECK(to_string(document->blocks()[2].role) == row.role);
  }
}

TEST_CASE("what stands on several pages is a running head") {
  std::string text = "# Treaty\n\n";
  for (const char* page : {"1", "2", "3"}) text += kProse + " On page " + page + ".\n\nLIMA PAPERS " + page + "\n\n";
  CHECK(role_of(text, "LIMA") == "running_head");
  CHECK(role_of("# Treaty\n\n" + kProse + "\n\nLIMA PAPERS\n\n" + kProse + "\n", "LIMA") == "heading");
}

TEST_CASE("a long sentence that a text without pages says again is prose, a short one furniture") {
  const std::string sentence =
      "Peru recognized the new state when its envoy came to Lima in the spring of that year and met the President and "
      "the ministers.";
  std::string text = "# Treaty\n\n";
  for (const char* year : {"1901", "1902", "1903", "1904", "1905"}) {
    text += kProse + " It was " + year + ".\n\n" + sentence + "\n\nLima Papers are free.\n\n";
  }
  CHECK(role_of(text, "Peru recognized") == "paragraph");
  CHECK(role_of(text, "Lima Papers") == "running_head");
}

TEST_CASE("references and notes on authors are known by their headings") {
  const std::string text =
      "# Treaty\n\n" + kProse +
      "\n\n## References\n\nRuiz, Ana. Rivers. Lima: Sur, 2018.\n\nSoto, Bo. Dams. Quito: Norte, 2019.\n\n"
      "## About the authors\n\nAna Ruiz teaches in Lima and advised the government of Peru.\n\n## Annex\n\n" +
      "Peru ratified the treaty in June.\n";
  CHECK(role_of(text, "Soto") == "reference");
  CHECK(role_of(text, "Ana Ruiz teaches") == "author_note");
  CHECK(role_of(text, "Peru ratified") == "paragraph");
}

TEST_CASE("an abstract after the names of a title page is prose") {
  CHECK(role_of("# Treaty\n\n#### Editorial team:\n\nAna Ruiz; Bo Dahl\n\n" + kProse + " " + kProse + "\n",
                "Peru and Chile") == "paragraph");
}

TEST_CASE("a footnote whose mark was lost is known by the gap in the numbers") {
  const std::string text =
      "# Treaty\n\nPeru left.<sup>1</sup> Chile stayed.<sup>2</sup> Bolivia protested against the two<sup>3</sup>\n\n"
      "<sup>1</sup> Interview in Lima.\n\nThe minister denied it later.\n\n<sup>3</sup> Interview in Quito.\n\n"
      "neighbours. " +
      kProse + "\n";
  CHECK(role_of(text, "The minister denied") == "footnote");
  const auto document = read(text);
  for (const FootnoteMark& mark : document->footnote_marks()) CHECK(mark.block);
}
