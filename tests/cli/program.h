#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace actorgraph::test {

/// What a run of the program left: its exit status, standard output and standard error.
struct Outcome {
  int status = 0;
  std::string out;
  std::string error;
};

/// Runs `actorgraph ARGUMENTS…` in `folder` with `input` as standard input.
Outcome run(const std::vector<std::string>& arguments, const std::filesystem::path& folder = ".",
            const std::string& input = "");
/// Runs any program; its name is the first word.
Outcome run_program(const std::vector<std::string>& words, const std::filesystem::path& folder = ".",
                    const std::string& input = "");

/// The same as `run`, with `signal` sent to the program after so many milliseconds. A program that was ended by a
/// signal has 128 and the signal's number as its status.
Outcome run_and_signal(const std::vector<std::string>& arguments, const std::filesystem::path& folder, int signal,
                       int milliseconds);
/// The same with a terminal as standard output and standard error; what was shown is `out`.
Outcome run_on_terminal(const std::vector<std::string>& arguments, const std::filesystem::path& folder);

/// A folder of its own for a test, gone when the test ends.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const noexcept { return path_; }
  /// Writes a file, its folders too.
  void write(const std::string& name, const std::string& bytes) const;
  std::string read(const std::string& name) const;
  bool has(const std::string& name) const { return std::filesystem::exists(path_ / name); }
  /// Names of everything in it, sorted, hidden files too.
  std::vector<std::string> names() const;

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& path);
/// The repository, and the data that stands beside it where there is any.
std::filesystem::path repository();
std::filesystem::path shared();
/// The texts of samples/, sorted.
std::vector<std::string> samples();

}  // namespace actorgraph::test
