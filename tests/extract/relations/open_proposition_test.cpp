#include "extract/relations/open_proposition.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/extract/language/paragraph.h"

namespace actorgraph {
namespace {

std::vector<OpenProposition> propositions_of(const Document& document) {
  static const RelationLexicon relations;
  const std::vector<Sentence> sentences = sentences_of(document);
  return find_open_propositions(document, sentences, relations);
}

/// `subject | relation | object`
std::vector<std::string> short_forms(std::string_view text) {
  const Document document = paragraph_of(std::string(text));
  std::vector<std::string> out;
  for (const OpenProposition& p : propositions_of(document)) {
    out.push_back(p.subject.text + " | " + p.relation.text + " | " + p.object.text);
  }
  return out;
}

struct Row {
  std::string_view sentence;
  std::vector<std::string_view> expected;
  std::vector<std::string_view> absent = {};
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::vector<std::string> found = short_forms(row.sentence);
    std::string all;
    for (const std::string& proposition : found) all += "\n    " + proposition;
    for (const std::string_view proposition : row.expected) {
      CHECK_MESSAGE(std::find(found.begin(), found.end(), proposition) != found.end(),
                    row.sentence << "\n  lacks: " << proposition << "\n  found:" << all);
    }
    for (const std::string_view proposition : row.absent) {
      CHECK_MESSAGE(std::find(found.begin(), found.end(), proposition) == found.end(),
                    row.sentence << "\n  should lack: " << proposition << "\n  found:" << all);
    }
  }
}

}  // namespace

TEST_CASE("each argument of a clause makes a proposition, prepositions on the relation") {
  check({
      {"The farmer sold two horses to his neighbour in 1990.",
       {"The farmer | sold | two horses", "The farmer | sold two horses to | his neighbour",
        "The farmer | sold two horses in | 1990"}},
      {"In 1990, the farmer sold two horses.", {"the farmer | sold two horses In | 1990"}},
      {"The museum was opened by the queen.", {"The museum | was opened by | the queen"}},
      {"The committee did not answer the letter.", {"The committee | did not answer | the letter"}},
  });
}

TEST_CASE("each conjunct stands for itself, with what it shares") {
  check({
      {"The mayor and the bishop opened the bridge.",
       {"The mayor | opened | the bridge", "the bishop | opened | the bridge"}},
      {"The house was built in 1990 and sold in 1992.",
       {"The house | was built in | 1990", "The house | was sold in | 1992"}},
      {"The school offers courses and lodgings to strangers.",
       {"The school | offers courses to | strangers", "The school | offers lodgings to | strangers"}},
  });
}

TEST_CASE("what only 'of' adds stays with the name, other attributes are said of it") {
  check({
      {"The town published a history of the castle for children.", {"The town | published | a history of the castle"}},
      {"The company sent a letter about the accident.",
       {"The company | sent | a letter"},
       {"The company | sent | a letter about the accident"}},
      {"The shop was open from 1970 to 1985.", {"The shop | was open from | 1970", "The shop | was open to | 1985"}},
  });
}

TEST_CASE("infinitives and gerunds are said of whoever is to act, with the words above them") {
  check({
      {"The king wanted to sell the castle.", {"The king | wanted to sell | the castle"}},
      {"The king asked the bishop to bless the ship.",
       {"The king | asked the bishop to bless | the ship", "the bishop | bless | the ship"}},
      {"The workers used a crane to lift the bell.", {"The workers | used a crane to lift | the bell"}},
      {"The singer left the town after winning the prize.", {"The singer | left the town after winning | the prize"}},
      {"The soldiers were able to reach the village.",
       {"The soldiers | were able to reach | the village"},
       {"The soldiers | were | able"}},
  });
}

TEST_CASE("relative clauses and participles are said of what they hang on") {
  check({
      {"The painter, who owned a farm, bought a mill.",
       {"The painter | owned | a farm", "The painter | bought | a mill"}},
      {"The songs that she wrote praised the sea.", {"she | wrote | The songs"}},
      {"The village bought a bell made by monks.", {"a bell | made by | monks"}},
  });
}

TEST_CASE("a copula tells what its subject is") {
  check({
      {"The lake is a border of the park.",
       {"The lake | is | a border of the park", "The lake | is a border of | the park"}},
      {"There are two mills in the valley.", {"There | are | two mills", "There | are two mills in | the valley"}},
      {"The problem is that the farmers sell their land.",
       {"The problem | is that the farmers sell | their land", "the farmers | sell | their land"}},
  });
}

TEST_CASE("an apposition says what its noun is, by a word that is not in the text") {
  const Document document = paragraph_of("Maria Lund, the owner of the mill, sold the farm.");
  bool found = false;
  for (const OpenProposition& p : propositions_of(document)) {
    if (p.role != "appos") continue;
    found = true;
    CHECK(p.subject.text == "Maria Lund");
    CHECK(p.relation.text == "is");
    CHECK(p.relation.begin() == p.relation.end());
    CHECK(p.object.text == "the owner of the mill");
  }
  CHECK(found);
}

TEST_CASE("what somebody says is one argument, before the saying or after it") {
  check({
      {"The doctor said that the patient slept.", {"The doctor | said | that the patient slept"}},
      {"The patient left the house, the doctor said.", {"the doctor | said | The patient left the house"}},
  });
}

TEST_CASE("phrases that bind sentences or serve as prepositions are no arguments") {
  check({
      {"For example, the farmer sold a horse.",
       {"the farmer | sold | a horse"},
       {"the farmer | sold a horse For | example"}},
      {"The band played in front of the castle.",
       {"The band | played in front of | the castle"},
       {"The band | played in | front of the castle"}},
  });
}

TEST_CASE("the spans of a proposition read back as its words") {
  const Document document = paragraph_of("The farmer, who sold two horses, did not leave the town.");
  for (const OpenProposition& p : propositions_of(document)) {
    for (const Quote* quote : {&p.subject, &p.relation, &p.object}) {
      std::string words;
      for (const Range& piece : quote->pieces) {
        if (!words.empty()) words += ' ';
        words += document.original().substr(piece.begin, piece.end - piece.begin);
      }
      CHECK(words == quote->text);
    }
  }
}

}  // namespace actorgraph
