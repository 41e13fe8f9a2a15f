#include "extract/relations/qualifier.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "extract/relations/clause.h"
#include "extract/relations/words.h"

namespace actorgraph {
namespace {

constexpr int kHighestClimb = 12;

constexpr std::array<std::string_view, 9> kNegations = {"not", "n't",    "n’t",     "never",   "neither",
                                                        "nor", "hardly", "nowhere", "scarcely"};
constexpr std::array<std::string_view, 4> kNegatingDeterminers = {"no", "neither", "none", "nobody"};
constexpr std::array<std::string_view, 7> kPossibly = {"possibly", "perhaps", "probably", "potentially",
                                                       "likely",   "maybe",   "seemingly"};
// Verbs whose object happens only if they say so: "suggested the annexation of", "negotiating a withdrawal from".
constexpr std::array<std::string_view, 6> kProposing = {"suggest",     "propose",  "negotiate",
                                                        "contemplate", "envisage", "advocate"};
// Verbs whose object is there already: "wants to protest the support of", "may use bases in".
constexpr std::array<std::string_view, 29> kPresupposing = {
    "resolve", "settle",  "protest", "oppose",  "criticize", "criticise", "condemn", "use",  "utilize",   "utilise",
    "exploit", "defend",  "protect", "ensure",  "preserve",  "soften",    "monitor", "end",  "counter",   "resist",
    "weaken",  "address", "abandon", "welcome", "praise",    "secure",    "reflect", "show", "exacerbate"};
// What happens to an event if it happens: "conflicts between A and B can erupt".
constexpr std::array<std::string_view, 15> kHappening = {"erupt", "arise",  "occur",    "happen",      "emerge",
                                                         "begin", "resume", "improve",  "break",       "develop",
                                                         "start", "follow", "escalate", "materialize", "ensue"};
// Verbs that bring their object about, and with it what is said of it: "aims to build a road that links A and B".
constexpr std::array<std::string_view, 11> kCreating = {"establish", "create", "build", "form", "back",  "develop",
                                                        "launch",    "found",  "find",  "seek", "design"};
// Verbs whose object comes about: "motivates cooperation between A and B", whatever they say of an infinitive.
constexpr std::array<std::string_view, 4> kCausing = {"induce", "motivate", "prompt", "spur"};
// Whose infinitive is somebody's view.
constexpr std::array<std::string_view, 4> kViewing = {"believe", "consider", "deem", "think"};
// Nouns whose infinitive is what they are for.
constexpr std::array<std::string_view, 11> kDesigns = {
    "bid", "initiative", "mandate", "means", "mechanism", "mission", "move", "program", "proposal", "strategy", "way"};
// Nouns whose complement is thought of, not told: "the possibility of an attack on".
constexpr std::array<std::string_view, 18> kThoughts = {
    "call",      "chance",     "danger",  "fear",     "hope",     "idea", "need",  "plan",     "possibility",
    "potential", "prediction", "pretext", "proposal", "prospect", "risk", "rumor", "scenario", "speculation"};
constexpr std::array<std::string_view, 14> kClaims = {"view",   "claim",      "notion",     "belief",  "theory",
                                                      "idea",   "allegation", "suggestion", "charge",  "assumption",
                                                      "rumour", "accusation", "hypothesis", "argument"};
constexpr std::array<std::string_view, 8> kUnwilling = {"incapable", "cautious", "wary",      "hesitant",
                                                        "reluctant", "capable",  "unwilling", "unable"};
// They govern a clause, but who hopes or asks does not claim.
// "led A to leave": and A left.
constexpr std::array<std::string_view, 16> kImplicative = {
    "help",   "influence", "spur",   "contribute", "serve",    "lead",   "cause",  "force",
    "compel", "get",       "manage", "drive",      "convince", "prompt", "induce", "oblige"};
// "nearly attacked": and did not.
constexpr std::array<std::string_view, 2> kHardly = {"almost", "nearly"};
// "rejected the idea of", "denied plans to", "lacked the means to": none of it.
constexpr std::array<std::string_view, 8> kDropping = {"abandon", "deny", "dismiss", "drop",
                                                       "lack",    "lose", "reject",  "renounce"};
// Verbs whose infinitive does not come about, also where the tree hangs it on them as an aim.
constexpr std::array<std::string_view, 6> kDeclining = {"decline", "fail", "forget", "neglect", "pretend", "refuse"};
constexpr std::array<std::string_view, 9> kNoClaim = {"hope",     "ask",     "wonder",   "inquire", "enquire",
                                                      "question", "promise", "persuade", "convince"};
// "reaffirmed its commitment to": claims what the noun says.
constexpr std::array<std::string_view, 12> kNounClaims = {"reaffirm",    "affirm",    "recognize", "recognise",
                                                          "acknowledge", "stress",    "emphasize", "emphasise",
                                                          "underline",   "reiterate", "allege",    "claim"};
constexpr std::array<std::string_view, 8> kDocuments = {"treaty",   "agreement",    "accord",  "pact",
                                                        "doctrine", "constitution", "charter", "convention"};
constexpr std::array<std::string_view, 6> kTimes = {"month", "year", "week", "day", "decade", "century"};

void weaken(Modality& modality, Modality other) {
  if (modality == Modality::Asserted) modality = other;
}

/// Who a noun phrase stands for as a speaker: the actor it names, or the one that its head belongs to.
std::vector<Argument> named_by(const ActorView& view, int token) {
  std::vector<Argument> direct = view.direct(token);
  if (!direct.empty()) return direct;
  if (among(view.sentence()[token].lemma, kDocuments)) return {};
  const std::vector<Reach> reached = view.reach(token, "");
  // "China's envoy, Li Wei, said": the envoy is Li Wei, not China.
  for (const Reach& reach : reached) {
    if (reach.shape.find(">appos") != std::string::npos) return {reach.argument};
  }
  if (reached.empty()) return {};
  return {reached.front().argument};
}

class Qualifier {
 public:
  Qualifier(const ActorView& view, const RelationLexicon& lexicon)
      : view_(view), s_(view.sentence()), lexicon_(lexicon) {}

