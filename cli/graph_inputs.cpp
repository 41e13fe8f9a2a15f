#include "cli/graph_inputs.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/documents.h"
#include "cli/files.h"
#include "extract/errors.h"
#include "graph/graph_json.h"
#include "graph/merge.h"
#include "graph/triple_json.h"

namespace actorgraph {
namespace {

bool add_input(const Input& input, GraphBuilder& builder, Messages& messages) {
  try {
    // Apart until all of it was read: one that turns out damaged must leave no half of itself in the graph.
    GraphBuilder of_file;
    read_records(input, of_file);
    builder.add(std::move(of_file));
    return true;
  } catch (...) {
    messages.failure(input.name, describe_current_exception());
    return false;
  }
}

}  // namespace

void read_records(const Input& input, RecordSink& sink) {
  if (!input.bytes) {
    std::error_code ignored;
    std::ifstream file(input.name, std::ios::binary);
    if (file && std::filesystem::is_regular_file(input.name, ignored)) return read_graph_or_records(file, sink);
  }
  std::istringstream bytes(read_input(input, UINTMAX_MAX));  // tells why a file cannot be opened
  read_graph_or_records(bytes, sink);
}

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
