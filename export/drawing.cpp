// A figure is laid out twice by Graphviz. The first time actors and lines alone, by `dot`, or by `sfdp` where there are
// many; the second time with the positions kept (`nop2`), and title, legend and caption set around them by us, as nodes
// of their own. So the legend's samples are drawn by the hand that draws the figure, and nothing of a document ever
// stands in markup that Graphviz reads.
#include "export/drawing.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <sstream>
#include <vector>

#include "export/flat.h"
#include "export/glyphs.h"
#include "export/text.h"
#include "extract/errors.h"

namespace actorgraph {
namespace {

constexpr std::size_t kMostActors = 300;
constexpr std::size_t kMostLines = 1000;
constexpr std::size_t kMostForDot = 80;  // dot takes minutes beyond it
constexpr std::size_t kMostLinesForDot = 160;
constexpr std::size_t kMostLabels = 40;  // of lines, where they are not laid out with the actors

// Arial's widths are those of Liberation Sans and Helvetica, so that boxes fit the text on most machines.
constexpr const char* kFont = "Arial,Liberation Sans,Noto Sans,DejaVu Sans,sans-serif";
constexpr double kActorSize = 11;
constexpr double kLabelSize = 9;
constexpr double kCaptionSize = 10;
constexpr double kTitleSize = 14;
constexpr std::size_t kActorColumns = 18;
constexpr std::size_t kLabelColumns = 20;
constexpr double kLeastWidth = 430;  // of title, legend and caption, in points

// ---- text ----

/// Breaks `text` at blanks into lines of about `columns` code points; at most `most` lines, the last then with `…`.
std::vector<std::string> wrap(std::string_view text, std::size_t columns, std::size_t most = SIZE_MAX) {
  const auto length = [](std::string_view part) {
    return static_cast<std::size_t>(
        std::count_if(part.begin(), part.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  };
  std::vector<std::string> lines;
  std::string line;
  const auto end_line = [&] {
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
  };
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    std::string_view word = text.substr(begin, end - begin);
    begin = end + 1;
    if (!line.empty() && length(line) + 1 + length(word) > columns) end_line();
    while (length(word) > columns + 6) {  // no blank to break at
      std::size_t cut = 0;
      for (std::size_t points = 0; points < columns; ++cut) {
        if (cut + 1 == word.size() || (static_cast<unsigned char>(word[cut + 1]) & 0xC0) != 0x80) ++points;
      }
      lines.emplace_back(word.substr(0, cut));
      word = word.substr(cut);
      if (lines.size() > most) break;
    }
    if (!line.empty()) line += ' ';
    line += word;
    if (lines.size() > most) break;
  }
  end_line();
  if (lines.size() > most) {
    lines.resize(most);
    lines.back() += "…";
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

/// Text for Graphviz, which reads backslashes and entities in labels. `ending`: `\n` centres lines, `\l` sets them
/// left.
std::string label(const std::vector<std::string>& lines, const char* ending = "\\n") {
  std::string result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const char c : lines[i]) {
      if (c == '\\') {
        result += "\\\\";
      } else if (c == '&') {
        result += "&amp;";
      } else {
        result.push_back(c);
      }
    }
    if (i + 1 < lines.size() || std::strcmp(ending, "\\l") == 0) result += ending;
  }
  return result;
}
std::string label(std::string_view line) { return label(std::vector<std::string>{std::string(line)}); }

std::string shorten(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return std::string(text.substr(0, most)) + "…";
}

std::string points(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f", value);
  return buffer;
}
std::string inches(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4f", value / 72);
  return buffer;
}

// ---- the look of things ----

/// How actors of some kinds are drawn: by fill and by shape, so that grey paper tells them apart too.
struct ActorLook {
  const char* words;
  const char* shape;
  const char* fill;
  const char* style;
  const char* peripheries = "1";
};

constexpr std::array kActorLooks = {
    ActorLook{"state", "box", "#56B4E9", "filled"},
    ActorLook{"organization", "box", "#E69F00", "filled,rounded"},
    ActorLook{"project, treaty, forum", "note", "#E69F00", "filled"},
    ActorLook{"armed group", "octagon", "#BBBBBB", "filled"},
    ActorLook{"person", "ellipse", "#CC79A7", "filled"},
    ActorLook{"people, group", "ellipse", "#F0E442", "filled"},
    ActorLook{"place, facility", "hexagon", "#FFFFFF", "filled"},
    ActorLook{"company, media", "box", "#DDDDDD", "filled", "2"},
    ActorLook{"other", "ellipse", "#FFFFFF", "filled"},
};

std::size_t look_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::State:
      return 0;
    case ActorKind::Organization:
      return 1;
    case ActorKind::Project:
      return 2;
    case ActorKind::ArmedGroup:
      return 3;
    case ActorKind::Person:
      return 4;
    case ActorKind::People:
    case ActorKind::Collective:
      return 5;
    case ActorKind::Place:
    case ActorKind::Facility:
      return 6;
    case ActorKind::Company:
    case ActorKind::Media:
      return 7;
    case ActorKind::Other:
      break;
  }
  return 8;
}

/// Triangle, bar and triangle, open arrow: the polarity without its colour. Denied lines are neutral, and hollow.
const char* arrowhead(Polarity polarity, bool negated) {
  if (negated) return "onormal";
  switch (polarity) {
    case Polarity::Cooperative:
      return "normal";
    case Polarity::Conflictual:
      return "teenormal";
    case Polarity::Neutral:
      break;
  }
  return "vee";
}

const char* line_style(const Relation& relation) {
  if (relation.negated) return "dashed";
  return relation.modality == Modality::Asserted ? "solid" : "dotted";
}

/// 1 to 4 points, by the logarithm of the sources.
double line_width(std::uint32_t sources, std::uint32_t most) {
  if (sources <= 1) return 1;
  return 1 + 3 * std::log(sources) / std::log(std::max<double>(most, 8));
}

// ---- Graphviz ----

std::string* complaints = nullptr;  // where Graphviz's messages go during a call

int take_complaint(char* text) {
  if (complaints != nullptr && complaints->size() < 2000) *complaints += text;
  return 0;
}

/// Graphviz writes numbers by the locale and its complaints to standard error: neither while this lives.
class Session {
 public:
  explicit Session(std::string& problems) : context_(gvContext()) {
    complaints = &problems;
    before_ = agseterrf(take_complaint);
  }
  ~Session() {
    agseterrf(before_);
    complaints = nullptr;
    gvFreeContext(context_);
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  GVC_t* context() const noexcept { return context_; }

 private:
  GVC_t* context_;
  agusererrf before_;
};

char* text_of(const std::string& text) { return const_cast<char*>(text.c_str()); }
char* text_of(const char* text) { return const_cast<char*>(text); }

/// A Graphviz graph.
class Drawing {
 public:
  explicit Drawing(Session& session) : session_(session), graph_(agopen(text_of("figure"), Agdirected, nullptr)) {
    set("charset", "UTF-8");
    set("fontname", kFont);
    for (const int kind : {AGNODE, AGEDGE}) agattr(graph_, kind, text_of("fontname"), text_of(kFont));
  }
  ~Drawing() {
    if (laid_out_) gvFreeLayout(session_.context(), graph_);
    agclose(graph_);
  }
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;

