#pragma once

#include <random>
#include <string>
#include <vector>

#include "graph/merge.h"
#include "tests/graph/example.h"

namespace actorgraph {

/// Records of a made-up corpus, from a seed: documents, actors that are named differently in different documents,
/// statements with all qualifiers.
struct RandomCorpus {
  std::vector<DocumentRecord> documents;
  std::vector<ActorRecord> actors;
  std::vector<Triple> triples;
};

inline RandomCorpus make_random_corpus(unsigned seed, std::size_t documents, std::size_t statements) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  const std::string names[] = {"Peru",      "Chile", "the Andean Community", "Andean Community", "Ana Vega", "Vega",
                               "Luis Vega", "Rojas", "Carla Rojas",          "Bolivia",          "ANDEAN"};
  const ActorKind kinds[] = {ActorKind::State,  ActorKind::State,  ActorKind::Organization, ActorKind::Organization,
                             ActorKind::Person, ActorKind::Person, ActorKind::Person,       ActorKind::Person,
                             ActorKind::Person, ActorKind::Place,  ActorKind::Project};
  const std::string labels[] = {"sign treaty with", "meet", "criticise", "also called", "not meet"};
  const RelationType types[] = {RelationType::Cooperate, RelationType::Consult, RelationType::Accuse,
                                RelationType::Alias, RelationType::Consult};
  RandomCorpus corpus;
  for (std::size_t i = 0; i < documents; ++i) {
    const std::string path = "reports/" + std::to_string(below(documents)) + ".md";
    corpus.documents.push_back({"h" + std::to_string(i), path, below(2) == 0 ? "Title" : "", "2011", {i, 2, 3, 4}});
    for (std::size_t k = 0; k < 3; ++k) {
      const std::size_t who = below(std::size(names));
      corpus.actors.push_back({"h" + std::to_string(i),
                               path,
                               names[who],
                               kinds[who],
                               who < 2 ? names[who].substr(0, 2) : "",
                               {{names[who], "name", 1 + below(3)}, {"it", "pronoun", below(3)}}});
    }
  }
  for (std::size_t i = 0; i < statements; ++i) {
    const std::size_t subject = below(std::size(names));
    const std::size_t object = below(std::size(names));
    const std::size_t label = below(std::size(labels));
    const DocumentRecord& document = corpus.documents[below(documents)];
    Triple triple = make_statement(names[subject], labels[label], names[object], document.path, below(5) * 100);
    triple.document_hash = document.hash;
    triple.subject.kind = kinds[subject];
    triple.object.kind = kinds[object];
    triple.relation.type = types[label];
    triple.symmetric = label == 1;
    triple.negated = label == 4;
    if (label == 4) triple.relation.lemma = "meet";
    triple.modality = static_cast<Modality>(below(8) < 6 ? 0 : below(6));
    if (below(4) == 0) {
      triple.attribution =
          Attribution{{names[below(std::size(names))], ActorKind::Person, {"Vega", {{1, 5}}}}, "said", nullptr};
    }
    if (below(3) == 0)
      triple.time =
          TimeQuote{{"in 2011", {{9, 16}}}, below(3) == 0 ? "" : "2011-0" + std::to_string(1 + below(9)), "2012"};
    triple.confidence = static_cast<double>(below(10)) / 7.0 / 2.0;
    triple.id = make_triple_id(triple);
    corpus.triples.push_back(triple);
  }
  return corpus;
}

}  // namespace actorgraph
