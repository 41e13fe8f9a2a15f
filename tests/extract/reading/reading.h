#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include "extract/reading/reader.h"

/// `bytes` read as a file of that name.
inline std::unique_ptr<actorgraph::Document> read(std::string_view bytes, const std::string& id = "test.md") {
  return actorgraph::read_document(bytes, id);
}

/// The clean text, a line for each block: `paragraph: The text.`
inline std::string blocks_of(const actorgraph::Document& document) {
  std::string lines;
  for (const actorgraph::Block& block : document.blocks()) {
    lines += std::string(to_string(block.role)) + ": " + std::string(document.text(block.span)) + "\n";
  }
  return lines;
}
inline std::string blocks_of(std::string_view bytes, const std::string& id = "test.md") {
  return blocks_of(*read(bytes, id));
}

/// What the original holds where the clean text says `part` (its first occurrence).
inline std::string quoted(const actorgraph::Document& document, std::string_view part) {
  const std::size_t begin = document.text().find(part);
  if (begin == std::string::npos) return "(not found)";
  return document.quote({begin, begin + part.size()}).text;
}

/// The bytes of a file.
inline std::string file_at(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}
/// The bytes of a file of the repository.
inline std::string file(const std::string& path) { return file_at(std::string(ACTORGRAPH_SOURCE_DIR) + "/" + path); }
