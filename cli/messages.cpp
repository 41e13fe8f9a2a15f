#include "cli/messages.h"

#include <unistd.h>

#include <cstdio>

namespace actorgraph {
namespace {

// One write for each line, so that lines of programs that run side by side stay whole.
void write_error(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

OutputError::OutputError(std::string_view file, std::string_view reason)
    : std::runtime_error(std::string(file) + ": cannot be written: " + std::string(reason) +
                         "; nothing was left there, choose another place") {}

Messages::Messages() : terminal_(isatty(STDERR_FILENO) == 1) {}

Messages::~Messages() {
  if (!drawn_.empty()) write_error("\r\x1b[K");
}

void Messages::failure(std::string_view file, std::string_view what) {
  const std::lock_guard lock(mutex_);
  failed_ = true;
  line(file, what);
}

void Messages::warning(std::string_view file, std::string_view what) {
  const std::lock_guard lock(mutex_);
  line(file, what);
}

void Messages::line(std::string_view file, std::string_view what) {
  std::string text = drawn_.empty() ? "" : "\r\x1b[K";
  text += "actorgraph: ";
  if (!file.empty()) text.append(file).append(": ");
  text.append(what).append("\n").append(drawn_);
  write_error(text);
}

void Messages::progress(std::size_t done, std::size_t total) {
  if (!terminal_) return;
  const std::lock_guard lock(mutex_);
  const std::string line = done == total ? "" : std::to_string(done) + " of " + std::to_string(total) + " documents";
  if (line == drawn_) return;
  drawn_ = line;
  write_error("\r\x1b[K" + drawn_);
}

bool Messages::any_failed() const {
  const std::lock_guard lock(mutex_);
  return failed_;
}

}  // namespace actorgraph
