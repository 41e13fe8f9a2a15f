// What a block is for is seen in three ways: by its own shape (an address at the end, a mark at the start), by
// repetition (running heads), and by its neighbours (what stands among footnotes, under "References", before the first
// paragraph of prose). Each rule below takes blocks that no rule before it has decided.

#include "extract/reading/roles.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/reading/shape.h"

namespace actorgraph {
namespace {

constexpr std::size_t kLongestRunningHead = 200;
constexpr std::size_t kLongestHeadingWords = 25;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), text) != names.end();
}

/// Headings under which stand references, and those under which stand the authors.
constexpr std::array<std::string_view, 14> kReferenceHeadings = {"references",
                                                                 "bibliography",
                                                                 "works cited",
                                                                 "literature",
                                                                 "sources",
                                                                 "endnotes",
                                                                 "notes",
                                                                 "footnotes",
                                                                 "further reading",
                                                                 "literature cited",
                                                                 "list of references",
                                                                 "selected bibliography",
                                                                 "notes and references",
                                                                 "references and notes"};
constexpr std::array<std::string_view, 16> kAuthorHeadings = {
    "about the author", "about the authors", "about the editors", "contributors",    "notes on contributors",
    "authors",          "about us",          "contact us",        "contact",         "contacts",
    "disclaimer",       "copyright",         "acknowledgements",  "acknowledgments", "editorial team",
    "editorial board"};
constexpr std::array<std::string_view, 6> kContentsHeadings = {"contents",       "table of contents", "in this issue",
                                                               "list of tables", "list of figures",   "on this page"};
/// Labels of a title page's lines, up to their colon.
constexpr std::array<std::string_view, 48> kLabels = {"corresponding author",
                                                      "author roles",
                                                      "competing interests",
                                                      "grant information",
                                                      "copyright",
                                                      "how to cite",
                                                      "how to cite this article",
                                                      "keywords",
                                                      "key words",
                                                      "isbn",
                                                      "issn",
                                                      "doi",
                                                      "received",
                                                      "accepted",
                                                      "published",
                                                      "first published",
                                                      "peer review",
                                                      "editorial team",
                                                      "authors",
                                                      "author",
                                                      "contact",
                                                      "contact us",
                                                      "email",
                                                      "e-mail",
                                                      "phone",
                                                      "tel",
                                                      "tel.",
                                                      "fax",
                                                      "website",
                                                      "web",
                                                      "address",
                                                      "layout",
                                                      "cover photo",
                                                      "cover photo credits",
                                                      "photo",
                                                      "photo credit",
                                                      "for printed version",
                                                      "for online version",
                                                      "conflict of interest",
                                                      "conflicts of interest",
                                                      "funding",
                                                      "data availability",
                                                      "correspondence",
                                                      "phone & whatsapp",
                                                      "orcid",
                                                      "publisher",
                                                      "editor",
                                                      "editors"};

enum class Section { Body, References, Authors, Contents };

class RoleFinder {
 public:
  explicit RoleFinder(Draft& draft) : draft_(draft), blocks_(draft.blocks) {
    shapes_.reserve(blocks_.size());
    for (const DraftBlock& block : blocks_) shapes_.push_back(shape_of(draft.text_of(block)));
  }

  void run() {
    find_other_languages();
    find_tables_and_contents();
    find_captions();
    find_footnotes();
    find_running_heads();
    find_references();
    find_unmarked_footnotes();
    find_headings();
    find_sections();
    find_title_page();
    find_addresses();
  }

 private:
  std::size_t size() const { return blocks_.size(); }
  std::string_view text(std::size_t b) const { return draft_.text_of(blocks_[b]); }
  bool prose(std::size_t b) const { return is_prose(blocks_[b].role) && !blocks_[b].fixed_role; }
  bool undecided(std::size_t b) const { return prose(b) || blocks_[b].role == Role::Heading; }
  void set(std::size_t b, Role role) {
    blocks_[b].role = role;
    blocks_[b].level = role == Role::Heading ? blocks_[b].level : 0;
  }

