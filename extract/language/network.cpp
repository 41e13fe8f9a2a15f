#include "extract/language/network.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>
#include <unordered_map>
#include <utility>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "extract/errors.h"
#include "extract/language/maximum_tree.h"
#include "extract/language/word_pieces.h"

// Rows and columns. A batch of sentences is laid out by time: row start[t] + b is word t of sentence b, sentences in
// order of falling length, so that those that have a word t are the first counts[t]. Word 0 is the root. The input of
// the first layer depends on the form alone, so its product with the weights is kept for each form of the call.
//
// Numbers. States are 16-bit integers in units of 1/kStateScale, other activations are scaled by the largest of their
// row; weights are int8, widened to 16 bits at load. The longest sum, 320 products, stays below 2^31.

namespace actorgraph {
namespace {

constexpr float kStateScale = 16384.0f;
constexpr float kViewScale = 8191.0f;
constexpr float kPieceWeight = 0.25f;
constexpr float kSlope = 0.125f;
constexpr std::size_t kBatchSentences = 32;
constexpr std::size_t kBatchWords = 2048;
constexpr std::size_t kMostForms = 8192;
constexpr std::size_t kMostWidth = 512;  // of a state: keeps all sums in range

// A matrix for the kernels: blocks of eight outputs, and in a block the inputs two by two.
struct PackedView {
  const std::int16_t* value;
  const float* scale;
  const float* bias;
  std::size_t outputs;  // a multiple of 16
  std::size_t pairs;
};

struct PackedMatrix {
  std::vector<std::int16_t> value;
  std::vector<float> scale;
  std::vector<float> bias;
  std::size_t pairs = 0;

