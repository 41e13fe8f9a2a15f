#include "extract/relations/nominal.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extract/relations/clause.h"
#include "extract/relations/words.h"

namespace actorgraph {
namespace {

struct Party {
  Argument argument;
  std::string shape;
  int token = -1;          ///< the dependent through which it belongs to the noun
  std::vector<int> words;  ///< from the noun to the actor: preposition, nouns passed
};

/// "between A and B, C and D left": the list ends before C, whatever the tree says.
bool ends_list(const ActorView& view, const std::vector<Party>& list, const Party& next) {
  if (list.empty()) return false;
  const Mention& last = view.mention(list.back().argument);
  const int after = view.mention(next.argument).first - 1;
  return list.size() > 1 && view.sentence().child(last.head, Dependency::Cc) >= 0 && after > last.last &&
         view.sentence().text(after) == ",";
}

bool contains(const std::vector<std::string>& roles, std::string_view role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

class NominalFinder {
 public:
  NominalFinder(const ActorView& view, const RelationLexicon& lexicon, std::vector<Candidate>& out)
      : view_(view), s_(view.sentence()), lexicon_(lexicon), out_(out) {}

  void run() {
    for (int token = 0; token < static_cast<int>(s_.size()); ++token) {
      const Upos upos = s_[token].upos;
      if (upos == Upos::Noun || upos == Upos::Propn) noun(token);
    }
    for (const std::size_t index : view_.mentions()) {
      holder(index);
      location(index);
      participle(index);
      stance(index);
      party(index);
      listed_members(index);
    }
  }

 private:
  void emit(const Party& subject, const Party& object, int predicate, std::vector<int> words, std::vector<int> core,
            std::string rule, std::string preposition, bool mutual) {
    if (subject.argument.actor == object.argument.actor) return;
    // One word may stand for two partners ("the two countries"), not for a doer and what he does it to.
    if (!mutual && subject.argument.mention == object.argument.mention) return;
    if (!mutual && stands_among(view_, words, subject.argument.actor, object.argument)) return;
    Candidate candidate;
    candidate.subject = subject.argument;
    candidate.object = object.argument;
    candidate.predicate = predicate;
    candidate.words = std::move(words);
    candidate.core = std::move(core);
    candidate.nouns = {predicate};
    candidate.rule = std::move(rule);
    candidate.subject_shape = subject.shape;
    candidate.object_shape = object.shape;
    candidate.preposition = std::move(preposition);
    candidate.mutual = mutual;
    out_.push_back(std::move(candidate));
  }

  /// The entry of a noun, whatever the preposition.
  const RelationEntry* entry_of(int n, std::string_view preposition) const {
    FrameContext context;
    context.preposition = preposition;
    const std::string lemma = content_lemma(s_, n);
    if (const RelationEntry* entry = lexicon_.best(RelationEntry::Pos::Noun, lemma, context)) return entry;
    const auto all = lexicon_.find(RelationEntry::Pos::Noun, lemma);
    return all.empty() ? nullptr : &all.back();
  }

  /// "Council of Ministers of A": a word of the council's name.
  bool inside_name(int n) const {
    return std::any_of(view_.mentions().begin(), view_.mentions().end(), [&](std::size_t index) {
      const Mention& around = view_.actors().mentions[index];
      const bool body = view_.actors().actors[around.actors.front()].kind == ActorKind::Organization;
      return body && around.via == Via::Name && around.first < n && n <= around.last && around.head != n;
    });
  }

  void noun(int n) {
    if (inside_name(n)) return;
    std::vector<Party> owners;      // possessors and national adjectives
    std::vector<Party> attributes;  // prepositional
    std::vector<int> preposition_at;
    std::vector<std::string> prepositions;
    // "attacks and raids by X": the conjunct shares what stands behind the last one; "Chinese trade and investment"
    // what stands before.
    std::vector<int> holders = {n};
    // … unless it has an article of its own: "the British refusal and the decision of the Americans".
    const bool apart = s_.child(n, Dependency::Det) >= 0;
    if (s_[n].dependency == Dependency::Conj && s_[n].head >= 0 && s_[s_[n].head].upos == Upos::Noun) {
      holders.push_back(s_[n].head);
    }
    for (const int holder : holders) {
      for (auto it = s_.children_begin(holder); it != s_.children_end(holder); ++it) {
        const int child = *it;
        switch (s_[child].dependency) {
          case Dependency::NmodPoss:
          case Dependency::Amod:
          case Dependency::Compound:
          case Dependency::NmodUnmarked:
          case Dependency::NmodDesc: {
            const bool possessive = s_[child].dependency == Dependency::NmodPoss;
            if (holder != n && (apart || !owners.empty())) break;
            for (const Argument& argument : view_.direct(leader_of(s_, child))) {
              owners.push_back({argument,
                                holder == n ? (possessive ? "poss" : "adj") : (possessive ? "conj>poss" : "conj>adj"),
                                child,
                                {}});
            }
            // "Norway-Peru relations", where the tree hangs the first name on the second
            for (const Dependency d : {Dependency::Compound, Dependency::Amod}) {
              const int other = s_.child(child, d);
              if (other < 0 || holder != n) continue;
              // … and "Russian arms sales", where the sales are Russian
              const bool joined = other + 2 == child && s_[other + 1].xpos == "HYPH";
              const bool whole = s_[child].dependency == Dependency::Compound && s_[child].upos == Upos::Noun &&
                                 view_.mention_at(child) < 0 && other + 1 == child;
              if (!joined && !whole) continue;
              for (const Argument& argument : view_.direct(other)) owners.push_back({argument, "adj", other, {}});
            }
            if (possessive && view_.direct(child).empty()) {
              for (const Reach& reach : view_.reach(child, "poss")) {
                owners.push_back({reach.argument, reach.shape, child, {}});
              }
            }
            break;
          }
          case Dependency::Nmod: {
            if (holder != n && child < n) break;
            std::vector<int> words;
            const std::string preposition = view_.preposition(child, &words);
            if (preposition.empty() || (is_circumstantial(preposition) && preposition != "by" && preposition != "as"))
              break;
            if (sets_scene(s_, child, preposition) || set_apart(child)) break;
            for (const Reach& reach : view_.reach(child, "nmod:" + preposition)) {
              std::vector<int> longer = words;
              longer.insert(longer.end(), reach.words.begin(), reach.words.end());
              attributes.push_back({reach.argument, reach.shape, child, std::move(longer)});
              prepositions.push_back(preposition);
            }
            reattached(child, attributes, prepositions);
            break;
          }
          default:
            break;
        }
      }
    }
    shared_possessors(n, owners);
    if (owners.empty() && attributes.empty()) return;
    const int change = verb_of_change(n);
    if (change >= 0) {
      // "the influence of A grew in B": the influence is in B.
      for (auto it = s_.children_begin(change); it != s_.children_end(change); ++it) {
        if (s_[*it].dependency != Dependency::Obl) continue;
        std::vector<int> words;
        const std::string preposition = view_.preposition(*it, &words);
        if (preposition.empty() || preposition == "by" || is_circumstantial(preposition)) continue;
        for (const Reach& reach : view_.reach(*it, "obl:" + preposition)) {
          std::vector<int> longer = words;
          longer.insert(longer.end(), reach.words.begin(), reach.words.end());
          attributes.push_back({reach.argument, reach.shape, *it, std::move(longer)});
          prepositions.push_back(preposition);
        }
      }
    }
    const RelationEntry* entry = entry_of(n, "");
    if (entry != nullptr) shared_complements(n, *entry, owners, attributes, prepositions);
    const bool agent = entry != nullptr && has_flag(*entry, RelationEntry::Agent);
    if (agent) return;  // "the minister of X" is somebody, see holder()
    std::vector<Party> doers;
    std::vector<std::pair<Party, std::string>> others;
    // "the shelling of A by B": done to A
    const bool has_doer = std::find(prepositions.begin(), prepositions.end(), "by") != prepositions.end();
    // "A's abandonment of B": so, too
    const bool owned =
        std::any_of(owners.begin(), owners.end(), [](const Party& owner) { return owner.shape == "poss"; });
    const bool of_is_subject = entry != nullptr && contains(entry->subject_from, "of") && !has_doer && !owned;
    for (const Party& owner : owners) doers.push_back(owner);
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      const std::string& preposition = prepositions[i];
      if (preposition == "between" || preposition == "among") continue;
      // "the withdrawal of Cuban troops from A": who goes
      const bool is_direct =
          attributes[i].words.size() == 1 || is_of_people(attributes[i]) || is_moved(n, attributes[i]);
      const bool subject_role =
          entry != nullptr && contains(entry->subject_from, preposition) && (preposition != "of" || of_is_subject);
      const bool object_role = entry != nullptr && contains(entry->object_from, preposition);
      if (preposition == "by" || (preposition == "of" && of_is_subject && !object_role) ||
          (subject_role && !object_role)) {
        if (is_direct || preposition == "by") doers.push_back(attributes[i]);
        continue;
      }
      if (preposition == "of" && owners.empty() && entry == nullptr && !has_doer) {
        doers.push_back(attributes[i]);
        continue;
      }
      others.emplace_back(attributes[i], preposition);
    }
    for (const Party& doer : doers) {
      for (const auto& [other, preposition] : others) {
        if (doer.token == other.token) continue;
        // "the Japanese city of A": A is a city of Japan.
        if (preposition == "of" && is_territory(n) && other.words.size() == 1) {
          emit(other, doer, n, {n, kOf}, {n}, "nominal", "of", false);
          continue;
        }
        std::vector<int> words = {n};
        words.insert(words.end(), other.words.begin(), other.words.end());
        const bool through_verb = change >= 0 && s_[other.token].head == change;
        emit(doer, other, through_verb ? change : n, std::move(words), core(n, other), "nominal", preposition, false);
      }
    }
    // "Chile's defeat by Peru": Peru does it
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      if (prepositions[i] != "by" || attributes[i].words.size() != 1) continue;
      for (const Party& owner : owners) {
        if (owner.shape == "poss") emit(attributes[i], owner, n, {n, kOf}, {n}, "nominal", "of", false);
      }
    }
    partners(n, entry, owners, attributes, prepositions);
  }

