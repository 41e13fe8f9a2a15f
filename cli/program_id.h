#pragma once

#include <string>

namespace actorgraph {

/// Differs between two builds of the program: version and the linker's build id.
std::string program_id();

}  // namespace actorgraph
