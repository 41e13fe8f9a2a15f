#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/reading/rich_text.h"

namespace actorgraph {

/// Reads a PDF with poppler's `pdftotext -bbox-layout`: pages, columns and lines; paragraphs by gaps and indents,
/// headings and footnotes by the size of the letters. Throws InputError where the program is missing or fails.
std::vector<RichBlock> read_pdf(std::string_view bytes, const std::string& pdftotext, Metadata& metadata);

/// The same from the XHTML that pdftotext wrote.
std::vector<RichBlock> read_pdf_layout(std::string_view xhtml, Metadata& metadata);

}  // namespace actorgraph
