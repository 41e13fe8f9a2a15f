#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Reading JSON that strangers wrote. For graph/'s own sources.
namespace actorgraph::json {

/// A parsed value: a view into the Parser that made it and into its text, and valid until that parses again.
class Value {
 public:
  enum class Type : std::uint8_t { Null, False, True, Number, String, Array, Object };

  Value() = default;

  bool is_null() const noexcept { return type_ == Type::Null; }
  bool is_bool() const noexcept { return type_ == Type::False || type_ == Type::True; }
  bool is_number() const noexcept { return type_ == Type::Number; }
  bool is_string() const noexcept { return type_ == Type::String; }
  bool is_array() const noexcept { return type_ == Type::Array; }
  bool is_object() const noexcept { return type_ == Type::Object; }

  bool boolean() const noexcept { return type_ == Type::True; }
  /// What a string says, or the digits of a number.
  std::string_view text() const noexcept { return text_; }
  /// Nothing where it is no number, or one with a sign, a fraction or an exponent, or one that 64 bits do not hold.
  std::optional<std::uint64_t> whole_number() const noexcept;
  /// Nothing where it is no number, or one that a double does not hold.
  std::optional<double> number() const noexcept;

  /// The member of that name, nullptr where there is none; of several one. Members asked for in the order in which
  /// they stand are found at once. Precondition: an object.
  const Value* find(std::string_view name) const noexcept {
    const Value* const next = this + cursor_;
    if (cursor_ == span_ || next->text_ != name) return find_anywhere(name);
    cursor_ += 1 + next[1].span_;
    return next + 1;
  }

  class Elements;
  /// Precondition: an array.
  Elements elements() const noexcept;

 private:
  friend class Parser;
  explicit Value(Type type, std::string_view text = {}) : text_(text), type_(type) {}
  const Value* find_anywhere(std::string_view name) const noexcept;

  // Members and elements stand after their object or array: a name and its value, or a value, with all that is in it.
  std::string_view text_;
  std::uint32_t span_ = 1;            ///< how many values this one is, with all that is in it
  mutable std::uint32_t cursor_ = 1;  ///< where the next member is looked for first
  Type type_ = Type::Null;
};

class Value::Elements {
 public:
  class Iterator {
   public:
    explicit Iterator(const Value* value) noexcept : value_(value) {}
    const Value& operator*() const noexcept { return *value_; }
    Iterator& operator++() noexcept {
      value_ += value_->span_;
      return *this;
    }
    bool operator==(const Iterator&) const noexcept = default;

   private:
    const Value* value_;
  };

  explicit Elements(const Value& array) noexcept : begin_(&array + 1), end_(&array + array.span_) {}
  Iterator begin() const noexcept { return Iterator(begin_); }
  Iterator end() const noexcept { return Iterator(end_); }
  bool empty() const noexcept { return begin_ == end_; }

 private:
  const Value* begin_;
  const Value* end_;
};

inline Value::Elements Value::elements() const noexcept { return Elements(*this); }

/// Parses one value after another into memory that is used again. Keeps numbers as they are written, until somebody
/// asks for one; needs no stack for what is nested deeply.
class Parser {
 public:
  /// The value that `text` begins with, or nullptr where the text ends within it. Forgets what was parsed before.
  /// Strings without escapes are views into `text`. Throws InputError where it is not JSON, or not UTF-8, or nested
  /// more than `deepest` deep; `taken` then tells where.
  const Value* parse(std::string_view text, std::size_t deepest = SIZE_MAX);
  /// The same, but adds the value to what was parsed before: the place of it, valid until `clear`.
  std::optional<std::size_t> add(std::string_view text, std::size_t deepest = SIZE_MAX);
  const Value& operator[](std::size_t place) const noexcept { return values_[place]; }
  void clear();
  /// How many bytes of the text the value took.
  std::size_t taken() const noexcept { return static_cast<std::size_t>(at_ - begin_); }

 private:
  enum class Wanted : std::uint8_t { Value, ValueOrEnd, Name, NameOrEnd, CommaOrEnd };

  bool read(std::size_t deepest);
  [[noreturn]] static void fail(const char* what);
  bool skip_blanks() noexcept;
  void open(Value::Type type, std::size_t deepest);
  void close();
  bool read_value(std::size_t deepest);
  bool read_string();
  bool read_escapes(const char* first);
  bool read_escape(std::string& text);
  std::optional<unsigned> read_hex() const;
  bool read_number();
  bool read_word(std::string_view word, Value::Type type);

  void push(const Value& value) {
    if (size_ == values_.size()) values_.resize(2 * size_ + 64);
    values_[size_++] = value;
  }

  std::vector<Value> values_;
  std::size_t size_ = 0;
  std::vector<std::uint32_t> open_;    ///< arrays and objects that have not ended
  std::deque<std::string> unescaped_;  ///< strings with escapes, which do not move
  const char* begin_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  Wanted wanted_ = Wanted::Value;
};

}  // namespace actorgraph::json
