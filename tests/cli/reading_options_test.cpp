#include <doctest/doctest.h>

#include "tests/cli/program.h"

using namespace actorgraph::test;

TEST_CASE("JSON Lines may name their fields otherwise, in a file and on standard input") {
  const Folder folder;
  const std::string line = "{\"key\":\"a\",\"body\":\"Peru met Chile.\",\"headline\":\"Talks\"}\n";
  folder.write("a.jsonl", line);
  const std::vector<std::string> fields = {"--id-field", "key", "--text-field", "body"};
  std::vector<std::string> arguments = {"text", "a.jsonl"};
  CHECK(run(arguments, folder.path()).status == 1);
  arguments.insert(arguments.end(), fields.begin(), fields.end());
  CHECK(run(arguments, folder.path()).out == "Peru met Chile.\n");
  arguments[1] = "-";
  CHECK(run(arguments, folder.path(), line).out == "Peru met Chile.\n");
}

TEST_CASE("--summary tells how many blocks were read and what was set aside") {
  const Folder folder;
  folder.write("a.md",
               "# Talks\n\nPeru accused Chile of blocking the port.[^1]\n\n"
               "Перу обвинило Чили в блокаде порта в начале мая.\n\n[^1]: Ruiz, 12.\n");
  const Outcome outcome = run({"extract", "--summary", "-o", "a.jsonl", "a.md"}, folder.path());
  CHECK(
      outcome.error ==
      "actorgraph: 1 document read, 1 block of prose; set aside: 1 heading, 1 footnote, 1 block that is not English\n");
  CHECK(outcome.status == 0);
  CHECK(run({"build", "-o", "a.json", "a.md"}, folder.path()).error == "");
}

TEST_CASE("footnotes of Markdown, HTML and Word are cited, and read back") {
  const Folder folder;
  folder.write("a.md", "Peru accused Chile of blocking the port.[^1]\n\n[^1]: Ruiz, https://example.org/a.\n");
  folder.write(
      "b.html",
      "<html><p>Peru accused Bolivia of blocking the road.<a href=\"#fn1\">1</a></p>"
      "<div id=\"fn1\">Quispe, <a href=\"https://example.org/b\">4</a>. <a href=\"#fnref1\">^</a></div></html>");
  const std::string word = (repository() / "samples/reading/lake-commission.docx").string();
  REQUIRE(run({"build", "-o", "a.json", "a.md", "b.html", word}, folder.path()).status == 0);
  const std::string graph = folder.read("a.json");
  for (const char* url : {"\"url\":\"https://example.org/a\"", "\"url\":\"https://example.org/b\"", "Zomba Papers"}) {
    CAPTURE(url);
    CHECK(graph.find(url) != std::string::npos);
  }
  CHECK(run({"verify", "a.json", "a.md", "b.html", word}, folder.path()).status == 0);
}
