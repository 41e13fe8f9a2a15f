// Clauses to propositions, after ClausIE's idea (Del Corro and Gemulla 2013) that the arguments of a clause decide what
// it says: each object and each prepositional complement makes a statement of its own, with what stands before it
// folded into the relation ("handcuffed him to" | "the bars").

#include "extract/relations/open_proposition.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/relations/clause.h"
#include "extract/relations/qualifier.h"
#include "extract/relations/words.h"

namespace actorgraph {
namespace {

constexpr int kLongestSentence = 400;
constexpr int kDeepestNoun = 2;   // "of" phrases folded one into another
constexpr int kLongestChain = 5;  // clauses between a verb and the subject it inherits

using Words = std::vector<int>;

void append(Words& to, const Words& from) { to.insert(to.end(), from.begin(), from.end()); }

/// A subject with the words that lead from it to a predicate that it shares or controls: "Norway" | "wants to".
struct Stem {
  int subject = -1;
  Words words;
  std::string role;  ///< "", or how the predicate was reached: "xcomp", "advcl", "acl"
};

bool is_quote(std::string_view text) {
  return text == "\"" || text == "``" || text == "''" || text == "“" || text == "”" || text == "`" || text == "'" ||
         text == "‘" || text == "’";
}

class OpenFinder {
 public:
  OpenFinder(const Document& document, const Sentence& sentence, const ActorView& view, const RelationLexicon& lexicon,
             std::vector<OpenProposition>& out)
      : document_(document), s_(sentence), view_(view), lexicon_(lexicon), out_(out) {}

  void run() {
    for (int token = 0; token < size(); ++token) {
      if (is_predicate(s_, token)) predicate(token);
      if (s_[token].dependency == Dependency::Appos) apposition(token);
    }
  }

 private:
  int size() const { return static_cast<int>(s_.size()); }
  bool is_verb(int token) const { return s_[token].upos == Upos::Verb; }
  bool has_tag(int token, std::string_view tag) const { return s_[token].xpos == tag; }

  template <typename Visit>
  void each_child(int token, Visit visit) const {
    for (auto it = s_.children_begin(token); it != s_.children_end(token); ++it) visit(*it);
  }

  // ---- noun phrases

  /// Which prepositional attributes a phrase takes along. "The fall of the city in May": as an argument it is "the fall
  /// of the city", for only what "of" adds belongs to the name, and the rest is said of it.
  enum class Attributes { None, Of, All };

  bool wanted(Attributes attributes, int noun) const {
    return attributes == Attributes::All || (attributes == Attributes::Of && view_.preposition(noun) == "of");
  }

  /// The words of a noun phrase that make the smallest sensible name of it: no clauses, appositions, conjuncts; the
  /// leading preposition stays outside.
  void phrase(int token, Attributes attributes, bool top, Words& words) const {
    each_child(token, [&](int child) {
      switch (s_[child].dependency) {
        case Dependency::Det:
        case Dependency::DetPredet:
        case Dependency::Amod:
        case Dependency::Compound:
        case Dependency::Nummod:
        case Dependency::NmodPoss:
        case Dependency::Flat:
        case Dependency::Fixed:
        case Dependency::Goeswith:
        case Dependency::NmodDesc:
        case Dependency::NmodUnmarked:
          phrase_all(child, words);
          break;
        case Dependency::Advmod:
          if (child < token && !is_verb(token) && !is_negation(child)) phrase_all(child, words);
          break;
        case Dependency::Case:
          if (!top) words.push_back(child);
          break;
        case Dependency::Nmod:
          if (child > token && wanted(attributes, child)) phrase(child, attributes, false, words);
          break;
        default:
          break;
      }
    });
    words.push_back(token);
  }

  /// The "to 1985" of "from 1970 to 1985".
  bool is_end_of_range(int noun) const {
    const int head = s_[noun].head;
    return head >= 0 && view_.preposition(noun) == "to" && view_.preposition(head) == "from";
  }

  void phrase_all(int token, Words& words) const {
    each_child(token, [&](int child) {
      const bool hyphen = s_[child].span.begin == s_[token].span.end || s_[child].span.end == s_[token].span.begin;
      if (s_[child].dependency == Dependency::Punct && !hyphen) return;
      phrase_all(child, words);
    });
    words.push_back(token);
  }

