#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

namespace actorgraph {

/// How many threads are at work, so that those that have no document of their own may help with a large one. Any
/// thread may use it.
class Crew {
 public:
  explicit Crew(unsigned threads) noexcept : threads_(threads) {}

  /// For its life, the thread that holds it counts as at work.
  class Member {
   public:
    explicit Member(Crew& crew) noexcept : crew_(crew) { ++crew_.at_work_; }
    ~Member() { --crew_.at_work_; }
    Member(const Member&) = delete;
    Member& operator=(const Member&) = delete;

   private:
    Crew& crew_;
  };

  /// Calls piece(0) … piece(count - 1): on this thread, which is a member, and on others as long as fewer than all are
  /// at work. Comes back when all are done, and throws what a piece has thrown; then some may be missing.
  void share(std::size_t count, const std::function<void(std::size_t)>& piece);

 private:
  /// Whether one more may work; then it counts as at work.
  bool join() noexcept;

  const unsigned threads_;
  std::atomic<unsigned> at_work_ = 0;
};

}  // namespace actorgraph
