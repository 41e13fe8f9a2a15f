#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <span>
#include <thread>
#include <vector>

// For graph/'s own sources: work on large graphs that splits into parts which do not meet. The result must be the same
// with any number of parts.
namespace actorgraph {

/// Less work than this is not worth a thread.
inline constexpr std::size_t kWorthAThread = 4096;

inline std::size_t count_parts(std::size_t size) {
  return std::min<std::size_t>({size / kWorthAThread + 1, std::max(1U, std::thread::hardware_concurrency()), 8});
}

/// Calls `work(part)` for [0, parts), each on a thread of its own. Throws what the first part throws that fails.
template <typename Work>
void work_on_parts(std::size_t parts, const Work& work) {
  std::vector<std::future<void>> others;
  for (std::size_t part = 1; part < parts; ++part)
    others.push_back(std::async(std::launch::async, std::cref(work), part));
  work(std::size_t{0});
  for (std::future<void>& other : others) other.get();
}

/// Calls `work(begin, end)` for parts that together are [0, size).
template <typename Work>
void work_in_parts(std::size_t size, const Work& work) {
  const std::size_t parts = count_parts(size);
  work_on_parts(parts, [&](std::size_t part) { work(size * part / parts, size * (part + 1) / parts); });
}

/// std::sort of parts at a time. Items that are equal must be the same.
template <typename Item, typename Less = std::less<>>
void sort_in_parts(std::vector<Item>& items, const Less& less = {}) {
  const std::size_t size = items.size();
  const std::size_t parts = count_parts(size);
  const auto at = [&](std::size_t part) { return items.begin() + static_cast<std::ptrdiff_t>(size * part / parts); };
  work_in_parts(size, [&](std::size_t begin, std::size_t end) {
    std::sort(items.begin() + static_cast<std::ptrdiff_t>(begin), items.begin() + static_cast<std::ptrdiff_t>(end),
              less);
  });
  for (std::size_t part = 1; part < parts; ++part) {
    std::inplace_merge(items.begin(), at(part), at(part + 1), less);
  }
}

/// Items grouped by keys below a number that is known, by counting them: those of a key stay in the order in which they
/// were added.
template <typename Item>
class Buckets {
 public:
  /// `each(add)` calls `add(key, item)` for each item; it is called twice.
  template <typename Each>
  Buckets(std::size_t keys, const Each& each) : first_(keys + 1) {
    each([&](std::size_t key, const Item&) { ++first_[key + 1]; });
    for (std::size_t key = 0; key < keys; ++key) first_[key + 1] += first_[key];
    items_.resize(first_[keys]);
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    each([&](std::size_t key, const Item& item) { items_[next[key]++] = item; });
  }
  std::span<Item> operator[](std::size_t key) {
    return std::span(items_).subspan(first_[key], first_[key + 1] - first_[key]);
  }

 private:
  std::vector<std::uint32_t> first_;
  std::vector<Item> items_;
};

}  // namespace actorgraph
