#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/filter_options.h"
#include "cli/graph_inputs.h"
#include "cli/outputs.h"
#include "cli/texts.h"
#include "extract/errors.h"

namespace actorgraph {
namespace {

struct Options {
  std::string graph;
  DocumentOptions documents;
  OutputOptions output;
  FilterOptions filter;
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
  GraphOutputs outputs(options.output, messages);
  if (!outputs.any()) return Status::CannotWrite;
  Graph graph;
  if (!read_graph(options.graph, graph, messages)) return messages.status();
  Texts texts;
  if (outputs.want_texts() && !options.documents.documents.empty()) texts = read_texts(options.documents, messages);
  if (options.filter == FilterOptions()) return outputs.write(graph, messages.status(), find_in(texts));
  try {
    Graph kept;
    filter(graph, options.filter, kept);
    return outputs.write(kept, messages.status(), find_in(texts));
  } catch (const InputError& error) {
    messages.failure(options.graph, error.what());
    return messages.status();
  }
}

}  // namespace

void add_export(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("export", "Write a graph, or a part of it, in another format");
  command->add_option("GRAPH", options->graph, "A graph in our JSON, or output of extract");
  add_document_options(*command, options->documents);
  command->get_option("DOCUMENT")
      ->description(
          "The documents that the graph was built from: a page (.html) shows their text; files, folders, @LIST");
  add_output_options(*command, options->output);
  command->get_option("--output")->required(false);
  add_filter_options(*command, options->filter);
  command->add_flag("--list", options->list, "Explain the formats, a line for each");
  command->footer(
      "Example:\n  actorgraph export graph.json -o graph.graphml\n"
      "  actorgraph export graph.json reports/*.md -o view.html\n"
      "  actorgraph export graph.json --focus China --group type -o china.gexf");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_export(*options, messages); }; });
}

}  // namespace actorgraph
