#include "extract/reading/shape.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace actorgraph;

namespace {

/// Words that hold a letter or a digit, counted the slow way.
std::size_t words_of(const std::string& text) {
  std::istringstream in(text);
  std::size_t words = 0;
  for (std::string word; in >> word;)
    words += word.find_first_of("abcdefghijklmnopqrstuvwxyzH9\xC3") != std::string::npos;
  return words;
}

}  // namespace

TEST_CASE("words are counted wherever they and the signs between them stand in a long text") {
  for (std::size_t shift = 0; shift < 140; ++shift) {
    for (const std::string_view tail : {"a", "–", "--", "9", "é", "(", "ab-cd", "a ", "- "}) {
      CAPTURE(shift);
      CAPTURE(tail);
      std::string text(shift, 'b');
      if (shift > 0) text += ' ';
      while (text.size() < 300)
        text += "Had – it (é) been 9 -- & cde abcdefgabcdefgabcdefgabcdefgabcdefgabcdefgabcdefgabcdefgabcdefg ";
      text += tail;
      CHECK(shape_of(text).words == words_of(text));
    }
  }
}

TEST_CASE("long and short texts have the same letters and digits") {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    text += "Ürün 12, Δέλτα – год ";
    const Shape shape = shape_of(text);
    const auto times = static_cast<std::size_t>(i + 1);
    CHECK(shape.letters == 12 * times);
    CHECK(shape.latin == 4 * times);
    CHECK(shape.digits == 2 * times);
    CHECK(shape.words == 4 * times);
  }
}

TEST_CASE("an address counts one word, whatever stands in it") {
  const std::string prose(250, 'a');
  CHECK(shape_of(prose + " https://example.org/a.b:c/d?e=1 and www.example.org").words == 4);
  CHECK(shape_of(prose + " https://example.org/a.b:c/d?e=1").url_bytes == 31);
  CHECK(shape_of(prose + " on doi.org/10.1 or mailto:a@example.org").words == 5);
}

TEST_CASE("English function words are counted up to what is asked") {
  CHECK(count_english("The (river) of Peru, it's THE “longest” of all") == 6);
  CHECK(count_english("La rivière du Pérou") == 0);
  CHECK(count_english("the the the the", 2) == 2);
  CHECK(count_english("at https://the.of.in/and by") == 2);
  CHECK(count_english("théthe ofж should") == 1);
}

TEST_CASE("words that begin with a capital are counted") {
  CHECK(count_capitalised("The (River) of Élan 9Peru »Östlich« lima") == 5);
}

TEST_CASE("what stands at the end tells whether a sentence ends") {
  CHECK(ends_sentence("They agreed."));
  CHECK(ends_sentence("“They agreed!”)"));
  CHECK(ends_sentence("And then …"));
  CHECK_FALSE(ends_sentence("They agreed on"));
  CHECK_FALSE(ends_sentence(""));
}
