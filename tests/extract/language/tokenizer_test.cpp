#include "extract/language/tokenizer.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace actorgraph;

// The words with a blank between them, or + where they are one multiword token.
std::string words_of(std::string_view text) {
  std::string out;
  for (const WordSpan& word : tokenize(text)) {
    if (!out.empty()) out += word.joined ? '+' : ' ';
    out += text.substr(word.span.begin, word.span.size());
  }
  return out;
}

}  // namespace

TEST_CASE("words are split as the English UD treebanks split them") {
  struct Row {
    const char* text;
    const char* words;
  };
  const Row rows[] = {
      {"Ghana's minister doesn't agree.", "Ghana+'s minister does+n't agree ."},
      {"the ministers\u2019 talks", "the ministers+\u2019 talks"},
      {"They can't and cannot go; we won't.", "They ca+n't and can+not go ; we wo+n't ."},
      {"a Franco-German plan", "a Franco - German plan"},
      {"non-aligned and anti-ship, re-elected", "non-aligned and anti-ship , re-elected"},
      {"the U.S. and the U.K.-led group", "the U.S. and the U.K. - led group"},
      {"Gen. A.V. Petrov met Dr. J. Smith.", "Gen. A.V. Petrov met Dr. J. Smith ."},
      {"See No. 5, but say no. Then", "See No. 5 , but say no . Then"},
      {"3.5% of $4.4 billion, 1,200 men", "3.5 % of $ 4.4 billion , 1,200 men"},
      {"US$20 and 10am", "US$ 20 and 10 am"},
      {"1990-95 and 555-010-4477", "1990 - 95 and 555-010-4477"},
      {"(see www.example.org/a_b).", "( see www.example.org/a_b ) ."},
      {"write to a.b@example.com!", "write to a.b@example.com !"},
      {"R&D and and/or 9/11", "R&D and and / or 9/11"},
      {"\u201cYes,\u201d he said\u2026", "\u201c Yes , \u201d he said \u2026"},
      {"Wait... what?! No -- never", "Wait ... what ?! No -- never"},
      {"C\u00f4te d'Ivoire and O'Neill", "C\u00f4te d'Ivoire and O'Neill"},
      {"et al. (2019), e.g. trade, etc.", "et al. ( 2019 ) , e.g. trade , etc."},
      {"the 1990s, the '90s, the 20th", "the 1990s , the '90s , the 20th"},
      {"the stop.12 Then", "the stop . 12 Then"},
      {"reports in example.com and list.pdf", "reports in example.com and list.pdf"},
      {"", ""},
      {" \t\n\u00a0 ", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(words_of(row.text) == row.words);
  }
}

TEST_CASE("every byte but white space is in exactly one word, whatever the bytes") {
  std::string bytes;
  std::uint32_t state = 5;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525u + 1013904223u;
    bytes += static_cast<char>(state >> 24);
  }
  for (const std::string& text : {bytes, std::string("a'b''c's't'''ll n't 't"), std::string("1.2.3..4-5--6/7//8")}) {
    std::size_t at = 0;
    for (const WordSpan& word : tokenize(text)) {
      REQUIRE(word.span.begin >= at);
      REQUIRE(word.span.size() > 0);
      for (; at < word.span.begin; ++at) {
        // What lies between words is (part of) white space.
        bool space = false;
        for (std::size_t back = 0; back < 3 && back <= at; ++back) {
          space = space || space_size(std::string_view(text).substr(at - back, 3)) > back;
        }
        REQUIRE(space);
      }
      at = word.span.end;
    }
  }
}
