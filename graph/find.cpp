#include "graph/find.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <numeric>
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

/// How many bytes must be left out, added, changed or swapped with the next to make `a` of `b`; `limit` + 1 where more
/// than `limit`.
std::size_t edits(std::string_view a, std::string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    if (*std::min_element(now.begin(), now.end()) > limit) return limit + 1;
    before.swap(last);
    last.swap(now);
  }
  return last[b.size()];
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

std::vector<VertexId> similar_actors(const Graph& graph, std::string_view text, std::size_t most) {
  const std::string wanted = lower(text);
  const std::size_t limit = wanted.size() / 3;
  std::vector<std::pair<std::size_t, VertexId>> found;
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    std::size_t nearest = edits(wanted, lower(graph[vertex].name), limit);
    for (const auto& [alias, count] : graph[vertex].aliases) {
      nearest = std::min(nearest, edits(wanted, lower(alias), limit));
    }
    if (nearest <= limit) found.emplace_back(nearest, vertex);
  }
  std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : graph[a.second].mentions > graph[b.second].mentions;
  });
  if (found.size() > most) found.resize(most);
  std::vector<VertexId> actors;
  for (const auto& [distance, vertex] : found) actors.push_back(vertex);
  return actors;
}

}  // namespace actorgraph
