#include <CLI/CLI.hpp>
#include <sstream>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/files.h"
#include "cli/pipeline.h"
#include "extract/language/conllu.h"

namespace actorgraph {
namespace {

struct Options {
  DocumentOptions documents;
  ExtractionOptions extraction;
};

struct Trees {
  std::shared_ptr<const Document> document;  // that the sentences point to
  std::vector<Sentence> sentences;
};

Status run_parse(const Options& options, Messages& messages) {
  const Pipeline pipeline(options.extraction, messages, limits(options.documents).threads);
  OutputFile output("-");
  std::size_t next_id = 1;
  for_each_document<Trees>(
      options.documents, messages,
      [&](std::shared_ptr<const Document> document) {
        std::vector<Sentence> sentences = pipeline.parse(*document);
        return Trees{std::move(document), std::move(sentences)};
      },
      [&](const Trees& trees) {
        std::ostringstream lines;
        write_conllu(trees.sentences, lines, next_id);
        next_id += trees.sentences.size();
        output.write(lines.view());
      });
  output.commit();
  return messages.status();
}

}  // namespace

void add_parse(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("parse", "Print the sentences with their dependency trees (CoNLL-U)");
  add_document_options(*command, options->documents);
  add_include_option(*command, options->extraction.include);
  command->add_flag("--plain", options->documents.verbatim, "Take the text as it is, without clean-up");
  command->footer("Example:\n  actorgraph parse report.md > report.conllu");
  command->callback([options, &run] { run = [options](Messages& messages) { return run_parse(*options, messages); }; });
}

}  // namespace actorgraph
