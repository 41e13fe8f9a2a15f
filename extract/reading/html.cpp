// A tokenizer after the WHATWG standard (comments, raw text elements, quoted attributes) with a stack of the elements
// that matter for text: blocks, lists, tables, and what a page puts around its article. It builds no tree: gumbo, which
// does, read 14 MB/s where this reads over 100, and its time and memory are not linear in broken pages. Every text
// run is a stretch of the source, so offsets need no bookkeeping.

#include "extract/reading/html.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <vector>

#include "extract/errors.h"
#include "extract/reading/entities.h"
#include "extract/reading/metadata.h"
#include "extract/reading/roles.h"
#include "extract/reading/shape.h"

namespace actorgraph {
namespace {

constexpr std::size_t kDeepestNesting = 2000;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }
bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

enum class Tag : std::uint8_t {
  Other,
  A,
  Address,
  Article,
  Aside,
  Blockquote,
  Body,
  Br,
  Button,
  Caption,
  Dd,
  Details,
  Dialog,
  Div,
  Dl,
  Dt,
  Fieldset,
  Figcaption,
  Figure,
  Footer,
  Form,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  Head,
  Header,
  Hr,
  Html,
  Li,
  Link,
  Main,
  Menu,
  Meta,
  Nav,
  Ol,
  P,
  Pre,
  Raw,
  Section,
  Skip,
  Span,
  Summary,
  Sup,
  Table,
  Td,
  Th,
  Time,
  Title,
  Tr,
  Ul,
  Count
};

struct TagName {
  std::string_view name;
  Tag tag;
};
// Sorted by name. Raw: content is no markup and no text; Skip: content is no text of the page.
constexpr std::array<TagName, 72> kTags = {{
    {"a", Tag::A},
    {"address", Tag::Address},
    {"article", Tag::Article},
    {"aside", Tag::Aside},
    {"audio", Tag::Skip},
    {"blockquote", Tag::Blockquote},
    {"body", Tag::Body},
    {"br", Tag::Br},
    {"button", Tag::Button},
    {"canvas", Tag::Skip},
    {"caption", Tag::Caption},
    {"center", Tag::Div},
    {"dd", Tag::Dd},
    {"details", Tag::Details},
    {"dialog", Tag::Dialog},
    {"div", Tag::Div},
    {"dl", Tag::Dl},
    {"dt", Tag::Dt},
    {"fieldset", Tag::Fieldset},
    {"figcaption", Tag::Figcaption},
    {"figure", Tag::Figure},
    {"footer", Tag::Footer},
    {"form", Tag::Form},
    {"h1", Tag::H1},
    {"h2", Tag::H2},
    {"h3", Tag::H3},
    {"h4", Tag::H4},
    {"h5", Tag::H5},
    {"h6", Tag::H6},
    {"head", Tag::Head},
    {"header", Tag::Header},
    {"hr", Tag::Hr},
    {"html", Tag::Html},
    {"iframe", Tag::Raw},
    {"legend", Tag::Div},
    {"li", Tag::Li},
    {"link", Tag::Link},
    {"main", Tag::Main},
    {"math", Tag::Skip},
    {"menu", Tag::Menu},
    {"meta", Tag::Meta},
    {"nav", Tag::Nav},
    {"noembed", Tag::Raw},
    {"noframes", Tag::Raw},
    {"noscript", Tag::Skip},
    {"object", Tag::Skip},
    {"ol", Tag::Ol},
    {"option", Tag::Div},
    {"p", Tag::P},
    {"pre", Tag::Pre},
    {"script", Tag::Raw},
    {"search", Tag::Nav},
    {"section", Tag::Section},
    {"select", Tag::Skip},
    {"span", Tag::Span},
    {"style", Tag::Raw},
    {"summary", Tag::Summary},
    {"sup", Tag::Sup},
    {"svg", Tag::Skip},
    {"table", Tag::Table},
    {"tbody", Tag::Other},
    {"td", Tag::Td},
    {"template", Tag::Skip},
    {"textarea", Tag::Raw},
    {"tfoot", Tag::Other},
    {"th", Tag::Th},
    {"thead", Tag::Other},
    {"time", Tag::Time},
    {"title", Tag::Title},
    {"tr", Tag::Tr},
    {"ul", Tag::Ul},
    {"video", Tag::Skip},
}};
static_assert(std::is_sorted(kTags.begin(), kTags.end(),
                             [](const TagName& a, const TagName& b) { return a.name < b.name; }));

/// Parts of class names and ids of what stands around an article. Compared with whole words of the name.
constexpr std::array<std::string_view, 58> kFurniture = {
    "nav",        "navbar",        "navigation", "menu",         "sidebar",         "footer",
    "cookie",     "cookies",       "consent",    "gdpr",         "banner",          "share",
    "sharing",    "social",        "related",    "recommended",  "recommendations", "comments",
    "comment",    "newsletter",    "subscribe",  "subscription", "promo",           "promotion",
    "advert",     "advertisement", "ad",         "ads",          "sponsor",         "sponsored",
    "breadcrumb", "breadcrumbs",   "pagination", "pager",        "popup",           "modal",
    "overlay",    "toolbar",       "widget",     "login",        "signup",          "signin",
    "search",     "tags",          "taxonomy",   "masthead",     "topbar",          "disclaimer",
    "teaser",     "trending",      "toc",        "outbrain",     "taboola",         "paywall",
    "skip",       "copyright",     "mostread",   "editsection"};

/// What an element passes on to the blocks within it.
struct Context {
  Role role = Role::Paragraph;
  std::uint8_t level = 0;
  bool furniture = false;
  bool skip = false;
  bool cell = false;
  int list = 0;
  int mark = 0;  ///< the footnote's number
};

struct Element {
  Tag tag;
  Context context;
};

struct Attributes {
  std::string_view text;  ///< between the tag's name and its `>`