  void find_other_languages() {
    for (std::size_t b = 0; b < size(); ++b) {
      const Shape& shape = shapes_[b];
      if (!undecided(b)) continue;
      const bool other_script = shape.letters >= 4 && shape.latin * 2 < shape.letters;
      const bool other_latin = shape.words >= 20 && shape.english * 25 < shape.words &&
                               shape.capitalised * 2 < shape.words && shape.url_bytes == 0 && shape.digits < 20;
      if (other_script || other_latin) set(b, Role::Foreign);
    }
  }

  /// Lines of the original, trimmed, of a block that has few of them.
  static std::vector<std::string_view> lines_of(std::string_view source) {
    std::vector<std::string_view> lines;
    while (!source.empty() && lines.size() < 200) {
      const std::size_t end = std::min(source.find('\n'), source.size());
      std::string_view line = source.substr(0, end);
      source.remove_prefix(std::min(end + 1, source.size()));
      while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
      if (!line.empty()) lines.push_back(line);
    }
    return lines;
  }

  /// "Conclusion ..... 10", "Summary<TAB>4".
  static bool is_contents_line(std::string_view line) {
    std::size_t end = line.size();
    while (end > 0 && (is_digit(line[end - 1]) || line[end - 1] == ' ')) --end;
    const std::string_view number = line.substr(end);
    if (number.find_first_of("0123456789") == std::string_view::npos || number.size() > 6 || end == 0) return false;
    if (line[end - 1] == '\t') return true;
    std::size_t dots = 0;
    while (end > dots && (line[end - 1 - dots] == '.' || line[end - 1 - dots] == ' ')) ++dots;
    if (contains(line.substr(end - dots, dots), "...") || contains(line.substr(end - dots, dots), ". . ")) return true;
    return number.size() >= 4 && starts_with(number, "   ");
  }

  void find_tables_and_contents() {
    for (std::size_t b = 0; b < size(); ++b) {
      if (!prose(b)) continue;
      const std::string_view source = draft_.source_of(blocks_[b]);
      const bool cells =
          contains(source, "\t") || contains(source, "...") || contains(source, ". .") || contains(source, "   ");
      if (!cells) continue;
      const auto lines = lines_of(source);
      std::size_t contents = 0;
      std::size_t columns = 0;
      for (const std::string_view line : lines) {
        contents += is_contents_line(line);
        columns += std::count(line.begin(), line.end(), '\t') >= 2 || count_gaps(line) >= 2;
      }
      if (columns * 2 > lines.size() && (lines.size() >= 2 || columns > 0) && shapes_[b].digits > 0) {
        set(b, Role::Table);
      } else if (contents * 2 > lines.size()) {
        set(b, Role::Contents);
      }
    }
    // All of a list is contents if half of it is.
    for (std::size_t b = 0; b < size();) {
      const int list = blocks_[b].list;
      std::size_t end = b;
      std::size_t contents = 0;
      while (end < size() && blocks_[end].list == list) contents += blocks_[end++].role == Role::Contents;
      if (list != 0 && contents * 2 >= end - b && contents > 0) {
        for (std::size_t i = b; i < end; ++i) set(i, Role::Contents);
      }
      b = end;
    }
  }

  static std::size_t count_gaps(std::string_view line) {
    std::size_t gaps = 0;
    for (std::size_t at = line.find("   "); at != std::string_view::npos; at = line.find("   ", at)) {
      ++gaps;
      at = std::min(line.find_first_not_of(' ', at), line.size());
    }
    return gaps;
  }

  void find_captions() {
    for (std::size_t b = 0; b < size(); ++b) {
      if (!undecided(b) || shapes_[b].words > 60) continue;
      if (is_caption(text(b))) set(b, Role::Caption);
      const bool source_line = starts_with(text(b), "Source:") || starts_with(text(b), "Sources:") ||
                               starts_with(text(b), "Note:") || starts_with(text(b), "Notes:");
      if (source_line && b > 0 && (blocks_[b - 1].role == Role::Table || blocks_[b - 1].role == Role::Caption)) {
        set(b, Role::Caption);
      }
      if (starts_with(text(b), "Source:") || starts_with(text(b), "Photo:")) set(b, Role::Caption);
    }
  }

