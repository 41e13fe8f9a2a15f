#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <bit>
#include <cstdint>
#include <cstring>

// For graph/'s own sources.
namespace actorgraph::json {

/// Whether a JSON string cannot hold the byte as it is.
inline bool is_special(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

#if defined(__SSE2__)

/// Bytes that are looked at together.
struct Bytes {
  static constexpr int kCount = 16;
  unsigned special;  ///< a bit for each
  unsigned high;     ///< a bit for each that is not ASCII

  explicit Bytes(const char* text) noexcept : Bytes(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text))) {}
  /// Eight and eight.
  Bytes(const char* first, const char* second) noexcept
      : Bytes(_mm_unpacklo_epi64(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(first)),
                                 _mm_loadl_epi64(reinterpret_cast<const __m128i*>(second)))) {}

 private:
  explicit Bytes(__m128i bytes) noexcept {
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
    const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    const __m128i slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    special = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(control, _mm_or_si128(quote, slash))));
    high = static_cast<unsigned>(_mm_movemask_epi8(bytes));
  }
};

#else

struct Bytes {
  static constexpr int kCount = 4;
  unsigned special = 0;
  unsigned high = 0;

  explicit Bytes(const char* text) noexcept {
    for (int i = 0; i < kCount; ++i) {
      special |= static_cast<unsigned>(is_special(text[i])) << i;
      high |= (static_cast<unsigned char>(text[i]) >> 7U) << i;
    }
  }
};

#endif

/// Where the first special byte stands, or `end`. `is_ascii` becomes false where a byte before it is not ASCII.
inline const char* find_special(const char* text, const char* end, bool& is_ascii) noexcept {
  const char* const begin = text;
  for (; end - text >= Bytes::kCount; text += Bytes::kCount) {
    const Bytes bytes(text);
    if (bytes.special != 0) {
      const int place = std::countr_zero(bytes.special);
      if ((bytes.high & ((1U << place) - 1)) != 0) is_ascii = false;
      return text + place;
    }
    if (bytes.high != 0) is_ascii = false;
  }
#if defined(__SSE2__)
  // What is left, with bytes before it that have been looked at, or the first eight and the last.
  if (text != end && end - begin >= 8) {
    const Bytes bytes = end - begin >= Bytes::kCount ? Bytes(end - Bytes::kCount) : Bytes(begin, end - 8);
    if (bytes.special == 0) {
      if (bytes.high != 0) is_ascii = false;
      return end;
    }
  }
#endif
  for (; text != end && !is_special(*text); ++text) {
    if (static_cast<unsigned char>(*text) >= 0x80) is_ascii = false;
  }
  return text;
}

}  // namespace actorgraph::json
