#include "extract/relations/clause.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/relations/words.h"

namespace actorgraph {
namespace {

constexpr int kLongestChain = 6;  // clauses between a verb and the subject it inherits
constexpr std::size_t kMostPartners = 6;

bool is_relative_pronoun(const Sentence& s, int token) {
  const std::string& tag = s[token].xpos;
  return tag == "WDT" || tag == "WP" || (s[token].upos == Upos::Pron && lower_text(s, token) == "that");
}

bool is_infinitive(const Sentence& s, int token) {
  for (auto child = s.children_begin(token); child != s.children_end(token); ++child) {
    if (s[*child].dependency == Dependency::Mark && lower_text(s, *child) == "to") return true;
  }
  return false;
}

bool is_finite(const Sentence& s, int token) {
  const std::string& tag = s[token].xpos;
  if (tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD") return true;
  for (auto child = s.children_begin(token); child != s.children_end(token); ++child) {
    const Dependency d = s[*child].dependency;
    if (d != Dependency::Aux && d != Dependency::AuxPass && d != Dependency::Cop) continue;
    const std::string& child_tag = s[*child].xpos;
    if (child_tag == "VBD" || child_tag == "VBZ" || child_tag == "VBP" || child_tag == "MD") return true;
  }
  return false;
}

/// "prevents A from building", "accused A of arming", "sees A as leading": the object does what the gerund says.
bool object_does(const Sentence& s, int verb, int gerund) {
  static constexpr std::array<std::string_view, 5> kWarned = {"advise", "alert", "caution", "counsel", "warn"};
  static constexpr std::array<std::string_view, 13> kBlamed = {"arrest",    "blame",    "charge", "chide",  "condemn",
                                                               "criticize", "denounce", "fault",  "praise", "punish",
                                                               "rebuke",    "sue",      "thank"};
  static constexpr std::array<std::string_view, 10> kSeen = {"depict",  "describe", "denounce", "perceive", "picture",
                                                             "portray", "regard",   "see",      "treat",    "view"};
  if (s[gerund].xpos != "VBG") return false;
  const int mark = s.child(gerund, Dependency::Mark);
  if (mark < 0) return s[verb].lemma == "cite" || s[verb].lemma == "quote";
  const std::string text = lower_text(s, mark);
  return (text == "as" && among(s[verb].lemma, kSeen)) || text == "from" || text == "of" || text == "into" ||
         (text == "against" && among(s[verb].lemma, kWarned)) || (text == "for" && among(s[verb].lemma, kBlamed));
}

bool any_entry_has(const RelationLexicon& lexicon, RelationEntry::Pos pos, std::string_view lemma,
                   RelationEntry::Flag flag) {
  for (const RelationEntry& entry : lexicon.find(pos, lemma)) {
    if (has_flag(entry, flag)) return true;
  }
  return false;
}

/// "sent General N. N. to take A": who is sent takes.
bool sends_doer(const Sentence& s, const RelationLexicon& lexicon, int verb, int object) {
  static constexpr std::array<std::string_view, 8> kSending = {"appoint", "deploy", "dispatch", "hire",
                                                               "name",    "send",   "despatch", "guarantee"};
  return among(s[verb].lemma, kSending) &&
         (s[object].upos == Upos::Propn ||
          any_entry_has(lexicon, RelationEntry::Pos::Noun, s[object].lemma, RelationEntry::Agent));
}

/// Verbs whose object is to do what the infinitive says, beside those that the lexicon marks.
bool moves_object(std::string_view verb) {
  static constexpr std::array<std::string_view, 39> kVerbs = {
      "authorize", "beg",     "beseech",  "bribe",   "challenge", "choose",   "coax",  "command", "compel",  "dare",
      "direct",    "elect",   "empower",  "entice",  "entreat",   "expect",   "get",   "goad",    "implore", "incite",
      "induce",    "inspire", "instruct", "license", "lobby",     "motivate", "move",  "need",    "oblige",  "petition",
      "press",     "prod",    "push",     "remind",  "require",   "spur",     "teach", "tempt",   "want"};
  return among(verb, kVerbs);
}

/// What a clause that hangs on `noun` is about: the name, where the noun is its apposition ("A, a group backed by B").
int antecedent(const Sentence& s, int noun) {
  const int name = s[noun].head;
  const bool apposed = s[noun].dependency == Dependency::Appos && s[noun].upos == Upos::Noun && name >= 0;
  return apposed && s[name].upos == Upos::Propn ? name : noun;
}

/// A dependent of `verb` between it and `end` with this preposition, or -1.
int oblique(const Sentence& s, int verb, int end, std::string_view preposition) {
  for (auto it = s.children_begin(verb); it != s.children_end(verb); ++it) {
    if (s[*it].dependency != Dependency::Obl || *it < verb || *it > end) continue;
    const int word = s.child(*it, Dependency::Case);
    if (word >= 0 && lower_text(s, word) == preposition) return *it;
  }
  return -1;
}

/// "put pressure on A to leave", "called on A to leave": A, who is to do what the infinitive says, or -1.
int pressed(const Sentence& s, int verb, int infinitive) {
  static constexpr std::array<std::string_view, 6> kVerbs = {"call", "count", "lean", "press", "prevail", "rely"};
  static constexpr std::array<std::string_view, 3> kNouns = {"demand", "pressure", "sanction"};
  if (!is_infinitive(s, infinitive)) return -1;
  const int object = s.child(verb, Dependency::Obj);
  if (object >= 0 ? !among(s[object].lemma, kNouns) : !among(s[verb].lemma, kVerbs)) return -1;
  const int on = oblique(s, verb, infinitive, "on");
  return on >= 0 ? on : oblique(s, verb, infinitive, "upon");
}

/// "worked with A to defeat B", "joined A in condemning B": A, who does it too, or -1.
int ally_in(const Sentence& s, int verb, int clause) {
  static constexpr std::array<std::string_view, 8> kVerbs = {"ally",       "band",    "collaborate", "cooperate",
                                                             "coordinate", "partner", "team",        "work"};
  const int mark = s.child(clause, Dependency::Mark);
  if (clause < verb || mark < 0) return -1;
  const std::string text = lower_text(s, mark);
  if (text != "to" && !(text == "in" && s[clause].xpos == "VBG")) return -1;
  if (s[verb].lemma == "join") {
    const int object = s.child(verb, Dependency::Obj);
    return object >= 0 && object < clause && s[object].upos == Upos::Propn ? object : -1;
  }
  return among(s[verb].lemma, kVerbs) ? oblique(s, verb, clause, "with") : -1;
}

/// "the time was ripe for A to act", "paved the way for A to expand": A, who does what the infinitive says, or -1.
int subject_after_for(const Sentence& s, int infinitive) {
  int to = -1;
  for (auto it = s.children_begin(infinitive); it != s.children_end(infinitive) && *it < infinitive; ++it) {
    if (s[*it].dependency == Dependency::Mark && lower_text(s, *it) == "to") to = *it;
  }
  if (to < 2) return -1;
  // The phrase that ends before "to", up to its head.
  int head = to - 1;
  for (auto it = s.children_begin(infinitive); it != s.children_end(infinitive) && *it < to; ++it) {
    if (s[*it].dependency != Dependency::Mark || lower_text(s, *it) != "for") continue;
    for (int step = 0; step < 6 && s[head].head > *it && s[head].head < to; ++step) head = s[head].head;
    return s[head].upos == Upos::Noun || s[head].upos == Upos::Propn || s[head].upos == Upos::Pron ? head : -1;
  }
  for (int step = 0; step < 6 && head >= 0; ++step) {
    for (auto it = s.children_begin(head); it != s.children_end(head) && *it < head; ++it) {
      const Dependency d = s[*it].dependency;
      if (d == Dependency::Case || d == Dependency::Mark) return lower_text(s, *it) == "for" ? head : -1;
    }
    const Dependency d = s[head].dependency;
    if (d == Dependency::Obl || d == Dependency::Root || s[head].upos == Upos::Verb) return -1;
    head = s[head].head;
  }
  return -1;
}

void subjects_of(const Sentence& s, const RelationLexicon& lexicon, int predicate, int depth, const std::string& shape,
                 std::vector<Slot>& out) {
  if (depth > kLongestChain) return;
  bool found = false;
  for (auto it = s.children_begin(predicate); it != s.children_end(predicate); ++it) {
    const Dependency d = s[*it].dependency;
    if (d != Dependency::Nsubj && d != Dependency::NsubjPass && d != Dependency::NsubjOuter) continue;
    if (found) {
      // The second of two is an apposition that the parser took for a subject: "the northern group Hamas attacked".
      // … or no word at all, such as a flag.
      const int first = out.empty() ? -1 : out.back().token;
      const bool sign = first >= 0 && static_cast<unsigned char>(s.text(first).front()) >= 0xE2;
      if (s[*it].upos == Upos::Propn && first >= 0 && (s[first].upos == Upos::Noun || sign) && first + 1 == *it) {
        out.back().token = *it;
      }
      continue;
    }
    found = true;
    if (is_relative_pronoun(s, *it)) {
      // "which": what the relative clause hangs on, also from inside the clause ("which seeks to …").
      int clause = predicate;
      for (int i = 0; i < kLongestChain && clause >= 0; ++i, clause = s[clause].head) {
        if (s[clause].dependency == Dependency::AclRelcl && s[clause].head >= 0) {
          out.push_back({antecedent(s, s[clause].head), shape + "relcl<nsubj"});
          break;
        }
      }
      if (clause >= 0) continue;
    }
    out.push_back({*it, shape + "nsubj"});
  }
  if (found) return;
  const int head = s[predicate].head;
  if (head < 0) return;
  if (const int doer = subject_after_for(s, predicate); doer >= 0) {
    out.push_back({doer, shape + "for"});
    return;
  }
  switch (s[predicate].dependency) {
    case Dependency::Conj: {
      const std::size_t before = out.size();
      if (is_predicate(s, head) || s[head].upos == Upos::Verb) {
        subjects_of(s, lexicon, head, depth + 1, shape + "conj<", out);
      }
      if (out.size() != before) return;
      break;
    }
    case Dependency::Xcomp: {
      const int object = s.child(head, Dependency::Obj);
      const int indirect = s.child(head, Dependency::Iobj);
      const bool verbal = s[predicate].upos == Upos::Verb || is_infinitive(s, predicate);
      if (indirect >= 0 && verbal) {
        out.push_back({indirect, shape + "xcomp<iobj"});
      } else if (object >= 0 && object < predicate && s[head].lemma != "promise") {
        const RelationEntry* noun = lexicon.best(RelationEntry::Pos::Noun, s[object].lemma, FrameContext{});
        // "took steps to upgrade": the object is an act, its doer upgrades.
        const bool controls =
            any_entry_has(lexicon, RelationEntry::Pos::Verb, s[head].lemma, RelationEntry::ObjectControl) ||
            moves_object(s[head].lemma);
        if (noun != nullptr && !controls && !has_flag(*noun, RelationEntry::Agent) && s[object].upos == Upos::Noun) {
          subjects_of(s, lexicon, head, depth + 1, shape + "xcomp<", out);
        } else {
          out.push_back({object, shape + "xcomp<obj"});
        }
      } else {
        subjects_of(s, lexicon, head, depth + 1, shape + "xcomp<", out);
      }
      return;
    }
    case Dependency::Advcl:
    case Dependency::AdvclRelcl:
      if (!is_finite(s, predicate) && (is_predicate(s, head) || s[head].dependency == Dependency::Xcomp)) {
        int object = s.child(head, Dependency::Obj);
        if (object < 0) object = s.child(head, Dependency::Iobj);
        // "rejected a British request to leave": the British leave
        const bool deed =
            object >= 0 && object < predicate && is_infinitive(s, predicate) && holds_deed(s[object].lemma);
        const int owner = deed ? owner_of(s, object, predicate) : -1;
        if (const int asked = pressed(s, head, predicate); asked >= 0) {
          out.push_back({asked, shape + "advcl<pressed"});
        } else if (owner >= 0) {
          out.push_back({owner, shape + "advcl<poss"});
        } else if (object >= 0 && object < predicate && is_relative_pronoun(s, object) &&
                   s[head].dependency == Dependency::AclRelcl && s[head].head >= 0 && object_does(s, head, predicate)) {
          out.push_back({antecedent(s, s[head].head), shape + "advcl<relcl"});  // "which A sees as leading B"
        } else if (object >= 0 && object < predicate &&
                   ((is_infinitive(s, predicate) &&
                     (any_entry_has(lexicon, RelationEntry::Pos::Verb, s[head].lemma, RelationEntry::ObjectControl) ||
                      moves_object(s[head].lemma) || sends_doer(s, lexicon, head, object))) ||
                    object_does(s, head, predicate))) {
          out.push_back({object, shape + "advcl<obj"});
        } else if (object < 0 && s[head].dependency == Dependency::AclRelcl && s[head].head >= 0 &&
                   s.child(head, Dependency::Nsubj) >= 0 && object_does(s, head, predicate)) {
          out.push_back({antecedent(s, s[head].head), shape + "advcl<relcl"});  // "which A sees as leading B"
        } else {
          subjects_of(s, lexicon, head, depth + 1, shape + "advcl<", out);
          if (const int partner = ally_in(s, head, predicate); partner >= 0) {
            out.push_back({partner, shape + "advcl<with"});
          }
        }
      }
      return;
    case Dependency::Ccomp:
    case Dependency::Csubj:
      if (!is_finite(s, predicate) && is_predicate(s, head)) {
        subjects_of(s, lexicon, head, depth + 1, shape + "ccomp<", out);
      }
      return;
    case Dependency::AclRelcl: {
      // A relative clause without a subject of its own that has an object: the antecedent is the subject.
      out.push_back({antecedent(s, head), shape + "relcl<"});
      return;
    }
    case Dependency::Acl: {
      if (s[head].dependency == Dependency::Obj && s[head].upos == Upos::Propn && s[head].head >= 0 &&
          object_does(s, s[head].head, predicate)) {
        out.push_back({head, shape + "acl<obj"});
        return;
      }
      if (is_infinitive(s, predicate) || s.child(predicate, Dependency::Mark) >= 0) {
        const int owner =
            holds_deed(s[head].lemma) ? owner_of(s, head, predicate) : s.child(head, Dependency::NmodPoss);
        if (owner >= 0) {
          out.push_back({owner, shape + "acl<poss"});
          return;
        }
        for (auto it = s.children_begin(head); it != s.children_end(head); ++it) {
          if (s[*it].dependency == Dependency::Amod || s[*it].dependency == Dependency::Compound ||
              (s[*it].dependency == Dependency::Nmod && *it < predicate)) {
            out.push_back({*it, shape + "acl<mod"});
            const int word = s.child(*it, Dependency::Case);
            if (word >= 0 && lower_text(s, word) == "of") return;  // "the ability of A to move": A moves
          }
        }
        int up = head;
        for (int i = 0; i < 3 && up >= 0; ++i) {
          const Dependency d = s[up].dependency;
          const int above = s[up].head;
          if (above < 0) break;
          if (d == Dependency::Obj || d == Dependency::Obl || d == Dependency::Nmod) {
            if (is_predicate(s, above) || s[above].upos == Upos::Verb) {
              subjects_of(s, lexicon, above, depth + 1, shape + "acl<", out);
              return;
            }
            up = above;
            continue;
          }
          break;
        }
        return;
      }
      out.push_back({antecedent(s, head), shape + "acl<"});
      // "issued a statement calling for …": who issued it calls.
      static constexpr std::array<std::string_view, 36> kTold = {
          "amendment", "initiative",  "legislation",  "memo",       "offensive", "operation",
          "act",       "agreement",   "announcement", "bill",       "campaign",  "communiqué",
          "decision",  "declaration", "decree",       "document",   "edict",     "law",
          "letter",    "manifesto",   "measure",      "memorandum", "message",   "note",
          "order",     "ordinance",   "petition",     "policy",     "program",   "proclamation",
          "proposal",  "report",      "resolution",   "speech",     "statement", "treaty"};
      if (s[predicate].xpos == "VBG" && s[head].upos == Upos::Noun && s[head].dependency == Dependency::Obj &&
          s[head].head >= 0 && s[s[head].head].upos == Upos::Verb && among(s[head].lemma, kTold)) {
        subjects_of(s, lexicon, s[head].head, depth + 1, shape + "acl-obj<", out);
      }
      return;
    }
    case Dependency::Parataxis:
      // "X is engaging with Y, is cautious about Z": a list of clauses with one subject.
      if (is_finite(s, predicate) && head < predicate && is_predicate(s, head)) {
        subjects_of(s, lexicon, head, depth + 1, shape + "parataxis<", out);
      }
      return;
    default:
      return;
  }
}

bool is_actor_phrase(const ActorView& view, int token) { return !view.direct(token).empty(); }

bool is_judging(std::string_view verb) {
  static constexpr std::array<std::string_view, 9> kWords = {"assess",  "judge", "perceive", "react", "regard",
                                                             "respond", "see",   "treat",    "view"};
  return among(verb, kWords);
}

/// Words of the verb itself: modal, negation, passive auxiliary where it is kept, particle.
std::vector<int> verb_words(const Sentence& s, int verb, bool keep_passive) {
  std::vector<int> words;
  std::vector<int> after;
  for (auto it = s.children_begin(verb); it != s.children_end(verb); ++it) {
    const Token& child = s[*it];
    const std::string text = lower_text(s, *it);
    switch (child.dependency) {
      case Dependency::Aux:
        if (child.xpos == "MD") words.push_back(*it);
        break;
      case Dependency::AuxPass:
      case Dependency::Cop:
        if (keep_passive) words.push_back(*it);
        break;
      case Dependency::Advmod:
        if (text == "not" || text == "n't" || text == "n’t" || text == "never") {
          const std::string next = *it + 1 < static_cast<int>(s.size()) ? lower_text(s, *it + 1) : std::string();
          if (next != "only" && next != "merely" && next != "simply" && next != "just") words.push_back(*it);
        } else if (*it > verb && text.ends_with("ly") && is_judging(s[verb].lemma)) {
          after.push_back(*it);  // "perceive negatively"
        }
        break;
      case Dependency::CompoundPrt:
        after.push_back(*it);
        break;
      default:
        break;
    }
  }
  // "was captured and executed in A": the second shares the auxiliary
  const int first = s[verb].head;
  if (keep_passive && s[verb].dependency == Dependency::Conj && s[verb].xpos == "VBN" && first >= 0 &&
      s.child(verb, Dependency::AuxPass) < 0 && s.child(verb, Dependency::Aux) < 0) {
    if (const int shared = s.child(first, Dependency::AuxPass); shared >= 0) words.push_back(shared);
  }
  words.push_back(verb);
  words.insert(words.end(), after.begin(), after.end());
  return words;
}

/// "seeks to", "efforts to": what stands over an infinitive and belongs on its label.
std::vector<int> chain_words(const Sentence& s, int verb) {
  const int head = s[verb].head;
  if (head < 0) return {};
  const Dependency d = s[verb].dependency;
  if (d == Dependency::Conj && s[head].upos == s[verb].upos) {
    const int own = s.child(verb, Dependency::Aux);  // "do not intend to attack A and cannot leave B"
    return own >= 0 && s[own].xpos == "MD" ? std::vector<int>{} : chain_words(s, head);
  }
  const bool linked = d == Dependency::Xcomp || (d == Dependency::Acl && is_infinitive(s, verb));
  if (!linked) return {};
  std::vector<int> words;
  if (s[head].upos == Upos::Verb || s[head].upos == Upos::Adj) {
    const bool others = s.child(head, Dependency::Obj) >= 0 || s.child(head, Dependency::Iobj) >= 0;
    if (d == Dependency::Xcomp && (others || s.child(verb, Dependency::Nsubj) >= 0)) return {};
    words = verb_words(s, head, true);
    for (auto it = s.children_begin(head); it != s.children_end(head) && *it < verb; ++it) {
      // "proved unwilling to leave"
      if (*it > head && s[*it].dependency == Dependency::Xcomp && s[*it].upos == Upos::Adj) words.push_back(*it);
    }
  } else {
    words.push_back(head);
  }
  for (auto it = s.children_begin(verb); it != s.children_end(verb); ++it) {
    if (s[*it].dependency == Dependency::Mark) words.push_back(*it);
  }
  return words;
}

void append(std::vector<int>& to, const std::vector<int>& from) { to.insert(to.end(), from.begin(), from.end()); }

class ClauseFinder {
 public:
  ClauseFinder(const ActorView& view, const RelationLexicon& lexicon, std::vector<Candidate>& out)
      : view_(view), s_(view.sentence()), lexicon_(lexicon), out_(out) {}

  void run() {
    for (int token = 0; token < static_cast<int>(s_.size()); ++token) {
      if (is_predicate(s_, token)) predicate(token);
    }
  }

 private:
  struct Party {
    Argument argument;
    std::string shape;
    std::vector<int> nouns;
    int deed = -1;  ///< the noun that acts for the actor: "A's withdrawal alarmed B"
  };

  /// Who a slot stands for: the actors named, or else those that its head noun belongs to.
  void add_parties(const Slot& slot, std::vector<Party>& out) const {
    std::vector<Party> direct = named(slot.token, slot.shape);
    if (direct.empty()) direct = listed_below(slot);
    out.insert(out.end(), direct.begin(), direct.end());
    if (!direct.empty()) return;
    const std::vector<Reach> reached = view_.reach(slot.token, slot.shape);
    // "Chad's victory over Togo alarmed …": the victor's, not Togo's.
    // "the invasion of A by B alarmed": B's, not A's
    const bool held = std::any_of(reached.begin(), reached.end(), [&](const Reach& reach) {
      const std::string_view way = std::string_view(reach.shape).substr(slot.shape.size());
      return way == ">poss" || way == ">mod" || way.starts_with(">nmod:by");
    });
    const bool agent = is_agent(slot.token);
    const bool guest = is_guest(slot.token);
    for (const Reach& reach : reached) {
      const std::string_view way = std::string_view(reach.shape).substr(slot.shape.size());
      if (guest && (way.starts_with(">nmod:in") || way.starts_with(">nmod:at"))) continue;
      // "possibility of a raid on A using B": A uses nothing.
      if (slot.shape.ends_with("acl<") && way.starts_with(">nmod:") && !way.starts_with(">nmod:of")) continue;
      if (belongs_to_doer(way, held, agent) || (way == ">nmod:for" && is_aim(s_[slot.token].lemma))) {
        out.push_back({reach.argument, reach.shape, {slot.token, reach.noun}, deed(slot, reach.noun, agent)});
      }
    }
  }

  /// "The following states signed the pact: A, B, and C."
  std::vector<Party> listed_below(const Slot& slot) const {
    if (s_[slot.token].xpos != "NNS" || slot.token == 0 || lower_text(s_, slot.token - 1) != "following") return {};
    int token = slot.token + 1;
    const int size = static_cast<int>(s_.size());
    while (token < size && lower_text(s_, token) != ":") ++token;
    while (token < size && view_.mention_at(token) < 0) ++token;
    return token < size ? named(token, slot.shape + ":list") : std::vector<Party>{};
  }

  /// "the fighters in A": they need not be A's.
  bool is_guest(int noun) const {
    static constexpr std::array<std::string_view, 16> kWords = {
        "diplomat",  "emigrant", "exile",    "expatriate", "extremist", "fighter", "force",     "foreigner",
        "insurgent", "investor", "jihadist", "migrant",    "militant",  "refugee", "terrorist", "troop"};
    return among(s_[noun].lemma, kWords);
  }

  bool is_agent(int noun) const {
    static constexpr std::array<std::string_view, 4> kBodies = {"country", "nation", "people", "side"};
    return among(s_[noun].lemma, kBodies) ||
           any_entry_has(lexicon_, RelationEntry::Pos::Noun, s_[noun].lemma, RelationEntry::Agent);
  }

  /// The subject's noun, where it and not a person acts: "A's withdrawal", not "A's leaders", "dozens of".
  int deed(const Slot& slot, int noun, bool agent) const {
    static constexpr std::array<std::string_view, 16> kQuantities = {
        "dozen",  "handful", "group",     "half",   "hundred", "lot",    "majority", "million",
        "number", "part",    "plurality", "pocket", "rest",    "series", "thousand", "variety"};
    const std::string_view lemma = s_[slot.token].lemma;
    if (agent || s_[slot.token].upos != Upos::Noun) return -1;
    if (among(lemma, kQuantities)) return -1;
    if (slot.shape.find("acl<") != std::string::npos && slot.shape != "acl<") return -1;
    if (slot.shape.find("advcl<") != std::string::npos) return -1;
    // "A's withdrawal and B's return alarmed …": B's return did.
    const bool joined = noun >= 0 && s_[noun].dependency == Dependency::Conj && s_[noun].head == slot.token;
    return joined && s_[noun].upos == Upos::Noun ? noun : slot.token;
  }

  /// Whether what lies on this way from a subject does what the subject does: "the leaders of A", not "talks with A".
  static bool belongs_to_doer(std::string_view way, bool held, bool agent) {
    constexpr std::string_view kNmod = ">nmod:";
    // "most of A's neighbours": not A; "the presence of A in B": not B's
    if (way.find(">inner") != std::string_view::npos || way.find(">re:") != std::string_view::npos) return false;
    if (agent && way.starts_with(">acl:")) return false;  // "rebels backed by A": the rebels

    if (!way.starts_with(kNmod) || way.ends_with(">poss")) return true;
    static constexpr std::array<std::string_view, 10> kHolding = {"of",    "by",     "from",   "in", "between",
                                                                  "among", "within", "inside", "at", "across"};
    way.remove_prefix(kNmod.size());
    const std::string_view preposition = way.substr(0, way.find('>'));
    // "the rise of rebels in A": not A's
    const std::size_t below = way.find(kNmod);
    if (below != std::string_view::npos) {
      const std::string_view rest = way.substr(below + kNmod.size());
      if (rest == "in" || rest == "at" || rest == "on" || rest == "within" || rest.starts_with("in>")) return false;
    }
    if (held && preposition != "by") return false;
    // "the presence in A alarmed …" is not A's; "the rulers in A" are.
    if (!agent && preposition != "of" && preposition != "by" && preposition != "between") return false;
    return among(preposition, kHolding);
  }

  std::vector<Party> parties(const std::vector<Slot>& slots) const {
    std::vector<Party> out;
    for (const Slot& slot : slots) add_parties(slot, out);
    return out;
  }

  void emit(const Party& subject, const Reach& object, int predicate, std::vector<int> words, std::vector<int> core,
            std::string rule, std::string preposition, bool direct_object) {
    if (subject.argument.actor == object.argument.actor || subject.argument.mention == object.argument.mention) return;
    // "A and B safeguard their own interests": whoever "their" is read as
    const Mention& of = view_.mention(object.argument);
    if (of.via == Via::Pronoun && of.last + 1 < static_cast<int>(s_.size()) && lower_text(s_, of.last + 1) == "own") {
      return;
    }
    Candidate candidate;
    candidate.subject = subject.argument;
    candidate.object = object.argument;
    candidate.predicate = predicate;
    for (const int word : object.words) {
      if (word >= 0 && s_[word].upos != Upos::Adp && s_[word].upos != Upos::Sconj) core.push_back(word);
    }
    candidate.core = std::move(core);
    append(words, object.words);
    if (subject.deed >= 0 && !words.empty() && words.front() != subject.deed) {
      words.insert(words.begin(), subject.deed);
    }
    candidate.deed = subject.deed;
    if (stands_among(view_, words, subject.argument.actor, object.argument)) return;
    candidate.words = std::move(words);
    candidate.nouns = subject.nouns;
    candidate.nouns.push_back(object.top);
    append(candidate.nouns, object.words);
    candidate.rule = std::move(rule);
    candidate.subject_shape = subject.shape;
    candidate.object_shape = object.shape;
    candidate.preposition = std::move(preposition);
    candidate.direct_object = direct_object && object.words.empty();
    // "A and B coordinate their policies": the pronoun stands for both, so each is the other's partner.
    const std::vector<std::size_t>& owners = view_.mention(object.argument).actors;
    candidate.mutual = owners.size() > 1 && view_.mention(object.argument).via == Via::Pronoun &&
                       std::find(owners.begin(), owners.end(), subject.argument.actor) != owners.end();
    // … unless what they share is no tie between them: "A and B cut their expenses", "kept their ties with C".
    static constexpr std::array<std::string_view, 6> kOwn = {"agenda", "aim", "goal", "influence", "interest", "role"};
    if (candidate.mutual && (has_partner(object.noun) || has_partner(predicate))) return;
    if (candidate.mutual && object.noun >= 0 && among(s_[object.noun].lemma, kOwn)) return;
    if (candidate.mutual && (object.noun < 0 || !any_entry_has(lexicon_, RelationEntry::Pos::Noun,
                                                               s_[object.noun].lemma, RelationEntry::Symmetric))) {
      return;
    }
    out_.push_back(std::move(candidate));
  }

  /// "ties with A", "meets with A"
  bool has_partner(int token) const {
    if (token < 0) return false;
    // "their interactions and relationships with A"
    for (auto it = s_.children_begin(token); it != s_.children_end(token); ++it) {
      if (*it > token && s_[*it].dependency == Dependency::Conj && s_[*it].upos == Upos::Noun && has_partner(*it)) {
        return true;
      }
    }
    for (auto it = s_.children_begin(token); it != s_.children_end(token); ++it) {
      const Dependency d = s_[*it].dependency;
      if ((d == Dependency::Nmod || d == Dependency::Obl) && view_.preposition(*it) == "with" &&
          view_.mention_at(*it) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// Each of the partners with each, also where one word stands for all of them ("the two countries").
  void each_with_each(const std::vector<Party>& partners, std::string_view object_shape, int v,
                      const std::vector<int>& words, const std::vector<int>& core, std::string_view rule,
                      std::string_view preposition) {
    if (partners.size() < 2 || partners.size() > kMostPartners) return;
    for (std::size_t i = 0; i < partners.size(); ++i) {
      for (std::size_t j = i + 1; j < partners.size(); ++j) {
        if (partners[i].argument.actor == partners[j].argument.actor) continue;
        Candidate candidate;
        candidate.subject = partners[i].argument;
        candidate.object = partners[j].argument;
        candidate.predicate = v;
        candidate.words = words;
        candidate.core = core;
        candidate.nouns = partners[i].nouns;
        candidate.rule = rule;
        candidate.subject_shape = partners[i].shape;
        candidate.object_shape = object_shape;
        candidate.preposition = preposition;
        candidate.mutual = true;
        out_.push_back(std::move(candidate));
      }
    }
  }

  /// The actors that a word names itself, one party each.
  std::vector<Party> named(int token, const std::string& shape) const {
    std::vector<Party> out;
    for (const Argument& argument : view_.direct(token)) out.push_back({argument, shape, {token}});
    return out;
  }

  /// "A, along with B, attacked C": B did too.
  void beside_subject(int v, std::vector<Slot>& slots) const {
    if (slots.empty() || slots.front().token > v) return;
    for (auto it = s_.children_begin(v); it != s_.children_end(v) && *it < v; ++it) {
      if (s_[*it].dependency == Dependency::Obl && is_beside(view_.preposition(*it))) {
        slots.push_back({*it, slots.front().shape + "+obl"});
      }
    }
    // "A, like B, has kept C"
    for (auto it = s_.children_begin(slots.front().token); it != s_.children_end(slots.front().token); ++it) {
      if (s_[*it].dependency == Dependency::Nmod && view_.preposition(*it) == "like" && *it > 1 &&
          lower_text(s_, *it - 2) == ",") {
        slots.push_back({*it, slots.front().shape + "+nmod"});
        break;
      }
    }
    // The same, where the parser took "together" for an adverb of its own.
    const int together = s_.child(slots.front().token, Dependency::Advmod);
    if (together < 0 || (lower_text(s_, together) != "together" && lower_text(s_, together) != "along")) return;
    const int partner = s_.child(together, Dependency::Obl);
    if (partner >= 0 && view_.preposition(partner) == "with") {
      slots.push_back({partner, slots.front().shape + "+obl"});
    }
  }

  void predicate(int v) {
    const bool verb = s_[v].upos == Upos::Verb;
    const bool passive = is_passive(s_, v);
    std::vector<Slot> grammatical = subjects(s_, lexicon_, v);
    std::vector<Slot> agents;
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      const Dependency d = s_[*it].dependency;
      if (d == Dependency::OblAgent || (passive && d == Dependency::Obl && view_.preposition(*it) == "by")) {
        agents.push_back({*it, "by"});
      }
    }
    if (passive && agents.empty()) {
      if (const int agent = agent_of_list(v); agent >= 0) agents.push_back({agent, "conj>by"});
    }
    if (members(v, grammatical)) return;
    beside_subject(v, grammatical);
    const std::vector<int> chain = chain_words(s_, v);
    std::vector<Party> subject_parties = parties(grammatical);

    if (passive && !agents.empty()) {
      const std::vector<Party> agent_parties = parties(agents);
      std::vector<int> words = verb_words(s_, v, false);
      for (const Party& agent : agent_parties) {
        for (const Slot& patient : grammatical) {
          std::vector<int> told = words;
          if (!complement(v, patient.token, told)) continue;
          for (const Reach& reach : view_.reach(patient.token, patient.shape)) {
            emit(agent, reach, v, told, {v}, "passive-clause", "", true);
          }
        }
      }
      complements(v, agent_parties, words, false, "passive-clause");
    }
    std::vector<int> words = chain;
    append(words, verb_words(s_, v, passive || !verb));
    wanted_by(v, subject_parties, words);
    complements(v, subject_parties, words, passive, passive ? "passive-clause" : verb ? "active-clause" : "copula");
    if (!verb) stance(v, subject_parties);
    if (!verb) copula(v, subject_parties, words);
    if (!verb) named_role(v, grammatical);
    mutual_role(v, grammatical, words);
    if (passive && agents.empty()) return;
    mutual(v, passive ? agents : grammatical, words);
  }

  /// Objects and prepositional complements of `v`, one candidate for each actor in them.
  void complements(int v, const std::vector<Party>& subject_parties, const std::vector<int>& words, bool patient,
                   const std::string& rule) {
    int object = s_.child(v, Dependency::Obj);
    if (object < 0) object = s_.child(v, Dependency::Iobj);  // "asked A to leave"
    if (object >= 0 && is_relative_pronoun(s_, object) && s_[v].dependency == Dependency::AclRelcl) {
      object = s_[v].head;  // "the sanctions that A imposed on B"
    } else if (object < 0 && !patient && is_passive(s_, v)) {
      const std::vector<Slot> undergone = subjects(s_, lexicon_, v);  // "sanctions imposed by A on B"
      if (!undergone.empty() && s_[undergone.front().token].upos == Upos::Noun) object = undergone.front().token;
    }
    const bool object_named = object >= 0 && is_actor_phrase(view_, object);
    int gap_object = -1;
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      const int child = *it;
      const Dependency d = s_[child].dependency;
      if (d == Dependency::Obj || d == Dependency::Iobj) {
        if (is_relative_pronoun(s_, child)) continue;
        if (d == Dependency::Iobj && object > child && !object_named && s_[object].upos == Upos::Noun) {
          given(v, child, object, subject_parties, words, rule);
          continue;
        }
        std::vector<int> longer = words;
        if (child == object && !complement(v, child, longer)) continue;
        if (child == object) add_deed(v, child, longer);
        if (child == gap_object) continue;
        const auto [next_subject, next_object] = gapped(child);
        if (next_object >= 0) gap_object = next_object;
        for (const Reach& reach : view_.reach(child, d == Dependency::Obj ? "obj" : "iobj")) {
          const int head = view_.mention(reach.argument).head;
          if (next_subject >= 0 && head >= next_subject) continue;
          for (const Party& subject : subject_parties) emit(subject, reach, v, longer, {v}, rule, "", true);
        }
        if (next_subject >= 0) {
          for (const Party& subject : named(next_subject, "gap<nsubj")) {
            for (const Reach& reach : view_.reach(next_object, "gap>obj")) {
              emit(subject, reach, v, longer, {v}, rule, "", true);
            }
          }
        }
      } else if (d == Dependency::Obl || (d == Dependency::OblAgent && patient)) {
        std::vector<int> longer = words;
        std::vector<int> core = {v};
        if (object >= 0 && !object_named && (object < child || (object > v && child < v))) {
          longer.push_back(object);
          core.push_back(object);
        }
        if (const int quality = s_.child(v, Dependency::Xcomp);
            object < 0 && quality > v && quality < child && s_[quality].upos == Upos::Adj) {
          longer.push_back(quality);  // "proved weak against A"
        }
        set_phrase(v, child, longer, core);
        std::vector<int> prep_words;
        std::string preposition = view_.preposition(child, &prep_words);
        if (sets_scene(s_, child, preposition) || is_viewpoint(child, preposition)) continue;
        if (is_example(preposition)) {
          examples(v, child, object, subject_parties, words, rule);
          continue;
        }
        const bool takes_part = preposition == "alongside" && child > v;
        const bool in_role = preposition == "as" && plays_role(v, object, object_named);
        if (is_circumstantial(preposition) && !takes_part && !in_role) continue;
        append(longer, prep_words);
        if ((preposition == "between" || preposition == "among") && !stands_between(v)) {
          // "signed a pact between A and B", not "divided his time between A and B"
          const bool tie =
              object < 0 || is_passive(s_, v) ||
              any_entry_has(lexicon_, RelationEntry::Pos::Noun, s_[object].lemma, RelationEntry::Symmetric);
          if (tie) between(v, child, longer, core);
          continue;
        }
        if (s_[v].lemma == "do" && (object < 0 || s_[object].xpos.starts_with("W")))
          continue;  // "what A should do about B"
        if (preposition == "with") helped(v, child, subject_parties);
        for (const Reach& reach : view_.reach(child, "obl:" + (preposition.empty() ? "-" : preposition))) {
          std::vector<int> told = longer;
          // "invited A to talks with B", "ceded A to B": with B, but it is A who is invited
          if (object_named && object > v && object < child) told = with_patient(longer, v, object);
          for (const Party& subject : subject_parties) emit(subject, reach, v, told, core, rule, preposition, false);
        }
      } else if (d == Dependency::Xcomp && s_[child].upos != Upos::Verb && s_[child].upos != Upos::Adj) {
        // "remains Pakistan's main ally", "became a member of the pact"
        std::vector<int> prep_words;
        std::string preposition = view_.preposition(child, &prep_words);
        std::vector<int> longer = words;
        append(longer, prep_words);
        for (const Reach& reach : view_.reach(child, "xcomp")) {
          if (reach.words.empty() && prep_words.empty()) continue;  // "became X": a name, no relation
          for (const Party& subject : subject_parties)
            emit(subject, reach, v, longer, {v}, "copula", preposition, false);
        }
      } else if (d == Dependency::Xcomp && s_[child].upos == Upos::Adj) {
        adjective(child, subject_parties, words);
      }
    }
    if (!patient) shares_burden(v, subject_parties, words, rule);
    if (!patient) demanded(v, subject_parties, words, rule);
    relative_object(v, subject_parties, words);
    relative_oblique(v, subject_parties, words);
    if (!patient && object < 0) shared_object(v, subject_parties, words, rule);
    if (!patient) enabled(v, subject_parties, words, rule);
    if (object_named) {
      beside_object(v, object);
      joined_objects(v, object, words);
    }
  }

  /// "A took the town with the help of B", "with B's support": B helps A.
  void helped(int v, int help, const std::vector<Party>& subject_parties) {
    static constexpr std::array<std::string_view, 8> kWords = {"aid",  "approval",      "assistance", "backing",
                                                               "help", "encouragement", "blessing",   "support"};
    if (!among(s_[help].lemma, kWords)) return;
    for (const Reach& reach : view_.reach(help, "")) {
      if (reach.noun != help || (reach.shape != ">poss" && reach.shape != ">mod" && reach.shape != ">nmod:of" &&
                                 reach.shape != ">nmod:from")) {
        continue;
      }
      for (const Party& subject : subject_parties) {
        if (subject.deed >= 0) continue;
        emit({reach.argument, "help" + reach.shape, {help}},
             {subject.argument, {}, "helped", -1, subject.nouns.front()}, v, {help, kOf}, {help}, "helped", "of",
             false);
      }
    }
  }

  /// "acts as a mediator between", "maintains its role as the main partner of"
  bool plays_role(int v, int object, bool object_named) const {
    static constexpr std::array<std::string_view, 6> kVerbs = {"act", "emerge", "function", "operate", "pose", "serve"};
    static constexpr std::array<std::string_view, 8> kNouns = {"function", "image",  "place", "position",
                                                               "role",     "status", "task",  "reputation"};
    if (object < 0) return among(s_[v].lemma, kVerbs);
    return !object_named && among(s_[object].lemma, kNouns);
  }

  /// "created, financed, and sheltered A": the object of the last verb of a list that `v` opens or goes on, or -1.
  int object_of_list(int v) const {
    if (s_[v].upos != Upos::Verb || is_passive(s_, v)) return -1;
    const int first = s_[v].dependency == Dependency::Conj && s_[v].head >= 0 ? s_[v].head : v;
    int last = -1;
    for (auto it = s_.children_begin(first); it != s_.children_end(first); ++it) {
      if (s_[*it].dependency != Dependency::Conj || *it < v) continue;
      if (s_[*it].upos != Upos::Verb || s_.child(*it, Dependency::Nsubj) >= 0) return -1;
      last = std::max(last, *it);
    }
    if (last <= v) return -1;
    if (!are_listed(v, last)) return -1;
    static constexpr std::array<std::string_view, 8> kMoving = {"come", "go",   "return", "rise",
                                                                "stop", "turn", "try",    "wait"};
    if (among(s_[v].lemma, kMoving)) return -1;
    return s_.child(last, Dependency::Obj);
  }

  /// Nothing but verbs and what stands between them: "went home and attacked A" has no list.
  bool are_listed(int v, int last) const {
    for (int t = v + 1; t < last; ++t) {
      const Upos upos = s_[t].upos;
      if (upos != Upos::Verb && upos != Upos::Punct && upos != Upos::Cconj && upos != Upos::Adv) return false;
    }
    return true;
  }

  /// "armed and trained by A", not "arrested in B and shot by A": the agent of the second verb is both verbs', or -1.
  int agent_of_list(int v) const {
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      if (s_[*it].dependency != Dependency::Conj || s_[*it].xpos != "VBN" || *it < v || !are_listed(v, *it)) continue;
      if (s_.child(*it, Dependency::NsubjPass) >= 0 || s_.child(*it, Dependency::AuxPass) >= 0) continue;
      if (const int agent = s_.child(*it, Dependency::OblAgent); agent >= 0) return agent;
    }
    return -1;
  }

  /// "trained and equipped A": the object behind the second verb is both verbs'.
  void shared_object(int v, const std::vector<Party>& subject_parties, const std::vector<int>& words,
                     const std::string& rule) {
    const int later = object_of_list(v);
    int object = later;
    if (later < 0) {
      const int first = s_[v].head;
      if (s_[v].dependency != Dependency::Conj || first < 0 || s_[first].upos != Upos::Verb) return;
      if (s_[v].upos != Upos::Verb || is_passive(s_, v)) return;
      object = s_.child(first, Dependency::Obj);
      if (object < v || is_relative_pronoun(s_, object)) return;
    }
    for (const Reach& reach : view_.reach(object, later < 0 ? "conj<obj" : "conj>obj")) {
      for (const Party& subject : subject_parties) emit(subject, reach, v, words, {v}, rule, "", true);
    }
  }

  /// "helped A take the port", "let A use its bases": whom the verb governs as the subject of a clause without tense.
  void enabled(int v, const std::vector<Party>& subject_parties, const std::vector<int>& words,
               const std::string& rule) {
    static constexpr std::array<std::string_view, 10> kVerbs = {"allow", "cause", "enable", "force", "get",
                                                                "help",  "let",   "make",   "order", "permit"};
    if (!among(s_[v].lemma, kVerbs) || s_.child(v, Dependency::Obj) >= 0) return;
    for (const Dependency d : {Dependency::Xcomp, Dependency::Ccomp}) {
      const int lower_clause = s_.child(v, d);
      if (lower_clause < v || is_finite(s_, lower_clause) || s_[lower_clause].upos != Upos::Verb) continue;
      const int doer = s_.child(lower_clause, Dependency::Nsubj);
      if (doer < v) continue;
      std::vector<int> longer = words;
      longer.push_back(lower_clause);
      for (const Reach& reach : view_.reach(doer, "obj")) {
        for (const Party& subject : subject_parties) emit(subject, reach, v, longer, {v}, rule, "", true);
      }
    }
  }

  static bool demands(std::string_view verb) {
    static constexpr std::array<std::string_view, 7> kVerbs = {"insist",  "order",   "propose", "recommend",
                                                               "request", "suggest", "urge"};
    return among(verb, kVerbs) || demands_of(verb);
  }
  static bool demands_of(std::string_view verb) {
    return verb == "ask" || verb == "demand" || verb == "expect" || verb == "require";
  }

  /// "urged that a delegation be sent to A": who urges it, where no actor is the clause's subject.
  void wanted_by(int v, std::vector<Party>& subject_parties, std::vector<int>& words) const {
    const int above = s_[v].head;
    if (!subject_parties.empty() || s_[v].dependency != Dependency::Ccomp || above < 0 || above > v) return;
    if (!is_passive(s_, v) || s_.child(v, Dependency::OblAgent) >= 0 || !demands(s_[above].lemma)) return;
    subject_parties = parties(subjects(s_, lexicon_, above));
    for (Party& party : subject_parties) party.shape += ">wish";
    std::vector<int> longer = {above};
    if (const int thing = s_.child(v, Dependency::NsubjPass); thing >= 0 && thing < v) longer.push_back(thing);
    append(longer, words);
    words = std::move(longer);
  }

  /// "demanded that A leave": of A.
  void demanded(int v, const std::vector<Party>& subject_parties, std::vector<int> words, const std::string& rule) {
    const int wish = s_.child(v, Dependency::Ccomp);
    if (wish < v || s_.child(v, Dependency::Obj) >= 0 || s_[wish].upos != Upos::Verb) return;
    if (!demands(s_[v].lemma)) return;
    // A subjunctive or a "should": what somebody wants, not what he says to be so.
    bool wished = s_[wish].xpos == "VB" || is_passive(s_, wish);
    for (auto it = s_.children_begin(wish); it != s_.children_end(wish); ++it) {
      const Dependency d = s_[*it].dependency;
      if (d == Dependency::Aux || d == Dependency::AuxPass) {
        wished = lower_text(s_, *it) == "should" || lower_text(s_, *it) == "be" || (wished && *it < wish);
      }
    }
    const int doer = is_passive(s_, wish) ? -1 : s_.child(wish, Dependency::Nsubj);
    if (!wished || doer < v) return;
    words.push_back(demands_of(s_[v].lemma) ? kOf : wish);
    for (const Argument& argument : view_.direct(doer)) {
      for (const Party& subject : subject_parties) {
        emit(subject, {argument, {}, "ccomp>nsubj", -1, doer}, v, words, {v}, rule, "", true);
      }
    }
  }

  /// "Britain took Egypt and France Tunisia", where all became objects: the second subject and its object, or -1.
  std::pair<int, int> gapped(int object) const {
    for (auto it = s_.children_begin(object); it != s_.children_end(object); ++it) {
      const int first = view_.mention_at(*it);
      if (s_[*it].dependency != Dependency::Conj || s_.child(*it, Dependency::Cc) < 0 || first < 0) continue;
      int next = view_.actors().mentions[static_cast<std::size_t>(first)].last + 1;
      if (next < static_cast<int>(s_.size()) && s_[next].upos == Upos::Det) ++next;
      for (auto other = s_.children_begin(object); other != s_.children_end(object); ++other) {
        if (*other <= *it || s_[*other].dependency != Dependency::Conj || s_.child(*other, Dependency::Cc) >= 0)
          continue;
        const int second = view_.mention_at(*other);
        const bool beside = second >= 0 ? view_.actors().mentions[static_cast<std::size_t>(second)].first == next
                                        : *other == next && s_[*other].upos == Upos::Noun;
        if (beside) return {*it, *other};
      }
      // … or a second object of the verb.
      const int verb = s_[object].head;
      for (auto other = s_.children_begin(verb); verb >= 0 && other != s_.children_end(verb); ++other) {
        const bool is_object = s_[*other].dependency == Dependency::Obj || s_[*other].dependency == Dependency::Iobj;
        const int second = view_.mention_at(*other);
        if (*other > *it && is_object && second >= 0 &&
            view_.actors().mentions[static_cast<std::size_t>(second)].first == next) {
          return {*it, *other};
        }
      }
    }
    return {-1, -1};
  }

  /// "allowing A to coordinate", "led A to withdraw": what the object is led to do.
  void add_deed(int v, int object, std::vector<int>& words) const {
    static constexpr std::array<std::string_view, 12> kVerbs = {
        "allow", "bring", "cause", "drive", "enable", "force", "get", "induce", "lead", "leave", "prompt", "permit"};
    if (!among(s_[v].lemma, kVerbs)) return;
    for (const Dependency d : {Dependency::Xcomp, Dependency::Advcl}) {
      const int deed = s_.child(v, d);
      const int mark = deed < object ? -1 : s_.child(deed, Dependency::Mark);
      if (mark < object || s_[deed].xpos != "VB" || lower_text(s_, mark) != "to") continue;
      words.push_back(mark);
      words.push_back(deed);
      const int thing = s_.child(deed, Dependency::Obj);
      if (thing > deed && s_[thing].upos == Upos::Noun && view_.direct(thing).empty()) words.push_back(thing);
      return;
    }
  }

  /// "keep A at bay", "views A as a threat", "provided A with arms": a phrase without which the verb says little.
  bool completes(int v, int object, int phrase, int preposition) const {
    static constexpr std::array<std::string_view, 9> kMoving = {"bring", "call", "force", "hold", "keep",
                                                                "place", "put",  "set",   "take"};
    static constexpr std::array<std::string_view, 16> kJudging = {
        "accept",  "consider",  "define", "describe", "designate", "dismiss", "hail", "perceive",
        "portray", "recognize", "regard", "see",      "treat",     "use",     "view", "want"};
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 27> kFrames = {{
        {"arm", "with"},       {"assure", "of"},     {"burden", "with"},  {"charge", "with"},  {"commit", "to"},
        {"condemn", "to"},     {"confront", "with"}, {"deprive", "of"},   {"draw", "into"},    {"entrust", "with"},
        {"equip", "with"},     {"expose", "to"},     {"force", "into"},   {"furnish", "with"}, {"lead", "into"},
        {"plunge", "into"},    {"present", "with"},  {"provide", "with"}, {"reduce", "to"},    {"reward", "with"},
        {"rob", "of"},         {"strip", "of"},      {"subject", "to"},   {"supply", "with"},  {"threaten", "with"},
        {"transform", "into"}, {"turn", "into"},
    }};
    const std::string text = lower_text(s_, preposition);
    const std::pair<std::string_view, std::string_view> frame(s_[v].lemma, text);
    if (std::find(kFrames.begin(), kFrames.end(), frame) != kFrames.end()) return true;
    if (preposition < object || s_[phrase].upos != Upos::Noun) return false;
    if (among(s_[v].lemma, kJudging)) return text == "as";
    return among(s_[v].lemma, kMoving) && preposition + 3 >= phrase && s_.child(phrase, Dependency::Nmod) < 0;
  }

  /// "saw A defeated", "considers A an enemy": without the complement the verb says little, or the opposite. False
  /// where what the object does is a clause of its own ("made A retreat").
  bool complement(int v, int object, std::vector<int>& words) const {
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      const int word = s_.child(*it, Dependency::Case);
      if (s_[*it].dependency != Dependency::Obl || *it < object || word < 0 || !view_.direct(*it).empty()) continue;
      if (!completes(v, object, *it, word)) continue;
      words.push_back(word);
      words.push_back(*it);
      break;
    }
    static constexpr std::array<std::string_view, 18> kWords = {
        "brand", "call",  "consider", "declare", "deem", "dub",  "find",   "get", "have",
        "keep",  "label", "leave",    "let",     "make", "name", "render", "see", "term"};
    if (!among(s_[v].lemma, kWords)) return true;
    int told = s_.child(v, Dependency::Xcomp);
    // "considers A to be a threat", wherever the infinitive hangs
    for (const Dependency d : {Dependency::Advcl, Dependency::Ccomp}) {
      const int other = told < 0 ? s_.child(v, d) : -1;
      if (other > object && s_.child(other, Dependency::Cop) >= 0 && is_infinitive(s_, other)) told = other;
    }
    // "considers A", where the rest was lost in a list: as good as nothing
    const bool empty = (s_[v].lemma == "consider" || s_[v].lemma == "deem") && s_[v].xpos != "VBG" &&
                       is_actor_phrase(view_, object) && s_[object].upos == Upos::Propn;
    if (told < 0 || told < object) return !empty;
    // "let A use its bases", "made A retreat"
    static constexpr std::array<std::string_view, 4> kLetting = {"get", "have", "let", "make"};
    if (s_[told].xpos == "VB" && among(s_[v].lemma, kLetting)) {
      words.push_back(told);
      return true;
    }
    if (s_[told].upos == Upos::Verb && s_[told].xpos != "VBN") return false;
    for (auto it = s_.children_begin(told); it != s_.children_end(told) && *it < told; ++it) {
      const Dependency d = s_[*it].dependency;
      if ((d == Dependency::Amod || d == Dependency::Compound || d == Dependency::Case) && view_.mention_at(*it) < 0) {
        words.push_back(*it);
      }
    }
    words.push_back(told);
    return true;
  }

  /// "went to war with A", "came under fire from A": the phrase between belongs to the verb.
  void set_phrase(int v, int child, std::vector<int>& words, std::vector<int>& core) const {
    for (auto it = s_.children_begin(v); it != s_.children_end(v) && *it < child; ++it) {
      const int word = s_.child(*it, Dependency::Case);
      if (*it < v || s_[*it].dependency != Dependency::Obl || s_[*it].upos != Upos::Noun || word != v + 1) continue;
      if (*it != word + 1 || s_[*it].xpos != "NN" || !view_.direct(*it).empty()) continue;
      words.push_back(word);
      words.push_back(*it);
      core.push_back(*it);
    }
  }

  /// The verb's words with the name of whom it is done to.
  std::vector<int> with_patient(std::vector<int> words, int v, int object) const {
    const auto verb = std::find(words.begin(), words.end(), v);
    if (verb == words.end()) return words;
    const Mention& mention = view_.actors().mentions[static_cast<std::size_t>(view_.direct(object).front().mention)];
    std::vector<int> name;
    for (int t = mention.first; t <= mention.last; ++t) {
      if (s_[t].upos != Upos::Det) name.push_back(t);
    }
    words.insert(verb + 1, name.begin(), name.end());
    return words;
  }

  /// ", for A, …": how A sees it; "With A's return, …": when.
  bool is_viewpoint(int child, std::string_view preposition) const {
    const int word = s_.child(child, Dependency::Case);
    if (word < 0 || (preposition != "for" && preposition != "with")) return false;
    const bool opens = word == 0 || lower_text(s_, word - 1) == "," || lower_text(s_, word - 1) == "while";
    int last = child;
    while (last + 1 < static_cast<int>(s_.size()) && under(last + 1, child)) ++last;
    return opens && last + 1 < static_cast<int>(s_.size()) && lower_text(s_, last + 1) == ",";
  }

  bool under(int token, int above) const {
    for (int step = 0; step < 12 && token >= 0; ++step, token = s_[token].head) {
      if (token == above) return true;
    }
    return false;
  }

  /// "gave B arms": gave arms to B.
  void given(int v, int receiver, int thing, const std::vector<Party>& subject_parties, std::vector<int> words,
             const std::string& rule) {
    words.push_back(thing);
    for (const Reach& reach : view_.reach(receiver, "iobj")) {
      for (const Party& subject : subject_parties) emit(subject, reach, v, words, {v, thing}, rule, "to", false);
    }
  }

  /// "joined blocs such as A", "sold arms to rebels like B": A and B are what stands before them.
  void examples(int v, int child, int thing, const std::vector<Party>& subject_parties, std::vector<int> words,
                const std::string& rule) {
    int general = -1;
    for (auto it = s_.children_begin(v); it != s_.children_end(v) && *it < child; ++it) {
      const Dependency d = s_[*it].dependency;
      if (*it > v && (d == Dependency::Obj || d == Dependency::Obl)) general = *it;
    }
    if (general < 0 || s_[general].upos == Upos::Propn) return;
    std::vector<int> core = {v};
    if (thing >= 0 && thing < general) {
      words.push_back(thing);
      core.push_back(thing);
    }
    const std::string preposition = view_.preposition(general, &words);
    if (is_circumstantial(preposition)) return;
    const bool object = s_[general].dependency == Dependency::Obj;
    std::string shape = "obj";
    if (!object) shape = "obl:" + preposition;
    shape += ">example";
    for (const Argument& argument : view_.direct(child)) {
      const Reach reach{argument, {}, shape, -1, child};
      for (const Party& subject : subject_parties) emit(subject, reach, v, words, core, rule, preposition, object);
    }
  }

  /// "The threat bound A and B together", "reconciled A and B": each with each.
  void joined_objects(int v, int object, const std::vector<int>& words) {
    static constexpr std::array<std::string_view, 14> kWords = {"ally",     "align",     "bind", "connect", "divide",
                                                                "estrange", "integrate", "join", "link",    "reconcile",
                                                                "separate", "split",     "tie",  "unite"};
    // "brought together A and B"
    const int together = s_[v].lemma == "bring" || s_[v].lemma == "draw" ? joint_word(v) : -1;
    if (!among(s_[v].lemma, kWords) && together < 0) return;
    std::vector<int> longer = words;
    if (together >= 0) longer.push_back(together);
    each_with_each(named(object, "obj"), "partner", v, longer, {v}, "partners", "with");
  }

  /// "monitors rebels in the north", "links A with B": what the object has to do with the complement after it.
  void beside_object(int v, int object) {
    const std::vector<Argument> objects = view_.direct(object);
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      if (s_[*it].dependency != Dependency::Obl || *it < object) continue;
      std::vector<int> words;
      const std::string preposition = view_.preposition(*it, &words);
      FrameContext context;
      context.preposition = preposition;
      const RelationEntry* entry = lexicon_.best(RelationEntry::Pos::Verb, verb_lemma(s_, v), context);
      const bool joins = entry != nullptr && has_flag(*entry, RelationEntry::Symmetric);
      const bool place = preposition == "in" || preposition == "at" || preposition == "within";
      if (!joins && !place) continue;
      std::vector<int> core = words;
      if (joins) {
        words.insert(words.begin(), v);
        core = {v};
      }
      for (const Argument& argument : objects) {
        const Party party{argument, "obj", {object}};
        for (const Argument& other : view_.direct(*it)) {
          const std::size_t before = out_.size();
          emit(party, {other, {}, "obl:" + preposition, -1, *it}, joins ? v : object, words, core,
               joins ? "partners" : "attribute", preposition, false);
          if (joins && out_.size() != before) out_.back().mutual = true;
        }
      }
    }
  }

