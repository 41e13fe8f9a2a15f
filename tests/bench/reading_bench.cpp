// Reading speed, bytes of the file per second: text and Markdown should reach 100 MB/s, HTML 30 MB/s.
#include <benchmark/benchmark.h>

#include <string>

#include "extract/reading/reader.h"

namespace {

using namespace actorgraph;

const std::string kParagraph =
    "The government of Peru met the delegation of Chile in Lima on Monday, and both sides agreed to resume talks on "
    "water, "
    "trade and the border, officials said in a statement that the ministry published. Bolivia, which had asked to join "
    "the "
    "talks, protested against the decision and recalled its ambassador for consultations.";

std::string repeated(std::size_t bytes, const std::string& start, const std::string& before, const std::string& after) {
  std::string text = start;
  for (std::size_t i = 0; text.size() < bytes; ++i)
    text += before + kParagraph + " On day " + std::to_string(i) + "." + after;
  return text;
}

void read(benchmark::State& state, const std::string& bytes, const char* name) {
  for (auto _ : state) benchmark::DoNotOptimize(read_document(bytes, name));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes.size()));
}

constexpr std::size_t kSize = 8 << 20;

void plain_text(benchmark::State& state) { read(state, repeated(kSize, "", "", "\n\n"), "a.txt"); }
void markdown(benchmark::State& state) {
  read(state, repeated(kSize, "# Talks\n\n", "Officials [said](https://example.org/a) **so**.<sup>1</sup> ", "\n\n"),
       "a.md");
}
void html(benchmark::State& state) {
  read(state,
       repeated(kSize, "<html><body><article><h1>Talks</h1>",
                "<p class=\"story\">Officials <a href=\"https://example.org/a\">said</a> &ldquo;so&rdquo;. ", "</p>\n"),
       "a.html");
}

BENCHMARK(plain_text)->Unit(benchmark::kMillisecond);
BENCHMARK(markdown)->Unit(benchmark::kMillisecond);
BENCHMARK(html)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
