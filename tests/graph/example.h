#pragma once

#include <string>
#include <string_view>

#include "extract/triple.h"

namespace actorgraph {

/// A statement of a made-up report: `Peru | sign treaty with | Chile`. The sentence is the two names and the label with
/// blanks between them, at `at` in the document `report`; hash and path of the document are `h-report` and `report`.
inline Triple make_statement(std::string_view subject, std::string_view label, std::string_view object,
                             std::string_view report = "report.md", std::size_t at = 0) {
  Triple triple;
  triple.document = report;
  triple.document_hash = "h-" + std::string(report);
  triple.sentence.text = std::string(subject) + " " + std::string(label) + " " + std::string(object);
  const std::size_t relation = at + subject.size() + 1;
  const std::size_t end = relation + label.size() + 1 + object.size();
  triple.sentence.pieces = {{at, end}};
  triple.subject = {std::string(subject), ActorKind::State, {std::string(subject), {{at, at + subject.size()}}}};
  triple.relation = {std::string(label),
                     std::string(label),
                     RelationType::Cooperate,
                     {std::string(label), {{relation, relation + label.size()}}}};
  triple.object = {std::string(object), ActorKind::State, {std::string(object), {{end - object.size(), end}}}};
  triple.rule = "active-clause";
  triple.confidence = 0.875;
  triple.id = make_triple_id(triple);
  return triple;
}

/// The statement after `change` was made to it, with the id that it then has.
template <typename Change>
Triple changed(Triple triple, const Change& change) {
  change(triple);
  triple.id = make_triple_id(triple);
  return triple;
}

}  // namespace actorgraph
