#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace actorgraph {

/// How many code points begin in `text`, a stretch of valid UTF-8.
inline std::size_t count_code_points(std::string_view text) noexcept {
  constexpr std::size_t kRun = 64;  // a run's count fits into a byte: compilers then count many bytes at once
  const auto begins = [](char byte) { return static_cast<signed char>(byte) >= -64; };
  std::size_t count = 0;
  std::size_t at = 0;
  for (; at + kRun <= text.size(); at += kRun) {
    std::uint8_t run = 0;
    for (std::size_t i = 0; i < kRun; ++i) run = static_cast<std::uint8_t>(run + begins(text[at + i]));
    count += run;
  }
  for (; at < text.size(); ++at) count += begins(text[at]);
  return count;
}

/// Turns bytes of a text into code points and back. Points to the text, which must stay; valid UTF-8.
class CodePointIndex {
 public:
  CodePointIndex() = default;
  explicit CodePointIndex(std::string_view text) : text_(text) {
    before_.reserve(text.size() / kStep + 1);
    std::size_t before = 0;
    for (std::size_t byte = 0; byte < text.size(); byte += kStep) {
      before_.push_back(before);
      before += count_code_points(text.substr(byte, kStep));
    }
    size_ = before;
  }

  /// Of the whole text, in code points.
  std::size_t size() const noexcept { return size_; }

  /// The code points before `byte`. Precondition: `byte` lies within the text or at its end.
  std::size_t before(std::size_t byte) const noexcept {
    const std::size_t step = byte / kStep;
    if (step >= before_.size()) return size_;
    return before_[step] + count_code_points(text_.substr(step * kStep, byte % kStep));
  }

  /// The byte where `code_point` begins; the text's end where it has no so many.
  std::size_t byte_of(std::size_t code_point) const noexcept {
    if (code_point >= size_) return text_.size();
    const auto after = std::upper_bound(before_.begin(), before_.end(), code_point);
    const auto step = static_cast<std::size_t>(after - before_.begin()) - 1;
    std::size_t left = code_point - before_[step] + 1;  // beginnings to pass until it is found
    std::size_t byte = step * kStep;
    while (true) {
      left -= static_cast<signed char>(text_[byte]) >= -64;
      if (left == 0) return byte;
      ++byte;
    }
  }

 private:
  static constexpr std::size_t kStep = 64;

  std::string_view text_;
  std::vector<std::size_t> before_;  ///< the code points before each kStep-th byte
  std::size_t size_ = 0;
};

}  // namespace actorgraph
