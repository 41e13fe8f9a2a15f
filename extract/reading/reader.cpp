#include "extract/reading/reader.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "extract/code_points.h"
#include "extract/errors.h"
#include "extract/reading/docx.h"
#include "extract/reading/draft.h"
#include "extract/reading/encoding.h"
#include "extract/reading/html.h"
#include "extract/reading/json_lines.h"
#include "extract/reading/markdown.h"
#include "extract/reading/mending.h"
#include "extract/reading/metadata.h"
#include "extract/reading/pdf.h"
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

void check_lines(std::string_view bytes) {
  for (std::size_t start = 0; start < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
    if (end - start > kLongestLine && bytes.substr(start, end - start).find('\r') == std::string_view::npos) {
      throw InputError("a line is longer than the limit of 16 MiB; break it into lines");
    }
    start = end + 1;
  }
}

std::size_t after_mark(std::string_view text) { return starts_with(text, kByteOrderMark) ? kByteOrderMark.size() : 0; }

void decide(Draft& draft) {
  assign_roles(draft);
  find_metadata(draft);
  mend(draft);
}

/// The document of a draft whose `original` is the text as given, or (PDF, Word) empty: then it is the clean text.
std::unique_ptr<Document> finish(Draft& draft, std::string_view bytes, std::string id, std::string original,
                                 const ReadingOptions& options) {
  if (draft.blocks.empty()) throw InputError("holds no text");
  Document::Parts parts = assemble(draft);
  link_footnotes(draft, parts);
  parts.id = std::move(id);
  parts.hash = content_hash(bytes);
  if (!options.date.empty()) parts.metadata.date = options.date;
  if (original.empty()) {
    parts.original = parts.text;
    const std::size_t length = count_code_points(parts.text);
    parts.segments = {{0, parts.text.size(), {0, length}, true, false}};
  } else {
    parts.original = std::move(original);
  }
  return std::make_unique<Document>(std::move(parts));
}

std::unique_ptr<Document> read_text(std::string_view bytes, std::string original, std::string id, InputFormat format,
                                    const Metadata& known, const ReadingOptions& options) {
  std::size_t begin = after_mark(original);
  Draft draft;
  Metadata metadata = known;
  if (options.verbatim) {
    draft = read_verbatim(original, begin);
  } else if (format == InputFormat::Html) {
    draft = read_html(original, begin);
  } else {
    begin = read_front_matter(original, begin, metadata);
    const bool markdown = format == InputFormat::Markdown || looks_like_markdown(original);
    draft = markdown ? read_markdown(original, begin) : read_plain_text(original, begin);
  }
  // What is known from elsewhere comes before what the text says.
  const auto keep = [](std::string& field, const std::string& from) {
    if (!from.empty()) field = from;
  };
  keep(draft.metadata.title, metadata.title);
  keep(draft.metadata.date, metadata.date);
  keep(draft.metadata.publisher, metadata.publisher);
  keep(draft.metadata.language, metadata.language);
  keep(draft.metadata.source, metadata.source);
  keep(draft.metadata.url, metadata.url);
  if (!metadata.authors.empty()) draft.metadata.authors = metadata.authors;
  if (!options.verbatim) decide(draft);
  return finish(draft, bytes, std::move(id), std::move(original), options);
}

std::unique_ptr<Document> read_pages(std::string_view bytes, std::string id, InputFormat format,
                                     const ReadingOptions& options) {
  Metadata metadata;
  const std::vector<RichBlock> blocks =
      format == InputFormat::Pdf ? read_pdf(bytes, options.pdftotext, metadata) : read_docx(bytes, metadata);
  const std::string text = text_of(blocks);
  Draft draft = draft_of(blocks, text);
  // A file's date of creation is often that of its last conversion: only where the text tells none.
  const std::string created = std::exchange(metadata.date, "");
  draft.metadata = metadata;
  decide(draft);
  if (draft.metadata.date.empty()) draft.metadata.date = created;
  if (draft.blocks.empty() && format == InputFormat::Pdf) {
    throw InputError("holds no text; it may be a scan: run it through OCR first");
  }
  return finish(draft, bytes, std::move(id), "", options);
}

