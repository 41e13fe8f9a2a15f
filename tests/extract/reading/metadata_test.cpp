#include "extract/reading/metadata.h"

#include <doctest/doctest.h>

#include "reading.h"

using namespace actorgraph;

TEST_CASE("a date line gives an ISO date of its precision") {
  struct Row {
    std::string_view line, date;
  };
  for (const Row& row :
       {Row{"November 2021", "2021-11"}, Row{"18 Nov. 2021", "2021-11-18"}, Row{"November 18, 2021", "2021-11-18"},
        Row{"Thursday, 18th November 2021, 10:15 GMT", "2021-11-18"}, Row{"2021-11-18T08:00:00Z", "2021-11-18"},
        Row{"18.11.2021", "2021-11-18"}, Row{"(December 02-06, 2024)", "2024-12-06"},
        Row{"Published: Sept. 3, 2019", "2019-09-03"}, Row{"Policy Memo No. 12, May 2020", "2020-05"}}) {
    CAPTURE(row.line);
    CHECK(find_date(row.line).value_or("none") == row.date);
  }
}

TEST_CASE("what only holds a date among other words is no date line") {
  for (const std::string_view line : {"Peru signed the treaty with Chile in November 2021.", "Issue 455", "1998", "May",
                                      "The war of 1914", "Section 12.5.3", ""}) {
    CAPTURE(line);
    CHECK_FALSE(find_date(line));
  }
}

TEST_CASE("title, authors and date are found on a report's first page") {
  const auto document = read(
      "## The Water Treaty and Its Neighbours\n\nAndean Policy Memo No. 12  \nMay 2020\n\nBy Ana Ruiz<sup>1</sup>  \n"
      "*University of Cusco*\n\nPeru and Chile signed a treaty on water after nine years of talks, and the governments "
      "of "
      "the region saw in it the beginning of a new order that would keep the peace in the dry north of the "
      "continent.\n");
  CHECK(document->metadata().title == "The Water Treaty and Its Neighbours");
  CHECK(document->metadata().authors == std::vector<std::string>{"Ana Ruiz"});
  CHECK(document->metadata().date == "2020-05");
  CHECK(document->metadata().language == "en");
}

TEST_CASE("a byline may hold characters of several bytes before the name") {
  for (const std::string by : {"By ", "By\u00A0", "B\u00ADy ", "By\u2003"}) {
    CAPTURE(by);
    const auto document = read("# The Northern Rivers\n\n" + by + "Ana Ruiz\n\nPeru and Chile signed a treaty.\n");
    CHECK(document->metadata().authors == std::vector<std::string>{"Ana Ruiz"});
  }
}

TEST_CASE("front matter gives metadata and is no text") {
  const auto document = read(
      "---\ntitle: \"Rivers: a study\"\nauthor: [Ana Ruiz, Bo Dahl]\ndate: 2020-05-01\nlang: en\n---\n\nPeru met "
      "Chile.\n");
  CHECK(document->text() == "Peru met Chile.");
  CHECK(document->metadata().title == "Rivers: a study");
  CHECK(document->metadata().authors == std::vector<std::string>{"Ana Ruiz", "Bo Dahl"});
  CHECK(document->metadata().date == "2020-05-01");
  const std::size_t peru = document->original().find("Peru");
  CHECK(document->quote({0, 4}) == Quote{"Peru", {{peru, peru + 4}}});
}

TEST_CASE("a rule at the start of a text is no front matter") {
  CHECK(read("---\n\nPeru met Chile: it was cold.\n\n---\n\nIt left.")->text() ==
        "Peru met Chile: it was cold.\n\nIt left.");
}

TEST_CASE("the date given by option wins") {
  ReadingOptions options;
  options.date = "1999";
  CHECK(read_document("May 2020\n\nPeru met Chile.", "a.txt", options)->metadata().date == "1999");
}