  std::string find(std::string_view name) const {
    std::size_t at = 0;
    while (at < text.size()) {
      while (at < text.size() && (is_space(text[at]) || text[at] == '/')) ++at;
      const std::size_t start = at;
      while (at < text.size() && !is_space(text[at]) && text[at] != '=' && text[at] != '/') ++at;
      const std::string_view key = text.substr(start, at - start);
      while (at < text.size() && is_space(text[at])) ++at;
      std::string_view value;
      if (at < text.size() && text[at] == '=') {
        ++at;
        while (at < text.size() && is_space(text[at])) ++at;
        if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
          const char quote = text[at++];
          const std::size_t end = std::min(text.find(quote, at), text.size());
          value = text.substr(at, end - at);
          at = std::min(end + 1, text.size());
        } else {
          const std::size_t begin = at;
          while (at < text.size() && !is_space(text[at])) ++at;
          value = text.substr(begin, at - begin);
        }
      }
      if (key.size() == name.size() && lower_case(key) == name) return value.empty() ? " " : decode(value);
      if (at == start) ++at;
    }
    return "";
  }

  static std::string decode(std::string_view value) {
    std::string text;
    for (std::size_t at = 0; at < value.size();) {
      if (value[at] == '&') {
        const std::size_t end = value.find(';', at);
        if (end != std::string_view::npos && end - at < 12) {
          text += decode_entity(value.substr(at, end + 1 - at));
          at = end + 1;
          continue;
        }
      }
      text += value[at++];
    }
    return text;
  }
};

/// Whether a class, id or role names something beside the article.
bool names_furniture(std::string_view names) {
  const std::string lower = lower_case(names);
  for (std::size_t at = 0; at < lower.size();) {
    std::size_t end = at;
    while (end < lower.size() && is_alpha(lower[end])) ++end;
    const std::string_view word = std::string_view(lower).substr(at, end - at);
    if (!word.empty() && std::find(kFurniture.begin(), kFurniture.end(), word) != kFurniture.end()) return true;
    at = end + 1;
  }
  return false;
}

