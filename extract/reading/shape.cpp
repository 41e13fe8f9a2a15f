#include "extract/reading/shape.h"

#include <algorithm>
#include <array>

#include "extract/reading/encoding.h"

namespace actorgraph {
namespace {

// Words that show that a text is English: 60 of the most frequent function words, sorted.
constexpr std::array<std::string_view, 62> kEnglish = {
    "a",    "after", "all",   "also",   "an",    "and",  "any",  "are",   "as",    "at",    "be",   "been", "but",
    "by",   "can",   "could", "for",    "from",  "had",  "has",  "have",  "he",    "her",   "his",  "if",   "in",
    "into", "is",    "it",    "its",    "may",   "more", "most", "no",    "not",   "of",    "on",   "or",   "other",
    "our",  "said",  "she",   "should", "than",  "that", "the",  "their", "there", "these", "they", "this", "to",
    "was",  "we",    "were",  "what",   "which", "who",  "will", "with",  "would", "you"};
static_assert(std::is_sorted(kEnglish.begin(), kEnglish.end()));

// Words after which something must follow, sorted.
constexpr std::array<std::string_view, 48> kOpen = {
    "a",     "about", "against", "among", "an",      "and",   "are",  "as",   "at",   "be",    "been",      "between",
    "both",  "but",   "by",      "each",  "for",     "from",  "has",  "have", "if",   "in",    "including", "into",
    "is",    "its",   "like",    "may",   "nor",     "of",    "on",   "or",   "over", "than",  "that",      "the",
    "their", "these", "this",    "to",    "towards", "under", "upon", "was",  "were", "which", "will",      "with"};
static_assert(std::is_sorted(kOpen.begin(), kOpen.end()));

/// For each first letter, a bit for each length that its words in kEnglish have: settles most words at once.
constexpr std::array<std::uint8_t, 26> kEnglishLengths = [] {
  std::array<std::uint8_t, 26> lengths{};
  for (const std::string_view word : kEnglish) {
    auto& bits = lengths[static_cast<std::size_t>(word[0] - 'a')];
    bits = static_cast<std::uint8_t>(bits | 1U << word.size());
  }
  return lengths;
}();

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_ascii_letter(char byte) { return is_upper(byte) || is_lower(byte); }

bool is_latin(char32_t c) {
  return (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c < 0x1F00) ||
         (c >= 0xFF21 && c <= 0xFF5A);
}
bool is_other_letter(char32_t c) {
  return (c >= 0x370 && c < 0x2000) || (c >= 0x2C00 && c < 0x2E00) || (c >= 0x3040 && c < 0xD800) ||
         (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x30000);
}
bool is_upper_other(char32_t c) {
  return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x410 && c <= 0x42F) || (c >= 0x100 && c < 0x180 && c % 2 == 0);
}

/// Opening or closing quotes and brackets.
bool is_wrapping(char32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}' || c == U'“' ||
         c == U'”' || c == U'‘' || c == U'’' || c == U'«' || c == U'»' || c == U'„' || c == '*' || c == '_';
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }
bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}
bool is_digit_at(std::string_view text, std::size_t at) { return at < text.size() && is_digit(text[at]); }

/// The length of a web or mail address at `at`, 0 where there is none.
std::size_t address_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (!starts_with(rest, "http://") && !starts_with(rest, "https://") && !starts_with(rest, "www.") &&
      !starts_with(rest, "mailto:") && !starts_with(rest, "doi.org/")) {
    return 0;
  }
  return std::min(rest.find_first_of(" \t\n<>\""), rest.size());
}

}  // namespace

Shape shape_of(std::string_view text) {
  Shape shape;
  std::uint64_t hash = 14695981039346656037ULL;
  const auto mix = [&](char32_t c) { hash = (hash ^ c) * 1099511628211ULL; };
  bool first = true;
  std::size_t at = 0;
  while (at < text.size()) {
    const char byte = text[at];
    if (byte == ' ' || byte == '\t' || byte == '\n') {
      ++at;
      continue;
    }
    // A word: all up to the next blank.
    if (const std::size_t address = byte == 'h' || byte == 'w' || byte == 'm' || byte == 'd' ? address_at(text, at) : 0;
        address > 0) {
      shape.url_bytes += address;
      ++shape.words;
      for (std::size_t i = 0; i < address; ++i) mix(static_cast<unsigned char>(text[at + i]));
      at += address;
      first = false;
      continue;
    }
    std::array<char, 8> word{};
    std::size_t length = 0;
    std::size_t word_letters = 0;
    bool word_capital = false;
    bool has_digit = false;
    while (at < text.size() && text[at] != ' ' && text[at] != '\t' && text[at] != '\n') {
      const char c = text[at];
      if (is_ascii_letter(c)) {
        const char small = is_upper(c) ? static_cast<char>(c + 32) : c;
        if (is_upper(c)) {
          ++shape.capitals;
          if (word_letters == 0) word_capital = true;
        }
        if (first) shape.starts_lower = is_lower(c);
        first = false;
        if (length < word.size()) word[length] = small;
        ++length;
        ++word_letters;
        ++shape.latin;
        mix(static_cast<unsigned char>(small));
        ++at;
        continue;
      }
      if (static_cast<unsigned char>(c) < 0x80) {
        if (is_digit(c)) {
          ++shape.digits;
          has_digit = true;
          if (first) shape.starts_digit = true;
          first = false;
        }
        ++at;
        continue;
      }
      const Utf8Character next = utf8_at(text, at);
      at += next.size;
      const bool latin = is_latin(next.character);
      if (latin || is_other_letter(next.character)) {
        if (first) shape.starts_lower = !is_upper_other(next.character) && next.character < 0x500;
        first = false;
        if (word_letters == 0 && is_upper_other(next.character)) word_capital = true;
        shape.latin += latin;
        shape.letters += !latin;
        ++word_letters;
        length = word.size() + 1;
        mix(next.character);
      }
    }
    if (word_letters == 0 && !has_digit) continue;
    ++shape.words;
    shape.capitalised += word_capital;
    if (length < word.size() && word[0] >= 'a' &&
        (kEnglishLengths[static_cast<std::size_t>(word[0] - 'a')] >> length & 1U) != 0 &&
        std::binary_search(kEnglish.begin(), kEnglish.end(), std::string_view(word.data(), length))) {
      ++shape.english;
    }
  }
  shape.letters += shape.latin;
  shape.key = hash;
  const std::string_view end = trim_quotes(text);
  if (!end.empty()) {
    const char last = end.back();
    shape.ends_sentence =
        last == '.' || last == '!' || last == '?' || (end.size() >= 3 && end.substr(end.size() - 3) == "…");
  }
  return shape;
}

