// What a run of many documents promises: it tells where its time went, can be stopped at any moment and goes on from
// there, reads only what is new, and stands in a pipe.
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>

#include "tests/cli/program.h"

namespace {

using namespace actorgraph::test;

/// A page of reports on dealings between states, another one for each number.
std::string report(unsigned number, std::size_t sentences = 30) {
  const char* const states[] = {"Norway", "Iceland", "Peru", "Chile", "Japan",
                                "Kenya",  "Ghana",   "Oman", "Fiji",  "Malta"};
  const char* const deeds[] = {"signed a treaty on fisheries with",
                               "sent grain to",
                               "criticised",
                               "may join talks with",
                               "did not support",
                               "imposed sanctions on",
                               "plans to open an embassy in"};
  std::mt19937 random(number);
  std::string text = "# Report " + std::to_string(number) + "\n\n";
  for (std::size_t i = 0; i < sentences; ++i) {
    text += std::string("The government of ") + states[random() % std::size(states)] + " " +
            deeds[random() % std::size(deeds)] + " " + states[random() % std::size(states)] + " in " +
            std::to_string(1990 + random() % 30) + (i % 5 == 4 ? ".\n\n" : ". ");
  }
  return text;
}

/// `count` reports as docs/1.md, docs/2.md …
void write_reports(const Folder& folder, unsigned count, std::size_t sentences = 30) {
  for (unsigned i = 1; i <= count; ++i) folder.write("docs/" + std::to_string(i) + ".md", report(i, sentences));
}

rapidjson::Document json(const std::string& text) {
  rapidjson::Document document;
  document.Parse(text.c_str());
  REQUIRE(document.IsObject());
  return document;
}

unsigned words_read(const Folder& folder) { return json(folder.read("stats.json"))["words"].GetUint(); }

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// Lets build and extract be killed `kills` times at random moments, resumes and compares with runs that were not.
void kill_and_resume(unsigned kills, unsigned documents) {
  const Folder folder;
  write_reports(folder, documents);
  for (const auto& [command, output] : {std::pair("build", "graph.json"), std::pair("extract", "triples.jsonl")}) {
    CAPTURE(command);
    const auto start = std::chrono::steady_clock::now();
    REQUIRE(run({command, "docs", "-o", output}, folder.path()).status == 0);
    const auto took = std::chrono::steady_clock::now() - start;
    auto longest = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    const std::string whole = folder.read(output);
    std::filesystem::remove(folder.path() / output);
    std::mt19937 random(7);
    unsigned killed = 0;
    for (unsigned tries = 0; killed < kills && tries < 20 * kills; ++tries) {
      const int after = static_cast<int>(random() % static_cast<unsigned>(longest + 1));
      const Outcome outcome =
          run_and_signal({command, "docs", "-o", output, "--resume"}, folder.path(), SIGKILL, after);
      if (outcome.status == 128 + SIGKILL) {
        ++killed;
      } else {
        longest = longest * 3 / 4;  // it was done before: the machine has more time for us now
      }
      // Complete or absent.
      if (folder.has(output)) CHECK(folder.read(output) == whole);
    }
    CHECK(killed == kills);
    CHECK(run({command, "docs", "-o", output, "--resume"}, folder.path()).status == 0);
    CHECK(folder.read(output) == whole);
    CHECK(folder.names() == std::vector<std::string>{"docs", output});
    std::filesystem::remove(folder.path() / output);
  }
}

}  // namespace

TEST_CASE("--stats tells time, speed and memory of every stage, as a table and as JSON") {
  const Folder folder;
  write_reports(folder, 3);
  const Outcome outcome =
      run({"build", "docs", "-o", "graph.json", "--stats", "--stats-json", "stats.json"}, folder.path());
  CHECK(outcome.status == 0);
  for (const char* stage :
       {"read", "tokenise", "tag and parse", "actors", "relations", "merge", "write", "whole run"}) {
    CAPTURE(stage);
    CHECK(outcome.error.find("\n" + std::string(stage) + "  ") != std::string::npos);
  }
  const rapidjson::Document stats = json(folder.read("stats.json"));
  CHECK(stats["documents"].GetUint() == 3);
  CHECK(stats["words"].GetUint() > 3 * 30 * 8);
  CHECK(stats["bytes"].GetUint() == report(1).size() + report(2).size() + report(3).size());
  CHECK(stats["peak_bytes"].GetUint64() > 1'000'000);
  double sum = 0;
  for (const auto& stage : stats["stages"].GetArray()) {
    CHECK(stage["seconds"].GetDouble() > 0);
    CHECK(stage["peak_bytes"].GetUint64() > 0);
    sum += stage["core_seconds"].GetDouble();
    if (std::string(stage["stage"].GetString()) == "start") continue;
    CHECK(stage["words_per_core_second"].GetDouble() > 0);
    CHECK(stage["megabytes_per_core_second"].GetDouble() > 0);
  }
  CHECK(sum <= stats["core_seconds"].GetDouble());
}