  Qualifiers of(const Candidate& candidate) {
    for (const int noun : candidate.nouns) {
      if (noun >= 0) determiner(noun);
    }
    for (const int word : candidate.words) {
      if (word >= 0 && word != candidate.predicate) determiner(word);
    }
    clause(candidate.predicate, true);
    adjectives(candidate.predicate);
    if (candidate.core.size() > 1 && candidate.rule != "mutual-subjects" &&
        among(s_[candidate.predicate].lemma, kProposing) && !has_negotiated(candidate.predicate) &&
        !(s_[candidate.predicate].lemma == "negotiate" && is_pact(s_[candidate.core[1]].lemma))) {
      weaken(out_.modality, Modality::Possible);
    }
    if (!stands_by_itself(candidate)) climb(candidate.predicate);
    // "has not agreed to leave": nothing is planned.
    if (out_.negated && out_.modality == Modality::Planned && !modal_) out_.modality = Modality::Asserted;
    // Where things are and what belongs to what is the text's own knowledge, whoever speaks.
    if (candidate.rule == "attribute" || candidate.rule == "place-name") out_.sources.clear();
    return out_;
  }

 private:
  /// "negotiated a ceasefire", "managed to negotiate a withdrawal": it came about.
  bool has_negotiated(int v) const {
    if (s_[v].lemma != "negotiate") return false;
    const bool managed = s_[v].dependency == Dependency::Xcomp && s_[v].head >= 0 && s_[s_[v].head].lemma == "manage";
    return managed || s_[v].xpos == "VBD";
  }

  /// What a noun phrase holds to be so, whatever the verb above it wants: "struggled to keep its colonies in Asia",
  /// "strained relations between A and B".
  bool stands_by_itself(const Candidate& candidate) const {
    const std::string& rule = candidate.rule;
    if (rule == "participle" || rule == "attribute" || rule == "place-name" || rule == "title") return true;
    if ((rule != "nominal" && rule != "partners") || s_[candidate.predicate].upos != Upos::Noun) return false;
    for (const RelationEntry& entry : lexicon_.find(RelationEntry::Pos::Noun, s_[candidate.predicate].lemma)) {
      if (has_flag(entry, RelationEntry::Standing)) return true;
    }
    return false;
  }

