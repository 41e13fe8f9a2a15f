#include "extract/document.h"

#include <doctest/doctest.h>

#include <string>
#include <type_traits>

using namespace actorgraph;

static_assert(!std::is_copy_constructible_v<Document>, "spans point into one object");

namespace {

/// "Åsa & Bo met in the | capital." where an ampersand stands for `&amp;` and a footer lies between.
Document::Parts cut_sentence() {
  Document::Parts parts;
  parts.id = "cut.md";
  parts.original = "\uFEFFÅsa &amp; **Bo** met\r\nin the\n\nFOOTER\n\ncapital.";
  parts.text = "Åsa & Bo met in the capital.";
  //            0  4 6  9   13      21 (Å is two bytes)
  parts.segments = {{0, 5, {1, 5}, true, false},   {5, 1, {5, 10}, false, false}, {6, 1, {10, 11}, true, false},
                    {7, 2, {13, 15}, true, false}, {9, 4, {17, 21}, true, false}, {14, 6, {23, 29}, true, false},
                    {21, 8, {39, 47}, true, true}};
  parts.blocks = {{Role::Paragraph, {0, 29}, 0, 3}};
  return parts;
}

}  // namespace

TEST_CASE("a span of the clean text quotes the original") {
  const Document document(cut_sentence());
  CHECK(document.quote({0, 4}) == Quote{"Åsa", {{1, 4}}});
  CHECK(document.quote({5, 6}) == Quote{"&amp;", {{5, 10}}});
  CHECK(document.quote({10, 13}) == Quote{"met", {{18, 21}}});
}

TEST_CASE("markup inside a span is quoted, markup beside it is not") {
  const Document document(cut_sentence());
  CHECK(document.quote({7, 9}) == Quote{"Bo", {{13, 15}}});
  CHECK(document.quote({0, 13}) == Quote{"Åsa &amp; **Bo** met", {{1, 21}}});
}

TEST_CASE("what is not markup splits a quote into pieces") {
  const Document document(cut_sentence());
  const Quote quote = document.quote({14, 29});
  CHECK(quote.text == "in thecapital.");
  CHECK(quote.pieces == std::vector<Range>{{23, 29}, {39, 47}});
  CHECK(document.quote({21, 28}) == Quote{"capital", {{39, 46}}});
}

TEST_CASE("an empty span quotes nothing") {
  const Document document(cut_sentence());
  CHECK(document.quote({7, 7}) == Quote{});
}

TEST_CASE("lines are those of the original: LF, CRLF and CR end them") {
  const Document document(cut_sentence());
  CHECK(document.line({0, 4}) == 1);
  CHECK(document.line({14, 16}) == 2);
  CHECK(document.line({21, 28}) == 6);
  Document::Parts parts;
  parts.original = "a\rb\r\nc\nd";
  parts.text = "a b c d";
  parts.segments = {{0, 1, {0, 1}}, {2, 1, {2, 3}}, {4, 1, {5, 6}}, {6, 1, {7, 8}}};
  const Document lines(std::move(parts));
  CHECK(lines.line({0, 1}) == 1);
  CHECK(lines.line({2, 3}) == 2);
  CHECK(lines.line({4, 5}) == 3);
  CHECK(lines.line({6, 7}) == 4);
}

TEST_CASE("a page is known within a block that knows it") {
  const Document document(cut_sentence());
  CHECK(document.page({7, 9}) == 3);
  Document::Parts parts;
  parts.original = parts.text = "a\n\nb";
  parts.segments = {{0, 4, {0, 4}}};
  parts.blocks = {{Role::Paragraph, {0, 1}, 0, std::nullopt}};
  const Document document_without(std::move(parts));
  CHECK_FALSE(document_without.page({0, 1}));
  CHECK_FALSE(document_without.page({3, 4}));
}

TEST_CASE("offsets stay right far into a text of many-byte characters") {
  Document::Parts parts;
  for (int i = 0; i < 1000; ++i) parts.original += "é𝒳-";
  parts.text = parts.original;
  parts.segments = {{0, parts.text.size(), {0, 3000}}};
  const Document document(std::move(parts));
  for (const std::size_t character : {0U, 63U, 64U, 65U, 1000U, 2997U}) {
    const std::size_t byte = character / 3 * 7 + (character % 3 > 0 ? 2 : 0) + (character % 3 > 1 ? 4 : 0);
    const std::size_t size = character % 3 == 0 ? 2 : character % 3 == 1 ? 4 : 1;
    const Quote quote = document.quote({byte, byte + size});
    CHECK(quote.pieces == std::vector<Range>{{character, character + 1}});
    CHECK(quote.text == document.text({byte, byte + size}));
  }
}

TEST_CASE("roles read back from their names") {
  for (int i = 0; i <= static_cast<int>(Role::Other); ++i) {
    const auto role = static_cast<Role>(i);
    CHECK(parse_role(to_string(role)) == role);
  }
  CHECK(to_string(Role::RunningHead) == "running_head");
  CHECK_FALSE(parse_role("Paragraph"));
}
