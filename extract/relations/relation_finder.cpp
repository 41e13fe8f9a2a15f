// From the tree to triples: the rules of clause.h and nominal.h propose, qualifier.h reads negation, modality and
// attribution, the relation lexicon gives the type, confidence.h weighs. Each proposal is settled for itself; only at
// the end are proposals for one pair of one sentence compared.

#include "extract/relations/relation_finder.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "extract/relations/actor_view.h"
#include "extract/relations/amount.h"
#include "extract/relations/candidate.h"
#include "extract/relations/candidate_features.h"
#include "extract/relations/citation.h"
#include "extract/relations/clause.h"
#include "extract/relations/confidence.h"
#include "extract/relations/nominal.h"
#include "extract/relations/path.h"
#include "extract/relations/qualifier.h"
#include "extract/relations/quotation.h"
#include "extract/relations/time_expression.h"
#include "extract/relations/tree_repair.h"
#include "extract/relations/words.h"

namespace actorgraph {
namespace {

constexpr double kPathMargin = 0.45;      // 0.45 becomes 0.65
constexpr std::size_t kLongestLabel = 8;  // words
constexpr std::size_t kLongestLemma = 3;
constexpr int kLongestSentence = 400;  // tokens: beyond that it is no sentence

/// The first preposition on a way such as "obj>nmod:with>nmod:of"; a possessive or an adjective stands for "of".
std::string_view way_preposition(std::string_view shape) {
  const std::size_t nmod = shape.find(">nmod:");
  if (nmod != std::string_view::npos) {
    const std::string_view rest = shape.substr(nmod + 6);
    return rest.substr(0, rest.find('>'));
  }
  return shape.find(">poss") != std::string_view::npos || shape.find(">mod") != std::string_view::npos ? "of" : "";
}

/// What the lexicon says of a candidate.
struct Typing {
  RelationType type = RelationType::Other;
  bool known = false;  ///< some entry gave the type
  bool symmetric = false;
  bool swapped = false;  ///< logical subject and object change places ("received aid from")
  std::string source;    ///< which word decided: "verb", "noun", "frame", "prep", "adj", "none"
};

class SentenceRelations {
 public:
  SentenceRelations(const Document& document, const Sentence& sentence, const ActorView& view,
                    const RelationLexicon& lexicon, const Quotation& quotation, std::vector<TimeExpression> times)
      : document_(document),
        s_(sentence),
        view_(view),
        lexicon_(lexicon),
        quotation_(quotation),
        times_(std::move(times)) {}

  /// Those of at least that confidence, in order of the text.
  std::vector<ScoredTriple> run(double least) {
    std::vector<Candidate> candidates;
    find_clause_relations(view_, lexicon_, candidates);
    find_nominal_relations(view_, lexicon_, candidates);
    find_path_relations(view_, lexicon_, candidates);
    if (candidates.empty()) return {};
    amounts_ = find_amounts(s_);
    sentence_quote_ = document_.quote(s_.span());
    page_ = document_.page(s_.span());
    line_ = document_.line(s_.span());
    std::map<std::pair<std::size_t, std::size_t>, int> seen_pairs;
    std::map<std::tuple<std::size_t, std::size_t, std::string>, std::size_t> seen;
    std::vector<ScoredTriple> out;
    std::vector<Proposal> proposals;  // of `out`
    const std::vector<Rivalry> rivals = rivalries(candidates);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      Candidate& candidate = candidates[i];
      Typing typing = type_of(candidate);
      ScoredTriple scored = settle(candidate, typing, rivals[i]);
      auto pair = std::minmax(candidate.subject.actor, candidate.object.actor);
      scored.features.add("pair-rank=", std::to_string(std::min(seen_pairs[pair]++, 3)));
      scored.triple.confidence = confidence_of(scored.features);
      const auto [entry, is_new] =
          seen.try_emplace({pair.first, pair.second, scored.triple.relation.lemma}, out.size());
      if (is_new) {
        out.push_back(std::move(scored));
        proposals.push_back({&candidate, typing.swapped});
      } else if (out[entry->second].triple.confidence < scored.triple.confidence) {
        out[entry->second] = std::move(scored);
        proposals[entry->second] = {&candidate, typing.swapped};
      }
    }
    std::vector<ScoredTriple> sure;
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (out[i].triple.confidence < least) continue;
      complete(proposals[i], out[i].triple);
      sure.push_back(std::move(out[i]));
    }
    return sure;
  }

 private:
  struct Proposal {
    const Candidate* candidate = nullptr;
    bool swapped = false;
  };

