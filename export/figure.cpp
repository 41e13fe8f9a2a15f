// A figure is readable where it shows few things: the choice of them is made here, and told in the caption.
#include "export/figure.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>
#include <tuple>

#include "export/text.h"
#include "graph/answer_parts.h"
#include "graph/dates.h"

namespace actorgraph {
namespace {

/// Edges by strength: independent sources, then weight, then statements, then id.
std::vector<EdgeId> by_strength(const Graph& graph) {
  std::vector<EdgeId> order;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) order.push_back(edge);
  const auto key = [&](EdgeId edge) {
    const Relation& relation = graph[edge];
    return std::make_tuple(~std::size_t{relation.sources}, ~std::size_t{relation.weight}, ~relation.evidence.size(),
                           relation.content);
  };
  std::sort(order.begin(), order.end(), [&](EdgeId a, EdgeId b) { return key(a) < key(b); });
  return order;
}

class Selection {
 public:
  Selection(const Graph& graph, const FigureOptions& options)
      : graph_(graph), options_(options), order_(by_strength(graph)), depth_(num_vertices(graph), -1) {}

  void choose() {
    if (options_.focus.empty()) {
      take_strongest();
    } else {
      grow();
    }
    fill();
    number();
  }

  std::vector<VertexId> actors() const {
    std::vector<VertexId> result;
    for (const VertexId vertex : boost::make_iterator_range(vertices(graph_))) {
      if (depth_[vertex] >= 0) result.push_back(vertex);
    }
    return result;
  }
  const std::vector<EdgeId>& lines() const noexcept { return lines_; }

 private:
  bool in(VertexId vertex) const { return depth_[vertex] >= 0; }

  void add(EdgeId edge) {
    if (taken_.insert(graph_[edge].content).second) lines_.push_back(edge);
  }

  void take_strongest() {
    std::size_t count = 0;
    for (const EdgeId edge : order_) {
      const VertexId ends[] = {source(edge, graph_), target(edge, graph_)};
      const std::size_t more = (in(ends[0]) ? 0U : 1U) + (in(ends[1]) || ends[0] == ends[1] ? 0U : 1U);
      if (count + more > options_.most_actors || lines_.size() == options_.most_lines) continue;
      if (more == 0) continue;
      count += more;
      depth_[ends[0]] = depth_[ends[1]] = 0;
      add(edge);
    }
  }

  /// From the focus outwards: always the actor with most sources, then most weight, on a line to those chosen.
  void grow() {
    std::size_t count = 0;
    for (const VertexId actor : options_.focus) {
      count += in(actor) ? 0 : 1;
      depth_[actor] = 0;
    }
    struct Candidate {
      std::uint32_t sources = 0;
      std::size_t weight = 0;
      EdgeId edge;
      int depth = 0;
    };
    for (; count < options_.most_actors && lines_.size() < options_.most_lines; ++count) {
      std::map<VertexId, Candidate> candidates;
      for (const EdgeId edge : order_) {
        VertexId inside = source(edge, graph_);
        VertexId outside = target(edge, graph_);
        if (in(outside)) std::swap(inside, outside);
        if (!in(inside) || in(outside) || depth_[inside] >= options_.radius) continue;
        const auto [entry, is_new] = candidates.try_emplace(outside);
        Candidate& candidate = entry->second;
        if (is_new) {
          candidate.sources = graph_[edge].sources;
          candidate.edge = edge;
          candidate.depth = depth_[inside] + 1;
        }
        candidate.weight += graph_[edge].weight;
      }
      if (candidates.empty()) return;
      const auto best =
          std::max_element(candidates.begin(), candidates.end(), [&](const auto& first, const auto& second) {
            const Candidate& a = first.second;
            const Candidate& b = second.second;
            if (a.sources != b.sources) return a.sources < b.sources;
            if (a.weight != b.weight) return a.weight < b.weight;
            return graph_[first.first].id > graph_[second.first].id;
          });
      depth_[best->first] = best->second.depth;
      add(best->second.edge);
    }
  }

  std::pair<VertexId, VertexId> pair_of(EdgeId edge) const {
    return std::minmax({source(edge, graph_), target(edge, graph_)});
  }

  /// The strongest of the other lines between the actors chosen.
  void fill() {
    std::map<std::pair<VertexId, VertexId>, std::size_t> of_pair;
    for (const EdgeId edge : lines_) ++of_pair[pair_of(edge)];
    for (const EdgeId edge : order_) {
      if (lines_.size() >= options_.most_lines) return;
      if (!in(source(edge, graph_)) || !in(target(edge, graph_)) || taken_.contains(graph_[edge].content)) continue;
      if (of_pair[pair_of(edge)]++ < options_.most_of_a_pair) add(edge);
    }
  }

  /// Pairs in the order of their strongest lines, the lines of each together.
  void number() {
    std::map<ContentId, std::size_t> rank;
    for (std::size_t i = 0; i < order_.size(); ++i) rank.emplace(graph_[order_[i]].content, i);
    std::map<std::pair<VertexId, VertexId>, std::size_t> best;
    for (const EdgeId edge : lines_) {
      const std::size_t here = rank[graph_[edge].content];
      const auto [entry, is_new] = best.try_emplace(pair_of(edge), here);
      if (!is_new) entry->second = std::min(entry->second, here);
    }
    std::sort(lines_.begin(), lines_.end(), [&](EdgeId a, EdgeId b) {
      return std::make_pair(best[pair_of(a)], rank[graph_[a].content]) <
             std::make_pair(best[pair_of(b)], rank[graph_[b].content]);
    });
  }

