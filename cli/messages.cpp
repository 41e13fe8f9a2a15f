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

void Messages::text(std::string_view lines) {
  const std::lock_guard lock(mutex_);
  write_error((drawn_.empty() ? "" : "\r\x1b[K") + std::string(lines) + drawn_);
}

void Messages::progress(const std::string& text) {
  if (!terminal_) return;
  const std::lock_guard lock(mutex_);
  if (text == drawn_) return;
  drawn_ = text;
  write_error("\r\x1b[K" + drawn_);
}

bool Messages::any_failed() const {
  const std::lock_guard lock(mutex_);
  return failed_;
}

}  // namespace actorgraph
