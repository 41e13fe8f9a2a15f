#include "extract/relations/quotation.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "extract/relations/words.h"

namespace actorgraph {
namespace {

constexpr int kShortestQuotation = 4;  // tokens: below that it is a word held at arm's length
constexpr int kFarthestVerb = 15;      // tokens between the quotation and its "said"
constexpr int kLongestQuotation = 8;   // sentences: an opening mark without an end is a slip of the pen

constexpr std::array<std::string_view, 8> kUrging = {"advise",   "ask",  "call",  "exhort",
                                                     "instruct", "tell", "press", "urge"};

bool opens(std::string_view text) { return text == "“" || text == "``" || text == "«" || text == "„"; }
bool closes(std::string_view text) { return text == "”" || text == "''" || text == "»"; }

}  // namespace

void Quotation::find_stretches(const Sentence& s) {
  quoted_.clear();
  int begin = open_for_ > 0 ? 0 : -1;
  for (int i = 0; i < static_cast<int>(s.size()); ++i) {
    const std::string_view text = s.text(i);
    const bool either = text == "\"";
    if (begin < 0 && (opens(text) || either)) {
      begin = i;
    } else if (begin >= 0 && (closes(text) || either)) {
      if (i - begin >= kShortestQuotation) quoted_.push_back({begin, i + 1});
      begin = -1;
    }
  }
  if (begin >= 0) {
    quoted_.push_back({begin, static_cast<int>(s.size())});
    open_for_ = open_for_ < kLongestQuotation ? open_for_ + 1 : 0;
  } else {
    open_for_ = 0;
  }
}

std::optional<Source> Quotation::find_speaker(const ActorView& view, const RelationLexicon& lexicon) const {
  const Sentence& s = view.sentence();
  const auto inside = [&](int token) {
    return std::any_of(quoted_.begin(), quoted_.end(),
                       [&](const Stretch& q) { return q.first <= token && token < q.second; });
  };
  for (int verb = 0; verb < static_cast<int>(s.size()); ++verb) {
    if (inside(verb)) continue;
    if (!reports(s, lexicon, verb)) {
      // "urged the states to 'align their positions'"
      int urged = -1;
      for (auto it = s.children_begin(verb); among(s[verb].lemma, kUrging) && it != s.children_end(verb); ++it) {
        if (s[*it].xpos == "VB") urged = *it;
      }
      if (urged < 0 || !inside(urged)) continue;
    }
    const bool near = std::any_of(quoted_.begin(), quoted_.end(), [&](const Stretch& q) {
      return std::abs(q.first - verb) <= kFarthestVerb || std::abs(q.second - verb) <= kFarthestVerb;
    });
    if (!near) continue;
    const std::vector<Argument> subject = speakers(view, lexicon, verb);
    if (!subject.empty() && !inside(view.mention(subject.front()).head)) {
      return Source{subject.front(), std::string(s.text(verb))};
    }
    // The parser may have hung the speaker inside the quotation: the name nearest to the verb.
    std::optional<Argument> nearest;
    int distance = kFarthestVerb;
    for (const std::size_t index : view.mentions()) {
      const Mention& mention = view.actors().mentions[index];
      if (mention.actors.empty() || inside(mention.head)) continue;
      const ActorKind kind = view.actors().actors[mention.actors.front()].kind;
      const int away = std::abs(mention.head - verb);
      if ((kind == ActorKind::Person || kind == ActorKind::Organization) && away < distance) {
        nearest = Argument{index, mention.actors.front()};
        distance = away;
      }
    }
    if (nearest) return Source{*nearest, std::string(s.text(verb))};
  }
  return std::nullopt;
}

void Quotation::read(const ActorView& view, const RelationLexicon& lexicon) {
  const bool goes_on = open_for_ > 0;
  find_stretches(view.sentence());
  if (quoted_.empty()) {
    speaker_.reset();
    return;
  }
  if (std::optional<Source> speaker = find_speaker(view, lexicon)) {
    speaker_ = std::move(speaker);
  } else if (!goes_on && quoted_.front().first > 0) {
    speaker_.reset();  // words quoted in passing
  }
}

const Source* Quotation::source(int token) const {
  if (!speaker_) return nullptr;
  for (const Stretch& stretch : quoted_) {
    if (stretch.first <= token && token < stretch.second) return &*speaker_;
  }
  return nullptr;
}

}  // namespace actorgraph
