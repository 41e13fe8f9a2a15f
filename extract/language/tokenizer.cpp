#include "extract/language/tokenizer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "extract/language/word_pieces.h"

// A text is cut at white space into chunks, and a chunk from left to right into words. What a hyphen, a stop or an
// apostrophe does depends on its neighbours; each rule below stands with an example.

namespace actorgraph {
namespace {

constexpr std::size_t kLongestLookAhead = 200;  // within a chunk: keeps a chunk of a million letters linear

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

// Two words without an apostrophe between them, and the size of the first. Sorted.
constexpr std::array<std::pair<std::string_view, std::size_t>, 34> kTwoWords = {
    {{"aint", 2},   {"arent", 3},  {"cannot", 3},  {"cant", 2},   {"couldnt", 5}, {"didnt", 3},    {"doesnt", 4},
     {"dont", 2},   {"gonna", 3},  {"gotta", 3},   {"hadnt", 3},  {"hasnt", 3},   {"havent", 4},   {"im", 1},
     {"isnt", 2},   {"itll", 2},   {"ive", 1},     {"lets", 3},   {"outta", 3},   {"shouldnt", 6}, {"thats", 4},
     {"theres", 5}, {"theyll", 4}, {"theyre", 4},  {"theyve", 4}, {"wanna", 3},   {"wasnt", 3},    {"werent", 4},
     {"whats", 4},  {"wont", 2},   {"wouldnt", 5}, {"youll", 3},  {"youre", 3},   {"youve", 3}}};
// Kept whole before a hyphen: "non-aligned". Sorted.
constexpr std::array<std::string_view, 41> kPrefixes = {
    "ante",   "anti",   "arch",  "bi",    "bio",   "co",    "counter", "cross", "cyber", "de",  "e",
    "ex",     "extra",  "hyper", "inter", "intra", "macro", "mega",    "meta",  "micro", "mid", "mini",
    "mis",    "multi",  "neo",   "non",   "over",  "para",  "poly",    "post",  "pre",   "pro", "proto",
    "pseudo", "psycho", "quasi", "re",    "semi",  "socio", "sub",     "ultra"};
// Keep their stop wherever they stand. Lower case, sorted.
constexpr std::array<std::string_view, 126> kAbbreviations = {
    "a.k.a", "a.m",   "adm",  "al",   "amb",  "approx", "apr",  "apt", "assn",   "assoc", "asst",  "attn",  "aug",
    "ave",   "b.a",   "b.sc", "bldg", "blvd", "brig",   "bros", "ca",  "capt",   "cdr",   "cf",    "cmdr",  "co",
    "col",   "comdr", "cong", "conn", "corp", "cos",    "cpl",  "dec", "dept",   "dist",  "div",   "dr",    "e.g",
    "eds",   "eg",    "esp",  "esq",  "est",  "etc",    "ext",  "feb", "fm",     "fr",    "fri",   "ft",    "gen",
    "gov",   "govt",  "hon",  "hq",   "i.e",  "ibid",   "ie",   "inc", "insp",   "intl",  "jan",   "jr",    "jul",
    "jun",   "lt",    "ltd",  "m.a",  "m.d",  "m.sc",   "maj",  "mar", "messrs", "mfg",   "mlle",  "mme",   "mr",
    "mrs",   "ms",    "msgr", "mt",   "mtn",  "n.b",    "no.s", "nov", "oct",    "p.m",   "ph.d",  "phil",  "pres",
    "prof",  "prov",  "pvt",  "reg",  "rep",  "reps",   "resp", "rev", "rs",     "rtd",   "sec'y", "sen",   "sens",
    "sep",   "sept",  "sgt",  "sr",   "st",   "ste",    "supt", "tel", "thu",    "thur",  "thurs", "treas", "tue",
    "tues",  "u.s",   "univ", "v",    "viz",  "vols",   "vs",   "wed", "yrs"};
// Keep their stop before a number: "No. 5".
constexpr std::array<std::string_view, 22> kBeforeNumber = {"app", "art", "arts", "ch",   "chap", "cl", "doc",  "ed",
                                                            "eq",  "fig", "figs", "no",   "nos",  "p",  "para", "paras",
                                                            "pp",  "pt",  "sec",  "sect", "ser",  "vol"};
// Split from the number before: "10am", "20km".
constexpr std::array<std::string_view, 23> kUnits = {"am",  "bn", "cm",  "ft",  "gb",  "gw",  "gwh", "hz",
                                                     "kg",  "km", "kph", "kw",  "kwh", "lbs", "mb",  "mg",
                                                     "mhz", "mm", "mn",  "mph", "mw",  "mwh", "pm"};
// "example.com" is one word.
constexpr std::array<std::string_view, 14> kFileTypes = {"csv", "doc", "docx", "exe", "gif", "htm", "html",
                                                         "jpg", "pdf", "png",  "ppt", "txt", "xls", "zip"};
constexpr std::array<std::string_view, 24> kDomains = {"asia", "au",  "ca",  "ch",  "cn", "co",   "com", "de",
                                                       "edu",  "eu",  "fr",  "gov", "ie", "info", "int", "io",
                                                       "jp",   "mil", "net", "org", "ru", "tv",   "ua",  "uk"};
constexpr std::array<std::string_view, 12> kEmoticons = {":(",  ":)", ":-(", ":-)", ":-/", ":-D",
                                                         ":-P", ":D", ":P",  ";)",  ";-)", ";-P"};

std::size_t code_point_size(std::string_view text, std::size_t at) {
  std::size_t size = 1;
  while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0) == 0x80 && size < 4) ++size;
  return size;
}

bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool is_upper(char c) { return 'A' <= c && c <= 'Z'; }
bool is_lower(char c) { return 'a' <= c && c <= 'z'; }

// Punctuation and symbols outside ASCII: general punctuation, currency, arrows to dingbats, CJK punctuation, and the
// signs of Latin-1. All else outside ASCII counts as a letter.
bool is_foreign_symbol(std::string_view point) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(point[i]); };
  if (point.size() == 2 && byte(0) == 0xC2) return byte(1) != 0xAA && byte(1) != 0xB5 && byte(1) != 0xBA;
  if (point.size() == 2 && byte(0) == 0xC3) return byte(1) == 0x97 || byte(1) == 0xB7;
  if (point.size() == 3 && byte(0) == 0xE2) return byte(1) != 0xB0 && byte(1) != 0xB1 && byte(1) < 0xB4;
  if (point.size() == 3 && byte(0) == 0xE3 && byte(1) == 0x80) return byte(2) != 0x85;
  if (point.size() == 3 && byte(0) == 0xEF) return byte(1) == 0xBC && byte(2) <= 0x8F;
  return false;
}

bool is_apostrophe(std::string_view point) { return point == "'" || point == "\u2019" || point == "`"; }

class ChunkCutter {
 public:
  ChunkCutter(std::string_view text, std::vector<WordSpan>& out) : text_(text), out_(out) {}

  // Cuts [begin, end), which holds no white space. `next`: what the next chunk begins with.
  void cut(std::size_t begin, std::size_t end, std::string_view next) {
    end_ = end;
    next_ = next;
    chunk_ = begin;
    std::size_t at = begin;
    bool fresh = true;  // nothing but opening punctuation so far
    while (at < end_) {
      const std::string_view here = point(at);
      const bool word = starts_word(at, here);
      std::size_t after = at;
      if (fresh && (after = address(at)) != at) {
        emit(at, after);
      } else if (word) {
        after = cut_word(at);
      } else {
        after = cut_symbol(at, here);
        if (is_apostrophe(here) || here == "\u2018") open_quote_ = fresh;
      }
      fresh = !word && after == at + here.size();
      at = after;
    }
  }

 private:
  std::string_view point(std::size_t at) const {
    return text_.substr(at, std::min(code_point_size(text_, at), end_ - at));
  }
  char ch(std::size_t at) const { return at < end_ ? text_[at] : '\0'; }
  void emit(std::size_t begin, std::size_t end, bool joined = false) { out_.push_back({{begin, end}, joined}); }

  bool is_letter(std::size_t at) const {
    if (at >= end_) return false;
    const char c = text_[at];
    if (is_lower(c) || is_upper(c)) return true;
    return (static_cast<unsigned char>(c) & 0x80) != 0 && !is_foreign_symbol(point(at));
  }
  bool is_word_character(std::size_t at) const { return at < end_ && (is_digit(text_[at]) || is_letter(at)); }

