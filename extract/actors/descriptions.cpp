// Descriptions that hold a name: "Chinese companies" is an actor of its own, "Chinese officials" and "the Peruvian
// leadership" are the state, "Peru's foreign minister" is the person who holds the office where the document says who.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "extract/actors/document_names.h"

namespace actorgraph {
namespace {

constexpr std::size_t kNobody = ActorNotes::kNobody;
constexpr int kOfficesBack = 100;
constexpr std::size_t kLongAgo = 40;  // sentences

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class DescriptionResolver {
 public:
  DescriptionResolver(DocumentNames& names, std::span<const Sentence> sentences, const ActorLexicon& lexicon)
      : names_(names), sentences_(sentences), lexicon_(lexicon) {}

  void resolve() {
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      mark_covered(s);
      // Titles first: they tell who holds which office.
      for (const NameSpan& span : names_.names[s].names) note_title(s, span);
      for (const OfficeSpan& office : names_.names[s].offices) note_small_title(s, office);
      for (const OfficeSpan& office : names_.names[s].offices) resolve_office(s, office);
      const int size = static_cast<int>(sentences_[s].size());
      for (int i = 0; i < size; ++i) resolve_agent(s, i);
      note_named(s);
    }
    drop_dead();
  }

 private:
  std::size_t last_named(std::size_t person) const { return person < seen_.size() ? seen_[person] : 0; }

  void note_named(std::size_t s) {
    for (const std::size_t m : names_.mention_at_head[s]) {
      if (m == kNobody) continue;
      for (const std::size_t a : names_.actors.mentions[m].actors) {
        if (seen_.size() <= a) seen_.resize(a + 1, 0);
        seen_[a] = s;
      }
    }
  }

  static std::size_t at(int i) noexcept { return static_cast<std::size_t>(i); }

  void mark_covered(std::size_t s) {
    covered_.assign(sentences_[s].size(), false);
    for (const NameSpan& span : names_.names[s].names) {
      if (span.entry != nullptr && span.entry->forms.front().kind == FormKind::Demonym) continue;
      // "the colonies", which the lexicon knows by that word, but not in this document
      const char first = names_.folded[s].of(span.first, span.last).front();
      if (first >= 'a' && first <= 'z' &&
          names_.mention_of(s, head_of(sentences_[s], span.first, span.last)) == kNobody)
        continue;
      for (int k = span.first; k <= span.last; ++k) covered_[at(k)] = true;
    }
  }

  std::string lemma_of(const Sentence& sentence, int i) const {
    std::string lemma = lowered(sentence[i].lemma);
    if (lemma.empty() || lemma == "_") lemma = lowered(sentence.text(i));
    if (lexicon_.agent_class(lemma) == AgentClass::None && lemma.size() > 3 && lemma.ends_with("s")) {
      if (lexicon_.agent_class(lemma.substr(0, lemma.size() - 1)) != AgentClass::None)
        lemma.pop_back();
      else if (lemma.ends_with("ies")) {
        const std::string y = lemma.substr(0, lemma.size() - 3) + "y";
        if (lexicon_.agent_class(y) != AgentClass::None) lemma = y;
      }
    }
    return lemma;
  }

  bool is_plural(const Sentence& sentence, int i) const {
    return sentence[i].xpos == "NNS" || sentence[i].xpos == "NNPS";
  }

  // Mentions that modify the noun at `i`: adjectives, possessors, "of" phrases, and what is coordinated with them.
  std::vector<std::size_t> modifiers(std::size_t s, int i) const {
    const Sentence& sentence = sentences_[s];
    std::vector<std::size_t> out;
    const bool plural = is_plural(sentence, i);
    const auto take = [&](int token) {
      const std::size_t mention = names_.mention_of(s, token);
      const auto modifies = [&](std::size_t m) { return !names_.actors.mentions[m].place_sense; };
      if (mention != kNobody && modifies(mention)) out.push_back(mention);
      for (auto c = sentence.children_begin(token); c != sentence.children_end(token); ++c) {
        if (sentence[*c].dependency != Dependency::Conj) continue;
        // "the ministers of Peru and Chile"
        if (*c > i && (token < i || !plural || !joins_by_and(sentence, *c))) continue;
        const std::size_t other = names_.mention_of(s, *c);
        if (other != kNobody && modifies(other)) out.push_back(other);
      }
    };
    for (auto c = sentence.children_begin(i); c != sentence.children_end(i); ++c) {
      switch (sentence[*c].dependency) {
        case Dependency::Amod:
        case Dependency::Compound:
        case Dependency::NmodPoss:
        case Dependency::NmodDesc:
        case Dependency::NmodUnmarked:
        case Dependency::Det:
        case Dependency::Nummod:
          if (*c < i) take(*c);
          break;
        case Dependency::Nmod:
          if (*c > i && has_case(sentence, *c, "of")) take(*c);
          if (*c < i) take(*c);
          break;
        default:
          break;
      }
    }
    if (out.empty() && i > 0) {
      // The tree missed it: a nationality right before the noun.
      for (int k = i - 1; k >= 0 && k >= i - 2; --k) {
        const std::size_t mention = names_.mention_of(s, k);
        if (mention != kNobody) {
          if (names_.actors.mentions[mention].via == Via::Demonym && sentence[k].head != k) out.push_back(mention);
          break;
        }
        if (sentence[k].upos != Upos::Adj && sentence[k].upos != Upos::Noun) break;
      }
    }
    std::sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) {
      return names_.actors.mentions[a].first < names_.actors.mentions[b].first;
    });
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  static bool joins_by_and(const Sentence& sentence, int token) {
    const int word = sentence.child(token, Dependency::Case);
    const int conjunction = sentence.child(token, Dependency::Cc);
    return (word < 0 || lowered(sentence.text(word)) == "of" || sentence.text(word).ends_with("s")) &&
           (conjunction < 0 || lowered(sentence.text(conjunction)) == "and");
  }

