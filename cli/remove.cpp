#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/filter_options.h"
#include "cli/graph_inputs.h"
#include "cli/outputs.h"
#include "extract/errors.h"
#include "graph/merge.h"

namespace actorgraph {
namespace {

struct Options {
  std::string graph;
  std::vector<std::string> documents;
  OutputOptions output;
};

Status run_remove(const Options& options, Messages& messages) {
  GraphOutputs outputs(options.output, messages);
  if (!outputs.any()) return Status::CannotWrite;
  Graph graph;
  if (!read_graph(options.graph, graph, messages)) return messages.status();
  try {
    const std::set<std::string> hashes = find_documents(graph, options.documents);
    Graph rest;
    remove_documents(graph, hashes, rest);
    return outputs.write(rest, messages.status());
  } catch (const InputError& error) {
    messages.failure(options.graph, error.what());
    return messages.status();
  }
}

}  // namespace

void add_remove(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("remove", "Write the graph as if some of its documents had never been read");
  command->add_option("GRAPH", options->graph, "A graph in our JSON, or output of extract")->required();
  command->add_option("DOCUMENT", options->documents, "Path, end of the path, or id of a document in the graph")
      ->required();
  add_output_options(*command, options->output);
  command->footer("Example:\n  actorgraph remove graph.json reports/retracted.md -o graph.json");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_remove(*options, messages); }; });
}

}  // namespace actorgraph