  bool is_territory(int noun) const {
    static constexpr std::array<std::string_view, 15> kWords = {
        "city",     "colony", "district", "enclave", "island",    "peninsula", "port",   "possession",
        "province", "region", "state",    "suburb",  "territory", "town",      "village"};
    return among(s_[noun].lemma, kWords);
  }

  /// "the deployment of A's weapons to B": A moves what is A's.
  bool is_moved(int n, const Party& party) const {
    static constexpr std::array<std::string_view, 9> kWords = {"delivery",   "deployment", "dispatch",
                                                               "placement",  "presence",   "removal",
                                                               "stationing", "transfer",   "withdrawal"};
    const std::vector<int>& words = party.words;
    return among(s_[n].lemma, kWords) && words.size() == 3 && words[1] >= 0 && words[2] == kOf;
  }

  /// "of Cuban troops", "of the forces of A"
  bool is_of_people(const Party& party) const {
    const std::vector<int>& words = party.words;
    return words.size() == 3 && words[1] >= 0 && is_role(words[1]) && s_[words[1]].xpos == "NNS";
  }

  /// "the involvement, for A, of B": A is somewhere else in thought.
  bool set_apart(int child) const {
    const int word = s_.child(child, Dependency::Case);
    if (word < 1 || lower_text(s_, word) != "for" || child + 1 >= static_cast<int>(s_.size())) return false;
    return (lower_text(s_, word - 1) == "," || lower_text(s_, word - 1) == "while") && lower_text(s_, child + 1) == ",";
  }