  PackedView view() const { return {value.data(), scale.data(), bias.data(), scale.size(), pairs}; }
  std::size_t outputs() const { return scale.size(); }
};

constexpr std::size_t kRowBlock = 32;

struct Kernels {
  void (*multiply)(const std::int16_t*, std::size_t, std::size_t, const PackedView&, const float*, float, bool, float*,
                   std::size_t);
  void (*lstm_cell)(std::size_t, const float*, const float*, float*, std::int16_t*);
  float (*quantize)(const float*, std::size_t, std::int16_t*);
  void (*leaky_rectify)(float*, std::size_t, float);
  std::int32_t (*dot)(const std::int16_t*, const std::int16_t*, std::size_t);
  void (*weigh_rows)(const float*, std::size_t, const float*, std::size_t, float*);
  void (*add_scaled)(const std::int8_t*, float, std::size_t, float*);
};

namespace portable {
constexpr std::size_t kLanes = 4;
using Floats = float __attribute__((vector_size(16)));
using Integers = std::int32_t __attribute__((vector_size(16)));
using Narrow = std::int16_t __attribute__((vector_size(8)));
using Pairs = std::int16_t __attribute__((vector_size(16)));
#if defined(__x86_64__)
// SSE2, which every x86-64 has.
#define ACTORGRAPH_DOT_ADD(sum, a, b) sum = sum + (Integers)_mm_madd_epi16((__m128i)(a), (__m128i)(b))
#else
inline void dot_add(Integers& sum, const Pairs& a, const Pairs& b) {
  for (int i = 0; i < 4; ++i) sum[i] += a[2 * i] * b[2 * i] + a[2 * i + 1] * b[2 * i + 1];
}
#define ACTORGRAPH_DOT_ADD(sum, a, b) dot_add(sum, a, b)
#endif
#include "extract/language/network_kernels.inc"
#undef ACTORGRAPH_DOT_ADD
}  // namespace portable

#if defined(__x86_64__)
#pragma GCC push_options
#pragma GCC target("avx2")
namespace avx2 {
constexpr std::size_t kLanes = 8;
using Floats = float __attribute__((vector_size(32)));
using Integers = std::int32_t __attribute__((vector_size(32)));
using Narrow = std::int16_t __attribute__((vector_size(16)));
using Pairs = std::int16_t __attribute__((vector_size(32)));
#define ACTORGRAPH_DOT_ADD(sum, a, b) sum = sum + (Integers)_mm256_madd_epi16((__m256i)(a), (__m256i)(b))
#include "extract/language/network_kernels.inc"
#undef ACTORGRAPH_DOT_ADD
}  // namespace avx2
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx2,avx512f,avx512vl,avx512vnni")
namespace avx512_vnni {
constexpr std::size_t kLanes = 8;
using Floats = float __attribute__((vector_size(32)));
using Integers = std::int32_t __attribute__((vector_size(32)));
using Narrow = std::int16_t __attribute__((vector_size(16)));
using Pairs = std::int16_t __attribute__((vector_size(32)));
#define ACTORGRAPH_DOT_ADD(sum, a, b) sum = (Integers)_mm256_dpwssd_epi32((__m256i)(sum), (__m256i)(a), (__m256i)(b))
#include "extract/language/network_kernels.inc"
#undef ACTORGRAPH_DOT_ADD
}  // namespace avx512_vnni
#pragma GCC pop_options
#endif

const Kernels& kernels_of(Network::Instructions instructions) {
#if defined(__x86_64__)
  if (instructions == Network::Instructions::Avx512Vnni) return avx512_vnni::kKernels;
  if (instructions == Network::Instructions::Avx2) return avx2::kKernels;
#endif
  (void)instructions;
  return portable::kKernels;
}

std::size_t round_up(std::size_t n, std::size_t to) { return (n + to - 1) / to * to; }

// Rows [first, first + rows) of `matrix`, with `bias` where it is not empty.
PackedMatrix pack(const QuantizedMatrix& matrix, std::size_t first, std::size_t rows, std::vector<float> bias = {}) {
  PackedMatrix packed;
  const std::size_t outputs = round_up(rows, 16);
  packed.pairs = (matrix.columns + 1) / 2;
  packed.scale.assign(outputs, 0.0f);
  packed.bias = std::move(bias);
  packed.bias.resize(outputs, 0.0f);
  packed.value.assign(outputs * packed.pairs * 2, 0);
  for (std::size_t r = 0; r < rows; ++r) {
    packed.scale[r] = matrix.scale[first + r];
    for (std::size_t c = 0; c < matrix.columns; ++c) {
      packed.value[(r / 8 * packed.pairs + c / 2) * 16 + r % 8 * 2 + c % 2] =
          matrix.value[(first + r) * matrix.columns + c];
    }
  }
  return packed;
}

void check(bool good, const char* what) {
  if (!good) throw InputError(std::string("the language model is damaged (") + what +
                              "); make it again with extract/model/train_parser.py");
}

struct FormHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view form) const noexcept { return fnv1a(form); }
};
using FormIndex = std::unordered_map<std::string, std::uint32_t, FormHash, std::equal_to<>>;

}  // namespace

struct Network::Weights {
  const Kernels* kernels = nullptr;
  std::size_t hidden = 0;
  std::size_t word_width = 0;
  std::size_t arc = 0;
  std::size_t label_width = 0;
  std::size_t label_columns = 0;  // labels, rounded up to a multiple of 8
  std::uint32_t buckets = 0;
  std::vector<Tag> tags;
  std::vector<Dependency> labels;
  std::size_t root_label = 0;
  FormIndex words;
  // One of the networks whose scores are added.
  struct Member {
    QuantizedMatrix word;
    QuantizedMatrix piece;
    PackedMatrix first_input;
    PackedMatrix second_input;
    std::array<std::array<PackedMatrix, 2>, 2> recurrent;  // [layer][direction]
    PackedMatrix tag;
    PackedMatrix views;
    PackedMatrix arcs;
    PackedMatrix label;
  };
  std::vector<Member> members;

  explicit Weights(const ModelFile& file);
  void read_names(const ModelFile& file);
  Member read_member(const ModelFile& file, const std::string& number) const;
  std::vector<std::vector<Word>> parse(const std::vector<Forms>& sentences) const;
};

namespace {

constexpr std::uint32_t kUnknownWord = 1;
constexpr std::uint32_t kRootWord = 2;

}  // namespace

