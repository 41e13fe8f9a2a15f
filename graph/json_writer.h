#pragma once

#include <rapidjson/internal/dtoa.h>
#include <rapidjson/rapidjson.h>

#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

#include "graph/json_text.h"

namespace actorgraph::json {

/// Writes JSON into memory, with the calls and the bytes of rapidjson::Writer, for graphs several times as fast: most
/// of what they write are strings that need no escape, which are copied whole. Does not look whether calls nest.
class Writer {
 public:
  /// `room`: bytes to begin with; more is made where they do not suffice.
  explicit Writer(std::size_t room = kRoom) : memory_(new char[room]), at_(memory_.get()), end_(at_ + room) {}

  std::string_view text() const noexcept { return {memory_.get(), static_cast<std::size_t>(at_ - memory_.get())}; }
  void clear() noexcept { at_ = memory_.get(); }
  /// Goes on within an array or object in which something stands already, or nothing.
  void resume(bool after_value) noexcept { comma_ = after_value; }
  /// A byte between values.
  void put(char c) {
    make_room(1);
    *at_++ = c;
  }

  void StartObject() { open('{'); }
  void EndObject() { close('}'); }
  void StartArray() { open('['); }
  void EndArray() { close(']'); }
  void Key(const char* name, std::size_t size) {
    String(name, size);
    put(':');
    comma_ = false;
  }
  void Key(const char* name) { Key(name, std::strlen(name)); }
  /// A name that needs no escape: with the name known to the compiler, a few moves.
  [[gnu::always_inline]] void PlainKey(std::string_view name) {
    PlainString(name);
    *at_++ = ':';
    comma_ = false;
  }
  /// A string that needs no escape.
  [[gnu::always_inline]] void PlainString(std::string_view text) {
    make_room(text.size() + 4);
    separate();
    *at_++ = '"';
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
    *at_++ = '"';
  }
  void String(const char* text, std::size_t size) {
    make_room(6 * size + 3);  // an escape is at most six bytes long
    separate();
    string(text, size);
  }
  void String(const char* text) { String(text, std::strlen(text)); }
  void Null() { raw("null"); }
  void Bool(bool flag) { raw(flag ? "true" : "false"); }
  void Int(int number) { integer(number); }
  void Uint(unsigned number) { integer(number); }
  void Uint64(std::uint64_t number) { integer(number); }
  void Double(double number) {
    char buffer[32];
    raw({buffer, static_cast<std::size_t>(rapidjson::internal::dtoa(number, buffer) - buffer)});
  }
  /// The shortest decimal that reads back. Numbers that follow each other are often the same.
  void Shortest(double number) {
    if (std::bit_cast<std::uint64_t>(number) != std::bit_cast<std::uint64_t>(last_number_)) {  // 0 and -0 differ
      last_number_ = number;
      last_size_ =
          static_cast<std::size_t>(std::to_chars(last_text_, last_text_ + sizeof last_text_, number).ptr - last_text_);
    }
    raw({last_text_, last_size_});
  }
  void RawValue(const char* json, std::size_t size, rapidjson::Type) { raw({json, size}); }

 private:
  static constexpr std::size_t kRoom = 1 << 17;

  void make_room(std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size) grow(size);
  }

  void grow(std::size_t size) {
    const std::size_t used = text().size();
    const std::size_t room = 2 * (used + size);
    std::unique_ptr<char[]> larger(new char[room]);
    std::memcpy(larger.get(), memory_.get(), used);
    memory_ = std::move(larger);
    at_ = memory_.get() + used;
    end_ = memory_.get() + room;
  }

  void separate() {
    if (comma_) *at_++ = ',';
    comma_ = true;
  }

  void open(char bracket) {
    make_room(2);
    separate();
    *at_++ = bracket;
    comma_ = false;
  }

  void close(char bracket) {
    put(bracket);
    comma_ = true;
  }

  void raw(std::string_view json) {
    make_room(json.size() + 1);
    separate();
    std::memcpy(at_, json.data(), json.size());
    at_ += json.size();
  }

  template <typename Number>
  void integer(Number number) {
    make_room(24);
    separate();
    at_ = std::to_chars(at_, end_, number).ptr;
  }

  void string(const char* text, std::size_t size) {
    *at_++ = '"';
    const char* const end = text + size;
    for (bool is_ascii = true; text != end;) {
      const char* const plain = find_special(text, end, is_ascii);
      std::memcpy(at_, text, static_cast<std::size_t>(plain - text));
      at_ += plain - text;
      text = plain;
      if (text != end) escape(*text++);
    }
    *at_++ = '"';
  }

  void escape(char c) {
    constexpr std::string_view kShort = "\bb\ff\nn\rr\tt\"\"\\\\";
    *at_++ = '\\';
    for (std::size_t i = 0; i < kShort.size(); i += 2) {
      if (kShort[i] != c) continue;
      *at_++ = kShort[i + 1];
      return;
    }
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::memcpy(at_, "u00", 3);
    at_[3] = kDigits[static_cast<unsigned char>(c) >> 4];
    at_[4] = kDigits[static_cast<unsigned char>(c) & 15];
    at_ += 5;
  }

  std::unique_ptr<char[]> memory_;
  char* at_;
  char* end_;
  bool comma_ = false;
  double last_number_ = 0;
  char last_text_[32] = {'0'};
  std::size_t last_size_ = 1;
};

}  // namespace actorgraph::json