  void set(const char* name, const std::string& value) { set(graph_, name, value); }
  template <typename Element>
  void set(Element* element, const char* name, const std::string& value) {
    agsafeset(element, text_of(name), text_of(value), text_of(""));
  }
  template <typename Element>
  static std::string get(Element* element, const char* name) {
    const char* value = agget(element, text_of(name));
    return value == nullptr ? "" : value;
  }

  Agnode_t* node(const std::string& name) { return agnode(graph_, text_of(name), 1); }
  Agedge_t* edge(Agnode_t* from, Agnode_t* to, const std::string& key) {
    return agedge(graph_, from, to, text_of(key), 1);
  }
  Agraph_t* graph() const noexcept { return graph_; }

  /// Positions and sizes are attributes afterwards.
  void lay_out(const char* engine) {
    if (gvLayout(session_.context(), graph_, engine) != 0) {
      throw InputError(std::string("Graphviz could not lay out the figure by ") + engine +
                       "; are its plugins installed (libgvc6, or graphviz)?");
    }
    laid_out_ = true;
    char* text = nullptr;
    unsigned length = 0;
    // Writing it is what turns its positions into attributes.
    if (gvRenderData(session_.context(), graph_, "dot", &text, &length) == 0) gvFreeRenderData(text);
  }
  void forget_layout() {
    gvFreeLayout(session_.context(), graph_);
    laid_out_ = false;
  }
  std::string render(const char* format) {
    char* bytes = nullptr;
    unsigned length = 0;
    if (gvRenderData(session_.context(), graph_, format, &bytes, &length) != 0) {
      throw InputError(std::string("Graphviz could not write the figure as ") + format + "; write another format");
    }
    std::string result(bytes, length);
    gvFreeRenderData(bytes);
    return result;
  }