  /// "possible cooperation", "planned deployment"
  void adjectives(int noun) {
    static constexpr std::array<std::string_view, 9> kPossible = {"possible", "potential",   "likely",
                                                                  "alleged",  "prospective", "hypothetical",
                                                                  "supposed", "eventual",    "presumed"};
    static constexpr std::array<std::string_view, 6> kPlanned = {"planned",  "proposed", "future",
                                                                 "upcoming", "intended", "forthcoming"};
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
    if (own && s_[v].xpos == "VBG" && has_aim(v)) weaken(out_.modality, Modality::Desired);  // "a priority is keeping"
    if (own && is_instead(v) && !counted(v)) out_.negated = !out_.negated;
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      const int child = *it;
      const Token& token = s_[child];
      const std::string text = lower_text(s_, child);
      if (denies(child, v)) {
        if (!counted(child)) out_.negated = !out_.negated;
      } else if (token.dependency == Dependency::Nsubj && (text == "neither" || text == "none" || text == "nobody")) {
        if (!counted(child)) out_.negated = !out_.negated;
      } else if (token.dependency == Dependency::Aux) {
        modal(text, v);
      } else if (token.dependency == Dependency::Advmod || token.dependency == Dependency::CcPreconj ||
                 token.dependency == Dependency::Cc) {
        if (among(text, kPossibly) || (own && among(text, kHardly) && child + 1 == v)) {
          weaken(out_.modality, Modality::Possible);
        }
      } else if (token.dependency == Dependency::Mark && own) {
        // "its interests are to protect": an aim
        if (text == "to" && s_.child(v, Dependency::Cop) >= 0 && s_[v].dependency != Dependency::Xcomp)
          weaken(out_.modality, Modality::Desired);
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

  /// "not", "never", "no longer", where it denies `v`: not in "not only", "not the only ally".
  bool denies(int child, int v) const {
    const std::string text = lower_text(s_, child);
    if (text == "longer" && child > 0 && lower_text(s_, child - 1) == "no") return true;  // whatever the tree says
    const Dependency d = s_[child].dependency;
    if (d != Dependency::Advmod && d != Dependency::CcPreconj && d != Dependency::Cc) return false;
    if (!among(text, kNegations) || is_only(v)) return false;
    // "neither officials nor policymakers in A": there are some
    const bool noun = s_[v].upos == Upos::Noun || s_[v].upos == Upos::Propn;
    if (d != Dependency::Advmod && noun && s_.child(v, Dependency::Cop) < 0) return false;
    const std::string next = child + 1 < static_cast<int>(s_.size()) ? lower_text(s_, child + 1) : std::string();
    return next != "only" && next != "just" && next != "merely";
  }

  /// "instead of attacking A", "rather than openly attack A": as the words stand, whatever the tree makes of them.
  bool is_instead(int v) const {
    int t = v - 1;
    while (t > 0 && (s_[t].upos == Upos::Adv || s_[t].upos == Upos::Part) && lower_text(s_, t) != "than") --t;
    if (t < 1) return false;
    const std::string before = lower_text(s_, t - 1);
    const std::string text = lower_text(s_, t);
    return (before == "instead" && text == "of") || (before == "rather" && text == "than");
  }

  /// Whether the subject of `v` is something wished: "ambitions", "hopes".
  bool has_aim(int v) const {
    int subject = s_.child(v, Dependency::Nsubj);
    if (subject < 0) subject = s_.child(v, Dependency::NsubjOuter);
    return subject >= 0 && is_aim(s_[subject].lemma);
  }

  /// "stopped short of", "fell short of"
  bool stops_short(int v) const {
    const int complement = s_.child(v, Dependency::Xcomp);
    return has_adverb(v, {"short"}) || (complement >= 0 && s_[complement].lemma == "short");
  }

  /// "not the only ally", "not alone in its interest": an ally all the same.
  bool is_only(int noun) const {
    if (s_[noun].lemma == "alone") return true;
    const int adjective = s_.child(noun, Dependency::Amod);
    return s_[noun].upos == Upos::Noun && adjective >= 0 && lower_text(s_, adjective) == "only";
  }

  bool has_adverb(int v, std::initializer_list<std::string_view> adverbs) const {
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      if (s_[*it].dependency != Dependency::Advmod) continue;
      const std::string text = lower_text(s_, *it);
      if (std::find(adverbs.begin(), adverbs.end(), text) != adverbs.end()) return true;
    }
    return false;
  }

  bool has_time(int v) const {
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      const Dependency d = s_[*it].dependency;
      if ((d == Dependency::Obl || d == Dependency::OblUnmarked) && among(s_[*it].lemma, kTimes) &&
          s_.child(*it, Dependency::Amod) >= 0) {
        return lower_text(s_, s_.child(*it, Dependency::Amod)) == "following";
      }
    }
    return false;
  }

  bool is_reported(int v) const {
    return s_[v].dependency == Dependency::Ccomp && s_[v].head >= 0 && reports(s_[v].head);
  }

