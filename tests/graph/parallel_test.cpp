#include "graph/parallel.h"

#include <doctest/doctest.h>

#include <atomic>
#include <numeric>
#include <random>
#include <stdexcept>

using namespace actorgraph;

TEST_CASE("parts cover everything once") {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kWorthAThread, 10 * kWorthAThread + 7}) {
    std::vector<int> times(size);
    work_in_parts(size, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) ++times[i];
    });
    CHECK(std::count(times.begin(), times.end(), 1) == static_cast<std::ptrdiff_t>(size));
  }
}

TEST_CASE("what a part throws comes out, after the others have ended") {
  std::atomic<int> ended = 0;
  const auto work = [&](std::size_t part) {
    if (part == 2) throw std::runtime_error("part 2");
    ++ended;
  };
  CHECK_THROWS_WITH(work_on_parts(4, work), "part 2");
  CHECK(ended == 3);
}

TEST_CASE("sorting in parts sorts") {
  std::mt19937 random(5);
  std::vector<unsigned> items(5 * kWorthAThread + 3);
  for (unsigned& item : items) item = static_cast<unsigned>(random() % 10000);
  std::vector<unsigned> sorted = items;
  std::sort(sorted.begin(), sorted.end());
  sort_in_parts(items);
  CHECK((items == sorted));
}

TEST_CASE("items are grouped by their keys, in the order in which they were added") {
  const std::vector<std::pair<std::size_t, int>> items = {{2, 1}, {0, 2}, {2, 3}, {3, 4}, {0, 5}};
  Buckets<int> buckets(5, [&](const auto& add) {
    for (const auto& [key, item] : items) add(key, item);
  });
  const auto bucket = [&](std::size_t key) { return std::vector<int>(buckets[key].begin(), buckets[key].end()); };
  CHECK(bucket(0) == std::vector<int>{2, 5});
  CHECK(bucket(1).empty());
  CHECK(bucket(2) == std::vector<int>{1, 3});
  CHECK(bucket(3) == std::vector<int>{4});
  CHECK(bucket(4).empty());
}
