#include "cli/extraction.h"

#include <cmath>
#include <filesystem>
#include <sstream>

#include "cli/journal.h"
#include "cli/json_line.h"
#include "cli/program_id.h"
#include "extract/errors.h"
#include "graph/triple_json.h"

namespace actorgraph {
namespace {

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

/// An entry of the journal: a line with hash and counts, then the lines.
std::string to_entry(const Extracted& extracted) {
  std::string entry = extracted.hash + ' ' + std::to_string(extracted.read.blocks);
  for (const std::size_t count : extracted.read.set_aside) entry += ' ' + std::to_string(count);
  return entry + '\n' + extracted.lines;
}

Extracted from_entry(const std::string& entry) {
  const std::size_t end = entry.find('\n');
  std::istringstream head(entry.substr(0, end));
  Extracted extracted;
  extracted.read.documents = 1;
  head >> extracted.hash >> extracted.read.blocks;
  for (std::size_t& count : extracted.read.set_aside) head >> count;
  extracted.lines = entry.substr(end + 1);
  return extracted;
}

/// `graph.json.journal`; empty where there is no file to put it beside.
std::string journal_path(const std::string& output) {
  std::error_code ignored;
  if (output.ends_with('/') || std::filesystem::is_directory(output, ignored)) {
    return (std::filesystem::path(output) / "actorgraph.journal").string();
  }
  const std::filesystem::file_status status = std::filesystem::status(output, ignored);
  if (output == "-" || (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))) return "";
  return output + ".journal";
}

}  // namespace

Extraction::Extraction(Assignment assignment, Messages& messages)
    : assignment_(std::move(assignment)),
      messages_(messages),
      pipeline_(assignment_.extraction, messages, limits(assignment_.documents).threads, &stats_) {}

Extraction::~Extraction() = default;

std::string Extraction::identity() const {
  const DocumentOptions& documents = assignment_.documents;
  const ExtractionOptions& extraction = assignment_.extraction;
  std::string identity = program_id();
  const auto add = [&](const std::string& part) { identity.append(part).push_back('\0'); };
  for (const std::string* option :
       {&documents.encoding, &documents.date, &documents.format, &documents.id_field, &documents.text_field,
        &documents.date_field, &documents.source_field, &documents.title_field, &documents.url_field}) {
    add(*option);
  }
  add(documents.lines ? "lines" : "");
  add(documents.verbatim ? "verbatim" : "");
  add(assignment_.open ? "open" : "");
  add(std::to_string(pipeline_.least_confidence()));
  for (const std::string& role : extraction.include) add(role);
  for (const std::string* file : {&extraction.actors, &extraction.relations, &extraction.corrections}) {
    try {
      add(file->empty() ? "" : read_file(*file));
    } catch (const InputError&) {
      add("");  // was told when the pipeline was made
    }
  }
  return identity;
}

void Extraction::open_journal(const DocumentSupply& supply) {
  const std::string path = journal_path(assignment_.output);
  const bool resume = assignment_.run.resume;
  if (path.empty() && resume) throw UsageError("--resume needs an output file; name one with -o");
  if (!supply.count() && resume) throw UsageError("--resume cannot go on with a pipe; put the documents into a file");
  // A single document leaves nothing to go on with.
  if (path.empty() || supply.count().value_or(0) < 2) return;
  journal_ = std::make_unique<Journal>(path, identity(), resume, messages_);
}

void Extraction::for_each(const std::function<void(Extracted)>& consume, const IsKnown& is_known) {
  partial_ = assignment_.run.resume || is_known || !assignment_.documents.shard.empty();
  const auto take = [&](Extracted extracted) {
    read_.add(extracted.read);
    consume(std::move(extracted));
  };
  if (!assignment_.extraction.conllu.empty()) {
    take_trees(take);
    return;
  }
  DocumentSupply supply(assignment_.documents, messages_);
  open_journal(supply);
  for_each_source<Extracted>(
      supply, assignment_.documents, messages_, [&](const DocumentSource& source) { return extract(source, is_known); },
      take);
}

Extracted Extraction::extract(const DocumentSource& source, const IsKnown& is_known) {
  std::string bytes;
  std::shared_ptr<const Document> document;
  const auto read = [&] {
    const RunStats::Timer timer(&stats_, Stage::Read);
    if (!document) document = read_source(source, bytes, assignment_.documents);
  };
  const auto add_text = [&](Extracted& extracted) {
    if (!assignment_.texts) return;
    read();
    extracted.text = document->original();
  };
  {
    const RunStats::Timer timer(&stats_, Stage::Read);
    bytes = bytes_of(source);
  }
  stats_.count_document(bytes.size());
  const std::string hash = content_hash(bytes);
  if (is_known) {
    // The identity of a line of JSON is that of the text in it.
    const bool is_line = source.format == InputFormat::JsonLines;
    if (is_line) read();
    if (is_known(is_line ? document->hash() : hash, is_line ? document->id() : source.name())) {
      Extracted known;
      add_text(known);
      known.hash = document ? document->hash() : hash;
      return known;
    }
  }
  const std::string key = journal_ ? content_hash(hash + source.name()) : "";
  if (journal_) {
    if (const std::optional<std::string> entry = journal_->find(key)) {
      Extracted extracted = from_entry(*entry);
      add_text(extracted);
      return extracted;
    }
  }
  read();
  bytes = {};
  const Crew::Member working = pipeline_.work();
  Extracted extracted = extract(*document, pipeline_.parse(*document));
  if (journal_) {
    const RunStats::Timer timer(&stats_, Stage::Journal);
    journal_->add(key, to_entry(extracted));
  }
  return extracted;
}

Extracted Extraction::extract(const Document& document, const std::vector<Sentence>& sentences) {
  std::size_t words = 0;
  for (const Sentence& sentence : sentences) words += sentence.tokens().size();
  stats_.count_words(words);
  Extracted extracted;
  extracted.hash = document.hash();
  extracted.read = pipeline_.what_was_read(document);
  if (assignment_.texts) extracted.text = document.original();
  if (assignment_.open) {
    std::vector<OpenProposition> propositions;
    {
      const RunStats::Timer timer(&stats_, Stage::Relations);
      propositions = pipeline_.find_open_propositions(document, sentences);
    }
    const RunStats::Timer timer(&stats_, Stage::Render);
    extracted.lines = to_json_lines(document, propositions);
  } else {
    const Extract found = pipeline_.extract(document, sentences);
    const RunStats::Timer timer(&stats_, Stage::Render);
    extracted.lines = to_json_lines(found);
  }
  return extracted;
}

void Extraction::take_trees(const std::function<void(Extracted)>& consume) {
  Outcome<Extracted> outcome = attempt<Extracted>([&] {
    const Parsed parsed = read_trees(assignment_.documents, assignment_.extraction);
    return extract(*parsed.document, parsed.sentences);
  });
  if (outcome.result) {
    consume(std::move(*outcome.result));
  } else {
    messages_.failure(assignment_.extraction.conllu, outcome.problem);
  }
}

void Extraction::finish(bool written) {
  tell(read_, assignment_.extraction, messages_);
  if (!partial_) pipeline_.report_unused_corrections(messages_);
  if (journal_ && written) journal_->finish();
  if (assignment_.run.stats) messages_.text(stats_.to_table());
  if (!assignment_.run.stats_json.empty()) {
    OutputFile file(assignment_.run.stats_json);
    file.write(stats_.to_json(limits(assignment_.documents).threads));
    file.commit();
  }
}

}  // namespace actorgraph