  Words prepositions(int token) const {
    Words words;
    view_.preposition(token, &words);
    return words;
  }

  Words noun_phrase(int token, Attributes attributes) const {
    Words words;
    phrase(token, attributes, true, words);
    std::sort(words.begin(), words.end());
    // "only as the head", "often is absent": an adverb parted from the phrase speaks of the clause.
    while (words.size() > 1 && words.front() + 1 < words[1] && s_[words.front()].dependency == Dependency::Advmod) {
      words.erase(words.begin());
    }
    while (words.size() > 1 && s_[words.front()].upos == Upos::Adp && words.front() < token) words.erase(words.begin());
    // Hyphens and the like between two words of the phrase belong to it.
    Words out;
    for (const int w : words) {
      while (!out.empty() && out.back() + 1 < w && s_[out.back() + 1].upos == Upos::Punct &&
             s_[out.back()].span.end == s_[out.back() + 1].span.begin) {
        out.push_back(out.back() + 1);
      }
      out.push_back(w);
    }
    return out;
  }

  /// A whole clause, without the punctuation at its ends and without the branch at `except`.
  Words whole_clause(int root, int except) const {
    Words words;
    collect(root, except, true, words);
    std::sort(words.begin(), words.end());
    std::erase_if(words, [&](int w) { return is_quote(s_.text(w)) && s_[w].upos == Upos::Punct; });
    while (!words.empty() && s_[words.back()].upos == Upos::Punct) words.pop_back();
    while (!words.empty() && s_[words.front()].upos == Upos::Punct) words.erase(words.begin());
    return words;
  }

  void collect(int token, int except, bool top, Words& words) const {
    words.push_back(token);
    each_child(token, [&](int child) {
      if (child != except && !(top && is_clause_conjunct(child))) collect(child, except, false, words);
    });
  }

  bool is_clause_conjunct(int token) const {
    return s_[token].dependency == Dependency::Conj && (is_finite(token) && own_subject(token) >= 0);
  }

  /// "that A fell and that B rose": each of the clauses.
  void add_clauses(int root, int except, std::vector<Words>& out) const {
    Words words = whole_clause(root, except);
    while (!words.empty() && s_[words.front()].dependency == Dependency::Cc) words.erase(words.begin());
    out.push_back(std::move(words));
    each_child(root, [&](int child) {
      if (child != except && is_clause_conjunct(child)) add_clauses(child, except, out);
    });
  }

  Quote quote(const Words& words) const {
    Quote result;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0 && !(words[i] == words[i - 1] + 1 && s_[words[i]].span.begin == s_[words[i - 1]].span.end)) {
        result.text += ' ';
      }
      result.text += s_.text(words[i]);
    }
    for (std::size_t i = 0; i < words.size();) {
      std::size_t j = i;
      while (j + 1 < words.size() && words[j + 1] == words[j] + 1) ++j;
      const Quote part = document_.quote({s_[words[i]].span.begin, s_[words[j]].span.end});
      result.pieces.insert(result.pieces.end(), part.pieces.begin(), part.pieces.end());
      i = j + 1;
    }
    return result;
  }

  std::vector<int> conjuncts(int token) const {
    std::vector<int> out = {token};
    each_child(token, [&](int child) {
      if (s_[child].dependency != Dependency::Conj || is_verb(child) || s_.child(child, Dependency::Nsubj) >= 0) return;
      const std::vector<int> more = conjuncts(child);
      out.insert(out.end(), more.begin(), more.end());
    });
    return out;
  }

  // ---- verbs

  bool is_negation(int token) const {
    const std::string text = lower_text(s_, token);
    return text == "not" || text == "n't" || text == "n’t" || text == "never";
  }

  bool is_finite(int v) const {
    const auto finite = [&](int token) {
      return has_tag(token, "VBD") || has_tag(token, "VBZ") || has_tag(token, "VBP") || has_tag(token, "MD");
    };
    if (finite(v)) return true;
    bool found = false;
    each_child(v, [&](int child) {
      const Dependency d = s_[child].dependency;
      if (d == Dependency::Aux || d == Dependency::AuxPass || d == Dependency::Cop) found = found || finite(child);
    });
    return found;
  }