  /// "A and B's engagement" where the tree makes a list of the three.
  void shared_possessors(int n, std::vector<Party>& owners) const {
    if (!owners.empty() || s_[n].dependency != Dependency::Conj || n < 2 || s_[n - 1].xpos != "POS") return;
    const int last = s_[n - 1].head;
    if (last < 0 || view_.mention_at(last) < 0 || (s_[last].head != s_[n].head && last != s_[n].head)) return;
    const int first = s_[last].dependency == Dependency::Conj ? s_[last].head : last;
    for (const Argument& argument : view_.direct(first)) owners.push_back({argument, "conj>poss", last, {}});
  }

  /// The verb whose subject the noun is, where it says no more than that the thing grows, ends or the like; or -1.
  int verb_of_change(int n) const {
    static constexpr std::array<std::string_view, 24> kWords = {
        "begin",     "continue", "decline",  "decrease", "deepen", "deteriorate", "diminish", "emerge",
        "end",       "erupt",    "escalate", "expand",   "fall",   "grow",        "improve",  "increase",
        "intensify", "occur",    "persist",  "remain",   "rise",   "start",       "weaken",   "worsen"};
    if (s_[n].dependency != Dependency::Nsubj) return -1;
    const int verb = s_[n].head;
    if (verb < 0 || s_[verb].upos != Upos::Verb || s_.child(verb, Dependency::Obj) >= 0) return -1;
    return among(s_[verb].lemma, kWords) ? verb : -1;
  }

  /// "A expanded B's aid to C": to C is the verb's in the tree, and the noun's as well.
  void shared_complements(int n, const RelationEntry& entry, const std::vector<Party>& owners,
                          std::vector<Party>& attributes, std::vector<std::string>& prepositions) const {
    static constexpr std::array<std::string_view, 26> kVerbs = {
        "approve", "authorize", "ban",     "block",  "boost",    "curtail", "cut",      "double", "end",
        "expand",  "extend",    "freeze",  "halt",   "increase", "lift",    "maintain", "oppose", "promise",
        "reduce",  "renew",     "restore", "resume", "step",     "stop",    "support",  "suspend"};
    const int verb = s_[n].head;
    if (owners.empty() || s_[n].dependency != Dependency::Obj || verb < 0 || !among(s_[verb].lemma, kVerbs)) return;
    for (auto it = s_.children_begin(verb); it != s_.children_end(verb); ++it) {
      if (s_[*it].dependency != Dependency::Obl || *it < n) continue;
      std::vector<int> words;
      const std::string preposition = view_.preposition(*it, &words);
      if (!contains(entry.object_from, preposition)) continue;
      for (const Argument& argument : view_.direct(*it)) {
        attributes.push_back({argument, "shared:" + preposition, *it, words});
        prepositions.push_back(preposition);
      }
    }
  }

  /// "commitment to A under B": what the tree hangs on the name A is an attribute of the noun.
  void reattached(int name, std::vector<Party>& attributes, std::vector<std::string>& prepositions) const {
    if (view_.mention_at(name) < 0) return;
    // "the influence of A and other powers on B"
    for (auto it = s_.children_begin(name); it != s_.children_end(name); ++it) {
      if (s_[*it].dependency == Dependency::Conj && s_[*it].xpos == "NNS") {
        reattached_from(*it, attributes, prepositions);
      }
    }
    if (s_[name].upos == Upos::Propn) reattached_from(name, attributes, prepositions);
  }

  void reattached_from(int noun, std::vector<Party>& attributes, std::vector<std::string>& prepositions) const {
    for (auto it = s_.children_begin(noun); it != s_.children_end(noun); ++it) {
      if (s_[*it].dependency != Dependency::Nmod) continue;
      std::vector<int> words;
      const std::string preposition = view_.preposition(*it, &words);
      if (!reattaches(preposition)) continue;
      for (const Reach& reach : view_.reach(*it, "re:" + preposition)) {
        std::vector<int> longer = words;
        longer.insert(longer.end(), reach.words.begin(), reach.words.end());
        attributes.push_back({reach.argument, reach.shape, *it, std::move(longer)});
        prepositions.push_back(preposition);
      }
    }
  }

  std::vector<int> core(int n, const Party& other) const {
    std::vector<int> core = {n};
    for (const int word : other.words) {
      if (word >= 0 && s_[word].upos != Upos::Adp && word != n) core.push_back(word);
    }
    return core;
  }

