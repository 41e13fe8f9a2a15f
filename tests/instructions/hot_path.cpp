// What count.py counts: the way from a text to its triples, each step in a function of its own that the counter knows
// by its name. Prints the number of words.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "extract/actors/actor_finder.h"
#include "extract/actors/actor_lexicon.h"
#include "extract/actors/gazetteer.h"
#include "extract/language/language.h"
#include "extract/reading/reader.h"
#include "extract/relations/relation_finder.h"
#include "extract/relations/relation_lexicon.h"

using namespace actorgraph;

namespace {

struct Text {
  std::unique_ptr<const Document> document;
  std::vector<std::vector<WordSpan>> words;
  std::vector<Sentence> sentences;
  DocumentActors actors;
  std::vector<Triple> triples;
};

struct Tools {
  Language language;
  ActorLexicon actor_lexicon;
  RelationLexicon relation_lexicon;
  ActorFinder actors{actor_lexicon};
  RelationFinder relations{relation_lexicon};
};

}  // namespace

// Not inlined and with C names, so that the counter finds them.
extern "C" {
[[gnu::noinline]] Tools* counted_start() {
  gazetteer();  // read at its first use
  return new Tools;
}
[[gnu::noinline]] void counted_tokenise(const Tools& tools, Text& text) {
  text.words = tools.language.split(*text.document, prose_roles());
}
[[gnu::noinline]] void counted_parse(const Tools& tools, Text& text) {
  text.sentences = tools.language.parse(*text.document, text.words);
}
[[gnu::noinline]] void counted_actors(const Tools& tools, Text& text) {
  text.actors = tools.actors.find(text.sentences);
}
[[gnu::noinline]] void counted_relations(const Tools& tools, Text& text) {
  text.triples = tools.relations.find(*text.document, text.sentences, text.actors);
}
}

int main(int argc, char** argv) {
  const std::unique_ptr<const Tools> tools(counted_start());
  std::size_t words = 0;
  for (const char* const file : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
    std::ifstream in(file, std::ios::binary);
    Text text;
    text.document = read_document(std::string(std::istreambuf_iterator<char>(in), {}), file);
    counted_tokenise(*tools, text);
    counted_parse(*tools, text);
    counted_actors(*tools, text);
    counted_relations(*tools, text);
    for (const Sentence& sentence : text.sentences) words += sentence.size();
  }
  std::printf("%zu\n", words);
}
