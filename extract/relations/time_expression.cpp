#include "extract/relations/time_expression.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <utility>

#include "extract/relations/words.h"

namespace actorgraph {
namespace {

using Instant = std::chrono::sys_days;
using std::chrono::days;

enum class Unit : std::uint8_t { Day, Week, Month, Season, Quarter, Year, Decade, Century };

/// A date of any precision: month and day are 0 where unknown.
struct Date {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
};

struct Interval {
  std::optional<Instant> from;
  std::optional<Instant> to;
};

Instant day_of(int year, unsigned month, unsigned day) {
  return Instant(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

unsigned days_in(int year, unsigned month) {
  return static_cast<unsigned>((std::chrono::year(year) / std::chrono::month(month) / std::chrono::last).day());
}

Interval covered(const Date& date) {
  if (date.month == 0) return {day_of(date.year, 1, 1), day_of(date.year, 12, 31)};
  if (date.day == 0)
    return {day_of(date.year, date.month, 1), day_of(date.year, date.month, days_in(date.year, date.month))};
  return {day_of(date.year, date.month, date.day), day_of(date.year, date.month, date.day)};
}

Interval covered_years(int first, int last) { return {day_of(first, 1, 1), day_of(last, 12, 31)}; }

Date date_of(Instant day) {
  const std::chrono::year_month_day ymd(day);
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
}

std::string iso(const Date& date) {
  char text[32];
  if (date.month == 0)
    std::snprintf(text, sizeof text, "%04d", date.year);
  else if (date.day == 0)
    std::snprintf(text, sizeof text, "%04d-%02u", date.year, date.month);
  else
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", date.year, date.month, date.day);
  return text;
}

std::string iso(const std::optional<Instant>& day) { return day ? iso(date_of(*day)) : std::string(); }

bool is_digit(char c) noexcept { return '0' <= c && c <= '9'; }

/// The whole of `text` as a number of at most nine digits.
std::optional<int> number(std::string_view text) noexcept {
  if (text.empty() || text.size() > 9 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

bool valid(const Date& date) noexcept {
  if (date.year < 1 || date.year > 9999 || date.month > 12) return false;
  return date.day == 0 || (date.month != 0 && date.day <= days_in(date.year, date.month));
}

/// An ISO date of any precision.
std::optional<Date> parse_iso(std::string_view text) {
  Date date;
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const auto year = number(text.substr(0, 4));
  if (!year) return std::nullopt;
  date.year = *year;
  if (text.size() >= 7) {
    const auto month = number(text.substr(5, 2));
    if (text[4] != '-' || !month || *month == 0) return std::nullopt;
    date.month = static_cast<unsigned>(*month);
  }
  if (text.size() == 10) {
    const auto day = number(text.substr(8, 2));
    if (text[7] != '-' || !day || *day == 0) return std::nullopt;
    date.day = static_cast<unsigned>(*day);
  }
  return valid(date) ? std::optional(date) : std::nullopt;
}

/// Asked some fifty times for each word of a text: most differ in length or first letter.
bool is_same(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a == b));
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) noexcept {
  return std::any_of(list.begin(), list.end(), [&](std::string_view other) { return is_same(word, other); });
}

template <std::size_t N>
int index_in(const std::array<std::string_view, N>& list, std::string_view word) noexcept {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](std::string_view other) { return is_same(word, other); });
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 12> kShortMonths = {"jan", "feb", "mar",  "apr", "may", "jun",
                                                           "jul", "aug", "sept", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 13> kNumbers = {"",      "one",   "two",  "three", "four",   "five",  "six",
                                                       "seven", "eight", "nine", "ten",   "eleven", "twelve"};
constexpr std::array<std::string_view, 22> kOrdinals = {
    "",          "first",       "second",     "third",      "fourth",    "fifth",       "sixth",      "seventh",
    "eighth",    "ninth",       "tenth",      "eleventh",   "twelfth",   "thirteenth",  "fourteenth", "fifteenth",
    "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"};

/// "3rd", "21st", "nineteenth".
std::optional<int> ordinal(std::string_view word) noexcept {
  if (word.size() > 2 && is_one_of(word.substr(word.size() - 2), {"st", "nd", "rd", "th"}))
    if (const auto value = number(word.substr(0, word.size() - 2))) return value;
  const int index = index_in(kOrdinals, word);
  return index > 0 ? std::optional(index) : std::nullopt;
}

/// What Finder::expression() can begin with, and what can stand behind its prepositions, apart from digits; months are
/// looked for without their stop.
constexpr auto kOpeners = std::to_array<std::string_view>(
    {"about",     "after",      "ago",          "almost",     "an",         "approximately",
     "around",    "as",         "at",           "a",          "barely",     "before",
     "beginning", "between",    "by",           "centurie",   "centuries",  "century",
     "circa",     "close",      "cold",         "coming",     "couple",     "current",
     "currently", "day",        "days",         "decade",     "decades",    "during",
     "earlier",   "early",      "end",          "ensuing",    "ever",       "fall",
     "few",       "following",  "for",          "formerly",   "from",       "height",
     "in",        "initially",  "just",         "last",       "late",       "lately",
     "later",     "afterward",  "afterwards",   "many",       "mid",        "middle",
     "month",     "months",     "nearly",       "next",       "now",        "nowadays",
     "of",        "on",         "only",         "originally", "outset",     "over",
     "past",      "preceding",  "presently",    "previous",   "previously", "prior",
     "q1",        "q2",         "q3",           "q4",         "quarter",    "quarters",
     "recent",    "recently",   "right",        "roughly",    "same",       "season",
     "several",   "since",      "so",           "some",       "spring",     "start",
     "starting",  "subsequent", "subsequently", "summer",     "autumn",     "that",
     "the",       "thereafter", "these",        "this",       "through",    "throughout",
     "thus",      "til",        "till",         "to",         "today",      "tomorrow",
     "tonight",   "toward",     "towards",      "twenty",     "under",      "until",
     "up",        "upcoming",   "week",         "weeks",      "winter",     "within",
     "world",     "year",       "years",        "yesterday",  "sep"});
constexpr WordFilter kOpeningWords(kOpeners, kMonths, kShortMonths, kWeekdays, kNumbers, kOrdinals);

/// The first words of Finder::fixed_phrase().
constexpr auto kFixed = std::to_array<std::string_view>(
    {"today",     "tonight",      "yesterday", "tomorrow",   "currently",  "now",   "nowadays",
     "presently", "at",           "right",     "these",      "until",      "so",    "thus",
     "to",        "up",           "by",        "since",      "in",         "from",  "for",
     "recently",  "lately",       "formerly",  "previously", "earlier",    "later", "afterwards",
     "afterward", "subsequently", "initially", "originally", "thereafter", "on"});
constexpr WordFilter kFixedWords(kFixed, kWeekdays);

/// No expression does without one of these or a digit, and none has more than eight atoms before it.
constexpr auto kTellers = std::to_array<std::string_view>(
    {"day",     "days",     "week",       "weeks",     "month",        "months",     "quarter",    "quarters",
     "year",    "years",    "decade",     "decades",   "century",      "centuries",  "centurie",   "spring",
     "summer",  "autumn",   "fall",       "winter",    "today",        "tonight",    "yesterday",  "tomorrow",
     "now",     "nowadays", "currently",  "presently", "present",      "moment",     "time",       "recently",
     "lately",  "far",      "date",       "then",      "meantime",     "future",     "past",       "formerly",
     "earlier", "later",    "previously", "afterward", "subsequently", "afterwards", "thereafter", "initially",
     "point",   "era",      "originally", "period",    "war",          "season",     "sep"});
constexpr WordFilter kTellingWords(kTellers, kMonths, kShortMonths, kWeekdays);
constexpr std::size_t kFarthestTeller = 9;

bool may_tell(std::string_view word) noexcept {
  if (word.ends_with('.')) word.remove_suffix(1);
  return std::any_of(word.begin(), word.end(), is_digit) || kTellingWords.may_hold(word);
}

bool may_open(std::string_view word) noexcept {
  if (word.ends_with('.')) word.remove_suffix(1);
  return (!word.empty() && is_digit(word.front())) || kOpeningWords.may_hold(word);
}

std::optional<Unit> unit_of(std::string_view word) noexcept {
  if (word.size() > 3 && word.ends_with('s')) word.remove_suffix(1);
  if (word == "day") return Unit::Day;
  if (word == "week") return Unit::Week;
  if (word == "month") return Unit::Month;
  if (word == "quarter") return Unit::Quarter;
  if (word == "year") return Unit::Year;
  if (word == "decade") return Unit::Decade;
  if (word == "century" || word == "centurie") return Unit::Century;
  return std::nullopt;
}

/// 0 spring, 1 summer, 2 autumn, 3 winter.
int season_of(std::string_view word) noexcept {
  if (word == "spring") return 0;
  if (word == "summer") return 1;
  if (word == "autumn" || word == "fall") return 2;
  if (word == "winter") return 3;
  return -1;
}

Interval covered_season(int year, int season) {
  const unsigned first = 3 + 3 * static_cast<unsigned>(season);
  if (season == 3) return {day_of(year, 12, 1), day_of(year + 1, 2, days_in(year + 1, 2))};
  return {day_of(year, first, 1), day_of(year, first + 2, days_in(year, first + 2))};
}

/// The unit that holds `day`, moved by `count` units.
Interval unit_around(Instant day, Unit unit, int count) {
  Date date = date_of(day);
  const auto shifted_month = [&](int by) {
    const int total = date.year * 12 + static_cast<int>(date.month) - 1 + by;
    return Date{total / 12, static_cast<unsigned>(total % 12) + 1, 0};
  };
  switch (unit) {
    case Unit::Day:
      return {day + days(count), day + days(count)};
    case Unit::Week: {
      const unsigned weekday = std::chrono::weekday(day).iso_encoding();  // Monday = 1
      const Instant monday = day - days(weekday - 1) + days(7 * count);
      return {monday, monday + days(6)};
    }
    case Unit::Month:
      return covered(shifted_month(count));
    case Unit::Season:
    case Unit::Quarter: {
      const int total = date.year * 4 + static_cast<int>((date.month - 1) / 3) + count;
      const unsigned first = static_cast<unsigned>(total % 4) * 3 + 1;
      return {day_of(total / 4, first, 1), day_of(total / 4, first + 2, days_in(total / 4, first + 2))};
    }
    case Unit::Year:
      return covered({date.year + count, 0, 0});
    case Unit::Decade: {
      const int first = date.year / 10 * 10 + 10 * count;
      return covered_years(first, first + 9);
    }
    case Unit::Century: {
      const int first = (date.year - 1) / 100 * 100 + 1 + 100 * count;
      return covered_years(first, first + 99);
    }
  }
  return {};
}

/// Is `date` precise enough to count `unit`s from it?
bool counts(const Date& date, Unit unit) noexcept {
  if (unit == Unit::Day || unit == Unit::Week) return date.day != 0;
  if (unit == Unit::Month || unit == Unit::Season || unit == Unit::Quarter) return date.month != 0;
  return true;
}

Interval shifted(const std::optional<Date>& from, Unit unit, int count) {
  if (!from || !counts(*from, unit)) return {};
  const long long reach = 1LL * count * (unit == Unit::Century ? 100 : unit == Unit::Decade ? 10 : 1);
  if (unit >= Unit::Year && (from->year + reach < 11 || from->year + reach > 9980)) return {};
  if (reach > 100000 || reach < -100000) return {};
  return unit_around(*covered(*from).from, unit, count);
}

/// A word or a number; tokens like "mid-2010s" and "2001–2021" give several.
struct Atom {
  std::string text;  ///< lower case, dashes as "-"
  int token = 0;
  bool capital = false;
};

/// A stretch of atoms that names a time.
struct Point {
  std::size_t next = 0;  ///< first atom behind it
  Interval interval;
  std::optional<Date> date;  ///< where it is one date
  bool needs_preposition = false;
  bool vague = false;  ///< the month or day alone: a later year completes it
  bool range = false;  ///< two dates in one: 14–24, 2001–2021
  unsigned month = 0;
  unsigned day = 0;
};

class Finder {
 public:
  Finder(const Sentence& sentence, std::optional<Date> document, std::optional<Date> context)
      : sentence_(sentence), document_(document), context_(context) {
    for (int token = 0; token < static_cast<int>(sentence.size()); ++token) add_atoms(token);
    tells_.resize(atoms_.size());
    std::size_t last = atoms_.size() + kFarthestTeller;
    for (std::size_t at = atoms_.size(); at-- > 0;) {
      if (may_tell(word(at))) last = at;
      tells_[at] = last - at < kFarthestTeller;
    }
  }

  std::vector<TimeExpression> find() {
    std::vector<TimeExpression> found;
    std::size_t at = 0;
    while (at < atoms_.size()) {
      // Only whole tokens: not from the middle of a hyphenated word.
      if (at > 0 && atoms_[at].token == atoms_[at - 1].token) {
        ++at;
        continue;
      }
      std::optional<Point> match = tells_[at] && may_open(word(at)) ? expression(at) : std::nullopt;
      if (!match || match->next <= at || !ends_token(match->next)) {
        ++at;
        continue;
      }
      TimeExpression time;
      time.first_token = atoms_[at].token;
      time.last_token = atoms_[match->next - 1].token;
      time.span = {sentence_[time.first_token].span.begin, sentence_[time.last_token].span.end};
      time.from = iso(match->interval.from);
      time.to = iso(match->interval.to);
      if (match->date) {
        time.anchor = iso(*match->date);
        context_ = match->date;
      }
      found.push_back(std::move(time));
      at = match->next;
    }
    return found;
  }

 private:
  void add_atoms(int token) {
    const std::string_view text = sentence_.text(token);
    if (parse_iso(text) && text.size() == 10) {
      atoms_.push_back({std::string(text), token, false});
      return;
    }
    std::string word;
    bool capital = false;
    const auto flush = [&] {
      if (!word.empty()) atoms_.push_back({word, token, capital});
      word.clear();
      capital = false;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      const bool en_dash = text.substr(i).starts_with("\xE2\x80\x93") || text.substr(i).starts_with("\xE2\x80\x94");
      if (c == '-' || en_dash) {
        flush();
        atoms_.push_back({"-", token, false});
        if (en_dash) i += 2;
      } else if (text.substr(i).starts_with("\xE2\x80\x99")) {
        word += '\'';
        i += 2;
      } else {
        if (word.empty()) capital = 'A' <= c && c <= 'Z';
        word += 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      }
    }
    flush();
    if (atoms_.empty() || atoms_.back().token != token) atoms_.push_back({"", token, false});
  }

  std::string_view word(std::size_t at) const noexcept {
    return at < atoms_.size() ? std::string_view(atoms_[at].text) : std::string_view();
  }
  bool is(std::size_t at, std::initializer_list<std::string_view> list) const noexcept {
    return at < atoms_.size() && is_one_of(word(at), list);
  }
  bool ends_token(std::size_t next) const noexcept {
    return next >= atoms_.size() || atoms_[next].token != atoms_[next - 1].token;
  }
  Upos upos(std::size_t at) const noexcept { return at < atoms_.size() ? sentence_[atoms_[at].token].upos : Upos::X; }

  /// A year of four digits, "2021", where the text can mean one.
  std::optional<int> year(std::size_t at) const noexcept {
    if (at >= atoms_.size() || word(at).size() != 4) return std::nullopt;
    const auto value = number(word(at));
    return value && 1000 <= *value && *value < 2100 ? value : std::nullopt;
  }
  std::optional<unsigned> month(std::size_t at, std::size_t& next) const noexcept {
    if (at >= atoms_.size() || !atoms_[at].capital) return std::nullopt;
    next = at + 1;
    std::string_view name = word(at);
    int index = index_in(kMonths, name);
    if (index < 0) {
      if (name.ends_with('.')) name.remove_suffix(1);
      index = index_in(kShortMonths, name == "sep" ? "sept" : name);
      if (index < 0) return std::nullopt;
      if (word(at).back() != '.' && word(next) == ".") ++next;
    }
    return static_cast<unsigned>(index) + 1;
  }
  std::optional<unsigned> day_number(std::size_t at) const noexcept {
    if (at >= atoms_.size()) return std::nullopt;
    std::optional<int> value;
    if (word(at).size() <= 2) value = number(word(at));
    if (!value && !word(at).empty() && is_digit(word(at)[0])) value = ordinal(word(at));
    return value && 1 <= *value && *value <= 31 ? std::optional(static_cast<unsigned>(*value)) : std::nullopt;
  }

  /// The year for a month (and day) without one: that of the date named last, else the last such date that is not
  /// after the document.
  std::optional<int> year_for(unsigned month, unsigned day) const noexcept {
    if (context_) return context_->year;
    if (!document_) return std::nullopt;
    if (document_->month == 0) return document_->year;
    const bool after = month > document_->month ||
                       (month == document_->month && day != 0 && document_->day != 0 && day > document_->day);
    return after ? document_->year - 1 : document_->year;
  }

  static Interval part_of(const Interval& whole, int part, int parts) {
    if (!whole.from || !whole.to) return {};
    const auto length = (*whole.to - *whole.from).count() + 1;
    const auto begin = length * part / parts;
    const auto end = length * (part + 1) / parts - 1;
    return {*whole.from + days(begin), *whole.from + days(end)};
  }

  /// "August 2021", "Dec. 3, 2024", "January 14–24, 1943", "3 December 2024", "Sept. 16 and 17", "May".
  std::optional<Point> month_date(std::size_t at) const {
    std::size_t next = 0;
    unsigned day = 0;
    unsigned last_day = 0;
    std::optional<unsigned> the_month;
    if (const auto before = day_number(at)) {  // 3 December, the 3rd of December
      std::size_t place = at + 1;
      if (is(place, {"-", "to", "and"}) && day_number(place + 1)) {
        last_day = *day_number(place + 1);
        place += 2;
      }
      if (word(place) == "of") ++place;
      the_month = month(place, next);
      if (!the_month) return std::nullopt;
      day = *before;
    } else {
      the_month = month(at, next);
      if (!the_month) return std::nullopt;
      if (word(next) == "the" && day_number(next + 1) && !number(word(next + 1))) ++next;
      if (const auto after = day_number(next); after && word(next + 1) != "percent" && word(next + 1) != "%") {
        day = *after;
        ++next;
        if (is(next, {"-", "to", "and", "through", "until"}) && day_number(next + 1) && ends_token(next + 2)) {
          last_day = *day_number(next + 1);
          next += 2;
        }
      }
    }
    std::optional<int> the_year;
    std::size_t place = next;
    if (is(place, {",", "of", "in"}) && (day != 0 || word(place) != "in")) ++place;
    if ((the_year = year(place))) {
      next = place + 1;
    }

    Point point;
    point.next = next;
    point.month = *the_month;
    point.day = day;
    point.vague = !the_year;
    point.needs_preposition = !the_year && day == 0;
    if (!the_year) the_year = year_for(*the_month, day);
    if (the_year) set_month_date(point, *the_year, last_day);
    return point;
  }

  static void set_end(Point& point, Instant day) {
    point.interval.to = day;
    point.range = true;
  }

  void set_month_date(Point& point, int year, unsigned last_day) const {
    const Date date{year, point.month, point.day};
    if (!valid(date)) return;
    point.date = date;
    point.interval = covered(date);
    if (last_day > point.day && last_day <= days_in(year, point.month))
      set_end(point, day_of(year, point.month, last_day));
  }

  /// "spring of 2022", "winter 2021–2022", "fall" (with the year of the context).
  std::optional<Point> season_date(std::size_t at) const {
    const int season = season_of(word(at));
    if (season < 0) return std::nullopt;
    std::size_t next = at + 1;
    if (is(next, {"of", ",", "in"}) && year(next + 1)) ++next;
    Point point;
    const auto named = year(next);
    if (named) {
      ++next;
      if (word(next) == "-" && number(word(next + 1)) && word(next + 1).size() >= 2) next += 2;
    } else if (word(next) == "of" || (upos(at) != Upos::Noun && upos(at) != Upos::X && upos(at) != Upos::Propn)) {
      return std::nullopt;  // the fall of Kabul
    }
    point.next = next;
    point.needs_preposition = !named;
    const auto the_year = named ? named : context_ ? std::optional(context_->year) : std::nullopt;
    if (the_year) {
      point.interval = covered_season(*the_year, season);
      point.date = Date{*the_year, 0, 0};
    }
    return point;
  }

  /// "1990s", "19th century", "nineteenth century".
  std::optional<Point> decade_or_century(std::size_t at) const {
    std::string_view text = word(at);
    Point point;
    if (text.size() >= 5 && is_one_of(text.substr(4), {"s", "'s"})) {
      const auto first = number(text.substr(0, 4));
      if (!first || *first % 10 != 0 || *first < 1000 || *first > 2090) return std::nullopt;
      point.next = at + 1;
      point.interval = covered_years(*first, *first + 9);
      return point;
    }
    if (const auto first = year(at);
        first && *first % 10 == 0 && is(at + 1, {"s", "'s"}) && upos(at + 2) != Upos::Noun) {
      point.next = at + 2;
      point.interval = covered_years(*first, *first + 9);
      return point;
    }
    std::size_t next = at + 1;
    auto which = ordinal(text);
    if (text == "twenty" && word(at + 1) == "-" && word(at + 2) == "first") {
      which = 21;
      next = at + 3;
    }
    if (!which || *which < 10 || *which > 21) return std::nullopt;
    if (word(next) == "-") ++next;
    if (!is(next, {"century", "centuries"})) return std::nullopt;
    point.next = next + 1;
    point.interval = covered_years((*which - 1) * 100 + 1, *which * 100);
    return point;
  }

  /// "2021", "2001-2021", "2001–21".
  std::optional<Point> bare_year(std::size_t at) const {
    if (word(at) == "year" && year(at + 1)) ++at;  // the year 1821
    const auto first = year(at);
    if (!first) return std::nullopt;
    Point point;
    point.next = at + 1;
    point.needs_preposition = true;
    point.date = Date{*first, 0, 0};
    point.interval = covered(*point.date);
    if (word(at + 1) == "-") {
      if (const auto last = year(at + 2); last && *last > *first) {
        point.interval = covered_years(*first, *last);
        point.range = true;
        point.next = at + 3;
      } else if (const auto end = number(word(at + 2)); end && word(at + 2).size() == 2 && *end > *first % 100) {
        point.interval = covered_years(*first, *first / 100 * 100 + *end);
        point.range = true;
        point.next = at + 3;
      }
    }
    // "2000 troops" is an amount.
    const bool plural =
        point.next < atoms_.size() &&
        (sentence_[atoms_[point.next].token].xpos == "NNS" ||
         (upos(point.next) == Upos::X && word(point.next).ends_with('s') && word(point.next).size() > 4));
    if (plural && sentence_[atoms_[at].token].dependency == Dependency::Nummod) return std::nullopt;
    if (is(point.next, {"percent", "%", "people", "troops", "soldiers", "men", "women", "km", "miles", "dollars"}))
      return std::nullopt;
    return point;
  }

  /// World wars and the like, behind a preposition.
  std::optional<Point> named_period(std::size_t at) const {
    struct Period {
      std::initializer_list<std::string_view> words;
      Date from;
      Date to;
    };
    static const Period periods[] = {
        {{"world", "war", "i"}, {1914, 7, 28}, {1918, 11, 11}},
        {{"first", "world", "war"}, {1914, 7, 28}, {1918, 11, 11}},
        {{"world", "war", "ii"}, {1939, 9, 1}, {1945, 9, 2}},
        {{"second", "world", "war"}, {1939, 9, 1}, {1945, 9, 2}},
        {{"cold", "war"}, {1947, 3, 12}, {1991, 12, 26}},
    };
    for (const Period& period : periods) {
      std::size_t place = at;
      for (const std::string_view expected : period.words) {
        if (word(place) != expected || !atoms_[place].capital) break;
        ++place;
      }
      if (place != at + period.words.size()) continue;
      Point point;
      point.next = place;
      point.needs_preposition = true;
      point.interval = {covered(period.from).from, covered(period.to).to};
      return point;
    }
    return std::nullopt;
  }

  /// "last week", "next year", "the following month", "that fall", "last August", "next Monday", "last two years".
  std::optional<Point> relative(std::size_t at) const {
    if (!is(at, {"last", "this", "next", "past", "previous", "preceding", "following", "coming", "same", "that",
                 "recent", "current", "upcoming", "subsequent", "ensuing", "these"}))
      return std::nullopt;
    const std::string_view which = word(at);
    const bool from_context =
        is_one_of(which, {"previous", "preceding", "following", "same", "that", "subsequent", "ensuing"});
    const int step = is_one_of(which, {"last", "past", "previous", "preceding"})                              ? -1
                     : is_one_of(which, {"next", "following", "coming", "upcoming", "subsequent", "ensuing"}) ? 1
                                                                                                              : 0;
    std::optional<Date> base = from_context ? context_ : document_ ? document_ : context_;
    std::size_t next = at + 1;
    if (which == "that" && word(next) == "same") ++next;
    Point point;
    point.next = next + 1;

    // "the last two years", "the past few decades": up to the document.
    std::optional<int> count;
    bool uncounted = false;
    if (const int index = index_in(kNumbers, word(next)); index > 0) count = index;
    if (const auto digits = number(word(next)); digits && *digits < 1000) count = digits;
    if (is(next, {"few", "several", "couple", "many", "some"})) uncounted = true;
    if (count || uncounted) {
      std::size_t place = next + 1;
      if (word(place) == "of") ++place;
      const auto unit = unit_of(word(place));
      if (!unit) return std::nullopt;
      point.next = place + 1;
      if (count && *count > 0 && base && step != 0) {
        const Interval far = shifted(base, *unit, step * *count);
        if (step < 0 && far.from) point.interval = {far.from, covered(*base).to};
        if (step > 0 && far.to) point.interval = {covered(*base).from, far.to};
      }
      return point;
    }
    if (const auto unit = unit_of(word(next))) {
      const bool plural = word(next).ends_with('s') && word(next).size() > 3;
      if (plural) {  // "in recent years", "these days", "the following months"
        if (is_one_of(which, {"that", "this", "same"})) return std::nullopt;
        if ((which == "recent" || which == "past" || which == "last") && document_)
          point.interval.to = covered(*document_).to;
        return point;
      }
      if (is_one_of(which, {"recent", "these"})) return std::nullopt;
      point.interval = shifted(base, *unit, step);
      if (point.interval.from && *unit <= Unit::Year) {
        point.date = date_of(*point.interval.from);
        if (*unit == Unit::Year) point.date = Date{point.date->year, 0, 0};
        if (*unit == Unit::Month) point.date->day = 0;
        if (*unit == Unit::Week || *unit == Unit::Quarter) point.date.reset();
      }
      return point;
    }
    if (const int season = season_of(word(next)); season >= 0) {
      if (word(next + 1) == "of" && !year(next + 2)) return std::nullopt;
      if (word(next + 1) == "of" || year(next + 1)) return season_date(next);
      if (!base) return point;
      int the_year = base->year;
      if (base->month != 0 && step != 0) {
        const Interval here = covered_season(the_year, season);
        const Interval now = covered(*base);
        if (step < 0 && *here.to >= *now.from) --the_year;
        if (step > 0 && *here.from <= *now.to) ++the_year;
      } else {
        the_year += step;
      }
      point.interval = covered_season(the_year, season);
      return point;
    }
    std::size_t behind = 0;
    if (const auto named = month(next, behind); named && !from_context && !day_number(behind)) {
      if (year(behind)) return std::nullopt;
      point.next = behind;
      if (!base || base->month == 0) return point;
      int the_year = base->year;
      if (step < 0 && *named >= base->month) --the_year;
      if (step > 0 && *named <= base->month) ++the_year;
      point.date = Date{the_year, *named, 0};
      point.interval = covered(*point.date);
      return point;
    }
    if (const int weekday = index_in(kWeekdays, word(next)); weekday >= 0) {
      set_weekday(point, base, weekday, step == 0 ? -1 : step);
      return point;
    }
    if (is(next, {"time", "moment", "point", "era", "period"}) && which == "that") return point;
    return std::nullopt;
  }

  static void set_weekday(Point& point, const std::optional<Date>& base, int weekday, int step) {
    if (!base || base->day == 0) return;
    Instant day = *covered(*base).from;
    for (int i = 0; i < 8; ++i) {
      if (i > 0 || step < 0)
        if (std::chrono::weekday(day).c_encoding() == static_cast<unsigned>(weekday)) break;
      day += days(step);
    }
    point.date = date_of(day);
    point.interval = {day, day};
  }

  /// "a day later", "two years ago", "three days after" (with nothing behind it that is known here).
  std::optional<Point> counted(std::size_t at) const {
    std::size_t next = at;
    std::optional<int> count;
    if (is(next, {"just", "only", "some", "about", "barely", "nearly", "almost"}) && !unit_of(word(next + 1))) ++next;
    if (is(next, {"a", "an", "one"}) && unit_of(word(next + 1))) {
      count = 1;
      ++next;
    } else if (const int index = index_in(kNumbers, word(next)); index > 0) {
      count = index;
      ++next;
    } else if (const auto digits = number(word(next)); digits && *digits < 1000) {
      count = digits;
      ++next;
    } else if (!word(next).empty() && is_digit(word(next)[0]) && unit_of(word(next + 1))) {
      ++next;  // 5,000 years ago
    } else if (is(next, {"several", "few", "many"})) {
      ++next;
    } else if (word(next) == "a" && is(next + 1, {"few", "couple"})) {
      next += word(next + 2) == "of" ? 3 : 2;
    } else if (unit_of(word(next)) && word(next).ends_with('s') && word(next).size() > 3) {
      // "days later"
    } else {
      return std::nullopt;
    }
    const auto unit = unit_of(word(next));
    if (!unit) return std::nullopt;
    ++next;
    const bool ago = is(next, {"ago"});
    const bool later = is(next, {"later", "afterward", "afterwards", "after", "hence"});
    const bool earlier = is(next, {"earlier", "before", "prior", "previously"});
    if (!ago && !later && !earlier) return std::nullopt;
    Point point;
    point.next = next + 1;
    if (is(next, {"after", "before", "prior"})) {
      if (word(next) == "prior" && word(next + 1) == "to") ++point.next;
      // "two years after 1991"
      const auto base = core(skip_article(point.next));
      if (base && base->date && !base->vague) {
        point.next = base->next;
        if (count) set_shifted(point, base->date, *unit, later ? *count : -*count);
        return point;
      }
      // What follows is an event whose date is not known; nothing follows: counts from the date named last.
      const bool closed = point.next >= atoms_.size() || is(point.next, {".", ",", ";", ")", "and"});
      if (!closed) return point;
    }
    if (count) set_shifted(point, ago ? document_ : context_, *unit, later ? *count : -*count);
    return point;
  }

  static void set_shifted(Point& point, const std::optional<Date>& base, Unit unit, int count) {
    point.interval = shifted(base, unit, count);
    if (!point.interval.from) return;
    if (unit == Unit::Day) point.date = date_of(*point.interval.from);
    if (unit == Unit::Month || unit == Unit::Year) {
      point.date = date_of(*point.interval.from);
      point.date->day = 0;
      if (unit == Unit::Year) point.date->month = 0;
    }
  }

  std::size_t skip_article(std::size_t at) const noexcept { return is(at, {"the"}) ? at + 1 : at; }

  /// A date without its preposition and its "early", "the end of" and the like.
  std::optional<Point> core(std::size_t at) const {
    if (at >= atoms_.size()) return std::nullopt;
    if (const auto date = parse_iso(word(at)); date && word(at).size() == 10) {
      Point point;
      point.next = at + 1;
      point.date = date;
      point.interval = covered(*date);
      return point;
    }
    if (auto point = month_date(at)) return point;
    if (auto point = season_date(at)) return point;
    if (auto point = decade_or_century(at)) return point;
    if (auto point = bare_year(at)) return point;
    if (auto point = relative(at)) return point;
    return std::nullopt;
  }

  /// A date with what narrows it: "early August", "mid-2010s", "the end of the 1960s", "the first half of 2022".
  std::optional<Point> point_at(std::size_t at) const {
    at = skip_article(at);
    if (!may_open(word(at))) return std::nullopt;
    int part = -1;
    int parts = 3;
    bool tenths = false;
    std::size_t next = at;
    if (is(at, {"early", "mid", "late", "middle"})) {
      part = word(at) == "early" ? 0 : word(at) == "late" ? 2 : 1;
      next = at + 1;
      if (is(next, {"-", "to"})) next += word(next) == "-" ? 1 : 0;
      if (is(next, {"in"})) ++next;  // "early in 2021"
      tenths = true;
    } else if (is(at, {"end", "close", "beginning", "start", "outset", "middle", "height"}) && word(at + 1) == "of") {
      part = is(at, {"end", "close"}) ? 2 : is(at, {"middle", "height"}) ? 1 : 0;
      next = at + 2;
    } else if (const auto which = ordinal(word(at)); which && is(at + 1, {"half", "quarter"}) && is(at + 2, {"of"})) {
      parts = word(at + 1) == "half" ? 2 : 4;
      if (*which > parts) return std::nullopt;
      part = *which - 1;
      next = at + 3;
    } else if (is(at, {"q1", "q2", "q3", "q4"}) && (year(at + 1) || (word(at + 1) == "of" && year(at + 2)))) {
      parts = 4;
      part = word(at)[1] - '1';
      next = word(at + 1) == "of" ? at + 2 : at + 1;
    }
    if (part < 0) return core(at);
    next = skip_article(next);
    auto point = core(next);
    if (!point) point = named_period(next);
    if (!point || (point->day != 0 && point->month != 0)) return std::nullopt;
    if (point->interval.from && point->interval.to) {
      const Interval whole = point->interval;
      if (parts == 4) {
        const int first_year = date_of(*whole.from).year;
        const unsigned first = static_cast<unsigned>(part) * 3 + 1;
        point->interval = {day_of(first_year, first, 1), day_of(first_year, first + 2, days_in(first_year, first + 2))};
      } else if (parts == 2 && point->date && point->date->month == 0) {
        const int y = point->date->year;
        point->interval =
            part == 0 ? Interval{day_of(y, 1, 1), day_of(y, 6, 30)} : Interval{day_of(y, 7, 1), day_of(y, 12, 31)};
      } else {
        point->interval = narrowed(whole, part);
      }
    }
    point->needs_preposition = point->needs_preposition && !tenths && parts == 3;
    return point;
  }

  /// The first, middle or last third, on borders that people use.
  static Interval narrowed(const Interval& whole, int part) {
    const Date first = date_of(*whole.from);
    const Date last = date_of(*whole.to);
    if (first.year == last.year && first.month == last.month) {
      const unsigned begin = part == 0 ? 1 : part == 1 ? 11 : 21;
      const unsigned end = part == 0 ? 10 : part == 1 ? 20 : days_in(first.year, first.month);
      return {day_of(first.year, first.month, begin), day_of(first.year, first.month, end)};
    }
    if (first.year == last.year && first.month == 1 && last.month == 12) {
      const unsigned begin = part == 0 ? 1 : part == 1 ? 5 : 9;
      return {day_of(first.year, begin, 1), day_of(first.year, begin + 3, days_in(first.year, begin + 3))};
    }
    if (last.year - first.year == 9) {
      const int begin = first.year + (part == 0 ? 0 : part == 1 ? 4 : 7);
      const int end = first.year + (part == 0 ? 3 : part == 1 ? 6 : 9);
      return covered_years(begin, end);
    }
    const int length = last.year - first.year + 1;
    if (length < 3) return part_of(whole, part, 3);
    return covered_years(first.year + length * part / 3, first.year + length * (part + 1) / 3 - 1);
  }

  /// "August and September 1944", "1787 and 1788", "June 22 and July 4": extends `first` over the second date.
  void extend(Point& first, std::initializer_list<std::string_view> joints) const {
    if (!is(first.next, joints)) return;
    auto second = point_at(first.next + 1);
    if (!second || !ends_token(second->next)) return;
    const bool like = (first.month != 0) == (second->month != 0) || word(first.next) != "and";
    if (!like || (second->needs_preposition && second->month == 0 && !second->date)) return;
    if (first.vague && second->date && !second->vague) {  // the year behind the second one holds for both
      set_month_date(first, second->date->year, 0);
      if (second->month < first.month) set_month_date(first, second->date->year - 1, 0);
    } else if (second->vague && first.date && !first.vague) {
      set_month_date(*second, first.date->year, 0);
    }
    first.next = second->next;
    first.interval.to = second->interval.to;
    if (second->date) first.date = second->date;
    if (first.interval.from && first.interval.to && *first.interval.to < *first.interval.from) first.interval = {};
  }

  bool names_thing(std::size_t at) const noexcept {
    const Upos behind = upos(at);
    return behind == Upos::Noun || behind == Upos::Propn || behind == Upos::Adj;
  }

  bool needs_no_preposition(std::size_t at, const Point& point) const {
    if (!point.needs_preposition) return true;
    // "the 2014 annexation", "its 2019 visit": the year belongs to the noun behind it.
    const auto the_year = year(at);
    if (!the_year || *the_year < 1700 || at == 0 || point.next >= atoms_.size()) return false;
    const bool determined =
        is(at - 1, {"the", "a", "an", "his", "her", "its", "their", "'s", "s'", "our", "this", "that"});
    return determined && names_thing(point.next);
  }

  std::optional<Point> expression(std::size_t at) const {
    if (kFixedWords.may_hold(word(at))) {
      if (auto fixed = fixed_phrase(at)) return fixed;
    }
    // Prepositions of two words first.
    std::size_t next = at + 1;
    const std::string_view first = word(at);
    std::string_view sense = first;
    bool preposition = true;
    if (is(at, {"in", "on", "at", "of", "during", "throughout", "over", "within", "around", "circa", "about", "for",
                "under"})) {
      sense = "in";
    } else if (is(at, {"since", "from"})) {
      if (is(next, {"as"}) && is(next + 1, {"early", "late"}) && word(next + 2) == "as") next += 3;
    } else if (is(at, {"by", "until", "till", "before", "after", "between", "through", "til", "following", "toward",
                       "towards", "beginning", "starting"})) {
      if (is(at, {"till", "til", "through"})) sense = "until";
      if (sense == "towards" || sense == "toward") sense = "in";
      if (sense == "following") sense = "after";
      if (is(at, {"beginning", "starting"})) {
        sense = "since";
        if (is(next, {"in", "from", "on", "with"})) ++next;
      }
      if (sense == "until" && word(next) == "at" && word(next + 1) == "least") next += 2;
      if (sense == "after" || sense == "before") {
        if (is(next, {"about"})) ++next;
      }
    } else if (first == "prior" && word(next) == "to") {
      sense = "before";
      ++next;
    } else if (first == "as" && is(next, {"of", "from"})) {
      sense = "since";
      ++next;
    } else if (first == "as" && is(next, {"early", "late", "recently"}) && word(next + 1) == "as") {
      sense = "in";
      next += 2;
    } else if (first == "ever" && word(next) == "since") {
      sense = "since";
      ++next;
    } else if (first == "up" && is(next, {"to", "until"})) {
      sense = "until";
      ++next;
    } else {
      preposition = false;
    }

    if (!preposition) {
      if (auto point = counted(at)) return point;
      auto point = point_at(at);
      if (!point) return std::nullopt;
      const std::size_t start = skip_article(at);
      std::size_t behind = 0;
      if (start != at && (year(start) || month(start, behind))) return std::nullopt;  // it begins with the date itself
      if (!needs_no_preposition(at, *point)) return std::nullopt;
      if (is(at, {"this", "that", "same", "past", "last", "next", "following", "recent"}) && !point->interval.from &&
          is_one_of(word(at + 1), {"fall", "spring"}) && word(at + 2) == "of")
        return std::nullopt;
      extend(*point, {"-", "and"});
      return point;
    }
    if (is(next, {"around", "about", "approximately", "roughly", "circa", "late", "early"}) &&
        !is(next, {"late", "early"}))
      ++next;
    if (!may_open(word(next))) return std::nullopt;
    auto point = counted(next);
    if (point && sense == "in" && first != "in" && first != "on" && first != "over" && first != "within") point.reset();
    if (!point) point = point_at(next);
    // "for the 2004 games": the year belongs to the noun, and is found without the preposition.
    if (point && word(next) == "the" && year(next + 1) && point->next == next + 2 && names_thing(point->next))
      return std::nullopt;
    if (!point) point = named_period(skip_article(next));
    if (!point && sense == "in") point = duration(at);
    if (!point) return std::nullopt;
    if (first == "of" && (point->needs_preposition && !point->date)) return std::nullopt;
    if (first == "for" && !point->date && !point->interval.from && !is(next, {"decades", "years", "months"}) &&
        !is(skip_article(next), {"past", "last", "next", "coming"}))
      return std::nullopt;
    if (first == "under" || first == "about") return std::nullopt;
    if (first == "on" && point->month != 0 && point->day == 0) return std::nullopt;
    if (first == "at" && point->day == 0 && !is(next, {"the", "that", "this"})) return std::nullopt;
    if (const int weekday = index_in(kWeekdays, word(next)); weekday >= 0) return std::nullopt;

    if (sense == "in") {
      extend(*point, {"-", "and", "to"});
      if (!ends_token(point->next)) return std::nullopt;
      return point;
    }
    if (sense == "between") {
      if (word(point->next) != "and") return std::nullopt;
      const std::size_t before = point->next;
      extend(*point, {"and"});
      return point->next == before ? std::nullopt : point;
    }
    if (sense == "from") {
      const std::size_t before = point->next;
      extend(*point, {"to", "until", "till", "through", "-"});
      if (point->next == before && !point->range) {
        if (is(before, {"on", "onward", "onwards"})) ++point->next;
        point->interval.to.reset();
      }
      return point;
    }
    const Interval whole = point->interval;
    if (sense == "since") point->interval = {whole.from, std::nullopt};
    if (sense == "by" || sense == "until") {
      extend(*point, {"-"});
      point->interval = {std::nullopt, point->interval.to};
    }
    if (sense == "before") {
      point->interval = {};
      if (whole.from) point->interval.to = *whole.from - days(1);
    }
    if (sense == "after") {
      point->interval = {};
      if (whole.to) point->interval.from = *whole.to + days(1);
    }
    return point;
  }

  /// "for decades", "for three years": tells no date.
  std::optional<Point> duration(std::size_t at) const {
    if (!is(at, {"for", "over", "within", "in"})) return std::nullopt;
    std::size_t next = at + 1;
    if (is(next, {"several", "many", "some", "a", "few", "two", "three", "four", "five", "six", "ten", "the"}) ||
        number(word(next)))
      ++next;
    if (is(next, {"few", "couple"})) next += word(next + 1) == "of" ? 2 : 1;
    const bool loose = word(at) == "for" && word(at + 1) == "some" && word(at + 2) == "time";
    if (!loose && (!unit_of(word(next)) || (word(at) == "in" && next == at + 1))) return std::nullopt;
    if (word(next) == "century" || word(next + 1) == "-" || is(next + 1, {"of", "'s", "old"})) return std::nullopt;
    if (word(next).size() > 3 && !word(next).ends_with('s') && !loose && next == at + 1) return std::nullopt;
    Point point;
    point.next = loose ? at + 3 : next + 1;
    return point;
  }

  /// Words that say when by themselves, and weekdays.
  std::optional<Point> fixed_phrase(std::size_t at) const {
    Point point;
    point.next = at + 1;
    const Interval now = document_ ? covered(*document_) : Interval{};
    const auto phrase = [&](std::initializer_list<std::string_view> words) {
      std::size_t place = at;
      for (const std::string_view expected : words)
        if (!is_same(word(place++), expected)) return false;
      point.next = place;
      return true;
    };
    if (is(at, {"today", "tonight"})) {
      point.interval = now;
      return point;
    }
    if (is(at, {"yesterday", "tomorrow"})) {
      set_shifted(point, document_, Unit::Day, word(at) == "yesterday" ? -1 : 1);
      return point;
    }
    const bool adverb = upos(at) == Upos::Adv || upos(at) == Upos::X;
    if (adverb && is(at, {"currently", "now", "nowadays", "presently"})) {
      if (word(at) == "now" && (word(at + 1) == "that" || (at > 0 && is(at - 1, {"until", "till"}))))
        return std::nullopt;
      point.interval = now;
      return point;
    }
    if (phrase({"at", "present"}) || phrase({"at", "the", "moment"}) || phrase({"right", "now"}) ||
        phrase({"at", "this", "time"}) || phrase({"these", "days"}) || phrase({"at", "the", "present", "time"})) {
      point.interval = now;
      return point;
    }
    if (phrase({"until", "now"}) || phrase({"until", "recently"}) || phrase({"so", "far"}) || phrase({"thus", "far"}) ||
        phrase({"to", "date"}) || phrase({"until", "today"}) || phrase({"up", "to", "now"})) {
      if (word(at) == "so" && is(point.next, {"as", "from", "that"})) return std::nullopt;
      point.interval.to = now.to;
      return point;
    }
    if (phrase({"at", "the", "time"}) || phrase({"at", "that", "time"}) || phrase({"by", "then"}) ||
        phrase({"since", "then"}) || phrase({"until", "then"}) || phrase({"in", "the", "meantime"}) ||
        phrase({"in", "the", "near", "future"}) || phrase({"in", "the", "future"}) || phrase({"in", "the", "past"}) ||
        phrase({"from", "then", "on"}) || phrase({"by", "now"}) || phrase({"for", "the", "time", "being"})) {
      if (phrase({"in", "the", "past"}) && (unit_of(word(at + 3)) || index_in(kNumbers, word(at + 3)) > 0 ||
                                            number(word(at + 3)) || is(at + 3, {"few", "several", "couple"})))
        return std::nullopt;
      if (is(point.next, {"of"})) return std::nullopt;
      if (is(at, {"since"}) && context_) point.interval.from = covered(*context_).from;
      return point;
    }
    point.next = at + 1;
    if (adverb && is(at, {"recently", "lately"})) {
      point.interval.to = now.to;
      return point;
    }
    if (upos(at) == Upos::Adv && is(at, {"formerly", "previously", "earlier", "later", "afterwards", "afterward",
                                         "subsequently", "initially", "originally", "thereafter"})) {
      if (is(at, {"earlier", "later"}) && is(at + 1, {"than", "as", "-"})) return std::nullopt;
      return point;
    }
    std::size_t place = at;
    if (word(at) == "on") ++place;
    if (const int weekday = index_in(kWeekdays, word(place)); weekday >= 0 && atoms_[place].capital) {
      std::size_t behind = place + 1;
      if (word(behind) == ",") ++behind;
      if (auto date = month_date(behind)) {  // "on Monday, May 3"
        return date;
      }
      point.next = place + 1;
      set_weekday(point, document_, weekday, -1);
      if (is(place + 1, {"morning", "afternoon", "evening", "night"})) ++point.next;
      return point;
    }
    return std::nullopt;
  }

  const Sentence& sentence_;
  std::optional<Date> document_;
  std::optional<Date> context_;
  std::vector<Atom> atoms_;
  std::vector<char> tells_;  ///< of each atom, whether one that tells a time is near enough behind it
};

}  // namespace

std::vector<TimeExpression> find_times(const Sentence& sentence, std::string_view document_date,
                                       const std::optional<std::string>& last_year_context) {
  return Finder(sentence, parse_iso(document_date), last_year_context ? parse_iso(*last_year_context) : std::nullopt)
      .find();
}

}  // namespace actorgraph
