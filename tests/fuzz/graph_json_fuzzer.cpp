// Graphs and triples of strangers: what is read makes a graph, and that graph, written, reads back as itself.
#include <sstream>

#include "check_reading.h"
#include "graph/graph_json.h"
#include "graph/merge.h"

namespace {

using namespace actorgraph;

std::string to_json(const std::string& bytes) {
  std::istringstream in(bytes);
  GraphBuilder builder;
  read_graph_or_records(in, builder);
  Graph graph;
  builder.build(graph);
  std::ostringstream out;
  write_graph_json(graph, out);
  return out.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string graph;
  try {
    graph = to_json(std::string(reinterpret_cast<const char*>(data), size));
  } catch (const InputError&) {
    return 0;
  }
  require(to_json(graph) == graph);
  return 0;
}
