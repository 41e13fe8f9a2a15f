#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace actorgraph {

/// Features as text, "name=value", one after the other in one buffer: a proposal has ninety of them.
class Features {
 public:
  /// Adds one, of these pieces.
  template <class... Pieces>
  void add(const Pieces&... pieces) {
    (text_.append(std::string_view(pieces)), ...);
    ends_.push_back(text_.size());
  }
  std::size_t size() const noexcept { return ends_.size(); }
  std::string_view operator[](std::size_t i) const noexcept {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(text_).substr(begin, ends_[i] - begin);
  }
  void reserve(std::size_t features, std::size_t bytes) {
    ends_.reserve(features);
    text_.reserve(bytes);
  }
  void clear() {
    text_ = {};
    ends_ = {};
  }

 private:
  std::string text_;
  std::vector<std::size_t> ends_;
};

}  // namespace actorgraph
