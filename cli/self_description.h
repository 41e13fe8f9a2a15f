#pragma once

#include <string>

namespace CLI {
class App;
}

namespace actorgraph {

// What the program tells other programs about its commands and options, from the same source as `--help`.

/// A manual page (troff, man macros).
std::string man_page(const CLI::App& program, const std::string& version);

/// A script that completes commands, options, their values and file names. Throws UsageError for another shell than
/// `bash` and `zsh`.
std::string completion(const CLI::App& program, const std::string& shell);

}  // namespace actorgraph
