#include <CLI/CLI.hpp>

#include "cli/question.h"
#include "graph/answers.h"
#include "graph/queries.h"

namespace actorgraph {
namespace {

struct Options {
  QuestionOptions question;
  std::string a, b;
  std::size_t most = 10;
};

Status run_compare(const Options& options, Messages& messages) {
  return answer_question(options.question, messages, [&](const Graph& graph) {
    std::vector<PairComparison> pairs;
    if (options.a.empty()) {
      pairs = compare_all_documents(graph, options.most);
    } else {
      pairs.push_back(compare_documents(graph, find_actor(graph, options.a), find_actor(graph, options.b)));
    }
    return options.question.json ? comparison_json(graph, pairs) : format_comparison(graph, pairs);
  });
}

}  // namespace

void add_compare(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand(
      "compare", "Print what each document says about a pair: where sources agree and where they part");
  add_question_options(*command, options->question);
  CLI::Option* a = command->add_option("A", options->a, "The name of an actor; without it: all pairs of two documents");
  a->needs(command->add_option("B", options->b, "The name of another"));
  command->add_option("--most", options->most, "How many pairs (default 10)")->type_name("N");
  command->footer("Example:\n  actorgraph compare graph.json Ecuador Peru");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_compare(*options, messages); }; });
}

}  // namespace actorgraph
