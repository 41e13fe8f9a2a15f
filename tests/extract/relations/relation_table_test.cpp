#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/actors/actor_finder.h"
#include "extract/actors/actor_lexicon.h"
#include "extract/relations/relation_finder.h"
#include "tests/extract/language/paragraph.h"

namespace actorgraph {
namespace {

/// `subject | lemma | object` with ` | not`, ` | planned` and ` | by NAME` behind it where they hold.
std::string short_form(const Triple& triple) {
  std::string out = triple.subject.name + " | " + triple.relation.lemma + " | " + triple.object.name;
  if (triple.negated) out += " | not";
  if (triple.modality != Modality::Asserted) out += " | " + std::string(to_string(triple.modality));
  if (triple.attribution) out += " | by " + triple.attribution->actor.name;
  return out;
}

std::vector<std::string> triples_of(std::string_view text) {
  static const ActorLexicon actors;
  static const RelationLexicon relations;
  const Document document = paragraph_of(std::string(text), "2024-05-06");
  const std::vector<Sentence> sentences = sentences_of(document);
  std::vector<std::string> out;
  for (const Triple& triple :
       RelationFinder(relations).find(document, sentences, ActorFinder(actors).find(sentences), 0)) {
    out.push_back(short_form(triple));
  }
  return out;
}

struct Row {
  std::string_view sentence;
  std::vector<std::string_view> expected;
};

void check_absent(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::vector<std::string> found = triples_of(row.sentence);
    CHECK_MESSAGE(!found.empty(), row.sentence);
    for (const std::string_view triple : row.expected) {
      CHECK_MESSAGE(std::find(found.begin(), found.end(), triple) == found.end(),
                    row.sentence << "\n  has: " << triple);
    }
  }
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::vector<std::string> found = triples_of(row.sentence);
    std::string all;
    for (const std::string& triple : found) all += "\n    " + triple;
    for (const std::string_view triple : row.expected) {
      CHECK_MESSAGE(std::find(found.begin(), found.end(), triple) != found.end(),
                    row.sentence << "\n  lacks: " << triple << "\n  found:" << all);
    }
  }
}

}  // namespace

TEST_CASE("a clause relates its subject to its objects and prepositional complements") {
  check({
      {"Norway invaded Chile.", {"Norway | invade | Chile"}},
      {"Brazil and Peru oppose Japan.", {"Brazil | oppose | Japan", "Peru | oppose | Japan"}},
      {"Kenya attacked Ghana and Togo.", {"Kenya | attack | Ghana", "Kenya | attack | Togo"}},
      {"Norway cooperates with Iceland.", {"Norway | cooperate | Iceland"}},
      {"Canada withdrew from Haiti.", {"Canada | withdraw | Haiti"}},
      {"Mexico held talks with Cuba.", {"Mexico | hold talk | Cuba"}},
      {"Norway asked Sweden to help Finland.", {"Norway | ask | Sweden", "Sweden | help | Finland | desired"}},
  });
}

TEST_CASE("a passive clause swaps subject and object") {
  check({
      {"Chile was invaded by Norway.", {"Norway | invade | Chile"}},
      {"Kenya, backed by Ghana, attacked Togo.", {"Ghana | back | Kenya"}},
  });
}

TEST_CASE("what the tree hangs on a name belongs to the noun above it") {
  check({
      {"Norway's cooperation with Sweden in Chile grew.", {"Norway | cooperation | Chile"}},
      {"Norway strengthened its commitment to Sweden under the African Union.",
       {"Norway | strengthen commitment | African Union"}},
      {"Peru faces risks emanating from Bolivia.", {"Peru | face risk | Bolivia"}},
  });
}

TEST_CASE("an office before a name is the person's, whatever stands between") {
  check({
      {"Peru's ambassador to Chad Maria Lund denied the report.",
       {"Maria Lund | ambassador | Peru", "Maria Lund | ambassador | Chad"}},
      {"The Peruvian minister to Chile, Maria Lund, met Brazil's leaders.",
       {"Maria Lund | minister | Peru", "Maria Lund | minister | Chile"}},
  });
}

TEST_CASE("a government with a capital letter is its state") {
  check({
      {"The Kenyan Government rejected the plan of the Government of Ghana.", {"Kenya | reject plan | Ghana"}},
  });
}

TEST_CASE("the subject of a verb of change relates its owner to the verb's complement") {
  check({
      {"The influence of Norway would increase in Iceland.", {"Norway | influence | Iceland | conditional"}},
  });
}

TEST_CASE("objects have to do with the complements after them") {
  check({
      {"Norway prevented Sweden from attacking Finland.", {"Sweden | attack | Finland | not"}},
      {"The police watched Kenyan rebels in Somalia.", {"Kenyan rebels | in | Somalia"}},
  });
}

