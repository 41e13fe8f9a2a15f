#include "cli/run_stats.h"

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "cli/json_line.h"

namespace actorgraph {
namespace {

constexpr std::array<std::string_view, kStageCount> kNames = {
    "start", "read", "tokenise", "tag and parse", "actors", "relations", "render", "journal", "merge", "write"};

std::int64_t nanoseconds(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::int64_t peak_bytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return std::int64_t{usage.ru_maxrss} * 1024;
}

void raise(std::atomic<std::int64_t>& most, std::int64_t value) {
  std::int64_t known = most.load();
  while (known < value && !most.compare_exchange_weak(known, value)) {
  }
}

}  // namespace

RunStats::Timer::Timer(RunStats* stats, Stage stage) : stats_(stats), stage_(stage) {
  if (stats_ == nullptr) return;
  wall_ = nanoseconds(CLOCK_MONOTONIC);
  processor_ = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
}

RunStats::Timer::~Timer() {
  if (stats_ == nullptr) return;
  Spent& spent = stats_->spent_[static_cast<std::size_t>(stage_)];
  spent.wall += nanoseconds(CLOCK_MONOTONIC) - wall_;
  spent.processor += nanoseconds(CLOCK_THREAD_CPUTIME_ID) - processor_;
  raise(spent.peak, peak_bytes());
}

struct RunStats::Row {
  std::string_view name;
  double seconds = 0;
  double processor_seconds = 0;
  double words_per_second = 0;
  double megabytes_per_second = 0;
  std::int64_t peak = 0;
};

RunStats::RunStats() : start_(nanoseconds(CLOCK_MONOTONIC)) {}

void RunStats::count_document(std::size_t bytes) {
  ++documents_;
  bytes_ += bytes;
}

void RunStats::count_words(std::size_t words) { words_ += words; }

std::array<RunStats::Row, kStageCount + 1> RunStats::rows() const {
  std::array<Row, kStageCount + 1> rows;
  for (std::size_t i = 0; i < kStageCount; ++i) {
    rows[i].name = kNames[i];
    rows[i].seconds = static_cast<double>(spent_[i].wall) / 1e9;
    rows[i].processor_seconds = static_cast<double>(spent_[i].processor) / 1e9;
    rows[i].peak = spent_[i].peak;
  }
  Row& whole = rows.back();
  whole.name = "whole run";
  whole.seconds = static_cast<double>(nanoseconds(CLOCK_MONOTONIC) - start_) / 1e9;
  whole.processor_seconds = static_cast<double>(nanoseconds(CLOCK_PROCESS_CPUTIME_ID)) / 1e9;
  whole.peak = peak_bytes();
  for (Row& row : rows) {
    if (row.processor_seconds <= 0 || row.name == kNames.front()) continue;  // the start reads nothing
    row.words_per_second = static_cast<double>(words_) / row.processor_seconds;
    row.megabytes_per_second = static_cast<double>(bytes_) / 1e6 / row.processor_seconds;
  }
  return rows;
}

std::string RunStats::to_table() const {
  std::string table = "stage             seconds      core s     words/s      MB/s   peak MB\n";
  for (const Row& row : rows()) {
    if (row.seconds == 0) continue;
    std::array<char, 128> line{};
    std::snprintf(line.data(), line.size(), "%-13s %11.3f %11.3f %11.0f %9.2f %9.0f\n", row.name.data(), row.seconds,
                  row.processor_seconds, row.words_per_second, row.megabytes_per_second,
                  static_cast<double>(row.peak) / 1e6);
    table += line.data();
  }
  std::array<char, 256> line{};
  std::snprintf(line.data(), line.size(),
                "%llu documents, %llu words, %.2f MB; stages are summed over the threads, speeds are of one core\n",
                static_cast<unsigned long long>(documents_), static_cast<unsigned long long>(words_),
                static_cast<double>(bytes_) / 1e6);
  return table + line.data();
}

std::string RunStats::to_json(unsigned threads) const {
  const auto rows = this->rows();
  JsonLine line;
  line.add("documents", documents_.load());
  line.add("words", words_.load());
  line.add("bytes", bytes_.load());
  line.add("threads", threads);
  const auto add = [&](const Row& row) {
    line.add("seconds", row.seconds);
    line.add("core_seconds", row.processor_seconds);
    line.add("words_per_core_second", row.words_per_second);
    line.add("megabytes_per_core_second", row.megabytes_per_second);
    line.add("peak_bytes", row.peak);
  };
  add(rows.back());
  line.begin_array("stages");
  for (std::size_t i = 0; i < kStageCount; ++i) {
    if (rows[i].seconds == 0) continue;
    line.begin_object();
    line.add("stage", rows[i].name);
    add(rows[i]);
    line.end_object();
  }
  line.end_array();
  return line.take();
}

}  // namespace actorgraph