TEST_CASE("the documents that are worked on at a time may be bounded, with the same result") {
  const Folder folder;
  write_reports(folder, 12);
  REQUIRE(run({"extract", "docs", "-o", "wide.jsonl", "--threads", "4"}, folder.path()).status == 0);
  REQUIRE(run({"extract", "docs", "-o", "narrow.jsonl", "--threads", "4", "--memory", "1"}, folder.path()).status == 0);
  CHECK(folder.read("wide.jsonl") == folder.read("narrow.jsonl"));
}

// ACTORGRAPH_KILLS=50 build/dev/tests/cli_test -tc="*killed*" takes some minutes.
TEST_CASE("a run that is killed at random moments goes on to the same bytes") {
  const char* const kills = std::getenv("ACTORGRAPH_KILLS");
  kill_and_resume(kills == nullptr ? 4 : static_cast<unsigned>(std::atoi(kills)), kills == nullptr ? 30 : 200);
}

TEST_CASE("what a stopped run has finished is not done again") {
  const Folder folder;
  write_reports(folder, 40);
  REQUIRE(run({"extract", "docs", "-o", "whole.jsonl", "--stats-json", "stats.json"}, folder.path()).status == 0);
  const unsigned all_words = words_read(folder);
  const std::string kept = "triples.jsonl.journal";
  // However slow the machine is, at some moment something is kept and something is left to do.
  for (int after = 50; after < 60'000 && !folder.has(kept); after += after / 4) {
    run_and_signal({"extract", "docs", "-o", "triples.jsonl"}, folder.path(), SIGKILL, after);
    if (folder.has("triples.jsonl")) std::filesystem::remove(folder.path() / "triples.jsonl");
  }
  REQUIRE(folder.has(kept));
  const std::size_t entries = count(folder.read(kept), R"({"record":"document")");
  const Outcome outcome =
      run({"extract", "docs", "-o", "triples.jsonl", "--resume", "--stats-json", "stats.json"}, folder.path());
  CHECK(outcome.status == 0);
  CHECK(outcome.error == "");
  CHECK(folder.read("triples.jsonl") == folder.read("whole.jsonl"));
  CHECK(!folder.has(kept));
  if (entries > 1) CHECK(words_read(folder) < all_words);
}

TEST_CASE("Ctrl-C ends a run within a second, takes its half-written files away and keeps what is finished") {
  const Folder folder;
  write_reports(folder, 400);
  const auto start = std::chrono::steady_clock::now();
  const int after = 700;
  const Outcome outcome = run_and_signal({"build", "docs", "-o", "graph.json"}, folder.path(), SIGINT, after);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  CHECK(outcome.status == 128 + SIGINT);
  CHECK(took.count() < after / 1000.0 + 3);  // a second on an idle machine
  for (const std::string& name : folder.names()) CHECK((name == "docs" || name == "graph.json.journal"));
  // A machine that is too slow to have finished the first document by then has nothing to tell.
  if (!folder.has("graph.json.journal") || count(folder.read("graph.json.journal"), "\n") < 2) return;
  CHECK(outcome.error == "actorgraph: stopped; what was finished is in graph.json.journal, go on with --resume\n");
  const Outcome again = run({"build", "docs", "-o", "graph.json"}, folder.path());
  CHECK(again.status == 0);
  CHECK(again.error ==
        "actorgraph: graph.json.journal: was left by a run that was stopped and is not used; --resume goes on with "
        "it\n");
}

