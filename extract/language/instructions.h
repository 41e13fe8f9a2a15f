#pragma once

#include <cstdint>

namespace actorgraph {

/// Which of the processor's instructions the network uses, the best last. All give the same result.
enum class Instructions : std::uint8_t { Portable, Avx2, Avx512Vnni };

/// The best that this machine has.
Instructions best_instructions() noexcept;

}  // namespace actorgraph
