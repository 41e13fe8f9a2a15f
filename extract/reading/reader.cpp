#include "extract/reading/reader.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>

#include "extract/errors.h"
#include "extract/reading/draft.h"
#include "extract/reading/encoding.h"
#include "extract/reading/markdown.h"
#include "extract/reading/mending.h"
#include "extract/reading/plain_text.h"
#include "extract/reading/roles.h"
#include "extract/reading/shape.h"

namespace actorgraph {
namespace {

constexpr std::size_t kLargestFile = std::size_t{1} << 30;
constexpr std::size_t kLongestLine = std::size_t{16} << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }
bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

void check_limits(std::string_view bytes) {
  if (bytes.size() > kLargestFile) throw InputError("larger than the limit of 1 GiB; split it");
  std::size_t start = 0;
  while (start < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
    if (end - start > kLongestLine && bytes.substr(start, end - start).find('\r') == std::string_view::npos) {
      throw InputError("a line is longer than the limit of 16 MiB; break it into lines");
    }
    start = end + 1;
  }
}

Draft read_draft(std::string_view original, Format format, const ReadingOptions& options) {
  const std::size_t begin = starts_with(original, kByteOrderMark) ? kByteOrderMark.size() : 0;
  if (options.verbatim) return read_verbatim(original, begin);
  Draft draft;
  if (format == Format::Markdown || looks_like_markdown(original)) {
    draft = read_markdown(original, begin);
  } else {
    draft = read_plain_text(original, begin);
  }
  assign_roles(draft);
  mend(draft);
  return draft;
}

}  // namespace

std::string content_hash(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : canonical.digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

Format detect_format(std::string_view, std::string_view id) {
  const std::string name = lower_case(id);
  if (ends_with(name, ".md") || ends_with(name, ".markdown")) return Format::Markdown;
  return Format::PlainText;
}

std::unique_ptr<Document> read_document(std::string_view bytes, std::string id, const ReadingOptions& options) {
  check_limits(bytes);
  const Format format = options.format == Format::Automatic ? detect_format(bytes, id) : options.format;
  const std::string original = decode(bytes, options.encoding);
  const Draft draft = read_draft(original, format, options);
  if (draft.blocks.empty()) throw InputError("holds no text");
  Document::Parts parts = assemble(draft);
  link_footnotes(draft, parts);
  parts.id = std::move(id);
  parts.hash = content_hash(bytes);
  parts.original = original;
  if (!options.date.empty()) parts.metadata.date = options.date;
  return std::make_unique<Document>(std::move(parts));
}

std::vector<std::unique_ptr<Document>> read_documents(std::string_view bytes, std::string id,
                                                      const ReadingOptions& options) {
  std::vector<std::unique_ptr<Document>> documents;
  documents.push_back(read_document(bytes, std::move(id), options));
  return documents;
}

}  // namespace actorgraph
