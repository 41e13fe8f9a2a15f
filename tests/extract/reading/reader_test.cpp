#include "extract/reading/reader.h"

#include <doctest/doctest.h>

#include <string>

#include "extract/errors.h"
#include "reading.h"

using namespace actorgraph;

namespace {

std::string error_of(std::string_view bytes, const std::string& id = "test.txt", const ReadingOptions& options = {}) {
  try {
    read_document(bytes, id, options);
  } catch (const InputError& error) {
    return error.what();
  }
  return "(read)";
}

}  // namespace

TEST_CASE("bytes that are no UTF-8 are refused by their offset") {
  CHECK(error_of("Peru \xE9 Chile") ==
        "not valid UTF-8 at byte 5; give its encoding with --encoding (for example windows-1252)");
  CHECK(error_of("ab\xC3") ==
        "not valid UTF-8 at byte 2; give its encoding with --encoding (for example windows-1252)");
  for (const std::string_view bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xE0\x80\x80"}) {
    CHECK(error_of(bad).substr(0, 26) == "not valid UTF-8 at byte 0;");
  }
}

TEST_CASE("a document without text is refused") {
  CHECK(error_of("") == "holds no text");
  CHECK(error_of(" \r\n\t\n") == "holds no text");
  CHECK(error_of("\xEF\xBB\xBF") == "holds no text");
}

TEST_CASE("binary data is refused") {
  CHECK(error_of(std::string("\x7F"
                             "ELF\0\0\1",
                             7)) ==
        "binary data (a NUL at byte 4); give text, or the encoding with --encoding (for example utf-16le)");
}

TEST_CASE("an endless line is refused, naming the limit") {
  CHECK(error_of(std::string((16 << 20) + 1, 'a')) == "a line is longer than the limit of 16 MiB; break it into lines");
}

TEST_CASE("another encoding is read when it is named") {
  ReadingOptions options;
  options.encoding = "windows-1252";
  const auto document = read_document("Malm\xF6 \x93met\x94 Oslo.", "test.txt", options);
  CHECK(document->text() == "Malmö “met” Oslo.");
  CHECK(document->quote({7, 16}) == Quote{"“met”", {{6, 11}}});
  options.encoding = "klingon";
  CHECK(error_of("a", "test.txt", options) ==
        "the encoding 'klingon' is not known; `iconv --list` lists those that are");
}

TEST_CASE("UTF-16 is known by its byte order mark, which counts one") {
  const std::string little("\xFF\xFEO\0s\0l\0o\0 \0=\xD8\x00\xDE.\0", 18);
  const auto document = read(little, "test.txt");
  CHECK(document->text() == "Oslo 😀.");
  CHECK(document->quote({0, 4}) == Quote{"Oslo", {{1, 5}}});
  CHECK(document->quote({5, 9}) == Quote{"😀", {{6, 7}}});
  CHECK(error_of(std::string("\xFF\xFEO\0s", 5)).substr(0, 28) == "not valid UTF-16 at byte 4; ");
}

TEST_CASE("a document is known by the hash of its bytes") {
  CHECK(read("Oslo.")->hash() == content_hash("Oslo."));
  CHECK(content_hash("Oslo.").size() == 32);
  CHECK(content_hash("Oslo.") != content_hash("Oslo. "));
}

TEST_CASE("BOM, CRLF, combining accents, emoji and no-break spaces keep their offsets") {
  const auto document = read(
      "\xEF\xBB\xBF"
      "E\u0301va 😀 met\r\nthe\u00A0King\u202Fof Norway.",
      "test.txt");
  CHECK(document->text() == "\u00C9va 😀 met the King of Norway.");  // composed; the original keeps its two characters
  CHECK(document->quote({0, 4}) == Quote{"E\u0301va", {{1, 5}}});
  const std::size_t king = document->text().find("the King of");
  CHECK(document->quote({king, king + 11}) == Quote{"the\u00A0King\u202Fof", {{13, 24}}});
}

TEST_CASE("verbatim text keeps every character that prints") {
  ReadingOptions options;
  options.verbatim = true;
  const auto document = read_document("# A [b](c)\nd\\*  e¹\n\nf", "test.md", options);
  CHECK(blocks_of(*document) == "paragraph: # A [b](c) d\\*  e¹\nparagraph: f\n");
}
