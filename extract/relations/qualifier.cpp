#include "extract/relations/qualifier.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "extract/relations/clause.h"

namespace actorgraph {
namespace {

constexpr int kHighestClimb = 12;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 9> kNegations = {"not", "n't", "n’t", "never", "neither",
                                                        "nor", "hardly", "nowhere", "scarcely"};
constexpr std::array<std::string_view, 4> kNegatingDeterminers = {"no", "neither", "none", "nobody"};
constexpr std::array<std::string_view, 9> kPossibly = {"possibly", "perhaps",   "probably",  "potentially", "likely",
                                                       "maybe",    "seemingly", "allegedly", "reportedly"};

void weaken(Modality& modality, Modality other) {
  if (modality == Modality::Asserted) modality = other;
}

class Qualifier {
 public:
  Qualifier(const ActorView& view, const RelationLexicon& lexicon) : view_(view), s_(view.sentence()), lexicon_(lexicon) {}

  Qualifiers of(const Candidate& candidate) {
    for (const int noun : candidate.nouns) {
      if (noun >= 0) determiner(noun);
    }
    for (const int word : candidate.words) {
      if (word >= 0 && word != candidate.predicate) determiner(word);
    }
    clause(candidate.predicate, true);
    adjectives(candidate.predicate);
    climb(candidate.predicate);
    return out_;
  }

 private:
  /// "possible cooperation", "planned deployment"
  void adjectives(int noun) {
    static constexpr std::array<std::string_view, 9> kPossible = {"possible", "potential", "likely", "alleged", "prospective",
                                                                  "hypothetical", "supposed", "eventual", "presumed"};
    static constexpr std::array<std::string_view, 6> kPlanned = {"planned", "proposed", "future", "upcoming", "intended", "forthcoming"};
    for (auto it = s_.children_begin(noun); it != s_.children_end(noun); ++it) {
      if (s_[*it].dependency != Dependency::Amod) continue;
      const std::string text = lower_text(s_, *it);
      if (among(text, kPossible)) weaken(out_.modality, Modality::Possible);
      if (among(text, kPlanned)) weaken(out_.modality, Modality::Planned);
    }
  }

  void determiner(int noun) {
    for (auto it = s_.children_begin(noun); it != s_.children_end(noun); ++it) {
      const Dependency d = s_[*it].dependency;
      if (d != Dependency::Det && d != Dependency::CcPreconj) continue;
      if (among(lower_text(s_, *it), kNegatingDeterminers) && !counted(*it)) out_.negated = !out_.negated;
    }
  }

  bool counted(int token) {
    if (std::find(counted_.begin(), counted_.end(), token) != counted_.end()) return true;
    counted_.push_back(token);
    return false;
  }

  /// Negation and modals of one predicate. `own`: of the relation itself, else of a clause above it.
  void clause(int v, bool own) {
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      const int child = *it;
      const Token& token = s_[child];
      const std::string text = lower_text(s_, child);
      if (token.dependency == Dependency::Aux) {
        modal(text, v);
      } else if (token.dependency == Dependency::Advmod || token.dependency == Dependency::CcPreconj ||
                 token.dependency == Dependency::Cc) {
        const bool only = child + 1 < static_cast<int>(s_.size()) && (lower_text(s_, child + 1) == "only" || lower_text(s_, child + 1) == "just" || lower_text(s_, child + 1) == "merely");
        if (among(text, kNegations) && !only) {
          if (!counted(child)) out_.negated = !out_.negated;
        } else if (text == "longer" && child > 0 && lower_text(s_, child - 1) == "no") {
          if (!counted(child)) out_.negated = !out_.negated;
        } else if (among(text, kPossibly)) {
          weaken(out_.modality, Modality::Possible);
        }
      } else if (token.dependency == Dependency::Mark && own) {
        if (text == "if" || text == "unless") weaken(out_.modality, Modality::Conditional);
        if (text == "whether") weaken(out_.modality, Modality::Possible);
        if (text == "without" && !counted(child)) out_.negated = !out_.negated;
      } else if (token.dependency == Dependency::Advcl) {
        for (auto mark = s_.children_begin(child); mark != s_.children_end(child); ++mark) {
          if (s_[*mark].dependency != Dependency::Mark) continue;
          const std::string word = lower_text(s_, *mark);
          if (word == "unless") weaken(out_.modality, Modality::Conditional);
        }
      }
    }
  }

  bool has_adverb(int v, std::initializer_list<std::string_view> adverbs) const {
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      if (s_[*it].dependency != Dependency::Advmod) continue;
      const std::string text = lower_text(s_, *it);
      if (std::find(adverbs.begin(), adverbs.end(), text) != adverbs.end()) return true;
    }
    return false;
  }