  bool has_infinitive_mark(int v) const {
    bool found = false;
    each_child(v, [&](int child) {
      found = found || (s_[child].dependency == Dependency::Mark && lower_text(s_, child) == "to");
    });
    return found;
  }

  /// "to", "after", "in order to": what binds a subordinate verb to the clause above.
  Words marks(int v) const {
    Words words;
    each_child(v, [&](int child) {
      if (s_[child].dependency == Dependency::Mark || (s_[child].dependency == Dependency::Case && is_verb(v))) {
        phrase_all(child, words);
      }
    });
    std::sort(words.begin(), words.end());
    return words;
  }

  Words verb_phrase(int v) const {
    Words words;
    bool helped = false;
    each_child(v, [&](int child) {
      const Dependency d = s_[child].dependency;
      const bool copula = d == Dependency::Cop && !is_verb(v);
      if (d == Dependency::Aux || d == Dependency::AuxPass || copula || d == Dependency::CompoundPrt ||
          (d == Dependency::Advmod && is_negation(child))) {
        words.push_back(child);
        helped = helped || d == Dependency::Aux || d == Dependency::AuxPass || copula;
      }
    });
    if (is_verb(v)) words.push_back(v);
    std::sort(words.begin(), words.end());
    // "was cut and flushed": the second participle shares the auxiliary.
    const int head = s_[v].head;
    if (!helped && head >= 0 && s_[v].dependency == Dependency::Conj && is_verb(v) && is_verb(head) &&
        s_[v].xpos == s_[head].xpos && (has_tag(v, "VBN") || has_tag(v, "VBG"))) {
      Words shared;
      for (const int word : verb_phrase(head)) {
        const Dependency d = s_[word].dependency;
        if (word < head && (d == Dependency::Aux || d == Dependency::AuxPass)) shared.push_back(word);
      }
      append(shared, words);
      return shared;
    }
    return words;
  }

  /// The verb with what it needs to be understood when more is hung on it: "handcuffed him".
  Words verb_with_object(int v) const {
    Words words = verb_phrase(v);
    if (!is_verb(v)) {
      append(words, s_[v].upos == Upos::Adj ? Words{v} : noun_phrase(v, Attributes::None));
      return words;
    }
    const int object = object_of(v);
    if (object >= 0) append(words, noun_phrase(object, Attributes::None));
    return words;
  }

  /// The "there" of "there are", or -1.
  int existential(int v) const {
    const int there = s_.child(v, Dependency::Expl);
    return there >= 0 && lower_text(s_, there) == "there" ? there : -1;
  }

  int object_of(int v) const {
    if (existential(v) >= 0) return s_.child(v, Dependency::Nsubj);
    int object = s_.child(v, Dependency::Obj);
    if (object < 0) object = s_.child(v, Dependency::Iobj);  // "asked the bishop to bless"
    return object >= 0 && !is_relative_pronoun(object) ? object : -1;
  }

  // ---- subjects

  bool is_relative_pronoun(int token) const {
    if (has_tag(token, "WDT") || has_tag(token, "WP")) return true;
    return s_[token].upos == Upos::Pron && lower_text(s_, token) == "that" && in_relative_clause(token);
  }

  bool in_relative_clause(int token) const {
    const int head = s_[token].head;
    return head >= 0 && (s_[head].dependency == Dependency::AclRelcl || s_[head].dependency == Dependency::Conj ||
                         s_[head].dependency == Dependency::Xcomp || s_[head].dependency == Dependency::Ccomp);
  }

  /// What a relative pronoun under `v` stands for, or -1.
  int antecedent(int v) const {
    for (int step = 0; step < kLongestChain && v >= 0; ++step, v = s_[v].head) {
      if (s_[v].dependency == Dependency::AclRelcl) return s_[v].head;
    }
    return -1;
  }

  /// The grammatical subject that `v` has itself; where a clause is the predicate ("the problem is that they sell"),
  /// the inner one.
  int own_subject(int v) const {
    int found = existential(v);
    if (found >= 0) return found;
    const bool clausal = is_verb(v) && s_.child(v, Dependency::Cop) >= 0;
    each_child(v, [&](int child) {
      const Dependency d = s_[child].dependency;
      if (d != Dependency::Nsubj && d != Dependency::NsubjPass) return;
      if (found < 0 || (clausal && child < v)) found = child;
    });
    return found;
  }

