#pragma once

#include <stdexcept>
#include <string>

namespace actorgraph {

/// A text, data file or graph that cannot be read. `what()` says what is wrong and what to do; the document's
/// name is not in it (the program puts it in front).
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace actorgraph
