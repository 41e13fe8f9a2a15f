#include "extract/relations/amount.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/relations/words.h"

namespace actorgraph {
namespace {

using Names = std::pair<std::string_view, std::string_view>;

template <typename Value, std::size_t N>
std::optional<Value> look_up(const std::array<std::pair<std::string_view, Value>, N>& table, std::string_view key) {
  for (const auto& [name, value] : table)
    if (name.size() == key.size() && (name.empty() || (name.front() == key.front() && name == key))) return value;
  return std::nullopt;
}

/// Signs and letters in front of a number.
constexpr std::array<Names, 24> kSigns = {
    {{"$", "USD"},   {"us$", "USD"}, {"u.s.$", "USD"}, {"usd", "USD"}, {"€", "EUR"},   {"eur", "EUR"},
     {"£", "GBP"},   {"gbp", "GBP"}, {"¥", "JPY"},     {"jpy", "JPY"}, {"rmb", "CNY"}, {"cny", "CNY"},
     {"₽", "RUB"}, {"rub", "RUB"}, {"₹", "INR"},     {"inr", "INR"}, {"a$", "AUD"},  {"au$", "AUD"},
     {"c$", "CAD"},  {"ca$", "CAD"}, {"₩", "KRW"},     {"₺", "TRY"},   {"chf", "CHF"}, {"₴", "UAH"}}};

/// Currencies behind a number. A name that several states use stands for the best known one.
constexpr std::array<Names, 62> kCurrencies = {
    {{"dollar", "USD"},  {"dollars", "USD"},  {"usd", "USD"},      {"euro", "EUR"},    {"euros", "EUR"},
     {"eur", "EUR"},     {"pound", "GBP"},    {"pounds", "GBP"},   {"gbp", "GBP"},     {"yen", "JPY"},
     {"jpy", "JPY"},     {"yuan", "CNY"},     {"renminbi", "CNY"}, {"rmb", "CNY"},     {"cny", "CNY"},
     {"ruble", "RUB"},   {"rubles", "RUB"},   {"rouble", "RUB"},   {"roubles", "RUB"}, {"rub", "RUB"},
     {"rupee", "INR"},   {"rupees", "INR"},   {"inr", "INR"},      {"rial", "IRR"},    {"rials", "IRR"},
     {"riyal", "SAR"},   {"riyals", "SAR"},   {"dirham", "AED"},   {"dirhams", "AED"}, {"lira", "TRY"},
     {"liras", "TRY"},   {"won", "KRW"},      {"franc", "CHF"},    {"francs", "CHF"},  {"real", "BRL"},
     {"reais", "BRL"},   {"rand", "ZAR"},     {"peso", "MXN"},     {"pesos", "MXN"},   {"tenge", "KZT"},
     {"somoni", "TJS"},  {"som", "KGS"},      {"soms", "KGS"},     {"afghani", "AFN"}, {"afghanis", "AFN"},
     {"hryvnia", "UAH"}, {"hryvnias", "UAH"}, {"zloty", "PLN"},    {"zlotys", "PLN"},  {"krona", "SEK"},
     {"kronor", "SEK"},  {"krone", "NOK"},    {"kroner", "NOK"},   {"shekel", "ILS"},  {"shekels", "ILS"},
     {"dinar", "IQD"},   {"dinars", "IQD"},   {"manat", "AZN"},    {"lari", "GEL"},    {"forint", "HUF"},
     {"baht", "THB"},    {"rupiah", "IDR"}}};

constexpr std::array<Names, 14> kNational = {{{"u.s.", "USD"},
                                              {"us", "USD"},
                                              {"american", "USD"},
                                              {"australian", "AUD"},
                                              {"canadian", "CAD"},
                                              {"singapore", "SGD"},
                                              {"pakistani", "PKR"},
                                              {"nepali", "NPR"},
                                              {"qatari", "QAR"},
                                              {"omani", "OMR"},
                                              {"egyptian", "EGP"},
                                              {"turkish", "TRY"},
                                              {"swiss", "CHF"},
                                              {"french", "FRF"}}};

constexpr std::array<std::pair<std::string_view, double>, 18> kScales = {{{"thousand", 1e3},
                                                                          {"thousands", 1e3},
                                                                          {"k", 1e3},
                                                                          {"million", 1e6},
                                                                          {"millions", 1e6},
                                                                          {"mn", 1e6},
                                                                          {"m", 1e6},
                                                                          {"mln", 1e6},
                                                                          {"billion", 1e9},
                                                                          {"billions", 1e9},
                                                                          {"bn", 1e9},
                                                                          {"b", 1e9},
                                                                          {"bln", 1e9},
                                                                          {"trillion", 1e12},
                                                                          {"tn", 1e12},
                                                                          {"hundred", 1e2},
                                                                          {"dozen", 12},
                                                                          {"dozens", 12}}};

constexpr std::array<std::pair<std::string_view, double>, 30> kNumbers = {
    {{"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},         {"five", 5},       {"six", 6},
     {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},         {"eleven", 11},    {"twelve", 12},
     {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},     {"seventeen", 17}, {"eighteen", 18},
     {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},       {"fifty", 50},     {"sixty", 60},
     {"seventy", 70},  {"eighty", 80},   {"ninety", 90},  {"twenty-five", 25}, {"half", 0.5},     {"zero", 0}}};

/// What an amount without digits can begin with.
constexpr WordFilter kOpeningWords(kSigns, kScales, kNumbers, std::to_array<std::string_view>({"a", "several"}));

constexpr std::array<std::string_view, 40> kNoUnits = {
    "january",  "february", "march", "april", "may",  "june",  "july",  "august", "september", "october",
    "november", "december", "jan",   "jan.",  "feb",  "feb.",  "mar",   "mar.",   "apr",       "apr.",
    "jun",      "jul",      "aug",   "aug.",  "sept", "sept.", "oct",   "oct.",   "nov",       "nov.",
    "dec",      "dec.",     "day",   "days",  "week", "weeks", "month", "months", "a.m.",      "p.m."};
constexpr std::array<std::string_view, 14> kMoreNoUnits = {"year",      "years",   "decade", "decades", "century",
                                                           "centuries", "hour",    "hours",  "minutes", "time",
                                                           "times",     "percent", "per",    "of"};

/// What is numbered rather than counted: "Chapter 3".
constexpr std::array<std::string_view, 20> kNumbered = {
    "chapter", "section", "article", "table", "figure", "resolution", "page",  "no.",  "number", "act",
    "route",   "phase",   "type",    "part",  "volume", "title",      "group", "note", "step",   "document"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_digit(char c) noexcept { return '0' <= c && c <= '9'; }
bool is_letter(char c) noexcept { return ('a' <= c && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

bool may_open(std::string_view word) noexcept {
  return kOpeningWords.may_hold(word) || std::any_of(word.begin(), word.end(), is_digit);
}

/// Reads "2,000", "4.4", "15" at the start of `text`; moves `text` behind it.
std::optional<double> take_number(std::string_view& text) {
  std::size_t at = 0;
  double value = 0;
  std::size_t group = 0;
  bool grouped = false;
  while (at < text.size()) {
    if (is_digit(text[at])) {
      if (at > 24) return std::nullopt;
      value = value * 10 + (text[at] - '0');
      ++group;
      ++at;
    } else if (text[at] == ',' && at + 3 < text.size() && is_digit(text[at + 1]) && group > 0 && group <= 3 &&
               (!grouped || group == 3)) {
      grouped = true;
      group = 0;
      ++at;
    } else {
      break;
    }
  }
  if (at == 0 || (grouped && group != 3)) return std::nullopt;
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
    double place = 0.1;
    for (++at; at < text.size() && is_digit(text[at]); ++at, place /= 10) value += place * (text[at] - '0');
  }
  text.remove_prefix(at);
  return value;
}

class Finder {
 public:
  explicit Finder(const Sentence& sentence) : sentence_(sentence) {
    words_.reserve(sentence.size());
    for (const Token& token : sentence.tokens()) {
      std::string word(sentence.text(token));
      std::transform(word.begin(), word.end(), word.begin(),
                     [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
      words_.push_back(std::move(word));
    }
  }

  std::vector<AmountExpression> find() const {
    std::vector<AmountExpression> found;
    for (int at = 0; at < size();) {
      auto amount = may_open(word(at)) ? amount_at(at) : std::nullopt;
      if (!amount) {
        ++at;
        continue;
      }
      at = amount->last_token + 1;
      found.push_back(std::move(*amount));
    }
    return found;
  }

 private:
  int size() const noexcept { return static_cast<int>(words_.size()); }
  std::string_view word(int at) const noexcept {
    return 0 <= at && at < size() ? std::string_view(words_[static_cast<std::size_t>(at)]) : std::string_view();
  }

  /// A number with its scale: value and the token behind it. `rest` is what is glued to the number ("20bn", "15%").
  struct Quantity {
    double value = 0;
    int next = 0;
    bool scaled = false;
    bool spelled = false;
    bool year_like = false;
    std::string_view rest;
  };

  std::optional<Quantity> quantity(int at, std::string_view text) const {
    Quantity quantity;
    quantity.next = at + 1;
    std::string_view rest = text;
    if (const auto value = take_number(rest)) {
      quantity.value = *value;
      quantity.year_like = text.size() == 4 && rest.empty() && 1000 <= *value && *value < 2100;
      if (rest.starts_with('-')) {  // "15-million", "20-year-old"
        const auto scale = look_up(kScales, rest.substr(1));
        if (!scale) return std::nullopt;
        quantity.value *= *scale;
        quantity.scaled = true;
        rest = {};
      } else if (const auto scale = look_up(kScales, rest); scale && !rest.empty()) {
        quantity.value *= *scale;
        quantity.scaled = true;
        rest = {};
      }
      quantity.rest = rest;
    } else if (const auto spelled = look_up(kNumbers, text)) {
      quantity.value = *spelled;
      quantity.spelled = true;
      const auto ones = word(at + 1) == "-" ? look_up(kNumbers, word(at + 2)) : std::nullopt;
      if (ones && *spelled >= 20 && *ones < 10) {  // seventy - five
        quantity.value += *ones;
        quantity.next = at + 3;
      }
    } else {
      const bool some = (text == "a" || text == "several");
      const auto scale = look_up(kScales, some ? word(at + 1) : text);
      if (!scale || (!some && text.size() < 5)) return std::nullopt;
      if (text == "several" || text.ends_with('s')) return std::nullopt;  // thousands of: how many?
      quantity.value = *scale;
      quantity.next = some ? at + 2 : at + 1;
      quantity.scaled = quantity.spelled = true;
    }
    while (const auto scale = quantity.rest.empty() ? look_up(kScales, word(quantity.next)) : std::nullopt) {
      if (word(quantity.next).size() == 1 && quantity.spelled) break;
      quantity.value *= *scale;
      quantity.scaled = true;
      ++quantity.next;
    }
    return quantity;
  }

  AmountExpression make(int first, int last, double value, std::string_view unit) const {
    AmountExpression amount;
    amount.first_token = first;
    amount.last_token = last;
    amount.span = {sentence_[first].span.begin, sentence_[last].span.end};
    amount.value = value;
    amount.unit = unit;
    return amount;
  }

  /// A word of approximation or comparison belongs to the amount that follows; it does not change it.
  std::optional<AmountExpression> amount_at(int at) const {
    if (auto money = money_at(at)) return money;
    const auto counted = quantity(at, word(at));
    if (!counted) return std::nullopt;
    const Quantity& number = *counted;
    if (number.rest == "%") return make(at, at, number.value, "percent");
    if (!number.rest.empty()) return std::nullopt;
    int next = number.next;
    const auto is_word = [&](int place, std::initializer_list<std::string_view> list) {
      return std::find(list.begin(), list.end(), word(place)) != list.end();
    };
    if (is_word(next, {"%", "percent", "pct"})) return make(at, next, number.value, "percent");
    if (word(next) == "per" && word(next + 1) == "cent") return make(at, next + 1, number.value, "percent");
    if (word(next) == "percentage" && word(next + 1).starts_with("point"))
      return make(at, next + 1, number.value, "percent");
    if (const auto currency = look_up(kCurrencies, word(next))) return make(at, next, number.value, *currency);
    if (const auto nation = look_up(kNational, word(next))) {
      const auto general = look_up(kCurrencies, word(next + 1));
      if (general) return make(at, next + 1, number.value, national(*nation, *general));
    }
    if (is_one_of(word(at - 1), kNumbered) || (number.year_like && preceded_as_year(at))) return std::nullopt;
    return counted_noun(at, number);
  }

  /// "Swiss francs" are CHF, but "U.S. troops" are no money.
  static std::string_view national(std::string_view nation, std::string_view general) noexcept {
    return general == nation || nation != "USD" || general == "USD" ? nation : general;
  }

  bool preceded_as_year(int at) const noexcept {
    constexpr std::array<std::string_view, 15> kBefore = {"in",     "since", "by",  "until", "from",
                                                          "before", "after", "of",  "the",   "late",
                                                          "early",  "mid",   "its", "his",   "'s"};
    return is_one_of(word(at - 1), kBefore) || is_one_of(word(at - 1), kNoUnits);
  }

  /// "$4.4 million", "US$ 5 bn", "€20bn".
  std::optional<AmountExpression> money_at(int at) const {
    std::string_view text = word(at);
    std::optional<std::string_view> currency = look_up(kSigns, text);
    if (currency) {
      const auto number = quantity(at + 1, word(at + 1));
      if (!number || number->spelled || !number->rest.empty()) return std::nullopt;
      return make(at, number->next - 1, number->value, *currency);
    }
    for (const auto& [sign, code] : kSigns) {  // glued: "$4.4", "US$5bn"
      if (!text.starts_with(sign) || text.size() == sign.size()) continue;
      if (is_letter(sign.back()) && static_cast<unsigned char>(sign.back()) < 0x80 && !is_digit(text[sign.size()]))
        continue;
      const auto number = quantity(at, text.substr(sign.size()));
      if (!number || number->spelled || !number->rest.empty()) continue;
      return make(at, number->next - 1, number->value, code);
    }
    return std::nullopt;
  }

  /// "2,000 Russian troops": the unit is the noun that the number counts.
  std::optional<AmountExpression> counted_noun(int at, const Quantity& number) const {
    if (number.next >= size() || word(number.next) == "-") return std::nullopt;  // a 20 - minute call
    const Token& token = sentence_[at];
    int noun = -1;
    const bool parsed = token.upos != Upos::X;
    if (parsed && token.dependency == Dependency::Nummod && token.head >= number.next) {
      noun = token.head;
    } else if (parsed && number.next > at + 1 && sentence_[number.next - 1].dependency == Dependency::Nummod &&
               sentence_[number.next - 1].head >= number.next) {
      noun = sentence_[number.next - 1].head;
    } else {
      // The first plural-looking word before a mark or function word.
      for (int place = number.next; place < size() && place < number.next + 4; ++place) {
        const std::string_view here = word(place);
        if (here.empty() || !is_letter(here[0])) break;
        if (parsed && sentence_[place].upos != Upos::Noun && sentence_[place].upos != Upos::Adj &&
            sentence_[place].upos != Upos::Propn)
          break;
        if (is_one_of(here, kNoUnits) || is_one_of(here, kMoreNoUnits)) return std::nullopt;
        const bool plural = (here.size() > 3 && here.ends_with('s') && !here.ends_with("ss")) || here == "people" ||
                            here == "men" || here == "women" || here == "personnel" || here == "police" ||
                            here == "aircraft" || here == "children";
        const bool proper = sentence_.text(place).front() >= 'A' && sentence_.text(place).front() <= 'Z';
        if (plural && !proper) {
          noun = place;
          break;
        }
      }
    }
    if (noun < 0 || noun - at > 5) return std::nullopt;
    const std::string_view unit = word(noun);
    if (is_one_of(unit, kNoUnits) || is_one_of(unit, kMoreNoUnits)) return std::nullopt;
    if (parsed && sentence_[noun].upos == Upos::Propn) return std::nullopt;
    if (number.spelled && !number.scaled && number.value < 2) return std::nullopt;  // one country, half men
    return make(at, noun, number.value, unit);
  }

  const Sentence& sentence_;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<AmountExpression> find_amounts(const Sentence& sentence) { return Finder(sentence).find(); }

}  // namespace actorgraph
