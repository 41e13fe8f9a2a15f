// Pronouns and definite descriptions. Each candidate before the reference is weighed: agreement and binding decide who
// is allowed at all, grammatical role, nearness and how often an actor was named decide between them (after Lappin and
// Leass 1994, with role weights of our own). Where the best is not clearly ahead, no link is made: a wrong edge
// costs more than a missing one.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extract/actors/document_names.h"

namespace actorgraph {
namespace {

constexpr std::size_t kNobody = ActorNotes::kNobody;

// Weights, chosen on the development gold and GUM's coreference layer.
constexpr int kSubject = 60;
constexpr int kObject = 40;
constexpr int kOblique = 28;
constexpr int kPossessor = 34;
constexpr int kModifier = 14;
constexpr int kSentenceAway = 32;
constexpr int kOwnerNear = 12;  // a possessor mostly stands in the same sentence
constexpr int kParagraphAway = 18;
constexpr int kParallel = 8;
constexpr int kJoined = 40;
constexpr int kLeast = 22;
constexpr int kLeastAlone = 14;  // where nobody else may be meant
constexpr int kAhead = 6;
constexpr int kPersonAhead = 3;
constexpr int kDisagrees = 20;  // "Peru is …": hardly "they"
// Common nouns weigh less than actors, which texts on policy keep speaking of.
constexpr int kMany = 10;  // "the Chileans": they
constexpr int kNoRival = 1000;
constexpr int kPluralRival = 10;
constexpr int kSingularRival = 30;
constexpr int kThing = 16;
constexpr int kBand = 28;
constexpr int kClearlyAhead = 12;
constexpr int kTopicOften = 5;
constexpr int kTopicNear = 20;
constexpr std::size_t kTopicBack = 6;
constexpr int kNearer = 24;  // than the one whose envoy somebody is
constexpr std::size_t kSetSentences = 3;
constexpr int kSetOften = 3;
constexpr int kSettingOften = 4;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

enum class Number : std::uint8_t { Singular, Plural };

class ReferenceResolver {
 public:
  ReferenceResolver(DocumentNames& names, std::span<const Sentence> sentences, const ActorLexicon& lexicon)
      : names_(names), sentences_(sentences), lexicon_(lexicon), count_(names.actors.actors.size(), 0) {}

  void resolve() {
    index_mentions();
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      const int size = static_cast<int>(sentences_[s].size());
      if (s > 0) count_sets(s - 1);
      for (int i = 0; i < size; ++i) {
        if (names_.mention_of(s, i) != kNobody) {
          count(s, i);
          continue;
        }
        resolve_token(s, i);
      }
    }
  }

 private:
  struct Candidate {
    std::vector<std::size_t> actors;
    int score = 0;
  };

  static std::size_t at(int i) noexcept { return static_cast<std::size_t>(i); }
  const Actor& actor(std::size_t index) const { return names_.actors.actors[index]; }
  const Mention& mention(std::size_t index) const { return names_.actors.mentions[index]; }

  void index_mentions() {
    block_.reserve(sentences_.size());
    for (const Sentence& sentence : sentences_) {
      const std::vector<Block>& blocks = sentence.document().blocks();
      const auto after =
          std::upper_bound(blocks.begin(), blocks.end(), sentence.span().begin,
                           [](std::size_t begin, const Block& block) { return begin < block.span.begin; });
      block_.push_back(after - blocks.begin());
    }
  }

  void count(std::size_t s, int head) {
    const std::vector<std::size_t>& actors = mention(names_.mention_of(s, head)).actors;
    for (const std::size_t a : actors) {
      if (count_.size() <= a) count_.resize(a + 1, 0);
      ++count_[a];
      last_counted_[a] = s;
    }
    const int word = sentences_[s].child(head, Dependency::Case);
    if (actors.size() != 1 || word < 0 || lowered(sentences_[s].text(word)) != "in") return;
    ++settings_[actors.front()];
  }

  // Where most of the text so far plays, of the actors that fit; nobody where no one of them stands out.
  template <class Fits>
  std::optional<std::vector<std::size_t>> setting(Fits fits) const {
    std::size_t best = kNobody;
    int most = 0;
    int second = 0;
    for (const auto& [a, times] : settings_) {
      if (!fits(a)) continue;
      if (times > most) {
        second = std::exchange(most, times);
        best = a;
      } else {
        second = std::max(second, times);
      }
    }
    if (most < kSettingOften || most < 2 * second) return std::nullopt;
    return std::vector<std::size_t>{best};
  }

  // Who is named together: "Peru and Chile".
  void count_sets(std::size_t s) {
    const int size = static_cast<int>(sentences_[s].size());
    for (int k = 0; k < size; ++k) {
      if (names_.mention_of(s, k) == kNobody || sentences_[s].child(k, Dependency::Conj) < 0) continue;
      std::vector<std::size_t> all = coordination(s, k, size);
      if (all.size() < 2 || all.size() > 4) continue;
      std::sort(all.begin(), all.end());
      ++sets_[all];
    }
  }

  // The set of that size which the text keeps naming together, if one stands out.
  template <class Fits>
  std::optional<std::vector<std::size_t>> usual_set(std::size_t number, Fits fits) const {
    const std::vector<std::size_t>* best = nullptr;
    int most = 0;
    int next = 0;
    for (const auto& [set, often] : sets_) {
      if (set.size() != number || !std::all_of(set.begin(), set.end(), fits)) continue;
      if (often > most) {
        next = most;
        most = often;
        best = &set;
      } else {
        next = std::max(next, often);
      }
    }
    if (best == nullptr || most < kSetOften || most < 2 * next) return std::nullopt;
    return *best;
  }

  bool add(std::size_t s, int first, int last, std::vector<std::size_t> actors, Via via, std::string reason) {
    Mention m;
    m.sentence = s;
    m.first = first;
    m.last = last;
    m.actors = std::move(actors);
    m.via = via;
    m.reason = std::move(reason);
    const bool added = names_.add(sentences_[s], std::move(m));
    if (added) count(s, head_of(sentences_[s], first, last));
    return added;
  }

  std::string names_of(const std::vector<std::size_t>& actors) const {
    std::string out;
    for (const std::size_t a : actors) out += (out.empty() ? "" : ", ") + actor(a).name;
    return out;
  }

  // --- the words -------------------------------------------------------------------------------------------------
  void resolve_token(std::size_t s, int i) {
    const Sentence& sentence = sentences_[s];
    const Token& token = sentence[i];
    const std::string word = lowered(sentence.text(i));
    if (token.upos == Upos::Pron || token.upos == Upos::Det || token.xpos == "PRP$" || token.xpos.starts_with("W")) {
      if (token.xpos == "WDT" || token.xpos == "WP" || token.xpos == "WP$" || word == "who" || word == "whose" ||
          word == "which") {
        return relative(s, i);
      }
      if (token.xpos == "PRP$" && for_ones_part(s, i)) return;
      if (word == "he" || word == "him" || word == "his") return person_pronoun(s, i, 'm', word == "his");
      if (word == "she" || word == "hers" || (word == "her" && token.upos == Upos::Pron))
        return person_pronoun(s, i, 'f', word == "her" && token.xpos == "PRP$");
      if (word == "it" || word == "its") return thing_pronoun(s, i, word == "its");
      if (word == "they" || word == "them" || word == "their" || word == "theirs")
        return plural_pronoun(s, i, word == "their");
      if (word == "himself" || word == "herself" || word == "itself" || word == "themselves") return reflexive(s, i);
      if (word == "both" || word == "neither" || word == "either" || word == "each") return quantified(s, i, word);
      return;
    }
    const bool named = token.upos == Upos::Propn && names_.mention_of(s, i) == kNobody;  // "the Communiqué"
    if (token.upos == Upos::Noun || token.upos == Upos::Num || token.upos == Upos::Adj || named) definite(s, i, word);
  }

  // "the prospect of the Pact (whose members …) leaving": the name right before, where the tree passes it by.
  std::size_t named_before(std::size_t s, int i) const {
    const Sentence& sentence = sentences_[s];
    if (sentence[i].xpos != "WP$" || i < 2) return kNobody;
    if (sentence.text(i - 1) != "(" && sentence.text(i - 1) != ",") return kNobody;
    for (int t = i - 2; t >= 0 && t > i - 8; --t) {
      const std::size_t found = names_.mention_of(s, t);
      if (found != kNobody) return mention(found).last == i - 2 ? found : kNobody;
    }
    return kNobody;
  }

  void relative(std::size_t s, int i) {
    const Sentence& sentence = sentences_[s];
    // Up to the clause that modifies a noun.
    int verb = sentence[i].head;
    for (int steps = 0; verb >= 0 && steps < 4; ++steps) {
      if (sentence[verb].dependency == Dependency::AclRelcl) {
        int noun = sentence[verb].head;
        if (noun < 0 || noun >= i) return;
        std::size_t found = names_.mention_of(s, noun);
        if (found == kNobody) found = named_before(s, i);
        if (found == kNobody) return;
        noun = mention(found).head;
        const Mention& m = mention(found);
        if (m.via == Via::Demonym && sentence[noun].dependency == Dependency::Amod) return;
        if (m.place_sense) return;
        std::vector<std::size_t> actors = m.actors;
        // "Peru and Chile, which are …", "it is Peru and Chile that …": all of them.
        if (is_plural_verb(sentence, verb) || sentence.child(noun, Dependency::Cop) >= 0) {
          int first = noun;
          if (sentence[noun].dependency == Dependency::Conj && names_.mention_of(s, sentence[noun].head) != kNobody) {
            first = sentence[noun].head;
          }
          std::vector<std::size_t> all = coordination(s, first, i);
          if (all.size() > actors.size()) actors = std::move(all);
        }
        add(s, i, i, std::move(actors), Via::Pronoun,
            "relative pronoun after \"" + std::string(sentence.text(noun)) + "\"");
        return;
      }
      if (sentence[verb].dependency == Dependency::Conj || sentence[verb].dependency == Dependency::Xcomp ||
          sentence[verb].dependency == Dependency::NmodPoss || sentence[verb].dependency == Dependency::Nmod ||
          sentence[verb].dependency == Dependency::Nsubj || sentence[verb].dependency == Dependency::Obl ||
          sentence[verb].dependency == Dependency::Obj || sentence[verb].dependency == Dependency::Ccomp ||
          sentence[verb].dependency == Dependency::NsubjPass) {
        verb = sentence[verb].head;
      } else {
        return;
      }
    }
  }

