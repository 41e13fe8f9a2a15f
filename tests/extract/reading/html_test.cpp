#include "extract/reading/html.h"

#include <doctest/doctest.h>

#include "extract/errors.h"
#include "reading.h"

using namespace actorgraph;

TEST_CASE("a news page gives its article, apart from menus, cookie notice, link bars and footer") {
  const auto document = read(file("samples/reading/border-talks.html"), "border-talks.html");
  CHECK(blocks_of(*document) ==
        "other: We and our 812 partners use cookies to store information on your device. Do you agree?\n"
        "other: Accept all\nother: Home\nother: World\nother: Sport\n"
        "heading: Talks on the border resume\nauthor_note: By Lucía Quispe\n"
        "paragraph: Bolivia’s foreign minister met his Chilean counterpart in Arica on Monday, and both sides agreed "
        "to open "
        "two crossings that had been closed since the spring. Peru welcomed the agreement.\n"
        "other: Tweet Share\ncaption: The bridge near Arica. Photo: Agency\n"
        "paragraph: The Andean Community offered to send observers — an idea that R&D institutes in La Paz had "
        "proposed “for "
        "years”.\n"
        "quotation: We do not need a wall but a road, the mayor of Visviri said.\n"
        "list_item: Bolivia will rebuild the customs house.\nlist_item: Chile will pay for the road.\n"
        "table: Crossing\ntable: Opens\ntable: Visviri\ntable: October\n"
        "paragraph: Argentina, which had offered to mediate, withdrew its envoy.\n"
        "other: Related\nother: Argentina bans imports of beef from Chile\n"
        "footnote: Statement of the two ministries, 13 September 2021.\n"
        "other: © 2021 The Andean Courier. All rights reserved. Chile invaded nobody.\n");
  CHECK(quoted(*document, "Bolivia’s") == "Bolivia&rsquo;s");
  CHECK(quoted(*document, "Chilean") == "Chilean");
  CHECK(quoted(*document, "his Chilean counterpart") == "his <b>Chilean</b> counterpart");
  CHECK(quoted(*document, "sides agreed") == "sides\n<a href=\"/2021/treaty\">agreed");
  CHECK(quoted(*document, "R&D") == "R&amp;D");
  REQUIRE(document->footnote_marks().size() == 1);
  CHECK(document->footnote_marks()[0].block == 21);
}

TEST_CASE("a page's head tells title, author, publisher, date and language") {
  const auto document = read(file("samples/reading/border-talks.html"), "border-talks.html");
  CHECK(document->metadata().title == "Talks on the border resume");
  CHECK(document->metadata().authors == std::vector<std::string>{"Lucía Quispe"});
  CHECK(document->metadata().publisher == "The Andean Courier");
  CHECK(document->metadata().date == "2021-09-14");
  CHECK(document->metadata().language == "en");
}

TEST_CASE("end tags that HTML lets a writer leave out are implied") {
  CHECK(blocks_of("<html><p>Peru met Chile.<p>It left.<ul><li>Peru stayed in Lima.<li>Chile did not.</ul>"
                  "<table><tr><td>a<td>b<tr><td>c</table>",
                  "a.html") ==
        "paragraph: Peru met Chile.\nparagraph: It left.\nlist_item: Peru stayed in Lima.\nlist_item: Chile did not.\n"
        "table: a\ntable: b\ntable: c\n");
}

TEST_CASE("scripts, comments, templates and broken markup hold no text") {
  CHECK(blocks_of("<html><script>if (a < b) alert('</p>');</script><!-- <p>no</p> --><template>no</template>"
                  "<p title=\"a > b\">Peru < Chile & Bolivia.</p></div><textarea>no</textarea>",
                  "a.html") == "paragraph: Peru < Chile & Bolivia.\n");
}

TEST_CASE("a page whose article stands in something named like furniture is read all the same") {
  const std::string page =
      "<html><body><div class=\"page-menu-wrapper\"><p>Peru and Chile signed a treaty on the use of the water of the "
      "northern rivers in May, and the governments of the region welcomed it.</p></div></body></html>";
  CHECK(blocks_of(page, "a.html").substr(0, 10) == "paragraph:");
}

TEST_CASE("the encoding that a page names is used where it is no UTF-8") {
  CHECK(read("<html><meta charset=\"iso-8859-1\"><p>Malm\xF6 met \x93Oslo\x94.</p>", "a.html")->text() ==
        "Malmö met “Oslo”.");
  CHECK(read("<html><p>Malmö &#150; Oslo&#x2026; met.</p>", "a.html")->text() == "Malmö – Oslo… met.");
}

TEST_CASE("elements nested beyond the limit are refused, naming it") {
  std::string page = "<html>";
  for (int i = 0; i < 3000; ++i) page += "<div>";
  try {
    read(page + "Peru", "a.html");
    FAIL("it was read");
  } catch (const InputError& error) {
    CHECK(std::string(error.what()) == "its elements nest deeper than the limit of 2000");
  }
}

TEST_CASE("a link to a footnote is its mark, in a <sup> or not; the way back leaves the text") {
  const auto document = read(
      "<html><p>Peru met Chile<sup id=\"cite_ref-1\"><a href=\"#cite_note-1\">[1]</a></sup> in "
      "May.<a href=\"#_ftn2\" name=\"_ftnref2\"><span>[2]</span></a> See <a href=\"#note3\">the note</a>.</p>"
      "<ol><li id=\"cite_note-1\"><a href=\"#cite_ref-1\">^</a> Ruiz, 12.</li></ol>"
      "<div id=\"ftn2\"><p><a href=\"#_ftnref2\" name=\"_ftn2\"><span>[2]</span></a> Quispe, 4.</p></div></html>",
      "a.html");
  CHECK(blocks_of(*document) ==
        "paragraph: Peru met Chile in May. See the note.\nfootnote: Ruiz, 12.\nfootnote: Quispe, 4.\n");
  REQUIRE(document->footnote_marks().size() == 2);
  CHECK(document->footnote_marks()[0].block == 1);
  CHECK(document->footnote_marks()[1].block == 2);
}

TEST_CASE("a document type's own declarations are no text") {
  CHECK(blocks_of("<!DOCTYPE html [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]><html><p>Peru met Chile.</p></html>",
                  "a.html") == "paragraph: Peru met Chile.\n");
}
