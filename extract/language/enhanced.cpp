#include "extract/language/enhanced.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extract/language/word_pieces.h"

namespace actorgraph {
namespace {

bool is_subject(Dependency d) {
  return d == Dependency::Nsubj || d == Dependency::NsubjPass || d == Dependency::NsubjOuter ||
         d == Dependency::Csubj || d == Dependency::CsubjPass || d == Dependency::CsubjOuter;
}

bool is_oblique(Dependency d) { return d == Dependency::Obl || d == Dependency::OblAgent || d == Dependency::Nmod; }

bool is_clause(Dependency d) { return d == Dependency::Advcl || d == Dependency::Acl || d == Dependency::AdvclRelcl; }

// What conjuncts share when it stands before the first or after the last of them: "China and Iran signed a pact".
bool is_shared(Dependency d) {
  return is_subject(d) || d == Dependency::Obj || d == Dependency::Obl || d == Dependency::OblAgent ||
         d == Dependency::Aux || d == Dependency::AuxPass || d == Dependency::Mark || d == Dependency::Xcomp ||
         d == Dependency::Ccomp;
}

class Builder {
 public:
  explicit Builder(const Sentence& sentence)
      : s_(sentence), size_(static_cast<int>(sentence.size())), stands_for_(sentence.size(), -1) {
    for (int t = 0; t < size_; ++t) basic(t);
    for (int t = 0; t < size_; ++t) relative(t);
    // Outer conjuncts stand before inner ones, so that "A, B and C" are all heads' dependents; then what they share.
    for (int t = 0; t < size_; ++t) conjunct_as_dependent(t);
    for (int t = 0; t < size_; ++t) conjunct_as_head(t);
    for (int t = 0; t < size_; ++t) controlled(t);
  }

  std::vector<EnhancedDependency> take() { return std::move(edges_); }

 private:
  template <class Function>
  void each_child(int token, const Function& function) const {
    for (auto child = s_.children_begin(token); child != s_.children_end(token); ++child) function(*child);
  }

  int subject(int token) const {
    int found = -1;
    each_child(token, [&](int child) {
      if (found < 0 && is_subject(s_[child].dependency)) found = child;
    });
    return found;
  }

  // "in front of": the case or mark and what is fixed to it.
  std::string mark_of(int token, Dependency relation) const {
    std::string mark;
    each_child(token, [&](int child) {
      if (!mark.empty() || s_[child].dependency != relation) return;
      if (s_.text(child) == "'s" || s_.text(child) == "\u2019s" || s_[child].upos == Upos::Punct) return;
      mark = ascii_lower(s_.text(child));
      each_child(child, [&](int part) {
        if (s_[part].dependency == Dependency::Fixed) mark += "_" + ascii_lower(s_.text(part));
      });
    });
    return mark;
  }

  std::string name_of(int token, Dependency relation) const {
    if (is_oblique(relation)) return mark_of(token, Dependency::Case);
    if (is_clause(relation)) {
      std::string mark = mark_of(token, Dependency::Mark);
      if (mark.empty()) mark = mark_of(token, Dependency::Case);
      if (!mark.empty() || relation != Dependency::Advcl) return mark;
      each_child(token, [&](int child) {  // "when it fell"
        const std::string form = ascii_lower(s_.text(child));
        if (child < token && (form == "when" || form == "where") && s_[child].upos == Upos::Adv) mark = form;
      });
      return mark;
    }
    return relation == Dependency::Conj ? conjunction_of(token) : std::string();
  }

  // Of this conjunct, or of the next that has one: "A, B and C" are all joined by "and".
  std::string conjunction_of(int token) const {
    const int first = s_[token].head;
    std::string found = mark_of(token, Dependency::Cc);
    if (!found.empty() || first == kRoot) return found;
    each_child(first, [&](int child) {
      if (found.empty() && child > token && s_[child].dependency == Dependency::Conj)
        found = mark_of(child, Dependency::Cc);
    });
    return found;
  }

  bool known(int head, int dependent, Dependency relation) const {
    return std::any_of(edges_.begin(), edges_.end(), [&](const EnhancedDependency& edge) {
      return edge.head == head && edge.dependent == dependent && edge.relation == relation;
    });
  }

