#include "graph/verify.h"

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/graph_inputs.h"
#include "cli/texts.h"

namespace actorgraph {
namespace {

struct Options {
  std::string graph;
  DocumentOptions documents;
};

std::string describe(const SpanFailure& failure) {
  return "statement " + failure.statement + ": its " + failure.part + " does not read back at " +
         std::to_string(failure.begin) + " to " + std::to_string(failure.end) + ": \"" + failure.expected +
         "\" was read, \"" + failure.found + "\" is there; build the graph again";
}

Status run_verify(const Options& options, Messages& messages) {
  Graph graph;
  if (!read_graph(options.graph, graph, messages)) return messages.status();
  const Texts texts = read_texts(options.documents, messages);
  const Verification result = verify(graph, find_in(texts));
  for (const SpanFailure& failure : result.failures) messages.failure(failure.document, describe(failure));
  for (const std::string& path : result.missing_documents) {
    messages.failure(path, "none of the documents given has the content that the graph was built from; name it too");
  }
  OutputFile output("-");
  output.write(std::to_string(result.spans - result.failures.size()) + " of " + std::to_string(result.spans) +
               " spans of " + std::to_string(result.statements) + " statements read back\n");
  output.commit();
  return messages.status();
}

}  // namespace

void add_verify(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("verify", "Prove that every span of a graph reads back from its document");
  command->add_option("GRAPH", options->graph, "A graph in our JSON, or output of extract")->required();
  add_document_options(*command, options->documents);
  command->footer("Example:\n  actorgraph verify graph.json reports/*.md");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_verify(*options, messages); }; });
}

}  // namespace actorgraph
