// pdftotext tells where each word and line stands; its blocks mix narrow columns, so lines are put in reading order
// anew: a page has two columns where a gutter in its middle is crossed by few lines, and what crosses it parts the page
// into bands. The letters' height tells body text, headings, footnotes and the raised marks that point to them.

#include "extract/reading/pdf.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <pugixml.hpp>
#include <utility>

#include "extract/errors.h"
#include "extract/reading/encoding.h"
#include "extract/reading/metadata.h"
#include "extract/reading/program.h"
#include "extract/reading/shape.h"

namespace actorgraph {
namespace {

constexpr std::size_t kLargestOutput = std::size_t{512} << 20;
constexpr int kLongestRun = 120;   // seconds
constexpr double kMargin = 0.085;  // of a page's height

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  double height() const { return bottom - top; }
};

Box box_of(const pugi::xml_node& node) {
  return {node.attribute("xMin").as_double(), node.attribute("yMin").as_double(), node.attribute("xMax").as_double(),
          node.attribute("yMax").as_double()};
}

struct LayoutWord {
  Box box;
  std::string text;
};
struct LayoutLine {
  Box box;
  double size = 0;  ///< height of most of its letters
  std::vector<LayoutWord> words;
};
struct Page {
  double width = 0, height = 0;
  std::vector<LayoutLine> lines;
};

bool is_mark(std::string_view text) {
  return !text.empty() && text.size() <= 3 &&
         (text.find_first_not_of("0123456789") == std::string_view::npos || text == "*" || text == "**" || text == "†");
}

/// Ligatures as letters; a soft hyphen at the end of a word as a hyphen.
std::string plain_word(std::string_view word) {
  static const std::map<char32_t, std::string_view> kLigatures = {
      {0xFB00, "ff"}, {0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"}, {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"}};
  std::string plain;
  for (std::size_t at = 0; at < word.size();) {
    const Utf8Character next = utf8_at(word, at);
    const auto ligature = kLigatures.find(next.character);
    if (ligature != kLigatures.end()) {
      plain += ligature->second;
    } else if (next.character == 0xAD && at + next.size == word.size()) {
      plain += '-';
    } else {
      plain += word.substr(at, next.size);
    }
    at += next.size;
  }
  return plain;
}

/// The value that most weight falls on, in tenths.
class Mode {
 public:
  void add(double value, std::size_t weight) { weights_[std::lround(value * 10)] += weight; }
  double value() const {
    long best = 0;
    std::size_t most = 0;
    for (const auto& [key, weight] : weights_) {
      if (weight > most) best = key, most = weight;
    }
    return static_cast<double>(best) / 10;
  }

 private:
  std::map<long, std::size_t> weights_;
};

class LayoutReader {
 public:
  LayoutReader(std::string_view xhtml, Metadata& metadata) : metadata_(metadata) {
    const auto result = xml_.load_buffer(xhtml.data(), xhtml.size());
    if (!result) {
      throw InputError("what pdftotext wrote is no XHTML (" + std::string(result.description()) + " at byte " +
                       std::to_string(result.offset) + ")");
    }
  }

  std::vector<RichBlock> run() {
    const pugi::xml_node html = xml_.child("html");
    read_head(html.child("head"));
    for (const pugi::xml_node& page : html.child("body").child("doc").children("page")) read_page(page);
    body_size_ = sizes_.value();
    for (std::size_t p = 0; p < pages_.size(); ++p) {
      for (const auto& column : columns(pages_[p])) paragraphs(column, pages_[p], static_cast<int>(p) + 1);
    }
    return std::move(blocks_);
  }

 private:
  void read_head(const pugi::xml_node& head) {
    metadata_.title = head.child("title").text().get();
    for (const pugi::xml_node& meta : head.children("meta")) {
      const std::string name = meta.attribute("name").value();
      const std::string content = meta.attribute("content").value();
      if (name == "Author" && !content.empty()) metadata_.authors.push_back(content);
      if (name == "CreationDate") metadata_.date = find_date(content).value_or("");
    }
    // Programs write the file's name or their own there.
    const std::string lower = lower_case(metadata_.title);
    if (lower.find("microsoft word") == 0 || lower == "untitled" || lower.find('.') != std::string::npos)
      metadata_.title.clear();
  }

