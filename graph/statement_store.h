#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/content_id.h"
#include "graph/records.h"
#include "graph/statement_details.h"
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
  PackedQuote quote;  ///< its text is among the sentences' own
  std::int32_t line = 1;
  std::int32_t page = -1;  ///< unknown: -1
  friend bool operator==(const PackedSentence&, const PackedSentence&) = default;
};

/// A triple with its strings kept elsewhere, once each: a million of them fit in memory.
struct Statement {
  ContentId id;
  std::uint32_t sentence = 0;
  StringPool::Id details = StringPool::kEmpty;  ///< packed, among the details; kEmpty: none
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

/// Words that stand for an actor, packed.
struct PackedForm {
  StringPool::Id text = StringPool::kEmpty;
  StringPool::Id via = StringPool::kEmpty;
  std::uint32_t count = 0;
};

/// An actor record with its strings kept elsewhere: every document has dozens.
struct PackedActor {
  DocumentIndex document = 0;
  StringPool::Id name = StringPool::kEmpty;
  StringPool::Id lexicon_id = StringPool::kEmpty;
  std::uint32_t first_form = 0;
  std::uint32_t forms = 0;
  ActorKind kind = ActorKind::Other;
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
  const std::vector<PackedActor>& actors() const noexcept { return actors_; }
  /// Sorted by text, via and count.
  std::span<const PackedForm> forms(const PackedActor& actor) const noexcept {
    return std::span(forms_).subspan(actor.first_form, actor.forms);
  }
  ActorRecord record(const PackedActor& actor) const;
  const std::vector<Statement>& statements() const noexcept { return statements_; }
  const Statement& operator[](StatementIndex index) const noexcept { return statements_[index]; }
  const StringPool& strings() const noexcept { return strings_; }
  std::string_view text(StringPool::Id id) const noexcept { return strings_[id]; }

  const PackedSentence& sentence(const Statement& statement) const noexcept { return sentences_[statement.sentence]; }
  std::string_view sentence_text(std::uint32_t sentence) const noexcept {
    return sentence_texts_[sentences_[sentence].quote.text];
  }
  DocumentIndex document(const Statement& statement) const noexcept { return sentence(statement).document; }
  /// The name of who says so. Precondition: the statement is attributed.
  std::string_view holder(const Statement& statement) const noexcept;
  /// None where the statement has no time of its own.
  std::optional<Dates> dates(const Statement& statement) const noexcept;

  /// Valid as long as the store is and nothing is added.
  TripleView view(const Statement& statement) const;
  TripleView view(StatementIndex index) const { return view(statements_[index]); }

 private:
  DocumentIndex find_or_add(std::string_view hash);
  std::span<const Range> pieces(std::size_t list) const noexcept {
    return std::span(pieces_).subspan(piece_lists_[list], piece_lists_[list + 1] - piece_lists_[list]);
  }
  std::uint32_t add_pieces(std::span<const Range> pieces);
  PackedQuote pack_span(const QuoteView& quote);
  /// `guess`: what the quote's text likely is.
  PackedQuote pack(const QuoteView& quote, StringPool::Id guess);
  QuoteView unpack(const PackedQuote& quote, const StringPool& texts) const;
  std::uint32_t add_sentence(DocumentIndex document, const TripleView& triple);
  StringPool::Id add_details(const TripleView& triple);
  bool is_less(const PackedActor& a, const PackedActor& b) const;
  void settle_documents();
  void settle_actors();
  void settle_statements();
  void settle_sentences();

  StringPool strings_;
  StringPool sentence_texts_;  ///< apart, so that names lie close together and a cache holds them
  std::vector<DocumentRecord> documents_;
  StringPool document_hashes_;
  std::vector<DocumentIndex> document_of_hash_;  ///< by the hash's place in the pool
  DocumentIndex last_document_ = 0;              ///< that something was added of
  std::vector<PackedActor> actors_;
  std::vector<PackedForm> forms_;
  std::vector<PackedSentence> sentences_;
  std::vector<std::uint32_t> sentence_slots_;     ///< open addressing; 0 is free, else 1 + index
  std::vector<Range> pieces_;                     ///< of all lists
  std::vector<std::uint32_t> piece_lists_ = {0};  ///< where each begins, and the end of the last
  StringPool details_;                            ///< packed
  std::vector<Statement> statements_;
};

}  // namespace actorgraph