  /// What the confidence asks for, and what tells one statement from another.
  ScoredTriple settle(Candidate& candidate, Typing& typing, const Rivalry& rivalry) {
    if (typing.swapped && (candidate.core.size() < 2 || candidate.core[1] < 0)) typing.swapped = false;
    if (typing.swapped) std::swap(candidate.subject, candidate.object);
    ScoredTriple scored;
    Triple& triple = scored.triple;
    triple.subject.kind = view_.actor(candidate.subject).kind;
    triple.object.kind = view_.actor(candidate.object).kind;
    Qualifiers qualifiers = qualify(view_, lexicon_, candidate);
    triple.relation.lemma = lemma(candidate);
    if (candidate.rule == "place-name") triple.relation.lemma = "in";
    if (candidate.rule == "listed-members") triple.relation.lemma = "member";
    if (candidate.rule == "stance") triple.relation.lemma = side_taken(candidate);
    triple.relation.type = typing.type;
    triple.symmetric = candidate.mutual || typing.symmetric;
    if (const Source* speaker = quotation_.source(candidate.predicate); speaker && qualifiers.sources.empty()) {
      qualifiers.sources.push_back(*speaker);
    }
    triple.negated = qualifiers.negated;
    triple.modality = qualifiers.modality;
    if (typing.type == RelationType::Other && triple.modality == Modality::Desired) {
      triple.relation.type = RelationType::Interest;
    }
    std::shared_ptr<const Attribution> source;
    for (auto it = qualifiers.sources.rbegin(); it != qualifiers.sources.rend(); ++it) {
      auto next = std::make_shared<Attribution>();
      next->actor = actor_quote(it->argument);
      next->cue = it->cue;
      next->source = source;
      source = std::move(next);
    }
    if (source) triple.attribution = *source;
    triple.rule = candidate.rule;
    scored.features = candidate_features(view_, lexicon_, candidate, rivalry, triple, typing.source);
    return scored;
  }

  /// The words and the evidence.
  void complete(const Proposal& proposal, Triple& triple) const {
    const Candidate& candidate = *proposal.candidate;
    triple.document = document_.id();
    triple.document_hash = document_.hash();
    triple.sentence = sentence_quote_;
    triple.page = page_;
    triple.line = line_;
    triple.subject = actor_quote(candidate.subject);
    triple.object = actor_quote(candidate.object);
    triple.relation.label = label(candidate, triple.negated);
    // "A received aid from B": what B sends to A.
    if (proposal.swapped) {
      const int scarce = turning(candidate.core[1]);
      triple.relation.label = (scarce < 0 ? "" : word(scarce) + " ") + word(candidate.core[1]) + " to";
    }
    if (candidate.rule == "place-name" || candidate.rule == "stance") triple.relation.label = triple.relation.lemma;
    if (candidate.rule == "listed-members") triple.relation.label = "member of";
    triple.relation.quote = relation_quote(candidate);
    if (const TimeExpression* time = time_of(candidate)) {
      triple.time = TimeQuote{document_.quote(time->span), time->from, time->to};
    }
    add_amounts(candidate, triple);
  }

  ActorQuote actor_quote(const Argument& argument) const {
    const Actor& actor = view_.actor(argument);
    return {actor.name, actor.kind, document_.quote(view_.mention(argument).span)};
  }

  std::string word(int token) const {
    if (token == kOf) return "of";
    std::string text(s_.text(token));
    const std::string small = lower_text(s_, token);
    if (small == "n't" || small == "n’t") return "not";
    if (small == "wo" && s_[token].upos == Upos::Aux) return "will";
    if (small == "ca" && s_[token].upos == Upos::Aux) return "can";
    return s_[token].upos == Upos::Propn || s_[token].xpos.starts_with("NNP") ? text : small;
  }

  /// "anti" or "pro"
  std::string side_taken(const Candidate& candidate) const {
    return lower_text(s_, candidate.predicate).starts_with("anti") ? "anti" : "pro";
  }

