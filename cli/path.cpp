#include <CLI/CLI.hpp>

#include "cli/question.h"
#include "graph/answers.h"
#include "graph/queries.h"

namespace actorgraph {
namespace {

struct Options {
  QuestionOptions question;
  std::string a, b;
  std::size_t most = 3;
};

Status run_path(const Options& options, Messages& messages) {
  return answer_question(options.question, messages, [&](const Graph& graph) {
    const auto chains =
        shortest_chains(graph, find_actor(graph, options.a), find_actor(graph, options.b), options.most);
    return options.question.json ? chains_json(graph, chains) : format_chains(graph, chains);
  });
}

}  // namespace

void add_path(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("path", "Print the shortest chains of evidence from one actor to another");
  add_question_options(*command, options->question);
  command->add_option("A", options->a, "The name of an actor")->required();
  command->add_option("B", options->b, "The name of another")->required();
  command->add_option("--most", options->most, "How many chains (default 3)")->type_name("N");
  command->footer("Example:\n  actorgraph path graph.json Norway Japan");
  command->callback([options, &run] { run = [options](Messages& messages) { return run_path(*options, messages); }; });
}

}  // namespace actorgraph
