// Names to actors within one document. Known names go to the lexicon's actor; where a form has several owners, the one
// that the document names unmistakably elsewhere has it. Persons are gathered by their full names first, so that a bare
// surname finds its owner; acronyms are taken from "the Joint Border Commission (JBC)".
#include "extract/actors/document_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "extract/actors/gazetteer.h"
#include "extract/actors/name_kinds.h"
#include "extract/actors/name_tagger.h"

namespace actorgraph {
namespace {

constexpr std::size_t kNobody = ActorNotes::kNobody;
constexpr int kPersonPrior = 60;
constexpr std::size_t kJustNamed = 3;  // sentences
constexpr int kTagVote = 300;          // the tagger sees more than the words of a name
constexpr int kListed = 300;           // the gazetteer tells what the whole name is
constexpr int kMayBe = 100;            // … or one thing among others
constexpr int kSureTag = 300;          // a name that the rules cut up or do not see has to be clear

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }

bool all_upper(std::string_view word) {
  return word.size() >= 2 && std::all_of(word.begin(), word.end(), [](char c) {
           return is_upper(c) || (c >= '0' && c <= '9') || c == '-' || c == ' ';
         });
}

std::vector<std::string> split_words(std::string_view folded) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < folded.size();) {
    const std::size_t to = std::min(folded.find(' ', from), folded.size());
    if (to > from) out.emplace_back(folded.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

// Spellings of one given name, so that Sergey and Sergei are the same man.
std::string_view given_variant(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 34> kVariants = {
      {{"Sergey", "Sergei"},    {"Serguei", "Sergei"},   {"Alexander", "Aleksandr"}, {"Alexandr", "Aleksandr"},
       {"Dmitry", "Dmitri"},    {"Dmitriy", "Dmitri"},   {"Dimitri", "Dmitri"},      {"Yury", "Yuri"},
       {"Iurii", "Yuri"},       {"Nikolay", "Nikolai"},  {"Alexei", "Aleksei"},      {"Alexey", "Aleksei"},
       {"Aleksey", "Aleksei"},  {"Andrey", "Andrei"},    {"Mohammad", "Muhammad"},   {"Mohammed", "Muhammad"},
       {"Mohamed", "Muhammad"}, {"Mohamad", "Muhammad"}, {"Muhammed", "Muhammad"},   {"Hussain", "Hussein"},
       {"Husayn", "Hussein"},   {"Ahmad", "Ahmed"},      {"Hasan", "Hassan"},        {"Yusef", "Yusuf"},
       {"Youssef", "Yusuf"},    {"Valeri", "Valery"},    {"Valeriy", "Valery"},      {"Viktor", "Victor"},
       {"Vasili", "Vasily"},    {"Mikhael", "Mikhail"},  {"Steven", "Stephen"},      {"Jeffrey", "Geoffrey"},
       {"Bill", "William"},     {"Joe", "Joseph"}}};
  for (const auto& [variant, base] : kVariants) {
    if (variant == name) return base;
  }
  return name;
}

// "G" and "George"; "Sergey" and "Sergei".
bool same_given(std::string_view a, std::string_view b) {
  if (a == b || given_variant(a) == given_variant(b)) return true;
  const auto initial = [](std::string_view x, std::string_view y) {
    return x.size() == 1 && !y.empty() && x[0] == y[0];
  };
  return initial(a, b) || initial(b, a);
}

// Could both be one person? Last words equal, and the words before them agree as far as both have them.
bool same_person(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() < 2 || b.size() < 2) return false;
  if (a.back() != b.back()) return false;
  if (!same_given(a.front(), b.front())) return false;
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  if (shorter.size() == 2) {
    // "Franklin D. Roosevelt" is Franklin Roosevelt; John Quincy Adams is not John Adams.
    return std::all_of(longer.begin() + 1, longer.end() - 1, [&](const std::string& middle) {
      return longer.size() == 2 || middle.size() <= 2 || middle.ends_with("vich") || middle.ends_with("vna");
    });
  }
  std::size_t k = 1;
  for (std::size_t i = 1; i + 1 < longer.size() && k + 1 < shorter.size(); ++i) {
    if (same_given(shorter[k], longer[i]) || shorter[k][0] == longer[i][0]) ++k;
  }
  return k + 1 == shorter.size();
}

// The word that says what a name is: "Commission" of "Boundary Commission on Rivers".
std::string_view head_word_of(std::string_view folded) {
  for (const std::string_view preposition : {" of ", " for ", " on ", " in "}) {
    const std::size_t found = folded.find(preposition);
    if (found != std::string_view::npos) folded = folded.substr(0, found);
  }
  const std::size_t blank = folded.rfind(' ');
  return blank == std::string_view::npos ? folded : folded.substr(blank + 1);
}

class NameResolver {
 public:
  NameResolver(std::span<const Sentence> sentences, const ActorLexicon& lexicon)
      : sentences_(sentences), lexicon_(lexicon), evidence_(lexicon.actors().size(), 0) {}

  DocumentNames resolve() {
    out_.folded.reserve(sentences_.size());
    out_.names.reserve(sentences_.size());
    for (const Sentence& sentence : sentences_) {
      out_.folded.emplace_back(sentence);
      out_.names.push_back(find_names(sentence, out_.folded.back(), lexicon_));
      out_.mention_at_head.emplace_back(sentence.size(), kNobody);
    }
    weigh_evidence();
    tags_ = tag_names(sentences_, out_.folded, out_.names, lexicon_);
    for (std::size_t s = 0; s < sentences_.size(); ++s) join_tags(s);
    judge_kinds();
    for (SentenceNames& names : out_.names) {
      for (NameSpan& span : names.names) cut_honors(static_cast<std::size_t>(&names - out_.names.data()), span);
    }
    gather_persons();
    for (std::size_t s = 0; s < sentences_.size(); ++s) add_bare_surname(s);
    gather_acronyms();
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      for (const NameSpan& span : out_.names[s].names) resolve(s, span);
    }
    return std::move(out_);
  }

 private:
  // --- lexicon actors --------------------------------------------------------------------------------------------
  void weigh_evidence() {
    for (const SentenceNames& names : out_.names) {
      for (const NameSpan& span : names.names) {
        if (span.entry == nullptr) continue;
        std::size_t plain = 0;
        for (const LexiconForm& form : span.entry->forms) plain += form.ambiguous ? 0 : 1;
        if (plain != 1) continue;
        for (const LexiconForm& form : span.entry->forms) {
          // A form that others claim as well is no evidence for its main owner.
          if (!form.ambiguous && span.entry->forms.size() == 1) ++evidence_[form.actor];
        }
      }
    }
  }

  // The owner of a form in this document, or nullptr where that stays open.
  const LexiconForm* choose(const LexiconEntry& entry) const {
    const LexiconForm* best = nullptr;
    bool tie = false;
    // A marked form takes a name from its main owner only where the document speaks far more of the other one.
    const auto weight = [&](const LexiconForm& form) {
      return form.ambiguous ? evidence_[form.actor] : 2 * evidence_[form.actor] + 1;
    };
    for (const LexiconForm& form : entry.forms) {
      if (form.ambiguous && evidence_[form.actor] == 0) continue;
      if (best == nullptr || weight(form) > weight(*best)) {
        best = &form;
        tie = false;
      } else if (weight(form) == weight(*best)) {
        tie = true;
      }
    }
    return tie ? nullptr : best;
  }

  std::string surface(std::size_t s, int first, int last) const {
    const Sentence& sentence = sentences_[s];
    const std::string_view text = sentence.document().text({sentence[first].span.begin, sentence[last].span.end});
    std::string out;
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank) {
        out += c;
      } else if (!out.empty() && out.back() != ' ') {
        out += ' ';
      }
    }
    return out;
  }

  std::size_t named_actor(std::size_t s, int first, int last, ActorKind kind) {
    const std::string key = std::string(out_.folded[s].of(first, last));
    const auto [found, is_new] = by_name_.try_emplace(key, 0);
    if (is_new) found->second = out_.add_actor({surface(s, first, last), kind, ""});
    Actor& actor = out_.actors.actors[found->second];
    if (actor.kind == ActorKind::Other) actor.kind = kind;
    return found->second;
  }

  // --- names that the tagger sees better -------------------------------------------------------------------------
  // "the Union of Free Teachers and Nurses", cut up by the rules: one name, where no known name lies across its ends.
  void join_tags(std::size_t s) {
    std::vector<NameSpan>& names = out_.names[s].names;
    int end = -1;
    for (const TaggedName& tag : tags_[s]) {
      if (tag.first <= end) continue;  // within another name
      end = tag.last;
      if (tag.kind == NameKind::Other || tag.margin < kSureTag || tag.first == tag.last) continue;
      const std::string_view text = out_.folded[s].of(tag.first, tag.last);
      if (text.empty() || !is_upper(text.front())) continue;
      const auto inside = [&](const NameSpan& span) { return tag.first <= span.first && span.last <= tag.last; };
      const auto is_part = [&](const NameSpan& span) { return inside(span) && span.entry == nullptr; };
      const bool conflict = std::any_of(names.begin(), names.end(), [&](const NameSpan& span) {
        const bool apart = span.last < tag.first || tag.last < span.first;
        return !apart &&
               (!inside(span) || span.office_first >= 0 || (span.first == tag.first && span.last == tag.last));
      });
      // "the United Nations' Observer Mission"
      const bool owned = std::any_of(names.begin(), names.end(), [&](const NameSpan& span) {
        return span.first == tag.first && span.entry != nullptr && span.last + 1 < tag.last &&
               sentences_[s][span.last + 1].xpos == "POS" && !sentences_[s].text(span.last + 1).ends_with('s');
      });
      const auto part = std::find_if(names.begin(), names.end(), is_part);
      if (owned || conflict || part == names.end() || takes_too_much(s, tag, *part)) continue;
      // "the Peruvian Government" is Peru: the rules know.
      const bool government = part->first == part->last && part->last == tag.last && names.size() > 1 &&
                              lexicon_.agent_class(out_.folded[s].low_of(part->first, part->last)) == AgentClass::State;
      if (government) continue;
      NameSpan whole = *part;
      whole.first = tag.first;
      whole.last = tag.last;
      whole.kind = tag.kind == NameKind::Person ? NameSpanKind::Person : NameSpanKind::Name;
      whole.actor_kind = tag.kind == NameKind::Person  ? ActorKind::Person
                         : tag.kind == NameKind::Place ? ActorKind::Place
                                                       : ActorKind::Organization;
      std::erase_if(names, is_part);
      const auto after = std::find_if(names.begin(), names.end(), [&](const NameSpan& span) {
        return span.first > whole.first || (span.first == whole.first && span.last < whole.last);
      });
      names.insert(after, whole);
    }
  }

  // "Special Envoy of the Kenyan President Ana Diaz" is no name; "the University of Oslo of Norway" ends before "of".
  bool takes_too_much(std::size_t s, const TaggedName& tag, const NameSpan& part) const {
    const SentenceNames& names = out_.names[s];
    const auto inside = [&](const auto& span) { return tag.first <= span.first && span.last <= tag.last; };
    if (tag.kind == NameKind::Person) {
      return std::any_of(names.names.begin(), names.names.end(),
                         [&](const NameSpan& span) { return span.entry != nullptr && inside(span); }) ||
             std::any_of(names.offices.begin(), names.offices.end(), inside);
    }
    if (part.first != tag.first || part.last + 2 > tag.last || out_.folded[s].of(part.last + 1, part.last + 1) != "of")
      return false;
    const int state = part.last + 2 + (out_.folded[s].of(part.last + 2, part.last + 2) == "the" ? 1 : 0);
    return part.last > part.first && std::any_of(names.names.begin(), names.names.end(), [&](const NameSpan& span) {
             return span.first == state && span.last == tag.last && span.entry != nullptr &&
                    lexicon_.actors()[span.entry->forms.front().actor].kind == ActorKind::State;
           });
  }

  // "Ana Diaz DBE": the order is no part of the name.
  void cut_honors(std::size_t s, NameSpan& span) const {
    static constexpr std::array<std::string_view, 20> kHonors = {"DBE", "CBE",  "OBE",  "MBE", "KBE", "GBE", "RA",
                                                                 "FRS", "FBA",  "QC",   "KC",  "SC",  "MP",  "CB",
                                                                 "KCB", "KCMG", "GCMG", "USN", "PhD", "MD"};
    if (span.kind != NameSpanKind::Person || span.entry != nullptr) return;
    while (span.last > span.first + 1 && is_one_of(out_.folded[s].of(span.last, span.last), kHonors)) --span.last;
  }

  // --- kinds of unseen names -------------------------------------------------------------------------------------
  // The same name is the same kind wherever it stands: its places vote.
  void judge_kinds() {
    std::unordered_map<std::string_view, NameScores> votes;
    std::set<std::string_view> crowds;
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      for (const NameSpan& span : out_.names[s].names) {
        if (span.entry != nullptr) continue;
        if (is_crowd(s, span)) crowds.insert(out_.folded[s].of(span.first, span.last));
        NameScores& sum = votes.try_emplace(out_.folded[s].of(span.first, span.last)).first->second;
        const NameScores scores = score_name(sentences_[s], out_.folded[s], span, lexicon_);
        const NameScores lists = list_scores(s, span);
        for (std::size_t k = 0; k < kNameKinds; ++k) sum[k] += scores[k] + lists[k];
        for (const TaggedName& tag : tags_[s]) {
          if (tag.first == span.first && tag.last == span.last) sum[static_cast<std::size_t>(tag.kind)] += kTagVote;
        }
      }
    }
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      for (NameSpan& span : out_.names[s].names) {
        if (span.entry != nullptr || span.office_first >= 0) continue;
        NameScores scores = votes[out_.folded[s].of(span.first, span.last)];
        // A given name and a flat tree speak for a person before the vote does.
        if (span.kind == NameSpanKind::Person) scores[static_cast<std::size_t>(NameKind::Person)] += kPersonPrior;
        judge(span, is_happening(s, span) ? NameKind::Other : best_kind(scores));
        if (crowds.contains(out_.folded[s].of(span.first, span.last)) && span.first == span.last &&
            (span.actor_kind == ActorKind::Person || span.actor_kind == ActorKind::Other)) {
          span.kind = NameSpanKind::Name;
          span.actor_kind = ActorKind::People;
        }
      }
    }
  }

  // What the gazetteer's lists say of a name: "Maria Lund" is a person though Lund is a city, too.
  NameScores list_scores(std::size_t s, const NameSpan& span) const {
    constexpr NameLists kGiven = in_list(NameList::GivenMale) | in_list(NameList::GivenFemale);
    constexpr NameLists kPlaces = in_list(NameList::City) | in_list(NameList::Region) | in_list(NameList::Water) |
                                  in_list(NameList::Land) | in_list(NameList::Place) | in_list(NameList::Continent);
    constexpr NameLists kBodies = in_list(NameList::Firm) | in_list(NameList::Media) | in_list(NameList::Body);
    constexpr NameLists kWords = in_list(NameList::OrganizationWord) | in_list(NameList::PlaceWord) |
                                 in_list(NameList::EventWord) | in_list(NameList::WorkWord) |
                                 in_list(NameList::ThingWord);
    NameScores scores{};
    const auto add = [&](NameKind kind, int score) { scores[static_cast<std::size_t>(kind)] += score; };
    const NameLists whole = gazetteer().find(out_.folded[s].of(span.first, span.last));
    const bool person = (whole & (kGiven | in_list(NameList::Surname))) != 0;
    if ((whole & kPlaces) != 0) add(NameKind::Place, person || (whole & kBodies) != 0 ? kMayBe : kListed);
    if ((whole & kBodies) != 0) add(NameKind::Organization, person || (whole & kPlaces) != 0 ? kMayBe : kListed);
    if (span.first == span.last || span.last - span.first > 3) return scores;
    // "UNOLAM II"
    if (const std::string_view number = out_.folded[s].of(span.last, span.last);
        all_upper(out_.folded[s].of(span.first, span.first)) && number.find_first_not_of("IVX") == std::string::npos) {
      add(NameKind::Organization, 3 * kListed);
    }
    const NameLists first = gazetteer().find(out_.folded[s].of(span.first, span.first));
    const NameLists last = gazetteer().find(out_.folded[s].of(span.last, span.last));
    const bool things = lexicon_.name_word(out_.folded[s].of(span.last, span.last)).head || (last & kWords) != 0;
    if ((first & kGiven) == 0 || (whole & (kPlaces | kBodies)) != 0 || things) return scores;
    if ((last & in_list(NameList::Surname)) != 0) {
      add(NameKind::Person, kListed);
    } else if ((first & (kPlaces | kBodies)) == 0) {
      add(NameKind::Person, kMayBe);
    }
    return scores;
  }

  // "Quasi-War", "Battle of Lima": what happened, neither a place nor a body.
  bool is_happening(std::size_t s, const NameSpan& span) const {
    static constexpr std::array<std::string_view, 15> kHappenings = {
        "War",      "Wars",     "Battle",    "Crisis",    "Revolution", "Rebellion", "Uprising", "Affair",
        "Incident", "Massacre", "Armistice", "Holocaust", "Mutiny",     "Siege",     "Coup"};
    if (span.last == span.first) return false;
    std::string_view head = head_word_of(out_.folded[s].of(span.first, span.last));
    if (const std::size_t hyphen = head.rfind('-'); hyphen != std::string_view::npos) head = head.substr(hyphen + 1);
    return is_one_of(head, kHappenings);
  }

  // "the Loyalists": many people, wherever the name stands.
  bool is_crowd(std::size_t s, const NameSpan& span) const {
    const std::string_view text = out_.folded[s].of(span.first, span.last);
    if (span.first != span.last || text.size() < 5 || !text.ends_with('s') || text.ends_with("ss") ||
        text.ends_with("us") || text.ends_with("is") || all_upper(text) || !is_upper(text.front()))
      return false;
    const Sentence& sentence = sentences_[s];
    const int article = sentence.child(span.first, Dependency::Det);
    const Dependency d = sentence[span.first].dependency;
    const bool whole = d != Dependency::Compound && d != Dependency::Flat && d != Dependency::NmodDesc;
    return whole && sentence[span.first].xpos == "NNPS" && article == span.first - 1 && article >= 0 &&
           sentence.child(span.first, Dependency::Flat) < 0 && sentence.child(span.first, Dependency::Compound) < 0 &&
           lowered(sentence.text(article)) == "the";
  }

  // The words of a name tell its fine kind (company, treaty); the vote overrules them where they tell another coarse
  // one.
  static void judge(NameSpan& span, NameKind vote) {
    const ActorKind told = span.actor_kind;
    switch (vote) {
      case NameKind::Person:
        // "Resolution 181"
        if (span.kind != NameSpanKind::Person && told == ActorKind::Project) return;
        span.kind = NameSpanKind::Person;
        span.actor_kind = ActorKind::Person;
        return;
      case NameKind::Place:
        span.kind = NameSpanKind::Name;
        if (told != ActorKind::Facility && told != ActorKind::Project) span.actor_kind = ActorKind::Place;
        return;
      case NameKind::Organization:
        span.kind = NameSpanKind::Name;
        if (told != ActorKind::Company && told != ActorKind::Media && told != ActorKind::ArmedGroup &&
            told != ActorKind::Project) {
          span.actor_kind = ActorKind::Organization;
        }
        return;
      case NameKind::Other:
        if (span.kind == NameSpanKind::Person) span.actor_kind = ActorKind::Other;
        span.kind = NameSpanKind::Name;
        return;
    }
  }

  // --- persons ---------------------------------------------------------------------------------------------------
  void gather_persons() {
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      for (const NameSpan& span : out_.names[s].names) {
        if (span.entry != nullptr) {
          const LexiconForm& form = span.entry->forms.front();
          if (lexicon_.actors()[form.actor].kind == ActorKind::Person && !form.ambiguous) {
            note_person(out_.lexicon_actor(lexicon_, form.actor));
          }
          continue;
        }
        if (span.kind != NameSpanKind::Person) continue;
        std::vector<std::string> parts = person_parts(s, span);
        if (parts.size() >= 2) find_or_add_person(s, span, std::move(parts));
      }
    }
  }

  // "Powers was convicted": a surname that is a common word, too, where a sentence begins.
  void add_bare_surname(std::size_t s) {
    const Sentence& sentence = sentences_[s];
    int i = 0;
    while (i < static_cast<int>(sentence.size()) && sentence[i].upos == Upos::Punct) ++i;
    if (i + 1 >= static_cast<int>(sentence.size())) return;
    const Dependency d = sentence[i].dependency;
    if (d != Dependency::Nsubj && d != Dependency::NsubjPass && d != Dependency::NmodPoss) return;
    if (sentence[i].upos != Upos::Noun && sentence[i].upos != Upos::Propn && sentence[i].upos != Upos::Verb) return;
    const std::string_view word = out_.folded[s].of(i, i);
    if (word.size() < 4 || !is_upper(word.front())) return;
    std::vector<NameSpan>& names = out_.names[s].names;
    if (std::any_of(names.begin(), names.end(), [&](const NameSpan& n) { return n.first <= i && i <= n.last; })) return;
    for (const std::size_t person : persons_with(word)) {
      const std::vector<std::string>& parts = out_.notes[person].parts;
      if (parts.size() < 2 || parts.back() != word) continue;
      names.insert(names.begin(), NameSpan{i, i, NameSpanKind::Name, nullptr, ActorKind::Other, -1, -1});
      return;
    }
  }

  std::vector<std::string> person_parts(std::size_t s, const NameSpan& span) const {
    std::vector<std::string> parts = split_words(out_.folded[s].of(span.first, span.last));
    while (parts.size() > 1 &&
           (parts.back() == "Jr" || parts.back() == "Sr" || parts.back() == "," || parts.back() == "'s")) {
      parts.pop_back();
    }
    for (std::string& part : parts) {
      if (part.ends_with(",")) part.pop_back();
    }
    // "H W" and "HW" are two initials either way.
    return parts;
  }

  void note_person(std::size_t actor) {
    for (const std::string& part : out_.notes[actor].parts) {
      std::vector<std::size_t>& known = persons_by_part_[part];
      if (std::find(known.begin(), known.end(), actor) == known.end()) known.push_back(actor);
    }
  }

  const std::vector<std::size_t>& persons_with(std::string_view part) const {
    static const std::vector<std::size_t> none;
    const auto found = persons_by_part_.find(part);
    return found == persons_by_part_.end() ? none : found->second;
  }

  char gender_of(const std::vector<std::string>& parts) const {
    if (const char known = lexicon_.name_word(parts.front()).gender; known != '\0') return known;
    const NameLists lists = gazetteer().find(parts.front());
    const bool man = (lists & in_list(NameList::GivenMale)) != 0;
    const bool woman = (lists & in_list(NameList::GivenFemale)) != 0;
    // "Kim" and "Jin" come first as family names, too.
    if (man == woman || (parts.front().size() < 4 && (lists & in_list(NameList::Surname)) != 0)) return '\0';
    return man ? 'm' : 'f';
  }

  std::size_t find_or_add_person(std::size_t s, const NameSpan& span, std::vector<std::string> parts) {
    const std::string key = std::string(out_.folded[s].of(span.first, span.last));
    if (const auto known = person_by_key_.find(key); known != person_by_key_.end()) return known->second;
    std::size_t actor = kNobody;
    for (const std::size_t person : persons_with(parts.back())) {
      if (same_person(out_.notes[person].parts, parts)) {
        actor = person;
        break;
      }
    }
    if (actor == kNobody) {
      actor = out_.add_actor({surface(s, span.first, span.last), ActorKind::Person, ""});
      out_.notes[actor].parts = parts;
      out_.notes[actor].gender = gender_of(parts);
      note_person(actor);
    } else if (parts.size() > out_.notes[actor].parts.size() && out_.actors.actors[actor].lexicon_id.empty()) {
      out_.actors.actors[actor].name = surface(s, span.first, span.last);
      out_.notes[actor].parts = parts;
      note_person(actor);
    }
    person_by_key_.emplace(key, actor);
    return actor;
  }

  // The person whom a single name stands for: the one last named before, else one named later.
  std::size_t find_by_surname(std::size_t s, std::string_view name) const {
    std::size_t best = kNobody;
    long best_when = -1;
    for (const std::size_t person : persons_with(name)) {
      const std::vector<std::string>& parts = out_.notes[person].parts;
      // "Basil of Caesarea" is Basil, and Caesarea is no person.
      const bool from_place = parts.size() > 2 && parts[parts.size() - 2] == "of";
      if (from_place && parts.back() == name) continue;
      const bool last = (parts.size() > 1 && parts.back() == name) || (from_place && parts.front() == name);
      // Chinese, Korean and Vietnamese names put the surname first.
      const bool first =
          parts.size() > 1 && parts.front() == name && parts.front().size() <= 5 && is_family_first(parts);
      const bool inner =
          parts.size() > 2 && std::find(parts.begin() + 1, parts.end(), std::string(name)) != parts.end();
      if (!last && !first && !inner) continue;
      const auto seen = last_seen_.find(person);
      const long when =
          (seen != last_seen_.end() && seen->second <= s ? static_cast<long>(seen->second) + 1 : 0) * 4 + (last    ? 2
                                                                                                           : first ? 1
                                                                                                                   : 0);
      if (when > best_when) {
        best = person;
        best_when = when;
      }
    }
    return best;
  }

  // "Blair House" and "High Ground" are nobody called Blair or High.
  bool is_family_first(const std::vector<std::string>& parts) const {
    return !is_western_given(parts.front()) && !lexicon_.name_word(parts.back()).head &&
           (gazetteer().find(parts.front()) & in_list(NameList::Surname)) != 0;
  }

  bool is_western_given(std::string_view name) const {
    static constexpr std::array<std::string_view, 24> kFamilyFirst = {
        "Deng",   "Jiang",  "Hu", "Mao", "Zhou", "Wang", "Li",   "Liu", "Zhang", "Chen", "Yang", "Sun",
        "Chiang", "Nguyen", "Le", "Ho",  "Ngo",  "Kim",  "Park", "Roh", "Moon",  "Xi",   "Yau",  "Yoon"};
    return lexicon_.name_word(name).given && !is_one_of(name, kFamilyFirst);
  }

  // --- acronyms --------------------------------------------------------------------------------------------------
  // "the Joint Border Commission (JBC)": the name before the bracket owns the letters within it.
  void gather_acronyms() {
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      const Sentence& sentence = sentences_[s];
      const std::vector<NameSpan>& names = out_.names[s].names;
      for (std::size_t n = 0; n < names.size(); ++n) {
        const NameSpan& name = names[n];
        const int open = name.last + 1;
        if (open + 2 >= static_cast<int>(sentence.size()) || sentence.text(open) != "(") continue;
        int close = open + 1;
        while (close < static_cast<int>(sentence.size()) && close < open + 5 && sentence.text(close) != ")") ++close;
        if (close >= static_cast<int>(sentence.size()) || sentence.text(close) != ")") continue;
        const std::string letters = std::string(out_.folded[s].of(open + 1, close - 1));
        if (letters.size() < 2 || letters.size() > 12) continue;
        if (name.kind == NameSpanKind::Person) continue;
        const std::string words = std::string(out_.folded[s].of(name.first, name.last));
        if (!is_acronym_of(letters, words)) continue;
        acronyms_.try_emplace(letters, s, n);
      }
    }
  }

  static bool is_acronym_of(std::string_view letters, std::string_view words) {
    int capitals = 0;
    for (const char c : letters) capitals += is_upper(c) ? 1 : 0;
    if (capitals < 2 || capitals * 2 < static_cast<int>(letters.size())) return false;
    // Each capital, in order, begins a word or stands inside one ("TASHK").
    std::size_t at = 0;
    const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
    if (words.empty() || !same(words.front(), letters.front())) return false;
    for (const char c : letters) {
      if (!is_upper(c)) continue;
      while (at < words.size() && !same(words[at], c)) ++at;
      if (at == words.size()) return false;
      ++at;
    }
    return words.size() > letters.size();
  }

  // --- resolution ------------------------------------------------------------------------------------------------
  void resolve(std::size_t s, const NameSpan& span) {
    const Sentence& sentence = sentences_[s];
    Mention mention;
    mention.sentence = s;
    mention.first = span.first;
    mention.last = span.last;
    const std::string text = std::string(out_.folded[s].of(span.first, span.last));
    if (span.first == span.last) {
      if (const auto defined = acronyms_.find(text); defined != acronyms_.end()) {
        const auto& [where, which] = defined->second;
        const NameSpan& name = out_.names[where].names[which];
        if (const std::size_t actor = actor_of(where, name, mention); actor != kNobody) {
          mention.via = Via::Acronym;
          mention.reason = "defined in the text: " + surface(where, name.first, name.last) + " (" + text + ")";
          return add(sentence, mention, actor);
        }
      }
    }
    const std::size_t actor = actor_of(s, span, mention);
    if (actor == kNobody) return;
    const std::size_t other = first_half(s, span, actor);
    if (other == kNobody) return add(sentence, mention, actor);
    mention.first = span.first - 2;
    mention.actors = {std::min(actor, other), std::max(actor, other)};
    mention.reason += ", and " + out_.actors.actors[other].name + " before it";
    out_.add(sentence, mention);
  }

  // The Central Asia of "Central and South Asia", or kNobody.
  std::size_t first_half(std::size_t s, const NameSpan& span, std::size_t second) {
    const Sentence& sentence = sentences_[s];
    const int half = span.first - 2;
    if (span.kind != NameSpanKind::Lexicon || span.first == span.last || half < 0) return kNobody;
    const std::string_view joint = sentence.text(span.first - 1);
    if ((joint != "and" && joint != "or") || !is_upper(sentence.text(half).front())) return kNobody;
    if (out_.mention_of(s, half) != kNobody) return kNobody;
    const std::string rest(out_.folded[s].of(span.first + 1, span.last));
    const LexiconEntry* entry = lexicon_.find_entry(std::string(out_.folded[s].of(half, half)) + " " + rest);
    if (entry == nullptr || entry->forms.size() > 1 || entry->forms.front().ambiguous) return kNobody;
    const std::size_t first = out_.lexicon_actor(lexicon_, entry->forms.front().actor);
    return first != second && out_.actors.actors[first].kind == out_.actors.actors[second].kind ? first : kNobody;
  }

  void add(const Sentence& sentence, Mention& mention, std::size_t actor) {
    mention.actors = {actor};
    if (out_.actors.actors[actor].kind == ActorKind::Person) last_seen_[actor] = mention.sentence;
    if (mention.last > mention.first) {
      last_headed_[std::string(head_word_of(fold_name(out_.actors.actors[actor].name)))] = actor;
    }
    out_.add(sentence, mention);
  }

  std::size_t actor_of(std::size_t s, const NameSpan& span, Mention& mention) {
    switch (span.kind) {
      case NameSpanKind::Lexicon:
        return known(s, span, mention);
      case NameSpanKind::Person:
        return person(s, span, mention);
      case NameSpanKind::Name:
        return unseen(s, span, mention);
    }
    return kNobody;
  }

  // "President Truman": the person whom the lexicon knows by that name alone.
  std::size_t known_person(const std::string& name) {
    const LexiconEntry* entry = lexicon_.find_entry(name);
    const LexiconForm* form = entry == nullptr ? nullptr : choose(*entry);
    if (form == nullptr || form->ambiguous || lexicon_.actors()[form->actor].kind != ActorKind::Person) return kNobody;
    return out_.lexicon_actor(lexicon_, form->actor);
  }

  std::size_t person(std::size_t s, const NameSpan& span, Mention& mention) {
    std::vector<std::string> parts = person_parts(s, span);
    std::size_t actor = kNobody;
    if (parts.size() >= 2) {
      actor = find_or_add_person(s, span, parts);
      mention.via = Via::Name;
      mention.reason = "person's name";
    } else {
      actor = find_by_surname(s, parts.front());
      mention.via = Via::Surname;
      if (actor != kNobody) {
        mention.reason = "surname of " + out_.actors.actors[actor].name;
      } else if (const std::size_t known = known_person(parts.front()); known != kNobody) {
        actor = known;
        mention.reason = "surname of " + out_.actors.actors[actor].name;
      } else {
        actor = named_actor(s, span.first, span.last, ActorKind::Person);
        out_.actors.actors[actor].kind = ActorKind::Person;
        mention.via = Via::Name;
        mention.reason = "name after a title";
        if (out_.notes[actor].parts.empty()) out_.notes[actor].parts = parts;
      }
    }
    if (span.office_first >= 0 && out_.notes[actor].gender == '\0') {
      if (const OfficeWord* office = lexicon_.find_office(out_.folded[s].low_of(span.office_first, span.office_last))) {
        out_.notes[actor].gender = office->gender;
      }
    }
    return actor;
  }

  std::size_t unseen(std::size_t s, const NameSpan& span, Mention& mention) {
    const std::string text = std::string(out_.folded[s].of(span.first, span.last));
    mention.via = Via::Name;
    if (span.first == span.last) {
      if (const std::size_t actor = find_by_surname(s, text); actor != kNobody) {
        mention.via = Via::Surname;
        mention.reason = "surname of " + out_.actors.actors[actor].name;
        return actor;
      }
      if (lexicon_.name_word(text).head) {
        // "the Commission": the body of that name that was named last.
        const std::size_t actor = find_by_head(text);
        if (actor != kNobody) {
          mention.via = Via::Description;
          mention.reason = "short for " + out_.actors.actors[actor].name;
          return actor;
        }
        const ActorKind kind = lexicon_.name_word(text).kind;
        if (kind != ActorKind::Organization && kind != ActorKind::Project) return kNobody;
        mention.reason = "capitalised name";
        return named_actor(s, span.first, span.last, kind);
      }
      if (lexicon_.find_office(lowered(text)) != nullptr) return kNobody;
    }
    mention.reason = "capitalised name";
    ActorKind kind = span.actor_kind;
    if (kind == ActorKind::Other) kind = guess_kind(s, span, text);
    return named_actor(s, span.first, span.last, kind);
  }

  ActorKind guess_kind(std::size_t s, const NameSpan& span, std::string_view text) const {
    if (all_upper(text)) return ActorKind::Organization;
    if (span.first == span.last && lexicon_.name_word(text).given) return ActorKind::Person;
    return is_place_use(sentences_[s], span.first, span.last, false) ? ActorKind::Place : ActorKind::Other;
  }

  // Names are resolved in the order of the text: the last one noted is the last one before.
  std::size_t find_by_head(std::string_view word) const {
    const auto found = last_headed_.find(word);
    return found == last_headed_.end() ? kNobody : found->second;
  }

  std::size_t known(std::size_t s, const NameSpan& span, Mention& mention) {
    const Sentence& sentence = sentences_[s];
    const std::string text = std::string(out_.folded[s].of(span.first, span.last));
    const LexiconForm* form = choose(*span.entry);
    // A surname that the document has introduced is the person: Washington, Jordan, Wagner.
    if (span.first == span.last && (form == nullptr || form->kind != FormKind::Demonym) && !all_upper(text)) {
      const std::size_t actor = find_by_surname(s, text);
      if (actor != kNobody && surname_use(sentence, span, form, actor)) {
        mention.via = Via::Surname;
        mention.reason = "surname of " + out_.actors.actors[actor].name;
        return actor;
      }
    }
    if (form == nullptr) {
      if (span.entry->forms.front().kind == FormKind::Demonym) return kNobody;
      if (is_common(text) && is_modified(sentence, span)) return kNobody;
      NameSpan open = span;
      open.kind = NameSpanKind::Name;
      const ActorKind kind = lexicon_.actors()[span.entry->forms.front().actor].kind;
      open.actor_kind = kind == ActorKind::State ? ActorKind::Place : kind;
      const bool city = span.entry->forms.front().kind == FormKind::Capital;
      if (city) open.actor_kind = ActorKind::Place;
      if (!is_common(text)) return unseen(s, open, mention);
      // "the colonies", of nobody named here
      open.actor_kind = ActorKind::Collective;
      const std::size_t many = unseen(s, open, mention);
      if (many != kNobody) out_.notes[many].plural = true;
      return many;
    }
    const LexiconActor& known = lexicon_.actors()[form->actor];
    const std::string quoted = known.source + ": ";
    switch (form->kind) {
      case FormKind::Name:
        mention.via = Via::Name;
        mention.reason = quoted + "name";
        break;
      case FormKind::Alias:
        mention.via = all_upper(text) ? Via::Acronym : Via::Alias;
        mention.reason = quoted + "alias \"" + span.entry->text + "\" of " + known.name;
        break;
      case FormKind::Demonym:
        if (!is_actor_demonym(sentence, span)) return kNobody;
        mention.via = Via::Demonym;
        mention.reason = quoted + "demonym \"" + span.entry->text + "\" of " + known.name;
        break;
      case FormKind::Capital:
        if (is_place_use(sentence, span.first, span.last, true)) {
          mention.via = Via::Name;
          mention.place_sense = true;
          mention.reason = "a city, meant as a place";
          return named_actor(s, span.first, span.last, ActorKind::Place);
        }
        mention.via = Via::Metonym;
        mention.reason = quoted + "capital \"" + span.entry->text + "\" for " + known.name;
        break;
      case FormKind::Seat:
        mention.via = Via::Metonym;
        mention.reason = quoted + "seat \"" + span.entry->text + "\" of " + known.name;
        break;
    }
    return out_.lexicon_actor(lexicon_, form->actor);
  }

  static bool is_common(std::string_view text) { return text.front() >= 'a' && text.front() <= 'z'; }
  // "Spain's colonies", "the French colonies"
  bool is_modified(const Sentence& sentence, const NameSpan& span) const {
    const int head = head_of(sentence, span.first, span.last);
    return std::any_of(sentence.children_begin(head), sentence.children_end(head), [&](int child) {
      const Token& token = sentence[child];
      return child < span.first &&
             (token.dependency == Dependency::NmodPoss ||
              (token.dependency == Dependency::Amod && token.xpos != "VBN" && is_upper(sentence.text(child).front())));
    });
  }

  bool surname_use(const Sentence& sentence, const NameSpan& span, const LexiconForm* form, std::size_t actor) const {
    const auto& parts = out_.notes[actor].parts;
    const std::string_view text = sentence.text(span.first);
    if (parts.empty() || fold_name(text) != parts.back()) return false;
    // "the West" is nobody's surname.
    if (span.first > 0 && lowered(sentence.text(span.first - 1)) == "the") return false;
    if (form == nullptr) return true;
    // A city's or country's own name, too: only where he has just been named and acts.
    const auto seen = last_seen_.find(actor);
    if (!form->ambiguous) {
      if (seen == last_seen_.end()) return false;
      const bool just = seen->second + kJustNamed >= static_cast<std::size_t>(&sentence - sentences_.data());
      const Dependency d = sentence[head_of(sentence, span.first, span.last)].dependency;
      if (!acts(sentence, span) && !(just && (d == Dependency::Obj || d == Dependency::Iobj))) return false;
    }
    return !is_place_use(sentence, span.first, span.last, true);
  }

  static bool acts(const Sentence& sentence, const NameSpan& span) {
    const Dependency d = sentence[head_of(sentence, span.first, span.last)].dependency;
    return d == Dependency::Nsubj || d == Dependency::NsubjPass || d == Dependency::NmodPoss ||
           d == Dependency::OblAgent;
  }

  // The word stands for the place: "flew to Beijing", "in Lima", "Paris-based". With `strict`, only where the
  // government could not be meant.
  static bool is_place_use(const Sentence& sentence, int first, int last, bool strict) {
    static constexpr std::array<std::string_view, 14> kPlaces = {"in",     "at",   "near",    "outside",    "around",
                                                                 "inside", "via",  "through", "throughout", "across",
                                                                 "above",  "over", "toward",  "within"};
    static constexpr std::array<std::string_view, 42> kMotion = {
        "fly",       "travel",  "go",         "come",     "return",  "arrive",     "move",       "journey",  "flee",
        "send",      "head",    "sail",       "march",    "drive",   "walk",       "invite",     "bring",    "take",
        "rush",      "deport",  "transfer",   "advance",  "retreat", "withdraw",   "trip",       "visit",    "flight",
        "tour",      "road",    "pilgrimage", "dispatch", "escape",  "withdrawal", "evacuation", "evacuate", "expel",
        "departure", "arrival", "route",      "convoy",   "airlift", "train"};
    static constexpr std::array<std::string_view, 19> kTaken = {
        "flee", "sack",  "defend", "burn",  "visit",   "leave",    "reach",    "enter",   "capture", "occupy",
        "bomb", "seize", "storm",  "shell", "besiege", "evacuate", "surround", "overrun", "liberate"};
    const int head = head_of(sentence, first, last);
    const int size = static_cast<int>(sentence.size());
    if (last + 2 < size && sentence.text(last + 1) == "-" &&
        (sentence.text(last + 2) == "based" || sentence.text(last + 2) == "born")) {
      return true;
    }
    const int governor = sentence[head].head;
    // "completed its withdrawal from A", where the tree hangs "from A" on the verb
    const int act = governor >= 0 ? sentence.child(governor, Dependency::Obj) : -1;
    const auto governed_by = [&](const auto& words) {
      return is_one_of(sentence[governor].lemma, words) ||
             (act >= 0 && act < first && is_one_of(sentence[act].lemma, words));
    };
    for (auto child = sentence.children_begin(head); child != sentence.children_end(head); ++child) {
      if (sentence[*child].dependency != Dependency::Case || *child > first) continue;
      const std::string word = lowered(sentence.text(*child));
      if (is_one_of(word, kPlaces)) return true;
      if ((word == "to" || word == "from" || word == "into" || word == "towards" || word == "for") && governor >= 0) {
        if (governed_by(kMotion)) return true;
        if (!strict && word != "for") return true;
      }
      if ((word == "on" || word == "against" || word == "of") && governor >= 0) {
        static constexpr std::array<std::string_view, 18> kBlows = {
            "advance", "airstrike", "assault",    "attack", "bombardment", "bombing",
            "capture", "fall",      "liberation", "march",  "occupation",  "offensive",
            "raid",    "seizure",   "shelling",   "siege",  "strike",      "takeover"};
        if (governed_by(kBlows)) return true;
      }
      if (word == "of" && governor >= 0) {
        static constexpr std::array<std::string_view, 12> kTowns = {"airport",  "capital", "city",   "north",
                                                                    "outskirt", "port",    "siege",  "south",
                                                                    "street",   "streets", "suburb", "town"};
        if (is_one_of(sentence[governor].lemma, kTowns)) return true;
        // "took control of Kabul"
        static constexpr std::array<std::string_view, 6> kTaking = {"gain",   "lose",  "regain",
                                                                    "retake", "seize", "take"};
        const int verb = sentence[governor].head;
        if (sentence[governor].lemma == "control" && verb >= 0 && is_one_of(sentence[verb].lemma, kTaking)) return true;
      }
    }
    if (sentence[head].dependency == Dependency::Conj && governor >= 0 && governor != head) {
      return is_place_use(sentence, governor, governor, strict);
    }
    if (governor >= 0 && sentence[head].dependency == Dependency::Obj && is_one_of(sentence[governor].lemma, kTaken)) {
      return true;
    }
    return false;
  }

  // An adjective of nationality that acts; not a language, a dish, or "pro-Russian".
  bool is_actor_demonym(const Sentence& sentence, const NameSpan& span) const {
    static constexpr std::array<std::string_view, 26> kThings = {
        "language", "dialect",     "word",     "food",   "cuisine", "restaurant", "tea",     "coffee", "wine",
        "dish",     "translation", "alphabet", "script", "poetry",  "literature", "grammar", "accent", "version",
        "edition",  "carpet",      "dance",    "song",   "vodka",   "cheese",     "name",    "proverb"};
    static constexpr std::array<std::string_view, 10> kSpeaking = {
        "speak", "learn", "write", "translate", "teach", "read", "publish", "understand", "print", "study"};
    const int first = span.first;
    const int head = head_of(sentence, span.first, span.last);
    if (first >= 2 && sentence[first - 1].upos == Upos::Punct && sentence.text(first - 1) == "-") {
      const std::string before = lowered(sentence.text(first - 2));
      if (before == "pro" || before == "anti" || before == "non") return false;
    }
    const Token& token = sentence[head];
    if (token.head >= 0 && token.head > head &&
        (token.dependency == Dependency::Amod || token.dependency == Dependency::Compound)) {
      return !is_one_of(sentence[token.head].lemma, kThings);
    }
    // "in Russian", "speaks Chinese"
    const bool plural = sentence.text(head).ends_with("s") && !sentence.text(head).ends_with("us");
    const bool definite = sentence.child(head, Dependency::Det) >= 0;
    if (!plural && !definite && token.head >= 0) {
      if (is_one_of(sentence[token.head].lemma, kSpeaking)) return false;
      const int preposition = sentence.child(head, Dependency::Case);
      if (preposition >= 0 && token.upos != Upos::Adj &&
          (lowered(sentence.text(preposition)) == "in" || lowered(sentence.text(preposition)) == "into")) {
        return false;
      }
    }
    return true;
  }

  std::span<const Sentence> sentences_;
  const ActorLexicon& lexicon_;
  DocumentNames out_;
  std::vector<std::vector<TaggedName>> tags_;  ///< of each sentence, as the tagger sees names
  std::vector<std::size_t> evidence_;          ///< unmistakable mentions of each lexicon actor
  WordMap<std::size_t> by_name_;
  WordMap<std::size_t> person_by_key_;
  WordMap<std::vector<std::size_t>> persons_by_part_;
  WordMap<std::size_t> last_headed_;                        ///< head word -> who was named with it last
  std::unordered_map<std::size_t, std::size_t> last_seen_;  ///< person -> sentence
  WordMap<std::pair<std::size_t, std::size_t>> acronyms_;
};

}  // namespace