  std::vector<Stem> stems(int v, int depth = 0) const {
    if (depth > kLongestChain) return {};
    std::vector<Stem> out;
    const auto add = [&](int noun, const Words& words, const std::string& role) {
      for (const int part : conjuncts(noun)) out.push_back({part, words, role});
    };
    const int subject = own_subject(v);
    if (subject >= 0) {
      const int noun = is_relative_pronoun(subject) ? antecedent(v) : subject;
      if (noun >= 0) add(noun, {}, "");
      return out;
    }
    const int head = s_[v].head;
    if (head < 0) return out;
    const auto inherit = [&](const std::string& role, bool with_object) {
      for (Stem stem : stems(head, depth + 1)) {
        append(stem.words, with_object ? verb_with_object(head) : verb_or_predicate(head));
        append(stem.words, marks(v));
        stem.role = role;
        out.push_back(std::move(stem));
      }
    };
    switch (s_[v].dependency) {
      case Dependency::Conj: {
        if (!is_predicate(s_, head) && !is_verb(head)) break;
        const bool shares = is_verb(v) && s_[v].xpos == s_[head].xpos && !is_finite(v);
        for (Stem stem : stems(head, depth + 1)) {
          if (!shares) stem.words.clear();
          out.push_back(std::move(stem));
        }
        break;
      }
      case Dependency::Xcomp: {
        const int object =
            s_.child(head, Dependency::Obj) >= 0 ? s_.child(head, Dependency::Obj) : s_.child(head, Dependency::Iobj);
        if (object >= 0 && is_verb(v) && object < v && !is_relative_pronoun(object)) {
          add(object, {}, "xcomp");
          inherit("xcomp", true);
        } else {
          inherit("", false);
        }
        break;
      }
      case Dependency::Ccomp:
        if (!is_finite(v) && is_verb(v)) inherit("", true);
        break;
      case Dependency::Advcl:
      case Dependency::AdvclRelcl:
        if (is_finite(v)) break;
        if (marks(v).empty()) {
          for (Stem stem : stems(head, depth + 1)) out.push_back({stem.subject, {}, "advcl"});
        } else {
          inherit("advcl", true);
        }
        break;
      case Dependency::Acl:
        if (marks(v).empty()) add(head, {}, "");
        if (has_tag(v, "VBN")) break;
        for (Stem& stem : through_noun(head, depth + 1)) {
          append(stem.words, marks(v));
          stem.role = "acl";
          out.push_back(std::move(stem));
        }
        break;
      case Dependency::AclRelcl:
        add(head, {}, "");
        break;
      case Dependency::Parataxis:
        if (is_finite(v) && head < v) {
          for (Stem stem : stems(head, depth + 1)) out.push_back({stem.subject, {}, ""});
        }
        break;
      default:
        break;
    }
    return out;
  }

  Words verb_or_predicate(int v) const {
    Words words = verb_phrase(v);
    if (!is_verb(v)) append(words, s_[v].upos == Upos::Adj ? Words{v} : noun_phrase(v, Attributes::None));
    return words;
  }

  /// From a noun up to the clause it stands in: "has" "the duty", for what is said of the duty.
  std::vector<Stem> through_noun(int noun, int depth) const {
    std::vector<Stem> out;
    if (depth > kLongestChain) return out;
    const int head = s_[noun].head;
    if (s_.child(noun, Dependency::Cop) >= 0) {
      for (Stem stem : stems(noun, depth + 1)) {
        append(stem.words, verb_or_predicate(noun));
        out.push_back(std::move(stem));
      }
      return out;
    }
    if (head < 0) return out;
    Words words;
    switch (s_[noun].dependency) {
      case Dependency::Conj:
      case Dependency::Nmod:
        if (s_[noun].dependency == Dependency::Nmod) view_.preposition(noun, &words);
        append(words, noun_phrase(noun, Attributes::None));
        for (Stem stem : through_noun(head, depth + 1)) {
          if (s_[noun].dependency == Dependency::Conj) {
            const Words other = noun_phrase(head, Attributes::None);
            stem.words.resize(stem.words.size() - std::min(other.size(), stem.words.size()));
          }
          append(stem.words, words);
          out.push_back(std::move(stem));
        }
        return out;
      case Dependency::Obj:
        words = verb_phrase(head);
        break;
      case Dependency::Xcomp:
        words = verb_phrase(head);
        view_.preposition(noun, &words);
        break;
      case Dependency::Obl:
        words = verb_with_object(head);
        view_.preposition(noun, &words);
        break;
      default:
        return out;
    }
    append(words, noun_phrase(noun, Attributes::None));
    for (Stem stem : stems(head, depth + 1)) {
      append(stem.words, words);
      out.push_back(std::move(stem));
    }
    return out;
  }

