#include "export/layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/ties.h"

namespace actorgraph {
namespace {

constexpr std::size_t kMostForForces = 1500;
constexpr int kRounds = 80;
constexpr double kDistance = 60;  // between neighbours
constexpr double kGoldenAngle = 2.399963229728653;

std::vector<double> strengths(const Ties& ties) {
  std::vector<double> strength(ties.size());
  for (std::size_t v = 0; v < ties.size(); ++v) {
    for (const Ties::Tie& tie : ties[v]) strength[v] += tie.weight;
  }
  return strength;
}

/// Points of a sunflower, the strongest in the middle.
std::vector<Position> spiral(const Ties& ties) {
  const std::vector<double> strength = strengths(ties);
  std::vector<std::size_t> order(ties.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return strength[a] > strength[b]; });
  std::vector<Position> positions(ties.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double radius = kDistance * 0.7 * std::sqrt(static_cast<double>(i));
    const double angle = kGoldenAngle * static_cast<double>(i);
    positions[order[i]] = {radius * std::cos(angle), radius * std::sin(angle)};
  }
  return positions;
}

void spread(const Ties& ties, std::vector<Position>& positions) {
  const std::size_t n = positions.size();
  const double square = kDistance * kDistance;
  double reach = kDistance * std::sqrt(static_cast<double>(n)) / 4;
  std::vector<Position> force(n);
  for (int round = 0; round < kRounds; ++round, reach *= 0.95) {
    std::fill(force.begin(), force.end(), Position{});
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = a + 1; b < n; ++b) {
        const double dx = positions[a].x - positions[b].x;
        const double dy = positions[a].y - positions[b].y;
        const double push = square / (dx * dx + dy * dy + 1);
        force[a].x += dx * push;
        force[a].y += dy * push;
        force[b].x -= dx * push;
        force[b].y -= dy * push;
      }
      for (const Ties::Tie& tie : ties[a]) {
        const double dx = positions[tie.to].x - positions[a].x;
        const double dy = positions[tie.to].y - positions[a].y;
        const double pull = std::sqrt(dx * dx + dy * dy) / kDistance;
        force[a].x += dx * pull;
        force[a].y += dy * pull;
      }
      // A little towards the middle: components must not drift apart.
      force[a].x -= positions[a].x * 0.05;
      force[a].y -= positions[a].y * 0.05;
    }
    for (std::size_t v = 0; v < n; ++v) {
      const double length = std::sqrt(force[v].x * force[v].x + force[v].y * force[v].y);
      const double step = length > reach ? reach / length : 1;
      positions[v].x += force[v].x * step;
      positions[v].y += force[v].y * step;
    }
  }
}

}  // namespace

std::vector<Position> make_layout(const Graph& graph) {
  const Ties ties = make_undirected_ties(graph);
  std::vector<Position> positions = spiral(ties);
  if (positions.size() <= kMostForForces) spread(ties, positions);
  for (Position& position : positions) {
    position.x = std::round(position.x * 100) / 100 + 0.0;  // no -0
    position.y = std::round(position.y * 100) / 100 + 0.0;
  }
  return positions;
}

}  // namespace actorgraph
