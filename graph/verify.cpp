#include "graph/verify.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace actorgraph {
namespace {

/// A UTF-8 text with a way from code points to bytes.
class CodePoints {
 public:
  explicit CodePoints(const std::string& text) : text_(&text) {
    std::size_t count = 0;
    for (std::size_t byte = 0; byte < text.size(); ++byte) {
      if ((static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80) continue;
      if (count % kStep == 0) checkpoints_.push_back(byte);
      ++count;
    }
    size_ = count;
  }

  /// Nothing where the range lies outside the text.
  std::optional<std::string_view> find(const Range& range) const {
    if (range.begin > range.end || range.end > size_) return std::nullopt;
    const std::size_t begin = byte_of(range.begin);
    return std::string_view(*text_).substr(begin, byte_of(range.end) - begin);
  }

 private:
  static constexpr std::size_t kStep = 64;

  std::size_t byte_of(std::size_t code_point) const {
    if (code_point >= size_) return text_->size();
    std::size_t byte = checkpoints_[code_point / kStep];
    for (std::size_t left = code_point % kStep; left > 0; --left) {
      do {
        ++byte;
      } while ((static_cast<unsigned char>((*text_)[byte]) & 0xC0) == 0x80);
    }
    return byte;
  }

  const std::string* text_;
  std::vector<std::size_t> checkpoints_;
  std::size_t size_ = 0;
};

class Checker {
 public:
  Checker(const CodePoints& text, Verification& result) : text_(&text), result_(&result) {}

  void check(const TripleView& triple) {
    triple_ = &triple;
    ++result_->statements;
    check("sentence", triple.sentence);
    check("subject", triple.subject.quote);
    check("relation", triple.relation);
    check("object", triple.object.quote);
    for (const Attribution* source = triple.attribution; source != nullptr; source = source->source.get()) {
      check("attribution", source->actor.quote);
    }
    if (triple.time != nullptr) check("time", triple.time->quote);
    if (triple.place != nullptr) check("place", triple.place->quote);
    for (const Amount& amount : triple.amounts) check("amount", amount.quote);
    for (const Citation& cite : triple.cites) check("cite", cite.quote);
  }

 private:
  void check(std::string_view part, const Quote& quote) {
    QuoteView view{quote.text, {quote.begin(), quote.end()}, quote.pieces, !quote.pieces.empty()};
    check(part, view);
  }

  void check(std::string_view part, const QuoteView& quote) {
    if (!quote.exists) return;
    ++result_->spans;
    std::string found;
    const auto read = [&](const Range& range) {
      if (const auto text = text_->find(range)) found += *text;
    };
    if (quote.pieces.empty()) {
      read(quote.whole);
    } else {
      for (const Range& piece : quote.pieces) read(piece);
    }
    if (found == quote.text && !found.empty()) return;
    result_->failures.push_back({triple_->id, std::string(triple_->document), std::string(part), quote.whole.begin,
                                 quote.whole.end, std::string(quote.text), std::move(found)});
  }

  const CodePoints* text_;
  Verification* result_;
  const TripleView* triple_ = nullptr;
};

}  // namespace

Verification verify(const Graph& graph, const FindText& find_text) {
  std::vector<StatementIndex> all(store(graph).statements().size());
  std::iota(all.begin(), all.end(), StatementIndex{0});
  return verify(graph, all, find_text);
}

Verification verify(const Graph& graph, const std::vector<StatementIndex>& wanted, const FindText& find_text) {
  const StatementStore& statements = store(graph);
  Verification result;
  std::vector<std::vector<StatementIndex>> by_document(statements.documents().size());
  for (const StatementIndex index : wanted) by_document[statements.document(statements[index])].push_back(index);
  for (DocumentIndex document = 0; document < by_document.size(); ++document) {
    const DocumentRecord& record = statements.documents()[document];
    const std::string* text = find_text(record.hash);
    if (text == nullptr) {
      if (!by_document[document].empty()) result.missing_documents.push_back(record.path);
      continue;
    }
    const CodePoints code_points(*text);
    Checker checker(code_points, result);
    for (const StatementIndex index : by_document[document]) checker.check(statements.view(index));
  }
  std::sort(result.missing_documents.begin(), result.missing_documents.end());
  return result;
}

}  // namespace actorgraph
