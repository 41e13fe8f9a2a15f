#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extract/document.h"
#include "extract/language/language.h"

namespace actorgraph {

/// A document of one paragraph, its clean text the original.
inline Document paragraph_of(std::string text, std::string date = {}) {
  Document::Parts parts;
  parts.id = "test";
  parts.metadata.date = std::move(date);
  parts.original = text;
  parts.blocks.push_back({Role::Paragraph, {0, text.size()}, 0, {}});
  std::size_t points = 0;
  for (const char c : text) points += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  parts.segments.push_back({0, text.size(), {0, points}, true, false});
  parts.text = std::move(text);
  return Document(std::move(parts));
}

/// Loading takes a few hundredths of a second: once for all tests.
inline const Language& language() {
  static const Language instance;
  return instance;
}

inline std::vector<Sentence> sentences_of(const Document& document) {
  return language().analyse(document, prose_roles());
}

}  // namespace actorgraph
