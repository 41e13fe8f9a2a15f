#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "export/figure.h"
#include "export/prose.h"
#include "graph/verify.h"

namespace actorgraph {

/// Whether a quotation still stands in its document.
enum class QuoteCheck : std::uint8_t { Verified, Unread, Differs };
using QuoteChecks = std::map<StatementIndex, QuoteCheck>;

/// Reads all spans of each statement again; a statement whose document's text is not known is Unread.
QuoteChecks check_quotes(const Graph& graph, const std::vector<StatementIndex>& statements, const FindText& find_text);

/// The statements that the evidence of `lines` quotes, at most `most` for each.
std::vector<StatementIndex> statements_to_quote(const Graph& graph, const std::vector<EdgeId>& lines, std::size_t most);

/// Writes an entry for each line, numbered from 1, with its best quotes: document, page, line, who says so, when, the
/// footnotes it relies on, and whether it was verified.
void write_evidence(const Graph& graph, const std::vector<EdgeId>& lines, std::size_t most, const QuoteChecks& checks,
                    Prose& prose);

/// The list of evidence beside a figure in the file `picture`: caption, and each numbered line with its quotes.
std::string write_evidence_list(const Figure& figure, const std::string& picture, std::size_t most,
                                const QuoteChecks& checks);
/// How such a list begins, so that no other file is taken for one.
inline constexpr std::string_view kEvidenceListMark = "<!-- actorgraph: evidence of a figure -->\n";

}  // namespace actorgraph
