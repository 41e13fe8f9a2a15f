// A draft is the clean text with its way back to the original in bytes. Readers append stretches of the original to
// it; roles and joins are decided on its blocks; assemble() then copies each block's text to its place and turns
// bytes of the original into code points, in one sweep since the original's order is kept.

#include "extract/reading/draft.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "extract/code_points.h"
#include "extract/reading/composition.h"
#include "extract/reading/encoding.h"

namespace actorgraph {
namespace {

/// Bytes that DraftWriter::append copies without a look: no control characters, blanks, `*`, and none that may start
/// a superscript digit (C2, E2), a no-break space (C2, E2, E3), an invisible character (C2, E2, EF) or a combining mark
/// (CC, CD).
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x21; byte < 256; ++byte) plain[byte] = true;
  for (const int byte : {0x2A, 0x7F, 0xC2, 0xCC, 0xCD, 0xE2, 0xE3, 0xEF}) plain[static_cast<std::size_t>(byte)] = false;
  return plain;
}();

bool is_plain(char byte) { return kPlain[static_cast<unsigned char>(byte)]; }

/// From `at` on, how many bytes of `text` are plain or a blank before one that is plain: a multiple of 16, maybe 0.
std::size_t plain_stretch(std::string_view text, std::size_t at) {
  std::size_t size = 0;
#ifdef __SSE2__
  const auto is = [](__m128i v, int byte) { return _mm_cmpeq_epi8(v, _mm_set1_epi8(static_cast<char>(byte))); };
  for (; at + size + 16 <= text.size(); size += 16) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at + size));
    const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(0x20)), v);  // 0 … 0x20
    __m128i found = _mm_or_si128(low, _mm_or_si128(is(v, '*'), is(v, 0x7F)));
    if (_mm_movemask_epi8(v) != 0) {
      const __m128i pair = _mm_and_si128(v, _mm_set1_epi8(-2));
      const __m128i lead =
          _mm_or_si128(_mm_or_si128(is(v, 0xC2), is(v, 0xEF)), _mm_or_si128(is(pair, 0xE2), is(pair, 0xCC)));
      found = _mm_or_si128(found, lead);
    }
    const auto special = static_cast<unsigned>(_mm_movemask_epi8(found));
    const auto blanks = static_cast<unsigned>(_mm_movemask_epi8(is(v, ' ')));
    const unsigned lone = blanks & ~(special >> 1) & 0x7FFF;
    if ((special & ~lone) != 0) break;
  }
#else
  (void)text;
  (void)at;
#endif
  return size;
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0x80;
}

/// The digit that a superscript character stands for, or -1.
int superscript_digit(char32_t character) {
  switch (character) {
    case U'¹':
      return 1;
    case U'²':
      return 2;
    case U'³':
      return 3;
    default:
      return character == U'⁰' || (character >= U'⁴' && character <= U'⁹') ? static_cast<int>(character - U'⁰') : -1;
  }
}

bool is_blank(char32_t character) {
  return character == U' ' || character == U'\t' || character == U'\n' || character == U'\r' || character == U'\v' ||
         character == U'\f' || character == 0xA0 || character == 0x1680 ||
         (character >= 0x2000 && character <= 0x200A) || character == 0x2028 || character == 0x2029 ||
         character == 0x202F || character == 0x205F || character == 0x3000 || character == 0x85;
}

/// Characters that print nothing: soft hyphen, zero-width ones, direction marks, byte order mark, controls.
bool is_invisible(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0xAD ||
         (character >= 0x200B && character <= 0x200F) || (character >= 0x202A && character <= 0x202E) ||
         (character >= 0x2060 && character <= 0x2064) || character == 0xFEFF;
}

/// "km²" and "10⁶" are no footnote marks.
bool is_unit_or_power(std::string_view before, std::string_view mark) {
  std::size_t start = before.size();
  while (start > 0 && is_letter(before[start - 1])) --start;
  const std::string_view word = before.substr(start);
  if (mark == "2" || mark == "3") {
    for (const std::string_view unit : {"m", "km", "cm", "mm", "ft", "mi", "yd", "nm", "dm"}) {
      if (word == unit) return true;
    }
  }
  return word.empty() && before.size() >= 2 && before.substr(before.size() - 2) == "10" &&
         (before.size() == 2 || !is_digit(before[before.size() - 3]));
}

constexpr std::array<std::string_view, 6> kDaggers = {"*", "†", "‡", "§", "¶", "#"};

}  // namespace

