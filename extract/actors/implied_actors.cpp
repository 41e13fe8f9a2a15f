// Whom words imply: the state of "President Ana Diaz" in a text that elsewhere calls her Peru's president, or where
// extract/lexicon/offices_held.tsv does; the Peru of "anti-Peruvian rebels"; the party of "the Whig Jorge Paz".
#include <algorithm>
#include <string>
#include <utility>

#include "extract/actors/actor_lexicon.h"
#include "extract/actors/document_names.h"
#include "extract/actors/name_text.h"

namespace actorgraph {
namespace {

constexpr std::size_t kNobody = ActorNotes::kNobody;

class ImpliedActors {
 public:
  ImpliedActors(DocumentNames& names, std::span<const Sentence> sentences, const ActorLexicon& lexicon)
      : names_(names), sentences_(sentences), lexicon_(lexicon) {}

  void resolve() {
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      for (const NameSpan& span : names_.names[s].names) {
        int first = span.office_first;
        int last = span.office_last;
        // Names that the lexicon knows leave their titles out.
        for (const OfficeSpan& office : names_.names[s].offices) {
          if (first < 0 && office.last + 1 == span.first) {
            first = office.first;
            last = office.last;
          }
        }
        if (first >= 0) read_title(s, span, first, last);
        read_party(s, span, (first >= 0 ? first : span.first) - 1);
      }
      for (int i = 0; i < static_cast<int>(sentences_[s].size()); ++i) read_stance(s, i);
    }
  }

 private:
  // "anti-Peruvian", "pro-Peru", where they are one word
  void read_stance(std::size_t s, int i) {
    const Sentence& sentence = sentences_[s];
    const std::string_view text = sentence.text(i);
    if (text.size() < 6 || text[text[0] == 'a' || text[0] == 'A' ? 4 : 3] != '-') return;
    const std::string low = lowered(text);
    const bool against = low.starts_with("anti-");
    if ((!against && !low.starts_with("pro-")) || names_.mention_of(s, i) != kNobody) return;
    const LexiconEntry* entry = lexicon_.find_entry(fold_name(text.substr(against ? 5 : 4)));
    if (entry == nullptr || entry->forms.front().before_hyphen) return;
    // "pro-English" is not for the language; a form of several is for nobody.
    if (entry->forms.front().ambiguous && entry->forms.size() > 1) return;
    const std::uint32_t known = entry->forms.front().actor;
    Mention mention;
    mention.sentence = s;
    mention.first = mention.last = mention.head = i;
    mention.actors = {names_.lexicon_actor(lexicon_, known)};
    mention.via = entry->forms.front().kind == FormKind::Demonym ? Via::Demonym : Via::Alias;
    mention.reason = lexicon_.actors()[known].source + ": inside \"" + std::string(text) + "\"";
    mention.unsaid = true;
    names_.add(sentence, std::move(mention));
  }

  // "Republican Senator Ana Diaz", "the Whig Jorge Paz": where the lexicon knows a party of that name
  void read_party(std::size_t s, const NameSpan& person, int i) {
    const Sentence& sentence = sentences_[s];
    if (i < 0 || sentence[i].upos == Upos::Verb || names_.mention_of(s, i) != kNobody) return;
    const std::size_t found = names_.mention_of(s, head_of(sentence, person.first, person.last));
    if (found == kNobody || names_.actors.mentions[found].actors.size() != 1) return;
    if (names_.actors.actors[names_.actors.mentions[found].actors.front()].kind != ActorKind::Person) return;
    const std::string_view text = sentence.text(i);
    if (text.front() < 'A' || text.front() > 'Z') return;
    const LexiconEntry* entry = lexicon_.find_entry(fold_name(std::string(text) + " Party"));
    if (entry == nullptr || entry->forms.size() > 1 || entry->forms.front().ambiguous) return;
    const std::uint32_t known = entry->forms.front().actor;
    Mention mention;
    mention.sentence = s;
    mention.first = mention.last = mention.head = i;
    mention.actors = {names_.lexicon_actor(lexicon_, known)};
    mention.via = Via::Alias;
    mention.reason = lexicon_.actors()[known].source + ": \"" + std::string(text) + "\" before a person";
    mention.unsaid = true;
    names_.add(sentence, std::move(mention));
  }

  void read_title(std::size_t s, const NameSpan& span, int first, int last) {
    const Sentence& sentence = sentences_[s];
    const std::size_t person = names_.mention_of(s, head_of(sentence, span.first, span.last));
    if (person == kNobody || names_.actors.mentions[person].actors.size() != 1) return;
    const std::size_t actor = names_.actors.mentions[person].actors.front();
    if (names_.actors.actors[actor].kind != ActorKind::Person) return;
    if (says_whose(s, first, span.last)) return;
    const std::string office = singular(lowered(names_.folded[s].of(first, last)));
    auto [body, reason] = body_of(actor, office);
    if (body == kNobody) return;
    Mention mention;
    mention.sentence = s;
    mention.first = first;
    mention.last = last;
    mention.head = head_of(sentence, mention.first, mention.last);
    if (names_.mention_of(s, mention.head) != kNobody) return;
    mention.actors = {body};
    mention.via = Via::Office;
    mention.reason = std::move(reason);
    mention.unsaid = true;
    names_.add(sentence, std::move(mention));
  }

  // "Presidents Ana Diaz and Jorge Paz", "Secretaries of State"
  static std::string singular(std::string office) {
    const std::size_t end = std::min(office.find(" of "), office.size());
    if (end > 3 && office.compare(end - 3, 3, "ies") == 0) {
      office.replace(end - 3, 3, "y");
    } else if (end > 1 && office[end - 1] == 's') {
      office.erase(end - 1, 1);
    }
    return office;
  }

  // "Peruvian President Ana Diaz", "Peru's President Ana Diaz", "President Ana Diaz of Peru"
  bool says_whose(std::size_t s, int first, int last) const {
    const Sentence& sentence = sentences_[s];
    const auto names_actor = [&](int token) {
      if (token < 0 || token >= static_cast<int>(sentence.size())) return false;
      const auto& row = names_.mention_at_head[s];
      return std::any_of(row.begin(), row.end(), [&](std::size_t m) {
        return m != kNobody && names_.actors.mentions[m].first <= token && token <= names_.actors.mentions[m].last;
      });
    };
    const int before = first - 1;
    if (before >= 0 && (names_actor(before) || (sentence[before].xpos == "POS" && names_actor(before - 1))))
      return true;
    const int after = last + 1;
    return after < static_cast<int>(sentence.size()) && sentence.text(after) == "of";
  }

  std::pair<std::size_t, std::string> body_of(std::size_t person, const std::string& office) {
    for (const ActorNotes::Office& held : names_.notes[person].offices) {
      if (held.words == office && held.body != kNobody) {
        return {held.body,
                "\"" + office + "\" of " + names_.actors.actors[held.body].name + " elsewhere in the document"};
      }
    }
    const auto held = lexicon_.find_held_office(fold_name(names_.actors.actors[person].name), office);
    if (!held) return {kNobody, {}};
    return {names_.lexicon_actor(lexicon_, held->actor),
            held->source + ", " + held->office + " of " + lexicon_.actors()[held->actor].name};
  }

  DocumentNames& names_;
  std::span<const Sentence> sentences_;
  const ActorLexicon& lexicon_;
};

}  // namespace

void resolve_implied_actors(DocumentNames& names, std::span<const Sentence> sentences, const ActorLexicon& lexicon) {
  ImpliedActors(names, sentences, lexicon).resolve();
}

}  // namespace actorgraph
