// Relations from parsed sentences, sentences per second on one core; 50,000 are asked. The texts are those given as
// arguments (relation_bench FILE… [--benchmark_…]), else the samples. Parsing and finding actors are not measured.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "extract/actors/actor_finder.h"
#include "extract/actors/actor_lexicon.h"
#include "extract/language/language.h"
#include "extract/reading/reader.h"
#include "extract/relations/open_proposition.h"
#include "extract/relations/relation_finder.h"

namespace {

using namespace actorgraph;

struct Parsed {
  std::unique_ptr<const Document> document;
  std::vector<Sentence> sentences;
  DocumentActors actors;
};

std::vector<Parsed>& texts() {
  static std::vector<Parsed> all;
  return all;
}

const RelationLexicon& lexicon() {
  static const RelationLexicon relations;
  return relations;
}

void parse(const std::vector<std::string>& files) {
  const Language language;
  const ActorLexicon lexicon_of_actors;
  const ActorFinder finder(lexicon_of_actors);
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    Parsed parsed;
    parsed.document = read_document(bytes, file);
    parsed.sentences = language.analyse(*parsed.document, prose_roles());
    parsed.actors = finder.find(parsed.sentences);
    texts().push_back(std::move(parsed));
  }
}

void count(benchmark::State& state) {
  std::size_t sentences = 0;
  for (const Parsed& parsed : texts()) sentences += parsed.sentences.size();
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(sentences));
}

void relations(benchmark::State& state) {
  const RelationFinder finder(lexicon());
  for (auto _ : state) {
    for (const Parsed& parsed : texts()) {
      benchmark::DoNotOptimize(finder.find(*parsed.document, parsed.sentences, parsed.actors));
    }
  }
  count(state);
}

void open_propositions(benchmark::State& state) {
  for (auto _ : state) {
    for (const Parsed& parsed : texts()) {
      benchmark::DoNotOptimize(find_open_propositions(*parsed.document, parsed.sentences, lexicon()));
    }
  }
  count(state);
}

BENCHMARK(relations)->Unit(benchmark::kMillisecond);
BENCHMARK(open_propositions)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::vector<std::string> files(argv + 1, argv + argc);
  if (files.empty()) {
    const std::filesystem::path samples = std::filesystem::path(ACTORGRAPH_SOURCE_DIR) / "samples";
    for (const char* name : {"aouzou.md", "beagle-channel.md", "cenepa.txt", "cod-wars.md", "first.md", "valdria.md"}) {
      files.push_back((samples / name).string());
    }
  }
  parse(files);
  benchmark::RunSpecifiedBenchmarks();
}