 private:
  Session& session_;
  Agraph_t* graph_;
  bool laid_out_ = false;
};

struct Point {
  double x = 0;
  double y = 0;
};

/// A rectangle by its middle.
struct Box {
  Point middle;
  double width = 0;
  double height = 0;

  bool overlaps(const Box& other) const noexcept {
    return std::abs(middle.x - other.middle.x) * 2 < width + other.width &&
           std::abs(middle.y - other.middle.y) * 2 < height + other.height;
  }
};

std::vector<double> numbers_in(std::string_view text) {
  std::vector<double> numbers;
  std::string part;
  for (const char c : std::string(text) + " ") {
    if ((c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+') {
      part.push_back(c);
    } else if (!part.empty()) {
      numbers.push_back(std::strtod(part.c_str(), nullptr));
      part.clear();
    }
  }
  return numbers;
}

/// The size of a text in points.
Point measure_text(Session& session, const std::string& text, double size, bool bold = false) {
  Drawing drawing(session);
  Agnode_t* node = drawing.node("t");
  drawing.set(node, "shape", "plaintext");
  drawing.set(node, "margin", "0");
  drawing.set(node, "width", "0");
  drawing.set(node, "height", "0");
  drawing.set(node, "label", text);
  drawing.set(node, "fontsize", points(size));
  if (bold) drawing.set(node, "fontname", "Arial bold");
  drawing.lay_out("dot");
  return {std::strtod(Drawing::get(node, "width").c_str(), nullptr) * 72,
          std::strtod(Drawing::get(node, "height").c_str(), nullptr) * 72};
}

// ---- the figure ----

class Artist {
 public:
  Artist(const Figure& figure, std::string_view evidence, std::string& problems)
      : figure_(figure),
        graph_(*figure.graph),
        flat_(graph_),
        evidence_(evidence),
        session_(problems),
        drawing_(session_) {
    for (const EdgeId line : figure.lines) most_sources_ = std::max(most_sources_, graph_[line].sources);
  }

  std::string draw(PictureFormat format) {
    by_dot_ = figure_.actors.size() <= kMostForDot && figure_.lines.size() <= kMostLinesForDot;
    add_actors();
    add_lines();
    lay_out();
    add_around();
    if (format == PictureFormat::Png) drawing_.set("dpi", "200");
    drawing_.lay_out("nop2");
    switch (format) {
      case PictureFormat::Svg:
        return finish_svg(drawing_.render("svg"));
      case PictureFormat::Pdf:
        return without_clock(drawing_.render("pdf"));
      case PictureFormat::Png:
        break;
    }
    return drawing_.render("png");
  }

 private:
  bool with_words() const noexcept { return by_dot_ || figure_.lines.size() <= kMostLabels; }

  void dress(Agnode_t* node, const ActorLook& look) {
    drawing_.set(node, "shape", look.shape);
    drawing_.set(node, "fillcolor", look.fill);
    drawing_.set(node, "style", look.style);
    drawing_.set(node, "peripheries", look.peripheries);
    drawing_.set(node, "color", "#333333");
  }
  void dress(Agedge_t* edge, Polarity polarity, bool negated, bool both_ways, const char* style, double width) {
    const char* head = arrowhead(polarity, negated);
    drawing_.set(edge, "color", std::string(FlatGraph::color(polarity)));
    drawing_.set(edge, "style", style);
    drawing_.set(edge, "arrowhead", head);
    drawing_.set(edge, "arrowtail", both_ways ? head : "none");
    drawing_.set(edge, "dir", both_ways ? "both" : "forward");
    drawing_.set(edge, "penwidth", points(width));
    drawing_.set(edge, "arrowsize", points(0.6 + width / 10));
  }

  void add_actors() {
    for (const VertexId actor : figure_.actors) {
      Agnode_t* node = drawing_.node(graph_[actor].id);
      const bool in_focus = std::find(figure_.focus.begin(), figure_.focus.end(), actor) != figure_.focus.end();
      dress(node, kActorLooks[look_of(graph_[actor].kind)]);
      drawing_.set(node, "label", label(wrap(shorten(plain_line(graph_[actor].name), 400), kActorColumns, 4)));
      drawing_.set(node, "fontsize", points(in_focus ? kActorSize + 2 : kActorSize));
      drawing_.set(node, "margin", "0.08,0.04");
      drawing_.set(node, "width", "0.3");
      drawing_.set(node, "height", "0.3");
      drawing_.set(node, "penwidth", in_focus ? "2.5" : "0.8");
      drawing_.set(node, "id", graph_[actor].id);
      nodes_.emplace_back(actor, node);
    }
  }

  Agnode_t* node_of(VertexId actor) const {
    return std::lower_bound(nodes_.begin(), nodes_.end(), actor,
                            [](const auto& entry, VertexId wanted) { return entry.first < wanted; })
        ->second;
  }

  std::string words_of(std::size_t number) const {
    const Relation& relation = graph_[figure_.lines[number]];
    std::string text = std::to_string(number + 1) + ". " + line_label(graph_, figure_.lines[number]);
    constexpr const char* kTogether = "\xC2\xA0";  // a blank that no line ends at
    if (relation.sources > 1) text += kTogether + ("(" + std::to_string(relation.sources) + ")");
    if (relation.disputed()) text += " disputed";
    return text;
  }

  void add_lines() {
    for (std::size_t i = 0; i < figure_.lines.size(); ++i) {
      const EdgeId line = figure_.lines[i];
      const Relation& relation = graph_[line];
      Agedge_t* edge = drawing_.edge(node_of(source(line, graph_)), node_of(target(line, graph_)), relation.id());
      dress(edge, polarity(relation.type, relation.negated), relation.negated, relation.symmetric, line_style(relation),
            line_width(relation.sources, most_sources_));
      drawing_.set(edge, "fontsize", points(kLabelSize));
      drawing_.set(edge, "fontcolor", "#222222");
      drawing_.set(edge, "id", "line-" + std::to_string(i + 1));
      drawing_.set(edge, "URL", std::string(evidence_) + "#" + relation.id());
      const std::string quote = plain_line(store(graph_).view(flat_.best_statement(line)).sentence.text);
      drawing_.set(edge, "tooltip", label(shorten(quote, 400)));
      drawing_.set(edge, "labeltooltip", label(shorten(quote, 400)));
      labels_.push_back(with_words() ? label(wrap(shorten(words_of(i), 200), kLabelColumns, 4))
                                     : std::to_string(i + 1));
      if (by_dot_) drawing_.set(edge, "label", labels_.back());
      edges_.push_back(edge);
    }
  }

  void lay_out() {
    if (by_dot_) {
      drawing_.set("rankdir", "LR");
      drawing_.set("nodesep", "0.2");
      drawing_.set("ranksep", "0.45");
      drawing_.set("splines", "true");
      drawing_.lay_out("dot");
    } else {
      drawing_.set("overlap", "prism");
      drawing_.set("splines", "line");
      drawing_.set("sep", "+8");
      drawing_.set("K", "0.9");
      drawing_.set("start", "1");
      drawing_.lay_out("sfdp");
    }
    const std::vector<double> bounds = numbers_in(Drawing::get(drawing_.graph(), "bb"));
    if (bounds.size() == 4) {
      left_ = bounds[0];
      width_ = bounds[2] - bounds[0];
      bottom_ = bounds[1];
      top_ = bounds[3];
    }
    place_labels();
    drawing_.forget_layout();
    drawing_.set("bb", "");
    drawing_.set("lp", "");
    // The second layout keeps what the first has found, and scales nothing.
    drawing_.set("overlap", "true");
  }

  /// Moves each label that covers a name, a label or a line to a place along its own line where it does not; where
  /// there is none such, to the least bad one. What `dot` has chosen stands where nothing is wrong with it.
  void place_labels() {
    std::vector<Box> names;
    for (const auto& [actor, node] : nodes_) names.push_back(box_of(node));
    std::vector<std::vector<Point>> curves;
    std::vector<Box> places;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      curves.push_back(sample(points_of(edges_[i])));
      const Point size = measure_text(session_, labels_[i], kLabelSize);
      const std::vector<double> at = numbers_in(Drawing::get(edges_[i], "lp"));
      const Point middle = at.size() == 2 ? Point{at[0], at[1]} : curves[i][curves[i].size() / 2];
      places.push_back({middle, size.x + 2, size.y + 1});
    }
    constexpr std::size_t kOverText = 20;
    const auto badness = [&](std::size_t label, const Box& box) {
      std::size_t sum = 0;
      for (const Box& name : names) sum += box.overlaps(name) ? kOverText : 0;
      for (std::size_t j = 0; j < places.size(); ++j) sum += j != label && box.overlaps(places[j]) ? kOverText : 0;
      for (std::size_t j = 0; j < curves.size(); ++j) sum += crosses(box, curves[j]) ? (j == label ? 1 : 2) : 0;
      return sum;
    };
    constexpr int kRounds = 3;
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t i = 0; i < edges_.size(); ++i) {
        std::size_t least = badness(i, places[i]);
        Box best = places[i];
        for (const Point& middle : least == 0 ? std::vector<Point>{} : beside(curves[i], places[i])) {
          const Box box{middle, places[i].width, places[i].height};
          if (const std::size_t here = badness(i, box); here < least) {
            least = here;
            best = box;
          }
          if (least == 0) break;
        }
        places[i] = best;
      }
    }
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      drawing_.set(edges_[i], "label", labels_[i]);
      drawing_.set(edges_[i], "lp", points(places[i].middle.x) + "," + points(places[i].middle.y));
    }
  }

  /// Places for a label beside a curve, the best first: near it, and near its middle.
  static std::vector<Point> beside(const std::vector<Point>& curve, const Box& label) {
    std::vector<Point> places;
    for (const double away : {3.0, 9.0, 16.0, 26.0}) {
      for (int step = 0; step <= 18; ++step) {
        const double along = 0.5 + (step % 2 == 0 ? 0.025 : -0.025) * static_cast<double>((step + 1) / 2 * 2);
        const std::size_t segment =
            std::min(curve.size() - 2, static_cast<std::size_t>(along * static_cast<double>(curve.size() - 1)));
        const Point& a = curve[segment];
        const Point& b = curve[segment + 1];
        const double length = std::hypot(b.x - a.x, b.y - a.y) + 1e-9;
        const Point across{-(b.y - a.y) / length, (b.x - a.x) / length};
        const double aside = std::abs(across.x) * label.width / 2 + std::abs(across.y) * label.height / 2 + away;
        places.push_back({a.x + across.x * aside, a.y + across.y * aside});
        places.push_back({a.x - across.x * aside, a.y - across.y * aside});
      }
    }
    return places;
  }

  static bool crosses(const Box& box, const std::vector<Point>& curve) {
    return std::any_of(curve.begin(), curve.end(), [&](const Point& point) {
      return std::abs(point.x - box.middle.x) * 2 < box.width && std::abs(point.y - box.middle.y) * 2 < box.height;
    });
  }

  /// Points along cubic curves, a few points of length apart.
  static std::vector<Point> sample(const std::vector<Point>& control) {
    std::vector<Point> result{control[0]};
    for (std::size_t i = 0; i + 3 < control.size(); i += 3) {
      double length = 0;
      for (std::size_t k = i; k < i + 3; ++k) {
        length += std::hypot(control[k + 1].x - control[k].x, control[k + 1].y - control[k].y);
      }
      const int steps = std::clamp(static_cast<int>(length / 3), 4, 300);
      for (int step = 1; step <= steps; ++step) {
        const double t = static_cast<double>(step) / steps;
        const double u = 1 - t;
        const auto mix = [&](double a, double b, double c, double d) {
          return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
        };
        result.push_back({mix(control[i].x, control[i + 1].x, control[i + 2].x, control[i + 3].x),
                          mix(control[i].y, control[i + 1].y, control[i + 2].y, control[i + 3].y)});
      }
    }
    if (result.size() < 2) result.push_back(result[0]);
    return result;
  }

  static Box box_of(Agnode_t* node) {
    const std::vector<double> at = numbers_in(Drawing::get(node, "pos"));
    return {{at.at(0), at.at(1)},
            std::strtod(Drawing::get(node, "width").c_str(), nullptr) * 72,
            std::strtod(Drawing::get(node, "height").c_str(), nullptr) * 72};
  }

  /// The control points of a line, without its arrow ends.
  static std::vector<Point> points_of(Agedge_t* edge) {
    std::vector<Point> result;
    std::istringstream parts(Drawing::get(edge, "pos"));
    for (std::string part; parts >> part;) {
      if (part.starts_with("e,") || part.starts_with("s,")) continue;
      const std::vector<double> numbers = numbers_in(part);
      if (numbers.size() == 2) result.push_back({numbers[0], numbers[1]});
    }
    if (result.size() < 2) result.assign(2, result.empty() ? Point{} : result[0]);
    return result;
  }

  // ---- title, legend, caption ----

  Agnode_t* add_text(const std::string& name, const std::string& text, double size, Point middle, bool bold = false) {
    Agnode_t* node = drawing_.node(name);
    drawing_.set(node, "shape", "plaintext");
    drawing_.set(node, "style", "");
    drawing_.set(node, "margin", "0");
    drawing_.set(node, "width", "0");
    drawing_.set(node, "height", "0");
    drawing_.set(node, "label", text);
    drawing_.set(node, "fontsize", points(size));
    drawing_.set(node, "id", name);
    if (bold) drawing_.set(node, "fontname", "Arial bold");
    drawing_.set(node, "pos", points(middle.x) + "," + points(middle.y));
    return node;
  }

  /// Sets lines left-aligned with their top at `y`, and gives the y below them.
  double add_paragraph(const std::string& name, std::string_view text, double size, double y, bool bold = false) {
    const auto columns = static_cast<std::size_t>(std::max(width_, kLeastWidth) / (size * 0.5));
    const std::string lines = label(wrap(text, columns), "\\l");
    const Point area = measure_text(session_, lines, size, bold);
    add_text(name, lines, size, {left_ + area.x / 2, y - area.y / 2}, bold);
    return y - area.y;
  }

  struct Sample {
    std::string words;
    std::optional<ActorLook> actor;
    Polarity polarity = Polarity::Neutral;
    bool negated = false;
    bool both_ways = false;
    const char* style = "solid";
    double width = 1.2;
  };

  /// What occurs in the figure, and nothing else.
  std::vector<Sample> samples() const {
    std::vector<Sample> result;
    for (std::size_t look = 0; look < kActorLooks.size(); ++look) {
      const bool occurs = std::any_of(figure_.actors.begin(), figure_.actors.end(),
                                      [&](VertexId actor) { return look_of(graph_[actor].kind) == look; });
      if (occurs) result.push_back({kActorLooks[look].words, kActorLooks[look]});
    }
    const auto any = [&](const auto& condition) {
      return std::any_of(figure_.lines.begin(), figure_.lines.end(),
                         [&](EdgeId line) { return condition(graph_[line]); });
    };
    const auto add = [&](const char* words, Polarity sign) {
      if (any([&](const Relation& line) { return !line.negated && polarity(line.type, false) == sign; })) {
        result.push_back({words, std::nullopt, sign});
      }
    };
    add("cooperation", Polarity::Cooperative);
    add("conflict", Polarity::Conflictual);
    add("other relation", Polarity::Neutral);
    if (any([](const Relation& line) { return line.negated; })) {
      result.push_back({"denied", std::nullopt, Polarity::Neutral, true, false, "dashed"});
    }
    if (any([](const Relation& line) { return !line.negated && line.modality != Modality::Asserted; })) {
      result.push_back({"planned, possible or wished for", std::nullopt, Polarity::Neutral, false, false, "dotted"});
    }
    if (any([](const Relation& line) { return line.symmetric; })) {
      result.push_back({"both ways", std::nullopt, Polarity::Neutral, false, true});
    }
    if (most_sources_ > 1) {
      result.push_back({std::to_string(most_sources_) + " independent sources", std::nullopt, Polarity::Neutral, false,
                        false, "solid", line_width(most_sources_, most_sources_)});
    }
    return result;
  }

  std::string reading_aid() const {
    std::string text = "1. = number in the list of evidence";
    if (most_sources_ > 1 && with_words()) text += "; (2) = independent sources, where more than one";
    if (!figure_.focus.empty()) text += "; thick frame = in focus";
    return text + ".";
  }

  /// Rows of samples with their words; gives the y below them.
  double add_legend(double y) {
    constexpr double kSample = 38;
    constexpr double kGap = 7;
    constexpr double kBetween = 16;
    constexpr double kRow = 20;
    const double width = std::max(width_, kLeastWidth);
    double x = left_;
    double row = y - kRow / 2;
    std::size_t number = 0;
    for (const Sample& sample : samples()) {
      const std::string words = label(sample.words);
      const Point area = measure_text(session_, words, kCaptionSize);
      if (x > left_ && x + kSample + kGap + area.x > left_ + width) {
        x = left_;
        row -= kRow;
      }
      const std::string name = "legend-" + std::to_string(++number);
      if (sample.actor) {
        Agnode_t* node = add_text(name + "-sample", "", kCaptionSize, {x + kSample / 2, row});
        dress(node, *sample.actor);
        drawing_.set(node, "width", inches(kSample - 8));
        drawing_.set(node, "height", inches(13));
        drawing_.set(node, "fixedsize", "true");
        drawing_.set(node, "penwidth", "0.8");
      } else {
        add_line_sample(name, sample, x, x + kSample, row);
      }
      add_text(name, words, kCaptionSize, {x + kSample + kGap + area.x / 2, row});
      x += kSample + kGap + area.x + kBetween;
    }
    return row - kRow / 2;
  }

  void add_line_sample(const std::string& name, const Sample& sample, double from, double to, double y) {
    const auto end = [&](const std::string& its_name, double x) {
      Agnode_t* node = add_text(its_name, "", kCaptionSize, {x, y});
      drawing_.set(node, "style", "invis");
      drawing_.set(node, "width", "0.01");
      drawing_.set(node, "height", "0.01");
      drawing_.set(node, "fixedsize", "true");
      return node;
    };
    Agedge_t* edge = drawing_.edge(end(name + "-from", from), end(name + "-to", to), name);
    dress(edge, sample.polarity, sample.negated, sample.both_ways, sample.style, sample.width);
    drawing_.set(edge, "id", name + "-sample");
    const double head = 10 * (0.6 + sample.width / 10);
    const auto at = [&](double x) { return points(x) + "," + points(y); };
    const double begin = sample.both_ways ? from + head : from;
    const double middle_end = to - head;
    drawing_.set(edge, "pos",
                 (sample.both_ways ? "s," + at(from) + " " : std::string()) + "e," + at(to) + " " + at(begin) + " " +
                     at(begin + (middle_end - begin) / 3) + " " + at(begin + (middle_end - begin) * 2 / 3) + " " +
                     at(middle_end));
  }

  void add_around() {
    const auto title_columns = static_cast<std::size_t>(std::max(width_, kLeastWidth) / (kTitleSize * 0.55));
    const std::string title = label(wrap(shorten(figure_.title, 400), title_columns), "\\l");
    const Point area = measure_text(session_, title, kTitleSize, true);
    add_text("title", title, kTitleSize, {left_ + area.x / 2, top_ + 14 + area.y / 2}, true);
    double y = bottom_ - 14;
    y = add_legend(y) - 2;
    y = add_paragraph("how-to-read", reading_aid(), kCaptionSize, y) - 4;
    std::string caption = shorten(figure_.caption, 4000);
    if (!figure_.left_out.empty()) caption += " " + figure_.left_out;
    add_paragraph("caption", caption, kCaptionSize, y);
  }

  // ---- after Graphviz ----

  /// Names what is drawn for those who cannot see it, lets the page set the size, and takes out what only Graphviz's
  /// own readers want: its version, a document type somewhere on the net.
  std::string finish_svg(const std::string& svg) const {
    pugi::xml_document document;
    if (!document.load_buffer(svg.data(), svg.size(), pugi::parse_default | pugi::parse_ws_pcdata_single)) {
      throw InputError("Graphviz wrote an SVG that is not XML; write PDF or PNG");
    }
    pugi::xml_node root = document.child("svg");
    root.remove_attribute("width");
    root.remove_attribute("height");
    root.append_attribute("role") = "img";
    root.append_attribute("aria-labelledby") = "figure-title figure-description";
    pugi::xml_node description = root.prepend_child("desc");
    description.append_attribute("id") = "figure-description";
    description.text() = figure_.whole_caption().c_str();
    pugi::xml_node title = root.prepend_child("title");
    title.append_attribute("id") = "figure-title";
    title.text() = figure_.title.c_str();
    for (pugi::xml_node group : root.child("g").children("g")) {
      const std::string id = group.attribute("id").value();
      const std::string_view kind = group.attribute("class").value();
      pugi::xml_node name = group.child("title");
      if (kind == "edge" && id.starts_with("line-")) {
        const std::size_t number = std::strtoul(id.c_str() + 5, nullptr, 10);
        const std::string words = line_text(graph_, figure_.lines.at(number - 1));
        name.text() = shorten(words, 1000).c_str();
        continue;
      }
      const auto actor =
          std::find_if(nodes_.begin(), nodes_.end(), [&](const auto& entry) { return graph_[entry.first].id == id; });
      if (actor == nodes_.end()) {
        group.remove_child(name);
      } else {
        const Vertex& vertex = graph_[actor->first];
        name.text() = (shorten(plain_line(vertex.name), 1000) + ", " + std::string(to_string(vertex.kind))).c_str();
      }
    }
    root.child("g").remove_child("title");
    std::ostringstream out;
    root.print(out, "", pugi::format_raw);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + out.str() + "\n";
  }

  /// The same figure gives the same bytes: cairo writes when it was made.
  static std::string without_clock(std::string pdf) {
    constexpr std::string_view kKey = "/CreationDate (D:";
    const std::size_t at = pdf.find(kKey);
    if (at == std::string::npos) return pdf;
    constexpr std::string_view kEpoch = "20000101000000";
    for (std::size_t i = 0; i < kEpoch.size() && at + kKey.size() + i < pdf.size(); ++i) {
      pdf[at + kKey.size() + i] = kEpoch[i];
    }
    return pdf;
  }

  const Figure& figure_;
  const Graph& graph_;
  FlatGraph flat_;
  std::string_view evidence_;
  Session session_;
  Drawing drawing_;
  bool by_dot_ = true;
  std::uint32_t most_sources_ = 1;
  std::vector<std::pair<VertexId, Agnode_t*>> nodes_;  // sorted
  std::vector<Agedge_t*> edges_;                       // of the figure's lines
  std::vector<std::string> labels_;
  double left_ = 0, width_ = 0, bottom_ = 0, top_ = 0;
};

