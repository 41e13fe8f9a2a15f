#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/tokenizer.h"
#include "tests/extract/language/paragraph.h"

namespace {

using namespace actorgraph;

struct Hostile {
  const char* what;
  std::string_view unit;
};

const Hostile kTexts[] = {
    {"no blanks", "perimeter"},
    {"no blanks, capitals and digits", "Az9"},
    {"stops", "."},
    {"punctuation", "!?;:,()[]\"'-"},
    {"opening brackets", "("},
    {"apostrophes", "'"},
    {"words in apostrophes", "a's'"},
    {"hyphens", "re-co-"},
    {"initials", "A."},
    {"addresses", "a@b."},
    {"at signs", "@"},
    {"numbers", "1,000."},
    {"one sentence", "ports and "},
    {"one sentence of names", "Accra Lagos "},
    {"one sentence of commas", "tin, "},
    {"sentences of a word", "No. "},
    {"mixed scripts", "мир 和平 سلام שלום Ειρήνη \xF0\x9F\x95\x8A peace "},
    {"mixed scripts without blanks", "мир和平سلام\xE2\x80\x8Bpeace"},
    {"combining marks", "e\xCC\x81\xCC\x82"},
    {"zero bytes", std::string_view("\0a", 2)},
};

std::string text_of(const Hostile& hostile, std::size_t bytes) {
  std::string text;
  while (text.size() + hostile.unit.size() <= bytes) text += hostile.unit;
  return text;
}

// Every byte but white space is in just one token, and every sentence is a tree.
void check(const Document& document, const std::vector<Sentence>& sentences) {
  std::size_t at = 0;
  bool covered = true, trees = true;
  const std::string& text = document.text();
  const auto blanks_to = [&](std::size_t end) {
    while (at < end) {
      const std::size_t size = space_size(std::string_view(text).substr(at, 3));
      if (size == 0) return false;
      at += size;
    }
    return at == end;
  };
  for (const Sentence& sentence : sentences) {
    std::size_t roots = 0;
    for (const Token& token : sentence.tokens()) {
      covered = covered && blanks_to(token.span.begin) && token.span.begin < token.span.end;
      at = token.span.end;
      roots += token.head == kRoot;
      trees = trees && !token.lemma.empty();
    }
    trees = trees && roots == 1 && sentence.size() <= 300;
  }
  CHECK(covered);
  CHECK(blanks_to(text.size()));
  CHECK(trees);
}

// Of this processor, whatever else the machine does.
double seconds_for(const Hostile& hostile, std::size_t bytes) {
  const Document document = paragraph_of(text_of(hostile, bytes));
  const std::clock_t start = std::clock();
  const auto sentences = sentences_of(document);
  const double seconds = static_cast<double>(std::clock() - start) / static_cast<double>(CLOCKS_PER_SEC);
  check(document, sentences);
  return seconds;
}

}  // namespace

TEST_CASE("hostile text is cut and parsed in time that grows with its size, not with the square") {
  for (const Hostile& hostile : kTexts) {
    double small = seconds_for(hostile, 3000);
    double large = seconds_for(hostile, 12000);
    // On a busy machine a measurement can be wrong by more than we look for: the least of several is right.
    for (int i = 0; i < 4 && large > 0.05 + 9 * small; ++i) {
      small = std::min(small, seconds_for(hostile, 3000));
      large = std::min(large, seconds_for(hostile, 12000));
    }
    CHECK_MESSAGE(large < 0.05 + 9 * small, std::string(hostile.what), ": ", small, " s, then ", large, " s");
  }
}
