// Traps: two mentions that look alike and are two actors, or a word that looks like an actor and is none. No wrong
// merge is allowed; a mention that is not found at all does no harm here.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "found_actors.h"

namespace actorgraph {
namespace {

struct Case {
  std::string text;
  std::string one;
  std::string other;
};

const std::vector<Case> kApart = {
    {"Niger closed its border with Nigeria.", "Niger", "Nigeria"},
    {"Nigerien troops met Nigerian troops.", "Nigerien", "Nigerian"},
    {"The Republic of the Congo hosted talks with the Democratic Republic of the Congo.", "Republic of the Congo",
     "Democratic Republic of the Congo"},
    {"Congo-Brazzaville accused Congo-Kinshasa.", "Congo-Brazzaville", "Congo-Kinshasa"},
    {"The committee met at Blair House. Mr. Blair praised Peru.", "Blair House", "Blair"},
    {"North Korea warned South Korea.", "North Korea", "South Korea"},
    {"The Republic of Korea answered the Democratic People's Republic of Korea.", "Republic of Korea",
     "Democratic People's Republic of Korea"},
    {"Pyongyang insulted Seoul.", "Pyongyang", "Seoul"},
    {"Guinea and Guinea-Bissau signed a pact.", "Guinea", "Guinea-Bissau"},
    {"Equatorial Guinea sued Guinea.", "Equatorial Guinea", "Guinea"},
    {"Papua New Guinea borders Indonesia, unlike Guinea.", "Papua New Guinea", "Guinea"},
    {"Equatorial Guinea envied Papua New Guinea.", "Equatorial Guinea", "Papua New Guinea"},
    {"Georgia asked Russia to leave, while the State of Georgia elected a governor.", "Georgia", "State of Georgia"},
    {"Dominica thanked the Dominican Republic.", "Dominica", "Dominican Republic"},
    {"Sudan bombed South Sudan.", "Sudan", "South Sudan"},
    {"Sudanese rebels fled from South Sudanese soldiers.", "Sudanese", "South Sudanese"},
    {"Iraq invaded Iran.", "Iraq", "Iran"},
    {"Austria trades with Australia.", "Austria", "Australia"},
    {"Slovakia played Slovenia.", "Slovakia", "Slovenia"},
    {"Latvia and Lithuania closed the road.", "Latvia", "Lithuania"},
    {"Mali sued Malawi.", "Mali", "Malawi"},
    {"Mauritius bought fish from Mauritania.", "Mauritius", "Mauritania"},
    {"Gambia and Zambia abstained.", "Gambia", "Zambia"},
    {"Liberia met Libya.", "Liberia", "Libya"},
    {"Paraguay attacked Uruguay.", "Paraguay", "Uruguay"},
    {"China threatened Taiwan.", "China", "Taiwan"},
    {"The Republic of China fought the People's Republic of China.", "Republic of China", "People's Republic of China"},
    {"East Germany envied West Germany.", "East Germany", "West Germany"},
    {"North Vietnam invaded South Vietnam.", "North Vietnam", "South Vietnam"},
    {"Samoa and American Samoa share a language.", "Samoa", "American Samoa"},
    {"Ireland thanked Northern Ireland.", "Ireland", "Northern Ireland"},
    {"Cyprus blamed Northern Cyprus.", "Cyprus", "Northern Cyprus"},
    {"Somalia warned Somaliland.", "Somalia", "Somaliland"},
    {"Mexico lost New Mexico.", "Mexico", "New Mexico"},
    {"The Soviet Union succeeded Russia's empire in Ukraine, and Ukraine left the Soviet Union.", "Soviet Union",
     "Ukraine"},
    {"The United States fought the Confederate States of America.", "United States", "Confederate States of America"},
    {"The United Kingdom backed the United Arab Emirates.", "United Kingdom", "United Arab Emirates"},
    {"The United Nations asked the United States.", "United Nations", "United States"},
    {"Texas asked the Republic of Texas museum for help.", "Texas", "Republic of Texas"},
    {"The Virgin Islands are near the British Virgin Islands.", "Virgin Islands", "British Virgin Islands"},
    {"Hungary left Austria-Hungary.", "Hungary", "Austria-Hungary"},
    {"Serbia attacked the Bosnian Serbs.", "Serbia", "Bosnian Serbs"},
    {"India protested that the Native Americans were expelled by the Indian Removal Act.", "India", "Native Americans"},
    {"Kashmir divides India and Pakistan.", "India", "Pakistan"},
    // organisations
    {"The European Council overruled the Council of Europe.", "European Council", "Council of Europe"},
    {"The European Council asked the European Commission.", "European Council", "European Commission"},
    {"The European Court of Justice is not the European Court of Human Rights.", "European Court of Justice",
     "European Court of Human Rights"},
    {"The International Court of Justice differs from the International Criminal Court.",
     "International Court of Justice", "International Criminal Court"},
    {"The World Bank and the World Trade Organization disagreed.", "World Bank", "World Trade Organization"},
    {"The UN Security Council overruled the UN General Assembly.", "UN Security Council", "UN General Assembly"},
    {"The Security Council of Russia advised against the UN Security Council's plan.", "Security Council of Russia",
     "UN Security Council"},
    {"The African Union paid the African Development Bank.", "African Union", "African Development Bank"},
    {"The Asian Development Bank competes with the Asian Infrastructure Investment Bank.", "Asian Development Bank",
     "Asian Infrastructure Investment Bank"},
    {"The Arab League met the Arab Maghreb Union.", "Arab League", "Arab Maghreb Union"},
    {"The Organization of American States wrote to the Organization of Turkic States.",
     "Organization of American States", "Organization of Turkic States"},
    {"The U.S. Navy helped the Royal Navy.", "U.S. Navy", "Royal Navy"},
    {"The People's Daily quoted the Workers' Daily.", "People's Daily", "Workers' Daily"},
    {"The Bank of Tanzania sued the Bank of Uganda.", "Bank of Tanzania", "Bank of Uganda"},
    {"The Ministry of Fisheries opposed the Ministry of Mines.", "Ministry of Fisheries", "Ministry of Mines"},
    {"The Norwegian Ministry of Defense met the Swedish Ministry of Defense.", "Norwegian Ministry of Defense",
     "Swedish Ministry of Defense"},
    {"Kampala University competes with Nairobi University.", "Kampala University", "Nairobi University"},
    {"The Treaty of Paris preceded the Treaty of Ghent.", "Treaty of Paris", "Treaty of Ghent"},
    {"The Oslo Accords came before the Dayton Accords.", "Oslo Accords", "Dayton Accords"},
    {"World War I led to World War II.", "World War I", "World War II"},
    {"Nord Stream was followed by Nord Stream 2.", "Nord Stream", "Nord Stream 2"},
    // armed groups
    {"The Taliban fought the Pakistani Taliban.", "Taliban", "Pakistani Taliban"},
    {"Al Qaeda disowned al-Qaeda in Iraq.", "Al Qaeda", "al-Qaeda in Iraq"},
    {"ISIS sent money to ISIS-Khorasan.", "ISIS", "ISIS-Khorasan"},
    {"The Islamic State fought the Islamic Emirate.", "Islamic State", "Islamic Emirate"},
    {"Islamic Jihad asked the Islamic Jihad Union for money.", "Islamic Jihad", "Islamic Jihad Union"},
    {"Hezbollah admired Kataib Hezbollah.", "Hezbollah", "Kataib Hezbollah"},
    {"Fatah fought Hamas.", "Fatah", "Hamas"},
    {"The East Turkestan Islamic Movement helped the Islamic Movement of Uzbekistan.",
     "East Turkestan Islamic Movement", "Islamic Movement of Uzbekistan"},
    {"The Moro National Liberation Front split from the Moro Islamic Liberation Front.",
     "Moro National Liberation Front", "Moro Islamic Liberation Front"},
    {"The National Liberation Army and the National Resistance Front trained there.", "National Liberation Army",
     "National Resistance Front"},
    // persons
    {"George H. W. Bush met Gorbachev. Years later George W. Bush met Putin.", "George H.W. Bush", "George W. Bush"},
    {"Theodore Roosevelt mediated. Franklin D. Roosevelt led later.", "Theodore Roosevelt", "Franklin D. Roosevelt"},
    {"Andrew Johnson was impeached; Lyndon Johnson was not.", "Andrew Johnson", "Lyndon Johnson"},
    {"John Adams and his son John Quincy Adams governed.", "John Adams", "John Quincy Adams"},
    {"Pavel Lazarenko accused Viktor Lazarenko.", "Pavel Lazarenko", "Viktor Lazarenko"},
    {"Kim Il Sung named Kim Jong Il.", "Kim Il Sung", "Kim Jong Il"},
    {"Kim Jong Il named Kim Jong Un.", "Kim Jong Il", "Kim Jong Un"},
    {"Indira Gandhi was no relative of Mahatma Gandhi.", "Indira Gandhi", "Mahatma Gandhi"},
    {"Bill Clinton campaigned for Hillary Clinton.", "Bill Clinton", "Hillary Clinton"},
    {"Ahmad Massoud is the son of Ahmad Shah Massoud.", "Ahmad Massoud", "Ahmad Shah Massoud"},
    {"Sergei Orlov replaced Anna Orlova.", "Sergei Orlov", "Anna Orlova"},
    {"Li Wei met Li Na.", "Li Wei", "Li Na"},
    {"Maria Silva and Joana Silva disagreed.", "Maria Silva", "Joana Silva"},
    {"Hassan Ali and Ali Hassan argued.", "Hassan Ali", "Ali Hassan"},
    // persons and places
    {"Michael Jordan visited Jordan.", "Michael Jordan", "Jordan"},
    {"George Washington never saw Washington, D.C.", "George Washington", "Washington, D.C."},
    {"The State of Washington sued Washington officials in the White House.", "State of Washington", "White House"},
    {"Chad Wilkins flew to Chad.", "Chad Wilkins", "Chad"},
    {"Paris Hilton visited Paris.", "Paris Hilton", "Paris"},
    {"Thomas West told the West to wait.", "Thomas West", "West"},
    {"Jack London wrote about London.", "Jack London", "London"},
    {"Victoria Nuland visited Victoria.", "Victoria Nuland", "Victoria"},
    // pronouns that must not cross
    {"Peru's president, Juan Rojas, said that it would wait.", "Juan Rojas", "it"},
    {"Ana Quispe met Pedro Salas, and he thanked her.", "Ana Quispe", "he"},
    {"Chile attacked it and Peru protested.", "Peru", "it"},
    {"Kenya accused it of fraud.", "Kenya", "it"},
    {"It is likely that Kenya will sign.", "Kenya", "It"},
    {"Brazil told Bolivia that they were late.", "Bolivia", "they"},
};

TEST_CASE("mentions of two actors stay apart") {
  CHECK(kApart.size() >= 100);
  std::size_t wrong = 0;
  for (const Case& c : kApart) {
    const FoundActors found(c.text);
    const std::string one = found.names(c.one);
    const std::string other = found.names(c.other, true);
    const bool bad = one != "-" && one == other;
    wrong += bad ? 1 : 0;
    CHECK_MESSAGE(!bad, c.text << "  both are " << one);
  }
  CHECK(wrong == 0);
}

struct Sense {
  std::string text;
  std::string words;
  std::string names;  ///< "-": no actor
};

TEST_CASE("words that look like actors and are none, or another one") {
  for (const Sense& c : std::vector<Sense>{
           {"The envoy flew to Beijing.", "Beijing", "Beijing"},
           {"He was born in Lima.", "Lima", "Lima"},
           {"The minister spoke Russian and read the letter.", "Russian", "-"},
           {"They ate Chinese food in Nairobi.", "Chinese", "-"},
           {"They told us to leave.", "us", "-"},
           {"In May the road was closed.", "May", "-"},
           {"Beijing rejected the proposal.", "Beijing", "China"},
           {"Chinese companies bought the mine.", "Chinese companies", "Chinese companies"},
           {"Peruvian and Chilean officials met.", "Peruvian and Chilean officials", "Chile, Peru"},
           {"Sino-Indian trade grew.", "Sino", "China"},
       }) {
    const FoundActors found(c.text);
    CHECK_MESSAGE(found.names(c.words) == c.names, c.text << "  " << c.words << " = " << found.names(c.words));
  }
}

}  // namespace
}  // namespace actorgraph
