#include "extract/relations/relation_lexicon.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace actorgraph;
using Pos = RelationEntry::Pos;

namespace {

const RelationLexicon& lexicon() {
  static const RelationLexicon built_in;
  return built_in;
}

std::string type_of(const RelationEntry* entry) {
  if (!entry) return "none";
  return entry->type ? std::string(to_string(*entry->type)) : "-";
}

std::string verb(std::string_view lemma, std::string_view preposition = {}, std::string_view object = {}) {
  FrameContext context;
  context.preposition = preposition;
  context.object_lemma = object;
  context.other_is_object = preposition.empty() && object.empty();
  return type_of(lexicon().best(Pos::Verb, lemma, context));
}

std::string noun(std::string_view lemma) { return type_of(lexicon().best(Pos::Noun, lemma, {})); }

}  // namespace

TEST_CASE("the built-in relation lexicon reads without a mistake and is large") {
  CHECK(lexicon().size() >= 2000);
  CHECK(std::is_sorted(lexicon().entries().begin(), lexicon().entries().end(), [](const auto& a, const auto& b) {
    return std::make_pair(a.pos, a.lemma) < std::make_pair(b.pos, b.lemma);
  }));
}

TEST_CASE("frames tell the senses of a verb apart") {
  struct Row {
    std::string lemma;
    std::string preposition;
    std::string object;
    std::string type;
  };
  const Row rows[] = {
      {"deploy", "to", "troop", "MOBILIZE"},
      {"deploy", "", "tool", "-"},
      {"send", "to", "troop", "MOBILIZE"},
      {"send", "to", "envoy", "CONSULT"},
      {"send", "to", "aid", "AID"},
      {"hold", "with", "exercise", "COOPERATE"},
      {"conduct", "", "exercise", "MOBILIZE"},
      {"hold", "with", "talk", "CONSULT"},
      {"hold", "in", "summit", "CONSULT"},
      {"sign", "with", "agreement", "AGREE"},
      {"sign", "", "treaty", "AGREE"},
      {"express", "over", "concern", "ACCUSE"},
      {"express", "in", "interest", "INTEREST"},
      {"pose", "to", "threat", "THREATEN"},
      {"declare", "on", "war", "THREATEN"},
      {"impose", "on", "sanction", "SANCTION"},
      {"impose", "on", "tax", "COERCE"},
      {"cut off", "to", "aid", "SANCTION"},
      {"establish", "with", "relation", "SUPPORT"},
      {"establish", "with", "partnership", "ALLY"},
      {"establish", "over", "control", "CONTROL"},
      {"grant", "to", "loan", "AID"},
      {"grant", "to", "right", "CONCEDE"},
      {"build", "in", "railway", "ECONOMIC"},
      {"provide", "to", "training", "AID"},
      {"share", "with", "intelligence", "COOPERATE"},
      {"share", "with", "border", "BORDER"},
      {"launch", "on", "missile", "ASSAULT"},
      {"play", "in", "role", "INFLUENCE"},
      {"call", "for", "", "REQUEST"},
      {"depend", "on", "", "INFLUENCE"},
      {"attack", "", "", "ASSAULT"},
      {"arrest", "", "", "COERCE"},
      {"warn", "", "", "THREATEN"},
      {"oppose", "", "", "REJECT"},
      {"criticize", "", "", "ACCUSE"},
      {"border", "", "", "BORDER"},
      {"compete", "with", "", "RIVAL"},
      {"withdraw", "from", "", "RETREAT"},
      {"trade", "with", "", "ECONOMIC"},
      {"cooperate", "with", "", "COOPERATE"},
      {"belong", "to", "", "MEMBER"},
      {"lead", "", "", "OFFICE"},
      {"annex", "", "", "COERCE"},
      {"occupy", "", "", "CONTROL"},
      {"recognize", "", "", "SUPPORT"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.lemma);
    CAPTURE(row.preposition);
    CAPTURE(row.object);
    CHECK(verb(row.lemma, row.preposition, row.object) == row.type);
  }
}

TEST_CASE("the kind of the object tells leaving a body from leaving a place") {
  FrameContext body;
  body.preposition = "from";
  body.object_kind = ActorKind::Organization;
  FrameContext place = body;
  place.object_kind = ActorKind::State;
  CHECK(type_of(lexicon().best(Pos::Verb, "withdraw", body)) == "SANCTION");
  CHECK(type_of(lexicon().best(Pos::Verb, "withdraw", place)) == "RETREAT");
}

TEST_CASE("nouns have types and say where their subject and object stand") {
  CHECK(noun("attack") == "ASSAULT");
  CHECK(noun("withdrawal") == "RETREAT");
  CHECK(noun("alliance") == "ALLY");
  CHECK(noun("minister") == "OFFICE");
  CHECK(noun("investment") == "ECONOMIC");
  CHECK(noun("influence") == "INFLUENCE");
  const RelationEntry* attack = lexicon().best(Pos::Noun, "attack", {});
  REQUIRE(attack);
  CHECK(has_flag(*attack, RelationEntry::Event));
  CHECK(std::count(attack->subject_from.begin(), attack->subject_from.end(), "poss") == 1);
  CHECK(std::count(attack->object_from.begin(), attack->object_from.end(), "on") == 1);
}

