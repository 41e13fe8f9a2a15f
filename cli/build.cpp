#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/filter_options.h"
#include "cli/outputs.h"
#include "cli/pipeline.h"
#include "cli/texts.h"
#include "graph/merge.h"

namespace actorgraph {
namespace {

struct Options {
  DocumentOptions documents;
  ExtractionOptions extraction;
  OutputOptions output;
  Grouping grouping = Grouping::Lemma;
};

struct Built {
  Extract extract;
  std::string text;  ///< only where an output shows it
};

void add(const Extract& extract, GraphBuilder& builder) {
  builder.add(extract.document);
  for (const ActorRecord& actor : extract.actors) builder.add(actor);
  for (const Triple& triple : extract.triples) builder.add(triple);
}

Status run_build(const Options& options, Messages& messages) {
  GraphOutputs outputs(options.output.paths, options.output.format, messages);
  if (!outputs.any()) return Status::CannotWrite;
  const Pipeline pipeline(options.extraction, messages);
  GraphBuilder builder;
  WhatWasRead read;
  Texts texts;
  const bool want_texts = outputs.want_texts();
  for_each_parsed<Built>(
      options.documents, options.extraction, pipeline, messages,
      [&](const Document& document, const std::vector<Sentence>& sentences) {
        return Built{pipeline.extract(document, sentences), want_texts ? document.original() : std::string()};
      },
      [&](Built built) {
        add(built.extract, builder);
        read.add(built.extract.read);
        if (want_texts) texts.emplace(built.extract.document.hash, std::move(built.text));
      });
  tell(read, options.extraction, messages);
  pipeline.report_unused_corrections(messages);
  Graph graph;
  builder.build(graph, options.grouping);
  return outputs.write(graph, messages.status(), find_in(texts));
}

}  // namespace

void add_build(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("build", "Read documents and write the graph of who does what to whom");
  add_document_options(*command, options->documents);
  add_extraction_options(*command, options->extraction);
  add_output_options(*command, options->output);
  add_group_option(*command, options->grouping);
  command->footer("Example:\n  actorgraph build reports/*.md -o graph.graphml -o graph.json");
  command->callback([options, &run] { run = [options](Messages& messages) { return run_build(*options, messages); }; });
}

}  // namespace actorgraph