Network::Weights::Weights(const ModelFile& file) {
  const std::vector<std::uint32_t> sizes = file.integers("sizes", 6);
  hidden = sizes[0];
  word_width = sizes[1];
  buckets = sizes[2];
  arc = sizes[3];
  label_width = sizes[4];
  check(hidden % 16 == 0 && hidden > 0 && 2 * hidden <= kMostWidth && word_width % 8 == 0 && word_width > 0 &&
            2 * word_width <= kMostWidth && buckets > 0 && buckets < (1u << 24) && arc % 16 == 0 && arc > 0 &&
            arc <= kMostWidth && label_width % 8 == 0 && label_width > 0 && label_width <= kMostWidth && sizes[5] > 0 &&
            sizes[5] < 10,
        "a size is not possible");
  read_names(file);
  label_columns = round_up(labels.size(), 8);
  for (std::uint32_t i = 1; i <= sizes[5]; ++i) members.push_back(read_member(file, std::to_string(i)));
}

Network::Weights::Member Network::Weights::read_member(const ModelFile& file, const std::string& number) const {
  Member member;
  const std::size_t gates = 8 * hidden;
  member.word = file.matrix(number + "word", words.size(), word_width);
  member.piece = file.matrix(number + "piece", buckets, word_width);
  member.first_input = pack(file.matrix(number + "input1", gates, 2 * word_width), 0, gates, file.floats(number + "input1.bias", gates));
  member.second_input = pack(file.matrix(number + "input2", gates, 2 * hidden), 0, gates, file.floats(number + "input2.bias", gates));
  const char* const names[2] = {"recurrent1", "recurrent2"};
  for (std::size_t layer = 0; layer < 2; ++layer) {
    const QuantizedMatrix both = file.matrix(number + names[layer], gates, hidden);
    for (std::size_t direction = 0; direction < 2; ++direction) {
      member.recurrent[layer][direction] = pack(both, direction * gates / 2, gates / 2);
    }
  }
  member.tag = pack(file.matrix(number + "tag", tags.size(), 2 * hidden), 0, tags.size(), file.floats(number + "tag.bias", tags.size()));
  const std::size_t all_views = 2 * arc + 2 * label_width;
  member.views = pack(file.matrix(number + "views", all_views, 2 * hidden), 0, all_views, file.floats(number + "views.bias", all_views));
  member.arcs = pack(file.matrix(number + "arc", arc, arc), 0, arc, file.floats(number + "arc.bias", arc));
  // In the file, row l * labels + k says how label k weighs part l of the head; here each part gets whole vectors.
  const QuantizedMatrix by_label = file.matrix(number + "label", (label_width + 1) * labels.size(), label_width);
  const std::vector<float> bias = file.floats(number + "label.bias", by_label.rows);
  QuantizedMatrix wide;
  wide.rows = (label_width + 1) * label_columns;
  wide.columns = label_width;
  wide.scale.assign(wide.rows, 0.0f);
  wide.value.assign(wide.rows * wide.columns, 0);
  std::vector<float> wide_bias(wide.rows, 0.0f);
  for (std::size_t l = 0; l <= label_width; ++l) {
    for (std::size_t k = 0; k < labels.size(); ++k) {
      const std::size_t from = l * labels.size() + k;
      const std::size_t to = l * label_columns + k;
      wide.scale[to] = by_label.scale[from];
      wide_bias[to] = bias[from];
      std::copy_n(by_label.value.begin() + static_cast<std::ptrdiff_t>(from * label_width), label_width,
                  wide.value.begin() + static_cast<std::ptrdiff_t>(to * label_width));
    }
  }
  member.label = pack(wide, 0, wide.rows, std::move(wide_bias));
  return member;
}

void Network::Weights::read_names(const ModelFile& file) {
  std::vector<std::string> names = file.strings("words");
  check(names.size() > kRootWord, "it has no words");
  for (std::size_t i = 0; i < names.size(); ++i) words.emplace(std::move(names[i]), static_cast<std::uint32_t>(i));
  check(words.size() == names.size(), "a word stands twice");
  for (const std::string& name : file.strings("tags")) {
    const std::size_t bar = name.rfind('|');
    const auto upos = parse_upos(std::string_view(name).substr(bar == std::string::npos ? name.size() : bar + 1));
    check(upos.has_value(), "a tag is not XPOS|UPOS");
    tags.push_back({name.substr(0, bar), *upos});
  }
  for (const std::string& name : file.strings("labels")) {
    const auto dependency = parse_dependency(name);
    check(dependency.has_value() && to_string(*dependency) == name, "a label is not a dependency relation");
    if (*dependency == Dependency::Root) root_label = labels.size();
    labels.push_back(*dependency);
  }
  check(!tags.empty() && labels.size() > 1 && labels[root_label] == Dependency::Root, "tags or labels are missing");
}