DraftWriter::DraftWriter(std::string_view original) {
  draft_.original = original;
  draft_.text.reserve(original.size() + original.size() / 16 + 64);
  // Room that is not used costs nothing, moving what was written does.
  draft_.segments.reserve(original.size() / 32);
  draft_.blocks.reserve(original.size() / 256);
}

DraftBlock& DraftWriter::open(Role role) {
  close();
  open_ = true;
  block_ = {};
  block_.role = role;
  block_.text.begin = draft_.text.size();
  touched_ = false;
  line_break_ = false;
  return block_;
}

void DraftWriter::close() {
  if (!open_) return;
  open_ = false;
  std::string& text = draft_.text;
  while (text.size() > block_.text.begin && text.back() == ' ') cut_back(text.size() - 1);
  block_.text.end = text.size();
  for (auto mark = draft_.marks.rbegin(); mark != draft_.marks.rend() && mark->at > block_.text.end; ++mark) {
    mark->at = block_.text.end;
  }
  if (block_.text.empty()) return;
  text += '\n';  // so that a position belongs to one block only
  draft_.blocks.push_back(std::move(block_));
}

void DraftWriter::touch(Source source) {
  if (!touched_) block_.source = source;
  touched_ = true;
  block_.source.end = std::max(block_.source.end, source.end);
}

void DraftWriter::copy(std::size_t begin, std::size_t end) {
  if (begin == end) return;
  flush_line_break();
  auto& segments = draft_.segments;
  std::string& text = draft_.text;
  if (!segments.empty() && segments.back().exact && segments.back().source.end == begin &&
      segments.back().text + segments.back().size == text.size()) {
    segments.back().size += end - begin;
    segments.back().source.end = end;
  } else {
    // A lone line break between two stretches is the blank that stands between them.
    if (!segments.empty() && !text.empty() && text.back() == ' ' && segments.back().exact &&
        segments.back().source.end + 1 == begin && draft_.original[begin - 1] == '\n' &&
        segments.back().text + segments.back().size + 1 == text.size() && text.size() > block_.text.begin) {
      segments.back().size += 1 + end - begin;
      segments.back().source.end = end;
    } else {
      segments.push_back({text.size(), end - begin, {begin, end}, true});
    }
  }
  text.append(draft_.original.substr(begin, end - begin));
}

void DraftWriter::blank(std::size_t begin, std::size_t end) {
  if (draft_.original[begin] == '\t' || (!draft_.text.empty() && draft_.text.back() == ' ')) block_.has_gaps = true;
  std::string& text = draft_.text;
  if (text.size() == block_.text.begin || text.back() == ' ' || line_break_) return;
  auto& segments = draft_.segments;
  if (!segments.empty() && segments.back().exact && segments.back().source.end == begin &&
      segments.back().text + segments.back().size == text.size()) {
    ++segments.back().size;
    segments.back().source.end = end;
  } else {
    segments.push_back({text.size(), 1, {begin, end}, true});
  }
  text += ' ';
}

void DraftWriter::flush_line_break() {
  if (!line_break_) return;
  line_break_ = false;
  std::string& text = draft_.text;
  if (text.size() == block_.text.begin || text.back() == ' ') return;
  if (text.back() == '-' && text.size() >= block_.text.begin + 2 && is_letter(text[text.size() - 2])) {
    draft_.line_end_hyphens.push_back(text.size() - 1);
  }
  text += ' ';
}

void DraftWriter::line_break() {
  assert(open_);
  line_break_ = true;
}

void DraftWriter::cut_back(std::size_t position) {
  draft_.text.resize(position);
  auto& segments = draft_.segments;
  while (!segments.empty() && segments.back().text >= position) segments.pop_back();
  while (!draft_.line_end_hyphens.empty() && draft_.line_end_hyphens.back() >= position) {
    draft_.line_end_hyphens.pop_back();
  }
  if (segments.empty() || segments.back().text + segments.back().size <= position) return;
  DraftSegment& last = segments.back();
  if (last.exact) {
    // The source is as many code points shorter as the text; a blank may stand for a longer character.
    std::size_t source = last.source.begin;
    for (std::size_t at = last.text; at < position;) {
      at += utf8_at(draft_.text, at).size;
      source += utf8_at(draft_.original, source).size;
    }
    last.source.end = source;
  }
  last.size = position - last.text;
}

