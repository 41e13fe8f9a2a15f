#include "extract/document.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace actorgraph {
namespace {

// In the order of the enum.
constexpr std::array<std::string_view, 15> kRoles = {
    "heading",      "paragraph",   "list_item", "quotation",   "table", "caption", "footnote", "reference",
    "running_head", "page_number", "contents",  "author_note", "code",  "foreign", "other"};
static_assert(static_cast<std::size_t>(Role::Other) + 1 == kRoles.size());

/// The bytes where lines start: after LF, CRLF and CR.
std::vector<std::size_t> find_line_starts(std::string_view text) {
  std::vector<std::size_t> starts = {0};
  if (text.find('\r') == std::string_view::npos) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
      starts.push_back(at + 1);
    }
    return starts;
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'))) {
      starts.push_back(at + 1);
    }
  }
  return starts;
}

}  // namespace

std::string_view to_string(Role role) noexcept { return kRoles[static_cast<std::size_t>(role)]; }

std::optional<Role> parse_role(std::string_view name) noexcept {
  const auto found = std::find(kRoles.begin(), kRoles.end(), name);
  if (found == kRoles.end()) return std::nullopt;
  return static_cast<Role>(found - kRoles.begin());
}

Document::Document(Parts parts)
    : parts_(std::move(parts)),
      clean_points_(parts_.text),
      points_(parts_.original),
      line_starts_(find_line_starts(parts_.original)) {}

std::string_view Document::original(Range range) const noexcept {
  const std::size_t begin = points_.byte_of(range.begin);
  return std::string_view(parts_.original).substr(begin, points_.byte_of(range.end) - begin);
}

std::vector<Range> Document::pieces(Span span) const {
  assert(span.begin <= span.end && span.end <= parts_.text.size());
  const auto& segments = parts_.segments;
  auto segment = std::upper_bound(segments.begin(), segments.end(), span.begin,
                                  [](std::size_t at, const Segment& s) { return at < s.clean; });
  if (segment != segments.begin()) --segment;
  std::vector<Range> pieces;
  for (; segment != segments.end() && segment->clean < span.end; ++segment) {
    const std::size_t begin = std::max(span.begin, segment->clean);
    const std::size_t end = std::min(span.end, segment->clean + segment->size);
    if (begin >= end) continue;
    Range range = segment->original;
    if (segment->exact) {
      const std::size_t before = clean_points_.before(begin);
      range.begin += before - clean_points_.before(segment->clean);
      range.end = range.begin + clean_points_.before(end) - before;
    }
    if (pieces.empty() || segment->new_piece || range.begin < pieces.back().end) {
      pieces.push_back(range);
    } else {
      pieces.back().end = range.end;
    }
  }
  return pieces;
}

Quote Document::quote(Span span) const {
  Quote quote;
  if (span.empty()) return quote;
  quote.pieces = pieces(span);
  for (const Range& piece : quote.pieces) quote.text += original(piece);
  return quote;
}

int Document::line(Span span) const {
  const std::vector<Range> found = span.empty() ? std::vector<Range>{} : pieces(span);
  if (found.empty()) return 1;
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), points_.byte_of(found.front().begin));
  return static_cast<int>(after - line_starts_.begin());
}

std::optional<int> Document::page(Span span) const {
  const auto& blocks = parts_.blocks;
  auto block = std::upper_bound(blocks.begin(), blocks.end(), span.begin,
                                [](std::size_t at, const Block& b) { return at < b.span.begin; });
  if (block == blocks.begin()) return std::nullopt;
  --block;
  if (span.begin >= block->span.end) return std::nullopt;
  return block->page;
}

}  // namespace actorgraph
