#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <vector>

#include "extract/errors.h"
#include "extract/reading/reader.h"

namespace actorgraph {

inline void require(bool holds) {
  if (!holds) std::abort();
}

/// What must hold of every document, whatever the bytes were.
inline void check_document(const Document& document) {
  const std::string_view text = document.text();
  std::size_t end = 0;
  for (const Block& block : document.blocks()) {
    require(block.span.begin >= end && block.span.begin < block.span.end && block.span.end <= text.size());
    end = block.span.end;
    // Each character of the block stands for something, and the pieces' text is the quote.
    const Quote quote = document.quote(block.span);
    require(!quote.pieces.empty());
    std::size_t size = 0;
    for (const Range& piece : quote.pieces) {
      require(piece.begin < piece.end);
      size += document.original(piece).size();
    }
    require(size == quote.text.size());
    require(document.line(block.span) >= 1);
    const std::size_t middle = block.span.begin + block.span.size() / 2;
    document.quote({block.span.begin, middle});
    document.quote({middle, block.span.end});
  }
  for (const FootnoteMark& mark : document.footnote_marks()) {
    require(mark.at <= text.size());
    require(!mark.block || *mark.block < document.blocks().size());
  }
}

/// Reads the bytes; an InputError is a proper answer, anything else that is thrown is not.
inline int check_reading(const std::uint8_t* data, std::size_t size, InputFormat format) {
  ReadingOptions options;
  options.format = format;
  try {
    std::vector<std::string> errors;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    for (const auto& document : read_documents(bytes, "fuzz", options, &errors)) check_document(*document);
  } catch (const InputError&) {
  }
  return 0;
}

}  // namespace actorgraph
