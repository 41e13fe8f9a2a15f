#include "graph/diff.h"

#include <CLI/CLI.hpp>
#include <sstream>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/graph_inputs.h"

namespace actorgraph {
namespace {

struct Options {
  std::string before, after;
  bool json = false;
};

Status run_diff(const Options& options, Messages& messages) {
  Graph before, after;
  const bool both = read_graph(options.before, before, messages) && read_graph(options.after, after, messages);
  if (!both) return messages.status();
  const GraphDiff difference = diff(before, after);
  OutputFile output("-");
  if (options.json) {
    write_diff_json(difference, output.stream());
    output.write("\n");
  } else {
    output.write(format_diff(difference));
  }
  output.commit();
  return messages.status();
}

}  // namespace

void add_diff(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("diff", "Print what appeared, vanished and changed between two graphs");
  command->add_option("OLD", options->before, "A graph in our JSON, or output of extract")->required();
  command->add_option("NEW", options->after, "Another")->required();
  command->add_flag("--json", options->json, "Print JSON");
  command->footer("Example:\n  actorgraph diff 2019.json 2020.json");
  command->callback([options, &run] { run = [options](Messages& messages) { return run_diff(*options, messages); }; });
}

}  // namespace actorgraph
