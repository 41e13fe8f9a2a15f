#include "graph/dates.h"

namespace actorgraph {
namespace {

bool are_digits(std::string_view text) noexcept {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return true;
}

int number(std::string_view digits) noexcept {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

int days_in_month(int year, int month) noexcept {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

bool is_date(std::string_view date) noexcept {
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  if (!are_digits(date.substr(0, 4)) || date.substr(0, 4) == "0000") return false;
  if (date.size() == 4) return true;
  if (date[4] != '-' || !are_digits(date.substr(5, 2))) return false;
  const int month = number(date.substr(5, 2));
  if (month < 1 || month > 12) return false;
  if (date.size() == 7) return true;
  if (date[7] != '-' || !are_digits(date.substr(8, 2))) return false;
  const int day = number(date.substr(8, 2));
  return day >= 1 && day <= days_in_month(number(date.substr(0, 4)), month);
}

std::string first_day(std::string_view date) {
  if (!is_date(date)) return {};
  std::string day(date);
  if (day.size() == 4) day += "-01";
  if (day.size() == 7) day += "-01";
  return day;
}

std::string last_day(std::string_view date) {
  if (!is_date(date)) return {};
  std::string day(date);
  if (day.size() == 4) day += "-12";
  if (day.size() == 7) {
    const int last = days_in_month(number(date.substr(0, 4)), number(std::string_view(day).substr(5, 2)));
    day += "-" + std::to_string(last);
  }
  return day;
}

std::string_view earlier(std::string_view a, std::string_view b) {
  if (!is_date(a)) return is_date(b) ? b : std::string_view{};
  if (!is_date(b)) return a;
  const std::string first = first_day(a);
  const std::string second = first_day(b);
  if (first != second) return first < second ? a : b;
  return a.size() <= b.size() ? a : b;
}

std::string_view later(std::string_view a, std::string_view b) {
  if (!is_date(a)) return is_date(b) ? b : std::string_view{};
  if (!is_date(b)) return a;
  const std::string first = last_day(a);
  const std::string second = last_day(b);
  if (first != second) return first > second ? a : b;
  return a.size() <= b.size() ? a : b;
}

}  // namespace actorgraph
