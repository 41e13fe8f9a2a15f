#include "extract/reading/docx.h"

#include <doctest/doctest.h>

#include "extract/errors.h"
#include "reading.h"

using namespace actorgraph;

TEST_CASE("a Word document gives paragraphs by style, tables, footnotes, tracked changes as accepted") {
  const auto document = read(file("samples/reading/lake-commission.docx"), "lake-commission.docx");
  CHECK(blocks_of(*document) ==
        "heading: The Lake Commission\nauthor_note: By Tereza Banda\nheading: 14 March 2022\nheading: Malawi and "
        "Tanzania\n"
        "paragraph: Malawi accused Tanzania of drilling in the lake. Dar es Salaam denied the charge, and Mozambique "
        "offered "
        "to mediate between the two governments.\n"
        "paragraph: The African Union supported the offer. In February the two states agreed to suspend all drilling "
        "until "
        "the court had ruled.\n"
        "paragraph: The commission asked its members: to publish their surveys; to recall their patrol boats.\n"
        "caption: Table 1. Members of the commission\n"
        "table: State\ntable: Members\ntable: Since\ntable: Malawi\ntable: 4\ntable: 2004\n"
        "table: Tanzania\ntable: 5\ntable: 2004\n"
        "paragraph: Zambia joined the talks in May.\n"
        "quotation: “We want peace on the lake,” its president said.\n"
        "footnote: Tereza Banda, “The Lake,” Zomba Papers 3 (2021): 4.\nfootnote: Interview, Mbeya, 2 March 2022.\n");
  CHECK(document->metadata().title == "The Lake Commission");
  CHECK(document->metadata().authors == std::vector<std::string>{"Tereza Banda"});
  CHECK(document->metadata().date == "2022-03-14");
}

TEST_CASE("offsets of a Word document are those of its clean text") {
  const auto document = read(file("samples/reading/lake-commission.docx"), "lake-commission.docx");
  CHECK(document->original() == document->text());
  CHECK(quoted(*document, "suspend all drilling") == "suspend all drilling");
  CHECK(quoted(*document, "“We want peace") == "“We want peace");
}

TEST_CASE("footnote references are numbered in the order of the text and find their notes") {
  const auto document = read(file("samples/reading/lake-commission.docx"), "lake-commission.docx");
  REQUIRE(document->footnote_marks().size() == 2);
  CHECK(document->footnote_marks()[0].mark == "1");
  REQUIRE(document->footnote_marks()[0].block);
  const Block& note = document->blocks()[*document->footnote_marks()[0].block];
  CHECK(document->text(note.span).substr(0, 12) == "Tereza Banda");
}

TEST_CASE("archives that are damaged or hold no Word document are refused") {
  const auto error_of = [](const std::string& bytes) {
    try {
      read(bytes, "a.docx");
    } catch (const InputError& error) {
      return std::string(error.what());
    }
    return std::string("(read)");
  };
  CHECK(error_of("PK\x03\x04 and nothing more") == "a damaged ZIP archive; open it in Word and save it again");
  // An empty archive: the end-of-central-directory record alone, after a local header's signature.
  std::string docx = file("samples/reading/lake-commission.docx");
  CHECK(error_of(docx.substr(0, docx.size() / 2)) == "a damaged ZIP archive; open it in Word and save it again");
}
