#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

#include "extract/language/instructions.h"

namespace actorgraph {

// The inner loops of the network, for each set of instructions that it may find.
//
// Numbers. What a matrix is multiplied with is held in seven bits, as kZero + x for x from -kMost to kMost, and weights
// in eight: so the sum of two products fits into the sixteen bits in which AVX2 makes it. All sums are sums of
// integers. Floating point is used element by element, without fused operations: every set of instructions gives the
// same bits.

inline constexpr int kMost = 63;
inline constexpr int kZero = 64;

/// So that a vector of 64 bytes never lies across two lines of the cache. What is added without a value has none yet.
template <class T>
struct CacheAligned {
  using value_type = T;
  CacheAligned() = default;
  template <class U>
  CacheAligned(const CacheAligned<U>&) noexcept {}
  T* allocate(std::size_t n) { return static_cast<T*>(::operator new (n * sizeof(T), std::align_val_t{64})); }
  template <class U>
  void construct(U* p) noexcept {
    ::new (static_cast<void*>(p)) U;
  }
  template <class U, class Value>
  void construct(U* p, const Value& value) noexcept {
    ::new (static_cast<void*>(p)) U(value);
  }
  void deallocate(T* p, std::size_t) noexcept { ::operator delete (p, std::align_val_t{64}); }
  friend bool operator==(const CacheAligned&, const CacheAligned&) { return true; }
};
template <class T>
using AlignedVector = std::vector<T, CacheAligned<T>>;

/// Outputs at a time, and the inputs that lie together.
inline constexpr std::size_t kBlock = 16;
inline constexpr std::size_t kQuad = 4;

/// A borrowed matrix: blocks of kBlock outputs, in a block the inputs by kQuad, and in a quad each output's kQuad
/// weights.
struct PackedView {
  const std::int8_t* value;
  const std::int32_t* offset;  ///< for each output: what takes kZero away from all inputs
  const float* scale;
  const float* bias;
  std::size_t outputs;  ///< a multiple of kBlock
  std::size_t quads;
  bool gentle;  ///< see PackedMatrix::find_gentle
};

struct PackedMatrix {
  AlignedVector<std::int8_t> value;
  AlignedVector<std::int32_t> offset;
  AlignedVector<float> scale;
  AlignedVector<float> bias;
  std::size_t quads = 0;
  bool gentle = false;

  /// All zeros, with `outputs` rounded up to whole blocks; not gentle.
  void reset(std::size_t outputs, std::size_t inputs);
  /// Sets one output's weights: `size` of them, with the offset that belongs to them. Call once for each output.
  void set(std::size_t output, const std::int8_t* weights, std::size_t size);
  /// Looks, when all weights are set, whether they are so small that two quads' products can be added in sixteen bits,
  /// which saves AVX2 a sixth of its work. train_parser.py makes them so.
  void find_gentle();

  std::size_t outputs() const { return scale.size(); }
  PackedView view() const { return view(0, outputs()); }
  /// Precondition: `first` and `count` are multiples of kBlock.
  PackedView view(std::size_t first, std::size_t count) const;
};

/// Rows of seven-bit inputs times a matrix: v = sum * (matrix scale * scale) * row_scale + bias for each row and
/// output.
struct Product {
  const std::uint8_t* input;
  std::size_t stride;
  std::size_t rows;
  PackedView matrix;
  float scale = 1.0f;
  const float* row_scale = nullptr;  ///< 1 where it is null
  const float* weight = nullptr;     ///< of each row: out += weight * v instead of out = v
  std::size_t weight_stride = 1;
  float* out;
  std::size_t out_stride;  ///< a multiple of kBlock
};

/// One time step of one direction of an LSTM. The gates of the units stand in blocks: input, forget, candidate and
/// output gates of the first kBlock units, then those of the next.
struct LstmStep {
  std::size_t hidden;
  const std::uint8_t* state;  ///< before the step
  std::size_t stride;         ///< of `state` and of `out`
  std::size_t with_state;     ///< rows; the others begin
  std::size_t rows;           ///< at most kMostRows
  PackedView recurrent;
  const float* const* input;  ///< of each row: what the gates get from below
  float* cell;                ///< rows of `hidden`
  std::uint8_t* out;          ///< the new state
};
inline constexpr std::size_t kMostRows = 32;

struct Kernels {
  void (*multiply)(const Product&);
  void (*lstm_step)(const LstmStep&);
  /// Scales `size` floats (a multiple of 8) so that the largest is `most`, at most 127, and adds `zero`; gives the
  /// factor that undoes the scaling.
  float (*quantize)(const float* x, std::size_t size, int most, int zero, std::uint8_t* out);
  void (*leaky_rectify)(float* x, std::size_t size, float slope);
  /// The first of the largest, of at least one.
  std::size_t (*largest)(const float* x, std::size_t size);
  /// sum += scale * values.
  void (*add_scaled)(const std::int8_t* values, float scale, std::size_t size, float* sum);
};

/// Precondition: the machine has them.
const Kernels& kernels_of(Instructions instructions) noexcept;

}  // namespace actorgraph