/// The number of a footnote's id: "fn12", "footnote-12", "_ftn12", "cite_note-12"; 0 where it is none.
int footnote_number(std::string_view id) {
  const std::string lower = lower_case(id);
  for (const std::string_view start :
       {"fn", "footnote", "_ftn", "ftn", "_edn", "edn", "note", "endnote", "cite_note", "en"}) {
    if (!starts_with(lower, start)) continue;
    std::size_t at = start.size();
    while (at < lower.size() && (lower[at] == '-' || lower[at] == '_' || lower[at] == ':' || lower[at] == '.')) ++at;
    int number = 0;
    std::size_t digits = 0;
    while (at < lower.size() && is_digit(lower[at]) && digits < 4)
      number = number * 10 + (lower[at] - '0'), ++at, ++digits;
    if (digits > 0 && at == lower.size()) return number;
  }
  return 0;
}

class HtmlReader {
 public:
  HtmlReader(std::string_view original, std::size_t begin, bool use_names)
      : original_(original), at_(begin), use_names_(use_names), writer_(original) {}

  Draft run() {
    while (at_ < original_.size()) {
      const std::size_t tag = std::min(original_.find('<', at_), original_.size());
      text(at_, tag);
      at_ = tag;
      if (tag < original_.size()) markup();
    }
    end_block();
    Draft draft = writer_.finish();
    draft.metadata = std::move(metadata_);
    if (draft.metadata.title.empty()) draft.metadata.title = page_title_;
    return draft;
  }

 private:
  const Context& context() const {
    static const Context kPlain;
    return stack_.empty() ? kPlain : stack_.back().context;
  }
  std::size_t open_count(Tag tag) const { return counts_[static_cast<std::size_t>(tag)]; }

  // ---- text

  void text(std::size_t begin, std::size_t end) {
    if (begin == end || in_head_ || context().skip) return;
    if (!writer_.is_open()) {
      while (begin < end && is_space(original_[begin])) ++begin;
      if (begin == end) return;
      open_block();
    }
    if (backlink_) return;
    const std::size_t before = writer_.position();
    while (begin < end) {
      const std::size_t found = original_.substr(begin, end - begin).find('&');
      const std::size_t reference = found == std::string_view::npos ? end : begin + found;
      append(begin, reference);
      if (reference == end) break;
      begin = append_reference(reference, end);
    }
    if (links_ > 0) link_bytes_ += writer_.position() - before;
  }

  void append(std::size_t begin, std::size_t end) {
    if (context().role == Role::Code) {
      writer_.append_verbatim({begin, end});
    } else {
      writer_.append({begin, end});
    }
  }

  std::size_t append_reference(std::size_t at, std::size_t end) {
    const std::size_t semicolon = original_.substr(0, std::min(at + 12, end)).find(';', at);
    if (semicolon != std::string_view::npos) {
      const std::string_view reference = original_.substr(at, semicolon + 1 - at);
      const std::string character = decode_entity(reference);
      if (character != reference) {
        writer_.append_replacement(character, {at, semicolon + 1});
        return semicolon + 1;
      }
    }
    append(at, at + 1);
    return at + 1;
  }

  void open_block() {
    const Context& here = context();
    DraftBlock& block = writer_.open(here.role);
    block.level = here.level;
    block.list = here.role == Role::ListItem ? here.list : 0;
    if (here.role == Role::ListItem && item_starts_) block.marker = "-";
    item_starts_ = false;
    if (here.furniture) block.role = Role::Other;
    if (here.cell && here.role == Role::Paragraph && !here.furniture) block.role = Role::Table;
    block.fixed_role = here.furniture || here.role == Role::Code;
    if (here.mark > 0 && here.mark != last_mark_) {
      block.mark = std::to_string(here.mark);
      last_mark_ = here.mark;
    }
    block_start_ = writer_.position();
    link_bytes_ = 0;
  }

  void end_block() {
    if (superscript_) {
      superscript_ = false;
      if (writer_.is_open()) writer_.end_superscript(superscript_start_, false);
    }
    note_link_ = false;
    if (!writer_.is_open()) return;
    const std::size_t size = writer_.position() - block_start_;
    DraftBlock& block = writer_.block();
    // A link bar: hardly anything but links, and no sentence.
    if (size > 0 && is_prose(block.role) && block.mark.empty() && link_bytes_ * 5 > size * 4 &&
        !ends_sentence(writer_.text_since(block_start_))) {
      block.role = Role::Other;
    }
    // A page laid out in a table.
    if (block.role == Role::Table && size > 200 && ends_sentence(writer_.text_since(block_start_))) {
      block.role = Role::Paragraph;
    }
    writer_.close();
  }