  /// "talks between A and B", "Sino-Russian cooperation", "A and B's relations"
  void partners(int n, const RelationEntry* entry, const std::vector<Party>& owners,
                const std::vector<Party>& attributes, const std::vector<std::string>& prepositions) {
    std::vector<Party> between;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      if ((prepositions[i] == "between" || prepositions[i] == "among") && attributes[i].words.size() == 1) {
        if (ends_list(view_, between, attributes[i])) break;
        between.push_back(attributes[i]);
      }
    }
    const bool symmetric = entry != nullptr && has_flag(*entry, RelationEntry::Symmetric);
    const int quality = shared_quality(n);
    if (between.size() < 2 && quality >= 0) {
      // "a shared priority for A and B", "a common enemy of A and B"
      between.clear();
      for (std::size_t i = 0; i < attributes.size(); ++i) {
        const std::string& word = prepositions[i];
        if ((word == "for" || word == "of" || word == "to") && attributes[i].words.size() == 1 &&
            (between.empty() || attributes[i].token == between.front().token)) {
          between.push_back(attributes[i]);
        }
      }
      if (between.size() < 2) between.clear();
    }
    if (between.size() < 2 && symmetric && s_[n].upos == Upos::Noun) {
      between = owners;
      for (std::size_t i = 0; i < attributes.size(); ++i) {
        if ((prepositions[i] == "of" || prepositions[i] == "by") && attributes[i].words.size() == 1) {
          between.push_back(attributes[i]);
        }
      }
      // "China's trade with Iran" has its partner behind the preposition.
      if (std::find(prepositions.begin(), prepositions.end(), "with") != prepositions.end()) return;
    }
    if (between.size() < 2 || between.size() > 6) return;
    static constexpr std::array<std::string_view, 5> kOfAThird = {"bridge", "intermediary", "mediator", "role",
                                                                  "wedge"};
    if (among(s_[n].lemma, kOfAThird)) return;
    // "relations between A and B with C": of each with C
    if (std::find(prepositions.begin(), prepositions.end(), "with") != prepositions.end()) return;
    // "ties between A and the two neighbours": not of the neighbours with each other
    const bool several = std::any_of(between.begin(), between.end(),
                                     [&](const Party& party) { return party.token != between.front().token; });
    // "agreements between A and the states of B and C": not of B with C
    const auto same_span = [&](const Party& a, const Party& b) {
      const Mention& one = view_.mention(a.argument);
      const Mention& other = view_.mention(b.argument);
      return one.first == other.first && one.last == other.last;
    };
    const auto spans = std::count_if(between.begin(), between.end(),
                                     [&](const Party& party) { return !same_span(party, between.front()); }) +
                       1;
    // "the War of the North between A and B": not the North.
    for (const std::size_t index : view_.mentions()) {
      const Mention& around = view_.actors().mentions[index];
      if (around.first <= n && n <= around.last && around.head < n) n = around.head;
    }
    for (std::size_t i = 0; i < between.size(); ++i) {
      for (std::size_t j = i + 1; j < between.size(); ++j) {
        if (several && between[i].argument.mention == between[j].argument.mention) continue;
        if (spans > 1 && same_span(between[i], between[j])) continue;
        std::vector<int> words = {n};
        if (quality >= 0) words.insert(words.begin(), quality);
        std::vector<int> core_words = {n};
        const int above = s_[n].head;
        if (above >= 0 && s_[n].dependency == Dependency::Nmod && s_[above].upos == Upos::Noun &&
            view_.preposition(n) == "of" && tells(above)) {
          words = {above, kOf, n};  // "conflict of interests between A and B"
          core_words = {above, n};
        }
        emit(between[i], between[j], n, std::move(words), std::move(core_words), "partners", "between", true);
      }
    }
  }

  /// The "shared" of "a shared priority", or -1.
  int shared_quality(int n) const {
    static constexpr std::array<std::string_view, 4> kWords = {"common", "joint", "mutual", "shared"};
    for (auto it = s_.children_begin(n); it != s_.children_end(n) && *it < n; ++it) {
      if (s_[*it].dependency == Dependency::Amod && among(lower_text(s_, *it), kWords)) return *it;
    }
    return -1;
  }

  /// "conflict of interests", not "part of the cooperation", "event of a war".
  bool tells(int noun) const {
    static constexpr std::array<std::string_view, 14> kEmpty = {"part",  "event", "kind",  "form",    "series",
                                                                "level", "lack",  "end",   "absence", "start",
                                                                "case",  "state", "cause", "result"};
    return !among(s_[noun].lemma, kEmpty);
  }

  /// Offices and roles: "Russian Foreign Minister Sergei Lavrov", "Shoigu, secretary of the Security Council",
  /// "Pakistan's ally China". The role noun is the person's title, apposition or governor.
  void holder(std::size_t index) {
    const Mention& mention = view_.actors().mentions[index];
    const int head = mention.head;
    std::vector<std::pair<int, std::string>> roles;
    for (int t = mention.first; t <= mention.last; ++t) {
      const bool inside = t > mention.first && lower_text(s_, t - 1) == "of";  // the "State" of its secretary
      // the "National" of a national security adviser
      const int above = s_[t].head;
      const bool part = above > t && above <= mention.last && s_[t].upos != Upos::Noun && is_role(above);
      if (t != head && !inside && !part && is_role(t) && is_free_role(t)) roles.emplace_back(t, "title");
    }
    // A name whose words the parser did not join may carry the apposition on any of them.
    for (int t = mention.first; t <= mention.last; ++t) {
      if (t == head) continue;
      for (auto it = s_.children_begin(t); it != s_.children_end(t); ++it) {
        if (s_[*it].dependency == Dependency::Appos && *it > mention.last) add_role(*it, "apposition", roles);
      }
    }
    for (auto it = s_.children_begin(head); it != s_.children_end(head); ++it) {
      const Dependency d = s_[*it].dependency;
      if (*it >= mention.first && *it <= mention.last) continue;
      if (d == Dependency::Appos) {
        const std::size_t before = roles.size();
        add_role(*it, "apposition", roles);
        if (roles.size() == before && describes(*it, mention)) roles.emplace_back(*it, "thing-apposition");
      }
      if (d == Dependency::Compound || d == Dependency::NmodDesc || d == Dependency::Flat || d == Dependency::Nmod ||
          d == Dependency::Amod) {
        if (d != Dependency::Nmod && is_role(*it)) roles.emplace_back(*it, "title");
      }
    }
    const int up = s_[head].head;
    if (up >= 0 && s_[head].dependency == Dependency::Conj) {
      // "A and B, both allies of C", "Presidents A and B": B, too
      for (auto it = s_.children_begin(up); it != s_.children_end(up); ++it) {
        const Dependency d = s_[*it].dependency;
        if (d == Dependency::Appos && *it > mention.last && s_[*it].xpos == "NNS") {
          add_role(*it, "apposition", roles);
        } else if ((d == Dependency::NmodDesc || d == Dependency::Compound) && *it < up && is_role(*it) &&
                   s_[*it].xpos.ends_with("S")) {
          roles.emplace_back(*it, "title");
        }
      }
    }
    if (up >= 0) {
      const Dependency d = s_[head].dependency;
      const bool person = view_.actors().actors[mention.actors.front()].kind == ActorKind::Person;
      // "the premier of Chad, N. N.": taken for a list of two without "and".
      const bool list = d == Dependency::Conj && person && s_.child(head, Dependency::Cc) < 0 && mention.first > 0 &&
                        lower_text(s_, mention.first - 1) == "," && mention.via == Via::Name;
      if ((d == Dependency::Appos || d == Dependency::Flat || d == Dependency::NmodDesc || list) && is_role(up)) {
        roles.emplace_back(up, d == Dependency::Appos || list ? "apposition" : "title");
      }
    }
    if (roles.empty() && view_.actors().actors[mention.actors.front()].kind == ActorKind::Person) {
      add_leading_role(mention.first, roles);
      if (mention.via != Via::Pronoun && mention.via != Via::Description) add_following_role(mention.last, roles);
    }
    add_role_as(head, roles);
    for (const std::size_t actor : mention.actors) {
      const Party party{{index, actor}, "holder", head, {}};
      for (const auto& [role, rule] : roles) role_relations(party, role, rule);
    }
  }

