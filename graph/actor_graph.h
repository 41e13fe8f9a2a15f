#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/triple.h"

namespace actorgraph {

/// A document that the graph's evidence comes from. Its identity is `hash`.
struct SourceDocument {
  std::string hash;
  std::string path;
  std::string title;
  std::string date;  ///< ISO, any precision, or empty
  friend auto operator<=>(const SourceDocument&, const SourceDocument&) = default;
};

/// A mention of an actor in a document, as far as the graph needs it to settle names.
struct VertexMention {
  std::string document_hash;
  std::string text;
  std::string name;
  std::string via;
  std::size_t begin = 0;
  std::size_t end = 0;
  friend auto operator<=>(const VertexMention&, const VertexMention&) = default;
};

/// A vertex: one actor.
struct Vertex {
  std::string id;                       ///< `n` + hash of name and kind: from the content, never from the order
  std::string name;
  ActorKind kind = ActorKind::Other;
  std::map<std::string, std::size_t> aliases;  ///< text → how often
  std::size_t mentions = 0;
  std::vector<std::string> documents;   ///< sorted hashes
  std::string first_date, last_date;    ///< ISO, any precision, or empty
};

/// An edge: everything that says the same of the same pair.
struct Relation {
  std::string id;  ///< `e` + hash of the key
  std::string label;
  std::string lemma;
  RelationType type = RelationType::Other;
  bool symmetric = false;
  bool negated = false;
  Modality modality = Modality::Asserted;
  bool attributed = false;
  bool disputed = false;
  std::string from, to;          ///< time interval, ISO, empty = open
  std::vector<Triple> evidence;  ///< sorted by id
};

/// Filled in the order of the ids, so an export is the same from run to run.
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Vertex, Relation>;
using VertexId = boost::graph_traits<Graph>::vertex_descriptor;
using EdgeId = boost::graph_traits<Graph>::edge_descriptor;

}  // namespace actorgraph
