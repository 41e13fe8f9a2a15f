#include "extract/relations/amount.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "tests/extract/language/paragraph.h"

using namespace actorgraph;

namespace {

/// Tokens between blanks.
std::vector<Token> tokens_of(const std::string& text) {
  std::vector<Token> tokens;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    Token token;
    token.span = {begin, end};
    tokens.push_back(token);
    begin = end + 1;
  }
  return tokens;
}

struct Row {
  std::string text;
  std::string expected;
  double value;
  std::string unit;
};

}  // namespace

TEST_CASE("amounts have a value and a unit") {
  for (const Row& row : std::initializer_list<Row>{
           {"Peru gave $ 4.4 million to Chile", "$ 4.4 million", 4.4e6, "USD"},
           {"Peru gave $4.4 million to Chile", "$4.4 million", 4.4e6, "USD"},
           {"Peru gave US$ 20 bn to Chile", "US$ 20 bn", 20e9, "USD"},
           {"Peru gave €20bn to Chile", "€20bn", 20e9, "EUR"},
           {"Peru gave € 20 bn to Chile", "€ 20 bn", 20e9, "EUR"},
           {"Peru gave 1.5 billion yuan to Chile", "1.5 billion yuan", 1.5e9, "CNY"},
           {"Peru gave 300 Swiss francs to Chile", "300 Swiss francs", 300, "CHF"},
           {"Peru gave ten million dollars to Chile", "ten million dollars", 10e6, "USD"},
           {"Peru gave a million euros to Chile", "a million euros", 1e6, "EUR"},
           {"Peru gave £1,250,000 to Chile", "£1,250,000", 1.25e6, "GBP"},
           {"Peru sent 2,000 troops to Chile", "2,000 troops", 2000, "troops"},
           {"Peru sent 2000 troops to Chile", "2000 troops", 2000, "troops"},
           {"Peru sent 2,000 Bolivian army troops to Chile", "2,000 Bolivian army troops", 2000, "troops"},
           {"Peru sent twelve ships to Chile", "twelve ships", 12, "ships"},
           {"Trade fell 15 percent there", "15 percent", 15, "percent"},
           {"Trade fell seventy - five percent there", "seventy - five percent", 75, "percent"},
           {"Trade fell 15% there", "15%", 15, "percent"},
           {"Trade fell 15 % there", "15 %", 15, "percent"},
           {"Trade fell 2.5 per cent there", "2.5 per cent", 2.5, "percent"},
           {"Peru has 3 million people now", "3 million people", 3e6, "people"},
       }) {
    CAPTURE(row.text);
    const Document document = paragraph_of(row.text);
    const Sentence sentence(document, {0, row.text.size()}, tokens_of(row.text));
    const auto found = find_amounts(sentence);
    REQUIRE(found.size() == 1);
    CHECK(document.text(found[0].span) == row.expected);
    CHECK(found[0].value == doctest::Approx(row.value));
    CHECK(found[0].unit == row.unit);
  }
}

TEST_CASE("years, dates, ordinals and bare numbers are no amounts") {
  for (const std::string text :
       {"Peru left in 2021 .", "They met on 3 May 2021 .", "They met on May 3 .", "The 2021 talks failed .",
        "Chapter 3 covers Peru .", "Peru waited 20 years .", "The 3rd army left .", "A 20-year war ended .",
        "Thousands of men left .", "The G20 met .", "The 5 May talks failed .", "A 20 - minute call helped .",
        "One country left ."}) {
    CAPTURE(text);
    const Document document = paragraph_of(text);
    const Sentence sentence(document, {0, text.size()}, tokens_of(text));
    CHECK(find_amounts(sentence).empty());
  }
}

TEST_CASE("the parse tells which noun a number counts") {
  const std::string text = "Peru sent 40 of its 600 new fighter jets";
  const Document document = paragraph_of(text);
  std::vector<Token> tokens = tokens_of(text);
  for (Token& token : tokens) token.upos = Upos::Noun;
  tokens[3].upos = Upos::Adp;
  tokens[5].upos = tokens[2].upos = Upos::Num;
  tokens[5].dependency = Dependency::Nummod;
  tokens[5].head = 8;
  const Sentence sentence(document, {0, text.size()}, tokens);
  const auto found = find_amounts(sentence);
  REQUIRE(found.size() == 1);
  CHECK(document.text(found[0].span) == "600 new fighter jets");
  CHECK(found[0].unit == "jets");
}

TEST_CASE("any bytes can stand where a number is looked for") {
  for (const std::string text :
       {"$", "€", "$ $ $", "99999999999999999999999999999999 troops", "1,2,3", "\xE2\x82", "% 5"}) {
    const Document document = paragraph_of(text);
    const Sentence sentence(document, {0, text.size()}, tokens_of(text));
    CHECK(find_amounts(sentence).size() <= 1);
  }
}
