#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/files.h"
#include "cli/json_line.h"

namespace actorgraph {
namespace {

struct Options {
  DocumentOptions documents;
  bool blocks = false;
};

std::string blocks_of(const Document& document) {
  std::string lines;
  for (const Block& block : document.blocks()) {
    JsonLine line;
    line.add("document", document.id());
    line.add("role", to_string(block.role));
    line.add("level", block.level);
    line.add("page", block.page);
    line.add("line", document.line(block.span));
    line.add(document.quote(block.span));
    lines += line.take();
  }
  return lines;
}

Status run_text(const Options& options, Messages& messages) {
  OutputFile output("-");
  for_each_document<std::string>(
      options.documents, messages,
      [&](std::shared_ptr<const Document> document) {
        return options.blocks ? blocks_of(*document) : document->text() + '\n';
      },
      [&](const std::string& text) { output.write(text); });
  output.commit();
  return messages.status();
}

}  // namespace

void add_text(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("text", "Print a document's clean text, or what was taken for what");
  add_document_options(*command, options->documents);
  command->add_flag("--blocks", options->blocks, "Print each block with its role, page and place (JSON lines)");
  command->footer("Example:\n  actorgraph text --blocks report.md");
  command->callback([options, &run] { run = [options](Messages& messages) { return run_text(*options, messages); }; });
}

}  // namespace actorgraph
