#include "extract/relations/tree_repair.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "extract/relations/actor_view.h"
#include "extract/relations/clause.h"
#include "extract/relations/words.h"

namespace actorgraph {
namespace {

constexpr int kHighestClimb = 4;

/// A token that gets another head.
struct Move {
  int token = -1;
  int head = -1;
  Dependency dependency = Dependency::Dep;
  std::string_view tag = {};  ///< what it becomes, if not empty: "VBZ" or "NN"
};

/// The preposition of a phrase, if it is a single word.
std::string preposition(const Sentence& s, int token) {
  const int word = s.child(token, Dependency::Case);
  return word >= 0 && word < token ? lower_text(s, word) : std::string();
}

bool is_bare_name(const Sentence& s, int token) {
  return s[token].upos == Upos::Propn && s.child(token, Dependency::Det) < 0;
}

/// "sent to A by B": the passive verb above, if it has no agent yet.
int passive_above(const Sentence& s, int token) {
  for (int step = 0; step < kHighestClimb && s[token].head >= 0; ++step) {
    const Dependency d = s[token].dependency;
    token = s[token].head;
    if (s[token].upos == Upos::Verb) {
      const bool passive = s.child(token, Dependency::AuxPass) >= 0 && s.child(token, Dependency::OblAgent) < 0;
      return passive && d != Dependency::Nsubj && d != Dependency::NsubjPass ? token : -1;
    }
    if (d != Dependency::Nmod && d != Dependency::Conj) return -1;
  }
  return -1;
}

void move_attributes(const Sentence& s, int token, std::vector<Move>& moves) {
  static constexpr std::array<std::string_view, 8> kDirections = {"on",   "to",     "against", "with",
                                                                  "into", "toward", "towards", "over"};
  static constexpr std::array<std::string_view, 3> kDoers = {"by", "from", "of"};
  const int name = s[token].head;
  if (name < 0 || name > token || s[token].dependency != Dependency::Nmod) return;
  const std::string word = preposition(s, token);
  // "was supplied with weapons by B", "was granted a loan by B"
  const Dependency held = s[name].dependency;
  const bool means =
      word == "by" && (held == Dependency::Obj || (held == Dependency::Obl && preposition(s, name) == "with"));
  if (!is_bare_name(s, name) && !means) return;
  if (word == "by") {
    if (const int verb = passive_above(s, name); verb >= 0) moves.push_back({token, verb, Dependency::OblAgent});
    return;
  }
  const int noun = s[name].head;
  if (noun >= 0 && s[name].dependency == Dependency::Nmod && s[noun].upos == Upos::Noun && noun < name &&
      among(word, kDirections) && among(preposition(s, name), kDoers)) {
    moves.push_back({token, noun, Dependency::Nmod});
  }
}

/// "refused to sever ties", where "sever" became an attribute of the ties.
void move_infinitive(const Sentence& s, int token, std::vector<Move>& moves) {
  const int noun = s[token].head;
  if (s[token].xpos != "VB" || token == 0 || noun <= token || s[token - 1].xpos != "TO") return;
  if (s[token].dependency != Dependency::Amod && s[token].dependency != Dependency::Compound) return;
  const int verb = s[noun].head;
  if (verb < 0 || verb >= token || s[verb].upos != Upos::Verb) return;
  moves.push_back({token - 1, token, Dependency::Mark});
  moves.push_back({token, verb, Dependency::Xcomp});
  moves.push_back({noun, token, Dependency::Obj});
}

/// "refrained from attacking A", where "from A" became a phrase of its own.
void move_marked_gerund(const Sentence& s, int token, std::vector<Move>& moves) {
  if (s[token].xpos != "VBG" || s[token].dependency != Dependency::Advcl || token == 0) return;
  const int word = token - 1;
  const int object = s[word].head;
  if (s[word].dependency != Dependency::Case || object <= token || s[object].dependency != Dependency::Obl) return;
  if (s[object].head != s[token].head || s.child(token, Dependency::Obj) >= 0) return;
  moves.push_back({word, token, Dependency::Mark});
  moves.push_back({object, token, Dependency::Obj});
}

/// "denied attacking A", "no intention of attacking A", where "attacking" became an attribute of A.
void move_gerund(const Sentence& s, int token, std::vector<Move>& moves) {
  const int name = s[token].head;
  if (s[token].xpos != "VBG" || name <= token || token == 0 || s[name].upos != Upos::Propn) return;
  if (s[token].lemma == "have") return;
  if (s[token].dependency != Dependency::Amod && s[token].dependency != Dependency::Compound) return;
  const int above = s[name].head;
  if (above < 0 || above >= token) return;
  const bool marked = s[token - 1].head == name && s[token - 1].dependency == Dependency::Case;
  if (marked && s[name].dependency == Dependency::Nmod) {
    moves.push_back({token, above, Dependency::Acl});
    moves.push_back({token - 1, token, Dependency::Mark});
  } else if (marked && s[name].dependency == Dependency::Obl) {
    moves.push_back({token, above, Dependency::Advcl});
    moves.push_back({token - 1, token, Dependency::Mark});
  } else if (s[name].dependency == Dependency::Obj && s[above].upos == Upos::Verb &&
             (above == token - 1 || s[token - 1].dependency == Dependency::CompoundPrt)) {
    moves.push_back({token, above, Dependency::Xcomp});
  } else {
    return;
  }
  moves.push_back({name, token, Dependency::Obj});
}

/// "wants to sever ties", where the ties became what is wanted.
void move_object(const Sentence& s, int token, std::vector<Move>& moves) {
  if (s[token].dependency != Dependency::Obj || s[token].head < 0) return;
  const int verb = s[token].head;
  for (auto it = s.children_begin(verb); it != s.children_end(verb); ++it) {
    const bool infinitive = *it > verb && s[*it].xpos == "VB" && s[*it - 1].xpos == "TO";
    const bool gerund = *it == verb + 1 && s[*it].xpos == "VBG";  // "denied attacking A"
    if (s[*it].dependency == Dependency::Xcomp && (infinitive || gerund) && *it < token &&
        s.child(*it, Dependency::Obj) < 0) {
      if (infinitive) moves.push_back({*it - 1, *it, Dependency::Mark});
      moves.push_back({token, *it, Dependency::Obj});
      return;
    }
  }
}

bool has_finite_verb(const Sentence& s) {
  for (int t = 0; t < static_cast<int>(s.size()); ++t) {
    const std::string& tag = s[t].xpos;
    if (tag == "VBZ" || tag == "VBP" || tag == "MD") return true;
    if (tag == "VBD" && s[t].dependency != Dependency::Amod) return true;
  }
  return false;
}

/// "Ecuador imposed sanctions", where "imposed" became an attribute of the sanctions and the sentence has no verb.
void move_verb(const Sentence& s, int verb, std::vector<Move>& moves) {
  const int object = s[verb].head;
  if ((s[verb].xpos != "VBN" && s[verb].xpos != "VBD") || s[verb].dependency != Dependency::Amod || object < verb)
    return;
  if (s.child(verb, Dependency::Nsubj) >= 0) {
    const bool root = s[object].head < 0;
    moves.push_back({verb, s[object].head, root ? Dependency::Root : Dependency::Advcl});
    moves.push_back({object, verb, Dependency::Obj});
    return;
  }
  if (verb == 0 || has_finite_verb(s)) return;
  const int above = s[object].head;
  if (above >= 0) {
    // The subject governs the object: "Ecuador" is the root.
    const bool noun = s[above].upos == Upos::Propn || s[above].upos == Upos::Noun;
    const Dependency d = s[object].dependency;
    if (!noun || above > verb || s[above].head >= 0 || (d != Dependency::Obj && d != Dependency::Appos)) return;
    if (above != verb - 1 && lower_text(s, verb - 1) != ",") return;
    moves.push_back({verb, -1, Dependency::Root});
    moves.push_back({above, verb, Dependency::Nsubj});
    moves.push_back({object, verb, Dependency::Obj});
    for (auto it = s.children_begin(above); it != s.children_end(above); ++it) {
      if (*it > verb && *it != object) moves.push_back({*it, verb, s[*it].dependency});
    }
    return;
  }
  // The object is the root, the subject before the verb one of its attributes.
  const int subject = verb - 1;
  if (s[subject].head != object || (s[subject].upos != Upos::Noun && s[subject].upos != Upos::Propn)) return;
  moves.push_back({verb, -1, Dependency::Root});
  moves.push_back({object, verb, Dependency::Obj});
  moves.push_back({subject, verb, Dependency::Nsubj});
  for (auto it = s.children_begin(object); it != s.children_end(object); ++it) {
    if (*it < subject) moves.push_back({*it, subject, s[*it].dependency});
  }
}

/// "Peru borders Chile", where the parser saw three nouns.
void move_plural_noun(const Sentence& s, int token, std::vector<Move>& moves) {
  const int object = s[token].head;
  if (s[token].xpos != "NNS" || s[token].dependency != Dependency::Compound || object <= token) return;
  if (s[object].upos != Upos::Propn) return;
  const int subject = s.child(token, Dependency::Compound);
  if (subject < 0 || subject != token - 1 || s[subject].upos != Upos::Propn) return;
  for (int between = token + 1; between < object; ++between) {
    if (s[between].upos != Upos::Propn && s[between].upos != Upos::Det) return;
  }
  const int above = s[object].head;
  if (above > token) return;
  moves.push_back({token, above, above < 0 ? Dependency::Root : Dependency::Ccomp, "VBZ"});
  moves.push_back({object, token, Dependency::Obj});
  moves.push_back({subject, token, Dependency::Nsubj});
}

/// "after the Malian junta hired A", where the junta was hung on the verb above.
void move_clause_subject(const Sentence& s, int token, std::vector<Move>& moves) {
  const Dependency d = s[token].dependency;
  if ((d != Dependency::Obl && d != Dependency::Obj) || s.child(token, Dependency::Case) >= 0 || s[token].head < 0)
    return;
  if (s[token].upos != Upos::Noun && s[token].upos != Upos::Propn) return;
  const int verb = token + 1;
  if (verb >= static_cast<int>(s.size()) || s[verb].upos != Upos::Verb || s[verb].head != s[token].head) return;
  if (s[verb].dependency != Dependency::Advcl || s.child(verb, Dependency::Nsubj) >= 0) return;
  const int mark = s.child(verb, Dependency::Mark);
  if (mark < 0 || mark > token || s[token].head > mark || s[verb].xpos == "VB" || s[verb].xpos == "VBG") return;
  moves.push_back({token, verb, Dependency::Nsubj, {}});
  moves.push_back({verb, s[verb].head, Dependency::Advcl, "VBD"});
}

/// "responded by bombing A", where the bombing became a noun.
void move_bombing(const Sentence& s, int token, std::vector<Move>& moves) {
  if (s[token].xpos != "NN" || !s.text(token).ends_with("ing") || s[token].dependency != Dependency::Obl) return;
  const int word = s.child(token, Dependency::Case);
  if (word != token - 1 || s.child(token, Dependency::Obj) < token || s[token].head < 0) return;
  moves.push_back({token, s[token].head, Dependency::Advcl, "VBG"});
  moves.push_back({word, token, Dependency::Mark});
}

/// "Both attacked A", where "Both" became A's.
void move_both(const Sentence& s, int token, std::vector<Move>& moves) {
  if (token != 0 || s[token].dependency != Dependency::Det || s[token].head < 2) return;
  if (s[1].upos != Upos::Verb || s[s[token].head].head != 1) return;
  moves.push_back({token, 1, Dependency::Nsubj});
}

/// "the company, in which A holds shares", where the clause was hung on the verb above.
void move_relative(const Sentence& s, int token, std::vector<Move>& moves) {
  if (s[token].xpos != "WDT" || s[token].dependency != Dependency::Obl || s[token].head < token) return;
  const int clause = s[token].head;
  const int word = s.child(token, Dependency::Case);
  if (s[clause].dependency != Dependency::Advcl || word != token - 1 || word < 1) return;
  const int noun = s.text(word - 1) == "," ? word - 2 : word - 1;
  if (noun < 0 || (s[noun].upos != Upos::Propn && s[noun].upos != Upos::Noun)) return;
  moves.push_back({clause, noun, Dependency::AclRelcl});
}

/// "left A and B returned", where B became the second of a list with A.
void move_next_subject(const Sentence& s, int token, std::vector<Move>& moves) {
  if (s[token].dependency != Dependency::Conj || s[token].upos != Upos::Propn || token == 0) return;
  if (s.child(token, Dependency::Cc) != token - 1) return;
  const int size = static_cast<int>(s.size());
  int verb = token + 1;
  while (verb < size && s[verb].head == token && s[verb].upos == Upos::Propn) ++verb;
  if (verb >= size || (s[verb].xpos != "VBD" && s[verb].xpos != "VBZ" && s[verb].xpos != "VBP")) return;
  if (s[verb].dependency != Dependency::Conj || s.child(verb, Dependency::Cc) >= 0) return;
  if (s.child(verb, Dependency::Nsubj) >= 0 || s.child(verb, Dependency::NsubjPass) >= 0) return;
  moves.push_back({token, verb, Dependency::Nsubj});
}

/// "the Franco-Soviet split", where the split became a verb.
void move_verbal_noun(const Sentence& s, int token, std::vector<Move>& moves) {
  if (s[token].xpos != "VBN" && s[token].xpos != "VBD" && s[token].xpos != "VB") return;
  const Dependency d = s[token].dependency;
  if (d != Dependency::Nmod && d != Dependency::Obl && d != Dependency::Obj && d != Dependency::Nsubj) return;
  if (s.child(token, Dependency::Det) < 0 || s.child(token, Dependency::Obj) >= 0) return;
  moves.push_back({token, s[token].head, d, "NN"});
}

/// "called A a threat", where the threat became a second object.
void move_second_object(const Sentence& s, int token, std::vector<Move>& moves) {
  static constexpr std::array<std::string_view, 13> kNaming = {"appoint", "brand",    "call",  "consider", "declare",
                                                               "deem",    "dub",      "elect", "label",    "make",
                                                               "name",    "proclaim", "term"};
  const int verb = s[token].head;
  if (s[token].dependency != Dependency::Obj || verb < 0 || verb > token || s[token].upos != Upos::Noun) return;
  const int first = s.child(verb, Dependency::Obj);
  if (first < 0 || first >= token || !among(s[verb].lemma, kNaming)) return;
  moves.push_back({token, verb, Dependency::Xcomp});
}

/// A finite verb outside relative clauses and the like.
bool has_main_verb(const Sentence& s) {
  for (int t = 0; t < static_cast<int>(s.size()); ++t) {
    const std::string& tag = s[t].xpos;
    const Dependency d = s[t].dependency;
    const bool finite = tag == "VBZ" || tag == "VBP" || tag == "VBD" || tag == "MD";
    if (finite && (d == Dependency::Root || d == Dependency::Conj || d == Dependency::Parataxis)) return true;
    const bool helps = d == Dependency::Aux || d == Dependency::AuxPass || d == Dependency::Cop;
    if (finite && helps && s[t].head >= 0 && s[s[t].head].dependency == Dependency::Root) return true;
  }
  return false;
}

/// "China's threat alarmed Peru", where "alarmed" became an attribute of Peru and the threat the root.
void move_main_verb(const Sentence& s, int verb, std::vector<Move>& moves) {
  const std::string& tag = s[verb].xpos;
  const bool adjective = tag == "JJ" && s.text(verb).ends_with("ed");
  if (tag != "VBN" && tag != "VBD" && tag != "VBP" && !adjective) return;
  const Dependency hangs = s[verb].dependency;
  int object = s[verb].head;
  if (hangs == Dependency::Parataxis || hangs == Dependency::Conj) {
    object = s.child(verb, Dependency::Flat);  // "His successor, N. N., annexed/VBN Hawaii/flat"
    if (object != verb + 1 || s.text(verb - 1) != ",") return;
  } else if (hangs != Dependency::Amod && hangs != Dependency::Compound) {
    return;
  }
  int root = 0;
  while (root < verb && s[root].head >= 0) ++root;
  const bool noun = s[root].upos == Upos::Noun || s[root].upos == Upos::Propn;
  if (object < verb || root + 1 >= verb || !noun || s.text(static_cast<int>(s.size()) - 1) != ".") return;
  if (s.child(root, Dependency::Cop) >= 0 || s.child(root, Dependency::Nsubj) >= 0 || has_main_verb(s)) return;
  // It stands behind a whole noun phrase, not inside one.
  const Upos before = s[verb - 1].upos;
  if (before != Upos::Propn && before != Upos::Noun && before != Upos::Num && before != Upos::Punct) return;
  moves.push_back({verb, -1, Dependency::Root, adjective || tag == "VBN" ? "VBD" : std::string_view()});
  moves.push_back({root, verb, Dependency::Nsubj});
  moves.push_back({object, verb, Dependency::Obj});
  // What stands before the verb belongs to the subject.
  int last = -1;
  for (auto it = s.children_begin(object); it != s.children_end(object) && *it < verb; ++it) {
    if (s[*it].dependency != Dependency::Case) last = *it;
  }
  for (auto it = s.children_begin(object); it != s.children_end(object) && *it < verb; ++it) {
    if (*it == root) continue;
    if (*it == last) {
      moves.push_back({*it, root, Dependency::Nmod});
    } else {
      moves.push_back({*it, last >= 0 ? last : root, s[*it].dependency});
    }
  }
}

/// "gave Chile weapons", where the receiver became an attribute of the gift.
void move_receiver(const Sentence& s, int token, std::vector<Move>& moves) {
  static constexpr std::array<std::string_view, 18> kGiving = {"award", "cede", "deny",  "give",  "grant",  "hand",
                                                               "lease", "lend", "offer", "owe",   "pay",    "promise",
                                                               "sell",  "send", "show",  "teach", "permit", "allow"};
  const int gift = s[token].head;
  if (s[token].xpos != "NNP" || gift < token || s[token].dependency != Dependency::Compound) return;
  const int verb = s[gift].head;
  if (s[gift].dependency != Dependency::Obj || s[gift].upos != Upos::Noun || verb < 0 || verb >= token ||
      s[verb].upos != Upos::Verb || !among(s[verb].lemma, kGiving)) {
    return;
  }
  int first = token;
  while (first - 1 > verb && (s[first - 1].head == token || s[first - 1].upos == Upos::Det)) --first;
  if (first != verb + 1) return;
  for (auto it = s.children_begin(verb); it != s.children_end(verb); ++it) {
    if (s[*it].dependency == Dependency::Obl && (preposition(s, *it) == "to" || preposition(s, *it) == "for")) return;
  }
  moves.push_back({token, verb, Dependency::Iobj});
}

/// "Secretary of State N. N. met", where the name became an attribute: the name takes the place of its title.
void move_title(const Sentence& s, int token, std::vector<Move>& moves) {
  static constexpr std::array<std::string_view, 14> kDepartments = {
      "agriculture", "commerce", "defence", "defense",    "education", "energy",   "health",
      "interior",    "labor",    "staff",   "operations", "state",     "treasury", "war"};
  const int title = s[token].head;
  if (s[token].upos != Upos::Propn || s[token].dependency != Dependency::Nmod || title < 0) return;
  if (preposition(s, token) != "of" || s[title].head < 0) return;
  const int of = s.child(token, Dependency::Case);
  const int department = of + 1;
  if (of != title + 1 || department >= token || s[department].upos != Upos::Propn ||
      !among(lower_text(s, department), kDepartments) || s[department].head != token) {
    return;
  }
  moves.push_back({token, s[title].head, s[title].dependency});
  moves.push_back({title, token, Dependency::Compound});
  moves.push_back({department, title, Dependency::Nmod});
  moves.push_back({of, department, Dependency::Case});
}

/// "Ambassador to Chad N. N. met", where both the title and the name became the subject.
void move_second_subject(const Sentence& s, int token, std::vector<Move>& moves) {
  const int verb = s[token].head;
  if (s[token].dependency != Dependency::Nsubj || s[token].upos != Upos::Propn || verb < 0 || token == 0) return;
  for (auto it = s.children_begin(verb); it != s.children_end(verb) && *it < token; ++it) {
    const bool title = s[*it].upos == Upos::Propn || s[*it].xpos == "NN";
    if (s[*it].dependency != Dependency::Nsubj || !title || *it + 1 == token) continue;
    // Nothing but the two phrases stands between the two.
    bool whole = true;
    for (int t = *it + 1; t < token; ++t) {
      int up = t;
      for (int step = 0; step < 6 && up >= 0 && up != *it && up != token; ++step) up = s[up].head;
      whole = whole && (up == *it || up == token) && s[t].upos != Upos::Punct && s[t].upos != Upos::Verb;
    }
    if (whole) moves.push_back({*it, token, Dependency::NmodDesc});
    return;
  }
}

/// "ruled out attacking A", where the gerund became a circumstance.
void move_bare_gerund(const Sentence& s, int token, std::vector<Move>& moves) {
  const int verb = s[token].head;
  if (s[token].dependency != Dependency::Advcl || s[token].xpos != "VBG" || verb < 0 || verb > token) return;
  const bool particle = verb + 2 == token && s[verb + 1].dependency == Dependency::CompoundPrt;
  if (particle && s.child(verb, Dependency::Obj) < 0) moves.push_back({token, verb, Dependency::Xcomp});
}

/// "A's deputy representative to B", where the deputy became a subject of his own.
void move_deputy(const Sentence& s, int token, std::vector<Move>& moves) {
  static constexpr std::array<std::string_view, 4> kSeconds = {"assistant", "associate", "deputy", "vice"};
  const int office = s[token].head;
  if (!among(lower_text(s, token), kSeconds) || s[token].dependency != Dependency::Nsubj || office < token) return;
  if (office > token + 3 || s[office].upos != Upos::Noun || s.child(office, Dependency::Cop) >= 0) return;
  for (auto it = s.children_begin(token); it != s.children_end(token); ++it) {
    moves.push_back({*it, office, s[*it].dependency});
  }
  moves.push_back({token, office, Dependency::Amod});
}

/// "ceded its colony to A", "divided the mandate into two states", where the phrase became an attribute of the colony.
void move_recipient(const Sentence& s, int token, std::vector<Move>& moves) {
  static constexpr std::array<std::string_view, 22> kVerbs = {
      "award",  "bequeath", "cede", "concede", "convey",    "deliver", "dispatch", "donate",
      "export", "forward",  "give", "grant",   "hand",      "lease",   "lend",     "return",
      "sell",   "send",     "ship", "submit",  "surrender", "transfer"};
  static constexpr std::array<std::string_view, 14> kInto = {"absorb",    "break", "bring",     "carve", "convert",
                                                             "divide",    "draw",  "integrate", "merge", "organize",
                                                             "partition", "split", "transform", "turn"};
  const int thing = s[token].head;
  if (s[token].dependency != Dependency::Nmod || thing < 0 || thing > token) return;
  const std::string word = preposition(s, token);
  const int verb = s[thing].head;
  if (s[thing].dependency != Dependency::Obj || verb < 0 || verb > thing) return;
  if (!(word == "to" && among(s[verb].lemma, kVerbs)) && !(word == "into" && among(s[verb].lemma, kInto))) return;
  if (lower_text(s, verb) == "given" && s.child(verb, Dependency::Aux) < 0) return;  // "given its proximity to A"
  moves.push_back({token, verb, Dependency::Obl});
}

/// "was captured and executed in A", where the second participle became a past tense.
void move_participle(const Sentence& s, int token, std::vector<Move>& moves) {
  static constexpr std::array<std::string_view, 49> kVerbs = {
      "absorb",  "annex",     "appoint",  "approve",  "arrest",    "assassinate", "banish",      "bomb",    "convict",
      "crush",   "defeat",    "deploy",   "deport",   "destroy",   "dissolve",    "elect",       "execute", "exile",
      "expel",   "extradite", "fund",     "hand",     "hang",      "imprison",    "incorporate", "install", "jail",
      "kill",    "murder",    "name",     "occupy",   "partition", "place",       "publish",     "put",     "ratify",
      "release", "rename",    "repair",   "replace",  "sell",      "send",        "sentence",    "ship",    "shoot",
      "station", "torture",   "transfer", "translate"};
  const int first = s[token].head;
  if (s[token].xpos != "VBD" || s[token].dependency != Dependency::Conj || first < 0 || first > token) return;
  if (s[first].xpos != "VBN" || s.child(first, Dependency::AuxPass) < 0 || !among(s[token].lemma, kVerbs)) return;
  for (const Dependency d : {Dependency::Nsubj, Dependency::Obj, Dependency::Aux, Dependency::Ccomp}) {
    if (s.child(token, d) >= 0) return;
  }
  moves.push_back({token, first, Dependency::Conj, "VBN"});
}

/// "was appointed minister to A", "was elected president of B", where the phrase became the verb's.
void move_office_attribute(const Sentence& s, int token, std::vector<Move>& moves) {
  static constexpr std::array<std::string_view, 3> kWords = {"to", "of", "for"};
  if (s[token].dependency != Dependency::Obl || s[token].head < 0) return;
  const int word = s.child(token, Dependency::Case);
  if (word < 1 || !among(lower_text(s, word), kWords)) return;
  const int noun = word - 1;
  if (s[noun].dependency == Dependency::Xcomp && s[noun].upos == Upos::Noun && s[noun].head == s[token].head) {
    moves.push_back({token, noun, Dependency::Nmod});
  }
}

/// "The leader of A, N. N., met B", where N. N. became the second of a list with A; "the patron of the regime, N. N.",
/// where he became the regime.
void move_named_person(const Sentence& s, int token, std::vector<Move>& moves) {
  const int body = s[token].head;
  if (s[token].dependency == Dependency::Appos && s[token].upos == Upos::Propn && body >= 0 && body < token &&
      s[body].xpos == "NN" && s.child(token, Dependency::Flat) >= 0 && s[body].dependency == Dependency::Nmod &&
      preposition(s, body) == "of" && s[body].head >= 0 && s[s[body].head].xpos == "NN") {
    static constexpr std::array<std::string_view, 12> kBodies = {"alliance",     "army",      "bloc",    "committee",
                                                                 "company",      "coalition", "country", "movement",
                                                                 "organization", "party",     "regime",  "state"};
    if (among(s[body].lemma, kBodies)) moves.push_back({token, s[body].head, Dependency::Appos});
    return;
  }
  if (s[token].dependency != Dependency::Conj || s[token].upos != Upos::Propn || body < 0 || body > token) return;
  if (s[body].dependency != Dependency::Nmod || preposition(s, body) != "of" || token == 0) return;
  const int noun = s[body].head;
  if (noun < 0 || noun > body || s[noun].upos != Upos::Noun || s[noun].xpos != "NN") return;
  if (s.text(token - 1) != "," || s.child(token, Dependency::Cc) >= 0 || s.child(token, Dependency::Det) >= 0) return;
  int last = token;
  while (last + 1 < static_cast<int>(s.size()) && s[last + 1].head == token && s[last + 1].upos == Upos::Propn) ++last;
  const bool list = std::any_of(s.children_begin(body), s.children_end(body),
                                [&](int child) { return child > token && s[child].dependency == Dependency::Conj; });
  if (list || last == token || last + 1 >= static_cast<int>(s.size()) || s.text(last + 1) != ",") return;
  moves.push_back({token, noun, Dependency::Appos});
}

/// "the withdrawal of troops from A", "the deployment of troops to A", where "from A" became an attribute of the
/// troops.
void move_origin(const Sentence& s, int token, std::vector<Move>& moves) {
  static constexpr std::array<std::string_view, 15> kMoving = {
      "departure", "deportation", "evacuation", "exit",         "exodus", "expulsion", "flight",    "import",
      "pullout",   "release",     "removal",    "repatriation", "return", "transfer",  "withdrawal"};
  static constexpr std::array<std::string_view, 10> kSending = {
      "delivery", "deployment", "dispatch", "export", "return", "sale", "shipment", "supply", "transfer", "transport"};
  const int moved = s[token].head;
  if (s[token].dependency != Dependency::Nmod || moved < 0 || moved > token) return;
  const std::string way = preposition(s, token);
  if (way != "from" && way != "to") return;
  if (s[moved].dependency != Dependency::Nmod || preposition(s, moved) != "of" || s[moved].head < 0) return;
  const std::string& deed = s[s[moved].head].lemma;
  if (way == "from" ? among(deed, kMoving) : among(deed, kSending)) {
    moves.push_back({token, s[moved].head, Dependency::Nmod});
  }
}

/// "joined states that had backed A, including B", "a refuge for groups, like A", where the examples hang on the verb
/// or on the noun above.
void move_examples(const Sentence& s, int token, std::vector<Move>& moves) {
  const Dependency d = s[token].dependency;
  const int above = s[token].head;
  if ((d != Dependency::Obl && d != Dependency::Nmod) || above < 0 || above > token) return;
  const int word = s.child(token, Dependency::Case);
  if (word < 1) return;
  const std::string text = lower_text(s, word);
  if (text != "including" && text != "such" && text != "like") return;
  const bool set_off = s.text(word - 1) == ",";
  if (!set_off && text == "like") return;
  const auto is_plural = [&](int t) { return s[t].xpos == "NNS" && s[t].upos == Upos::Noun; };
  if (d == Dependency::Nmod && (is_plural(above) || s[above].upos == Upos::Propn)) return;
  int general = -1;
  for (int t = above + 1; t < word; ++t) {
    if (is_plural(t)) general = t;
  }
  if (general < 0 && s[above].dependency == Dependency::AclRelcl && s[above].head >= 0 && is_plural(s[above].head)) {
    general = s[above].head;
  }
  if (general >= 0) moves.push_back({token, general, Dependency::Nmod});
}

/// "requires further coordination by the two nations", where who coordinates became the verb's.
void move_doer(const Sentence& s, int token, std::vector<Move>& moves) {
  static constexpr std::array<std::string_view, 7> kEndings = {"tion", "sion", "ment", "ance", "ence", "ival", "sal"};
  static constexpr std::array<std::string_view, 9> kDoers = {"country", "force", "government", "group", "nation",
                                                             "power",   "rebel", "state",      "troop"};
  if (s[token].dependency != Dependency::Obl || preposition(s, token) != "by" || s[token].head < 0) return;
  const int verb = s[token].head;
  const int noun = s.child(token, Dependency::Case) - 1;
  if (noun < verb || s[noun].head != verb || s[noun].dependency != Dependency::Obj || s[noun].upos != Upos::Noun)
    return;
  if (s[token].upos != Upos::Propn && !(s[token].xpos == "NNS" && among(s[token].lemma, kDoers))) return;
  const std::string& lemma = s[noun].lemma;
  if (std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view end) { return lemma.ends_with(end); })) {
    moves.push_back({token, noun, Dependency::Nmod});
  }
}