  static bool appoints(std::string_view verb) {
    static constexpr std::array<std::string_view, 11> kWords = {"appoint",  "choose", "crown",    "declare",
                                                                "elect",    "make",   "name",     "nominate",
                                                                "proclaim", "select", "designate"};
    return among(verb, kWords);
  }

  /// "appointed Lee as commissioner for the Committee", "who worked as an agent of the king"
  void add_role_as(int head, std::vector<std::pair<int, std::string>>& roles) const {
    const int verb = s_[head].head;
    if (verb < 0 || s_[verb].upos != Upos::Verb) return;
    const Dependency d = s_[head].dependency;
    const int object = s_.child(verb, Dependency::Obj);
    // "A replaced B as minister": A is minister now.
    const bool follows = s_[verb].lemma == "replace" || s_[verb].lemma == "succeed" || s_[verb].lemma == "follow";
    if (follows ? d != Dependency::Nsubj
                : d != Dependency::Obj && d != Dependency::NsubjPass && !(d == Dependency::Nsubj && object < 0)) {
      return;
    }
    for (auto it = s_.children_begin(verb); it != s_.children_end(verb); ++it) {
      if (s_[*it].dependency == Dependency::Obl && view_.preposition(*it) == "as" && is_role(*it)) {
        roles.emplace_back(*it, "as-role");
      }
      // "was appointed governor of A", "named her ambassador to B"
      if (s_[*it].dependency == Dependency::Xcomp && s_[*it].upos != Upos::Verb && appoints(s_[verb].lemma) &&
          is_role(*it)) {
        roles.emplace_back(*it, "as-role");
      }
    }
  }

  /// "Soviet Premier N. N.", "the ambassador of Peru to Chad N. N." where the tree does not hang the role on the name:
  /// a role right before the name, or else the one that opens the noun phrase before it.
  void add_leading_role(int first, std::vector<std::pair<int, std::string>>& roles) const {
    constexpr int kFarthestRole = 14;
    int opening = -1;
    const bool comma = first > 1 && lower_text(s_, first - 1) == "," && s_[first].upos == Upos::Propn;
    for (int t = first - (comma ? 2 : 1); t >= 0 && t >= first - kFarthestRole; --t) {
      if (is_role(t) && is_free_role(t)) {
        opening = t;
        if (t == first - 1) break;
        continue;
      }
      const Upos upos = s_[t].upos;
      const std::string text = lower_text(s_, t);
      const bool inside = upos == Upos::Propn || upos == Upos::Adj || upos == Upos::Noun || upos == Upos::Det ||
                          text == "of" || text == "and" || text == "to" || text == "for" || text == "at" ||
                          text == "in" || s_[t].xpos == "POS";
      if (!inside) break;
    }
    if (opening < 0) return;
    // Prepositions and articles may stand between them only if the tree joins the two.
    bool plain = !comma;
    for (int t = opening + 1; t < first; ++t) {
      const Upos upos = s_[t].upos;
      plain = plain && (upos == Upos::Propn || upos == Upos::Adj || upos == Upos::Noun);
    }
    if (!plain) {
      int up = s_[first].head;
      for (int step = 0; step < 6 && up >= 0 && up != opening; ++step) up = s_[up].head;
      if (up != opening) return;
    }
    roles.emplace_back(opening, "title");
  }

  /// Not a word inside a name, such as the "Ministry" of a ministry.
  bool is_free_role(int token) const {
    const int index = view_.mention_at(token);
    if (index < 0) return true;
    const Mention& mention = view_.actors().mentions[static_cast<std::size_t>(index)];
    if (token < mention.first || token > mention.last) return true;  // stands for the person that it is said of
    const Via via = mention.via;
    return via == Via::Office || via == Via::Description || via == Via::Collective || via == Via::Apposition;
  }

  /// "N. N., Russia's minister of defense, …" where the tree does not hang the role on the name.
  void add_following_role(int last, std::vector<std::pair<int, std::string>>& roles) const {
    constexpr int kFarthestRole = 7;
    const int size = static_cast<int>(s_.size());
    if (last + 1 >= size || lower_text(s_, last + 1) != ",") return;
    for (int t = last + 2; t < size && t <= last + 1 + kFarthestRole; ++t) {
      const Upos upos = s_[t].upos;
      if (upos == Upos::Verb || upos == Upos::Aux || upos == Upos::Punct || upos == Upos::Sconj || upos == Upos::Pron)
        return;
      if (is_role(t)) {
        roles.emplace_back(t, "apposition");
        return;
      }
    }
  }

