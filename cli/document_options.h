#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace actorgraph {

/// What every command that reads documents is told about them.
struct DocumentOptions {
  std::vector<std::string> documents;
  std::string encoding;
  std::string date;
  bool lines = false;
  std::string format;     ///< of the documents, whatever their endings; empty: by content and ending
  bool verbatim = false;  ///< the text as it is, without clean-up
  /// Names of the fields of JSON Lines.
  std::string id_field = "id", text_field = "text", date_field = "date", source_field = "source", title_field = "title",
              url_field = "url";
  std::string shard;
  unsigned threads = 0;      ///< 0: as many as the machine has
  std::uint64_t memory = 0;  ///< megabytes for the documents that are worked on; 0: half of the machine's
};

/// What the commands that look for actors and relations are told besides.
struct ExtractionOptions {
  std::vector<std::string> include;  ///< roles beside paragraphs, list items and quotations
  std::string actors;                ///< lexicon files of the user's own, or empty
  std::string relations;
  std::string corrections;
  std::string conllu;  ///< trees of another parser, or empty
  std::string text;    ///< the document that they were made from, or empty
  std::optional<double> least_confidence;
  bool summary = false;  ///< tell at the end what was read and what was set aside
};

/// What the commands that may run for long are told about the run.
struct RunOptions {
  bool stats = false;      ///< print where the time went
  std::string stats_json;  ///< a file for the same, or empty
  bool resume = false;
};

void add_document_options(CLI::App& command, DocumentOptions& options);
void add_extraction_options(CLI::App& command, ExtractionOptions& options);
void add_run_options(CLI::App& command, RunOptions& options);
/// `--include` alone, for commands that stop at sentences.
void add_include_option(CLI::App& command, std::vector<std::string>& include);

/// Part `index` of `count` (from 1). Throws UsageError where `text` is not I/N with 1 <= I <= N. Empty gives 1/1.
struct Shard {
  unsigned index = 1;
  unsigned count = 1;
};
Shard parse_shard(const std::string& text);

}  // namespace actorgraph
