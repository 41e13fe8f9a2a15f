#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>

namespace actorgraph {

/// The steps of a run, in the order of the path.
enum class Stage : std::uint8_t { Start, Read, Tokenise, Parse, Actors, Relations, Render, Journal, Merge, Write };
inline constexpr std::size_t kStageCount = static_cast<std::size_t>(Stage::Write) + 1;

/// Where a run's time and memory went. Any thread may add to it.
class RunStats {
 public:
  /// Counts the time from here to the end of its life for a stage; without `stats` it does nothing.
  class Timer {
   public:
    Timer(RunStats* stats, Stage stage);
    ~Timer();
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;

   private:
    RunStats* stats_;
    Stage stage_;
    std::int64_t wall_ = 0;
    std::int64_t processor_ = 0;
  };

  RunStats();

  void count_document(std::size_t bytes);
  void count_words(std::size_t words);
  /// A table for people: a line for each stage that took part, and one for the whole run until now.
  std::string to_table() const;
  /// `{"documents", "words", "bytes", "threads", "seconds", "peak_bytes", "stages": [{"stage", "seconds", …}]}` and a
  /// line feed.
  std::string to_json(unsigned threads) const;

 private:
  struct Spent {
    std::atomic<std::int64_t> wall = 0;       // nanoseconds, summed over the threads
    std::atomic<std::int64_t> processor = 0;  // the same, without waiting
    std::atomic<std::int64_t> peak = 0;       // bytes the program had held at most when the stage last ended
  };
  struct Row;
  std::array<Row, kStageCount + 1> rows() const;

  std::int64_t start_;
  std::array<Spent, kStageCount> spent_;
  std::atomic<std::uint64_t> documents_ = 0;
  std::atomic<std::uint64_t> words_ = 0;
  std::atomic<std::uint64_t> bytes_ = 0;
};

}  // namespace actorgraph
