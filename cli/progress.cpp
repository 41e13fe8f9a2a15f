#include "cli/progress.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace actorgraph {
namespace {

std::string duration(double seconds) {
  const auto whole = static_cast<long long>(std::ceil(seconds));
  if (whole < 100) return std::to_string(whole) + " s";
  if (whole < 100 * 60) return std::to_string((whole + 30) / 60) + " min";
  return std::to_string((whole + 1800) / 3600) + " h";
}

}  // namespace

std::string describe(const RunState& state) {
  std::string text = std::to_string(state.documents);
  if (state.all_documents) text += " of " + std::to_string(*state.all_documents);
  text += " documents";
  if (state.seconds <= 0 || state.bytes == 0) return text;
  const double rate = static_cast<double>(state.bytes) / state.seconds;
  std::array<char, 32> number{};
  std::snprintf(number.data(), number.size(), ", %.2f MB/s", rate / 1e6);
  text += number.data();
  if (state.all_documents && state.bytes <= state.all_bytes) {
    text += ", " + duration(static_cast<double>(state.all_bytes - state.bytes) / rate) + " left";
  }
  return text;
}

Progress::Progress(Messages& messages, std::optional<std::size_t> all_documents, std::uint64_t all_bytes)
    : messages_(messages), state_{0, 0, all_documents, all_bytes, 0}, drawn_(start_) {}

Progress::~Progress() { messages_.progress(""); }

void Progress::add(std::uint64_t bytes) {
  ++state_.documents;
  state_.bytes += bytes;
  if (!messages_.on_terminal()) return;
  const Clock::time_point now = Clock::now();
  if (now - drawn_ < std::chrono::milliseconds(200)) return;
  drawn_ = now;
  state_.seconds = std::chrono::duration<double>(now - start_).count();
  messages_.progress(describe(state_));
}

}  // namespace actorgraph
