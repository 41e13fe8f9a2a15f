// Whom pronouns and descriptions stand for; "-" where nobody is better than somebody.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extract/actors/document_names.h"
#include "found_actors.h"

namespace actorgraph {
namespace {

struct Case {
  std::string text;
  std::string words;  ///< their last occurrence
  std::string names;
};

TEST_CASE("a reference goes to whom it stands for, or to nobody") {
  const std::vector<Case> cases = {
      // what was said or done is no actor
      {"Chile left the talks. President Julio Paz put it this way.", "it", "-"},
      {"Kenya offered to open the port. Uganda agreed to it.", "it", "-"},
      // a common noun may be meant
      {"The Houthis fired at ships. Oil prices rose, and some of them doubled.", "them", "-"},
      {"The Houthis seized the town. Engineers from the north repaired their trucks.", "their", "-"},
      // all of a coordination
      {"It is Peru and Chile that share the lake.", "that", "Chile, Peru"},
      {"Kenya and Uganda, which are members of the bloc, opened the road.", "which", "Kenya, Uganda"},
      // those named together, or by that word
      {"Peru, Chile and Bolivia signed the pact. These states sell tin.", "These states", "Bolivia, Chile, Peru"},
      {"Andean states sell tin. Kenya buys from these states.", "these states", "Andean states"},
      {"Armed groups hold the north. Kenya fights such groups.", "such groups", "armed groups"},
      {"Peru and Chile signed the pact. Each side claimed the island.", "Each side", "Chile, Peru"},
      {"Kenya sent Omar Haddad to buy Arequipa and Cusco. They wrote home.", "They", "-"},
      // a word of the name, with its capital
      {"Peru signed the Lima Communiqué in May. Chile praised the Communiqué.", "the Communiqué", "Lima Communiqué"},
      {"Ana Baruch presented the Baruch Plan. Chile rejected the plan.", "the plan", "Baruch Plan"},
      // what a plan of somebody's holds
      {"The road is central to Peru's plans to expand its exports to Chile.", "its", "Peru"},
      // an official in apposition is himself
      {"Omar Haddad, a cleric and leader of the Houthis, spoke.", "leader of the Houthis", "-"},
      {"The Kenyan commander, General David Otieno, surrendered.", "Kenyan commander", "David Otieno"},
      {"The Kenyan Government closed the border.", "Kenyan Government", "Kenya"},
      // the subject that a clause in front stands before
      {"General Ruiz lost the battle. Once he heard of the defeat, Governor Tomas Vega sent troops.", "he",
       "Tomas Vega"},
      // the people of a state are many
      {"Peru and Bolivia wrote a treaty. When the Chileans read it, they left the talks.", "they", "Chile"},
      // who does something does not do it to himself
      {"Lima was hungry. The Chileans blocked the roads, starving it.", "it", "Peru"},
      {"Peru and Chile met. The treaty harmed both of these groups.", "both", "-"},
      // other people's officials
      {"The party was banned, but Norway improved relations with its officials.", "its", "-"},
      // the usual two
      {"Peru and Chile trade. Peru and Chile share a lake. Peru and Chile built a road. Peru told Bolivia so. The two "
       "countries signed a pact.",
       "The two countries", "Chile, Peru"},
      {"Kenya and Uganda signed a pact. They share a lake.", "They", "Kenya, Uganda"},
      {"Kenya and Uganda share a lake. Peru sells oil to both countries.", "both countries", "Kenya, Uganda"},
      {"Kenya and Uganda quarreled. Neither country answered.", "Neither country", "Kenya, Uganda"},
      {"Kenya and Uganda quarreled. The two sides met in Lima.", "The two sides", "Kenya, Uganda"},
      // what was told, and papers
      {"Kenya announced a blockade of the lake. Peru denied it.", "it", "-"},
      {"Peru and Chile wrote a treaty. Bolivia signed it.", "it", "-"},
      {"Kenya closed the border. Experts stress that it is obvious the king was ill.", "it", "-"},
      {"Kenya wrote letters. Norway found it necessary to publish them.", "it", "-"},
      {"Kenya hopes to fight piracy in all its forms.", "its", "-"},
      {"Sweden moved ships south, and Peru sees it as a threat.", "it", "-"},
      // a state of old is a state
      {"The Kingdom of Avaria and Peru signed a treaty. Trade between the two states grew.", "the two states",
       "Kingdom of Avaria, Peru"},
      // whom the clause is about, is not meant
      {"Kenya sells coffee to Uganda. Peru has invested in the country.", "the country", "Uganda"},
      {"Brazil has long seen unrest in the country.", "the country", "-"},
      // offices and their holders
      {"The minister to Chile, Jorge Salas, met Peru.", "minister", "Jorge Salas"},
      {"The Kenyan minister to Chile, Ana Costa, met the king.", "Kenyan minister", "Ana Costa"},
      {"Ana Costa, Kenya's Minister of Defense, praised Peru.", "Kenya's Minister of Defense", "Ana Costa"},
      {"The Secretary of Defense, who led the army, visited Peru.", "who", "Secretary of Defense"},
      {"The Special Representative of the Kenyan President for Somalia Daniel Otieno met Uganda.",
       "Special Representative", "Daniel Otieno"},
      // where most of the text plays
      {"Kenya has troops in Somalia. It trains police in Somalia. It built a port in Somalia. It opened a bank in "
       "Somalia. Aid workers left. There is hunger in the country.",
       "the country", "Somalia"},
      // whom a person serves
      {"President Ana Costa of Chile spoke. She said that Peru had attacked her country.", "her country", "Chile"},
      // what an act of one's own belongs to
      {"Chile condemned Peru's cancellation of its visit.", "its", "Peru"},
      {"Chile supported Peru in its war against Bolivia.", "its", "Peru"},
      // what was just made does what things do
      {"Peru opened a harbor in May. It holds forty ships.", "It", "-"},
      {"The Kenyan parliament passed a law. It bans plastic bags.", "It", "-"},
      {"Norway bought a radar from Finland. It can track missiles.", "It", "-"},
      {"Peru opened a harbor in May. It invited Bolivia to the feast.", "It", "Peru"},
      // persons who meet
      {"Ana Costa met Jorge Salas in Lima. They agreed to open the border.", "They", "Ana Costa, Jorge Salas"},
      {"Presidents Ana Costa and Jorge Salas met in Oslo. The leaders agreed to open the border.", "The leaders",
       "Ana Costa, Jorge Salas"},
      // officials are many
      {"Foreign ministers of Kenya and Uganda met in Nairobi. They signed a pact.", "They", "Kenya, Uganda"},
      {"Kenyan officials flew to Chad. They offered a truce.", "They", "Kenya"},
      // bands have leaders
      {"Uganda banned the Lake Liberation Front, and its leader fled to Kenya.", "its", "-"},
      // the holder of an office, named behind a comma; of two, the one named last
      {"Kenya waited for the inauguration of the new Peruvian president, Ana Costa, and for rain.",
       "Peruvian president", "Ana Costa"},
      {"President Ana Costa met President Julio Paz. Costa flew home. The president signed the bill.", "president",
       "Ana Costa"},
      {"Kenyan leader Daniel Otieno spoke. Norway worked with the Kenyan leader.", "Kenyan leader", "Daniel Otieno"},
      {"Norway worked with the Swedish king.", "Swedish king", "Swedish king"},
      {"Defense Minister Julio Paz of Peru spoke. He met the Peruvian deputy defense minister.",
       "Peruvian deputy defense minister", "Peruvian deputy defense minister"},
      // what only the verb has
      {"Peru and Chile fought. Norway was a source of trouble for both countries over the past decades.",
       "both countries", "Chile, Peru"},
      {"Kenya fights Boko Haram. In May Norway removed the group from the list of bands.", "the group", "Boko Haram"},
      {"The Costa administration refused. The administration opted not to sign.", "The administration",
       "Costa administration"},
      // a town of that name
      {"Norway opened a school in the city of Bahia Blanca.", "city of Bahia Blanca", "Bahia Blanca"},
      // whose colonies
      {"France's colonies in the north rebelled.", "France's colonies", "France's colonies"},
      // who is at a post, and who is called something else
      {"The Kenyan minister to Peru, Baron Julio Paz, protested.", "Kenyan minister", "Julio Paz"},
      {"Special Envoy of the Kenyan President for Peru Ana Costa protested.", "Kenyan President", "Kenyan President"},
      {"Commodore Julio Paz sailed to Oslo. The Norwegian king was ill.", "Norwegian king", "Norwegian king"},
      {"Ana Costa served as Kenyan minister to Peru.", "Kenyan", "Kenya"},
      {"Ana Costa, the president's envoy to Chile, met Peru. She praised Norway.", "She", "Ana Costa"},
      {"Julio Salas, President Julio Paz's envoy to Chile, met Peru. He praised Norway.", "He", "Julio Salas"},
      // strangers have things of their own
      {"The Houthis seized the town. The attack prompted many villagers to call their friends.", "their", "-"},
      {"Peru and Chile feared a war. Julio Paz and his friends waited. They sold weapons.", "They", "-"},
      // papers and plans
      {"The Lima Resolution passed. In spite of the treaty, Peru attacked.", "the treaty", "-"},
      {"Norway praised the report. It was sent to newspapers in Peru.", "It", "-"},
      {"Norway never signed; thus, it was not until 1921 that the war ended.", "it", "-"},
      // many whom no name is given
      {"Other nations praised Peru.", "Other nations", "other nations"},
      {"Norway fears that foreign powers will divide Kenya.", "foreign powers", "foreign powers"},
      {"The withdrawal of coalition troops from Kenya began.", "coalition troops", "coalition troops"},
      {"Kenya works with both regional and international players.", "regional and international players",
       "international players, regional players"},
      {"Peru armed the rebels. Chile shot the rebels.", "rebels", "rebels"},
      {"Peru fears foreign institutions.", "foreign institutions", "-"},
      {"Peru fears new problems.", "new problems", "-"},
      {"Iran-backed militias fired at Norway.", "Iran-backed militias", "Iran-backed militias"},
      {"The Sultan declared war on Kenya.", "Sultan", "Sultan"},
      {"General Julio Paz moved his two armies to Chile.", "his two armies", "Julio Paz's armies"},
      // who is asked, answers
      {"Norway urged Kenya to open the border, but it refused.", "it", "Kenya"},
      {"Norway urged Kenya to open the border, and it praised Peru.", "it", "Norway"},
      // a single body of many
      {"The Kenyan military bombed Chad and lost its pilots.", "its", "Kenyan military"},
      // nobody else may be meant
      {"The government hired British officers. They trained soldiers.", "They", "British officers"},
      // whose life is told
      {"Kwela Ndovu was born in Kenya. She studied law. She met Uganda's judges. She wrote three books. In May she "
       "joined a court. Rain fell on the lake. Trees grew. Cows slept. Her books sold well.",
       "Her", "Kwela Ndovu"},
      {"Kwela Ndovu praised Kenya. She left for Chad. Kwela Ndovu met Tarui Okoth there. Everyone admired her.", "her",
       "Kwela Ndovu"},
      // nobody, nothing
      {"Given the anger of the Houthis, it may be difficult for Kenya to leave.", "it", "-"},
      {"Peru wrote a letter, but Ana Costa did not send it to Chile.", "it", "-"},
      {"Peru sent its army and its fleet, both of which were lost to Chile.", "both", "-"},
      // to whom it is done is another than who does it
      {"Julio Paz met Jorge Salas and offered him a post.", "him", "Jorge Salas"},
      // who deals, not whose children are meant
      {"Norway and Peru met. Kenya sent Chadian and Ugandan children to Oslo. The two countries signed a pact.",
       "The two countries", "Norway, Peru"},
      {"Julio Paz met with Jorge Salas in Peru. The two signed a pact.", "The two", "Jorge Salas, Julio Paz"},
      {"Norway closed the road. For its part, Chile opened a port.", "its", "Chile"},
      {"Norway closed the road. Chile, for its part, opened a port.", "its", "Chile"},
      {"Norway doubted Chile's claim that it was winning.", "it", "Chile"},
      // bands by another word; the name right before "whose"
      {"Baloch separatists raided Peru. The Taliban may stop attacks by these insurgents.", "these insurgents",
       "Baloch separatists"},
      {"The prospect of NATO (whose members include Peru and Chad) leaving would hurt Chile.", "whose", "NATO"},
      // what papers do, states do not
      {"Japan signed a treaty with Perry. It contained a clause on trade.", "It", "-"},
      // each of the two sent one
      {"Peru and Chile sent delegations to Chad. Both delegations met Kenya.", "Both delegations", "Chile, Peru"},
      {"Norway and Chad met. When the Soviets saw the plot, they left the talks.", "they", "Soviet Union"},
      // the one of that word that was named last
      {"Peru signed the Treaty of Alliance in 1778. Chad signed the Treaty of Paris. Under the terms of the treaty, "
       "which "
       "ended the war, Kenya left.",
       "the treaty", "Treaty of Paris"},
      {"After the crisis, the West left Afghanistan. Iran's activities in the region grew.", "the region", "-"},
      // a surname that is a common word, too
      {"President Julio Powers met Peru. Powers was convicted of spying.", "Powers", "Julio Powers"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(FoundActors(c.text).names(c.words, true) == c.names);
  }
}

}  // namespace
}  // namespace actorgraph
