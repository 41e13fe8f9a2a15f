#include "extract/relations/actor_view.h"

#include <algorithm>
#include <array>

#include "extract/relations/words.h"

namespace actorgraph {
namespace {

constexpr int kDeepestWay = 3;  // nouns passed on the way to an actor: beyond that the link is chance
constexpr std::size_t kLongestWay = 7;

bool is_nominal_modifier(Dependency dependency) {
  switch (dependency) {
    case Dependency::NmodPoss:
    case Dependency::Amod:
    case Dependency::Compound:
    case Dependency::NmodUnmarked:
    case Dependency::NmodDesc:
    case Dependency::Det:
      return true;
    default:
      return false;
  }
}

bool is_coming_from(std::string_view lemma) {
  return lemma == "emanate" || lemma == "originate" || lemma == "come" || lemma == "stem" || lemma == "arise" ||
         lemma == "flow";
}

bool is_placed(std::string_view lemma) {
  return lemma == "station" || lemma == "deploy" || lemma == "base" || lemma == "locate" || lemma == "garrison";
}

}  // namespace

bool is_example(std::string_view preposition) {
  return preposition == "such as" || preposition == "including" || preposition == "like";
}

bool is_beside(std::string_view preposition) {
  return preposition == "along with" || preposition == "together with" || preposition == "alongside" ||
         preposition == "as well as" || preposition == "plus";
}

bool is_circumstantial(std::string_view preposition) {
  static constexpr std::array<std::string_view, 39> kWords = {
      "except for",   "other than",  "aside from",   "notwithstanding", "than",       "in spite of",
      "instead of",   "rather than", "along with",   "alongside",       "as well as", "together with",
      "according to", "after",       "amid",         "amidst",          "apart from", "as",
      "as of",        "because of",  "before",       "besides",         "by",         "despite",
      "due to",       "during",      "except",       "following",       "given",      "in addition to",
      "including",    "like",        "prior to",     "since",           "such as",    "unlike",
      "until",        "upon",        "regardless of"};
  return among(preposition, kWords);
}

bool sets_scene(const Sentence& sentence, int noun, std::string_view preposition) {
  static constexpr std::array<std::string_view, 16> kNouns = {
      "absence", "aftermath", "case",   "context", "course", "eye",  "face", "light",
      "midst",   "run-up",    "spirit", "spite",   "event",  "view", "wake", "exchange"};
  return preposition == "in" && among(sentence[noun].lemma, kNouns);
}

bool reattaches(std::string_view preposition) {
  static constexpr std::array<std::string_view, 15> kWords = {
      "about", "across",    "against", "at",         "concerning", "for",     "in",   "on",
      "over",  "regarding", "through", "throughout", "toward",     "towards", "under"};
  return among(preposition, kWords);
}

int leader_of(const Sentence& sentence, int token) {
  if (sentence[token].xpos != "VBN" || lower_text(sentence, token) != "led") return token;
  for (const Dependency d : {Dependency::Compound, Dependency::Amod, Dependency::NmodUnmarked}) {
    if (const int leader = sentence.child(token, d); leader >= 0) return leader;
  }
  return token;
}

std::string lower_text(const Sentence& sentence, int token) {
  std::string text(sentence.text(token));
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

ActorView::ActorView(const Sentence& sentence, std::size_t sentence_index, const DocumentActors& actors)
    : sentence_(&sentence), actors_(&actors), at_(sentence.size(), -1) {
  const auto& all = actors.mentions;
  const auto first = std::lower_bound(all.begin(), all.end(), sentence_index,
                                      [](const Mention& mention, std::size_t i) { return mention.sentence < i; });
  for (auto it = first; it != all.end() && it->sentence == sentence_index; ++it) {
    const auto index = static_cast<std::size_t>(it - all.begin());
    if (it->unsaid) {
      unsaid_.push_back(index);
      count_ += it->actors.size();
      continue;
    }
    mentions_.push_back(index);
    count_ += it->actors.size();
    at_[static_cast<std::size_t>(it->head)] = static_cast<int>(index);
  }
  // The parser may hang a mention by another of its words than the finder thought.
  for (const std::size_t index : mentions_) {
    const Mention& m = all[index];
    for (int t = m.first; t <= m.last; ++t) {
      const int head = sentence[t].head;
      if ((head < m.first || head > m.last) && at_[static_cast<std::size_t>(t)] < 0 && sentence[t].upos != Upos::Adp &&
          sentence[t].upos != Upos::Punct && sentence[t].upos != Upos::Part && sentence[t].upos != Upos::Det) {
        at_[static_cast<std::size_t>(t)] = static_cast<int>(index);
      }
    }
  }
  for (const std::size_t index : mentions_) hand_up(index);
}

int ActorView::implied_at(int token) const noexcept {
  for (const std::size_t index : unsaid_) {
    const Mention& mention = actors_->mentions[index];
    if (mention.first <= token && token <= mention.last) return static_cast<int>(index);
  }
  return -1;
}

// "Secretary of State N. N. met", "the minister to Chad, N. N., met": where the tree hangs a person's name on a word
// for the same person, that word stands for the person.
void ActorView::hand_up(std::size_t index) {
  const Sentence& s = *sentence_;
  const Mention& mention = actors_->mentions[index];
  const int up = s[mention.head].head;
  if (up < 0 || mention.actors.size() != 1 || mention.via == Via::Pronoun || s[up].xpos == "NNS") return;
  bool same = actors_->actors[mention.actors.front()].kind == ActorKind::Person;
  if (const int described = mention_at(up); described >= 0) {
    // "Germany's ally, Austria, …": the name says who the description is.
    const Via via = actors_->mentions[static_cast<std::size_t>(described)].via;
    const bool describes = via == Via::Description || via == Via::Collective || via == Via::Office;
    if (!describes || mention.via != Via::Name) return;
    same = true;
  }
  if (!same) return;
  if (s[up].upos != Upos::Noun && s[up].upos != Upos::Propn) return;
  const Dependency d = s[mention.head].dependency;
  const bool bare = d == Dependency::Nmod && preposition(mention.head).empty() && up < mention.head;
  if (bare || d == Dependency::Flat || d == Dependency::NmodDesc || d == Dependency::Appos) {
    at_[static_cast<std::size_t>(up)] = static_cast<int>(index);
  }
}

// "other states", "rebel groups": those that are named after them are they.
bool ActorView::names_kind(int token) const {
  const int index = mention_at(token);
  if (index < 0 || (*sentence_)[token].xpos != "NNS") return false;
  const Via via = actors_->mentions[static_cast<std::size_t>(index)].via;
  return via == Via::Collective || via == Via::Description;
}

void ActorView::collect_direct(int token, int depth, std::vector<Argument>& out) const {
  const Sentence& s = *sentence_;
  if (const int index = mention_at(token); index >= 0) {
    for (const std::size_t actor : actors_->mentions[static_cast<std::size_t>(index)].actors) {
      const Argument argument{static_cast<std::size_t>(index), actor};
      if (std::find(out.begin(), out.end(), argument) == out.end()) out.push_back(argument);
    }
  }
  if (depth > 20) return;
  // "former colonies, notably A and B": they, too
  const bool many = names_kind(token);
  for (auto child = s.children_begin(token); child != s.children_end(token); ++child) {
    const bool named = many && *child > token && mention_at(*child) >= 0 &&
                       (s[*child].dependency == Dependency::Appos || is_example(preposition(*child)));
    const bool beside = s[*child].dependency == Dependency::Nmod && *child > token && is_beside(preposition(*child));
    if (s[*child].dependency == Dependency::Conj || named || beside) collect_direct(*child, depth + 1, out);
  }
}

std::vector<Argument> ActorView::direct(int token) const {
  std::vector<Argument> out;
  collect_direct(token, 0, out);
  return out;
}

std::string ActorView::preposition(int token, std::vector<int>* words) const {
  const Sentence& s = *sentence_;
  std::string out;
  for (auto child = s.children_begin(token); child != s.children_end(token); ++child) {
    if (s[*child].dependency != Dependency::Case || lower_text(s, *child) == "'s" || lower_text(s, *child) == "’s" ||
        lower_text(s, *child) == "'" || lower_text(s, *child) == "’") {
      continue;
    }
    if (!out.empty()) out += ' ';
    out += lower_text(s, *child);
    if (words != nullptr) words->push_back(*child);
    for (auto part = s.children_begin(*child); part != s.children_end(*child); ++part) {
      if (s[*part].dependency != Dependency::Fixed) continue;
      out += ' ';
      out += lower_text(s, *part);
      if (words != nullptr) words->push_back(*part);
    }
  }
  return out;
}

std::vector<Reach> ActorView::reach(int token, std::string shape) const {
  std::vector<Reach> out;
  reach_into(token, {}, {}, shape, -1, token, 0, out);
  return out;
}

/// "a source of tension for A": what the noun is of, without which it says little.
void ActorView::add_content(int noun, int before, std::vector<int>& words) const {
  const Sentence& s = *sentence_;
  for (auto it = s.children_begin(noun); it != s.children_end(noun) && *it < before; ++it) {
    if (s[*it].dependency != Dependency::Nmod || s[*it].upos != Upos::Noun || mention_at(*it) >= 0) continue;
    std::vector<int> of;
    if (preposition(*it, &of) != "of" || of.size() != 1) continue;
    words.push_back(of.front());
    words.push_back(*it);
    return;
  }
}

void ActorView::reach_into(int token, const std::vector<int>& words, const std::vector<int>& above,
                           const std::string& shape, int noun, int top, int depth, std::vector<Reach>& out) const {
  const Sentence& s = *sentence_;
  if (words.size() > kLongestWay || out.size() > 40) return;
  const int index = mention_at(token);
  if (index >= 0) {
    for (const std::size_t actor : actors_->mentions[static_cast<std::size_t>(index)].actors) {
      out.push_back({{static_cast<std::size_t>(index), actor}, words, shape, noun, top});
    }
  }
  const bool proper = s[token].upos == Upos::Propn || s[token].upos == Upos::Pron;
  for (auto it = s.children_begin(token); it != s.children_end(token); ++it) {
    const Dependency dependency = s[*it].dependency;
    const int child = dependency == Dependency::Amod ? leader_of(s, *it) : *it;
    if (dependency == Dependency::Conj ||
        (dependency == Dependency::Nmod && child > token && is_beside(preposition(child)))) {
      reach_into(child, words, above, shape, noun, top, depth, out);
      continue;
    }
    if (depth >= kDeepestWay) continue;
    if (dependency == Dependency::Appos) {
      if (index < 0) reach_into(child, words, above, shape + ">appos", noun, top, depth + 1, out);
      continue;
    }
    if (is_nominal_modifier(dependency)) {
      // Inside a name ("Soviet Union") or under one nothing is said of the modifier.
      if (index >= 0 && (child >= actors_->mentions[static_cast<std::size_t>(index)].first || proper)) {
        const Mention& m = actors_->mentions[static_cast<std::size_t>(index)];
        if (proper || (child >= m.first && child <= m.last && mention_at(child) < 0)) continue;
      }
      if (mention_at(child) < 0 && dependency != Dependency::NmodPoss && dependency != Dependency::Compound) continue;
      std::vector<int> longer = words;
      longer.push_back(token);
      longer.push_back(kOf);
      // The "Russian" inside "Russian bases", where the bases are an actor of their own.
      const std::string step = index >= 0 ? ">inner" : dependency == Dependency::NmodPoss ? ">poss" : ">mod";
      if (mention_at(child) >= 0) {
        for (const Argument& argument : direct(child)) {
          out.push_back({argument, longer, shape + step, token, top});
        }
      } else if (dependency == Dependency::NmodPoss) {
        reach_into(child, longer, {}, shape + step, token, top, depth + 1, out);
      }
      continue;
    }
    if (dependency == Dependency::Acl && index < 0 &&
        ((s[child].xpos == "VBG" && is_coming_from(s[child].lemma)) ||
         (s[child].xpos == "VBN" && is_placed(s[child].lemma)))) {
      // "risks emanating from A" are risks from A, "troops stationed in A" troops in A.
      for (auto source = s.children_begin(child); source != s.children_end(child); ++source) {
        if (s[*source].dependency != Dependency::Obl) continue;
        std::vector<int> longer = words;
        longer.push_back(token);
        const std::vector<int> governor = longer;
        const std::string prep = preposition(*source, &longer);
        reach_into(*source, longer, governor, shape + ">nmod:" + prep, token, top, depth + 1, out);
      }
      continue;
    }
    // "the loans made by A"
    if (const int agent = dependency == Dependency::Acl && index < 0 && s[child].xpos == "VBN"
                              ? s.child(child, Dependency::OblAgent)
                              : -1;
        agent >= 0) {
      std::vector<int> longer = words;
      longer.push_back(token);
      longer.push_back(child);
      const std::string prep = preposition(agent, &longer);
      reach_into(agent, longer, longer, shape + ">acl:" + prep, token, top, depth + 1, out);
      continue;
    }
    if (dependency == Dependency::Nmod) {
      if (index >= 0 && proper) {
        // "cooperation with A in B": parsers hang B on A; a name has no attributes, the noun above has.
        if (above.empty() || !reattaches(preposition(child))) continue;
        std::vector<int> longer = above;
        const std::string prep = preposition(child, &longer);
        reach_into(child, longer, above, shape + ">re:" + prep, noun, top, depth + 1, out);
        continue;
      }
      std::vector<int> longer = words;
      longer.push_back(token);
      if (index < 0) add_content(token, child, longer);
      const std::vector<int> governor = longer;
      std::string prep = preposition(child, &longer);
      if (prep.empty()) prep += '-';
      if (is_example(prep)) {
        // "a problem for countries including A": for A.
        if (index < 0 || names_kind(token)) {
          reach_into(child, words, above, shape + ">example", noun, top, depth + 1, out);
        }
        continue;
      }
      if (is_circumstantial(prep) && prep != "as" && prep != "by") continue;
      reach_into(child, longer, governor, shape + ">nmod:" + prep, token, top, depth + 1, out);
    }
  }
}

}  // namespace actorgraph
