#include "extract/relations/time_expression.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "tests/extract/language/paragraph.h"

using namespace actorgraph;

namespace {

/// Blanks separate tokens; commas, semicolons, brackets, and the full stop at the end are tokens of their own.
std::vector<Token> tokens_of(const std::string& text) {
  std::vector<Token> tokens;
  const auto push = [&](std::size_t begin, std::size_t end) {
    if (begin == end) return;
    Token token;
    token.span = {begin, end};
    tokens.push_back(token);
  };
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool end = i == text.size();
    const bool mark = !end && (std::string_view(",;()").find(text[i]) != std::string_view::npos ||
                               (text[i] == '.' && i + 1 == text.size()));
    if (end || text[i] == ' ' || mark) {
      push(begin, i);
      begin = i;
      if (mark) push(i, i + 1);
      if (!end) begin = i + 1;
    }
  }
  return tokens;
}

struct Found {
  std::string text;
  std::string from;
  std::string to;
};

std::vector<Found> times(const std::string& text, std::string_view document_date = {},
                         const std::optional<std::string>& context = std::nullopt) {
  const Document document = paragraph_of(text);
  const Sentence sentence(document, {0, text.size()}, tokens_of(text));
  std::vector<Found> found;
  for (const TimeExpression& time : find_times(sentence, document_date, context))
    found.push_back({std::string(document.text(time.span)), time.from, time.to});
  return found;
}

struct Row {
  std::string text;  ///< the expression is what stands between [ and ]
  std::string from;
  std::string to;
};

void check(const Row& row, std::string_view document_date = {},
           const std::optional<std::string>& context = std::nullopt) {
  CAPTURE(row.text);
  std::string text;
  std::string expected;
  bool inside = false;
  for (const char c : row.text) {
    if (c == '[' || c == ']') {
      inside = c == '[';
      continue;
    }
    text += c;
    if (inside) expected += c;
  }
  const auto found = times(text, document_date, context);
  REQUIRE(found.size() == 1);
  CHECK(found[0].text == expected);
  CHECK(found[0].from == row.from);
  CHECK(found[0].to == row.to);
}

}  // namespace

TEST_CASE("named dates become days") {
  for (const Row& row : std::initializer_list<Row>{
           {"Peru left [in August 2021].", "2021-08-01", "2021-08-31"},
           {"[In 1775], Peru rebelled.", "1775-01-01", "1775-12-31"},
           {"They met [on December 3, 2024], in Lima.", "2024-12-03", "2024-12-03"},
           {"They met [on 3 December 2024] in Lima.", "2024-12-03", "2024-12-03"},
           {"They met [on the 3rd of December 2024] in Lima.", "2024-12-03", "2024-12-03"},
           {"They met [on 2024-12-03] in Lima.", "2024-12-03", "2024-12-03"},
           {"They met [on Sept. 16 and 17, 2022] in Lima.", "2022-09-16", "2022-09-17"},
           {"They met [from January 14–24, 1943] in Lima.", "1943-01-14", "1943-01-24"},
           {"They met [in February 2020] in Lima.", "2020-02-01", "2020-02-29"},
           {"They met [in early August 2021] in Lima.", "2021-08-01", "2021-08-10"},
           {"They met [in mid-August 2021] in Lima.", "2021-08-11", "2021-08-20"},
           {"They met [in late 2021] in Lima.", "2021-09-01", "2021-12-31"},
           {"They met [in the spring of 2022] in Lima.", "2022-03-01", "2022-05-31"},
           {"They met [in the winter of 2021-2022] in Lima.", "2021-12-01", "2022-02-28"},
           {"They fought [in the year 1821].", "1821-01-01", "1821-12-31"},
           {"They fought [in the 1990s].", "1990-01-01", "1999-12-31"},
           {"They fought [in the early 1990s].", "1990-01-01", "1993-12-31"},
           {"Chile grew [by the mid-2010s].", "", "2016-12-31"},
           {"They fought [in the nineteenth century].", "1801-01-01", "1900-12-31"},
           {"They fought [in the late 19th century].", "1867-01-01", "1900-12-31"},
           {"They traded [in the first half of 2021].", "2021-01-01", "2021-06-30"},
           {"They traded [in the second quarter of 2021].", "2021-04-01", "2021-06-30"},
           {"They traded [at the end of 2021].", "2021-09-01", "2021-12-31"},
           {"They fought [in August and September 1944].", "1944-08-01", "1944-09-30"},
           {"They fought [in 1787 and 1788].", "1787-01-01", "1788-12-31"},
           {"The [August 2021] takeover angered Peru.", "2021-08-01", "2021-08-31"},
       })
    check(row);
}

TEST_CASE("prepositions open and close the interval") {
  for (const Row& row : std::initializer_list<Row>{
           {"Peru trades [since 2014].", "2014-01-01", ""},
           {"Peru trades [since April 2020].", "2020-04-01", ""},
           {"Peru trades [since as early as 2014].", "2014-01-01", ""},
           {"Peru left [by 2014].", "", "2014-12-31"},
           {"Peru stayed [until October 1953].", "", "1953-10-31"},
           {"Peru left [before 2014].", "", "2013-12-31"},
           {"Peru left [prior to May 2014].", "", "2014-04-30"},
           {"Peru left [after 2014].", "2015-01-01", ""},
           {"Peru stayed [between 2001 and 2021].", "2001-01-01", "2021-12-31"},
           {"Peru stayed [between August 2001 and May 2021].", "2001-08-01", "2021-05-31"},
           {"Peru stayed [from 1996 to 2001].", "1996-01-01", "2001-12-31"},
           {"Peru stayed [from 1996] in Lima.", "1996-01-01", ""},
           {"Peru stayed [in 1996–2001].", "1996-01-01", "2001-12-31"},
           {"Peru stayed [as of May 2021].", "2021-05-01", ""},
           {"Peru stayed [during World War II].", "1939-09-01", "1945-09-02"},
       })
    check(row);
}