TEST_CASE("a pronoun that stands for two actors relates them only by a tie") {
  const std::vector<std::string> found = triples_of("Norway and Sweden reduced their expenses.");
  CHECK(found.empty());
}

TEST_CASE("conjoined verbs and infinitives share their subject") {
  check({
      {"Norway criticized Chile and supported Peru.", {"Norway | criticize | Chile", "Norway | support | Peru"}},
      {"Japan wants to attack Peru.", {"Japan | attack | Peru | desired"}},
      {"Brazil, which supports Peru, attacked Chile.", {"Brazil | support | Peru", "Brazil | attack | Chile"}},
  });
}

TEST_CASE("a noun relates its possessor to its complement") {
  check({
      {"Norway's investment in Chile grew.", {"Norway | investment | Chile"}},
      {"The Norwegian attack on Chile failed.", {"Norway | attack | Chile"}},
      {"Talks between Norway and Chile failed.", {"Norway | talk | Chile"}},
  });
}

TEST_CASE("negation, modality and attribution are told from facts") {
  check({
      {"Norway did not attack Chile.", {"Norway | attack | Chile | not"}},
      {"Norway never attacked Chile.", {"Norway | attack | Chile | not"}},
      {"Norway may attack Chile.", {"Norway | attack | Chile | possible"}},
      {"Norway will support Chile.", {"Norway | support | Chile | planned"}},
      {"Norway should support Chile.", {"Norway | support | Chile | recommended"}},
      {"Norway refused to recognize Chile.", {"Norway | recognize | Chile | not"}},
      {"Peru said that Norway attacked Chile.", {"Norway | attack | Chile | by Peru"}},
      {"According to Peru, Norway attacked Chile.", {"Norway | attack | Chile | by Peru"}},
  });
}

TEST_CASE("what happens only in thought is no fact") {
  check({
      {"Norway and Chile discussed the possibility of an attack by Ghana on Peru.",
       {"Ghana | attack | Peru | possible"}},
      {"Norway proposed the annexation of Chile.", {"Norway | propose annexation | Chile | possible"}},
      {"Norway had to leave Chile.", {"Norway | leave | Chile"}},
      {"Norway no longer supports Chile.", {"Norway | support | Chile | not"}},
  });
}

TEST_CASE("a source is found through appositions, agreement and hope, but not for what it presupposes") {
  check({
      {"Norway's envoy, Maria Lund, said that Chile attacked Peru.", {"Chile | attack | Peru | by Maria Lund"}},
      {"Peru agrees that Norway attacked Chile.", {"Norway | attack | Chile | by Peru"}},
      {"Maria Lund hoped that Norway would support Chile.", {"Norway | support | Chile | conditional | by Maria Lund"}},
      {"Maria Lund claims to support Chile.", {"Maria Lund | support | Chile | by Maria Lund"}},
  });
}

TEST_CASE("a quotation has its speaker until it ends") {
  check({
      {"Maria Lund said: \"Norway has attacked Chile. Norway has also invaded Peru.\"",
       {"Norway | attack | Chile | by Maria Lund", "Norway | invade | Peru | by Maria Lund"}},
      {"\"Norway attacked Chile in the spring,\" said Maria Lund.", {"Norway | attack | Chile | by Maria Lund"}},
      {"\"Norway attacked Chile in the spring,\" said Maria Lund. Peru supported Ghana.", {"Peru | support | Ghana"}},
  });
}

TEST_CASE("a phrase that the parser hangs on a name finds its verb or noun") {
  check({
      {"The attack by Zambia on Uganda ended.", {"Zambia | attack | Uganda"}},
      {"Norway wants to sever ties with Chile.", {"Norway | sever tie | Chile | desired"}},
  });
}

TEST_CASE("whom a subject's noun is said of does not act with it") {
  check({
      {"Cuba's overtures to Peru alarmed Chile.", {"Cuba | alarm | Chile", "Cuba | overture | Peru"}},
      {"The leaders of Chad visited Togo.", {"Chad | visit | Togo"}},
  });
  check_absent({
      {"Cuba's overtures to Peru alarmed Chile.", {"Peru | alarm | Chile"}},
  });
}

TEST_CASE("two subjects with one plural role are each the other's") {
  check({
      {"Turkey and Greece are rivals.", {"Turkey | rival | Greece"}},
      {"Norway and Sweden have long been allies.", {"Norway | ally | Sweden"}},
      {"Diplomats from Chile and Peru met in Lima.", {"Chile | meet | Peru"}},
  });
  check_absent({{"Turkey and Greece are allies of Norway.", {"Turkey | ally | Greece"}}});
}

