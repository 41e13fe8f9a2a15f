#include "graph/statement_store.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <numeric>
#include <tuple>

#include "graph/json_fields.h"
#include "graph/json_writer.h"
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
  json::Writer writer(1 << 12);
  json::triple(writer, store.view(statement));
  return std::string(writer.text());
}

/// Sorts by id without holding all of them twice. Ids are hashes, so their first bytes part them evenly: into buckets
/// first, each of which the cache holds, then each bucket.
void sort_by_id(std::vector<Statement>& statements) {
  constexpr std::size_t kBuckets = 256;
  const auto bucket_of = [](const Statement& statement) { return statement.id.high >> 56; };
  std::array<std::size_t, kBuckets + 1> begin{};
  for (const Statement& statement : statements) ++begin[bucket_of(statement) + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::array<std::size_t, kBuckets> next;
  std::copy(begin.begin(), begin.end() - 1, next.begin());
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
    while (next[bucket] < begin[bucket + 1]) {
      Statement& statement = statements[next[bucket]];
      const std::size_t wanted = bucket_of(statement);
      if (wanted != bucket) std::swap(statement, statements[next[wanted]]);
      ++next[wanted];
    }
  }
  // Keys are sorted, not statements, which are five times as long.
  struct Place {
    ContentId id;
    std::uint32_t index;
  };
  std::atomic<std::size_t> left = 0;
  work_on_parts(count_parts(statements.size()), [&](std::size_t) {
    std::vector<Place> order;
    std::vector<Statement> sorted;
    for (std::size_t bucket = left++; bucket < kBuckets; bucket = left++) {
      const std::span<Statement> all = std::span(statements).subspan(begin[bucket], begin[bucket + 1] - begin[bucket]);
      order.clear();
      for (std::uint32_t i = 0; i < all.size(); ++i) order.push_back({all[i].id, i});
      std::sort(order.begin(), order.end(), [](const Place& a, const Place& b) { return a.id < b.id; });
      sorted.clear();
      for (const Place& place : order) sorted.push_back(all[place.index]);
      std::copy(sorted.begin(), sorted.end(), all.begin());
    }
  });
}

}  // namespace

DocumentIndex StatementStore::find_or_add(std::string_view hash) {
  // Extracts come document by document.
  if (!documents_.empty() && documents_[last_document_].hash == hash) return last_document_;
  const StringPool::Id id = document_hashes_.intern(hash);
  if (id >= document_of_hash_.size()) document_of_hash_.resize(id + 1, kNone);
  if (document_of_hash_[id] == kNone) {
    document_of_hash_[id] = static_cast<DocumentIndex>(documents_.size());
    documents_.emplace_back().hash = hash;
  }
  return last_document_ = document_of_hash_[id];
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
  PackedActor packed;
  packed.document = find_or_add(actor.document_hash);
  DocumentRecord& record = documents_[packed.document];
  if (record.path.empty() || (!actor.document.empty() && actor.document < record.path)) record.path = actor.document;
  packed.name = strings_.intern(actor.name);
  packed.lexicon_id = strings_.intern(actor.lexicon_id);
  packed.kind = actor.kind;
  packed.first_form = static_cast<std::uint32_t>(forms_.size());
  packed.forms = static_cast<std::uint32_t>(actor.forms.size());
  for (const ActorForm& form : actor.forms) {
    const StringPool::Id last_via = forms_.empty() ? StringPool::kEmpty : forms_.back().via;
    forms_.push_back({strings_.intern(form.text, packed.name), strings_.intern(form.via, last_via),
                      static_cast<std::uint32_t>(std::min<std::size_t>(form.count, kNone))});
  }
  std::sort(forms_.end() - packed.forms, forms_.end(), [&](const PackedForm& a, const PackedForm& b) {
    return std::tuple(text(a.text), text(a.via), a.count) < std::tuple(text(b.text), text(b.via), b.count);
  });
  actors_.push_back(packed);
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
  for (const PackedActor& actor : other.actors_) add(other.record(actor));
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
  packed.pieces = quote.pieces.empty() ? PackedQuote::kOnePiece : 1 + add_pieces(quote.pieces);
  return packed;
}

std::uint32_t StatementStore::add_pieces(std::span<const Range> wanted) {
  // Sentences with several pieces are few, their statements fewer: look among the last lists.
  const std::size_t lists = piece_lists_.size() - 1;
  for (std::size_t list = lists > 8 ? lists - 8 : 0; list < lists; ++list) {
    if (std::ranges::equal(pieces(list), wanted)) return static_cast<std::uint32_t>(list);
  }
  pieces_.insert(pieces_.end(), wanted.begin(), wanted.end());
  piece_lists_.push_back(static_cast<std::uint32_t>(pieces_.size()));
  return static_cast<std::uint32_t>(lists);
}

QuoteView StatementStore::unpack(const PackedQuote& quote, const StringPool& texts) const {
  QuoteView view;
  view.exists = quote.pieces != PackedQuote::kMissing;
  if (!view.exists) return view;
  view.text = texts[quote.text];
  view.whole = {quote.begin, quote.end};
  if (quote.pieces != PackedQuote::kOnePiece) view.pieces = pieces(quote.pieces - 1);
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
    if (known == sentence && sentence_texts_[known.quote.text] == triple.sentence.text)
      return sentence_slots_[slot] - 1;
  }
  sentence.quote.text = sentence_texts_.add(triple.sentence.text);
  sentences_.push_back(sentence);
  sentence_slots_[slot] = static_cast<std::uint32_t>(sentences_.size());
  return sentence_slots_[slot] - 1;
}

