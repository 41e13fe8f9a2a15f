#pragma once

#include <string>
#include <vector>

#include "graph/merge.h"

namespace actorgraph::test {

/// Something that as many documents say.
struct Said {
  std::string subject;
  std::string label;
  std::string object;
  RelationType type = RelationType::Other;
  int documents = 1;
  bool negated = false;
  Modality modality = Modality::Asserted;
};

/// The sentence of `said` in the `number`th of its documents: no two are near-duplicates of each other.
inline std::string sentence_of(const Said& said, int number) {
  const std::string key = said.subject + said.label + said.object + std::to_string(number);
  return said.subject + " " + said.label + " " + said.object + " as " + key + "a " + key + "b " + key + "c reported.";
}

/// A graph of states, grouped as figures are. Each statement stands in a document of its own, at its beginning.
inline void make_small_graph(const std::vector<Said>& all, Graph& graph, Grouping grouping = Grouping::Type) {
  GraphBuilder builder;
  int document = 0;
  for (const Said& said : all) {
    for (int i = 0; i < said.documents; ++i) {
      const std::string hash = "d0c" + std::to_string(++document);
      const std::string path = "notes/" + std::to_string(document) + ".md";
      builder.add(DocumentRecord{hash, path, "Note " + std::to_string(document), "2019", {}});
      Triple triple;
      triple.document_hash = hash;
      triple.document = path;
      const std::string text = sentence_of(said, i);
      const auto range = [](std::size_t begin, std::size_t size) { return std::vector<Range>{{begin, begin + size}}; };
      triple.sentence = {text, range(0, text.size())};
      std::size_t at = 0;
      triple.subject = {said.subject, ActorKind::State, {said.subject, range(at, said.subject.size())}};
      at += said.subject.size() + 1;
      triple.relation = {said.label, said.label, said.type, {said.label, range(at, said.label.size())}};
      at += said.label.size() + 1;
      triple.object = {said.object, ActorKind::State, {said.object, range(at, said.object.size())}};
      triple.negated = said.negated;
      triple.modality = said.modality;
      triple.rule = "test";
      triple.confidence = 0.9;
      triple.id = make_triple_id(triple);
      builder.add(triple);
    }
  }
  builder.build(graph, grouping);
}

}  // namespace actorgraph::test
