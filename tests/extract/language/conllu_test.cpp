#include "extract/language/conllu.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "extract/errors.h"
#include "tests/extract/language/paragraph.h"

namespace {

using namespace actorgraph;

std::string written(const std::vector<Sentence>& sentences) {
  std::ostringstream out;
  write_conllu(sentences, out);
  return out.str();
}

std::string error_of(const std::string& file) {
  try {
    parse_conllu(file);
  } catch (const InputError& error) {
    return error.what();
  }
  return "none";
}

constexpr const char* kMessy =
    "Kenya\u2019s envoy doesn't trust the \u201cnew\u201d pact (of 1,200 pages). It's in Nairobi\u2014she cannot go "
    "there! "
    "Trade   between the Franco-German group and others fell 3.5%. The envoys who met in front of it and left want to "
    "talk, and Chad and/or Niger, whose port closed, will pay for that.";

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

// Sorted by head and relation, each edge once, the basic one among them, heads in the sentence, root where the head is
// 0.
void check_deps(const std::vector<std::string>& column, std::size_t words) {
  std::vector<std::pair<std::size_t, std::string>> deps;
  bool basic = false;
  for (const std::string& item : split(column[8], '|')) {
    const std::size_t colon = item.find(':');
    REQUIRE(colon != std::string::npos);
    deps.emplace_back(std::stoul(item.substr(0, colon)), item.substr(colon + 1));
    const auto& [head, relation] = deps.back();
    CHECK(head <= words);
    CHECK(std::to_string(head) != column[0]);
    CHECK((head == 0) == (relation == "root"));
    CHECK(std::regex_match(relation, std::regex("[a-z]+(:[a-z]+)?(:[a-z]+(_[a-z]+)*)?(:[a-z]+)?")));
    basic = basic || (std::to_string(head) == column[6] && relation.rfind(column[7], 0) == 0);
  }
  CHECK(basic);
  CHECK(std::is_sorted(deps.begin(), deps.end()));
  CHECK(std::adjacent_find(deps.begin(), deps.end()) == deps.end());
}

}  // namespace

TEST_CASE("the enhanced graph stands in DEPS") {
  const Document document = paragraph_of("Chad and Mali signed in Oslo.");
  const std::string file = written(sentences_of(document));
  CHECK(file.find("\t4\tnsubj\t4:nsubj\t") != std::string::npos);
  CHECK(file.find("\t1\tconj\t1:conj:and|4:nsubj\t") != std::string::npos);
  CHECK(file.find("\t4\tobl\t4:obl:in\t") != std::string::npos);
}

TEST_CASE("a sentence is written as CoNLL-U with its ranges and offsets") {
  const Document document = paragraph_of("Chad doesn't vote.");
  const std::string file = written(sentences_of(document));
  CHECK(file.substr(0, file.find("1\t")) == "# sent_id = 1\n# text = Chad doesn't vote.\n");
  CHECK(file.find("2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\tTokenRange=5:12\n") != std::string::npos);
  CHECK(file.find("3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t4:advmod\tTokenRange=9:12\n") != std::string::npos);
  CHECK(file.find("\tSpaceAfter=No|TokenRange=13:17\n") != std::string::npos);
}

TEST_CASE("what is written keeps the rules of the UD validator") {
  const Document document = paragraph_of(kMessy);
  const auto sentences = sentences_of(document);
  REQUIRE(sentences.size() >= 2);
  const std::string file = written(sentences);
  REQUIRE(file.substr(file.size() - 2) == "\n\n");
  std::set<std::string> ids;
  std::string text, rebuilt, id;
  std::size_t next = 1, range_end = 0, roots = 0, sentence = 0;
  for (const std::string& line : split(file.substr(0, file.size() - 1), '\n')) {
    CAPTURE(line);
    if (line.empty()) {
      CHECK(ids.insert(id).second);
      CHECK(rebuilt == text);
      CHECK(roots == 1);
      rebuilt.clear();
      ++sentence;
      next = 1;
      range_end = roots = 0;
      continue;
    }
    CHECK(line.back() != ' ');
    if (line[0] == '#') {
      if (line.substr(0, 12) == "# sent_id = ") id = line.substr(12);
      if (line.substr(0, 9) == "# text = ") text = line.substr(9);
      continue;
    }
    const auto column = split(line, '\t');
    REQUIRE(column.size() == 10);
    for (const std::string& value : column) {
      CHECK_FALSE(value.empty());
      CHECK(value.find("  ") == std::string::npos);
    }
    const bool no_space = column[9].find("SpaceAfter=No") != std::string::npos;
    const bool range = column[0].find('-') != std::string::npos;
    if (range || next > range_end) rebuilt += column[1] + (no_space ? "" : " ");
    if (range) {
      CHECK(column[0] ==
            std::to_string(next) + "-" + std::to_string(std::stoul(column[0].substr(column[0].find('-') + 1))));
      range_end = std::stoul(column[0].substr(column[0].find('-') + 1));
      CHECK(column[3] == "_");
      CHECK(column[6] == "_");
      continue;
    }
    CHECK(column[0] == std::to_string(next));
    CHECK(parse_upos(column[3]).has_value());
    CHECK(parse_dependency(column[7]).has_value());
    CHECK((column[6] == "0") == (column[7] == "root"));
    CHECK(column[6] != column[0]);
    roots += column[6] == "0";
    check_deps(column, sentences[sentence].size());
    // MISC is sorted, as the validator wants it.
    const auto items = split(column[9], '|');
    CHECK(std::is_sorted(items.begin(), items.end()));
    ++next;
    while (!rebuilt.empty() && rebuilt.back() == ' ' && rebuilt.size() > text.size()) rebuilt.pop_back();
  }
}

