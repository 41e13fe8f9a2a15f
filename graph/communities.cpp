// The Leiden algorithm after Traag, Waltman and van Eck, From Louvain to Leiden: guaranteeing well-connected
// communities (2019), with modularity as quality: vertices move to better communities (fast, with a queue), each
// community is refined from singletons by random merges of well-connected parts, the refined parts become the vertices
// of the next, smaller graph, which starts from the communities before refinement.

#include "graph/communities.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace actorgraph {
namespace {

using Labels = std::vector<std::uint32_t>;

constexpr double kRandomness = 0.01;  // beta of the refinement
constexpr double kLeastGain = 1e-10;
constexpr std::size_t kMostStarts = 10;
constexpr std::size_t kStartedVertices = 20000;  // vertices times starts
constexpr int kMostIterations = 12;

/// A level of the algorithm: ties, and each vertex's strength (sum of its ties, loops twice).
struct Level {
  Ties ties;
  std::vector<double> strength;
  double twice_total = 0;  // 2m
};

Level make_level(Ties ties) {
  Level level{std::move(ties), {}, 0};
  level.strength.resize(level.ties.size());
  for (std::size_t v = 0; v < level.ties.size(); ++v) {
    for (const Ties::Tie& tie : level.ties[v]) level.strength[v] += tie.to == v ? 2 * tie.weight : tie.weight;
    level.twice_total += level.strength[v];
  }
  return level;
}

/// Fisher–Yates with our own draws: std::shuffle differs between standard libraries.
void shuffle(Labels& order, std::mt19937_64& random) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
}

Labels iota(std::size_t size) {
  Labels labels(size);
  std::iota(labels.begin(), labels.end(), 0U);
  return labels;
}

/// Weights from one vertex to communities, cleared in time of what was touched.
class Neighbourhood {
 public:
  explicit Neighbourhood(std::size_t size) : weight_(size, 0), seen_(size, false) {}
  void add(std::uint32_t community, double weight) {
    if (!seen_[community]) {
      seen_[community] = true;
      touched_.push_back(community);
    }
    weight_[community] += weight;
  }
  double operator[](std::uint32_t community) const { return weight_[community]; }
  const Labels& touched() const { return touched_; }
  void clear() {
    for (const std::uint32_t community : touched_) {
      weight_[community] = 0;
      seen_[community] = false;
    }
    touched_.clear();
  }

 private:
  std::vector<double> weight_;
  std::vector<bool> seen_;
  Labels touched_;
};

/// Moves vertices until none gains by it; whether any moved.
bool move_vertices(const Level& level, Labels& community, std::mt19937_64& random) {
  const std::size_t n = level.ties.size();
  std::vector<double> total(n);
  std::vector<std::uint32_t> members(n);
  for (std::size_t v = 0; v < n; ++v) {
    total[community[v]] += level.strength[v];
    ++members[community[v]];
  }
  Labels empty;
  for (std::uint32_t c = 0; c < n; ++c) {
    if (members[c] == 0) empty.push_back(c);
  }
  Labels queue = iota(n);
  shuffle(queue, random);
  std::vector<bool> queued(n, true);
  Neighbourhood near(n);
  bool moved = false;
  for (std::size_t at = 0; at < queue.size(); ++at) {
    const std::uint32_t v = queue[at];
    queued[v] = false;
    const std::uint32_t old = community[v];
    for (const Ties::Tie& tie : level.ties[v]) {
      if (tie.to != v) near.add(community[tie.to], tie.weight);
    }
    total[old] -= level.strength[v];
    --members[old];
    const double share = level.strength[v] / level.twice_total;
    std::uint32_t best = old;
    double best_gain = near[old] - share * total[old];
    for (const std::uint32_t c : near.touched()) {
      const double gain = near[c] - share * total[c];
      if (gain > best_gain + kLeastGain) {
        best = c;
        best_gain = gain;
      }
    }
    if (best_gain < -kLeastGain && members[old] > 0) {  // better alone
      best = empty.back();
      empty.pop_back();
    }
    near.clear();
    total[best] += level.strength[v];
    ++members[best];
    if (best == old) continue;
    if (members[old] == 0) empty.push_back(old);
    community[v] = best;
    moved = true;
    for (const Ties::Tie& tie : level.ties[v]) {
      if (!queued[tie.to] && community[tie.to] != best) {
        queued[tie.to] = true;
        queue.push_back(tie.to);
      }
    }
    if (at > n && at * 2 > queue.size()) {  // keep the queue from growing without end
      queue.erase(queue.begin(), queue.begin() + static_cast<std::ptrdiff_t>(at) + 1);
      at = static_cast<std::size_t>(-1);
    }
  }
  return moved;
}