  static bool has_case(const Sentence& sentence, int token, std::string_view word) {
    for (auto c = sentence.children_begin(token); c != sentence.children_end(token); ++c) {
      if (sentence[*c].dependency == Dependency::Case && lowered(sentence.text(*c)) == word) return true;
    }
    return false;
  }

  // Is this noun the title of a person named right after it?
  bool is_title(std::size_t s, int i) const {
    const Sentence& sentence = sentences_[s];
    const Token& token = sentence[i];
    if (token.dependency == Dependency::NmodDesc && token.head > i) return true;
    if (i + 1 < static_cast<int>(sentence.size()) && token.head >= i + 1) {
      const std::size_t next = names_.mention_of(s, token.head);
      if (next != kNobody && is_person(next) && names_.actors.mentions[next].first == i + 1) return true;
    }
    return std::any_of(names_.names[s].names.begin(), names_.names[s].names.end(), [&](const NameSpan& name) {
      return name.office_first >= 0 && name.office_first <= i && i <= name.office_last;
    });
  }

  // An apposition, or a name that the parser hung on the noun without a preposition: "the envoy to Peru Ana Diaz".
  static bool stands_beside(const Sentence& sentence, int token) {
    const Dependency d = sentence[token].dependency;
    return d == Dependency::Appos || (d == Dependency::Nmod && sentence[token].upos == Upos::Propn &&
                                      sentence.child(token, Dependency::Case) < 0);
  }

  // "Ana Diaz, head of the army and leader of the party": he or she, not the body.
  bool describes_person(std::size_t s, int i) const {
    const Sentence& sentence = sentences_[s];
    for (auto c = sentence.children_begin(i); c != sentence.children_end(i); ++c) {
      const std::size_t named = *c > i && stands_beside(sentence, *c) ? names_.mention_of(s, *c) : kNobody;
      if (named != kNobody && is_person(named)) return true;
    }
    // "Putin's ally Ana Diaz", "the diplomat Lord Diaz", wherever the tree has the name's head
    for (const NameSpan& name : names_.names[s].names) {
      if (sentence[i].xpos.ends_with("S") || (name.office_first >= 0 ? name.office_first : name.first) != i + 1)
        continue;
      const std::size_t named = names_.mention_of(s, head_of(sentence, name.first, name.last));
      if (named != kNobody && is_person(named)) return true;
    }
    while (sentence[i].dependency == Dependency::Conj && sentence[i].head >= 0) i = sentence[i].head;
    if (sentence[i].dependency != Dependency::Appos || sentence[i].head < 0) return false;
    const std::size_t named = names_.mention_of(s, sentence[i].head);
    return named != kNobody && is_person(named);
  }

  bool is_person(std::size_t mention) const {
    const Mention& m = names_.actors.mentions[mention];
    return m.actors.size() == 1 && names_.actors.actors[m.actors.front()].kind == ActorKind::Person;
  }

  ActorKind kind_of(std::size_t mention) const {
    return names_.actors.actors[names_.actors.mentions[mention].actors.front()].kind;
  }

