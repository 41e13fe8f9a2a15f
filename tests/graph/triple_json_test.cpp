#include "graph/triple_json.h"

#include <doctest/doctest.h>

#include <sstream>
#include <vector>

#include "extract/errors.h"
#include "tests/graph/example.h"

using namespace actorgraph;

namespace {

std::string written(const Triple& triple) {
  std::ostringstream out;
  write_triple(triple, out);
  return out.str();
}

Triple everything() {
  Triple triple = make_statement("Peru", "will not sign treaty with", "Chile");
  triple.sentence.text = "Pe\r\nru \"\xF0\x9F\x98\x80\" \x01";
  triple.sentence.pieces = {{0, 3}, {40, 44}};
  triple.page = 7;
  triple.line = 88;
  triple.subject.quote = {"", {}};
  triple.symmetric = true;
  triple.negated = true;
  triple.modality = Modality::Planned;
  const Attribution agency{{"Andina", ActorKind::Media, {"the agency", {{90, 100}}}}, "reported", nullptr};
  triple.attribution = Attribution{
      {"Ana Vega", ActorKind::Person, {"Vega", {{80, 84}}}}, "said", std::make_shared<const Attribution>(agency)};
  triple.time = TimeQuote{{"in 2011", {{50, 57}}}, "2011", ""};
  triple.place = PlaceQuote{"Lima", {"Lima", {{60, 64}}}};
  triple.amounts = {{{"$4.4 million", {{70, 82}}}, 4400000, "USD"}, {{"a tenth", {{83, 90}}}, 0.1, ""}};
  triple.cites = {{"12", {"See the note.", {{900, 913}}}, "https://example.org/a"}};
  triple.confidence = 0.1 + 0.2;
  triple.id = make_triple_id(triple);
  return triple;
}

struct Recorder final : RecordSink {
  void add(const DocumentRecord& record) override { documents.push_back(record); }
  void add(const ActorRecord& record) override { actors.push_back(record); }
  void add(const TripleView& triple) override { triples.push_back(to_triple(triple)); }
  std::vector<DocumentRecord> documents;
  std::vector<ActorRecord> actors;
  std::vector<Triple> triples;
};

std::string error_of(const std::string& lines) {
  std::istringstream in(lines);
  try {
    read_triples(in);
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a triple is written with every field, null where unknown") {
  const Triple triple = make_statement("Peru", "sign treaty with", "Chile");
  CHECK(
      written(triple) ==
      R"({"id":")" + triple.id +
          R"(","document":"report.md","sentence":{"begin":0,"end":27,"page":null,"line":1},)"
          R"("subject":{"name":"Peru","kind":"state","text":"Peru","begin":0,"end":4},)"
          R"("relation":{"label":"sign treaty with","lemma":"sign treaty with","type":"COOPERATE",)"
          R"("text":"sign treaty with","begin":5,"end":21},)"
          R"("object":{"name":"Chile","kind":"state","text":"Chile","begin":22,"end":27},)"
          R"("symmetric":false,"negated":false,"modality":"asserted","attribution":null,"time":null,"place":null,)"
          R"("amounts":[],"cites":[],"rule":"active-clause","confidence":0.875,"quote":"Peru sign treaty with Chile"})"
          "\n");
}

TEST_CASE("spans stand beside begin and end only where there are several pieces") {
  CHECK(written(make_statement("Peru", "meet", "Chile")).find("spans") == std::string::npos);
  CHECK(written(everything()).find(R"("sentence":{"begin":0,"end":44,"spans":[[0,3],[40,44]],"page":7,"line":88})") !=
        std::string::npos);
}

TEST_CASE("a triple with everything in it reads back as it was") {
  Triple triple = everything();
  DocumentRecord document;
  document.path = triple.document;
  document.hash = triple.document_hash;
  std::stringstream lines;
  write_record(document, lines);
  write_triple(triple, lines);
  const std::vector<Triple> read = read_triples(lines);
  REQUIRE(read.size() == 1);
  CHECK(read[0] == triple);
}

