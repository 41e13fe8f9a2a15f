#include "extract/relations/confidence.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <unordered_map>

extern "C" {
extern const char relation_weights_begin[];
extern const char relation_weights_end[];
}

namespace actorgraph {
namespace {

using Weights = std::unordered_map<std::string_view, double>;  // only looked up, never walked

/// Lines "feature<TAB>weight".
Weights read_weights() {
  Weights weights;
  std::string_view rest(relation_weights_begin,
                        static_cast<std::size_t>(relation_weights_end - relation_weights_begin));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (line.empty() || line[0] == '#' || tab == std::string_view::npos) continue;
    double weight = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), weight);
    weights.emplace(line.substr(0, tab), weight);
  }
  return weights;
}

}  // namespace

double confidence_of(const Features& features) {
  static const Weights weights = read_weights();
  double sum = 0;
  for (std::size_t i = 0; i < features.size(); ++i) {
    const auto found = weights.find(features[i]);
    if (found != weights.end()) sum += found->second;
  }
  // Four decimals: the same text on every machine whatever its mathematics library.
  return std::round(1e4 / (1 + std::exp(-sum))) / 1e4;
}

}  // namespace actorgraph
