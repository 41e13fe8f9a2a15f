// Whom words imply: the state of "President Ana Diaz" in a text that elsewhere calls her Peru's president, or where
// extract/lexicon/offices_held.tsv does; the Peru of "anti-Peruvian rebels".
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
        if (span.office_first >= 0) {
          read_title(s, span, span.office_first, span.office_last);
          continue;
        }
        // Names that the lexicon knows leave their titles out.
        for (const OfficeSpan& office : names_.names[s].offices) {
          if (office.last + 1 == span.first) read_title(s, span, office.first, office.last);
        }
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
    if (entry == nullptr || entry->forms.front().ambiguous || entry->forms.front().before_hyphen) return;
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

  void read_title(std::size_t s, const NameSpan& span, int first, int last) {
    const Sentence& sentence = sentences_[s];
    const std::size_t person = names_.mention_of(s, head_of(sentence, span.first, span.last));
    if (person == kNobody || names_.actors.mentions[person].actors.size() != 1) return;
    const std::size_t actor = names_.actors.mentions[person].actors.front();
    if (names_.actors.actors[actor].kind != ActorKind::Person) return;
    if (says_whose(s, first, span.last)) return;
    const std::string office = lowered(names_.folded[s].of(first, last));
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