  // The verb itself or its auxiliary tells that there are several.
  static bool is_plural_verb(const Sentence& sentence, int verb) {
    if (sentence[verb].xpos == "VBP") return true;
    for (auto c = sentence.children_begin(verb); c != sentence.children_end(verb); ++c) {
      const Dependency d = sentence[*c].dependency;
      if (d != Dependency::Aux && d != Dependency::AuxPass && d != Dependency::Cop) continue;
      const std::string word = lowered(sentence.text(*c));
      if (word == "are" || word == "were" || word == "have" || word == "do") return true;
    }
    return false;
  }
  static bool is_singular_verb(const Sentence& sentence, int verb) {
    if (sentence[verb].xpos == "VBZ") return true;
    for (auto c = sentence.children_begin(verb); c != sentence.children_end(verb); ++c) {
      const Dependency d = sentence[*c].dependency;
      if (d != Dependency::Aux && d != Dependency::AuxPass && d != Dependency::Cop) continue;
      const std::string word = lowered(sentence.text(*c));
      if (word == "is" || word == "was" || word == "has" || word == "does") return true;
    }
    return false;
  }

  // "For its part, Chile …": the subject that follows.
  bool for_ones_part(std::size_t s, int i) {
    const Sentence& sentence = sentences_[s];
    const int part = sentence[i].head;
    if (part != i + 1 || sentence[part].lemma != "part" || i == 0 || lowered(sentence.text(i - 1)) != "for")
      return false;
    const int verb = sentence[part].head;
    int subject = verb < 0 ? -1 : sentence.child(verb, Dependency::Nsubj);
    if (subject < 0 && verb >= 0) subject = sentence.child(verb, Dependency::NsubjPass);
    const std::size_t found = subject < 0 ? kNobody : names_.mention_of(s, subject);
    if (found == kNobody || subject < i) return false;
    return add(s, i, i, mention(found).actors, Via::Pronoun,
               "\"for " + lowered(sentence.text(i)) + " part\" of \"" + std::string(sentence.text(subject)) + "\"");
  }

  void reflexive(std::size_t s, int i) {
    const Sentence& sentence = sentences_[s];
    const int verb = sentence[i].head;
    if (verb < 0) return;
    int subject = sentence.child(verb, Dependency::Nsubj);
    if (subject < 0) subject = sentence.child(verb, Dependency::NsubjPass);
    // "the region itself": the noun right before, if it is no subject.
    if (i > 0 && sentence[i - 1].upos == Upos::Noun && subject != i - 1) return;
    if (sentence[i].dependency == Dependency::NmodUnmarked || sentence[i].dependency == Dependency::Appos)
      subject = verb;
    if (subject < 0 || subject >= i) return;
    const std::size_t found = names_.mention_of(s, subject);
    if (found == kNobody) return;
    add(s, i, i, mention(found).actors, Via::Pronoun,
        "reflexive, subject \"" + std::string(sentence.text(subject)) + "\"");
  }

  // --- candidates ------------------------------------------------------------------------------------------------
  int role_weight(const Sentence& sentence, int head) const {
    for (int steps = 0; steps < 4; ++steps) {
      const Token& token = sentence[head];
      switch (token.dependency) {
        case Dependency::Nsubj:
        case Dependency::NsubjPass:
        case Dependency::NsubjOuter:
        case Dependency::Csubj:
        case Dependency::Root:
          return kSubject;
        case Dependency::Obj:
        case Dependency::Iobj:
          return kObject;
        case Dependency::OblAgent:
          return kSubject - 10;
        case Dependency::Obl:
        case Dependency::OblUnmarked:
          return kOblique;
        case Dependency::NmodPoss:
          return kPossessor;
        case Dependency::Nmod:
        case Dependency::NmodUnmarked:
        case Dependency::NmodDesc:
          return kOblique - 6;
        case Dependency::Amod:
        case Dependency::Compound:
          return kModifier;
        case Dependency::Conj:
        case Dependency::Appos:
        case Dependency::Flat:
          if (token.head < 0) return kOblique;
          head = token.head;
          continue;
        default:
          return kOblique;
      }
    }
    return kOblique;
  }

  static bool is_subject(const Sentence& sentence, int head) {
    const Dependency d = sentence[head].dependency;
    return d == Dependency::Nsubj || d == Dependency::NsubjPass;
  }

  // "Peru improved relations with its representatives": with somebody else's.
  bool deals_with_officials(const Sentence& sentence, int owned) const {
    static constexpr std::array<std::string_view, 9> kOfficials = {
        "representative", "leader", "leadership", "official", "delegate", "diplomat", "regime", "envoy", "government"};
    const int preposition = sentence.child(owned, Dependency::Case);
    return preposition >= 0 && lowered(sentence.text(preposition)) == "with" &&
           is_one_of(sentence[owned].lemma, kOfficials);
  }

  // Two arguments of one verb are two actors, unless a reflexive says otherwise.
  bool bound_apart(std::size_t s, int pronoun, std::size_t candidate, bool possessive) const {
    const Mention& m = mention(candidate);
    if (m.sentence != s) return false;
    const Sentence& sentence = sentences_[s];
    int head = m.head;
    while (sentence[head].dependency == Dependency::Conj && sentence[head].head >= 0) head = sentence[head].head;
    if (possessive) {
      // "its ally China": the owner is not the owned; "China's … its" in one noun phrase is fine.
      const int owned = sentence[pronoun].head;
      if (owned == m.head ||
          (owned >= 0 && sentence[owned].dependency == Dependency::Appos && sentence[owned].head == m.head) ||
          (owned >= 0 && sentence[m.head].head == owned && sentence[m.head].dependency == Dependency::Appos))
        return true;
      return owned >= 0 && is_subject(sentence, head) && deals_with_officials(sentence, owned);
    }
    const int verb = sentence[pronoun].head;
    if (verb < 0) return false;
    if (sentence[head].head == verb) return true;
    // "the Chileans left, starving it": who leaves, starves.
    if (is_subject(sentence, head) && sentence[verb].head == sentence[head].head && sentence[verb].xpos == "VBG" &&
        sentence[verb].dependency == Dependency::Advcl && sentence.child(verb, Dependency::Nsubj) < 0) {
      return true;
    }
    // "China's trade with it": the possessor is an argument of the same noun.
    const int governor = sentence[verb].head;
    return sentence[pronoun].dependency == Dependency::Nmod && sentence[head].head == verb && governor >= 0;
  }

  // "Peru saw unrest in the country", "Peru held talks with it": who the clause is about is not meant. Empty where the
  // word is, or belongs to, a subject itself.
  std::vector<std::size_t> clause_subject(std::size_t s, int i) const {
    static constexpr std::array<std::string_view, 10> kAround = {"around", "behind", "near",   "before", "after",
                                                                 "beside", "inside", "within", "about",  "on"};
    const Sentence& sentence = sentences_[s];
    const int preposition = sentence.child(i, Dependency::Case);
    if (sentence[i].upos == Upos::Pron && preposition >= 0 && is_one_of(lowered(sentence.text(preposition)), kAround))
      return {};
    int t = i;
    for (int steps = 0; steps < 12 && t >= 0; ++steps) {
      if (is_subject(sentence, t) || sentence[t].dependency == Dependency::Csubj) return {};
      // A finite verb that joins another has its own subject mostly, even where the tree has lost it.
      const std::string& tag = sentence[t].xpos;
      const bool joined = sentence[t].dependency == Dependency::Conj || sentence[t].dependency == Dependency::Parataxis;
      const bool shares = t > 0 && sentence[t - 1].upos == Upos::Cconj;  // "Peru met Chile and told it"
      if (joined && !shares && (tag == "VBZ" || tag == "VBD" || tag == "VBP")) return {};
      const int asked = asked_to(sentence, t);
      if (asked >= 0) {
        const std::size_t found = names_.mention_of(s, asked);
        return found == kNobody ? std::vector<std::size_t>{} : mention(found).actors;
      }
      t = sentence[t].head;
      if (t < 0) break;
      int subject = sentence.child(t, Dependency::Nsubj);
      if (subject < 0) subject = sentence.child(t, Dependency::NsubjPass);
      if (subject < 0) continue;
      std::size_t found = names_.mention_of(s, subject);
      // "A, who attacked it", where "who" was left alone
      if (found == kNobody && (sentence[subject].xpos == "WP" || sentence[subject].xpos == "WDT") &&
          sentence[t].dependency == Dependency::AclRelcl && sentence[t].head >= 0) {
        found = names_.mention_of(s, sentence[t].head);
      }
      return found == kNobody || subject >= i ? std::vector<std::size_t>{} : mention(found).actors;
    }
    return {};
  }

  // "invited Peru to join": who is to join, or -1.
  static int asked_to(const Sentence& sentence, int infinitive) {
    static constexpr std::array<std::string_view, 25> kAsking = {
        "appoint",  "choose", "elect",     "name",    "send", "advise",   "allow",  "ask",   "beg",
        "convince", "enable", "encourage", "force",   "help", "instruct", "invite", "order", "permit",
        "persuade", "press",  "pressure",  "require", "tell", "urge",     "want"};
    const Token& token = sentence[infinitive];
    const bool clause = token.dependency == Dependency::Xcomp || token.dependency == Dependency::Advcl;
    if (!clause || token.head < 0 || token.xpos != "VB" || !is_one_of(sentence[token.head].lemma, kAsking)) return -1;
    const int object = sentence.child(token.head, Dependency::Obj);
    return object < infinitive ? object : -1;
  }

  // A common noun that nobody is known by ("the problems") may be what "they" are, too.
  bool is_rival(std::size_t s, int k, Number number) const {
    const Sentence& sentence = sentences_[s];
    if (sentence[k].upos != Upos::Noun) return false;
    switch (sentence[k].dependency) {
      case Dependency::Nsubj:
      case Dependency::NsubjPass:
      case Dependency::Obj:
      case Dependency::Obl:
      case Dependency::Conj:
      case Dependency::Nmod:
        break;
      default:
        return false;
    }
    if (number == Number::Plural) return sentence[k].xpos == "NNS";
    return sentence[k].xpos == "NN" && sentence.child(k, Dependency::Det) >= 0;
  }
  static bool governs(const Sentence& sentence, int k, int i) {
    for (int t = i, steps = 0; t >= 0 && steps < 50; t = sentence[t].head, ++steps) {
      if (t == k) return true;
    }
    return false;
  }

