#include "extract/language/network_kernels.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>

namespace {

using namespace actorgraph;

struct Random {
  std::mt19937 engine{7};
  int between(int low, int high) { return low + static_cast<int>(engine() % static_cast<unsigned>(high - low + 1)); }
  float number() { return static_cast<float>(between(-1000000, 1000000)) / 250000.0f; }
};

std::vector<Instructions> instructions_here() {
  std::vector<Instructions> all;
  for (const auto each : {Instructions::Portable, Instructions::Avx2, Instructions::Avx512Vnni}) {
    if (each <= best_instructions()) all.push_back(each);
  }
  if (all.size() < 3) MESSAGE("this machine has not all instructions: " << 3 - all.size() << " are not tested");
  return all;
}

PackedMatrix matrix_of(Random& random, std::size_t outputs, std::size_t inputs, std::vector<std::int8_t>& weights,
                       int most) {
  PackedMatrix matrix;
  matrix.reset(outputs, inputs);
  weights.resize(outputs * inputs);
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t i = 0; i < inputs; ++i)
      weights[o * inputs + i] = static_cast<std::int8_t>(random.between(-most, most));
    matrix.set(o, weights.data() + o * inputs, inputs);
    matrix.scale[o] = 1.0f;
    matrix.bias[o] = random.number();
  }
  return matrix;
}

bool same_bits(const AlignedVector<float>& a, const AlignedVector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

}  // namespace

TEST_CASE("products are exact with all sets of instructions, however many rows and outputs there are") {
  for (const std::size_t rows : {1u, 2u, 3u, 7u, 8u, 15u, 31u, 32u, 33u, 77u}) {
    for (const std::size_t outputs : {16u, 48u, 96u}) {
      for (const std::size_t inputs : {4u, 48u, 320u}) {
        Random random;
        std::vector<std::int8_t> weights;
        const int most = rows % 2 == 0 ? 127 : 64;
        PackedMatrix matrix = matrix_of(random, outputs, inputs, weights, most);
        matrix.find_gentle();
        CHECK(matrix.gentle == (most == 64 && inputs > 4));
        std::vector<std::uint8_t> input(rows * inputs);
        for (auto& x : input) x = static_cast<std::uint8_t>(kZero + random.between(-kMost, kMost));
        AlignedVector<float> expected(rows * outputs);
        for (std::size_t r = 0; r < rows; ++r) {
          for (std::size_t o = 0; o < outputs; ++o) {
            int sum = 0;
            for (std::size_t i = 0; i < inputs; ++i) sum += (input[r * inputs + i] - kZero) * weights[o * inputs + i];
            expected[r * outputs + o] = static_cast<float>(sum) + matrix.bias[o];
          }
        }
        for (const Instructions each : instructions_here()) {
          AlignedVector<float> out(rows * outputs);
          kernels_of(each).multiply(
              {input.data(), inputs, rows, matrix.view(), 1.0f, nullptr, nullptr, 1, out.data(), outputs});
          CHECK_MESSAGE(same_bits(out, expected), static_cast<int>(each), " rows ", rows, " outputs ", outputs);
        }
      }
    }
  }
}

TEST_CASE("a matrix is gentle if no sum of four products that may lie together needs more than sixteen bits") {
  const std::vector<std::uint8_t> largest(16, kZero + kMost);
  for (const int sign : {-1, 1}) {
    for (const int last : {66, 67}) {  // 3 * 64 + 66 = 258 = 32767 / 127
      std::vector<std::int8_t> weights(16, static_cast<std::int8_t>(sign * 64));
      weights[5] = static_cast<std::int8_t>(sign * last);
      PackedMatrix matrix;
      matrix.reset(16, 16);
      for (std::size_t o = 0; o < 16; ++o) matrix.set(o, weights.data(), weights.size());
      CHECK_FALSE(matrix.gentle);
      matrix.find_gentle();
      CHECK(matrix.gentle == (last == 66));
      std::fill(matrix.scale.begin(), matrix.scale.end(), 1.0f);
      for (const Instructions each : instructions_here()) {
        AlignedVector<float> out(16);
        kernels_of(each).multiply({largest.data(), 16, 1, matrix.view(), 1.0f, nullptr, nullptr, 1, out.data(), 16});
        CHECK(out[7] == static_cast<float>(kMost * sign * (15 * 64 + last)));
      }
    }
  }
  PackedMatrix odd;
  odd.reset(16, 12);
  odd.find_gentle();
  CHECK_FALSE(odd.gentle);
}