namespace {

// One network at work in one call of parse(): the products of the forms seen, and room for a batch.
template <class Weights, class Member>
class Reader {
 public:
  Reader(const Weights& weights, const Member& member) : w_(weights), m_(member), k_(*weights.kernels) {
    const std::size_t h = w_.hidden;
    state_.resize(kBatchSentences * h);
    cell_.resize(kBatchSentences * h);
    from_state_.resize(kBatchSentences * 4 * h);
  }

  // `batch`: sentences in order of falling length.
  void read(const std::vector<const Network::Forms*>& batch) {
    lay_out(batch);
    encode();
    look_from_four_sides();
  }

  std::size_t rows() const { return rows_; }
  const std::vector<std::size_t>& starts() const { return start_; }

  // Adds the scores of the tags of all rows.
  void add_tags(std::vector<float>& sum) {
    const std::size_t columns = m_.tag.outputs();
    scores_.resize(rows_ * columns);
    k_.multiply(second_.data(), 2 * w_.hidden, rows_, m_.tag.view(), nullptr, 1.0f / kStateScale, false, scores_.data(),
                columns);
    for (std::size_t i = 0; i < scores_.size(); ++i) sum[i] += scores_[i];
  }

  // Adds the scores of the arcs of sentence `b`: sum[dependent * (words + 1) + head].
  void add_arcs(std::size_t b, std::size_t words, std::vector<float>& sum) {
    const std::size_t nodes = words + 1;
    for (std::size_t d = 1; d < nodes; ++d) {
      const std::size_t row = start_[d] + b;
      for (std::size_t h = 0; h < nodes; ++h) {
        if (h == d) continue;
        const std::size_t other = start_[h] + b;
        const std::int32_t product =
            k_.dot(dependent_.data() + row * w_.arc, head_.data() + other * w_.arc, w_.arc);
        sum[d * nodes + h] += static_cast<float>(product) * (dependent_scale_[row] * head_scale_[other]);
      }
    }
  }

  // Adds the scores of the labels of all rows; head_row tells where the head of each is.
  void add_labels(const std::vector<std::size_t>& head_row, std::vector<float>& sum) {
    const std::size_t width = w_.label_width;
    const std::size_t columns = m_.label.outputs();
    weighed_.resize(kRowBlock * columns);
    label_scores_.resize(w_.label_columns);
    for (std::size_t first = 0; first < rows_; first += kRowBlock) {
      const std::size_t rows = std::min(kRowBlock, rows_ - first);
      k_.multiply(label_.data() + first * width, width, rows, m_.label.view(), label_scale_.data() + first, 1.0f, false,
                  weighed_.data(), columns);
      for (std::size_t row = first; row < first + rows; ++row) {
        k_.weigh_rows(views_.data() + head_row[row] * m_.views.outputs() + 2 * w_.arc + width, width,
                      weighed_.data() + (row - first) * columns, w_.label_columns, label_scores_.data());
        for (std::size_t k = 0; k < w_.label_columns; ++k) sum[row * w_.label_columns + k] += label_scores_[k];
      }
    }
  }

