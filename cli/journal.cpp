// The file: a line that tells what made it, then for each document a line "KEY SIZE HASH" and SIZE bytes. It is only
// ever added to, so whatever stops the program damages the last entry at most; that one is cut off on the next start.
#include "cli/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include "cli/files.h"
#include "extract/reading/reader.h"

namespace actorgraph {
namespace {

std::string reason() { return std::generic_category().message(errno); }

bool write_all(int file, std::string_view head, std::string_view body) {
  std::array<iovec, 2> parts = {iovec{const_cast<char*>(head.data()), head.size()},
                                iovec{const_cast<char*>(body.data()), body.size()}};
  for (iovec* part = parts.data(); part != parts.data() + parts.size();) {
    if (part->iov_len == 0) {
      ++part;
      continue;
    }
    const ssize_t count = ::writev(file, part, static_cast<int>(parts.data() + parts.size() - part));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    auto done = static_cast<std::size_t>(count);
    for (; part != parts.data() + parts.size() && done >= part->iov_len; ++part) done -= part->iov_len;
    if (part == parts.data() + parts.size()) break;
    part->iov_base = static_cast<char*>(part->iov_base) + done;
    part->iov_len -= done;
  }
  return true;
}

}  // namespace

Journal::Journal(std::string path, std::string identity, bool resume, Messages& messages)
    : path_(std::move(path)),
      first_line_("actorgraph journal " + content_hash(identity) + "\n"),
      messages_(messages),
      told_on_interrupt_("actorgraph: stopped; what was finished is in " + path_ + ", go on with --resume\n") {
  if (resume && open(false)) {
    read_entries();
  } else if (!resume && ::access(path_.c_str(), F_OK) == 0) {
    messages_.warning(path_, "was left by a run that was stopped and is not used; --resume goes on with it");
  }
}

Journal::~Journal() {
  tell_on_interrupt(nullptr);
  if (file_ >= 0) ::close(file_);
}

bool Journal::open(bool create) {
  file_ = ::open(path_.c_str(), O_RDWR | O_APPEND | O_CLOEXEC | (create ? O_CREAT : 0), 0666);
  if (file_ < 0) {
    if (!create && errno == ENOENT) return false;
    throw OutputError(path_, reason());
  }
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    ::close(file_);
    file_ = -1;
    throw OutputError(path_, "another run is at work on it");
  }
  return true;
}

void Journal::read_entries() {
  std::ifstream in(path_, std::ios::binary);
  std::string line;
  if (!std::getline(in, line) || line + "\n" != first_line_) {
    messages_.warning(path_, "was made with other options or another version of the program; starting anew");
    begin_anew();
    return;
  }
  size_ = first_line_.size();
  const auto end = static_cast<std::uint64_t>(::lseek(file_, 0, SEEK_END));
  std::string entry;
  while (std::getline(in, line) && !in.eof()) {
    std::istringstream fields(line);
    std::string key, hash;
    std::uint64_t size = 0;
    if (!(fields >> key >> size >> hash) || size > end) break;
    entry.resize(size);
    if (!in.read(entry.data(), static_cast<std::streamsize>(size)) || content_hash(entry) != hash) break;
    const std::uint64_t begin = size_ + line.size() + 1;
    entries_[key] = {begin, size};
    size_ = begin + size;
  }
  if (::ftruncate(file_, static_cast<off_t>(size_)) != 0) throw OutputError(path_, reason());
  tell_on_interrupt(told_on_interrupt_.c_str());
}

void Journal::begin_anew() {
  if (::ftruncate(file_, 0) != 0 || !write_all(file_, first_line_, "")) throw OutputError(path_, reason());
  size_ = first_line_.size();
  tell_on_interrupt(told_on_interrupt_.c_str());
}

std::optional<std::string> Journal::find(const std::string& key) const {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return std::nullopt;
  return read_part({path_, std::nullopt}, found->second.begin, found->second.size);
}

void Journal::add(const std::string& key, std::string_view entry) {
  const std::string head = key + ' ' + std::to_string(entry.size()) + ' ' + content_hash(entry) + '\n';
  const std::lock_guard lock(mutex_);
  if (given_up_) return;
  try {
    if (file_ < 0) {
      open(true);
      begin_anew();
    }
  } catch (const OutputError& error) {
    give_up(error.what());
    return;
  }
  if (write_all(file_, head, entry)) {
    size_ += head.size() + entry.size();
  } else {
    give_up(path_ + ": cannot be written: " + reason());
    if (::ftruncate(file_, static_cast<off_t>(size_)) != 0) return;
  }
}

void Journal::give_up(const std::string& why) {
  given_up_ = true;
  messages_.warning("", why + "; the run goes on, but cannot be resumed from here");
}

void Journal::finish() {
  tell_on_interrupt(nullptr);
  if (file_ >= 0) ::unlink(path_.c_str());
}

}  // namespace actorgraph
