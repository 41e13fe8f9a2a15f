#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/files.h"
#include "cli/json_line.h"
#include "cli/pipeline.h"

namespace actorgraph {
namespace {

struct Options {
  DocumentOptions documents;
  ExtractionOptions extraction;
};

std::string to_json_lines(const Document& document, const DocumentActors& actors) {
  std::string lines;
  for (const Mention& mention : actors.mentions) {
    const Quote quote = document.quote(mention.span);
    for (const std::size_t index : mention.actors) {
      const Actor& actor = actors.actors[index];
      JsonLine line;
      line.add("document", document.id());
      line.add("name", actor.name);
      line.add("kind", to_string(actor.kind));
      line.add(quote);
      line.add("via", to_string(mention.via));
      line.add("reason", mention.reason);
      lines += line.take();
    }
  }
  return lines;
}

Status run_actors(const Options& options, Messages& messages) {
  const Pipeline pipeline(options.extraction, messages, limits(options.documents).threads);
  OutputFile output("-");
  for_each_parsed<std::string>(
      options.documents, options.extraction, pipeline, messages,
      [&](const Document& document, const std::vector<Sentence>& sentences) {
        return to_json_lines(document, pipeline.find_actors(sentences));
      },
      [&](const std::string& lines) { output.write(lines); });
  pipeline.report_unused_corrections(messages);
  output.commit();
  return messages.status();
}

}  // namespace

void add_actors(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("actors", "Print every mention of an actor and who it stands for (JSON lines)");
  add_document_options(*command, options->documents);
  add_extraction_options(*command, options->extraction);
  command->footer("Example:\n  actorgraph actors report.md | grep '\"via\":\"pronoun\"'");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_actors(*options, messages); }; });
}

}  // namespace actorgraph