  void read_page(const pugi::xml_node& node) {
    Page page{node.attribute("width").as_double(), node.attribute("height").as_double(), {}};
    for (const pugi::xml_node& flow : node.children("flow")) {
      for (const pugi::xml_node& block_node : flow.children("block")) {
        for (const pugi::xml_node& line_node : block_node.children("line")) {
          LayoutLine line{box_of(line_node), 0, {}};
          Mode size;
          for (const pugi::xml_node& word_node : line_node.children("word")) {
            const std::string_view text = word_node.text().get();
            if (text.empty() || find_invalid_utf8(text) != std::string_view::npos) continue;
            LayoutWord word{box_of(word_node), plain_word(text)};
            size.add(word.box.height(), text.size());
            sizes_.add(word.box.height(), text.size());
            line.words.push_back(std::move(word));
          }
          line.size = size.value();
          if (!line.words.empty()) page.lines.push_back(std::move(line));
        }
      }
    }
    pages_.push_back(std::move(page));
  }

  // ---- reading order

  /// The x in the middle of the page that fewest lines cross, with enough lines on both sides; 0 where there is none.
  static double gutter(const Page& page) {
    double best = 0;
    std::size_t fewest = page.lines.size() + 1;
    for (int step = 30; step <= 70; ++step) {
      const double x = page.width * step / 100;
      std::size_t crossing = 0;
      std::size_t left = 0;
      std::size_t right = 0;
      for (const LayoutLine& line : page.lines) {
        left += line.box.right <= x;
        right += line.box.left >= x;
        crossing += line.box.left < x && line.box.right > x;
      }
      if (left < 4 || right < 4 || crossing * 3 > page.lines.size()) continue;
      const bool nearer = std::abs(step - 50) < std::abs(best / page.width * 100 - 50);
      if (crossing < fewest || (crossing == fewest && nearer)) best = x, fewest = crossing;
    }
    return best;
  }

  using Column = std::vector<const LayoutLine*>;

  /// The page's lines in reading order, a column for each run that stands in one.
  static std::vector<Column> columns(Page& page) {
    const double x = gutter(page);
    std::stable_sort(page.lines.begin(), page.lines.end(), [](const LayoutLine& a, const LayoutLine& b) {
      return a.box.bottom < b.box.bottom || (a.box.bottom == b.box.bottom && a.box.left < b.box.left);
    });
    std::vector<Column> columns;
    Column left;
    Column right;
    const auto flush = [&] {
      for (Column* column : {&left, &right}) {
        if (!column->empty()) columns.push_back(std::exchange(*column, {}));
      }
    };
    bool spanning = false;
    for (const LayoutLine& line : page.lines) {
      if (x == 0 || (line.box.left < x && line.box.right > x)) {
        if (!spanning) {
          flush();
          columns.emplace_back();
        }
        spanning = true;
        columns.back().push_back(&line);
      } else {
        spanning = false;
        (line.box.left >= x ? right : left).push_back(&line);
      }
    }
    flush();
    return columns;
  }

  // ---- paragraphs

  void paragraphs(const Column& column, const Page& page, int number) {
    Mode lefts;
    double right = 0;
    for (const LayoutLine* line : column) {
      lefts.add(line->box.left, line->words.size());
      right = std::max(right, line->box.right);
    }
    const double left = lefts.value();
    const LayoutLine* previous = nullptr;
    RichBlock paragraph;
    for (const LayoutLine* line : column) {
      if (previous != nullptr && starts_paragraph(*previous, *line, left, right)) {
        finish(std::move(paragraph));
        paragraph = {};
      }
      if (paragraph.text.empty() && paragraph.mark.empty()) {
        paragraph.page = number;
        paragraph.apart = previous == nullptr;
        set_role(*line, page, paragraph);
      } else if (!paragraph.text.empty()) {
        paragraph.text += '\n';
      }
      append(*line, paragraph);
      previous = line;
    }
    finish(std::move(paragraph));
  }

  static bool starts_paragraph(const LayoutLine& previous, const LayoutLine& line, double left, double right) {
    const double size = std::max(previous.size, 1.0);
    // A line beside the one before stands apart: the running head's two ends, a table's cells.
    if (line.box.top < previous.box.bottom - 0.6 * size && !is_lone_mark(previous)) return true;
    if (line.box.top - previous.box.bottom > 0.7 * size) return true;
    if (std::abs(line.size - previous.size) > 0.12 * size && !is_lone_mark(previous)) return true;
    const bool indented = line.box.left > left + 0.8 * size && previous.box.left < left + 0.4 * size;
    const bool short_before = previous.box.right < right - 3 * size;
    const std::string& last = previous.words.back().text;
    const bool raised = is_mark(last) && previous.words.back().box.height() < 0.85 * size;
    const bool stop = last.find_last_of(".!?:\"") == last.size() - 1 || raised ||
                      (last.size() >= 3 && last.compare(last.size() - 3, 3, "”") == 0);
    const bool bullet =
        line.words.front().text == "•" || line.words.front().text == "–" || line.words.front().text == "▪";
    return (indented && (stop || short_before)) || (short_before && stop && line.box.left <= left + 0.4 * size) ||
           bullet;
  }

