#include "extract/language/lemmatizer.h"

#include <algorithm>
#include <array>
#include <vector>

#include "extract/errors.h"
#include "extract/language/verb_forms.h"
#include "extract/language/word_pieces.h"

namespace actorgraph {
namespace {

constexpr std::size_t kLongestSuffix = 6;  // code points; as in train_lemmas.py

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string straight_apostrophes(std::string_view form) {
  std::string out;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form.substr(i, 3) == "\u2019") {
      out += '\'';
      i += 2;
    } else {
      out += form[i];
    }
  }
  return out;
}

std::string key_of(std::string_view kind, std::string_view text) {
  std::string key(kind);
  key += '\t';
  key += text;
  return key;
}

std::uint32_t hash_of_kind(std::string_view kind) { return fnv1a("\t", fnv1a(kind)); }

// The kind of a form for the rules: its tag, with a mark for shouted words and for names in small letters.
std::string_view kind_of(std::string_view form, std::string_view tag, std::string& room) {
  const auto capital = [](char c) { return 'A' <= c && c <= 'Z'; };
  char mark = '\0';
  if (form.size() >= 5 && std::all_of(form.begin(), form.end(), capital)) {
    mark = '^';
  } else if (tag.starts_with("NNP") && 'a' <= form.front() && form.front() <= 'z') {
    mark = '_';
  }
  if (mark == '\0') return tag;
  room = tag;
  room += mark;
  return room;
}

}  // namespace

Lemmatizer::Lemmatizer(const ModelFile& file) {
  for (const std::string& line : file.strings("lemmas")) {
    const std::vector<std::string_view> field = fields_of(line);
    const bool tagged = field.size() > 1 && field[1].find('|') != std::string_view::npos;
    if (tagged && field.size() == 6 && field[0] == "R" && field[3].size() == 1 && field[4].size() == 1 &&
        field[4][0] >= '0' && field[4][0] <= '9') {
      rules_[key_of(field[1], field[2])] = {field[3][0], static_cast<std::uint8_t>(field[4][0] - '0'),
                                            std::string(field[5])};
    } else if (tagged && field.size() == 4 && field[0] == "E" && !field[3].empty()) {
      exceptions_[key_of(field[1], field[2])] = field[3];
    } else {
      throw InputError(
          "the language model is damaged (a line of section lemmas); make it again with "
          "extract/model/train_lemmas.py and train_parser.py");
    }
  }
  // Verbs that we know ourselves; what the treebanks say comes first. Those in -e lead, as only they can be meant by
  // "planed" and the like.
  for (const bool in_e : {true, false}) {
    for_each_known_verb([&](std::string_view verb) {
      if (verb.ends_with('e') != in_e) return;
      for_each_verb_form(verb, [&](std::string_view tag, std::string_view form, std::string_view lemma) {
        exceptions_.try_emplace(key_of(std::string(tag) + "|VERB", form), lemma);
      });
    });
  }
  exceptions_[key_of("NNS|NOUN", "bases")] = "base";  // of troops far more often than of belief
}

std::string Lemmatizer::apply(const Rule& rule, std::string_view form) {
  std::string out(form);
  if (rule.letters == 'l') {
    out = ascii_lower(form);
  } else if (rule.letters == 'u') {
    std::size_t first = 1;
    while (first < form.size() && continues(form[first])) ++first;
    out = std::string(form.substr(0, first)) + ascii_lower(form.substr(first));
    if ('a' <= out.front() && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 'a' + 'A');
  }
  std::size_t end = out.size();
  for (int i = 0; i < rule.cut && end > 0; ++i) {
    --end;
    while (end > 0 && continues(out[end])) --end;
  }
  out.resize(end);
  out += rule.append;
  return out;
}

std::size_t Lemmatizer::Hash::operator()(std::string_view key) const noexcept { return fnv1a(key); }

std::size_t Lemmatizer::Hash::operator()(const Query& query) const noexcept {
  return fnv1a(query.text, query.hash_of_kind);
}

bool Lemmatizer::Equal::operator()(const Query& query, std::string_view key) const noexcept {
  return key.size() == query.kind.size() + 1 + query.text.size() && key.starts_with(query.kind) &&
         key[query.kind.size()] == '\t' && key.ends_with(query.text);
}

// The rule of the longest suffix that one is known for.
const Lemmatizer::Rule* Lemmatizer::find_rule(std::string_view kind, std::string_view lower) const {
  std::array<std::size_t, kLongestSuffix + 1> starts{};  // the shortest suffix (empty) first
  std::size_t count = 0;
  std::size_t at = lower.size();
  starts[count++] = at;
  while (at > 0 && count <= kLongestSuffix) {
    --at;
    while (at > 0 && continues(lower[at])) --at;
    starts[count++] = at;
  }
  const std::uint32_t hash = hash_of_kind(kind);
  while (count > 0) {
    const auto found = rules_.find(Query{kind, hash, lower.substr(starts[--count])});
    if (found != rules_.end()) return &found->second;
  }
  return nullptr;
}

std::string Lemmatizer::lemma(std::string_view given, std::string_view tag) const {
  std::string straight;
  std::string_view form = given;
  if (given.find("\u2019") != std::string_view::npos) form = straight = straight_apostrophes(given);
  const std::uint32_t hash = hash_of_kind(tag);
  if (const auto found = exceptions_.find(Query{tag, hash, form}); found != exceptions_.end()) return found->second;
  const std::string lower = ascii_lower(form);
  if (lower != form) {
    const auto found = exceptions_.find(Query{tag, hash, lower});
    if (found != exceptions_.end()) return found->second;
  }
  const auto speaks = [](char c) {
    return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || (static_cast<unsigned char>(c) & 0x80) != 0;
  };
  if (std::none_of(lower.begin(), lower.end(), speaks)) return std::string(form);  // punctuation
  std::string room;
  const std::string_view kind = kind_of(form, tag, room);
  const Rule* rule = find_rule(kind, lower);
  if (!rule && kind != tag) rule = find_rule(tag, lower);
  std::string lemma = rule ? apply(*rule, form) : std::string();
  return lemma.empty() ? std::string(form) : lemma;
}

}  // namespace actorgraph
