// Files in and out. Everything that touches the file system stands here, so that the rest of the program sees
// names, bytes and streams.
#include "cli/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <set>
#include <span>
#include <system_error>

#include "extract/errors.h"

namespace actorgraph {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 9> kDocumentEndings = {".txt",   ".md",  ".markdown", ".html", ".htm",
                                                              ".xhtml", ".pdf", ".docx",     ".jsonl"};
constexpr std::array<std::string_view, 2> kGraphEndings = {".json", ".jsonl"};

std::string reason(int error) { return std::generic_category().message(error); }

InputError cannot_read(int error) {
  return InputError("cannot be read: " + reason(error) + "; check the name and its permissions");
}

InputError too_long(std::uintmax_t longest) {
  return InputError("is longer than " + std::to_string(longest / 1'000'000) +
                    " MB, the limit for one document; split it");
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const noexcept { return number_; }

 private:
  int number_;
};

using Part = std::array<char, 1 << 16>;

// Read by the system call: an ifstream opens a folder without complaint and hides why a read fails. Empty at the end.
std::string_view read_some(int descriptor, Part& part) {
  while (true) {
    const ssize_t count = ::read(descriptor, part.data(), part.size());
    if (count >= 0) return {part.data(), static_cast<std::size_t>(count)};
    if (errno != EINTR) throw cannot_read(errno);
  }
}

std::string read_all(int descriptor, std::uintmax_t longest) {
  std::string bytes;
  Part part;
  while (true) {
    const std::string_view some = read_some(descriptor, part);
    if (some.empty()) return bytes;
    if (some.size() > longest - bytes.size()) throw too_long(longest);
    bytes += some;
  }
}

// Renaming onto a symbolic link would replace the link: write to what it points to.
std::string behind_links(const std::string& path) {
  std::error_code error;
  if (!fs::is_symlink(fs::symlink_status(path, error))) return path;
  const fs::path target = fs::weakly_canonical(path, error);
  return error ? path : target.string();
}

// The files that are being written aside, for the signal handler: it may only read atomics and call unlink.
constexpr std::size_t kMostUnfinished = 64;
std::array<std::atomic<const char*>, kMostUnfinished> unfinished;

std::atomic<const char*> last_words;

extern "C" void remove_unfinished(int signal) {
  for (const auto& path : unfinished) {
    if (const char* name = path.load()) ::unlink(name);
  }
  if (const char* words = last_words.load()) {
    // Over the progress line, if there is one.
    if (::isatty(STDERR_FILENO) == 1 && ::write(STDERR_FILENO, "\r\x1b[K", 4) < 0) words = "";
    if (::write(STDERR_FILENO, words, std::strlen(words)) < 0) words = "";
  }
  ::raise(signal);  // the default action stands again (SA_RESETHAND) and ends the program
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool has_ending(const fs::path& path, InputKind kind) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const std::span<const std::string_view> endings =
      kind == InputKind::Documents ? std::span<const std::string_view>(kDocumentEndings) : kGraphEndings;
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// The inputs of a run as they are found; each name once.
class Collection {
 public:
  Collection(Messages& messages, InputKind kind) : messages_(messages), kind_(kind) {}

  void add(const std::string& argument) {
    if (argument == "-") {
      add_pipe("-");
    } else if (argument.size() > 1 && argument.front() == '@') {
      add_list(argument.substr(1));
    } else {
      add_path(argument);
    }
  }
  std::vector<Input> take() { return std::move(inputs_); }

 private:
  void add_path(const std::string& name) {
    std::error_code error;
    const fs::file_status status = fs::status(name, error);
    if (fs::is_directory(status)) {
      add_folder(name);
    } else if (!fs::exists(status)) {
      messages_.failure(name, cannot_read(error ? error.value() : ENOENT).what());
    } else if (!fs::is_regular_file(status)) {
      add_pipe(name);  // it can be read once only: take the bytes now
    } else if (seen_.insert(name).second) {
      inputs_.push_back({name, std::nullopt});
    }
  }

  void add_pipe(const std::string& name) {
    if (!seen_.insert(name).second) return;
    try {
      inputs_.push_back({name, read_input({name, std::nullopt}, UINTMAX_MAX)});
    } catch (const InputError& error) {
      messages_.failure(name, error.what());
    }
  }

  void add_folder(const std::string& folder) {
    std::vector<std::string> found;
    std::error_code error;
    auto at = fs::recursive_directory_iterator(folder, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
      std::error_code ignored;
      if (is_hidden(at->path())) {
        at.disable_recursion_pending();
      } else if (at->is_regular_file(ignored) && has_ending(at->path(), kind_)) {
        found.push_back(at->path().string());
      }
    }
    if (error) messages_.failure(folder, cannot_read(error.value()).what());
    if (!error && found.empty()) {
      messages_.failure(folder, std::string("holds no ") +
                                    (kind_ == InputKind::Documents ? "document (.txt, .md, .html, .pdf, .docx, .jsonl)"
                                                                   : "graph (.json) and no triples (.jsonl)") +
                                    "; name the files to read");
    }
    std::sort(found.begin(), found.end());
    for (const std::string& name : found) {
      if (seen_.insert(name).second) inputs_.push_back({name, std::nullopt});
    }
  }

  void add_list(const std::string& list) {
    std::string names;
    try {
      names = list == "-" ? read_input({"-", std::nullopt}, UINTMAX_MAX) : read_file(list);
    } catch (const InputError& error) {
      messages_.failure(list, error.what());
      return;
    }
    for (std::size_t begin = 0; begin < names.size();) {
      const std::size_t end = std::min(names.find('\n', begin), names.size());
      std::string name = names.substr(begin, end - begin);
      if (name.ends_with('\r')) name.pop_back();
      if (!name.empty()) add_path(name);
      begin = end + 1;
    }
  }

  Messages& messages_;
  InputKind kind_;
  std::vector<Input> inputs_;
  std::set<std::string> seen_;
};

}  // namespace

std::vector<Input> collect_inputs(const std::vector<std::string>& arguments, Messages& messages, InputKind kind) {
  Collection collection(messages, kind);
  for (const std::string& argument : arguments) collection.add(argument);
  return collection.take();
}

std::string read_input(const Input& input, std::uintmax_t longest) {
  if (input.bytes) {
    if (input.bytes->size() > longest) throw too_long(longest);
    return *input.bytes;
  }
  if (input.name == "-") return read_all(STDIN_FILENO, longest);
  return read_file(input.name, longest);
}

std::string read_file(const std::string& path, std::uintmax_t longest) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) throw cannot_read(errno);
  return read_all(file.number(), longest);
}

