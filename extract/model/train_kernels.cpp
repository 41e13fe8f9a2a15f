// The inner loops of training: a bidirectional LSTM layer over a batch of sentences, forward and backward, and Adam.
// PyTorch's own LSTM spends most of its time between small operations; this is four times as fast on one thread.
// train_parser.py compiles it for the machine it runs on and checks the gradients numerically (`check`).
//
// A batch is laid out by time: row (t, b) is word t of sentence b, sentences in order of falling length, so that the
// sentences that have a word t are the first counts[t]. Gates stand in the order input, forget, cell, output, first
// those of the forward direction and then those of the backward one.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

extern "C" {

// From any BLAS with the C interface.
void cblas_sgemm(int order, int transpose_a, int transpose_b, int m, int n, int k, float alpha, const float* a, int lda,
                 const float* b, int ldb, float beta, float* c, int ldc);

namespace {
constexpr int kRowMajor = 101, kNo = 111, kYes = 112;
// Clamped: an overflowing exp and a division by approximation make NaN.
inline float sigmoid(float x) { return 1.0f / (1.0f + expf(-std::min(std::max(x, -30.0f), 30.0f))); }
}  // namespace

// gates[T][B][8H]: the input's share comes in, the activations go out. recurrent[2][4H][H]. h[T][B][2H] and
// c[T][B][2H] must be zero.
void lstm_forward(int times, int batch, int hidden, const int* counts, float* gates, const float* recurrent, float* h,
                  float* c) {
  const int wide = 8 * hidden, out = 2 * hidden;
  for (int direction = 0; direction < 2; ++direction) {
    const float* w = recurrent + static_cast<long>(direction) * 4 * hidden * hidden;
    for (int step = 0; step < times; ++step) {
      const int t = direction ? times - 1 - step : step;
      const int before = direction ? t + 1 : t - 1;
      const int rows = counts[t];
      float* g = gates + static_cast<long>(t) * batch * wide + direction * 4 * hidden;
      int known = 0;
      if (step > 0) {
        known = std::min(rows, counts[before]);
        const float* previous = h + static_cast<long>(before) * batch * out + direction * hidden;
        cblas_sgemm(kRowMajor, kNo, kYes, known, 4 * hidden, hidden, 1, previous, out, w, hidden, 1, g, wide);
      }
      for (int b = 0; b < rows; ++b) {
        float* gi = g + static_cast<long>(b) * wide;
        float *gf = gi + hidden, *gg = gf + hidden, *go = gg + hidden;
        const long at = (static_cast<long>(t) * batch + b) * out + direction * hidden;
        const float* c_before = c + (static_cast<long>(before) * batch + b) * out + direction * hidden;
        float *cell = c + at, *state = h + at;
        const bool has = b < known;
#pragma omp simd
        for (int k = 0; k < hidden; ++k) {
          gi[k] = sigmoid(gi[k]);
          gf[k] = sigmoid(gf[k]);
          gg[k] = 2 * sigmoid(2 * gg[k]) - 1;
          go[k] = sigmoid(go[k]);
        }
        if (has) {
#pragma omp simd
          for (int k = 0; k < hidden; ++k) cell[k] = gf[k] * c_before[k] + gi[k] * gg[k];
        } else {
#pragma omp simd
          for (int k = 0; k < hidden; ++k) cell[k] = gi[k] * gg[k];
        }
#pragma omp simd
        for (int k = 0; k < hidden; ++k) state[k] = go[k] * (2 * sigmoid(2 * cell[k]) - 1);
      }
    }
  }
}

// d_h[T][B][2H] in; d_gates[T][B][8H] out (must be zero): the derivative by the gates before their activation.
void lstm_backward(int times, int batch, int hidden, const int* counts, const float* gates, const float* recurrent,
                   const float* c, const float* d_h, float* d_gates) {
  const int wide = 8 * hidden, out = 2 * hidden;
  std::vector<float> carry_h(static_cast<std::size_t>(batch) * hidden), carry_c(carry_h.size());
  for (int direction = 0; direction < 2; ++direction) {
    const float* w = recurrent + static_cast<long>(direction) * 4 * hidden * hidden;
    std::fill(carry_h.begin(), carry_h.end(), 0.0f);
    std::fill(carry_c.begin(), carry_c.end(), 0.0f);
    for (int step = times - 1; step >= 0; --step) {
      const int t = direction ? times - 1 - step : step;
      const int before = direction ? t + 1 : t - 1;
      const int rows = counts[t];
      const int known = step > 0 ? std::min(rows, counts[before]) : 0;
      for (int b = 0; b < rows; ++b) {
        const long row = static_cast<long>(t) * batch + b;
        const float* gi = gates + row * wide + direction * 4 * hidden;
        const float *gf = gi + hidden, *gg = gf + hidden, *go = gg + hidden;
        float* di = d_gates + row * wide + direction * 4 * hidden;
        float *df = di + hidden, *dg = df + hidden, *d_o = dg + hidden;
        const float* cell = c + row * out + direction * hidden;
        const float* c_before = c + (static_cast<long>(before) * batch + b) * out + direction * hidden;
        const float* dh_out = d_h + row * out + direction * hidden;
        float* ch = carry_h.data() + static_cast<long>(b) * hidden;
        float* cc = carry_c.data() + static_cast<long>(b) * hidden;
        const bool has = b < known;
#pragma omp simd
        for (int k = 0; k < hidden; ++k) {
          const float dh = dh_out[k] + ch[k];
          const float tc = 2 * sigmoid(2 * cell[k]) - 1;
          const float dc = dh * go[k] * (1 - tc * tc) + cc[k];
          d_o[k] = dh * tc * go[k] * (1 - go[k]);
          di[k] = dc * gg[k] * gi[k] * (1 - gi[k]);
          dg[k] = dc * gi[k] * (1 - gg[k] * gg[k]);
          cc[k] = dc * gf[k];
          df[k] = dc * gf[k] * (1 - gf[k]);
        }
        if (has) {
#pragma omp simd
          for (int k = 0; k < hidden; ++k) df[k] *= c_before[k];
        } else {
          std::memset(df, 0, static_cast<std::size_t>(hidden) * sizeof(float));
        }
      }
      if (known > 0) {
        const float* d = d_gates + static_cast<long>(t) * batch * wide + direction * 4 * hidden;
        cblas_sgemm(kRowMajor, kNo, kNo, known, hidden, 4 * hidden, 1, d, wide, w, hidden, 0, carry_h.data(), hidden);
      }
    }
  }
}

// One step of Adam on one parameter; `scale` clips the gradient.
void adam(long size, float* weight, const float* gradient, float* first, float* second, float rate, float beta1,
          float beta2, float correction1, float correction2, float scale) {
#pragma omp simd
  for (long i = 0; i < size; ++i) {
    const float g = gradient[i] * scale;
    first[i] = beta1 * first[i] + (1 - beta1) * g;
    second[i] = beta2 * second[i] + (1 - beta2) * g * g;
    weight[i] -= rate * (first[i] / correction1) / (sqrtf(second[i] / correction2) + 1e-8f);
  }
}

double square_sum(long size, const float* x) {
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (long i = 0; i < size; ++i) sum += x[i] * x[i];
  return sum;
}

}  // extern "C"
