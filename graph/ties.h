#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/actor_graph.h"

namespace actorgraph {

/// A simple weighted graph, packed for measuring: parallel edges are one tie with their weights summed. Each row is
/// sorted by neighbour.
class Ties {
 public:
  struct Tie {
    std::uint32_t to = 0;
    double weight = 0;
  };

  Ties() = default;
  /// `arcs`: (from, to, weight), in any order, repeated ones added up.
  struct Arc {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double weight = 0;
  };
  Ties(std::size_t size, std::vector<Arc> arcs);

  std::size_t size() const noexcept { return start_.empty() ? 0 : start_.size() - 1; }
  std::span<const Tie> operator[](std::size_t vertex) const noexcept {
    return {ties_.data() + start_[vertex], ties_.data() + start_[vertex + 1]};
  }

 private:
  std::vector<std::size_t> start_;
  std::vector<Tie> ties_;
};

/// The edges that state something: all but the negated ones. From source to target, symmetric ones both ways; loops
/// too.
Ties make_directed_ties(const Graph& graph);
/// The same without direction: each tie stands in both rows, a loop once in its own with its weight.
Ties make_undirected_ties(const Graph& graph);

}  // namespace actorgraph
