#include "extract/reading/metadata.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "extract/reading/encoding.h"
#include "extract/reading/roles.h"
#include "extract/reading/shape.h"

namespace actorgraph {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::size_t kFrontBlocks = 40;

bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }
std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

struct Word {
  std::string text;  ///< lower case, without punctuation around it
  int number = -1;   ///< what its digits say
  std::size_t digits = 0;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size() && words.size() < 64;) {
    const bool digit = is_digit(text[at]);
    const auto same = [&](char c) {
      return digit ? is_digit(c)
                   : std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
    };
    if (!same(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && same(text[end])) ++end;
    Word word{lower_case(text.substr(at, end - at)), -1, 0};
    if (digit && end - at <= 4) {
      word.digits = end - at;
      word.number = std::stoi(word.text);
    }
    words.push_back(std::move(word));
    at = end;
  }
  return words;
}

/// 1 … 12 for "nov", "sept", "november"; 0 for what is none.
int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  if (word == "sept") return 9;
  for (std::size_t m = 0; m < kMonths.size(); ++m) {
    if (word == kMonths[m] || word == kMonths[m].substr(0, 3)) return static_cast<int>(m) + 1;
  }
  return 0;
}

bool is_year(const Word& word) { return word.digits == 4 && word.number >= 1500 && word.number <= 2100; }
bool is_day(const Word& word) { return word.digits >= 1 && word.digits <= 2 && word.number >= 1 && word.number <= 31; }

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
std::string iso(int year, int month, int day) {
  std::string date = std::to_string(year);
  if (month > 0) date += "-" + two_digits(month);
  if (month > 0 && day > 0) date += "-" + two_digits(day);
  return date;
}