StringPool::Id StatementStore::add_details(const TripleView& triple) {
  const std::string packed = pack_details(triple, strings_);
  if (packed.empty()) return StringPool::kEmpty;
  // What one sentence says in several statements is said by the same person of the same day.
  if (!statements_.empty() && details_[statements_.back().details] == packed) return statements_.back().details;
  return details_.add(packed);
}

ActorRecord StatementStore::record(const PackedActor& actor) const {
  ActorRecord record;
  record.document_hash = documents_[actor.document].hash;
  record.document = documents_[actor.document].path;
  record.name = text(actor.name);
  record.kind = actor.kind;
  record.lexicon_id = text(actor.lexicon_id);
  record.forms.reserve(actor.forms);
  for (const PackedForm& form : forms(actor)) {
    record.forms.push_back({std::string(text(form.text)), std::string(text(form.via)), form.count});
  }
  return record;
}

std::string_view StatementStore::holder(const Statement& statement) const noexcept {
  return unpack_holder(details_[statement.details], strings_);
}

std::optional<Dates> StatementStore::dates(const Statement& statement) const noexcept {
  if (!statement.is_dated) return std::nullopt;
  return unpack_dates(details_[statement.details], strings_);
}

TripleView StatementStore::view(const Statement& statement) const {
  const PackedSentence& place = sentence(statement);
  TripleView view;
  view.id = statement.id.id('s');
  view.document = documents_[place.document].path;
  view.document_hash = documents_[place.document].hash;
  view.sentence = unpack(place.quote, sentence_texts_);
  if (place.page >= 0) view.page = place.page;
  view.line = place.line;
  view.subject = {strings_[statement.subject_name], statement.subject_kind, unpack(statement.subject, strings_)};
  view.label = strings_[statement.label];
  view.lemma = strings_[statement.lemma];
  view.type = statement.type;
  view.relation = unpack(statement.relation, strings_);
  view.object = {strings_[statement.object_name], statement.object_kind, unpack(statement.object, strings_)};
  view.symmetric = statement.symmetric;
  view.negated = statement.negated;
  view.modality = statement.modality;
  if (statement.details != StringPool::kEmpty) {
    const auto details =
        std::make_shared<const StatementDetails>(unpack_details(details_[statement.details], strings_));
    if (details->attribution) view.attribution = &*details->attribution;
    if (details->time) view.time = &*details->time;
    if (details->place) view.place = &*details->place;
    view.amounts = details->amounts;
    view.cites = details->cites;
    view.kept = details;
  }
  view.rule = strings_[statement.rule];
  view.confidence = statement.confidence;
  return view;
}

void StatementStore::settle() {
  strings_.freeze();
  sentence_texts_.freeze();
  details_.freeze();
  sentence_slots_ = {};
  document_hashes_ = {};
  document_of_hash_ = {};
  settle_documents();
  settle_actors();
  settle_statements();
  settle_sentences();
}

void StatementStore::settle_documents() {
  std::vector<DocumentIndex> order(documents_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](DocumentIndex a, DocumentIndex b) { return documents_[a].hash < documents_[b].hash; });
  std::vector<DocumentIndex> place(order.size());
  std::vector<DocumentRecord> sorted;
  sorted.reserve(order.size());
  for (DocumentIndex i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    sorted.push_back(std::move(documents_[order[i]]));
  }
  documents_ = std::move(sorted);
  for (PackedSentence& sentence : sentences_) sentence.document = place[sentence.document];
  for (PackedActor& actor : actors_) actor.document = place[actor.document];
}

void StatementStore::settle_actors() {
  // The same actor of the same document twice: the same record, unless two versions of the program made them; then
  // the greater one stays.
  std::sort(actors_.begin(), actors_.end(), [&](const PackedActor& a, const PackedActor& b) { return is_less(b, a); });
  const auto same = [&](const PackedActor& a, const PackedActor& b) {
    return a.document == b.document && a.kind == b.kind && a.name == b.name;
  };
  actors_.erase(std::unique(actors_.begin(), actors_.end(), same), actors_.end());
  std::reverse(actors_.begin(), actors_.end());
}

bool StatementStore::is_less(const PackedActor& a, const PackedActor& b) const {
  if (a.document != b.document) return a.document < b.document;
  if (a.name != b.name) return text(a.name) < text(b.name);
  if (a.kind != b.kind) return a.kind < b.kind;
  if (a.lexicon_id != b.lexicon_id) return text(a.lexicon_id) < text(b.lexicon_id);
  const auto key = [&](const PackedForm& form) { return std::tuple(text(form.text), text(form.via), form.count); };
  const std::span<const PackedForm> of_a = forms(a);
  const std::span<const PackedForm> of_b = forms(b);
  return std::lexicographical_compare(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(),
                                      [&](const PackedForm& x, const PackedForm& y) { return key(x) < key(y); });
}

void StatementStore::settle_statements() {
  sort_by_id(statements_);
  auto kept = statements_.begin();
  for (auto first = statements_.begin(); first != statements_.end(); ++kept) {
    // The same statement from two versions of the program or of a document's name: one of them, always the same one.
    auto best = first;
    auto next = first + 1;
    for (; next != statements_.end() && next->id == first->id; ++next) {
      const bool better = next->confidence != best->confidence
                              ? next->confidence > best->confidence
                              : canonical_form(*this, *next) < canonical_form(*this, *best);
      if (better) best = next;
    }
    *kept = *best;
    first = next;
  }
  statements_.erase(kept, statements_.end());
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
