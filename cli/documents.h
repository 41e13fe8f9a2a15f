#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/document_options.h"
#include "cli/files.h"
#include "cli/messages.h"
#include "cli/ordered.h"
#include "cli/progress.h"
#include "extract/document.h"
#include "extract/reading/reader.h"

namespace actorgraph {

/// One document before it is read: a file, or a line of one. Small, so that millions can be listed.
struct DocumentSource {
  std::shared_ptr<const Input> input;
  std::uint64_t begin = 0;  ///< the part of the input that it is
  std::uint64_t size = 0;
  std::size_t line = 0;  ///< which line of the input, from 1; 0: all of it
  InputFormat format = InputFormat::Automatic;

  /// For people: `FILE`, or `FILE:LINE`.
  std::string name() const;
};

/// The documents that the options name, in the order given; of those with the same content one, the smallest name.
/// What cannot be found is reported. Lines of standard input come as they are written, so that the program can stand in
/// the middle of a pipe; they are not compared with each other.
class DocumentSupply {
 public:
  /// Throws UsageError.
  DocumentSupply(const DocumentOptions& options, Messages& messages);
  ~DocumentSupply();

  /// Nothing at the end.
  std::optional<DocumentSource> next();
  /// How many there are and their bytes together, where that can be known before the end.
  std::optional<std::size_t> count() const;
  std::uint64_t bytes() const noexcept { return bytes_; }

 private:
  struct Stream;
  void read_standard_input(const DocumentOptions& options);
  std::optional<DocumentSource> next_of_stream();

  Messages& messages_;
  Shard shard_;
  std::vector<DocumentSource> sources_;
  std::size_t at_ = 0;
  std::uint64_t bytes_ = 0;
  std::unique_ptr<Stream> stream_;
};

/// The bytes of a document as they stand in its file. Throws InputError.
std::string bytes_of(const DocumentSource& source);
/// Throws InputError.
std::shared_ptr<const Document> read_source(const DocumentSource& source, const DocumentOptions& options);
std::shared_ptr<const Document> read_source(const DocumentSource& source, const std::string& bytes,
                                            const DocumentOptions& options);

/// How many threads to use, and how many bytes of documents may be worked on at a time.
InFlight limits(const DocumentOptions& options);

/// What became of one document: a result, or why there is none.
template <typename Result>
struct Outcome {
  std::optional<Result> result;
  std::string problem;
};

/// Runs `step` and turns what it throws into a problem, so that one bad document never stops the rest.
template <typename Result>
Outcome<Result> attempt(const std::function<Result()>& step);

/// Gives each document to `work` on some thread and the results to `consume` on this one, in order. Documents that
/// `work` throws an InputError for are reported and the others go on.
template <typename Result>
void for_each_source(DocumentSupply& supply, const DocumentOptions& options, Messages& messages,
                     const std::function<Result(const DocumentSource&)>& work,
                     const std::function<void(Result)>& consume) {
  Progress progress(messages, supply.count(), supply.bytes());
  for_each_ordered<DocumentSource, Outcome<Result>>(
      [&] { return supply.next(); }, [](const DocumentSource& source) { return source.size; }, limits(options),
      [&](const DocumentSource& source) { return attempt<Result>([&] { return work(source); }); },
      [&](const DocumentSource& source, Outcome<Result> outcome) {
        if (outcome.result) {
          consume(std::move(*outcome.result));
        } else {
          messages.failure(source.name(), outcome.problem);
        }
        progress.add(source.size);
      });
}

/// Reads the documents, gives each to `work` on some thread and the results to `consume` on this one, in order.
template <typename Result>
void for_each_document(const DocumentOptions& options, Messages& messages,
                       const std::function<Result(std::shared_ptr<const Document>)>& work,
                       const std::function<void(Result)>& consume) {
  DocumentSupply supply(options, messages);
  for_each_source<Result>(
      supply, options, messages, [&](const DocumentSource& source) { return work(read_source(source, options)); },
      consume);
}

/// What to tell about the exception that is being handled.
std::string describe_current_exception();

template <typename Result>
Outcome<Result> attempt(const std::function<Result()>& step) {
  try {
    return {step(), {}};
  } catch (...) {
    return {std::nullopt, describe_current_exception()};
  }
}

}  // namespace actorgraph