  template <class Allowed>
  std::vector<Candidate> gather(std::size_t s, int i, bool possessive, int sentences_back, Allowed allowed,
                                int rival = kNoRival, Number rival_number = Number::Singular) const {
    std::vector<Candidate> out;
    const Sentence& here = sentences_[s];
    const bool subject = is_subject(here, i);
    for (std::size_t back = 0; back <= static_cast<std::size_t>(sentences_back) && back <= s; ++back) {
      const std::size_t from = s - back;
      const Sentence& sentence = sentences_[from];
      const int stop = back == 0 ? i : static_cast<int>(sentence.size());
      const int distance = static_cast<int>(back) * (kSentenceAway + (possessive ? kOwnerNear : 0)) +
                           (block_[from] != block_[s] ? kParagraphAway : 0);
      for (int k = 0; k < stop; ++k) {
        const std::size_t found = names_.mention_of(from, k);
        if (found == kNobody) {
          if (rival != kNoRival && is_rival(from, k, rival_number) && !(back == 0 && governs(here, k, i))) {
            // "These developments … their partnership": what owns is mostly somebody.
            const bool thing = possessive && lexicon_.agent_class(lowered(sentence[k].lemma)) == AgentClass::None;
            out.push_back({{}, role_weight(sentence, k) - distance - rival - (thing ? kThing : 0)});
          }
          continue;
        }
        const Mention& m = mention(found);
        if (back == 0 && (m.last >= i || bound_apart(s, i, found, possessive))) continue;
        int score = role_weight(sentence, k) - distance;
        if (subject && is_subject(sentence, k)) score += kParallel;
        if (rival_number == Number::Plural && m.actors.size() == 1 && is_subject(sentence, k) &&
            is_singular_verb(sentence, sentence[k].head)) {
          score -= kDisagrees;
        }
        if (m.place_sense) score -= 30;
        if (owns_apposition(sentence, k)) score -= kNearer;
        if (back == 0 && subject && claims(here, k, i)) score += kJoined;
        if (subject && back <= 1 && answers(here, i) && is_addressed(sentence, k)) score += kJoined;
        // "Peru and its neighbors"
        if (back == 0 && possessive && joins(here, k, here[i].head)) score += kJoined;
        if (back == 0 && possessive && is_patients(here, k, here[i].head)) score += kJoined;
        if (back == 0 && possessive && owns_governor(here, k, here[i].head)) score += kJoined;
        if (back == 0 && possessive && is_asked(here, k, here[i].head)) score += kJoined;
        // "the Chileans": many, though they stand for Chile.
        if (rival_number == Number::Plural && m.actors.size() == 1 && is_people_of(sentence, k, m)) {
          consider(out, m.actors, score + kMany, [](const auto&) { return 0; });
        }
        consider(out, m.actors, score, allowed);
        // All of a coordination together.
        std::vector<std::size_t> all = coordination(from, k, stop);
        if (all.size() > 1) {
          consider(out, all, score + 4, allowed);
        } else if (all.empty() && rival_number == Number::Plural && is_subject(sentence, k) && has_friends(from, k)) {
          out.push_back({{}, score + 14});  // "Peru and its friends": more than who is known
        } else if (rival_number == Number::Plural && does_together(sentence, k)) {
          all = joined_by_preposition(from, k, stop);
          if (all.size() > 1) consider(out, all, score + 4 + (back == 1 ? kDisagrees : 0), allowed);
        }
      }
    }
    for (Candidate& candidate : out) {
      if (candidate.actors.empty()) continue;
      int named = 0;
      for (const std::size_t a : candidate.actors) named = std::max(named, a < count_.size() ? count_[a] : 0);
      candidate.score += std::min(named, 8);
    }
    std::stable_sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    return out;
  }

  // "Chile's claim that it won"
  static bool claims(const Sentence& sentence, int owner, int pronoun) {
    const int verb = sentence[pronoun].head;
    if (verb < 0 || sentence[owner].dependency != Dependency::NmodPoss) return false;
    const Dependency d = sentence[verb].dependency;
    return (d == Dependency::Acl || d == Dependency::Ccomp) && sentence[verb].head == sentence[owner].head &&
           sentence[verb].head < pronoun;
  }

  // "Peru asked Chile to leave, but it refused": who is asked, answers.
  static bool answers(const Sentence& sentence, int pronoun) {
    static constexpr std::array<std::string_view, 9> kAnswers = {"refuse", "decline", "agree",  "comply", "accept",
                                                                 "obey",   "consent", "oblige", "respond"};
    return sentence[pronoun].head >= 0 && is_one_of(sentence[sentence[pronoun].head].lemma, kAnswers);
  }
  static bool is_addressed(const Sentence& sentence, int k) {
    static constexpr std::array<std::string_view, 14> kAsking = {"ask",    "urge",    "order",    "invite",  "press",
                                                                 "beg",    "tell",    "warn",     "implore", "pressure",
                                                                 "direct", "command", "instruct", "petition"};
    return sentence[k].head >= 0 && is_one_of(sentence[sentence[k].head].lemma, kAsking) &&
           sentence[k].dependency == Dependency::Obj;
  }

  // "Peru and its friends", who are not known
  bool has_friends(std::size_t s, int k) const {
    const Sentence& sentence = sentences_[s];
    return std::any_of(sentence.children_begin(k), sentence.children_end(k), [&](int c) {
      return sentence[c].dependency == Dependency::Conj && names_.mention_of(s, c) == kNobody &&
             sentence[c].upos == Upos::Noun && sentence.child(c, Dependency::NmodPoss) >= 0;
    });
  }

  // "N. N., the president's envoy, … he"
  static bool owns_apposition(const Sentence& sentence, int owner) {
    const int owned = sentence[owner].head;
    return sentence[owner].dependency == Dependency::NmodPoss && owned >= 0 && owned > owner &&
           sentence[owned].dependency == Dependency::Appos;
  }

  // "Peru met with Chile. They …"
  static bool does_together(const Sentence& sentence, int subject) {
    static constexpr std::array<std::string_view, 12> kTogether = {"meet", "talk",  "negotiate", "confer",
                                                                   "sign", "agree", "ally",      "conclude",
                                                                   "join", "fight", "speak",     "partner"};
    return is_subject(sentence, subject) && sentence[subject].head >= 0 &&
           is_one_of(sentence[sentence[subject].head].lemma, kTogether);
  }

  // "the Chilean" as an adjective does not count.
  static bool is_people_of(const Sentence& sentence, int k, const Mention& m) {
    if (m.via == Via::Alias) {
      // "the Soviets", also where the tagger sees one
      const bool many = sentence[k].xpos.ends_with("S") || sentence.child(k, Dependency::Det) >= 0;
      return m.first == m.last && many && sentence.text(k).ends_with("s");
    }
    // "the Chilean officials … they"
    if (m.via == Via::Description) return sentence[k].xpos == "NNS" && m.first < k;
    return m.via == Via::Demonym && sentence[k].dependency != Dependency::Amod &&
           sentence[k].dependency != Dependency::Compound;
  }

  static bool joins(const Sentence& sentence, int owner, int owned) {
    return owned > owner && sentence[owned].dependency == Dependency::Conj && sentence[owned].head == owner;
  }

  // "urged Peru to end its occupation"
  static bool is_asked(const Sentence& sentence, int patient, int owned) {
    for (int step = 0; step < 3 && owned >= 0; ++step) {
      owned = sentence[owned].head;
      if (owned >= 0 && sentence[owned].upos == Upos::Verb) return asked_to(sentence, owned) == patient;
    }
    return false;
  }

  // "Peru's cancellation of its visit", "Peru's plan to expand its fleet"
  static bool owns_governor(const Sentence& sentence, int owner, int owned) {
    if (sentence[owner].dependency != Dependency::NmodPoss) return false;
    for (int step = 0; step < 4 && owned >= 0; ++step) {
      const Dependency d = sentence[owned].dependency;
      const int above = sentence[owned].head;
      if (above >= 0 && above == sentence[owner].head)
        return d == Dependency::Nmod || (d == Dependency::Acl && sentence[owned].xpos == "VB");
      if (d != Dependency::Obj && d != Dependency::Obl && d != Dependency::Xcomp && d != Dependency::Conj) return false;
      owned = above;
    }
    return false;
  }

  // "backed Peru in its war", "condemned Peru for its war": the war is Peru's.
  static bool is_patients(const Sentence& sentence, int patient, int owned) {
    static constexpr std::array<std::string_view, 15> kHelping = {
        "aid",       "arm",  "assist", "back",    "bolster", "defend",  "finance",  "fund",
        "encourage", "help", "join",   "provide", "supply",  "support", "recognize"};
    static constexpr std::array<std::string_view, 14> kJudging = {
        "accuse",    "applaud",  "blame", "censure", "commend", "condemn",  "congratulate",
        "criticize", "denounce", "fault", "praise",  "punish",  "sanction", "thank"};
    if (owned < 0 || sentence[owned].dependency != Dependency::Obl || sentence[patient].dependency != Dependency::Obj) {
      return sentence[patient].dependency == Dependency::Obj && owned >= 0 &&
             sentence[owned].dependency == Dependency::Nmod && sentence[owned].head >= 0 &&
             sentence[sentence[owned].head].head == sentence[patient].head &&
             is_one_of(sentence[sentence[patient].head].lemma, kHelping);
    }
    const int verb = sentence[owned].head;
    const int word = sentence.child(owned, Dependency::Case);
    if (sentence[patient].head != verb || word < 0) return false;
    const std::string preposition = lowered(sentence.text(word));
    if (is_one_of(sentence[verb].lemma, kHelping)) {
      return preposition == "in" || preposition == "during" || preposition == "against" || preposition == "after" ||
             preposition == "for";
    }
    return is_one_of(sentence[verb].lemma, kJudging) &&
           (preposition == "for" || preposition == "over" || preposition == "on");
  }

  template <class Allowed>
  static void consider(std::vector<Candidate>& out, const std::vector<std::size_t>& actors, int score,
                       Allowed allowed) {
    const int bonus = allowed(actors);
    if (bonus <= -100) return;
    for (Candidate& known : out) {
      if (!known.actors.empty() && known.actors == actors) {
        known.score = std::max(known.score, score + bonus) + 2;
        return;
      }
    }
    out.push_back({actors, score + bonus});
  }

  // The actors of `head` and of what is coordinated with it before `stop`.
  std::vector<std::size_t> coordination(std::size_t s, int head, int stop) const {
    const Sentence& sentence = sentences_[s];
    std::vector<std::size_t> out = mention(names_.mention_of(s, head)).actors;
    // "Presidents Ana Diaz and Jorge Paz": the title heads them.
    int title = sentence[head].head;
    if (title >= 0 &&
        (title > head || sentence[head].dependency != Dependency::Flat || names_.mention_of(s, title) != kNobody)) {
      title = -1;
    }
    std::vector<int> others(sentence.children_begin(head), sentence.children_end(head));
    if (title >= 0) others.insert(others.end(), sentence.children_begin(title), sentence.children_end(title));
    for (auto c = others.begin(); c != others.end(); ++c) {
      if (sentence[*c].dependency != Dependency::Conj || *c >= stop) continue;
      const std::size_t other = names_.mention_of(s, *c);
      if (other == kNobody) {
        if (sentence[*c].upos == Upos::Noun || sentence[*c].upos == Upos::Propn) return {};
        continue;
      }
      for (const std::size_t a : mention(other).actors) {
        if (std::find(out.begin(), out.end(), a) == out.end()) out.push_back(a);
      }
    }
    return out;
  }