std::string decode_page(std::string_view bytes, const ReadingOptions& options) {
  if (options.encoding.empty() && find_invalid_utf8(bytes) != std::string_view::npos &&
      !starts_with(bytes, "\xFF\xFE") && !starts_with(bytes, "\xFE\xFF")) {
    const std::string encoding = html_encoding(bytes);
    if (!encoding.empty() && encoding != "utf-8") return decode(bytes, encoding);
  }
  return decode(bytes, options.encoding);
}

InputFormat format_of(std::string_view bytes, std::string_view id, const ReadingOptions& options) {
  const InputFormat format = options.format == InputFormat::Automatic ? detect_format(bytes, id) : options.format;
  if (starts_with(bytes, "\xD0\xCF\x11\xE0")) throw InputError("a file of Word 97 or older; save it as .docx");
  if (starts_with(bytes, "{\\rtf")) throw InputError("a Rich Text file; save it as .docx or .txt");
  return format;
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

std::optional<InputFormat> parse_format(std::string_view name) noexcept {
  if (name == "text") return InputFormat::PlainText;
  if (name == "markdown") return InputFormat::Markdown;
  if (name == "html") return InputFormat::Html;
  if (name == "pdf") return InputFormat::Pdf;
  if (name == "docx") return InputFormat::Docx;
  if (name == "jsonl") return InputFormat::JsonLines;
  return std::nullopt;
}

InputFormat detect_format(std::string_view bytes, std::string_view id) {
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return InputFormat::Pdf;
  if (starts_with(bytes, "PK\x03\x04")) return InputFormat::Docx;
  const std::string name = lower_case(id);
  if (ends_with(name, ".jsonl") || ends_with(name, ".ndjson")) return InputFormat::JsonLines;
  if (looks_like_html(bytes.substr(0, 4096))) return InputFormat::Html;
  if (ends_with(name, ".html") || ends_with(name, ".htm") || ends_with(name, ".xhtml")) return InputFormat::Html;
  if (ends_with(name, ".md") || ends_with(name, ".markdown")) return InputFormat::Markdown;
  const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
  if (starts_with(line, "{\"") && line.back() == '}' && line.find("\"text\"") != std::string_view::npos) {
    return InputFormat::JsonLines;
  }
  return InputFormat::PlainText;
}

std::unique_ptr<Document> read_document(std::string_view bytes, std::string id, const ReadingOptions& options) {
  auto documents = read_documents(bytes, std::move(id), options);
  if (documents.size() != 1) {
    throw InputError("holds " + std::to_string(documents.size()) + " documents where one is wanted");
  }
  return std::move(documents.front());
}

std::vector<std::unique_ptr<Document>> read_documents(std::string_view bytes, std::string id,
                                                      const ReadingOptions& options, std::vector<std::string>* errors) {
  std::vector<std::unique_ptr<Document>> documents;
  if (bytes.size() > kLargestFile) throw InputError("larger than the limit of 1 GiB; split it");
  const InputFormat format = format_of(bytes, id, options);
  if (format == InputFormat::Pdf || format == InputFormat::Docx) {
    documents.push_back(read_pages(bytes, std::move(id), format, options));
    return documents;
  }
  check_lines(bytes);
  if (format != InputFormat::JsonLines) {
    std::string original = format == InputFormat::Html ? decode_page(bytes, options) : decode(bytes, options.encoding);
    documents.push_back(read_text(bytes, std::move(original), std::move(id), format, {}, options));
    return documents;
  }
  std::vector<std::string> found;
  const std::string text = decode(bytes, options.encoding);
  for (JsonRecord& record : read_json_lines(std::string_view(text).substr(after_mark(text)), options, found)) {
    const std::size_t line = options.line > 0 ? options.line : record.line;
    const std::string name = id + ":" + (record.id.empty() ? std::to_string(line) : record.id);
    try {
      std::string original = decode(record.text, "");  // refuses NULs
      const InputFormat inner = looks_like_html(original) ? InputFormat::Html : InputFormat::PlainText;
      documents.push_back(read_text(record.text, std::move(original), name, inner, record.metadata, options));
    } catch (const InputError& error) {
      found.push_back(json_line_error(record.line, error.what(), options));
    }
  }
  if (errors != nullptr) {
    errors->insert(errors->end(), found.begin(), found.end());
  } else if (!found.empty()) {
    throw InputError(found.front());
  }
  if (documents.empty() && found.empty()) throw InputError("holds no text");
  return documents;
}

}  // namespace actorgraph
