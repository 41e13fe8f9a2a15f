#include "extract/reading/pdf.h"

#include <doctest/doctest.h>

#include "extract/errors.h"
#include "reading.h"

using namespace actorgraph;

TEST_CASE("a PDF in two columns is read in order, words and sentences cut by columns, pages and footnotes joined") {
  const auto document = read(file("samples/reading/river-treaty.pdf"), "river-treaty.pdf");
  const std::string& text = document->text();
  CHECK(text.find(
            "In March 2021, Kenya and Uganda signed a treaty on the use of the Sio River. The African Union welcomed "
            "the agreement, and Tanzania asked to join the commission that it created. Uganda has since opened") !=
        std::string::npos);
  CHECK(text.find("for the first three years of its work. China, which finances two dams upstream, has neither") !=
        std::string::npos);
  CHECK(text.find("Somalia-based militants") != std::string::npos);
  CHECK(text.find("the first state to copy the arrangement") != std::string::npos);
  const std::string blocks = blocks_of(*document);
  CHECK(blocks.find("footnote: Amara Okello, \"Rivers and Neighbours\", Lakeside Papers, no. 3 (2022): 14–21, "
                    "https://example.org/rivers.\n") != std::string::npos);
  CHECK(blocks.find("running_head: Lakeside Policy Review\n") != std::string::npos);
  CHECK(blocks.find("page_number: - 2 -\n") != std::string::npos);
  REQUIRE(document->footnote_marks().size() == 2);
  CHECK(document->footnote_marks()[0].block);
  CHECK(document->footnote_marks()[1].block);
  CHECK(document->metadata().date == "2023-06");
  CHECK(document->metadata().authors == std::vector<std::string>{"Amara Okello"});
}

TEST_CASE("pages of a PDF are known") {
  const auto document = read(file("samples/reading/river-treaty.pdf"), "river-treaty.pdf");
  const std::size_t sudan = document->text().find("South Sudan asked");
  REQUIRE(sudan != std::string::npos);
  CHECK(document->page({sudan, sudan + 11}) == 2);
}

TEST_CASE("without pdftotext a PDF is refused with what to install") {
  ReadingOptions options;
  options.pdftotext = "no-such-program-as-this";
  try {
    read_document("%PDF-1.4", "a.pdf", options);
    FAIL("it was read");
  } catch (const InputError& error) {
    CHECK(std::string(error.what()) ==
          "reading PDF needs the program pdftotext, which cannot be run; install it (Debian: poppler-utils)");
  }
}

TEST_CASE("a damaged PDF is refused") { CHECK_THROWS_AS(read("%PDF-1.4\nnothing", "a.pdf"), InputError); }

TEST_CASE("raised marks leave the text of a page, ligatures become letters") {
  Metadata metadata;
  const auto blocks = read_pdf_layout(
      "<html><head><title>T</title></head><body><doc><page width=\"400\" height=\"600\"><flow>"
      "<block xMin=\"50\" yMin=\"100\" xMax=\"300\" yMax=\"110\"><line xMin=\"50\" yMin=\"98\" xMax=\"300\" "
      "yMax=\"110\">"
      "<word xMin=\"50\" yMin=\"100\" xMax=\"80\" yMax=\"110\">Peru</word>"
      "<word xMin=\"83\" yMin=\"100\" xMax=\"140\" yMax=\"110\">of\uFB01cials</word>"
      "<word xMin=\"143\" yMin=\"100\" xMax=\"170\" yMax=\"110\">left.</word>"
      "<word xMin=\"170\" yMin=\"98\" xMax=\"174\" "
      "yMax=\"104\">7</word></line></block></flow></page></doc></body></html>",
      metadata);
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].text == "Peru officials left.");
  REQUIRE(blocks[0].marks.size() == 1);
  CHECK(blocks[0].marks[0].mark == "7");
  CHECK(metadata.title == "T");
}
