// The same documents give the same bytes, whatever the order, the threads and the batches.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/cli/program.h"

namespace {

using namespace actorgraph::test;

/// The graph, in all the formats that a test compares, built by these arguments.
std::string build(std::vector<std::string> arguments, const Folder& folder) {
  arguments.insert(arguments.begin(), "build");
  for (const char* output : {"graph.json", "graph.graphml", "graph.node-link.json"}) {
    arguments.push_back("-o");
    arguments.push_back((folder.path() / output).string());
  }
  const Outcome outcome = run(arguments);
  CHECK(outcome.error == "");
  REQUIRE(outcome.status == 0);
  return folder.read("graph.json") + folder.read("graph.graphml") + folder.read("graph.node-link.json");
}

std::vector<std::string> operator+(std::vector<std::string> a, const std::vector<std::string>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::string merge(const std::vector<std::string>& parts, const Folder& folder) {
  std::vector<std::string> arguments = {"merge"};
  arguments = arguments + parts;
  for (const char* output : {"graph.json", "graph.graphml", "graph.node-link.json"}) {
    arguments = arguments + std::vector<std::string>{"-o", (folder.path() / output).string()};
  }
  const Outcome outcome = run(arguments);
  CHECK(outcome.error == "");
  REQUIRE(outcome.status == 0);
  return folder.read("graph.json") + folder.read("graph.graphml") + folder.read("graph.node-link.json");
}

}  // namespace

TEST_CASE("shuffled documents and other numbers of threads give the same bytes") {
  const Folder folder;
  std::vector<std::string> documents = samples();
  const std::string whole = build(documents, folder);
  CHECK(whole.size() > 1000);
  CHECK(build(documents + std::vector<std::string>{"--threads", "1"}, folder) == whole);
  CHECK(build(documents + std::vector<std::string>{"--threads", "4"}, folder) == whole);
  std::reverse(documents.begin(), documents.end());
  CHECK(build(documents, folder) == whole);
  std::rotate(documents.begin(), documents.begin() + 2, documents.end());
  CHECK(build(documents + std::vector<std::string>{"--threads", "4"}, folder) == whole);
}

TEST_CASE("batches that are merged give the bytes of the whole, as graphs and as triples") {
  const Folder folder;
  const std::vector<std::string> documents = samples();
  const std::string whole = build(documents, folder);
  const auto middle = documents.begin() + static_cast<std::ptrdiff_t>(documents.size() / 2);
  const std::vector<std::vector<std::string>> batches = {{documents.begin(), middle}, {middle, documents.end()}};

  std::vector<std::string> graphs, extracts;
  for (std::size_t i = 0; i < batches.size(); ++i) {
    const std::string graph = (folder.path() / ("part" + std::to_string(i) + ".json")).string();
    CHECK(run(std::vector<std::string>{"build", "-o", graph} + batches[i]).status == 0);
    graphs.push_back(graph);
    const std::string extract = (folder.path() / ("part" + std::to_string(i) + ".jsonl")).string();
    CHECK(run(std::vector<std::string>{"extract", "-o", extract} + batches[i]).status == 0);
    extracts.push_back(extract);
  }
  CHECK(merge(graphs, folder) == whole);
  CHECK(merge({graphs[1], graphs[0]}, folder) == whole);
  CHECK(merge(extracts, folder) == whole);
  CHECK(merge({extracts[1], graphs[0]}, folder) == whole);
  CHECK(merge({graphs[0], graphs[1], graphs[0]}, folder) == whole);
}

TEST_CASE("shards take each document once and merge into the whole") {
  const Folder folder;
  const std::vector<std::string> documents = samples();
  const std::string whole = build(documents, folder);
  std::vector<std::string> parts;
  for (const char* shard : {"1/3", "2/3", "3/3"}) {
    parts.push_back((folder.path() / (std::string("shard") + shard[0] + ".jsonl")).string());
    CHECK(run(std::vector<std::string>{"extract", "--shard", shard, "-o", parts.back()} + documents).status == 0);
  }
  CHECK(merge(parts, folder) == whole);
}

TEST_CASE("extract prints documents in the order given, whatever the threads") {
  std::vector<std::string> documents = samples();
  std::reverse(documents.begin(), documents.end());
  const Outcome one = run(std::vector<std::string>{"extract", "--threads", "1"} + documents);
  const Outcome four = run(std::vector<std::string>{"extract", "--threads", "4"} + documents);
  CHECK(one.status == 0);
  CHECK(one.out == four.out);
  CHECK(one.out.find(documents.front()) < one.out.find(documents.back()));
}

TEST_CASE("a document that several threads share gives the bytes that one gives") {
  const Folder folder;
  const std::vector<std::string> states = {"Peru", "Kenya", "Norway", "Oman", "Fiji", "Malta", "Japan"};
  std::string text;
  for (std::size_t i = 0; i < 1300; ++i) {
    text += states[i % 7] + " sent " + std::to_string(i + 2) + " engineers to " + states[(i + 1 + i % 5) % 7];
    text += i % 6 == 5 ? ".\n\n" : ". ";
  }
  folder.write("long.txt", text);
  for (const char* command : {"extract", "parse", "actors"}) {
    CAPTURE(command);
    const Outcome one = run({command, "--threads", "1", "long.txt"}, folder.path());
    CHECK(one.status == 0);
    CHECK(one.out.size() > text.size());
    CHECK(run({command, "--threads", "4", "long.txt"}, folder.path()).out == one.out);
  }
}
