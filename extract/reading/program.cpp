#include "extract/reading/program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

#include "extract/errors.h"

extern char** environ;

namespace actorgraph {
namespace {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  int get() const noexcept { return fd_; }

 private:
  int fd_ = -1;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0)
    throw InputError(std::string("no pipe could be made: ") + std::strerror(errno));
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// Writing to a program that has closed its input must give an error, not end us. The signal is kept from this thread
/// only, and taken away where it came.
class PipeSignalBlocked {
 public:
  PipeSignalBlocked() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~PipeSignalBlocked() {
    const timespec now{};
    while (sigtimedwait(&pipe_, nullptr, &now) > 0) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t pipe_{};
  sigset_t before_{};
};

std::string last_line(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  const std::size_t line = text.rfind('\n');
  return line == std::string::npos ? text : text.substr(line + 1);
}

}  // namespace

std::string run_program(const std::vector<std::string>& command, std::string_view input, std::size_t limit,
                        int seconds) {
  Pipe in = make_pipe();
  Pipe out = make_pipe();
  Pipe complaints = make_pipe();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read.get(), 0);
  posix_spawn_file_actions_adddup2(&actions, out.write.get(), 1);
  posix_spawn_file_actions_adddup2(&actions, complaints.write.get(), 2);
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int error = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0)
    throw InputError("needs the program '" + command[0] + "', which cannot be run: " + std::strerror(error));
  in.read.close();
  out.write.close();
  complaints.write.close();
  fcntl(in.write.get(), F_SETFL, O_NONBLOCK);

  const PipeSignalBlocked blocked;
  std::string output;
  std::string complaint;
  std::string trouble;
  std::size_t written = 0;
  if (input.empty()) in.write.close();
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  std::array<char, 65536> buffer;
  const auto read_into = [&](Descriptor& from, std::string& into) {
    const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
    if (got > 0) into.append(buffer.data(), static_cast<std::size_t>(got));
    if (got == 0 || (got < 0 && errno != EINTR)) from.close();
  };
  while (out.read.get() >= 0 || complaints.read.get() >= 0) {
    std::array<pollfd, 3> polled = {
        {{out.read.get(), POLLIN, 0}, {complaints.read.get(), POLLIN, 0}, {in.write.get(), POLLOUT, 0}}};
    const int ready = poll(polled.data(), polled.size(), 1000);
    if (std::chrono::steady_clock::now() > deadline) {
      trouble = "'" + command[0] + "' took longer than the limit of " + std::to_string(seconds) + " seconds";
      break;
    }
    if (ready <= 0) continue;
    if (polled[0].revents != 0) read_into(out.read, output);
    if (polled[1].revents != 0) read_into(complaints.read, complaint);
    if (complaint.size() > 65536) complaint.erase(0, complaint.size() - 4096);
    if (output.size() > limit) {
      trouble = "'" + command[0] + "' wrote more than the limit of " + std::to_string(limit >> 20) + " MiB";
      break;
    }
    if (polled[2].revents != 0) {
      const ssize_t put = ::write(in.write.get(), input.data() + written, input.size() - written);
      if (put > 0) written += static_cast<std::size_t>(put);
      if ((put < 0 && errno != EAGAIN && errno != EINTR) || written == input.size()) in.write.close();
    }
  }
  if (!trouble.empty()) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!trouble.empty()) throw InputError(trouble);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127 && output.empty()) {
      throw InputError("needs the program '" + command[0] + "', which cannot be run");
    }
    const std::string why = last_line(complaint);
    throw InputError("'" + command[0] + "' could not read it" + (why.empty() ? "" : " (" + why + ")"));
  }
  return output;
}

}  // namespace actorgraph
