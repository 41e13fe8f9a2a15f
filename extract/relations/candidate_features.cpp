#include "extract/relations/candidate_features.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "extract/relations/clause.h"

namespace actorgraph {
namespace {

constexpr std::size_t kLongLabel = 8;  // words

/// A way without its prepositions: "obl:with>nmod:of" becomes "obl>nmod".
std::string coarse(std::string_view shape) {
  std::string out;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == ':') {
      while (i < shape.size() && shape[i] != '>' && shape[i] != '<') ++i;
      if (i == shape.size()) break;
    }
    out += shape[i];
  }
  return out;
}

int steps(std::string_view shape) {
  return static_cast<int>(std::count_if(shape.begin(), shape.end(), [](char c) { return c == '>' || c == '<'; }));
}

int predicate_of(const Candidate& candidate) {
  return !candidate.core.empty() && candidate.core.front() >= 0 ? candidate.core.front() : candidate.predicate;
}

/// The noun that governs the way from `token` up to the predicate: `token` itself where it hangs on the predicate.
int top_noun(const Sentence& s, int token, int predicate) {
  for (int step = 0; step < 6 && s[token].head >= 0 && s[token].head != predicate; ++step) token = s[token].head;
  return token;
}

/// What the relation lexicon says a noun is: an event, a state, an agent, another relation noun, or no relation noun.
std::string_view noun_class(const Sentence& s, const RelationLexicon& lexicon, int token) {
  if (token < 0) return "root";
  if (s[token].upos == Upos::Propn) return "name";
  if (s[token].upos != Upos::Noun) return to_string(s[token].upos);
  const auto entries = lexicon.find(RelationEntry::Pos::Noun, s[token].lemma);
  if (entries.empty()) return "noun";
  for (const auto& [flag, name] : {std::pair{RelationEntry::Agent, "agent"},
                                   {RelationEntry::Event, "event"},
                                   {RelationEntry::State, "state"},
                                   {RelationEntry::Abstract, "abstract"}}) {
    if (has_flag(entries.back(), flag)) return name;
  }
  return "relation";
}

}  // namespace

std::vector<Rivalry> rivalries(std::span<const Candidate> candidates) {
  std::vector<Rivalry> out(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& mine = candidates[i];
    const int predicate = predicate_of(mine);
    const int subject_steps = steps(mine.subject_shape), object_steps = steps(mine.object_shape);
    Rivalry& rivalry = out[i];
    for (std::size_t j = 0; j < candidates.size(); ++j) {
      if (i == j) continue;
      const Candidate& other = candidates[j];
      const bool same_predicate = predicate_of(other) == predicate;
      const bool same_subject = other.subject.mention == mine.subject.mention;
      const bool same_object = other.object.mention == mine.object.mention;
      const int other_subject_steps = steps(other.subject_shape), other_object_steps = steps(other.object_shape);
      if (same_predicate) ++rivalry.siblings;
      if (same_predicate && same_object && !same_subject && other_subject_steps < subject_steps &&
          (rivalry.subject.empty() || other_subject_steps < steps(rivalry.subject))) {
        rivalry.subject = other.subject_shape;
      }
      if (same_predicate && same_subject && !same_object) {
        if (other_object_steps < object_steps &&
            (rivalry.object.empty() || other_object_steps < steps(rivalry.object))) {
          rivalry.object = other.object_shape;
        }
        if (other.object_shape.size() > mine.object_shape.size() && other.object_shape.starts_with(mine.object_shape))
          rivalry.deeper_object = true;
      }
      if (same_object && !same_predicate && other_object_steps < object_steps) rivalry.nearer_predicate = true;
      if (same_subject && same_object && !same_predicate &&
          other_subject_steps + other_object_steps < subject_steps + object_steps) {
        rivalry.shorter = true;
      }
      if (same_predicate && other.subject.mention == mine.object.mention &&
          other.object.mention == mine.subject.mention) {
        rivalry.reversed = true;
      }
    }
  }
  return out;
}

