#pragma once

#include <string>
#include <string_view>

#include "export/flat.h"
#include "graph/json_stream.h"

// For export/'s own sources.
namespace actorgraph::json {

inline void put_key(StreamWriter::Writer& writer, std::string_view name) {
  writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

inline void put(StreamWriter::Writer& writer, std::string_view name, std::string_view text) {
  put_key(writer, name);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

/// A field's value as JSON has it: numbers, booleans and arrays are no strings.
inline void put(StreamWriter::Writer& writer, const Field& field) {
  if (field.type == FieldType::String) {
    put(writer, field.name, field.text);
    return;
  }
  put_key(writer, field.name);
  const rapidjson::Type type = field.type == FieldType::Json      ? rapidjson::kArrayType
                               : field.type == FieldType::Boolean ? rapidjson::kTrueType
                                                                  : rapidjson::kNumberType;
  writer.RawValue(field.text.data(), field.text.size(), type);
}

}  // namespace actorgraph::json