  /// "mediated between A and B", "was caught between A and B": the subject has to do with each of the two.
  bool stands_between(int v) const {
    static constexpr std::array<std::string_view, 17> kWords = {
        "alternate", "arbitrate", "balance",   "catch",    "choose",  "intercede", "lie",       "maneuver", "manoeuvre",
        "mediate",   "navigate",  "oscillate", "sandwich", "shuttle", "squeeze",   "vacillate", "wedge"};
    return among(s_[v].lemma, kWords);
  }

  /// "A, an alliance concluded between B and C", "A was an alliance formed between B and C": its members.
  void parties_to(int noun, int list) {
    static constexpr std::array<std::string_view, 10> kNouns = {"alliance",     "association", "bloc",  "coalition",
                                                                "community",    "federation",  "group", "league",
                                                                "organization", "union"};
    if (!among(s_[noun].lemma, kNouns)) return;
    int whole = s_[noun].dependency == Dependency::Appos ? s_[noun].head : -1;
    if (s_.child(noun, Dependency::Cop) >= 0) whole = s_.child(noun, Dependency::Nsubj);
    if (whole < 0 || view_.mention_at(whole) < 0) return;
    for (const Argument& argument : view_.direct(whole)) {
      for (const Party& party : named(list, "between")) {
        emit(party, {argument, {}, "whole", -1, whole}, noun, {noun}, {noun}, "members", "of", false);
      }
    }
  }