  void modal(std::string_view text, int v) {
    // "could not convince": was not able to, and did not.
    if (text == "could" && has_adverb(v, {"not", "n't", "n’t", "never"})) return;
    // "would later appoint": the future of a past tale.
    if (text == "would" && has_adverb(v, {"later", "eventually", "soon", "ultimately", "finally", "subsequently", "again", "officially"})) return;
    if (text == "may" || text == "might" || text == "could" || text == "can") {
      weaken(out_.modality, Modality::Possible);
    } else if (text == "will" || text == "shall" || text == "wo" || text == "'ll" || text == "’ll") {
      weaken(out_.modality, Modality::Planned);
    } else if (text == "would" || text == "'d" || text == "’d") {
      weaken(out_.modality, Modality::Conditional);
    } else if (text == "should" || text == "must" || text == "ought") {
      weaken(out_.modality, Modality::Recommended);
    }
  }

  void flags_of(int token, bool clausal = false) {
    RelationEntry::Pos pos = RelationEntry::Pos::Noun;
    std::string lemma = s_[token].lemma;
    FrameContext context;
    context.has_xcomp = true;
    if (s_[token].upos == Upos::Verb) {
      pos = RelationEntry::Pos::Verb;
      lemma = verb_lemma(s_, token);
    } else if (s_[token].upos == Upos::Adj) {
      pos = RelationEntry::Pos::Adj;
    }
    const RelationEntry* entry = nullptr;
    for (const RelationEntry& candidate : lexicon_.find(pos, lemma)) {
      if (has_flag(candidate, RelationEntry::Possible) || has_flag(candidate, RelationEntry::Planned) ||
          has_flag(candidate, RelationEntry::Recommended) || has_flag(candidate, RelationEntry::Conditional) ||
          has_flag(candidate, RelationEntry::Desired) || has_flag(candidate, RelationEntry::Negates)) {
        entry = &candidate;
        break;
      }
    }
    if (entry == nullptr) return;
    if (has_flag(*entry, RelationEntry::Possible)) weaken(out_.modality, Modality::Possible);
    if (has_flag(*entry, RelationEntry::Planned)) weaken(out_.modality, Modality::Planned);
    if (has_flag(*entry, RelationEntry::Recommended)) weaken(out_.modality, Modality::Recommended);
    if (has_flag(*entry, RelationEntry::Conditional)) weaken(out_.modality, Modality::Conditional);
    if (has_flag(*entry, RelationEntry::Desired)) weaken(out_.modality, Modality::Desired);
    // "feared that", "warned against": only who denies a clause says that it is not so.
    if (has_flag(*entry, RelationEntry::Negates) && (!clausal || has_flag(*entry, RelationEntry::Report))) {
      out_.negated = !out_.negated;
    } else if (has_flag(*entry, RelationEntry::Negates)) {
      weaken(out_.modality, Modality::Possible);
    }
  }

  bool reports(int token) const {
    if (s_[token].upos != Upos::Verb) return false;
    for (const RelationEntry& entry : lexicon_.find(RelationEntry::Pos::Verb, s_[token].lemma)) {
      if (has_flag(entry, RelationEntry::Report)) return true;
    }
    return false;
  }

  void add_source(const std::vector<Argument>& arguments, int cue) {
    if (arguments.empty()) return;
    for (const Source& source : out_.sources) {
      if (source.argument == arguments.front()) return;
    }
    out_.sources.push_back({arguments.front(), std::string(s_.text(cue))});
  }

  std::vector<Argument> who(const std::vector<Slot>& slots) const {
    for (const Slot& slot : slots) {
      std::vector<Argument> direct = view_.direct(slot.token);
      if (!direct.empty()) return direct;
      for (const Reach& reach : view_.reach(slot.token, "")) return {reach.argument};
    }
    return {};
  }

