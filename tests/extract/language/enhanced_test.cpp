#include "extract/language/enhanced.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "extract/language/conllu.h"
#include "tests/extract/language/paragraph.h"

namespace {

using namespace actorgraph;

// CoNLL-U of a sentence written as lines "form UPOS head relation".
std::string conllu_of(const std::string& tree) {
  std::istringstream lines(tree);
  std::string form, upos, relation, file;
  int head = 0;
  for (int id = 1; lines >> form >> upos >> head >> relation; ++id) {
    file += std::to_string(id) + "\t" + form + "\t" + form + "\t" + upos + "\t_\t_\t" + std::to_string(head) + "\t" +
            relation + "\t_\t_\n";
  }
  return file;
}

// The edges that the enhanced view adds, and those with a preposition, as "head relation:preposition dependent".
std::string enhanced(const std::string& tree) {
  const std::string file = conllu_of(tree);
  const Document document = paragraph_of(conllu_text(file));
  const auto sentences = read_conllu(file, document);
  REQUIRE(sentences.size() == 1);
  const EnhancedView view(sentences[0]);
  std::string out;
  for (int t = 0; t < static_cast<int>(sentences[0].size()); ++t) {
    REQUIRE_FALSE(view.heads(t).empty());
    CHECK(view.heads(t).front().head == sentences[0][t].head);
    for (const EnhancedDependency& edge : view.dependents(t)) {
      if (!edge.added && edge.preposition.empty()) continue;
      if (!out.empty()) out += ", ";
      out += std::string(sentences[0].text(t)) + ' ' + std::string(to_string(edge.relation));
      if (!edge.preposition.empty()) out += ':' + edge.preposition;
      out += ' ' + std::string(sentences[0].text(edge.dependent));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the enhanced view adds what the basic tree leaves out") {
  struct Row {
    const char* tree;
    const char* edges;
  };
  const Row rows[] = {
      // Conjunct subjects, a conjunct predicate that shares its subject
      {"Togo PROPN 4 nsubj\nand CCONJ 3 cc\nBenin PROPN 1 conj\nmet VERB 0 root\nand CCONJ 6 cc\nagreed VERB 4 conj",
       "Togo conj:and Benin, met nsubj Benin, met conj:and agreed, agreed nsubj Togo, agreed nsubj Benin"},
      // A shared object
      {"Oslo PROPN 2 nsubj\nsigned VERB 0 root\nand CCONJ 4 cc\nratified VERB 2 conj\nit PRON 2 obj",
       "signed conj:and ratified, ratified nsubj Oslo, ratified obj it"},
      // A conjunct with a subject of its own takes none over
      {"Oslo PROPN 2 nsubj\nleft VERB 0 root\nand CCONJ 5 cc\nBonn PROPN 5 nsubj\nstayed VERB 2 conj",
       "left conj:and stayed"},
      // Relative clauses: the antecedent is subject, object, oblique
      {"the DET 2 det\nbank NOUN 0 root\nthat PRON 4 nsubj\nlends VERB 2 acl:relcl", "lends nsubj bank"},
      {"the DET 2 det\npact NOUN 0 root\nthat PRON 5 obj\nOslo PROPN 5 nsubj\nsigned VERB 2 acl:relcl",
       "signed obj pact"},
      {"the DET 2 det\npact NOUN 0 root\nOslo PROPN 4 nsubj\nsigned VERB 2 acl:relcl", "signed obj pact"},
      {"a DET 2 det\nfund NOUN 0 root\ninto ADP 4 case\nwhich PRON 6 obl\nOslo PROPN 6 nsubj\npays VERB 2 acl:relcl",
       "pays obl:into fund, pays obl:into which"},
      // Control by subject and by object
      {"Ghana PROPN 2 nsubj\nwants VERB 0 root\nto PART 4 mark\njoin VERB 2 xcomp", "join nsubj Ghana"},
      {"it PRON 2 nsubj\nurged VERB 0 root\nGhana PROPN 2 obj\nto PART 5 mark\njoin VERB 2 xcomp", "join nsubj Ghana"},
      {"it PRON 2 nsubj\npromised VERB 0 root\nGhana PROPN 2 obj\nto PART 5 mark\npay VERB 2 xcomp", "pay nsubj Ghana"},
      // Prepositions, of several words too, and shared by conjuncts
      {"It PRON 2 nsubj\ntrades VERB 0 root\nwith ADP 4 case\nPeru PROPN 2 obl\nand CCONJ 6 cc\nChile PROPN 4 conj",
       "trades obl:with Peru, trades obl:with Chile, Peru conj:and Chile"},
      {"It PRON 2 nsubj\nrose VERB 0 root\nbecause ADP 5 case\nof ADP 3 fixed\naid NOUN 2 obl",
       "rose obl:because_of aid"},
      {"It PRON 2 nsubj\npays VERB 0 root\nif SCONJ 5 mark\nPeru PROPN 5 nsubj\nasks VERB 2 advcl",
       "pays advcl:if asks"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.tree);
    CHECK(enhanced(row.tree) == row.edges);
  }
}

TEST_CASE("a predicate's arguments hold those that it shares") {
  const std::string file = conllu_of(
      "Togo PROPN 4 nsubj\nand CCONJ 3 cc\nBenin PROPN 1 conj\nsigned VERB 0 root\nand CCONJ 6 cc\n"
      "ratified VERB 4 conj\nthe DET 8 det\ntreaty NOUN 4 obj\nwith ADP 10 case\nMali PROPN 8 nmod");
  const Document document = paragraph_of(conllu_text(file));
  const auto sentences = read_conllu(file, document);
  REQUIRE(sentences.size() == 1);
  const EnhancedView view(sentences[0]);
  for (const int predicate : {3, 5}) {
    std::string out;
    for (const EnhancedDependency& edge : view.arguments(predicate)) {
      out += std::string(to_string(edge.relation)) + ' ' + std::string(sentences[0].text(edge.dependent)) + ' ';
    }
    CAPTURE(predicate);
    CHECK(out == "nsubj Togo nsubj Benin obj treaty ");
  }
}
