#include "extract/relations/citation.h"

#include <doctest/doctest.h>

#include <string>

#include "extract/actors/actor_finder.h"
#include "extract/actors/actor_lexicon.h"
#include "extract/language/language.h"
#include "extract/reading/reader.h"
#include "extract/relations/relation_finder.h"

namespace actorgraph {
namespace {

/// For each triple `SUBJECT > OBJECT: MARK (URL) TEXT; …`, a line each.
std::string cites_of(std::string_view bytes, const std::string& id) {
  static const Language language;
  static const ActorLexicon actors;
  static const RelationLexicon relations;
  const auto document = read_document(bytes, id);
  const std::vector<Sentence> sentences = language.analyse(*document, prose_roles());
  std::string lines;
  for (const Triple& triple :
       RelationFinder(relations).find(*document, sentences, ActorFinder(actors).find(sentences))) {
    lines += triple.subject.name + " > " + triple.object.name + ":";
    for (const Citation& cite : triple.cites) {
      lines += " " + cite.mark + " (" + cite.url + ") " + cite.quote.text + ";";
      CHECK(document->original(cite.quote.pieces.front()) == cite.quote.text);
    }
    lines += "\n";
  }
  return lines;
}

TEST_CASE("a sentence relies on the footnotes whose marks stand in it or after it, and on no others") {
  CHECK(
      cites_of("Kenya accused Uganda of blocking the port.<sup>1</sup> Uganda praised Tanzania<sup>2</sup> in May.\n\n"
               "Tanzania criticized Kenya.\n\n<sup>1</sup> Jane Otieno, *The Port*, 12, https://example.org/port.\n\n"
               "<sup>2</sup> Interview, Mbeya.\n",
               "lake.md") ==
      "Kenya > Uganda: 1 (https://example.org/port) Jane Otieno, *The Port*, 12, https://example.org/port.;\n"
      "Uganda > Tanzania: 2 () Interview, Mbeya.;\nTanzania > Kenya:\n");
}

TEST_CASE("the footnotes of Markdown and of HTML are cited in the same way") {
  CHECK(cites_of(
            "Kenya accused Uganda of blocking the port.[^1][^b]\n\n[^1]: See [it](https://example.org/a).\n[^b]: Ibid.",
            "lake.md") == "Kenya > Uganda: 1 (https://example.org/a) See [it](https://example.org/a).; b () Ibid.;\n");
  CHECK(cites_of("<html><p>Kenya accused Uganda of blocking the port.<a href=\"#fn1\">1</a></p>"
                 "<ol><li id=\"fn1\">See <a href=\"https://example.org/a?b=1\">it</a>, 12. <a "
                 "href=\"#fnref1\">^</a></li></ol>",
                 "lake.html") ==
        "Kenya > Uganda: 1 (https://example.org/a?b=1) See <a href=\"https://example.org/a?b=1\">it</a>, 12.;\n");
}

TEST_CASE("a note that two marks of a sentence share is cited once") {
  CHECK(cites_of("Kenya\\* accused Uganda\\* of blocking the port.\n\n\\* The name is disputed.\n", "lake.md") ==
        "Kenya > Uganda: * () The name is disputed.;\n");
}

TEST_CASE("an address ends where the words around it go on") {
  struct Row {
    std::string_view text, url;
  };
  for (const Row& row : {Row{"See https://example.org/a_b.", "https://example.org/a_b"},
                         Row{"(http://example.org/a(b), 3 May)", "http://example.org/a(b)"},
                         Row{"[https://example.org/]", "https://example.org/"},
                         Row{"<https://example.org/a>, <https://example.org/b>", "https://example.org/a"},
                         Row{"URL: https://example.org/?a=1&b=2 (accessed: 1.2.2020)", "https://example.org/?a=1&b=2"},
                         Row{"no address, only a scheme: http and https", ""}, Row{"", ""}}) {
    CAPTURE(row.text);
    CHECK(find_url(row.text) == row.url);
  }
}

}  // namespace
}  // namespace actorgraph
