#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace actorgraph {

/// Keeps strings for as long as the pool lives, at an address that does not change; each that is interned once.
class StringPool {
 public:
  using Id = std::uint32_t;
  static constexpr Id kEmpty = 0;  ///< the id of ""

  StringPool();
  Id intern(std::string_view text);
  /// The same where `text` is likely that of `guess`.
  Id intern(std::string_view text, Id guess) { return strings_[guess] == text ? guess : intern(text); }
  /// Keeps a text that seldom comes again: without looking for it, nor letting `intern` find it.
  Id add(std::string_view text);
  std::string_view operator[](Id id) const noexcept { return strings_[id]; }
  std::size_t size() const noexcept { return strings_.size(); }
  /// Gives back what only `intern` needs.
  void freeze();

 private:
  std::string_view keep(std::string_view text);
  void grow();

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
  std::vector<std::string_view> strings_;
  struct Slot {
    std::uint32_t hash = 0;
    Id id = kFree;
  };
  static constexpr Id kFree = 0xffffffff;
  std::vector<Slot> slots_;  ///< open addressing
  std::size_t interned_ = 0;
};

}  // namespace actorgraph