  /// "a pact was signed between A and B", "fighting broke out between A and B"
  void between(int v, int child, const std::vector<int>& words, const std::vector<int>& core) {
    const Dependency subject = is_passive(s_, v) ? Dependency::NsubjPass : Dependency::Nsubj;
    int noun = s_.child(v, subject);
    // "difficulties were predicted to arise between A and B"
    if (const int raising = s_[v].head; noun < 0 && raising >= 0 && s_[v].dependency == Dependency::Xcomp) {
      noun = s_.child(raising, is_passive(s_, raising) ? Dependency::NsubjPass : Dependency::Nsubj);
    }
    // "the agreements reached between A and B"
    if (noun < 0 && s_[v].dependency == Dependency::Acl && s_[v].xpos == "VBN") noun = s_[v].head;
    if (noun >= 0) parties_to(noun, child);
    if (noun >= 0 && (s_[noun].upos == Upos::Noun || s_[noun].xpos == "NNP" || s_[noun].xpos == "VBG") &&
        view_.mention_at(noun) < 0) {
      each_with_each(named(child, "between"), "between", v, {noun}, {noun}, "partners", "between");
    } else {
      each_with_each(named(child, "between"), "between", v, words, core, "partners", "between");
    }
  }

  /// "the base that Russia built", "the state which the movement fought": the antecedent is the object.
  void relative_object(int v, const std::vector<Party>& subject_parties, const std::vector<int>& words) {
    if (s_[v].dependency != Dependency::AclRelcl || s_[v].head < 0) return;
    const int own_subject = s_.child(v, Dependency::Nsubj);
    if (own_subject < 0 || is_relative_pronoun(s_, own_subject)) return;
    const int object = s_.child(v, Dependency::Obj);
    if (object >= 0 && !is_relative_pronoun(s_, object)) return;
    // "the contention that they were fighting A": what is contended, no gap
    static constexpr std::array<std::string_view, 23> kContents = {
        "allegation", "argument", "assertion", "assumption", "belief", "charge",     "claim", "contention",
        "conviction", "denial",   "fact",      "fear",       "hope",   "hypothesis", "idea",  "impression",
        "news",       "notion",   "prospect",  "report",     "rumor",  "suspicion",  "view"};
    const int marker = object < 0 ? s_.child(v, Dependency::Mark) : -1;
    if (marker >= 0 && lower_text(s_, marker) == "that" && among(s_[s_[v].head].lemma, kContents)) return;
    for (const Reach& reach : view_.reach(antecedent(s_, s_[v].head), "relcl-obj")) {
      for (const Party& subject : subject_parties) emit(subject, reach, v, words, {v}, "relative-clause", "", true);
    }
  }

