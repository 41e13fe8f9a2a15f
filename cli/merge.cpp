#include "graph/merge.h"

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/filter_options.h"
#include "cli/graph_inputs.h"
#include "cli/outputs.h"

namespace actorgraph {
namespace {

struct Options {
  std::vector<std::string> inputs;
  OutputOptions output;
  Grouping grouping = Grouping::Lemma;
};

Status run_merge(const Options& options, Messages& messages) {
  GraphOutputs outputs(options.output, messages);
  if (!outputs.any()) return Status::CannotWrite;
  Graph graph;
  read_graphs(options.inputs, graph, messages, options.grouping);
  return outputs.write(graph, messages.status());
}

}  // namespace

void add_merge(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("merge", "Make one graph of triples and graphs, in any order");
  command->add_option("INPUT", options->inputs, "Output of extract, or graphs in our JSON; folders, @LIST, -")
      ->required();
  add_output_options(*command, options->output);
  add_group_option(*command, options->grouping);
  command->footer("Example:\n  actorgraph merge 2019.jsonl 2020.json -o graph.json");
  command->callback([options, &run] { run = [options](Messages& messages) { return run_merge(*options, messages); }; });
}

}  // namespace actorgraph
