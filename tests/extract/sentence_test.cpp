#include "extract/sentence.h"

#include <doctest/doctest.h>

#include <string>
#include <type_traits>
#include <vector>

using namespace actorgraph;

static_assert(!std::is_constructible_v<Sentence, Document&&, Span, std::vector<Token>>,
              "a sentence of a document that is gone would dangle");

namespace {

Document document_of(const std::string& text) {
  Document::Parts parts;
  parts.id = "test";
  parts.original = parts.text = text;
  parts.segments = {{0, text.size(), {0, text.size()}, true, false}};
  parts.blocks = {{Role::Paragraph, {0, text.size()}, 0, std::nullopt}};
  return Document(std::move(parts));
}

Token token(Span span, int head, Dependency dependency) {
  Token token;
  token.span = span;
  token.head = head;
  token.dependency = dependency;
  return token;
}

/// "Peru aids Chile" with `aids` as root.
Sentence peru_aids_chile(const Document& document) {
  return Sentence(document, {0, 15},
                  {token({0, 4}, 1, Dependency::Nsubj), token({5, 9}, kRoot, Dependency::Root),
                   token({10, 15}, 1, Dependency::Obj)});
}

}  // namespace

TEST_CASE("a sentence shows its tokens' text") {
  const Document document = document_of("Peru aids Chile");
  const Sentence sentence = peru_aids_chile(document);
  CHECK(sentence.text(0) == "Peru");
  CHECK(sentence.text(sentence[2]) == "Chile");
}

TEST_CASE("children are listed in the order of the text") {
  const Document document = document_of("Peru aids Chile");
  const Sentence sentence = peru_aids_chile(document);
  CHECK(std::vector<int>(sentence.children_begin(1), sentence.children_end(1)) == std::vector<int>{0, 2});
  CHECK(sentence.children_begin(0) == sentence.children_end(0));
  CHECK(sentence.child(1, Dependency::Obj) == 2);
  CHECK(sentence.child(1, Dependency::Iobj) == -1);
  CHECK(sentence.root() == 1);
}

TEST_CASE("children follow heads that were changed") {
  const Document document = document_of("Peru aids Chile");
  Sentence sentence = peru_aids_chile(document);
  sentence.tokens()[2].head = 0;
  sentence.index_children();
  CHECK(std::vector<int>(sentence.children_begin(0), sentence.children_end(0)) == std::vector<int>{2});
  CHECK(std::vector<int>(sentence.children_begin(1), sentence.children_end(1)) == std::vector<int>{0});
}

TEST_CASE("parts of speech and dependencies read back from their names") {
  for (int i = 0; i <= static_cast<int>(Upos::X); ++i) {
    const auto upos = static_cast<Upos>(i);
    CHECK(parse_upos(to_string(upos)) == upos);
  }
  for (int i = 0; i <= static_cast<int>(Dependency::Xcomp); ++i) {
    const auto dependency = static_cast<Dependency>(i);
    CHECK(parse_dependency(to_string(dependency)) == dependency);
  }
}

TEST_CASE("an unknown subtype is read as its base relation") {
  CHECK(parse_dependency("obl:lmod") == Dependency::Obl);
  CHECK(parse_dependency("nsubj:pass") == Dependency::NsubjPass);
  CHECK_FALSE(parse_dependency("subject"));
  CHECK_FALSE(parse_upos("noun"));
}
