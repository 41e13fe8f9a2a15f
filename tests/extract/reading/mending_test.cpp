#include "extract/reading/mending.h"

#include <doctest/doctest.h>

#include "reading.h"

using namespace actorgraph;

namespace {

const std::string kFurniture =
    "\n\nwww.example.org\n\n<sup>1</sup> A. Ruiz, “Rivers,” *Lima Papers* 3 (2019): 4.\n\n#### LIMA PAPERS\n\n";
/// So that the furniture is known by repetition.
const std::string kRest =
    "\n\nPeru left.<sup>1</sup>\n\n#### LIMA PAPERS\n\nwww.example.org\n\nChile stayed.\n\n#### LIMA PAPERS\n\n"
    "www.example.org\n\nBolivia protested.\n";

}  // namespace

TEST_CASE("a sentence cut by page furniture comes out whole, in pieces") {
  struct Row {
    std::string_view head, tail, whole;
  };
  for (const Row& row : {
           Row{"The number of the wounded in the north of the country stood at", "2,106 (700 of them soldiers).",
               "The number of the wounded in the north of the country stood at 2,106 (700 of them soldiers)."},
           Row{"The two states will expand their activi-", "ties in the region.",
               "The two states will expand their activities in the region."},
           Row{"The pact failed in the long-", "term plan of the Union.",
               "The pact failed in the long-term plan of the Union."},
           Row{"In the summer of that year the rebels attacked schools,", "markets and mosques.",
               "In the summer of that year the rebels attacked schools, markets and mosques."},
           Row{"The treaty was signed by the president of the", "Andean Community in Lima.",
               "The treaty was signed by the president of the Andean Community in Lima."},
           Row{"The loan was refused in the spring of the year by the board of the World", "Bank, which had doubts.",
               "The loan was refused in the spring of the year by the board of the World Bank, which had doubts."},
           Row{"The lower court heard the case of the U.S.", "ambassador in May.",
               "The lower court heard the case of the U.S. ambassador in May."},
       }) {
    CAPTURE(row.head);
    const auto document =
        read("# Lima\n\nThe talks began in May.\n\n" + std::string(row.head) + kFurniture + std::string(row.tail) +
             kRest + "\nA long-term plan is no plan. Its activities ended.\n");
    const std::size_t begin = document->text().find(row.whole);
    REQUIRE(begin != std::string::npos);
    const Quote quote = document->quote({begin, begin + row.whole.size()});
    REQUIRE(quote.pieces.size() == 2);
    CHECK(document->original(quote.pieces[0]) ==
          row.head.substr(0, row.head.size() - (row.whole.find("activities") != std::string_view::npos)));
    CHECK(document->original(quote.pieces[1]) == row.tail);
  }
}

TEST_CASE("whole sentences are not joined over page furniture") {
  for (const std::string_view head :
       {"Peru left the talks in Lima.", "Peru left the talks; “why?”", "Peru asked for three things:"}) {
    CAPTURE(head);
    const auto document = read("# Lima\n\n" + std::string(head) + kFurniture + "Chile did not follow it." + kRest);
    CHECK(document->text().find(std::string(head) + "\n\n") != std::string::npos);
    CHECK(document->text().find("\n\nChile did not follow it.\n\n") != std::string::npos);
  }
}

TEST_CASE("footnote marks that stand as plain digits are taken out where a footnote has that number") {
  const auto document = read(
      "# Lima\n\nPeru left the region.1 Chile stayed. 2 Then 3 states met at No. 2 Palace Road, and 2.5 percent "
      "left.\n\n"
      "<sup>1</sup> Interview in Lima.\n\n<sup>2</sup> Interview in Quito.\n");
  CHECK(blocks_of(*document).substr(0, 140).find(
            "Peru left the region. Chile stayed. Then 3 states met at No. 2 Palace Road, "
            "and 2.5 percent left.") != std::string::npos);
  REQUIRE(document->footnote_marks().size() == 2);
  CHECK(document->footnote_marks()[1].mark == "2");
  CHECK(document->footnote_marks()[1].block == 3);
}

TEST_CASE("a list in small letters goes on with its lead-in, one in capitals stands by itself") {
  CHECK(blocks_of("Peru asked Chile:\n\n- to open the road;\n- to pay for it.\n") ==
        "paragraph: Peru asked Chile: to open the road; to pay for it.\n");
  CHECK(blocks_of("Peru made two offers in May:\n\n- It will open the road.\n- It will pay for it.\n") ==
        "paragraph: Peru made two offers in May:\nlist_item: It will open the road.\nlist_item: It will pay for it.\n");
}

TEST_CASE("marks are linked to the notes of their own page where numbers start again") {
  const auto document = read(
      "# Lima\n\nPeru left.<sup>1</sup>\n\n<sup>1</sup> Interview in Lima.\n\nChile "
      "stayed.<sup>1</sup>\n\n<sup>1</sup> Interview in "
      "Quito.\n");
  REQUIRE(document->footnote_marks().size() == 2);
  CHECK(document->footnote_marks()[0].block == 2);
  CHECK(document->footnote_marks()[1].block == 4);
}

TEST_CASE("a converter's report comes out as prose, with nothing of its pages") {
  const auto document = read(file("samples/reading/strait-report.md"), "strait-report.md");
  const std::string& text = document->text();
  CHECK(text.find(
            "every ship that meant to pass between the two islands. Yemen accused Eritrea of arming the Front, which "
            "Asmara denied.") != std::string::npos);
  CHECK(text.find("after a month of negotiations. The negotiations were mediated by Oman.") != std::string::npos);
  CHECK(text.find(
            "Three demands were made: the release of all crews; the withdrawal of the mines; and a conference on the "
            "strait.") != std::string::npos);
  for (const FootnoteMark& mark : document->footnote_marks()) CHECK(mark.block);
}
