#pragma once

#include <set>
#include <string>
#include <string_view>

#include "graph/actor_graph.h"
#include "graph/records.h"
#include "graph/summary.h"

namespace actorgraph {

/// Makes one graph of any number of documents, extracts and graphs. The graph is a function of the set of records that
/// were added, so batches and orders do not matter: merging graphs of batches gives the graph of the whole.
///
///     GraphBuilder builder;
///     builder.add(document_record);
///     builder.add(triple);
///     Graph graph;
///     builder.build(graph);
class GraphBuilder final : public RecordSink {
 public:
  GraphBuilder();

  void add(const DocumentRecord& document) override;
  void add(const ActorRecord& actor) override;
  void add(const TripleView& triple) override;
  void add(const Triple& triple);
  /// All that was added to `other`, which is empty afterwards.
  void add(GraphBuilder&& other);
  /// All records of `graph`. What it was built of counts, not what a filter left of its edges' measures.
  void add(const Graph& graph);

  /// Fills `graph` with the graph of everything added. The builder is empty afterwards. Precondition: `graph` is empty.
  void build(Graph& graph, Grouping grouping = Grouping::Lemma);

 private:
  std::unique_ptr<StatementStore> store_;
};

/// Fills `result` with the graph as if the documents in `hashes` had never been read. Precondition: `result` is empty.
void remove_documents(const Graph& graph, const std::set<std::string>& hashes, Graph& result);

/// The hashes of the documents with that hash, id (`d…`) or path, or else whose path ends in `/` and the name.
std::set<std::string> find_documents(const Graph& graph, std::string_view name);

}  // namespace actorgraph