  /// "the company in which A holds shares", "the state with which it trades": the antecedent completes the verb.
  void relative_oblique(int v, const std::vector<Party>& subject_parties, const std::vector<int>& words) {
    if (s_[v].dependency != Dependency::AclRelcl || s_[v].head < 0 || s_[v].upos != Upos::Verb) return;
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      // "the island where A operates stations"
      const bool where = s_[*it].dependency == Dependency::Advmod && lower_text(s_, *it) == "where";
      if (*it > v || (!where && (s_[*it].dependency != Dependency::Obl || !is_relative_pronoun(s_, *it)))) continue;
      if (view_.mention_at(*it) >= 0) return;  // told of who "which" is, as of any other
      std::vector<int> longer = words;
      std::vector<int> core = {v};
      const int object = s_.child(v, Dependency::Obj);
      if (object >= 0 && !is_actor_phrase(view_, object)) {
        longer.push_back(object);
        core.push_back(object);
      }
      std::string preposition = view_.preposition(*it, &longer);
      if (where) preposition += "in";
      if (preposition.empty() || is_circumstantial(preposition)) return;
      for (const Reach& reach : view_.reach(antecedent(s_, s_[v].head), "relcl-obl")) {
        for (const Party& subject : subject_parties) {
          emit(subject, reach, v, longer, core, "relative-clause", preposition, false);
        }
      }
    }
  }

