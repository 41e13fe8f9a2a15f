#include "extract/actors/gazetteer.h"

#include <doctest/doctest.h>

#include <string>

namespace actorgraph {
namespace {

bool holds(NameList list, const std::string& name) { return (gazetteer().find(name) & in_list(list)) != 0; }

TEST_CASE("the gazetteer has no malformed line and no name twice in a list") {
  for (const std::string& problem : gazetteer().problems()) CHECK_MESSAGE(false, problem);
  CHECK(gazetteer().size(NameList::GivenMale) + gazetteer().size(NameList::GivenFemale) > 2500);
  CHECK(gazetteer().size(NameList::Surname) > 2000);
  CHECK(gazetteer().size(NameList::City) + gazetteer().size(NameList::Region) + gazetteer().size(NameList::Water) +
            gazetteer().size(NameList::Land) >
        2500);
}

TEST_CASE("names of every part of the world are in their lists") {
  for (const std::string name : {"Ana", "Olga", "Fatima", "Priya", "Yuki", "Thandiwe"}) {
    CHECK_MESSAGE(holds(NameList::GivenFemale, name), name);
  }
  for (const std::string name : {"Juan", "Dmitri", "Kwame", "Hiroshi", "Mehmet", "Rajesh"}) {
    CHECK_MESSAGE(holds(NameList::GivenMale, name), name);
  }
  for (const std::string name : {"Morales", "Petrov", "Nkrumah", "Tanaka", "Yilmaz", "Banerjee"}) {
    CHECK_MESSAGE(holds(NameList::Surname, name), name);
  }
  CHECK(holds(NameList::City, "Buenos Aires"));
  CHECK(holds(NameList::City, "Cox's Bazar"));
  CHECK(holds(NameList::Region, "Nova Scotia"));
  CHECK(holds(NameList::Water, "Lake Tanganyika"));
  CHECK(holds(NameList::Land, "Hindu Kush"));
}

TEST_CASE("a word may be in several lists, and an unknown one is in none") {
  CHECK(holds(NameList::GivenFemale, "Victoria"));
  CHECK(holds(NameList::City, "Victoria"));
  CHECK(gazetteer().find("Qqqq") == 0);
  CHECK(gazetteer().longest("Buenos") == 2);
  CHECK(gazetteer().longest("Qqqq") == 0);
}

}  // namespace
}  // namespace actorgraph
