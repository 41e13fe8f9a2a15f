#include "graph/statement_details.h"

#include <doctest/doctest.h>

#include "graph/triple_view.h"
#include "tests/graph/example.h"

using namespace actorgraph;

namespace {

Triple full_triple() {
  Triple triple = make_statement("Peru", "sign treaty with", "Chile", "reports/1.md", 100);
  Attribution minister{{"Ana Vega", ActorKind::Person, {"the minister", {{120, 132}}}}, "recalled", nullptr};
  triple.attribution = Attribution{{"Andean Community", ActorKind::Organization, {"the community", {{110, 123}}}},
                                   "reported",
                                   std::make_shared<const Attribution>(minister)};
  triple.time = TimeQuote{{"from 2011 to May", {{140, 149}, {4000000000, 4000000007}}}, "2011", ""};
  triple.place = PlaceQuote{"Lima", {"in Lima", {{150, 157}}}};
  triple.amounts = {{{"2.5 million", {{160, 171}}}, 2.5e6, "USD"}, {{"", {}}, -0.125, ""}};
  triple.cites = {{"12", {"12", {{180, 182}}}, "https://example.org/treaty"}};
  return triple;
}

}  // namespace

TEST_CASE("details come back as they were packed") {
  Triple full = full_triple();
  Triple only_time;
  only_time.time = full.time;
  Triple only_amounts;
  only_amounts.amounts = full.amounts;
  Triple only_cites;
  only_cites.cites = full.cites;
  Triple unquoted;
  unquoted.attribution = Attribution{{"", ActorKind::Other, {}}, "", nullptr};
  for (const Triple& triple : {full, only_time, only_amounts, only_cites, unquoted}) {
    StringPool strings;
    const StatementDetails details = unpack_details(pack_details(view(triple), strings), strings);
    CHECK(details.attribution == triple.attribution);
    CHECK(details.time == triple.time);
    CHECK(details.place == triple.place);
    CHECK(details.amounts == triple.amounts);
    CHECK(details.cites == triple.cites);
  }
}

TEST_CASE("a statement without details packs into nothing") {
  StringPool strings;
  const Triple plain = make_statement("Peru", "meet", "Chile", "reports/1.md", 0);
  CHECK(pack_details(view(plain), strings).empty());
  CHECK_FALSE(unpack_details({}, strings).time);
}

TEST_CASE("dates and who says so are found without unpacking the rest") {
  StringPool strings;
  Triple triple = full_triple();
  CHECK(unpack_dates(pack_details(view(triple), strings), strings).from == "2011");
  CHECK(unpack_dates(pack_details(view(triple), strings), strings).to.empty());
  CHECK(unpack_holder(pack_details(view(triple), strings), strings) == "Andean Community");
  triple.time.reset();
  CHECK(unpack_holder(pack_details(view(triple), strings), strings) == "Andean Community");
}

TEST_CASE("a time and who says so take thirty bytes together") {
  StringPool strings;
  for (int i = 0; i < 1000; ++i) strings.intern("name " + std::to_string(i));
  Triple triple = make_statement("Peru", "meet", "Chile", "reports/1.md", 100);
  triple.time = TimeQuote{{"in 2011", {{90000, 90007}}}, "2011", "2011"};
  triple.attribution =
      Attribution{{"Ana Vega", ActorKind::Person, {"the minister", {{90100, 90112}}}}, "said", nullptr};
  CHECK(pack_details(view(triple), strings).size() <= 30);
}
