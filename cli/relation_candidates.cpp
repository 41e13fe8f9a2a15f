// For training only (extract/model/train_relation_weights.py): every proposal of the relation rules as a line of JSON,
// the triple with one more field, `features`.
//
//     relation_candidates DOCUMENT… > candidates.jsonl

#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>

#include "extract/actors/actor_finder.h"
#include "extract/actors/actor_lexicon.h"
#include "extract/errors.h"
#include "extract/language/language.h"
#include "extract/reading/reader.h"
#include "extract/relations/relation_finder.h"
#include "graph/triple_json.h"

using namespace actorgraph;

int main(int argc, char** argv) {
  const Language language;
  const ActorLexicon actor_lexicon;
  const RelationLexicon relation_lexicon;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    try {
      const auto document = read_document(bytes, argv[i]);
      const std::vector<Sentence> sentences = language.analyse(*document, prose_roles());
      const DocumentActors actors = ActorFinder(actor_lexicon).find(sentences);
      for (const ScoredTriple& scored : RelationFinder(relation_lexicon).find_scored(*document, sentences, actors)) {
        std::ostringstream line;
        write_triple(scored.triple, line);
        std::string text = line.str();
        text.erase(text.find_last_of('}'));
        text += ",\"features\":[";
        for (std::size_t f = 0; f < scored.features.size(); ++f) {
          if (f > 0) text += ',';
          text.append("\"").append(scored.features[f]).append("\"");
        }
        std::cout << text << "]}\n";
      }
    } catch (const InputError& error) {
      std::cerr << argv[i] << ": " << error.what() << '\n';
    }
  }
}
