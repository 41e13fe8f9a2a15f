#include <CLI/CLI.hpp>
#include <sstream>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/files.h"
#include "cli/pipeline.h"
#include "graph/triple_json.h"

namespace actorgraph {
namespace {

struct Options {
  DocumentOptions documents;
  ExtractionOptions extraction;
  std::string output = "-";
};

// Rendered on the thread that read the document: the writer then only copies.
std::string to_json_lines(const Extract& extract) {
  std::ostringstream lines;
  write_record(extract.document, lines);
  for (const ActorRecord& actor : extract.actors) write_record(actor, lines);
  for (const Triple& triple : extract.triples) write_triple(triple, lines);
  return std::move(lines).str();
}

Status run_extract(const Options& options, Messages& messages) {
  const Pipeline pipeline(options.extraction, messages);
  OutputFile output(options.output);
  for_each_parsed<std::string>(
      options.documents, options.extraction, pipeline, messages,
      [&](const Document& document, const std::vector<Sentence>& sentences) {
        return to_json_lines(pipeline.extract(document, sentences));
      },
      [&](const std::string& lines) { output.write(lines); });
  output.commit();
  return messages.status();
}

}  // namespace

void add_extract(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("extract", "Print who does what to whom, one statement on each line (JSON)");
  add_document_options(*command, options->documents);
  add_extraction_options(*command, options->extraction);
  command->add_option("-o,--output", options->output, "Where to write, in place of standard output")->type_name("FILE");
  command->footer("Example:\n  actorgraph extract reports/*.md > triples.jsonl");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_extract(*options, messages); }; });
}

}  // namespace actorgraph
