#include <doctest/doctest.h>

#include <algorithm>

#include "tests/cli/program.h"

using namespace actorgraph::test;

namespace {

constexpr const char* kNote =
    "Norway supplied grain to Chad in March 2014. Norway condemned Peru. Peru did not sanction Norway.\n\n"
    "Chad plans to join the African Union. Norway and Peru signed a fishing agreement.\n";

void build(const Folder& folder) {
  folder.write("note.md", kNote);
  REQUIRE(run({"build", "note.md", "-o", "graph.json"}, folder.path()).status == 0);
}

}  // namespace

TEST_CASE("diagram draws SVG, PDF and PNG and lists the evidence beside the first, verified") {
  const Folder folder;
  build(folder);
  const Outcome outcome = run(
      {"diagram", "graph.json", "--focus", "Norway", "-o", "fig.svg", "-o", "fig.pdf", "-o", "fig.png"}, folder.path());
  CHECK(outcome.error == "");
  CHECK(outcome.status == 0);
  CHECK(folder.read("fig.svg").find("<svg ") != std::string::npos);
  CHECK(folder.read("fig.pdf").starts_with("%PDF"));
  CHECK(folder.read("fig.png").starts_with("\x89PNG"));
  const std::string list = folder.read("fig.md");
  CHECK(list.find("![Relations around Norway](fig.svg)") != std::string::npos);
  CHECK(list.find("> Norway condemned Peru.\n") != std::string::npos);
  CHECK(list.find("note.md, line 1; verified in the document") != std::string::npos);
  CHECK(list.find("not verified") == std::string::npos);
}

TEST_CASE("diagram says which quotations a changed document no longer holds") {
  const Folder folder;
  build(folder);
  folder.write("note.md", "Something else.\n");
  CHECK(run({"diagram", "graph.json", "-o", "fig.svg"}, folder.path()).status == 0);
  const std::string list = folder.read("fig.md");
  CHECK(list.find("; verified") == std::string::npos);
  CHECK(list.find("not verified: the document was not at hand") != std::string::npos);
}

TEST_CASE("diagram writes over its own list of evidence and over nobody else's") {
  const Folder folder;
  build(folder);
  folder.write("fig.md", "My notes.\n");
  const Outcome refused = run({"diagram", "graph.json", "-o", "fig.svg"}, folder.path());
  CHECK(refused.status == 2);
  CHECK(refused.error ==
        "actorgraph: fig.md: is there and is no list of evidence; name another file with --evidence\n");
  CHECK(folder.read("fig.md") == "My notes.\n");
  CHECK(!folder.has("fig.svg"));
  CHECK(run({"diagram", "graph.json", "-o", "fig.svg", "--evidence", "list.md"}, folder.path()).status == 0);
  const std::string first = folder.read("list.md");
  CHECK(run({"diagram", "graph.json", "-o", "list.svg"}, folder.path()).status == 0);
  CHECK(folder.read("list.md") != first);  // another picture's name
}

TEST_CASE("diagram takes the filters and says them in the caption") {
  const Folder folder;
  build(folder);
  const Outcome outcome =
      run({"diagram", "graph.json", "--type", "ECONOMIC", "--title", "Grain & <more>", "-o", "-", "--format", "svg"},
          folder.path());
  CHECK(outcome.status == 0);
  CHECK(outcome.out.find("<title id=\"figure-title\">Grain &amp; &lt;more&gt;</title>") != std::string::npos);
  CHECK(outcome.out.find("relations of type ECONOMIC") != std::string::npos);
  CHECK(outcome.out.find("Norway → Chad: supplied") != std::string::npos);
  CHECK(outcome.out.find("Peru") == std::string::npos);
  const Outcome nothing = run({"diagram", "graph.json", "--type", "COERCE", "-o", "fig.svg"}, folder.path());
  CHECK(nothing.status == 1);
  CHECK(nothing.error == "actorgraph: graph.json: there is nothing to draw; ask for less strict filters\n");
  CHECK(!folder.has("fig.svg"));
  CHECK(run({"diagram", "graph.json", "-o", "fig.jpg"}, folder.path()).status == 2);
}

TEST_CASE("report writes a profile with partners, timeline, figure and verified evidence") {
  const Folder folder;
  build(folder);
  const Outcome outcome = run({"report", "graph.json", "--actor", "Norway", "-o", "norway.md"}, folder.path());
  CHECK(outcome.error == "");
  CHECK(outcome.status == 0);
  const std::string text = folder.read("norway.md");
  for (const std::string part :
       {"# Norway\n", "## Summary\n", "## Partners\n", "| Chad | state | ECONOMIC 1 |", "## Timeline\n",
        "| 2014-03-01 – 2014-03-31 |", "## Figure\n", "](norway-figure.svg)", "## Evidence\n",
        "**Norway → Peru: condemned**", "verified in the document", "## Documents\n"}) {
    INFO(part);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(folder.read("norway-figure.svg").find("<svg ") != std::string::npos);
}

TEST_CASE("report writes a dossier of a pair as one HTML file with the figure in it") {
  const Folder folder;
  build(folder);
  const Outcome outcome = run({"report", "graph.json", "--pair", "Norway,Peru", "-o", "pair.html"}, folder.path());
  CHECK(outcome.error == "");
  CHECK(outcome.status == 0);
  CHECK(folder.names() == std::vector<std::string>{"graph.json", "note.md", "pair.html"});
  const std::string page = folder.read("pair.html");
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(page.find("<svg ") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("<mark class=\"relation\">condemned</mark>") != std::string::npos);
  CHECK(page.find("Chad") == std::string::npos);
}

TEST_CASE("report asks for whom it is about, and says where nothing is said") {
  const Folder folder;
  build(folder);
  CHECK(run({"report", "graph.json", "-o", "x.md"}, folder.path()).status == 2);
  CHECK(run({"report", "graph.json", "--pair", "Norway", "-o", "x.md"}, folder.path()).status == 2);
  CHECK(run({"report", "graph.json", "--actor", "Norway", "-o", "x.docx"}, folder.path()).status == 2);
  const Outcome outcome = run({"report", "graph.json", "--pair", "Chad,Peru", "-o", "x.md"}, folder.path());
  CHECK(outcome.status == 1);
  CHECK(outcome.error == "actorgraph: graph.json: nothing is said between Chad and Peru\n");
  CHECK(folder.names() == std::vector<std::string>{"graph.json", "note.md"});
}

TEST_CASE("--gexf 1.2 writes the older version of GEXF") {
  const Folder folder;
  build(folder);
  CHECK(run({"export", "graph.json", "--gexf", "1.2", "-o", "old.gexf"}, folder.path()).status == 0);
  CHECK(run({"export", "graph.json", "-o", "new.gexf"}, folder.path()).status == 0);
  CHECK(folder.read("old.gexf").find("version=\"1.2\"") != std::string::npos);
  CHECK(folder.read("new.gexf").find("version=\"1.3\"") != std::string::npos);
  CHECK(run({"export", "graph.json", "--gexf", "2", "-o", "x.gexf"}, folder.path()).status == 2);
}