  void adjective(int adjective, const std::vector<Party>& subject_parties, std::vector<int> words) {
    words.push_back(adjective);
    for (auto it = s_.children_begin(adjective); it != s_.children_end(adjective); ++it) {
      if (s_[*it].dependency != Dependency::Obl) continue;
      std::vector<int> longer = words;
      const std::string preposition = view_.preposition(*it, &longer);
      for (const Reach& reach : view_.reach(*it, "obl:" + preposition)) {
        for (const Party& subject : subject_parties) {
          emit(subject, reach, adjective, longer, {adjective}, "copula", preposition, false);
        }
      }
    }
  }

  /// "A's policy is anti-Peruvian"
  void stance(int adjective, const std::vector<Party>& subject_parties) {
    const int implied = view_.implied_at(adjective);
    if (implied < 0 || !is_stance(s_, adjective)) return;
    const auto index = static_cast<std::size_t>(implied);
    const Reach target{{index, view_.actors().mentions[index].actors.front()}, {}, "stance", -1, adjective};
    for (const Party& subject : subject_parties) {
      emit(subject, target, adjective, {adjective}, {adjective}, "stance", "", false);
    }
  }

  /// "X is an ally of Y", "X is in Y"
  void copula(int n, const std::vector<Party>& subject_parties, const std::vector<int>& words) {
    if (s_[n].upos == Upos::Verb) return;
    if (s_[n].upos == Upos::Adj && s_.child(n, Dependency::NmodPoss) < 0) return;  // not "A's closest ally"
    std::vector<int> prep_words;
    const std::string preposition = view_.preposition(n, &prep_words);
    // The label without the predicate noun, which the way down brings along.
    std::vector<int> stem(words.begin(), std::find(words.begin(), words.end(), n));
    append(stem, prep_words);
    // "is the Director General of A"
    for (auto it = s_.children_begin(n); s_[n].upos == Upos::Propn && it != s_.children_end(n) && *it < n; ++it) {
      if (s_[*it].dependency == Dependency::Compound && view_.mention_at(*it) < 0) stem.push_back(*it);
    }
    for (const Reach& reach : view_.reach(n, preposition.empty() ? "pred" : "pred:" + preposition)) {
      if (reach.words.empty() && preposition.empty()) {
        office(n, subject_parties, reach, stem);
        continue;
      }
      for (const Party& subject : subject_parties) {
        emit(subject, reach, n, stem, reach.words.empty() ? prep_words : std::vector<int>{}, "copula", preposition,
             false);
      }
    }
  }

