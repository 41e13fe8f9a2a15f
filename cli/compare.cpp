#include <CLI/CLI.hpp>

#include "cli/question.h"
#include "graph/comparison.h"

namespace actorgraph {
namespace {

struct Options {
  QuestionOptions question;
  std::string a, b;
  std::string by = "document";
  std::size_t most = 10;
};

Status run_compare(const Options& options, Messages& messages) {
  return answer_question(options.question, messages, [&](const Graph& graph) {
    if (options.a.empty()) {
      const std::vector<PairComparison> pairs = compare_all_documents(graph, options.most);
      return options.question.json ? comparison_json(graph, pairs) : format_comparisons(graph, pairs);
    }
    const PairComparison pair = compare_documents(graph, find_actor(graph, options.a), find_actor(graph, options.b));
    return options.question.json ? comparison_json(graph, {pair}) : format_comparison(graph, pair);
  });
}

}  // namespace

void add_compare(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand(
      "compare", "Print what each document says about a pair: where sources agree and where they part");
  add_question_options(*command, options->question);
  CLI::Option* a = command->add_option("A", options->a,
                                       "The name of an actor; without it: a row for each pair that two documents know");
  a->needs(command->add_option("B", options->b, "The name of another"));
  command->add_option("--by", options->by, "What is compared: document (default)")
      ->type_name("NAME")
      ->check(CLI::IsMember({"document"}));
  command->add_option("--most", options->most, "How many pairs, without A (default 10)")->type_name("N");
  command->footer("Example:\n  actorgraph compare graph.json Ecuador Peru");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_compare(*options, messages); }; });
}

}  // namespace actorgraph
