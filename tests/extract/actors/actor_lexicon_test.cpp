#include "extract/actors/actor_lexicon.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "extract/actors/name_text.h"

namespace actorgraph {
namespace {

TEST_CASE("the compiled-in lexicon has no bad line and no name twice") {
  const ActorLexicon lexicon;
  CHECK(lexicon.problems().empty());
  CHECK(lexicon.actors().size() > 1400);
}

TEST_CASE("no form has two owners unless it is marked ambiguous") {
  const ActorLexicon lexicon;
  for (const LexiconEntry& entry : lexicon.entries()) {
    const auto plain =
        std::count_if(entry.forms.begin(), entry.forms.end(), [](const LexiconForm& f) { return !f.ambiguous; });
    CHECK_MESSAGE(plain <= 1, entry.text);
  }
}

TEST_CASE("every state with a country code has a demonym or is too small to have one, and codes are not shared") {
  const ActorLexicon lexicon;
  std::map<std::string, std::string> owner;
  std::size_t states = 0;
  std::size_t without = 0;
  for (std::uint32_t i = 0; i < lexicon.actors().size(); ++i) {
    const LexiconActor& actor = lexicon.actors()[i];
    if (actor.code.empty()) continue;
    const auto [known, is_new] = owner.emplace(actor.code, actor.name);
    CHECK_MESSAGE(is_new, actor.name << " and " << known->second << " share " << actor.code);
    if (actor.kind != ActorKind::State) continue;
    ++states;
    if (lexicon.adjective(i).empty()) ++without;
  }
  CHECK(states >= 197);
  CHECK(without <= 2);  // Dominica's is the Dominican Republic's
}

TEST_CASE("who held an office is known by the whole name, and by a part of it where nobody else did elsewhere") {
  const ActorLexicon lexicon;
  const auto body = [&](const char* person, const char* office) {
    const auto held = lexicon.find_held_office(person, office);
    return !held ? std::string("-") : lexicon.actors()[held->actor].name;
  };
  CHECK(body("Abraham Lincoln", "president") == "United States");
  CHECK(body("Lincoln", "president") == "United States");
  CHECK(body("James Polk", "president") == "United States");  // James K. Polk
  CHECK(body("Abraham Lincoln", "king") == "-");
  CHECK(body("Ana Diaz", "president") == "-");
  CHECK(body("", "president") == "-");
}

TEST_CASE("every office that is told of a person is an office before names, and is told once") {
  const ActorLexicon lexicon;
  std::ifstream in(std::string(ACTORGRAPH_SOURCE_DIR) + "/extract/lexicon/offices_held.tsv");
  std::set<std::string> seen;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    CHECK_MESSAGE(seen.insert(line).second, line);
    std::istringstream fields(line);
    std::string person, others, office, body;
    std::getline(fields, person, '\t');
    std::getline(fields, others, '\t');
    std::getline(fields, office, '\t');
    std::getline(fields, body, '\t');
    CHECK_MESSAGE(lexicon.find_actor(body) != nullptr, line);
    CHECK_MESSAGE(lexicon.find_office(lowered(fold_name(office))) != nullptr, line);
  }
  CHECK(seen.size() > 4000);
}

TEST_CASE("accents, hyphens, dots and British spellings do not hide a name") {
  const ActorLexicon lexicon;
  for (const char* name : {"Cote d'Ivoire", "US", "Shanghai Cooperation Organization", "Lashkar e Taiba"}) {
    CHECK_MESSAGE(lexicon.find_entry(name) != nullptr, name);
  }
}

TEST_CASE("a user's lines add actors and take forms over; bad lines are named and the good ones kept") {
  ActorLexicon lexicon;
  std::istringstream in(
      "# mine\n"
      "Lake Chad Fishers Union\torganization\tLCFU\n"
      "no tab here\n"
      "Somebody\tstarship\n"
      "Elsewhere\tstate\t\t\t\t\telse\n"
      "Moscow Theatre\tcompany\tKremlin\n");
  const std::vector<std::string> problems = lexicon.add_actors(in, "my.tsv");
  REQUIRE(problems.size() == 3);
  CHECK(problems[0] == "my.tsv:3: a name and a kind are wanted, with a tab between them; found one field");
  CHECK(problems[1] ==
        "my.tsv:4: unknown kind \"starship\"; use state, organization, armed_group, person, people, place, project, "
        "facility, company, media, collective or other");
  CHECK(problems[2] == "my.tsv:5: \"else\" is not a country code; two capital letters are wanted (ISO 3166-1 alpha-2)");
  REQUIRE(lexicon.find_entry("LCFU") != nullptr);
  const LexiconEntry* kremlin = lexicon.find_entry("Kremlin");
  REQUIRE(kremlin != nullptr);
  CHECK(lexicon.actors()[kremlin->forms.front().actor].name == "Moscow Theatre");
}

}  // namespace
}  // namespace actorgraph