Features candidate_features(const ActorView& view, const RelationLexicon& lexicon, const Candidate& candidate,
                            const Rivalry& rivalry, const Triple& triple, std::string_view type_source) {
  const Sentence& s = view.sentence();
  Features out;
  out.reserve(100, 2400);
  const auto add = [&](const auto&... pieces) { out.add(pieces...); };
  const std::string_view preposition = candidate.preposition.empty() ? "-" : std::string_view(candidate.preposition);
  const std::string subject_coarse = coarse(candidate.subject_shape);
  const std::string object_coarse = coarse(candidate.object_shape);
  add("bias");
  add("rule=", candidate.rule);
  add("subject=", subject_coarse);
  add("object=", object_coarse);
  add("shape=", candidate.rule, "/", subject_coarse, "/", object_coarse);
  add("object-full=", candidate.object_shape);
  const auto depth = std::count(candidate.object_shape.begin(), candidate.object_shape.end(), '>');
  add("object-depth=", std::to_string(depth));
  const auto inherit = std::count(candidate.subject_shape.begin(), candidate.subject_shape.end(), '<');
  add("subject-inherit=", std::to_string(std::min<std::ptrdiff_t>(inherit, 3)));
  const auto subject_depth = std::count(candidate.subject_shape.begin(), candidate.subject_shape.end(), '>');
  add("subject-depth=", std::to_string(subject_depth));
  add("type=", to_string(triple.relation.type));
  add("type-source=", type_source);
  add("rule-type-source=", candidate.rule, "/", type_source);
  add("preposition=", preposition);
  add("rule-preposition=", candidate.rule, "/", preposition);
  const int head = candidate.core.empty() ? -1 : candidate.core.front();
  if (head >= 0) add("predicate=", to_string(s[head].upos));
  if (head >= 0) add("head=", content_lemma(s, head));
  if (candidate.core.size() > 1 && candidate.core.back() >= 0) add("last=", content_lemma(s, candidate.core.back()));
  add("modality-type=", to_string(triple.modality), "/", to_string(triple.relation.type));
  add("type-object=", to_string(triple.relation.type), "/", to_string(triple.object.kind));
  add("core=", std::to_string(std::min<std::size_t>(candidate.core.size(), 5)));
  add("preposition-object=", preposition, "/", to_string(triple.object.kind));
  add("rule-core=", candidate.rule, "/", std::to_string(std::min<std::size_t>(candidate.core.size(), 4)));
  add("subject-full=", candidate.subject_shape);
  for (const Mention* m : {&view.mention(candidate.subject), &view.mention(candidate.object)}) {
    const char* side = m == &view.mention(candidate.subject) ? "subject-dep=" : "object-dep=";
    add(side, to_string(s[m->head].dependency));
  }
  {
    int between = 0;
    const int lo = std::min(view.mention(candidate.subject).head, view.mention(candidate.object).head);
    const int hi = std::max(view.mention(candidate.subject).head, view.mention(candidate.object).head);
    for (const std::size_t index : view.mentions()) {
      const int at = view.actors().mentions[index].head;
      if (at > lo && at < hi) ++between;
    }
    add("between=", std::to_string(std::min(between, 4)));
    int commas = 0;
    for (int t = lo; t < hi; ++t) commas += s[t].dependency == Dependency::Punct ? 1 : 0;
    add("punctuation-between=", std::to_string(std::min(commas, 4)));
  }
  add("subject-kind=", to_string(triple.subject.kind));
  add("object-kind=", to_string(triple.object.kind));
  add("kinds=", to_string(triple.subject.kind), "/", to_string(triple.object.kind));
  const Mention& subject = view.mention(candidate.subject);
  const Mention& object = view.mention(candidate.object);
  add("subject-via=", to_string(subject.via));
  add("object-via=", to_string(object.via));
  if (subject.actors.size() > 1) add("subject-several");
  if (object.actors.size() > 1) add("object-several");
  if (object.place_sense) add("object-place/", candidate.rule);
  if (subject.place_sense) add("subject-place");
  if (candidate.mutual) add("mutual");
  if (triple.negated) add("negated");
  add("modality=", to_string(triple.modality));
  if (triple.attribution) add("attributed");
  const int distance = std::abs(subject.head - object.head);
  add("distance=", distance <= 3    ? "3"
                   : distance <= 6  ? "6"
                   : distance <= 10 ? "10"
                   : distance <= 16 ? "16"
                   : distance <= 25 ? "25"
                                    : "more");
  if (object.head < subject.head) add("object-first/", candidate.rule);
  if (candidate.words.size() > kLongLabel) add("long-label");
  add("label-words=", std::to_string(std::min<std::size_t>(candidate.words.size(), 9)));
  add("actors=", std::to_string(std::min<std::size_t>(view.mentions().size(), 8)));
  add("rival-subject=", subject_coarse, "/", coarse(rivalry.subject));
  add("rival-subject=", rivalry.subject.empty() ? "none" : "nearer");
  add("rival-object=", object_coarse, "/", coarse(rivalry.object));
  add("rival-object=", rivalry.object.empty() ? "none" : "nearer");
  if (rivalry.deeper_object) add("deeper-object");
  if (rivalry.nearer_predicate) add("nearer-predicate/", candidate.rule);
  if (rivalry.shorter) add("shorter/", candidate.rule);
  if (rivalry.reversed) add("reversed/", candidate.rule);
  add("siblings=", std::to_string(std::min(rivalry.siblings, 8)));
  add("subject-top=", noun_class(s, lexicon, top_noun(s, subject.head, candidate.predicate)));
  add("object-top=", noun_class(s, lexicon, top_noun(s, object.head, candidate.predicate)));
  add("subject-above=", noun_class(s, lexicon, s[subject.head].head));
  add("object-above=", noun_class(s, lexicon, s[object.head].head));
  for (const Argument* argument : {&candidate.subject, &candidate.object}) {
    const Mention& mention = view.mention(*argument);
    const std::string_view side = argument == &candidate.subject ? "subject" : "object";
    add(side, "-known=", view.actor(*argument).lexicon_id.empty() ? "no" : "yes", "/", to_string(mention.via));
    add(side, "-head=", to_string(s[mention.head].upos));
    add(side, "-length=", std::to_string(std::min(mention.last - mention.first, 4)));
  }
  return out;
}

}  // namespace actorgraph
