#include "graph/string_pool.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace actorgraph {
namespace {

constexpr std::size_t kBlock = 1 << 18;

std::uint32_t hash(std::string_view text) noexcept {
  return static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size()));
}

}  // namespace

StringPool::StringPool() { intern({}); }

StringPool::Id StringPool::intern(std::string_view text) {
  if (strings_.size() * 2 >= slots_.size()) grow();
  const std::uint32_t key = hash(text);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = key & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Id id = slots_[slot] - 1;
    if (hashes_[id] == key && strings_[id] == text) return id;
  }
  const Id id = static_cast<Id>(strings_.size());
  strings_.push_back(keep(text));
  hashes_.push_back(key);
  slots_[slot] = id + 1;
  return id;
}

std::string_view StringPool::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > left_) {
    const std::size_t size = std::max(kBlock, text.size());
    // Not make_unique, which would fill the block with zeros first.
    blocks_.emplace_back(new char[size]);
    next_ = blocks_.back().get();
    left_ = size;
  }
  std::memcpy(next_, text.data(), text.size());
  const std::string_view kept(next_, text.size());
  next_ += text.size();
  left_ -= text.size();
  return kept;
}

void StringPool::grow() {
  std::vector<Id> slots(slots_.empty() ? 1024 : slots_.size() * 2);
  hashes_.reserve(slots.size() / 2);
  for (Id id = 0; id < strings_.size(); ++id) {
    if (hashes_.size() <= id) hashes_.push_back(hash(strings_[id]));  // after freeze()
    std::size_t slot = hashes_[id] & (slots.size() - 1);
    while (slots[slot] != 0) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = id + 1;
  }
  slots_ = std::move(slots);
}

void StringPool::freeze() {
  hashes_ = {};
  slots_ = {};
  strings_.shrink_to_fit();
}

}  // namespace actorgraph