  /// "Table 1. Losses", "Figure 3: Trade", "Map 2 — Bases"; not "Table 1 shows that …".
  static bool is_caption(std::string_view text) {
    for (const std::string_view name : {"Table ", "Figure ", "Fig. ", "Chart ", "Map ", "Box ", "Graph ", "TABLE ",
                                        "FIGURE ", "Exhibit ", "Photo "}) {
      if (!starts_with(text, name)) continue;
      std::size_t at = name.size();
      while (at < text.size() && (is_digit(text[at]) || text[at] == '.' || text[at] == '-')) ++at;
      if (at == name.size()) return false;
      if (text[at - 1] == '.' || at == text.size()) return true;
      const std::string_view rest = text.substr(at);
      return rest[0] == ':' || starts_with(rest, " –") || starts_with(rest, " —") || starts_with(rest, " -") ||
             starts_with(rest, " |") || (rest.size() > 1 && is_upper(rest[1]) && rest.back() != '.');
    }
    return false;
  }

  void find_footnotes() {
    for (std::size_t b = 0; b < size(); ++b) {
      if (undecided(b) && !blocks_[b].mark.empty()) set(b, Role::Footnote);
    }
  }

  void find_running_heads() {
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> seen;
    for (std::size_t b = 0; b < size(); ++b) {
      if (blocks_[b].fixed_role || text(b).size() > kLongestRunningHead) continue;
      if (is_page_number(text(b))) {
        set(b, Role::PageNumber);
        continue;
      }
      if (shapes_[b].letters >= 3) seen[shapes_[b].key].push_back(b);
    }
    for (std::size_t b = 0; b < size(); ++b) {
      if (!undecided(b) || text(b).size() > kLongestRunningHead) continue;
      const auto found = seen.find(shapes_[b].key);
      if (found == seen.end() || found->second.size() < 2) continue;
      const auto& same = found->second;
      const bool as_footnote =
          std::any_of(same.begin(), same.end(), [&](std::size_t i) { return blocks_[i].role == Role::Footnote; });
      const bool on_pages = blocks_[same.front()].page && blocks_[same.back()].page != blocks_[same.front()].page;
      const std::size_t enough = shapes_[b].ends_sentence ? 5 : on_pages ? 2 : 3;
      if (as_footnote) {
        set(b, Role::Footnote);
      } else if (same.size() >= enough) {
        set(b, Role::RunningHead);
      }
    }
  }

  static bool is_page_number(std::string_view text) {
    if (text.size() > 16) return false;
    std::string plain;
    for (const char c : lower_case(text)) {
      if (c != ' ' && c != '-' && c != '|' && c != '[' && c != ']') plain += c;
    }
    for (const std::string_view word : {"page", "p."}) {
      if (starts_with(plain, word)) plain.erase(0, word.size());
    }
    if (const std::size_t of = plain.find("of"); of != std::string::npos) plain.erase(of, 2);
    if (const std::size_t slash = plain.find('/'); slash != std::string::npos) plain.erase(slash, 1);
    std::string digits;
    for (const char c : plain) {
      if (static_cast<unsigned char>(c) < 0x80) digits += c;  // dashes around the number
    }
    if (digits.empty() || digits.size() > 8) return false;
    return digits.find_first_not_of("0123456789") == std::string::npos ||
           (digits.size() <= 5 && digits.find_first_not_of("ivxl") == std::string::npos);
  }

  void find_references() {
    for (std::size_t b = 0; b < size(); ++b) {
      if (!undecided(b)) continue;
      const Shape& shape = shapes_[b];
      const std::size_t bytes = text(b).size();
      if (shape.url_bytes * 2 > bytes) {
        set(b, Role::Reference);
        continue;
      }
      const int score = reference_score(text(b));
      const bool numbered = shape.starts_digit || text(b).front() == '[';
      if (score >= 4 || (score >= 3 && shape.words < 70) || (score >= 2 && numbered && shape.words < 60)) {
        set(b, Role::Reference);
      }
    }
    // A numbered list of references.
    for (std::size_t b = 0; b < size();) {
      const int list = blocks_[b].list;
      std::size_t end = b;
      std::size_t references = 0;
      while (end < size() && blocks_[end].list == list) references += blocks_[end++].role == Role::Reference;
      if (list != 0 && references * 2 >= end - b && references > 0) {
        for (std::size_t i = b; i < end; ++i) set(i, Role::Reference);
      }
      b = end;
    }
  }

