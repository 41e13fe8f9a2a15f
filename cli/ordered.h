#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace actorgraph {

/// How much of a stream of work may be in flight: taken up, and its result not yet consumed.
struct InFlight {
  unsigned threads = 1;
  std::uint64_t bytes = UINT64_MAX;  ///< together; a single item that is larger goes alone
};

/// Takes items from `next` until it gives none, makes `produce(item)` of each on some thread and gives the results to
/// `consume(item, result)` on this one, in order of the items. At most a few for each thread, of `limit.bytes`
/// together by `size(item)`, are in flight, so memory stays bounded however many there are. `next` is called by one
/// thread at a time and may wait. None but `consume` may throw; then the threads are stopped and it goes on to the
/// caller.
template <typename Item, typename Result>
void for_each_ordered(const std::function<std::optional<Item>()>& next,
                      const std::function<std::uint64_t(const Item&)>& size, InFlight limit,
                      const std::function<Result(const Item&)>& produce,
                      const std::function<void(const Item&, Result)>& consume) {
  if (limit.threads <= 1) {
    while (const std::optional<Item> item = next()) consume(*item, produce(*item));
    return;
  }
  struct Done {
    Item item;
    std::uint64_t size;
    Result result;
  };
  const std::size_t window = 4 * static_cast<std::size_t>(limit.threads);
  std::mutex input;  // held by who waits for the next item; taken before `mutex`
  std::mutex mutex;  // guards all that follows
  std::condition_variable changed;
  std::map<std::size_t, Done> waiting;
  std::size_t taken = 0;
  std::size_t consumed = 0;
  std::uint64_t bytes = 0;
  bool ended = false;
  bool stopped = false;

  const auto work = [&] {
    while (true) {
      std::unique_lock input_lock(input);
      std::unique_lock lock(mutex);
      if (ended || stopped) return;
      lock.unlock();
      std::optional<Item> item = next();
      lock.lock();
      if (!item) {
        ended = true;
        changed.notify_all();
        return;
      }
      const std::uint64_t its_size = size(*item);
      changed.wait(lock, [&] {
        return stopped || taken == consumed || (taken < consumed + window && bytes + its_size <= limit.bytes);
      });
      if (stopped) return;
      const std::size_t number = taken++;
      bytes += its_size;
      lock.unlock();
      input_lock.unlock();
      Result result = produce(*item);
      lock.lock();
      waiting.emplace(number, Done{std::move(*item), its_size, std::move(result)});
      changed.notify_all();
    }
  };
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < limit.threads; ++i) workers.emplace_back(work);

  std::unique_lock lock(mutex);
  try {
    while (true) {
      changed.wait(lock, [&] { return waiting.contains(consumed) || (ended && consumed == taken); });
      const auto entry = waiting.extract(consumed);
      if (entry.empty()) return;
      lock.unlock();
      Done& done = entry.mapped();
      consume(done.item, std::move(done.result));
      lock.lock();
      bytes -= done.size;
      ++consumed;
      changed.notify_all();
    }
  } catch (...) {
    if (!lock.owns_lock()) lock.lock();
    stopped = true;
    changed.notify_all();
    lock.unlock();
    throw;
  }
}

}  // namespace actorgraph
