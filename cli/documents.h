#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/document_options.h"
#include "cli/messages.h"
#include "cli/ordered.h"
#include "extract/document.h"
#include "extract/reading/reader.h"

namespace actorgraph {

/// One document before it is read: a file, or bytes that are here already.
struct DocumentSource {
  std::string name;
  std::shared_ptr<const std::string> bytes;  ///< null: to be read from the file `name`
  std::size_t begin = 0;                     ///< the part of `bytes` that it is
  std::size_t size = 0;
  InputFormat format = InputFormat::Automatic;
};

/// The documents that the options name, in the order given; of those with the same content one, the smallest name.
/// What cannot be found is reported.
std::vector<DocumentSource> find_documents(const DocumentOptions& options, Messages& messages);

/// Throws InputError.
std::shared_ptr<const Document> read_source(const DocumentSource& source, const DocumentOptions& options);

/// How many threads to use.
unsigned thread_count(const DocumentOptions& options);

/// What became of one document: a result, or why there is none.
template <typename Result>
struct Outcome {
  std::optional<Result> result;
  std::string problem;
};

/// Runs `step` and turns what it throws into a problem, so that one bad document never stops the rest.
template <typename Result>
Outcome<Result> attempt(const std::function<Result()>& step);

/// Reads the documents, gives each to `work` on some thread and the results to `consume` on this one, in order.
/// Documents that cannot be read are reported and the others go on.
template <typename Result>
void for_each_document(const DocumentOptions& options, Messages& messages,
                       const std::function<Result(std::shared_ptr<const Document>)>& work,
                       const std::function<void(Result)>& consume) {
  const std::vector<DocumentSource> sources = find_documents(options, messages);
  for_each_ordered<Outcome<Result>>(
      sources.size(), thread_count(options),
      [&](std::size_t i) { return attempt<Result>([&] { return work(read_source(sources[i], options)); }); },
      [&](std::size_t i, Outcome<Result> outcome) {
        if (outcome.result) {
          consume(std::move(*outcome.result));
        } else {
          messages.failure(sources[i].name, outcome.problem);
        }
        messages.progress(i + 1, sources.size());
      });
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
