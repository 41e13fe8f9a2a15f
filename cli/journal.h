#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "cli/messages.h"

namespace actorgraph {

/// What a run has found so far, document by document, in a file beside its output: a run that was stopped, however
/// hard, goes on from it. Every entry carries a checksum, so that one that was being written when the power went is
/// not believed. Thread-safe.
class Journal {
 public:
  /// `identity` tells what the entries depend on beside the documents: entries that were made otherwise are not used.
  /// With `resume` the entries of an earlier run are taken over, else they are dropped when the first is added.
  /// Throws OutputError where another run is at work on the journal.
  Journal(std::string path, std::string identity, bool resume, Messages& messages);
  /// Leaves the file.
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// The entry under this key that an earlier run has left.
  std::optional<std::string> find(const std::string& key) const;
  /// Precondition: `key` has no blank and no line break. Where the journal cannot be written that is told once, and the
  /// run goes on without.
  void add(const std::string& key, std::string_view entry);
  /// The output is written: removes the file.
  void finish();

 private:
  struct Place {
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
  };
  bool open(bool create);
  void read_entries();
  void begin_anew();
  void give_up(const std::string& why);

  std::string path_;
  std::string first_line_;
  Messages& messages_;
  std::string told_on_interrupt_;
  std::map<std::string, Place> entries_;
  std::mutex mutex_;  // guards what follows
  int file_ = -1;
  bool given_up_ = false;
  std::uint64_t size_ = 0;  // of the entries that are whole
};

}  // namespace actorgraph
