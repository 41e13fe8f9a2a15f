// Times merging, saving, loading and measuring generated statements, with 50,000 actors at most, over a thousand
// documents:
//
//     graph_scale [--no-measures] [--keep] [STATEMENTS…]     by default 10,000 to 1,000,000
//
// Prints a row of a Markdown table for each size; seconds are by the clock and, in brackets, of the processor: on a
// busy machine the latter say more. `--keep` leaves the graph's file, for comparing bytes.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "graph/communities.h"
#include "graph/graph_json.h"
#include "graph/measures.h"
#include "graph/merge.h"

using namespace actorgraph;

namespace {

/// Time that has passed, by the clock and of the processor.
class Stopwatch {
 public:
  void start() {
    clock_ = std::chrono::steady_clock::now();
    processor_ = std::clock();
  }
  void stop() {
    wall += std::chrono::duration<double>(std::chrono::steady_clock::now() - clock_).count();
    cpu += static_cast<double>(std::clock() - processor_) / CLOCKS_PER_SEC;
  }
  Stopwatch& operator+=(const Stopwatch& other) {
    wall += other.wall;
    cpu += other.cpu;
    return *this;
  }
  std::string text() const {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.2f (%.2f)", wall, cpu);
    return buffer;
  }

  double wall = 0;
  double cpu = 0;

