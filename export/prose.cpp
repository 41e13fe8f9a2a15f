#include "export/prose.h"

#include <algorithm>

#include "export/text.h"

namespace actorgraph {
namespace {

bool is_web_address(std::string_view link) {
  const auto plain = [](char c) { return c > ' ' && c < '\x7f' && c != '<' && c != '>' && c != '"' && c != '\\'; };
  return (link.starts_with("https://") || link.starts_with("http://")) && std::all_of(link.begin(), link.end(), plain);
}

bool is_ours(std::string_view link) { return link.starts_with('#'); }

/// A path as it may stand in a link.
std::string percent_encoded(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) {
      result.push_back(c);
    } else {
      result.push_back('%');
      result.push_back(kDigits[static_cast<unsigned char>(c) >> 4]);
      result.push_back(kDigits[static_cast<unsigned char>(c) & 15]);
    }
  }
  return result;
}

class Markdown final : public Prose {
 public:
  explicit Markdown(std::string picture) : picture_(std::move(picture)) {}

  void heading(int level, const Line& line) override {
    text_ += (text_.empty() ? "" : "\n") + std::string(static_cast<std::size_t>(level), '#') + " " + inline_text(line) +
             "\n";
    in_list_ = false;
  }
  void paragraph(const Line& line) override {
    // A paragraph after a list would otherwise belong to its last entry.
    text_ += "\n" + inline_text(line) + "\n";
    in_list_ = false;
  }
  void table(const std::vector<std::string>& header, const std::vector<std::vector<Line>>& rows) override {
    text_ += "\n|";
    for (const std::string& cell : header) text_ += " " + escape_markdown(cell) + " |";
    text_ += "\n|";
    for (std::size_t i = 0; i < header.size(); ++i) text_ += " --- |";
    text_ += "\n";
    for (const auto& row : rows) {
      text_ += "|";
      for (const Line& cell : row) text_ += " " + inline_text(cell) + " |";
      text_ += "\n";
    }
    in_list_ = false;
  }
  void picture(std::string_view description) override {
    if (picture_.empty()) return;
    text_ += "\n![" + escape_markdown(plain_line(description)) + "](" + percent_encoded(picture_) + ")\n";
    in_list_ = false;
  }
  void item(std::size_t number, std::string_view anchor, const Line& line) override {
    const std::string mark = std::to_string(number) + ". ";
    if (!in_list_) text_ += "\n";
    in_list_ = true;
    text_ += mark + "<a id=\"" + escape_html(anchor) + "\"></a>" + inline_text(line) + "\n";
    indent_.assign(mark.size(), ' ');
  }
  void quote(const Line& words, const Line& source) override {
    text_ += "\n" + indent_ + "> " + inline_text(words) + "\n" + indent_ + ">\n" + indent_ + "> — " +
             inline_text(source) + "\n\n";
  }
  std::string finish() override { return std::move(text_); }

 private:
  static std::string inline_text(const Line& line) {
    std::string result;
    for (const Words& words : line) {
      std::string text = escape_markdown(plain_line(words.text));
      // Marks beside blanks or within words would not be taken for marks; only whole phrases of ours are strong.
      if (words.look == Words::Look::Strong && !text.empty()) text = "**" + text + "**";
      if (is_ours(words.link)) {
        text = "[" + text + "](" + words.link + ")";
      } else if (is_web_address(words.link)) {
        text = "[" + text + "](<" + words.link + ">)";
      }
      result += text;
    }
    // A line must not begin a list, a heading or a rule.
    const std::size_t digits = result.find_first_not_of("0123456789");
    if (digits != std::string::npos && digits > 0 && (result[digits] == '.' || result[digits] == ')')) {
      result.insert(digits, "\\");
    } else if (!result.empty() && std::string_view("+-=:").find(result[0]) != std::string_view::npos) {
      result.insert(0, "\\");
    }
    return result;
  }

  std::string picture_;
  std::string text_;
  std::string indent_;
  bool in_list_ = false;
};

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
)";

