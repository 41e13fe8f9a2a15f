#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "cli/messages.h"

namespace actorgraph {

/// How far a run has come through its documents.
struct RunState {
  std::size_t documents = 0;
  std::uint64_t bytes = 0;
  std::optional<std::size_t> all_documents;  ///< unknown where they come through a pipe
  std::uint64_t all_bytes = 0;
  double seconds = 0;
};

/// "120 of 500 documents, 1.25 MB/s, 2 min left".
std::string describe(const RunState& state);

/// Tells it on a terminal, a few times a second, until the end of its life.
class Progress {
 public:
  Progress(Messages& messages, std::optional<std::size_t> all_documents, std::uint64_t all_bytes);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// One more document is done.
  void add(std::uint64_t bytes);

 private:
  using Clock = std::chrono::steady_clock;

  Messages& messages_;
  RunState state_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_;
};

}  // namespace actorgraph