  /// "Mogador, a port on the coast of A", "the pipeline, an artery of B": an apposition that tells what it is.
  bool describes(int noun, const Mention& mention) const {
    if (s_[noun].upos != Upos::Noun || noun <= mention.last) return false;
    if (const int own = view_.mention_at(noun); own >= 0) {
      // "Essequibo, a region of A": the region is no other actor
      return is_territory(noun) && view_.actors().mentions[static_cast<std::size_t>(own)].via == Via::Collective;
    }
    // "N. N., the builder of the canal", "Panama (province of A)"
    const bool of = std::any_of(s_.children_begin(noun), s_.children_end(noun), [&](int child) {
      return s_[child].dependency == Dependency::Nmod && view_.preposition(child) == "of";
    });
    const bool person = view_.actors().actors[mention.actors.front()].kind == ActorKind::Person;
    if (person) return of && s_[noun].xpos == "NN" && s_.child(noun, Dependency::Det) >= 0;
    return s_.child(noun, Dependency::Det) >= 0 || s_.child(noun, Dependency::NmodPoss) >= 0 ||
           (of && lower_text(s_, noun - 1) == "(");
  }

  void add_role(int token, const std::string& rule, std::vector<std::pair<int, std::string>>& roles) const {
    if (is_role(token)) roles.emplace_back(token, rule);
    for (auto it = s_.children_begin(token); it != s_.children_end(token); ++it) {
      if (s_[*it].dependency == Dependency::Conj) add_role(*it, rule, roles);
    }
  }

  bool is_role(int token) const {
    const Upos upos = s_[token].upos;
    if (upos != Upos::Noun && upos != Upos::Propn && upos != Upos::Adj) return false;
    const std::string text(s_.text(token));
    if (upos == Upos::Adj && (text == "major" || text == "general" || text == "private")) return false;
    std::string lemma = s_[token].lemma;
    for (char& c : lemma) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    for (const RelationEntry& entry : lexicon_.find(RelationEntry::Pos::Noun, lemma)) {
      if (has_flag(entry, RelationEntry::Agent)) return true;
    }
    return false;
  }

  void role_relations(const Party& party, int role, const std::string& rule) {
    std::vector<Party> owners;
    add_owners(role, owners);
    // "Russian Foreign Minister Sergei Lavrov": the adjective may hang on the name.
    const int head = party.token;
    for (auto it = s_.children_begin(head); it != s_.children_end(head); ++it) {
      const Dependency d = s_[*it].dependency;
      if ((d == Dependency::Amod || d == Dependency::NmodPoss || d == Dependency::Compound ||
           d == Dependency::NmodDesc || d == Dependency::NmodUnmarked) &&
          *it < role && rule == "title") {
        for (const Argument& argument : view_.direct(*it)) owners.push_back({argument, "adj", *it, {kOf}});
      }
    }
    // "King N. N. of Jordan", "President N. N. of Chile"
    const bool person = view_.actor(party.argument).kind == ActorKind::Person;
    if (rule == "title" && owners.empty() && person && role < head) {
      for (auto it = s_.children_begin(head); it != s_.children_end(head); ++it) {
        std::vector<int> words;
        if (s_[*it].dependency != Dependency::Nmod || view_.preposition(*it, &words) != "of") continue;
        for (const Argument& argument : view_.direct(*it)) owners.push_back({argument, "name>nmod:of", *it, words});
      }
    }
    // "President N. N.", whose state is known
    if (const int office = view_.implied_at(role); owners.empty() && person && office >= 0) {
      const auto index = static_cast<std::size_t>(office);
      owners.push_back({{index, view_.actors().mentions[index].actors.front()}, "held", role, {kOf}});
    }
    // "the Swedish secretary-general of the United Nations": where from, and of what
    const auto serves = [&](const Party& owner) {
      return owner.shape == "nmod:of" && view_.actor(owner.argument).kind == ActorKind::Organization;
    };
    const bool of_body = std::any_of(owners.begin(), owners.end(), serves);
    // Names like "Secretary of State": the title's own words complete the label.
    for (const Party& owner : owners) {
      if (of_body && owner.shape == "adj" && view_.actor(owner.argument).kind == ActorKind::State) continue;
      std::vector<int> words;
      for (auto it = s_.children_begin(role); it != s_.children_end(role); ++it) {
        if ((s_[*it].dependency == Dependency::Amod || s_[*it].dependency == Dependency::Compound) &&
            view_.mention_at(*it) < 0 && *it < role) {
          words.push_back(*it);
        }
      }
      words.push_back(role);
      add_domain(role, words);
      if (owner.shape == "held") {
        // all of "Secretary of State"
        const Mention& title = view_.mention(owner.argument);
        words.clear();
        static constexpr std::array<std::string_view, 4> kWhen = {"acting", "former", "future", "then"};
        if (title.first > 0 && among(lower_text(s_, title.first - 1), kWhen)) words.push_back(title.first - 1);
        for (int t = title.first; t <= title.last; ++t) words.push_back(t);
      }
      words.insert(words.end(), owner.words.begin(), owner.words.end());
      emit(party, owner, role, std::move(words), core(role, owner), rule, "of", false);
    }
  }

  /// The "of War" of "Secretary of War".
  void add_domain(int role, std::vector<int>& words) const {
    for (auto it = s_.children_begin(role); it != s_.children_end(role); ++it) {
      if (s_[*it].dependency != Dependency::Nmod || *it != role + 2 || lower_text(s_, role + 1) != "of") continue;
      if (view_.mention_at(*it) >= 0 || !view_.reach(*it, "").empty()) continue;
      words.push_back(role + 1);
      words.push_back(*it);
      return;
    }
  }

