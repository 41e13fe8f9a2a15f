#include "check_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return actorgraph::check_reading(data, size, actorgraph::InputFormat::Html);
}
