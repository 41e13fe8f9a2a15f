#include "graph/json_value.h"

#include <rapidjson/encodings.h>
#include <rapidjson/memorystream.h>

#include <charconv>

#include "extract/errors.h"
#include "graph/json_text.h"

namespace actorgraph::json {
namespace {

/// Takes what RapidJSON puts.
struct Nowhere {
  void Put(char) noexcept {}
};

struct Appender {
  std::string* text;
  void Put(char c) { text->push_back(c); }
};

bool is_utf8(std::string_view text) {
  rapidjson::MemoryStream stream(text.data(), text.size());
  Nowhere nowhere;
  // The stream gives zero bytes after its end, which are no part of a sequence.
  while (stream.Tell() < text.size()) {
    if (!rapidjson::UTF8<>::Validate(stream, nowhere)) return false;
  }
  return true;
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::uint64_t> Value::whole_number() const noexcept {
  if (!is_number()) return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
  if (text_ == "-0") return 0;
  if (error != std::errc() || end != text_.data() + text_.size()) return std::nullopt;
  return number;
}

std::optional<double> Value::number() const noexcept {
  if (!is_number()) return std::nullopt;
  double number = 0;
  const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
  if (error != std::errc()) return std::nullopt;
  return number;
}

const Value* Value::find_anywhere(std::string_view name) const noexcept {
  for (std::uint32_t member = 1; member != span_; member += 1 + this[member + 1].span_) {
    if (this[member].text_ != name) continue;
    cursor_ = member + 1 + this[member + 1].span_;
    return this + member + 1;
  }
  return nullptr;
}

const Value* Parser::parse(std::string_view text, std::size_t deepest) {
  clear();
  return add(text, deepest) ? values_.data() : nullptr;
}

std::optional<std::size_t> Parser::add(std::string_view text, std::size_t deepest) {
  open_.clear();
  begin_ = at_ = text.data();
  end_ = begin_ + text.size();
  wanted_ = Wanted::Value;
  const std::size_t place = size_;
  if (read(deepest)) return place;
  size_ = place;
  return std::nullopt;
}

void Parser::clear() {
  size_ = 0;
  unescaped_.clear();
}

// The functions below return false where the text ends within what they read.

bool Parser::read(std::size_t deepest) {
  do {
    if (!skip_blanks()) return false;
    const char c = *at_;
    switch (wanted_) {
      case Wanted::CommaOrEnd:
        if (c == ',') {
          ++at_;
          wanted_ = values_[open_.back()].is_object() ? Wanted::Name : Wanted::Value;
        } else if (values_[open_.back()].is_object()) {
          if (c != '}') fail("Missing a comma or } after an object member.");
          close();
        } else {
          if (c != ']') fail("Missing a comma or ] after an array element.");
          close();
        }
        break;
      case Wanted::NameOrEnd:
        if (c == '}') {
          close();
          break;
        }
        [[fallthrough]];
      case Wanted::Name:
        if (c != '"') fail("Missing a name for object member.");
        if (!read_string() || !skip_blanks()) return false;
        if (*at_ != ':') fail("Missing a colon after a name of object member.");
        ++at_;
        wanted_ = Wanted::Value;
        break;
      case Wanted::ValueOrEnd:
        if (c == ']') {
          close();
          break;
        }
        [[fallthrough]];
      case Wanted::Value:
        if (!read_value(deepest)) return false;
        break;
    }
  } while (!open_.empty());
  return true;
}

void Parser::fail(const char* what) { throw InputError(std::string("not JSON: ") + what); }

/// Goes to the next byte that is no blank; false where there is none.
bool Parser::skip_blanks() noexcept {
  while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  return at_ != end_;
}

void Parser::open(Value::Type type, std::size_t deepest) {
  if (open_.size() >= deepest) throw InputError("nested too deeply");
  open_.push_back(static_cast<std::uint32_t>(size_));
  push(Value(type));
  ++at_;
  wanted_ = type == Value::Type::Object ? Wanted::NameOrEnd : Wanted::ValueOrEnd;
}

void Parser::close() {
  Value& value = values_[open_.back()];
  value.span_ = static_cast<std::uint32_t>(size_ - open_.back());
  open_.pop_back();
  ++at_;
  wanted_ = Wanted::CommaOrEnd;
}

bool Parser::read_value(std::size_t deepest) {
  wanted_ = Wanted::CommaOrEnd;
  switch (*at_) {
    case '{':
      open(Value::Type::Object, deepest);
      return true;
    case '[':
      open(Value::Type::Array, deepest);
      return true;
    case '"':
      return read_string();
    case 't':
      return read_word("true", Value::Type::True);
    case 'f':
      return read_word("false", Value::Type::False);
    case 'n':
      return read_word("null", Value::Type::Null);
    default:
      return read_number();
  }
}

bool Parser::read_string() {
  const char* const first = ++at_;
  bool is_ascii = true;
  at_ = find_special(at_, end_, is_ascii);
  if (at_ == end_) return false;
  if (*at_ != '"') return read_escapes(first);
  const std::string_view text(first, static_cast<std::size_t>(at_ - first));
  if (!is_ascii && !is_utf8(text)) fail("Invalid encoding in string.");
  push(Value(Value::Type::String, text));
  ++at_;
  return true;
}

/// A string in which something special stands at `at_`.
bool Parser::read_escapes(const char* first) {
  std::string& text = unescaped_.emplace_back();
  for (bool is_ascii = true;; at_ = find_special(at_, end_, is_ascii)) {
    text.append(first, at_);
    if (at_ == end_) return false;
    if (*at_ == '"') break;
    if (*at_ != '\\') fail("Invalid encoding in string.");
    ++at_;
    if (!read_escape(text)) return false;
    first = at_;
  }
  ++at_;
  if (!is_utf8(text)) fail("Invalid encoding in string.");
  push(Value(Value::Type::String, text));
  return true;
}

/// What stands after a backslash.
bool Parser::read_escape(std::string& text) {
  if (at_ == end_) return false;
  const char c = *at_++;
  if (c != 'u') {
    constexpr std::string_view kShort = "\"\"\\\\//b\bf\fn\nr\rt\t";
    for (std::size_t i = 0; i < kShort.size(); i += 2) {
      if (kShort[i] != c) continue;
      text.push_back(kShort[i + 1]);
      return true;
    }
    fail("Invalid escape character in string.");
  }
  std::optional<unsigned> code = read_hex();
  if (!code) return false;
  at_ += 4;
  if (*code >= 0xD800 && *code <= 0xDFFF) {
    const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
    if (rest.empty() || rest == "\\") return false;
    if (*code >= 0xDC00 || !rest.starts_with("\\u")) fail("The surrogate pair in string is invalid.");
    at_ += 2;
    const std::optional<unsigned> low = read_hex();
    if (!low) return false;
    if (*low < 0xDC00 || *low > 0xDFFF) fail("The surrogate pair in string is invalid.");
    at_ += 4;
    code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
  }
  Appender out{&text};
  rapidjson::UTF8<>::Encode(out, *code);
  return true;
}

/// The four digits at `at_`.
std::optional<unsigned> Parser::read_hex() const {
  unsigned code = 0;
  const char* const last = end_ - at_ < 4 ? end_ : at_ + 4;
  const auto [end, error] = std::from_chars(at_, last, code, 16);
  if (end != last) fail("Incorrect hex digit after \\u escape in string.");
  if (last != at_ + 4) return std::nullopt;
  return code;
}

bool Parser::read_number() {
  const char* const first = at_;
  const auto digits = [&] {
    const char* const start = at_;
    while (at_ != end_ && is_digit(*at_)) ++at_;
    return at_ != start;
  };
  if (*at_ == '-') ++at_;
  if (at_ == end_) return false;
  if (*at_ == '0') {
    ++at_;
  } else if (!digits()) {
    fail("Invalid value.");
  }
  if (at_ != end_ && *at_ == '.') {
    ++at_;
    if (at_ == end_) return false;
    if (!digits()) fail("Miss fraction part in number.");
  }
  if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
    ++at_;
    if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    if (at_ == end_) return false;
    if (!digits()) fail("Miss exponent in number.");
  }
  push(Value(Value::Type::Number, {first, static_cast<std::size_t>(at_ - first)}));
  return true;
}

bool Parser::read_word(std::string_view word, Value::Type type) {
  const std::string_view rest = std::string_view(at_, static_cast<std::size_t>(end_ - at_)).substr(0, word.size());
  if (rest != word.substr(0, rest.size())) fail("Invalid value.");
  if (rest.size() < word.size()) return false;
  at_ += word.size();
  push(Value(type));
  return true;
}

}  // namespace actorgraph::json