TEST_CASE("the largest inputs and weights do not overflow") {
  for (const int sign : {-1, 1}) {
    PackedMatrix matrix;
    matrix.reset(16, 320);
    const std::vector<std::int8_t> weights(320, static_cast<std::int8_t>(sign < 0 ? -128 : 127));
    for (std::size_t o = 0; o < 16; ++o) matrix.set(o, weights.data(), weights.size());
    std::fill(matrix.scale.begin(), matrix.scale.end(), 1.0f);
    const std::vector<std::uint8_t> input(320, kZero + kMost);
    for (const Instructions each : instructions_here()) {
      AlignedVector<float> out(16);
      kernels_of(each).multiply({input.data(), 320, 1, matrix.view(), 1.0f, nullptr, nullptr, 1, out.data(), 16});
      CHECK(out[5] == static_cast<float>(320 * kMost * weights[0]));
    }
  }
}

TEST_CASE("an LSTM step gives the same bits with all sets of instructions, and is one") {
  constexpr std::size_t kHidden = 32;
  constexpr std::size_t kRows = 5;
  constexpr std::size_t kWithState = 3;
  Random random;
  std::vector<std::int8_t> weights;
  PackedMatrix recurrent = matrix_of(random, 4 * kHidden, kHidden, weights, 100);
  std::fill(recurrent.scale.begin(), recurrent.scale.end(), 0.004f);
  std::fill(recurrent.bias.begin(), recurrent.bias.end(), 0.0f);
  std::vector<std::uint8_t> state(kRows * kHidden);
  for (auto& x : state) x = static_cast<std::uint8_t>(kZero + random.between(-kMost, kMost));
  AlignedVector<float> from_below(kRows * 4 * kHidden), cell(kRows * kHidden);
  for (auto& x : from_below) x = random.number();
  for (auto& x : cell) x = random.number();
  const float* input[kRows];
  for (std::size_t r = 0; r < kRows; ++r) input[r] = from_below.data() + r * 4 * kHidden;
  AlignedVector<float> first_cell;
  std::vector<std::uint8_t> first_out;
  for (const Instructions each : instructions_here()) {
    AlignedVector<float> new_cell = cell;
    std::vector<std::uint8_t> out(kRows * kHidden);
    kernels_of(each).lstm_step(
        {kHidden, state.data(), kHidden, kWithState, kRows, recurrent.view(), input, new_cell.data(), out.data()});
    if (first_out.empty()) {
      first_cell = new_cell;
      first_out = out;
    }
    CHECK(same_bits(new_cell, first_cell));
    CHECK(out == first_out);
  }
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t unit = 0; unit < kHidden; ++unit) {
      double gate[4];
      for (std::size_t g = 0; g < 4; ++g) {
        const std::size_t output = unit / kBlock * 4 * kBlock + g * kBlock + unit % kBlock;
        int sum = 0;
        for (std::size_t i = 0; i < kHidden && r < kWithState; ++i) {
          sum += (state[r * kHidden + i] - kZero) * weights[output * kHidden + i];
        }
        gate[g] = sum * 0.004 / kMost + from_below[r * 4 * kHidden + output];
      }
      const double c = sigmoid(gate[1]) * cell[r * kHidden + unit] + sigmoid(gate[0]) * std::tanh(gate[2]);
      CHECK(first_cell[r * kHidden + unit] == doctest::Approx(c).epsilon(0.001));
      CHECK(std::abs((first_out[r * kHidden + unit] - kZero) - sigmoid(gate[3]) * std::tanh(c) * kMost) < 0.52);
    }
  }
}

TEST_CASE("quantizing keeps the largest number and gives the same bits with all sets of instructions") {
  Random random;
  for (const std::size_t size : {8u, 16u, 24u, 104u}) {
    AlignedVector<float> x(size);
    for (auto& v : x) v = random.number();
    x[size / 2] = -9.0f;
    std::vector<std::uint8_t> first;
    for (const Instructions each : instructions_here()) {
      std::vector<std::uint8_t> out(size);
      CHECK(kernels_of(each).quantize(x.data(), size, kMost, kZero, out.data()) == 9.0f / kMost);
      CHECK(out[size / 2] == kZero - kMost);
      if (first.empty()) first = out;
      CHECK(out == first);
    }
  }
}
