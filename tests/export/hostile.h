#pragma once

#include <string>

#include "graph/merge.h"

namespace actorgraph {

/// A graph of everything that has broken a reader: formats.md, section 3. Parallel edges that differ only in negation,
/// a loop, a reverse edge, scripts, entity-like text, CDATA ends, controls, right-to-left text, `null`, `INF`, a long
/// value.
inline void make_hostile_graph(Graph& graph, std::size_t long_value = 1 << 20) {
  GraphBuilder builder;
  const std::string rtl = "\xE2\x80\xAE\xD8\xA7\xD9\x84\xD8\xB9\xD8\xB1\xD8\xA8";
  const std::string names[] = {"R&D \"unit\" <A>\n\xC3\xA9",
                               rtl,
                               "INF Treaty",
                               "null",
                               "\xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x98\x80",
                               "a ]]> b & & c \\ \\\" 'd'",
                               "=HYPERLINK(\"x\")",
                               "<script>alert(1)</script>",
                               std::string(long_value, 'x')};
  const ActorKind kinds[] = {ActorKind::Organization, ActorKind::People,   ActorKind::Project,
                             ActorKind::Company,      ActorKind::State,    ActorKind::Other,
                             ActorKind::Person,       ActorKind::Facility, ActorKind::Media};
  builder.add(DocumentRecord{"0a", "reports/one & \"two\".md", "T <1>\x01", "2011-03", {1, 2, 3, 4}});
  builder.add(DocumentRecord{"0b", "b.md", "", "", {}});
  std::size_t at = 0;
  const auto add = [&](std::size_t subject, const std::string& label, std::size_t object, const auto& change) {
    Triple triple;
    triple.document_hash = at % 2 == 0 ? "0a" : "0b";
    triple.document = at % 2 == 0 ? "reports/one & \"two\".md" : "b.md";
    triple.sentence = {"He \"said\": <b>" + label + "</b> & ]]> \r\n\t\x02 \\ " + rtl + " | `x` $y$ #{z}",
                       {{at, at + 60}}};
    triple.subject = {names[subject], kinds[subject], {names[subject].substr(0, 4), {{at, at + 4}}}};
    triple.relation = {label, label, RelationType::Accuse, {label, {{at + 5, at + 9}}}};
    triple.object = {names[object], kinds[object], {"it", {{at + 10, at + 12}, {at + 14, at + 16}}}};
    triple.rule = "r";
    triple.confidence = 1e-7;
    change(triple);
    triple.id = make_triple_id(triple);
    builder.add(triple);
    at += 100;
  };
  const auto nothing = [](Triple&) {};
  add(0, "condemned", 1, nothing);
  add(0, "condemned", 1, [](Triple& triple) { triple.negated = true; });
  add(0, "condemned", 1, [](Triple& triple) { triple.relation.type = RelationType::Reject; });
  add(0, "condemned", 1, [](Triple& triple) { triple.modality = Modality::Planned; });
  add(0, "condemned (planned)", 1, nothing);
  add(0, "condemned", 1, [&](Triple& triple) {
    triple.attribution = Attribution{{rtl, ActorKind::Person, {"x", {{1, 2}}}}, "said", nullptr};
    triple.page = 3;
  });
  add(1, "condemned", 0, nothing);
  add(2, "Null", 2, nothing);
  add(3, "NULL", 4, [](Triple& triple) { triple.time = TimeQuote{{"2011", {{0, 4}}}, "2011", ""}; });
  add(3, "INF", 4, [](Triple& triple) { triple.time = TimeQuote{{"2011", {{0, 4}}}, "2011-02", "2012-02-29"}; });
  add(4, "| a \" b | <i>", 5, [](Triple& triple) { triple.symmetric = true; });
  add(5, "end", 6, nothing);
  add(6, "+cmd|' /C calc'!A0", 7, nothing);
  add(7, "subgraph", 8, [](Triple& triple) { triple.time = TimeQuote{{"x", {{0, 1}}}, "", "2010"}; });
  builder.build(graph);
}

}  // namespace actorgraph