  void modal(std::string_view text, int v) {
    // "could not convince": was not able to, and did not.
    if (text == "could" && has_adverb(v, {"not", "n't", "n’t", "never"})) return;
    // "would later appoint": the future of a past tale.
    if (text == "would" &&
        has_adverb(v, {"later", "eventually", "soon", "ultimately", "finally", "subsequently", "again", "officially"}))
      return;
    // "would meet him over the following months": so too, unless something is made a condition.
    if (text == "would" && has_time(v) && s_.child(v, Dependency::Advcl) < 0 && !is_reported(v)) return;
    if (text == "may" || text == "might" || text == "could" || text == "can") {
      weaken(out_.modality, Modality::Possible);
    } else if (text == "will" || text == "shall" || text == "wo" || text == "'ll" || text == "’ll") {
      weaken(out_.modality, Modality::Planned);
      modal_ = true;
    } else if (text == "would" || text == "'d" || text == "’d") {
      weaken(out_.modality, Modality::Conditional);
    } else if (text == "should" || text == "must" || text == "ought") {
      weaken(out_.modality, Modality::Recommended);
    }
  }

  void flags_of(int token, bool clausal = false) {
    if (clausal && s_[token].lemma == "agree") return;                 // "agrees that": thinks so too
    if (s_[token].lemma == "have" && s_[token].xpos == "VBD") return;  // "had to leave": and left
    if (s_[token].lemma == "able") {
      // "was able to leave": and left
      const int copula = s_.child(token, Dependency::Cop);
      if (copula >= 0 && s_[copula].xpos == "VBD") return;
    }
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
    // "suggested that a dispute caused it" claims, "suggested to leave" does not.
    const bool claims = clausal && has_flag(*entry, RelationEntry::Report);
    if (has_flag(*entry, RelationEntry::Possible) && !claims) weaken(out_.modality, Modality::Possible);
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

  bool reports(int token) const { return actorgraph::reports(s_, lexicon_, token); }

  void add_source(const std::vector<Argument>& arguments, int cue) {
    if (arguments.empty()) return;
    for (const Source& source : out_.sources) {
      if (source.argument == arguments.front()) return;
    }
    out_.sources.push_back({arguments.front(), std::string(s_.text(cue))});
  }

  std::vector<Argument> speakers(int v) const { return actorgraph::speakers(view_, lexicon_, v); }
  std::vector<Argument> who(int token) const { return named_by(view_, token); }

  /// "as a World Bank report details", where the verb at the phrase's end became a noun; -1 if there is none.
  int report_tells(int head, std::string_view preposition) const {
    if (preposition != "as" && !(preposition.empty() && has_mark(head, "as"))) return -1;
    static constexpr std::array<std::string_view, 6> kTells = {"claims", "details", "documents",
                                                               "notes",  "shows",   "suggests"};
    static constexpr std::array<std::string_view, 9> kReports = {"account", "analysis", "article", "memo",  "paper",
                                                                 "poll",    "report",   "study",   "survey"};
    for (int t = head; t < static_cast<int>(s_.size()); ++t) {
      if (s_[t].upos == Upos::Punct) return -1;
      if (t > 0 && s_[t].xpos == "NNS" && among(lower_text(s_, t), kTells) && among(s_[t - 1].lemma, kReports))
        return t;
    }
    return -1;
  }

  /// "according to X", "as X noted", ", X said" beside the clause of `v`, before `end`.
  void asides(int v, int end) {
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      const int child = *it;
      if (child >= end) break;
      const Dependency d = s_[child].dependency;
      const std::string preposition = d == Dependency::Obl ? view_.preposition(child) : std::string();
      if (preposition == "according to") {
        std::vector<Argument> direct = view_.direct(child);
        if (direct.empty()) {
          for (const Reach& reach : view_.reach(child, "")) direct.push_back(reach.argument);
        }
        const int cue = s_.child(child, Dependency::Case);
        add_source(direct, cue >= 0 ? cue : child);
      } else if (lower_text(s_, child) == "according" && d != Dependency::Case) {
        // "according" that the parser takes for a verb, as inside a link
        for (auto it2 = s_.children_begin(child); it2 != s_.children_end(child); ++it2) {
          if (s_[*it2].dependency == Dependency::Obl || s_[*it2].dependency == Dependency::Obj)
            add_source(who(*it2), child);
        }
      } else if (const int tells = d == Dependency::Obl || (d == Dependency::Advcl && s_[child].upos == Upos::Noun)
                                       ? report_tells(child, preposition)
                                       : -1;
                 tells >= 0) {
        std::vector<Argument> author = who(tells - 1);
        const int owner = s_.child(tells - 1, Dependency::Nsubj);  // the "World Bank", where "report" became a verb
        if (author.empty() && owner >= 0) author = who(owner);
        add_source(author.empty() ? who(child) : author, tells);
      } else if (d == Dependency::Parataxis && reports(child) && s_.child(child, Dependency::Ccomp) < 0) {
        add_source(speakers(child), child);
      } else if (d == Dependency::Advcl &&
                 (reports(child) || s_[child].lemma == "detail" || s_[child].lemma == "show")) {
        const int mark = s_.child(child, Dependency::Mark);
        if (mark >= 0 && lower_text(s_, mark) == "as") add_source(speakers(child), child);
      }
    }
  }

