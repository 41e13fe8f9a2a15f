#include "graph/names.h"

#include <doctest/doctest.h>

#include "graph/answers.h"
#include "tests/graph/graphs.h"

using namespace actorgraph;

namespace {

Triple of(const char* subject, ActorKind kind, const char* document) {
  return changed(make_statement(subject, "visit", "Peru", document),
                 [&](Triple& triple) { triple.subject.kind = kind; });
}
Triple person(const char* name, const char* document) { return of(name, ActorKind::Person, document); }

std::string settled(const std::vector<Triple>& triples, const std::vector<ActorRecord>& actors = {}) {
  Graph graph;
  build(graph, triples, actors);
  return names(graph);
}

ActorRecord record(const char* document, const char* name, ActorKind kind, const char* lexicon, const char* text,
                   const char* via) {
  return {"h-" + std::string(document), document, name, kind, lexicon, {{text, via, 2}}};
}

}  // namespace

TEST_CASE("a surname alone is the one person whose full name ends in it") {
  CHECK(settled({person("Carla Rojas", "a"), person("Rojas", "b")}) == "Carla Rojas, Peru");
  CHECK(settled({person("Carla Rojas", "a"), person("Luis Rojas", "b"), person("Rojas", "c")}) ==
        "Carla Rojas, Luis Rojas, Peru, Rojas");
  CHECK(settled({of("Carla Rojas", ActorKind::Company, "a"), person("Rojas", "b")}) == "Carla Rojas, Peru, Rojas");
}

TEST_CASE("names that differ in case, blanks, apostrophes or a leading article are one, shown as most often written") {
  CHECK(settled({of("the Lima  Group", ActorKind::Organization, "a"), of("Lima Group", ActorKind::Organization, "b"),
                 of("Lima Group", ActorKind::Organization, "c"), of("LIMA GROUP", ActorKind::Project, "d")}) ==
        "Lima Group, Peru");
  CHECK(settled({of("People\xE2\x80\x99s Front", ActorKind::ArmedGroup, "a"),
                 of("People's Front", ActorKind::ArmedGroup, "b")}) == "People's Front, Peru");
}

TEST_CASE("a person and a state of the same name stay apart") {
  Graph graph;
  build(graph, {person("Bolivia", "a"), of("Bolivia", ActorKind::State, "b")});
  CHECK(num_vertices(graph) == 3);
}

TEST_CASE("an unknown acronym is the one actor that some document abbreviates so") {
  const std::vector<Triple> triples = {of("High Plain Pact", ActorKind::Organization, "a"),
                                       of("HPP", ActorKind::Organization, "b")};
  CHECK(settled(triples) == "HPP, High Plain Pact, Peru");
  CHECK(settled(triples, {record("a", "High Plain Pact", ActorKind::Organization, "", "HPP", "acronym")}) ==
        "High Plain Pact, Peru");
  CHECK(settled(triples, {record("a", "High Plain Pact", ActorKind::Organization, "", "HPP", "acronym"),
                          record("c", "Harbour Pilots Party", ActorKind::Organization, "", "HPP", "acronym")}) ==
        "HPP, High Plain Pact, Peru");
}

TEST_CASE("an ALIAS statement does not join what the lexicon holds apart") {
  const Triple alias = changed(make_statement("Chile", "also called", "Bolivia"),
                               [](Triple& triple) { triple.relation.type = RelationType::Alias; });
  const std::vector<Triple> triples = {alias, of("Chile", ActorKind::State, "a"), of("Bolivia", ActorKind::State, "a")};
  CHECK(settled(triples) == "Bolivia, Peru");
  CHECK(settled(triples, {record("a", "Chile", ActorKind::State, "CHL", "Chile", "name"),
                          record("a", "Bolivia", ActorKind::State, "BOL", "Bolivia", "name")}) ==
        "Bolivia, Chile, Peru");
}

TEST_CASE("a vertex has the aliases and mentions of all its records, pronouns as mentions only") {
  Graph graph;
  ActorRecord first = record("a", "Chile", ActorKind::State, "CHL", "Santiago", "metonym");
  first.forms.push_back({"it", "pronoun", 5});
  build(graph, {of("Chile", ActorKind::State, "a")},
        {first, record("b", "Chile", ActorKind::State, "CHL", "Santiago", "metonym")});
  const Vertex& chile = graph[actor(graph, "Chile")];
  CHECK(chile.mentions == 9);
  CHECK(chile.aliases == std::map<std::string, std::size_t>{{"Santiago", 4}});
  CHECK(chile.documents.size() == 2);
  CHECK(chile.lexicon_id == "CHL");
}

TEST_CASE("the ledger tells which words stand for an actor, why, how often and in how many documents") {
  Graph graph;
  build(graph, {person("Carla Rojas", "a"), person("Carla Rojas", "b")},
        {record("a", "Carla Rojas", ActorKind::Person, "", "Carla Rojas", "name"),
         record("b", "Carla Rojas", ActorKind::Person, "", "Carla Rojas", "name"),
         record("b", "Carla Rojas", ActorKind::Person, "", "she", "pronoun")});
  const std::string text = format_ledger(graph, actor(graph, "Carla Rojas"));
  CHECK(text.starts_with("Carla Rojas (person)\n"));
  const std::size_t name = text.find("name");
  const std::size_t pronoun = text.find("pronoun");
  REQUIRE(name != std::string::npos);
  REQUIRE(pronoun != std::string::npos);
  CHECK(name < pronoun);
  CHECK(
      ledger_json(graph, actor(graph, "Carla Rojas")).find(R"("text":"she","via":"pronoun","times":2,"documents":1)") !=
      std::string::npos);
}
