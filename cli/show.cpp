#include <CLI/CLI.hpp>

#include "cli/question.h"
#include "graph/answers.h"

namespace actorgraph {
namespace {

struct Options {
  QuestionOptions question;
  std::string actor;
};

Status run_show(const Options& options, Messages& messages) {
  return answer_question(options.question, messages, [&](const Graph& graph) {
    if (options.actor.empty()) return options.question.json ? edges_json(graph) : format_edges(graph);
    const VertexId actor = find_actor(graph, options.actor);
    return options.question.json ? profile_json(graph, actor) : format_profile(graph, actor);
  });
}

}  // namespace

void add_show(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("show", "Print what a graph tells about an actor, or all its edges");
  add_question_options(*command, options->question);
  command->add_option("ACTOR", options->actor, "Its name, or one of its names; without it: all edges");
  command->footer("Example:\n  actorgraph show graph.json China");
  command->callback([options, &run] { run = [options](Messages& messages) { return run_show(*options, messages); }; });
}

}  // namespace actorgraph