std::string_view trim_quotes(std::string_view text) {
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    const char32_t last = utf8_at(text, start).character;
    if (!is_wrapping(last) && last != ' ') break;
    text.remove_suffix(text.size() - start);
  }
  while (!text.empty()) {
    const Utf8Character next = utf8_at(text, 0);
    if (!is_wrapping(next.character) && next.character != ' ') break;
    text.remove_prefix(next.size);
  }
  return text;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (is_upper(c)) c = static_cast<char>(c + 32);
  }
  return lower;
}

bool ends_open(std::string_view text) {
  if (text.empty()) return false;
  if (text.back() == ',') return true;
  std::size_t start = text.size();
  while (start > 0 && is_ascii_letter(text[start - 1])) --start;
  const std::string word = lower_case(text.substr(start));
  return std::binary_search(kOpen.begin(), kOpen.end(), std::string_view(word));
}

int reference_score(std::string_view text) {
  bool address = false;
  bool label = false;
  bool slashes = false;
  bool pages = false;
  bool quoted = starts_with(text, "\"") || starts_with(text, "“");
  bool year = false;
  bool publisher = false;
  const auto year_at = [&](std::size_t at) {
    return at + 4 <= text.size() && is_digit(text[at]) && is_digit(text[at + 1]) && is_digit(text[at + 2]) &&
           is_digit(text[at + 3]);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view before = text.substr(0, i);
    const std::string_view after = text.substr(i + 1);
    switch (text[i]) {
      case '/':
        if (starts_with(after, "/")) {
          address = address || ends_with(before, "http:") || ends_with(before, "https:");
          slashes = slashes || (ends_with(before, " ") && starts_with(after, "/ "));
        } else {
          address = address || ends_with(before, "doi.org");
        }
        break;
      case ':': {
        label = label || ends_with(before, "URL") || ends_with(before, "DOI") || ends_with(before, "doi");
        const std::size_t comma = after.substr(0, 40).find(", ");
        publisher =
            publisher || (starts_with(after, " ") && comma != std::string_view::npos && year_at(i + 1 + comma + 2));
        break;
      }
      case '.':
        address = address || ends_with(before, "www");
        if (starts_with(after, " ")) {
          for (const std::string_view word :
               {" pp", " p", " P", " vol", " Vol", ", no", ", No", " ed", " eds", " et al"}) {
            pages = pages || ends_with(before, word);
          }
        }
        quoted = quoted || starts_with(after, "” ");
        year = year || (i > 2 && is_digit(text[i - 1]) && year_at(i + 1) && !is_digit_at(text, i + 5));
        break;
      case ',':
        quoted = quoted || starts_with(after, "\" ") || starts_with(after, "” ");
        break;
      case '"':
        quoted = quoted || starts_with(after, " // ");
        break;
      case '(':
        year = year || (year_at(i + 1) && !is_digit_at(text, i + 5));
        break;
      default:
        break;
    }
  }
  int score = 0;
  const auto add = [&](bool found, int points) { score += found ? points : 0; };
  add(address, 2);
  add(label, 2);
  add(slashes, 2);
  add(pages, 1);
  add(quoted, 1);
  add(year, 1);
  add(publisher, 1);
  add(starts_with(text, "See ") || starts_with(text, "Ibid"), 1);
  if (score > 0) {
    add(contains(text, "ccessed") || contains(text, "ccessible:") || contains(text, "Retrieved") ||
            contains(text, "Available at"),
        1);
    add(contains(text, "d. by") || contains(text, " pages –") || contains(text, "pages."), 1);
  }
  const std::size_t comma = text.find(',');
  // "Surname I." or "I. Surname," at the start.
  if (text.size() > 4 && is_upper(text[0])) {
    const std::size_t blank = text.find(' ');
    if (blank != std::string_view::npos && blank + 2 < text.size()) {
      const bool initial_after = is_upper(text[blank + 1]) && text[blank + 2] == '.' && blank > 2;
      const bool initial_first = text[1] == '.' && comma != std::string_view::npos && comma < 40;
      const bool inverted = text[blank - 1] == ',' && blank < 24 && is_upper(text[blank + 1]) && text.find('.') < 40;
      add(initial_after || initial_first || inverted, 1);
    }
  }
  // It ends with the address.
  if (address) {
    const std::size_t last = text.rfind("http");
    if (last != std::string_view::npos && text.find(' ', last) == std::string_view::npos) ++score;
  }
  return score;
}

}  // namespace actorgraph