TEST_CASE("what was written is read back as the same sentences") {
  const Document document = paragraph_of(kMessy);
  const auto sentences = sentences_of(document);
  const auto again = read_conllu(written(sentences), document);
  REQUIRE(again.size() == sentences.size());
  for (std::size_t i = 0; i < again.size(); ++i) {
    CHECK(again[i].span() == sentences[i].span());
    REQUIRE(again[i].size() == sentences[i].size());
    for (std::size_t t = 0; t < again[i].size(); ++t) {
      const Token &a = again[i].tokens()[t], &b = sentences[i].tokens()[t];
      CHECK(a.span == b.span);
      CHECK(a.lemma == b.lemma);
      CHECK(a.xpos == b.xpos);
      CHECK(a.upos == b.upos);
      CHECK(a.dependency == b.dependency);
      CHECK(a.head == b.head);
      CHECK(a.joined == b.joined);
    }
  }
}

TEST_CASE("trees of other parsers are placed by their offsets or by their forms") {
  const std::string words =
      "1\tPeru\tPeru\tPROPN\tNNP\t_\t2\tnsubj\t_\tX1\n2\tacted\tact\tVERB\tVBD\t_\t0\troot\t_\tX2\n"
      "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\tX3\n\n";
  const auto with = [&](const char* a, const char* b, const char* c) {
    std::string file = words;
    file.replace(file.find("X1"), 2, a);
    file.replace(file.find("X2"), 2, b);
    file.replace(file.find("X3"), 2, c);
    return file;
  };
  const Document document = paragraph_of("\u00c9h: Peru acted.");
  const std::string files[] = {with("start_char=4|end_char=8", "start_char=9|end_char=14", "start_char=14|end_char=15"),
                               with("TokenRange=4:8", "TokenRange=9:14|SpaceAfter=No", "TokenRange=14:15"),
                               with("_", "SpaceAfter=No", "_")};
  for (const std::string& file : files) {
    const auto sentences = read_conllu(file, document);
    REQUIRE(sentences.size() == 1);
    CHECK(sentences[0].text(0) == "Peru");
    CHECK(sentences[0].text(1) == "acted");
    CHECK(document.text(sentences[0].span()) == "Peru acted.");
  }
  CHECK_THROWS_WITH_AS(
      read_conllu(files[2], paragraph_of("Chile acted.")),
      "line 1: \"Peru\" is not found in the text where it should follow; is this the document that was "
      "parsed? (MISC can hold TokenRange=a:b instead)",
      InputError);
}

TEST_CASE("a multiword token of another parser shares its characters among its words") {
  const std::string file =
      "# text = Cuba "
      "doesn't.\n1\tCuba\tCuba\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
      "2\tdoes\tdo\tVERB\tVBZ\t_\t0\troot\t_\t_\n3\tnot\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n"
      "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
  CHECK(conllu_text(file) == "Cuba doesn't.");
  const Document document = paragraph_of(conllu_text(file));
  const auto sentences = read_conllu(file, document);
  REQUIRE(sentences.size() == 1);
  CHECK(document.text({sentences[0][1].span.begin, sentences[0][2].span.end}) == "doesn't");
  CHECK(sentences[0][2].joined);
  CHECK_FALSE(sentences[0][1].joined);
}

TEST_CASE("what is no CoNLL-U is refused with its line") {
  const auto word = [](const char* id, const char* head) {
    return std::string(id) + "\ta\ta\tNOUN\tNN\t_\t" + head + "\troot\t_\t_\n";
  };
  struct Row {
    std::string file;
    const char* error;
  };
  const Row rows[] = {
      {"# text = a\n1\ta\n\n", "line 2: a word of CoNLL-U has ten columns, separated by tabs; this line has not"},
      {word("2", "0"), "line 1: expected the word 1, not 2"},
      {word("1", "x"), "line 1: the head is \"x\", not a number"},
      {word("1", "2"), "line 1: the head 2 is outside the sentence of 1 words"},
      {word("1", "0") + word("2", "0"), "line 1: the sentence has 2 roots (words with head 0), not 1"},
      {word("1", "0") + word("2", "3") + word("3", "2"), "line 2: the heads run in a circle"},
      {"1-2\tb\t_\t_\t_\t_\t_\t_\t_\t_\n" + word("1", "0"),
       "line 1: a range of multiword token reaches beyond the sentence"},
      {"1\ta\t\tNOUN\tNN\t_\t0\troot\t_\t_\n", "line 1: column 3 is empty; write _ where nothing is known"},
  };
  for (const Row& row : rows) CHECK(error_of(row.file) == row.error);
  CHECK(parse_conllu("").empty());
  CHECK(parse_conllu("# only a comment\n\n").empty());
}
