#include "graph/statement_store.h"

#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <numeric>
#include <tuple>

#include "graph/json_fields.h"
#include "graph/parallel.h"

namespace actorgraph {
namespace {

constexpr std::uint32_t kNone = 0xffffffff;

std::size_t hash(const PackedSentence& sentence) noexcept {
  std::uint64_t key = sentence.document;
  key = key * 0x9E3779B97F4A7C15ULL + sentence.quote.begin;
  key = key * 0x9E3779B97F4A7C15ULL + sentence.quote.end;
  return key ^ (key >> 32);
}

/// One of two values that mean the same, whichever came first: the longer, then the smaller; empty loses.
void settle_text(std::string& kept, const std::string& other) {
  if (other.size() > kept.size() || (other.size() == kept.size() && other < kept)) kept = other;
}

std::string canonical_form(const StatementStore& store, const Statement& statement) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  json::triple(writer, store.view(statement));
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

DocumentIndex StatementStore::find_or_add(std::string_view hash) {
  // Extracts come document by document.
  if (!sentences_.empty() && documents_[sentences_.back().document].hash == hash) return sentences_.back().document;
  const StringPool::Id id = document_hashes_.intern(hash);
  if (id >= document_of_hash_.size()) document_of_hash_.resize(id + 1, kNone);
  if (document_of_hash_[id] == kNone) {
    document_of_hash_[id] = static_cast<DocumentIndex>(documents_.size());
    documents_.emplace_back().hash = hash;
  }
  return document_of_hash_[id];
}

void StatementStore::add(const DocumentRecord& document) {
  DocumentRecord& kept = documents_[find_or_add(document.hash)];
  // The same bytes under two paths are one document; the smaller path is shown.
  if (kept.path.empty() || (!document.path.empty() && document.path < kept.path)) kept.path = document.path;
  settle_text(kept.title, document.title);
  settle_text(kept.date, document.date);
  kept.counts = std::max(kept.counts, document.counts);
}

void StatementStore::add(const ActorRecord& actor) {
  const DocumentIndex document = find_or_add(actor.document_hash);
  DocumentRecord& record = documents_[document];
  if (record.path.empty() || (!actor.document.empty() && actor.document < record.path)) record.path = actor.document;
  actors_.push_back(actor);
  actors_.back().document.clear();
  std::sort(actors_.back().forms.begin(), actors_.back().forms.end());
  actor_documents_.push_back(document);
}

void StatementStore::add(const TripleView& triple) {
  Statement statement;
  statement.id = ContentId::parse(std::string_view(triple.id).substr(1));
  const DocumentIndex index = find_or_add(triple.document_hash);
  DocumentRecord& document = documents_[index];
  if (document.path.empty() || (!triple.document.empty() && triple.document < document.path)) {
    document.path = triple.document;
  }
  statement.sentence = add_sentence(index, triple);
  statement.details = add_details(triple);
  statement.subject_name = strings_.intern(triple.subject.name);
  statement.object_name = strings_.intern(triple.object.name);
  statement.label = strings_.intern(triple.label);
  statement.lemma = strings_.intern(triple.lemma, statement.label);
  statement.rule = strings_.intern(triple.rule, statements_.empty() ? StringPool::kEmpty : statements_.back().rule);
  statement.subject = pack(triple.subject.quote, statement.subject_name);
  statement.relation = pack(triple.relation, statement.label);
  statement.object = pack(triple.object.quote, statement.object_name);
  statement.confidence = triple.confidence;
  statement.subject_kind = triple.subject.kind;
  statement.object_kind = triple.object.kind;
  statement.type = triple.type;
  statement.modality = triple.modality;
  statement.symmetric = triple.symmetric;
  statement.negated = triple.negated;
  statement.is_attributed = triple.attribution != nullptr;
  statement.is_dated = triple.time != nullptr;
  statements_.push_back(statement);
}

void StatementStore::add(const StatementStore& other) {
  for (const DocumentRecord& document : other.documents_) add(document);
  for (std::size_t i = 0; i < other.actors_.size(); ++i) {
    add(other.actors_[i]);
  }
  for (const Statement& statement : other.statements_) add(other.view(statement));
}

PackedQuote StatementStore::pack(const QuoteView& quote, StringPool::Id guess) {
  PackedQuote packed = pack_span(quote);
  if (quote.exists) packed.text = strings_.intern(quote.text, guess);
  return packed;
}

PackedQuote StatementStore::pack_span(const QuoteView& quote) {
  PackedQuote packed;
  if (!quote.exists) return packed;
  packed.begin = static_cast<std::uint32_t>(quote.whole.begin);
  packed.end = static_cast<std::uint32_t>(quote.whole.end);
  packed.pieces = PackedQuote::kOnePiece;
  if (!quote.pieces.empty()) {
    // Sentences with several pieces are few, their statements fewer: look among the last lists.
    pieces_.emplace_back(quote.pieces.begin(), quote.pieces.end());
    packed.pieces = static_cast<std::uint32_t>(pieces_.size());
    const std::size_t first = pieces_.size() > 9 ? pieces_.size() - 9 : 0;
    for (std::size_t i = first; i + 1 < pieces_.size(); ++i) {
      if (pieces_[i] != pieces_.back()) continue;
      pieces_.pop_back();
      packed.pieces = static_cast<std::uint32_t>(i + 1);
      break;
    }
  }
  return packed;
}

QuoteView StatementStore::unpack(const PackedQuote& quote) const {
  QuoteView view;
  view.exists = quote.pieces != PackedQuote::kMissing;
  if (!view.exists) return view;
  view.text = strings_[quote.text];
  view.whole = {quote.begin, quote.end};
  if (quote.pieces != PackedQuote::kOnePiece) view.pieces = pieces_[quote.pieces - 1];
  return view;
}

std::uint32_t StatementStore::add_sentence(DocumentIndex document, const TripleView& triple) {
  PackedSentence sentence;
  sentence.document = document;
  sentence.quote = pack_span(triple.sentence);
  sentence.line = triple.line;
  sentence.page = triple.page.value_or(-1);
  if (sentences_.size() * 2 >= sentence_slots_.size()) {
    std::vector<std::uint32_t> slots(sentence_slots_.empty() ? 1024 : sentence_slots_.size() * 2);
    for (std::uint32_t i = 0; i < sentences_.size(); ++i) {
      std::size_t slot = hash(sentences_[i]) & (slots.size() - 1);
      while (slots[slot] != 0) slot = (slot + 1) & (slots.size() - 1);
      slots[slot] = i + 1;
    }
    sentence_slots_ = std::move(slots);
  }
  std::size_t slot = hash(sentence) & (sentence_slots_.size() - 1);
  for (; sentence_slots_[slot] != 0; slot = (slot + 1) & (sentence_slots_.size() - 1)) {
    const PackedSentence& known = sentences_[sentence_slots_[slot] - 1];
    sentence.quote.text = known.quote.text;
    if (known == sentence && text(known.quote.text) == triple.sentence.text) return sentence_slots_[slot] - 1;
  }
  sentence.quote.text = strings_.add(triple.sentence.text);
  sentences_.push_back(sentence);
  sentence_slots_[slot] = static_cast<std::uint32_t>(sentences_.size());
  return sentence_slots_[slot] - 1;
}

std::uint32_t StatementStore::add_details(const TripleView& triple) {
  StatementDetails details;
  if (triple.attribution != nullptr) details.attribution = std::make_unique<const Attribution>(*triple.attribution);
  if (triple.time != nullptr) details.time = std::make_unique<const TimeQuote>(*triple.time);
  if (triple.place != nullptr) details.place = std::make_unique<const PlaceQuote>(*triple.place);
  details.amounts.assign(triple.amounts.begin(), triple.amounts.end());
  details.cites.assign(triple.cites.begin(), triple.cites.end());
  if (!details.attribution && !details.time && !details.place && details.amounts.empty() && details.cites.empty()) {
    return 0;
  }
  details_.push_back(std::move(details));
  return static_cast<std::uint32_t>(details_.size());
}

const Attribution* StatementStore::attribution(const Statement& statement) const noexcept {
  return statement.is_attributed ? details_[statement.details - 1].attribution.get() : nullptr;
}

const TimeQuote* StatementStore::time(const Statement& statement) const noexcept {
  return statement.is_dated ? details_[statement.details - 1].time.get() : nullptr;
}

TripleView StatementStore::view(const Statement& statement) const {
  const PackedSentence& place = sentence(statement);
  TripleView view;
  view.id = statement.id.id('s');
  view.document = documents_[place.document].path;
  view.document_hash = documents_[place.document].hash;
  view.sentence = unpack(place.quote);
  if (place.page >= 0) view.page = place.page;
  view.line = place.line;
  view.subject = {strings_[statement.subject_name], statement.subject_kind, unpack(statement.subject)};
  view.label = strings_[statement.label];
  view.lemma = strings_[statement.lemma];
  view.type = statement.type;
  view.relation = unpack(statement.relation);
  view.object = {strings_[statement.object_name], statement.object_kind, unpack(statement.object)};
  view.symmetric = statement.symmetric;
  view.negated = statement.negated;
  view.modality = statement.modality;
  if (statement.details != 0) {
    const StatementDetails& details = details_[statement.details - 1];
    view.attribution = details.attribution.get();
    view.time = details.time.get();
    view.place = details.place.get();
    view.amounts = details.amounts;
    view.cites = details.cites;
  }
  view.rule = strings_[statement.rule];
  view.confidence = statement.confidence;
  return view;
}

void StatementStore::settle() {
  settle_documents();
  settle_actors();
  settle_statements();
  settle_sentences();
  strings_.freeze();
  sentence_slots_ = {};
  document_hashes_ = {};
  document_of_hash_ = {};
}

void StatementStore::settle_documents() {
  std::vector<DocumentIndex> order(documents_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](DocumentIndex a, DocumentIndex b) { return documents_[a].hash < documents_[b].hash; });
  std::vector<DocumentIndex> place(order.size());
  std::vector<DocumentRecord> sorted;
  for (DocumentIndex i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    sorted.push_back(std::move(documents_[order[i]]));
  }
  documents_ = std::move(sorted);
  for (PackedSentence& sentence : sentences_) sentence.document = place[sentence.document];
  actor_documents_.clear();
}

void StatementStore::settle_actors() {
  // The same actor of the same document twice: the same record, unless two versions of the program made them; then
  // the greater one stays.
  std::sort(actors_.begin(), actors_.end(), [](const ActorRecord& a, const ActorRecord& b) { return b < a; });
  const auto same = [](const ActorRecord& a, const ActorRecord& b) {
    return std::tie(a.document_hash, a.name, a.kind) == std::tie(b.document_hash, b.name, b.kind);
  };
  actors_.erase(std::unique(actors_.begin(), actors_.end(), same), actors_.end());
  std::reverse(actors_.begin(), actors_.end());
  for (ActorRecord& actor : actors_) {
    const auto found =
        std::lower_bound(documents_.begin(), documents_.end(), actor.document_hash,
                         [](const DocumentRecord& document, const std::string& hash) { return document.hash < hash; });
    actor.document = found->path;
    actor_documents_.push_back(static_cast<DocumentIndex>(found - documents_.begin()));
  }
}

void StatementStore::settle_statements() {
  // Ids are sorted, not statements, which are seven times as long; of an id the first half mostly does.
  struct Place {
    std::uint64_t high;
    std::uint32_t index;
  };
  std::vector<Place> order;
  order.reserve(statements_.size());
  for (std::uint32_t i = 0; i < statements_.size(); ++i) order.push_back({statements_[i].id.high, i});
  sort_in_parts(order, [&](const Place& a, const Place& b) {
    return a.high != b.high ? a.high < b.high : statements_[a.index].id.low < statements_[b.index].id.low;
  });
  std::vector<Statement> sorted;
  sorted.reserve(order.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first + 1;
    while (last < order.size() && order[last].high == order[first].high &&
           statements_[order[last].index].id == statements_[order[first].index].id) {
      ++last;
    }
    // The same statement from two versions of the program or of a document's name: one of them, always the same one.
    std::uint32_t best = order[first].index;
    for (std::size_t i = first + 1; i < last; ++i) {
      const Statement& kept = statements_[best];
      const Statement& other = statements_[order[i].index];
      const bool better = other.confidence != kept.confidence
                              ? other.confidence > kept.confidence
                              : canonical_form(*this, other) < canonical_form(*this, kept);
      if (better) best = order[i].index;
    }
    sorted.push_back(statements_[best]);
    first = last;
  }
  statements_ = std::move(sorted);
}

/// In the order in which statements need them, so that their places depend on nothing else, and going through the
/// statements goes through the sentences too.
void StatementStore::settle_sentences() {
  std::vector<std::uint32_t> place(sentences_.size(), kNone);
  std::vector<PackedSentence> sorted;
  sorted.reserve(sentences_.size());
  for (Statement& statement : statements_) {
    std::uint32_t& index = place[statement.sentence];
    if (index == kNone) {
      index = static_cast<std::uint32_t>(sorted.size());
      sorted.push_back(sentences_[statement.sentence]);
    }
    statement.sentence = index;
  }
  sentences_ = std::move(sorted);
}

}  // namespace actorgraph
