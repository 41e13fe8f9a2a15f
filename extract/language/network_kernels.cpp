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
  gentle = false;
}

void PackedMatrix::set(std::size_t output, const std::int8_t* weights, std::size_t size) {
  std::int8_t* to = value.data() + (output / kBlock * quads * kBlock + output % kBlock) * kQuad;
  for (std::size_t i = 0; i < size; i += kQuad, to += kBlock * kQuad) {
    std::memcpy(to, weights + i, size - i < kQuad ? size - i : kQuad);
  }
  offset[output] = -kZero * std::accumulate(weights, weights + size, std::int32_t{0});
}

void PackedMatrix::find_gentle() {
  // With the same numbers of two quads that follow each other, what AVX2 would add in one place.
  constexpr int kLargest = 32767 / (kZero + kMost);
  gentle = quads % 2 == 0;
  for (std::size_t block = 0; block < value.size() && gentle; block += quads * kBlock * kQuad) {
    for (std::size_t at = block; at < block + quads * kBlock * kQuad && gentle; at += 2 * kBlock * kQuad) {
      for (std::size_t pair = at; pair < at + kBlock * kQuad; pair += 2) {
        int above = 0, below = 0;
        for (const std::size_t i : {pair, pair + 1, pair + kBlock * kQuad, pair + kBlock * kQuad + 1}) {
          (value[i] < 0 ? below : above) += value[i];
        }
        gentle = gentle && above <= kLargest && below >= -kLargest;
      }
    }
  }
}

PackedView PackedMatrix::view(std::size_t first, std::size_t count) const {
  return {value.data() + first * quads * kQuad,
          offset.data() + first,
          scale.data() + first,
          bias.data() + first,
          count,
          quads,
          gentle};
}

namespace portable {
constexpr std::size_t kLanes = 4;
constexpr std::size_t kTileRows = 2;
constexpr std::size_t kTileBlocks = 1;
constexpr bool kGentleIsFaster = false;
using Floats = float __attribute__((vector_size(16)));
using Integers = std::int32_t __attribute__((vector_size(16)));
#if defined(__x86_64__)
inline Floats smaller(Floats a, Floats b) { return _mm_min_ps(a, b); }
inline Floats larger(Floats a, Floats b) { return _mm_max_ps(a, b); }
// SSE2, which every x86-64 has.
template <bool>
inline Integers add_products(Integers sum, const std::uint8_t* input, const std::int8_t* weights) {
  std::int32_t quad;
  std::memcpy(&quad, input, sizeof quad);
  const __m128i zero = _mm_setzero_si128();
  const __m128i w = _mm_load_si128(reinterpret_cast<const __m128i*>(weights));
  const __m128i x = _mm_unpacklo_epi8(_mm_set1_epi32(quad), zero);
  const __m128i sign = _mm_cmpgt_epi8(zero, w);
  const __m128 low = _mm_castsi128_ps(_mm_madd_epi16(x, _mm_unpacklo_epi8(w, sign)));
  const __m128 high = _mm_castsi128_ps(_mm_madd_epi16(x, _mm_unpackhi_epi8(w, sign)));
  return sum + (Integers)_mm_castps_si128(_mm_shuffle_ps(low, high, 0x88)) +
         (Integers)_mm_castps_si128(_mm_shuffle_ps(low, high, 0xDD));
}
inline void store_bytes(std::uint8_t* to, Integers x) {
  const __m128i words = _mm_packs_epi32((__m128i)x, (__m128i)x);
  const std::int32_t bytes = _mm_cvtsi128_si32(_mm_packs_epi16(words, words));
  std::memcpy(to, &bytes, sizeof bytes);
}
#else
inline Floats smaller(Floats a, Floats b) { return a < b ? a : b; }
inline Floats larger(Floats a, Floats b) { return a > b ? a : b; }
template <bool>
inline Integers add_products(Integers sum, const std::uint8_t* input, const std::int8_t* weights) {
  std::int32_t product[kLanes];
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const std::int8_t* const w = weights + lane * kQuad;
    product[lane] = input[0] * w[0] + input[1] * w[1] + input[2] * w[2] + input[3] * w[3];
  }
  Integers products;
  std::memcpy(&products, product, sizeof products);
  return sum + products;
}
inline void store_bytes(std::uint8_t* to, Integers x) {
  for (std::size_t lane = 0; lane < kLanes; ++lane) to[lane] = static_cast<std::uint8_t>(x[lane]);
}
#endif
#include "extract/language/network_kernels.inc"
}  // namespace portable

#if defined(__x86_64__)
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif
namespace avx2 {
constexpr std::size_t kLanes = 8;
constexpr std::size_t kTileRows = 4;
constexpr std::size_t kTileBlocks = 1;
constexpr bool kGentleIsFaster = true;
using Floats = float __attribute__((vector_size(32)));
using Integers = std::int32_t __attribute__((vector_size(32)));
inline Floats smaller(Floats a, Floats b) { return _mm256_min_ps(a, b); }
inline Floats larger(Floats a, Floats b) { return _mm256_max_ps(a, b); }
inline __m256i pairs_of_products(const std::uint8_t* input, const std::int8_t* weights) {
  std::int32_t quad;
  std::memcpy(&quad, input, sizeof quad);
  return _mm256_maddubs_epi16(_mm256_set1_epi32(quad), _mm256_load_si256(reinterpret_cast<const __m256i*>(weights)));
}
template <bool kGentle>
inline Integers add_products(Integers sum, const std::uint8_t* input, const std::int8_t* weights) {
  __m256i pairs = pairs_of_products(input, weights);
  if constexpr (kGentle) {
    pairs = _mm256_add_epi16(pairs, pairs_of_products(input + kQuad, weights + kBlock * kQuad));
  }
  return sum + (Integers)_mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
}
inline void store_bytes(std::uint8_t* to, Integers x) {
  const __m128i words = _mm_packs_epi32(_mm256_castsi256_si128((__m256i)x), _mm256_extracti128_si256((__m256i)x, 1));
  _mm_storel_epi64(reinterpret_cast<__m128i*>(to), _mm_packs_epi16(words, words));
}
#include "extract/language/network_kernels.inc"
}  // namespace avx2
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni"))), \
                             apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,prefer-vector-width=512")
#endif
namespace avx512_vnni {
constexpr std::size_t kLanes = 16;
constexpr std::size_t kTileRows = 8;
constexpr std::size_t kTileBlocks = 2;
constexpr bool kGentleIsFaster = false;
using Floats = float __attribute__((vector_size(64)));
using Integers = std::int32_t __attribute__((vector_size(64)));
inline Floats smaller(Floats a, Floats b) { return _mm512_maskz_min_ps(0xFFFF, a, b); }
inline Floats larger(Floats a, Floats b) { return _mm512_maskz_max_ps(0xFFFF, a, b); }
template <bool>
inline Integers add_products(Integers sum, const std::uint8_t* input, const std::int8_t* weights) {
  std::int32_t quad;
  std::memcpy(&quad, input, sizeof quad);
  return (Integers)_mm512_dpbusd_epi32((__m512i)sum, _mm512_set1_epi32(quad), _mm512_load_si512(weights));
}
inline void store_bytes(std::uint8_t* to, Integers x) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm512_maskz_cvtepi32_epi8(0xFFFF, (__m512i)x));
}
#include "extract/language/network_kernels.inc"
}  // namespace avx512_vnni
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
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