  /// "N. N. was the leader of the movement", where the leader may stand for the movement elsewhere.
  void office(int n, const std::vector<Party>& subject_parties, const Reach& body, std::vector<int> words) {
    const Mention& mention = view_.mention(body.argument);
    if (mention.via != Via::Description || mention.first == mention.last || s_[n].xpos != "NN" || !is_agent(n)) return;
    words.push_back(n);
    words.push_back(kOf);
    for (const Party& subject : subject_parties) {
      if (view_.actor(subject.argument).kind == ActorKind::Person) {
        emit(subject, body, n, words, {n}, "copula", "", false);
      }
    }
  }

  /// "A and B are rivals", "A and B remained allies": each the other's.
  void mutual_role(int v, const std::vector<Slot>& slots, const std::vector<int>& words) {
    const bool copular = s_[v].upos == Upos::Noun && s_.child(v, Dependency::Cop) >= 0;
    const int role = copular ? v : s_.child(v, Dependency::Xcomp);
    if (role < 0 || s_[role].xpos != "NNS" ||
        !any_entry_has(lexicon_, RelationEntry::Pos::Noun, s_[role].lemma, RelationEntry::Symmetric)) {
      return;
    }
    // "… are rivals of C", "… are China's allies": theirs, not each other's.
    for (const Reach& reach : view_.reach(role, "")) {
      if (!reach.words.empty()) return;
    }
    std::vector<int> longer = words;
    if (!copular) longer.push_back(role);
    for (const Slot& slot : slots) {
      each_with_each(named(slot.token, slot.shape), "partner", v, longer, {role}, "mutual-subjects", "with");
    }
  }

