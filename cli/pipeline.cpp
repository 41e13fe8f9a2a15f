#include "cli/pipeline.h"

#include <algorithm>
#include <array>
#include <future>
#include <iterator>
#include <map>
#include <mutex>
#include <span>
#include <sstream>
#include <utility>

#include "cli/files.h"
#include "extract/actors/actor_finder.h"
#include "extract/actors/actor_lexicon.h"
#include "extract/actors/corrections.h"
#include "extract/code_points.h"
#include "extract/errors.h"
#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "extract/relations/relation_finder.h"
#include "extract/relations/relation_lexicon.h"

namespace actorgraph {
namespace {

constexpr std::size_t kSentencesOfPiece = 512;

/// `footnotes` and `footnote`, `list-items` and `list_item`.
std::optional<Role> parse_role_name(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  if (const auto role = parse_role(name)) return role;
  if (!name.ends_with('s')) return std::nullopt;
  name.pop_back();
  return parse_role(name);
}

unsigned roles(const std::vector<std::string>& include) {
  unsigned bits = prose_roles();
  for (const std::string& name : include) {
    const std::optional<Role> role = parse_role_name(name);
    if (!role) {
      throw UsageError(
          "--include: no part of a document is called \"" + name +
          "\"; there are headings, tables, captions, footnotes, references, contents, author_notes, code …");
    }
    bits |= 1U << static_cast<unsigned>(*role);
  }
  return bits;
}

/// The user's file on top of the lexicon that is compiled in.
ActorLexicon make_actor_lexicon(const std::string& file, Messages& messages) {
  ActorLexicon lexicon;
  if (file.empty()) return lexicon;
  try {
    std::istringstream lines(read_file(file));
    for (const std::string& problem : lexicon.add_actors(lines, file)) messages.failure("", problem);
  } catch (const InputError& error) {
    messages.failure(file, error.what());
  }
  return lexicon;
}

RelationLexicon make_relation_lexicon(const std::string& file, Messages& messages) {
  RelationLexicon lexicon;
  if (file.empty()) return lexicon;
  try {
    for (const std::string& problem : lexicon.add(read_file(file), file)) messages.failure("", problem);
  } catch (const InputError& error) {
    messages.failure(file, error.what());
  }
  return lexicon;
}

Corrections read_corrections(const std::string& file, Messages& messages) {
  if (file.empty()) return {};
  try {
    std::istringstream lines(read_file(file));
    std::vector<std::string> problems;
    Corrections corrections = Corrections::read(lines, file, problems);
    for (const std::string& problem : problems) messages.failure("", problem);
    return corrections;
  } catch (const InputError& error) {
    messages.failure(file, error.what());
    return {};
  }
}

/// One record for each name and kind, with every form that stands for it and how often.
std::vector<ActorRecord> make_records(const Document& document, const DocumentActors& actors) {
  using Form = std::pair<std::string, std::string>;  // text, via
  std::vector<std::map<Form, std::size_t>> forms(actors.actors.size());
  for (const Mention& mention : actors.mentions) {
    for (const std::size_t actor : mention.actors) {
      ++forms[actor][{std::string(document.text(mention.span)), std::string(to_string(mention.via))}];
    }
  }
  std::vector<ActorRecord> records;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const Actor& actor = actors.actors[i];
    ActorRecord record{document.hash(), document.id(), actor.name, actor.kind, actor.lexicon_id, {}};
    for (const auto& [form, count] : forms[i]) record.forms.push_back({form.first, form.second, count});
    records.push_back(std::move(record));
  }
  std::sort(records.begin(), records.end());
  return records;
}

}  // namespace

void WhatWasRead::add(const WhatWasRead& other) {
  documents += other.documents;
  blocks += other.blocks;
  for (std::size_t role = 0; role < set_aside.size(); ++role) set_aside[role] += other.set_aside[role];
}

std::string WhatWasRead::to_text() const {
  // In the order of Role: one, several.
  constexpr std::array<std::pair<std::string_view, std::string_view>, kRoleCount> kNames = {
      {{"heading", "headings"},
       {"paragraph", "paragraphs"},
       {"list item", "list items"},
       {"quotation", "quotations"},
       {"piece of a table", "pieces of tables"},
       {"caption", "captions"},
       {"footnote", "footnotes"},
       {"reference", "references"},
       {"running head", "running heads"},
       {"page number", "page numbers"},
       {"table of contents", "pieces of tables of contents"},
       {"note on the authors", "notes on the authors"},
       {"piece of code", "pieces of code"},
       {"block that is not English", "blocks that are not English"},
       {"other block", "other blocks"}}};
  const auto counted = [](std::size_t count, std::string_view one, std::string_view several) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : several);
  };
  std::string text =
      counted(documents, "document", "documents") + " read, " + counted(blocks, "block of prose", "blocks of prose");
  std::string_view separator = "; set aside: ";
  for (std::size_t role = 0; role < set_aside.size(); ++role) {
    if (set_aside[role] == 0) continue;
    text += separator;
    text += counted(set_aside[role], kNames[role].first, kNames[role].second);
    separator = ", ";
  }
  return text;
}

void tell(const WhatWasRead& read, const ExtractionOptions& options, Messages& messages) {
  if (options.summary || messages.on_terminal()) messages.warning("", read.to_text());
}

struct Pipeline::Parts {
  Parts(const ExtractionOptions& options, Messages& messages, unsigned threads, RunStats* its_stats)
      : crew(threads),
        stats(its_stats),
        roles(actorgraph::roles(options.include)),
        least_confidence(options.least_confidence.value_or(kDefaultConfidence)),
        language_to_come(std::async(std::launch::async, [] { return std::make_unique<const Language>(); })),
        actor_lexicon(make_actor_lexicon(options.actors, messages)),
        relation_lexicon(make_relation_lexicon(options.relations, messages)),
        corrections(read_corrections(options.corrections, messages)),
        used_corrections(corrections.size(), false),
        actor_finder(actor_lexicon),
        relation_finder(relation_lexicon),
        language(language_to_come.get()) {}

