#include "extract/reading/mending.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/reading/roles.h"
#include "extract/reading/shape.h"

namespace actorgraph {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_letter(char byte) {
  return is_upper(byte) || (byte >= 'a' && byte <= 'z') || static_cast<unsigned char>(byte) >= 0x80;
}

/// What may stand between the halves of a cut sentence.
bool is_furniture(Role role) {
  return role == Role::RunningHead || role == Role::PageNumber || role == Role::Footnote || role == Role::Table ||
         role == Role::Caption || role == Role::Reference || role == Role::Foreign;
}

class Mender {
 public:
  explicit Mender(Draft& draft) : draft_(draft) {}

  void run() {
    take_out_marks();
    join_blocks();
    join_words();
    sort_cuts();
  }

 private:
  // ---- words over line ends

  void collect_words() {
    if (!words_.empty()) return;
    const std::string_view text = draft_.text;
    std::size_t at = 0;
    while (at < text.size()) {
      if (!is_letter(text[at])) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < text.size() &&
             (is_letter(text[end]) || (text[end] == '-' && end + 1 < text.size() && is_letter(text[end + 1])))) {
        ++end;
      }
      const std::string_view word = text.substr(at, end - at);
      ++words_[lower_case(word)];
      for (std::size_t part = 0; part < word.size();) {
        const std::size_t hyphen = std::min(word.find('-', part), word.size());
        if (hyphen != word.size() || part != 0) ++words_[lower_case(word.substr(part, hyphen - part))];
        part = hyphen + 1;
      }
      at = end;
    }
  }

  /// Whether "activi-" and "ties" are one word without hyphen.
  bool is_one_word(std::string_view left, std::string_view right) {
    collect_words();
    const std::string a = lower_case(left);
    const std::string b = lower_case(right);
    if (words_.count(a + b) > 0) return true;
    if (words_.count(a + "-" + b) > 0) return false;
    // Each half was counted once where the word is cut.
    return words_[a] < 2 || words_[b] < 2 || a.size() <= 2 || b.size() <= 2;
  }

  std::string_view word_before(std::size_t end) const {
    std::size_t begin = end;
    while (begin > 0 && is_letter(draft_.text[begin - 1])) --begin;
    return std::string_view(draft_.text).substr(begin, end - begin);
  }
  std::string_view word_after(std::size_t begin) const {
    std::size_t end = begin;
    while (end < draft_.text.size() && is_letter(draft_.text[end])) ++end;
    return std::string_view(draft_.text).substr(begin, end - begin);
  }

  void join_words() {
    for (const std::size_t hyphen : draft_.line_end_hyphens) {
      const std::size_t next = hyphen + 2;  // after the hyphen and the line break's blank
      if (next >= draft_.text.size() || !is_letter(draft_.text[next])) continue;
      const std::string_view left = word_before(hyphen);
      const std::string_view right = word_after(next);
      const bool one = !is_upper(right.front()) && !left.empty() && is_one_word(left, right);
      if (right == "and" || right == "or" || right == "to") continue;  // "short- and long-term"
      draft_.cuts.push_back(one ? Span{hyphen, next} : Span{hyphen + 1, next});
    }
  }

  // ---- sentences over blocks

