// md4c parses; its text callbacks point into the source, which is how every character keeps its place. HTML blocks are
// read as paragraphs with inline tags, since converters wrap prose in <div> and <center>; what is in <script>, <style>
// and <table> is told apart by the tags. Footnotes (`[^1]`, defined by a line `[^1]: …`) md4c does not know, and may
// take for links: it gets a copy in which no definition begins with a bracket.

#include "extract/reading/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extract/errors.h"
#include "extract/reading/entities.h"
#include "extract/reading/shape.h"

namespace actorgraph {
namespace {

std::string lower_case_name(std::string_view tag) {
  const auto is_in_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  tag.remove_prefix(tag.substr(0, 2) == "</" ? 2 : 1);
  return lower_case(
      tag.substr(0, static_cast<std::size_t>(std::find_if_not(tag.begin(), tag.end(), is_in_name) - tag.begin())));
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  for (const std::string_view candidate : names) {
    if (candidate == name) return true;
  }
  return false;
}

class MarkdownReader {
 public:
  MarkdownReader(std::string_view original, std::size_t begin)
      : original_(original), begin_(begin), parsed_(original), writer_(original) {
    find_notes();
  }

  Draft run() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return static_cast<MarkdownReader*>(self)->enter_block(type, detail), 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      return static_cast<MarkdownReader*>(self)->leave_block(type), 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* self) {
      return static_cast<MarkdownReader*>(self)->enter_span(type), 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      return static_cast<MarkdownReader*>(self)->leave_span(type), 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return static_cast<MarkdownReader*>(self)->text(type, text, size), 0;
    };
    if (md_parse(parsed_.data() + begin_, static_cast<MD_SIZE>(parsed_.size() - begin_), &parser, this) != 0) {
      throw InputError("the Markdown could not be parsed; try it as plain text");
    }
    return writer_.finish();
  }

 private:
  struct List {
    int id;
    bool ordered;
    unsigned next;
  };

  /// `[^label]: ` at the start of a line.
  struct Note {
    std::size_t begin;  ///< of the bracket
    std::size_t text;   ///< where the footnote's text begins
    std::string_view label;
  };

  /// The label of `[^label]` at `at`, empty where there is none.
  std::string_view label_at(std::size_t at) const {
    constexpr std::size_t kLongest = 40;
    if (original_.substr(at, 2) != "[^") return {};
    const std::string_view rest = original_.substr(at + 2, kLongest + 1);
    const std::size_t end = rest.find_first_of("] \t\r\n[^");
    return end != std::string_view::npos && rest[end] == ']' ? rest.substr(0, end) : std::string_view{};
  }

  void find_notes() {
    for (std::size_t at = original_.find("[^", begin_); at != std::string_view::npos;
         at = original_.find("[^", at + 2)) {
      has_note_marks_ = true;
      std::size_t line = at;
      while (line > begin_ && at - line < 4 && original_[line - 1] == ' ') --line;
      if (at - line >= 4 || (line > begin_ && original_[line - 1] != '\n' && original_[line - 1] != '\r')) continue;
      const std::string_view label = label_at(at);
      std::size_t text = at + label.size() + 3;
      if (label.empty() || original_.substr(text, 1) != ":") continue;
      while (++text < original_.size() && (original_[text] == ' ' || original_[text] == '\t')) {
      }
      notes_.push_back({at, text, label});
      labels_.insert(label);
    }
    if (notes_.empty()) return;
    without_notes_ = original_;
    for (const Note& note : notes_) without_notes_[note.begin] = 'x';
    parsed_ = without_notes_;
  }

  /// Where a definition begins at `begin`, the text that follows belongs to its footnote.
  void start_note(std::size_t begin) {
    const auto note = std::lower_bound(notes_.begin(), notes_.end(), begin,
                                       [](const Note& n, std::size_t at) { return n.begin < at; });
    if (note == notes_.end() || note->begin != begin) return;
    end_block();
    note_label_ = note->label;
    skip_until_ = note->text;
  }

  /// The indented paragraphs after a footnote belong to it.
  bool is_indented(std::size_t at) const {
    std::size_t indent = 0;
    for (; at > begin_ && (original_[at - 1] == ' ' || original_[at - 1] == '\t'); --at) {
      indent += original_[at - 1] == '\t' ? 4 : 1;
    }
    return indent >= 2 && at > begin_ && (original_[at - 1] == '\n' || original_[at - 1] == '\r');
  }