/// Words that may stand beside a date line's date.
bool is_beside_a_date(std::string_view word) {
  constexpr std::array<std::string_view, 60> kWords = {
      "monday", "tuesday", "wednesday", "thursday", "friday",   "saturday", "sunday",    "mon",      "tue",    "tues",
      "wed",    "thu",     "thurs",     "fri",      "sat",      "sun",      "published", "updated",  "posted", "date",
      "dated",  "on",      "of",        "the",      "st",       "nd",       "rd",        "th",       "am",     "pm",
      "at",     "gmt",     "utc",       "est",      "edt",      "et",       "issue",     "no",       "number", "vol",
      "volume", "last",    "first",     "created",  "release",  "released", "in",        "by",       "report", "memo",
      "policy", "brief",   "paper",     "working",  "briefing", "edition",  "week",      "modified", "t",      "z"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// The first date among the words, whatever stands around it.
std::optional<std::string> date_in(const std::vector<Word>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto at = [&](std::size_t k) -> const Word& {
      static const Word kNone;
      return k < words.size() ? words[k] : kNone;
    };
    const auto month_number = [&](std::size_t k) { return at(k).digits == 2 && at(k).number <= 12 ? at(k).number : 0; };
    if (is_year(words[i]) && month_number(i + 1) > 0 && words[i + 1].digits == 2 && i + 2 <= words.size()) {
      return iso(words[i].number, month_number(i + 1),
                 at(i + 2).digits == 2 && is_day(at(i + 2)) ? at(i + 2).number : 0);
    }
    if (is_day(words[i]) && month_number(i + 1) > 0 && is_year(at(i + 2))) {  // 18.11.2021
      return iso(at(i + 2).number, month_number(i + 1), words[i].number);
    }
    const int month = month_of(words[i].text);
    if (month == 0) continue;
    // Month [day[-day]] year; the day may stand before.
    std::size_t next = i + 1;
    int day = 0;
    while (next < words.size() && (is_day(words[next]) || words[next].text == "st" || words[next].text == "nd" ||
                                   words[next].text == "rd" || words[next].text == "th")) {
      if (is_day(words[next])) day = words[next].number;
      ++next;
    }
    if (!is_year(at(next))) continue;
    if (day == 0 && i > 0) {
      std::size_t before = i - 1;
      if (before > 0 && (words[before].text == "st" || words[before].text == "nd" || words[before].text == "rd" ||
                         words[before].text == "th" || words[before].text == "of")) {
        --before;
      }
      // "Memo No. 12, May 2020"
      const std::string numbered = before > 0 ? words[before - 1].text : "";
      const bool number = numbered == "no" || numbered == "issue" || numbered == "number" || numbered == "vol";
      if (is_day(words[before]) && !number) day = words[before].number;
    }
    return iso(at(next).number, month, day);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_date(std::string_view text) {
  if (text.size() > 120) return std::nullopt;
  const auto words = words_of(text);
  std::size_t others = 0;
  std::size_t letters = 0;
  for (const Word& word : words) {
    if (word.digits > 0) continue;
    ++letters;
    if (month_of(word.text) == 0 && !is_beside_a_date(word.text)) ++others;
  }
  if (others > 2 || (others > 0 && others + 1 > letters)) return std::nullopt;
  return date_in(words);
}

std::size_t read_front_matter(std::string_view original, std::size_t begin, Metadata& metadata) {
  const std::string_view text = original.substr(begin);
  if (!starts_with(text, "---\n") && !starts_with(text, "---\r\n")) return begin;
  std::vector<std::string_view> lines;
  std::size_t at = text.find('\n') + 1;
  bool closed = false;
  while (at < text.size() && lines.size() < 100) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    at = std::min(end + 1, text.size());
    if (line == "---" || line == "...") {
      closed = true;
      break;
    }
    lines.push_back(line);
  }
  const auto is_field = [](std::string_view line) {
    const std::size_t colon = line.find(':');
    return line.empty() || line.front() == '#' || line.front() == ' ' || line.front() == '-' ||
           (colon != std::string_view::npos && colon > 0 && line.substr(0, colon).find(' ') == std::string_view::npos);
  };
  if (!closed || lines.empty() || !std::all_of(lines.begin(), lines.end(), is_field)) return begin;
  const auto value_of = [](std::string_view value) {
    value = trim(value);
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) {
      value = value.substr(1, value.size() - 2);
    }
    return std::string(value);
  };
  std::string last;
  for (const std::string_view line : lines) {
    const std::string_view item = trim(line);
    if (starts_with(item, "- ")) {
      if (last == "author" || last == "authors") metadata.authors.push_back(value_of(item.substr(2)));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.front() == ' ' || line.front() == '#') continue;
    last = lower_case(line.substr(0, colon));
    std::string value = value_of(line.substr(colon + 1));
    if (value.empty()) continue;
    if (last == "title") metadata.title = value;
    if (last == "publisher") metadata.publisher = value;
    if (last == "source") metadata.source = value;
    if (last == "lang" || last == "language") metadata.language = value;
    if (last == "url" || last == "link") metadata.url = value;
    if (last == "date" || last == "published") metadata.date = find_date(value).value_or("");
    if (last == "author" || last == "authors") {
      if (value.front() == '[' && value.back() == ']') value = value.substr(1, value.size() - 2);
      for (std::size_t start = 0; start < value.size();) {
        const std::size_t end = std::min(value.find(',', start), value.size());
        metadata.authors.push_back(value_of(std::string_view(value).substr(start, end - start)));
        start = end + 1;
      }
    }
  }
  return begin + at;
}

namespace {

/// "Ana Ruiz", "J. M. Keita", "Ana Ruiz and Bo Dahl": two to five capitalised words without digits.
bool is_person_line(std::string_view text, const Shape& shape) {
  const auto capitals = [&] { return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_upper)); };
  return shape.words >= 2 && shape.words <= 5 && count_capitalised(text) == shape.words && shape.digits == 0 &&
         capitals() * 3 < shape.letters && text.find_first_of(":;,|()/●•&–—") == std::string_view::npos;
}

/// The names of "By Ana Ruiz and Bo Dahl, Institute of …".
void add_authors(std::string_view names, std::vector<std::string>& authors) {
  while (!names.empty()) {
    std::size_t end = names.find(" and ");
    std::size_t skip = 5;
    for (const std::string_view separator : {", ", "; ", " & "}) {
      if (const std::size_t at = names.find(separator); at < end) end = at, skip = separator.size();
    }
    const std::string_view name = trim(names.substr(0, end));
    if (!is_person_line(name, shape_of(name))) return;
    authors.emplace_back(name);
    if (end == std::string_view::npos) return;
    names.remove_prefix(end + skip);
  }
}

