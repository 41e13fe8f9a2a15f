#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/actor_graph.h"

namespace actorgraph {

/// What a figure shows of a graph.
struct FigureOptions {
  std::vector<VertexId> focus;  ///< the actors to draw it around; empty: the strongest lines, wherever they are
  int radius = 1;               ///< how many steps around them
  std::size_t most_actors = 25;
  std::size_t most_lines = 40;
  std::size_t most_of_a_pair = 3;    ///< lines between two actors
  std::string title;                 ///< empty: one that says what is in focus
  std::vector<std::string> filters;  ///< what the graph was filtered by, in words, for the caption
};

/// A figure before it is drawn: few enough actors and lines to read, and what to say below them. Views its graph.
struct Figure {
  const Graph* graph = nullptr;
  std::vector<VertexId> focus;
  std::vector<VertexId> actors;  ///< sorted
  /// The edges drawn, those of a pair together; the number of each in the list of evidence is its place, from 1.
  std::vector<EdgeId> lines;
  std::string title;
  std::string caption;   ///< what was selected from what, and how to read it
  std::string left_out;  ///< "38 weaker relations and 12 actors are not shown.", or empty

  std::string whole_caption() const { return left_out.empty() ? caption : caption + " " + left_out; }
};

/// Chooses the actors with most sources near the focus, each with its strongest line, then the strongest lines between
/// them. All its text is clean and on one line. Precondition: `options.focus` is of `graph`, which outlives the figure.
Figure make_figure(const Graph& graph, const FigureOptions& options);
Figure make_figure(const Graph&& graph, const FigureOptions& options) = delete;  // would dangle

/// What stands at a line: the wording that most of its statements have, `not sanctioned (planned)`; clean, on one line.
std::string line_label(const Graph& graph, EdgeId line);
/// `China → Peru: not sanctioned (planned)`.
std::string line_text(const Graph& graph, EdgeId line);

/// Statements to quote for a line, at most `most`: the most certain of each document first; no sentence twice.
std::vector<StatementIndex> best_statements(const Graph& graph, EdgeId line, std::size_t most);

}  // namespace actorgraph