  void add(int head, int dependent, Dependency relation, std::string preposition) {
    if (head == dependent || known(head, dependent, relation)) return;
    edges_.push_back({head, dependent, relation, std::move(preposition), true});
  }

  void basic(int token) {
    edges_.push_back({s_[token].head, token, s_[token].dependency, name_of(token, s_[token].dependency), false});
  }

  // "the treaty that Oslo signed": the treaty is the object of signed.
  void relative(int clause) {
    if (s_[clause].dependency != Dependency::AclRelcl || s_[clause].head == kRoot) return;
    const int noun = s_[clause].head;
    const int pronoun = relative_pronoun(clause);
    if (pronoun >= 0) {
      const int governor = s_[pronoun].head;
      Dependency relation = s_[pronoun].dependency;
      // "whose army": the noun is possessor; "where it met": it is a place.
      if (relation == Dependency::Advmod) relation = Dependency::Obl;
      const std::string mark = is_oblique(relation) ? mark_of(pronoun, Dependency::Case) : std::string();
      if (governor != noun && relation != Dependency::Mark) add(governor, noun, relation, mark);
      stands_for_[static_cast<std::size_t>(pronoun)] = noun;
      return;
    }
    // No pronoun: "the treaty Oslo signed".
    if (subject(clause) >= 0 && s_.child(clause, Dependency::Obj) < 0 && s_[clause].upos == Upos::Verb) {
      add(clause, noun, Dependency::Obj, {});
    }
  }

  int relative_pronoun(int clause) const {
    constexpr std::array<std::string_view, 7> kPronouns = {"that", "where", "which", "who", "whom", "whose", "when"};
    for (int t = s_[clause].head + 1; t < clause; ++t) {
      const std::string form = ascii_lower(s_.text(t));
      if (std::find(kPronouns.begin(), kPronouns.end(), form) == kPronouns.end()) continue;
      if (s_[t].upos != Upos::Pron && s_[t].upos != Upos::Adv && s_[t].upos != Upos::Det) continue;
      int node = t;
      for (int steps = 0; node != kRoot && node != clause && steps < 4; ++steps) node = s_[node].head;
      if (node == clause) return t;
    }
    return -1;
  }

  // A conjunct hangs where its first conjunct hangs.
  void conjunct_as_dependent(int token) {
    if (s_[token].dependency != Dependency::Conj) return;
    const int first = s_[token].head;
    const std::size_t count = edges_.size();
    for (std::size_t i = 0; i < count; ++i) {
      const EnhancedDependency edge = edges_[i];
      if (edge.dependent != first || edge.head == kRoot || edge.relation == Dependency::Conj ||
          edge.relation == Dependency::Parataxis) {
        continue;
      }
      if (edge.head == token) continue;
      std::string preposition = mark_of(token, is_clause(edge.relation) ? Dependency::Mark : Dependency::Case);
      if (preposition.empty() || !(is_oblique(edge.relation) || is_clause(edge.relation)))
        preposition = edge.preposition;
      add(edge.head, token, edge.relation, std::move(preposition));
    }
  }

  // Predicates that are conjuncts share subjects that stand before the first, and objects that stand after the last.
  void conjunct_as_head(int token) {
    if (s_[token].dependency != Dependency::Conj) return;
    const int first = s_[token].head;
    if (first == kRoot || !predicates(first, token)) return;
    const bool own_subject = subject(token) >= 0;
    const std::size_t count = edges_.size();
    for (std::size_t i = 0; i < count; ++i) {
      const EnhancedDependency edge = edges_[i];
      if (edge.dependent == token || !is_shared(edge.relation)) continue;
      if (stands_for_[static_cast<std::size_t>(edge.dependent)] >= 0) continue;
      if (edge.head == first && edge.dependent < first && !own_subject) {
        if (is_subject(edge.relation)) add(token, edge.dependent, subject_relation(token, edge.relation), {});
        // "will sign and ratify", but not "has signed and will ratify"
        const bool auxiliary = edge.relation == Dependency::Aux;
        if (auxiliary && s_.child(token, Dependency::Aux) < 0 && s_[first].xpos == s_[token].xpos) {
          add(token, edge.dependent, edge.relation, {});
        }
      }
      // "signed and ratified the treaty": the object hangs from the last verb in some trees, from the first in UD.
      if (edge.head == first && edge.dependent > token && edge.relation == Dependency::Obj &&
          s_.child(token, Dependency::Obj) < 0) {
        add(token, edge.dependent, edge.relation, {});
      }
    }
  }

