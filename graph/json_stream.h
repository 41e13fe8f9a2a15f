#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <ostream>

namespace actorgraph::json {

/// A writer that hands its text to a stream piece by piece, so that memory does not grow with the file.
class StreamWriter {
 public:
  using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

  explicit StreamWriter(std::ostream& out) : out_(&out), writer_(buffer_) {}
  StreamWriter(const StreamWriter&) = delete;
  StreamWriter& operator=(const StreamWriter&) = delete;
  ~StreamWriter() { flush(); }

  Writer& operator*() noexcept { return writer_; }
  Writer* operator->() noexcept { return &writer_; }
  /// Between two values: the next one begins a line of its own.
  void new_line() {
    buffer_.Put('\n');
    if (buffer_.GetSize() > kBlock) flush();
  }

 private:
  static constexpr std::size_t kBlock = 1 << 16;
  void flush() {
    out_->write(buffer_.GetString(), static_cast<std::streamsize>(buffer_.GetSize()));
    buffer_.Clear();
  }

  std::ostream* out_;
  rapidjson::StringBuffer buffer_;
  Writer writer_;
};

}  // namespace actorgraph::json
