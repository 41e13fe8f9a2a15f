#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/content_id.h"
#include "graph/records.h"
#include "graph/string_pool.h"
#include "graph/triple_view.h"

namespace actorgraph {

using StatementIndex = std::uint32_t;
using DocumentIndex = std::uint32_t;

/// A stretch of a document, packed.
struct PackedQuote {
  static constexpr std::uint32_t kOnePiece = 0;
  static constexpr std::uint32_t kMissing = 0xffffffff;

  StringPool::Id text = StringPool::kEmpty;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t pieces = kMissing;  ///< kOnePiece, kMissing, or 1 + index into the lists of pieces
  friend bool operator==(const PackedQuote&, const PackedQuote&) = default;
};

struct PackedSentence {
  DocumentIndex document = 0;
  PackedQuote quote;
  std::int32_t line = 1;
  std::int32_t page = -1;  ///< unknown: -1
  friend bool operator==(const PackedSentence&, const PackedSentence&) = default;
};

/// A triple with its strings kept elsewhere, once each: a million of them fit in memory.
struct Statement {
  ContentId id;
  std::uint32_t sentence = 0;
  std::uint32_t details = 0;  ///< 0: none, else 1 + index
  StringPool::Id subject_name = 0;
  StringPool::Id object_name = 0;
  StringPool::Id label = 0;
  StringPool::Id lemma = 0;
  StringPool::Id rule = 0;
  PackedQuote subject;
  PackedQuote relation;
  PackedQuote object;
  double confidence = 0;
  ActorKind subject_kind = ActorKind::Other;
  ActorKind object_kind = ActorKind::Other;
  RelationType type = RelationType::Other;
  Modality modality = Modality::Asserted;
  bool symmetric = false;
  bool negated = false;
  bool is_attributed = false;
  bool is_dated = false;
};

/// What only some statements have.
struct StatementDetails {
  std::unique_ptr<const Attribution> attribution;
  std::unique_ptr<const TimeQuote> time;
  std::unique_ptr<const PlaceQuote> place;
  std::vector<Amount> amounts;
  std::vector<Citation> cites;
};

/// Everything that extraction said of some documents: a set of document records, actor records and statements. Adding
/// in any order, once or many times, gives the same set once `settle` has sorted it.
class StatementStore {
 public:
  void add(const DocumentRecord& document);
  void add(const ActorRecord& actor);
  void add(const TripleView& triple);
  /// All of `other`.
  void add(const StatementStore& other);

  /// Sorts documents by hash, actors, and statements by id, and drops what was there twice. Nothing is added after it.
  void settle();

  const std::vector<DocumentRecord>& documents() const noexcept { return documents_; }
  const std::vector<ActorRecord>& actors() const noexcept { return actors_; }
  /// The document of each actor record.
  const std::vector<DocumentIndex>& actor_documents() const noexcept { return actor_documents_; }
  const std::vector<Statement>& statements() const noexcept { return statements_; }
  const Statement& operator[](StatementIndex index) const noexcept { return statements_[index]; }
  const StringPool& strings() const noexcept { return strings_; }
  std::string_view text(StringPool::Id id) const noexcept { return strings_[id]; }

  const PackedSentence& sentence(const Statement& statement) const noexcept { return sentences_[statement.sentence]; }
  std::string_view sentence_text(std::uint32_t sentence) const noexcept {
    return text(sentences_[sentence].quote.text);
  }
  DocumentIndex document(const Statement& statement) const noexcept { return sentence(statement).document; }
  const Attribution* attribution(const Statement& statement) const noexcept;
  const TimeQuote* time(const Statement& statement) const noexcept;

  /// Valid as long as the store is and nothing is added.
  TripleView view(const Statement& statement) const;
  TripleView view(StatementIndex index) const { return view(statements_[index]); }

 private:
  DocumentIndex find_or_add(std::string_view hash);
  PackedQuote pack_span(const QuoteView& quote);
  /// `guess`: what the quote's text likely is.
  PackedQuote pack(const QuoteView& quote, StringPool::Id guess);
  QuoteView unpack(const PackedQuote& quote) const;
  std::uint32_t add_sentence(DocumentIndex document, const TripleView& triple);
  std::uint32_t add_details(const TripleView& triple);
  void settle_documents();
  void settle_actors();
  void settle_statements();
  void settle_sentences();

  StringPool strings_;
  std::vector<DocumentRecord> documents_;
  StringPool document_hashes_;
  std::vector<DocumentIndex> document_of_hash_;  ///< by the hash's place in the pool
  std::vector<ActorRecord> actors_;
  std::vector<DocumentIndex> actor_documents_;
  std::vector<PackedSentence> sentences_;
  std::vector<std::uint32_t> sentence_slots_;  ///< open addressing; 0 is free, else 1 + index
  std::vector<std::vector<Range>> pieces_;
  std::vector<StatementDetails> details_;
  std::vector<Statement> statements_;
};

}  // namespace actorgraph
