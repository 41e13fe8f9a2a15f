#include "extract/reading/markdown.h"

#include <doctest/doctest.h>

#include "reading.h"

using namespace actorgraph;

TEST_CASE("a link keeps its text, and a span beside markup does not hold it") {
  const auto document = read("Analysts [see](https://example.org/a_b) a **swift** end.");
  CHECK(document->text() == "Analysts see a swift end.");
  CHECK(quoted(*document, "see") == "see");
  CHECK(quoted(*document, "swift") == "swift");
  CHECK(quoted(*document, "see a swift end") == "see](https://example.org/a_b) a **swift** end");
}

TEST_CASE("heading and list marks leave the text") {
  CHECK(blocks_of(
            "## **The talks**\n\nPeru met Chile in May.\n\n- Peru signed the treaty.\n- Chile did not sign it.\n") ==
        "heading: The talks\nparagraph: Peru met Chile in May.\nlist_item: Peru signed the treaty.\n"
        "list_item: Chile did not sign it.\n");
}

TEST_CASE("escapes and entities are read, and quoted as they stand") {
  const auto document =
      read("Peru invested \\$4.4&nbsp;million in R&amp;D with A\\&B &lt;once&gt; &unknown; &#8220;x&#8221;.");
  CHECK(document->text() == "Peru invested $4.4 million in R&D with A&B <once> &unknown; “x”.");
  CHECK(quoted(*document, "$4.4 million") == "$4.4&nbsp;million");
  CHECK(quoted(*document, "R&D") == "R&amp;D");
  CHECK(quoted(*document, "A&B") == "A\\&B");
}

TEST_CASE("lines of a paragraph are joined by a blank that stands for the line break") {
  const auto document = read("Peru met\nChile in\r\nMay.  \nIt was cold.");
  CHECK(document->text() == "Peru met Chile in May. It was cold.");
  CHECK(quoted(*document, "met Chile in May") == "met\nChile in\r\nMay");
}

TEST_CASE("footnote marks leave the text and are kept beside it") {
  struct Row {
    std::string_view source, text, mark;
  };
  for (const Row& row : {Row{"Peru met Chile.<sup>12</sup> It left.", "Peru met Chile. It left.", "12"},
                         Row{"Peru met Chile.¹² It left.", "Peru met Chile. It left.", "12"},
                         Row{"The Guard\\* met Chile.", "The Guard met Chile.", "*"},
                         Row{"The Guard's\\* aim is clear.", "The Guard's aim is clear.", "*"},
                         Row{"Peru met etc. <sup>7</sup> It left.", "Peru met etc. It left.", "7"},
                         Row{"Peru met the Guard.\\* It left.", "Peru met the Guard. It left.", "*"},
                         Row{"The pipeline³, a road", "The pipeline, a road", "3"}}) {
    CAPTURE(row.source);
    const auto document = read(row.source);
    CHECK(document->text() == row.text);
    REQUIRE(document->footnote_marks().size() == 1);
    CHECK(document->footnote_marks().front().mark == row.mark);
  }
}

TEST_CASE("of several marks at the start of a text the first is its own") {
  const auto document = read("¹² ¹³ Peru and Chile signed the treaty.\n");
  CHECK(document->text() == "Peru and Chile signed the treaty.");
  REQUIRE(document->footnote_marks().size() == 1);
  CHECK(document->footnote_marks()[0].mark == "13");
  CHECK(document->footnote_marks()[0].at == 0);
}

TEST_CASE("what only looks like a footnote mark stays") {
  for (const std::string_view text :
       {"The 20th century", "80 km² of land", "10⁶ people", "5 * 3 is 15", "see p. 12 there"}) {
    CHECK(read(text)->text() == text);
  }
  CHECK(read("The 20<sup>th</sup> century")->text() == "The 20th century");
}

TEST_CASE("inline HTML leaves the text") {
  CHECK(read("Peru <b>met</b> <span class=\"x\">Chile</span><br>in May<!-- a note -->.")->text() ==
        "Peru met Chile in May.");
}

TEST_CASE("a converter's doubled or unclosed superscript at the start of a footnote is its mark") {
  for (const std::string_view source :
       {"<sup>&lt;sup>12</sup> Ruiz A. The Treaty.", "<sup>12 Ruiz A. The Treaty.", "<sup>12</sup> Ruiz A. The Treaty.",
        "¹²Ruiz A. The Treaty.", "<sup>&</sup>lt;sup>12</sup> Ruiz A. The Treaty."}) {
    CAPTURE(source);
    CHECK(blocks_of(source) == "footnote: Ruiz A. The Treaty.\n");
  }
  CHECK(blocks_of("<sup>&quot;The Treaty&quot; by Ruiz.") == "footnote: \"The Treaty\" by Ruiz.\n");
  CHECK(blocks_of("<sup>12 &</sup>quot;The Treaty\" by Ruiz.") == "footnote: \"The Treaty\" by Ruiz.\n");
  CHECK(blocks_of("<sup>&</sup>quot;The Treaty\" by Ruiz.") == "footnote: \"The Treaty\" by Ruiz.\n");
}

TEST_CASE("images, scripts and styles hold no text") {
  CHECK(blocks_of("![A map of Peru](map.png)\n\nPeru met Chile in May.\n\n<script>var a = 1;</script>\n") ==
        "paragraph: Peru met Chile in May.\n");
}

TEST_CASE("tables, code and quotations are told apart") {
  CHECK(blocks_of("| a | b |\n|---|---|\n| c | d |\n\n```\nint x;\n```\n\n> Peru will not yield, he said.\n") ==
        "table: a\ntable: b\ntable: c\ntable: d\ncode: int x;\nquotation: Peru will not yield, he said.\n");
}

TEST_CASE("text that holds Markdown is known from text that does not") {
  CHECK(looks_like_markdown("# Title\n\nText"));
  CHECK(looks_like_markdown("See [this](https://example.org)."));
  CHECK(looks_like_markdown("The Guard\\* left."));
  CHECK(looks_like_markdown("in the *Daily Record*, May"));
  CHECK_FALSE(looks_like_markdown("Peru met Chile.\n\n#1 priority, 5 * 3 and [brackets] (too)."));
}

TEST_CASE("a line that defines a footnote is one, and its marks leave the text") {
  const auto document = read(
      "Peru met Chile.[^1] It left[^b], see x[^2].\n\n[^1]: Ruiz, *Talks*, 12.\n[^b]:\n    https://example.org/a\n\n"
      "    It goes on.\n\n[^c]: https://example.org/c\n\nBolivia stayed. It was [^unknown] cold.\n");
  CHECK(blocks_of(*document) ==
        "paragraph: Peru met Chile. It left, see x.\nfootnote: Ruiz, Talks, 12.\nfootnote: https://example.org/a\n"
        "footnote: It goes on.\nfootnote: https://example.org/c\n"
        "paragraph: Bolivia stayed. It was [^unknown] cold.\n");
  CHECK(quoted(*document, "Ruiz, Talks, 12") == "Ruiz, *Talks*, 12");
  REQUIRE(document->footnote_marks().size() == 3);
  CHECK(document->footnote_marks()[0].block == 1);
  CHECK(document->footnote_marks()[1].mark == "b");
  CHECK(document->footnote_marks()[1].block == 2);
  CHECK(!document->footnote_marks()[2].block);
}

TEST_CASE("an address defines a footnote, not a link") {
  CHECK(blocks_of("Peru met Chile.[^1]\n\n[^1]: https://example.org/a\n") ==
        "paragraph: Peru met Chile.\nfootnote: https://example.org/a\n");
}
