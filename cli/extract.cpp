#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/extraction.h"
#include "cli/files.h"

namespace actorgraph {
namespace {

struct Options {
  DocumentOptions documents;
  ExtractionOptions extraction;
  RunOptions run;
  std::string output = "-";
  bool open = false;
};

Status run_extract(const Options& options, Messages& messages) {
  if (options.run.resume) remove_half_written(options.output);
  OutputFile output(options.output);
  Extraction extraction({options.documents, options.extraction, options.run, options.output, options.open}, messages);
  extraction.for_each([&](const Extracted& extracted) {
    const RunStats::Timer timer(&extraction.stats(), Stage::Write);
    output.write(extracted.lines);
  });
  output.commit();
  extraction.finish(true);
  return messages.status();
}

}  // namespace

void add_extract(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("extract", "Print who does what to whom, one statement on each line (JSON)");
  add_document_options(*command, options->documents);
  add_extraction_options(*command, options->extraction);
  add_run_options(*command, options->run);
  command->add_option("-o,--output", options->output, "Where to write, in place of standard output")->type_name("FILE");
  command->add_flag("--open", options->open, "Print what every clause says, actors or not");
  command->footer("Example:\n  actorgraph extract reports/*.md > triples.jsonl");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_extract(*options, messages); }; });
}

}  // namespace actorgraph
