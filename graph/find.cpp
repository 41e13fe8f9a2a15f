#include "graph/find.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <string>

namespace actorgraph {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// How well `text` (in lower case) names the actor: 0 is best, 4 not at all.
int distance(const Vertex& vertex, std::string_view text) {
  if (vertex.id == text) return 0;
  const std::string name = lower(vertex.name);
  if (name == text) return 1;
  for (const auto& [alias, count] : vertex.aliases) {
    if (lower(alias) == text) return 2;
  }
  return name.find(text) != std::string::npos ? 3 : 4;
}

}  // namespace

std::vector<VertexId> find_actors(const Graph& graph, std::string_view text) {
  const std::string wanted = lower(text);
  std::vector<VertexId> found;
  int best = 3;
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    const int how = distance(graph[vertex], wanted);
    if (how > best || how == 4) continue;
    if (how < best) found.clear();
    best = how;
    found.push_back(vertex);
  }
  std::stable_sort(found.begin(), found.end(),
                   [&](VertexId a, VertexId b) { return graph[a].mentions > graph[b].mentions; });
  return found;
}

}  // namespace actorgraph
