#pragma once

#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/messages.h"

namespace actorgraph {

/// The longest file that is read as one document; a longer one is refused.
inline constexpr std::uintmax_t kLongestDocument = 100'000'000;

/// One file to be read, or bytes that are already here (standard input, a pipe).
struct Input {
  std::string name;                  ///< as given, for people
  std::optional<std::string> bytes;  ///< empty: the file `name` is opened when its turn comes
};

/// What the files of a folder are taken for, by their endings.
enum class InputKind { Documents, Graphs };

/// The inputs that the arguments name, each once and in the order given: files; folders, walked in order of their
/// names for files with an ending of that kind; `@LIST`, a file with a name on each line; `-`, standard input.
/// What cannot be found is a failure, and the rest goes on.
std::vector<Input> collect_inputs(const std::vector<std::string>& arguments, Messages& messages,
                                  InputKind kind = InputKind::Documents);

/// All bytes of the input. Throws InputError where it cannot be read or is longer than `longest`.
std::string read_input(const Input& input, std::uintmax_t longest = kLongestDocument);
/// The same for a file by its name.
std::string read_file(const std::string& path, std::uintmax_t longest = UINTMAX_MAX);

/// A file that is there whole or not at all: written aside, and renamed by `commit`. Without `commit` nothing is left.
/// `-` is standard output; devices and pipes are written to directly. Throws OutputError.
class OutputFile {
 public:
  explicit OutputFile(const std::string& path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::ostream& stream() noexcept;
  /// Writes and looks whether it went well, so that a long run ends when the disk is full.
  void write(std::string_view bytes);
  void commit();

 private:
  void fail() const;
  void keep_in_mind();
  void forget() noexcept;

  std::string path_;
  std::string aside_;  ///< empty where written directly
  std::ofstream file_;
  std::ostream* stream_ = nullptr;
  bool committed_ = false;
};

/// From now on a run that is interrupted (Ctrl-C, SIGTERM, SIGHUP) takes its half-written files with it.
void remove_unfinished_on_interrupt();

}  // namespace actorgraph