  std::string surface(std::size_t s, int first, int last) const {
    const Sentence& sentence = sentences_[s];
    std::string out;
    for (const char c : sentence.document().text({sentence[first].span.begin, sentence[last].span.end})) {
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank)
        out += c;
      else if (!out.empty() && out.back() != ' ')
        out += ' ';
    }
    return out;
  }

  std::size_t collective(std::string name, ActorKind kind, bool plural) {
    const std::string key = fold_name(name);
    const auto [found, is_new] = collectives_.try_emplace(key, 0);
    if (is_new) {
      found->second = names_.add_actor({std::move(name), kind, ""});
      names_.notes[found->second].plural = plural;
    }
    return found->second;
  }

  // The only group or company of the kind that the noun means in the sentence before.
  std::size_t group_just_named(std::size_t s, int i, std::string_view lemma) const {
    static constexpr std::array<std::string_view, 4> kGroups = {"group", "militia", "movement", "organization"};
    static constexpr std::array<std::string_view, 5> kFirms = {"automaker", "bank", "company", "firm", "giant"};
    const bool firm = is_one_of(lemma, kFirms);
    if (s == 0 || is_plural(sentences_[s], i) || (!firm && !is_one_of(lemma, kGroups))) return kNobody;
    std::size_t found = kNobody;
    for (const std::size_t m : names_.mention_at_head[s - 1]) {
      if (m == kNobody || names_.actors.mentions[m].actors.size() != 1) continue;
      const std::size_t a = names_.actors.mentions[m].actors.front();
      const ActorKind kind = names_.actors.actors[a].kind;
      const bool fits = firm ? kind == ActorKind::Company : kind == ActorKind::ArmedGroup;
      if (!fits || a == found) continue;
      if (found != kNobody) return kNobody;
      found = a;
    }
    return found;
  }

  // --- officials, troops, companies ------------------------------------------------------------------------------
  void resolve_agent(std::size_t s, int i) {
    const Sentence& sentence = sentences_[s];
    if (covered_[at(i)] || names_.mention_of(s, i) != kNobody) return;
    const Token& token = sentence[i];
    if (token.upos != Upos::Noun && token.upos != Upos::Propn && token.upos != Upos::Adj) return;
    const std::string lemma = lemma_of(sentence, i);
    const AgentClass agent = lexicon_.agent_class(lemma);
    if (agent == AgentClass::None || is_title(s, i) || describes_person(s, i)) return;
    if (token.dependency == Dependency::Compound && token.head > i) {
      // "Chinese government officials": the last noun is the agent.
      if (lexicon_.agent_class(lemma_of(sentence, token.head)) != AgentClass::None) return;
    }
    const std::vector<std::size_t> by = modifiers(s, i);
    if (by.empty()) return resolve_nameless(s, i, lemma, agent);
    // "the establishment of Peru" is what happened to it.
    if (lemma == "establishment" && names_.actors.mentions[by.front()].first > i) return;
    if (const std::size_t known = group_just_named(s, i, lemma); known != kNobody && is_definite(sentence, i)) {
      // "Hamas attacked. The Palestinian group …": no other group was named.
      Mention same;
      same.sentence = s;
      same.first = std::min(i, names_.actors.mentions[by.front()].first);
      same.last = i;
      same.actors = {known};
      same.via = Via::Description;
      same.reason = "\"the " + lemma + "\" for " + names_.actors.actors[known].name;
      if (names_.add(sentence, std::move(same))) return;
    }
    if (name_itself(s, i, lemma, by)) return;
    Mention mention;
    mention.sentence = s;
    mention.first = std::min(i, names_.actors.mentions[by.front()].first);
    mention.last = i;
    for (const std::size_t m : by) mention.last = std::max(mention.last, names_.actors.mentions[m].last);
    // "the Arab-Israeli conflict" keeps both halves.
    if (agent == AgentClass::Group && mention.first >= 2 && sentence.text(mention.first - 1) == "-" &&
        sentence[mention.first - 2].span.end == sentence[mention.first - 1].span.begin &&
        sentence[mention.first - 2].upos != Upos::Num) {
      mention.first -= 2;
    }
    // A long list before an "of" phrase would swallow half a sentence, a verb before the noun a clause.
    if (mention.last - mention.first > 14) return;
    for (int k = mention.first; k < i; ++k) {
      if (sentence[k].upos == Upos::Aux || sentence[k].xpos == "VBD" || sentence[k].xpos == "VBZ") return;
    }
    const bool plural = is_plural(sentence, i);
    const bool parts_of_world =
        lemma == "state" || lemma == "country" || lemma == "nation" || lemma == "republic" || lemma == "power";
    // "the former Afghan government": no longer the state.
    static constexpr std::array<std::string_view, 6> kBygone = {"deposed", "exiled",     "former",
                                                                "ousted",  "overthrown", "toppled"};
    const bool bygone = agent == AgentClass::State && !plural && mention.first > 0 &&
                        is_one_of(lowered(sentence.text(mention.first - 1)), kBygone);
    if (bygone) --mention.first;
    if (agent == AgentClass::State && !bygone && !(plural && parts_of_world) && all_act(by)) {
      const bool list = coordinated(sentence, by);
      for (const std::size_t m : by) {
        if (!list && m != by.front()) break;
        const std::size_t actor = names_.actors.mentions[m].actors.front();
        if (std::find(mention.actors.begin(), mention.actors.end(), actor) == mention.actors.end())
          mention.actors.push_back(actor);
      }
      mention.via = Via::Description;
      mention.reason = "\"" + lemma + "\" of " + names_.actors.actors[mention.actors.front()].name + " acts for it";
      for (const std::size_t m : by) {
        const auto& stands = mention.actors;
        if (std::find(stands.begin(), stands.end(), names_.actors.mentions[m].actors.front()) != stands.end()) kill(m);
      }
    } else {
      if (!plural && is_single_person(lemma)) return;
      const bool list = coordinated(sentence, by);
      for (const std::size_t m : by) {
        if (!list && m != by.front()) break;
        const std::string name =
            list && by.size() > 1 ? collective_name(s, i, m, by) : surface(s, mention.first, mention.last);
        const std::string_view sector = lexicon_.agent_sector(lemma);
        const ActorKind kind = sector == "project"                   ? ActorKind::Project
                               : sector == "event"                   ? ActorKind::Other
                               : !plural && sector == "organization" ? ActorKind::Organization
                                                                     : ActorKind::Collective;
        mention.actors.push_back(collective(name, kind, plural));
      }
      mention.via = Via::Collective;
      mention.reason = "\"" + lemma + "\" with a name before it";
      static constexpr std::array<std::string_view, 6> kHowMany = {"few",      "many",    "most",
                                                                   "numerous", "several", "some"};
      if (mention.first > 0 && is_one_of(lowered(sentence.text(mention.first - 1)), kHowMany)) --mention.first;
    }
    names_.add(sentence, std::move(mention));
  }

  // "foreign powers", "coalition troops", "neighboring states": many whom no name is given.
  void resolve_nameless(std::size_t s, int i, std::string_view lemma, AgentClass agent) {
    static constexpr std::array<std::string_view, 12> kLands = {"state",      "country", "nation",   "power",
                                                                "government", "regime",  "republic", "colony",
                                                                "neighbor",   "ally",    "player",   "actor"};
    static constexpr std::array<std::string_view, 48> kWhich = {
        "allied",        "anti-communist", "armed",      "belligerent",   "coalition",      "colonial",
        "communist",     "democratic",     "developing", "ethnic",        "extremist",      "foreign",
        "government",    "guerrilla",      "hostile",    "independence",  "industrialized", "insurgent",
        "international", "islamic",        "islamist",   "jihadist",      "leftist",        "loyalist",
        "member",        "militant",       "minority",   "multinational", "nationalist",    "neighboring",
        "neutral",       "non-aligned",    "nonaligned", "occupying",     "oil-producing",  "opposition",
        "paramilitary",  "peacekeeping",   "radical",    "rebel",         "regional",       "religious",
        "revolutionary", "royalist",       "separatist", "socialist",     "terrorist",      "tribal"};
    static constexpr std::array<std::string_view, 5> kLandsOnly = {"other", "northern", "southern", "eastern",
                                                                   "western"};
    static constexpr std::array<std::string_view, 10> kBare = {
        "rebel",    "insurgent", "guerrilla",    "separatist", "revolutionary",
        "royalist", "warlord",   "secessionist", "mutineer",   "revolutionaries"};
    // Who is told by what they stand for, article or not.
    static constexpr std::array<std::string_view, 12> kCreeds = {
        "abolitionist", "anarchist",    "communist", "expansionist", "imperialist", "internationalist",
        "islamist",     "isolationist", "jihadist",  "loyalist",     "nationalist", "secessionist"};
    // More said of than doing anything.
    static constexpr std::array<std::string_view, 14> kNoActors = {
        "network",   "cell",      "institution", "ministry", "alliance", "base",     "expert",
        "scientist", "territory", "region",      "city",     "province", "industry", "capital"};
    const Sentence& sentence = sentences_[s];
    const bool land = is_one_of(lemma, kLands);
    const std::string_view sector = lexicon_.agent_sector(lemma);
    const bool many = is_plural(sentence, i) || lemma == "coalition";
    if (!many || (agent != AgentClass::Group && !land)) return;
    if (sector == "event" || sector == "project" || is_one_of(lemma, kNoActors)) return;
    std::vector<std::string> kinds;
    int first = i;
    const auto take = [&](int token) {
      const std::string word = lowered(sentence.text(token));
      // "western powers" are the West, where they have a capital.
      if (word == "western" && lemma == "power") return;
      const bool stance = word.starts_with("anti-") || word.starts_with("pro-");
      if (!stance && !is_one_of(word, kWhich) && !(land && is_one_of(word, kLandsOnly))) return;
      kinds.push_back(word);
      first = std::min(first, token);
    };
    for (auto c = sentence.children_begin(i); c != sentence.children_end(i); ++c) {
      const Dependency d = sentence[*c].dependency;
      if (*c > i || (d != Dependency::Amod && d != Dependency::Compound)) continue;
      take(*c);
      for (auto k = sentence.children_begin(*c); k != sentence.children_end(*c); ++k) {
        if (*k < i && sentence[*k].dependency == Dependency::Conj) take(*k);
      }
    }
    if (const int side = side_of(s, i); kinds.empty() && side >= 0) {
      first = side;
      kinds.emplace_back();
    }
    const bool creed = is_one_of(lemma, kCreeds) && sentence[i].xpos == "NNS";
    if (kinds.empty() && (creed || (is_definite(sentence, i) && is_one_of(lemma, kBare))) && is_bare(sentence, i))
      kinds.emplace_back();
    if (kinds.empty() || i - first > 4) return;
    Mention mention;
    mention.sentence = s;
    mention.first = first;
    mention.last = i;
    mention.via = Via::Collective;
    mention.reason = "\"" + std::string(lemma) + "\" of a kind";
    const bool several = kinds.size() > 1 && sentence.child(i, Dependency::Cc) < 0;
    if (!several) kinds.resize(1);
    for (const std::string& kind : kinds) {
      std::string name = several ? kind + " " + surface(s, i, i) : surface(s, first, i);
      if (kind.find('-') != std::string::npos && !is_one_of(kind, kWhich)) {
        name.front() = lowered(name.substr(0, 1)).front();  // "anti-Peruvian rebels"
      } else if (!kind.empty() || first == i) {
        name = lowered(name);
      }
      mention.actors.push_back(collective(std::move(name), ActorKind::Collective, true));
    }
    names_.add(sentence, std::move(mention));
  }

  // "Peru-backed militias": where the name before "-backed" begins, or -1.
  int side_of(std::size_t s, int noun) const {
    static constexpr std::array<std::string_view, 14> kHow = {
        "backed",  "supported",  "led",    "funded", "trained", "sponsored", "controlled",
        "aligned", "affiliated", "linked", "allied", "armed",   "occupied",  "dominated"};
    const Sentence& sentence = sentences_[s];
    for (int k = noun - 1; k >= 2 && k >= noun - 2; --k) {
      const std::string_view mark = sentence.text(k - 1);
      if (!is_one_of(lowered(sentence.text(k)), kHow) || (mark != "-" && mark != "\xE2\x80\x93")) continue;
      const std::size_t m = names_.mention_of(s, k - 2);
      return m == kNobody ? -1 : names_.actors.mentions[m].first;
    }
    return -1;
  }

  // "the rebels" and no more
  static bool is_bare(const Sentence& sentence, int noun) {
    return std::all_of(sentence.children_begin(noun), sentence.children_end(noun), [&](int c) {
      const Dependency d = sentence[c].dependency;
      return d != Dependency::Amod && d != Dependency::Compound && d != Dependency::NmodPoss &&
             d != Dependency::Nummod && (d != Dependency::Nmod || c > noun) && d != Dependency::NmodDesc;
    });
  }

  // "the Peruvian city of Lima" is Lima.
  bool name_itself(std::size_t s, int i, std::string_view lemma, const std::vector<std::size_t>& by) {
    static constexpr std::array<std::string_view, 16> kParts = {
        "city",   "town",    "village",    "port",      "province", "island",  "district",  "county",
        "region", "capital", "prefecture", "peninsula", "colony",   "kingdom", "territory", "city-state"};
    const Mention& named = names_.actors.mentions[by.back()];
    if (!is_one_of(lemma, kParts) || is_plural(sentences_[s], i) || named.first <= i || named.actors.size() != 1)
      return false;
    const ActorKind kind = kind_of(by.back());
    const bool place = kind == ActorKind::Place || kind == ActorKind::Facility ||
                       (kind == ActorKind::State && named.via == Via::Metonym);
    if (!place || sentences_[s].child(named.head, Dependency::Conj) >= 0) return false;
    Mention same;
    same.sentence = s;
    same.first = i;
    same.last = named.last;
    same.actors = named.actors;
    same.via = Via::Description;
    same.place_sense = named.place_sense;
    same.reason = "\"" + std::string(lemma) + "\" before its name";
    const std::size_t inner = by.back();
    if (!names_.add(sentences_[s], std::move(same))) return false;
    kill(inner);
    return true;
  }

  // "Peruvian and Chilean", not "Peru's Andean": nothing but conjunctions between the modifiers.
  bool coordinated(const Sentence& sentence, const std::vector<std::size_t>& by) const {
    for (std::size_t k = 1; k < by.size(); ++k) {
      const int from = names_.actors.mentions[by[k - 1]].last + 1;
      const int to = names_.actors.mentions[by[k]].first;
      if (from >= to) return false;
      for (int t = from; t < to; ++t) {
        const Upos upos = sentence[t].upos;
        if (sentence.text(t) == "-" || sentence.text(t) == "\xE2\x80\x93") return false;
        if (upos != Upos::Punct && upos != Upos::Cconj && upos != Upos::Part && upos != Upos::Det) return false;
      }
    }
    return true;
  }

  // May an official of it be taken for itself?
  bool all_act(const std::vector<std::size_t>& by) const {
    return std::all_of(by.begin(), by.end(), [&](std::size_t m) {
      const ActorKind kind = kind_of(m);
      const Actor& actor = names_.actors.actors[names_.actors.mentions[m].actors.front()];
      if (kind == ActorKind::Place) return !actor.lexicon_id.empty() && is_polity(actor.name);
      return kind == ActorKind::State || kind == ActorKind::ArmedGroup || kind == ActorKind::Organization;
    });
  }
  static bool is_polity(std::string_view place) {
    static constexpr std::array<std::string_view, 12> kPolities = {
        "Hong Kong", "Scotland", "Catalonia", "Iraqi Kurdistan", "Tibet",      "Xinjiang",
        "Chechnya",  "Puntland", "Gaza",      "Texas",           "California", "Quebec"};
    return is_one_of(place, kPolities);
  }

  static bool is_single_person(std::string_view lemma) {
    static constexpr std::array<std::string_view, 30> kPersons = {
        "citizen",   "national",  "journalist",  "reporter",  "analyst", "expert",  "scholar", "researcher",
        "woman",     "man",       "soldier",     "officer",   "student", "teacher", "farmer",  "worker",
        "merchant",  "trader",    "businessman", "engineer",  "doctor",  "lawyer",  "writer",  "fighter",
        "historian", "economist", "child",       "commander", "general", "member"};
    return is_one_of(lemma, kPersons);
  }

  // "Chinese companies"; each of "Chinese and Russian companies" with its own adjective.
  std::string collective_name(std::size_t s, int noun, std::size_t modifier, const std::vector<std::size_t>& by) const {
    const Mention& m = names_.actors.mentions[modifier];
    if (m.first > noun) return surface(s, noun, noun) + " of " + surface(s, m.first, m.last);
    int rest = 0;
    for (const std::size_t other : by) {
      if (names_.actors.mentions[other].last < noun) rest = std::max(rest, names_.actors.mentions[other].last + 1);
    }
    return surface(s, m.first, m.last) + " " + surface(s, rest, noun);
  }

  // --- offices ---------------------------------------------------------------------------------------------------
  // "Russian Foreign Minister Ivan Petrov", "Ivan Petrov, foreign minister of Russia": who holds what.
  void note_title(std::size_t s, const NameSpan& span) {
    if (span.office_first < 0) return;
    const Sentence& sentence = sentences_[s];
    const std::size_t person = names_.mention_of(s, head_of(sentence, span.first, span.last));
    if (person == kNobody || !is_person(person)) return;
    std::size_t body = kNobody;
    if (span.office_first > 0) {
      for (int k = std::max(0, span.office_first - 6); k < span.office_first; ++k) {
        const std::size_t mention = names_.mention_of(s, k);
        if (mention == kNobody) continue;
        const Mention& m = names_.actors.mentions[mention];
        const int gap = span.office_first - m.last;
        if (gap == 1 || (gap == 2 && sentence.text(m.last + 1).ends_with("s"))) body = m.actors.front();
      }
    }
    // "President Ana Diaz of Peru"
    const int size = static_cast<int>(sentence.size());
    if (body == kNobody && span.last + 2 < size && sentence.text(span.last + 1) == "of") {
      const std::size_t mention = names_.mention_of(s, span.last + 2);
      if (mention != kNobody) body = names_.actors.mentions[mention].actors.front();
    }
    note_office(names_.actors.mentions[person].actors.front(), office_words(s, span.office_first, span.office_last),
                body);
  }

  // "Peruvian leader Ana Diaz"
  void note_small_title(std::size_t s, const OfficeSpan& office) {
    const Sentence& sentence = sentences_[s];
    if (office.last + 1 >= static_cast<int>(sentence.size()) || office.office == nullptr) return;
    if (!words_lower(s, office)) return;
    for (NameSpan& name : names_.names[s].names) {
      if (name.first != office.last + 1 || name.office_first >= 0) continue;
      const std::size_t m = names_.mention_of(s, head_of(sentence, name.first, name.last));
      if (m == kNobody || !is_person(m) || names_.actors.mentions[m].first != name.first) continue;
      name.office_first = office.first;
      name.office_last = office.last;
      note_title(s, name);
      return;
    }
  }

  bool words_lower(std::size_t s, const OfficeSpan& span) const {
    const char letter = names_.folded[s].of(span.first, span.last).front();
    return letter >= 'a' && letter <= 'z';
  }

  std::string office_words(std::size_t s, int first, int last) const {
    return lowered(names_.folded[s].of(first, last));
  }

  void note_office(std::size_t person, std::string words, std::size_t body) {
    auto& offices = names_.notes[person].offices;
    for (const auto& office : offices) {
      if (office.words == words && (office.body == body || body == kNobody)) return;
    }
    offices.push_back({std::move(words), body});
    held_.push_back(person);
  }

  void resolve_office(std::size_t s, const OfficeSpan& span) {
    const Sentence& sentence = sentences_[s];
    // A title before a name, however the tree has it.
    const auto& names = names_.names[s].names;
    if (std::any_of(names.begin(), names.end(), [&](const NameSpan& name) { return name.office_first == span.first; }))
      return;
    const int head = head_of(sentence, span.first, span.last);
    if (covered_[at(head)] || names_.mention_of(s, head) != kNobody || is_title(s, head)) return;
    if (sentence[head].upos != Upos::Noun && sentence[head].upos != Upos::Propn) return;
    if (is_plural(sentence, head) || span.office == nullptr || span.office->sector == "courtesy") return;
    if (sentence[head].dependency == Dependency::Compound && sentence[head].head > head) return;
    // "Lake Council member Peru"
    const bool state = std::any_of(names.begin(), names.end(), [&](const NameSpan& name) {
      return name.first == span.last + 1 && name.kind != NameSpanKind::Person &&
             sentence[span.last].span.end < sentence[name.first].span.begin;
    });
    if (state && words_lower(s, span)) return;
    const std::vector<std::size_t> by = modifiers(s, head);
    std::size_t body = kNobody;
    std::size_t person = kNobody;
    Mention mention;
    mention.sentence = s;
    mention.first = span.first;
    mention.last = span.last;
    for (const std::size_t m : by) {
      if (is_person(m)) {
        if (names_.actors.mentions[m].first == span.last + 1) person = m;
        continue;
      }
      body = names_.actors.mentions[m].actors.front();
      mention.first = std::min(mention.first, names_.actors.mentions[m].first);
      mention.last = std::max(mention.last, names_.actors.mentions[m].last);
    }
    const std::string words = office_words(s, span.first, span.last);
    std::size_t apposed = person != kNobody ? person : apposition(s, head);
    if (apposed == kNobody) apposed = between_commas(s, mention.first, mention.last);
    if (apposed == kNobody && (body != kNobody || is_definite(sentence, head))) apposed = after_comma(s, mention.last);
    if (apposed == kNobody && is_posted(words)) apposed = behind_post(s, mention.last);
    if (apposed != kNobody) {
      const std::size_t actor = names_.actors.mentions[apposed].actors.front();
      note_office(actor, words, body);
      mention.actors = {actor};
      mention.via = Via::Apposition;
      mention.reason = "in apposition to " + names_.actors.actors[actor].name;
      names_.add(sentence, std::move(mention));
      return;
    }
    if (const int subject = copula_subject(sentence, head); subject >= 0) {
      const std::size_t m = names_.mention_of(s, subject);
      if (m == kNobody || !is_person(m)) return;
      note_office(names_.actors.mentions[m].actors.front(), words, body);
      covered_[at(head)] = true;  // "served as the Peruvian minister": he is not Peru
      return;
    }
    const bool definite = is_definite(sentence, head) || body != kNobody;
    if (!definite || of_somebody_else(s, head, span.last)) return;
    std::size_t holder = find_holder(words, body, s);
    const bool second = words.starts_with("deputy") || words.starts_with("vice") || words.starts_with("former");
    if (holder == kNobody && body != kNobody && !second) holder = only_person(s, body, words);
    if (holder != kNobody) {
      mention.actors = {holder};
      mention.via = Via::Office;
      mention.reason = "\"" + words + "\" is " + names_.actors.actors[holder].name + "'s office in this document";
      names_.add(sentence, std::move(mention));
      return;
    }
    if (body == kNobody && !is_chair(s, span, words) && !is_throne(s, span)) return;
    const bool state_word = lexicon_.agent_class(lemma_of(sentence, head)) == AgentClass::State &&
                            span.first == span.last && words != "president" && words != "minister";
    static constexpr std::array<std::string_view, 6> kHolders = {"government", "diplomacy", "military",
                                                                 "monarchy",   "party",     "court"};
    if (state_word || !is_one_of(span.office->sector, kHolders)) return;
    if (body != kNobody && names_.actors.actors[body].kind == ActorKind::Person) return;
    if (mention.last - mention.first > 10) return;
    mention.actors = {collective(surface(s, mention.first, mention.last), ActorKind::Person, false)};
    mention.via = Via::Office;
    mention.reason = "the holder of an office";
    names_.add(sentence, std::move(mention));
  }

  // "Ana Diaz arrived. The Peruvian president …": the only one just named who may hold an office of that state.
  std::size_t only_person(std::size_t s, std::size_t body, std::string_view words) const {
    if (s == 0 || names_.actors.actors[body].kind != ActorKind::State) return kNobody;
    std::size_t found = kNobody;
    for (const std::size_t m : names_.mention_at_head[s - 1]) {
      if (m == kNobody || !is_person(m)) continue;
      const std::size_t who = names_.actors.mentions[m].actors.front();
      if (who == found) continue;
      if (found != kNobody) return kNobody;
      const std::vector<ActorNotes::Office>& offices = names_.notes[who].offices;
      const bool elsewhere = std::any_of(offices.begin(), offices.end(), [&](const ActorNotes::Office& office) {
        return office.body != kNobody && office.body != body;
      });
      // "Commodore Diaz sailed. The Peruvian king …": who is called something else is not he.
      const bool fits = std::any_of(offices.begin(), offices.end(), [&](const ActorNotes::Office& office) {
        return std::string_view(office.words).ends_with(words) || words.ends_with(office.words);
      });
      if (elsewhere || (!offices.empty() && !fits)) return kNobody;
      // Nor is the adviser of a text long ago the dey of today.
      if (offices.empty() && !may_hold(names_.actors.actors[who].name, words)) return kNobody;
      found = who;
    }
    return found;
  }

  // No throne without a word of it; and who is known for other offices does not hold this one.
  bool may_hold(const std::string& person, std::string_view words) const {
    if (is_one_of(words, kThrones)) return false;
    const std::string folded = fold_name(person);
    return !lexicon_.holds_office(folded) || lexicon_.find_held_office(folded, words).has_value();
  }

  // "the Secretary of Defense": an office that needs no body beside it.
  bool is_chair(std::size_t s, const OfficeSpan& span, std::string_view words) const {
    const std::string_view text = names_.folded[s].of(span.first, span.last);
    return words.find(" of ") != std::string_view::npos && text.front() >= 'A' && text.front() <= 'Z' &&
           sentences_[s].child(head_of(sentences_[s], span.first, span.last), Dependency::Appos) < 0;
  }

  static constexpr std::array<std::string_view, 16> kThrones = {
      "sultan", "shah",  "tsar", "czar", "kaiser", "emperor", "empress", "shogun",
      "king",   "queen", "pope", "dey",  "bey",    "khedive", "emir",    "caliph"};

  // "the Sultan": of whichever realm the text speaks.
  bool is_throne(std::size_t s, const OfficeSpan& span) const {
    return span.first == span.last && !words_lower(s, span) &&
           is_one_of(names_.folded[s].low_of(span.first, span.last), kThrones);
  }

  // "the president of that country": of a body that is not known here.
  bool of_somebody_else(std::size_t s, int head, int last) const {
    const Sentence& sentence = sentences_[s];
    for (auto c = sentence.children_begin(head); c != sentence.children_end(head); ++c) {
      const Dependency d = sentence[*c].dependency;
      if (d == Dependency::NmodPoss && names_.mention_of(s, *c) == kNobody) return true;
      if (d == Dependency::Nmod && *c > last && has_case(sentence, *c, "of") && names_.mention_of(s, *c) == kNobody)
        return true;
    }
    return false;
  }

  static bool is_definite(const Sentence& sentence, int head) {
    for (auto c = sentence.children_begin(head); c != sentence.children_end(head); ++c) {
      if (sentence[*c].dependency == Dependency::Det) {
        const std::string word = lowered(sentence.text(*c));
        return word == "the" || word == "this" || word == "that";
      }
    }
    return false;
  }

  // The person named in apposition: "Peru's president, Ana Diaz," or "Ana Diaz, president of Peru,".
  std::size_t apposition(std::size_t s, int head) const {
    const Sentence& sentence = sentences_[s];
    for (auto c = sentence.children_begin(head); c != sentence.children_end(head); ++c) {
      if (stands_beside(sentence, *c) || sentence[*c].dependency == Dependency::Flat) {
        const std::size_t m = names_.mention_of(s, *c);
        if (m != kNobody && is_person(m)) return m;
      }
    }
    // "the envoy to Chile, Ana Diaz": Chile is no person, whatever the tree says.
    for (auto c = sentence.children_begin(head); c != sentence.children_end(head); ++c) {
      if (*c < head || sentence[*c].dependency != Dependency::Nmod) continue;
      const std::size_t place = names_.mention_of(s, *c);
      if (place == kNobody || is_person(place)) continue;
      for (auto n = sentence.children_begin(*c); n != sentence.children_end(*c); ++n) {
        if (sentence[*n].dependency != Dependency::Appos && sentence[*n].dependency != Dependency::Flat) continue;
        const std::size_t m = names_.mention_of(s, *n);
        if (m != kNobody && is_person(m)) return m;
      }
    }
    if (sentence[head].dependency == Dependency::Appos && sentence[head].head >= 0) {
      const std::size_t m = names_.mention_of(s, sentence[head].head);
      if (m != kNobody && is_person(m)) return m;
    }
    return second_subject(s, head);
  }

  // "The envoy of Peru to Chile Ana Diaz met …", where the tree sees two subjects.
  std::size_t second_subject(std::size_t s, int head) const {
    const Sentence& sentence = sentences_[s];
    const int verb = sentence[head].head;
    if (sentence[head].dependency != Dependency::Nsubj || verb < head) return kNobody;
    for (auto c = sentence.children_begin(verb); c != sentence.children_end(verb) && *c < verb; ++c) {
      if (*c <= head || sentence[*c].dependency != Dependency::Nsubj) continue;
      const std::size_t m = names_.mention_of(s, *c);
      if (m == kNobody || !is_person(m)) return kNobody;
      for (int t = head; t < *c; ++t) {
        if (sentence[t].upos == Upos::Punct || sentence[t].upos == Upos::Cconj) return kNobody;
      }
      return m;
    }
    return kNobody;
  }

  // "Ana Diaz, Peru's minister of trade, …" where the tree does not see it.
  std::size_t between_commas(std::size_t s, int first, int last) const {
    const Sentence& sentence = sentences_[s];
    if (first > 0 && sentence[first - 1].dependency == Dependency::Det) --first;
    if (first < 2 || last + 1 >= static_cast<int>(sentence.size())) return kNobody;
    if (sentence.text(first - 1) != "," || sentence.text(last + 1) != ",") return kNobody;
    for (const NameSpan& name : names_.names[s].names) {
      if (name.last != first - 2) continue;
      const std::size_t m = names_.mention_of(s, head_of(sentence, name.first, name.last));
      if (m != kNobody && is_person(m) && sentence[names_.actors.mentions[m].head].dependency != Dependency::Conj)
        return m;
    }
    return kNobody;
  }

  // "the new Peruvian president, Ana Diaz," where the tree does not see it.
  std::size_t after_comma(std::size_t s, int last) const {
    const Sentence& sentence = sentences_[s];
    const int size = static_cast<int>(sentence.size());
    if (last + 2 >= size || sentence.text(last + 1) != ",") return kNobody;
    for (const NameSpan& name : names_.names[s].names) {
      if (name.first != last + 2 || name.office_first >= 0) continue;
      const bool closed = name.last + 1 >= size || sentence[name.last + 1].upos == Upos::Punct;
      const std::size_t m = names_.mention_of(s, head_of(sentence, name.first, name.last));
      if (!closed || m == kNobody || !is_person(m)) continue;
      const Mention& named = names_.actors.mentions[m];
      if (named.first == name.first && named.last == name.last && is_not_listed(sentence, named)) return m;
    }
    return kNobody;
  }

  // "the envoy of the president for Peru Ana Diaz": she is no president.
  static bool is_posted(std::string_view words) {
    static constexpr std::array<std::string_view, 17> kPosted = {
        "minister", "ambassador", "envoy",   "consul",  "representative",  "commissioner",
        "delegate", "emissary",   "attache", "agent",   "plenipotentiary", "secretary",
        "liaison",  "governor",   "viceroy", "general", "d'affaires"};
    return is_one_of(words.substr(words.rfind(' ') + 1), kPosted);
  }

  // "Minister to Peru Ana Diaz", "minister to Peru, Baron Paz,"
  std::size_t behind_post(std::size_t s, int last) const {
    static constexpr std::array<std::string_view, 6> kPosts = {"to", "in", "for", "at", "of", "on"};
    const Sentence& sentence = sentences_[s];
    const int size = static_cast<int>(sentence.size());
    if (last + 3 >= size || !is_one_of(sentence.text(last + 1), kPosts)) return kNobody;
    int from = last + 2;
    if (sentence.text(from) == "the") ++from;
    const auto& names = names_.names[s].names;
    const auto post =
        std::find_if(names.begin(), names.end(), [&](const NameSpan& name) { return name.first == from; });
    if (post == names.end() || post->kind == NameSpanKind::Person || post->last + 2 >= size) return kNobody;
    const bool comma = sentence.text(post->last + 1) == ",";
    const int next = post->last + (comma ? 2 : 1);
    for (const NameSpan& name : names) {
      const int first = name.office_first >= 0 ? name.office_first : name.first;
      if (first != next) continue;
      const std::size_t m = names_.mention_of(s, head_of(sentence, name.first, name.last));
      if (m == kNobody || !is_person(m)) continue;
      const bool closed = name.last + 1 >= size || sentence[name.last + 1].upos == Upos::Punct;
      return comma && (!closed || !is_not_listed(sentence, names_.actors.mentions[m])) ? kNobody : m;
    }
    return kNobody;
  }

  // "the king, Ana Diaz, and Jorge Paz" may be three.
  static bool is_not_listed(const Sentence& sentence, const Mention& name) {
    const int next = name.last + 2;
    return next >= static_cast<int>(sentence.size()) || sentence[next].upos != Upos::Cconj ||
           sentence[name.head].dependency != Dependency::Conj;
  }

  // Who is, becomes or is made the holder of an office, or -1.
  static int copula_subject(const Sentence& sentence, int head) {
    static constexpr std::array<std::string_view, 3> kBecoming = {"become", "remain", "serve"};
    static constexpr std::array<std::string_view, 8> kMaking = {"appoint",  "elect", "name",       "crown",
                                                                "proclaim", "make",  "inaugurate", "nominate"};
    if (sentence.child(head, Dependency::Cop) >= 0) return sentence.child(head, Dependency::Nsubj);
    const int verb = sentence[head].head;
    if (verb < 0 || verb > head) return -1;
    const int as = sentence.child(head, Dependency::Case);
    const bool is_as = as >= 0 && lowered(sentence.text(as)) == "as";
    const Dependency d = sentence[head].dependency;
    if (as >= 0 ? !is_as : d != Dependency::Xcomp && d != Dependency::Obj) return -1;
    const bool makes = is_one_of(sentence[verb].lemma, kMaking);
    if (!makes && !is_one_of(sentence[verb].lemma, kBecoming)) return -1;
    if (!makes) return sentence.child(verb, Dependency::Nsubj);
    const int passive = sentence.child(verb, Dependency::NsubjPass);
    const int object = sentence.child(verb, Dependency::Obj);
    return passive >= 0 ? passive : object == head ? -1 : object;
  }

  // Who holds this office: the same body if the description names one; the person noted last.
  std::size_t find_holder(std::string_view words, std::size_t body, std::size_t s) const {
    const auto fits = [&](const ActorNotes::Office& office) {
      if (body != kNobody && office.body != body) return false;
      if (office.words == words) return true;
      // "the minister" after "foreign minister"; "the leader" for who heads a state.
      if (std::string_view(office.words).ends_with(words) && office.words.size() > words.size() &&
          office.words[office.words.size() - words.size() - 1] == ' ') {
        return !office.words.starts_with("vice") && !office.words.starts_with("deputy") &&
               !office.words.starts_with("former");
      }
      static constexpr std::array<std::string_view, 8> kRulers = {"president",      "prime minister",   "premier",
                                                                  "king",           "emperor",          "chancellor",
                                                                  "supreme leader", "general secretary"};
      return words == "leader" && is_one_of(office.words, kRulers);
    };
    // "the president" without a country is the text's own: one whose office was given without one either.
    std::size_t foreign = kNobody;
    std::size_t own = kNobody;
    int looked = 0;  // an office told long ago is not meant; it also keeps the search short
    for (auto it = held_.rbegin(); it != held_.rend() && looked < kOfficesBack; ++it, ++looked) {
      // Who was not spoken of for long is hardly "the president".
      if (body == kNobody && last_named(*it) + kLongAgo < s) continue;
      for (const auto& office : names_.notes[*it].offices) {
        if (!fits(office)) continue;
        if (office.body == body) {
          if (own == kNobody || last_named(*it) > last_named(own)) own = *it;
          break;
        }
        if (foreign == kNobody)
          foreign = *it;
        else if (foreign != *it)
          foreign = kNobody - 1;
      }
    }
    if (own != kNobody) return own;
    return foreign == kNobody - 1 ? kNobody : foreign;
  }

  void kill(std::size_t mention) {
    if (dead_.size() <= mention) dead_.resize(mention + 1, false);
    dead_[mention] = true;
  }

  void drop_dead() {
    for (std::size_t i = 0; i < dead_.size(); ++i) {
      if (!dead_[i]) continue;
      Mention& m = names_.actors.mentions[i];
      names_.mention_at_head[m.sentence][at(m.head)] = kNobody;
      m.actors.clear();  // finish() leaves out mentions of nobody
    }
  }

  DocumentNames& names_;
  std::span<const Sentence> sentences_;
  const ActorLexicon& lexicon_;
  std::vector<bool> covered_;
  std::vector<bool> dead_;
  std::vector<std::size_t> seen_;  ///< actor -> the last sentence that names it
  std::vector<std::size_t> held_;  ///< persons, in the order in which their offices were told
  std::map<std::string, std::size_t> collectives_;
};

}  // namespace

void resolve_descriptions(DocumentNames& names, std::span<const Sentence> sentences, const ActorLexicon& lexicon) {
  DescriptionResolver(names, sentences, lexicon).resolve();
}

}  // namespace actorgraph
