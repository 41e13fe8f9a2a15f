#include "extract/language/network.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "extract/errors.h"
#include "extract/language/maximum_tree.h"
#include "extract/language/network_kernels.h"
#include "extract/language/word_pieces.h"

// Rows and columns. A batch of sentences is laid out by time: row start[t] + b is word t of sentence b, sentences in
// order of falling length, so that those that have a word t are the first counts[t]. Word 0 is the root. The input of
// the first layer depends on the form alone, so its product with the weights is kept for each form, for later calls
// too.

namespace actorgraph {
namespace {

constexpr float kStateScale = 1.0f / kMost;
constexpr float kPieceWeight = 0.25f;
constexpr float kSlope = 0.125f;
constexpr std::size_t kBatchSentences = kMostRows;
constexpr std::size_t kBatchWords = 2048;
constexpr std::size_t kMostForms = 4096;
constexpr std::size_t kMostWidth = 512;  // of a state: keeps all sums in range
constexpr int kMostHead = 127;           // the heads' side of the arcs stands where the weights stand: eight bits

std::size_t round_up(std::size_t n, std::size_t to) { return (n + to - 1) / to * to; }

// Rows [first, first + rows) of `matrix` where order[i] tells which of them is output i (as they are, if it is empty);
// with `bias` where it is not empty.
PackedMatrix pack(const QuantizedMatrix& matrix, std::size_t first, std::size_t rows,
                  const std::vector<std::size_t>& order = {}, const std::vector<float>& bias = {}) {
  PackedMatrix packed;
  packed.reset(rows, matrix.columns);
  for (std::size_t output = 0; output < rows; ++output) {
    const std::size_t row = first + (order.empty() ? output : order[output]);
    packed.set(output, matrix.value.data() + row * matrix.columns, matrix.columns);
    packed.scale[output] = matrix.scale[row];
    if (!bias.empty()) packed.bias[output] = bias[row];
  }
  packed.find_gentle();
  return packed;
}

// The file has the gates of an LSTM one after the other, each direction for itself; the kernels want them in blocks.
std::vector<std::size_t> gates_in_blocks(std::size_t hidden, std::size_t directions) {
  std::vector<std::size_t> order;
  for (std::size_t direction = 0; direction < directions; ++direction) {
    for (std::size_t unit = 0; unit < hidden; unit += kBlock) {
      for (std::size_t gate = 0; gate < 4; ++gate) {
        for (std::size_t k = 0; k < kBlock; ++k) order.push_back((direction * 4 + gate) * hidden + unit + k);
      }
    }
  }
  return order;
}

void check(bool good, const char* what) {
  if (!good)
    throw InputError(std::string("the language model is damaged (") + what +
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
  std::size_t label_columns = 0;  // labels, rounded up to whole blocks
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
  label_columns = round_up(labels.size(), kBlock);
  for (std::uint32_t i = 1; i <= sizes[5]; ++i) members.push_back(read_member(file, std::to_string(i)));
}

Network::Weights::Member Network::Weights::read_member(const ModelFile& file, const std::string& number) const {
  Member member;
  const std::size_t gates = 8 * hidden;
  member.word = file.matrix(number + "word", words.size(), word_width);
  member.piece = file.matrix(number + "piece", buckets, word_width);
  const std::vector<std::size_t> both_directions = gates_in_blocks(hidden, 2);
  const auto with_bias = [&](const std::string& name, std::size_t rows, std::size_t columns,
                             const std::vector<std::size_t>& order = {}) {
    return pack(file.matrix(number + name, rows, columns), 0, rows, order, file.floats(number + name + ".bias", rows));
  };
  member.first_input = with_bias("input1", gates, 2 * word_width, both_directions);
  member.second_input = with_bias("input2", gates, 2 * hidden, both_directions);
  const std::vector<std::size_t> one_direction = gates_in_blocks(hidden, 1);
  const char* const names[2] = {"recurrent1", "recurrent2"};
  for (std::size_t layer = 0; layer < 2; ++layer) {
    const QuantizedMatrix both = file.matrix(number + names[layer], gates, hidden);
    for (std::size_t direction = 0; direction < 2; ++direction) {
      member.recurrent[layer][direction] = pack(both, direction * gates / 2, gates / 2, one_direction);
    }
  }
  member.tag = with_bias("tag", tags.size(), 2 * hidden);
  member.views = with_bias("views", 2 * arc + 2 * label_width, 2 * hidden);
  member.arcs = with_bias("arc", arc, arc);
  // In the file, row l * labels + k says how label k weighs part l of the head; here each part gets whole vectors.
  const QuantizedMatrix by_label = file.matrix(number + "label", (label_width + 1) * labels.size(), label_width);
  const std::vector<float> bias = file.floats(number + "label.bias", by_label.rows);
  member.label.reset((label_width + 1) * label_columns, label_width);
  for (std::size_t l = 0; l <= label_width; ++l) {
    for (std::size_t k = 0; k < labels.size(); ++k) {
      const std::size_t from = l * labels.size() + k;
      const std::size_t to = l * label_columns + k;
      member.label.set(to, by_label.value.data() + from * label_width, label_width);
      member.label.scale[to] = by_label.scale[from];
      member.label.bias[to] = bias[from];
    }
  }
  member.label.find_gentle();
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
    tags.push_back({name, name.substr(0, bar), *upos});
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

// The words of a batch, by their forms.
struct Layout {
  std::vector<std::size_t> start;
  std::vector<std::uint32_t> form;  // of each row: its number

  std::size_t rows() const { return start.back(); }
  std::size_t times() const { return start.size() - 1; }
  std::size_t count(std::size_t t) const { return start[t + 1] - start[t]; }
};

// What a form is looked up by in each network.
struct FormParts {
  std::uint32_t word;
  std::vector<std::uint32_t> pieces;
};

// One network at work for one thread: the products of the forms seen, and room for a batch.
template <class Weights, class Member>
class Reader {
 public:
  Reader(const Weights& weights, const Member& member) : w_(weights), m_(member), k_(*weights.kernels) {
    cell_.resize(kBatchSentences * w_.hidden);
    head_matrix_.reset(0, w_.arc);
  }

  void forget_forms() {
    products_.clear();
    product_of_.clear();
  }

  // The forms that follow those known.
  void add_forms(const std::vector<FormParts>& forms) {
    const std::size_t width = w_.word_width;
    const std::size_t gates = 8 * w_.hidden;
    inputs_.resize(forms.size() * 2 * width);
    input_scale_.resize(forms.size());
    for (std::size_t i = 0; i < forms.size(); ++i) {
      input_.assign(2 * width, 0.0f);
      const std::size_t word = forms[i].word;
      k_.add_scaled(m_.word.value.data() + word * width, m_.word.scale[word], width, input_.data());
      for (const std::uint32_t piece : forms[i].pieces) {
        k_.add_scaled(m_.piece.value.data() + piece * width, m_.piece.scale[piece] * kPieceWeight, width,
                      input_.data() + width);
      }
      input_scale_[i] = k_.quantize(input_.data(), 2 * width, kMost, kZero, inputs_.data() + i * 2 * width);
    }
    products_.emplace_back(forms.size() * gates);
    float* const out = products_.back().data();
    k_.multiply({inputs_.data(), 2 * width, forms.size(), m_.first_input.view(), 1.0f, input_scale_.data(), nullptr, 1,
                 out, gates});
    for (std::size_t i = 0; i < forms.size(); ++i) product_of_.push_back(out + i * gates);
  }

  void read(const Layout& layout) {
    layout_ = &layout;
    rows_ = layout.rows();
    encode();
    look_from_four_sides();
  }

  // Adds the scores of the tags of all rows.
  void add_tags(AlignedVector<float>& sum) {
    k_.multiply({second_.data(), 2 * w_.hidden, rows_, m_.tag.view(), kStateScale, nullptr, &kOne, 0, sum.data(),
                 m_.tag.outputs()});
  }

  // Adds the scores of the arcs of sentence `b`: sum[dependent * columns + head], where `columns` is at least `nodes`
  // and a multiple of kBlock.
  void add_arcs(std::size_t b, std::size_t nodes, std::size_t columns, AlignedVector<float>& sum) {
    head_matrix_.reset(columns, w_.arc);
    gathered_.resize(nodes * w_.arc);
    gathered_scale_.resize(nodes);
    for (std::size_t node = 0; node < nodes; ++node) {
      const std::size_t row = layout_->start[node] + b;
      head_matrix_.set(node, head_.data() + row * w_.arc, w_.arc);
      head_matrix_.scale[node] = head_scale_[row];
      std::copy_n(dependent_.data() + row * w_.arc, w_.arc, gathered_.data() + node * w_.arc);
      gathered_scale_[node] = dependent_scale_[row];
    }
    k_.multiply({gathered_.data(), w_.arc, nodes, head_matrix_.view(), 1.0f, gathered_scale_.data(), &kOne, 0,
                 sum.data(), columns});
  }

  // Adds the scores of the labels of all rows; head_row tells where the head of each is.
  void add_labels(const std::vector<std::size_t>& head_row, AlignedVector<float>& sum) {
    const std::size_t width = w_.label_width;
    const std::size_t views = m_.views.outputs();
    weight_.resize(kMostRows * (width + 1));
    for (std::size_t first = 0; first < rows_; first += kMostRows) {
      const std::size_t rows = std::min(kMostRows, rows_ - first);
      for (std::size_t r = 0; r < rows; ++r) {
        const float* const view = views_.data() + head_row[first + r] * views + 2 * w_.arc + width;
        std::copy_n(view, width, weight_.data() + r * (width + 1));
        weight_[r * (width + 1) + width] = 1.0f;
      }
      for (std::size_t l = 0; l <= width; ++l) {
        k_.multiply({label_.data() + first * width, width, rows, m_.label.view(l * w_.label_columns, w_.label_columns),
                     1.0f, label_scale_.data() + first, weight_.data() + l, width + 1,
                     sum.data() + first * w_.label_columns, w_.label_columns});
      }
    }
  }

 private:
  static constexpr float kOne = 1.0f;

  void encode() {
    const std::size_t width = 2 * w_.hidden;
    first_.resize(rows_ * width);
    second_.resize(rows_ * width);
    for (std::size_t direction = 0; direction < 2; ++direction) {
      recur(0, direction, first_, [&](std::size_t t, const float** input) {
        const std::size_t row = layout_->start[t];
        for (std::size_t b = 0; b < layout_->count(t); ++b) {
          input[b] = product_of_[layout_->form[row + b]] + direction * width * 2;
        }
      });
    }
    for (std::size_t direction = 0; direction < 2; ++direction) {
      Gates gates;
      recur(1, direction, second_, [&](std::size_t t, const float** input) {
        if (t < gates.first || t >= gates.last) find_gates(direction, t, gates);
        const std::size_t row = layout_->start[t] - layout_->start[gates.first];
        for (std::size_t b = 0; b < layout_->count(t); ++b) input[b] = gates_.data() + (row + b) * 2 * width;
      });
    }
  }

  // What the gates of the second layer get from the first, for some times: few, so that it stays in the cache.
  struct Gates {
    std::size_t first = 0;
    std::size_t last = 0;
  };
  void find_gates(std::size_t direction, std::size_t t, Gates& gates) {
    const auto& start = layout_->start;
    gates = {t, t + 1};
    while (start[gates.last] - start[gates.first] < kMostRows) {
      if (direction == 0 && gates.last < layout_->times()) {
        ++gates.last;
      } else if (direction == 1 && gates.first > 0) {
        --gates.first;
      } else {
        break;
      }
    }
    const std::size_t width = 2 * w_.hidden;
    const std::size_t rows = start[gates.last] - start[gates.first];
    gates_.resize(std::max(gates_.size(), rows * 2 * width));
    k_.multiply({first_.data() + start[gates.first] * width, width, rows,
                 m_.second_input.view(direction * 2 * width, 2 * width), kStateScale, nullptr, nullptr, 1,
                 gates_.data(), 2 * width});
  }

  // `find_input(t, input)` tells for each row of time t what its gates get from below.
  template <class FindInput>
  void recur(std::size_t layer, std::size_t direction, AlignedVector<std::uint8_t>& out, const FindInput& find_input) {
    const std::size_t h = w_.hidden;
    const std::size_t times = layout_->times();
    const float* input[kMostRows];
    std::fill(cell_.begin(), cell_.end(), 0.0f);
    const std::uint8_t* state = nullptr;
    std::size_t before = 0;
    for (std::size_t step = 0; step < times; ++step) {
      const std::size_t t = direction == 0 ? step : times - 1 - step;
      const std::size_t count = layout_->count(t);
      find_input(t, input);
      std::uint8_t* const next = out.data() + layout_->start[t] * 2 * h + direction * h;
      k_.lstm_step({h, state, 2 * h, std::min(before, count), count, m_.recurrent[layer][direction].view(), input,
                    cell_.data(), next});
      state = next;
      before = count;
    }
  }

  // The four views of each word: as dependent and as head, for arcs and for labels.
  void look_from_four_sides() {
    const std::size_t columns = m_.views.outputs();
    const std::size_t arc = w_.arc;
    const std::size_t label = w_.label_width;
    views_.resize(rows_ * columns);
    k_.multiply({second_.data(), 2 * w_.hidden, rows_, m_.views.view(), kStateScale, nullptr, nullptr, 1, views_.data(),
                 columns});
    k_.leaky_rectify(views_.data(), views_.size(), kSlope);
    dependent_.resize(rows_ * arc);
    dependent_scale_.resize(rows_);
    head_.resize(rows_ * arc);
    head_scale_.resize(rows_);
    label_.resize(rows_ * label);
    label_scale_.resize(rows_);
    for (std::size_t row = 0; row < rows_; ++row) {
      const float* view = views_.data() + row * columns;
      dependent_scale_[row] = k_.quantize(view, arc, kMost, kZero, dependent_.data() + row * arc);
      head_scale_[row] =
          k_.quantize(view + arc, arc, kMostHead, 0, reinterpret_cast<std::uint8_t*>(head_.data() + row * arc));
      label_scale_[row] = k_.quantize(view + 2 * arc, label, kMost, kZero, label_.data() + row * label);
    }
    const std::size_t outputs = m_.arcs.outputs();
    turned_.resize(rows_ * outputs);
    k_.multiply({dependent_.data(), arc, rows_, m_.arcs.view(), 1.0f, dependent_scale_.data(), nullptr, 1,
                 turned_.data(), outputs});
    for (std::size_t row = 0; row < rows_; ++row) {
      dependent_scale_[row] =
          k_.quantize(turned_.data() + row * outputs, arc, kMost, kZero, dependent_.data() + row * arc);
    }
  }

  const Weights& w_;
  const Member& m_;
  const Kernels& k_;
  std::vector<AlignedVector<float>> products_;
  std::vector<const float*> product_of_;  // by the number of the form, in products_
  std::vector<float> input_;
  AlignedVector<std::uint8_t> inputs_;
  std::vector<float> input_scale_;
  const Layout* layout_ = nullptr;
  std::size_t rows_ = 0;
  std::vector<float> cell_;
  AlignedVector<float> gates_;
  AlignedVector<std::uint8_t> first_;
  AlignedVector<std::uint8_t> second_;
  AlignedVector<float> views_;
  AlignedVector<float> turned_;
  AlignedVector<std::uint8_t> dependent_;
  std::vector<float> dependent_scale_;
  AlignedVector<std::int8_t> head_;
  std::vector<float> head_scale_;
  AlignedVector<std::uint8_t> label_;
  std::vector<float> label_scale_;
  PackedMatrix head_matrix_;
  AlignedVector<std::uint8_t> gathered_;
  std::vector<float> gathered_scale_;
  std::vector<float> weight_;
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

// All networks at work for one thread: what they choose together.
template <class Weights>
class Run {
 public:
  explicit Run(const Weights& weights) : w_(weights) {
    for (const auto& member : weights.members) readers_.emplace_back(weights, member);
  }

  // `batch`: sentences in order of falling length.
  void parse(const std::vector<const Network::Forms*>& batch, const std::vector<std::vector<Network::Word>*>& out) {
    lay_out(batch);
    for (auto& reader : readers_) reader.read(layout_);
    choose_tags(out);
    head_row_.assign(layout_.rows(), 0);
    for (std::size_t b = 0; b < batch.size(); ++b) choose_heads(b, batch[b]->size(), *out[b]);
    choose_labels(out);
  }

 private:
  void lay_out(const std::vector<const Network::Forms*>& batch) {
    const std::size_t longest = batch.front()->size() + 1;
    layout_.start.assign(longest + 1, 0);
    for (std::size_t t = 0; t < longest; ++t) {
      std::size_t count = 0;
      while (count < batch.size() && batch[count]->size() + 1 > t) ++count;
      layout_.start[t + 1] = layout_.start[t] + count;
    }
    if (forms_.size() + layout_.rows() > kMostForms) {
      forms_.clear();
      for (auto& reader : readers_) reader.forget_forms();
    }
    layout_.form.resize(layout_.rows());
    new_forms_.clear();
    for (std::size_t t = 0; t < longest; ++t) {
      for (std::size_t b = 0; b < layout_.count(t); ++b) {
        layout_.form[layout_.start[t] + b] = form_index(t == 0 ? std::string_view() : (*batch[b])[t - 1]);
      }
    }
    if (new_forms_.empty()) return;
    for (auto& reader : readers_) reader.add_forms(new_forms_);
  }

  // The number of the form; the empty one is the root.
  std::uint32_t form_index(std::string_view form) {
    if (const auto found = forms_.find(form); found != forms_.end()) return found->second;
    const auto number = static_cast<std::uint32_t>(forms_.size());
    forms_.emplace(std::string(form), number);
    FormParts& parts = new_forms_.emplace_back();
    if (form.empty()) {
      parts.word = kRootWord;
      parts.pieces.assign(1, fnv1a("<root>") % w_.buckets);
    } else {
      const auto known = w_.words.find(vocabulary_form(form));
      parts.word = known == w_.words.end() ? kUnknownWord : known->second;
      word_pieces(form, w_.buckets, parts.pieces);
    }
    return number;
  }

  template <class Function>
  void each_word(const Function& function) const {
    for (std::size_t t = 1; t < layout_.times(); ++t) {
      for (std::size_t b = 0; b < layout_.count(t); ++b) function(t, b, layout_.start[t] + b);
    }
  }

  void choose_tags(const std::vector<std::vector<Network::Word>*>& out) {
    const std::size_t columns = w_.members.front().tag.outputs();
    sum_.assign(layout_.rows() * columns, 0.0f);
    for (auto& reader : readers_) reader.add_tags(sum_);
    each_word([&](std::size_t t, std::size_t b, std::size_t row) {
      (*out[b])[t - 1].tag = static_cast<int>(w_.kernels->largest(sum_.data() + row * columns, w_.tags.size()));
    });
  }

  void choose_heads(std::size_t b, std::size_t words, std::vector<Network::Word>& out) {
    const std::size_t nodes = words + 1;
    const std::size_t columns = round_up(nodes, kBlock);
    sum_.assign(nodes * columns, 0.0f);
    for (auto& reader : readers_) reader.add_arcs(b, nodes, columns, sum_);
    heads_.assign(nodes, 0);
    for (std::size_t d = 1; d < nodes; ++d) {
      float* const scores = sum_.data() + d * columns;
      scores[d] = std::numeric_limits<float>::lowest();
      heads_[d] = static_cast<int>(w_.kernels->largest(scores, nodes));
    }
    if (!is_tree(heads_)) {
      square_.resize(nodes * nodes);
      for (std::size_t d = 0; d < nodes; ++d) {
        std::copy_n(sum_.data() + d * columns, nodes, square_.data() + d * nodes);
      }
      heads_ = maximum_tree(square_, words);
    }
    for (std::size_t d = 1; d < nodes; ++d) {
      out[d - 1].head = heads_[d] - 1;
      head_row_[layout_.start[d] + b] = layout_.start[static_cast<std::size_t>(heads_[d])] + b;
    }
  }

  void choose_labels(const std::vector<std::vector<Network::Word>*>& out) {
    sum_.assign(layout_.rows() * w_.label_columns, 0.0f);
    for (auto& reader : readers_) reader.add_labels(head_row_, sum_);
    each_word([&](std::size_t t, std::size_t b, std::size_t row) {
      Network::Word& word = (*out[b])[t - 1];
      word.dependency = w_.labels[best_label(sum_.data() + row * w_.label_columns, word.head == kRoot)];
    });
  }

  std::size_t best_label(float* scores, bool at_root) const {
    if (at_root) return w_.root_label;
    scores[w_.root_label] = std::numeric_limits<float>::lowest();
    return w_.kernels->largest(scores, w_.labels.size());
  }

  const Weights& w_;
  std::vector<Reader<Weights, typename Weights::Member>> readers_;
  Layout layout_;
  FormIndex forms_;
  std::vector<FormParts> new_forms_;
  AlignedVector<float> sum_;
  std::vector<float> square_;
  std::vector<int> heads_;
  std::vector<std::size_t> head_row_;
};

}  // namespace

struct Network::Idle {
  std::mutex mutex;
  std::vector<std::unique_ptr<Run<Weights>>> runs;

  std::unique_ptr<Run<Weights>> take(const Weights& weights) {
    const std::lock_guard lock(mutex);
    if (runs.empty()) return std::make_unique<Run<Weights>>(weights);
    std::unique_ptr<Run<Weights>> run = std::move(runs.back());
    runs.pop_back();
    return run;
  }

  void give_back(std::unique_ptr<Run<Weights>> run) {
    const std::lock_guard lock(mutex);
    runs.push_back(std::move(run));
  }
};

Network::Network(const ModelFile& file, Instructions instructions) {
  auto weights = std::make_unique<Weights>(file);
  weights->kernels = &kernels_of(instructions);
  weights_ = std::move(weights);
  idle_ = std::make_unique<Idle>();
}
Network::~Network() = default;
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;

const std::vector<Network::Tag>& Network::tags() const noexcept { return weights_->tags; }

std::vector<std::vector<Network::Word>> Network::parse(const std::vector<Forms>& sentences) const {
  std::vector<std::vector<Word>> out(sentences.size());
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    out[i].resize(sentences[i].size());
    if (!sentences[i].empty()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sentences[a].size() > sentences[b].size(); });
  auto run = idle_->take(*weights_);
  std::vector<const Forms*> batch;
  std::vector<std::vector<Word>*> batch_out;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    batch.push_back(&sentences[order[i]]);
    batch_out.push_back(&out[order[i]]);
    rows += batch.back()->size() + 1;
    const bool last = i + 1 == order.size();
    if (last || batch.size() == kBatchSentences || rows + sentences[order[i + 1]].size() > kBatchWords) {
      run->parse(batch, batch_out);
      batch.clear();
      batch_out.clear();
      rows = 0;
    }
  }
  idle_->give_back(std::move(run));
  return out;
}

}  // namespace actorgraph
