// Trains the table of extract/actors/name_kinds.h and writes it.
//
//     train_name_kinds OUT FILE.conllu …
//
// The files are CoNLL-U with GUM's entity layer in MISC (Entity=…). An averaged perceptron, twelve rounds, with a fixed
// order: the same files give the same bytes.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "extract/actors/name_kinds.h"
#include "extract/document.h"

namespace {

using namespace actorgraph;

constexpr int kRounds = 12;

struct Example {
  std::vector<std::uint32_t> slots;
  std::size_t kind = 0;
};

struct Row {
  std::vector<std::string> fields;
};

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string part; std::getline(in, part, separator);) out.push_back(part);
  return out;
}

// Entities of a sentence: (first, last) -> type. GUM writes "(12-person-…" where one opens and "12)" where it closes.
std::map<std::pair<int, int>, std::string> entities(const std::vector<Row>& rows) {
  struct Open {
    std::string id;
    std::string type;
    int first;
  };
  std::vector<Open> open;
  std::map<std::pair<int, int>, std::string> out;
  for (int t = 0; t < static_cast<int>(rows.size()); ++t) {
    for (const std::string& field : split(rows[static_cast<std::size_t>(t)].fields[9], '|')) {
      if (!field.starts_with("Entity=")) continue;
      std::string rest = field.substr(7);
      while (!rest.empty()) {
        if (rest.front() == '(') {
          const std::size_t stop = std::min(rest.find_first_of("()", 1), rest.size());
          const std::vector<std::string> parts = split(rest.substr(1, stop - 1), '-');
          if (parts.size() > 1) open.push_back({parts[0], parts[1], t});
          if (stop < rest.size() && rest[stop] == ')') {
            if (parts.size() > 1) {
              out[{t, t}] = open.back().type;
              open.pop_back();
            }
            rest.erase(0, stop + 1);
          } else {
            rest.erase(0, stop);
          }
        } else {
          const std::size_t stop = std::min(rest.find(')'), rest.size());
          const std::string id = rest.substr(0, std::min(rest.find('-'), stop));
          for (auto it = open.rbegin(); it != open.rend(); ++it) {
            if (it->id != id) continue;
            out[{it->first, t}] = it->type;
            open.erase(std::next(it).base());
            break;
          }
          rest.erase(0, stop + 1);
        }
      }
    }
  }
  return out;
}

std::size_t label_of(const std::string& type) {
  if (type == "person") return static_cast<std::size_t>(NameKind::Person);
  if (type == "place") return static_cast<std::size_t>(NameKind::Place);
  if (type == "organization") return static_cast<std::size_t>(NameKind::Organization);
  return static_cast<std::size_t>(NameKind::Other);
}

void read_examples(const std::string& path, const ActorLexicon& lexicon, std::vector<Example>& examples) {
  std::ifstream in(path);
  std::vector<Row> rows;
  const auto flush = [&] {
    if (rows.empty()) return;
    std::string text;
    std::vector<Token> tokens;
    for (const Row& row : rows) {
      if (!text.empty() && row.fields[0] != "+") text += ' ';
      Token token;
      token.span.begin = text.size();
      text += row.fields[1];
      token.span.end = text.size();
      token.lemma = row.fields[2];
      token.upos = parse_upos(row.fields[3]).value_or(Upos::X);
      token.xpos = row.fields[4];
      token.head = std::stoi(row.fields[6]) - 1;
      token.dependency = parse_dependency(row.fields[7]).value_or(Dependency::Dep);
      tokens.push_back(token);
    }
    Document::Parts parts;
    parts.id = path;
    parts.original = text;
    parts.text = text;
    parts.segments.push_back({0, text.size(), {0, text.size()}, true, false});
    const Document document(std::move(parts));
    const Sentence sentence(document, {0, document.text().size()}, tokens);
    const FoldedSentence folded(sentence);
    std::map<int, std::string> type_at_head;
    for (const auto& [range, type] : entities(rows)) {
      type_at_head.try_emplace(head_of(sentence, range.first, range.second), type);
    }
    for (const NameSpan& span : find_names(sentence, folded, lexicon).names) {
      const auto type = type_at_head.find(head_of(sentence, span.first, span.last));
      Example example;
      example.kind = type == type_at_head.end() ? static_cast<std::size_t>(NameKind::Other) : label_of(type->second);
      name_features(sentence, folded, span, lexicon, example.slots);
      examples.push_back(std::move(example));
    }
    rows.clear();
  };
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) flush();
    if (line.empty() || line[0] == '#') continue;
    Row row{split(line, '\t')};
    if (row.fields.size() < 10 || row.fields[0].find_first_of("-.") != std::string::npos) continue;
    rows.push_back(std::move(row));
  }
  flush();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "train_name_kinds OUT FILE.conllu …\n";
    return 2;
  }
  const ActorLexicon lexicon;
  std::vector<Example> examples;
  for (int i = 2; i < argc; ++i) read_examples(argv[i], lexicon, examples);
  std::vector<std::array<double, kNameKinds>> weights(kNameKindSlots);
  std::vector<std::array<double, kNameKinds>> sums(kNameKindSlots);
  std::mt19937 random(7);
  double step = 0;
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = examples.size(); i > 1; --i) std::swap(examples[i - 1], examples[random() % i]);
    std::size_t wrong = 0;
    for (const Example& example : examples) {
      ++step;
      std::array<double, kNameKinds> scores{};
      for (const std::uint32_t slot : example.slots) {
        for (std::size_t k = 0; k < kNameKinds; ++k) scores[k] += weights[slot][k];
      }
      // A margin of one: the right kind has to win clearly.
      for (std::size_t k = 0; k < kNameKinds; ++k) scores[k] += k == example.kind ? 0 : 1;
      const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
      if (best == example.kind) continue;
      ++wrong;
      for (const std::uint32_t slot : example.slots) {
        weights[slot][example.kind] += 1;
        weights[slot][best] -= 1;
        sums[slot][example.kind] += step;
        sums[slot][best] -= step;
      }
    }
    std::cerr << "round " << round + 1 << ": " << wrong << " of " << examples.size() << " wrong\n";
  }
  double largest = 0;
  for (std::size_t slot = 0; slot < kNameKindSlots; ++slot) {
    for (std::size_t k = 0; k < kNameKinds; ++k) {
      weights[slot][k] -= sums[slot][k] / step;
      largest = std::max(largest, std::abs(weights[slot][k]));
    }
  }
  std::ofstream out(argv[1], std::ios::binary);
  for (const auto& slot : weights) {
    for (const double weight : slot) {
      out.put(static_cast<char>(static_cast<signed char>(std::lround(weight * 127 / largest))));
    }
  }
  return out.flush() ? 0 : 3;
}