 private:
  std::chrono::steady_clock::time_point clock_;
  std::clock_t processor_ = 0;
};

template <typename Step>
Stopwatch time(const Step& step) {
  Stopwatch watch;
  watch.start();
  step();
  watch.stop();
  return watch;
}

const char* const kWords[] = {"the",     "ministry", "on",    "Tuesday",  "agreement", "over",  "border",
                              "harbour", "after",    "talks", "regional", "council",   "under", "a",
                              "new",     "grain",    "loan",  "rail",     "line",      "fleet"};
const char* const kLabels[] = {"sign treaty with", "meet",           "criticise", "send aid to", "impose sanctions on",
                               "trade with",       "negotiate with", "support",   "accuse",      "invest in"};
const RelationType kTypes[] = {RelationType::Cooperate, RelationType::Consult,  RelationType::Accuse,
                               RelationType::Aid,       RelationType::Sanction, RelationType::Economic,
                               RelationType::Consult,   RelationType::Support,  RelationType::Accuse,
                               RelationType::Economic};

/// Fills the builder; only what it does itself is timed.
void generate(GraphBuilder& builder, std::size_t statements, Stopwatch& merging) {
  std::mt19937_64 random(7);
  const std::size_t actors = std::min<std::size_t>(50000, statements / 5);
  const std::size_t documents = 1000;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < actors; ++i) names.push_back("Actor of Region " + std::to_string(i * 7919 % 100003));
  std::vector<std::string> paths, hashes;
  for (std::size_t i = 0; i < documents; ++i) {
    paths.push_back("reports/" + std::to_string(i) + ".md");
    hashes.push_back(ContentId::of(paths[i]).hex());
    builder.add(DocumentRecord{hashes[i], paths[i], "Report " + std::to_string(i), "2020-01", {}});
  }
  std::string quote;
  std::vector<Triple> batch;
  const auto add_batch = [&] {
    merging += time([&] {
      for (const Triple& triple : batch) builder.add(triple);
    });
    batch.clear();
  };
  for (std::size_t i = 0; i < statements; ++i) {
    // A few actors stand in many statements, most in few.
    const auto pick = [&] {
      const double u = static_cast<double>(random() >> 11) / 9007199254740992.0;
      return static_cast<std::size_t>(u * u * u * static_cast<double>(actors));
    };
    const std::size_t subject = pick(), object = pick(), document = random() % documents, label = random() % 10;
    const std::size_t at = (random() % 10000) * 200;
    quote = names[subject];
    quote += ' ';
    quote += kLabels[label];
    quote += ' ';
    quote += names[object];
    for (int w = 0; w < 10; ++w) {
      quote += ' ';
      quote += kWords[random() % std::size(kWords)];
    }
    Triple triple;
    triple.document = paths[document];
    triple.document_hash = hashes[document];
    triple.sentence = {quote, {{at, at + quote.size()}}};
    triple.line = static_cast<int>(at / 80);
    triple.subject = {names[subject], ActorKind::State, {names[subject], {{at, at + names[subject].size()}}}};
    triple.relation = {kLabels[label], kLabels[label], kTypes[label], {kLabels[label], {{at + 20, at + 30}}}};
    triple.object = {names[object], ActorKind::State, {names[object], {{at + 31, at + 40}}}};
    triple.negated = random() % 20 == 0;
    triple.modality = random() % 5 == 0 ? Modality::Planned : Modality::Asserted;
    if (random() % 8 == 0) {
      triple.attribution =
          Attribution{{names[pick()], ActorKind::State, {"the ministry", {{at, at + 12}}}}, "said", nullptr};
    }
    if (random() % 10 == 0) triple.time = TimeQuote{{"in 2011", {{at, at + 7}}}, "2011", "2011"};
    triple.rule = "active-clause";
    triple.confidence = 0.87;
    triple.id = make_triple_id(triple);
    batch.push_back(std::move(triple));
    if (batch.size() == 1000) add_batch();
  }
  add_batch();
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

struct Options {
  bool measures = true;
  bool keep = false;
};

void run(std::size_t statements, const Options& options) {
  const std::string path = options.keep ? "graph_scale." + std::to_string(statements) + ".json" : "graph_scale.json";
  Stopwatch merging, saving, loading, ranking, betweenness_of, component_of, cores, leiden;
  double megabytes = 0;
  double quality = 0;
  std::size_t actors = 0;
  std::size_t relations = 0;
  {
    GraphBuilder builder;
    generate(builder, statements, merging);
    Graph graph;
    merging += time([&] { builder.build(graph); });
    actors = num_vertices(graph);
    relations = num_edges(graph);
    saving = time([&] {
      std::ofstream out(path, std::ios::binary);
      write_graph_json(graph, out);
      megabytes = static_cast<double>(out.tellp()) / 1e6;
    });
  }
  Graph graph;
  loading = time([&] {
    std::ifstream in(path, std::ios::binary);
    GraphBuilder builder;
    read_graph_json(in, builder);
    builder.build(graph);
  });
  if (num_edges(graph) != relations) std::abort();
  const double peak = peak_megabytes();
  if (!options.keep) std::remove(path.c_str());
  Stopwatch sum = merging;
  sum += saving;
  sum += loading;
  std::printf("| %zu | %zu | %zu | %.0f | %s | %s | %s | **%s** | %.0f |", statements, actors, relations, megabytes,
              merging.text().c_str(), saving.text().c_str(), loading.text().c_str(), sum.text().c_str(), peak);
  if (!options.measures) {
    std::puts("");
    return;
  }
  const Ties directed = make_directed_ties(graph);
  const Ties undirected = make_undirected_ties(graph);
  ranking = time([&] { page_rank(directed); });
  betweenness_of = time([&] { betweenness(directed, actors > kSampleAbove ? kSamples : actors); });
  component_of = time([&] { components(undirected); });
  cores = time([&] { core_numbers(undirected); });
  leiden = time([&] { quality = modularity(undirected, leiden_communities(undirected)); });

  std::printf(" %s | %s | %s | %s | %s | %.4f |\n", ranking.text().c_str(), betweenness_of.text().c_str(),
              component_of.text().c_str(), cores.text().c_str(), leiden.text().c_str(), quality);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  std::vector<std::size_t> sizes;
  for (const std::string& argument : std::vector<std::string>(argv + 1, argv + argc)) {
    if (argument == "--no-measures") {
      options.measures = false;
    } else if (argument == "--keep") {
      options.keep = true;
    } else {
      sizes.push_back(std::stoul(argument));
    }
  }
  if (sizes.empty()) sizes = {10000, 30000, 100000, 300000, 1000000};
  const std::string measures = " PageRank s | betweenness s | components s | cores s | Leiden s | modularity |";
  std::puts(("| statements | actors | edges | MB | merge s | save s | load s | sum s | peak MB |" +
             (options.measures ? measures : ""))
                .c_str());
  std::puts(
      options.measures
          ? "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
          : "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const std::size_t statements : sizes) run(statements, options);
}
