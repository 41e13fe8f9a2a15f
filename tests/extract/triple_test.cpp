#include "extract/triple.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace actorgraph;

namespace {

template <typename Enum, typename Parse>
void check_names(int count, Parse parse) {
  std::set<std::string_view> names;
  for (int i = 0; i < count; ++i) {
    const auto value = static_cast<Enum>(i);
    names.insert(to_string(value));
    REQUIRE(parse(to_string(value)).has_value());
    CHECK(*parse(to_string(value)) == value);
  }
  CHECK(names.size() == static_cast<std::size_t>(count));
}

}  // namespace

TEST_CASE("kinds, modalities and types read back from their names, which differ") {
  check_names<ActorKind>(12, parse_actor_kind);
  check_names<Modality>(6, parse_modality);
  check_names<RelationType>(28, parse_relation_type);
}

TEST_CASE("the names are those of the data formats") {
  CHECK(to_string(ActorKind::ArmedGroup) == "armed_group");
  CHECK(to_string(Modality::Desired) == "desired");
  CHECK(to_string(RelationType::Cooperate) == "COOPERATE");
  CHECK_FALSE(parse_actor_kind("Armed Group"));
  CHECK_FALSE(parse_modality(""));
  CHECK_FALSE(parse_relation_type("cooperate"));
}

TEST_CASE("a quote in pieces begins with its first and ends with its last") {
  const Quote quote{"stood at two", {{10, 18}, {40, 43}}};
  CHECK(quote.begin() == 10);
  CHECK(quote.end() == 43);
  CHECK(Quote{}.begin() == 0);
  CHECK(Quote{}.end() == 0);
}

TEST_CASE("attributions are equal when what they say is, not where they are stored") {
  const auto statement = [] {
    Attribution said;
    said.cue = "said";
    said.actor.name = "Ana Petrova";
    return said;
  };
  Attribution first = statement();
  Attribution second = statement();
  CHECK(first == second);
  first.source = std::make_shared<const Attribution>(statement());
  CHECK_FALSE(first == second);
  second.source = std::make_shared<const Attribution>(statement());
  CHECK(first == second);
}
