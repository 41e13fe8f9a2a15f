// How fast graphs are written, and how much memory that takes beyond the graph:
//
//     export_speed [STATEMENTS] [FORMAT…]     by default 1,000,000 (among 50,000 actors), graphml and json
//
// Prints a row for each format and each of two sizes of graph: the memory must not grow with the graph.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <streambuf>
#include <string>
#include <vector>

#include "export/formats.h"
#include "graph/merge.h"

using namespace actorgraph;

namespace {

/// Takes bytes and forgets them: the speed is that of the writer, not of a disk.
class Counter : public std::streambuf {
 public:
  std::size_t bytes = 0;

 protected:
  std::streamsize xsputn(const char*, std::streamsize size) override {
    bytes += static_cast<std::size_t>(size);
    return size;
  }
  int_type overflow(int_type c) override {
    ++bytes;
    return traits_type::not_eof(c);
  }
};

double user_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

/// A field of /proc/self/status, in MB.
double memory(const std::string& field) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word != field + ":") continue;
    double kilobytes = 0;
    status >> kilobytes;
    return kilobytes / 1000;
  }
  return 0;
}

void make_graph(std::size_t statements, Graph& graph) {
  std::mt19937_64 random(7);
  const std::size_t actors = statements / 20;
  const RelationType types[] = {RelationType::Aid, RelationType::Sanction, RelationType::Consult, RelationType::Member};
  const char* labels[] = {"sent relief supplies to", "imposed new sanctions on", "held long talks with", "is part of"};
  GraphBuilder builder;
  constexpr std::size_t kDocuments = 500;
  for (std::size_t i = 0; i < kDocuments; ++i) {
    builder.add(DocumentRecord{"d" + std::to_string(i), "reports/" + std::to_string(i) + ".md", "Report", "2019", {}});
  }
  for (std::size_t i = 0; i < statements; ++i) {
    // The first few are met most, as in texts.
    const auto pick = [&] {
      const double u = static_cast<double>(random() % 1000000) / 1e6;
      return "Actor " + std::to_string(static_cast<std::size_t>(u * u * static_cast<double>(actors)));
    };
    Triple triple;
    const std::size_t document = random() % kDocuments;
    triple.document_hash = "d" + std::to_string(document);
    triple.document = "reports/" + std::to_string(document) + ".md";
    const std::size_t kind = random() % 4;
    const std::string subject = pick();
    const std::string object = pick();
    const std::string text = subject + " " + labels[kind] + " " + object + " in the year " +
                             std::to_string(random() % 100000) + ", an observer of these matters wrote at the time (" +
                             std::to_string(i) + ").";
    triple.sentence = {text, {{i * 200, i * 200 + text.size()}}};
    triple.line = static_cast<int>(i % 1000);
    triple.subject = {subject, ActorKind::State, {subject, {{i * 200, i * 200 + subject.size()}}}};
    triple.relation = {labels[kind], labels[kind], types[kind], {labels[kind], {{i * 200 + 10, i * 200 + 20}}}};
    triple.object = {object, ActorKind::State, {object, {{i * 200 + 30, i * 200 + 40}}}};
    triple.rule = "clause";
    triple.confidence = 0.87;
    triple.id = make_triple_id(triple);
    builder.add(triple);
  }
  builder.build(graph);
}

void measure(const Graph& graph, std::size_t statements, const Format& format) {
  std::ofstream("/proc/self/clear_refs") << "5";  // the peak counts from here on
  const double before = memory("VmRSS");
  Counter counter;
  std::ostream out(&counter);
  const double start = user_seconds();
  write_graph(graph, format, out);
  const double seconds = user_seconds() - start;
  const double megabytes = static_cast<double>(counter.bytes) / 1e6;
  std::printf("| %s | %zu | %zu | %zu | %.0f | %.2f | %.0f | %.0f |\n", std::string(format.name).c_str(),
              num_vertices(graph), num_edges(graph), statements, megabytes, seconds, megabytes / seconds,
              memory("VmHWM") - before);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t most = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000;
  std::vector<std::string> names(argv + std::min(argc, 2), argv + argc);
  if (names.empty()) names = {"graphml", "json"};
  std::vector<const Format*> formats;
  for (const std::string& name : names) {
    formats.push_back(find_format(name));
    if (formats.back() == nullptr) {
      std::fprintf(stderr, "export_speed: there is no format %s\n", name.c_str());
      return 2;
    }
  }
  std::puts("| format | actors | edges | statements | MB | user s | MB/s | MB beyond the graph |");
  std::puts("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const std::size_t statements : {most / 10, most}) {
    Graph graph;
    make_graph(statements, graph);
    for (const Format* format : formats) measure(graph, statements, *format);
  }
}