void DraftWriter::append(Source source) {
  if (source.begin >= source.end) return;
  touch(source);
  const std::string_view original = draft_.original;
  std::size_t run = source.begin;
  std::size_t at = source.begin;
  while (at < source.end) {
    const char byte = original[at];
    if (is_plain(byte)) {
      at += std::max<std::size_t>(plain_stretch(original.substr(0, source.end), at), 1);
      continue;
    }
    if (byte == ' ' && at > run && at + 1 < source.end && is_plain(original[at + 1])) {
      at += 2;
      continue;
    }
    copy(run, at);
    at = run = append_special(source, at);
  }
  copy(run, at);
}

std::size_t DraftWriter::append_special(Source source, std::size_t at) {
  const Utf8Character next = utf8_at(draft_.original, at);
  const std::size_t after = at + next.size;
  if (next.character == U'\n' || next.character == U'\r') {
    line_break();
    return after;
  }
  if (is_blank(next.character)) {
    blank(at, after);
    return after;
  }
  if (is_invisible(next.character)) return after;
  if (is_combining_mark(next.character)) {
    append_combining_mark(next.character, {at, after});
    return after;
  }
  if (next.character == U'*') return append_stars(source, at);
  if (superscript_digit(next.character) >= 0) return append_superscript_digits(source, at);
  copy(at, after);
  return after;
}

