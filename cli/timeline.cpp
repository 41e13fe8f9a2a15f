#include <CLI/CLI.hpp>

#include "cli/question.h"
#include "graph/answers.h"
#include "graph/queries.h"

namespace actorgraph {
namespace {

struct Options {
  QuestionOptions question;
  std::string a, b;
};

Status run_timeline(const Options& options, Messages& messages) {
  return answer_question(options.question, messages, [&](const Graph& graph) {
    const VertexId a = find_actor(graph, options.a);
    const auto edges = options.b.empty() ? edges_of(graph, a) : edges_between(graph, a, find_actor(graph, options.b));
    const auto entries = timeline(graph, edges);
    return options.question.json ? timeline_json(graph, entries) : format_timeline(graph, entries);
  });
}

}  // namespace

void add_timeline(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("timeline", "Print the dated statements of an actor or a pair, in order of time");
  add_question_options(*command, options->question);
  command->add_option("A", options->a, "The name of an actor")->required();
  command->add_option("B", options->b, "The name of another, for what is between the two");
  command->footer("Example:\n  actorgraph timeline graph.json Chile Argentina");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_timeline(*options, messages); }; });
}

}  // namespace actorgraph
