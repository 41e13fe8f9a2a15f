#pragma once

#include <ostream>

#include "graph/json_writer.h"

namespace actorgraph::json {

/// A writer that hands its text to a stream piece by piece, so that memory does not grow with the file; without a
/// stream it keeps the text.
class StreamWriter {
 public:
  using Writer = json::Writer;

  StreamWriter() = default;
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
  /// Adds what another writer made of values for the array or object that is open here. Precondition: a stream.
  void append(std::string_view values) {
    flush();
    out_->write(values.data(), static_cast<std::streamsize>(values.size()));
    writer_.resume(true);
  }

 private:
  static constexpr std::size_t kBlock = 1 << 16;
  void flush() {
    if (out_ == nullptr) return;
    out_->write(writer_.text().data(), static_cast<std::streamsize>(writer_.text().size()));
    writer_.clear();
  }

  std::ostream* out_ = nullptr;
  Writer writer_;
};

}  // namespace actorgraph::json