  Crew crew;
  RunStats* stats;
  unsigned roles;
  double least_confidence;
  std::future<std::unique_ptr<const Language>> language_to_come;  // unpacked while the lexicons are read
  ActorLexicon actor_lexicon;
  RelationLexicon relation_lexicon;
  Corrections corrections;
  std::mutex mutex;
  std::vector<bool> used_corrections;  // guarded by mutex
  ActorFinder actor_finder;
  RelationFinder relation_finder;
  std::unique_ptr<const Language> language;
};

Pipeline::Pipeline(const ExtractionOptions& options, Messages& messages, unsigned threads, RunStats* stats) {
  const RunStats::Timer timer(stats, Stage::Start);
  parts_ = std::make_unique<Parts>(options, messages, threads, stats);
}

Pipeline::~Pipeline() = default;

Crew::Member Pipeline::work() const { return Crew::Member(parts_->crew); }

std::vector<Sentence> Pipeline::parse(const Document& document) const {
  std::vector<std::vector<WordSpan>> words;
  {
    const RunStats::Timer timer(parts_->stats, Stage::Tokenise);
    words = parts_->language->split(document, parts_->roles);
  }
  // A large document in pieces, so that threads without a document of their own can help.
  const std::span<const std::vector<WordSpan>> all(words);
  std::vector<std::vector<Sentence>> pieces((all.size() + kSentencesOfPiece - 1) / kSentencesOfPiece);
  parts_->crew.share(pieces.size(), [&](std::size_t i) {
    const RunStats::Timer timer(parts_->stats, Stage::Parse);
    const std::size_t begin = i * kSentencesOfPiece;
    pieces[i] = parts_->language->parse(document, all.subspan(begin, std::min(kSentencesOfPiece, all.size() - begin)));
  });
  if (pieces.size() == 1) return std::move(pieces.front());
  std::vector<Sentence> sentences;
  sentences.reserve(all.size());
  for (std::vector<Sentence>& piece : pieces) {
    std::move(piece.begin(), piece.end(), std::back_inserter(sentences));
    piece = {};
  }
  return sentences;
}

DocumentActors Pipeline::find_actors(const std::vector<Sentence>& sentences) const {
  const RunStats::Timer timer(parts_->stats, Stage::Actors);
  DocumentActors actors = parts_->actor_finder.find(sentences);
  if (parts_->corrections.size() == 0) return actors;
  const std::vector<bool> used = parts_->corrections.apply(actors, sentences);
  const std::lock_guard lock(parts_->mutex);
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i]) parts_->used_corrections[i] = true;
  }
  return actors;
}

void Pipeline::report_unused_corrections(Messages& messages) const {
  const std::lock_guard lock(parts_->mutex);
  for (const std::string& message : parts_->corrections.unused(parts_->used_corrections)) messages.warning("", message);
}

Extract Pipeline::extract(const Document& document, const std::vector<Sentence>& sentences) const {
  const DocumentActors actors = find_actors(sentences);
  Extract extract;
  {
    const RunStats::Timer timer(parts_->stats, Stage::Relations);
    extract.triples = parts_->relation_finder.find(document, sentences, actors, parts_->least_confidence);
  }
  extract.actors = make_records(document, actors);
  extract.read = what_was_read(document);
  DocumentRecord& record = extract.document;
  record.hash = document.hash();
  record.path = document.id();
  record.title = document.metadata().title;
  record.date = document.metadata().date;
  record.counts = {count_code_points(document.original()), sentences.size(), actors.mentions.size(),
                   extract.triples.size()};
  return extract;
}

std::vector<Triple> Pipeline::find_all_triples(const Document& document, const std::vector<Sentence>& sentences,
                                               const DocumentActors& actors) const {
  return parts_->relation_finder.find(document, sentences, actors, 0);
}

WhatWasRead Pipeline::what_was_read(const Document& document) const {
  WhatWasRead read;
  read.documents = 1;
  for (const Block& block : document.blocks()) {
    const auto role = static_cast<std::size_t>(block.role);
    const bool in_use = (parts_->roles >> role & 1U) != 0;
    ++(in_use ? read.blocks : read.set_aside[role]);
  }
  return read;
}

double Pipeline::least_confidence() const noexcept { return parts_->least_confidence; }

std::vector<OpenProposition> Pipeline::find_open_propositions(const Document& document,
                                                              const std::vector<Sentence>& sentences) const {
  return actorgraph::find_open_propositions(document, sentences, parts_->relation_lexicon);
}

Parsed read_trees(const DocumentOptions& documents, const ExtractionOptions& extraction) {
  if (!documents.documents.empty()) {
    throw UsageError("--conllu takes the place of documents; give the one that it was made from with --text");
  }
  const std::string trees = read_file(extraction.conllu, kLongestDocument);
  Parsed parsed;
  if (extraction.text.empty()) {
    ReadingOptions verbatim;
    verbatim.format = InputFormat::PlainText;
    verbatim.verbatim = true;
    verbatim.date = documents.date;
    parsed.document = read_document(conllu_text(trees), extraction.conllu, verbatim);
  } else {
    parsed.document = read_source({std::make_shared<const Input>(Input{extraction.text, std::nullopt})}, documents);
  }
  parsed.sentences = read_conllu(trees, *parsed.document);
  return parsed;
}

}  // namespace actorgraph
