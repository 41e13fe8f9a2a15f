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

/// `subject | label | object`
std::string labelled_form(const Triple& triple) {
  return triple.subject.name + " | " + triple.relation.label + " | " + triple.object.name;
}

std::vector<std::string> triples_of(std::string_view text, std::string (*form)(const Triple&) = short_form) {
  static const ActorLexicon actors;
  static const RelationLexicon relations;
  const Document document = paragraph_of(std::string(text), "2024-05-06");
  const std::vector<Sentence> sentences = sentences_of(document);
  std::vector<std::string> out;
  for (const Triple& triple :
       RelationFinder(relations).find(document, sentences, ActorFinder(actors).find(sentences), 0)) {
    out.push_back(form(triple));
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

void check(const std::vector<Row>& rows, std::string (*form)(const Triple&) = short_form) {
  for (const Row& row : rows) {
    const std::vector<std::string> found = triples_of(row.sentence, form);
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
      {"Peru feared risks emanating from Bolivia.", {"Peru | fear risk | Bolivia"}},
  });
}

TEST_CASE("an office before a name is the person's, whatever stands between") {
  check({
      {"Kenya's Minister to Peru Ana Costa protested.",
       {"Ana Costa | minister | Kenya", "Ana Costa | minister | Peru"}},
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
      {"Norway and Chile share a border. Relations between the two countries have improved.",
       {"Norway | relation | Chile"}},
      {"Norway and Chile share a border. The two countries' trade grew.", {"Norway | trade | Chile"}},
      {"Norway and Chile share a border. A war broke out between the two countries.", {"Norway | war | Chile"}},
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

TEST_CASE("those who help, press, accuse and join do not act alone") {
  check({
      {"Norway helped the Chilean army take over the port.", {"Norway | help | Chilean army"}},
      {"Peru cooperated with Chile in fighting Bolivia.", {"Chile | fight | Bolivia", "Peru | fight | Bolivia"}},
      {"Peru backed Chile in its war against Bolivia.", {"Chile | war | Bolivia"}},
      {"Norway put pressure on Chile to leave Peru.",
       {"Norway | put pressure | Chile", "Chile | leave | Peru | desired"}},
      {"Norway accused Chile of arming Peru.", {"Norway | accuse | Chile", "Chile | arm | Peru | by Norway"}},
      {"Norway joined Chile in condemning Peru.", {"Norway | condemn | Peru", "Chile | condemn | Peru"}},
      {"Iraq supported Syria in its conflict with Israel.", {"Syria | conflict | Israel"}},
      {"The United States provided Ukraine with weapons for its war against Russia.", {"Ukraine | war | Russia"}},
      {"The Soviet Union, together with Cuba, supported Angola against South Africa.",
       {"Soviet Union | support | Angola", "Cuba | support | Angola"}},
      {"The Ghanaian army fought alongside French troops.", {"Ghanaian army | fight troops | France"}},
  });
}

TEST_CASE("roles and offices tell what one is to another") {
  check({
      {"Turkey acted as a mediator between Norway and Chile.",
       {"Turkey | act mediator | Norway", "Turkey | act mediator | Chile"}},
      {"Turkey seeks to maintain its role as the primary security partner for Azerbaijan.",
       {"Turkey | maintain role partner | Azerbaijan | desired"}},
      {"The Gaza-based group Hamas attacked Israel.", {"Hamas | attack | Israel"}},
      {"Jonas Savimbi was the leader of UNITA.", {"Jonas Savimbi | leader | UNITA"}},
      {"U.S. Ambassador to Angola Edward Smith criticized Cuba.",
       {"Edward Smith | ambassador | Angola", "Edward Smith | criticize | Cuba"}},
      {"Cuba is Angola's closest ally.", {"Cuba | ally | Angola"}},
  });
}

TEST_CASE("each other's things make two subjects parties") {
  check({
      {"Norway and Chile shelled each other's towns.", {"Norway | shell town | Chile"}},
      {"Both Norway and Chile were wary of one another's strength.", {"Norway | wary strength | Chile"}},
      {"A meeting was held between Nana Akufo and Faure Eyadema.", {"Nana Akufo | meeting | Faure Eyadema"}},
      {"Ghana and Togo compete for influence in Benin.", {"Ghana | compete | Togo"}},
      {"Togo borders Ghana, Benin, and Burkina Faso.",
       {"Togo | border | Ghana", "Togo | border | Benin", "Togo | border | Burkina Faso"}},
  });
}

TEST_CASE("deeds that nouns tell of have their doers and sufferers") {
  check({
      {"The shelling of Chile by Peru continued.", {"Peru | shelling | Chile"}},
      {"Norway has troops stationed in Chile.", {"Norway | have troops | Chile"}},
      {"The withdrawal of Cuban troops from Angola began.", {"Cuban troops | withdrawal | Angola"}},
      {"Ghana's defeat by Togo surprised France.", {"Togo | defeat | Ghana"}},
      {"The defeat of Ghana by Togo surprised France.", {"Togo | defeat | Ghana"}},
  });
}

TEST_CASE("a list behind a colon and an object behind a second verb belong to the verb") {
  check({
      {"The following states attacked Norway: Chile, Peru, and Brazil.",
       {"Chile | attack | Norway", "Peru | attack | Norway", "Brazil | attack | Norway"}},
      {"Chile was supplied with weapons by Norway.", {"Norway | supply | Chile"}},
      {"UNITA, a rebel group backed by South Africa, seized the town.", {"South Africa | back | UNITA"}},
      {"Ghana trained and equipped Togolese rebels.",
       {"Ghana | train | Togolese rebels", "Ghana | equip | Togolese rebels"}},
  });
}

TEST_CASE("what was denied or never begun is not so") {
  check({
      {"Norway had no intention of attacking Chile.", {"Norway | attack | Chile | not | desired"}},
      {"Norway denied attacking Chile.", {"Norway | attack | Chile | not"}},
      {"Norway stopped short of condemning Chile.", {"Norway | condemn | Chile | not"}},
  });
}

TEST_CASE("a capital that is attacked or left is a place") {
  check({
      {"Israel intensified its attacks on Beirut.", {"Israel | intensify attack | Beirut"}},
      {"The PLO completed its withdrawal from Beirut.",
       {"Palestine Liberation Organization | complete withdrawal | Beirut"}},
  });
}

TEST_CASE("a description goes to who was named before") {
  check({
      {"Cuba attacked Israel. The latter appealed to Canada.", {"Israel | appeal | Canada"}},
      {"Hezbollah attacked Israel. The militant group is backed by Iran.", {"Iran | back | Hezbollah"}},
      {"Hezbollah attacked Israel. The Iran-backed group also attacked Jordan.",
       {"Hezbollah | attack | Jordan", "Iran | back | Hezbollah"}},
      {"The Ministry of Defense of Egypt denied the report. The ministry accused Sudan of lying.",
       {"Ministry of Defense | accuse | Sudan"}},
      {"Congress passed the Jones Act. The act barred Cuba from trade.", {"Jones Act | bar | Cuba"}},
  });
}

TEST_CASE("pairs stand before nouns and go to war") {
  check({
      {"Egypt and Israel went to war in 1973.", {"Egypt | war | Israel"}},
      {"A war broke out between Egypt and Israel.", {"Egypt | war | Israel"}},
  });
}

TEST_CASE("sales of goods are the seller's, gifts the giver's") {
  check({
      {"Egypt was granted a loan by the International Monetary Fund.", {"International Monetary Fund | grant | Egypt"}},
      {"Russian arms sales to Egypt angered Israel.", {"Russia | sale | Egypt"}},
  });
}

TEST_CASE("who is to do it does it") {
  check({
      {"Brazil's threat to invade Paraguay alarmed Argentina.",
       {"Brazil | invade | Paraguay | possible", "Brazil | alarm | Argentina"}},
      {"Somalia urged Ethiopia to end its occupation of Djibouti.",
       {"Ethiopia | end occupation | Djibouti | recommended"}},
      {"Interpol rejected a Russian request to arrest Bill Browder.", {"Russia | arrest | Bill Browder | desired"}},
      {"Ghana pushed Togo to expel Benin.", {"Togo | expel | Benin | desired"}},
  });
}

TEST_CASE("what is refrained from, ruled out or put off is not so") {
  check({
      {"Argentina refrained from attacking Paraguay.", {"Argentina | attack | Paraguay | not"}},
      {"Argentina ruled out attacking Paraguay.", {"Argentina | attack | Paraguay | not"}},
      {"Argentina was too weak to attack Paraguay.", {"Argentina | attack | Paraguay | not"}},
      {"Argentina has yet to attack Paraguay.", {"Argentina | attack | Paraguay | not"}},
      {"Argentina toyed with the idea of attacking Paraguay.", {"Argentina | attack | Paraguay | possible"}},
  });
}

TEST_CASE("verbs of one list share objects and agents") {
  check({
      {"Britain occupied Egypt and France Tunisia.", {"United Kingdom | occupy | Egypt", "France | occupy | Tunisia"}},
      {"Pakistan created, financed, and sheltered the Taliban.",
       {"Pakistan | create | Taliban", "Pakistan | finance | Taliban"}},
  });
}

TEST_CASE("a verb is found behind a long subject, in a clause, after a both") {
  check({
      {"Peru and Ecuador met. Both attacked Brazil.", {"Peru | attack | Brazil", "Ecuador | attack | Brazil"}},
      {"Peru and Ecuador met. Brazil urged both countries to stop.",
       {"Brazil | urge | Peru", "Brazil | urge | Ecuador"}},
      {"France withdrew after the Malian junta hired Wagner.", {"Mali | hire | Wagner Group"}},
      {"Otto von Bismarck, who led Prussia, isolated France.", {"Otto von Bismarck | isolate | France"}},
      {"The United States responded by bombing Libya.", {"United States | bomb | Libya"}},
      {"Grover Cleveland left office. His successor, William McKinley, annexed Hawaii.",
       {"William McKinley | annex | Hawaii"}},
      {"Otto von Bismarck, who led Prussia, isolated France.", {"Otto von Bismarck | isolate | France"}},
  });
}

TEST_CASE("a description of somebody just named is that one") {
  check({
      {"Hamas attacked Israel. The Palestinian group is backed by Iran.", {"Iran | back | Hamas"}},
      {"Emmanuel Macron visited Beijing. The French president met Xi Jinping.",
       {"Emmanuel Macron | meet | Xi Jinping"}},
  });
}

TEST_CASE("a label keeps the words without which it says something else") {
  check(
      {
          {"Russia no longer views the Taliban as a serious security threat.", {"Russia | views as threat | Taliban"}},
          {"Norway called Chile a threat to peace.", {"Norway | called threat | Chile"}},
          {"The United States did not make Korea a key part of its strategy.",
           {"United States | not make key part | Korea"}},
          {"Nepal was a source of tension for India.", {"Nepal | was source of tension for | India"}},
      },
      labelled_form);
}

TEST_CASE("a label keeps who acts, with what, to what end, and how little") {
  check(
      {
          {"He noted that a Dutch troop withdrawal could create additional conditions for some kind of Serbian "
           "reconciliation.",
           {"Netherlands | withdrawal create conditions for kind of reconciliation of | Serbia"}},
          {"In June 2013, Oman allowed the Houthis to open a Houthi Political Office in Muscat.",
           {"Oman | allowed to open | Houthis"}},
          {"He attempted to ratify a treaty with the Danish Government that would allow Sweden to build a bridge "
           "through the province of Zealand.",
           {"Sweden | build bridge through | Zealand"}},
          {"Chad and Sudan have not only increased cooperation on trade but also in security.",
           {"Chad | increased cooperation | Sudan"}},
          {"Egypt wrote a letter to present Spain with a demand to leave Morocco.",
           {"Egypt | letter to present with demand | Spain"}},
          {"Turkey's security risks associated with Syria are tied to Iran.",
           {"Turkey | risks associated with | Syria"}},
          {"Lavrov's efforts were opposed by Israel and received little support from Kissinger.",
           {"Henry Kissinger | little support to | Lavrov"}},
          {"The Dutch troop withdrawal from Chad and the Fulani's return to power added to Norway's benefits in Mali.",
           {"Fulani | return added to benefits of | Norway"}},
          {"Vietnam will provide Laos with supplies.", {"Vietnam | will provide with supplies | Laos"}},
      },
      labelled_form);
}

TEST_CASE("the one for whom an infinitive is does what it says, and so does whom one gets to do it") {
  check({
      {"The proposals showed that the time was ripe enough for Norway to engage in diplomacy with Libya.",
       {"Norway | engage diplomacy | Libya"}},
      {"The pact paved the way for Japan to expand trade with Vietnam.", {"Japan | expand trade | Vietnam | desired"}},
      {"Sadat made moves to get the Carter administration to break the deadlock with Israel.",
       {"Carter administration | break deadlock | Israel | desired"}},
      {"Belgium and Norway also want to share the burden of securing peace in the region with Canada.",
       {"Norway | secure peace | Canada | desired"}},
      {"Peru is not alone in its interest in mining in Bolivia.", {"Peru | alone interest mining | Bolivia"}},
  });
}

TEST_CASE("what is done instead of something else leaves that undone") {
  check({
      {"Instead of attacking Bolivia, Peru negotiated with Chile.",
       {"Peru | attack | Bolivia | not", "Peru | negotiate | Chile"}},
      {"Peru chose to negotiate with Chile rather than attack Bolivia.", {"Peru | attack | Bolivia | not"}},
      {"Rather than invading Kuwait, Iraq signed a pact with Jordan.",
       {"Iraq | invade | Kuwait | not", "Iraq | sign pact | Jordan"}},
      {"Chile failed in its attempt to defeat Peru.", {"Chile | defeat | Peru | not"}},
      {"Norway was able to attack Chile.", {"Norway | attack | Chile"}},
      {"Norway's ambitions extend to linking Chile with Peru.", {"Norway | link | Chile | desired"}},
  });
}

TEST_CASE("members of a list do what their plural does, and common ground has two sides") {
  check({
      {"Turkey broadened the boycott to other states that had backed Armenia, including France and Greece.",
       {"Turkey | broaden boycott | France", "France | back | Armenia", "Greece | back | Armenia"}},
      {"Japan might widen the forum by inviting other governments, such as Vietnam and Malaysia, along with Australia.",
       {"Japan | invite | Australia | possible"}},
      {"Norway and Sweden have engaged in parallel patrols in recent months.", {"Norway | engage patrol | Sweden"}},
      {"Italy and Austria have divergent interests in the Balkans.", {"Italy | have interest | Austria"}},
      {"The report studied the influence of Iran and other outside powers on Iraq.", {"Iran | influence | Iraq"}},
      {"Eisenhower expanded U.S. aid to Thailand.", {"United States | aid | Thailand"}},
      {"Henry Morgenthau urged that a delegation be sent to Bulgaria.",
       {"Henry Morgenthau | send | Bulgaria | recommended"}},
      {"Spain demanded that Turkey reduce its army.", {"Spain | demand | Turkey"}},
  });
}

TEST_CASE("the second participle of a passive shares its auxiliary") {
  check({{"Salvador Ruiz was captured in Bolivia and executed in Chile.",
          {"Salvador Ruiz | was captured in | Bolivia", "Salvador Ruiz | was executed in | Chile"}},
         {"Norway was attacked by Sweden and abandoned by Denmark.",
          {"Sweden | attacked | Norway", "Denmark | abandoned | Norway"}}},
        labelled_form);
}

TEST_CASE("what is ceded goes to somebody, what is divided becomes something") {
  check({{"Portugal ceded its colony of Goa to India.", {"Portugal | ceded colony of Goa to | India"}},
         {"Portugal's deputy permanent representative to the United Nations, Maria Santos, addressed the General "
          "Assembly.",
          {"Maria Santos | deputy permanent representative of | Portugal"}}},
        labelled_form);
}

TEST_CASE("a title tells whose office it is where the lexicon or the document does") {
  check({
      {"President Abraham Lincoln signed the order.", {"Abraham Lincoln | president | United States"}},
      {"Peruvian President Ana Diaz resigned. President Ana Diaz left Lima.", {"Ana Diaz | president | Peru"}},
  });
  check({{"Secretary of State William Seward bought Alaska.",
          {"William Seward | Secretary of State of | United States"}}},
        labelled_form);
  check_absent({{"President Lincoln of Peru met Chile's leaders.", {"Lincoln | president | United States"}},
                {"President Ana Diaz met Chile's leaders.", {"Ana Diaz | president | United States"}}});
}

TEST_CASE("what is believed, meant or supposed is no fact, what is brought about is one") {
  check({
      {"The crisis is motivating cooperation between Norway and Sweden.", {"Norway | cooperation | Sweden"}},
      {"Kenya is believed to finance Chad.", {"Kenya | finance | Chad | possible"}},
      {"He rejected the prospect of Norway joining NATO.", {"Norway | join | NATO | possible"}},
      {"If there were talks between Norway and Sweden, Chad protested.", {"Norway | talk | Sweden | conditional"}},
      {"Norway backs Sweden's initiative to arm Chad.", {"Sweden | arm | Chad | desired"}},
  });
}

TEST_CASE("readers' complaints: views, denials of one's own, nouns that the parser left above") {
  check({
      {"Ghana does not exclude Kenya keeping guarantees for Chad.", {"Kenya | keep guarantee | Chad"}},
      {"Kenya and Chad do not intend to send troops to Togo and cannot root out rebels in Ghana.",
       {"Kenya | send troops | Togo | not", "Kenya | root out rebel | Ghana | not | possible"}},
      {"Soviet action against West Berlin was a real possibility.", {"Soviet Union | action | West Berlin | possible"}},
      {"Aid could lead to competition between China and Russia.", {"China | competition | Russia | possible"}},
      {"Officials of Kenya and Togo talked under the pretext of protecting Chad.",
       {"Kenya | protect | Chad | possible"}},
  });
  check({{"The agreements reached between Britain and China came to be known as treaties.",
          {"United Kingdom | agreements | China"}},
         {"Andrey Kortunov is the Director General of RIAC.",
          {"Andrey Kortunov | is Director General of | Russian International Affairs Council"}},
         {"Former President Jimmy Carter led a delegation to Haiti.",
          {"Jimmy Carter | former President of | United States"}}},
        labelled_form);
}

TEST_CASE("for and against in one word with a name") {
  check({
      {"Anti-Taliban militias attacked Kabul.", {"anti-Taliban militias | anti | Taliban"}},
      {"Pro-Russian rebels seized Donetsk.", {"pro-Russian rebels | pro | Russia"}},
  });
}

TEST_CASE("the words of a source need no verb of saying that the parser knows") {
  check({
      {"Kenya keeps troops in Chad, as a World Bank report details.", {"Kenya | keep troops | Chad | by World Bank"}},
      {"Al Jazeera cited Kenyan analysts warning Chad not to be a burden for Togo.",
       {"Kenyan analysts | warn | Chad | by Al Jazeera"}},
      {"Kenyan analysts warned Chad not to attack Togo.", {"Chad | attack | Togo | not | by Kenyan analysts"}},
      {"Vladimir Putin urged Kenya and Togo to \"align their positions and build a dialogue\" with Chad.",
       {"Kenya | build dialogue | Chad | recommended | by Vladimir Putin"}},
      {"The Kenyan Workers' Party mouthpiece People's Daily suggested that Chad armed Togo.",
       {"Chad | arm | Togo | by People's Daily"}},
      {"The former Afghan government claimed that Kenya armed Chad.",
       {"Kenya | arm | Chad | by former Afghan government"}},
  });
}

TEST_CASE("what is proposed, and a reason behind an adjective") {
  check({
      {"France proposed that Germany withdraw its troops from Belgium.",
       {"Germany | withdraw troops | Belgium | recommended | by France"}},
      {"Xi Jinping suggested that the African Union lead a transition in Chad.",
       {"African Union | lead transition | Chad | recommended | by Xi Jinping"}},
      {"This goal is critical, as Chad has been a source of trouble for Kenya.", {"Chad | source trouble | Kenya"}},
  });
}

TEST_CASE("partners do together what one cannot do alone") {
  check({
      {"The United States and Great Britain negotiated the Clayton-Bulwer Treaty.",
       {"United States | negotiate treaty | United Kingdom"}},
      {"Roosevelt, Churchill and Stalin made important decisions at Yalta.",
       {"Roosevelt | make decision | Winston Churchill", "Winston Churchill | make decision | Joseph Stalin"}},
      {"France and Italy engaged in a series of negotiations.", {"France | negotiation | Italy"}},
      {"Russia, like China, has retained its embassy in Kabul.", {"China | retain embassy | Kabul"}},
      {"A priority for China and Russia is preventing an attack by the United States.",
       {"China | prevent attack | United States | desired"}},
      {"Difficulties were predicted to arise between Iran and Pakistan.", {"Iran | difficulty | Pakistan | planned"}},
  });
}

TEST_CASE("a label keeps the words that turn its sense") {
  check({{"Peru opposed a port in the neighboring states of Chad.",
          {"Peru | opposed port in neighboring states of | Chad"}},
         {"Peru has no vital economic interests in Chad.", {"Peru | has vital economic interests in | Chad"}},
         {"Peru and Chile fought together during the war.", {"Peru | fought together | Chile"}},
         {"Peru considers the treaty with Chile to be in effect.", {"Peru | considers in effect treaty with | Chile"}}},
        labelled_form);
}

TEST_CASE("who stands inside a phrase does not act for its head") {
  check_absent({
      {"A group of revolutionaries in southern China led a revolt against Japan, and Peru left Chad.",
       {"China | lead revolt | Japan"}},
      {"The rise of Islamist groups in Afghanistan poses threats to Iran.", {"Afghanistan | pose threat | Iran"}},
      {"China's efforts may increase competition between China and Russia.",
       {"China | increase competition | Russia | possible"}},
      {"There were agreements between Israel and the neighboring states of Egypt, Lebanon and Syria.",
       {"states of Egypt | agreement | states of Lebanon"}},
      {"Peru controls all its towns except for Arica in Chile.", {"Peru | control town | Arica"}},
      {"Russia should play a role between Iran and Iraq.", {"Iran | role | Iraq | recommended"}},
  });
}

TEST_CASE("members, parties and helpers") {
  check({
      {"The Quad (India, Japan, Australia and the United States) met in Tokyo.",
       {"India | member | Quad", "Australia | member | Quad", "United States | member | Quad"}},
      {"NATO, a security alliance concluded between the United States and Canada in 1949, expanded.",
       {"United States | alliance | NATO", "Canada | alliance | NATO"}},
      {"The Quad, made up of the United States and Japan, met in Chad.",
       {"United States | make up | Quad", "Japan | make up | Quad"}},
      {"Republican Senator Arthur Vandenberg met with Chad.", {"Arthur Vandenberg | republican | Republican Party"}},
      {"Presidents John F. Kennedy and Lyndon B. Johnson visited Chad.",
       {"John F. Kennedy | president | United States", "Lyndon B. Johnson | president | United States"}},
      {"The pro-English Federalists opposed Chad.", {"Federalist Party | pro | United Kingdom"}},
      {"Western policy in Chad will continue to be anti-Russian.", {"West | anti | Russia | planned"}},
      {"The Dutch expelled the Portuguese with the help of Johor.", {"Johor | help | Netherlands"}},
      {"Great Britain had not repaid the loans made by the United States.",
       {"United Kingdom | repay loan make | United States | not"}},
      {"Reagan challenged the patron of the East German regime, Soviet leader Mikhail Gorbachev, to act.",
       {"Ronald Reagan | challenge | Mikhail Gorbachev"}},
  });
}

TEST_CASE("what is moved goes where the moving goes, what is enacted does what it says") {
  check({
      {"Russia opposed the deployment of U.S. and NATO infrastructure to Poland.",
       {"United States | deployment | Poland", "NATO | deployment | Poland"}},
      {"Russia and China want to share the burden of securing stability in Iran with Peru.",
       {"Russia | share burden | Peru | desired", "China | share burden | Peru | desired"}},
      {"Congress passed legislation creating the Department of Foreign Affairs.",
       {"Congress | create | Department of Foreign Affairs"}},
  });
}

TEST_CASE("what was negotiated came about, what two nouns share is wanted of both") {
  check({
      {"Jorge Paz managed to negotiate a ceasefire with Jordan.", {"Jorge Paz | negotiate ceasefire | Jordan"}},
      {"China should encourage the exchange and training of Kenyans in Chad.",
       {"Kenya | exchange | Chad | recommended", "Kenya | training | Chad | recommended"}},
  });
}

TEST_CASE("what two share, whoever it is for") {
  check({
      {"The main concern shared by both China and Russia is terrorism.", {"China | share concern | Russia"}},
      {"Another shared priority for China and Russia is trade.", {"China | priority | Russia"}},
      {"The threats require further policy coordination by China and Russia.",
       {"China | coordination | Russia | recommended"}},
      {"The talks brought together Israel and Jordan.", {"Israel | bring | Jordan"}},
      {"Turkey let the United States use its bases against Iraq.",
       {"Turkey | let | United States", "United States | use base | Turkey"}},
      {"Peru praised the promise by Serbia to withdraw its forces from Kosovo.",
       {"Serbia | withdraw | Kosovo | planned"}},
      {"China and Russia could coordinate economic assistance for Afghanistan.",
       {"China | coordinate assistance | Russia | possible"}},
  });
}

}  // namespace actorgraph