  void enter_block(MD_BLOCKTYPE type, void* detail) {
    end_block();
    switch (type) {
      case MD_BLOCK_QUOTE:
        ++quotes_;
        break;
      case MD_BLOCK_UL:
        lists_.push_back({++list_count_, false, 0});
        break;
      case MD_BLOCK_OL:
        lists_.push_back({++list_count_, true, static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start});
        break;
      case MD_BLOCK_LI:
        item_starts_ = true;
        break;
      case MD_BLOCK_H:
        heading_ = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_CODE:
        code_ = true;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        in_cell_ = true;
        break;
      default:
        break;
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    end_block();
    switch (type) {
      case MD_BLOCK_QUOTE:
        --quotes_;
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        lists_.pop_back();
        break;
      case MD_BLOCK_H:
        heading_ = 0;
        break;
      case MD_BLOCK_CODE:
        code_ = false;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        in_cell_ = false;
        break;
      default:
        break;
    }
  }

  void enter_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) ++images_;
    if (type == MD_SPAN_EM || type == MD_SPAN_STRONG) ++emphasis_;
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) --images_;
    if (type == MD_SPAN_EM || type == MD_SPAN_STRONG) --emphasis_;
  }

  void text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size) {
    if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR) {
      if (writer_.is_open()) writer_.line_break();
      return;
    }
    const char* base = parsed_.data();
    if (text < base || text > base + parsed_.size()) return;  // md4c's own constants
    const auto begin = static_cast<std::size_t>(text - base);
    const Source source{begin, begin + size};
    if (!notes_.empty()) start_note(begin);
    if (type == MD_TEXT_HTML) {
      if (superscript_ && begin > 0 && original_[begin - 1] == '&' && broken_entity(source)) return;
      html_tag(original_.substr(begin, size));
      return;
    }
    if (images_ > 0 || !skipped_element_.empty()) return;
    if (!writer_.is_open()) {
      if (type != MD_TEXT_CODE && original_.substr(begin, size).find_first_not_of(" \t\n") == std::string_view::npos) {
        return;
      }
      if (source.end <= skip_until_) return;
      open_block();
      if (!notes_.empty()) set_note(begin);
    }
    if (emphasis_ == 0) writer_.block().emphasised = false;
    if (type == MD_TEXT_ENTITY) {
      writer_.append_replacement(decode_entity(original_.substr(begin, size)), source);
    } else if (code_) {
      writer_.append_verbatim(source);
    } else {
      append(source);
    }
  }

  void set_note(std::size_t begin) {
    DraftBlock& block = writer_.block();
    in_note_ = !code_ && (!note_label_.empty() || (in_note_ && is_indented(begin)));
    if (!in_note_) return;
    block.role = Role::Footnote;
    block.fixed_role = true;
    block.level = block.list = 0;
    block.marker.clear();
    block.mark = std::exchange(note_label_, {});
  }

  void append(Source source) {
    source.begin = std::max(source.begin, skip_until_);
    if (has_note_marks_) {
      const std::string_view text = original_.substr(0, source.end);
      for (std::size_t at = source.begin; (at = text.find("[^", at)) != std::string_view::npos;) {
        const std::string_view label = label_at(at);
        const bool number = label.size() <= 3 && label.find_first_not_of("0123456789") == std::string_view::npos;
        const std::size_t end = at + label.size() + 3;
        if (label.empty() || end > source.end || !(number || labels_.count(label) > 0)) {
          at += 2;
          continue;
        }
        writer_.append({source.begin, at});
        writer_.add_mark(std::string(label));
        source.begin = at = end;
      }
    }
    writer_.append(source);
  }

  /// A converter that escapes twice cuts entities in two: `<sup>&</sup>lt;sup>12</sup>`, `<sup>12 &</sup>quot;Title`.
  /// Reads the entity around the closing `tag`; false where there is none.
  bool broken_entity(Source tag) {
    const std::size_t end = original_.substr(0, std::min(tag.end + 8, original_.size())).find(';', tag.end);
    if (end == std::string_view::npos) return false;
    const std::string reference = "&" + std::string(original_.substr(tag.end, end + 1 - tag.end));
    const std::string character = decode_entity(reference);
    if (character == reference) return false;
    writer_.remove_last();
    if (character != "<") {
      superscript_ = false;
      writer_.end_superscript(superscript_start_, true);
    }
    writer_.append_replacement(character, {tag.begin - 1, end + 1});
    skip_until_ = end + 1;
    return true;
  }

  void open_block() {
    DraftBlock& block = writer_.open(Role::Paragraph);
    block.emphasised = true;
    if (code_) {
      block.role = Role::Code;
      block.fixed_role = true;
    } else if (in_cell_ || html_cells_ > 0) {
      block.role = Role::Table;
      block.fixed_role = true;
    } else if (heading_ > 0) {
      block.role = Role::Heading;
      block.level = heading_;
    } else if (!lists_.empty()) {
      block.role = Role::ListItem;
      block.level = static_cast<int>(lists_.size());
      block.list = lists_.back().id;
      if (item_starts_) {
        block.marker = lists_.back().ordered ? std::to_string(lists_.back().next++) + "." : "-";
        item_starts_ = false;
      }
    } else if (quotes_ > 0) {
      block.role = Role::Quotation;
      block.level = quotes_;
    }
  }

  void end_block() {
    if (superscript_) {
      superscript_ = false;
      if (writer_.is_open()) writer_.end_superscript(superscript_start_, true);
    }
    writer_.close();
  }

  void html_tag(std::string_view tag) {
    if (tag.size() < 2 || tag[0] != '<') return;
    const bool closes = tag[1] == '/';
    const std::string name = lower_case_name(tag);
    if (!skipped_element_.empty()) {
      if (closes && name == skipped_element_) skipped_element_.clear();
      return;
    }
    if (name == "sup") {
      if (!closes) {
        if (!writer_.is_open()) open_block();
        superscript_ = true;
        superscript_start_ = writer_.position();
      } else if (superscript_ && writer_.is_open()) {
        superscript_ = false;
        writer_.end_superscript(superscript_start_, false);
      }
    } else if (is_one_of(name, {"script", "style", "noscript", "svg", "template"})) {
      if (!closes && tag[tag.size() - 2] != '/') skipped_element_ = name;
    } else if (name == "br") {
      if (writer_.is_open()) writer_.line_break();
    } else if (is_one_of(name, {"td", "th", "table"})) {
      end_block();
      html_cells_ += closes ? -1 : 1;
      if (html_cells_ < 0 || (name == "table" && closes)) html_cells_ = 0;
    } else if (is_one_of(name, {"h1", "h2", "h3", "h4", "h5", "h6"})) {
      end_block();
      heading_ = closes ? 0 : name[1] - '0';
    } else if (is_one_of(name, {"p", "div", "center", "tr", "li", "ul", "ol", "section", "article", "header", "footer",
                                "blockquote", "hr", "details", "summary", "figure", "figcaption"})) {
      end_block();
    }
  }

  std::string_view original_;
  std::size_t begin_;
  std::string_view parsed_;  ///< as long as the original
  DraftWriter writer_;
  std::vector<List> lists_;
  int list_count_ = 0;
  bool item_starts_ = false;
  int quotes_ = 0;
  int heading_ = 0;
  int images_ = 0;
  int emphasis_ = 0;
  int html_cells_ = 0;
  bool code_ = false;
  bool in_cell_ = false;
  bool superscript_ = false;
  std::size_t superscript_start_ = 0;
  std::string skipped_element_;
  std::size_t skip_until_ = 0;  ///< what stands before was read
  std::vector<Note> notes_;
  std::set<std::string_view> labels_;
  std::string without_notes_;
  std::string_view note_label_;  ///< of the footnote whose text comes next
  bool has_note_marks_ = false;
  bool in_note_ = false;
};

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

}  // namespace

