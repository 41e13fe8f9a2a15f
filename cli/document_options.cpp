#include "cli/document_options.h"

#include <CLI/CLI.hpp>
#include <charconv>

#include "cli/messages.h"

namespace actorgraph {
namespace {

bool parse_number(std::string_view text, unsigned& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

void add_document_options(CLI::App& command, DocumentOptions& options) {
  command.add_option("DOCUMENT", options.documents,
                     "Files; folders, walked for documents; @LIST, a file of names; - for standard input");
  command.add_option("--encoding", options.encoding, "Encoding of text that is not UTF-8, such as WINDOWS-1252")
      ->type_name("NAME");
  command.add_option("--input-format", options.format, "What the documents are, whatever their endings")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "markdown", "html", "pdf", "docx", "jsonl"}));
  const auto add_field = [&](const std::string& field, std::string& name) {
    command.add_option("--" + field + "-field", name, "The field of JSON Lines that holds the " + field)
        ->type_name("NAME")
        ->capture_default_str();
  };
  add_field("id", options.id_field);
  add_field("text", options.text_field);
  add_field("date", options.date_field);
  add_field("source", options.source_field);
  add_field("title", options.title_field);
  add_field("url", options.url_field);
  command.add_option("--date", options.date, "Date of the documents, such as 2021-08, whatever they say")
      ->type_name("DATE");
  command.add_flag("--lines", options.lines, "Take each line of a text file as a document of its own, named FILE:LINE");
  command.add_option("--shard", options.shard, "Read only part I of N of the documents, chosen by their content")
      ->type_name("I/N");
  command.add_option("--threads", options.threads, "How many documents to read at a time (default: one for each core)")
      ->type_name("N")
      ->check(CLI::Range(1U, 1024U));
  command
      .add_option("--memory", options.memory,
                  "Megabytes for the documents that are worked on at a time (default: half of the machine's)")
      ->type_name("MB")
      ->check(CLI::Range(1U, 1U << 30));
}

void add_extraction_options(CLI::App& command, ExtractionOptions& options) {
  add_include_option(command, options.include);
  command.add_option("--actors", options.actors, "Actors of your own, in the form of actors.tsv")->type_name("FILE");
  command.add_option("--relations", options.relations, "Relation words of your own, in the form of relations.tsv")
      ->type_name("FILE");
  command.add_option("--corrections", options.corrections, "What to name, split or leave out in these documents")
      ->type_name("FILE");
  CLI::Option* conllu =
      command.add_option("--conllu", options.conllu, "Take the trees of this CoNLL-U file in place of our parser's")
          ->type_name("FILE");
  command.add_option("--text", options.text, "The document that the --conllu file was made from")
      ->type_name("FILE")
      ->needs(conllu);
  command.add_option("--min-confidence", options.least_confidence, "Leave out statements below this, 0 to 1")
      ->type_name("P")
      ->check(CLI::Range(0.0, 1.0));
  command.add_flag("--summary", options.summary, "Tell at the end what was read and which parts were set aside");
}

void add_run_options(CLI::App& command, RunOptions& options) {
  command.add_flag(
      "--resume", options.resume,
      "Go on where a run with the same output and options was stopped: what it finished is not done again");
  command.add_flag("--stats", options.stats, "Tell at the end where time and memory went, stage by stage");
  command.add_option("--stats-json", options.stats_json, "Write the same as JSON")->type_name("FILE");
}

void add_include_option(CLI::App& command, std::vector<std::string>& include) {
  command.add_option("--include", include, "Read these parts too: footnotes, tables, headings, captions …")
      ->type_name("ROLES")
      ->delimiter(',');
}

Shard parse_shard(const std::string& text) {
  Shard shard;
  if (text.empty()) return shard;
  const std::size_t slash = text.find('/');
  const bool is_shard = slash != std::string::npos &&
                        parse_number(std::string_view(text).substr(0, slash), shard.index) &&
                        parse_number(std::string_view(text).substr(slash + 1), shard.count) && shard.index >= 1 &&
                        shard.index <= shard.count;
  if (!is_shard) throw UsageError("--shard: \"" + text + "\" is not I/N; write 1/4 for the first of four parts");
  return shard;
}

}  // namespace actorgraph
