#include "export/formats.h"

#include <array>

#include "export/graphml.h"
#include "export/node_link.h"
#include "graph/graph_json.h"

namespace actorgraph {
namespace {

constexpr std::array kFormats = {
    Format{"graphml", ".graphml", "GraphML for Gephi, networkx, igraph, graph-tool, Cytoscape", write_graphml},
    Format{"json", ".json", "native JSON, lossless: what merge, verify and diff read", write_graph_json},
    Format{"node-link", ".node-link.json", "networkx node-link JSON: nx.node_link_graph(data, edges=\"edges\")",
           write_node_link},
    Format{"d3", ".d3.json", "node-link JSON with \"links\", for D3, force-graph and networkx before 3.4", write_d3},
};

}  // namespace

std::span<const Format> formats() noexcept { return kFormats; }

const Format* find_format(std::string_view name) noexcept {
  for (const Format& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

const Format* find_format_by_ending(std::string_view path) noexcept {
  const Format* best = nullptr;
  for (const Format& format : kFormats) {
    if (path.ends_with(format.ending) && (best == nullptr || format.ending.size() > best->ending.size()))
      best = &format;
  }
  return best;
}

void write_graph(const Graph& graph, const Format& format, std::ostream& out) { format.write(graph, out); }

}  // namespace actorgraph