  // ---- propositions

  void emit(int subject, const Words& relation, const Words& object, int v, std::string role, double confidence) {
    if (relation.empty() || object.empty()) return;
    const Words subject_words =
        lower_text(s_, subject) == "there" ? Words{subject} : noun_phrase(subject, Attributes::All);
    OpenProposition proposition;
    proposition.sentence = document_.quote(s_.span());
    proposition.line = document_.line(s_.span());
    proposition.page = document_.page(s_.span());
    proposition.subject = quote(subject_words);
    proposition.relation = quote(relation);
    proposition.object = quote(object);
    proposition.role = std::move(role);
    Candidate candidate;
    candidate.predicate = v;
    candidate.words = relation;
    const Qualifiers qualifiers = qualify(view_, lexicon_, candidate);
    proposition.negated = qualifiers.negated;
    proposition.modality = qualifiers.modality;
    proposition.confidence = confidence;
    out_.push_back(std::move(proposition));
  }

  /// An argument of the relation, each conjunct for itself, and what its attributes are said of.
  void argument(int subject, const Words& relation, int token, int v, const std::string& role, double confidence,
                int depth = 0) {
    for (const int part : conjuncts(token)) argument_alone(subject, relation, part, v, role, confidence, depth);
  }

  void argument_alone(int subject, const Words& relation, int part, int v, const std::string& role, double confidence,
                      int depth = 0) {
    if (!is_part_of_preposition(part)) emit(subject, relation, noun_phrase(part, Attributes::Of), v, role, confidence);
    if (depth >= kDeepestNoun) return;
    each_child(part, [&](int child) {
      if (s_[child].dependency != Dependency::Nmod) return;
      const Words case_words = prepositions(child);
      if (case_words.empty()) return;
      if (lower_text(s_, case_words.front()) == "including") {
        argument(part, case_words, child, v, "including", 0.4);
        return;
      }
      Words longer = relation;
      if (is_end_of_range(child)) {
        const Words from = prepositions(part);
        longer.resize(longer.size() - std::min(longer.size(), from.size()));
      } else {
        append(longer, noun_phrase(part, Attributes::None));
      }
      append(longer, case_words);
      argument(subject, longer, child, v, role + ">nmod:" + join(case_words), confidence * 0.6, depth + 1);
    });
  }

  std::string join(const Words& words) const {
    std::string out;
    for (const int word : words) {
      if (!out.empty()) out += ' ';
      out += lower_text(s_, word);
    }
    return out;
  }

  /// The "respect" of "in respect of", "front" of "in front of": names nothing by itself.
  bool is_part_of_preposition(int noun) const {
    static constexpr std::array<std::string_view, 19> kNouns = {
        "relation", "respect",     "honor",    "honour",     "front", "terms",      "favor",
        "favour",   "spite",       "addition", "light",      "view",  "accordance", "conjunction",
        "search",   "cooperation", "exchange", "connection", "case"};
    if (!among(lower_text(s_, noun), kNouns)) return false;
    return s_.child(noun, Dependency::Case) >= 0 && s_.child(noun, Dependency::Nmod) > noun &&
           s_.child(noun, Dependency::Det) < 0 && s_.child(noun, Dependency::Amod) < 0;
  }

  /// "for example", "as a result": binds clauses, says nothing.
  bool is_connective(int noun) const {
    static constexpr std::array<std::string_view, 9> kPhrases = {"for example",   "for instance", "as result",
                                                                 "in particular", "in fact",      "in addition",
                                                                 "in order",      "in turn",      "in general"};
    const std::string phrase = join(prepositions(noun)) + ' ' + lower_text(s_, noun);
    return among(phrase, kPhrases) && s_.child(noun, Dependency::Nmod) < 0;
  }

