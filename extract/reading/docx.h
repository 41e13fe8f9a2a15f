#pragma once

#include <string_view>
#include <vector>

#include "extract/reading/rich_text.h"

namespace actorgraph {

/// Reads a Word document (Office Open XML): paragraphs with the roles of their styles, tables, footnotes and endnotes,
/// tracked changes as accepted. Title, authors and dates of its properties go to `metadata`. Throws InputError where it
/// is none, is damaged, or unpacks to more than the limit.
std::vector<RichBlock> read_docx(std::string_view bytes, Metadata& metadata);

}  // namespace actorgraph
