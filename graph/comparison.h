#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/actor_graph.h"

namespace actorgraph {

/// What one document says of a pair.
struct DocumentView {
  DocumentIndex document = 0;
  std::uint32_t statements = 0;
  std::uint32_t cooperative = 0, conflictual = 0, neutral = 0;
  std::map<RelationType, std::uint32_t> types;              ///< statements, negated ones left out
  std::vector<std::pair<EdgeId, StatementIndex>> evidence;  ///< most certain first
  std::optional<double> balance;                            ///< mean PLOVER score of the asserted acts
};

/// A type of relation, and which of the documents see it between the two: indices into PairComparison::documents.
struct SharedType {
  RelationType type = RelationType::Other;
  std::vector<std::size_t> documents;
  std::uint32_t statements = 0;
};

/// An edge and another that denies it.
struct Dispute {
  EdgeId asserted, denied;
};

/// How the documents see one pair: what several say alike, and where they part.
struct PairComparison {
  VertexId a = 0, b = 0;                ///< a < b
  std::vector<DocumentView> documents;  ///< in the order of their paths
  std::vector<SharedType> shared;  ///< said by at least two documents; those of most documents, then statements first
  std::vector<SharedType> single;  ///< said by one alone
  std::vector<Dispute> disputes;   ///< those about the same word first
  bool parts = false;              ///< one leans to cooperation, another to conflict, or something is disputed
};
PairComparison compare_documents(const Graph& graph, VertexId a, VertexId b);
/// Pairs that at least two documents speak of: those with most documents, then most statements first.
std::vector<PairComparison> compare_all_documents(const Graph& graph, std::size_t most);

/// For people: the documents, what each says how often, then the quotes where they agree and where they part.
std::string format_comparison(const Graph& graph, const PairComparison& pair);
/// A row for each pair.
std::string format_comparisons(const Graph& graph, const std::vector<PairComparison>& pairs);
/// The same as JSON on one line, with all evidence.
std::string comparison_json(const Graph& graph, const std::vector<PairComparison>& pairs);

}  // namespace actorgraph
