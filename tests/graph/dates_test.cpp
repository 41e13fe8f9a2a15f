#include "graph/dates.h"

#include <doctest/doctest.h>

using namespace actorgraph;

TEST_CASE("dates have three precisions and must exist") {
  for (const char* date : {"2011", "2011-03", "2011-03-31", "2012-02-29", "2000-02-29"}) CHECK(is_date(date));
  for (const char* date : {"", "0000", "201", "2011-", "2011-13", "2011-00", "2011-3-1", "2011-02-29", "1900-02-29",
                           "2011-03-32", "2011-03-31T", "MMXI", "2011/03"}) {
    CHECK(!is_date(date));
  }
}

TEST_CASE("a date covers whole days") {
  CHECK(first_day("2011") == "2011-01-01");
  CHECK(last_day("2011") == "2011-12-31");
  CHECK(last_day("2012-02") == "2012-02-29");
  CHECK(last_day("2011-04-05") == "2011-04-05");
  CHECK(first_day("soon") == "");
}

TEST_CASE("the earlier begins first and the later ends last, whatever the precision") {
  CHECK(earlier("2011-03", "2011") == "2011");
  CHECK(earlier("2011-01-01", "2011") == "2011");
  CHECK(earlier("", "2011") == "2011");
  CHECK(earlier("soon", "") == "");
  CHECK(later("2011-03", "2011") == "2011");
  CHECK(later("2010", "2011-01") == "2011-01");
  CHECK(later("2011-12-31", "2011-12") == "2011-12");
}
