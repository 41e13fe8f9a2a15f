#include "extract/reading/json_lines.h"

#include <doctest/doctest.h>

#include "extract/errors.h"
#include "reading.h"

using namespace actorgraph;

TEST_CASE("each line of JSON Lines is a document, its offsets those of its text field") {
  const auto documents = read_documents(file("samples/reading/briefs.jsonl"), "briefs.jsonl");
  REQUIRE(documents.size() == 2);
  CHECK(documents[0]->id() == "briefs.jsonl:b1");
  CHECK(documents[0]->text() == "Laos told Vietnam about the dam.\n\nVietnam protested.");
  CHECK(documents[0]->hash() == content_hash("Laos told Vietnam about the dam.\n\nVietnam protested."));
  CHECK(documents[0]->metadata().title == "A dam");
  CHECK(documents[0]->metadata().date == "2020-02-03");
  CHECK(documents[0]->metadata().source == "Courier");
  CHECK(documents[0]->metadata().url == "https://example.org/1");
  CHECK(documents[1]->original() == "Thailand “welcomed” the plan 😀 & asked for more.");
}

TEST_CASE("fields may have other names, and lines without id are named by their number") {
  ReadingOptions options;
  options.text_field = "body";
  options.date_field = "published";
  const auto documents =
      read_documents("\n{\"body\": \"Peru met Chile.\", \"published\": \"3 May 2020\"}\n", "a.jsonl", options);
  REQUIRE(documents.size() == 1);
  CHECK(documents[0]->id() == "a.jsonl:2");
  CHECK(documents[0]->metadata().date == "2020-05-03");
}

TEST_CASE("lines that cannot be read are told, the others are read") {
  std::vector<std::string> errors;
  const auto documents = read_documents(
      "{\"text\": \"Peru met Chile.\"}\n[1]\n{\"text\": 7.5}\n{\"text\": \"a\\u0000b\"}\n{oops\n{\"text\": \" \"}\n",
      "a.jsonl", {}, &errors);
  CHECK(documents.size() == 1);
  CHECK(errors ==
        std::vector<std::string>{
            "line 2: no JSON object", "line 3: no text in the field 'text'",
            "line 5: no JSON (Missing a name for object member. at byte 1 of the line)",
            "line 4: binary data (a NUL at byte 1); give text, or the encoding with --encoding (for example utf-16le)",
            "line 6: holds no text"});
  CHECK_THROWS_AS(read_documents("[1]\n", "a.jsonl"), InputError);
}

TEST_CASE("deeply nested JSON is no danger") {
  std::vector<std::string> errors;
  CHECK(read_documents("{\"text\":" + std::string(1000000, '[') + "}\n", "a.jsonl", {}, &errors).empty());
  CHECK(errors.size() == 1);
}

TEST_CASE("a single line of JSON Lines is named and blamed by its place in the file") {
  ReadingOptions options;
  options.format = InputFormat::JsonLines;
  options.line = 12;
  CHECK(read_documents("{\"text\": \"Peru met Chile.\"}", "a.jsonl", options)[0]->id() == "a.jsonl:12");
  CHECK(read_documents("{\"id\": \"b\", \"text\": \"Peru met Chile.\"}", "a.jsonl", options)[0]->id() == "a.jsonl:b");
  CHECK_THROWS_WITH_AS(read_documents("[1]", "a.jsonl", options), "no JSON object", InputError);
}
