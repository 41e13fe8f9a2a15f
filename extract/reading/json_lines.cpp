#include "extract/reading/json_lines.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>

#include "extract/reading/metadata.h"

namespace actorgraph {
namespace {

/// The field as text: a string as it is, a whole number in digits; empty for anything else.
std::string field(const rapidjson::Value& object, const std::string& name) {
  const auto found = object.FindMember(
      rapidjson::Value(rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size()))));
  if (found == object.MemberEnd()) return "";
  if (found->value.IsString()) return {found->value.GetString(), found->value.GetStringLength()};
  if (found->value.IsInt64()) return std::to_string(found->value.GetInt64());
  return "";
}

}  // namespace

std::string json_line_error(std::size_t line, const std::string& what, const ReadingOptions& options) {
  return options.line > 0 ? what : "line " + std::to_string(line) + ": " + what;
}

std::vector<JsonRecord> read_json_lines(std::string_view text, const ReadingOptions& options,
                                        std::vector<std::string>& errors) {
  std::vector<JsonRecord> records;
  std::size_t line_number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++line_number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto report = [&](const std::string& what) { errors.push_back(json_line_error(line_number, what, options)); };
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
    if (json.HasParseError()) {
      report(std::string("no JSON (") + rapidjson::GetParseError_En(json.GetParseError()) + " at byte " +
             std::to_string(json.GetErrorOffset()) + " of the line)");
      continue;
    }
    if (!json.IsObject()) {
      report("no JSON object");
      continue;
    }
    JsonRecord record;
    record.line = line_number;
    record.id = field(json, options.id_field);
    record.text = field(json, options.text_field);
    if (record.text.empty()) {
      report("no text in the field '" + options.text_field + "'");
      continue;
    }
    record.metadata.title = field(json, options.title_field);
    record.metadata.source = field(json, options.source_field);
    record.metadata.url = field(json, options.url_field);
    const std::string date = field(json, options.date_field);
    record.metadata.date = find_date(date).value_or(date.size() == 4 ? date : "");
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace actorgraph
