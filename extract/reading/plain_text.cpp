#include "extract/reading/plain_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace actorgraph {
namespace {

struct Line {
  std::size_t begin = 0;  ///< of its first character that is not blank
  std::size_t end = 0;    ///< after its last one
  std::size_t indent = 0;
  int page = 1;
  bool blank() const noexcept { return begin == end; }
};

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\v' || byte == '\f'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_ascii_letter(char byte) { return is_lower(static_cast<char>(byte | 0x20)); }

/// Finds the characters that end a line, each with a search of its own that goes on from where it was.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {
    for (std::size_t i = 0; i < kSigns.size(); ++i) found_[i] = text_.find(kSigns[i]);
  }
  std::size_t next(std::size_t begin) {
    std::size_t end = text_.size();
    for (std::size_t i = 0; i < kSigns.size(); ++i) {
      if (found_[i] < begin) found_[i] = text_.find(kSigns[i], begin);
      end = std::min(end, found_[i]);
    }
    return end;
  }

 private:
  static constexpr std::array<char, 3> kSigns = {'\n', '\r', '\f'};
  std::string_view text_;
  std::array<std::size_t, 3> found_{};
};

/// Reads a text line by line. A page break gives a blank line of its own.
class LineReader {
 public:
  LineReader(std::string_view text, std::size_t begin) : text_(text), at_(begin), ends_(text) {}

  std::optional<Line> next() {
    if (page_break_) return *std::exchange(page_break_, std::nullopt);
    if (at_ >= text_.size()) return std::nullopt;
    const std::size_t end = ends_.next(at_);
    Line line{at_, end, 0, page_};
    while (line.begin < line.end && is_blank(text_[line.begin])) ++line.begin, ++line.indent;
    while (line.end > line.begin && is_blank(text_[line.end - 1])) --line.end;
    at_ = end + 1;
    if (end == text_.size()) return line;
    if (text_[end] == '\f') {
      page_break_ = Line{end, end, 0, ++page_};
    } else if (text_[end] == '\r' && at_ < text_.size() && text_[at_] == '\n') {
      ++at_;
    }
    return line;
  }

 private:
  std::string_view text_;
  std::size_t at_;
  LineEnds ends_;
  std::optional<Line> page_break_;
  int page_ = 1;
};

/// The length of a list marker with the blank after it: `- `, `• `, `3. `, `(a) `; 0 where there is none.
std::size_t list_marker(std::string_view line) {
  constexpr std::array<std::string_view, 14> kBullets = {"-", "–", "•", "*", "+", "●", "▪",
                                                         "◦", "‣", "·", "■", "□", "→", "o"};
  // Most lines begin with a letter that a blank cannot make a marker of.
  if (line.size() < 2 || (is_ascii_letter(line[0]) && is_ascii_letter(line[1]))) return 0;
  for (const std::string_view bullet : kBullets) {
    if (line.substr(0, bullet.size()) == bullet && line.size() > bullet.size() + 1 &&
        (line[bullet.size()] == ' ' || line[bullet.size()] == '\t')) {
      std::size_t end = bullet.size();
      while (end < line.size() && is_blank(line[end])) ++end;
      if (bullet == "o" && end < 3) return 0;
      return end;
    }
  }
  std::size_t at = !line.empty() && line[0] == '(' ? 1 : 0;
  const bool parenthesis = at == 1;
  const std::size_t start = at;
  while (at < line.size() && is_digit(line[at]) && at - start < 3) ++at;
  if (at == start && at < line.size() && is_lower(line[at])) ++at;
  if (at == start || at >= line.size()) return 0;
  if (line[at] == ')' || (!parenthesis && line[at] == '.' && is_digit(line[at - 1]))) {
    ++at;
  } else {
    return 0;
  }
  if (at >= line.size() || !is_blank(line[at])) return 0;
  while (at < line.size() && is_blank(line[at])) ++at;
  return at;
}

bool is_page_break_line(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-=_*~ ") == std::string_view::npos;
}

}  // namespace

Draft read_plain_text(std::string_view original, std::size_t begin) {
  DraftWriter writer(original);
  const bool has_pages = original.find('\f', begin) != std::string_view::npos;
  int list = 0;
  bool in_list = false;
  const auto take = [&](const std::optional<Line>& before, const Line& line, const std::optional<Line>& after) {
    const std::string_view text = original.substr(line.begin, line.end - line.begin);
    if (line.blank() || is_page_break_line(text)) {
      writer.close();
      return;
    }
    const std::size_t marker = list_marker(text);
    // "12. September" may be wrapped prose; a bullet within a paragraph starts an item only where another item stands.
    const bool item = marker > 0 && (!writer.is_open() || in_list || !is_digit(text.front()));
    // A paragraph that is told by its indented first line alone.
    const bool indented = writer.is_open() && !in_list && line.indent >= 2 && before && before->indent == 0 && after &&
                          after->indent == 0;
    if (!writer.is_open() || item || indented) {
      DraftBlock& block = writer.open(item ? Role::ListItem : Role::Paragraph);
      if (has_pages) block.page = line.page;
      if (item) {
        if (!in_list) ++list;
        block.list = list;
        block.level = 1;
        std::size_t end = marker;
        while (end > 0 && is_blank(text[end - 1])) --end;
        block.marker = std::string(text.substr(0, end));
      }
      in_list = item;
    } else {
      writer.line_break();
    }
    writer.append({line.begin + (item ? marker : 0), line.end});
  };
  LineReader lines(original, begin);
  std::optional<Line> before;
  for (std::optional<Line> line = lines.next(); line;) {
    const std::optional<Line> after = lines.next();
    take(before, *line, after);
    before = line;
    line = after;
  }
  return writer.finish();
}

Draft read_verbatim(std::string_view original, std::size_t begin) {
  DraftWriter writer(original);
  LineReader lines(original, begin);
  for (std::optional<Line> line = lines.next(); line; line = lines.next()) {
    if (line->blank()) {
      writer.close();
      continue;
    }
    if (writer.is_open()) {
      writer.line_break();
    } else {
      writer.open(Role::Paragraph).fixed_role = true;
    }
    writer.append_verbatim({line->begin, line->end});
  }
  return writer.finish();
}

}  // namespace actorgraph