  static std::optional<int> number_of(std::string_view mark) {
    if (mark.empty() || mark.size() > 3) return std::nullopt;
    int number = 0;
    for (const char c : mark) {
      if (!is_digit(c)) return std::nullopt;
      number = number * 10 + (c - '0');
    }
    return number;
  }

  /// A block among footnotes whose mark was lost: the footnotes' numbers leave room for it, and a mark in the text
  /// before asks for it. A reference among footnotes is a footnote.
  void find_unmarked_footnotes() {
    std::vector<int> marks;
    for (const DraftMark& mark : draft_.marks) {
      if (const auto number = number_of(mark.mark)) marks.push_back(*number);
    }
    std::sort(marks.begin(), marks.end());
    int last = 0;  // the last number among the footnotes so far
    for (std::size_t b = 0; b < size(); ++b) {
      if (blocks_[b].role == Role::Footnote) {
        if (const auto number = number_of(blocks_[b].mark); number && *number <= last + 20) last = *number;
        continue;
      }
      const bool after_footnote = b > 0 && blocks_[b - 1].role == Role::Footnote;
      if (!after_footnote && blocks_[b].role != Role::Reference) continue;
      if (blocks_[b].role == Role::Reference) {
        if (after_footnote || (b + 1 < size() && blocks_[b + 1].role == Role::Footnote)) {
          take_number(b, last, marks);
          set(b, Role::Footnote);
        }
        continue;
      }
      if (!prose(b) || shapes_[b].starts_lower || !shapes_[b].ends_sentence) continue;
      // The next footnote's number leaves a gap for this block.
      std::size_t next = b + 1;
      while (next < size() && blocks_[next].role == Role::RunningHead) ++next;
      if (next >= size() || blocks_[next].role != Role::Footnote) continue;
      const auto number = number_of(blocks_[next].mark);
      if (number && *number == last + 2 && std::binary_search(marks.begin(), marks.end(), last + 1) && cut_before(b)) {
        take_number(b, last, marks);
        set(b, Role::Footnote);
      }
    }
  }

  void take_number(std::size_t b, int& last, const std::vector<int>& marks) {
    if (!blocks_[b].mark.empty() || !std::binary_search(marks.begin(), marks.end(), last + 1)) return;
    blocks_[b].mark = std::to_string(++last);
  }

  /// Whether the prose before the footnotes at `b` is cut in a sentence.
  bool cut_before(std::size_t b) const {
    while (b > 0) {
      --b;
      if (is_prose(blocks_[b].role)) return !shapes_[b].ends_sentence;
      if (blocks_[b].role == Role::Heading) return false;
    }
    return false;
  }

  std::optional<std::size_t> next_text(std::size_t b) const {
    for (++b; b < size(); ++b) {
      if (is_prose(blocks_[b].role) || blocks_[b].role == Role::Heading) return b;
    }
    return std::nullopt;
  }

  void find_headings() {
    for (std::size_t b = 0; b < size(); ++b) {
      if (blocks_[b].role != Role::Paragraph || blocks_[b].fixed_role) continue;
      const Shape& shape = shapes_[b];
      const std::string_view block = text(b);
      if (shape.words > kLongestHeadingWords || shape.letters == 0 || block.size() > 250) continue;
      const char last = block.back();
      const bool question = last == '?' && shape.words <= 15 && b + 1 < size() && blocks_[b + 1].role != Role::Heading;
      if ((shape.ends_sentence && !question && !blocks_[b].emphasised) || shape.starts_lower || last == ',' ||
          last == ';' || last == '-' || ends_open(block)) {
        continue;
      }
      const auto next = next_text(b);
      const bool cut = next && shapes_[*next].starts_lower && shape.words >= 6 && !blocks_[b].emphasised;
      if (cut) continue;
      if (last == ':' && !blocks_[b].emphasised && shape.words > 4) continue;  // a list's lead-in
      if (shape.ends_sentence && blocks_[b].emphasised && shape.words > 12) continue;
      if (question && shape.english * 3 > shape.words * 2) continue;
      set(b, Role::Heading);
    }
  }