  /// "the Quad, made up of A and B", "the bloc consists of A and B": A makes up the Quad.
  bool makes_up(int v, const std::vector<Slot>& slots) {
    const std::string lemma = verb_lemma(s_, v);
    const bool passive = is_passive(s_, v) && (lemma == "make up" || lemma == "compose");
    if (!passive && lemma != "consist") return false;
    const std::size_t before = out_.size();
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      if (s_[*it].dependency != Dependency::Obl || view_.preposition(*it) != "of") continue;
      for (const Slot& slot : slots) {
        for (const Argument& whole : view_.direct(slot.token)) {
          if (view_.actor(whole).kind == ActorKind::State) continue;
          for (const Party& part : named(*it, "obl:of")) {
            emit(part, {whole, {}, "whole", -1, slot.token}, v, verb_words(s_, v, false), {v}, "members", "of", false);
          }
        }
      }
    }
    return out_.size() != before;
  }

  /// "whose members include A", "the pact's members are A and B": A is a member of the pact.
  bool members(int v, const std::vector<Slot>& slots) {
    static constexpr std::array<std::string_view, 3> kWords = {"include", "comprise", "number"};
    const bool verb = s_[v].upos == Upos::Verb;
    if (verb && makes_up(v, slots)) return true;
    if (verb && !among(s_[v].lemma, kWords)) return false;
    const int listed = verb ? s_.child(v, Dependency::Obj) : v;
    if (listed < 0) return false;
    const std::vector<Argument> parts = view_.direct(listed);
    if (parts.empty()) return false;
    const std::size_t before = out_.size();
    for (const Slot& slot : slots) {
      const int role = slot.token;
      if (s_[role].upos != Upos::Noun || s_[role].xpos != "NNS" ||
          !any_entry_has(lexicon_, RelationEntry::Pos::Noun, s_[role].lemma, RelationEntry::Agent)) {
        continue;
      }
      for (auto it = s_.children_begin(role); it != s_.children_end(role); ++it) {
        const Dependency d = s_[*it].dependency;
        if (d != Dependency::NmodPoss && !(d == Dependency::Nmod && view_.preposition(*it) == "of")) continue;
        for (const Argument& whole : view_.direct(*it)) {
          for (const Argument& part : parts) {
            emit({part, "obj", {listed}}, {whole, {}, d == Dependency::Nmod ? "nmod:of" : "poss", role, *it}, v,
                 {role, kOf}, {role}, "members", "of", false);
          }
        }
      }
    }
    return out_.size() != before;
  }

  /// "the main threat to A was B", "A's ally is B": B is what the subject says of A.
  void named_role(int n, const std::vector<Slot>& slots) {
    const std::vector<Argument> named = view_.direct(n);
    if (named.empty() || s_.child(n, Dependency::Case) >= 0) return;
    for (const Slot& slot : slots) {
      if (s_[slot.token].upos != Upos::Noun) continue;
      if (const int index = view_.mention_at(slot.token); index >= 0) {
        const Via via = view_.actors().mentions[static_cast<std::size_t>(index)].via;
        if (via != Via::Collective && via != Via::Description) continue;
      }
      for (const Reach& reach : view_.reach(slot.token, "role")) {
        if (reach.words.empty() || reach.words.front() != slot.token) continue;
        for (const Argument& argument : named) {
          emit({argument, "pred", {slot.token}}, reach, n, {}, {}, "named-role", "", false);
        }
      }
    }
  }

  /// The "together" of "work together", the "tandem" of "act in tandem", or -1.
  int joint_word(int v) const {
    static constexpr std::array<std::string_view, 6> kWords = {"concert", "jointly",  "mutually",
                                                               "tandem",  "together", "unison"};
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      if (among(lower_text(s_, *it), kWords)) return *it;
    }
    return -1;
  }

  /// Verbs whose subjects do it to each other: "met", "signed a treaty"; not "work", "use the treaty".
  static bool makes_pairs(std::string_view verb, bool has_object) {
    static constexpr std::array<std::string_view, 30> kAlone = {
        "agree",   "align",     "ally",    "battle",  "bicker",   "border",    "clash",      "collaborate",
        "collude", "compete",   "confer",  "consult", "converge", "cooperate", "coordinate", "debate",
        "differ",  "disagree",  "diverge", "fight",   "meet",     "merge",     "negotiate",  "partner",
        "quarrel", "reconcile", "split",   "talk",    "trade",    "unite"};
    static constexpr std::array<std::string_view, 45> kTogether = {
        "agree",     "begin",    "break",    "build", "cement",    "conclude",  "conduct",   "coordinate", "create",
        "deepen",    "develop",  "discuss",  "end",   "enhance",   "enjoy",     "establish", "exchange",   "expand",
        "fight",     "finalize", "forge",    "form",  "found",     "have",      "hold",      "improve",    "increase",
        "intensify", "launch",   "maintain", "make",  "negotiate", "normalize", "open",      "proclaim",   "reach",
        "restore",   "resume",   "settle",   "part",  "sever",     "share",     "sign",      "strengthen", "wage"};
    return has_object ? among(verb, kTogether) : among(verb, kAlone);
  }

  /// "spoke by telephone"
  bool by_telephone(int v) const {
    static constexpr std::array<std::string_view, 5> kWords = {"phone", "telephone", "video", "videoconference",
                                                               "videolink"};
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      if (s_[*it].dependency == Dependency::Obl && among(s_[*it].lemma, kWords)) return true;
    }
    return false;
  }

  /// "went to war", "came to blows", "are at odds": the noun, or -1.
  int joint_state(int v) const {
    static constexpr std::array<std::string_view, 5> kNouns = {"blow", "loggerheads", "odds", "peace", "war"};
    if (s_[v].upos == Upos::Noun) {
      return among(s_[v].lemma, kNouns) && view_.preposition(v) == "at" ? v : -1;
    }
    if (s_[v].lemma != "go" && s_[v].lemma != "come") return -1;
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      const Dependency d = s_[*it].dependency;
      if ((d == Dependency::Obl || d == Dependency::Xcomp) && s_[*it].upos == Upos::Noun &&
          among(s_[*it].lemma, kNouns)) {
        return *it;
      }
    }
    return -1;
  }

  /// "attacked each other", "shelled one another's towns", "are wary of each other": the dependent of `v` that is or
  /// holds the word for the others, or -1.
  int reciprocal_of(int v) const {
    for (int t = v + 1; t < static_cast<int>(s_.size()); ++t) {
      const std::string text = lower_text(s_, t);
      const std::string before = lower_text(s_, t - 1);
      if (!(text == "other" && (before == "each" || (before == "the" && s_[t].head == v))) &&
          !(text == "another" && before == "one")) {
        continue;
      }
      int child = t;
      for (int step = 0; step < 3 && child >= 0 && s_[child].head != v; ++step) child = s_[child].head;
      if (child < 0 || s_[child].head != v) continue;
      const Dependency d = s_[child].dependency;
      if (d == Dependency::Obj || d == Dependency::Obl || d == Dependency::Iobj) return child;
      if (child == t && s_[t - 1].head == v && s_[t - 1].dependency == Dependency::Obj) return t - 1;
    }
    return -1;
  }

  /// "A and B want to share the burden of defending C with D": with D, wherever the tree hangs it.
  bool shares_with_another(int v) const { return shared_with(v) >= 0; }

  /// The D of "share the burden of defending C with D", or -1.
  int shared_with(int v) const {
    if (s_[v].lemma != "share") return -1;
    for (int t = v + 1; t < static_cast<int>(s_.size()); ++t) {
      const Dependency d = s_[t].dependency;
      if ((d == Dependency::Obl || d == Dependency::Nmod) && view_.mention_at(t) >= 0 &&
          view_.preposition(t) == "with" && under(t, v)) {
        return t;
      }
    }
    return -1;
  }

  /// "want to share the burden of defending C with D", where "with D" hangs on the defending.
  void shares_burden(int v, const std::vector<Party>& subject_parties, std::vector<int> words,
                     const std::string& rule) {
    const int object = s_.child(v, Dependency::Obj);
    const int partner = object < v ? -1 : shared_with(v);
    if (partner < 0 || partner < object || s_[partner].head == v) return;
    const int deed = s_[partner].head;
    if (s_[deed].xpos != "VBG" || s_[deed].dependency != Dependency::Acl || s_[deed].head != object) return;
    words.push_back(object);
    view_.preposition(partner, &words);
    for (const Argument& argument : view_.direct(partner)) {
      for (const Party& subject : subject_parties) {
        emit(subject, {argument, {}, "obl:with", -1, partner}, v, words, {v, object}, rule, "with", false);
      }
    }
  }

  /// "concluded the Treaty of N."
  bool signs_pact(int v, int object) const {
    static constexpr std::array<std::string_view, 4> kVerbs = {"conclude", "initial", "negotiate", "sign"};
    return among(s_[v].lemma, kVerbs) && is_pact(lower_text(s_, object));
  }

  /// "A and B made important decisions", "worked out a compromise"
  bool is_joint_work(int v, int object) const {
    static constexpr std::array<std::string_view, 7> kVerbs = {"announce", "draft",  "issue", "make",
                                                               "reach",    "strike", "work"};
    static constexpr std::array<std::string_view, 12> kNouns = {
        "arrangement", "bargain",     "communique", "communiqué", "compromise", "deal",
        "decision",    "declaration", "settlement", "statement",  "truce",      "understanding"};
    return among(s_[v].lemma, kVerbs) && among(s_[object].lemma, kNouns);
  }

  /// "engaged in negotiations", "entered into a series of talks": the noun, or -1.
  int joint_doing(int v) const {
    static constexpr std::array<std::string_view, 3> kVerbs = {"engage", "enter", "participate"};
    if (!among(s_[v].lemma, kVerbs)) return -1;
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      if (s_[*it].dependency != Dependency::Obl || *it < v) continue;
      const std::string preposition = view_.preposition(*it);
      if (preposition != "in" && preposition != "into") continue;
      int noun = *it;
      for (auto below = s_.children_begin(*it); below != s_.children_end(*it); ++below) {
        if (s_[*below].dependency != Dependency::Nmod) continue;
        const std::string of = view_.preposition(*below);
        if (of == "with" || of == "between") return -1;
        if (of == "of" && (s_[*it].lemma == "series" || s_[*it].lemma == "round")) noun = *below;
      }
      if (any_entry_has(lexicon_, RelationEntry::Pos::Noun, s_[noun].lemma, RelationEntry::Symmetric)) return noun;
    }
    return -1;
  }

  /// "find common ground", "have divergent interests", "engage in parallel patrols": the noun, or -1.
  int common_ground(int v, int object) const {
    static constexpr std::array<std::string_view, 19> kAdjectives = {
        "coordinated", "unified",   "bilateral",  "common",    "competing", "complementary", "conflicting",
        "convergent",  "differing", "divergent",  "identical", "joint",     "mutual",        "opposing",
        "opposite",    "parallel",  "reciprocal", "rival",     "shared"};
    static constexpr std::array<std::string_view, 16> kVerbs = {
        "act",  "adopt",   "conduct", "discover", "engage", "find",  "have", "hold",
        "make", "operate", "possess", "pursue",   "seek",   "share", "take", "work"};
    if (s_[v].upos != Upos::Verb || !among(s_[v].lemma, kVerbs)) return -1;
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      const bool complement = *it == object || (s_[*it].dependency == Dependency::Obl && object < 0 && *it > v);
      if (!complement || s_[*it].upos != Upos::Noun || view_.mention_at(*it) >= 0) continue;
      const int quality = s_.child(*it, Dependency::Amod);
      if (quality < 0 || !among(lower_text(s_, quality), kAdjectives)) continue;
      // "common interests with C": with C
      for (auto below = s_.children_begin(*it); below != s_.children_end(*it); ++below) {
        if (s_[*below].dependency == Dependency::Nmod && view_.preposition(*below) == "with") return -1;
      }
      return *it;
    }
    return -1;
  }

  /// "China and Russia cooperate", "the two countries signed a pact": each with each.
  void mutual(int v, const std::vector<Slot>& slots, const std::vector<int>& words) {
    const int others = reciprocal_of(v);
    const int state = joint_state(v);
    if (s_[v].upos != Upos::Verb && others < 0 && state < 0) return;
    std::vector<Party> partners;
    for (const Slot& slot : slots) {
      for (Party& party : named(slot.token, slot.shape)) partners.push_back(std::move(party));
    }
    if (partners.empty()) {
      // "diplomats from A and B met"
      for (const Slot& slot : slots) {
        if (s_[slot.token].xpos != "NNS") continue;
        for (const Reach& reach : view_.reach(slot.token, slot.shape)) {
          const std::string_view way = std::string_view(reach.shape).substr(slot.shape.size());
          if (way == ">nmod:from" || way == ">nmod:of" || way == ">mod") {
            partners.push_back({reach.argument, reach.shape, {slot.token}});
          }
        }
      }
    }
    if (partners.size() < 2 || shares_with_another(v)) return;
    // "A and B agreed to leave C", "to fight a war": together, not with one another
    for (const Dependency d : {Dependency::Xcomp, Dependency::Ccomp, Dependency::Advcl}) {
      const int lower_clause = s_.child(v, d);
      if (lower_clause >= 0 && s_[lower_clause].upos == Upos::Verb && is_infinitive(s_, lower_clause)) {
        if (d != Dependency::Advcl || s_[v].lemma == "agree") return;
      }
    }
    static constexpr std::array<std::string_view, 6> kWithEachOther = {"collaborate", "cooperate", "coordinate",
                                                                       "exchange",    "meet",      "share"};
    if (s_[v].head >= 0 && is_infinitive(s_, v) && !among(s_[v].lemma, kWithEachOther) &&
        (s_[s_[v].head].lemma == "agree" || s_[s_[v].head].lemma == "pledge")) {
      return;
    }
    static constexpr std::array<std::string_view, 2> kPartings = {"company", "way"};
    int object = s_.child(v, Dependency::Obj);
    // "the interests that they share", "interests shared by A and B"
    if (object < 0 && s_[v].dependency == Dependency::AclRelcl) object = s_[v].head;
    if (object < 0 && is_passive(s_, v)) {
      object = s_[v].dependency == Dependency::Acl ? s_[v].head : s_.child(v, Dependency::NsubjPass);
    }
    std::vector<int> longer = words;
    std::vector<int> core = {v};
    FrameContext with;
    with.preposition = "with";
    const RelationEntry* mutual_entry = lexicon_.best(RelationEntry::Pos::Verb, verb_lemma(s_, v), with);
    bool is_mutual = mutual_entry != nullptr && has_flag(*mutual_entry, RelationEntry::Symmetric);
    for (auto it = s_.children_begin(v); it != s_.children_end(v); ++it) {
      if (s_[*it].dependency != Dependency::Obl || *it == others) continue;
      const std::string preposition = view_.preposition(*it);
      if (preposition == "with" || preposition == "against") return;
    }
    if (others >= 0) {
      view_.preposition(others, &longer);
      if (s_[others].upos == Upos::Noun) {
        longer.push_back(others);
        longer.push_back(kOf);
        core.push_back(others);
      }
    } else if (state >= 0) {
      longer.erase(std::remove(longer.begin(), longer.end(), state), longer.end());
      view_.preposition(state, &longer);
      longer.push_back(state);
      core = {state};
    } else if (const int common = common_ground(v, object); common >= 0) {
      if (common != object) view_.preposition(common, &longer);
      const int quality = s_.child(common, Dependency::Amod);
      longer.push_back(quality);
      longer.push_back(common);
      core.push_back(common);
      each_with_each(partners, "partner", v, longer, core, "mutual-subjects", "with");
      return;
    } else if (const int doing = object < 0 ? joint_doing(v) : -1; doing >= 0) {
      longer.push_back(doing);
      core = {doing};
      each_with_each(partners, "partner", v, longer, core, "mutual-subjects", "with");
      return;
    } else if (object >= 0) {
      if (is_actor_phrase(view_, object) && s_[object].upos != Upos::Noun && !signs_pact(v, object)) return;
      // "A and B kept their ties with C", "the actions of C", "C's status": C's, not each other's.
      static constexpr std::array<std::string_view, 4> kAmongThemselves = {"coordinate", "discuss", "exchange",
                                                                           "negotiate"};
      const bool themselves = among(s_[v].lemma, kAmongThemselves);
      for (auto it = s_.children_begin(object); it != s_.children_end(object); ++it) {
        if (themselves && (s_[*it].dependency != Dependency::Nmod || view_.preposition(*it) != "with")) continue;
        if (s_[*it].dependency == Dependency::NmodPoss && s_[*it].upos == Upos::Propn) return;
        if (s_[*it].dependency != Dependency::Nmod) continue;
        const std::string preposition = view_.preposition(*it);
        if (preposition == "with" || preposition == "to" || preposition == "of" || preposition == "for" ||
            preposition == "against" || preposition == "between") {
          if (preposition == "with" || !view_.reach(*it, "").empty()) return;
        }
      }
      longer.push_back(object);
      core.push_back(object);
      const bool noun_mutual =
          any_entry_has(lexicon_, RelationEntry::Pos::Noun, s_[object].lemma, RelationEntry::Symmetric);
      FrameContext context;
      context.object_lemma = s_[object].lemma;
      const RelationEntry* entry = lexicon_.best(RelationEntry::Pos::Verb, verb_lemma(s_, v), context);
      is_mutual = noun_mutual || (entry != nullptr && has_flag(*entry, RelationEntry::Symmetric)) || themselves ||
                  s_[v].lemma == "share" || signs_pact(v, object) || is_joint_work(v, object) ||
                  (s_[v].lemma == "part" && among(s_[object].lemma, kPartings));
    }
    if (others < 0 && state < 0 &&
        (!is_mutual || !(makes_pairs(s_[v].lemma, object >= 0) || joint_word(v) >= 0 || by_telephone(v) ||
                         (object >= 0 && is_joint_work(v, object))))) {
      return;
    }
    if (const int together = joint_word(v); together > v && object < 0) {
      view_.preposition(together, &longer);
      longer.push_back(together);  // "fought together", not "fought"
    }
    each_with_each(partners, "partner", v, longer, core, "mutual-subjects", "with");
  }

  const ActorView& view_;
  const Sentence& s_;
  const RelationLexicon& lexicon_;
  std::vector<Candidate>& out_;
};

}  // namespace

