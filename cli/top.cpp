#include <CLI/CLI.hpp>

#include "cli/question.h"
#include "graph/answers.h"
#include "graph/measures.h"
#include "graph/queries.h"

namespace actorgraph {
namespace {

struct Options {
  QuestionOptions question;
  std::string measure = "pagerank";
  std::size_t count = 20;
};

std::string all_measures() {
  std::string names;
  for (const std::string_view name : measure_names()) names.append(" ").append(name);
  return names;
}

Status run_top(const Options& options, Messages& messages) {
  return answer_question(options.question, messages, [&](const Graph& graph) {
    const auto values = find_measure(measure(graph), options.measure);
    if (!values) throw UsageError("--by: there is no measure " + options.measure + "; there are" + all_measures());
    const auto ranking = top_actors(graph, *values, options.count);
    return options.question.json ? ranking_json(graph, options.measure, ranking)
                                 : format_ranking(graph, options.measure, ranking);
  });
}

}  // namespace

void add_top(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("top", "Print the actors that matter most by some measure");
  add_question_options(*command, options->question);
  command->add_option("--by", options->measure, "The measure:" + all_measures() + " (default pagerank)")
      ->type_name("NAME");
  command->add_option("--count", options->count, "How many actors (default 20)")->type_name("N");
  command->footer("Example:\n  actorgraph top graph.json --by betweenness");
  command->callback([options, &run] { run = [options](Messages& messages) { return run_top(*options, messages); }; });
}

}  // namespace actorgraph
