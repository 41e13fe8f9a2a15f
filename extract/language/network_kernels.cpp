#include "extract/language/network_kernels.h"

#include <cstring>
#include <numeric>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace actorgraph {

void PackedMatrix::reset(std::size_t outputs, std::size_t inputs) {
  const std::size_t padded = (outputs + kBlock - 1) / kBlock * kBlock;
  quads = (inputs + kQuad - 1) / kQuad;
  value.assign(padded * quads * kQuad, 0);
  offset.assign(padded, 0);
  scale.assign(padded, 0.0f);
  bias.assign(padded, 0.0f);
}

void PackedMatrix::set(std::size_t output, const std::int8_t* weights, std::size_t size) {
  std::int8_t* to = value.data() + (output / kBlock * quads * kBlock + output % kBlock) * kQuad;
  for (std::size_t i = 0; i < size; i += kQuad, to += kBlock * kQuad) {
    std::memcpy(to, weights + i, size - i < kQuad ? size - i : kQuad);
  }
  offset[output] = -kZero * std::accumulate(weights, weights + size, std::int32_t{0});
}

PackedView PackedMatrix::view(std::size_t first, std::size_t count) const {
  return {value.data() + first * quads * kQuad,
          offset.data() + first,
          scale.data() + first,
          bias.data() + first,
          count,
          quads};
}

namespace portable {
constexpr std::size_t kLanes = 4;
constexpr std::size_t kTileRows = 4;
constexpr std::size_t kTileBlocks = 1;
using Floats = float __attribute__((vector_size(16)));
using Integers = std::int32_t __attribute__((vector_size(16)));
using Bytes = std::uint8_t __attribute__((vector_size(4)));
inline Integers add_products(Integers sum, const std::uint8_t* input, const std::int8_t* weights) {
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    for (std::size_t k = 0; k < kQuad; ++k) sum[lane] += input[k] * weights[lane * kQuad + k];
  }
  return sum;
}
#include "extract/language/network_kernels.inc"
}  // namespace portable

#if defined(__x86_64__)
#pragma GCC push_options
#pragma GCC target("avx2")
namespace avx2 {
constexpr std::size_t kLanes = 8;
constexpr std::size_t kTileRows = 4;
constexpr std::size_t kTileBlocks = 1;
using Floats = float __attribute__((vector_size(32)));
using Integers = std::int32_t __attribute__((vector_size(32)));
using Bytes = std::uint8_t __attribute__((vector_size(8)));
inline Integers add_products(Integers sum, const std::uint8_t* input, const std::int8_t* weights) {
  std::int32_t quad;
  std::memcpy(&quad, input, sizeof quad);
  const __m256i pairs =
      _mm256_maddubs_epi16(_mm256_set1_epi32(quad), _mm256_load_si256(reinterpret_cast<const __m256i*>(weights)));
  return sum + (Integers)_mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
}
#include "extract/language/network_kernels.inc"
}  // namespace avx2
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,prefer-vector-width=512")
namespace avx512_vnni {
constexpr std::size_t kLanes = 16;
constexpr std::size_t kTileRows = 8;
constexpr std::size_t kTileBlocks = 2;
using Floats = float __attribute__((vector_size(64)));
using Integers = std::int32_t __attribute__((vector_size(64)));
using Bytes = std::uint8_t __attribute__((vector_size(16)));
inline Integers add_products(Integers sum, const std::uint8_t* input, const std::int8_t* weights) {
  std::int32_t quad;
  std::memcpy(&quad, input, sizeof quad);
  return (Integers)_mm512_dpbusd_epi32((__m512i)sum, _mm512_set1_epi32(quad), _mm512_load_si512(weights));
}
#include "extract/language/network_kernels.inc"
}  // namespace avx512_vnni
#pragma GCC pop_options
#endif

Instructions best_instructions() noexcept {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2")) return Instructions::Portable;
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")) {
    return Instructions::Avx512Vnni;
  }
  return Instructions::Avx2;
#else
  return Instructions::Portable;
#endif
}

const Kernels& kernels_of(Instructions instructions) noexcept {
#if defined(__x86_64__)
  if (instructions == Instructions::Avx512Vnni) return avx512_vnni::kKernels;
  if (instructions == Instructions::Avx2) return avx2::kKernels;
#endif
  (void)instructions;
  return portable::kKernels;
}

}  // namespace actorgraph
