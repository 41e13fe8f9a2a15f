#include "extract/actors/corrections.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "found_actors.h"

namespace actorgraph {
namespace {

constexpr const char* kText = "Peru protested. Lima recalled its ambassador, and Chilean officials met Pedro Salas.";

FoundActors corrected(const std::string& lines, std::vector<bool>* used = nullptr) {
  std::istringstream in(lines);
  std::vector<std::string> problems;
  const Corrections corrections = Corrections::read(in, "mine.tsv", problems);
  CHECK(problems.empty());
  FoundActors found(kText);
  const std::vector<bool> did = corrections.apply(found.found, found.sentences);
  if (used != nullptr) *used = did;
  return found;
}

TEST_CASE("each action changes what it names") {
  CHECK(FoundActors(kText).names("Lima") == "Peru");
  CHECK(corrected("split\tPeru\tLima\tLima city council\n").names("Lima") == "Lima city council");
  CHECK(corrected("split\tPeru\tLima\tLima city council\n").names("Peru") == "Peru");
  CHECK(corrected("merge\tPedro Salas\tChile\n").names("Pedro Salas") == "Chile");
  CHECK(corrected("rename\tPeru\tRepublic of Peru\n").names("Lima") == "Republic of Peru");
  CHECK(corrected("reject\tPedro Salas\n").names("Pedro Salas") == "-");
  CHECK(corrected("reject\tPeru\tLima\n").names("Lima") == "-");
  CHECK(corrected("alias\tChilean officials\tChilean Foreign Ministry\n").names("Chilean officials") ==
        "Chilean Foreign Ministry");
  const FoundActors retyped = corrected("retype\tPedro Salas\torganization\n");
  const Mention* salas = retyped.mention("Pedro Salas");
  REQUIRE(salas != nullptr);
  CHECK(retyped.found.actors[salas->actors.front()].kind == ActorKind::Organization);
}

TEST_CASE("a correction that no longer applies is reported, a bad line is named") {
  std::istringstream in(
      "# known to be two\nmerge\tAtlantis\tPeru\nmerge\tPeru\nsell\tPeru\tChile\n\nretype\tPeru\tplanet\n");
  std::vector<std::string> problems;
  const Corrections corrections = Corrections::read(in, "mine.tsv", problems);
  CHECK(problems == std::vector<std::string>{
                        "mine.tsv:3: wanted, with tabs between: merge NAME INTO",
                        "mine.tsv:4: unknown action \"sell\"; use merge, split, rename, retype, reject or alias",
                        "mine.tsv:6: unknown kind \"planet\""});
  FoundActors found(kText);
  const std::vector<bool> used = corrections.apply(found.found, found.sentences);
  CHECK(corrections.unused(used) ==
        std::vector<std::string>{
            "mine.tsv:2: this correction of \"Atlantis\" no longer applies to any document; check it or take it out"});
}

}  // namespace
}  // namespace actorgraph