  void add_owners(int role, std::vector<Party>& owners) const {
    // "Russia's minister" may itself have been read as a description of Russia.
    if (const int index = view_.mention_at(role); index >= 0) {
      const Mention& mention = view_.actors().mentions[static_cast<std::size_t>(index)];
      if (mention.via == Via::Description && mention.actors.size() == 1) {
        for (int t = mention.first; t < role; ++t) {
          if (s_[t].head == role && s_[t].dependency == Dependency::NmodPoss && view_.mention_at(t) < 0) {
            owners.push_back({{static_cast<std::size_t>(index), mention.actors.front()}, "adj", t, {kOf}});
          }
        }
      }
    }
    for (auto it = s_.children_begin(role); it != s_.children_end(role); ++it) {
      const Dependency d = s_[*it].dependency;
      if (d == Dependency::NmodPoss || d == Dependency::Amod || d == Dependency::Compound ||
          d == Dependency::NmodUnmarked) {
        for (const Argument& argument : view_.direct(*it)) owners.push_back({argument, "adj", *it, {kOf}});
        // "Chadian Deputy Foreign Minister": the adjective may hang on another word of the title.
        for (auto part = s_.children_begin(*it); part != s_.children_end(*it) && view_.mention_at(*it) < 0; ++part) {
          const Dependency inner = s_[*part].dependency;
          if (inner != Dependency::NmodPoss && inner != Dependency::Amod && inner != Dependency::Compound) continue;
          for (const Argument& argument : view_.direct(*part)) owners.push_back({argument, "adj", *part, {kOf}});
        }
      } else if (d == Dependency::Nmod) {
        std::vector<int> words;
        const std::string preposition = view_.preposition(*it, &words);
        if (preposition != "of" && preposition != "to" && preposition != "for" && preposition != "in" &&
            preposition != "at" && preposition != "with" && preposition != "between" && preposition != "on") {
          continue;
        }
        for (const Reach& reach : view_.reach(*it, "nmod:" + preposition)) {
          std::vector<int> longer = words;
          longer.insert(longer.end(), reach.words.begin(), reach.words.end());
          owners.push_back({reach.argument, reach.shape, *it, std::move(longer)});
        }
      }
    }
    if (owners.empty() && s_[role].dependency == Dependency::Conj && s_[role].head >= 0)
      add_owners(s_[role].head, owners);
  }

  /// "a U.S.-led coalition", "territory controlled by rebels" as an attribute: a participle between two actors.
  void participle(std::size_t index) {
    const Mention& mention = view_.actors().mentions[index];
    for (auto it = s_.children_begin(mention.head); it != s_.children_end(mention.head); ++it) {
      const int verb = *it;
      if (s_[verb].dependency != Dependency::Amod || s_[verb].xpos != "VBN") continue;
      for (auto doer = s_.children_begin(verb); doer != s_.children_end(verb); ++doer) {
        const Dependency d = s_[*doer].dependency;
        if (d != Dependency::Compound && d != Dependency::Obl && d != Dependency::OblUnmarked &&
            d != Dependency::Nmod && d != Dependency::NmodUnmarked && d != Dependency::Nsubj) {
          continue;
        }
        // "Kenya-based militants", "an Egyptian-born economist": where from, not by whom
        const bool placed = s_[verb].lemma == "base" || s_[verb].lemma == "bear" || lower_text(s_, verb) == "born";
        for (const Argument& argument : view_.direct(*doer)) {
          for (const std::size_t actor : mention.actors) {
            if (placed) {
              emit({{index, actor}, "head", mention.head, {}}, {argument, "participle", *doer, {}}, verb, {verb},
                   {verb}, "participle", "in", false);
              continue;
            }
            emit({argument, "participle", *doer, {}}, {{index, actor}, "head", mention.head, {}}, verb, {verb}, {verb},
                 "participle", "", false);
          }
        }
      }
    }
  }

  /// "anti-Peruvian rebels": they are against Peru.
  void stance(std::size_t index) {
    const Mention& mention = view_.actors().mentions[index];
    for (auto it = s_.children_begin(mention.head); it != s_.children_end(mention.head); ++it) {
      const Dependency d = s_[*it].dependency;
      const int implied = d == Dependency::Amod || d == Dependency::Compound ? view_.implied_at(*it) : -1;
      if (implied < 0 || !is_stance(s_, *it)) continue;
      const auto target = static_cast<std::size_t>(implied);
      for (const std::size_t actor : mention.actors) {
        emit({{index, actor}, "head", mention.head, {}},
             {{target, view_.actors().mentions[target].actors.front()}, "stance", *it, {}}, *it, {*it}, {*it}, "stance",
             "", false);
      }
    }
  }

  /// "Republican Senator N. N.": of the party that the word before the title or name implies.
  void party(std::size_t index) {
    const Mention& mention = view_.actors().mentions[index];
    if (view_.actors().actors[mention.actors.front()].kind != ActorKind::Person) return;
    for (int t = mention.head - 1; t >= 0 && t >= mention.head - 6; --t) {
      const Upos upos = s_[t].upos;
      if (upos != Upos::Propn && upos != Upos::Adj && upos != Upos::Noun && lower_text(s_, t) != "of") return;
      const int implied = view_.implied_at(t);
      if (implied < 0) continue;
      const auto target = static_cast<std::size_t>(implied);
      const Mention& body = view_.actors().mentions[target];
      if (body.via == Via::Office || is_stance(s_, t)) continue;
      std::vector<int> words = {t};
      if (t + 1 < mention.head && is_role(t + 1)) words.push_back(t + 1);
      emit({{index, mention.actors.front()}, "holder", mention.head, {}},
           {{target, body.actors.front()}, "party", t, {}}, t, std::move(words), {t}, "party", "of", false);
      return;
    }
  }

