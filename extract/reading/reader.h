#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace actorgraph {

enum class InputFormat : std::uint8_t { Automatic, PlainText, Markdown, Html, Pdf, Docx, JsonLines };

/// How to read a file. The defaults suit most.
struct ReadingOptions {
  InputFormat format = InputFormat::Automatic;  ///< Automatic: by content, then by the ending of the id
  std::string encoding;                         ///< iconv's name; empty: UTF-8, or UTF-16 by its byte order mark
  std::string date;                             ///< overrides what the document says about its date
  bool verbatim = false;                        ///< the text as it is: no clean-up, every block a paragraph
  std::string pdftotext = "pdftotext";          ///< the program that reads PDF
  std::size_t line = 0;  ///< JSON Lines: the bytes are this line of the file, counted from 1; 0: they are all of it
  /// JSON Lines: names of the fields.
  std::string id_field = "id", text_field = "text", date_field = "date", source_field = "source", title_field = "title",
              url_field = "url";
};

/// The hash that identifies a document: XXH3, 128 bits, in hexadecimal.
std::string content_hash(std::string_view bytes);

/// What the bytes are: by their signature (PDF, DOCX, HTML), else by the ending of `id`, else text.
InputFormat detect_format(std::string_view bytes, std::string_view id);

/// The document whose file holds `bytes`; `id` is the path as given. Throws InputError for what cannot be read: bytes
/// that do not decode (the byte is named), binary data, nothing but blanks, a limit exceeded (the limit is named),
/// JSON Lines that do not hold exactly one document.
std::unique_ptr<Document> read_document(std::string_view bytes, std::string id, const ReadingOptions& options = {});

/// The same for files that may hold several: JSON Lines, whose documents are named `ID:FIELD` by their id field or
/// `ID:LINE`; a document's hash and offsets are those of its text field. Lines that cannot be read are told in `errors`
/// ("line 12: …") where it is given, else the first of them is thrown. Of a single line (`ReadingOptions::line`) they
/// are told without its number.
std::vector<std::unique_ptr<Document>> read_documents(std::string_view bytes, std::string id,
                                                      const ReadingOptions& options = {},
                                                      std::vector<std::string>* errors = nullptr);

/// The formats' names for an option: `text`, `markdown`, `html`, `pdf`, `docx`, `jsonl`.
std::optional<InputFormat> parse_format(std::string_view name) noexcept;

}  // namespace actorgraph