  static std::string heading_key(std::string_view text) {
    std::string key = lower_case(trim_quotes(text));
    while (!key.empty() && (key.back() == ':' || key.back() == '.' || key.back() == ' ')) key.pop_back();
    const std::size_t start = key.find_first_not_of("0123456789. ");
    return start == std::string::npos ? key : key.substr(start);
  }

  void find_sections() {
    Section section = Section::Body;
    int level = 0;
    for (std::size_t b = 0; b < size(); ++b) {
      if (blocks_[b].role == Role::Heading) {
        const std::string key = heading_key(text(b));
        const bool sub_heading = section != Section::Body && text(b).back() == ':';
        if (is_one_of(key, kReferenceHeadings)) {
          section = Section::References;
        } else if (is_one_of(key, kAuthorHeadings)) {
          section = Section::Authors;
        } else if (is_one_of(key, kContentsHeadings)) {
          section = Section::Contents;
        } else if (!sub_heading && (blocks_[b].level <= level || level == 0 || section == Section::Contents)) {
          section = Section::Body;
        }
        if (section != Section::Body && !sub_heading) level = blocks_[b].level;
        continue;
      }
      if (!prose(b)) continue;
      const bool long_prose =
          shapes_[b].words >= 40 && shapes_[b].ends_sentence && shapes_[b].english * 5 > shapes_[b].words;
      if (section == Section::References) {
        if (long_prose && reference_score(text(b)) == 0 && blocks_[b].role == Role::Paragraph) {
          section = Section::Body;
        } else {
          set(b, Role::Reference);
        }
      } else if (section == Section::Authors) {
        set(b, Role::AuthorNote);
      } else if (section == Section::Contents) {
        if (shapes_[b].ends_sentence && shapes_[b].words > 12) {
          section = Section::Body;
        } else {
          set(b, Role::Contents);
        }
      }
    }
  }

  /// Labelled lines, names, copyright: what stands on a title page or in an imprint.
  void find_title_page() {
    const std::size_t front = first_prose();
    for (std::size_t b = 0; b < size(); ++b) {
      if (!undecided(b)) continue;
      const std::string_view block = text(b);
      const Shape& shape = shapes_[b];
      if (const std::size_t colon = block.find(':'); colon != std::string_view::npos && colon < 40) {
        const std::string label = lower_case(block.substr(0, colon));
        if (is_one_of(label, kLabels) || starts_with(label, "isbn")) {
          set(b, Role::AuthorNote);
          continue;
        }
      }
      const bool imprint = starts_with(block, "©") || starts_with(block, "(c) ") || starts_with(block, "ISBN ") ||
                           starts_with(block, "ISSN ") || starts_with(block, "Copyright ") ||
                           contains(block, "All rights reserved") || contains(block, "do not necessarily") ||
                           contains(block, "Terms of Use");
      const bool byline = (starts_with(block, "By ") || starts_with(block, "by ")) && shape.words <= 20 &&
                          !shape.ends_sentence && shape.capitalised * 2 >= shape.words;
      if (imprint || byline) {
        set(b, Role::AuthorNote);
      } else if (b < front && blocks_[b].role == Role::Paragraph && !shape.ends_sentence && shape.words <= 60 &&
                 shape.capitalised * 2 > shape.words) {
        set(b, Role::AuthorNote);
      }
    }
  }

  /// The first block that is surely prose.
  std::size_t first_prose() const {
    for (std::size_t b = 0; b < size(); ++b) {
      const Shape& shape = shapes_[b];
      if (is_prose(blocks_[b].role) && shape.words >= 30 && shape.english * 5 >= shape.words) return b;
    }
    return 0;
  }

  /// What is left of prose without letters, or hardly more than an address.
  void find_addresses() {
    for (std::size_t b = 0; b < size(); ++b) {
      if (!prose(b)) continue;
      const Shape& shape = shapes_[b];
      const bool address = shape.words <= 6 && (shape.url_bytes > 0 || contains(text(b), "@"));
      if (shape.letters < 2 || address) set(b, Role::Other);
    }
  }

  Draft& draft_;
  std::vector<DraftBlock>& blocks_;
  std::vector<Shape> shapes_;
};

}  // namespace

void assign_roles(Draft& draft) { RoleFinder(draft).run(); }

}  // namespace actorgraph
