#pragma once

#include <cstdint>
#include <fstream>
#include <functional>
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
/// `size` bytes of the input from `begin` on. Throws InputError, also where there are fewer.
std::string read_part(const Input& input, std::uint64_t begin, std::uint64_t size);
/// Gives the bytes of the input to `take`, block by block, so that memory does not grow with it. Throws InputError.
void read_blocks(const Input& input, const std::function<void(std::string_view)>& take);

/// Lines of standard input, one after another as they come.
class StandardInputLines {
 public:
  /// The bytes up to the first line feed, which stay: to see what they are. Throws InputError.
  std::string_view peek();
  /// The next line without its line feed; nothing at the end. Throws InputError for a line that is longer than
  /// `kLongestDocument`, which is passed over, and where standard input cannot be read.
  std::optional<std::string> next();
  /// All that is left. Throws InputError.
  std::string rest();
  /// Whether nothing more can come: the end, or an error.
  bool ended() const noexcept { return ended_; }

 private:
  bool fill();

  std::string block_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

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

/// Takes away what runs that were killed have left half-written in place of this file, or in this folder.
void remove_half_written(const std::string& path);

/// From now on a run that is interrupted (Ctrl-C, SIGTERM, SIGHUP) takes its half-written files with it.
void remove_unfinished_on_interrupt();
/// What it then says on standard error; null: nothing. `text` must stay until it is taken back.
void tell_on_interrupt(const char* text) noexcept;

}  // namespace actorgraph
