// Reading speed, bytes of the file per second: text and Markdown should reach 100 MB/s, HTML 30 MB/s. For a report of
// 256 KiB, and for a file of 8 MiB, which does not fit into the caches.
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

std::size_t size(const benchmark::State& state) { return static_cast<std::size_t>(state.range(0)); }

void plain_text(benchmark::State& state) { read(state, repeated(size(state), "", "", "\n\n"), "a.txt"); }
/// The same in lines of at most 72 characters, as texts in files often are.
void wrapped_text(benchmark::State& state) {
  std::string text = repeated(size(state), "", "", "\n\n");
  std::size_t line = 0;
  std::size_t blank = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == ' ') blank = at;
    if (at - line >= 72 && blank > line) text[blank] = '\n';
    if (text[at] == '\n') line = at + 1;
    if (at - line >= 72 && blank > line) line = blank + 1;
  }
  read(state, text, "a.txt");
}
void markdown(benchmark::State& state) {
  read(state,
       repeated(size(state), "# Talks\n\n", "Officials [said](https://example.org/a) **so**.<sup>1</sup> ", "\n\n"),
       "a.md");
}
void html(benchmark::State& state) {
  read(state,
       repeated(size(state), "<html><body><article><h1>Talks</h1>",
                "<p class=\"story\">Officials <a href=\"https://example.org/a\">said</a> &ldquo;so&rdquo;. ", "</p>\n"),
       "a.html");
}

BENCHMARK(plain_text)->Unit(benchmark::kMillisecond)->Arg(256 << 10)->Arg(8 << 20);
BENCHMARK(wrapped_text)->Unit(benchmark::kMillisecond)->Arg(256 << 10)->Arg(8 << 20);
BENCHMARK(markdown)->Unit(benchmark::kMillisecond)->Arg(256 << 10)->Arg(8 << 20);
BENCHMARK(html)->Unit(benchmark::kMillisecond)->Arg(256 << 10)->Arg(8 << 20);

}  // namespace

BENCHMARK_MAIN();
