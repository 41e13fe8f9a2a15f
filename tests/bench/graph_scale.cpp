// Times merging, saving and loading generated statements: graph_scale [STATEMENTS…], by default 10,000 to 1,000,000.
// With 50,000 actors at most, over a thousand documents; prints one row of a Markdown table for each size.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "export/formats.h"
#include "graph/graph_json.h"
#include "graph/merge.h"

using namespace actorgraph;

namespace {

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

const char* const kWords[] = {"the",     "ministry", "on",    "Tuesday",  "agreement", "over",  "border",
                              "harbour", "after",    "talks", "regional", "council",   "under", "a",
                              "new",     "grain",    "loan",  "rail",     "line",      "fleet"};
const char* const kLabels[] = {"sign treaty with", "meet",           "criticise", "send aid to", "impose sanctions on",
                               "trade with",       "negotiate with", "support",   "accuse",      "invest in"};
const RelationType kTypes[] = {RelationType::Cooperate, RelationType::Consult,  RelationType::Accuse,
                               RelationType::Aid,       RelationType::Sanction, RelationType::Economic,
                               RelationType::Consult,   RelationType::Support,  RelationType::Accuse,
                               RelationType::Economic};

void generate(GraphBuilder& builder, std::size_t statements) {
  std::mt19937_64 random(7);
  const std::size_t actors = std::min<std::size_t>(50000, statements / 5);
  const std::size_t documents = 1000;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < actors; ++i) names.push_back("Actor of Region " + std::to_string(i * 7919 % 100003));
  std::vector<std::string> paths, hashes;
  for (std::size_t i = 0; i < documents; ++i) {
    paths.push_back("reports/" + std::to_string(i) + ".md");
    hashes.push_back("00000000000000000000000000" + std::to_string(100000 + i));
    builder.add(DocumentRecord{hashes[i], paths[i], "Report " + std::to_string(i), "2020-01", {}});
  }
  std::string quote;
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
    builder.add(triple);
  }
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void run(std::size_t statements) {
  const std::string path = "graph_scale.json";
  double generated, merged, saved, graphml, loaded, bytes, graphml_bytes;
  std::size_t actors, relations;
  {
    GraphBuilder builder;
    double start = seconds();
    generate(builder, statements);
    generated = seconds() - start;
    start = seconds();
    Graph graph;
    builder.build(graph);
    merged = seconds() - start;
    actors = num_vertices(graph);
    relations = num_edges(graph);
    start = seconds();
    std::ofstream out(path, std::ios::binary);
    write_graph_json(graph, out);
    bytes = static_cast<double>(out.tellp());
    out.close();
    saved = seconds() - start;
    start = seconds();
    std::ofstream xml(path + ".graphml", std::ios::binary);
    write_graph(graph, *find_format("graphml"), xml);
    graphml_bytes = static_cast<double>(xml.tellp());
    graphml = seconds() - start;
  }
  {
    const double start = seconds();
    std::ifstream in(path, std::ios::binary);
    GraphBuilder builder;
    read_graph_json(in, builder);
    Graph graph;
    builder.build(graph);
    loaded = seconds() - start;
    if (num_edges(graph) != relations) std::abort();
  }
  std::printf(
      "| %zu | %zu | %zu | %.2f | %.2f | %.2f | %.2f (%.0f MB, %.0f MB/s) | %.2f | **%.2f** | GraphML %.2f (%.0f MB/s) "
      "| %.0f |\n",
      statements, actors, relations, generated, merged, saved, saved, bytes / 1e6, bytes / 1e6 / saved, loaded,
      merged + saved + loaded, graphml, graphml_bytes / 1e6 / graphml, peak_megabytes());
  std::fflush(stdout);
  std::remove(path.c_str());
  std::remove((path + ".graphml").c_str());
}

}  // namespace

int main(int argc, char** argv) {
  std::puts("| statements | actors | edges | generate s | merge s | save s | save | load s | sum s | | peak MB |");
  if (argc > 1) {
    for (int i = 1; i < argc; ++i) run(std::strtoul(argv[i], nullptr, 10));
  } else {
    for (const std::size_t statements : {10000, 100000, 1000000}) run(statements);
  }
}
