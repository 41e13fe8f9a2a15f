#include "tests/cli/program.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>

namespace actorgraph::test {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void become(const std::vector<std::string>& words, const fs::path& folder) {
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments.front(), arguments.data());
  ::_exit(127);
}

[[noreturn]] void become(const std::vector<std::string>& words, const fs::path& folder, const fs::path& scratch) {
  const int in = ::open((scratch / "in").c_str(), O_RDONLY);
  const int out = ::open((scratch / "out").c_str(), O_WRONLY);
  const int error = ::open((scratch / "error").c_str(), O_WRONLY);
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(error, STDERR_FILENO);
  become(words, folder);
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

int wait_for(pid_t child) {
  int state = 0;
  ::waitpid(child, &state, 0);
  return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}

std::vector<std::string> words_of(const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {ACTORGRAPH_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return words;
}

/// Starts a program, lets `meanwhile` have its process, and waits for its end.
Outcome run_with(const std::vector<std::string>& words, const fs::path& folder, const std::string& input,
                 const std::function<void(pid_t)>& meanwhile) {
  const Folder scratch;
  scratch.write("in", input);
  scratch.write("out", "");
  scratch.write("error", "");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start a program");
  if (child == 0) become(words, folder, scratch.path());
  if (meanwhile) meanwhile(child);
  const int status = wait_for(child);
  return {status, scratch.read("out"), scratch.read("error")};
}

}  // namespace

Outcome run(const std::vector<std::string>& arguments, const fs::path& folder, const std::string& input) {
  return run_program(words_of(arguments), folder, input);
}

Outcome run_program(const std::vector<std::string>& words, const fs::path& folder, const std::string& input) {
  return run_with(words, folder, input, nullptr);
}

Outcome run_and_signal(const std::vector<std::string>& arguments, const fs::path& folder, int signal,
                       int milliseconds) {
  return run_with(words_of(arguments), folder, "", [&](pid_t child) {
    ::usleep(static_cast<useconds_t>(milliseconds) * 1000);
    ::kill(child, signal);
  });
}

Outcome run_on_terminal(const std::vector<std::string>& arguments, const fs::path& folder) {
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child < 0) throw std::runtime_error("cannot open a terminal");
  if (child == 0) become(words_of(arguments), folder);
  std::string shown;
  std::array<char, 4096> part{};
  // Reading fails when the program has ended and closed its side.
  for (ssize_t count = 0; (count = ::read(terminal, part.data(), part.size())) > 0;) {
    shown.append(part.data(), static_cast<std::size_t>(count));
  }
  ::close(terminal);
  return {wait_for(child), shown, ""};
}

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "actorgraph-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a folder");
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void Folder::write(const std::string& name, const std::string& bytes) const {
  fs::create_directories((path_ / name).parent_path());
  write_file(path_ / name, bytes);
}

std::string Folder::read(const std::string& name) const { return read_file(path_ / name); }

std::vector<std::string> Folder::names() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(path_)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

fs::path repository() { return ACTORGRAPH_SOURCE_DIR; }
fs::path shared() { return repository().parent_path() / "shared"; }

std::vector<std::string> samples() {
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(repository() / "samples")) {
    const std::string ending = entry.path().extension().string();
    if (ending == ".md" || ending == ".txt") found.push_back(entry.path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace actorgraph::test