 private:
  void lay_out(const std::vector<const Network::Forms*>& batch) {
    const std::size_t longest = batch.front()->size() + 1;
    start_.assign(longest + 1, 0);
    for (std::size_t t = 0; t < longest; ++t) {
      std::size_t count = 0;
      while (count < batch.size() && batch[count]->size() + 1 > t) ++count;
      start_[t + 1] = start_[t] + count;
    }
    rows_ = start_.back();
    if (forms_.size() + rows_ > kMostForms) {
      forms_.clear();
      products_.clear();
    }
    form_.resize(rows_);
    for (std::size_t t = 0; t < longest; ++t) {
      for (std::size_t b = 0; b < count(t); ++b) {
        form_[start_[t] + b] = form_index(t == 0 ? std::string_view() : (*batch[b])[t - 1]);
      }
    }
    const std::size_t known = forms_.size() - input_scale_.size();
    const std::size_t gates = 8 * w_.hidden;
    products_.resize(forms_.size() * gates);
    k_.multiply(inputs_.data(), 2 * w_.word_width, input_scale_.size(), m_.first_input.view(), input_scale_.data(), 1.0f,
                false, products_.data() + known * gates, gates);
    inputs_.clear();
    input_scale_.clear();
  }

  std::size_t count(std::size_t t) const { return start_[t + 1] - start_[t]; }

  // The number of the form (the empty one is the root) in `products_`; the input of a new one is put by.
  std::uint32_t form_index(std::string_view form) {
    if (const auto found = forms_.find(form); found != forms_.end()) return found->second;
    const auto number = static_cast<std::uint32_t>(forms_.size());
    forms_.emplace(std::string(form), number);
    const std::size_t width = w_.word_width;
    input_.assign(2 * width, 0.0f);
    std::uint32_t word = kRootWord;
    if (form.empty()) {
      pieces_.assign(1, fnv1a("<root>") % w_.buckets);
    } else {
      const auto known = w_.words.find(vocabulary_form(form));
      word = known == w_.words.end() ? kUnknownWord : known->second;
      word_pieces(form, w_.buckets, pieces_);
    }
    k_.add_scaled(m_.word.value.data() + word * width, m_.word.scale[word], width, input_.data());
    for (const std::uint32_t piece : pieces_) {
      k_.add_scaled(m_.piece.value.data() + piece * width, m_.piece.scale[piece] * kPieceWeight, width,
                    input_.data() + width);
    }
    inputs_.resize(inputs_.size() + 2 * width);
    input_scale_.push_back(k_.quantize(input_.data(), 2 * width, inputs_.data() + inputs_.size() - 2 * width));
    return number;
  }

  void encode() {
    const std::size_t gates = 8 * w_.hidden;
    const std::size_t width = 2 * w_.hidden;
    first_.resize(rows_ * width);
    second_.resize(rows_ * width);
    gates_.resize(rows_ * gates);
    recur(0, [&](std::size_t row) { return products_.data() + form_[row] * gates; }, first_);
    k_.multiply(first_.data(), width, rows_, m_.second_input.view(), nullptr, 1.0f / kStateScale, false, gates_.data(),
                gates);
    recur(1, [&](std::size_t row) { return gates_.data() + row * gates; }, second_);
  }

  template <class InputOf>
  void recur(std::size_t layer, const InputOf& input_of, std::vector<std::int16_t>& out) {
    const std::size_t h = w_.hidden;
    const std::size_t times = start_.size() - 1;
    for (std::size_t direction = 0; direction < 2; ++direction) {
      std::fill(state_.begin(), state_.end(), std::int16_t{0});
      std::fill(cell_.begin(), cell_.end(), 0.0f);
      const PackedView matrix = m_.recurrent[layer][direction].view();
      for (std::size_t step = 0; step < times; ++step) {
        const std::size_t t = direction == 0 ? step : times - 1 - step;
        k_.multiply(state_.data(), h, count(t), matrix, nullptr, 1.0f / kStateScale, false, from_state_.data(), 4 * h);
        for (std::size_t b = 0; b < count(t); ++b) {
          const std::size_t row = start_[t] + b;
          k_.lstm_cell(h, input_of(row) + direction * 4 * h, from_state_.data() + b * 4 * h, cell_.data() + b * h,
                       state_.data() + b * h);
          std::copy_n(state_.data() + b * h, h, out.data() + row * 2 * h + direction * h);
        }
      }
    }
  }

