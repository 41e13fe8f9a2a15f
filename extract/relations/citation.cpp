#include "extract/relations/citation.h"

#include <algorithm>

namespace actorgraph {
namespace {

/// Where the block that holds `position` ends.
std::size_t block_end(const Document& document, std::size_t position) {
  const auto& blocks = document.blocks();
  const auto after = std::upper_bound(blocks.begin(), blocks.end(), position,
                                      [](std::size_t at, const Block& block) { return at < block.span.begin; });
  return after == blocks.begin() ? position : std::prev(after)->span.end;
}

Citation make_citation(const Document& document, const FootnoteMark& mark) {
  const Span note = document.blocks()[*mark.block].span;
  Citation citation{mark.mark, document.quote(note), std::string(find_url(document.text(note)))};
  // In Markdown and HTML the address may stand in the markup alone.
  if (citation.url.empty()) citation.url = find_url(citation.quote.text);
  return citation;
}

}  // namespace

std::string_view find_url(std::string_view text) {
  std::size_t begin = std::string_view::npos;
  for (const std::string_view scheme : {"http://", "https://"}) begin = std::min(begin, text.find(scheme));
  if (begin == std::string_view::npos) return {};
  std::string_view url = text.substr(begin, text.substr(begin).find_first_of(" \t\r\n<>\"|\\^`{}"));
  const auto closes = [&](char open, char close) {
    return url.back() == close && std::count(url.begin(), url.end(), open) < std::count(url.begin(), url.end(), close);
  };
  while (std::string_view(".,;:!?'*_").find(url.back()) != std::string_view::npos || closes('(', ')') ||
         closes('[', ']')) {
    url.remove_suffix(1);
  }
  return url;
}

std::vector<Citation> find_citations(const Document& document, Span sentence, std::size_t next) {
  const auto& marks = document.footnote_marks();
  auto mark = std::upper_bound(marks.begin(), marks.end(), sentence.begin,
                               [](std::size_t at, const FootnoteMark& m) { return at < m.at; });
  std::vector<Citation> citations;
  if (mark == marks.end()) return citations;
  const std::size_t end = std::min(next, block_end(document, sentence.begin));
  std::vector<std::size_t> notes;
  for (; mark != marks.end() && mark->at <= end; ++mark) {
    if (!mark->block || std::find(notes.begin(), notes.end(), *mark->block) != notes.end()) continue;
    notes.push_back(*mark->block);
    citations.push_back(make_citation(document, *mark));
  }
  return citations;
}

}  // namespace actorgraph