void DraftWriter::append_combining_mark(char32_t mark, Source source) {
  const std::string& text = draft_.text;
  if (!line_break_ && text.size() > block_.text.begin && !draft_.segments.empty()) {
    const DraftSegment& last = draft_.segments.back();
    std::size_t start = text.size() - 1;
    while ((static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    const Utf8Character letter = utf8_at(text, start);
    const bool follows =
        last.source.end == source.begin && last.text + last.size == text.size() && (last.exact || last.text == start);
    const auto composed = follows ? compose(letter.character, mark) : std::nullopt;
    if (composed) {
      const std::size_t begin = last.exact ? source.begin - letter.size : last.source.begin;
      cut_back(start);
      std::string bytes;
      append_utf8(bytes, *composed);
      append_replacement(bytes, {begin, source.end});
      return;
    }
  }
  copy(source.begin, source.end);
}

std::size_t DraftWriter::append_superscript_digits(Source source, std::size_t at) {
  std::string mark;
  std::size_t end = at;
  while (end < source.end) {
    const Utf8Character next = utf8_at(draft_.original, end);
    const int digit = superscript_digit(next.character);
    if (digit < 0) break;
    mark += static_cast<char>('0' + digit);
    end += next.size;
  }
  const std::string_view before = std::string_view(draft_.text).substr(block_.text.begin);
  if (mark.size() > 3 || (!line_break_ && is_unit_or_power(before, mark))) {
    copy(at, end);
    return end;
  }
  add_mark(std::move(mark));
  return end;
}

std::size_t DraftWriter::append_stars(Source source, std::size_t at) {
  const std::string_view original = draft_.original;
  std::size_t end = at;
  while (end < source.end && original[end] == '*') ++end;
  const std::string& text = draft_.text;
  const bool starts_block = text.size() == block_.text.begin;
  const bool after_blank = starts_block || text.back() == ' ' || line_break_;
  const char next = end < original.size() ? original[end] : ' ';
  const bool before_word = is_letter(next) || is_digit(next);
  const bool arithmetic =
      !starts_block && is_digit(text.back() == ' ' && text.size() > 1 ? text[text.size() - 2] : text.back());
  if (end - at > 3 || (arithmetic && (after_blank || before_word))) {
    copy(at, end);
  } else if (starts_block || !before_word) {
    add_mark(std::string(end - at, '*'));
  }
  // What is left is emphasis that was never closed: no text.
  return end;
}

void DraftWriter::add_mark(std::string mark) {
  if (draft_.text.size() == block_.text.begin && block_.mark.empty()) {
    block_.mark = std::move(mark);
    return;
  }
  // "etc. ¹² Then": the mark belongs to what is before the blank.
  const bool after_blank = draft_.text.size() > block_.text.begin + 1 && draft_.text.back() == ' ';
  draft_.marks.push_back({draft_.text.size() - (after_blank ? 1 : 0), std::move(mark)});
}

void DraftWriter::append_verbatim(Source source) {
  if (source.begin >= source.end) return;
  touch(source);
  for (std::size_t at = source.begin; at < source.end;) {
    std::size_t end = at;
    while (end < source.end && draft_.original[end] != '\n' && draft_.original[end] != '\r') ++end;
    copy(at, end);
    if (end < source.end) line_break();
    at = end + 1;
  }
}

void DraftWriter::append_replacement(std::string_view text, Source source) {
  touch(source);
  if (text.empty()) return;
  const Utf8Character first = utf8_at(text, 0);
  if (is_blank(first.character)) {
    if (draft_.text.size() > block_.text.begin && draft_.text.back() != ' ' && !line_break_) {
      draft_.segments.push_back({draft_.text.size(), 1, source, false});
      draft_.text += ' ';
    }
    return;
  }
  if (is_invisible(first.character)) return;
  flush_line_break();
  draft_.segments.push_back({draft_.text.size(), text.size(), source, false});
  draft_.text += text;
}

void DraftWriter::end_superscript(std::size_t position, bool unclosed) {
  position = std::max(position, block_.text.begin);
  std::string_view content = std::string_view(draft_.text).substr(std::min(position, draft_.text.size()));
  std::size_t skipped = 0;
  const auto skip = [&](std::string_view start) {
    if (content.substr(0, start.size()) != start) return;
    content.remove_prefix(start.size());
    skipped += start.size();
  };
  skip("<sup>");  // a converter's double escape: `<sup>&lt;sup>12</sup>`
  skip(" ");
  skip("[");  // "[12]"
  const bool bracketed = skipped > 0 && !content.empty() && content.back() == ']';
  if (bracketed) content.remove_suffix(1);
  std::size_t size = 0;
  while (size < content.size() && is_digit(content[size])) ++size;
  if (size == 0) {
    for (bool found = true; found;) {
      found = false;
      for (const std::string_view dagger : kDaggers) {
        if (content.substr(size, dagger.size()) == dagger) size += dagger.size(), found = true;
      }
    }
    if (size == 0 && content.size() == 1 && content[0] >= 'a' && content[0] <= 'z') size = 1;
    if (size > 0 && unclosed) {  // `*22` is a misread number
      while (size < content.size() && is_digit(content[size])) ++size;
    }
  }
  if (content.empty() && !unclosed) return;
  const bool starts_block = position == block_.text.begin;
  std::string mark(content.substr(0, size));
  if (unclosed) {
    if (!starts_block) return;
    if (block_.mark.empty()) block_.mark = mark.empty() ? "?" : mark;
    while (size < content.size() && content[size] == ' ') ++size;
    if (skipped + size == draft_.text.size() - position) {
      cut_back(position);
    } else if (skipped + size > 0) {
      draft_.cuts.push_back({position, position + skipped + size});
      block_.text.begin = position + skipped + size;
    }
    return;
  }
  std::string_view rest = content.substr(size);
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == ',')) rest.remove_prefix(1);
  const bool several = !rest.empty() && size > 0 && rest.size() <= 8 &&
                       rest.find_first_not_of("0123456789, -") == std::string_view::npos;
  if (size == 0 || size > 4 || (!rest.empty() && !several)) return;
  const std::string all(content);
  const std::string_view before = std::string_view(draft_.text).substr(block_.text.begin, position - block_.text.begin);
  if (is_digit(mark.front()) && is_unit_or_power(before, mark)) return;
  cut_back(position);
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = all.find_first_of(", -", begin);
    if (end == std::string::npos) end = all.size();
    if (end > begin) add_mark(all.substr(begin, end - begin));
    begin = end + 1;
  }
}

void DraftWriter::remove_last() {
  std::size_t start = draft_.text.size();
  if (start == block_.text.begin) return;
  do {
    --start;
  } while ((static_cast<unsigned char>(draft_.text[start]) & 0xC0) == 0x80);
  cut_back(start);
}

Draft DraftWriter::finish() {
  close();
  return std::exchange(draft_, Draft{});
}

namespace {

class Assembler {
 public:
  explicit Assembler(const Draft& draft)
      : draft_(draft), points_(draft.original), is_ascii_(points_.size() == draft.original.size()) {}