  // The four views of each word: as dependent and as head, for arcs and for labels.
  void look_from_four_sides() {
    const std::size_t columns = m_.views.outputs();
    const std::size_t arc = w_.arc;
    const std::size_t label = w_.label_width;
    views_.resize(rows_ * columns);
    k_.multiply(second_.data(), 2 * w_.hidden, rows_, m_.views.view(), nullptr, 1.0f / kStateScale, false,
                views_.data(), columns);
    k_.leaky_rectify(views_.data(), views_.size(), kSlope);
    dependent_.resize(rows_ * arc);
    dependent_scale_.resize(rows_);
    head_.resize(rows_ * arc);
    head_scale_.resize(rows_);
    label_.resize(rows_ * label);
    label_scale_.resize(rows_);
    for (std::size_t row = 0; row < rows_; ++row) {
      const float* view = views_.data() + row * columns;
      dependent_scale_[row] = k_.quantize(view, arc, dependent_.data() + row * arc);
      head_scale_[row] = k_.quantize(view + arc, arc, head_.data() + row * arc);
      label_scale_[row] = k_.quantize(view + 2 * arc, label, label_.data() + row * label);
    }
    scores_.resize(rows_ * arc);
    k_.multiply(dependent_.data(), arc, rows_, m_.arcs.view(), dependent_scale_.data(), 1.0f, false, scores_.data(),
                arc);
    for (std::size_t row = 0; row < rows_; ++row) {
      dependent_scale_[row] = k_.quantize(scores_.data() + row * arc, arc, dependent_.data() + row * arc);
    }
  }

  const Weights& w_;
  const Member& m_;
  const Kernels& k_;
  FormIndex forms_;
  std::vector<float> products_;
  std::vector<std::size_t> start_;
  std::size_t rows_ = 0;
  std::vector<std::uint32_t> form_;
  std::vector<std::uint32_t> pieces_;
  std::vector<float> input_;
  std::vector<std::int16_t> inputs_;  // of the new forms
  std::vector<float> input_scale_;
  std::vector<std::int16_t> state_;
  std::vector<float> cell_;
  std::vector<float> from_state_;
  std::vector<float> gates_;
  std::vector<std::int16_t> first_;
  std::vector<std::int16_t> second_;
  std::vector<float> scores_;
  std::vector<float> views_;
  std::vector<std::int16_t> dependent_;
  std::vector<float> dependent_scale_;
  std::vector<std::int16_t> head_;
  std::vector<float> head_scale_;
  std::vector<std::int16_t> label_;
  std::vector<float> label_scale_;
  std::vector<float> weighed_;
  std::vector<float> label_scores_;
};

// One word at the root, and every word reaches it.
bool is_tree(const std::vector<int>& heads) {
  if (std::count(heads.begin() + 1, heads.end(), 0) != 1) return false;
  std::vector<int> seen(heads.size(), 0);
  for (std::size_t d = 1; d < heads.size(); ++d) {
    auto node = d;
    while (node != 0 && seen[node] == 0) {
      seen[node] = static_cast<int>(d);
      node = static_cast<std::size_t>(heads[node]);
    }
    if (node != 0 && seen[node] == static_cast<int>(d)) return false;
  }
  return true;
}

// All networks at work in one call of parse(): what they choose together.
template <class Weights>
class Run {
 public:
  explicit Run(const Weights& weights) : w_(weights) {
    for (const auto& member : weights.members) readers_.emplace_back(weights, member);
  }

  void parse(const std::vector<const Network::Forms*>& batch, const std::vector<std::vector<Network::Word>*>& out) {
    for (auto& reader : readers_) reader.read(batch);
    choose_tags(out);
    head_row_.assign(readers_.front().rows(), 0);
    for (std::size_t b = 0; b < batch.size(); ++b) choose_heads(b, batch[b]->size(), *out[b]);
    choose_labels(out);
  }

 private:
  template <class Function>
  void each_word(const Function& function) const {
    const auto& start = readers_.front().starts();
    for (std::size_t t = 1; t + 1 < start.size(); ++t) {
      for (std::size_t b = 0; b < start[t + 1] - start[t]; ++b) function(t, b, start[t] + b);
    }
  }