  const Graph& graph_;
  const FigureOptions& options_;
  std::vector<EdgeId> order_;
  std::vector<int> depth_;  // steps from the focus; -1: not chosen
  std::set<ContentId> taken_;
  std::vector<EdgeId> lines_;
};

std::string names_of(const Graph& graph, const std::vector<VertexId>& actors) {
  std::string names;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    if (i > 0) names += i + 1 == actors.size() ? " and " : ", ";
    names += plain_line(graph[actors[i]].name);
  }
  return names;
}

std::string describe_documents(const Graph& graph) {
  const std::vector<DocumentRecord>& documents = store(graph).documents();
  std::string_view from;
  std::string_view to;
  for (const DocumentRecord& document : documents) {
    from = earlier(from, document.date);
    to = later(to, document.date);
  }
  std::string text = answer::counted(documents.size(), "document");
  if (!from.empty())
    text += from == to ? " of " + std::string(from) : " of " + std::string(from) + " to " + std::string(to);
  return text;
}

std::string describe_selection(const Graph& graph, const FigureOptions& options, const Figure& figure) {
  std::string text = "From " + describe_documents(graph);
  for (const std::string& filter : options.filters) text += "; " + plain_line(filter);
  text += ". ";
  const bool all = figure.actors.size() == num_vertices(graph) && figure.lines.size() == num_edges(graph);
  if (all) {
    text += "All " + answer::counted(figure.actors.size(), "actor") + " and " +
            answer::counted(figure.lines.size(), "relation");
  } else {
    text += "The " + std::to_string(figure.actors.size()) + " strongest of " +
            answer::counted(num_vertices(graph), "actor") + " and " + std::to_string(figure.lines.size()) + " of " +
            answer::counted(num_edges(graph), "relation") + ", by independent sources";
  }
  if (!figure.focus.empty()) {
    text += options.radius == 1 ? ", one step" : ", up to " + std::to_string(options.radius) + " steps";
    text += " from " + names_of(graph, figure.focus);
  }
  text += ". ";
  switch (data(graph).grouping) {
    case Grouping::Lemma:
      text += "A line stands for all statements with one word for the relation.";
      break;
    case Grouping::Type:
      text += "A line stands for all statements of one type; its words are the most frequent ones.";
      break;
    case Grouping::Pair:
      text += "A line stands for all statements from one actor to the other.";
      break;
  }
  return text;
}

std::string describe_left_out(const Graph& graph, const Figure& figure) {
  const std::size_t lines = num_edges(graph) - figure.lines.size();
  const std::size_t actors = num_vertices(graph) - figure.actors.size();
  if (lines == 0 && actors == 0) return "";
  std::string text = answer::counted(lines, "weaker relation");
  if (actors > 0) text += " and " + answer::counted(actors, "actor");
  return text + (lines + actors == 1 ? " is not shown." : " are not shown.");
}

}  // namespace

Figure make_figure(const Graph& graph, const FigureOptions& options) {
  Selection selection(graph, options);
  selection.choose();
  Figure figure;
  figure.graph = &graph;
  figure.focus = options.focus;
  figure.actors = selection.actors();
  figure.lines = selection.lines();
  figure.title = plain_line(options.title);
  if (figure.title.empty()) {
    figure.title = figure.focus.empty() ? "The strongest relations"
                                        : (figure.focus.size() == 1 ? "Relations around " : "Relations between ") +
                                              names_of(graph, figure.focus);
  }
  figure.caption = describe_selection(graph, options, figure);
  figure.left_out = describe_left_out(graph, figure);
  return figure;
}

std::string line_label(const Graph& graph, EdgeId line) {
  const Relation& relation = graph[line];
  std::map<std::string_view, std::size_t> wordings;
  for (const StatementIndex index : relation.evidence) ++wordings[store(graph).text(store(graph)[index].label)];
  const auto most = std::max_element(wordings.begin(), wordings.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  std::string label = plain_line(most->first);
  if (label.size() <= 2) {  // `in`, `of`: too little to stand alone
    std::string type(to_string(relation.type));
    for (char& c : type) c = static_cast<char>(c | 0x20);
    label = type + " " + label;
  }
  if (relation.negated && !answer::says_no(label)) label = "not " + label;
  if (relation.modality != Modality::Asserted) label += " (" + std::string(to_string(relation.modality)) + ")";
  return label;
}

std::string line_text(const Graph& graph, EdgeId line) {
  return plain_line(graph[source(line, graph)].name) + (graph[line].symmetric ? " ↔ " : " → ") +
         plain_line(graph[target(line, graph)].name) + ": " + line_label(graph, line);
}

std::vector<StatementIndex> best_statements(const Graph& graph, EdgeId line, std::size_t most) {
  std::vector<StatementIndex> order = graph[line].evidence;
  std::stable_sort(order.begin(), order.end(), [&](StatementIndex a, StatementIndex b) {
    return store(graph)[a].confidence > store(graph)[b].confidence;
  });
  std::vector<StatementIndex> chosen;
  std::set<DocumentIndex> documents;
  std::set<std::string_view> sentences;
  for (const bool only_new_documents : {true, false}) {
    for (const StatementIndex index : order) {
      if (chosen.size() == most) return chosen;
      const DocumentIndex document = store(graph).document(store(graph)[index]);
      if (only_new_documents && documents.contains(document)) continue;
      if (!sentences.insert(store(graph).view(index).sentence.text).second) continue;
      documents.insert(document);
      chosen.push_back(index);
    }
  }
  return chosen;
}

}  // namespace actorgraph
