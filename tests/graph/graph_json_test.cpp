#include "graph/graph_json.h"

#include <doctest/doctest.h>

#include <sstream>

#include "extract/errors.h"
#include "graph/merge.h"
#include "graph/triple_json.h"
#include "tests/graph/random_records.h"

using namespace actorgraph;

namespace {

std::string written(unsigned seed) {
  const RandomCorpus corpus = make_random_corpus(seed, 3, 30);
  GraphBuilder builder;
  for (const DocumentRecord& record : corpus.documents) builder.add(record);
  for (const ActorRecord& record : corpus.actors) builder.add(record);
  for (const Triple& triple : corpus.triples) builder.add(triple);
  Graph graph;
  builder.build(graph);
  std::ostringstream out;
  write_graph_json(graph, out);
  return out.str();
}

std::string written(const std::vector<Triple>& triples) {
  GraphBuilder builder;
  for (const Triple& triple : triples) builder.add(triple);
  Graph graph;
  builder.build(graph);
  std::ostringstream out;
  write_graph_json(graph, out);
  return out.str();
}

std::string read_and_written(const std::string& file) {
  std::istringstream in(file);
  GraphBuilder builder;
  read_graph_or_records(in, builder);
  Graph graph;
  builder.build(graph);
  std::ostringstream out;
  write_graph_json(graph, out);
  return out.str();
}

std::string error_of(const std::string& file) {
  std::istringstream in(file);
  GraphBuilder builder;
  try {
    read_graph_json(in, builder);
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a graph reads back as it was written, byte for byte") {
  for (unsigned seed = 0; seed < 20; ++seed) CHECK((read_and_written(written(seed)) == written(seed)));
}

TEST_CASE("an empty graph is written and read") {
  GraphBuilder builder;
  Graph graph;
  builder.build(graph);
  std::ostringstream out;
  write_graph_json(graph, out);
  CHECK(out.str() ==
        "{\"format\":\"actorgraph\",\"version\":1,\"documents\":[],\"actors\":[],\"edges\":[],\"aliases\":[],"
        "\"other_actors\":[]}\n");
  CHECK(read_and_written(out.str()) == out.str());
}

TEST_CASE("extracts and graphs are told apart") {
  const RandomCorpus corpus = make_random_corpus(3, 1, 20);
  std::stringstream lines;
  GraphBuilder builder;
  for (const DocumentRecord& record : corpus.documents) {
    write_record(record, lines);
    builder.add(record);
  }
  for (const ActorRecord& record : corpus.actors) {
    write_record(record, lines);
    builder.add(record);
  }
  for (const Triple& triple : corpus.triples) {
    write_triple(triple, lines);
    builder.add(triple);
  }
  Graph graph;
  builder.build(graph);
  std::ostringstream out;
  write_graph_json(graph, out);
  CHECK((read_and_written(lines.str()) == out.str()));
}

TEST_CASE("the reader passes over what it does not know and what it computes itself") {
  const std::string file = written(1);
  CHECK(read_and_written(
            replaced(file, ",\"documents\":", ",\"later\":{\"evidence\":[[1,{\"a\":null}]]},\"documents\":")) == file);
  CHECK(read_and_written(replaced(file, "\"weight\":", "\"weight\":999,\"was\":")) == file);
}

TEST_CASE("a file larger than what is read at a time reads back, wherever its values are cut") {
  const std::size_t block = 1 << 18;
  for (const std::size_t length : {std::size_t{10}, std::size_t{1000}, block - 1, block, 3 * block}) {
    GraphBuilder builder;
    for (std::size_t i = 0; i < 300 + 3 * block / (length + 500); ++i) {
      Triple triple = make_statement("Peru", "meet", "Chile " + std::to_string(i % 50), "a.md", 10 * i);
      triple.sentence.text =
          std::to_string(i) + (i % 3 == 0 ? " \"x\"\n" : " ") + std::string(i < 3 ? length : i % 90, 'y');
      triple.id = make_triple_id(triple);
      builder.add(triple);
    }
    Graph graph;
    builder.build(graph);
    std::ostringstream out;
    write_graph_json(graph, out);
    const std::string file = out.str();
    CHECK(file.size() > block);
    CHECK((read_and_written(file) == file));
    // The same with all cuts moved, by blanks, by what is passed over and by what is not.
    CHECK((read_and_written(std::string(77, ' ') + file) == file));
    CHECK((read_and_written(replaced(
               file, "\"edges\":", "\"later\":[\"" + std::string(length, 'z') + "\\\"\"],\"edges\":")) == file));
    CHECK(error_of(file.substr(0, file.size() - length)).starts_with("not JSON: "));
  }
}

TEST_CASE("a large file is refused at its first fault, with the fault's place") {
  std::vector<Triple> triples;
  for (std::size_t i = 0; i < 3000; ++i) {
    triples.push_back(make_statement("Peru", "meet", "Chile " + std::to_string(i % 700), "a.md", 100 * i));
  }
  const std::string file = written(triples);
  REQUIRE(file.size() > std::size_t{4} << 18);
  const auto at_end_of_statement = [&](std::size_t from) {
    const std::size_t quote = file.find("\"quote\":", from);
    return file.find('}', quote) + 1;
  };
  for (const std::size_t from : {std::size_t{0}, file.size() / 3, file.size() - 3000}) {
    std::string damaged = file;
    const std::size_t at = damaged.find("\"type\":\"COOPERATE\",\"text\"", from);
    damaged.replace(at, 18, "\"type\":\"COOPERATX\"");
    CHECK(error_of(damaged) == "evidence: \"type\" must be one of the types of relation (COOPERATE, MEMBER …) (byte " +
                                   std::to_string(at_end_of_statement(at)) + ")");
    damaged[file.size() - 100] = '\0';  // a second fault, which another thread may come upon first
    CHECK(error_of(damaged).starts_with("evidence: \"type\""));
  }
  struct Refuser final : RecordSink {
    void add(const DocumentRecord&) override {}
    void add(const ActorRecord&) override {}
    void add(const TripleView&) override {
      if (++seen == 500) throw std::runtime_error("full");
    }
    int seen = 0;
  } refuser;
  std::istringstream in(file);
  CHECK_THROWS_WITH(read_graph_json(in, refuser), "full");
}

TEST_CASE("an edge of thousands of statements is written whole, and those beside it") {
  std::vector<Triple> triples;
  for (std::size_t i = 0; i < 9000; ++i) {
    const char* const object = i % 3 == 0 ? "Chile" : i % 3 == 1 ? "Bolivia" : "Ecuador";
    const std::string subject = i % 10 == 0 ? "Peru " + std::to_string(i) : "Peru";
    triples.push_back(make_statement(subject, "meet", object, "a.md", 100 * i));
  }
  const std::string file = written(triples);
  CHECK((read_and_written(file) == file));
  std::istringstream in(file);
  GraphBuilder builder;
  read_graph_json(in, builder);
  Graph read;
  builder.build(read);
  CHECK(num_edges(read) == 903);  // 900 subjects of their own, and Peru with each of three
}

TEST_CASE("numbers of any length are passed over, and refused where an offset is wanted") {
  const std::string file = written(1);
  const std::string digits = "184467440737095516155";
  CHECK(error_of("{\"x\":" + digits + "}").starts_with("not an actorgraph graph"));
  CHECK((read_and_written(replaced(file, "\"documents\":", "\"x\":" + digits + ",\"documents\":")) == file));
  CHECK((read_and_written(replaced(file, "\"title\":", "\"x\":" + digits + ",\"y\":1e999,\"title\":")) == file));
  CHECK(error_of(replaced(file, "\"line\":1}", "\"line\":" + digits + "}"))
            .starts_with("evidence: \"line\" must be a whole number (byte "));
}

TEST_CASE("a file that is no such graph is refused with what is wrong and where") {
  const std::string file = written(1);
  CHECK(error_of("") == "not JSON: The document is empty. (byte 0)");
  CHECK(error_of("[1,2]") == "not an actorgraph graph: it must begin with an object (byte 1)");
  CHECK(error_of("{\"nodes\":[],\"edges\":[]}") == "not an actorgraph graph: no \"format\" (byte 23)");
  CHECK(error_of("{\"format\":\"gexf\"}") == "\"format\" must be \"actorgraph\" (byte 16)");
  CHECK(error_of(replaced(file, "\"version\":1", "\"version\":2")).starts_with("the graph has another version"));
  CHECK(error_of(replaced(file, "\"edges\":[", "\"edges\":[7,")).starts_with("\"edges\" must be an array of objects"));
  CHECK(error_of(replaced(file, "\"documents\":[", "\"documents\":{},\"x\":["))
            .starts_with("\"documents\" must be an array"));
  CHECK(
      error_of(replaced(file, "\"line\":1}", "\"line\":-1}")).starts_with("evidence: \"line\" must be a whole number"));
  CHECK(error_of(file.substr(0, file.size() / 2)).starts_with("not JSON: "));
  CHECK(
      error_of(replaced(file, "\"documents\":", "\"x\":" + std::string(100000, '['))).starts_with("nested too deeply"));
  CHECK(error_of(replaced(file, "\"name\":\"", "\"name\":\"\xff")).starts_with("not JSON: "));
}

TEST_CASE("no damage of a single byte crashes the reader") {
  const std::string file = written(2).substr(0, 6000);
  for (std::size_t i = 0; i < file.size(); i += 3) {
    std::string damaged = file;
    damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 7)));
    error_of(damaged);
  }
  CHECK(error_of(file) != "no error");
}
