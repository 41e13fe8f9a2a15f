#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace actorgraph {

/// Rows of cells in columns, for people: two blanks between columns, widths counted in code points.
class TextTable {
 public:
  TextTable() = default;
  explicit TextTable(std::vector<std::string> header);
  void add(std::vector<std::string> row);
  bool empty() const noexcept { return rows_.empty(); }
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
  bool has_header_ = false;
};

/// At most `most` code points of `text` on one line, with `…` where something was cut. Controls become blanks: what a
/// document says must not steer a terminal.
std::string shorten(std::string_view text, std::size_t most);

}  // namespace actorgraph