/// All that a figure says of its documents.
std::string all_text(const Figure& figure) {
  const Graph& graph = *figure.graph;
  std::string text = figure.title + figure.caption;
  for (const VertexId actor : figure.actors) text += shorten(plain_line(graph[actor].name), 400);
  for (const EdgeId line : figure.lines) text += shorten(line_label(graph, line), 400);
  return text;
}

}  // namespace

std::string draw_figure(const Figure& figure, PictureFormat format, std::string_view evidence, std::string& problems) {
  if (figure.lines.empty()) throw InputError("there is nothing to draw; ask for less strict filters");
  if (figure.actors.size() > kMostActors || figure.lines.size() > kMostLines) {
    throw InputError("a figure of " + std::to_string(figure.actors.size()) + " actors and " +
                     std::to_string(figure.lines.size()) + " relations cannot be read; ask for at most " +
                     std::to_string(kMostActors) + " and " + std::to_string(kMostLines) +
                     " (--top, --edges), or write .html");
  }
  std::string bytes = Artist(figure, evidence, problems).draw(format);
  if (!problems.empty()) problems = "Graphviz says: " + problems;
  // An SVG leaves the fonts to its reader.
  if (const std::string missing = format == PictureFormat::Svg ? "" : missing_glyphs(all_text(figure));
      !missing.empty()) {
    problems += (problems.empty() ? "no font here can draw " : "; no font here can draw ") + shorten(missing, 60) +
                ": install one that can (fonts-noto), or write .svg, whose readers take their own";
  }
  return bytes;
}

}  // namespace actorgraph