TEST_CASE("one word for two actors relates them as their names would") {
  check({
      {"Norway and Chile share a border. Relations between the two countries improved.", {"Norway | relation | Chile"}},
      {"Norway and Chile share a border. The two countries' trade grew.", {"Norway | trade | Chile"}},
      {"Norway and Chile share a border. A war broke out between the two countries.", {"Norway | break out | Chile"}},
  });
}

TEST_CASE("who is listed among members is a member") {
  check({{"The African Union, whose members include Kenya and Ghana, met in Togo.",
          {"Kenya | member | African Union", "Ghana | member | African Union"}}});
}

TEST_CASE("who stands between two has to do with each, they not with one another") {
  check({{"Norway mediated between Chile and Peru.", {"Norway | mediate | Chile", "Norway | mediate | Peru"}}});
  check_absent({{"Norway mediated between Chile and Peru.", {"Chile | mediate | Peru"}}});
}

TEST_CASE("who acts along with the subject is no object") {
  check(
      {{"Vietnam, along with Laos, attacked Cambodia.", {"Vietnam | attack | Cambodia", "Laos | attack | Cambodia"}}});
}

TEST_CASE("an antecedent or a patient lends its noun to the complement") {
  check({
      {"The sanctions that Norway imposed on Belarus hurt the trade of Chile.", {"Norway | impose sanction | Belarus"}},
      {"Norway bought arms from states such as Chile.", {"Norway | buy arm | Chile"}},
  });
}

TEST_CASE("offices come with appointments and with names that carry their state") {
  check({
      {"Thomas Marwick was appointed minister to Chile in 1792.", {"Thomas Marwick | minister | Chile"}},
      {"King Abdullah of Jordan visited Norway.", {"Abdullah | king | Jordan"}},
      {"Secretary of State Thomas Marwick visited Norway.", {"Thomas Marwick | visit | Norway"}},
  });
}

TEST_CASE("a role that the subject names belongs to whom the predicate names") {
  check({
      {"The main threat to Norway was Chile.", {"Chile | threat | Norway"}},
      {"Norway's biggest donor is Sweden.", {"Sweden | donor | Norway"}},
  });
}

TEST_CASE("each other makes two subjects each the other's object") {
  check({{"Norway and Chile attacked each other.", {"Norway | attack | Chile"}}});
}

TEST_CASE("who is given something stands behind the thing given") {
  check({{"Norway gave Chile weapons.", {"Norway | give weapon | Chile"}}});
}

TEST_CASE("a warning against an act says that another may do it") {
  check({{"Mali warned Kenya against intervening in Togo.",
          {"Mali | warn | Kenya", "Kenya | intervene | Togo | possible"}}});
}

TEST_CASE("what one leads is its own") {
  check({{"Japan joined the Norwegian-led mission in Chile.", {"Japan | join mission | Norway"}},
         {"A Norway-led coalition attacked Chile.", {"Norway | attack | Chile"}}});
}

TEST_CASE("a scene is set by what is no party to the deed") {
  check({{"Norway invaded Chile.", {"Norway | invade | Chile"}}});
  check_absent({
      {"In light of the dispute with Peru, Norway left Chile.", {"Norway | leave light dispute | Peru"}},
      {"In Asia, Norway attacked Chile.", {"Asia | in | Norway"}},
      {"The presence of Norway in Chile alarmed Peru.", {"Chile | alarm | Peru"}},
  });
}

TEST_CASE("doubt, aims and views make no facts") {
  check({
      {"It is far from clear that Norway supports Chile.", {"Norway | support | Chile | possible"}},
      {"It is not clear that Norway supports Chile.", {"Norway | support | Chile | possible"}},
      {"Peru rejects the view that Norway supports Chile.", {"Norway | support | Chile | possible"}},
      {"The policy of Norway is aimed at deterring Chile.", {"Norway | deter | Chile | desired"}},
  });
}

TEST_CASE("who is sent does what he is sent for, who wages war goes to war") {
  check({
      {"Norway sent General Halvorsen to attack Chile.", {"Halvorsen | attack | Chile | desired"}},
      {"Norway went to war with Chile.", {"Norway | go war | Chile"}},
  });
}

TEST_CASE("what two do to a third or join is no tie between them") {
  check_absent({
      {"Norway and Chile joined the alliance of Peru.", {"Norway | join alliance | Chile"}},
      {"Norway and Chile both use the treaty of Peru.", {"Norway | use treaty | Chile"}},
      {"Norway and Chile agreed to leave Peru.", {"Norway | agree | Chile"}},
      {"Norway and Chile strengthened their ties with Peru.", {"Norway | strengthen tie | Chile"}},
  });
}

TEST_CASE("a verb that the parser made an attribute is the sentence's verb") {
  check({{"Ecuador imposed sanctions on Chile in 2010.", {"Ecuador | impose sanction | Chile"}}});
}

}  // namespace actorgraph