  std::string label(const Candidate& candidate, bool negated) const {
    std::vector<int> words;
    for (const int w : candidate.words) {
      if (w == kOf || std::find(words.begin(), words.end(), w) == words.end()) words.push_back(w);
    }
    if (negated) add_qualities(candidate, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const int scarce = words[i] >= 0 && s_[words[i]].upos == Upos::Noun ? turning(words[i]) : -1;
      if (scarce < 0 || std::find(words.begin(), words.end(), scarce) != words.end()) continue;
      words.insert(words.begin() + static_cast<std::ptrdiff_t>(i), scarce);
      ++i;
    }
    // Too long to read: the words nearest to the object say most; the predicate and who acts must stay.
    while (words.size() > kLongestLabel) {
      const auto less = std::find_if(words.begin(), words.end(), [&](int w) {
        return w != candidate.deed && (candidate.core.empty() || w != candidate.core.front());
      });
      words.erase(less);
    }
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!out.empty()) out += ' ';
      const int w = words[i];
      // "could have seen" without its auxiliary: "could see"
      const bool bare = i > 0 && w >= 0 && words[i - 1] >= 0 && s_[words[i - 1]].xpos == "MD" &&
                        s_[w].upos == Upos::Verb && s_[w].xpos != "VB";
      out += bare ? s_[w].lemma : word(w);
    }
    return out;
  }

  /// "has no vital economic interests": it may have others.
  void add_qualities(const Candidate& candidate, std::vector<int>& words) const {
    if (candidate.core.size() < 2 || candidate.core[1] < 0 || s_[candidate.core[1]].upos != Upos::Noun) return;
    const int noun = candidate.core[1];
    const auto place = std::find(words.begin(), words.end(), noun);
    if (place == words.end()) return;
    std::vector<int> qualities;
    for (auto it = s_.children_begin(noun); it != s_.children_end(noun) && *it < noun; ++it) {
      const bool told = view_.mention_at(*it) >= 0 || std::find(words.begin(), words.end(), *it) != words.end();
      if (s_[*it].dependency == Dependency::Amod && !told) qualities.push_back(*it);
    }
    words.insert(place, qualities.begin(), qualities.end());
  }

  /// The "little" of "little support", the "neighboring" of "A's neighboring states": without it the noun says the
  /// opposite. Or -1.
  int turning(int noun) const {
    static constexpr std::array<std::string_view, 22> kWords = {
        "adjacent",   "bordering",    "declining", "deteriorating", "diminished",  "diminishing",  "dwindling", "few",
        "inadequate", "insufficient", "little",    "negligible",    "neighboring", "neighbouring", "reduced",   "scant",
        "strained",   "surrounding",  "unlikely",  "waning",        "weakened",    "worsening"};
    for (auto it = s_.children_begin(noun); it != s_.children_end(noun) && *it < noun; ++it) {
      // "a little help" is help
      const std::string text = lower_text(s_, *it);
      const bool some = text == "little" && s_.child(noun, Dependency::Det) >= 0;
      if (s_[*it].dependency == Dependency::Amod && !some && among(text, kWords)) return *it;
    }
    return -1;
  }

  std::string lemma(const Candidate& candidate) const {
    std::string out;
    std::size_t count = 0;
    for (const int token : candidate.core) {
      if (token < 0 || count == kLongestLemma) continue;
      if (!out.empty()) out += ' ';
      out += content_lemma(s_, token);
      ++count;
    }
    return out;
  }

  Quote relation_quote(const Candidate& candidate) const {
    std::vector<int> tokens;
    for (const int w : candidate.words) {
      if (w >= 0) tokens.push_back(w);
    }
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    Quote quote;
    for (std::size_t i = 0; i < tokens.size();) {
      std::size_t j = i;
      while (j + 1 < tokens.size() && bridges(tokens[j], tokens[j + 1])) ++j;
      const Quote part = document_.quote({s_[tokens[i]].span.begin, s_[tokens[j]].span.end});
      quote.text += part.text;
      quote.pieces.insert(quote.pieces.end(), part.pieces.begin(), part.pieces.end());
      i = j + 1;
    }
    return quote;
  }

  /// Only words without content of their own stand between the two.
  bool bridges(int from, int to) const {
    for (int t = from + 1; t < to; ++t) {
      const Upos upos = s_[t].upos;
      if (upos != Upos::Det && upos != Upos::Aux && upos != Upos::Part && upos != Upos::Adv && upos != Upos::Adj)
        return false;
      if (view_.mention_at(t) >= 0) return false;
    }
    return true;
  }

  const RelationEntry* look_up(int token, const Candidate& candidate, std::string_view object_lemma) const {
    FrameContext context;
    context.preposition =
        candidate.preposition.empty() ? way_preposition(candidate.object_shape) : candidate.preposition;
    context.object_lemma = object_lemma;
    context.other_is_object = candidate.direct_object;
    context.subject_kind = view_.actor(candidate.subject).kind;
    context.object_kind = view_.actor(candidate.object).kind;
    const Upos upos = s_[token].upos;
    if (upos == Upos::Verb) {
      if (const RelationEntry* entry = lexicon_.best(RelationEntry::Pos::Verb, verb_lemma(s_, token), context))
        return entry;
      return lexicon_.best(RelationEntry::Pos::Verb, s_[token].lemma, context);
    }
    if (upos == Upos::Adj) return lexicon_.best(RelationEntry::Pos::Adj, s_[token].lemma, context);
    return lexicon_.best(RelationEntry::Pos::Noun, content_lemma(s_, token), context);
  }

  Typing type_of(const Candidate& candidate) const {
    Typing typing;
    std::string object_lemma;
    if (candidate.core.size() > 1 && candidate.core[1] >= 0) object_lemma = content_lemma(s_, candidate.core[1]);
    for (std::size_t i = 0; i < candidate.core.size() && !typing.known; ++i) {
      const int token = candidate.core[i];
      if (token < 0) continue;
      const RelationEntry* entry = look_up(token, candidate, i == 0 ? object_lemma : std::string());
      if (entry == nullptr) continue;
      if (has_flag(*entry, RelationEntry::Symmetric) && i <= 1) typing.symmetric = true;
      if (!entry->type || has_flag(*entry, RelationEntry::Light)) {
        if (entry->type && candidate.core.size() == 1) {
          typing.type = *entry->type;
          typing.known = true;
          typing.source = "light";
        }
        continue;
      }
      if (*entry->type == RelationType::Other && i + 1 < candidate.core.size()) continue;  // the noun may tell more
      typing.type = *entry->type;
      typing.known = true;
      typing.source = i == 0 ? (s_[token].upos == Upos::Verb  ? "verb"
                                : s_[token].upos == Upos::Adj ? "adj"
                                                              : "noun")
                             : "object-noun";
      typing.symmetric = has_flag(*entry, RelationEntry::Symmetric);
      const auto& roles = entry->object_from;
      typing.swapped =
          s_[token].upos == Upos::Verb && i == 0 && std::find(roles.begin(), roles.end(), "subj") != roles.end();
    }
    if (!typing.known && !candidate.core.empty()) {
      // A light verb's own type, where its noun has none.
      const RelationEntry* entry =
          candidate.core.front() < 0 ? nullptr : look_up(candidate.core.front(), candidate, object_lemma);
      if (entry != nullptr && entry->type) {
        typing.type = *entry->type;
        typing.known = true;
        typing.source = "light";
      }
    }
    if ((!typing.known || typing.type == RelationType::Other) && !candidate.words.empty()) {
      // "China's influence grew in": what acts tells more than a verb that says little.
      const int deed = candidate.words.front();
      const bool told = deed >= 0 && s_[deed].upos == Upos::Noun &&
                        std::find(candidate.core.begin(), candidate.core.end(), deed) == candidate.core.end();
      const RelationEntry* entry = told ? look_up(deed, candidate, "") : nullptr;
      if (entry != nullptr && entry->type && *entry->type != RelationType::Other) {
        typing.type = *entry->type;
        typing.known = true;
        typing.source = "deed";
      }
    }
    if (!typing.known) {
      FrameContext context;
      context.object_kind = view_.actor(candidate.object).kind;
      context.subject_kind = view_.actor(candidate.subject).kind;
      if (candidate.rule == "attribute" || candidate.rule == "copula") {
        const RelationEntry* entry = lexicon_.best(RelationEntry::Pos::Prep, candidate.preposition, context);
        if (entry != nullptr && entry->type) {
          typing.type = *entry->type;
          typing.known = true;
          typing.source = "prep";
        }
      }
    }
    if (candidate.rule == "place-name") {
      typing.type = RelationType::Located;
      typing.known = true;
      typing.source = "rule";
    }
    if (candidate.rule == "members" || candidate.rule == "listed-members" || candidate.rule == "party") {
      typing.type = RelationType::Member;
      typing.known = true;
      typing.source = "rule";
      return typing;
    }
    if (candidate.rule == "stance") {
      typing.type = side_taken(candidate) == "anti" ? RelationType::Rival : RelationType::Support;
      typing.known = true;
      typing.source = "rule";
    }
    if (!typing.known && (candidate.rule == "title" || candidate.rule == "apposition" || candidate.rule == "as-role")) {
      typing.type = RelationType::Office;
      typing.source = "rule";
    }
    if (typing.type == RelationType::Member && view_.actor(candidate.subject).kind == ActorKind::Person) {
      typing.type = RelationType::Office;
    }
    if (typing.source.empty()) typing.source = "none";
    return typing;
  }

  /// The time that the tree hangs on the relation's clause.
  const TimeExpression* time_of(const Candidate& candidate) const {
    for (const TimeExpression& time : times_) {
      int token = time.last_token;
      while (token >= 0 && s_[token].head >= time.first_token && s_[token].head <= time.last_token)
        token = s_[token].head;
      for (int step = 0; step < 3 && token >= 0; ++step) {
        token = s_[token].head;
        if (token == candidate.predicate) return &time;
        if (token >= 0 && is_predicate(s_, token)) break;
      }
      // One clause up: "seeks to …", a noun in the clause.
      int up = candidate.predicate;
      for (int step = 0; step < 3 && up >= 0; ++step) {
        const Dependency d = s_[up].dependency;
        if (is_predicate(s_, up) && d != Dependency::Xcomp && d != Dependency::Acl) break;
        up = s_[up].head;
        if (up == token && token >= 0) return &time;
      }
    }
    return nullptr;
  }

  /// Amounts among the dependents of the predicate.
  void add_amounts(const Candidate& candidate, Triple& triple) const {
    for (const AmountExpression& amount : amounts_) {
      int token = amount.last_token;
      for (int step = 0; step < 4 && token >= 0; ++step) {
        if (token == candidate.predicate) {
          triple.amounts.push_back({document_.quote(amount.span), amount.value, amount.unit});
          break;
        }
        if (step > 0 && is_predicate(s_, token)) break;
        token = s_[token].head;
      }
    }
  }

  const Document& document_;
  const Sentence& s_;
  const ActorView& view_;
  const RelationLexicon& lexicon_;
  const Quotation& quotation_;
  std::vector<TimeExpression> times_;
  std::vector<AmountExpression> amounts_;
  Quote sentence_quote_;
  std::optional<int> page_;
  int line_ = 1;
};

