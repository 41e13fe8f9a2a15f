#include "cli/graph_inputs.h"

#include <sstream>

#include "cli/documents.h"
#include "cli/files.h"
#include "extract/errors.h"
#include "graph/graph_json.h"
#include "graph/merge.h"
#include "graph/triple_json.h"

namespace actorgraph {
namespace {

/// Holds a file's records until all of it was read: one that turns out damaged must leave no half of itself in the
/// graph.
class Buffer final : public RecordSink {
 public:
  void add(const DocumentRecord& document) override { documents_.push_back(document); }
  void add(const ActorRecord& actor) override { actors_.push_back(actor); }
  void add(const TripleView& triple) override { triples_.push_back(to_triple(triple)); }

  void give_to(GraphBuilder& builder) const {
    for (const DocumentRecord& document : documents_) builder.add(document);
    for (const ActorRecord& actor : actors_) builder.add(actor);
    for (const Triple& triple : triples_) builder.add(triple);
  }

 private:
  std::vector<DocumentRecord> documents_;
  std::vector<ActorRecord> actors_;
  std::vector<Triple> triples_;
};

bool add_input(const Input& input, GraphBuilder& builder, Messages& messages) {
  try {
    std::istringstream bytes(read_input(input, UINTMAX_MAX));
    Buffer buffer;
    read_graph_or_records(bytes, buffer);
    buffer.give_to(builder);
    return true;
  } catch (...) {
    messages.failure(input.name, describe_current_exception());
    return false;
  }
}

}  // namespace

void read_graphs(const std::vector<std::string>& files, Graph& graph, Messages& messages, Grouping grouping) {
  GraphBuilder builder;
  const std::vector<Input> inputs = collect_inputs(files, messages, InputKind::Graphs);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    add_input(inputs[i], builder, messages);
    messages.progress(std::to_string(i + 1) + " of " + std::to_string(inputs.size()) + " files");
  }
  messages.progress("");
  builder.build(graph, grouping);
}

bool read_graph(const std::string& file, Graph& graph, Messages& messages) {
  GraphBuilder builder;
  if (!add_input({file, std::nullopt}, builder, messages)) return false;
  builder.build(graph);
  return true;
}

}  // namespace actorgraph
