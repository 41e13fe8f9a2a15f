#pragma once

#include <cstddef>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>

namespace actorgraph {

/// How a run ended, as its exit status.
enum class Status : int { Done = 0, SomeFailed = 1, WrongUsage = 2, CannotWrite = 3 };

/// What was asked for cannot be done: ends the run with Status::WrongUsage.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An output cannot be written: ends the run with Status::CannotWrite. `what()` is the whole message.
class OutputError : public std::runtime_error {
 public:
  OutputError(std::string_view file, std::string_view reason);
};

/// What the program says on standard error, a line at a time from any thread, and whether anything failed.
class Messages {
 public:
  Messages();
  ~Messages();
  Messages(const Messages&) = delete;
  Messages& operator=(const Messages&) = delete;

  /// `actorgraph: FILE: what is wrong, and what to do`; the run will end with Status::SomeFailed.
  void failure(std::string_view file, std::string_view what);
  /// The same line, but nothing has failed.
  void warning(std::string_view file, std::string_view what);
  /// Lines for people, as they are.
  void text(std::string_view lines);
  /// Draws the line that tells how far the run is, on a terminal only. Empty takes it back.
  void progress(const std::string& text);

  /// Whether a person is likely to read along.
  bool on_terminal() const noexcept { return terminal_; }
  bool any_failed() const;
  Status status() const { return any_failed() ? Status::SomeFailed : Status::Done; }

 private:
  void line(std::string_view file, std::string_view what);

  mutable std::mutex mutex_;
  bool terminal_;
  std::string drawn_;
  bool failed_ = false;
};

}  // namespace actorgraph