  // ---- markup

  void markup() {
    const std::string_view rest = original_.substr(at_);
    if (starts_with(rest, "<!--")) {
      const std::size_t end = original_.find("-->", at_ + 4);
      at_ = end == std::string_view::npos ? original_.size() : end + 3;
      return;
    }
    if (starts_with(rest, "<!") || starts_with(rest, "<?")) {
      std::size_t end = original_.find('>', at_);
      // A document type with declarations of its own: `<!DOCTYPE html [ … ]>`.
      if (const std::size_t open = rest.substr(0, end - at_).find('['); open != std::string_view::npos) {
        end = original_.find("]>", at_);
        if (end != std::string_view::npos) ++end;
      }
      at_ = end == std::string_view::npos ? original_.size() : end + 1;
      return;
    }
    const bool closes = rest.size() > 1 && rest[1] == '/';
    std::size_t at = at_ + (closes ? 2 : 1);
    if (at >= original_.size() || !is_alpha(original_[at])) {
      text(at_, at_ + 1);  // a lone `<`
      ++at_;
      return;
    }
    const std::size_t name_begin = at;
    while (at < original_.size() && !is_space(original_[at]) && original_[at] != '>' && original_[at] != '/') ++at;
    const std::string_view name = original_.substr(name_begin, at - name_begin);
    const std::size_t attributes_begin = at;
    char quote = 0;
    for (; at < original_.size(); ++at) {
      const char c = original_[at];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '>') {
        break;
      } else if ((c == '"' || c == '\'') && original_[at - 1] == '=') {
        quote = c;
      }
    }
    const Attributes attributes{original_.substr(attributes_begin, at - attributes_begin)};
    const std::size_t tag_begin = at_;
    at_ = std::min(at + 1, original_.size());
    const Tag tag = tag_of(name);
    if (closes) {
      close_tag(tag);
    } else {
      open_tag(tag, name, attributes, tag_begin);
    }
  }

  static Tag tag_of(std::string_view name) {
    if (name.size() > 10) return Tag::Other;
    std::array<char, 10> lower{};
    for (std::size_t i = 0; i < name.size(); ++i) {
      lower[i] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
    }
    const std::string_view key(lower.data(), name.size());
    const auto found = std::lower_bound(kTags.begin(), kTags.end(), key,
                                        [](const TagName& entry, std::string_view k) { return entry.name < k; });
    return found != kTags.end() && found->name == key ? found->tag : Tag::Other;
  }

  void open_tag(Tag tag, std::string_view name, const Attributes& attributes, std::size_t) {
    switch (tag) {
      case Tag::Other:
        return;
      case Tag::Raw:
        raw_text(name, attributes);
        return;
      case Tag::Title: {
        const std::string content = raw_content("title");
        if (page_title_.empty() && open_count(Tag::Skip) == 0) page_title_ = clean(content);
        return;
      }
      case Tag::Meta:
        meta(attributes);
        return;
      case Tag::Link:
        if (lower_case(attributes.find("rel")) == "canonical") metadata_.url = attributes.find("href");
        return;
      case Tag::Html:
        if (metadata_.language.empty()) {
          const std::string language = lower_case(attributes.find("lang"));
          metadata_.language = language.substr(0, language.find_first_of("-_ "));
        }
        return;
      case Tag::Head:
        in_head_ = true;
        return;
      case Tag::Br:
        if (writer_.is_open()) line_break();
        return;
      case Tag::Hr:
        end_block();
        return;
      case Tag::Time:
        if (page_time_.empty()) {
          page_time_ = find_date(attributes.find("datetime")).value_or("");
          if (metadata_.date.empty()) metadata_.date = page_time_;
        }
        return;
      case Tag::A: {
        ++links_;
        const std::string href = attributes.text.empty() ? "" : attributes.find("href");
        backlink_ = starts_with(href, "#fnref") || starts_with(href, "#cite_ref") || starts_with(href, "#_ftnref");
        // A mark that a style sheet raises: `<a href="#fn2">2</a>`.
        note_link_ =
            !superscript_ && writer_.is_open() && starts_with(href, "#") && footnote_number(href.substr(1)) > 0;
        if (note_link_) note_link_start_ = writer_.position();
        return;
      }
      case Tag::Sup:
        if (context().skip || in_head_) return;
        if (!writer_.is_open()) open_block();
        superscript_ = true;
        superscript_start_ = writer_.position();
        return;
      default:
        break;
    }
    in_head_ = false;
    if (tag == Tag::Span) {
      const bool hidden = is_hidden(attributes);
      if (!hidden && open_count(Tag::Span) == 0) return;  // plain inline markup
      push(tag, attributes, hidden);
      return;
    }
    if (tag == Tag::Skip) {
      push(tag, attributes, true);
      return;
    }
    end_block();
    close_implied(tag);
    push(tag, attributes, is_hidden(attributes));
  }

  void line_break() {
    writer_.line_break();
    // Two in a row end a paragraph in old pages.
    std::size_t next = at_;
    while (next < original_.size() && is_space(original_[next])) ++next;
    if (starts_with(original_.substr(next), "<br") || starts_with(original_.substr(next), "<BR")) end_block();
  }

  static bool is_hidden(const Attributes& attributes) {
    if (attributes.text.size() < 6) return false;
    if (contains(attributes.text, "hidden") || contains(attributes.text, "none") ||
        contains(attributes.text, "sr-only") || contains(attributes.text, "editsection")) {
      const std::string classes = attributes.find("class");
      const std::string style = attributes.find("style");
      return !attributes.find("hidden").empty() || attributes.find("aria-hidden") == "true" ||
             contains(style, "display:none") || contains(style, "display: none") || contains(classes, "sr-only") ||
             contains(classes, "visually-hidden") || contains(classes, "editsection");
    }
    return false;
  }

  /// End tags that HTML lets a writer leave out.
  void close_implied(Tag tag) {
    while (!stack_.empty() && stack_.back().tag == Tag::P) pop();
    const auto close_until = [&](Tag first, Tag second, Tag limit_a, Tag limit_b) {
      for (std::size_t i = stack_.size(); i-- > 0;) {
        const Tag open = stack_[i].tag;
        if (open == limit_a || open == limit_b) return;
        if (open == first || open == second) {
          while (stack_.size() > i) pop();
          return;
        }
        if (stack_.size() - i > 16) return;
      }
    };
    if (tag == Tag::Li) close_until(Tag::Li, Tag::Li, Tag::Ul, Tag::Ol);
    if (tag == Tag::Td || tag == Tag::Th) close_until(Tag::Td, Tag::Th, Tag::Tr, Tag::Table);
    if (tag == Tag::Tr) close_until(Tag::Tr, Tag::Tr, Tag::Table, Tag::Table);
    if (tag == Tag::Dt || tag == Tag::Dd) close_until(Tag::Dt, Tag::Dd, Tag::Dl, Tag::Dl);
  }

  void push(Tag tag, const Attributes& attributes, bool hidden) {
    if (stack_.size() >= kDeepestNesting) {
      throw InputError("its elements nest deeper than the limit of " + std::to_string(kDeepestNesting));
    }
    Context inner = context();
    inner.skip = inner.skip || hidden;
    switch (tag) {
      case Tag::Nav:
      case Tag::Aside:
      case Tag::Footer:
      case Tag::Form:
      case Tag::Dialog:
      case Tag::Menu:
      case Tag::Button:
        inner.furniture = true;
        break;
      case Tag::Header:
        inner.furniture = inner.furniture || (open_count(Tag::Article) == 0 && open_count(Tag::Main) == 0);
        break;
      case Tag::Main:
      case Tag::Article:
        break;
      case Tag::H1:
      case Tag::H2:
      case Tag::H3:
      case Tag::H4:
      case Tag::H5:
      case Tag::H6:
        inner.role = Role::Heading;
        inner.level = static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::H1) + 1);
        break;
      case Tag::Ul:
      case Tag::Ol:
        inner.list = ++lists_;
        inner.level = static_cast<std::uint8_t>(inner.role == Role::ListItem ? std::min(inner.level + 1, 200) : 1);
        break;
      case Tag::Li:
        if (inner.role != Role::Footnote) inner.role = Role::ListItem;
        item_starts_ = true;
        break;
      case Tag::Blockquote:
        inner.role = Role::Quotation;
        break;
      case Tag::Pre:
        inner.role = Role::Code;
        break;
      case Tag::Figcaption:
      case Tag::Caption:
        inner.role = Role::Caption;
        break;
      case Tag::Address:
        inner.role = Role::AuthorNote;
        break;
      case Tag::Table:
        inner.cell = false;
        break;
      case Tag::Td:
      case Tag::Th:
        inner.cell = true;
        break;
      case Tag::P:
        inner.cell = false;
        break;
      default:
        break;
    }
    if (attributes.text.size() > 4 && tag != Tag::Body) {
      const std::string id = attributes.find("id");
      if (const int number = footnote_number(id); number > 0) {
        inner.role = Role::Footnote;
        inner.mark = number;
        last_mark_ = 0;
      }
      const bool container = tag == Tag::Div || tag == Tag::Section || tag == Tag::Ul || tag == Tag::Ol ||
                             tag == Tag::P || tag == Tag::Li || tag == Tag::Table || tag == Tag::Dl ||
                             tag == Tag::Figure || tag == Tag::Details;
      if (container && use_names_ && inner.role != Role::Footnote) {
        inner.furniture = inner.furniture || names_furniture(attributes.find("class")) || names_furniture(id) ||
                          names_furniture(attributes.find("role"));
      }
    }
    stack_.push_back({tag, inner});
    ++counts_[static_cast<std::size_t>(tag)];
  }

  void pop() {
    --counts_[static_cast<std::size_t>(stack_.back().tag)];
    stack_.pop_back();
  }

  void close_tag(Tag tag) {
    switch (tag) {
      case Tag::Head:
        in_head_ = false;
        return;
      case Tag::A:
        if (links_ > 0) --links_;
        backlink_ = false;
        if (note_link_ && !superscript_ && writer_.is_open()) writer_.end_superscript(note_link_start_, false);
        note_link_ = false;
        return;
      case Tag::Sup:
        if (superscript_ && writer_.is_open()) writer_.end_superscript(superscript_start_, false);
        superscript_ = false;
        return;
      case Tag::Other:
      case Tag::Raw:
      case Tag::Meta:
      case Tag::Link:
      case Tag::Html:
      case Tag::Body:
      case Tag::Br:
      case Tag::Hr:
      case Tag::Time:
      case Tag::Title:
        return;
      default:
        break;
    }
    if (open_count(tag) == 0) {
      if (tag == Tag::P) end_block();
      return;
    }
    if (tag != Tag::Span && tag != Tag::Skip) end_block();
    while (stack_.back().tag != tag) pop();
    pop();
    if (tag == Tag::Li) item_starts_ = false;
  }

  // ---- head

  std::string raw_content(std::string_view name) {
    const std::size_t begin = at_;
    std::size_t end = begin;
    while (true) {
      end = original_.find("</", end);
      if (end == std::string_view::npos) {
        at_ = original_.size();
        return std::string(original_.substr(begin, 1 << 16));
      }
      if (lower_case(original_.substr(end + 2, name.size())) == lower_case(name)) break;
      end += 2;
    }
    const std::size_t close = original_.find('>', end);
    at_ = close == std::string_view::npos ? original_.size() : close + 1;
    return std::string(original_.substr(begin, std::min<std::size_t>(end - begin, 1 << 20)));
  }

  void raw_text(std::string_view name, const Attributes& attributes) {
    const bool linked_data = contains(attributes.text, "ld+json");
    const std::string content = raw_content(name);
    if (!linked_data || !metadata_.date.empty()) return;
    const std::size_t key = content.find("\"datePublished\"");
    if (key == std::string::npos) return;
    const std::size_t open = content.find('"', content.find(':', key));
    if (open == std::string::npos) return;
    const std::size_t close = content.find('"', open + 1);
    if (close == std::string::npos || close - open > 40) return;
    metadata_.date = find_date(std::string_view(content).substr(open + 1, close - open - 1)).value_or("");
  }

  void meta(const Attributes& attributes) {
    const std::string content = clean(attributes.find("content"));
    if (content.empty()) return;
    std::string name = lower_case(attributes.find("property"));
    if (name.empty()) name = lower_case(attributes.find("name"));
    if (name == "og:title" || name == "dc.title" || name == "citation_title") metadata_.title = content;
    if (name == "og:site_name" || name == "dc.publisher" || name == "citation_publisher") metadata_.publisher = content;
    if (name == "og:url") metadata_.url = content;
    if ((name == "author" || name == "dc.creator" || name == "citation_author" || name == "article:author") &&
        !contains(content, "://")) {
      metadata_.authors.push_back(content);
    }
    const bool date = name == "article:published_time" || name == "date" || name == "dc.date" ||
                      name == "dc.date.issued" || name == "citation_publication_date" || name == "pubdate" ||
                      name == "publish-date" || name == "dcterms.date" || name == "datepublished" ||
                      name == "og:published_time";
    if (date && metadata_.date.empty()) metadata_.date = find_date(content).value_or("");
  }

  static std::string clean(std::string_view text) {
    std::string out;
    for (const char c : Attributes::decode(text)) {
      if (!is_space(c)) {
        out += c;
      } else if (!out.empty() && out.back() != ' ') {
        out += ' ';
      }
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
  }

  std::string_view original_;
  std::size_t at_;
  bool use_names_;
  DraftWriter writer_;
  Metadata metadata_;
  std::string page_title_;
  std::string page_time_;
  std::vector<Element> stack_;
  std::array<std::size_t, static_cast<std::size_t>(Tag::Count)> counts_{};
  bool in_head_ = false;
  bool item_starts_ = false;
  bool backlink_ = false;
  bool superscript_ = false;
  std::size_t superscript_start_ = 0;
  bool note_link_ = false;
  std::size_t note_link_start_ = 0;
  std::size_t links_ = 0;
  std::size_t link_bytes_ = 0;
  std::size_t block_start_ = 0;
  int lists_ = 0;
  int last_mark_ = 0;
};