/// "mentions the refusal to assist A", where the infinitive hangs on the verb above.
void move_deed(const Sentence& s, int token, std::vector<Move>& moves) {
  const int verb = s[token].head;
  const int mark = s.child(token, Dependency::Mark);
  const Dependency d = s[token].dependency;
  if ((d != Dependency::Advcl && d != Dependency::Xcomp) || s[token].xpos != "VB" || verb < 0 || mark < 1) return;
  int noun = mark - 1;
  if (s[noun].dependency == Dependency::Nmod && s[noun].head > verb) noun = s[noun].head;  // "the promise by A to …"
  if (noun < verb || s[noun].upos != Upos::Noun || !holds_deed(s[noun].lemma)) return;
  if (s[noun].dependency != Dependency::Obj || s[noun].head != verb || owner_of(s, noun, token) < 0) return;
  moves.push_back({token, noun, Dependency::Acl});
}

/// Whether `token` hangs, over some steps, on `above`.
bool is_under(const std::vector<Token>& tokens, int token, int above) {
  for (std::size_t step = 0; step <= tokens.size() && token >= 0; ++step) {
    if (token == above) return true;
    token = tokens[static_cast<std::size_t>(token)].head;
  }
  return false;
}

}  // namespace

std::optional<Sentence> repair_tree(const Sentence& sentence) {
  std::vector<Move> moves;
  for (int token = 0; token < static_cast<int>(sentence.size()); ++token) {
    move_attributes(sentence, token, moves);
    move_infinitive(sentence, token, moves);
    move_gerund(sentence, token, moves);
    move_marked_gerund(sentence, token, moves);
    move_main_verb(sentence, token, moves);
    move_object(sentence, token, moves);
    move_title(sentence, token, moves);
    move_verb(sentence, token, moves);
    move_plural_noun(sentence, token, moves);
    move_verbal_noun(sentence, token, moves);
    move_next_subject(sentence, token, moves);
    move_relative(sentence, token, moves);
    move_clause_subject(sentence, token, moves);
    move_bombing(sentence, token, moves);
    move_both(sentence, token, moves);
    move_second_object(sentence, token, moves);
    move_receiver(sentence, token, moves);
    move_office_attribute(sentence, token, moves);
    move_named_person(sentence, token, moves);
    move_origin(sentence, token, moves);
    move_participle(sentence, token, moves);
    move_deputy(sentence, token, moves);
    move_recipient(sentence, token, moves);
    move_second_subject(sentence, token, moves);
    move_bare_gerund(sentence, token, moves);
    move_examples(sentence, token, moves);
    move_deed(sentence, token, moves);
    move_doer(sentence, token, moves);
  }
  if (moves.empty()) return std::nullopt;
  std::vector<Token> tokens = sentence.tokens();
  for (const Move& move : moves) {
    if (is_under(tokens, move.head, move.token)) continue;  // would close a circle
    Token& token = tokens[static_cast<std::size_t>(move.token)];
    token.head = move.head;
    token.dependency = move.dependency;
    if (!move.tag.empty()) {
      token.upos = move.tag == "NN" ? Upos::Noun : Upos::Verb;
      token.xpos = move.tag;
    }
    if (token.upos == Upos::Verb && move.dependency == Dependency::Root && token.xpos == "VBN") token.xpos = "VBD";
  }
  Sentence repaired(sentence.document(), sentence.span(), std::move(tokens));
  repaired.index_children();
  return repaired;
}

}  // namespace actorgraph