  std::optional<std::vector<std::size_t>> winner(const std::vector<Candidate>& candidates, int least = kLeast,
                                                 int ahead = kAhead) const {
    if (candidates.empty() || candidates.front().actors.empty() || candidates.front().score < least)
      return std::nullopt;
    if (candidates.size() > 1 && candidates[0].score - candidates[1].score < ahead) {
      return std::nullopt;
    }
    return candidates.front().actors;
  }

  void link(std::size_t s, int i, const std::vector<Candidate>& candidates, int least = kLeast, int ahead = kAhead) {
    if (auto actors = winner(candidates, least, ahead)) {
      const std::string reason = "\"" + lowered(sentences_[s].text(i)) + "\" for " + names_of(*actors);
      add(s, i, i, std::move(*actors), Via::Pronoun, reason);
    }
  }

  // --- pronouns --------------------------------------------------------------------------------------------------
  void person_pronoun(std::size_t s, int i, char gender, bool possessive) {
    // "N. N., who loathed her": not herself
    const std::vector<std::size_t> apart =
        possessive || is_subject(sentences_[s], i) ? std::vector<std::size_t>{} : clause_subject(s, i);
    const auto allowed = [&](const std::vector<std::size_t>& actors) {
      if (actors.size() != 1 || is_in(apart, actors[0])) return -100;
      const Actor& who = actor(actors[0]);
      // A single name of unknown kind may be a person's: "Byron".
      if (who.kind == ActorKind::Other && who.name.find(' ') == std::string::npos && who.lexicon_id.empty()) return -6;
      if (who.kind != ActorKind::Person) return -100;
      const char known = names_.notes[actors[0]].gender;
      if (known != '\0' && known != gender) return -100;
      if (const auto told = genders_.find(actors[0]); told != genders_.end() && told->second != gender) return -100;
      return known == gender ? 6 : 0;
    };
    std::vector<Candidate> candidates = gather(s, i, possessive, 3, allowed);
    if (const std::size_t ahead = named_ahead(s, i); ahead != kNobody && allowed(mention(ahead).actors) > -100) {
      const std::vector<std::size_t>& actors = mention(ahead).actors;
      std::erase_if(candidates, [&](const Candidate& candidate) { return candidate.actors == actors; });
      candidates.insert(candidates.begin(), {actors, kSubject + kParallel + 2 * kAhead});
      for (Candidate& candidate : candidates)
        candidate.score = std::min(candidate.score, candidates.front().score - kAhead);
      candidates.front().score += kAhead;
    }
    if (auto who = winner(candidates, 0, kPersonAhead)) {
      learn_gender(who->front(), gender, candidates);
    } else if (const std::size_t topic = topic_person(s, allowed); topic != kNobody && may_be(candidates, topic)) {
      candidates = {{{topic}, kSubject}};
    }
    link(s, i, candidates, 0, kPersonAhead);
  }

  // Whom "she" clearly means is a woman further on.
  void learn_gender(std::size_t who, char gender, const std::vector<Candidate>& candidates) {
    const bool clear = candidates.size() == 1 || candidates[0].score - candidates[1].score >= kClearlyAhead;
    if (clear) genders_.try_emplace(who, gender);
  }