TEST_CASE("a journal that is damaged or was made otherwise is not believed") {
  const Folder folder;
  write_reports(folder, 12);
  REQUIRE(run({"extract", "docs", "-o", "whole.jsonl"}, folder.path()).status == 0);
  const std::string kept = "triples.jsonl.journal";
  const auto leave_journal = [&] {
    for (int after = 50; after < 60'000 && !folder.has(kept); after += after / 4) {
      run_and_signal({"extract", "docs", "-o", "triples.jsonl"}, folder.path(), SIGKILL, after);
    }
    REQUIRE(folder.has(kept));
    return folder.read(kept);
  };
  const std::string journal = leave_journal();
  const std::size_t second_line = journal.find('\n') + 1;
  std::string flipped = journal;
  flipped[journal.size() / 2] ^= 1;
  for (const std::string& damaged :
       {journal.substr(0, journal.size() - 7), journal.substr(0, second_line + 10), journal.substr(0, second_line),
        journal.substr(0, 3), std::string(), flipped, journal + "0123 99999999999999 0123\n", journal + "x"}) {
    folder.write(kept, damaged);
    const Outcome outcome = run({"extract", "docs", "-o", "triples.jsonl", "--resume"}, folder.path());
    CHECK(outcome.status == 0);
    CHECK(folder.read("triples.jsonl") == folder.read("whole.jsonl"));
    CHECK(!folder.has(kept));
  }
  folder.write(kept, journal);
  const Outcome other =
      run({"extract", "docs", "-o", "triples.jsonl", "--resume", "--min-confidence", "0.9"}, folder.path());
  CHECK(other.status == 0);
  CHECK(other.error ==
        "actorgraph: triples.jsonl.journal: was made with other options or another version of the program; starting "
        "anew\n");
  REQUIRE(run({"extract", "docs", "-o", "sure.jsonl", "--min-confidence", "0.9"}, folder.path()).status == 0);
  CHECK(folder.read("triples.jsonl") == folder.read("sure.jsonl"));
}

TEST_CASE("--resume needs a file to go on with") {
  const Folder folder;
  folder.write("a.md", report(1));
  const Outcome piped = run({"extract", "a.md", "--resume"}, folder.path());
  CHECK(piped.status == 2);
  CHECK(piped.error == "actorgraph: --resume needs an output file; name one with -o\n");
}

TEST_CASE("build --update looks through new and changed documents only and equals a rebuild") {
  const Folder folder;
  write_reports(folder, 6);
  folder.write("docs/lines.jsonl",
               "{\"text\": \"Norway praised Fiji.\"}\n{\"id\": \"b\", \"text\": \"Peru met Oman.\"}\n");
  REQUIRE(run({"build", "docs", "-o", "old.json"}, folder.path()).status == 0);
  folder.write("docs/2.md", report(102));
  folder.write("docs/7.md", report(7));
  folder.write("docs/lines.jsonl",
               "{\"text\": \"Kenya praised Fiji.\"}\n{\"id\": \"b\", \"text\": \"Peru met Oman.\"}\n");
  REQUIRE(run({"build", "docs", "-o", "rebuilt.json", "--stats-json", "stats.json"}, folder.path()).status == 0);
  const unsigned all_words = words_read(folder);

  const Outcome updated = run(
      {"build", "--update", "old.json", "docs", "-o", "new.json", "-o", "new.graphml", "--stats-json", "stats.json"},
      folder.path());
  CHECK(updated.error == "");
  CHECK(updated.status == 0);
  CHECK(folder.read("new.json") == folder.read("rebuilt.json"));
  CHECK(words_read(folder) < all_words / 2);

  SUBCASE("in place, and again without any change") {
    REQUIRE(run({"build", "--update", "old.json", "docs", "-o", "old.json"}, folder.path()).status == 0);
    CHECK(folder.read("old.json") == folder.read("rebuilt.json"));
    REQUIRE(
        run({"build", "--update", "old.json", "docs", "-o", "old.json", "--stats-json", "stats.json"}, folder.path())
            .status == 0);
    CHECK(folder.read("old.json") == folder.read("rebuilt.json"));
    CHECK(words_read(folder) == 0);
  }
  SUBCASE("documents that are not named stay") {
    REQUIRE(run({"build", "--update", "old.json", "docs/2.md", "docs/7.md", "docs/lines.jsonl", "-o", "some.json"},
                folder.path())
                .status == 0);
    CHECK(folder.read("some.json") == folder.read("rebuilt.json"));
  }
  SUBCASE("--prune drops documents that are gone, and renamed ones get their new name") {
    std::filesystem::remove(folder.path() / "docs/3.md");
    std::filesystem::rename(folder.path() / "docs/4.md", folder.path() / "docs/renamed.md");
    REQUIRE(run({"build", "docs", "-o", "rebuilt.json"}, folder.path()).status == 0);
    REQUIRE(run({"build", "--update", "old.json", "--prune", "docs", "-o", "new.json", "--stats-json", "stats.json"},
                folder.path())
                .status == 0);
    CHECK(folder.read("new.json") == folder.read("rebuilt.json"));
    CHECK(words_read(folder) < all_words / 2);
  }
}

