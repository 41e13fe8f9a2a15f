#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace actorgraph {

/// Runs a program found on the PATH, without a shell: `input` on its standard input; returns its standard output.
/// Throws InputError where it cannot be run, fails (with its last line of complaint), writes more than `limit` bytes
/// or takes longer than `seconds`.
std::string run_program(const std::vector<std::string>& command, std::string_view input, std::size_t limit,
                        int seconds);

}  // namespace actorgraph