TEST_CASE("relative expressions count from the document's date") {
  for (const Row& row : std::initializer_list<Row>{
           {"Peru left [last year].", "2022-01-01", "2022-12-31"},
           {"Peru left [last month].", "2023-02-01", "2023-02-28"},
           {"Peru left [last week].", "2023-03-06", "2023-03-12"},
           {"Peru left [yesterday].", "2023-03-14", "2023-03-14"},
           {"Peru left [two years ago].", "2021-01-01", "2021-12-31"},
           {"Peru left [three months ago].", "2022-12-01", "2022-12-31"},
           {"Peru left [in the past two years].", "2021-01-01", "2023-03-15"},
           {"Peru left [last August].", "2022-08-01", "2022-08-31"},
           {"Peru left [last summer].", "2022-06-01", "2022-08-31"},
           {"Peru leaves [next year].", "2024-01-01", "2024-12-31"},
           {"Peru leads [today].", "2023-03-15", "2023-03-15"},
           {"Peru is [currently] in charge.", "2023-03-15", "2023-03-15"},
           {"Peru left [on Monday].", "2023-03-13", "2023-03-13"},
           {"Peru left [in November].", "2022-11-01", "2022-11-30"},
           {"Peru left [in early January].", "2023-01-01", "2023-01-10"},
           {"Peru left [on March 3].", "2023-03-03", "2023-03-03"},
           {"Peru left [in recent years].", "", "2023-03-15"},
       })
    check(row, "2023-03-15");
}

TEST_CASE("expressions without a year count from the date named last") {
  for (const Row& row : std::initializer_list<Row>{
           {"Peru left [a day later].", "1953-06-17", "1953-06-17"},
           {"Peru left [two months later].", "1953-08-01", "1953-08-31"},
           {"Peru left [the following year].", "1954-01-01", "1954-12-31"},
           {"Peru left [the previous year].", "1952-01-01", "1952-12-31"},
           {"Peru left [that fall].", "1953-09-01", "1953-11-30"},
           {"Peru left [on August 4].", "1953-08-04", "1953-08-04"},
           {"Peru left [until August 21].", "", "1953-08-21"},
           {"Peru left [by July].", "", "1953-07-31"},
           {"Peru left [three years earlier].", "1950-01-01", "1950-12-31"},
       })
    check(row, "", "1953-06-16");
}

TEST_CASE("a date in the sentence is what later expressions count from") {
  const auto found = times("Peru left on June 16, 1953, and Chile left two days later.");
  REQUIRE(found.size() == 2);
  CHECK(found[1].text == "two days later");
  CHECK(found[1].from == "1953-06-18");
}

TEST_CASE("what cannot be known is left open") {
  for (const Row& row : std::initializer_list<Row>{
           {"Peru left [last week].", "", ""},
           {"Peru left [a day later].", "", ""},
           {"Peru left [in September].", "", ""},
           {"Peru left [on July 3].", "", ""},
           {"Peru left [two years ago].", "", ""},
           {"Peru left [today].", "", ""},
           {"Peru stayed [for decades].", "", ""},
           {"Peru left [on Monday].", "", ""},
       })
    check(row);
  check({"Peru left [yesterday].", "", ""}, "2023");
  check({"Peru left [a day later].", "", ""}, "", "1953");
}

TEST_CASE("years and months that are something else are no time expressions") {
  for (const std::string text : {
           "Peru may attack Chile.",
           "Peru will march to Lima.",
           "Peru sent 2000 troops to Chile.",
           "The fall of Lima angered Chile.",
           "Peru relied on March Bank.",
           "The spring near Lima is dry.",
           "Chile bought 1500 tons of coal.",
           "Route 2021 leads to Lima.",
           "Peru spent a day in Lima.",
       }) {
    CAPTURE(text);
    CHECK(times(text).empty());
  }
}

TEST_CASE("a year in front of its noun is found without the preposition") {
  const std::string text = "Peru trained for the 2004 games in Lima";
  const Document document = paragraph_of(text);
  std::vector<Token> tokens = tokens_of(text);
  tokens[5].upos = Upos::Noun;
  const Sentence sentence(document, {0, text.size()}, tokens);
  const auto found = find_times(sentence, "", std::nullopt);
  REQUIRE(found.size() == 1);
  CHECK(document.text(found[0].span) == "2004");
  CHECK(found[0].anchor == "2004");
}

TEST_CASE("impossible dates give no days") {
  CHECK(times("They met on February 30, 2021 in Lima.").front().from.empty());
  check({"Peru left [last year].", "", ""}, "2023-13-45");
  CHECK(times("999999999 years ago they met.", "2023-03-15").front().from.empty());
}
