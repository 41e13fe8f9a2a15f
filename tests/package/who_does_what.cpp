// From a text to a graph in a few lines: prints GraphML.
#include <iostream>

#include "export/graphml.h"
#include "extract/actors/actor_finder.h"
#include "extract/actors/actor_lexicon.h"
#include "extract/language/language.h"
#include "extract/reading/reader.h"
#include "extract/relations/relation_finder.h"
#include "graph/merge.h"

int main() {
  using namespace actorgraph;
  const auto document = read_document("Norway condemned Peru. Chad joined the African Union.", "note.txt");

  const Language language;
  const std::vector<Sentence> sentences = language.analyse(*document, prose_roles());
  const ActorLexicon actor_lexicon;
  const DocumentActors actors = ActorFinder(actor_lexicon).find(sentences);
  const RelationLexicon relation_lexicon;

  GraphBuilder builder;
  for (const Triple& triple : RelationFinder(relation_lexicon).find(*document, sentences, actors)) {
    std::cerr << triple.subject.name << " | " << triple.relation.label << " | " << triple.object.name << '\n';
    builder.add(triple);
  }
  Graph graph;
  builder.build(graph);
  write_graphml(graph, std::cout);
}
