// Which words are names, where names begin and end, and of what kind they are.
#include "extract/actors/document_names.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "found_actors.h"

namespace actorgraph {
namespace {

struct Case {
  std::string text;
  std::string words;
  std::string kind;  ///< "-" where the words are no name
};

std::string kind_of(const FoundActors& found, const std::string& words) {
  const Mention* mention = found.mention(words);
  return mention == nullptr ? "-" : std::string(to_string(found.found.actors[mention->actors.front()].kind));
}

TEST_CASE("names that no lexicon knows are found whole and of the right kind") {
  const std::vector<Case> cases = {
      // persons of any region
      {"Juan Morales praised Kenya.", "Juan Morales", "person"},
      {"Ana Costa met Peru.", "Ana Costa", "person"},
      {"Kenya thanked Thandiwe Mokoena.", "Thandiwe Mokoena", "person"},
      {"The talks were led by Hiroshi Tanaka.", "Hiroshi Tanaka", "person"},
      {"Kwok Wai-keung met Kenya.", "Kwok Wai-keung", "person"},
      {"Moon Jae-in praised Peru.", "Moon Jae-in", "person"},
      {"Ugandan Politburo member Tran Van Minh met Kenya.", "Tran Van Minh", "person"},
      {"Secretary of State Laura Whitfield flew to Lima.", "Laura Whitfield", "person"},
      {"Peru's ambassador to Chad Maria Lund denied the report.", "Maria Lund", "person"},
      {"The architect Thandiwe Mokoena DBE met Kenya.", "Thandiwe Mokoena", "person"},
      // places
      {"Norway built a road to Sar-e-Pul.", "Sar-e-Pul", "place"},
      {"Fighting broke out near Bahia Blanca.", "Bahia Blanca", "place"},
      {"The rebels took control of Lima.", "Lima", "place"},
      {"The Kenyan army reached Lake Turkana.", "Lake Turkana", "place"},
      // bodies
      {"UNOLAM II began work in May.", "UNOLAM II", "organization"},
      {"The Free Fishers Union sued Peru.", "Free Fishers Union", "organization"},
      {"Ana Costa, High Representative of the African Union for Border Affairs, met Kenya.", "African Union",
       "organization"},
      {"Assistant Secretary of State for African Affairs Laura Whitfield met Kenya.", "Laura Whitfield", "person"},
      {"The African Union' Lake Observer Mission flew home.", "Lake Observer Mission", "organization"},
      // what happened
      {"The Lima Crisis divided Kenya.", "Lima Crisis", "other"},
      {"The Battle of Oruro weakened Chile.", "Battle of Oruro", "other"},
      // a paper by its year
      {"The Convention of 1800 ended a war.", "Convention of 1800", "project"},
      // of two nations
      {"Norway praised the Kenyan-Ugandan Trade Treaty.", "Kenyan-Ugandan Trade Treaty", "project"},
      // many people
      {"The Loyalists fled to Canada, and the Loyalists came back.", "Loyalists", "people"},
      // and what is none
      {"Peru paid USD 4 million to Chile.", "USD", "-"},
      {"Senate Harbor Committee Chairman, Ana Costa, met Peru.", "Chairman", "-"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(kind_of(FoundActors(c.text), c.words) == c.kind);
  }
}

TEST_CASE("a person of a place is called by the first name, and the place is no surname") {
  const FoundActors found("Basil of Amasea met Peru. Basil praised Kenya. Trade reached Amasea.");
  CHECK(found.names("Basil", true) == "Basil of Amasea");
  CHECK(found.names("Amasea", true) != "Basil of Amasea");
}

TEST_CASE("two names may share their last word") {
  CHECK(FoundActors("Trade between North and South Korea grew.").names("North and South Korea", true) ==
        "North Korea, South Korea");
  CHECK(FoundActors("Peru has interests in Central and South Asia.").names("Central and South Asia", true) ==
        "Central Asia, South Asia");
  CHECK(FoundActors("Peru and South Korea met.").names("South Korea", true) == "South Korea");
}

TEST_CASE("the Peoples' Republic of China is no other republic") {
  const FoundActors found("The Peoples\u2019 Republic of China and Kenya signed a pact.");
  CHECK(found.names("Peoples\u2019 Republic of China") == "China");
}

}  // namespace
}  // namespace actorgraph