  /// "proposed that A lead B": the bare form says that it was asked for.
  bool is_wish(int verb, int head) const {
    static constexpr std::array<std::string_view, 12> kAsking = {"advise",  "ask",       "demand",  "insist",
                                                                 "order",   "prefer",    "propose", "recommend",
                                                                 "request", "stipulate", "suggest", "urge"};
    if (!among(s_[head].lemma, kAsking) || s_.child(verb, Dependency::Aux) >= 0) return false;
    const int subject = s_.child(verb, Dependency::Nsubj);
    const bool one = subject >= 0 && (s_[subject].xpos == "NN" || s_[subject].xpos == "NNP") &&
                     s_.child(subject, Dependency::Conj) < 0;
    return s_[verb].xpos == "VB" || (s_[verb].xpos == "VBP" && one);
  }

  /// "cited analysts warning A"
  bool cites(int verb, int participle) const {
    return s_[participle].xpos == "VBG" && (s_[verb].lemma == "cite" || s_[verb].lemma == "quote");
  }

  /// "rejects the view that", "the claim that"
  void claimed(int clause_head, int noun) {
    const int mark = s_.child(clause_head, Dependency::Mark);
    if (mark >= 0 && lower_text(s_, mark) == "that" && among(s_[noun].lemma, kClaims)) {
      weaken(out_.modality, Modality::Possible);
    }
  }

  bool has_mark(int clause_head, std::string_view word) const {
    return std::any_of(s_.children_begin(clause_head), s_.children_end(clause_head), [&](int child) {
      return s_[child].dependency == Dependency::Mark && lower_text(s_, child) == word;
    });
  }

  /// "Russia's plan", "a Russian plan"
  bool has_owner(int noun) const {
    return std::any_of(s_.children_begin(noun), s_.children_end(noun), [&](int child) {
      const Dependency d = s_[child].dependency;
      return d == Dependency::NmodPoss ||
             ((d == Dependency::Amod || d == Dependency::Compound) && view_.mention_at(child) >= 0);
    });
  }

  /// "accused A of arming B": so says the accuser.
  void accused(int clause_head, int verb) {
    const int mark = s_.child(clause_head, Dependency::Mark);
    if (mark < 0 || lower_text(s_, mark) != "of") return;
    const bool suspects = s_[verb].lemma == "suspect";
    if (suspects) weaken(out_.modality, Modality::Possible);
    if (suspects || s_[verb].lemma == "accuse") add_source(speakers(verb), verb);
  }

  /// "is not clear", "is far from certain"
  void unsure(int adjective) {
    const bool negated = out_.negated;
    clause(adjective, true);
    const bool denied = out_.negated != negated;
    const int before = s_.child(adjective, Dependency::Case);
    const bool far = s_[adjective].lemma == "far" || (adjective >= 2 && lower_text(s_, adjective - 1) == "from" &&
                                                      lower_text(s_, adjective - 2) == "far");
    out_.negated = negated;
    if (denied || far || (before >= 0 && lower_text(s_, before) == "from")) weaken(out_.modality, Modality::Possible);
  }

  /// A noun that the clause above brings about: "to back a system that …".
  bool is_created(int noun) const {
    if (s_[noun].dependency != Dependency::Obj || s_[noun].head < 0 || !among(s_[s_[noun].head].lemma, kCreating))
      return false;
    const int determiner = s_.child(noun, Dependency::Det);
    return s_.child(noun, Dependency::NmodPoss) < 0 && (determiner < 0 || lower_text(s_, determiner) != "the");
  }

  /// "the prospect of talks", "in the event of a war"
  void thought(int token, int head) {
    const std::string preposition = view_.preposition(token);
    if (head != token && among(s_[head].lemma, kThoughts) &&
        (preposition == "of" || preposition == "for" || preposition == "about")) {
      weaken(out_.modality, Modality::Possible);
    }
    if (s_[head].lemma == "event" && view_.preposition(head) == "in") weaken(out_.modality, Modality::Conditional);
    if (preposition == "in the event of" || preposition == "in case of") weaken(out_.modality, Modality::Conditional);
  }