bool DocumentNames::add(const Sentence& sentence, Mention mention) {
  mention.head = head_of(sentence, mention.first, mention.last);
  mention.span = {sentence[mention.first].span.begin, sentence[mention.last].span.end};
  std::size_t& slot = mention_at_head[mention.sentence][static_cast<std::size_t>(mention.head)];
  if (slot != kNobody) return false;
  slot = actors.mentions.size();
  actors.mentions.push_back(std::move(mention));
  return true;
}

std::size_t DocumentNames::add_actor(Actor actor) {
  actors.actors.push_back(std::move(actor));
  notes.emplace_back();
  return actors.actors.size() - 1;
}

std::size_t DocumentNames::lexicon_actor(const ActorLexicon& lexicon, std::uint32_t index) {
  const auto [found, is_new] = by_lexicon.try_emplace(index, 0);
  if (is_new) {
    const LexiconActor& known = lexicon.actors()[index];
    found->second = add_actor({known.name, known.kind, known.id});
    ActorNotes& note = notes[found->second];
    note.plural =
        known.kind == ActorKind::People || known.kind == ActorKind::ArmedGroup || known.name.ends_with("states");
    if (known.kind == ActorKind::Person) note.parts = split_words(fold_name(known.name));
  }
  return found->second;
}

void DocumentNames::finish(const std::vector<bool>& dead) {
  std::vector<Mention> kept;
  for (std::size_t i = 0; i < actors.mentions.size(); ++i) {
    if ((i < dead.size() && dead[i]) || actors.mentions[i].actors.empty()) continue;
    kept.push_back(std::move(actors.mentions[i]));
  }
  std::stable_sort(kept.begin(), kept.end(), [](const Mention& a, const Mention& b) {
    return std::tie(a.sentence, a.first, a.last) < std::tie(b.sentence, b.first, b.last);
  });
  std::vector<std::size_t> renumbered(actors.actors.size(), kNobody);
  std::vector<Actor> named;
  for (Mention& mention : kept) {
    for (std::size_t& actor : mention.actors) {
      if (renumbered[actor] == kNobody) {
        renumbered[actor] = named.size();
        named.push_back(actors.actors[actor]);
      }
      actor = renumbered[actor];
    }
  }
  actors.mentions = std::move(kept);
  actors.actors = std::move(named);
}

DocumentNames resolve_names(std::span<const Sentence> sentences, const ActorLexicon& lexicon) {
  return NameResolver(sentences, lexicon).resolve();
}

}  // namespace actorgraph
