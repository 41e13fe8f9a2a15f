// The texts of samples/ give what samples/expected/ says, written by hand before the program read them.
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "tests/cli/program.h"

namespace {

using namespace actorgraph::test;

struct Statement {
  std::string subject, lemma, object;
  bool negated = false;
  std::string modality;
};

struct Expected {
  bool must = false;
  Statement statement;
};

std::vector<Expected> read_expected(const std::filesystem::path& path) {
  std::vector<Expected> all;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    std::string need, negated;
    Expected row;
    std::getline(fields, need, '\t');
    std::getline(fields, row.statement.subject, '\t');
    std::getline(fields, row.statement.lemma, '\t');
    std::getline(fields, row.statement.object, '\t');
    std::getline(fields, negated, '\t');
    std::getline(fields, row.statement.modality, '\t');
    REQUIRE_MESSAGE((need == "must" || need == "may"), line);
    REQUIRE_MESSAGE((negated == "yes" || negated == "no"), line);
    row.must = need == "must";
    row.statement.negated = negated == "yes";
    all.push_back(row);
  }
  return all;
}

std::vector<Statement> extract(const std::string& document) {
  const Outcome outcome = run({"extract", document});
  REQUIRE(outcome.error == "");
  REQUIRE(outcome.status == 0);
  std::vector<Statement> found;
  std::istringstream lines(outcome.out);
  for (std::string line; std::getline(lines, line);) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    REQUIRE_MESSAGE(!json.HasParseError(), line);
    if (!json.HasMember("subject")) continue;
    const Statement statement{json["subject"]["name"].GetString(), json["relation"]["lemma"].GetString(),
                              json["object"]["name"].GetString(), json["negated"].GetBool(),
                              json["modality"].GetString()};
    found.push_back(statement);
    if (json["symmetric"].GetBool()) {
      found.push_back({statement.object, statement.lemma, statement.subject, statement.negated, statement.modality});
    }
  }
  return found;
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> all;
  for (std::string word; in >> word;) all.push_back(word);
  return all;
}

// "ask" is found in "ask to mediate": a lemma may say more than the expected one.
bool has_words(const std::string& lemma, const std::string& wanted) {
  const std::vector<std::string> there = words(lemma);
  const std::vector<std::string> needed = words(wanted);
  return std::all_of(needed.begin(), needed.end(), [&](const std::string& word) {
    return std::find(there.begin(), there.end(), word) != there.end();
  });
}

bool same_pair(const Statement& a, const Statement& b) { return a.subject == b.subject && a.object == b.object; }

std::string print(const Statement& statement) {
  return statement.subject + " | " + statement.lemma + " | " + statement.object + " | " +
         (statement.negated ? "negated" : "-") + " | " + statement.modality;
}

}  // namespace

TEST_CASE("every sample gives the statements that were written down for it") {
  std::size_t hits = 0;
  std::size_t all = 0;
  for (const std::string& sample : samples()) {
    const std::filesystem::path path(sample);
    CAPTURE(path.filename().string());
    const auto expected = read_expected(repository() / "samples/expected" / path.stem().concat(".tsv"));
    REQUIRE(!expected.empty());
    const std::vector<Statement> found = extract(sample);
    for (const auto& [must, wanted] : expected) {
      const bool is_there = std::any_of(found.begin(), found.end(), [&](const Statement& statement) {
        return same_pair(statement, wanted) && has_words(statement.lemma, wanted.lemma) &&
               statement.negated == wanted.negated && statement.modality == wanted.modality;
      });
      if (must) {
        CHECK_MESSAGE(is_there, "not found: " << print(wanted));
      }
      hits += is_there ? 1 : 0;
      ++all;
    }
  }
  MESSAGE(hits << " of " << all << " expected statements found");
}

TEST_CASE("what a sample denies, plans or thinks possible is never given as asserted") {
  for (const std::string& sample : samples()) {
    const std::filesystem::path path(sample);
    CAPTURE(path.filename().string());
    const std::vector<Statement> found = extract(sample);
    for (const auto& [must, wanted] : read_expected(repository() / "samples/expected" / path.stem().concat(".tsv"))) {
      if (!wanted.negated && wanted.modality == "asserted") continue;
      for (const Statement& statement : found) {
        const bool claims_it = same_pair(statement, wanted) && has_words(statement.lemma, wanted.lemma) &&
                               !statement.negated && statement.modality == "asserted";
        CHECK_MESSAGE(!claims_it, print(statement) << " though the text says " << print(wanted));
      }
    }
  }
}
