#include "extract/document.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace actorgraph {
namespace {

constexpr std::size_t kCheckpoint = 64;

// In the order of the enum.
constexpr std::array<std::string_view, 15> kRoles = {
    "heading",      "paragraph",   "list_item", "quotation",   "table", "caption", "footnote", "reference",
    "running_head", "page_number", "contents",  "author_note", "code",  "foreign", "other"};
static_assert(static_cast<std::size_t>(Role::Other) + 1 == kRoles.size());

constexpr bool starts_code_point(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

std::size_t code_points(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_code_point));
}

}  // namespace

std::string_view to_string(Role role) noexcept { return kRoles[static_cast<std::size_t>(role)]; }

std::optional<Role> parse_role(std::string_view name) noexcept {
  const auto found = std::find(kRoles.begin(), kRoles.end(), name);
  if (found == kRoles.end()) return std::nullopt;
  return static_cast<Role>(found - kRoles.begin());
}

Document::Document(Parts parts) : parts_(std::move(parts)) {
  clean_checkpoints_.reserve(parts_.text.size() / kCheckpoint + 1);
  std::size_t before = 0;
  for (std::size_t i = 0; i < parts_.text.size(); ++i) {
    if (i % kCheckpoint == 0) clean_checkpoints_.push_back(before);
    before += starts_code_point(parts_.text[i]);
  }
  const std::string& original = parts_.original;
  checkpoints_.reserve(original.size() / kCheckpoint + 1);
  line_starts_.push_back(0);
  std::size_t code_point = 0;
  for (std::size_t i = 0; i < original.size(); ++i) {
    const char byte = original[i];
    if (!starts_code_point(byte)) continue;
    if (code_point % kCheckpoint == 0) checkpoints_.push_back(i);
    ++code_point;
    const bool ends_line = byte == '\n' || (byte == '\r' && (i + 1 == original.size() || original[i + 1] != '\n'));
    if (ends_line) line_starts_.push_back(code_point);
  }
}

std::size_t Document::byte_of(std::size_t code_point) const noexcept {
  const std::size_t checkpoint = code_point / kCheckpoint;
  if (checkpoint >= checkpoints_.size()) return parts_.original.size();
  std::size_t byte = checkpoints_[checkpoint];
  for (std::size_t left = code_point % kCheckpoint; left > 0 && byte < parts_.original.size(); --left) {
    do {
      ++byte;
    } while (byte < parts_.original.size() && !starts_code_point(parts_.original[byte]));
  }
  return byte;
}

std::string_view Document::original(Range range) const noexcept {
  const std::size_t begin = byte_of(range.begin);
  return std::string_view(parts_.original).substr(begin, byte_of(range.end) - begin);
}

// Whatever the size of the span: a plain text is one segment.
std::size_t Document::clean_points(Span span) const noexcept {
  const auto before = [&](std::size_t byte) {
    if (clean_checkpoints_.empty()) return std::size_t{0};
    const std::size_t checkpoint = std::min(byte / kCheckpoint, clean_checkpoints_.size() - 1);
    return clean_checkpoints_[checkpoint] + code_points(text({checkpoint * kCheckpoint, byte}));
  };
  return before(span.end) - before(span.begin);
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
      range.begin += clean_points({segment->clean, begin});
      range.end = range.begin + clean_points({begin, end});
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
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), found.front().begin);
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
