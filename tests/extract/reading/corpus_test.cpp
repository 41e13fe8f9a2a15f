// The five reports that stand beside the repository, where they do.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "extract/reading/roles.h"
#include "extract/reading/shape.h"
#include "reading.h"

using namespace actorgraph;

namespace {

std::vector<std::string> reports() {
  const std::filesystem::path folder = std::filesystem::path(ACTORGRAPH_SOURCE_DIR) / "../shared/corpus";
  std::vector<std::string> paths;
  if (std::filesystem::is_directory(folder)) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  if (paths.empty()) MESSAGE("skipped: ../shared/corpus is not there");
  return paths;
}

}  // namespace

TEST_CASE("no address, note or running head stands in the prose of the reports") {
  for (const std::string& path : reports()) {
    const auto document = actorgraph::read_document(file_at(path), path);
    for (const Block& block : document->blocks()) {
      if (!is_prose(block.role)) continue;
      const std::string text(document->text(block.span));
      CAPTURE(text);
      CHECK(text.find("URL:") == std::string::npos);
      CHECK(text.find("http") == std::string::npos);
      CHECK(text.find("<") == std::string::npos);
      CHECK(text.find("&lt;") == std::string::npos);
      CHECK(text.find("This organization is banned") == std::string::npos);
      // Sentences cut by pages are whole: no block starts or ends in the middle of one.
      CHECK_FALSE((text.front() >= 'a' && text.front() <= 'z'));
      const bool ends_with_address = text.find('.', std::min(text.rfind(' '), text.size())) != std::string::npos;
      CHECK((ends_sentence(text) || text.back() == ':' || text.back() == ';' || ends_with_address));
    }
  }
}

TEST_CASE("every word of the reports reads back from the original") {
  for (const std::string& path : reports()) {
    const auto document = actorgraph::read_document(file_at(path), path);
    const std::string& text = document->text();
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = text.find_first_not_of(" \n", at);
      if (begin == std::string::npos) break;
      at = std::min(text.find_first_of(" \n", begin), text.size());
      const Quote quote = document->quote({begin, at});
      ++words;
      const std::string word = text.substr(begin, at - begin);
      // The word's letters stand in the quote in their order; markup and entities may stand between them.
      std::size_t from = 0;
      for (const char c : word) {
        if (!std::isalnum(static_cast<unsigned char>(c))) continue;
        from = quote.text.find(c, from);
        if (from == std::string::npos) break;
        ++from;
      }
      CAPTURE(word);
      CAPTURE(quote.text);
      CHECK(from != std::string::npos);
      std::string pieces;
      for (const Range& piece : quote.pieces) pieces += document->original(piece);
      CHECK(pieces == quote.text);
    }
    CHECK(words > 1000);
  }
}
