#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/graph_inputs.h"
#include "cli/outputs.h"
#include "cli/texts.h"

namespace actorgraph {
namespace {

struct Options {
  std::string graph;
  DocumentOptions documents;
  OutputOptions output;
  bool list = false;
};

Status run_export(const Options& options, Messages& messages) {
  if (options.list) {
    OutputFile output("-");
    output.write(list_formats());
    output.commit();
    return Status::Done;
  }
  if (options.graph.empty()) throw UsageError("GRAPH is required; see actorgraph export --help");
  if (options.output.paths.empty()) throw UsageError("-o is required; see actorgraph export --help");
  GraphOutputs outputs(options.output.paths, options.output.format, messages);
  if (!outputs.any()) return Status::CannotWrite;
  Graph graph;
  if (!read_graph(options.graph, graph, messages)) return messages.status();
  Texts texts;
  if (outputs.want_texts() && !options.documents.documents.empty()) texts = read_texts(options.documents, messages);
  return outputs.write(graph, messages.status(), find_in(texts));
}

}  // namespace

void add_export(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("export", "Write a graph in another format");
  command->add_option("GRAPH", options->graph, "A graph in our JSON, or output of extract");
  add_document_options(*command, options->documents);
  command->get_option("DOCUMENT")
      ->description(
          "The documents that the graph was built from: a page (.html) shows their text; files, folders, @LIST");
  add_output_options(*command, options->output);
  command->get_option("--output")->required(false);
  command->add_flag("--list", options->list, "Explain the formats, a line for each");
  command->footer(
      "Example:\n  actorgraph export graph.json -o graph.graphml\n"
      "  actorgraph export graph.json reports/*.md -o view.html");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_export(*options, messages); }; });
}

}  // namespace actorgraph