  void climb(int token) {
    asides(token, static_cast<int>(s_.size()));
    bool scope = true;  // negation and modality above still bear on the relation
    for (int step = 0; step < kHighestClimb; ++step) {
      const int head = s_[token].head;
      if (head < 0) return;
      const Dependency d = s_[token].dependency;
      switch (d) {
        case Dependency::Xcomp:
          if (s_[head].lemma == "claim" || s_[head].lemma == "profess" || s_[head].lemma == "warn" ||
              cites(head, token)) {
            add_source(speakers(head), head);
          }
          if (scope && s_[head].lemma == "have" && (has_adverb(token, {"yet"}) || has_adverb(head, {"yet"}))) {
            out_.negated = !out_.negated;  // "has yet to ratify"
          } else if (scope && s_.child(token, Dependency::Cop) >= 0 && among(s_[head].lemma, kViewing)) {
            add_source(speakers(head), head);  // "considers A to be a threat to B": so A says
          } else if (scope) {
            // "is believed to finance A"
            static constexpr std::array<std::string_view, 6> kBelieved = {"assume", "believe", "presume",
                                                                          "rumor",  "suspect", "think"};
            if (is_passive(s_, head) && among(s_[head].lemma, kBelieved)) weaken(out_.modality, Modality::Possible);
            flags_of(head);
            clause(head, true);
          }
          break;
        case Dependency::Acl:
          if (s_[head].dependency == Dependency::Obj && s_[head].head >= 0 && cites(s_[head].head, token)) {
            add_source(speakers(s_[head].head), s_[head].head);
          }
          if (scope) claimed(token, head);
          // "the prospect of A joining B"
          if (scope && s_[token].xpos == "VBG" && s_[head].dependency == Dependency::Nmod && s_[head].head >= 0) {
            thought(head, s_[head].head);
          } else if (scope && s_[token].xpos == "VBG" && among(s_[head].lemma, kThoughts)) {
            weaken(out_.modality, Modality::Possible);
          }
          // "an initiative to create A", "the means to profit from B"
          if (scope && has_mark(token, "to") && among(s_[head].lemma, kDesigns)) {
            weaken(out_.modality, Modality::Desired);
          }
          if (scope && s_[head].dependency == Dependency::Obj && s_[head].head >= 0) accused(token, s_[head].head);
          // "plans to …" bears on what is planned, whoever has the plans.
          if (scope && s_.child(token, Dependency::Mark) >= 0) {
            flags_of(head);
            determiner(head);
            if (among(s_[head].lemma, kThoughts)) weaken(out_.modality, Modality::Possible);
            const bool claim = lower_text(s_, s_.child(token, Dependency::Mark)) == "that";
            if (!claim && s_[head].dependency == Dependency::Obj && s_[head].head >= 0 && !out_.negated &&
                among(s_[s_[head].head].lemma, kDropping) && !has_owner(head)) {
              out_.negated = true;
              scope = false;
              break;
            }
            // "failed in its attempt to defeat A"
            const int above = s_[head].head;
            if (s_[head].dependency == Dependency::Obl && above >= 0 && s_[above].lemma == "fail") {
              if (!counted(above)) out_.negated = !out_.negated;
            }
            if (s_[head].dependency == Dependency::Obj) break;  // "could play a role in preventing"
            scope = false;
          } else if (!is_created(head)) {
            scope = false;
          }
          break;
        case Dependency::Advcl: {
          const int mark = s_.child(token, Dependency::Mark);
          if (s_[head].lemma == "speak" && mark >= 0 &&
              (lower_text(s_, mark) == "of" || lower_text(s_, mark) == "about")) {
            add_source(speakers(head), head);
          }
          if (cites(head, token)) add_source(speakers(head), head);
          if (s_[head].lemma == "warn" && has_mark(token, "to")) add_source(speakers(head), head);
          // "came close to attacking", "was far from attacking"
          if (scope && s_[token].xpos == "VBG" && (s_[head].lemma == "far" || has_adverb(head, {"close", "closer"}))) {
            weaken(out_.modality, Modality::Possible);
          }
          // "its ambitions extend to annexing A"
          if (scope && s_[token].xpos == "VBG" && mark >= 0 && lower_text(s_, mark) == "to" && has_aim(head)) {
            weaken(out_.modality, Modality::Desired);
          }
          // "aimed at deterring X"
          if (scope && mark >= 0 && lower_text(s_, mark) == "at" && s_[head].lemma == "aim") {
            weaken(out_.modality, Modality::Desired);
          }
          // "warned X against joining Y"
          if (scope && mark >= 0 && lower_text(s_, mark) == "against") weaken(out_.modality, Modality::Possible);
          if (scope) accused(token, head);
          if (scope && s_[head].upos == Upos::Adj) {
            // "stopped short of attacking", "too weak to attack"
            const bool too = s_[token].xpos == "VB" && has_adverb(head, {"too"});
            const bool short_of = s_[head].lemma == "short" && mark >= 0 && lower_text(s_, mark) == "of";
            if (too || short_of) out_.negated = !out_.negated;
            if (among(s_[head].lemma, kUnwilling)) weaken(out_.modality, Modality::Possible);
            // "is critical, as A has been its ally": a reason, whatever is critical
            static constexpr std::array<std::string_view, 9> kReasons = {
                "after", "although", "as", "because", "before", "since", "though", "when", "while"};
            if (mark < 0 || !among(lower_text(s_, mark), kReasons)) {
              flags_of(head);
              clause(head, true);
            }
          } else if (scope && mark >= 0 && lower_text(s_, mark) == "of" && stops_short(head)) {
            out_.negated = !out_.negated;
          } else if (scope && mark >= 0 && lower_text(s_, mark) == "from") {
            flags_of(head);  // "kept X from attacking Y"
            clause(head, false);
            break;
          } else if (scope && s_[token].xpos == "VBG" &&
                     (mark < 0 || lower_text(s_, mark) == "by" || lower_text(s_, mark) == "while" ||
                      lower_text(s_, mark) == "in")) {
            // "will gain by attacking": the means share the mood of the end
            const bool negated = out_.negated;
            clause(head, false);
            out_.negated = negated;
            break;
          } else if (scope && has_mark(token, "to") && s_[token].xpos == "VB" && !among(s_[head].lemma, kImplicative)) {
            if (among(s_[head].lemma, kDeclining)) {
              out_.negated = !out_.negated;
            } else {
              weaken(out_.modality, Modality::Desired);
            }
          }
          scope = false;
          break;
        }
        case Dependency::Ccomp:
        case Dependency::Csubj:
          if (scope && is_wish(token, head)) weaken(out_.modality, Modality::Recommended);
          if (s_[head].upos == Upos::Verb && reports(head)) {
            if (scope) flags_of(head, true);
            add_source(speakers(head), head);
            scope = false;
          } else if (scope) {
            // "hoped that B would join": it is A's view that B joins, but not what B is.
            if (s_[head].lemma == "hope") add_source(speakers(head), head);
            flags_of(head, true);
            if (s_[head].upos == Upos::Adj || s_[head].lemma == "far") {
              unsure(head);  // "it is far from clear that": neither so nor not so
            } else {
              clause(head, true);
            }
          }
          break;
        case Dependency::Conj:
          // "said that A left, and B stays": the second clause is still told, or the tense would not change.
          if (s_[token].xpos != "VBD" && s_[token].upos == Upos::Verb && s_[head].xpos == "VBD" && reports(head) &&
              s_.child(token, Dependency::Nsubj) >= 0 && s_.child(head, Dependency::Ccomp) >= 0) {
            add_source(speakers(head), head);
          }
          // "do not intend to attack A and cannot leave B": another denial of its own
          if (const int own = s_.child(token, Dependency::Aux); own >= 0 && s_[own].xpos == "MD") scope = false;
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
            // "its interests are to protect A and to weaken B"
            if (has_mark(head, "to") && s_.child(head, Dependency::Cop) >= 0) weaken(out_.modality, Modality::Desired);
            // "could no longer stand by and allow it": the denial, too
            const int joint = s_.child(token, Dependency::Cc);
            const bool both = joint >= 0 && (lower_text(s_, joint) == "and" || lower_text(s_, joint) == "or");
            for (auto it = s_.children_begin(head); it != s_.children_end(head); ++it) {
              if (s_[*it].dependency == Dependency::Aux) modal(lower_text(s_, *it), head);
              if (both && *it < head && denies(*it, head) && !counted(*it)) out_.negated = !out_.negated;
            }
            break;
          }
          if (scope && s_[token].upos == Upos::Verb && s_[token].xpos != "VBD" && s_[token].xpos != "VBZ" &&
              s_[token].xpos != "VBP") {
            break;  // climbs on with the first conjunct: shared "to", shared auxiliary
          }
          // "should encourage the exchange and training of": what the verb does to one it does to the other
          if (scope && s_[token].upos == Upos::Noun && s_[head].upos == Upos::Noun &&
              s_[head].dependency == Dependency::Obj && s_[head].head >= 0 && s_[s_[head].head].lemma != "have" &&
              s_.child(token, Dependency::Det) < 0 && s_.child(token, Dependency::NmodPoss) < 0) {
            break;
          }
          scope = false;
          break;
        case Dependency::Parataxis:
        case Dependency::Appos:
          scope = false;
          break;
        case Dependency::Obj:
          // "may increase competition between A and B": what a verb brings about is no surer than the verb.
          if (among(s_[head].lemma, kNounClaims) && s_[token].upos == Upos::Noun) add_source(speakers(head), head);
          if (scope && is_predicate(s_, head) && !among(s_[head].lemma, kPresupposing) &&
              !among(s_[head].lemma, kCausing)) {
            if (among(s_[head].lemma, kProposing)) weaken(out_.modality, Modality::Possible);
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
          if (scope) thought(token, head);
          scope = false;
          break;
        case Dependency::Obl:
          if (s_[head].upos == Upos::Verb && view_.preposition(token) == "for") {
            if (s_[head].lemma == "call") {
              if (scope) weaken(out_.modality, Modality::Recommended);
              add_source(speakers(head), head);
            } else if (scope && s_[head].lemma != "pay") {
              flags_of(head);  // "hoped for", not "paid for"
            }
          }
          if (scope) thought(token, token);
          // "could lead to competition between A and B"
          if (scope && s_[token].upos == Upos::Noun && s_[head].lemma == "lead" && view_.preposition(token) == "to") {
            const bool negated = out_.negated;
            clause(head, false);
            out_.negated = negated;
            break;
          }
          scope = false;
          break;
        case Dependency::Nsubj:
          if (scope && s_.child(head, Dependency::Cop) >= 0 && among(s_[head].lemma, kThoughts)) {
            weaken(out_.modality, Modality::Possible);  // "an attack on A is a possibility"
          } else if (scope && s_.child(head, Dependency::Expl) >= 0) {
            clause(head, true);  // "if there were talks between A and B"
          } else if (scope && among(s_[head].lemma, kHappening)) {
            const bool negated = out_.negated;
            clause(head, true);
            out_.negated = negated;
          }
          scope = false;
          break;
        case Dependency::NsubjPass:
        case Dependency::OblAgent:
        case Dependency::AclRelcl:
          if (d == Dependency::AclRelcl && scope) claimed(token, head);
          if (d == Dependency::AclRelcl && is_created(head)) break;
          // What a noun phrase presupposes stands, whatever the clause around it denies or plans.
          scope = false;
          break;
        default:
          break;
      }
      // "While A left, B stayed, as C reports": C says only the second.
      const bool opening = d == Dependency::Advcl && token < head;
      asides(head, opening ? token : static_cast<int>(s_.size()));
      token = head;
    }
  }