  bool starts_word(std::size_t at, std::string_view here) const {
    if (is_word_character(at)) return true;
    if (here == "+" && is_digit(ch(at + 1)) && at == chunk_) return true;                                  // +44
    if (here == "." && is_digit(ch(at + 1)) && (at == chunk_ || !is_word_character(at - 1))) return true;  // .5
    if ((here == "@" || here == "#") && is_letter(at + 1) && at == chunk_) return true;  // @name, #topic
    // '90s
    return is_apostrophe(here) && at == chunk_ && is_digit(ch(at + here.size())) &&
           is_digit(ch(at + here.size() + 1)) && !is_digit(ch(at + here.size() + 2));
  }

  // The end of a web or mail address at `at`, or `at`.
  std::size_t address(std::size_t at) const {
    const std::string_view rest = text_.substr(at, std::min(end_ - at, kLongestLookAhead));
    const std::string start = ascii_lower(rest.substr(0, 8));
    const bool web = start.substr(0, 7) == "http://" || start == "https://" || start.substr(0, 6) == "ftp://" ||
                     start.substr(0, 4) == "www." || start.substr(0, 7) == "mailto:";
    if (web) return without_trailing_punctuation(at, end_);
    const std::size_t sign = rest.find('@');
    if (sign == std::string_view::npos || sign == 0) return at;
    const auto allowed = [](char c) {
      return is_digit(c) || is_lower(c) || is_upper(c) || c == '.' || c == '_' || c == '-' || c == '+';
    };
    if (!std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(sign), allowed)) return at;
    std::size_t end = sign + 1;
    while (end < rest.size() && allowed(rest[end])) ++end;
    if (rest.substr(sign, end - sign).find('.') == std::string_view::npos) return at;
    return without_trailing_punctuation(at, at + end);
  }

  std::size_t without_trailing_punctuation(std::size_t begin, std::size_t end) const {
    constexpr std::string_view kTrailing = ".,;:!?)]}>'\"";
    while (end > begin + 1) {
      if (kTrailing.find(text_[end - 1]) != std::string_view::npos) {
        --end;
      } else if (end > begin + 3 && (text_.substr(end - 3, 3) == "\u201d" || text_.substr(end - 3, 3) == "\u2019")) {
        end -= 3;
      } else {
        break;
      }
    }
    return end;
  }

  // One punctuation mark or symbol, or a run of them that counts as one. Gives its end.
  std::size_t cut_symbol(std::size_t at, std::string_view here) {
    const std::string_view rest = text_.substr(at, std::min(end_ - at, std::size_t{3}));
    if (at + rest.size() == end_ && contains(kEmoticons, rest)) {
      emit(at, end_);
      return end_;
    }
    std::size_t end = at + here.size();
    const char c = here.front();
    if (c == '!' || c == '?') {
      while (ch(end) == '!' || ch(end) == '?') ++end;
    } else if (std::string_view("-=*_~").find(c) != std::string_view::npos) {
      while (end < end_ && std::string_view("-=*_~").find(text_[end]) != std::string_view::npos) ++end;
    } else if (std::string_view(".#+<>$").find(c) != std::string_view::npos) {
      while (ch(end) == c) ++end;
    } else if ((c == '\'' || c == '`') && ch(end) == c) {
      ++end;
    }
    emit(at, end);
    return end;
  }

  // L.L.L. from `at`: "U.S.", "e.g."; its end, or `at`.
  std::size_t dotted_letters(std::size_t at) const {
    std::size_t end = at;
    int letters = 0;
    while ((is_lower(ch(end)) || is_upper(ch(end))) && ch(end + 1) == '.') {
      end += 2;
      ++letters;
    }
    if (letters == 0) return at;
    if ((is_lower(ch(end)) || is_upper(ch(end))) && !is_word_character(end + 1)) {
      ++end;  // "U.S" without its last stop
      ++letters;
    }
    if (is_word_character(end)) return at;
    if (letters >= 2) return end;
    // One letter: an initial, "A. Smith", but not "plan B." before the end or a small letter.
    const bool initial = is_upper(ch(at)) && (end < end_ || (!next_.empty() && is_upper(next_.front())));
    return initial && ch(at) != 'I' ? end : at;
  }

  std::size_t cut_word(std::size_t begin) {
    if (begin == chunk_ || !is_word_character(begin - 1)) {
      if (const std::size_t end = dotted_letters(begin); end != begin) {
        emit(begin, end);
        return end;
      }
    }
    std::size_t at = begin + point(begin).size();
    if (is_apostrophe(point(begin))) {
      at += 2;
    }
    for (;;) {
      while (is_word_character(at) || ch(at) == '_') {
        if (is_digit(text_[at - 1]) && is_letter(at) && splits_unit(at)) {
          emit(begin, at);
          return at;
        }
        at += point(at).size();
      }
      if (at >= end_) break;
      const std::size_t further = joiner(begin, at);
      if (further == at) break;
      at = further;
    }
    if (ch(at) == '$' && at - begin <= 3 && is_upper(ch(begin)) && is_upper(text_[at - 1])) ++at;  // US$
    if (at < end_ && is_apostrophe(point(at))) return cut_clitic(begin, at);
    if (ch(at) == '.' && keeps_stop(begin, at)) ++at;
    return emit_word(begin, at);
  }

  // Words that are two without an apostrophe between them.
  std::size_t emit_word(std::size_t begin, std::size_t end) {
    if (end - begin <= 8) {
      const std::string word = ascii_lower(text_.substr(begin, end - begin));
      const auto found = std::lower_bound(kTwoWords.begin(), kTwoWords.end(), word,
                                          [](const auto& entry, const std::string& w) { return entry.first < w; });
      if (found != kTwoWords.end() && found->first == word) {
        emit(begin, begin + found->second);
        emit(begin + found->second, end, true);
        return end;
      }
    }
    emit(begin, end);
    return end;
  }

  bool splits_unit(std::size_t at) const {
    std::size_t end = at;
    while (end < at + 4 && (is_lower(ch(end)) || is_upper(ch(end)))) ++end;
    return !is_word_character(end) && contains(kUnits, ascii_lower(text_.substr(at, end - at)));
  }

  // Where the word goes on after the mark at `at`, or `at` if it ends there.
  std::size_t joiner(std::size_t begin, std::size_t at) const {
    const char c = text_[at];
    const bool digits = is_digit(text_[at - 1]) && is_digit(ch(at + 1));
    if ((c == '.' || c == ':' || c == '/') && digits) return at + 1;  // 3.5, 10:30, 9/11
    if (c == ',' && digits && is_digit(ch(at + 2)) && is_digit(ch(at + 3)) && !is_digit(ch(at + 4))) return at + 1;
    if (c == '&' && is_upper(text_[at - 1]) && is_upper(ch(at + 1)) && at - begin <= 3) return at + 1;  // R&D
    if (c == '.' && domain_follows(at + 1)) return at + 1;                                              // example.com
    if (c == '-' && digits && numbers_with_hyphens(begin, at)) return at + 1;                           // 555-010-4477
    if (c == '-' && is_word_character(at + 1) && at - begin <= 7 &&
        contains(kPrefixes, ascii_lower(text_.substr(begin, at - begin)))) {
      return at + 1;  // non-aligned
    }
    // Inside a name: O'Brien, d'Ivoire
    const std::string_view here = point(at);
    if (is_apostrophe(here) && here != "`" && is_letter(at + here.size()) && clitic_end(at) == at)
      return at + here.size();
    return at;
  }

  // Labels and stops from `at`, the last of them a domain or a type of files: example.com, list.pdf
  bool domain_follows(std::size_t at) const {
    std::size_t end = at;
    std::size_t label = at;
    while (end < end_ && end < at + 60) {
      if (ch(end) == '.' && is_word_character(end + 1)) {
        label = end + 1;
      } else if (!is_word_character(end) && ch(end) != '_' && ch(end) != '-') {
        break;
      }
      ++end;
    }
    const std::string last = ascii_lower(text_.substr(label, end - label));
    return contains(kDomains, last) || contains(kFileTypes, last);
  }

  // Telephone numbers and dates hold two hyphens or more, or are ddd-dddd; a single one is a range: 1990-95.
  bool numbers_with_hyphens(std::size_t begin, std::size_t at) const {
    std::size_t hyphens = 0;
    std::size_t end = begin;
    while (end < end_ && end < begin + 40 && (is_digit(text_[end]) || text_[end] == '-')) {
      hyphens += text_[end] == '-';
      ++end;
    }
    if (is_word_character(end)) return false;
    return hyphens >= 2 || (at - begin == 3 && end - at == 5);
  }

  // The end of a clitic that begins with the apostrophe at `at`, or `at`.
  std::size_t clitic_end(std::size_t at) const {
    const std::size_t letters = at + point(at).size();
    const std::string tail = ascii_lower(text_.substr(letters, std::min(end_ - letters, std::size_t{2})));
    for (const std::string_view clitic : {"ll", "re", "ve", "s", "m", "d", "t"}) {
      if (tail.substr(0, clitic.size()) == clitic && !is_word_character(letters + clitic.size())) {
        return letters + clitic.size();
      }
    }
    return at;
  }

  // A word and the apostrophe at `at` with what follows: Russia's, don't, workers'.
  std::size_t cut_clitic(std::size_t begin, std::size_t at) {
    const std::size_t end = clitic_end(at);
    const std::size_t letters = at + point(at).size();
    if (end == at) {
      const char last = text_[at - 1];
      emit(begin, at);
      const bool possessive = (last == 's' || last == 'S') && !open_quote_ && point(at) != "`";
      if (possessive) {
        emit(at, letters, true);
        return letters;
      }
      return at;
    }
    if (ch(letters) == 't' || ch(letters) == 'T') {
      const bool negation = (text_[at - 1] == 'n' || text_[at - 1] == 'N') && at - begin >= 2;
      if (!negation) {
        emit(begin, end);
        return end;
      }
      emit(begin, at - 1);
      emit(at - 1, end, true);
      return end;
    }
    emit(begin, at);
    emit(at, end, true);
    return end;
  }

  // Whether the stop at `at` belongs to the word: an abbreviation.
  bool keeps_stop(std::size_t begin, std::size_t at) const {
    if (at - begin > 7 || ch(at + 1) == '.' || is_word_character(at + 1)) return false;
    const std::string word = ascii_lower(text_.substr(begin, at - begin));
    if (contains(kAbbreviations, word)) return true;
    const bool last = at + 1 == end_;
    return last && !next_.empty() && is_digit(next_.front()) && contains(kBeforeNumber, word);
  }

  std::string_view text_;
  std::vector<WordSpan>& out_;
  std::size_t chunk_ = 0;
  std::size_t end_ = 0;
  std::string_view next_;
  bool open_quote_ = false;
};

}  // namespace

