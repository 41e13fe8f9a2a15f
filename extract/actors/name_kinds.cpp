// Is an unseen name a person, a place or an organisation? A linear model over hashed features, trained as an averaged
// perceptron on the named entities of GUM; the weights are a table of signed bytes that needs no loading.
#include "extract/actors/name_kinds.h"

#include <algorithm>
#include <string>

extern "C" {
extern const char actorgraph_name_kinds_begin[], actorgraph_name_kinds_end[];
}

namespace actorgraph {
namespace {

std::uint32_t slot_of(std::string_view feature, std::string_view value) noexcept {
  std::uint32_t hash = 2166136261u;
  const auto mix = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  };
  mix(feature);
  mix("=");
  mix(value);
  hash ^= hash >> 15u;
  return hash & (kNameKindSlots - 1u);
}

std::string shape_of(std::string_view word) {
  std::string shape;
  for (const char c : word) {
    const char s = c >= 'A' && c <= 'Z' ? 'A' : c >= 'a' && c <= 'z' ? 'a' : c >= '0' && c <= '9' ? '0' : c;
    if (shape.size() < 2 || shape.back() != s || shape[shape.size() - 2] != s) shape += s;
  }
  return shape;
}

}  // namespace

void name_features(const Sentence& sentence, const FoldedSentence& folded, const NameSpan& span,
                   const ActorLexicon& lexicon, std::vector<std::uint32_t>& slots) {
  slots.clear();
  const auto add = [&](std::string_view feature, std::string_view value) { slots.push_back(slot_of(feature, value)); };
  const int size = static_cast<int>(sentence.size());
  const int head = head_of(sentence, span.first, span.last);
  const int length = span.last - span.first + 1;
  add("bias", "");
  add("length", std::to_string(std::min(length, 5)));
  bool given = false;
  for (int k = span.first; k <= span.last; ++k) {
    const std::string_view word = folded.of(k, k);
    if (word.empty()) continue;
    add("word", word);
    add("shape", shape_of(word));
    const NameWord known = lexicon.name_word(word);
    if (known.given) given = true;
    if (known.given && k == span.first) add("given", length == 1 ? "alone" : "first");
    if (known.head && k == span.last)
      add("head", to_string(known.kind));
    else if (known.head)
      add("inner head", to_string(known.kind));
    if (known.link) add("link", word);
    if (word == "of" || word == "for" || word == "and" || word == "&") add("joined by", word);
    if (k > span.first && sentence[k].dependency == Dependency::Flat) add("flat", "");
    if (k != head && sentence[k].dependency == Dependency::Compound) add("compound", "");
  }
  add(given ? "has given" : "no given", length > 1 ? "long" : "short");
  const std::string_view last = folded.of(span.last, span.last);
  add("last", last);
  add("first", folded.of(span.first, span.first));
  for (const std::size_t n : {2u, 3u, 4u}) {
    if (last.size() > n) add("ending", last.substr(last.size() - n));
  }
  add("last shape", shape_of(last));
  add("tag", sentence[head].xpos);
  const auto near = [&](int k) {
    return k < 0 ? std::string("<") : k >= size ? std::string(">") : lowered(folded.of(k, k));
  };
  add("before", near(span.first - 1));
  add("after", near(span.last + 1));
  add("before2", near(span.first - 2) + " " + near(span.first - 1));
  add("after2", near(span.last + 1) + " " + near(span.last + 2));
  const std::string relation(to_string(sentence[head].dependency));
  add("relation", relation);
  const int governor = sentence[head].head;
  if (governor >= 0) {
    add("governor", relation + " " + lowered(sentence[governor].lemma));
    add("governor tag", relation + " " + sentence[governor].xpos);
  }
  for (auto c = sentence.children_begin(head); c != sentence.children_end(head); ++c) {
    if (*c >= span.first && *c <= span.last) continue;
    const Dependency d = sentence[*c].dependency;
    if (d == Dependency::Case || d == Dependency::Det) add("small", lowered(sentence.text(*c)));
    if (d == Dependency::Appos || d == Dependency::NmodDesc || d == Dependency::Amod || d == Dependency::Compound ||
        d == Dependency::AclRelcl) {
      add("child", std::string(to_string(d)) + " " + lowered(sentence[*c].lemma));
    }
    if (d == Dependency::Case && governor >= 0) {
      add("path", lowered(sentence[governor].lemma) + " " + lowered(sentence.text(*c)));
    }
  }
  if (span.office_first >= 0) add("title", "");
}

NameScores score_name(const Sentence& sentence, const FoldedSentence& folded, const NameSpan& span,
                      const ActorLexicon& lexicon) {
  NameScores scores{};
  if (static_cast<std::size_t>(actorgraph_name_kinds_end - actorgraph_name_kinds_begin) < kNameKindSlots * kNameKinds) {
    return scores;
  }
  std::vector<std::uint32_t> slots;
  name_features(sentence, folded, span, lexicon, slots);
  for (const std::uint32_t slot : slots) {
    for (std::size_t kind = 0; kind < kNameKinds; ++kind) {
      scores[kind] += static_cast<signed char>(actorgraph_name_kinds_begin[slot * kNameKinds + kind]);
    }
  }
  return scores;
}

NameKind best_kind(const NameScores& scores) noexcept {
  return static_cast<NameKind>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace actorgraph
