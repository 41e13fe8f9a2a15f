// Clauses to propositions, after ClausIE's idea (Del Corro and Gemulla 2013) that the arguments of a clause decide what it
// says: each object and each prepositional complement makes a statement of its own, with what stands before it folded into the
// relation ("handcuffed him to" | "the bars").

#include "extract/relations/open_proposition.h"

#include <algorithm>
#include <string_view>

#include "extract/relations/clause.h"
#include "extract/relations/qualifier.h"

namespace actorgraph {
namespace {

constexpr int kLongestSentence = 400;
constexpr int kDeepestNoun = 2;  // "of" phrases folded one into another

class OpenFinder {
 public:
  OpenFinder(const Document& document, const Sentence& sentence, const ActorView& view, const RelationLexicon& lexicon,
             std::vector<OpenProposition>& out)
      : document_(document), s_(sentence), view_(view), lexicon_(lexicon), out_(out) {}

  void run() {
    for (int v = 0; v < static_cast<int>(s_.size()); ++v) {
      if (is_predicate(s_, v)) predicate(v);
    }
  }

 private:
  using Words = std::vector<int>;

  /// The words of a noun phrase that make the smallest sensible name of it: no clauses, appositions, conjuncts; the
  /// leading preposition stays outside.
  void phrase(int token, bool with_attributes, bool top, Words& words) const {
    for (auto it = s_.children_begin(token); it != s_.children_end(token); ++it) {
      const int child = *it;
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
          if (s_[child].head == token && child < token && s_[token].upos != Upos::Verb) phrase_all(child, words);
          break;
        case Dependency::Case:
          if (!top || child > token) words.push_back(child);
          break;
        case Dependency::Nmod:
          if (with_attributes) phrase(child, true, false, words);
          break;
        default:
          break;
      }
    }
    words.push_back(token);
  }

  void phrase_all(int token, Words& words) const {
    for (auto it = s_.children_begin(token); it != s_.children_end(token); ++it) {
      if (s_[*it].dependency == Dependency::Punct && s_[*it].span.begin != s_[token].span.end &&
          s_[*it].span.end != s_[token].span.begin) {
        continue;
      }
      phrase_all(*it, words);
    }
    words.push_back(token);
  }

  Words noun_phrase(int token, bool with_attributes) const {
    Words words;
    phrase(token, with_attributes, true, words);
    std::sort(words.begin(), words.end());
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

  Quote quote(const Words& words) const {
    Quote result;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0 && words[i - 1] >= 0 &&
          !(words[i] == words[i - 1] + 1 && s_[words[i]].span.begin == s_[words[i - 1]].span.end)) {
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

  Words verb_phrase(int v) const {
    Words words;
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      const Dependency d = s_[*it].dependency;
      if (d == Dependency::Aux || d == Dependency::AuxPass || d == Dependency::Cop || d == Dependency::CompoundPrt ||
          (d == Dependency::Advmod && (s_[*it].lemma == "not" || s_[*it].lemma == "never"))) {
        words.push_back(*it);
      }
    }
    if (s_[v].upos == Upos::Verb) words.push_back(v);
    std::sort(words.begin(), words.end());
    return words;
  }

  /// What stands over an infinitive: "wanted to".
  Words over(int v) const {
    if (s_[v].dependency != Dependency::Xcomp || s_[v].head < 0) return {};
    const int head = s_[v].head;
    if (s_.child(head, Dependency::Obj) >= 0) return {};
    Words words = over(head);
    const Words own = verb_phrase(head);
    words.insert(words.end(), own.begin(), own.end());
    if (s_[head].upos != Upos::Verb) words.push_back(head);
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      if (s_[*it].dependency == Dependency::Mark) words.push_back(*it);
    }
    return words;
  }

  std::vector<int> conjuncts(int token) const {
    std::vector<int> out = {token};
    for (auto it = s_.children_begin(token); it != s_.children_end(token); ++it) {
      if (s_[*it].dependency != Dependency::Conj || s_[*it].upos == Upos::Verb) continue;
      const std::vector<int> more = conjuncts(*it);
      out.insert(out.end(), more.begin(), more.end());
    }
    return out;
  }

  void emit(int subject, const Words& relation, const Words& object, int v, std::string role, double confidence) {
    if (relation.empty() || object.empty()) return;
    OpenProposition proposition;
    proposition.sentence = document_.quote(s_.span());
    proposition.line = document_.line(s_.span());
    proposition.page = document_.page(s_.span());
    proposition.subject = quote(noun_phrase(subject, true));
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
    for (const int part : conjuncts(token)) {
      emit(subject, relation, noun_phrase(part, true), v, role, confidence);
      if (depth >= kDeepestNoun) continue;
      for (auto it = s_.children_begin(part); it != s_.children_end(part); ++it) {
        if (s_[*it].dependency != Dependency::Nmod) continue;
        Words longer = relation;
        const Words head = noun_phrase(part, false);
        longer.insert(longer.end(), head.begin(), head.end());
        const std::size_t before = longer.size();
        const std::string preposition = view_.preposition(*it, &longer);
        if (longer.size() == before) continue;
        argument(subject, longer, *it, v, role + ">nmod:" + preposition, confidence * 0.8, depth + 1);
      }
    }
  }

  void predicate(int v) {
    std::vector<int> subject_tokens;
    for (const Slot& slot : subjects(s_, lexicon_, v)) {
      for (const int part : conjuncts(slot.token)) {
        if (std::find(subject_tokens.begin(), subject_tokens.end(), part) == subject_tokens.end()) {
          subject_tokens.push_back(part);
        }
      }
    }
    Words relation = over(v);
    const Words own = verb_phrase(v);
    relation.insert(relation.end(), own.begin(), own.end());
    const int object = s_.child(v, Dependency::Obj);
    const bool verb = s_[v].upos == Upos::Verb;
    for (const int subject : subject_tokens) {
      if (!verb) predicate_noun(subject, relation, v);
      for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
        const int child = *it;
        Words words = relation;
        switch (s_[child].dependency) {
          case Dependency::Obj:
            argument(subject, words, child, v, "obj", 0.7);
            break;
          case Dependency::Iobj:
            argument(subject, words, child, v, "iobj", 0.5);
            break;
          case Dependency::Obl:
          case Dependency::OblAgent:
          case Dependency::OblUnmarked: {
            if (!verb) words.push_back(v);
            if (object >= 0 && object < child) {
              const Words before = noun_phrase(object, false);
              words.insert(words.end(), before.begin(), before.end());
            }
            const std::string preposition = view_.preposition(child, &words);
            argument(subject, words, child, v, "obl:" + preposition, 0.6);
            break;
          }
          case Dependency::Xcomp:
            if (s_[child].upos != Upos::Verb && s_.child(child, Dependency::Mark) < 0) {
              const std::string preposition = view_.preposition(child, &words);
              argument(subject, words, child, v, "xcomp", 0.5);
            }
            break;
          default:
            break;
        }
      }
    }
  }

  void predicate_noun(int subject, Words relation, int n) {
    view_.preposition(n, &relation);
    std::sort(relation.begin(), relation.end());
    if (s_[n].upos == Upos::Adj) {
      emit(subject, relation, noun_phrase(n, false), n, "predicate", 0.5);
    } else {
      argument(subject, relation, n, n, "predicate", 0.6);
    }
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
