#include "extract/language/language.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/extract/language/paragraph.h"

namespace {

using namespace actorgraph;

// word/head:relation …
std::string tree_of(const Sentence& sentence) {
  std::string out;
  for (const Token& token : sentence.tokens()) {
    if (!out.empty()) out += ' ';
    out += sentence.text(token);
    out += '/';
    out += token.head == kRoot ? std::string_view("ROOT") : sentence.text(token.head);
    out += ':';
    out += to_string(token.dependency);
  }
  return out;
}

}  // namespace

TEST_CASE("a plain sentence gets the tree that UD gives it") {
  const Document document = paragraph_of("The Norwegian minister signed the treaty in March.");
  const auto sentences = sentences_of(document);
  REQUIRE(sentences.size() == 1);
  CHECK(tree_of(sentences[0]) ==
        "The/minister:det Norwegian/minister:amod minister/signed:nsubj signed/ROOT:root the/treaty:det "
        "treaty/signed:obj in/March:case March/signed:obl ./signed:punct");
  CHECK(sentences[0][3].lemma == "sign");
  CHECK(sentences[0][3].xpos == "VBD");
  CHECK(sentences[0][7].upos == Upos::Propn);
}

TEST_CASE("sentences end where a reader of reports ends them") {
  struct Row {
    const char* text;
    std::vector<const char*> sentences;
  };
  const Row rows[] = {
      {"The U.S. delegation left. It met Gen. Okoro on Sept. 5.",
       {"The U.S. delegation left.", "It met Gen. Okoro on Sept. 5."}},
      {"He cited A.V. Petrov et al. in No. 12 of the review. Nobody replied.",
       {"He cited A.V. Petrov et al. in No. 12 of the review.", "Nobody replied."}},
      {"\u201cWe agree.\u201d The minister then left.", {"\u201cWe agree.\u201d", "The minister then left."}},
      {"Output rose 3.5 percent. Prices fell.", {"Output rose 3.5 percent.", "Prices fell."}},
      {"Who pays? The members do!", {"Who pays?", "The members do!"}},
  };
  for (const Row& row : rows) {
    const Document document = paragraph_of(row.text);
    const auto sentences = sentences_of(document);
    CAPTURE(row.text);
    REQUIRE(sentences.size() == row.sentences.size());
    for (std::size_t i = 0; i < sentences.size(); ++i) CHECK(document.text(sentences[i].span()) == row.sentences[i]);
  }
}

TEST_CASE("a sentence never crosses from one block into another, and other roles are left out") {
  const std::string text = "Aid to Niger and Mali stopped after the vote";
  Document::Parts parts;
  parts.original = parts.text = text;
  parts.blocks.push_back({Role::Paragraph, {0, 12}, 0, {}});
  parts.blocks.push_back({Role::Heading, {13, 21}, 0, {}});
  parts.blocks.push_back({Role::ListItem, {22, text.size()}, 0, {}});
  const Document document(std::move(parts));
  const auto sentences = sentences_of(document);
  REQUIRE(sentences.size() == 2);
  CHECK(document.text(sentences[0].span()) == "Aid to Niger");
  CHECK(document.text(sentences[1].span()) == "stopped after the vote");
}

TEST_CASE("every sentence is a tree with one root, its tokens sorted and apart, whatever the text") {
  std::vector<std::string> texts;
  std::string no_spaces, punctuation, endless, mixed, bytes;
  for (int i = 0; i < 5000; ++i) no_spaces += static_cast<char>('a' + i % 26);
  for (int i = 0; i < 3000; ++i) punctuation += "!?.,;:()-'\"*"[i % 12];
  for (int i = 0; i < 400; ++i) endless += "and the state ";
  for (int i = 0; i < 200; ++i)
    mixed += "\u0420\u043e\u0441\u0441\u0438\u044f \u4e2d\u56fd\u3002 \u05d9\u05e9 \U0001F600 UN ";
  std::uint32_t state = 3;
  for (int i = 0; i < 2000; ++i) {
    state = state * 1664525u + 1013904223u;
    bytes += static_cast<char>(state >> 24);
  }
  for (const std::string& text : {no_spaces, punctuation, endless, mixed, bytes, std::string(), std::string("   ")}) {
    const Document document = paragraph_of(text);
    std::size_t at = 0;
    for (const Sentence& sentence : sentences_of(document)) {
      REQUIRE(sentence.size() > 0);
      REQUIRE(sentence.size() <= 300);
      std::size_t roots = 0;
      for (std::size_t t = 0; t < sentence.size(); ++t) {
        const Token& token = sentence.tokens()[t];
        REQUIRE(token.span.begin >= at);
        REQUIRE_FALSE(token.span.empty());
        REQUIRE_FALSE(token.lemma.empty());
        at = token.span.end;
        roots += token.head == kRoot;
        REQUIRE((token.head == kRoot) == (token.dependency == Dependency::Root));
        int node = static_cast<int>(t);
        std::size_t steps = 0;
        while (node != kRoot && steps++ <= sentence.size()) node = sentence[node].head;
        REQUIRE(node == kRoot);
      }
      REQUIRE(roots == 1);
    }
  }
}

TEST_CASE("a name that the networks hardly know gets the tree of one that they know") {
  const Document rare = paragraph_of("Eritrea accused Djibouti of arming Somali rebels.");
  const Document known = paragraph_of("China accused China of arming Russian rebels.");
  const auto seldom = sentences_of(rare);
  const auto often = sentences_of(known);
  REQUIRE(seldom.size() == 1);
  REQUIRE(often.size() == 1);
  REQUIRE(seldom[0].size() == often[0].size());
  for (int token = 0; token < static_cast<int>(seldom[0].size()); ++token) {
    CHECK(seldom[0][token].head == often[0][token].head);
    CHECK(seldom[0][token].dependency == often[0][token].dependency);
    CHECK(seldom[0][token].xpos == often[0][token].xpos);
  }
  CHECK(seldom[0][0].lemma == "Eritrea");
}