TEST_CASE("a verb says what it does to the clause under it") {
  FrameContext infinitive;
  infinitive.has_xcomp = true;
  const auto under = [&](std::string_view lemma) { return lexicon().best(Pos::Verb, lemma, infinitive); };
  CHECK(modality(*under("want")) == Modality::Desired);
  CHECK(modality(*under("plan")) == Modality::Planned);
  CHECK(modality(*under("urge")) == Modality::Recommended);
  CHECK(modality(*under("manage")) == Modality::Asserted);
  CHECK(has_flag(*under("manage"), RelationEntry::Raise));
  CHECK(has_flag(*under("fail"), RelationEntry::Negates));
  CHECK(has_flag(*under("refuse"), RelationEntry::Negates));
  CHECK(has_flag(*under("urge"), RelationEntry::ObjectControl));
  FrameContext clause;
  clause.has_ccomp = true;
  CHECK(has_flag(*lexicon().best(Pos::Verb, "say", clause), RelationEntry::Report));
  CHECK(has_flag(*lexicon().best(Pos::Verb, "deny", clause), RelationEntry::Negates));
}

TEST_CASE("what fits best comes first and an unknown word has no entry") {
  const auto entries = lexicon().find(Pos::Verb, "send");
  REQUIRE(entries.size() > 2);
  CHECK(entries.front().frame.specificity() > entries.back().frame.specificity());
  CHECK(lexicon().find(Pos::Verb, "frobnicate").empty());
  CHECK(lexicon().best(Pos::Verb, "frobnicate", {}) == nullptr);
  CHECK(lexicon().find(Pos::Noun, "cooperate").empty());
}

TEST_CASE("a user's entry takes the place of the built-in one with the same frame") {
  RelationLexicon mine;
  const std::size_t before = mine.size();
  CHECK(mine.add("verb\tattack\t-\tACCUSE\t-\t-\nverb\tfrobnicate\tobj=@gear,with\tAID\ts:from o:subj\tsym light\n",
                 "my.tsv") == std::vector<std::string>{"my.tsv:2: no class '@gear' stands above this line"});
  CHECK(mine.size() == before);
  CHECK(type_of(mine.best(Pos::Verb, "attack", {})) == "ACCUSE");
  CHECK(mine.add("@gear\twheel|cog\n\n# mine\nverb\tfrobnicate\tobj=@gear,with\tAID\ts:from o:subj\tsym light\r\n", "x")
            .empty());
  FrameContext context;
  context.preposition = "with";
  context.object_lemma = "cog";
  const RelationEntry* entry = mine.best(Pos::Verb, "frobnicate", context);
  REQUIRE(entry);
  CHECK(entry->subject_from == std::vector<std::string>{"from"});
  CHECK(entry->line == 4);
  CHECK(entry->file == "x");
  CHECK(has_flag(*entry, RelationEntry::Symmetric));
  context.object_lemma = "tooth";
  CHECK(mine.best(Pos::Verb, "frobnicate", context) == nullptr);
}

TEST_CASE("each mistake in a user's file is named with its line, and the good lines count") {
  struct Row {
    std::string line;
    std::string says;
  };
  const Row rows[] = {
      {"verb\tgo\t-\tAID\t-", "expected 6 columns"},
      {"adverb\tgo\t-\tAID\t-\t-", "unknown part of speech 'adverb'"},
      {"verb\t\t-\tAID\t-\t-", "the lemma is empty"},
      {"verb\tGo\t-\tAID\t-\t-", "must be in lower case"},
      {"verb\tgo\t-\tHELP\t-\t-", "unknown type 'HELP'"},
      {"verb\tgo\t-\tAID\t-\tquick", "unknown flag 'quick'"},
      {"verb\tgo\ts.planet\tAID\t-\t-", "unknown kind of actor"},
      {"verb\tgo\tobj.tool\tAID\t-\t-", "unknown frame 'obj.tool'"},
      {"verb\tgo\tto,from\tAID\t-\t-", "two prepositions"},
      {"verb\tgo\tto||from\tAID\t-\t-", "empty word"},
      {"verb\tgo\t-\tAID\tx:of\t-", "must begin with s: or o:"},
      {"@tools", "a class is @name"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    RelationLexicon mine;
    const auto problems = mine.add(row.line + "\nverb\tfrobnicate\t-\tAID\t-\t-\n", "my.tsv");
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].starts_with("my.tsv:1: "));
    CHECK(problems[0].find(row.says) != std::string::npos);
    CHECK(mine.find(Pos::Verb, "frobnicate").size() == 1);
  }
}

TEST_CASE("an entry that stands twice in a file is a mistake and the first one counts") {
  RelationLexicon mine;
  const auto problems = mine.add("verb\tfrobnicate\t-\tAID\t-\t-\nverb\tfrobnicate\t-\tRIVAL\t-\t-\n", "my.tsv");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0] == "my.tsv:2: verb 'frobnicate' with frame '-' stands already in line 1");
  CHECK(type_of(mine.best(Pos::Verb, "frobnicate", {})) == "AID");
}