  Document::Parts run() {
    parts_.text.reserve(draft_.text.size() + 2 * draft_.blocks.size());
    parts_.segments.reserve(draft_.segments.size());
    for (const DraftBlock& draft_block : draft_.blocks) {
      if (draft_block.continues) continue;
      if (!parts_.text.empty()) parts_.text += "\n\n";
      Block block{draft_block.role, {parts_.text.size(), 0}, draft_block.level, draft_block.page};
      copy(draft_block.text, false);
      for (const DraftBlock* piece = &draft_block; piece->continued_by != 0;) {
        const bool in_word = draft_.text[piece->text.end - 1] == '-';
        piece = &draft_.blocks[piece->continued_by];
        if (!in_word) parts_.text += ' ';
        copy(piece->text, true);
      }
      block.span.end = parts_.text.size();
      parts_.blocks.push_back(block);
    }
    std::sort(parts_.footnote_marks.begin(), parts_.footnote_marks.end(),
              [](const FootnoteMark& a, const FootnoteMark& b) { return a.at < b.at; });
    parts_.metadata = draft_.metadata;
    return std::move(parts_);
  }

 private:
  void copy(Span stretch, bool new_piece) {
    auto cut = std::lower_bound(draft_.cuts.begin(), draft_.cuts.end(), stretch.begin,
                                [](const Span& c, std::size_t begin) { return c.end <= begin; });
    std::size_t at = stretch.begin;
    while (at < stretch.end) {
      const std::size_t end = cut == draft_.cuts.end() ? stretch.end : std::min(stretch.end, std::max(at, cut->begin));
      if (end > at) {
        copy_uncut({at, end}, new_piece);
        new_piece = false;
      }
      at = end;
      if (cut != draft_.cuts.end() && cut->begin <= at) at = std::max(at, (cut++)->end);
    }
  }

  void copy_uncut(Span stretch, bool new_piece) {
    const std::size_t clean = parts_.text.size();
    parts_.text.append(draft_.text, stretch.begin, stretch.size());
    segment_ = first_from(draft_.segments, segment_, [&](const DraftSegment& s) { return s.text > stretch.begin; });
    auto segment = draft_.segments.begin() + static_cast<std::ptrdiff_t>(segment_);
    if (segment != draft_.segments.begin()) --segment;
    for (; segment != draft_.segments.end() && segment->text < stretch.end; ++segment) {
      const std::size_t begin = std::max(stretch.begin, segment->text);
      const std::size_t end = std::min(stretch.end, segment->text + segment->size);
      if (begin >= end) continue;
      Segment out;
      out.clean = clean + (begin - stretch.begin);
      out.size = end - begin;
      out.exact = segment->exact;
      out.new_piece = new_piece;
      new_piece = false;
      if (segment->exact) {
        const std::size_t source = before(segment->source.begin);
        const auto count = [&](std::size_t from, std::size_t to) {
          return is_ascii_ ? to - from : count_code_points(std::string_view(draft_.text).substr(from, to - from));
        };
        out.original.begin = source + count(segment->text, begin);
        out.original.end = out.original.begin + count(begin, end);
      } else {
        out.original.begin = before(segment->source.begin);
        out.original.end = before(segment->source.end);
      }
      parts_.segments.push_back(out);
    }
    segment_ = static_cast<std::size_t>(segment - draft_.segments.begin());
    mark_ = first_from(draft_.marks, mark_, [&](const DraftMark& m) { return m.at >= stretch.begin; });
    for (; mark_ < draft_.marks.size() && draft_.marks[mark_].at <= stretch.end; ++mark_) {
      const DraftMark& mark = draft_.marks[mark_];
      parts_.footnote_marks.push_back({clean + (mark.at - stretch.begin), mark.mark, std::nullopt});
    }
  }

  /// The first of the sorted `items` that `is_behind`. Blocks are mostly copied one after the other: then it is
  /// `guess` or the next.
  template <typename T, typename IsBehind>
  static std::size_t first_from(const std::vector<T>& items, std::size_t guess, const IsBehind& is_behind) {
    for (std::size_t at = guess; at < std::min(guess + 2, items.size() + 1); ++at) {
      if ((at == 0 || !is_behind(items[at - 1])) && (at == items.size() || is_behind(items[at]))) return at;
    }
    return static_cast<std::size_t>(
        std::partition_point(items.begin(), items.end(), [&](const T& item) { return !is_behind(item); }) -
        items.begin());
  }

  std::size_t before(std::size_t byte) const { return is_ascii_ ? byte : points_.before(byte); }

  const Draft& draft_;
  CodePointIndex points_;    ///< of the original
  bool is_ascii_;            ///< the original, and so the exact segments of the text
  std::size_t segment_ = 0;  ///< behind the segments that were copied last
  std::size_t mark_ = 0;     ///< the same of marks
  Document::Parts parts_;
};

}  // namespace

Document::Parts assemble(const Draft& draft) { return Assembler(draft).run(); }

}  // namespace actorgraph