  /// Who speaks: the subject, or the agent of a passive ("as noted by X").
  std::vector<Slot> speakers(int v) const {
    if (!is_passive(s_, v)) return subjects(s_, lexicon_, v);
    std::vector<Slot> out;
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      const Dependency d = s_[*it].dependency;
      if (d == Dependency::OblAgent || (d == Dependency::Obl && view_.preposition(*it) == "by")) out.push_back({*it, "by"});
    }
    return out;
  }

  /// "according to X", "as X noted", ", X said" beside the clause of `v`.
  void asides(int v) {
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      const int child = *it;
      const Dependency d = s_[child].dependency;
      if (d == Dependency::Obl && view_.preposition(child) == "according to") {
        std::vector<Argument> direct = view_.direct(child);
        if (direct.empty()) {
          for (const Reach& reach : view_.reach(child, "")) direct.push_back(reach.argument);
        }
        const int cue = s_.child(child, Dependency::Case);
        add_source(direct, cue >= 0 ? cue : child);
      } else if (d == Dependency::Parataxis && reports(child) && s_.child(child, Dependency::Ccomp) < 0) {
        add_source(who(speakers(child)), child);
      } else if (d == Dependency::Advcl && reports(child)) {
        const int mark = s_.child(child, Dependency::Mark);
        if (mark >= 0 && lower_text(s_, mark) == "as") add_source(who(speakers(child)), child);
      }
    }
  }

  void climb(int token) {
    asides(token);
    bool scope = true;  // negation and modality above still bear on the relation
    for (int step = 0; step < kHighestClimb; ++step) {
      const int head = s_[token].head;
      if (head < 0) return;
      const Dependency d = s_[token].dependency;
      switch (d) {
        case Dependency::Xcomp:
          if (scope) {
            flags_of(head);
            clause(head, true);
          }
          break;
        case Dependency::Acl:
          // "plans to …" bears on what is planned, whoever has the plans.
          if (scope && s_.child(token, Dependency::Mark) >= 0) {
            flags_of(head);
            determiner(head);
          }
          scope = false;
          break;
        case Dependency::Advcl: {
          const int mark = s_.child(token, Dependency::Mark);
          if (scope && s_[head].upos == Upos::Adj) {
            flags_of(head);
            clause(head, true);
          } else if (scope && mark >= 0 && lower_text(s_, mark) == "from") {
            flags_of(head);  // "kept X from attacking Y"
            clause(head, false);
            break;
          } else if (scope && mark >= 0 && lower_text(s_, mark) == "by") {
            clause(head, false);  // "will gain by attacking": the means share the mood of the end
            break;
          } else if (scope && mark >= 0 && lower_text(s_, mark) == "to") {
            weaken(out_.modality, Modality::Desired);
          }
          scope = false;
          break;
        }
        case Dependency::Ccomp:
        case Dependency::Csubj:
          if (s_[head].upos == Upos::Verb && reports(head)) {
            if (scope) flags_of(head, true);
            add_source(who(speakers(head)), head);
            scope = false;
          } else if (scope) {
            flags_of(head, true);
            clause(head, true);
          }
          break;
        case Dependency::Conj:
          if (scope) {
            for (auto it = s_.children_begin(head); it != s_.children_end(head); ++it) {
              if (s_[*it].dependency == Dependency::Mark &&
                  (lower_text(s_, *it) == "if" || lower_text(s_, *it) == "unless")) {
                weaken(out_.modality, Modality::Conditional);
              }
            }
          }
          // "may attack and kill": the bare form shares the modal.
          if (scope && s_[token].xpos == "VB" && s_.child(token, Dependency::Aux) < 0 &&
              s_.child(token, Dependency::Mark) < 0) {
            for (auto it = s_.children_begin(head); it != s_.children_end(head); ++it) {
              if (s_[*it].dependency == Dependency::Aux) modal(lower_text(s_, *it), head);
            }
            break;
          }
          if (scope && s_[token].upos == Upos::Verb && s_[token].xpos != "VBD" && s_[token].xpos != "VBZ" &&
              s_[token].xpos != "VBP") {
            break;  // climbs on with the first conjunct: shared "to", shared auxiliary
          }
          scope = false;
          break;
        case Dependency::Parataxis:
        case Dependency::Appos:
          scope = false;
          break;
        case Dependency::Obj:
          // "may increase competition between A and B": what a verb brings about is no surer than the verb.
          if (scope && is_predicate(s_, head)) {
            const bool negated = out_.negated;
            flags_of(head);
            clause(head, false);
            out_.negated = negated;
          } else {
            scope = false;
          }
          break;
        case Dependency::Nmod:
          if (scope && view_.preposition(token) == "of" && s_.child(head, Dependency::Cop) >= 0) {
            clause(head, false);  // "might be a cause of conflict"
          }
          scope = false;
          break;
        case Dependency::Obl:
        case Dependency::Nsubj:
        case Dependency::NsubjPass:
        case Dependency::OblAgent:
        case Dependency::AclRelcl:
          // What a noun phrase presupposes stands, whatever the clause around it denies or plans.
          scope = false;
          break;
        default:
          break;
      }
      token = head;
      asides(token);
    }
  }

  const ActorView& view_;
  const Sentence& s_;
  const RelationLexicon& lexicon_;
  Qualifiers out_;
  std::vector<int> counted_;
};

}  // namespace

Qualifiers qualify(const ActorView& view, const RelationLexicon& lexicon, const Candidate& candidate) {
  return Qualifier(view, lexicon).of(candidate);
}

}  // namespace actorgraph
