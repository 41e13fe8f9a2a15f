// Speed of the language analysis, words a second of one core: the steps, and all of them on raw text. LANGUAGE_MODEL
// names another model file than the one that is compiled in.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/language/language.h"
#include "extract/language/lemmatizer.h"
#include "extract/language/model_file.h"
#include "extract/language/network.h"
#include "extract/language/sentence_splitter.h"
#include "extract/language/tokenizer.h"
#include "extract/reading/reader.h"

namespace {

using namespace actorgraph;

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Our samples, and the corpus where it lies beside the repository.
const std::vector<std::unique_ptr<Document>>& documents() {
  static const std::vector<std::unique_ptr<Document>> all = [] {
    std::vector<std::filesystem::path> paths;
    const std::filesystem::path root = ACTORGRAPH_SOURCE_DIR;
    for (const std::filesystem::path& folder : {root / "samples", root / "../shared/corpus"}) {
      if (!std::filesystem::exists(folder)) continue;
      for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string ending = entry.path().extension().string();
        if (ending == ".txt" || ending == ".md") paths.push_back(entry.path());
      }
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::unique_ptr<Document>> read;
    for (const auto& path : paths) read.push_back(read_document(bytes_of(path), path.filename().string()));
    return read;
  }();
  return all;
}

const std::string& model_bytes() {
  static const std::string bytes = [] {
    const char* const other = std::getenv("LANGUAGE_MODEL");
    return bytes_of(other ? other : ACTORGRAPH_SOURCE_DIR "/extract/model/english.model");
  }();
  return bytes;
}

struct Part {
  std::string_view text;
  std::vector<WordSpan> words;
};

// The prose of the documents, cut into words.
const std::vector<Part>& parts() {
  static const std::vector<Part> all = [] {
    std::vector<Part> found;
    for (const auto& document : documents()) {
      for (const Block& block : document->blocks()) {
        if ((prose_roles() >> static_cast<unsigned>(block.role) & 1u) == 0) continue;
        const std::string_view text = document->text(block.span);
        found.push_back({text, tokenize(text)});
      }
    }
    return found;
  }();
  return all;
}

std::size_t count_words() {
  std::size_t words = 0;
  for (const Part& part : parts()) words += part.words.size();
  return words;
}

void report(benchmark::State& state) {
  state.counters["words"] =
      benchmark::Counter(static_cast<double>(count_words()), benchmark::Counter::kIsIterationInvariantRate);
}

void start_up(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Language(model_bytes()));
}

void tokenize_prose(benchmark::State& state) {
  for (auto _ : state) {
    for (const Part& part : parts()) benchmark::DoNotOptimize(tokenize(part.text));
  }
  report(state);
}

void split_prose(benchmark::State& state) {
  const SentenceSplitter splitter{ModelFile(model_bytes())};
  for (auto _ : state) {
    for (const Part& part : parts()) benchmark::DoNotOptimize(splitter.ends(part.text, part.words, 300));
  }
  report(state);
}

std::vector<Network::Forms> sentences() {
  const SentenceSplitter splitter{ModelFile(model_bytes())};
  std::vector<Network::Forms> all;
  for (const Part& part : parts()) {
    std::size_t at = 0;
    for (const std::size_t end : splitter.ends(part.text, part.words, 300)) {
      all.emplace_back();
      for (; at < end; ++at) {
        const Span span = part.words[at].span;
        all.back().push_back(part.text.substr(span.begin, span.size()));
      }
    }
  }
  return all;
}

void parse_prose(benchmark::State& state, Instructions instructions) {
  if (instructions > best_instructions()) return state.SkipWithError("this machine has not these instructions");
  const Network network(ModelFile(model_bytes()), instructions);
  const std::vector<Network::Forms> all = sentences();
  for (auto _ : state) benchmark::DoNotOptimize(network.parse(all));
  report(state);
}

void lemmatize_prose(benchmark::State& state) {
  const ModelFile file(model_bytes());
  const Network network(file);
  const Lemmatizer lemmatizer(file);
  const std::vector<Network::Forms> all = sentences();
  const auto parsed = network.parse(all);
  for (auto _ : state) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t w = 0; w < all[i].size(); ++w) {
        const Network::Tag& tag = network.tags()[static_cast<std::size_t>(parsed[i][w].tag)];
        benchmark::DoNotOptimize(lemmatizer.lemma(all[i][w], tag.name));
      }
    }
  }
  report(state);
}

void whole(benchmark::State& state, Instructions instructions) {
  if (instructions > best_instructions()) return state.SkipWithError("this machine has not these instructions");
  const Language language(model_bytes(), instructions);
  for (auto _ : state) {
    for (const auto& document : documents()) benchmark::DoNotOptimize(language.analyse(*document, prose_roles()));
  }
  report(state);
}

// What should take time as its size does; the argument is in KB.
void hostile(benchmark::State& state, std::string_view unit) {
  static const Language language(model_bytes());
  Document::Parts parts;
  parts.id = "hostile";
  while (parts.text.size() < static_cast<std::size_t>(state.range(0)) * 1000) parts.text += unit;
  parts.original = parts.text;
  parts.blocks.push_back({Role::Paragraph, {0, parts.text.size()}, 0, {}});
  const Document document(std::move(parts));
  for (auto _ : state) benchmark::DoNotOptimize(language.analyse(document, prose_roles()));
}

BENCHMARK(start_up)->Unit(benchmark::kMillisecond);
BENCHMARK(tokenize_prose)->Unit(benchmark::kMillisecond);
BENCHMARK(split_prose)->Unit(benchmark::kMillisecond);
BENCHMARK(lemmatize_prose)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(parse_prose, avx2, Instructions::Avx2)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(parse_prose, avx512_vnni, Instructions::Avx512Vnni)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, portable, Instructions::Portable)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, avx2, Instructions::Avx2)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, avx512_vnni, Instructions::Avx512Vnni)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, no_blanks, "perimeter")->Arg(75)->Arg(150)->Arg(300)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, punctuation, "!?;:,()[]\"'-")->Arg(75)->Arg(150)->Arg(300)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, one_sentence, "ports and ")->Arg(75)->Arg(150)->Arg(300)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, mixed_scripts, "мир 和平 سلام שלום Ειρήνη peace ")
    ->Arg(75)
    ->Arg(150)
    ->Arg(300)
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
