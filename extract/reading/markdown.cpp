// md4c parses; its text callbacks point into the source, which is how every character keeps its place. HTML blocks are
// read as paragraphs with inline tags, since converters wrap prose in <div> and <center>; what is in <script>, <style>
// and <table> is told apart by the tags.

#include "extract/reading/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "extract/errors.h"
#include "extract/reading/entities.h"

namespace actorgraph {
namespace {

std::string lower_case_name(std::string_view tag) {
  std::string name;
  for (std::size_t i = tag.substr(0, 2) == "</" ? 2 : 1; i < tag.size(); ++i) {
    if (!std::isalnum(static_cast<unsigned char>(tag[i]))) break;
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(tag[i])));
  }
  return name;
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
      : original_(original), begin_(begin), writer_(original) {}

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
    if (md_parse(original_.data() + begin_, static_cast<MD_SIZE>(original_.size() - begin_), &parser, this) != 0) {
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
    const char* base = original_.data();
    if (text < base || text > base + original_.size()) return;  // md4c's own constants
    const auto begin = static_cast<std::size_t>(text - base);
    const Source source{begin, begin + size};
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
      open_block();
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

  void append(Source source) {
    source.begin = std::max(source.begin, entity_end_);
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
    entity_end_ = end + 1;
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
    if (is_one_of(name, {"script", "style", "noscript", "svg", "template"})) {
      if (!closes && tag[tag.size() - 2] != '/') skipped_element_ = name;
    } else if (name == "sup") {
      if (!closes) {
        if (!writer_.is_open()) open_block();
        superscript_ = true;
        superscript_start_ = writer_.position();
      } else if (superscript_ && writer_.is_open()) {
        superscript_ = false;
        writer_.end_superscript(superscript_start_, false);
      }
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
  std::size_t entity_end_ = 0;  ///< where the broken entity read last ends
};

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

}  // namespace

Draft read_markdown(std::string_view original, std::size_t begin) { return MarkdownReader(original, begin).run(); }

bool looks_like_markdown(std::string_view text) {
  constexpr std::size_t kLook = 1 << 20;
  text = text.substr(0, kLook);
  int weak = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t hashes = line.find_first_not_of('#');
    if (hashes != std::string_view::npos && hashes >= 1 && hashes <= 6 && line[hashes] == ' ') return true;
    if (line.find("](") != std::string_view::npos || line.find("**") != std::string_view::npos ||
        line.find("<sup>") != std::string_view::npos || line.find("\\*") != std::string_view::npos ||
        line.find("\\_") != std::string_view::npos || starts_with(line, "```")) {
      return true;
    }
    const std::size_t quote = line.find_first_not_of(' ');
    if (quote != std::string_view::npos && starts_with(line.substr(quote), "> ")) ++weak;
    // `*emphasis*`: an opening star before a letter, a closing one after a letter.
    const std::size_t star = line.find('*');
    if (star != std::string_view::npos && star + 2 < line.size() && line[star + 1] != ' ') {
      const std::size_t close = line.find('*', star + 2);
      if (close != std::string_view::npos && line[close - 1] != ' ') return true;
    }
    if (weak >= 2) return true;
  }
  return false;
}

}  // namespace actorgraph
