// What the program says when it is given something that it cannot use. Messages are compared whole.
#include <doctest/doctest.h>

#include <string>

#include "tests/cli/program.h"

namespace {

using namespace actorgraph::test;

const std::string kGood = "Norway supported Iceland. Denmark did not support Iceland.\n";

struct Row {
  std::string what;
  std::string name;
  std::string bytes;
  std::string message;
};

}  // namespace

TEST_CASE("a document that cannot be read is reported and the rest is done") {
  const Row rows[] = {
      {"empty", "bad.txt", "", "actorgraph: bad.txt: holds no text\n"},
      {"only blanks", "bad.txt", " \n\n\t\n", "actorgraph: bad.txt: holds no text\n"},
      {"invalid UTF-8", "bad.txt", "Norway\xff supported Iceland.\n",
       "actorgraph: bad.txt: not valid UTF-8 at byte 6; give its encoding with --encoding (for example "
       "windows-1252)\n"},
      {"binary", "bad.txt",
       std::string("\x7f"
                   "ELF\0\0\1\2\0\0\0",
                   11),
       "actorgraph: bad.txt: binary data (a NUL at byte 4); give text, or the encoding with --encoding (for example "
       "utf-16le)\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Folder folder;
    folder.write(row.name, row.bytes);
    folder.write("good.txt", kGood);
    const Outcome good = run({"extract", "good.txt"}, folder.path());
    REQUIRE(good.status == 0);
    const Outcome both = run({"extract", row.name, "good.txt"}, folder.path());
    CHECK(both.status == 1);
    CHECK(both.error == row.message);
    CHECK(both.out == good.out);
  }
}

TEST_CASE("a file that is missing is reported and the rest is done") {
  const Folder folder;
  folder.write("good.txt", kGood);
  const Outcome outcome = run({"extract", "gone.txt", "good.txt"}, folder.path());
  CHECK(outcome.status == 1);
  CHECK(outcome.error ==
        "actorgraph: gone.txt: cannot be read: No such file or directory; check the name and its permissions\n");
  CHECK(outcome.out == run({"extract", "good.txt"}, folder.path()).out);
}

TEST_CASE("a folder is walked in order of its names and a folder without documents is reported") {
  const Folder folder;
  folder.write("texts/b.txt", kGood);
  folder.write("texts/a/c.md", "Sweden praised Finland.\n");
  folder.write("texts/picture.png", "\x89PNG");
  folder.write("empty/readme", "x");
  const Outcome walked = run({"extract", "texts"}, folder.path());
  CHECK(walked.status == 0);
  CHECK(walked.error == "");
  CHECK(walked.out == run({"extract", "texts/a/c.md", "texts/b.txt"}, folder.path()).out);
  const Outcome empty = run({"extract", "empty"}, folder.path());
  CHECK(empty.status == 1);
  CHECK(empty.error ==
        "actorgraph: empty: holds no document (.txt, .md, .html, .pdf, .docx, .jsonl); name the files to read\n");
}

TEST_CASE("a list of names and standard input are documents too") {
  const Folder folder;
  folder.write("a.txt", kGood);
  folder.write("b.txt", "Sweden praised Finland.\n");
  folder.write("list", "b.txt\r\n\na.txt\n");
  CHECK(run({"extract", "@list"}, folder.path()).out == run({"extract", "b.txt", "a.txt"}, folder.path()).out);
  const Outcome piped = run({"extract", "-"}, folder.path(), kGood);
  CHECK(piped.status == 0);
  CHECK(piped.out.find(R"("document":"-")") != std::string::npos);
}

TEST_CASE("documents with the same bytes are counted once") {
  const Folder folder;
  folder.write("b.txt", kGood);
  folder.write("a.txt", kGood);
  const Outcome outcome = run({"extract", "b.txt", "a.txt"}, folder.path());
  CHECK(outcome.status == 0);
  CHECK(outcome.error == "actorgraph: b.txt: is the same as a.txt; counted once\n");
  CHECK(outcome.out == run({"extract", "a.txt"}, folder.path()).out);
}

TEST_CASE("a damaged line in a lexicon of the user's is reported and the other lines count") {
  const Folder folder;
  folder.write("good.txt", "Valdria attacked Oskar.\n");
  folder.write("actors.tsv", "Valdria\tstate\nthis is no line of a lexicon\nOskar\tstate\n");
  const Outcome outcome = run({"actors", "good.txt", "--actors", "actors.tsv"}, folder.path());
  CHECK(outcome.status == 1);
  CHECK(outcome.error ==
        "actorgraph: actors.tsv:2: a name and a kind are wanted, with a tab between them; found one field\n");
  CHECK(outcome.out.find(R"("name":"Valdria","kind":"state")") != std::string::npos);
  CHECK(outcome.out.find(R"("name":"Oskar","kind":"state")") != std::string::npos);
}

TEST_CASE("a correction that is wrong or of no use is told") {
  const Folder folder;
  folder.write("good.txt", kGood);
  folder.write("corrections.tsv", "rename\tNorway\tKingdom of Norway\nrename\tAtlantis\tOther\nimprove\tIceland\n");
  const Outcome outcome = run({"actors", "good.txt", "--corrections", "corrections.tsv"}, folder.path());
  CHECK(outcome.status == 1);
  CHECK(outcome.out.find(R"("name":"Kingdom of Norway")") != std::string::npos);
  CHECK(outcome.error.find("actorgraph: corrections.tsv:3: ") != std::string::npos);
  CHECK(outcome.error.find("actorgraph: corrections.tsv:2: ") != std::string::npos);
}

TEST_CASE("200 MB on one line are refused with the limit named") {
  const Folder folder;
  folder.write("long.txt", std::string(200'000'000, 'x'));
  folder.write("good.txt", kGood);
  const Outcome outcome = run({"extract", "long.txt", "good.txt"}, folder.path());
  CHECK(outcome.status == 1);
  CHECK(outcome.error == "actorgraph: long.txt: is longer than 100 MB, the limit for one document; split it\n");
  CHECK(outcome.out == run({"extract", "good.txt"}, folder.path()).out);
}

TEST_CASE("a graph that a format cannot hold leaves no file of it, and the others are written") {
  const Folder folder;
  std::string text;
  const std::string states[] = {"Norway", "Iceland", "Denmark", "Sweden",  "Finland", "Estonia",
                                "Latvia", "Poland",  "Hungary", "Austria", "Romania", "Bulgaria"};
  for (const std::string& one : states) {
    for (const std::string& other : states) {
      if (one != other) text += one + " supported " + other + ".\n\n";
    }
  }
  folder.write("a.txt", text);
  const Outcome outcome = run({"build", "a.txt", "-o", "graph.mmd", "-o", "graph.dot"}, folder.path());
  CHECK(outcome.status == 3);
  // How many edges there are is the extractor's business.
  CHECK(outcome.error.starts_with("actorgraph: graph.mmd: not written: Mermaid takes 100 edges and the graph has 1"));
  CHECK(outcome.error.ends_with("; write .dot, or a graph of fewer documents\n"));
  CHECK(folder.names() == std::vector<std::string>{"a.txt", "graph.dot"});
}

TEST_CASE("a folder gets the graph in every format") {
  const Folder folder;
  folder.write("a.txt", kGood);
  const Outcome outcome = run({"build", "a.txt", "-o", "set/"}, folder.path());
  CHECK(outcome.status == 0);
  CHECK(outcome.error.empty());
  for (const char* name : {"graph.graphml", "graph.gexf", "graph.json", "graph.sqlite", "graph.ttl", "graph.mmd",
                           "gephi/nodes.csv", "gephi/edges.csv", "neo4j/actors.csv", "i2/links.csv"}) {
    CAPTURE(name);
    CHECK(!folder.read(std::string("set/") + name).empty());
  }
  CHECK(run({"build", "a.txt", "-o", "one.graphml"}, folder.path()).status == 0);
  CHECK(folder.read("one.graphml") == folder.read("set/graph.graphml"));
}

TEST_CASE("an output that cannot be written leaves nothing behind, and the others are written") {
  const Folder folder;
  folder.write("good.txt", kGood);
  const Outcome outcome = run({"build", "good.txt", "-o", "gone/graph.json", "-o", "graph.json"}, folder.path());
  CHECK(outcome.status == 3);
  CHECK(outcome.error ==
        "actorgraph: gone/graph.json: cannot be written: No such file or directory; nothing was left there, choose "
        "another place\n");
  CHECK(folder.names() == std::vector<std::string>{"good.txt", "graph.json"});
}

TEST_CASE("a full disk ends the run with status 3") {
  const Folder folder;
  folder.write("good.txt", kGood);
  const Outcome outcome = run({"extract", "good.txt", "-o", "/dev/full"}, folder.path());
  CHECK(outcome.status == 3);
  CHECK(outcome.error ==
        "actorgraph: /dev/full: cannot be written: No space left on device; nothing was left there, choose another "
        "place\n");
}

TEST_CASE("wrong usage is told in a line") {
  struct {
    std::vector<std::string> arguments;
    std::string message;
  } const rows[] = {
      {{}, "a command is required; see actorgraph --help"},
      {{"extract"}, "no document was named; give files, folders or - for standard input"},
      {{"extract", "a.txt", "--shard", "5/4"}, "--shard: \"5/4\" is not I/N; write 1/4 for the first of four parts"},
      {{"extract", "a.txt", "--shard", "0/4"}, "--shard: \"0/4\" is not I/N; write 1/4 for the first of four parts"},
      {{"build", "a.txt"}, "--output is required; see actorgraph build --help"},
      {{"build", "a.txt", "-o", "graph.xyz"}, "graph.xyz: no format has this ending; see actorgraph export --list"},
      {{"paint"}, "The following argument was not expected: paint; see actorgraph --help"},
  };
  for (const auto& [arguments, message] : rows) {
    CAPTURE(message);
    const Outcome outcome = run(arguments);
    CHECK(outcome.status == 2);
    CHECK(outcome.error == "actorgraph: " + message + "\n");
    CHECK(outcome.out == "");
  }
}