Draft read_markdown(std::string_view original, std::size_t begin) { return MarkdownReader(original, begin).run(); }

bool looks_like_markdown(std::string_view text) {
  constexpr std::size_t kLook = 1 << 20;
  text = text.substr(0, kLook);
  for (const std::string_view sign : {std::string_view("]("), std::string_view("**"), std::string_view("<sup>"),
                                      std::string_view("\\*"), std::string_view("\\_")}) {
    if (text.find(sign) != std::string_view::npos) return true;
  }
  const auto starts_line = [&](std::size_t at) { return at == 0 || text[at - 1] == '\n'; };
  const auto each = [&](char sign, const auto& is_markdown) {
    for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
      if (is_markdown(at)) return true;
    }
    return false;
  };
  int quotes = 0;
  std::size_t seen = 0;  // up to here lines were searched for emphasis
  return each('#',
              [&](std::size_t at) {
                if (!starts_line(at)) return false;
                const std::size_t end = text.find_first_not_of('#', at);
                return end != std::string_view::npos && end - at <= 6 && text[end] == ' ';
              }) ||
         each('`', [&](std::size_t at) { return starts_line(at) && starts_with(text.substr(at), "```"); }) ||
         each('[', [&](std::size_t at) { return starts_line(at) && starts_with(text.substr(at), "[^"); }) ||
         each('>',
              [&](std::size_t at) {
                std::size_t line = at;
                while (line > 0 && text[line - 1] == ' ') --line;
                return starts_line(line) && starts_with(text.substr(at), "> ") && ++quotes >= 2;
              }) ||
         // `*emphasis*`: a line's first star before a letter, a closing one after a letter.
         each('*', [&](std::size_t at) {
           if (at < seen) return false;
           seen = std::min(text.find('\n', at), text.size());
           const std::string_view line = text.substr(at, seen - at);
           if (line.size() <= 2 || line[1] == ' ') return false;
           const std::size_t close = line.find('*', 2);
           return close != std::string_view::npos && line[close - 1] != ' ';
         });
}

}  // namespace actorgraph
