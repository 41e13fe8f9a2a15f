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
                              "path", "top", "timeline", "compare", "diff", "diagram", "report"}) {
    CAPTURE(command);
    const Outcome outcome = run({command, "--help"});
    CHECK(outcome.status == 0);
    CHECK(outcome.error == "");
    CHECK(outcome.out.find("Example:\n  actorgraph " + std::string(command) + " ") != std::string::npos);
  }
}
