#include "graph/string_pool.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
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
  if (interned_ * 2 >= slots_.size()) grow();
  const std::uint32_t key = hash(text);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = key & mask;
  for (; slots_[slot].id != kFree; slot = (slot + 1) & mask) {
    if (slots_[slot].hash == key && strings_[slots_[slot].id] == text) return slots_[slot].id;
  }
  ++interned_;
  slots_[slot] = {key, add(text)};
  return slots_[slot].id;
}

StringPool::Id StringPool::add(std::string_view text) {
  strings_.push_back(keep(text));
  return static_cast<Id>(strings_.size() - 1);
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
  std::vector<Slot> old = std::move(slots_);
  if (old.empty()) {  // at first, and after freeze()
    for (Id id = 0; id < strings_.size(); ++id) old.push_back({hash(strings_[id]), id});
    interned_ = old.size();
  }
  slots_.assign(std::max<std::size_t>(1024, std::bit_ceil(4 * interned_)), {});
  for (const Slot& kept : old) {
    if (kept.id == kFree) continue;
    std::size_t slot = kept.hash & (slots_.size() - 1);
    while (slots_[slot].id != kFree) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = kept;
  }
}

void StringPool::freeze() {
  slots_ = {};
  strings_.shrink_to_fit();
}

}  // namespace actorgraph
