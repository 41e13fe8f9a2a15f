#include "export/text.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace actorgraph;

TEST_CASE("clean text keeps what every format can hold and repairs the rest") {
  struct Row {
    std::string_view given;
    std::string_view clean;
  };
  using namespace std::string_view_literals;
  const Row rows[] = {
      {"R&D \"unit\" <A>\té\n"sv, "R&D \"unit\" <A>\té\n"sv},
      {"a\r\nb\rc"sv, "a\nb\nc"sv},
      {"a\0b\x01\x1f\x7f"sv, "ab"sv},
      {"\xEF\xBF\xBE x \xEF\xBF\xBF \xEF\xBF\xBD"sv, " x  \xEF\xBF\xBD"sv},
      {"\xF0\x9F\x98\x80 \xE6\x97\xA5"sv, "\xF0\x9F\x98\x80 \xE6\x97\xA5"sv},
      {"\xC0\xAF"sv, "\xEF\xBF\xBD\xEF\xBF\xBD"sv},                  // overlong
      {"\xED\xA0\x80"sv, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"sv},  // surrogate
      {"x\xE2\x82"sv, "x\xEF\xBF\xBD"sv},                            // cut short
      {"\xF0\x9F\x98yz"sv, "\xEF\xBF\xBDyz"sv},
      {"\xFF"sv, "\xEF\xBF\xBD"sv},
  };
  for (const Row& row : rows) CHECK(clean_text(row.given) == row.clean);
  CHECK(clean_line("a\tb\r\nc\n") == "a b c ");
}

TEST_CASE("numbers are written shortest and finite only") {
  CHECK(format_number(0.1) == "0.1");
  CHECK(format_number(1e-7) == "1e-07");
  CHECK(format_number(3) == "3");
  CHECK(format_number(1.0 / 3) == "0.3333333333333333");
  CHECK(!format_number(std::nan("")));
  CHECK(!format_number(std::numeric_limits<double>::infinity()));
}