bool is_space(char c) noexcept { return c == ' ' || ('\t' <= c && c <= '\r'); }

std::size_t space_size(std::string_view text) noexcept {
  if (text.empty()) return 0;
  if (is_space(text.front())) return 1;
  if (text.substr(0, 2) == "\xC2\xA0" || text.substr(0, 2) == "\xC2\x85") return 2;
  const std::string_view three = text.substr(0, 3);
  if (three.size() == 3 && three[0] == '\xE2' && three[1] == '\x80') {
    const auto last = static_cast<unsigned char>(three[2]);
    if ((last >= 0x80 && last <= 0x8A) || last == 0xA8 || last == 0xA9 || last == 0xAF) return 3;
  }
  return three == "\xE3\x80\x80" || three == "\xE2\x81\x9F" ? 3 : 0;
}

std::vector<WordSpan> tokenize(std::string_view text) {
  std::vector<WordSpan> words;
  ChunkCutter cutter(text, words);
  const auto skip_space = [&](std::size_t at) {
    for (std::size_t size; at < text.size() && (size = space_size(text.substr(at, 3))) != 0;) at += size;
    return at;
  };
  std::size_t begin = skip_space(0);
  while (begin < text.size()) {
    std::size_t end = begin;
    while (end < text.size() && space_size(text.substr(end, 3)) == 0) ++end;
    const std::size_t next = skip_space(end);
    cutter.cut(begin, end, text.substr(next, 1));
    begin = next;
  }
  return words;
}

}  // namespace actorgraph
