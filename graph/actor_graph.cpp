#include "graph/actor_graph.h"

namespace actorgraph {

std::string_view to_string(Polarity polarity) noexcept {
  switch (polarity) {
    case Polarity::Cooperative:
      return "cooperative";
    case Polarity::Conflictual:
      return "conflictual";
    case Polarity::Neutral:
      break;
  }
  return "neutral";
}

Polarity polarity(RelationType type, bool negated) noexcept {
  if (negated) return Polarity::Neutral;
  switch (type) {
    case RelationType::Agree:
    case RelationType::Consult:
    case RelationType::Support:
    case RelationType::Concede:
    case RelationType::Cooperate:
    case RelationType::Aid:
    case RelationType::Retreat:
    case RelationType::Ally:
      return Polarity::Cooperative;
    case RelationType::Accuse:
    case RelationType::Reject:
    case RelationType::Threaten:
    case RelationType::Protest:
    case RelationType::Sanction:
    case RelationType::Mobilize:
    case RelationType::Coerce:
    case RelationType::Assault:
    case RelationType::Rival:
      return Polarity::Conflictual;
    default:
      return Polarity::Neutral;
  }
}

std::string_view to_string(Grouping grouping) noexcept {
  switch (grouping) {
    case Grouping::Lemma:
      return "lemma";
    case Grouping::Type:
      return "type";
    case Grouping::Pair:
      break;
  }
  return "pair";
}

std::string document_id(const DocumentRecord& document) { return "d" + document.hash; }

}  // namespace actorgraph