TEST_CASE("a graph that cannot be updated leaves the output as it was") {
  const Folder folder;
  folder.write("a.md", report(1));
  folder.write("graph.json", "{\"format\":\"actorgraph\",\"version\":1,\"documents\":[{}");
  const Outcome outcome = run({"build", "--update", "graph.json", "a.md", "-o", "graph.json"}, folder.path());
  CHECK(outcome.status == 1);
  CHECK(outcome.error.starts_with("actorgraph: graph.json: "));
  CHECK(folder.read("graph.json") == "{\"format\":\"actorgraph\",\"version\":1,\"documents\":[{}");
}

TEST_CASE("JSON Lines go through a pipe line by line, and a bad line is reported and passed over") {
  const Folder folder;
  const std::string lines =
      "{\"id\": \"a\", \"text\": \"Norway attacked Iceland.\"}\n{\"id\": \"b\"\n\n{\"id\": \"c\", \"text\": 7.5}\n"
      "{\"text\": \"Kenya praised Fiji.\"}";
  const Outcome outcome = run({"extract", "--input-format", "jsonl", "-"}, folder.path(), lines);
  CHECK(outcome.status == 1);
  CHECK(outcome.error ==
        "actorgraph: -:2: no JSON (Missing a comma or '}' after an object member. at byte 10 of the line)\n"
        "actorgraph: -:4: no text in the field 'text'\n");
  CHECK(count(outcome.out, R"({"record":"document","path":"-:a")") == 1);
  CHECK(count(outcome.out, R"({"record":"document","path":"-:5")") == 1);
  folder.write("same.jsonl", lines);
  std::string from_file = run({"extract", "same.jsonl"}, folder.path()).out;
  for (std::size_t at = 0; (at = from_file.find("\"same.jsonl:", at)) != std::string::npos;) {
    from_file.replace(at, 12, "\"-:");
  }
  CHECK(from_file.size() == outcome.out.size());
}

TEST_CASE("a line's statements come before the next line is asked for") {
  const Outcome outcome =
      run_program({"bash", "-c",
                   "coproc A { \"$0\" extract -; }; echo '{\"text\": \"Norway attacked Iceland.\"}' >&${A[1]}; "
                   "read -t 30 -r line <&${A[0]} && echo \"$line\"",
                   ACTORGRAPH_PROGRAM});
  CHECK(outcome.out.starts_with(R"({"record":"document","path":"-:1")"));
}

TEST_CASE("progress is shown on a terminal, with rate and time left, and nowhere else") {
  const Folder folder;
  write_reports(folder, 60, 200);
  const Outcome shown = run_on_terminal({"extract", "docs", "-o", "a.jsonl", "--threads", "1"}, folder.path());
  CHECK(shown.status == 0);
  CHECK(shown.out.find(" of 60 documents, ") != std::string::npos);
  CHECK(shown.out.find(" MB/s, ") != std::string::npos);
  CHECK(shown.out.find(" s left") != std::string::npos);
  CHECK(run({"extract", "docs", "-o", "a.jsonl"}, folder.path()).error == "");
}

TEST_CASE("no network is needed or asked for") {
  const Folder folder;
  write_reports(folder, 2);
  folder.write("docs/page.html",
               "<p>Norway praised <a href=\"http://example.org/x.html\">Fiji</a>.</p>"
               "<img src=\"http://example.org/a.png\"><script src=\"http://example.org/b.js\"></script>");
  REQUIRE(run({"build", "docs", "-o", "here.json"}, folder.path()).status == 0);
  const Outcome alone =
      run_program({"unshare", "-rn", ACTORGRAPH_PROGRAM, "build", "docs", "-o", "alone.json", "-o", "alone.graphml"},
                  folder.path());
  if (alone.error.starts_with("unshare:")) {
    MESSAGE("skipped: unshare -n is not allowed here: ", alone.error);
    return;
  }
  CHECK(alone.error == "");
  CHECK(alone.status == 0);
  CHECK(folder.read("alone.json") == folder.read("here.json"));
  const Outcome traced = run_program({"strace", "-f", "-qq", "-e", "trace=network", "-o", "calls", ACTORGRAPH_PROGRAM,
                                      "build", "docs", "-o", "traced.json"},
                                     folder.path());
  if (traced.status == 127) {
    MESSAGE("the calls themselves were not looked at: there is no strace");
    return;
  }
  CHECK(folder.read("calls") == "");
}
