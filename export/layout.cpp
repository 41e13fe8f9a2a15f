#include "export/layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/ties.h"

namespace actorgraph {
namespace {

constexpr std::size_t kMostForForces = 1500;
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

double length(const Position& p) { return std::sqrt(p.x * p.x + p.y * p.y); }

/// Forces after ForceAtlas2 (Jacomy and others, 2014): actors push each other off by the product of their ties, so that
/// the well-connected do not pile up in the middle, and ties pull by the logarithm of the distance (LinLog), so that
/// groups show. The step adapts: long while all move one way, short when they swing.
void spread(const Ties& ties, std::vector<Position>& positions) {
  constexpr double kPush = 80;
  constexpr double kPull = 4;
  constexpr double kToTheMiddle = 16;  // components must not drift apart
  constexpr double kLongestStep = 50;
  const std::size_t n = positions.size();
  const int rounds = std::clamp(static_cast<int>(75e6 / static_cast<double>(n * n + 1)), 60, 300);
  std::vector<double> mass(n);
  for (std::size_t v = 0; v < n; ++v) mass[v] = 1 + static_cast<double>(ties[v].size());
  std::vector<Position> force(n);
  std::vector<Position> before(n);
  double speed = 1;
  for (int round = 0; round < rounds; ++round) {
    before.swap(force);
    std::fill(force.begin(), force.end(), Position{});
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = a + 1; b < n; ++b) {
        const double dx = positions[a].x - positions[b].x;
        const double dy = positions[a].y - positions[b].y;
        const double push = kPush * mass[a] * mass[b] / (dx * dx + dy * dy + 1);
        force[a].x += dx * push;
        force[a].y += dy * push;
        force[b].x -= dx * push;
        force[b].y -= dy * push;
      }
      for (const Ties::Tie& tie : ties[a]) {
        const Position way{positions[tie.to].x - positions[a].x, positions[tie.to].y - positions[a].y};
        const double distance = length(way) + 1e-9;
        const double pull = kPull * std::log2(1 + tie.weight) * std::log(1 + distance) / distance;
        force[a].x += way.x * pull;
        force[a].y += way.y * pull;
      }
      const double inwards = kToTheMiddle * mass[a] / (length(positions[a]) + 1e-9);
      force[a].x -= positions[a].x * inwards;
      force[a].y -= positions[a].y * inwards;
    }
    double swing = 1e-9;
    double traction = 0;
    for (std::size_t v = 0; v < n; ++v) {
      swing += mass[v] * length({force[v].x - before[v].x, force[v].y - before[v].y});
      traction += mass[v] * length({force[v].x + before[v].x, force[v].y + before[v].y}) / 2;
    }
    speed = std::min(traction / swing, speed * 1.5);
    for (std::size_t v = 0; v < n; ++v) {
      const double own = mass[v] * length({force[v].x - before[v].x, force[v].y - before[v].y});
      const double step = std::min(speed / (1 + std::sqrt(speed * own)), kLongestStep / (length(force[v]) + 1e-9));
      positions[v].x += force[v].x * step;
      positions[v].y += force[v].y * step;
    }
  }
}

/// Room that an actor takes, as radius: exports draw it the larger the more ties it has, with its name below.
double room(const Ties& ties, std::size_t actor) {
  return 14 + 4 * std::log2(1 + static_cast<double>(ties[actor].size()));
}

/// Draws in what lies far out, brings the whole to the size that its actors need, and pushes apart those that overlap.
void fit(const Ties& ties, std::vector<Position>& positions) {
  constexpr int kRounds = 60;
  const std::size_t n = positions.size();
  double area = 0;
  double mean = 0;
  for (std::size_t v = 0; v < n; ++v) {
    area += 9 * room(ties, v) * room(ties, v);
    mean += length(positions[v]) / static_cast<double>(n);
  }
  const double scale = mean > 0 ? std::sqrt(area) / (1.8 * mean) : 1;
  for (Position& position : positions) {
    const double distance = length(position);
    const double shorter = distance > mean ? std::sqrt(mean / distance) : 1;
    position.x *= scale * shorter;
    position.y *= scale * shorter;
  }
  bool moved = true;
  for (int round = 0; round < kRounds && moved; ++round) {
    moved = false;
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = a + 1; b < n; ++b) {
        Position way{positions[a].x - positions[b].x, positions[a].y - positions[b].y};
        const double wanted = room(ties, a) + room(ties, b);
        if (std::abs(way.x) >= wanted || std::abs(way.y) >= wanted) continue;
        double distance = length(way);
        if (distance >= wanted) continue;
        if (distance < 1e-6) {
          way = {1, 0};
          distance = 1;
        }
        const double push = (wanted - distance) / (2 * distance);
        positions[a].x += way.x * push;
        positions[a].y += way.y * push;
        positions[b].x -= way.x * push;
        positions[b].y -= way.y * push;
        moved = true;
      }
    }
  }
}

}  // namespace

std::vector<Position> make_layout(const Graph& graph) {
  const Ties ties = make_undirected_ties(graph);
  std::vector<Position> positions = spiral(ties);
  if (positions.size() <= kMostForForces) {
    spread(ties, positions);
    fit(ties, positions);
  }
  for (Position& position : positions) {
    position.x = std::round(position.x * 100) / 100 + 0.0;  // no -0
    position.y = std::round(position.y * 100) / 100 + 0.0;
  }
  return positions;
}

}  // namespace actorgraph