  void choose_tags(const std::vector<std::vector<Network::Word>*>& out) {
    const std::size_t columns = w_.members.front().tag.outputs();
    sum_.assign(readers_.front().rows() * columns, 0.0f);
    for (auto& reader : readers_) reader.add_tags(sum_);
    each_word([&](std::size_t t, std::size_t b, std::size_t row) {
      const float* scores = sum_.data() + row * columns;
      (*out[b])[t - 1].tag = static_cast<int>(std::max_element(scores, scores + w_.tags.size()) - scores);
    });
  }

  void choose_heads(std::size_t b, std::size_t words, std::vector<Network::Word>& out) {
    const std::size_t nodes = words + 1;
    sum_.assign(nodes * nodes, 0.0f);
    for (auto& reader : readers_) reader.add_arcs(b, words, sum_);
    heads_.assign(nodes, 0);
    for (std::size_t d = 1; d < nodes; ++d) {
      int best = -1;
      for (std::size_t h = 0; h < nodes; ++h) {
        if (h == d) continue;
        if (best < 0 || sum_[d * nodes + h] > sum_[d * nodes + static_cast<std::size_t>(best)]) best = static_cast<int>(h);
      }
      heads_[d] = best;
    }
    if (!is_tree(heads_)) heads_ = maximum_tree(sum_, words);
    const auto& start = readers_.front().starts();
    for (std::size_t d = 1; d < nodes; ++d) {
      out[d - 1].head = heads_[d] - 1;
      head_row_[start[d] + b] = start[static_cast<std::size_t>(heads_[d])] + b;
    }
  }

  void choose_labels(const std::vector<std::vector<Network::Word>*>& out) {
    sum_.assign(readers_.front().rows() * w_.label_columns, 0.0f);
    for (auto& reader : readers_) reader.add_labels(head_row_, sum_);
    each_word([&](std::size_t t, std::size_t b, std::size_t row) {
      Network::Word& word = (*out[b])[t - 1];
      word.dependency = w_.labels[best_label(sum_.data() + row * w_.label_columns, word.head == kRoot)];
    });
  }

  std::size_t best_label(const float* score, bool at_root) const {
    if (at_root) return w_.root_label;
    std::size_t best = w_.root_label == 0 ? 1 : 0;
    for (std::size_t k = best + 1; k < w_.labels.size(); ++k) {
      if (k != w_.root_label && score[k] > score[best]) best = k;
    }
    return best;
  }

  const Weights& w_;
  std::vector<Reader<Weights, typename Weights::Member>> readers_;
  std::vector<float> sum_;
  std::vector<int> heads_;
  std::vector<std::size_t> head_row_;
};

}  // namespace

std::vector<std::vector<Network::Word>> Network::Weights::parse(const std::vector<Forms>& sentences) const {
  std::vector<std::vector<Word>> out(sentences.size());
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    out[i].resize(sentences[i].size());
    if (!sentences[i].empty()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sentences[a].size() > sentences[b].size(); });
  Run run(*this);
  std::vector<const Forms*> batch;
  std::vector<std::vector<Word>*> batch_out;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    batch.push_back(&sentences[order[i]]);
    batch_out.push_back(&out[order[i]]);
    rows += batch.back()->size() + 1;
    const bool last = i + 1 == order.size();
    if (last || batch.size() == kBatchSentences || rows + sentences[order[i + 1]].size() > kBatchWords) {
      run.parse(batch, batch_out);
      batch.clear();
      batch_out.clear();
      rows = 0;
    }
  }
  return out;
}

Network::Instructions Network::best_instructions() noexcept {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx2")) {
    return Instructions::Avx512Vnni;
  }
  if (__builtin_cpu_supports("avx2")) return Instructions::Avx2;
#endif
  return Instructions::Portable;
}

Network::Network(const ModelFile& file, Instructions instructions) {
  auto weights = std::make_unique<Weights>(file);
  weights->kernels = &kernels_of(instructions);
  weights_ = std::move(weights);
}
Network::~Network() = default;
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;

const std::vector<Network::Tag>& Network::tags() const noexcept { return weights_->tags; }

std::vector<std::vector<Network::Word>> Network::parse(const std::vector<Forms>& sentences) const {
  return weights_->parse(sentences);
}

}  // namespace actorgraph
