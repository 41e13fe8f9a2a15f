#include "extract/language/maximum_tree.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace actorgraph {
namespace {

// So much worse than any word, that a tree with one word at the root beats all with more.
constexpr double kRootCost = 1e10;
constexpr double kNever = -std::numeric_limits<double>::infinity();

// The graph in which cycles are contracted into one of their nodes. `entry` and `leave` remember, for each pair of
// nodes of now, which pair of words the score belongs to.
struct Contraction {
  std::size_t nodes;
  std::vector<double> score;      // [dependent][head]
  std::vector<int> dependent_of;  // the word that the arc of the pair enters
  std::vector<int> head_of;       // the word that it leaves

  std::size_t at(std::size_t dependent, std::size_t head) const { return dependent * nodes + head; }
};

int best_head(const Contraction& graph, const std::vector<char>& alive, std::size_t d) {
  int best = 0;
  double top = kNever;
  for (std::size_t h = 0; h < graph.nodes; ++h) {
    if (h == d || !alive[h] || graph.score[graph.at(d, h)] <= top) continue;
    top = graph.score[graph.at(d, h)];
    best = static_cast<int>(h);
  }
  return best;
}

// The cycles of the best heads, as lists of their nodes.
std::vector<std::vector<int>> find_cycles(const std::vector<int>& best, const std::vector<char>& alive) {
  std::vector<std::vector<int>> cycles;
  std::vector<int> seen(best.size(), 0);
  for (std::size_t start = 1; start < best.size(); ++start) {
    if (!alive[start]) continue;
    int node = static_cast<int>(start);
    while (node != 0 && seen[static_cast<std::size_t>(node)] == 0) {
      seen[static_cast<std::size_t>(node)] = static_cast<int>(start);
      node = best[static_cast<std::size_t>(node)];
    }
    if (node == 0 || seen[static_cast<std::size_t>(node)] != static_cast<int>(start)) continue;
    cycles.push_back({node});
    for (int next = best[static_cast<std::size_t>(node)]; next != node; next = best[static_cast<std::size_t>(next)]) {
      cycles.back().push_back(next);
    }
  }
  return cycles;
}

// A contracted cycle: its arcs as pairs of words, and the words of each node that it ran through.
struct Step {
  std::vector<int> heads;
  std::vector<int> words;
  std::vector<std::vector<int>> members;
};

std::size_t index(int node) { return static_cast<std::size_t>(node); }

// Makes the cycle one node, cycle.front(): an arc into it gains what the cycle loses by breaking open there.
void contract(Contraction& graph, const std::vector<int>& cycle, const std::vector<int>& best,
              std::vector<char>& alive) {
  const std::size_t kept = index(cycle.front());
  std::vector<char> inside(graph.nodes, 0);
  std::vector<double> own(graph.nodes, 0.0);
  for (const int node : cycle) {
    inside[index(node)] = 1;
    own[index(node)] = graph.score[graph.at(index(node), index(best[index(node)]))];
  }
  for (std::size_t other = 0; other < graph.nodes; ++other) {
    if (!alive[other] || inside[other]) continue;
    std::size_t in = graph.at(kept, other);
    std::size_t out = graph.at(other, kept);
    double in_top = kNever;
    double out_top = kNever;
    for (const int node : cycle) {
      const std::size_t into = graph.at(index(node), other);
      if (graph.score[into] - own[index(node)] > in_top) {
        in_top = graph.score[into] - own[index(node)];
        in = into;
      }
      const std::size_t out_of = graph.at(other, index(node));
      if (other != 0 && graph.score[out_of] > out_top) {
        out_top = graph.score[out_of];
        out = out_of;
      }
    }
    const std::size_t into_kept = graph.at(kept, other);
    const std::size_t out_of_kept = graph.at(other, kept);
    graph.score[into_kept] = in_top;
    graph.dependent_of[into_kept] = graph.dependent_of[in];
    graph.head_of[into_kept] = graph.head_of[in];
    graph.score[out_of_kept] = out_top;
    graph.dependent_of[out_of_kept] = graph.dependent_of[out];
    graph.head_of[out_of_kept] = graph.head_of[out];
  }
  for (const int node : cycle) alive[index(node)] = index(node) == kept;
}

}  // namespace

std::vector<int> maximum_tree(const std::vector<float>& scores, std::size_t words) {
  Contraction graph;
  graph.nodes = words + 1;
  const std::size_t size = graph.nodes * graph.nodes;
  graph.score.resize(size);
  graph.dependent_of.resize(size);
  graph.head_of.resize(size);
  std::vector<std::vector<int>> members(graph.nodes);
  for (std::size_t d = 0; d < graph.nodes; ++d) {
    members[d] = {static_cast<int>(d)};
    for (std::size_t h = 0; h < graph.nodes; ++h) {
      const std::size_t at = graph.at(d, h);
      graph.score[at] = static_cast<double>(scores[at]) - (h == 0 ? kRootCost : 0.0);
      graph.dependent_of[at] = static_cast<int>(d);
      graph.head_of[at] = static_cast<int>(h);
    }
  }
  std::vector<char> alive(graph.nodes, 1);
  std::vector<Step> steps;
  std::vector<int> best(graph.nodes, 0);
  for (std::size_t d = 1; d < graph.nodes; ++d) best[d] = best_head(graph, alive, d);
  for (auto cycles = find_cycles(best, alive); !cycles.empty(); cycles = find_cycles(best, alive)) {
    for (const std::vector<int>& cycle : cycles) {
      Step step;
      std::vector<int> united;
      for (const int node : cycle) {
        const std::size_t arc = graph.at(index(node), index(best[index(node)]));
        step.heads.push_back(graph.head_of[arc]);
        step.words.push_back(graph.dependent_of[arc]);
        united.insert(united.end(), members[index(node)].begin(), members[index(node)].end());
        step.members.push_back(std::move(members[index(node)]));
      }
      contract(graph, cycle, best, alive);
      // What had its best head in the cycle has it in the one node now, with the same score: the whole takes n^2 steps.
      const int kept = cycle.front();
      for (std::size_t d = 1; d < graph.nodes; ++d) {
        if (alive[d] && !alive[index(best[d])]) best[d] = kept;
      }
      best[index(kept)] = best_head(graph, alive, index(kept));
      members[index(kept)] = std::move(united);
      steps.push_back(std::move(step));
    }
  }
  std::vector<int> heads(graph.nodes, -1);
  heads[0] = 0;
  for (std::size_t d = 1; d < graph.nodes; ++d) {
    if (!alive[d]) continue;
    const std::size_t arc = graph.at(d, index(best[d]));
    heads[index(graph.dependent_of[arc])] = graph.head_of[arc];
  }
  // Open the cycles again, last first: each keeps its arcs but the one into the node that an arc from outside enters.
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    for (std::size_t i = 0; i < step->words.size(); ++i) {
      const bool entered = std::any_of(step->members[i].begin(), step->members[i].end(),
                                       [&](int word) { return heads[index(word)] >= 0; });
      if (!entered) heads[index(step->words[i])] = step->heads[i];
    }
  }
  return heads;
}

}  // namespace actorgraph
