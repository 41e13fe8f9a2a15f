#include "extract/language/language.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace actorgraph;

Document paragraph_of(std::string text) {
  Document::Parts parts;
  parts.id = "test";
  parts.original = text;
  parts.blocks.push_back({Role::Paragraph, {0, text.size()}, 0, {}});
  std::size_t points = 0;
  for (const char c : text) points += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  parts.segments.push_back({0, text.size(), {0, points}, true, false});
  parts.text = std::move(text);
  return Document(std::move(parts));
}

const Language& language() {
  static const Language instance;
  return instance;
}

// form/UPOS/head form:relation …
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
  const auto sentences = language().analyse(document, prose_roles());
  REQUIRE(sentences.size() == 1);
  CHECK(tree_of(sentences[0]) ==
        "The/minister:det Norwegian/minister:amod minister/signed:nsubj signed/ROOT:root the/treaty:det "
        "treaty/signed:obj in/March:case March/signed:obl ./signed:punct");
  CHECK(sentences[0][3].lemma == "sign");
  CHECK(sentences[0][3].xpos == "VBD");
  CHECK(sentences[0][7].upos == Upos::Propn);
}
