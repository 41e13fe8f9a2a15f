#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/triple.h"

namespace actorgraph {

/// One JSON object on a line of its own, built field by field.
class JsonLine {
 public:
  JsonLine() : writer_(buffer_) { writer_.StartObject(); }

  void add(std::string_view key, const char* text) { add(key, std::string_view(text)); }
  void add(std::string_view key, std::string_view text) {
    add_key(key);
    writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) void add(std::string_view key, Number number) {
    add_key(key);
    writer_.Int64(static_cast<std::int64_t>(number));
  }
  template <std::integral Number>
  void add(std::string_view key, std::optional<Number> number) {
    add_key(key);
    if (number) {
      writer_.Int64(static_cast<std::int64_t>(*number));
    } else {
      writer_.Null();
    }
  }
  void add(std::string_view key, bool value) {
    add_key(key);
    writer_.Bool(value);
  }
  /// Precondition: `value` is finite.
  void add(std::string_view key, double value) {
    add_key(key);
    writer_.Double(value);
  }
  void add_null(std::string_view key) {
    add_key(key);
    writer_.Null();
  }
  /// What is added until `end_object` belongs to the object under `key`.
  void begin_object(std::string_view key) {
    add_key(key);
    writer_.StartObject();
  }
  /// The same for an object that is an item of an array.
  void begin_object() { writer_.StartObject(); }
  void end_object() { writer_.EndObject(); }
  void begin_array(std::string_view key) {
    add_key(key);
    writer_.StartArray();
  }
  void end_array() { writer_.EndArray(); }

  /// `text`, `begin`, `end`, and `spans` where it stands in several pieces.
  void add(const Quote& quote) {
    add("text", quote.text);
    add_place(quote);
  }
  /// The same without the text.
  void add_place(const Quote& quote) {
    add("begin", quote.begin());
    add("end", quote.end());
    if (quote.pieces.size() < 2) return;
    add_key("spans");
    writer_.StartArray();
    for (const Range& piece : quote.pieces) {
      writer_.StartArray();
      writer_.Uint64(piece.begin);
      writer_.Uint64(piece.end);
      writer_.EndArray();
    }
    writer_.EndArray();
  }

  /// The line with its line feed. Nothing can be added afterwards.
  std::string take() {
    writer_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + '\n';
  }

 private:
  void add_key(std::string_view key) { writer_.Key(key.data(), static_cast<rapidjson::SizeType>(key.size())); }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace actorgraph