  // Whose life is told: most persons named so far are he or she, and not long ago.
  template <class Allowed>
  std::size_t topic_person(std::size_t s, Allowed allowed) const {
    std::size_t best = kNobody;
    int all = 0;
    for (std::size_t a = 0; a < count_.size(); ++a) {
      if (count_[a] == 0 || actor(a).kind != ActorKind::Person) continue;
      all += count_[a];
      if (allowed({a}) > -100 && (best == kNobody || count_[a] > count_[best])) best = a;
    }
    if (best == kNobody || count_[best] < kTopicOften || 5 * count_[best] < 3 * all) return kNobody;
    return last_counted_.at(best) + kTopicBack >= s ? best : kNobody;
  }
  static bool may_be(const std::vector<Candidate>& candidates, std::size_t topic) {
    return candidates.empty() || std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
             return candidate.actors == std::vector<std::size_t>{topic} &&
                    candidate.score + kTopicNear >= candidates.front().score;
           });
  }

  // "Once he heard of it, General Ruiz …": the subject that the clause in front stands before.
  std::size_t named_ahead(std::size_t s, int i) const {
    const Sentence& sentence = sentences_[s];
    int clause = i;
    for (int steps = 0; steps < 6 && clause >= 0 && sentence[clause].dependency != Dependency::Advcl; ++steps) {
      clause = sentence[clause].head;
    }
    if (clause < 0 || sentence[clause].dependency != Dependency::Advcl || sentence[clause].head < clause)
      return kNobody;
    const int verb = sentence[clause].head;
    int subject = sentence.child(verb, Dependency::Nsubj);
    if (subject < 0) subject = sentence.child(verb, Dependency::NsubjPass);
    if (subject < clause) return kNobody;
    // Somebody named earlier in the clause is nearer.
    for (int k = 0; k < i; ++k) {
      const std::size_t found = names_.mention_of(s, k);
      if (found != kNobody && mention(found).actors.size() == 1 &&
          actor(mention(found).actors.front()).kind == ActorKind::Person) {
        return kNobody;
      }
    }
    const std::size_t named = names_.mention_of(s, subject);
    return named != kNobody && mention(named).actors.size() == 1 ? named : kNobody;
  }

  // "It is likely that …", "it remains to be seen": nobody.
  bool is_expletive(const Sentence& sentence, int i) const {
    const Token& token = sentence[i];
    if (token.dependency == Dependency::Expl) return true;
    const int governor = token.head;
    // "Peru found it hard to leave": what follows.
    static constexpr std::array<std::string_view, 9> kJudged = {"find",  "make", "consider", "deem",   "think",
                                                                "judge", "call", "render",   "believe"};
    if (governor >= 0 && i + 1 < static_cast<int>(sentence.size()) && !is_subject(sentence, i) &&
        is_one_of(sentence[governor].lemma, kJudged) && sentence[i + 1].upos == Upos::Adj) {
      return true;
    }
    // "Peru sees it as a threat": what was done, mostly.
    if (governor >= 0 && !is_subject(sentence, i) &&
        (sentence[governor].lemma == "view" || sentence[governor].lemma == "see" ||
         sentence[governor].lemma == "regard") &&
        i + 1 < static_cast<int>(sentence.size()) && lowered(sentence.text(i + 1)) == "as") {
      return true;
    }
    // "as he put it", "they agreed to it": what was said or done.
    static constexpr std::array<std::string_view, 30> kDeeds = {
        "put",     "do",    "say",      "know",    "believe", "mean",     "make",   "agree",   "think",       "realize",
        "deny",    "admit", "confirm",  "regret",  "explain", "announce", "report", "mention", "acknowledge", "dispute",
        "predict", "doubt", "describe", "suggest", "propose", "repeat",   "expect", "deem",    "justify",     "refute"};
    if (governor >= 0 && !is_subject(sentence, i) && is_one_of(sentence[governor].lemma, kDeeds)) return true;
    if (governor < 0 || !is_subject(sentence, i)) return false;
    // "it was sent to the newspapers"
    static constexpr std::array<std::string_view, 16> kHandled = {
        "send",  "publish", "print", "deliver", "release", "leak",   "sell",        "read",
        "write", "build",   "fire",  "ship",    "paint",   "design", "manufacture", "produce"};
    if (token.dependency == Dependency::NsubjPass && is_one_of(sentence[governor].lemma, kHandled)) return true;
    // "it may be difficult for Peru to …"
    static constexpr std::array<std::string_view, 10> kOfActors = {"ready",  "able", "unable", "willing",  "unwilling",
                                                                   "likely", "keen", "eager",  "unlikely", "reluctant"};
    if (sentence[governor].upos == Upos::Adj && sentence.child(governor, Dependency::Cop) >= 0 &&
        governor + 1 < static_cast<int>(sentence.size()) && !is_one_of(sentence[governor].lemma, kOfActors)) {
      const std::string after = lowered(sentence.text(governor + 1));
      if (after == "that" || after == "to") return true;
      if (after == "for" && followed_by_infinitive(sentence, governor + 2)) return true;
    }
    // "it was not until May that …"
    const int size = static_cast<int>(sentence.size());
    if (i + 3 < size && sentence.text(i + 2) == "not" && sentence.text(i + 3) == "until") return true;
    static constexpr std::array<std::string_view, 12> kWeather = {"seem",   "appear",    "happen",  "turn",
                                                                  "rain",   "snow",      "matter",  "follow",
                                                                  "emerge", "transpire", "suffice", "behoove"};
    if (is_one_of(sentence[governor].lemma, kWeather)) return true;
    // "it is clear the king left"
    static constexpr std::array<std::string_view, 16> kPlain = {
        "obvious",    "clear",   "unclear", "evident",  "apparent",   "possible",  "impossible", "true",
        "noteworthy", "notable", "likely",  "unlikely", "imperative", "plausible", "crucial",    "advisable"};
    if (is_one_of(sentence[governor].lemma, kPlain) && sentence.child(governor, Dependency::Cop) >= 0 &&
        sentence.child(governor, Dependency::Xcomp) < 0) {
      return true;
    }
    const bool clause = sentence.child(governor, Dependency::Csubj) >= 0 ||
                        sentence.child(governor, Dependency::Ccomp) >= 0 ||
                        sentence.child(governor, Dependency::CsubjPass) >= 0;
    const Upos upos = sentence[governor].upos;
    if (clause && (upos == Upos::Adj || upos == Upos::Noun || is_subject(sentence, i) == false)) return true;
    if (token.dependency == Dependency::NsubjPass && clause) return true;
    const bool infinitive =
        sentence.child(governor, Dependency::Xcomp) >= 0 || sentence.child(governor, Dependency::Advcl) > governor;
    if (upos == Upos::Adj && sentence.child(governor, Dependency::Cop) >= 0 && infinitive) {
      static constexpr std::array<std::string_view, 8> kWilling = {"ready",     "able",   "unable", "willing",
                                                                   "unwilling", "likely", "keen",   "eager"};
      return !is_one_of(sentence[governor].lemma, kWilling);
    }
    return false;
  }

  static bool followed_by_infinitive(const Sentence& sentence, int from) {
    for (int k = from; k + 1 < static_cast<int>(sentence.size()) && k < from + 6; ++k) {
      if (sentence.text(k) == "to" && sentence[k + 1].xpos == "VB") return true;
    }
    return false;
  }

  // "Peru signed it": a paper, nobody.
  static bool is_paper(const Sentence& sentence, int i) {
    static constexpr std::array<std::string_view, 18> kPapers = {
        "sign",    "ratify", "adopt", "draft", "amend",    "enact",   "implement", "veto",  "violate",
        "approve", "submit", "pass",  "send",  "transmit", "publish", "read",      "write", "present"};
    const int verb = sentence[i].head;
    const Dependency d = sentence[i].dependency;
    return verb >= 0 && (d == Dependency::Obj || d == Dependency::NsubjPass) &&
           is_one_of(sentence[verb].lemma, kPapers);
  }

  // "It contained a clause that …", "it expired in May": a paper, nobody.
  static bool says_as_paper(const Sentence& sentence, int i) {
    static constexpr std::array<std::string_view, 8> kVerbs = {"abrogate",  "codify",  "expire",    "lapse",
                                                               "prescribe", "specify", "stipulate", "supersede"};
    static constexpr std::array<std::string_view, 8> kParts = {"article", "chapter", "clause",    "paragraph",
                                                               "passage", "promise", "provision", "section"};
    const int verb = sentence[i].head;
    if (!is_subject(sentence, i) || verb < 0 || sentence[verb].upos != Upos::Verb) return false;
    const int object = sentence.child(verb, Dependency::Obj);
    if (sentence[verb].lemma == "contain") return object >= 0 && is_one_of(sentence[object].lemma, kParts);
    return is_one_of(sentence[verb].lemma, kVerbs);
  }

  // "in all its forms", "since its inception": of what was just spoken of, hardly an actor.
  static bool is_of_things(const Sentence& sentence, int i) {
    static constexpr std::array<std::string_view, 6> kSides = {"form",      "manifestation", "aspect",
                                                               "inception", "entirety",      "kind"};
    return sentence[i].head >= 0 && is_one_of(sentence[sentence[i].head].lemma, kSides);
  }

  // "Peru opened a port. It holds forty ships.": what was just made or got, where things rather than actors do so.
  bool is_new_thing(std::size_t s, int i) const {
    static constexpr std::array<std::string_view, 42> kThingsDo = {
        "hold",   "ban",     "contain",  "include",   "require",   "call",   "grant",    "allow",   "permit",
        "forbid", "mandate", "prohibit", "stipulate", "guarantee", "cost",   "last",     "run",     "connect",
        "link",   "stretch", "carry",    "fly",       "weigh",     "expire", "entitle",  "cover",   "consist",
        "cede",   "oblige",  "abolish",  "mark",      "end",       "divide", "describe", "outline", "specify",
        "read",   "exempt",  "date",     "track",     "detect",    "bind"};
    if (s == 0 || !is_subject(sentences_[s], i) || sentences_[s][i].head < 0) return false;
    if (!is_one_of(sentences_[s][sentences_[s][i].head].lemma, kThingsDo)) return false;
    const Sentence& before = sentences_[s - 1];
    for (int k = static_cast<int>(before.size()) - 1; k >= 0; --k) {
      const Dependency d = before[k].dependency;
      if (d != Dependency::Obj && d != Dependency::NsubjPass && d != Dependency::Nsubj) continue;
      if (before[k].xpos != "NN" || names_.mention_of(s - 1, k) != kNobody) continue;
      const int article = before.child(k, Dependency::Det);
      if (article >= 0 && lowered(before.text(article)).starts_with('a')) return true;
    }
    return false;
  }

  // "Peru banned the Front, and its leader fled": bands have leaders and fighters.
  void prefer_band(std::size_t s, int i, std::vector<Candidate>& candidates) const {
    static constexpr std::array<std::string_view, 9> kBandsHave = {
        "leader", "fighter", "founder", "commander", "member", "militant", "headquarters", "cadre", "chairman"};
    const int owned = sentences_[s][i].head;
    if (owned < 0 || !is_one_of(sentences_[s][owned].lemma, kBandsHave)) return;
    for (Candidate& candidate : candidates) {
      if (candidate.actors.size() != 1) continue;
      const ActorKind kind = actor(candidate.actors.front()).kind;
      if (kind == ActorKind::ArmedGroup || kind == ActorKind::Organization) candidate.score += kBand;
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  }

  void thing_pronoun(std::size_t s, int i, bool possessive) {
    if (possessive ? is_of_things(sentences_[s], i) : is_expletive(sentences_[s], i) || is_new_thing(s, i)) return;
    const std::vector<std::size_t> apart = possessive ? std::vector<std::size_t>{} : clause_subject(s, i);
    const bool paper = !possessive && (is_paper(sentences_[s], i) || says_as_paper(sentences_[s], i));
    const auto allowed = [&](const std::vector<std::size_t>& actors) {
      if (actors.size() != 1 || is_in(apart, actors[0])) return -100;
      if (paper && actor(actors[0]).kind != ActorKind::Project) return -100;
      const ActorNotes& notes = names_.notes[actors[0]];
      switch (actor(actors[0]).kind) {
        case ActorKind::Person:
        case ActorKind::People:
          return -100;
        case ActorKind::State:
        case ActorKind::Organization:
        case ActorKind::Company:
          return 6;
        case ActorKind::ArmedGroup:
          return 0;
        case ActorKind::Collective:
          return notes.plural ? -100 : -6;
        case ActorKind::Project:
        case ActorKind::Media:
          return -4;
        case ActorKind::Place:
        case ActorKind::Facility:
          return possessive ? -8 : -14;
        case ActorKind::Other:
          return -14;
      }
      return 0;
    };
    // "it" may as well stand for a thing that is no actor: the nearer the name, the surer.
    std::vector<Candidate> candidates = gather(s, i, possessive, possessive ? 1 : 2, allowed, kSingularRival);
    if (possessive) prefer_band(s, i, candidates);
    link(s, i, candidates, possessive ? kLeast : kLeast + 6, kAhead);
  }

  // "As the rebels came, many families called their friends": the families', whoever they are.
  bool is_of_strangers(std::size_t s, int i) const {
    const Sentence& sentence = sentences_[s];
    for (int t = i, steps = 0; steps < 8 && t >= 0; ++steps) {
      if (is_subject(sentence, t)) return false;
      const int verb = sentence[t].head;
      if (verb < 0) return false;
      int owner = sentence[t].xpos == "VB" && t != i ? sentence.child(verb, Dependency::Obj) : -1;
      if (owner > t || sentence[t].dependency == Dependency::Conj) owner = -1;
      if (owner < 0) owner = sentence.child(verb, Dependency::Nsubj);
      if (owner < 0) owner = sentence.child(verb, Dependency::NsubjPass);
      if (owner >= 0) {
        return owner < i && sentence[owner].xpos == "NNS" && names_.mention_of(s, owner) == kNobody &&
               lexicon_.agent_class(lowered(sentence[owner].lemma)) != AgentClass::None &&
               sentence.child(owner, Dependency::Conj) < 0;
      }
      t = verb;
    }
    return false;
  }

  void plural_pronoun(std::size_t s, int i, bool possessive) {
    if (possessive && is_of_strangers(s, i)) return;
    const std::vector<std::size_t> apart = possessive ? std::vector<std::size_t>{} : clause_subject(s, i);
    const auto allowed = [&](const std::vector<std::size_t>& actors) {
      if (std::any_of(actors.begin(), actors.end(), [&](std::size_t a) { return is_in(apart, a); })) return -100;
      if (actors.size() > 1) {
        const bool things =
            std::any_of(actors.begin(), actors.end(), [&](std::size_t a) { return actor(a).kind == ActorKind::Other; });
        // "bought Lima and Cusco. Failing that, they were to …": places do nothing
        const bool places = !possessive && is_subject(sentences_[s], i) &&
                            std::all_of(actors.begin(), actors.end(), [&](std::size_t a) {
                              return actor(a).kind == ActorKind::Place || actor(a).kind == ActorKind::Facility;
                            });
        return actors.size() <= 6 && !things && !places ? 14 : -100;
      }
      const ActorNotes& notes = names_.notes[actors[0]];
      switch (actor(actors[0]).kind) {
        case ActorKind::People:
          return 8;
        case ActorKind::ArmedGroup:
          return 4;
        case ActorKind::Collective:
          return notes.plural ? 10 : -20;
        default:
          return notes.plural ? 4 : -100;
      }
    };
    const std::vector<Candidate> candidates = gather(s, i, possessive, 1, allowed, kPluralRival, Number::Plural);
    const bool alone = candidates.size() == 1 && is_subject(sentences_[s], i);
    link(s, i, candidates, alone ? kLeastAlone : kLeast + 6, kAhead);
  }

  void quantified(std::size_t s, int i, std::string_view word) {
    const Sentence& sentence = sentences_[s];
    const Dependency d = sentence[i].dependency;
    // "Both attacked A", where the tree has "both" for A's
    const bool subject = i == 0 && sentence.size() > 2 && sentence[1].upos == Upos::Verb && sentence[i].head > 1;
    if (!subject &&
        (d == Dependency::Det || d == Dependency::CcPreconj || d == Dependency::DetPredet || d == Dependency::Advmod)) {
      return;
    }
    if (word != "both" && d != Dependency::Nsubj && !subject) return;
    // "both of these groups": those.
    for (auto c = sentence.children_begin(i); c != sentence.children_end(i); ++c) {
      if (sentence[*c].dependency == Dependency::Nmod &&
          (sentence[*c].upos == Upos::Noun || sentence[*c].xpos.starts_with("W")))
        return;
    }
    if (auto actors = pair(s, i, 2, [&](std::size_t a) { return is_party(a); })) {
      add(s, i, i, std::move(*actors), Via::Pronoun, "\"" + std::string(word) + "\" of the two named before");
    }
  }

  bool is_party(std::size_t a) const {
    const ActorKind kind = actor(a).kind;
    return kind == ActorKind::State || kind == ActorKind::Organization || kind == ActorKind::ArmedGroup ||
           kind == ActorKind::Person;
  }

  // --- sets ------------------------------------------------------------------------------------------------------
  // The last coordination of exactly `number` actors that `fits`; else the only such actors around.
  template <class Fits>
  std::optional<std::vector<std::size_t>> pair(std::size_t s, int i, std::size_t number, Fits fits,
                                               bool usual_too = true, bool apart_too = true) const {
    const std::vector<std::size_t> subject = subject_of_clause(s, i);
    std::vector<std::vector<std::size_t>> around(kSetSentences + 1);
    std::optional<std::vector<std::size_t>> modifiers;
    for (std::size_t back = 0; back <= kSetSentences && back <= s; ++back) {
      const std::size_t from = s - back;
      const int stop = back == 0 ? i : static_cast<int>(sentences_[from].size());
      std::optional<std::vector<std::size_t>> best;
      int best_weight = -1;
      for (int k = 0; k < stop; ++k) {
        const std::size_t found = names_.mention_of(from, k);
        if (found == kNobody) continue;
        std::vector<std::size_t> all = coordination(from, k, stop);
        if (all.size() < 2) all = joined_by_preposition(from, k, stop);
        std::erase_if(all, [&](std::size_t a) { return !fits(a) || is_in(subject, a); });
        if (all.size() == number) {
          const int weight = role_weight(sentences_[from], k);
          if (weight >= best_weight) {
            best = all;
            best_weight = weight;
          }
        }
        for (const std::size_t a : mention(found).actors) {
          if (fits(a) && !is_in(subject, a) && !is_in(around[back], a)) around[back].push_back(a);
        }
      }
      // "Peruvian and Chilean children" only where no others are named together.
      if (best && best_weight > kModifier) return best;
      if (best && !modifiers) modifiers = best;
    }
    if (modifiers) return modifiers;
    if (!apart_too) return std::nullopt;
    // No coordination: the usual ones, if not one of them deals with "both"; else the only ones named of late.
    if (usual_too) {
      if (auto usual = usual_set(number, [&](std::size_t a) { return fits(a) && !is_in(subject, a); })) return usual;
    }
    std::vector<std::size_t> named;
    for (const auto& here : around) {
      for (const std::size_t a : here) {
        if (std::find(named.begin(), named.end(), a) == named.end()) named.push_back(a);
      }
      if (named.size() == number) {
        std::sort(named.begin(), named.end());
        return named;
      }
      if (named.size() > number) break;
    }
    return leading(number, fits);
  }

  static bool is_in(const std::vector<std::size_t>& actors, std::size_t a) {
    return std::find(actors.begin(), actors.end(), a) != actors.end();
  }

  // "Peru talks with both sides": Peru is neither of them.
  std::vector<std::size_t> subject_of_clause(std::size_t s, int i) const {
    const Sentence& sentence = sentences_[s];
    int verb = i;
    for (int steps = 0; steps < 5 && verb >= 0; ++steps) {
      if (is_subject(sentence, verb)) return {};
      verb = sentence[verb].head;
      if (verb >= 0 && sentence[verb].upos == Upos::Verb) break;
    }
    while (verb >= 0 && sentence.child(verb, Dependency::Nsubj) < 0 && sentence[verb].dependency == Dependency::Xcomp) {
      verb = sentence[verb].head;
    }
    if (verb < 0) return {};
    const int subject = sentence.child(verb, Dependency::Nsubj);
    if (subject < 0 || subject >= i) return {};
    const std::size_t found = names_.mention_of(s, subject);
    return found == kNobody || sentence.child(subject, Dependency::Conj) >= 0 ? std::vector<std::size_t>{}
                                                                              : mention(found).actors;
  }

  // The two whom the document is about, where they are named far more often than a third.
  template <class Fits>
  std::optional<std::vector<std::size_t>> leading(std::size_t number, Fits fits) const {
    std::vector<std::size_t> order;
    for (std::size_t a = 0; a < count_.size(); ++a) {
      if (count_[a] > 0 && fits(a)) order.push_back(a);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return count_[a] > count_[b]; });
    if (order.size() < number || count_[order[number - 1]] < 3) return std::nullopt;
    if (order.size() > number && count_[order[number]] * 3 > count_[order[number - 1]] * 2) return std::nullopt;
    order.resize(number);
    std::sort(order.begin(), order.end());
    return order;
  }

  // "Peru met with Chile", "talks between …": subject and its partner.
  std::vector<std::size_t> joined_by_preposition(std::size_t s, int head, int stop) const {
    const Sentence& sentence = sentences_[s];
    if (!is_subject(sentence, head) || sentence[head].head < 0) return {};
    const int verb = sentence[head].head;
    std::vector<std::size_t> out = mention(names_.mention_of(s, head)).actors;
    for (auto c = sentence.children_begin(verb); c != sentence.children_end(verb); ++c) {
      if (*c <= head || *c >= stop || sentence[*c].dependency != Dependency::Obl) continue;
      const int preposition = sentence.child(*c, Dependency::Case);
      const std::size_t other = names_.mention_of(s, *c);
      if (preposition < 0 || other == kNobody || lowered(sentence.text(preposition)) != "with") continue;
      out.insert(out.end(), mention(other).actors.begin(), mention(other).actors.end());
    }
    // "Ana Diaz met Jorge Paz"
    const int met = sentence[verb].lemma == "meet" ? sentence.child(verb, Dependency::Obj) : -1;
    if (out.size() == 1 && met > head && met < stop && names_.mention_of(s, met) != kNobody) {
      const std::vector<std::size_t> other = coordination(s, met, stop);
      out.insert(out.end(), other.begin(), other.end());
    }
    return out;
  }

  // --- definite descriptions -------------------------------------------------------------------------------------
  struct Description {
    std::string_view word;
    std::array<ActorKind, 3> kinds;
  };

  static std::optional<std::array<ActorKind, 3>> described_kinds(std::string_view lemma) {
    using enum ActorKind;
    static constexpr std::array<Description, 53> kWords = {{{"country", {State, State, State}},
                                                            {"delegation", {State, State, State}},
                                                            {"army", {State, State, State}},
                                                            {"nation", {State, State, State}},
                                                            {"republic", {State, State, State}},
                                                            {"kingdom", {State, State, State}},
                                                            {"empire", {State, State, State}},
                                                            {"superpower", {State, State, State}},
                                                            {"side", {State, ArmedGroup, Organization}},
                                                            {"state", {State, State, State}},
                                                            {"party", {State, ArmedGroup, Organization}},
                                                            {"neighbor", {State, State, State}},
                                                            {"power", {State, State, State}},
                                                            {"ally", {State, State, State}},
                                                            {"rival", {State, State, State}},
                                                            {"government", {State, State, State}},
                                                            {"capital", {State, State, State}},
                                                            {"group", {ArmedGroup, Organization, Organization}},
                                                            {"movement", {ArmedGroup, Organization, Organization}},
                                                            {"militia", {ArmedGroup, ArmedGroup, ArmedGroup}},
                                                            {"organization", {Organization, ArmedGroup, Organization}},
                                                            {"organisation", {Organization, ArmedGroup, Organization}},
                                                            {"alliance", {Organization, Organization, Organization}},
                                                            {"bloc", {Organization, Organization, Organization}},
                                                            {"body", {Organization, Organization, Organization}},
                                                            {"institution", {Organization, Organization, Organization}},
                                                            {"agency", {Organization, Organization, Organization}},
                                                            {"company", {Company, Company, Company}},
                                                            {"firm", {Company, Company, Company}},
                                                            {"corporation", {Company, Company, Company}},
                                                            {"agreement", {Project, Project, Project}},
                                                            {"treaty", {Project, Project, Project}},
                                                            {"accord", {Project, Project, Project}},
                                                            {"pact", {Project, Project, Project}},
                                                            {"initiative", {Project, Project, Project}},
                                                            {"project", {Project, Project, Project}},
                                                            {"program", {Project, Project, Project}},
                                                            {"conference", {Project, Project, Project}},
                                                            {"summit", {Project, Project, Project}},
                                                            {"pipeline", {Project, Facility, Facility}},
                                                            {"corridor", {Project, Place, Place}},
                                                            {"railway", {Project, Project, Project}},
                                                            {"partner", {State, ArmedGroup, Organization}},
                                                            {"signatory", {State, State, State}},
                                                            {"belligerent", {State, ArmedGroup, State}},
                                                            {"operation", {Project, Project, Project}},
                                                            {"premier", {Person, Person, Person}},
                                                            {"leader", {Person, Person, Person}},
                                                            {"president", {Person, Person, Person}},
                                                            {"minister", {Person, Person, Person}},
                                                            {"man", {Person, Person, Person}},
                                                            {"newspaper", {Media, Media, Media}},
                                                            {"region", {Place, Place, Place}}}};
    for (const Description& description : kWords) {
      if (description.word == lemma) return description.kinds;
    }
    return std::nullopt;
  }

  // "the new treaty", "the militant group": no other one than the one spoken of.
  static bool describes_further(std::string_view word) {
    static constexpr std::array<std::string_view, 43> kWords = {
        "big",       "great",      "major",      "armed",         "bilateral", "communist", "controversial",
        "extremist", "final",      "formal",     "governing",     "guerrilla", "historic",  "insurgent",
        "islamist",  "jihadist",   "landlocked", "landmark",      "militant",  "military",  "multilateral",
        "new",       "oil-rich",   "opposition", "paramilitary",  "peace",     "political", "proposed",
        "radical",   "rebel",      "regional",   "resource-rich", "resulting", "revised",   "ruling",
        "security",  "separatist", "subsequent", "terror",        "terrorist", "trade",     "trilateral",
        "war-torn"};
    return is_one_of(word, kWords);
  }

  // Words that stand for an actor only where its name holds them: "the ministry", "the resolution".
  static bool is_name_word(std::string_view lemma) {
    static constexpr std::array<std::string_view, 38> kWords = {
        "academy",    "act",        "administration", "amendment",    "army",        "assembly",    "association",
        "bank",       "canal",      "charter",        "commission",   "committee",   "communique",  "communiqué",
        "congress",   "convention", "council",        "court",        "declaration", "department",  "doctrine",
        "federation", "foundation", "fund",           "institute",    "league",      "legislature", "memorandum",
        "ministry",   "parliament", "plan",           "proclamation", "protocol",    "purchase",    "resolution",
        "telegram",   "tribunal",   "university"};
    return is_one_of(lemma, kWords);
  }

  static bool is_band_word(std::string_view word) {
    static constexpr std::array<std::string_view, 9> kWords = {"fighters",  "guerrillas",  "insurgents",
                                                               "islamists", "jihadists",   "militants",
                                                               "rebels",    "separatists", "terrorists"};
    return is_one_of(word, kWords);
  }
  // "Baloch separatists": a group, too
  bool is_band(std::size_t a) const {
    const std::string& name = actor(a).name;
    if (actor(a).kind != ActorKind::Collective && actor(a).kind != ActorKind::ArmedGroup) return false;
    return is_band_word(std::string_view(name).substr(name.rfind(' ') + 1));
  }
  // The last actor that fits, named alone before `i` or in the sentences before; or kNobody.
  template <class Fits>
  std::size_t last_named(std::size_t s, int i, std::size_t sentences_back, Fits fits) const {
    for (std::size_t back = 0; back <= sentences_back && back <= s; ++back) {
      const std::size_t from = s - back;
      for (int k = back == 0 ? i - 1 : static_cast<int>(sentences_[from].size()) - 1; k >= 0; --k) {
        const std::size_t found = names_.mention_of(from, k);
        if (found == kNobody || mention(found).actors.size() != 1) continue;
        if (fits(mention(found).actors.front())) return mention(found).actors.front();
      }
    }
    return kNobody;
  }
  std::optional<std::vector<std::size_t>> last_band(std::size_t s, int i) const {
    const std::vector<std::size_t> apart = clause_subject(s, i);
    const std::size_t last = last_named(s, i, 2, [&](std::size_t a) {
      return (is_band(a) || actor(a).kind == ActorKind::ArmedGroup) && !is_in(apart, a);
    });
    if (last == kNobody) return std::nullopt;
    return std::vector<std::size_t>{last};
  }

  // No resolution, plan or conference is "the treaty".
  static bool is_other_paper(std::string_view lemma, std::string_view name) {
    static constexpr std::array<std::string_view, 4> kTreaties = {"treaty", "pact", "accord", "agreement"};
    static constexpr std::array<std::string_view, 17> kOthers = {
        "resolution", "plan",       "conference", "congress",  "doctrine", "summit",
        "program",    "initiative", "exercise",   "operation", "proposal", "project",
        "railway",    "expedition", "mission",    "campaign",  "war"};
    static constexpr std::array<std::string_view, 2> kMeetings = {"conference", "summit"};
    static constexpr std::array<std::string_view, 7> kPapers = {"treaty",     "pact", "accord",  "agreement",
                                                                "resolution", "act",  "protocol"};
    const auto holds = [&](std::string_view word) { return holds_word(name, word); };
    if (holds(lemma)) return false;
    if (is_one_of(lemma, kTreaties)) return std::any_of(kOthers.begin(), kOthers.end(), holds);
    if (lemma == "operation") return true;
    return is_one_of(lemma, kMeetings) && std::any_of(kPapers.begin(), kPapers.end(), holds);
  }

  static bool is_pact(std::string_view name) {
    return holds_word(name, "nato") || holds_word(name, "pact") || holds_word(name, "entente") ||
           holds_word(name, "treaty");
  }

  static bool holds_word(std::string_view name, std::string_view word) {
    for (std::size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) return true;
    }
    return false;
  }

  // A state of old that no lexicon knows.
  static bool is_realm(std::string_view name) {
    static constexpr std::array<std::string_view, 6> kRealms = {"Kingdom of ", "Republic of ",    "Duchy of ",
                                                                "Empire of ",  "Grand Duchy of ", "Principality of "};
    return std::any_of(kRealms.begin(), kRealms.end(), [&](std::string_view realm) { return name.starts_with(realm); });
  }

  static std::size_t number_word(std::string_view word) {
    if (word == "two" || word == "both" || word == "2" || word == "either" || word == "neither") return 2;
    if (word == "three" || word == "3") return 3;
    if (word == "four" || word == "4") return 4;
    return 0;
  }

  // "the two Koreas"
  bool add_namesakes(std::size_t s, int i, const std::string& word) {
    static constexpr std::array<std::array<std::string_view, 3>, 5> kNamesakes = {{
        {"koreas", "North Korea", "South Korea"},
        {"congos", "Democratic Republic of the Congo", "Republic of the Congo"},
        {"germanys", "East Germany", "West Germany"},
        {"germanies", "East Germany", "West Germany"},
        {"sudans", "Sudan", "South Sudan"},
    }};
    for (const auto& [plural, one, other] : kNamesakes) {
      if (word != plural) continue;
      std::vector<std::size_t> actors;
      for (const std::string_view name : {one, other}) {
        const LexiconActor* known = lexicon_.find_actor(name);
        if (known == nullptr) return false;
        actors.push_back(names_.lexicon_actor(lexicon_, static_cast<std::uint32_t>(known - lexicon_.actors().data())));
      }
      std::sort(actors.begin(), actors.end());
      const std::string reason = "\"" + std::string(sentences_[s].text(i)) + "\" for " + names_of(actors);
      add(s, i, i, std::move(actors), Via::Description, reason);
      return true;
    }
    return false;
  }

  void definite(std::size_t s, int i, const std::string& word) {
    const Sentence& sentence = sentences_[s];
    if (word == "former" || word == "latter") return former_latter(s, i, word == "former");
    const bool named = sentence[i].upos == Upos::Propn;
    if (sentence[i].upos != Upos::Noun && !named && !(sentence[i].upos == Upos::Num && word == "two")) return;
    if (named && add_namesakes(s, i, word)) return;
    std::string lemma = lowered(sentence[i].lemma);
    const auto kinds = sentence[i].upos == Upos::Num ? described_kinds("party") : described_kinds(lemma);
    // "the" and a number may stand there; any other modifier makes it another actor.
    bool definite_article = false;
    bool demonstrative = false;
    bool such = false;
    std::size_t number = sentence[i].upos == Upos::Num ? number_word(word) : 0;
    int first = i;
    int pronoun = -1;
    for (auto c = sentence.children_begin(i); c != sentence.children_end(i); ++c) {
      const std::string text = lowered(sentence.text(*c));
      switch (sentence[*c].dependency) {
        case Dependency::Det:
        case Dependency::DetPredet:
        case Dependency::Nummod:
        case Dependency::CcPreconj:
          if (text == "the")
            definite_article = true;
          else if (text == "this" || text == "that" || text == "these" || text == "those")
            demonstrative = true;
          else if (text == "such")
            demonstrative = such = true;
          else if (text == "each" && (lemma == "side" || lemma == "nation" || lemma == "country" || lemma == "party"))
            number = 2, definite_article = true;
          else if (number_word(text) > 0)
            number = number_word(text);
          else
            return;
          if (text == "both" || text == "either" || text == "neither") definite_article = true;
          first = std::min(first, *c);
          break;
        case Dependency::NmodPoss:
          pronoun = *c;
          break;
        case Dependency::Case:
        case Dependency::Punct:
        case Dependency::Cc:
        case Dependency::Conj:
        case Dependency::Mark:
        case Dependency::Cop:
        case Dependency::Nsubj:
        case Dependency::Aux:
        case Dependency::Advmod:
          break;
        case Dependency::Amod:
        case Dependency::Compound:
          if (text == "such") {
            demonstrative = such = true;
            first = std::min(first, *c);
          }
          if (text == "same" || text == "whole" || text == "entire" || text == "such") break;
          // "the Iran-backed group"
          if (sentence[*c].xpos == "VBN" && sentence.child(*c, Dependency::Compound) >= 0) {
            first = std::min(first, sentence.child(*c, Dependency::Compound));
            break;
          }
          if (!describes_further(text)) return;
          first = std::min(first, *c);
          break;
        default:
          if (*c < i) return;
          if (sentence[*c].dependency == Dependency::Acl && sentence[*c].xpos == "VB")
            break;  // "urged both countries to"
          if (belongs_to_verb(sentence, *c, number)) break;
          // "the treaty, which ended the war, …": told of it, no part of the description
          if (sentence[*c].dependency == Dependency::AclRelcl && sentence.text(i + 1) == ",") break;
          if (sentence[*c].dependency == Dependency::Nmod || sentence[*c].dependency == Dependency::AclRelcl ||
              sentence[*c].dependency == Dependency::Acl || sentence[*c].dependency == Dependency::Appos) {
            return;
          }
          break;
      }
    }
    if (pronoun >= 0) return owned(s, i, pronoun, lemma);
    const bool by_name = !kinds && is_name_word(lemma);
    if (demonstrative && sentence[i].xpos == "NNS" && is_band_word(lowered(sentence.text(i)))) {
      // "these insurgents": the last band, by whatever word
      if (auto band = last_band(s, i)) {
        const std::string reason = "\"" + std::string(sentence.text(i)) + "\" for " + names_of(*band);
        add(s, first, i, std::move(*band), Via::Description, reason);
      }
      return;
    }
    if (!kinds && !by_name) return;
    const bool plural = sentence[i].xpos == "NNS" || number > 1;
    if (by_name && plural) return;
    if (named && (kinds ? kinds->front() != ActorKind::Project && kinds->front() != ActorKind::Organization : plural))
      return;
    if (!definite_article && !demonstrative) return;
    const auto fits = [&](std::size_t a) {
      if (by_name) return holds_word(lowered(actor(a).name), lemma);
      if (kinds->front() == ActorKind::State && is_realm(actor(a).name)) return true;
      if (sentence[i].upos == Upos::Num && actor(a).kind == ActorKind::Person) return true;  // "the two"
      if (lemma == "group" && is_band(a)) return true;
      return std::find(kinds->begin(), kinds->end(), actor(a).kind) != kinds->end();
    };
    if (plural) {
      bool told = true;
      if (number == 0 && demonstrative) {
        if (auto actors = these(s, i, fits)) {
          const std::string reason = "\"" + std::string(sentence.text(i)) + "\" for " + names_of(*actors);
          add(s, first, i, std::move(*actors), Via::Description, reason);
          return;
        }
      }
      if (such) return;
      if ((lemma == "delegation" || lemma == "army") && number != 2) return;
      if (number == 0) {
        if (lemma != "side" && lemma != "party" && lemma != "leader" && lemma != "president") return;
        number = 2;
        told = false;
      }
      // Sides and parties are those of one quarrel or deal, not those of the whole text.
      const bool persons = lemma == "leader" || lemma == "president";
      if (auto actors = pair(s, i, number, fits, lemma != "side" && lemma != "party", told || !persons)) {
        const std::string reason = "\"" + std::string(sentence.text(i)) + "\" for " + names_of(*actors);
        add(s, first, i, std::move(*actors), Via::Description, reason);
      }
      return;
    }
    // Words that mostly mean no one in particular without "this".
    static constexpr std::array<std::string_view, 19> kVague = {
        "delegation", "army",     "state",     "side",        "party",     "power",    "ally",
        "rival",      "neighbor", "capital",   "leader",      "president", "minister", "man",
        "body",       "partner",  "signatory", "belligerent", "premier"};
    if (is_one_of(lemma, kVague)) return;
    if (lemma == "government") return;
    const std::vector<std::size_t> apart = clause_subject(s, i);
    const auto allowed = [&](const std::vector<std::size_t>& actors) {
      if (actors.size() != 1 || !fits(actors[0])) return -100;
      int bonus = kinds && actor(actors[0]).kind == kinds->front() ? 6 : 0;
      const std::string name = lowered(actor(actors[0]).name);
      if (name.find(lemma) != std::string::npos) bonus += 24;
      if (lemma == "alliance" && is_pact(name)) bonus += 24;
      if (kinds && is_other_paper(lemma, name)) return -100;
      if (lemma == "region" && !is_region(actors[0])) return -100;
      if (is_in(apart, actors[0])) return -100;
      return bonus;
    };
    const bool land = lemma == "country" || lemma == "nation";
    auto candidates = gather(s, i, false, land ? 2 : 4, allowed);
    if (land) prefer_land(s, i, demonstrative, !apart.empty(), candidates);
    if (kinds && kinds->front() == ActorKind::Project) prefer_last_named(s, i, lemma, candidates);
    auto actors = winner(candidates, 6, kAhead);
    const bool inside = !is_subject(sentence, i);
    if (!actors && definite_article && inside && (land || lemma == "region")) {
      actors = setting([&](std::size_t a) { return fits(a) && (land || is_region(a)); });
    }
    if (actors) {
      const std::string reason = "\"the " + lemma + "\" for " + names_of(*actors);
      add(s, first, i, std::move(*actors), Via::Description, reason);
    }
  }

  // "these states", "such groups": the last that were named together, or by that word ("Andean states").
  template <class Fits>
  std::optional<std::vector<std::size_t>> these(std::size_t s, int i, Fits fits) const {
    const std::string word = " " + lowered(sentences_[s].text(i));
    std::optional<std::vector<std::size_t>> last;
    for (std::size_t back = 0; back <= 2 && back <= s && !last; ++back) {
      const std::size_t from = s - back;
      const int stop = back == 0 ? i : static_cast<int>(sentences_[from].size());
      for (int k = 0; k < stop; ++k) {
        const std::size_t found = names_.mention_of(from, k);
        if (found == kNobody) continue;
        const std::vector<std::size_t>& actors = mention(found).actors;
        if (actors.size() == 1 && actor(actors[0]).kind == ActorKind::Collective &&
            lowered(actor(actors[0]).name).ends_with(word)) {
          last = actors;
          continue;
        }
        std::vector<std::size_t> all = coordination(from, k, stop);
        if (all.size() > 2 && std::all_of(all.begin(), all.end(), fits)) last = std::move(all);
      }
    }
    return last;
  }

  // "harmed both countries over the years", "removed the group from the list": no part of the description.
  static bool belongs_to_verb(const Sentence& sentence, int child, std::size_t number) {
    if (sentence[child].dependency == Dependency::Acl) return number > 1 && sentence[child].xpos == "VBG";
    if (sentence[child].dependency != Dependency::Nmod) return false;
    const int word = sentence.child(child, Dependency::Case);
    const std::string preposition = word < 0 ? std::string() : lowered(sentence.text(word));
    if (preposition == "from") return true;
    return number > 1 && !preposition.empty() && preposition != "of" && preposition != "with" && preposition != "in";
  }

  // "in the country" is where something is, rarely who does it; "this country" is the one named last.
  void prefer_land(std::size_t s, int i, bool demonstrative, bool acted_in, std::vector<Candidate>& candidates) const {
    const Sentence& here = sentences_[s];
    const int preposition = here.child(i, Dependency::Case);
    const bool inside = preposition >= 0 && lowered(here.text(preposition)) != "'s";
    std::size_t last = kNobody;
    std::vector<std::size_t> lands;  // spoken of as where something is
    for (std::size_t back = 0; back <= 2 && back <= s; ++back) {
      const Sentence& sentence = sentences_[s - back];
      const int stop = back == 0 ? i : static_cast<int>(sentence.size());
      for (int k = stop - 1; k >= 0; --k) {
        const std::size_t found = names_.mention_of(s - back, k);
        if (found == kNobody || mention(found).actors.size() != 1) continue;
        const std::size_t who = mention(found).actors.front();
        if (actor(who).kind != ActorKind::State) continue;
        if (last == kNobody) last = who;
        for (Candidate& candidate : candidates) {
          if (candidate.actors != mention(found).actors) continue;
          const int role = role_weight(sentence, k);
          if (inside && role == kSubject) candidate.score -= back == 0 ? 24 : 8;
          if (inside && role < kObject && role > kModifier) {
            candidate.score += back == 0 ? 30 : 16;
            lands.push_back(who);
          }
        }
      }
    }
    if (inside && acted_in) {
      std::erase_if(candidates, [&](const Candidate& candidate) { return !is_in(lands, candidate.actors.front()); });
    }
    if (demonstrative) {
      for (Candidate& candidate : candidates) candidate.score += candidate.actors.front() == last ? 24 : 0;
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  }

  // "The Treaty of N. followed the Treaty of M. … The treaty": the one of that word that was named last.
  void prefer_last_named(std::size_t s, int i, const std::string& lemma, std::vector<Candidate>& candidates) const {
    const std::size_t last =
        last_named(s, i, 3, [&](std::size_t a) { return holds_word(lowered(actor(a).name), lemma); });
    if (last == kNobody) return;
    for (Candidate& candidate : candidates) candidate.score += candidate.actors.front() == last ? 24 : 0;
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  }

  // Regions are larger than towns: the lexicon's places with an adjective of their own.
  bool is_region(std::size_t a) const {
    if (actor(a).lexicon_id.empty() || actor(a).name == "West") return false;
    const LexiconActor* known = lexicon_.find_actor(actor(a).name);
    return known != nullptr && known->kind == ActorKind::Place &&
           !lexicon_.adjective(static_cast<std::uint32_t>(known - lexicon_.actors().data())).empty();
  }

  // "its leaders", "their troops": the owner, or a collective of the owner's.
  void owned(std::size_t s, int i, int pronoun, const std::string& lemma) {
    const std::size_t owner = names_.mention_of(s, pronoun);
    if (owner == kNobody || mention(owner).via != Via::Pronoun) return;
    if (served(s, i, pronoun, lemma)) return;
    const AgentClass agent = lexicon_.agent_class(lemma);
    if (agent == AgentClass::Group && (sentences_[s][i].xpos == "NNS" || is_force(lemma)))
      return owned_group(s, i, pronoun, lemma);
    if (agent != AgentClass::State) return;
    static constexpr std::array<std::string_view, 9> kOthers = {"counterpart", "side",   "state", "nation", "country",
                                                                "republic",    "empire", "court", "elite"};
    if (is_one_of(lemma, kOthers)) return;
    for (const std::size_t a : mention(owner).actors) {
      const ActorKind kind = actor(a).kind;
      if (kind != ActorKind::State && kind != ActorKind::ArmedGroup && kind != ActorKind::Organization) return;
    }
    const std::string reason = "\"" + lemma + "\" of " + names_of(mention(owner).actors) + " acts for it";
    add(s, pronoun, i, mention(owner).actors, Via::Description, reason);
  }

  // "his country", of a president: the one that he is president of.
  bool served(std::size_t s, int i, int pronoun, const std::string& lemma) {
    static constexpr std::array<std::string_view, 5> kWords = {"country", "nation", "homeland", "government", "state"};
    const std::vector<std::size_t>& owners = mention(names_.mention_of(s, pronoun)).actors;
    if (!is_one_of(lemma, kWords) || owners.size() != 1 || actor(owners[0]).kind != ActorKind::Person) return false;
    if (sentences_[s][i].xpos != "NN") return false;
    const std::vector<ActorNotes::Office>& offices = names_.notes[owners[0]].offices;
    for (auto office = offices.rbegin(); office != offices.rend(); ++office) {
      if (office->body == kNobody || actor(office->body).kind != ActorKind::State) continue;
      return add(s, pronoun, i, {office->body}, Via::Description,
                 "\"" + lemma + "\" of " + actor(owners[0]).name + ", who serves " + actor(office->body).name);
    }
    return false;
  }

  static bool is_force(std::string_view lemma) {
    static constexpr std::array<std::string_view, 7> kForces = {"army",  "navy", "military", "air force",
                                                                "fleet", "ally", "neighbor"};
    return is_one_of(lemma, kForces);
  }

  // "his troops" are a general's as they are a state's.
  bool is_band_of_one(std::string_view lemma) const {
    static constexpr std::array<std::string_view, 6> kFollowers = {"follower", "supporter", "loyalist",
                                                                   "partisan", "men",       "backer"};
    const std::string_view sector = lexicon_.agent_sector(lemma);
    return sector == "military" || is_one_of(lemma, kFollowers);
  }

  // "its neighbors" of Peru: "Peru's neighbors".
  void owned_group(std::size_t s, int i, int pronoun, const std::string& lemma) {
    const std::vector<std::size_t> owners = mention(names_.mention_of(s, pronoun)).actors;
    if (owners.size() != 1 || actor(owners[0]).kind == ActorKind::Collective) return;
    if (actor(owners[0]).kind == ActorKind::Person && !is_band_of_one(lemma)) return;
    const Sentence& sentence = sentences_[s];
    std::string words;
    for (int k = pronoun + 1; k <= i; ++k) {
      if (sentence[k].upos != Upos::Num) words += " " + std::string(sentence.text(k));
    }
    const std::string name = actor(owners[0]).name + "'s" + words;
    if (owned_.empty()) {
      for (std::size_t a = 0; a < names_.actors.actors.size(); ++a) {
        if (actor(a).kind == ActorKind::Collective) owned_.emplace(fold_name(actor(a).name), a);
      }
    }
    const auto [known, is_new] = owned_.try_emplace(fold_name(name), names_.actors.actors.size());
    const std::size_t found = known->second;
    if (is_new) {
      names_.add_actor({name, ActorKind::Collective, ""});
      names_.notes[found].plural = true;
    }
    add(s, pronoun, i, {found}, Via::Collective,
        "\"" + lemma + "\" of \"" + std::string(sentence.text(pronoun)) + "\"");
  }

  void former_latter(std::size_t s, int i, bool former) {
    const Sentence& sentence = sentences_[s];
    if (sentence.child(i, Dependency::Det) < 0) return;
    if (sentence[i].dependency == Dependency::Amod && sentence[i].head > i) return;
    for (std::size_t back = 0; back <= 1 && back <= s; ++back) {
      const std::size_t from = s - back;
      const int stop = back == 0 ? i : static_cast<int>(sentences_[from].size());
      if (back == 1) {
        // "A attacked B. The latter …"
        std::vector<std::size_t> named;
        for (int k = 0; k < stop; ++k) {
          const std::size_t found = names_.mention_of(from, k);
          if (found == kNobody) continue;
          for (const std::size_t a : mention(found).actors) {
            if (!is_in(named, a)) named.push_back(a);
          }
        }
        if (named.size() == 2) {
          add(s, i, i, {former ? named.front() : named.back()}, Via::Description,
              former ? "\"the former\" of two" : "\"the latter\" of two");
          return;
        }
      }
      for (int k = stop - 1; k >= 0; --k) {
        if (names_.mention_of(from, k) == kNobody) continue;
        const std::vector<std::size_t> all = coordination(from, k, stop);
        if (all.size() != 2) continue;
        add(s, i, i, {former ? all.front() : all.back()}, Via::Description,
            former ? "\"the former\" of two" : "\"the latter\" of two");
        return;
      }
    }
  }

  DocumentNames& names_;
  std::span<const Sentence> sentences_;
  const ActorLexicon& lexicon_;
  std::unordered_map<std::string, std::size_t> owned_;  ///< folded name of a collective -> actor
  std::vector<int> count_;
  std::map<std::size_t, std::size_t> last_counted_;  ///< actor -> the sentence that named it last
  std::map<std::size_t, int> settings_;              ///< how often the text so far plays in a place
  std::map<std::vector<std::size_t>, int> sets_;     ///< who was named together so far, and how often
  std::map<std::size_t, char> genders_;              ///< of persons, as pronouns tell
  std::vector<std::ptrdiff_t> block_;
};

}  // namespace

void resolve_references(DocumentNames& names, std::span<const Sentence> sentences, const ActorLexicon& lexicon) {
  ReferenceResolver(names, sentences, lexicon).resolve();
}

}  // namespace actorgraph
