#include "export/evidence.h"

#include <algorithm>
#include <set>

#include "export/text.h"
#include "graph/answer_parts.h"

namespace actorgraph {
namespace {

bool holds(const QuoteView& quote, std::size_t position) {
  if (!quote.exists) return false;
  if (quote.pieces.empty()) return quote.whole.begin <= position && position < quote.whole.end;
  return std::any_of(quote.pieces.begin(), quote.pieces.end(),
                     [&](const Range& piece) { return piece.begin <= position && position < piece.end; });
}

/// The sentence with subject, relation and object marked apart. Offsets are code points of the document.
Line marked_sentence(const TripleView& triple) {
  Line line;
  const Range whole[] = {triple.sentence.whole};
  const std::span<const Range> pieces =
      triple.sentence.pieces.empty() ? std::span<const Range>(whole) : triple.sentence.pieces;
  std::size_t piece = 0;
  std::size_t position = pieces[0].begin;
  const std::string_view text = triple.sentence.text;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    Words::Look look = Words::Look::Plain;
    if (holds(triple.subject.quote, position)) look = Words::Look::Subject;
    if (holds(triple.object.quote, position)) look = Words::Look::Object;
    if (holds(triple.relation, position)) look = Words::Look::Relation;
    if (line.empty() || line.back().look != look) line.push_back({"", look, ""});
    line.back().text += text.substr(begin, end - begin);
    begin = end;
    if (++position >= pieces[piece].end && piece + 1 < pieces.size()) position = pieces[++piece].begin;
  }
  return line;
}

std::string_view words_for(QuoteCheck check) {
  switch (check) {
    case QuoteCheck::Verified:
      return "verified in the document";
    case QuoteCheck::Differs:
      return "NO LONGER STANDS in the document";
    case QuoteCheck::Unread:
      break;
  }
  return "not verified: the document was not at hand";
}

Line source_line(const TripleView& triple, QuoteCheck check) {
  Line line{{answer::place(triple), Words::Look::Plain, ""}};
  const auto add = [&](const std::string& text, const std::string& link = "") {
    line.push_back({"; ", Words::Look::Plain, ""});
    line.push_back({text, Words::Look::Plain, link});
  };
  for (const Attribution* said = triple.attribution; said != nullptr; said = said->source.get()) {
    add("according to " + said->actor.name + (said->cue.empty() ? "" : " (“" + said->cue + "”)"));
  }
  if (triple.time != nullptr) add("time: " + triple.time->quote.text);
  for (const Citation& cite : triple.cites) {
    add("footnote " + cite.mark + (cite.url.empty() ? "" : ": " + cite.url), cite.url);
  }
  add(std::string(words_for(check)));
  return line;
}

std::string describe(const Relation& relation) {
  std::string text = " (" + std::string(to_string(relation.type)) + ", " +
                     std::string(to_string(polarity(relation.type, relation.negated)));
  if (relation.negated) text += ", denied";
  if (relation.modality != Modality::Asserted) text += ", " + std::string(to_string(relation.modality));
  if (relation.disputed()) text += ", disputed";
  text += "; " + answer::counted(relation.sources, "independent source") + ", " +
          answer::counted(relation.documents, "document") + ", " +
          answer::counted(relation.evidence.size(), "statement");
  if (!relation.from.empty() || !relation.to.empty()) {
    text += relation.from == relation.to ? "; " + std::string(relation.from)
                                         : "; " + (relation.from.empty() ? "…" : std::string(relation.from)) + " to " +
                                               (relation.to.empty() ? "…" : std::string(relation.to));
  }
  return text + ")";
}

}  // namespace

QuoteChecks check_quotes(const Graph& graph, const std::vector<StatementIndex>& statements, const FindText& find_text) {
  QuoteChecks checks;
  if (!find_text) {
    for (const StatementIndex index : statements) checks[index] = QuoteCheck::Unread;
    return checks;
  }
  std::set<std::string> failed;
  for (const SpanFailure& failure : verify(graph, statements, find_text).failures) failed.insert(failure.statement);
  for (const StatementIndex index : statements) {
    const TripleView triple = store(graph).view(index);
    checks[index] = find_text(triple.document_hash) == nullptr ? QuoteCheck::Unread
                    : failed.contains(triple.id)               ? QuoteCheck::Differs
                                                               : QuoteCheck::Verified;
  }
  return checks;
}

std::vector<StatementIndex> statements_to_quote(const Graph& graph, const std::vector<EdgeId>& lines,
                                                std::size_t most) {
  std::vector<StatementIndex> result;
  for (const EdgeId line : lines) {
    const std::vector<StatementIndex> best = best_statements(graph, line, most);
    result.insert(result.end(), best.begin(), best.end());
  }
  return result;
}

void write_evidence(const Graph& graph, const std::vector<EdgeId>& lines, std::size_t most, const QuoteChecks& checks,
                    Prose& prose) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Relation& relation = graph[lines[i]];
    prose.item(i + 1, relation.id(),
               {{line_text(graph, lines[i]), Words::Look::Strong, ""}, {describe(relation), Words::Look::Plain, ""}});
    const std::vector<StatementIndex> best = best_statements(graph, lines[i], most);
    for (const StatementIndex index : best) {
      const TripleView triple = store(graph).view(index);
      const auto check = checks.find(index);
      prose.quote(marked_sentence(triple),
                  source_line(triple, check == checks.end() ? QuoteCheck::Unread : check->second));
    }
  }
}

std::string write_evidence_list(const Figure& figure, const std::string& picture, std::size_t most,
                                const QuoteChecks& checks) {
  const std::unique_ptr<Prose> prose = make_markdown(picture);
  prose->heading(1, {{figure.title, Words::Look::Plain, ""}});
  prose->picture(figure.title);
  prose->paragraph({{figure.whole_caption(), Words::Look::Plain, ""}});
  prose->heading(2, {{"Evidence", Words::Look::Plain, ""}});
  prose->paragraph(
      {{"The numbers are those of the lines. Of each line's statements the most certain ones are quoted, at "
        "most " +
            std::to_string(most) + ", from different documents where there are several.",
        Words::Look::Plain, ""}});
  write_evidence(*figure.graph, figure.lines, most, checks, *prose);
  return std::string(kEvidenceListMark) + prose->finish();
}

}  // namespace actorgraph