TEST_CASE("records read back, and name the document of the triples after them") {
  DocumentRecord document{"0123abcd", "a/report.md", "A \"title\"", "2011-03", {9, 8, 7, 6}};
  ActorRecord actor{"0123abcd",       "a/report.md", "Peru",
                    ActorKind::State, "PER",         {{"Lima", "metonym", 2}, {"it", "pronoun", 3}}};
  Triple triple = make_statement("Peru", "meet", "Chile", "a/report.md");
  std::stringstream lines;
  write_record(document, lines);
  write_record(actor, lines);
  write_triple(triple, lines);
  Recorder recorder;
  read_records(lines, recorder);
  REQUIRE(recorder.documents.size() == 1);
  CHECK(recorder.documents[0] == document);
  REQUIRE(recorder.actors.size() == 1);
  CHECK(recorder.actors[0] == actor);
  REQUIRE(recorder.triples.size() == 1);
  CHECK(recorder.triples[0].document_hash == "0123abcd");
}

TEST_CASE("lines that are neither triple nor record are passed over") {
  std::istringstream in("\n{\"record\":\"note\",\"deep\":[[[{}]]]}\n  \r\n{\"text\":\"open proposition\"}\n");
  CHECK(read_triples(in).empty());
}

TEST_CASE("numbers of any length do no harm") {
  const std::string line = written(make_statement("Peru", "meet", "Chile"));
  const std::string digits = "184467440737095516155";
  std::istringstream in("{\"x\":" + digits + ",\"y\":1e999,\"z\":-" + digits + "}\n{\"x\":" + digits + "," +
                        line.substr(1));
  CHECK(read_triples(in).size() == 1);
  std::string far = line;
  far.replace(far.find("\"begin\":0"), 9, "\"begin\":" + digits);
  CHECK(error_of(far) == "line 1: \"begin\" must be a whole number of code points");
  std::string sure = line;
  sure.replace(sure.find("0.875"), 5, "1e999");
  CHECK(error_of(sure) == "line 1: \"confidence\" must be a number from 0 to 1");
}

TEST_CASE("an id that is not ours is replaced by the hash of the content") {
  std::string line = written(make_statement("Peru", "meet", "Chile"));
  line.replace(line.find("\"s"), 35, "\"my first\"");
  std::istringstream in(line);
  const std::vector<Triple> read = read_triples(in);
  REQUIRE(read.size() == 1);
  CHECK(read[0].id == make_triple_id(read[0]));
}

TEST_CASE("the id depends on what is said and where, not on path, rule or confidence") {
  const Triple triple = everything();
  Triple other = triple;
  other.document = "elsewhere.md";
  other.rule = "another";
  other.confidence = 0.5;
  CHECK(make_triple_id(other) == triple.id);
  other = triple;
  other.negated = false;
  CHECK(make_triple_id(other) != triple.id);
  other = triple;
  other.object.quote.pieces[0].end += 1;
  CHECK(make_triple_id(other) != triple.id);
}

TEST_CASE("what cannot be read is refused with its line and what was expected") {
  CHECK(error_of("\n{\"subject\":") == "line 2: not JSON: the line ends within a value (column 12)");
  CHECK(error_of("{\"subject\":tru}") == "line 1: not JSON: Invalid value. (column 12)");
  CHECK(error_of("{} {}") == "line 1: not JSON: more follows after the value (column 3)");
  CHECK(error_of("[1]") == "line 1: not a JSON object; each line must hold one");
  CHECK(error_of(R"({"subject":{},"document":7})") == "line 1: \"document\" must be a string");
  std::string line = written(make_statement("Peru", "meet", "Chile"));
  std::string negative = line;
  negative.replace(negative.find("\"begin\":0"), 9, "\"begin\":-1");
  CHECK(error_of(negative) == "line 1: \"begin\" must be a whole number of code points");
  std::string backwards = line;
  backwards.replace(backwards.find("\"begin\":0"), 9, "\"begin\":99");
  CHECK(error_of(backwards) == "line 1: \"begin\" must be at most \"end\"");
  std::string unknown = line;
  unknown.replace(unknown.find("COOPERATE"), 9, "DANCE");
  CHECK(error_of(unknown) == "line 1: \"type\" must be one of the types of relation (COOPERATE, MEMBER …)");
  CHECK(error_of("{\"subject\":" + std::string(100000, '[')) != "no error");
  CHECK(error_of("{\"subject\":" + std::string(100000, '[') + std::string(100000, ']') + "}") ==
        "line 1: \"document\" must be a string");
}
