#include "extract/relations/confidence.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <string_view>
#include <vector>

extern "C" {
extern const char relation_weights_begin[];
extern const char relation_weights_end[];
}

namespace actorgraph {
namespace {

/// The weights by the hash of their feature: open addressing in one array, half of it empty.
class Weights {
 public:
  /// Reads lines "feature<TAB>weight".
  explicit Weights(std::string_view tsv) {
    std::size_t lines = 1;
    for (const char c : tsv) lines += c == '\n' ? 1 : 0;
    slots_.resize(std::bit_ceil(2 * lines));
    while (!tsv.empty()) {
      const std::size_t end = std::min(tsv.find('\n'), tsv.size());
      const std::string_view line = tsv.substr(0, end);
      tsv.remove_prefix(std::min(end + 1, tsv.size()));
      const std::size_t tab = line.find('\t');
      if (line.empty() || line[0] == '#' || tab == std::string_view::npos) continue;
      double weight = 0;
      std::from_chars(line.data() + tab + 1, line.data() + line.size(), weight);
      slots_[place_of(line.substr(0, tab))] = {line.substr(0, tab), weight};
    }
  }

  /// 0 for a feature that has none.
  double operator[](std::string_view feature) const noexcept { return slots_[place_of(feature)].weight; }

 private:
  struct Slot {
    std::string_view feature;
    double weight = 0;
  };

  /// Where the feature stands, or else would stand.
  std::size_t place_of(std::string_view feature) const noexcept {
    std::size_t place = XXH3_64bits(feature.data(), feature.size()) & (slots_.size() - 1);
    while (!slots_[place].feature.empty() && slots_[place].feature != feature)
      place = (place + 1) & (slots_.size() - 1);
    return place;
  }

  std::vector<Slot> slots_;
};

}  // namespace

double confidence_of(const Features& features) {
  static const Weights weights({relation_weights_begin, relation_weights_end});
  double sum = 0;
  for (std::size_t i = 0; i < features.size(); ++i) sum += weights[features[i]];
  // Four decimals: the same text on every machine whatever its mathematics library.
  return std::round(1e4 / (1 + std::exp(-sum))) / 1e4;
}

}  // namespace actorgraph
