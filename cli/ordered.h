#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace actorgraph {

/// Makes `produce(0)` … `produce(count - 1)` on `threads` threads and gives each result to `consume` on this thread, in
/// order of the numbers. At most a few results for each thread wait for their turn, so memory stays bounded however
/// many there are. `produce` must not throw; where `consume` throws, the threads are stopped and it goes on to the
/// caller.
template <typename Result>
void for_each_ordered(std::size_t count, unsigned threads, const std::function<Result(std::size_t)>& produce,
                      const std::function<void(std::size_t, Result)>& consume) {
  if (threads <= 1 || count <= 1) {
    for (std::size_t i = 0; i < count; ++i) consume(i, produce(i));
    return;
  }
  const std::size_t window = 4 * static_cast<std::size_t>(threads);
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, Result> waiting;
  std::size_t next_to_produce = 0;
  std::size_t next_to_consume = 0;
  bool stopped = false;

  const auto work = [&] {
    std::unique_lock lock(mutex);
    while (true) {
      changed.wait(lock,
                   [&] { return stopped || next_to_produce >= count || next_to_produce < next_to_consume + window; });
      if (stopped || next_to_produce >= count) return;
      const std::size_t mine = next_to_produce++;
      lock.unlock();
      Result result = produce(mine);
      lock.lock();
      waiting.emplace(mine, std::move(result));
      changed.notify_all();
    }
  };
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < threads; ++i) workers.emplace_back(work);

  std::unique_lock lock(mutex);
  try {
    while (next_to_consume < count) {
      changed.wait(lock, [&] { return waiting.contains(next_to_consume); });
      auto entry = waiting.extract(next_to_consume);
      lock.unlock();
      consume(entry.key(), std::move(entry.mapped()));
      lock.lock();
      ++next_to_consume;
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
