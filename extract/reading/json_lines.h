#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/reading/reader.h"

namespace actorgraph {

/// One line of a JSON Lines file: a text and what is known about it.
struct JsonRecord {
  std::size_t line = 0;  ///< counted from 1
  std::string id;        ///< empty where the line has none
  std::string text;
  Metadata metadata;
};

/// "line 12: …", or without the number where the line is the only one.
std::string json_line_error(std::size_t line, const std::string& what, const ReadingOptions& options);

/// The records of the lines, by the field names of `options`. A line that holds none (no JSON object, no text) gives
/// "line 12: …" in `errors`.
std::vector<JsonRecord> read_json_lines(std::string_view text, const ReadingOptions& options,
                                        std::vector<std::string>& errors);

}  // namespace actorgraph
