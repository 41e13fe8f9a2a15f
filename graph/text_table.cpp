#include "graph/text_table.h"

#include <algorithm>
#include <limits>

namespace actorgraph {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

}  // namespace

TextTable::TextTable(std::vector<std::string> header) : has_header_(true) { add(std::move(header)); }

void TextTable::add(std::vector<std::string> row) {
  for (std::string& cell : row) cell = shorten(cell, std::numeric_limits<std::size_t>::max());
  rows_.push_back(std::move(row));
}

std::string TextTable::text() const {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  std::string result;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    std::string line;
    for (std::size_t i = 0; i < rows_[r].size(); ++i) {
      if (i > 0) line += "  ";
      line += rows_[r][i];
      line.append(widths[i] - width(rows_[r][i]), ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    result += line + "\n";
    if (r == 0 && has_header_) {
      std::size_t total = 0;
      for (const std::size_t w : widths) total += w + 2;
      result += std::string(total > 2 ? total - 2 : 0, '-') + "\n";
    }
  }
  return result;
}

std::string shorten(std::string_view text, std::size_t most) {
  std::string result;
  std::size_t points = 0;
  bool blank = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7f) {
      blank = !result.empty();
      continue;
    }
    if (!continues(c)) {
      points += blank ? 2 : 1;
      if (points > most) return result + "…";
      if (blank) result.push_back(' ');
      blank = false;
    }
    result.push_back(c);
  }
  return result;
}

}  // namespace actorgraph
