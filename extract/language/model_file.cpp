#include "extract/language/model_file.h"

#include <cmath>
#include <cstring>

#include "extract/errors.h"

// The file: 16 bytes "actorgraph-model", the version (1), the number of sections; for each a name of 12 bytes filled up
// with zeros, offset and size; then the sections. Numbers are 32 bits, little-endian; floats are IEEE singles.

namespace actorgraph {
namespace {

constexpr std::string_view kMagic = "actorgraph-model";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kNameSize = 12;
constexpr std::size_t kMostSections = 64;

[[noreturn]] void damaged(const std::string& what) {
  throw InputError("the language model is damaged (" + what + "); make it again with extract/model/train_parser.py");
}

std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return number;
}

std::vector<float> read_floats(std::string_view bytes, std::string_view name) {
  std::vector<float> numbers(bytes.size() / 4);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::uint32_t bits = read_u32(bytes, 4 * i);
    std::memcpy(&numbers[i], &bits, 4);
    if (!std::isfinite(numbers[i])) damaged("a number of section " + std::string(name) + " is not finite");
  }
  return numbers;
}

}  // namespace

ModelFile::ModelFile(std::string_view bytes) {
  if (bytes.substr(0, kMagic.size()) != kMagic) damaged("it does not begin with \"actorgraph-model\"");
  if (bytes.size() < kMagic.size() + 8) damaged("it ends in its header");
  if (read_u32(bytes, kMagic.size()) != kVersion) damaged("its version is not 1");
  const std::size_t count = read_u32(bytes, kMagic.size() + 4);
  const std::size_t entry = kNameSize + 8;
  if (count > kMostSections || bytes.size() < kMagic.size() + 8 + count * entry) damaged("it ends in its header");
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = kMagic.size() + 8 + i * entry;
    std::string_view name = bytes.substr(at, kNameSize);
    name = name.substr(0, name.find('\0'));
    const std::size_t offset = read_u32(bytes, at + kNameSize);
    const std::size_t size = read_u32(bytes, at + kNameSize + 4);
    if (offset > bytes.size() || size > bytes.size() - offset) {
      damaged("section " + std::string(name) + " reaches beyond its end");
    }
    sections_.push_back({name, bytes.substr(offset, size)});
  }
}

std::string_view ModelFile::section(std::string_view name) const {
  for (const Section& section : sections_) {
    if (section.name == name) return section.bytes;
  }
  damaged("section " + std::string(name) + " is missing");
}

std::vector<std::string> ModelFile::strings(std::string_view name) const {
  std::string_view bytes = section(name);
  std::vector<std::string> lines;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) damaged("the last line of section " + std::string(name) + " has no end");
    lines.emplace_back(bytes.substr(0, end));
    bytes.remove_prefix(end + 1);
  }
  return lines;
}

std::vector<std::uint32_t> ModelFile::integers(std::string_view name, std::size_t count) const {
  const std::string_view bytes = section(name);
  if (bytes.size() != 4 * count) damaged("section " + std::string(name) + " has the wrong size");
  std::vector<std::uint32_t> numbers(count);
  for (std::size_t i = 0; i < count; ++i) numbers[i] = read_u32(bytes, 4 * i);
  return numbers;
}

std::vector<float> ModelFile::floats(std::string_view name, std::size_t count) const {
  const std::string_view bytes = section(name);
  if (bytes.size() != 4 * count) damaged("section " + std::string(name) + " has the wrong size");
  return read_floats(bytes, name);
}

QuantizedMatrix ModelFile::matrix(std::string_view name, std::size_t rows, std::size_t columns) const {
  const std::string_view bytes = section(name);
  if (bytes.size() != rows * (4 + columns)) damaged("section " + std::string(name) + " has the wrong size");
  QuantizedMatrix matrix;
  matrix.rows = rows;
  matrix.columns = columns;
  matrix.scale = read_floats(bytes.substr(0, 4 * rows), name);
  const std::string_view values = bytes.substr(4 * rows);
  if (values.find('\x80') != std::string_view::npos) {
    damaged("a weight of section " + std::string(name) + " is out of range");
  }
  matrix.value.assign(values.begin(), values.end());
  return matrix;
}

}  // namespace actorgraph
