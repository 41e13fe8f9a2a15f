#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/crew.h"
#include "cli/document_options.h"
#include "cli/documents.h"
#include "cli/messages.h"
#include "cli/run_stats.h"
#include "extract/actors/mention.h"
#include "extract/document.h"
#include "extract/relations/open_proposition.h"
#include "extract/sentence.h"
#include "extract/triple.h"
#include "graph/records.h"

namespace actorgraph {

inline constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::Other) + 1;

/// How much of the documents was looked through for actors and relations, and what was left out, by role.
struct WhatWasRead {
  std::size_t documents = 0;
  std::size_t blocks = 0;
  std::array<std::size_t, kRoleCount> set_aside{};

  void add(const WhatWasRead& other);
  /// "2 documents read, 65 blocks of prose; set aside: 17 headings, 1 block that is not English".
  std::string to_text() const;
};

/// Prints that, on a terminal or where the options ask for it.
void tell(const WhatWasRead& read, const ExtractionOptions& options, Messages& messages);

/// Everything that one document gives.
struct Extract {
  DocumentRecord document;
  std::vector<ActorRecord> actors;  ///< sorted
  std::vector<Triple> triples;      ///< in order of the text
  WhatWasRead read;
};

/// The path from a document to its triples, with the lexicons and the model that it needs. Thread-safe.
class Pipeline {
 public:
  /// What cannot be used of a lexicon of the user's is reported, and the rest is used. `stats`, where given, counts the
  /// time of the stages; it must outlive the pipeline. Up to `threads` work on one document.
  Pipeline(const ExtractionOptions& options, Messages& messages, unsigned threads = 1, RunStats* stats = nullptr);
  ~Pipeline();

  /// A thread that gives documents to the pipeline holds this while it works on one.
  Crew::Member work() const;
  /// The results point to `document`, which must stay.
  std::vector<Sentence> parse(const Document& document) const;
  DocumentActors find_actors(const std::vector<Sentence>& sentences) const;
  Extract extract(const Document& document, const std::vector<Sentence>& sentences) const;
  /// Those too that are too unsure for `extract`.
  std::vector<Triple> find_all_triples(const Document& document, const std::vector<Sentence>& sentences,
                                       const DocumentActors& actors) const;
  WhatWasRead what_was_read(const Document& document) const;
  double least_confidence() const noexcept;
  /// Tells of corrections that nothing in the documents so far had a use for: a misspelt name is seen.
  void report_unused_corrections(Messages& messages) const;
  std::vector<OpenProposition> find_open_propositions(const Document& document,
                                                      const std::vector<Sentence>& sentences) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// A document with another parser's trees.
struct Parsed {
  std::shared_ptr<const Document> document;
  std::vector<Sentence> sentences;
};
/// The trees of `--conllu` and the document that `--text` names, else the one that the file's `# text` lines make.
/// Throws InputError.
Parsed read_trees(const DocumentOptions& documents, const ExtractionOptions& extraction);

/// Reads the documents, parses each (or takes the trees of `--conllu`) and gives it to `work` on some thread, and the
/// results to `consume` on this one, in order.
template <typename Result>
void for_each_parsed(const DocumentOptions& documents, const ExtractionOptions& extraction, const Pipeline& pipeline,
                     Messages& messages,
                     const std::function<Result(const Document&, const std::vector<Sentence>&)>& work,
                     const std::function<void(Result)>& consume) {
  if (extraction.conllu.empty()) {
    for_each_document<Result>(
        documents, messages,
        [&](std::shared_ptr<const Document> document) {
          const Crew::Member working = pipeline.work();
          return work(*document, pipeline.parse(*document));
        },
        consume);
    return;
  }
  Outcome<Result> outcome = attempt<Result>([&] {
    const Parsed parsed = read_trees(documents, extraction);
    return work(*parsed.document, parsed.sentences);
  });
  if (outcome.result) {
    consume(std::move(*outcome.result));
  } else {
    messages.failure(extraction.conllu, outcome.problem);
  }
}

}  // namespace actorgraph
