#include <CLI/CLI.hpp>

#include "cli/files.h"
#include "cli/graph_inputs.h"
#include "cli/outputs.h"
#include "cli/question.h"
#include "extract/errors.h"
#include "graph/answers.h"

namespace actorgraph {
namespace {

struct Options {
  QuestionOptions question;
  OutputOptions output;
};

Status print_edges(const QuestionOptions& options, Messages& messages) {
  return answer_question(options, messages,
                         [&](const Graph& graph) { return options.json ? edges_json(graph) : format_edges(graph); });
}

Status run_filter(const Options& options, Messages& messages) {
  if (options.output.paths.empty()) return print_edges(options.question, messages);
  GraphOutputs outputs(options.output, messages);
  if (!outputs.any()) return Status::CannotWrite;
  Graph whole;
  if (!read_graph(options.question.graph, whole, messages)) return messages.status();
  try {
    Graph graph;
    filter(whole, options.question.filter, graph);
    return outputs.write(graph, messages.status());
  } catch (const InputError& error) {
    messages.failure(options.question.graph, error.what());
    return messages.status();
  }
}

}  // namespace

void add_filter(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("filter", "Keep a part of a graph: print its edges, strongest first, or write it");
  add_question_options(*command, options->question);
  add_output_options(*command, options->output);
  command->get_option("--output")->required(false);
  command->footer(
      "Example:\n  actorgraph filter graph.json --focus China --min-sources 2\n"
      "  actorgraph filter graph.json --polarity conflictual --from 2019 -o conflict.graphml");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_filter(*options, messages); }; });
}

}  // namespace actorgraph
