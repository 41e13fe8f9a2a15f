#pragma once

#include <functional>
#include <memory>
#include <string>

#include "cli/document_options.h"
#include "cli/documents.h"
#include "cli/pipeline.h"
#include "cli/run_stats.h"

namespace actorgraph {

class Journal;

/// What one document gives.
struct Extracted {
  std::string lines;  ///< its records and statements as `extract` prints them
  WhatWasRead read;
  std::string hash;
  std::string text;  ///< the whole text that offsets refer to, only where it is wanted
};

/// What a run of `build` or `extract` is to do.
struct Assignment {
  DocumentOptions documents;
  ExtractionOptions extraction;
  RunOptions run;
  std::string output;  ///< the file that the run is for; a journal is kept beside it
  bool open = false;   ///< propositions of every clause in place of statements
  bool texts = false;
};

/// The part that `build` and `extract` share: documents in, JSON lines out, with a journal of what is finished and
/// count of the time.
class Extraction {
 public:
  /// Reads the lexicons of the user's; throws UsageError and OutputError.
  Extraction(Assignment assignment, Messages& messages);
  ~Extraction();

  /// Gives what each document says to `consume`, in order, on this thread. `is_known`, where given, is asked for the
  /// content's hash and name of each document, on any thread: one that is known is not looked through and gives its
  /// hash and text only.
  using IsKnown = std::function<bool(const std::string& hash, const std::string& name)>;
  void for_each(const std::function<void(Extracted)>& consume, const IsKnown& is_known = nullptr);
  /// The last step: what is left to tell is told, and where `written`, the journal goes away.
  void finish(bool written);

  RunStats& stats() noexcept { return stats_; }

 private:
  std::string identity() const;
  void open_journal(const DocumentSupply& supply);
  Extracted extract(const DocumentSource& source, const IsKnown& is_known);
  Extracted extract(const Document& document, const std::vector<Sentence>& sentences);
  void take_trees(const std::function<void(Extracted)>& consume);

  Assignment assignment_;
  Messages& messages_;
  RunStats stats_;
  Pipeline pipeline_;
  std::unique_ptr<Journal> journal_;
  WhatWasRead read_;
  bool partial_ = false;  ///< some documents are not looked through: what they have a use for is not known
};

}  // namespace actorgraph
