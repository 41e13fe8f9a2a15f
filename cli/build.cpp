#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

#include "cli/commands.h"
#include "cli/extraction.h"
#include "cli/filter_options.h"
#include "cli/outputs.h"
#include "cli/texts.h"
#include "cli/update.h"
#include "graph/merge.h"
#include "graph/triple_json.h"

namespace actorgraph {
namespace {

struct Options {
  DocumentOptions documents;
  ExtractionOptions extraction;
  RunOptions run;
  std::string update;
  bool prune = false;
  OutputOptions output;
  Grouping grouping = Grouping::Lemma;
};

/// The graph that `--update` names; none where it cannot be read, which is told.
std::unique_ptr<EarlierGraph> read_earlier(const std::string& file, Messages& messages) {
  try {
    return std::make_unique<EarlierGraph>(file);
  } catch (...) {
    messages.failure(file, describe_current_exception());
    return nullptr;
  }
}

Status run_build(const Options& options, Messages& messages) {
  if (options.run.resume) std::for_each(options.output.paths.begin(), options.output.paths.end(), remove_half_written);
  GraphOutputs outputs(options.output, messages);
  if (!outputs.any()) return Status::CannotWrite;
  Extraction extraction(
      {options.documents, options.extraction, options.run, options.output.paths.front(), false, outputs.want_texts()},
      messages);
  RunStats& stats = extraction.stats();
  std::unique_ptr<EarlierGraph> earlier;
  Extraction::IsKnown is_known;
  if (!options.update.empty()) {
    const RunStats::Timer timer(&stats, Stage::Merge);
    earlier = read_earlier(options.update, messages);
    if (!earlier) return messages.status();
    is_known = [&](const std::string& hash, const std::string& name) { return earlier->is_known(hash, name); };
  }
  GraphBuilder builder;
  Texts texts;
  extraction.for_each(
      [&](Extracted extracted) {
        const RunStats::Timer timer(&stats, Stage::Merge);
        std::istringstream lines(std::move(extracted.lines));
        read_records(lines, builder);
        if (outputs.want_texts()) texts.emplace(std::move(extracted.hash), std::move(extracted.text));
      },
      is_known);
  Graph graph;
  {
    const RunStats::Timer timer(&stats, Stage::Merge);
    if (earlier) earlier->give_to(builder, options.prune);
    builder.build(graph, options.grouping);
  }
  Status status;
  {
    const RunStats::Timer timer(&stats, Stage::Write);
    status = outputs.write(graph, messages.status(), find_in(texts));
  }
  extraction.finish(status != Status::CannotWrite);
  return status;
}

}  // namespace

void add_build(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("build", "Read documents and write the graph of who does what to whom");
  add_document_options(*command, options->documents);
  add_extraction_options(*command, options->extraction);
  add_run_options(*command, options->run);
  add_output_options(*command, options->output);
  add_group_option(*command, options->grouping);
  CLI::Option* update =
      command
          ->add_option(
              "--update", options->update,
              "Start from this graph and look only through documents that it does not hold; the options must be "
              "those that it was built with")
          ->type_name("GRAPH");
  command->add_flag("--prune", options->prune, "Drop what the graph holds of documents that are not named any more")
      ->needs(update);
  command->footer(
      "Example:\n  actorgraph build reports/*.md -o graph.graphml -o graph.json\n"
      "  actorgraph build --update graph.json reports/ -o graph.json");
  command->callback([options, &run] { run = [options](Messages& messages) { return run_build(*options, messages); }; });
}

}  // namespace actorgraph
