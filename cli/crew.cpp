#include "cli/crew.h"

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace actorgraph {

bool Crew::join() noexcept {
  unsigned at_work = at_work_;
  while (at_work < threads_) {
    if (at_work_.compare_exchange_weak(at_work, at_work + 1)) return true;
  }
  return false;
}

void Crew::share(std::size_t count, const std::function<void(std::size_t)>& piece) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr problem;  // guarded by mutex
  const auto do_one = [&] {
    const std::size_t mine = next++;
    if (mine >= count) return false;
    try {
      piece(mine);
    } catch (...) {
      next = count;
      const std::lock_guard lock(mutex);
      if (!problem) problem = std::current_exception();
    }
    return true;
  };
  {
    std::vector<std::jthread> helpers;
    do {
      while (next + 1 < count && join()) {
        helpers.emplace_back([&] {
          // Until another document needs the place.
          while (do_one() && at_work_ <= threads_) {
          }
          --at_work_;
        });
      }
    } while (do_one());
  }
  if (problem) std::rethrow_exception(problem);
}

}  // namespace actorgraph