  void predicate(int v) {
    const Words own = verb_phrase(v);
    for (const Stem& stem : stems(v)) {
      Words relation = stem.words;
      append(relation, own);
      const double trust = stem.role.empty() ? 1 : 0.7;
      if (!is_verb(v)) predicate_noun(stem.subject, relation, v, trust);
      complements(stem, relation, v, trust);
    }
    clausal_predicate(v);
    speech(v);
  }

  void complements(const Stem& stem, const Words& relation, int v, double trust) {
    const std::string prefix = stem.role.empty() ? "" : stem.role + "<";
    std::vector<int> objects;
    if (object_of(v) >= 0) {
      objects = conjuncts(object_of(v));
    } else if (const int noun = relative_object(v); noun >= 0) {
      objects = conjuncts(noun);
    }
    // "keep them moist": no keeping without the adjective.
    const int result = s_.child(v, Dependency::Xcomp);
    const bool resultative = result >= 0 && s_[result].upos == Upos::Adj && s_.child(result, Dependency::Mark) < 0;
    for (const int object : objects) {
      if (!resultative) argument_alone(stem.subject, relation, object, v, prefix + "obj", 0.7 * trust);
    }
    each_child(v, [&](int child) {
      Words words = relation;
      switch (s_[child].dependency) {
        case Dependency::Iobj:
          if (!objects.empty() && objects.front() == child) break;
          argument(stem.subject, words, child, v, prefix + "iobj", 0.5 * trust);
          break;
        case Dependency::Obl:
        case Dependency::OblAgent:
        case Dependency::OblUnmarked:
          if (objects.empty()) {
            oblique(stem.subject, words, -1, child, v, prefix, trust);
          } else {
            for (const int object : objects) oblique(stem.subject, words, object, child, v, prefix, trust);
          }
          break;
        case Dependency::Xcomp:
          if (!is_verb(child) && s_.child(child, Dependency::Mark) < 0) {
            if (!objects.empty() && objects.front() < child)
              append(words, noun_phrase(objects.front(), Attributes::None));
            view_.preposition(child, &words);
            if (s_.child(child, Dependency::Xcomp) < 0)
              argument(stem.subject, words, child, v, prefix + "xcomp", 0.5 * trust);
          }
          break;
        case Dependency::Advmod:
          if (s_.child(child, Dependency::OblUnmarked) >= 0 || s_.child(child, Dependency::Obl) >= 0) {
            Words time;
            phrase_all(child, time);
            std::sort(time.begin(), time.end());
            if (!objects.empty()) append(words, noun_phrase(objects.front(), Attributes::None));
            emit(stem.subject, words, time, v, prefix + "advmod", 0.5 * trust);
          }
          break;
        default:
          break;
      }
    });
  }

  /// The object of a relative clause is what the clause hangs on: "the songs she sang".
  int relative_object(int v) const {
    if (s_[v].dependency != Dependency::AclRelcl) return -1;
    const int subject = own_subject(v);
    if (subject < 0 || is_relative_pronoun(subject) || !is_verb(v)) return -1;
    if (s_.child(v, Dependency::AuxPass) >= 0 || s_.child(v, Dependency::Ccomp) >= 0) return -1;
    bool adverbial = false;
    each_child(v, [&](int child) {
      if (has_tag(child, "WRB")) adverbial = true;
      if (s_[child].dependency == Dependency::Obl && is_relative_pronoun(child)) adverbial = true;
    });
    return adverbial ? -1 : s_[v].head;
  }

  void oblique(int subject, Words words, int object, int child, int v, const std::string& prefix, double trust) {
    if (is_relative_pronoun(child) || is_connective(child)) return;
    if (!is_verb(v)) append(words, s_[v].upos == Upos::Adj ? Words{v} : noun_phrase(v, Attributes::None));
    if (object >= 0) append(words, noun_phrase(object, Attributes::None));
    // "re-elected senator in 1990", "that night were able to cross": the complement comes before the circumstance.
    const int complement = s_.child(v, Dependency::Xcomp);
    if (complement >= 0 && is_verb(complement)) {
      if (object < 0 && child < v) {
        append(words, marks(complement));
        append(words, verb_with_object(complement));
      }
    } else if (complement >= 0 && (object < 0 || child < object) && s_.child(complement, Dependency::Mark) < 0) {
      append(words, prepositions(complement));
      append(words, noun_phrase(complement, Attributes::Of));
    }
    const Words case_words = prepositions(child);
    if (!case_words.empty() && lower_text(s_, case_words.front()) == "including") {
      argument(subject, case_words, child, v, "including", 0.4);
      return;
    }
    append(words, case_words);
    argument(subject, words, child, v, prefix + "obl:" + join(case_words), 0.6 * trust);
  }

