#pragma once

#include <functional>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/filter_options.h"

namespace CLI {
class App;
}

namespace actorgraph {

/// A command that reads one graph, filters it and prints an answer: a table for people or, with `--json`, JSON.
struct QuestionOptions {
  std::string graph;
  FilterOptions filter;
  bool json = false;
};

void add_question_options(CLI::App& command, QuestionOptions& options);

/// Reads the graph, filters it and prints what `answer` gives. What the answer cannot find (an InputError) is reported.
Status answer_question(const QuestionOptions& options, Messages& messages,
                       const std::function<std::string(const Graph&)>& answer);

}  // namespace actorgraph
