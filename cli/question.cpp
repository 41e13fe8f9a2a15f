#include "cli/question.h"

#include <CLI/CLI.hpp>

#include "cli/files.h"
#include "cli/graph_inputs.h"
#include "extract/errors.h"

namespace actorgraph {

void add_question_options(CLI::App& command, QuestionOptions& options) {
  command.add_option("GRAPH", options.graph, "A graph in our JSON, or output of extract")->required();
  command.add_flag("--json", options.json, "Print JSON");
  add_filter_options(command, options.filter);
}

Status answer_question(const QuestionOptions& options, Messages& messages,
                       const std::function<std::string(const Graph&)>& answer) {
  Graph whole;
  if (!read_graph(options.graph, whole, messages)) return messages.status();
  try {
    Graph graph;
    filter(whole, options.filter, graph);
    std::string text = answer(graph);
    if (!text.ends_with('\n')) text += '\n';
    OutputFile output("-");
    output.write(text);
    output.commit();
  } catch (const InputError& error) {
    messages.failure(options.graph, error.what());
  }
  return messages.status();
}

}  // namespace actorgraph
