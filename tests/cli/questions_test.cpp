// Questions to a graph, and commands that make one graph of others: what they print, write and say.
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>

#include "tests/cli/program.h"

namespace {

using namespace actorgraph::test;

/// A folder with three short reports and the graph of them.
class Reports {
 public:
  Reports() {
    folder.write("north.txt", "Norway supported Iceland in 2011. Norway criticised Denmark.\n");
    folder.write("south.txt", "Norway did not support Iceland in 2011. Peru signed an agreement with Chile.\n");
    folder.write("west.txt", "Iceland will help Denmark. Norway supported Iceland.\n");
    REQUIRE(run({"build", "north.txt", "south.txt", "west.txt", "-o", "graph.json"}, folder.path()).status == 0);
  }
  Outcome ask(const std::vector<std::string>& arguments) const { return run(arguments, folder.path()); }
  std::string answer(const std::vector<std::string>& arguments) const {
    const Outcome outcome = ask(arguments);
    CHECK(outcome.error == "");
    CHECK(outcome.status == 0);
    return outcome.out;
  }

  const Folder folder;
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("removing a document gives the graph that never read it, and a document that is not there is told") {
  const Reports reports;
  for (const char* name : {"south.txt", "north.txt"}) {
    CAPTURE(name);
    const std::string other = name == std::string("south.txt") ? "north.txt" : "south.txt";
    CHECK(reports.ask({"remove", "graph.json", name, "-o", "rest.json"}).status == 0);
    CHECK(reports.ask({"build", "west.txt", other, "-o", "never.json"}).status == 0);
    CHECK(reports.folder.read("rest.json") == reports.folder.read("never.json"));
  }
  const Outcome gone = reports.ask({"remove", "graph.json", "east.txt", "-o", "none.json"});
  CHECK(gone.status == 1);
  CHECK(gone.error.starts_with("actorgraph: graph.json: the graph holds no document \"east.txt\"; it holds "));
  CHECK(!reports.folder.has("none.json"));
}

TEST_CASE("a filter prints the edges that it keeps, or writes them; export takes the same options") {
  const Reports reports;
  const std::string all = reports.answer({"filter", "graph.json"});
  CHECK(all == reports.answer({"show", "graph.json"}));
  const std::string one = reports.answer({"filter", "graph.json", "--actor", "Peru"});
  CHECK(lines(one) == 3);  // header, rule, edge
  CHECK(holds(one, "Chile"));
  CHECK(lines(reports.answer({"filter", "graph.json", "--document", "north.txt"})) == 4);
  CHECK(holds(reports.answer({"filter", "graph.json", "--modality", "planned"}), "Denmark"));
  CHECK(!holds(reports.answer({"filter", "graph.json", "--kind", "state", "--polarity", "conflictual"}), "Peru"));
  CHECK(lines(reports.answer({"filter", "graph.json", "--disputed", "--not-negated"})) == 3);
  for (const char* output : {"kept.json", "kept.graphml"}) {
    CHECK(reports.ask({"filter", "graph.json", "--focus", "Peru", "-o", output}).status == 0);
    const std::string kept = reports.folder.read(output);
    CHECK(reports.ask({"export", "graph.json", "--focus", "Peru", "-o", output}).status == 0);
    CHECK(reports.folder.read(output) == kept);
    CHECK(holds(kept, "Chile"));
    // Our own JSON keeps the names that the others had, so that what is read again is settled as it was.
    CHECK(holds(kept, "Iceland") == (output == std::string("kept.json")));
  }
  CHECK(reports.answer({"show", "kept.json"}) == one);
}

TEST_CASE("--group joins the edges of a type or of a pair, wherever graphs are made and asked") {
  const Reports reports;
  const auto edges = [&](const std::string& grouping) {
    return lines(reports.answer({"show", "graph.json", "--group", grouping})) - 2;
  };
  CHECK(edges("lemma") >= edges("type"));
  CHECK(edges("type") >= edges("pair"));
  CHECK(holds(reports.answer({"show", "graph.json", "--group", "pair"}), "relates to"));
  CHECK(reports.ask({"merge", "graph.json", "--group", "type", "-o", "merged.graphml"}).status == 0);
  CHECK(reports.ask({"export", "graph.json", "--group", "type", "-o", "exported.graphml"}).status == 0);
  CHECK(reports.ask({"build", "north.txt", "south.txt", "west.txt", "--group", "type", "-o", "built.graphml"}).status ==
        0);
  CHECK(reports.folder.read("merged.graphml") == reports.folder.read("built.graphml"));
  CHECK(reports.folder.read("exported.graphml") == reports.folder.read("built.graphml"));
  const Outcome wrong = reports.ask({"show", "graph.json", "--group", "colour"});
  CHECK(wrong.status == 2);
  CHECK(wrong.error ==
        "actorgraph: --group: there is no colour; there are lemma, type and pair; see actorgraph show --help\n");
}

TEST_CASE("every question answers in JSON too") {
  const Reports reports;
  const std::vector<std::vector<std::string>> questions = {{"show", "graph.json"},
                                                           {"show", "graph.json", "Norway"},
                                                           {"why", "graph.json", "Norway"},
                                                           {"why", "graph.json", "Norway", "Iceland"},
                                                           {"path", "graph.json", "Norway", "Denmark"},
                                                           {"top", "graph.json", "--by", "betweenness"},
                                                           {"filter", "graph.json", "--type", "support"},
                                                           {"timeline", "graph.json", "Norway", "Iceland"},
                                                           {"compare", "graph.json", "--by", "document"},
                                                           {"compare", "graph.json", "Norway", "Iceland"},
                                                           {"diff", "graph.json", "graph.json"}};
  for (std::vector<std::string> question : questions) {
    CAPTURE(question);
    CHECK(!reports.answer(question).empty());
    question.push_back("--json");
    rapidjson::Document json;
    json.Parse(reports.answer(question).c_str());
    CHECK(!json.HasParseError());
  }
}

TEST_CASE("a name that no actor has is told with the names that are near") {
  const Reports reports;
  const Outcome near = reports.ask({"show", "graph.json", "Norwya"});
  CHECK(near.status == 1);
  CHECK(near.out == "");
  CHECK(near.error ==
        "actorgraph: graph.json: no actor is called \"Norwya\"; did you mean Norway? actorgraph top lists those that "
        "there are\n");
  CHECK(reports.ask({"path", "graph.json", "Norway", "Atlantis"}).error ==
        "actorgraph: graph.json: no actor is called \"Atlantis\"; actorgraph top lists those that there are\n");
}

TEST_CASE("a graph without edges has an answer to every question") {
  const Folder folder;
  folder.write("quiet.txt", "It rained.\n");
  REQUIRE(run({"build", "quiet.txt", "-o", "graph.json"}, folder.path()).status == 0);
  for (const char* command : {"show", "filter", "top", "compare"}) {
    CAPTURE(command);
    const Outcome outcome = run({command, "graph.json"}, folder.path());
    CHECK(outcome.status == 0);
    CHECK(outcome.error == "");
    CHECK(outcome.out.starts_with("no "));
  }
  CHECK(run({"diff", "graph.json", "graph.json"}, folder.path()).out == "no difference\n");
  CHECK(run({"show", "graph.json", "Norway"}, folder.path()).status == 1);
}