  void predicate_noun(int subject, Words relation, int n, double trust) {
    if (s_.child(n, Dependency::Cop) < 0) return;
    view_.preposition(n, &relation);
    if (s_[n].upos == Upos::Adj) {
      if (s_.child(n, Dependency::Xcomp) < 0 && s_.child(n, Dependency::Advcl) < 0 &&
          s_.child(n, Dependency::Ccomp) < 0)
        emit(subject, relation, noun_phrase(n, Attributes::None), n, "predicate", 0.5 * trust);
    } else {
      argument(subject, relation, n, n, "predicate", 0.6 * trust);
    }
  }

  /// "The problem is that they sell arms": problem | is that they sell | arms.
  void clausal_predicate(int v) {
    const int copula = s_.child(v, Dependency::Cop);
    if (!is_verb(v) || copula < 0) return;
    int outer = s_.child(v, Dependency::NsubjOuter);
    const int inner = own_subject(v);
    if (outer < 0) outer = s_.child(v, Dependency::Nsubj);
    if (outer < 0 || outer == inner || outer > copula) return;
    Words relation = {copula};
    append(relation, marks(v));
    if (inner >= 0) append(relation, noun_phrase(inner, Attributes::Of));
    append(relation, verb_phrase(v));
    complements({outer, {}, "clause"}, relation, v, 0.6);
  }

  /// What somebody says is the object of the saying, clause or not.
  void speech(int v) {
    if (!is_verb(v)) return;
    std::vector<Words> said;
    each_child(v, [&](int child) {
      if (s_[child].dependency != Dependency::Ccomp || !is_finite(child)) return;
      add_clauses(child, -1, said);
    });
    const int head = s_[v].head;
    if (said.empty() && s_[v].dependency == Dependency::Parataxis && head >= 0 && own_subject(v) >= 0 &&
        is_predicate(s_, head) && s_.child(v, Dependency::Obj) < 0 && says(v)) {
      add_clauses(head, v, said);
    }
    if (said.empty()) return;
    for (const Stem& stem : stems(v)) {
      Words relation = stem.words;
      append(relation, verb_phrase(v));
      for (const Words& words : said) emit(stem.subject, relation, words, v, "ccomp", 0.5);
    }
  }

  bool says(int v) const {
    for (const RelationEntry& entry : lexicon_.find(RelationEntry::Pos::Verb, s_[v].lemma)) {
      if (has_flag(entry, RelationEntry::Report)) return true;
    }
    return false;
  }

  /// "Oslo, the capital": says "is" without the word, so the relation's span is empty.
  void apposition(int token) {
    const int head = s_[token].head;
    if (head < 0 || s_[token].upos != Upos::Noun) return;
    const std::size_t before = out_.size();
    emit(head, {token}, noun_phrase(token, Attributes::Of), token, "appos", 0.5);
    if (out_.size() == before) return;
    Quote& relation = out_.back().relation;
    relation.text = "is";
    relation.pieces = {{out_.back().object.begin(), out_.back().object.begin()}};
  }

  const Document& document_;
  const Sentence& s_;
  const ActorView& view_;
  const RelationLexicon& lexicon_;
  std::vector<OpenProposition>& out_;
};

}  // namespace

std::vector<OpenProposition> find_open_propositions(const Document& document, std::span<const Sentence> sentences,
                                                    const RelationLexicon& lexicon) {
  std::vector<OpenProposition> out;
  const DocumentActors nobody;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].size() > kLongestSentence) continue;
    const ActorView view(sentences[i], i, nobody);
    OpenFinder(document, sentences[i], view, lexicon, out).run();
  }
  return out;
}

}  // namespace actorgraph