bool stands_among(const ActorView& view, const std::vector<int>& words, std::size_t actor, const Argument& object) {
  if (words.empty() || words.back() < 0) return false;
  const Sentence& s = view.sentence();
  const std::string last = lower_text(s, words.back());
  if (last != "between" && last != "among") return false;
  int first = view.mention(object).head;
  while (s[first].dependency == Dependency::Conj && s[first].head >= 0) first = s[first].head;
  const std::vector<Argument> all = view.direct(first);
  return std::any_of(all.begin(), all.end(), [&](const Argument& argument) { return argument.actor == actor; });
}

bool is_stance(const Sentence& sentence, int token) {
  const std::string text = lower_text(sentence, token);
  return text.starts_with("anti-") || text.starts_with("pro-");
}

bool is_pact(std::string_view noun) {
  static constexpr std::array<std::string_view, 13> kPacts = {
      "accord",     "accords", "agreement", "alliance",   "armistice", "convention", "declaration",
      "memorandum", "pact",    "protocol",  "settlement", "treaty",    "truce"};
  return among(noun, kPacts);
}

bool is_aim(std::string_view noun) {
  static constexpr std::array<std::string_view, 17> kAims = {
      "aim",        "ambition",  "aspiration", "challenge", "concern",  "desire",  "dream", "goal", "hope",
      "imperative", "intention", "objective",  "plan",      "priority", "purpose", "task",  "wish"};
  return among(noun, kAims);
}

int owner_of(const Sentence& s, int noun, int infinitive) {
  if (const int owner = s.child(noun, Dependency::NmodPoss); owner >= 0) return owner;
  for (auto it = s.children_begin(noun); it != s.children_end(noun) && *it < infinitive; ++it) {
    const Dependency d = s[*it].dependency;
    const int word = s.child(*it, Dependency::Case);
    const std::string preposition = word < 0 ? std::string() : lower_text(s, word);
    if (d == Dependency::Nmod && s[*it].upos == Upos::Propn && (preposition == "of" || preposition == "by")) return *it;
    const char initial = s.text(*it).front();
    const bool named = initial >= 'A' && initial <= 'Z' && *it > 0;
    if ((d == Dependency::Amod || d == Dependency::Compound) && named) return *it;
  }
  return -1;
}

bool holds_deed(std::string_view noun) {
  static constexpr std::array<std::string_view, 47> kNouns = {
      "ability", "agreement",  "aim",         "ambition",    "attempt",   "bid",           "campaign",   "capacity",
      "chance",  "commitment", "decision",    "demand",      "desire",    "drive",         "duty",       "effort",
      "failure", "goal",       "hesitation",  "hope",        "inability", "intention",     "interest",   "move",
      "need",    "obligation", "offer",       "opportunity", "order",     "permission",    "plan",       "pledge",
      "plot",    "power",      "preparation", "promise",     "proposal",  "readiness",     "refusal",    "reluctance",
      "request", "resolve",    "right",       "temptation",  "threat",    "unwillingness", "willingness"};
  return among(noun, kNouns);
}

bool is_predicate(const Sentence& sentence, int token) {
  const Token& t = sentence[token];
  if (t.upos == Upos::Verb) {
    const std::string text = lower_text(sentence, token);
    static constexpr std::array<std::string_view, 11> kPrepositions = {
        "according", "barring",     "concerning",   "considering",     "excluding", "given",
        "including", "neighboring", "neighbouring", "notwithstanding", "regarding"};
    if (among(text, kPrepositions) && sentence.child(token, Dependency::Nsubj) < 0 &&
        sentence.child(token, Dependency::Aux) < 0) {
      return false;  // prepositions by now
    }
    return t.dependency != Dependency::Amod && t.dependency != Dependency::Compound && t.dependency != Dependency::Case;
  }
  if (sentence.child(token, Dependency::Cop) >= 0) return true;
  // "wary of X", set off or as a complement
  return t.upos == Upos::Adj && (t.dependency == Dependency::Acl || t.dependency == Dependency::Advcl ||
                                 t.dependency == Dependency::Conj || t.dependency == Dependency::Root);
}

bool is_passive(const Sentence& sentence, int token) {
  if (sentence[token].upos != Upos::Verb) return false;
  if (sentence.child(token, Dependency::AuxPass) >= 0 || sentence.child(token, Dependency::NsubjPass) >= 0) return true;
  if (sentence[token].xpos != "VBN") return false;
  const Dependency d = sentence[token].dependency;
  if (d == Dependency::Acl || d == Dependency::Advcl) return sentence.child(token, Dependency::Aux) < 0;
  if (d == Dependency::Conj && sentence[token].head >= 0) {
    return sentence.child(token, Dependency::Aux) < 0 && is_passive(sentence, sentence[token].head);
  }
  return false;
}

std::string verb_lemma(const Sentence& sentence, int token) {
  std::string lemma = sentence[token].lemma;
  const int particle = sentence.child(token, Dependency::CompoundPrt);
  if (particle >= 0) lemma += ' ' + lower_text(sentence, particle);
  return lemma;
}

std::string content_lemma(const Sentence& sentence, int token) {
  if (sentence[token].upos == Upos::Verb) return verb_lemma(sentence, token);
  if (sentence[token].upos == Upos::Propn) return lower_text(sentence, token);
  std::string lemma = sentence[token].lemma;
  for (char& c : lemma) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lemma;
}

std::vector<Slot> subjects(const Sentence& sentence, const RelationLexicon& lexicon, int predicate) {
  std::vector<Slot> out;
  subjects_of(sentence, lexicon, predicate, 0, "", out);
  return out;
}

void find_clause_relations(const ActorView& view, const RelationLexicon& lexicon, std::vector<Candidate>& out) {
  ClauseFinder(view, lexicon, out).run();
}

}  // namespace actorgraph