std::size_t prose_bytes(const Draft& draft) {
  std::size_t bytes = 0;
  for (const DraftBlock& block : draft.blocks) {
    if (is_prose(block.role) && block.text.size() > 80) bytes += block.text.size();
  }
  return bytes;
}

}  // namespace

Draft read_html(std::string_view original, std::size_t begin) {
  Draft draft = HtmlReader(original, begin, true).run();
  // A page whose article stands in something that is named like furniture.
  if (prose_bytes(draft) * 5 < draft.text.size()) {
    Draft again = HtmlReader(original, begin, false).run();
    if (prose_bytes(again) > 2 * prose_bytes(draft)) return again;
  }
  return draft;
}

bool looks_like_html(std::string_view text) {
  std::size_t at = 0;
  while (true) {
    while (at < text.size() && (is_space(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80)) ++at;
    if (!starts_with(text.substr(at), "<!--")) break;
    const std::size_t end = text.find("-->", at);
    if (end == std::string_view::npos) return false;
    at = end + 3;
  }
  const std::string start = lower_case(text.substr(at, 64));
  for (const std::string_view sign : {"<!doctype html", "<html", "<head", "<body", "<?xml"}) {
    if (!starts_with(start, sign)) continue;
    return sign != "<?xml" || contains(lower_case(text.substr(at, 1024)), "<html");
  }
  return false;
}

std::string html_encoding(std::string_view bytes) {
  const std::string head = lower_case(bytes.substr(0, 4096));
  for (const std::string_view key : {"charset=", "encoding="}) {
    const std::size_t found = head.find(key);
    if (found == std::string::npos) continue;
    std::size_t begin = found + key.size();
    while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' ')) ++begin;
    std::size_t end = begin;
    while (end < head.size() && (is_alpha(head[end]) || is_digit(head[end]) || head[end] == '-' || head[end] == '_'))
      ++end;
    const std::string encoding = head.substr(begin, end - begin);
    // What browsers take for it.
    if (encoding == "iso-8859-1" || encoding == "latin1" || encoding == "us-ascii") return "windows-1252";
    return encoding;
  }
  return "";
}

}  // namespace actorgraph