  const ActorView& view_;
  const Sentence& s_;
  const RelationLexicon& lexicon_;
  Qualifiers out_;
  std::vector<int> counted_;
  bool modal_ = false;  ///< "will" stands in the clause
};

}  // namespace

bool reports(const Sentence& sentence, const RelationLexicon& lexicon, int token) {
  if (sentence[token].upos != Upos::Verb || among(sentence[token].lemma, kNoClaim)) return false;
  if (sentence[token].lemma == "agree") return true;
  for (const RelationEntry& entry : lexicon.find(RelationEntry::Pos::Verb, sentence[token].lemma)) {
    if (has_flag(entry, RelationEntry::Report)) return true;
  }
  return false;
}

std::vector<Argument> speakers(const ActorView& view, const RelationLexicon& lexicon, int verb) {
  const Sentence& s = view.sentence();
  if (!is_passive(s, verb)) {
    // "cited an analyst, saying": the analyst says.
    const int head = s[verb].head;
    if (s[verb].xpos == "VBG" && head >= 0 && (s[head].lemma == "cite" || s[head].lemma == "quote")) {
      if (const int cited = s.child(head, Dependency::Obj); cited >= 0) return named_by(view, cited);
    }
    for (const Slot& slot : subjects(s, lexicon, verb)) {
      std::vector<Argument> named = named_by(view, slot.token);
      if (!named.empty()) return named;
    }
    return {};
  }
  for (auto it = s.children_begin(verb); it != s.children_end(verb); ++it) {
    const Dependency d = s[*it].dependency;
    if (d != Dependency::OblAgent && !(d == Dependency::Obl && view.preposition(*it) == "by")) continue;
    std::vector<Argument> named = named_by(view, *it);
    if (!named.empty()) return named;
  }
  return {};
}

Qualifiers qualify(const ActorView& view, const RelationLexicon& lexicon, const Candidate& candidate) {
  return Qualifier(view, lexicon).of(candidate);
}

}  // namespace actorgraph
