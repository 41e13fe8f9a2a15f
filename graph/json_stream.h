#pragma once

#include <ostream>

#include "graph/json_writer.h"

namespace actorgraph::json {

/// A writer that hands its text to a stream piece by piece, so that memory does not grow with the file.
class StreamWriter {
 public:
  using Writer = json::Writer;

  explicit StreamWriter(std::ostream& out) : out_(&out) {}
  StreamWriter(const StreamWriter&) = delete;
  StreamWriter& operator=(const StreamWriter&) = delete;
  ~StreamWriter() { flush(); }

  Writer& operator*() noexcept { return writer_; }
  Writer* operator->() noexcept { return &writer_; }
  /// Between two values: the next one begins a line of its own.
  void new_line() {
    writer_.put('\n');
    if (writer_.text().size() > kBlock) flush();
  }

 private:
  static constexpr std::size_t kBlock = 1 << 16;
  void flush() {
    out_->write(writer_.text().data(), static_cast<std::streamsize>(writer_.text().size()));
    writer_.clear();
  }

  std::ostream* out_;
  Writer writer_;
};

}  // namespace actorgraph::json