constexpr std::string_view kStyle = R"(<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 Arial, "Liberation Sans", "Noto Sans", "DejaVu Sans", sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #1a1a1a; background: #fff; }
h1 { line-height: 1.2; }
h2 { margin-top: 2.2rem; border-bottom: 1px solid #bbb; }
table { border-collapse: collapse; width: 100%; font-size: .92em; }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #ddd; }
figure { margin: 1rem 0; background: #fff; }
figure svg { width: 100%; height: auto; max-height: 60rem; }
blockquote { margin: .4rem 0 .6rem 1rem; padding-left: .8rem; border-left: 3px solid #999; }
blockquote footer { font-size: .85em; color: #555; overflow-wrap: anywhere; }
mark { color: inherit; background: none; }
.subject { border-bottom: 2px solid #0072B2; }
.relation { font-weight: bold; }
.object { border-bottom: 2px dashed #D55E00; }
a { color: #0b57a4; }
li:target { outline: 2px solid #0072B2; outline-offset: .3rem; }
@media (prefers-color-scheme: dark) {
  body { color: #e6e6e6; background: #161616; }
  th, td { border-color: #444; }
  a { color: #8ec7ff; }
  blockquote footer { color: #b5b5b5; }
}
@media print {
  body { max-width: none; margin: 0; font-size: 10pt; color: #000; background: #fff; }
  a { color: inherit; text-decoration: none; }
  li, tr, figure { break-inside: avoid; }
}
</style>
)";

class Html final : public Prose {
 public:
  Html(std::string_view title, std::string svg) : svg_(std::move(svg)) {
    text_ = kHead;
    text_ += "<title>";
    text_ += escape_html(plain_line(title));
    text_ += "</title>\n";
    text_ += kStyle;
    text_ += "</head>\n<body>\n<main>\n";
    // It stands within the page: no declaration of its own.
    if (svg_.starts_with("<?xml")) svg_.erase(0, svg_.find("?>") + 2);
  }

  void heading(int level, const Line& line) override {
    end_list();
    const std::string name = "h" + std::to_string(level);
    text_ += "<" + name + ">" + inline_text(line) + "</" + name + ">\n";
  }
  void paragraph(const Line& line) override {
    end_list();
    text_ += "<p>" + inline_text(line) + "</p>\n";
  }
  void table(const std::vector<std::string>& header, const std::vector<std::vector<Line>>& rows) override {
    end_list();
    text_ += "<table>\n<thead><tr>";
    for (const std::string& cell : header) text_ += "<th scope=\"col\">" + escape_html(cell) + "</th>";
    text_ += "</tr></thead>\n<tbody>\n";
    for (const auto& row : rows) {
      text_ += "<tr>";
      for (const Line& cell : row) text_ += "<td>" + inline_text(cell) + "</td>";
      text_ += "</tr>\n";
    }
    text_ += "</tbody>\n</table>\n";
  }
  void picture(std::string_view) override {
    end_list();
    if (!svg_.empty()) text_ += "<figure>" + svg_ + "</figure>\n";
  }
  void item(std::size_t number, std::string_view anchor, const Line& line) override {
    if (!in_list_) text_ += "<ol>\n";
    if (in_item_) text_ += "</li>\n";
    in_list_ = in_item_ = true;
    text_ +=
        "<li value=\"" + std::to_string(number) + "\" id=\"" + escape_html(anchor) + "\">" + inline_text(line) + "\n";
  }
  void quote(const Line& words, const Line& source) override {
    text_ += "<blockquote dir=\"auto\"><p>" + inline_text(words) + "</p><footer dir=\"ltr\">" + inline_text(source) +
             "</footer></blockquote>\n";
  }
  std::string finish() override {
    end_list();
    return std::move(text_) + "</main>\n</body>\n</html>\n";
  }

 private:
  void end_list() {
    if (in_item_) text_ += "</li>\n";
    if (in_list_) text_ += "</ol>\n";
    in_list_ = in_item_ = false;
  }

  static std::string inline_text(const Line& line) {
    std::string result;
    for (const Words& words : line) {
      std::string text = escape_html(plain_line(words.text));
      switch (words.look) {
        case Words::Look::Plain:
          break;
        case Words::Look::Strong:
          text = "<strong>" + text + "</strong>";
          break;
        case Words::Look::Subject:
          text = "<mark class=\"subject\">" + text + "</mark>";
          break;
        case Words::Look::Relation:
          text = "<mark class=\"relation\">" + text + "</mark>";
          break;
        case Words::Look::Object:
          text = "<mark class=\"object\">" + text + "</mark>";
          break;
      }
      if (is_ours(words.link)) {
        text = "<a href=\"" + escape_html(words.link) + "\">" + text + "</a>";
      } else if (is_web_address(words.link)) {
        text = "<a href=\"" + escape_html(words.link) + "\" rel=\"noreferrer\">" + text + "</a>";
      }
      result += text;
    }
    return result;
  }

  std::string svg_;
  std::string text_;
  bool in_list_ = false;
  bool in_item_ = false;
};

}  // namespace

std::string escape_markdown(std::string_view text) {
  // What CommonMark, its usual extensions (tables, strike-through, notes, mathematics, citations) or HTML read as
  // markup.
  constexpr std::string_view kMarkup = "\\`*_{}[]<>#|~^$@&!";
  std::string result;
  for (const char c : text) {
    if (kMarkup.find(c) != std::string_view::npos) result.push_back('\\');
    result.push_back(c);
  }
  return result;
}

std::string escape_html(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result.push_back(c);
    }
  }
  return result;
}

std::unique_ptr<Prose> make_markdown(std::string picture) { return std::make_unique<Markdown>(std::move(picture)); }

std::unique_ptr<Prose> make_html(std::string_view title, std::string svg) {
  return std::make_unique<Html>(title, std::move(svg));
}

}  // namespace actorgraph
