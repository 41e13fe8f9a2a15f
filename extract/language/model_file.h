#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace actorgraph {

/// int8 rows with a scale each: the number at (row, column) is scale[row] * value[row * columns + column].
struct QuantizedMatrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<float> scale;
  std::vector<std::int8_t> value;
};

/// A trained model: named sections in one file, which extract/model/train_parser.py writes. Views `bytes`, which must
/// outlive it. Everything is checked before it is used: a damaged file throws InputError, naming what is wrong.
class ModelFile {
 public:
  explicit ModelFile(std::string_view bytes);

  /// Throws InputError when there is no such section.
  std::string_view section(std::string_view name) const;
  /// The section's lines.
  std::vector<std::string> strings(std::string_view name) const;
  /// Throws InputError unless the section holds just so many numbers.
  std::vector<std::uint32_t> integers(std::string_view name, std::size_t count) const;
  std::vector<float> floats(std::string_view name, std::size_t count) const;
  QuantizedMatrix matrix(std::string_view name, std::size_t rows, std::size_t columns) const;

 private:
  struct Section {
    std::string_view name;
    std::string_view bytes;
  };
  std::vector<Section> sections_;
};

}  // namespace actorgraph
