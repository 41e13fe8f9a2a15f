#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/triple.h"
#include "graph/content_id.h"
#include "graph/statement_store.h"

namespace actorgraph {

/// A vertex: one actor, all its names in all documents.
struct Vertex {
  std::string id;  ///< `n` + hash of name and kind: from the content, never from the order
  std::string name;
  ActorKind kind = ActorKind::Other;
  std::string lexicon_id;                      ///< empty where the lexicon does not know it
  std::map<std::string, std::size_t> aliases;  ///< words that name it → how often
  std::size_t mentions = 0;                    ///< all of them, pronouns too
  std::vector<DocumentIndex> documents;        ///< sorted
  std::string first_date, last_date;           ///< ISO, any precision, or empty
  std::vector<std::uint32_t> records;          ///< indices into StatementStore::actors()
};

enum class Polarity : std::uint8_t { Cooperative, Conflictual, Neutral };
std::string_view to_string(Polarity polarity) noexcept;
/// Verbal and material cooperation and ALLY; verbal and material conflict and RIVAL; the rest and what is negated.
Polarity polarity(RelationType type, bool negated) noexcept;

/// An edge: everything that says the same of the same pair. Strings are kept by the graph's store.
struct Relation {
  ContentId content;       ///< of the key: source, target, lemma, type, negated, modality, attributed
  std::string_view label;  ///< the most frequent, then the smallest
  std::string_view lemma;
  std::string_view from;  ///< ISO, any precision; empty = open
  std::string_view to;
  std::vector<StatementIndex> evidence;  ///< sorted: the store's order is that of the ids
  std::vector<ContentId> disputed_by;    ///< edges that say the opposite; sorted
  std::uint32_t weight = 0;              ///< independent statements: near-duplicate passages count once
  std::uint32_t documents = 0;           ///< distinct ones
  std::uint32_t sources = 0;             ///< independent ones: documents that share a near-duplicate passage count once
  RelationType type = RelationType::Other;
  Modality modality = Modality::Asserted;
  bool symmetric = false;  ///< if all statements are
  bool negated = false;
  bool attributed = false;

  std::string id() const { return content.id('e'); }
  bool disputed() const noexcept { return !disputed_by.empty(); }
};

/// Which statements share an edge.
enum class Grouping : std::uint8_t {
  Lemma,  ///< same source, target, lemma, type, negated, modality and attributed or not: the graph of design.md
  Type,   ///< the same without the lemma and attribution
  Pair    ///< same source, target and negated: for tools that draw parallel edges badly
};
struct Measures;

std::string_view to_string(Grouping grouping) noexcept;

/// What the graph holds beside its vertices and edges.
struct GraphData {
  Grouping grouping = Grouping::Lemma;
  std::shared_ptr<const StatementStore> store = std::make_shared<const StatementStore>();
  std::vector<StatementIndex> aliases;       ///< ALIAS statements: they merge vertices and are no edges; sorted
  std::vector<std::uint32_t> other_records;  ///< actor records that belong to no vertex; sorted
  std::shared_ptr<const Measures> measures;  ///< where add_measures (graph/measures.h) has computed them
};

/// Vertices and edges are added in the order of their ids, so an export is the same from run to run. Boost's
/// adjacency_list copies where it should move: build it where it will live and pass a reference.
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Vertex, Relation, GraphData>;
using VertexId = boost::graph_traits<Graph>::vertex_descriptor;
using EdgeId = boost::graph_traits<Graph>::edge_descriptor;

inline const GraphData& data(const Graph& graph) { return graph[boost::graph_bundle]; }
inline const StatementStore& store(const Graph& graph) { return *data(graph).store; }

/// `d` + the document's hash.
std::string document_id(const DocumentRecord& document);

}  // namespace actorgraph
