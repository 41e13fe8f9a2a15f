#include <CLI/CLI.hpp>
#include <cmath>
#include <sstream>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/files.h"
#include "cli/json_line.h"
#include "cli/pipeline.h"
#include "graph/triple_json.h"

namespace actorgraph {
namespace {

struct Options {
  DocumentOptions documents;
  ExtractionOptions extraction;
  std::string output = "-";
  bool open = false;
};

// Rendered on the thread that read the document: the writer then only copies.
std::string to_json_lines(const Extract& extract) {
  std::ostringstream lines;
  write_record(extract.document, lines);
  for (const ActorRecord& actor : extract.actors) write_record(actor, lines);
  for (const Triple& triple : extract.triples) write_triple(triple, lines);
  return std::move(lines).str();
}

void add_part(JsonLine& line, std::string_view key, const Quote& quote) {
  line.begin_object(key);
  line.add(quote);
  line.end_object();
}

std::string to_json_lines(const Document& document, const std::vector<OpenProposition>& propositions) {
  std::string lines;
  for (const OpenProposition& proposition : propositions) {
    JsonLine line;
    line.add("document", document.id());
    line.begin_object("sentence");
    line.add_place(proposition.sentence);
    line.add("page", proposition.page);
    line.add("line", proposition.line);
    line.end_object();
    add_part(line, "subject", proposition.subject);
    add_part(line, "relation", proposition.relation);
    line.begin_array("arguments");
    line.begin_object();
    line.add(proposition.object);
    line.add("role", proposition.role);
    line.end_object();
    line.end_array();
    line.add("negated", proposition.negated);
    line.add("modality", to_string(proposition.modality));
    line.add_null("attribution");
    line.add("confidence", std::round(proposition.confidence * 1e4) / 1e4);
    lines += line.take();
  }
  return lines;
}

Status run_extract(const Options& options, Messages& messages) {
  const Pipeline pipeline(options.extraction, messages);
  OutputFile output(options.output);
  struct Lines {
    std::string text;
    WhatWasRead read;
  };
  WhatWasRead read;
  for_each_parsed<Lines>(
      options.documents, options.extraction, pipeline, messages,
      [&](const Document& document, const std::vector<Sentence>& sentences) {
        if (options.open) {
          return Lines{to_json_lines(document, pipeline.find_open_propositions(document, sentences)),
                       pipeline.what_was_read(document)};
        }
        const Extract extract = pipeline.extract(document, sentences);
        return Lines{to_json_lines(extract), extract.read};
      },
      [&](const Lines& lines) {
        output.write(lines.text);
        read.add(lines.read);
      });
  tell(read, options.extraction, messages);
  pipeline.report_unused_corrections(messages);
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
  command->add_flag("--open", options->open, "Print what every clause says, actors or not");
  command->footer("Example:\n  actorgraph extract reports/*.md > triples.jsonl");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_extract(*options, messages); }; });
}

}  // namespace actorgraph