/// Calls use(scored) for each proposal of at least that confidence, in order of the text.
template <class Use>
void each_relation(const RelationLexicon& lexicon, const Document& document, std::span<const Sentence> sentences,
                   const DocumentActors& actors, double least, Use use) {
  Quotation quotation;
  std::optional<std::string> last_date;  // what "in September" and "a day later" may refer to
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].size() > kLongestSentence) continue;
    std::vector<TimeExpression> times = find_times(sentences[i], document.metadata().date, last_date);
    for (const TimeExpression& time : times) {
      if (!time.anchor.empty()) last_date = time.anchor;
    }
    const std::optional<Sentence> repaired = repair_tree(sentences[i]);
    const Sentence& sentence = repaired ? *repaired : sentences[i];
    const ActorView view(sentence, i, actors);
    quotation.read(view, lexicon);
    if (!view.has_actors()) continue;
    std::vector<ScoredTriple> found =
        SentenceRelations(document, sentence, view, lexicon, quotation, std::move(times)).run(least);
    if (found.empty()) continue;
    const std::size_t next = i + 1 < sentences.size() ? sentences[i + 1].span().begin : std::string_view::npos;
    const std::vector<Citation> cites = find_citations(document, sentences[i].span(), next);
    for (ScoredTriple& scored : found) {
      scored.triple.cites = cites;
      scored.triple.id = make_triple_id(scored.triple);
      use(std::move(scored));
    }
  }
}

}  // namespace

RelationFinder::RelationFinder(const RelationLexicon& lexicon) : lexicon_(&lexicon) {}

std::vector<ScoredTriple> RelationFinder::find_scored(const Document& document, std::span<const Sentence> sentences,
                                                      const DocumentActors& actors, double least) const {
  std::vector<ScoredTriple> out;
  each_relation(*lexicon_, document, sentences, actors, least,
                [&](ScoredTriple scored) { out.push_back(std::move(scored)); });
  return out;
}

std::vector<Triple> RelationFinder::find(const Document& document, std::span<const Sentence> sentences,
                                         const DocumentActors& actors, double least) const {
  std::vector<Triple> out;
  // A way through the tree that no rule knows must be surer: what it joins by mistake reads worst.
  const double least_of_path = least * (1 + kPathMargin);
  each_relation(*lexicon_, document, sentences, actors, least, [&](ScoredTriple scored) {
    if (scored.triple.rule == "path" && scored.triple.confidence < least_of_path) return;
    out.push_back(std::move(scored.triple));
  });
  return out;
}

}  // namespace actorgraph
