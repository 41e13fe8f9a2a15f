// Lexicons of the user's, on top of our own: actors and relation words.
#include <sstream>

#include "analysis.h"

using namespace actorgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ActorLexicon our_actors;
  static const RelationLexicon our_relations;
  static const auto document = read_document(
      "Norway criticised the Harbour Council. Valdria has sent grain to Peru, whose ally is Oskar.", "a.txt");
  static const std::vector<Sentence> sentences = language().analyse(*document, prose_roles());
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  ActorLexicon actors = our_actors;
  std::istringstream lines(bytes);
  actors.add_actors(lines, "fuzz.tsv");
  RelationLexicon relations = our_relations;
  static_cast<void>(relations.add(bytes, "fuzz.tsv"));
  RelationFinder(relations).find(*document, sentences, ActorFinder(actors).find(sentences), 0);
  return 0;
}
