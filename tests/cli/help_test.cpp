#include <doctest/doctest.h>

#include "tests/cli/program.h"

using namespace actorgraph::test;

TEST_CASE("--version prints the program's name and version") {
  const Outcome outcome = run({"--version"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out == "actorgraph 0.1.0\n");
}

TEST_CASE("every command explains itself with an example of its own") {
  for (const char* command : {"build", "extract", "merge", "export", "verify", "actors", "text", "parse", "show", "why",
                              "path", "top", "timeline", "compare", "diff", "filter", "remove", "diagram", "report"}) {
    CAPTURE(command);
    const Outcome outcome = run({command, "--help"});
    CHECK(outcome.status == 0);
    CHECK(outcome.error == "");
    CHECK(outcome.out.find("Example:\n  actorgraph " + std::string(command) + " ") != std::string::npos);
  }
}

TEST_CASE("the manual page holds every command, its options and its example") {
  const Outcome outcome = run({"--man"});
  CHECK(outcome.status == 0);
  CHECK(outcome.error == "");
  CHECK(outcome.out.starts_with(".\\\" Written by actorgraph --man.\n.TH ACTORGRAPH 1 \"\" \"actorgraph 0.1.0\""));
  for (const char* part :
       {"\n.SS actorgraph build\n", "\n.SS actorgraph report\n", "\\fB\\-\\-focus\\fR \\fINAMES\\fR\n",
        "\n  actorgraph diagram graph.json \\-\\-focus China", "\n.SH EXIT STATUS\n", "\\fBgexf\\-1.2\\fR"}) {
    INFO(part);
    CHECK(outcome.out.find(part) != std::string::npos);
  }
  if (run_program({"sh", "-c", "command -v groff"}).status == 0) {
    const Folder folder;
    folder.write("page", outcome.out);
    const Outcome checked = run_program({"groff", "-man", "-Tutf8", "-ww", "-z", "page"}, folder.path());
    CHECK(checked.status == 0);
    CHECK(checked.error == "");
  } else {
    MESSAGE("groff is not installed: the manual page is not set");
  }
}

TEST_CASE("bash completes commands, options, values and lists of values") {
  const Folder folder;
  folder.write("completion", run({"--completion", "bash"}).out);
  folder.write("graph.json", "");
  struct Row {
    const char* words;
    const char* expected;
  };
  const Row rows[] = {{"actorgraph di", "diff diagram"},
                      {"actorgraph --vers", "--version"},
                      {"actorgraph diagram --foc", "--focus"},
                      {"actorgraph diagram graph.json --type SANC", "SANCTION"},
                      {"actorgraph diagram graph.json --type AID,SANC", "AID,SANCTION"},
                      {"actorgraph diagram graph.json --format p", "pdf png"},
                      {"actorgraph export graph.json --format graphml", "graphml"},
                      {"actorgraph show gra", "graph.json"}};
  for (const Row& row : rows) {
    INFO(row.words);
    const Outcome outcome =
        run_program({"bash", "-c",
                     ". ./completion; read -ra COMP_WORDS <<< \"" + std::string(row.words) +
                         "\"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _actorgraph 2>&1; echo ${COMPREPLY[@]}"},
                    folder.path());
    CHECK(outcome.out == std::string(row.expected) + "\n");
  }
}

TEST_CASE("the completion for zsh is a script that zsh takes") {
  const Folder folder;
  const Outcome outcome = run({"--completion", "zsh"});
  folder.write("_actorgraph", outcome.out);
  CHECK(outcome.out.starts_with("#compdef actorgraph\n"));
  CHECK(outcome.out.find("'diagram:Draw a figure for a report") != std::string::npos);
  if (run_program({"sh", "-c", "command -v zsh"}).status != 0) {
    MESSAGE("zsh is not installed: its completion is not run");
    return;
  }
  const Outcome parsed = run_program({"zsh", "-n", "_actorgraph"}, folder.path());
  CHECK(parsed.status == 0);
  CHECK(parsed.error == "");
}

TEST_CASE("another shell is refused by name") {
  const Outcome outcome = run({"--completion", "fish"});
  CHECK(outcome.status == 2);
  CHECK(outcome.error == "actorgraph: --completion: there is no fish; there are bash and zsh\n");
}