  /// A raised footnote mark that pdftotext takes for a line.
  static bool is_lone_mark(const LayoutLine& line) {
    return line.words.size() == 1 && is_mark(line.words.front().text);
  }

  void set_role(const LayoutLine& line, const Page& page, RichBlock& paragraph) const {
    if (line.size > 1.12 * body_size_) {
      paragraph.role = Role::Heading;
      paragraph.level = line.size > 1.6 * body_size_ ? 1 : line.size > 1.3 * body_size_ ? 2 : 3;
      return;
    }
    // What stands in the margin, after the first page, is a running head or foot even where it stands once.
    const bool in_margin = line.box.bottom < kMargin * page.height || line.box.top > (1 - kMargin) * page.height;
    if (in_margin && paragraph.page > 1) {
      paragraph.role = Role::RunningHead;
      return;
    }
    const std::string& first = line.words.front().text;
    const bool low = line.box.top > page.height * 0.4;
    if (low && is_lone_mark(line) && line.size < 0.85 * body_size_) {
      paragraph.role = Role::Footnote;
      paragraph.mark = first;
    } else if (low && line.size < 0.95 * body_size_ && line.words.size() > 1) {
      const bool raised = line.words.front().box.height() < 0.85 * line.size && is_mark(first);
      std::string digits = first.substr(0, first.find_last_not_of(".)") + 1);
      if (raised || is_mark(digits)) {
        paragraph.role = Role::Footnote;
        paragraph.mark = digits;
      }
    }
  }

  void append(const LayoutLine& line, RichBlock& paragraph) const {
    const LayoutWord* previous = nullptr;
    for (const LayoutWord& word : line.words) {
      const bool first = previous == nullptr;
      const double gap = first ? 1 : word.box.left - previous->box.right;
      const bool glued = !first && gap < 0.12 * line.size;
      const bool raised =
          word.box.height() < 0.85 * line.size && word.box.bottom < line.words.front().box.bottom - 0.1 * line.size;
      previous = &word;
      if (first && paragraph.text.empty() && !paragraph.mark.empty() &&
          word.text.compare(0, paragraph.mark.size(), paragraph.mark) == 0 &&
          word.text.size() <= paragraph.mark.size() + 1) {
        continue;  // the footnote's own mark
      }
      if (raised && is_mark(word.text) && !paragraph.text.empty()) {
        paragraph.marks.push_back({paragraph.text.size(), word.text});
        continue;
      }
      if (first && paragraph.text.empty() && is_bullet(word.text) && line.words.size() > 1) {
        paragraph.role = Role::ListItem;
        paragraph.level = 1;
        paragraph.list = 1;
        paragraph.marker = word.text;
        continue;
      }
      if (!first && !glued && !paragraph.text.empty() && paragraph.text.back() != '\n') paragraph.text += ' ';
      paragraph.text += word.text;
    }
  }

  static bool is_bullet(std::string_view text) {
    return text == "•" || text == "▪" || text == "–" || text == "●" || text == "◦";
  }

  void finish(RichBlock&& paragraph) {
    if (!paragraph.text.empty()) blocks_.push_back(std::move(paragraph));
  }

  pugi::xml_document xml_;
  Metadata& metadata_;
  std::vector<Page> pages_;
  std::vector<RichBlock> blocks_;
  Mode sizes_;
  double body_size_ = 0;
};

}  // namespace

std::vector<RichBlock> read_pdf_layout(std::string_view xhtml, Metadata& metadata) {
  return LayoutReader(xhtml, metadata).run();
}

std::vector<RichBlock> read_pdf(std::string_view bytes, const std::string& pdftotext, Metadata& metadata) {
  std::string xhtml;
  try {
    xhtml = run_program({pdftotext, "-bbox-layout", "-enc", "UTF-8", "-", "-"}, bytes, kLargestOutput, kLongestRun);
  } catch (const InputError& error) {
    const std::string what = error.what();
    if (what.find("cannot be run") == std::string::npos) throw;
    throw InputError(
        "reading PDF needs the program pdftotext, which cannot be run; install it (Debian: poppler-utils)");
  }
  // XHTML with control characters is none: pdftotext passes them on.
  std::erase_if(xhtml,
                [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r'; });
  return read_pdf_layout(xhtml, metadata);
}

}  // namespace actorgraph