/// Splits each community into well-connected parts.
Labels refine(const Level& level, const Labels& community, std::mt19937_64& random) {
  const std::size_t n = level.ties.size();
  Labels part = iota(n);
  std::vector<double> part_strength = level.strength;
  std::vector<double> community_strength(n);
  for (std::size_t v = 0; v < n; ++v) community_strength[community[v]] += level.strength[v];
  // Of each part: weight of its ties to the rest of its community.
  std::vector<double> outward(n);
  for (std::size_t v = 0; v < n; ++v) {
    for (const Ties::Tie& tie : level.ties[v]) {
      if (tie.to != v && community[tie.to] == community[v]) outward[v] += tie.weight;
    }
  }
  std::vector<std::uint32_t> members(n, 1);
  const auto well_connected = [&](double weight, double strength, double whole) {
    return weight >= strength * (whole - strength) / level.twice_total - kLeastGain;
  };
  Labels order = iota(n);
  shuffle(order, random);
  Neighbourhood near(n);
  std::vector<std::pair<std::uint32_t, double>> choices;
  for (const std::uint32_t v : order) {
    if (members[part[v]] != 1) continue;
    const double whole = community_strength[community[v]];
    if (!well_connected(outward[part[v]], level.strength[v], whole)) continue;
    for (const Ties::Tie& tie : level.ties[v]) {
      if (tie.to != v && community[tie.to] == community[v]) near.add(part[tie.to], tie.weight);
    }
    choices.clear();
    choices.emplace_back(part[v], 0);
    double best = 0;
    for (const std::uint32_t p : near.touched()) {
      if (p == part[v] || !well_connected(outward[p], part_strength[p], whole)) continue;
      const double gain = near[p] - level.strength[v] * part_strength[p] / level.twice_total;
      if (gain < 0) continue;
      choices.emplace_back(p, gain);
      best = std::max(best, gain);
    }
    double sum = 0;
    for (auto& [p, gain] : choices) {
      gain = std::exp((gain - best) / kRandomness);
      sum += gain;
    }
    double draw = static_cast<double>(random() >> 11) / 9007199254740992.0 * sum;
    std::uint32_t chosen = choices.back().first;
    for (const auto& [p, chance] : choices) {
      if (draw < chance) {
        chosen = p;
        break;
      }
      draw -= chance;
    }
    if (chosen != part[v]) {
      const double between = near[chosen];
      outward[chosen] += outward[part[v]] - 2 * between;
      part_strength[chosen] += level.strength[v];
      ++members[chosen];
      members[part[v]] = 0;
      part[v] = chosen;
    }
    near.clear();
  }
  return part;
}

/// Labels from 0 without gaps, in the order of the vertices; how many there are.
std::uint32_t compact(Labels& labels) {
  const std::uint32_t largest = labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end());
  Labels number(std::size_t{largest} + 1, 0xffffffff);
  std::uint32_t count = 0;
  for (std::uint32_t& label : labels) {
    if (number[label] == 0xffffffff) number[label] = count++;
    label = number[label];
  }
  return count;
}

/// The parts as vertices.
Level aggregate(const Level& level, const Labels& part, std::uint32_t parts) {
  std::vector<Ties::Arc> arcs;
  for (std::uint32_t v = 0; v < level.ties.size(); ++v) {
    for (const Ties::Tie& tie : level.ties[v]) {
      // A tie within a part is met from both ends; as a loop it stands once.
      const bool inside = part[v] == part[tie.to] && v != tie.to;
      arcs.push_back({part[v], part[tie.to], inside ? tie.weight / 2 : tie.weight});
    }
  }
  return make_level(Ties(parts, std::move(arcs)));
}

/// Once through all levels, from the given communities.
void improve(const Ties& ties, Labels& community, std::mt19937_64& random) {
  Level level = make_level(ties);
  Labels vertex_of = iota(ties.size());  // the level's vertex that holds each original one
  Labels labels = community;
  for (;;) {
    move_vertices(level, labels, random);
    Labels part = refine(level, labels, random);
    const std::uint32_t parts = compact(part);
    for (std::size_t v = 0; v < vertex_of.size(); ++v) community[v] = labels[vertex_of[v]];
    if (parts == level.ties.size()) break;
    Labels next(parts);
    for (std::size_t v = 0; v < part.size(); ++v) next[part[v]] = labels[v];
    compact(next);
    for (std::uint32_t& v : vertex_of) v = part[v];
    level = aggregate(level, part, parts);
    labels = std::move(next);
  }
}

}  // namespace

double modularity(const Ties& undirected, const Labels& community) {
  const Level level = make_level(undirected);
  if (level.twice_total == 0) return 0;
  std::vector<double> inside(undirected.size()), total(undirected.size());
  for (std::size_t v = 0; v < undirected.size(); ++v) {
    total[community[v]] += level.strength[v];
    for (const Ties::Tie& tie : undirected[v]) {
      if (community[tie.to] == community[v]) inside[community[v]] += tie.to == v ? 2 * tie.weight : tie.weight;
    }
  }
  double sum = 0;
  for (std::size_t c = 0; c < inside.size(); ++c) {
    sum += inside[c] / level.twice_total - (total[c] / level.twice_total) * (total[c] / level.twice_total);
  }
  return sum;
}

Labels leiden_communities(const Ties& undirected) {
  Labels best = iota(undirected.size());
  if (make_level(undirected).twice_total == 0) return best;
  std::mt19937_64 random(20190326);  // always the same
  double quality = modularity(undirected, best);
  // One start may end in a poor local optimum; small graphs can afford more of them.
  const std::size_t starts = std::clamp<std::size_t>(kStartedVertices / undirected.size(), 1, kMostStarts);
  for (std::size_t start = 0; start < starts; ++start) {
    Labels current = iota(undirected.size());
    double current_quality = modularity(undirected, current);
    for (int iteration = 0; iteration < kMostIterations; ++iteration) {
      Labels next = current;
      improve(undirected, next, random);
      compact(next);
      const double reached = modularity(undirected, next);
      if (reached <= current_quality + kLeastGain) break;
      current = std::move(next);
      current_quality = reached;
    }
    if (current_quality > quality + kLeastGain) {
      best = std::move(current);
      quality = current_quality;
    }
  }
  return best;
}

}  // namespace actorgraph