  /// "the Quad (India, Japan, Australia and the United States)": its members.
  void listed_members(std::size_t index) {
    const Mention& mention = view_.actors().mentions[index];
    const ActorKind kind = view_.actors().actors[mention.actors.front()].kind;
    if (mention.actors.size() != 1 || (kind != ActorKind::Organization && kind != ActorKind::Project)) return;
    const int size = static_cast<int>(s_.size());
    const int opening = mention.last + 1;
    if (opening >= size || s_.text(opening) != "(" || s_[mention.head].xpos == "NNS") return;
    std::vector<Argument> parts;
    for (int t = opening + 1; t < size && s_.text(t) != ")"; ++t) {
      const Upos upos = s_[t].upos;
      if (upos == Upos::Verb || upos == Upos::Aux || upos == Upos::Pron || upos == Upos::Num) return;
      const int part = view_.mention_at(t);
      if (part < 0) continue;
      const auto found = static_cast<std::size_t>(part);
      const Mention& named = view_.actors().mentions[found];
      if (view_.actors().actors[named.actors.front()].kind != ActorKind::State) return;
      if (named.head == t) parts.push_back({found, named.actors.front()});
    }
    if (parts.size() < 2) return;
    for (const Argument& part : parts) {
      emit({part, "listed", view_.mention(part).head, {}}, {{index, mention.actors.front()}, "whole", mention.head, {}},
           mention.head, {opening}, {}, "listed-members", "of", false);
    }
  }

  /// "Guantanamo Bay, Cuba"
  void within(std::size_t index) {
    const Mention& mention = view_.actors().mentions[index];
    const ActorKind kind = view_.actors().actors[mention.actors.front()].kind;
    if (kind != ActorKind::Place && kind != ActorKind::Facility && kind != ActorKind::Organization) return;
    if (mention.last + 2 >= static_cast<int>(s_.size()) || lower_text(s_, mention.last + 1) != ",") return;
    for (const std::size_t other : view_.mentions()) {
      const Mention& around = view_.actors().mentions[other];
      if (around.first != mention.last + 2 || around.actors.size() != 1) continue;
      const ActorKind outer = view_.actors().actors[around.actors.front()].kind;
      if (outer != ActorKind::Place && outer != ActorKind::State) continue;
      const int head = around.head;
      const bool hangs = s_[head].head >= mention.first && s_[head].head <= mention.last;
      if (!hangs || s_[head].dependency == Dependency::Conj) continue;
      // "In Asia, Russia acts": the second name opens the clause.
      const int after = around.last + 1;
      const bool acts = after < static_cast<int>(s_.size()) &&
                        (s_[after].upos == Upos::Verb || s_[after].upos == Upos::Aux || s_[after].upos == Upos::Adv);
      if (acts || (mention.first <= 2 && s_[0].upos == Upos::Adp)) continue;
      emit({{index, mention.actors.front()}, "head", mention.head, {}},
           {{other, around.actors.front()}, "comma", head, {}}, mention.head, {mention.last + 1}, {}, "place-name",
           "in", false);
    }
  }

  /// "cooperation with A in B": the cooperation is in B.
  bool belongs_to_deed(const Mention& mention) const {
    const int noun = s_[mention.head].head;
    if (s_[mention.head].dependency != Dependency::Nmod || s_[mention.head].upos != Upos::Propn || noun < 0)
      return false;
    const RelationEntry* entry = s_[noun].upos == Upos::Noun ? entry_of(noun, "") : nullptr;
    return entry != nullptr && !has_flag(*entry, RelationEntry::Agent);
  }

  /// The "members" of "the Arab members of A", the "member" of "the Asian member states of A", or -1.
  int member_of(const Mention& mention) const {
    for (int t = mention.first; t <= mention.head; ++t) {
      if (s_[t].lemma == "member" && (t == mention.head || s_[t].head == mention.head)) return t;
    }
    return -1;
  }

  /// "Russian bases in Tajikistan", "the copper mine in Afghanistan"
  void location(std::size_t index) {
    const Mention& mention = view_.actors().mentions[index];
    within(index);
    if (mention.via == Via::Description) return;  // "U.S. delegations in Doha" are not the United States in Doha
    if (belongs_to_deed(mention)) return;
    for (auto it = s_.children_begin(mention.head); it != s_.children_end(mention.head); ++it) {
      if (s_[*it].dependency != Dependency::Nmod) continue;
      std::vector<int> words;
      const std::string preposition = view_.preposition(*it, &words);
      if (preposition.empty() || is_circumstantial(preposition)) continue;
      for (const Reach& reach : view_.reach(*it, "nmod:" + preposition)) {
        // "refugees from X", "rockets for Y": where from and what for is not where.
        if (reach.words.empty() && (preposition == "from" || preposition == "for")) continue;
        std::vector<int> longer = words;
        longer.insert(longer.end(), reach.words.begin(), reach.words.end());
        const Party place{reach.argument, reach.shape, *it, longer};
        for (const std::size_t actor : mention.actors) {
          std::vector<int> core_words;
          for (const int word : longer) core_words.push_back(word);
          const int member = preposition == "of" && reach.words.empty() ? member_of(mention) : -1;
          if (member >= 0) {
            emit({{index, actor}, "head", mention.head, {}}, place, member, {member, kOf}, {member}, "member", "of",
                 false);
            continue;
          }
          emit({{index, actor}, "head", mention.head, {}}, place, mention.head, longer, core_words, "attribute",
               preposition, false);
        }
      }
    }
  }

  const ActorView& view_;
  const Sentence& s_;
  const RelationLexicon& lexicon_;
  std::vector<Candidate>& out_;
};

}  // namespace

void find_nominal_relations(const ActorView& view, const RelationLexicon& lexicon, std::vector<Candidate>& out) {
  NominalFinder(view, lexicon, out).run();
}

}  // namespace actorgraph
