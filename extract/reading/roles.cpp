// What a block is for is seen in three ways: by its own shape (an address at the end, a mark at the start), by
// repetition (running heads), and by its neighbours (what stands among footnotes, under "References", before the first
// paragraph of prose). Each rule below takes blocks that no rule before it has decided.

#include "extract/reading/roles.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/reading/shape.h"

namespace actorgraph {
namespace {

constexpr std::size_t kLongestRunningHead = kLongestKeyed;
constexpr std::size_t kLongestHeadingWords = 25;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
bool starts_with(std::string_view text, std::string_view start) {
  return !text.empty() && text.front() == start.front() && text.substr(0, start.size()) == start;
}

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
/// Headings of what a web page offers beside its article.
constexpr std::array<std::string_view, 22> kOtherHeadings = {
    "check also",      "related",        "related articles", "related content",
    "related posts",   "related topics", "related stories",  "read more",
    "read also",       "see also",       "read next",        "more from this author",
    "share",           "share this",     "comments",         "leave a reply",
    "leave a comment", "subscribe",      "newsletter",       "most popular",
    "most read",       "recommended"};
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

enum class Section { Body, References, Authors, Contents, Other };

class RoleFinder {
 public:
  explicit RoleFinder(Draft& draft) : draft_(draft), blocks_(draft.blocks) {
    shapes_.reserve(blocks_.size());
    for (DraftBlock& block : blocks_) {
      shapes_.push_back(shape_of(draft.text_of(block)));
      block.words = shapes_.back().words;
      block.starts_lower = shapes_.back().starts_lower;
      block.ends_sentence = shapes_.back().ends_sentence;
    }
  }