/// A title's own words, not "REPORT" or a series' number.
bool is_title(std::string_view text, const Shape& shape) {
  return shape.words >= 3 && shape.words <= 40 && shape.digits * 4 < shape.letters && text.size() < 300 &&
         !find_date(text) && shape.url_bytes == 0;
}

/// The year of "© 2022 …", or of "Lima: Ediciones Sur, 2022" before the first prose; empty where there is none.
std::string imprint_year(const Draft& draft, std::size_t prose) {
  for (std::size_t b = 0; b < draft.blocks.size(); ++b) {
    const DraftBlock& block = draft.blocks[b];
    const std::string_view text = draft.text_of(block);
    std::size_t at = std::string_view::npos;
    if (block.role == Role::AuthorNote) at = text.find("©");
    if (b < prose && block.role == Role::Reference) at = text.find(": ");
    if (at == std::string_view::npos) continue;
    const auto words = words_of(text.substr(at));
    const auto year = std::find_if(words.begin(), words.end(), is_year);
    if (year != words.end()) return std::to_string(year->number);
  }
  return "";
}

}  // namespace

void find_metadata(Draft& draft) {
  Metadata& metadata = draft.metadata;
  const std::size_t front = std::min(draft.blocks.size(), kFrontBlocks);
  std::size_t prose = front;
  std::size_t words = 0;
  std::size_t read = 0;  // the blocks that hold these words
  for (; read < draft.blocks.size() && words < 5000; ++read) {
    const DraftBlock& block = draft.blocks[read];
    if (!is_prose(block.role)) continue;
    words += block.words;
    if (read < prose && block.words >= 30 && block.ends_sentence) prose = read;
  }
  std::size_t english = 0;
  for (std::size_t b = 0; b < read && english * 8 <= words; ++b) {
    if (is_prose(draft.blocks[b].role))
      english += count_english(draft.text_of(draft.blocks[b]), words / 8 + 1 - english);
  }
  if (metadata.language.empty() && english * 8 > words) metadata.language = "en";

  // The title: the first real heading of the markup, else the first line that could be one.
  if (metadata.title.empty()) {
    for (const int pass : {0, 1, 2}) {
      for (std::size_t b = 0; b < prose && metadata.title.empty(); ++b) {
        const DraftBlock& block = draft.blocks[b];
        const bool heading = block.role == Role::Heading && (pass > 0 || block.level > 0);
        if (heading && (pass == 2 || is_title(draft.text_of(block), shape_of(draft.text_of(block))))) {
          metadata.title = draft.text_of(block);
        }
      }
    }
  }
  for (std::size_t b = 0; b < prose; ++b) {
    const DraftBlock& block = draft.blocks[b];
    const std::string_view text = draft.text_of(block);
    if (is_prose(block.role) && block.role != Role::ListItem && text.size() > 200) break;
    if (metadata.date.empty()) {
      // Each line of the block by itself: "PONARS Memo No. 718 / November 2021".
      const std::string_view source = draft.source_of(block);
      for (std::size_t at = 0; at < source.size() && metadata.date.empty();) {
        const std::size_t end = std::min(source.find('\n', at), source.size());
        metadata.date = find_date(source.substr(at, end - at)).value_or("");
        at = end + 1;
      }
    }
    if (metadata.authors.empty()) {
      const std::string_view source = draft.source_of(block);
      const bool by = starts_with(text, "By ") || starts_with(text, "by ");
      if (by) {
        // The first line only, without the mark of a footnote.
        std::string_view line = source.substr(0, source.find('\n'));
        const std::size_t blank = line.find('y') + 1;  // of one byte or, where it is a no-break space, of more
        line = line.substr(blank < line.size() ? blank + utf8_at(line, blank).size : line.size());
        line = line.substr(0, line.find_first_of("<[*|\\"));
        add_authors(trim(line), metadata.authors);
      } else if ((block.role == Role::Heading || block.role == Role::AuthorNote) && block.level == 0 &&
                 text != metadata.title && is_person_line(text, shape_of(text)) && b > 0) {
        metadata.authors.emplace_back(text);
      }
    }
  }
  if (metadata.date.empty()) metadata.date = imprint_year(draft, prose);
}

}  // namespace actorgraph