  bool predicates(int first, int second) const {
    const auto verbal = [&](int token) {
      return s_[token].upos == Upos::Verb || s_[token].upos == Upos::Aux || s_.child(token, Dependency::Cop) >= 0;
    };
    return verbal(first) && verbal(second);
  }

  // The subject of an active verb is the passive subject of a passive one.
  Dependency subject_relation(int predicate, Dependency relation) const {
    const bool passive = s_.child(predicate, Dependency::AuxPass) >= 0;
    if (relation == Dependency::Nsubj && passive) return Dependency::NsubjPass;
    if (relation == Dependency::NsubjPass && !passive && s_[predicate].xpos != "VBN") return Dependency::Nsubj;
    return relation;
  }

  // "Ghana wants to join": Ghana joins; "it urged Ghana to join": the object does.
  void controlled(int token) {
    if (s_[token].dependency != Dependency::Xcomp || s_[token].head == kRoot || subject(token) >= 0) return;
    const int governor = s_[token].head;
    const bool promise = s_[governor].lemma == "promise";
    std::vector<int> controllers;
    for (const Dependency wanted : {Dependency::Iobj, Dependency::Obj}) {
      for (const EnhancedDependency& edge : edges_) {
        if (!promise && edge.head == governor && edge.relation == wanted && controllers.empty() &&
            edge.dependent != token) {
          controllers.push_back(edge.dependent);
        }
      }
    }
    const bool by_subject = controllers.empty();
    for (const EnhancedDependency& edge : edges_) {
      const bool wanted = by_subject ? is_subject(edge.relation)
                                     : std::find(controllers.begin(), controllers.end(), s_[edge.dependent].head) !=
                                               controllers.end() &&
                                           s_[edge.dependent].dependency == Dependency::Conj;
      const bool pronoun = stands_for_[static_cast<std::size_t>(edge.dependent)] >= 0;
      if (edge.head == governor && wanted && !pronoun) controllers.push_back(edge.dependent);
    }
    for (const int controller : controllers) add(token, controller, subject_relation(token, Dependency::Nsubj), {});
  }

  const Sentence& s_;
  int size_;
  std::vector<int> stands_for_;  // a relative pronoun's antecedent, or -1
  std::vector<EnhancedDependency> edges_;
};

}  // namespace

EnhancedView::EnhancedView(const Sentence& sentence) : heads_(sentence.size()), dependents_(sentence.size()) {
  for (EnhancedDependency& edge : Builder(sentence).take()) add(std::move(edge));
  for (auto& edges : dependents_) {
    std::stable_sort(edges.begin(), edges.end(), [](const EnhancedDependency& a, const EnhancedDependency& b) {
      return a.dependent < b.dependent;
    });
  }
}

void EnhancedView::add(EnhancedDependency edge) {
  if (edge.head != kRoot) dependents_[static_cast<std::size_t>(edge.head)].push_back(edge);
  heads_[static_cast<std::size_t>(edge.dependent)].push_back(std::move(edge));
}

std::vector<EnhancedDependency> EnhancedView::arguments(int token) const {
  std::vector<EnhancedDependency> arguments;
  for (const EnhancedDependency& edge : dependents(token)) {
    const Dependency d = edge.relation;
    if (is_subject(d) || d == Dependency::Obj || d == Dependency::Iobj || d == Dependency::Obl ||
        d == Dependency::OblAgent || d == Dependency::OblUnmarked || d == Dependency::Xcomp || d == Dependency::Ccomp) {
      arguments.push_back(edge);
    }
  }
  return arguments;
}

}  // namespace actorgraph