  void run() {
    find_footnotes();
    find_other_languages();
    find_tables_and_contents();
    find_captions();
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
  /// Whether the block has so many English function words. Mostly a few of its words tell.
  bool has_english(std::size_t b, std::size_t enough) const { return count_english(text(b), enough) >= enough; }
  std::size_t capitalised(std::size_t b) const { return count_capitalised(text(b)); }
  void set(std::size_t b, Role role) {
    blocks_[b].role = role;
    blocks_[b].level = role == Role::Heading ? blocks_[b].level : 0;
  }

  void find_other_languages() {
    for (std::size_t b = 0; b < size(); ++b) {
      const Shape& shape = shapes_[b];
      if (!undecided(b)) continue;
      const bool other_script = shape.letters >= 4 && shape.latin * 2 < shape.letters;
      const bool other_latin = shape.words >= 20 && shape.url_bytes == 0 && shape.digits < 20 &&
                               !has_english(b, (shape.words + 24) / 25) && capitalised(b) * 2 < shape.words;
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
      if (!blocks_[b].has_gaps && !has_leader(source)) continue;
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

  /// The dots between a chapter's name and its page.
  static bool has_leader(std::string_view text) {
    for (std::size_t at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1)) {
      const std::string_view after = text.substr(at + 1, 2);
      if (after == ".." || after == " .") return true;
    }
    return false;
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
      if (shapes_[b].words > 60 || !undecided(b) || !is_upper(text(b).front())) continue;
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
    constexpr std::array<std::string_view, 11> kNames = {"Table ", "Figure ", "Fig. ",   "Chart ",   "Map ",  "Box ",
                                                         "Graph ", "TABLE ",  "FIGURE ", "Exhibit ", "Photo "};
    for (const std::string_view name : kNames) {
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
    std::size_t first_text = 0;  // the first block that may be prose: a title stands before it
    const auto may_be_prose = [&](std::size_t b) {
      const char last = text(b).back();
      return prose(b) && (shapes_[b].words >= 12 || shapes_[b].ends_sentence || last == '-' || last == ',');
    };
    while (first_text < size() && !may_be_prose(first_text)) ++first_text;
    for (std::size_t b = 0; b < size(); ++b) {
      if (!undecided(b) || text(b).size() > kLongestRunningHead) continue;
      const auto found = seen.find(shapes_[b].key);
      if (found == seen.end() || found->second.size() < 2) continue;
      const auto& same = found->second;
      const bool as_footnote =
          std::any_of(same.begin(), same.end(), [&](std::size_t i) { return blocks_[i].role == Role::Footnote; });
      const bool on_pages = blocks_[same.front()].page && blocks_[same.back()].page != blocks_[same.front()].page;
      const std::size_t enough = shapes_[b].ends_sentence ? 5 : on_pages ? 2 : 3;
      const bool title =
          b == same.front() && b < first_text && blocks_[b].role == Role::Heading && blocks_[b].level > 0;
      // A long sentence that comes again is prose that was written twice, unless it stands on page after page.
      const bool prose_again =
          shapes_[b].ends_sentence && shapes_[b].words >= 20 && !on_pages && has_english(b, shapes_[b].words / 5 + 1);
      if (as_footnote) {
        set(b, Role::Footnote);
      } else if (same.size() >= enough && !title && !prose_again) {
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

  /// Footnotes whose mark was lost or misread: the numbers before and after leave room for them. A reference among
  /// footnotes is one; so is prose between two of them when a mark in the text before asks for it.
  void find_unmarked_footnotes() {
    std::map<int, std::size_t> asked;  // number → where its mark stands first
    for (const DraftMark& mark : draft_.marks) {
      if (const auto number = number_of(mark.mark)) asked.emplace(*number, mark.at);
    }
    std::set<int> present;
    for (const DraftBlock& block : blocks_) {
      const auto number = number_of(block.mark);
      if (block.role == Role::Footnote && number) present.insert(*number);
    }
    int last = 0;  // the last number among the footnotes so far
    const auto take_number = [&](std::size_t b) {
      if (present.count(last + 1) > 0) return;
      blocks_[b].mark = std::to_string(++last);
      present.insert(last);
    };
    for (std::size_t b = 0; b < size(); ++b) {
      const bool after_footnote = b > 0 && blocks_[b - 1].role == Role::Footnote;
      const bool before_footnote = b + 1 < size() && blocks_[b + 1].role == Role::Footnote;
      if (blocks_[b].role == Role::Footnote) {
        const auto number = number_of(blocks_[b].mark);
        if (number && *number > last && *number <= last + 20) {
          last = *number;
        } else if (last > 0 && blocks_[b].mark != "*" && !blocks_[b].fixed_role && asked.count(last + 1) > 0 &&
                   (!number || *number < 10)) {
          take_number(b);
        }
      } else if (blocks_[b].role == Role::Reference) {
        if (!after_footnote && !before_footnote) continue;
        // "URL: …" goes on with the footnote before.
        if (last > 0 && after_footnote && !starts_with(text(b), "URL") && !starts_with(text(b), "http")) take_number(b);
        set(b, Role::Footnote);
      } else if (after_footnote && before_footnote && prose(b) && !shapes_[b].starts_lower &&
                 shapes_[b].ends_sentence) {
        const auto next = number_of(blocks_[b + 1].mark);
        const auto mark = asked.find(last + 1);
        if (next && *next == last + 2 && mark != asked.end() && mark->second < blocks_[b].text.begin) {
          take_number(b);
          set(b, Role::Footnote);
        }
      }
    }
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
      if (shape.words > kLongestHeadingWords || shape.letters == 0 || text(b).size() > 250) continue;
      const std::string_view block = without_remark(text(b));
      const bool sentence = block.size() == text(b).size() ? shape.ends_sentence : ends_sentence(block);
      const char last = block.back();
      if (block.ends_with("—") && !blocks_[b].emphasised) continue;  // somebody is interrupted
      const bool question = last == '?' && shape.words <= 15 && !contains(block, ":") && b + 1 < size() &&
                            blocks_[b + 1].role != Role::Heading;
      if ((sentence && !question && !blocks_[b].emphasised) || shape.starts_lower || last == ',' || last == ';' ||
          last == '-' || ends_open(block)) {
        continue;
      }
      const auto next = next_text(b);
      const bool cut = next && shapes_[*next].starts_lower && shape.words >= 6 && !blocks_[b].emphasised;
      if (cut) continue;
      const bool lead_in = b + 1 < size() && blocks_[b + 1].role == Role::ListItem && shape.words >= 3 &&
                           section_of(block) == Section::Body;
      if (last == ':' && !blocks_[b].emphasised && (shape.words > 4 || lead_in)) continue;
      if (shape.words > 14 && !blocks_[b].emphasised && capitalised(b) * 2 < shape.words) continue;
      if (sentence && blocks_[b].emphasised && shape.words > 12) continue;
      if (question && !blocks_[b].emphasised && is_speech(block) && capitalised(b) * 2 < shape.words) continue;
      if (question && count_english(block) * 3 > shape.words * 2) continue;
      set(b, Role::Heading);
    }
  }

  /// "They agreed. [Laughter]" without what stands in brackets at its end.
  static std::string_view without_remark(std::string_view text) {
    const std::size_t bracket = text.back() == ']' ? text.rfind(" [") : std::string_view::npos;
    return bracket == std::string_view::npos || bracket == 0 ? text : text.substr(0, bracket);
  }

  /// Whether somebody speaks of himself or to others: "Do you know what we owe them?"
  static bool is_speech(std::string_view text) {
    constexpr std::array<std::string_view, 8> kPersons = {"i", "me", "my", "us", "we", "you", "our", "your"};
    const std::string small = lower_case(text);
    for (std::size_t at = 0; at < small.size();) {
      std::size_t end = at;
      while (end < small.size() && small[end] >= 'a' && small[end] <= 'z') ++end;
      const bool person = is_one_of(std::string_view(small).substr(at, end - at), kPersons);
      if (person && text.substr(at, end - at) != "US" && (at == 0 || small[at - 1] == ' ')) return true;
      at = end + 1;
    }
    return false;
  }

  static std::string heading_key(std::string_view text) {
    std::string key = lower_case(trim_quotes(text));
    while (!key.empty() && (key.back() == ':' || key.back() == '.' || key.back() == ' ')) key.pop_back();
    const std::size_t start = key.find_first_not_of("0123456789. ");
    return start == std::string::npos ? key : key.substr(start);
  }

  static Section section_of(std::string_view heading) {
    const std::string key = heading_key(heading);
    if (is_one_of(key, kReferenceHeadings)) return Section::References;
    if (is_one_of(key, kAuthorHeadings)) return Section::Authors;
    if (is_one_of(key, kContentsHeadings)) return Section::Contents;
    if (is_one_of(key, kOtherHeadings)) return Section::Other;
    return Section::Body;
  }

  void find_sections() {
    Section section = Section::Body;
    int level = 0;
    bool biographies = false;  // the section tells authors' lives, in long prose
    for (std::size_t b = 0; b < size(); ++b) {
      if (blocks_[b].role == Role::Heading) {
        const Section found = section_of(text(b));
        if (found != Section::Body) {
          const std::string key = heading_key(text(b));
          biographies = starts_with(key, "about") || contains(key, "contributors");
          section = found;
          level = blocks_[b].level;
        } else if (section != Section::Body) {
          // What only looks like a heading, or ends with a colon, stands within the section; so does a lower heading.
          const bool within = text(b).back() == ':' || (blocks_[b].level == 0 && level > 0) ||
                              (level > 0 && blocks_[b].level > level) || section == Section::Other;
          if (!within) {
            section = Section::Body;
          } else if (blocks_[b].level == 0) {
            set(b, role_in(section));
          }
        }
        continue;
      }
      if (!prose(b) || section == Section::Body) continue;
      const bool sentence = shapes_[b].ends_sentence && has_english(b, shapes_[b].words / 5 + 1);
      if (section == Section::References && sentence && shapes_[b].words >= 40 && reference_score(text(b)) == 0 &&
          blocks_[b].role == Role::Paragraph) {
        section = Section::Body;
      } else if (section == Section::Contents && shapes_[b].ends_sentence && shapes_[b].words > 12) {
        section = Section::Body;
      } else if (section == Section::Authors && !biographies && sentence && shapes_[b].words >= 40) {
        section = Section::Body;  // "Editorial team:" on a title page, then the abstract
      } else if (section == Section::Other && sentence && shapes_[b].words >= 40) {
        section = Section::Body;
      }
      if (section != Section::Body) set(b, role_in(section));
    }
  }

  static Role role_in(Section section) {
    switch (section) {
      case Section::References:
        return Role::Reference;
      case Section::Authors:
        return Role::AuthorNote;
      case Section::Contents:
        return Role::Contents;
      default:
        return Role::Other;
    }
  }

  /// Labelled lines, names, copyright: what stands on a title page or in an imprint.
  void find_title_page() {
    const std::size_t front = first_prose();
    for (std::size_t b = 0; b < size(); ++b) {
      if (!undecided(b)) continue;
      const std::string_view block = text(b);
      const Shape& shape = shapes_[b];
      if (const std::size_t colon = block.substr(0, 40).find(':'); colon != std::string_view::npos) {
        const std::string label = lower_case(block.substr(0, colon));
        if (is_one_of(label, kLabels) || starts_with(label, "isbn")) {
          set(b, Role::AuthorNote);
          continue;
        }
      }
      // An imprint stands at one of the ends: elsewhere there is no need to look.
      const bool near_end = b < 60 || b + 60 >= size();
      const bool imprint = near_end && (starts_with(block, "©") || starts_with(block, "(c) ") ||
                                        starts_with(block, "ISBN ") || starts_with(block, "ISSN ") ||
                                        starts_with(block, "Copyright ") || contains(block, "All rights reserved") ||
                                        contains(block, "do not necessarily") || contains(block, "Terms of Use"));
      const bool byline = (starts_with(block, "By ") || starts_with(block, "by ")) && shape.words <= 20 &&
                          !shape.ends_sentence && capitalised(b) * 2 >= shape.words;
      if (imprint || byline) {
        set(b, Role::AuthorNote);
      } else if (b < front && blocks_[b].role == Role::Paragraph && !shape.ends_sentence && shape.words <= 60 &&
                 capitalised(b) * 2 > shape.words) {
        set(b, Role::AuthorNote);
      }
    }
  }

  /// The first block that is surely prose.
  std::size_t first_prose() const {
    for (std::size_t b = 0; b < size(); ++b) {
      const Shape& shape = shapes_[b];
      if (is_prose(blocks_[b].role) && shape.words >= 30 && has_english(b, (shape.words + 4) / 5)) return b;
    }
    return 0;
  }

  /// What is left of prose without letters, or hardly more than an address.
  void find_addresses() {
    for (std::size_t b = 0; b < size(); ++b) {
      if (!prose(b)) continue;
      const Shape& shape = shapes_[b];
      const bool address = shape.words <= 6 && (shape.url_bytes > 0 || contains(text(b), "@"));
      const bool imprint = shape.words <= 15 && (shape.digits >= 3 || contains(text(b), "$")) && !has_english(b, 1);
      const bool host = text(b).find(' ') == std::string_view::npos && shape.starts_lower &&
                        text(b).substr(0, text(b).size() - 1).find('.') != std::string_view::npos;
      if (shape.letters < 2 || address || imprint || host) set(b, Role::Other);
    }
  }

  Draft& draft_;
  std::vector<DraftBlock>& blocks_;
  std::vector<Shape> shapes_;
};

}  // namespace

void assign_roles(Draft& draft) { RoleFinder(draft).run(); }

}  // namespace actorgraph
