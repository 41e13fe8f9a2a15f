// Names and their coarse kinds as labels of tokens: a linear model over hashed features with the best path by Viterbi,
// trained as an averaged structured perceptron (Collins 2002) on the named entities of GUM. It sees what the document
// says elsewhere of the same words, as a reader does.
#include "extract/actors/name_tagger.h"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>

#include "extract/actors/gazetteer.h"

extern "C" {
extern const char actorgraph_name_tags_begin[], actorgraph_name_tags_end[];
}

namespace actorgraph {
namespace {

constexpr int kNoName = std::numeric_limits<int>::min() / 4096;  // of the labels of a token that no name can hold
constexpr int kShared = 70;                                      // per cent
constexpr int kInnerShyness = 60;                                // names within names are found too easily

bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

std::size_t at(int i) noexcept { return static_cast<std::size_t>(i); }

// Of a number from 0 to 9.
std::string_view digit(int number) noexcept { return std::string_view("0123456789").substr(at(number), 1); }

std::string shape_of(std::string_view word) {
  std::string shape;
  for (const char c : word) {
    const char s = is_upper(c) ? 'A' : is_lower(c) ? 'a' : is_digit(c) ? '0' : c;
    if (shape.size() < 2 || shape.back() != s || shape[shape.size() - 2] != s) shape += s;
  }
  return shape;
}

constexpr std::uint32_t mix(std::uint32_t hash, std::string_view text) noexcept {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

// The hash of a feature's name and "=", made when the program is compiled.
class FeatureName {
 public:
  consteval FeatureName(const char* name) : hash_(hash_of(name)) {}
  static FeatureName of(std::string_view name) noexcept { return FeatureName(hash_of(name)); }
  std::uint32_t hash() const noexcept { return hash_; }

 private:
  explicit constexpr FeatureName(std::uint32_t hash) noexcept : hash_(hash) {}
  static constexpr std::uint32_t hash_of(std::string_view name) noexcept { return mix(mix(2166136261u, name), "="); }
  std::uint32_t hash_;
};

// FNV-1a over the feature's name and value.
class Slots {
 public:
  explicit Slots(std::vector<std::uint32_t>& slots) : slots_(slots) {}
  /// The value may come in pieces.
  template <class... Pieces>
  void add(FeatureName feature, const Pieces&... value) {
    std::uint32_t hash = feature.hash();
    ((hash = mix(hash, value)), ...);
    hash ^= hash >> 16u;
    slots_.push_back(hash & (kNameTagSlots - 1u));
  }

 private:
  std::vector<std::uint32_t>& slots_;
};

// What a document says of a word with a capital, wherever it stands.
struct WordCues {
  bool small = false;        // in lower case
  bool after_title = false;  // "General X"
  bool after_given = false;  // "Maria X"
  bool before_head = false;  // "X Agency"
  bool in_place = false;     // "in X"
  bool owner = false;        // "X's"
  bool acts = false;         // subject of a verb of saying or thinking
  bool with_article = false;
};

class Featurizer {
 public:
  Featurizer(std::span<const Sentence> sentences, std::span<const FoldedSentence> folded,
             std::span<const SentenceNames> names, const ActorLexicon& lexicon)
      : sentences_(sentences), folded_(folded), names_(names), lexicon_(lexicon) {
    for (std::size_t s = 0; s < sentences_.size(); ++s) note_cues(s);
  }

  // Calls use(token, features) for each token of a sentence that a name can hold.
  template <class Use>
  void each_token(std::size_t s, Use use) {
    read(s);
    for (int i = 0; i < static_cast<int>(sentences_[s].size()); ++i) {
      if (!is_possible(i)) continue;
      slots_.clear();
      token_features(i, slots_);
      use(at(i), std::as_const(slots_));
    }
  }

 private:
  struct Word {
    std::string_view text;
    std::string_view low;
    std::string known;    // of the lexicon: kind and whether it begins there
    std::string rule;     // of the rules' names: kind and whether it begins there
    std::string list;     // of the word lists
    NameLists lists = 0;  // of the gazetteer, that hold the word
    std::string phrase;   // of the gazetteer: lists of the longest name, and whether it begins here
    bool office = false;
  };

  bool starts_upper(std::size_t s, int i) const {
    const std::string_view text = folded_[s].of(i, i);
    return !text.empty() && is_upper(text.front());
  }

  void note_cues(std::size_t s) {
    const Sentence& sentence = sentences_[s];
    const int size = static_cast<int>(sentence.size());
    std::vector<bool> office(sentence.size(), false);
    for (const OfficeSpan& span : names_[s].offices) office[at(span.last)] = true;
    for (int i = 0; i < size; ++i) {
      const std::string_view text = folded_[s].of(i, i);
      if (text.empty()) continue;
      if (is_lower(text.front())) {
        cues_[text].small = true;
        continue;
      }
      if (!is_upper(text.front())) continue;
      WordCues& cues = cues_[folded_[s].low_of(i, i)];
      if (i > 0) {
        const std::string_view before = folded_[s].low_of(i - 1, i - 1);
        if (office[at(i - 1)] && starts_upper(s, i - 1)) cues.after_title = true;
        if (starts_upper(s, i - 1) && lexicon_.name_word(folded_[s].of(i - 1, i - 1)).given) cues.after_given = true;
        if (before == "in" || before == "at" || before == "near") cues.in_place = true;
        if (before == "the") cues.with_article = true;
      }
      if (i + 1 < size) {
        const std::string_view next = folded_[s].of(i + 1, i + 1);
        if (sentence[i + 1].xpos == "POS") cues.owner = true;
        if (lexicon_.name_word(next).head) cues.before_head = true;
      }
      if (sentence[i].dependency == Dependency::Nsubj && sentence[i].head >= 0) {
        const std::string& verb = sentence[sentence[i].head].lemma;
        if (verb == "say" || verb == "write" || verb == "think" || verb == "tell" || verb == "believe" ||
            verb == "argue" || verb == "ask" || verb == "want" || verb == "add" || verb == "know") {
          cues.acts = true;
        }
      }
    }
  }

  std::string_view kind_of(const NameSpan& span) const {
    if (span.entry == nullptr) {
      return span.kind == NameSpanKind::Person ? "person" : to_string(span.actor_kind);
    }
    const LexiconForm& form = span.entry->forms.front();
    if (form.kind == FormKind::Demonym) return "demonym";
    if (form.kind == FormKind::Capital) return "capital";
    return to_string(lexicon_.actors()[form.actor].kind);
  }

  void read(std::size_t s) {
    s_ = s;
    const int size = static_cast<int>(sentences_[s].size());
    words_.assign(at(size), {});
    for (int i = 0; i < size; ++i) {
      Word& word = words_[at(i)];
      word.text = folded_[s].of(i, i);
      word.low = folded_[s].low_of(i, i);
      const NameWord known = lexicon_.name_word(word.text);
      if (known.given) word.list = known.gender == 'f' ? "given f" : "given";
      if (known.head) word.list = to_string(known.kind);
      if (known.link) word.list = "link";
      if (known.stop) word.list = "stop";
      if (known.hints != 0) word.list += " " + std::to_string(known.hints);
    }
    for (const NameSpan& span : names_[s].names) {
      for (int k = span.first; k <= span.last; ++k) {
        Word& word = words_[at(k)];
        std::string& slot = span.entry != nullptr ? word.known : word.rule;
        if (!slot.empty()) continue;  // the outermost comes first
        slot = k == span.first ? "B-" : "I-";
        slot += kind_of(span);
        if (k == span.first && span.office_first >= 0) slot += "+";
      }
    }
    for (const OfficeSpan& span : names_[s].offices) {
      for (int k = span.first; k <= span.last; ++k) words_[at(k)].office = true;
    }
    read_gazetteer(s, size);
  }

  void read_gazetteer(std::size_t s, int size) {
    for (int i = 0; i < size; ++i) {
      if (is_cased(i)) words_[at(i)].lists = gazetteer().find(folded_[s].of(i, i));
    }
    for (int i = 0; i < size; ++i) {
      if (!is_cased(i)) continue;
      const std::string_view text = folded_[s].of(i, i);
      const std::size_t longest = gazetteer().longest(first_folded_word(text));
      for (int last = std::min(size - 1, i + static_cast<int>(longest) + 1); last > i; --last) {
        if (longest < 2) break;
        const NameLists lists = gazetteer().find(folded_[s].of(i, last));
        if (lists == 0) continue;
        for (int k = i; k <= last; ++k) words_[at(k)].phrase = (k == i ? "B" : "I") + std::to_string(lists);
        i = last;
      }
    }
  }

  bool is_cased(int i) const {
    const std::string_view text = words_[at(i)].text;
    return std::any_of(text.begin(), text.end(), is_upper);
  }

  // Names hold words with capitals, and small words, marks and numbers between them or at their ends.
  bool is_possible(int i) const {
    const int size = static_cast<int>(words_.size());
    if (words_[at(i)].text.find('@') != std::string_view::npos) return true;  // GUM takes addresses for names
    if (is_cased(i) || !words_[at(i)].known.empty() || !words_[at(i)].rule.empty()) return true;
    const auto cased_near = [&](int from, int to) {
      for (int k = std::max(from, 0); k <= std::min(to, size - 1); ++k) {
        if (is_cased(k)) return true;
      }
      return false;
    };
    if (!words_[at(i)].text.empty() && is_digit(words_[at(i)].text.front())) return cased_near(i - 1, i - 1);
    return cased_near(i - 2, i - 1) && cased_near(i + 1, i + 2) && words_[at(i)].low.size() <= 4;
  }

  // What the gazetteer says of the word, its neighbours and the ends of its run of capitals.
  void add_lists(int i, Slots& out) const {
    const int size = static_cast<int>(words_.size());
    const auto lists = [&](int k) -> NameLists { return k < 0 || k >= size ? 0 : words_[at(k)].lists; };
    const auto each = [&](FeatureName feature, NameLists set) {
      if (set == 0) out.add(feature, "-");
      for (std::size_t list = 0; list < kNameLists; ++list) {
        if ((set & in_list(static_cast<NameList>(list))) != 0) out.add(feature, std::to_string(list));
      }
    };
    each("z", lists(i));
    each("z-", lists(i - 1));
    each("z+", lists(i + 1));
    out.add("zz", std::to_string(lists(i)));
    out.add("zz-", std::to_string(lists(i - 1)), " ", std::to_string(lists(i)));
    out.add("zz+", std::to_string(lists(i)), " ", std::to_string(lists(i + 1)));
    if (!words_[at(i)].phrase.empty()) out.add("zp", words_[at(i)].phrase);
  }

  void token_features(int i, std::vector<std::uint32_t>& slots) const {
    Slots out(slots);
    const Sentence& sentence = sentences_[s_];
    const int size = static_cast<int>(words_.size());
    static const Word kOutside{};
    const auto word = [&](int k) -> const Word& { return k < 0 || k >= size ? kOutside : words_[at(k)]; };
    const auto tag = [&](int k) -> std::string_view {
      return k < 0 ? "<" : k >= size ? ">" : std::string_view(sentence[k].xpos);
    };
    const auto low = [&](int k) -> std::string_view { return k < 0 ? "<" : k >= size ? ">" : words_[at(k)].low; };
    const Word& here = word(i);
    out.add("", "");
    out.add("w", here.text);
    out.add("l", here.low);
    const std::string shape = shape_of(here.text);
    out.add("s", shape);
    for (const std::size_t n : {1u, 2u, 3u, 4u}) {
      if (here.low.size() <= n) break;
      out.add("e", here.low.substr(here.low.size() - n));
      if (n > 1) out.add("b", here.low.substr(0, n));
    }
    static constexpr FeatureName kLow[] = {"l-2", "l-1", "l1", "l2"};
    static constexpr FeatureName kTag[] = {"t-2", "t-1", "t1", "t2"};
    static constexpr FeatureName kNear[][5] = {{"s-1", "k-1", "r-1", "i-1", "o-1"}, {"s1", "k1", "r1", "i1", "o1"}};
    for (const int n : {0, 1, 2, 3}) {
      const int k = i + (n < 2 ? n - 2 : n - 1);
      out.add(kLow[n], low(k));
      out.add(kTag[n], tag(k));
      if (n == 0 || n == 3) continue;
      const FeatureName* const near = kNear[n - 1];
      out.add(near[0], shape_of(word(k).text));
      out.add(near[1], word(k).known);
      out.add(near[2], word(k).rule);
      out.add(near[3], word(k).list);
      out.add(near[4], word(k).office ? "1" : "0");
    }
    out.add("t", tag(i));
    out.add("tt-", tag(i - 1), " ", tag(i));
    out.add("tt+", tag(i), " ", tag(i + 1));
    out.add("ll-", low(i - 1), " ", here.low);
    out.add("ll+", here.low, " ", low(i + 1));
    out.add("ls", low(i - 1), " ", shape);
    out.add("sl", shape, " ", low(i + 1));
    out.add("k", here.known);
    out.add("r", here.rule);
    out.add("kr", here.known, " ", here.rule);
    out.add("rr", here.rule, " ", word(i + 1).rule);
    out.add("i", here.list);
    out.add("ii", word(i - 1).list, " ", here.list);
    out.add("ii+", here.list, " ", word(i + 1).list);
    out.add("o", here.office ? "1" : "0");
    add_lists(i, out);
    if (i == 0) {
      out.add("start", "1", shape);
    } else {
      out.add("start", "0");
    }
    // The word that the run of capitals ends with, and what is before it.
    int end = i;
    while (end + 1 < size && is_cased(end + 1)) ++end;
    int begin = i;
    while (begin > 0 && is_cased(begin - 1)) --begin;
    out.add("run end", low(end));
    out.add("run end list", word(end).list);
    out.add("run before", low(begin - 1));
    out.add("run after", low(end + 1));
    out.add("run length", digit(std::min(end - begin, 5)), " ", digit(std::min(i - begin, 3)));
    if (low(i - 1) == "(" || low(i - 1) == "[") out.add("bracket", shape, low(i + 1));
    out.add("run place", digit(std::min(i - begin, 3)), i == end ? "e " : "m ", word(end).list);
    out.add("run around", low(begin - 1), " ", low(end + 1));
    out.add("run tags", tag(begin - 1), " ", tag(end + 1));
    if (end + 2 < size) out.add("run after2", low(end + 1), " ", low(end + 2));
    if (begin > 1) out.add("run before2", low(begin - 2), " ", low(begin - 1));
    std::string lists;
    for (int k = begin; k <= end && k < begin + 5; ++k) {
      lists += word(k).list.empty() ? "." : std::string_view(word(k).list).substr(0, 3);
    }
    out.add("run lists", lists);
    // Grammar.
    const std::string_view relation = to_string(sentence[i].dependency);
    out.add("d", relation);
    out.add("dt", relation, " ", tag(i));
    const int governor = sentence[i].head;
    if (governor >= 0) {
      out.add("g", relation, " ", lowered(sentence[governor].lemma));
      if (is_cased(governor)) {
        out.add("gw", relation, " ", word(governor).low);
        out.add("gi", relation, " ", word(governor).list);
      }
    }
    int top = i;
    for (int steps = 0; steps < 6; ++steps) {
      const int next = sentence[top].head;
      if (next < begin || next > end) break;
      top = next;
    }
    const std::string_view top_relation = to_string(sentence[top].dependency);
    const std::string top_governor = sentence[top].head >= 0 ? lowered(sentence[sentence[top].head].lemma) : "";
    out.add("top", top_relation);
    if (sentence[top].head >= 0) {
      out.add("top tag", top_relation, sentence[sentence[top].head].xpos);
      out.add("top s", top_relation, shape);
    }
    out.add("top g", top_relation, " ", top_governor);
    out.add("top w", low(top));
    for (auto c = sentence.children_begin(top); c != sentence.children_end(top); ++c) {
      if (*c >= begin && *c <= end) continue;
      const Dependency d = sentence[*c].dependency;
      if (d == Dependency::Case || d == Dependency::Det) out.add("top small", low(*c));
      if (d == Dependency::Case) out.add("top path", top_governor, " ", low(*c));
      if (d == Dependency::Appos || d == Dependency::NmodDesc || d == Dependency::Amod || d == Dependency::Compound ||
          d == Dependency::AclRelcl || d == Dependency::NmodPoss) {
        out.add("top child", to_string(d), " ", lowered(sentence[*c].lemma));
      }
    }
    // What the document says elsewhere.
    if (const auto found = cues_.find(here.low); found != cues_.end() && is_cased(i)) {
      const WordCues& cues = found->second;
      if (cues.small) out.add("c", "small");
      if (cues.after_title) out.add("c", "title");
      if (cues.after_given) out.add("c", "given");
      if (cues.before_head) out.add("c", "head");
      if (cues.in_place) out.add("c", "in");
      if (cues.owner) out.add("c", "owner");
      if (cues.acts) out.add("c", "acts");
      if (cues.with_article) out.add("c", "the");
    }
  }

  std::span<const Sentence> sentences_;
  std::span<const FoldedSentence> folded_;
  std::span<const SentenceNames> names_;
  const ActorLexicon& lexicon_;
  std::unordered_map<std::string_view, WordCues> cues_;  // by the word in lower case, in folded_
  std::size_t s_ = 0;
  std::vector<Word> words_;
  std::vector<std::uint32_t> slots_;
};

}  // namespace

NameTagFeatures name_tag_features(std::span<const Sentence> sentences, std::span<const FoldedSentence> folded,
                                  std::span<const SentenceNames> names, const ActorLexicon& lexicon) {
  Featurizer featurizer(sentences, folded, names, lexicon);
  NameTagFeatures out(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    out[s].resize(sentences[s].size());
    featurizer.each_token(s, [&](std::size_t t, const std::vector<std::uint32_t>& slots) { out[s][t] = slots; });
  }
  return out;
}

std::vector<std::size_t> best_labels(std::span<const NameLabelScores> scores,
                                     const std::array<NameLabelScores, kNameLabels>& transitions) {
  constexpr int kNever = std::numeric_limits<int>::min() / 2;
  std::vector<std::array<std::uint8_t, kNameLabels>> from(scores.size());
  NameLabelScores best{};
  for (std::size_t t = 0; t < scores.size(); ++t) {
    NameLabelScores next{};
    next.fill(kNever);
    // Most tokens can hold no name.
    const std::size_t labels = scores[t][1] == kNoName ? 1 : kNameLabels;
    for (std::size_t label = 0; label < labels; ++label) {
      for (std::size_t before = 0; before < kNameLabels; ++before) {
        if (t == 0 && before != 0) break;
        if (!may_follow(before, label) || best[before] <= kNever) continue;
        const int score = best[before] + transitions[before][label];
        if (score > next[label]) {
          next[label] = score;
          from[t][label] = static_cast<std::uint8_t>(before);
        }
      }
      if (next[label] > kNever) next[label] += scores[t][label];
    }
    best = next;
  }
  std::vector<std::size_t> labels(scores.size(), 0);
  if (scores.empty()) return labels;
  std::size_t label = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t t = scores.size(); t-- > 0;) {
    labels[t] = label;
    label = from[t][label];
  }
  return labels;
}

namespace {

// The features of a token as a part of the name [first, last] with that label: the same with other weights, and its
// place in the name.
void add_inner_features(std::span<const std::uint32_t> features, std::size_t label, std::size_t t, std::size_t first,
                        std::size_t last, std::vector<std::uint32_t>& out) {
  for (const std::uint32_t slot : features) {
    out.push_back(((slot + 1) * 2654435761u >> 15u) & (kNameTagSlots - 1u));
  }
  Slots more(out);
  const std::string outer = "in" + std::to_string(label);
  more.add(FeatureName::of(outer), "");
  more.add(FeatureName::of(outer + " from"), digit(static_cast<int>(std::min<std::size_t>(t - first, 4))));
  more.add(FeatureName::of(outer + " to"), digit(static_cast<int>(std::min<std::size_t>(last - t, 4))));
}

// Calls use(first, last) for each name of several tokens.
template <class Use>
void each_long_name(const std::vector<std::size_t>& labels, Use use) {
  for (std::size_t first = 0; first < labels.size(); ++first) {
    if (labels[first] == 0) continue;
    std::size_t last = first;
    while (last + 1 < labels.size() && labels[last + 1] == labels[first] + 1) ++last;
    if (last > first) use(first, last);
    first = last;
  }
}

}  // namespace

std::vector<std::vector<std::uint32_t>> inner_name_features(const std::vector<std::vector<std::uint32_t>>& features,
                                                            const std::vector<std::size_t>& labels) {
  std::vector<std::vector<std::uint32_t>> out(features.size());
  each_long_name(labels, [&](std::size_t first, std::size_t last) {
    for (std::size_t t = first; t <= last; ++t) {
      add_inner_features(features[t], labels[first], t, first, last, out[t]);
    }
  });
  return out;
}

namespace {

constexpr std::size_t kTable = kNameTagSlots * kNameLabels;
int weight(std::size_t i) noexcept { return static_cast<signed char>(actorgraph_name_tags_begin[i]); }

NameLabelScores scores_of(std::span<const std::uint32_t> features) {
  NameLabelScores sum{};
  for (const std::uint32_t slot : features) {
    const std::size_t first = slot * kNameLabels;
#pragma GCC unroll 16
    for (std::size_t label = 0; label < kNameLabels; ++label) sum[label] += weight(first + label);
  }
  return sum;
}

// Of tokens that no name can hold.
std::vector<NameLabelScores> no_names(std::size_t tokens) {
  NameLabelScores none;
  none.fill(kNoName);
  none[0] = 0;
  return std::vector<NameLabelScores>(tokens, none);
}

// One word is mostly one name in a document: each place of it hears what the others say.
void share(std::vector<std::vector<NameLabelScores>>& scores, std::span<const FoldedSentence> folded) {
  struct Sum {
    NameLabelScores scores{};
    int count = 0;
  };
  std::array<std::unordered_map<std::string_view, Sum>, 3> sums;
  const auto is_name = [&](std::size_t s, std::size_t t) {
    const std::string_view word = folded[s].of(static_cast<int>(t), static_cast<int>(t));
    return scores[s][t][1] > kNoName / 2 && word.size() > 1 && is_upper(word.front());
  };
  // "Lima" of "Lima Bank" is not the one of "in Lima": words before, behind and without other capitals hear their like.
  const auto place = [&](std::size_t s, std::size_t t) -> std::size_t {
    if (t + 1 < scores[s].size() && is_name(s, t + 1)) return 1;
    return t > 0 && is_name(s, t - 1) ? 2 : 0;
  };
  for (const bool write : {false, true}) {
    for (std::size_t s = 0; s < scores.size(); ++s) {
      for (std::size_t t = 0; t < scores[s].size(); ++t) {
        if (!is_name(s, t)) continue;
        Sum& sum = sums[place(s, t)][folded[s].of(static_cast<int>(t), static_cast<int>(t))];
        if (!write) ++sum.count;
        for (std::size_t label = 0; label < kNameLabels; ++label) {
          if (write) {
            scores[s][t][label] =
                (scores[s][t][label] * (100 - kShared) + sum.scores[label] / sum.count * kShared) / 100;
          } else {
            sum.scores[label] += scores[s][t][label];
          }
        }
      }
    }
  }
}

// Of the tokens as parts of the names that `labels` tell; empty where no name has several tokens. Features are made
// again, since those of a whole document take as much memory as all else that is known of it.
std::vector<NameLabelScores> inner_scores(Featurizer& featurizer, std::size_t s,
                                          const std::vector<std::size_t>& labels) {
  std::vector<std::pair<std::size_t, std::size_t>> name_of(labels.size());
  bool any = false;
  each_long_name(labels, [&](std::size_t first, std::size_t last) {
    any = true;
    for (std::size_t t = first; t <= last; ++t) name_of[t] = {first, last};
  });
  if (!any) return {};
  std::vector<NameLabelScores> scores = no_names(labels.size());
  for (NameLabelScores& token : scores) token[0] += kInnerShyness;
  std::vector<std::uint32_t> slots;
  featurizer.each_token(s, [&](std::size_t t, std::span<const std::uint32_t> features) {
    const auto [first, last] = name_of[t];
    if (first == last) return;
    slots.clear();
    add_inner_features(features, labels[first], t, first, last, slots);
    scores[t] = scores_of(slots);
    scores[t][0] += kInnerShyness;
  });
  return scores;
}

void add_names(const std::vector<std::size_t>& labels, const std::vector<NameLabelScores>& scores,
               std::vector<TaggedName>& out) {
  for (std::size_t t = 0; t < labels.size(); ++t) {
    if (labels[t] == 0) continue;
    if (labels[t] % 2 == 1) {
      const int first = static_cast<int>(t);
      out.push_back({first, first, static_cast<NameKind>((labels[t] - 1) / 2), scores[t][labels[t]] - scores[t][0]});
    } else {
      out.back().last = static_cast<int>(t);
    }
  }
}

}  // namespace

std::vector<std::vector<TaggedName>> tag_names(std::span<const Sentence> sentences,
                                               std::span<const FoldedSentence> folded,
                                               std::span<const SentenceNames> names, const ActorLexicon& lexicon) {
  std::vector<std::vector<TaggedName>> out(sentences.size());
  if (static_cast<std::size_t>(actorgraph_name_tags_end - actorgraph_name_tags_begin) <
      kTable + kNameLabels * kNameLabels) {
    return out;
  }
  std::array<NameLabelScores, kNameLabels> transitions{};
  for (std::size_t a = 0; a < kNameLabels; ++a) {
    for (std::size_t b = 0; b < kNameLabels; ++b) {
      transitions[a][b] = kNameTransitionScale * weight(kTable + a * kNameLabels + b);
    }
  }
  Featurizer featurizer(sentences, folded, names, lexicon);
  std::vector<std::vector<NameLabelScores>> scores;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    scores.push_back(no_names(sentences[s].size()));
    featurizer.each_token(
        s, [&](std::size_t t, std::span<const std::uint32_t> features) { scores[s][t] = scores_of(features); });
  }
  share(scores, folded);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::vector<std::size_t> labels = best_labels(scores[s], transitions);
    add_names(labels, scores[s], out[s]);
    const std::size_t outer = out[s].size();
    const std::vector<NameLabelScores> inner = inner_scores(featurizer, s, labels);
    if (inner.empty()) continue;
    add_names(best_labels(inner, transitions), inner, out[s]);
    const std::vector<TaggedName> outermost(out[s].begin(), out[s].begin() + static_cast<std::ptrdiff_t>(outer));
    out[s].erase(std::remove_if(out[s].begin() + static_cast<std::ptrdiff_t>(outer), out[s].end(),
                                [&](const TaggedName& name) {
                                  return std::any_of(outermost.begin(), outermost.end(), [&](const TaggedName& o) {
                                    return o.first == name.first && o.last == name.last;
                                  });
                                }),
                 out[s].end());
    std::sort(out[s].begin(), out[s].end(), [](const TaggedName& a, const TaggedName& b) {
      return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
  }
  return out;
}

}  // namespace actorgraph