std::string read_part(const Input& input, std::uint64_t begin, std::uint64_t size) {
  if (size > kLongestDocument) throw too_long(kLongestDocument);
  if (input.bytes) return input.bytes->substr(begin, size);
  const Descriptor file(::open(input.name.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) throw cannot_read(errno);
  std::string bytes(size, '\0');
  for (std::size_t done = 0; done < size;) {
    const ssize_t count = ::pread(file.number(), bytes.data() + done, size - done, static_cast<off_t>(begin + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw cannot_read(errno);
    if (count == 0) throw InputError("became shorter while it was read; run it again when nothing writes to it");
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

void read_blocks(const Input& input, const std::function<void(std::string_view)>& take) {
  if (input.bytes) return take(*input.bytes);
  const Descriptor file(::open(input.name.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) throw cannot_read(errno);
  Part part;
  for (std::string_view some = read_some(file.number(), part); !some.empty(); some = read_some(file.number(), part)) {
    take(some);
  }
}

bool StandardInputLines::fill() {
  Part part;
  block_.erase(0, at_);
  at_ = 0;
  ended_ = true;
  const std::string_view some = read_some(STDIN_FILENO, part);
  block_ += some;
  ended_ = some.empty();
  return !ended_;
}

std::string_view StandardInputLines::peek() {
  std::size_t searched = at_;
  std::size_t end = block_.find('\n', searched);
  while (end == std::string::npos && block_.size() <= kLongestDocument) {
    searched = block_.size() - at_;  // filling moves what is there to the front
    if (!fill()) break;
    end = block_.find('\n', searched);
  }
  return std::string_view(block_).substr(at_, end == std::string::npos ? end : end - at_);
}

std::optional<std::string> StandardInputLines::next() {
  std::string line;
  bool is_too_long = false;
  while (at_ < block_.size() || fill()) {
    const std::size_t end = std::min(block_.find('\n', at_), block_.size());
    is_too_long = is_too_long || line.size() + (end - at_) > kLongestDocument;
    if (!is_too_long) line.append(block_, at_, end - at_);
    at_ = std::min(end + 1, block_.size());
    if (end == block_.size()) continue;
    if (is_too_long) throw too_long(kLongestDocument);
    return line;
  }
  if (is_too_long) throw too_long(kLongestDocument);
  if (line.empty()) return std::nullopt;
  return line;
}

std::string StandardInputLines::rest() { return block_.substr(at_) + read_all(STDIN_FILENO, UINTMAX_MAX); }

OutputFile::OutputFile(const std::string& path) : path_(path) {
  if (path == "-") {
    path_ = "standard output";
    stream_ = &std::cout;
    return;
  }
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) throw OutputError(path, reason(EISDIR));
  std::string name = path;
  if (!fs::exists(status) || fs::is_regular_file(status)) {
    path_ = behind_links(path);
    const fs::path target(path_);
    const std::string aside = "." + target.filename().string() + "." + std::to_string(::getpid()) + ".part";
    name = aside_ = (target.parent_path() / aside).string();
  }
  errno = 0;
  file_.open(name, std::ios::binary | std::ios::trunc);
  if (!file_) {
    aside_.clear();
    fail();
  }
  stream_ = &file_;
  keep_in_mind();
}

OutputFile::~OutputFile() {
  if (committed_ || aside_.empty()) return;
  file_.close();
  std::error_code ignored;
  fs::remove(aside_, ignored);
  forget();
}

void OutputFile::keep_in_mind() {
  for (auto& path : unfinished) {
    const char* none = nullptr;
    if (!aside_.empty() && path.compare_exchange_strong(none, aside_.c_str())) return;
  }
}

void OutputFile::forget() noexcept {
  for (auto& path : unfinished) {
    const char* mine = aside_.c_str();
    path.compare_exchange_strong(mine, nullptr);
  }
}

std::ostream& OutputFile::stream() noexcept { return *stream_; }

void OutputFile::write(std::string_view bytes) {
  errno = 0;
  stream_->write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  // Who reads along in a pipe is not kept waiting.
  if (stream_ == &std::cout) stream_->flush();
  if (!*stream_) fail();
}

void OutputFile::commit() {
  errno = 0;
  stream_->flush();
  if (file_.is_open() && stream_->good()) file_.close();
  if (!stream_->good()) fail();
  if (!aside_.empty()) {
    std::error_code error;
    fs::rename(aside_, path_, error);
    if (error) throw OutputError(path_, error.message());
    forget();
  }
  committed_ = true;
}

void OutputFile::fail() const { throw OutputError(path_, errno == 0 ? "the disk may be full" : reason(errno)); }

void remove_half_written(const std::string& path) {
  std::error_code error;
  const fs::path target(behind_links(path));
  const bool is_folder = path.ends_with('/') || fs::is_directory(target, error);
  const fs::path folder = is_folder ? target : target.has_parent_path() ? target.parent_path() : fs::path(".");
  std::vector<fs::path> left;
  const auto look_at = [&](const fs::path& found) {
    // .NAME.PROCESS.part
    const std::string name = found.filename().string();
    if (!name.starts_with('.') || !name.ends_with(".part")) return;
    const std::string stem = name.substr(1, name.size() - 6);
    const std::size_t dot = stem.rfind('.');
    if (dot == std::string::npos || (!is_folder && stem.substr(0, dot) != target.filename())) return;
    const int process = std::atoi(stem.c_str() + dot + 1);
    if (process > 0 && ::kill(process, 0) != 0 && errno == ESRCH) left.push_back(found);
  };
  using Walk = fs::recursive_directory_iterator;
  for (Walk at(folder, fs::directory_options::skip_permission_denied, error); !error && at != Walk();
       at.increment(error)) {
    if (!is_folder) at.disable_recursion_pending();
    look_at(at->path());
  }
  for (const fs::path& found : left) fs::remove(found, error);
}

void tell_on_interrupt(const char* text) noexcept { last_words.store(text); }

void remove_unfinished_on_interrupt() {
  struct sigaction action = {};
  action.sa_handler = remove_unfinished;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(signal, &action, nullptr);
}

}  // namespace actorgraph