  void join_blocks() {
    auto& blocks = draft_.blocks;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      if (!is_prose(blocks[b].role) || blocks[b].fixed_role) continue;
      std::size_t next = b + 1;
      while (next < blocks.size() && is_furniture(blocks[next].role)) ++next;
      if (next >= blocks.size() || !is_prose(blocks[next].role) || blocks[next].fixed_role) continue;
      if (!continues(b, next)) continue;
      blocks[next].continues = true;
      blocks[b].continued_by = next;
    }
    // The rest of a sentence takes the role of its start.
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      if (const std::size_t next = blocks[b].continued_by; next != 0) blocks[next].role = blocks[b].role;
    }
  }

  bool continues(std::size_t b, std::size_t next) {
    const DraftBlock& first = draft_.blocks[b];
    const DraftBlock& second = draft_.blocks[next];
    const std::string_view head = draft_.text_of(first);
    const std::string_view tail = draft_.text_of(second);
    const bool apart = next > b + 1 || first.page != second.page || second.apart;
    const char last = head.back();
    if (second.role == Role::ListItem && !second.marker.empty()) return continues_list(first, second, head);
    if (first.ends_sentence) {
      return second.starts_lower && ends_with_abbreviation(head) && first.role == second.role;
    }
    if (last == ':' && !second.starts_lower) return false;
    if (last == '-' && is_letter(tail.front())) {
      if (head.size() < 2 || !is_letter(head[head.size() - 2])) return second.starts_lower;
      const std::string_view left = word_before(first.text.end - 1);
      const std::string_view right = word_after(second.text.begin);
      if (!is_upper(tail.front()) && is_one_word(left, right))
        draft_.cuts.push_back({first.text.end - 1, first.text.end});
      return true;
    }
    if (second.starts_lower) return !starts_like_code(tail);
    if (ends_open(head)) return !starts_with_speaker(tail);
    // "… the role of the World | Bank": only where something lies between, and after a long stretch of prose.
    return apart && first.words >= 12 && is_letter(last) && second.words >= 3;
  }

  /// A list item goes on with its lead-in where neither begins nor ends a sentence: "agreed to: - expand trade; …".
  static bool continues_list(const DraftBlock& first, const DraftBlock& second, std::string_view head) {
    if (!second.starts_lower) return false;
    const char last = head.back();
    if (first.role != Role::ListItem || first.marker.empty()) return last == ':' || last == ',';
    return first.list == second.list && (last == ';' || last == ',' || ends_open(head));
  }

  /// "MR. RUIZ: I would …", "Q: …".
  static bool starts_with_speaker(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon > 40) return false;
    return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](char c) { return c < 'a' || c > 'z'; });
  }

  static bool starts_like_code(std::string_view text) {
    return text.substr(0, 4) == "http" || text.substr(0, 4) == "www.";
  }

  static bool ends_with_abbreviation(std::string_view text) {
    for (const std::string_view end : {"U.S.", "U.K.", "U.N.", "E.U.", "Gen.", "Mr.", "Mrs.", "Ms.", "Dr.", "Col.",
                                       "Lt.", "Sen.", "Gov.", "St.", "No.", "vs.", "e.g.", "i.e.", "etc."}) {
      if (text.size() >= end.size() && text.substr(text.size() - end.size()) == end) return true;
    }
    return false;
  }

  // ---- footnote marks that stand as plain digits

  /// "region.12 The", "risks. 63 If": the number is the next after the mark before it, and there is such a footnote.
  void take_out_marks() {
    std::unordered_set<std::string> footnotes;
    for (const DraftBlock& block : draft_.blocks) {
      if (block.role == Role::Footnote && !block.mark.empty()) footnotes.insert(block.mark);
    }
    if (footnotes.empty()) return;
    std::vector<DraftMark> found;
    auto known = draft_.marks.begin();
    int last = 0;
    for (const DraftBlock& block : draft_.blocks) {
      if (!is_prose(block.role)) continue;
      const std::string_view text = draft_.text_of(block);
      for (std::size_t at = 1; at < text.size(); ++at) {
        if (!is_digit(text[at])) continue;
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        for (; known != draft_.marks.end() && known->at <= block.text.begin + at; ++known) {
          if (is_digit(known->mark[0])) last = std::atoi(known->mark.substr(0, 3).c_str());
        }
        const std::size_t start = at;
        const std::string mark(text.substr(at, end - at));
        at = end;
        if (mark.size() > 3 || footnotes.count(mark) == 0) continue;
        const bool expected = std::atoi(mark.c_str()) == last + 1;
        std::size_t before = start;
        const bool blank = text[before - 1] == ' ';
        if (blank) --before;
        if (before == 0 || !ends_clause(text.substr(0, before))) continue;
        const bool ends =
            end == text.size() || (text[end] == ' ' && end + 1 < text.size() &&
                                   (!is_digit(text[end + 1]) && (blank ? is_upper(text[end + 1]) : true)));
        if (!ends || (!expected && blank) || (!expected && !glued_to_stop(text.substr(0, start)))) continue;
        if (blank && !expected) continue;
        found.push_back({block.text.begin + before, mark});
        draft_.cuts.push_back({block.text.begin + before, block.text.begin + end});
        last = std::atoi(mark.c_str());
      }
    }
    draft_.marks.insert(draft_.marks.end(), found.begin(), found.end());
    std::stable_sort(draft_.marks.begin(), draft_.marks.end(),
                     [](const DraftMark& a, const DraftMark& b) { return a.at < b.at; });
  }

  /// The text ends with a stop, comma or bracket, quotes after it aside, that follows a word, not a decimal.
  static bool ends_clause(std::string_view text) {
    const char last = text.back();
    if (last == ')' || last == ',' || last == '.' || last == '!' || last == '?' || last == ';') {
      return text.size() >= 3 && !is_digit(text[text.size() - 2]) && !short_word_before_stop(text);
    }
    return last == '"' || (text.size() >= 3 && text.substr(text.size() - 3) == "”");
  }

  /// "No.", "p.", "Art." before a number are no ends.
  static bool short_word_before_stop(std::string_view text) {
    if (text.back() != '.') return false;
    std::size_t begin = text.size() - 1;
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    const std::string word = lower_case(text.substr(begin, text.size() - 1 - begin));
    for (const std::string_view abbreviation :
         {"no",  "nos", "p",   "pp",  "art", "vol", "fig", "sec", "para", "ch", "res", "sept", "oct", "nov",
          "dec", "jan", "feb", "mar", "apr", "aug", "jun", "jul", "st",   "op", "cit", "vols", "ver", "v"}) {
      if (word == abbreviation) return true;
    }
    return false;
  }
  static bool glued_to_stop(std::string_view text) { return text.back() != ','; }

  void sort_cuts() { std::sort(draft_.cuts.begin(), draft_.cuts.end()); }

  Draft& draft_;
  std::unordered_map<std::string, int> words_;  ///< how often each word and each half of a hyphenated word occurs
};

}  // namespace

void mend(Draft& draft) { Mender(draft).run(); }

void link_footnotes(const Draft& draft, Document::Parts& parts) {
  // The blocks of the document are those of the draft that continue none, in order.
  std::unordered_map<std::string, std::vector<std::size_t>> notes;  // by mark: block indices, rising
  std::size_t index = 0;
  for (const DraftBlock& block : draft.blocks) {
    if (block.continues) continue;
    if (block.role == Role::Footnote && !block.mark.empty()) notes[block.mark].push_back(index);
    ++index;
  }
  if (notes.empty()) return;
  std::size_t block = 0;
  for (FootnoteMark& mark : parts.footnote_marks) {
    while (block + 1 < parts.blocks.size() && parts.blocks[block + 1].span.begin <= mark.at) ++block;
    const auto found = notes.find(mark.mark);
    if (found == notes.end()) continue;
    // Numbers may start again: the footnote is the first at or after the mark, else (endnotes aside) the last before.
    const auto after = std::lower_bound(found->second.begin(), found->second.end(), block);
    mark.block = after != found->second.end() ? *after : found->second.back();
  }
}

}  // namespace actorgraph
