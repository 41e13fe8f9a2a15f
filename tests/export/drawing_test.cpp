#include "export/drawing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <pugixml.hpp>
#include <sstream>

#include "extract/errors.h"
#include "graph/find.h"
#include "tests/export/hostile.h"
#include "tests/export/small.h"

using namespace actorgraph;
using actorgraph::test::make_small_graph;
using actorgraph::test::Said;

namespace {

std::string draw(const Graph& graph, const FigureOptions& options = {}, PictureFormat format = PictureFormat::Svg) {
  std::string problems;
  const std::string bytes = draw_figure(make_figure(graph, options), format, "evidence.md", problems);
  CHECK(problems == "");
  return bytes;
}

struct Rectangle {
  std::string what;
  double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;

  void hold(double x, double y) {
    left = std::min(left, x);
    right = std::max(right, x);
    top = std::min(top, y);
    bottom = std::max(bottom, y);
  }
  bool overlaps(const Rectangle& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

/// Code points; an em is the font's size, and half of one is what Arial's letters take in the mean.
double width_of(std::string_view text, double size) {
  const auto letters =
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return static_cast<double>(letters) * size * 0.5;
}

/// The texts of the drawing and the shapes of its actors, as a reader sees them: text lines of one group together.
std::vector<Rectangle> boxes(const std::string& svg) {
  pugi::xml_document document;
  REQUIRE(document.load_string(svg.c_str()));
  std::vector<Rectangle> result;
  for (const pugi::xml_node group : document.child("svg").child("g").children("g")) {
    const std::string id = group.attribute("id").value();
    Rectangle box{id};
    const std::function<void(pugi::xml_node)> add = [&](pugi::xml_node node) {
      for (const pugi::xml_node child : node.children()) {
        const std::string name = child.name();
        if (name == "text") {
          const double size = child.attribute("font-size").as_double();
          const double width = width_of(child.child_value(), size);
          const double x = child.attribute("x").as_double();
          const bool middle = std::string_view(child.attribute("text-anchor").value()) == "middle";
          const double left = middle ? x - width / 2 : x;
          const double y = child.attribute("y").as_double();
          box.hold(left, y - 0.75 * size);
          box.hold(left + width, y + 0.2 * size);
        } else if (name == "polygon" && std::string_view(group.attribute("class").value()) == "node") {
          std::istringstream points(child.attribute("points").value());
          for (std::string point; points >> point;) {
            box.hold(std::atof(point.c_str()), std::atof(point.c_str() + point.find(',') + 1));
          }
        } else if (name == "ellipse") {
          const double x = child.attribute("cx").as_double();
          const double y = child.attribute("cy").as_double();
          box.hold(x - child.attribute("rx").as_double(), y - child.attribute("ry").as_double());
          box.hold(x + child.attribute("rx").as_double(), y + child.attribute("ry").as_double());
        } else if (name == "g" || name == "a") {
          add(child);
        }
      }
    };
    add(group);
    if (box.left < box.right) result.push_back(box);
  }
  return result;
}

void check_apart(const std::string& svg, std::size_t least) {
  const std::vector<Rectangle> all = boxes(svg);
  CHECK(all.size() >= least);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      INFO(all[i].what, " and ", all[j].what);
      CHECK(!all[i].overlaps(all[j]));
    }
  }
}

/// A middle with `n` others around it, tied to it and to each other in several ways.
std::vector<Said> star(int n) {
  const RelationType types[] = {RelationType::Aid, RelationType::Sanction, RelationType::Consult, RelationType::Member};
  const char* labels[] = {"sent relief supplies to", "imposed sanctions on", "held talks with", "belongs to"};
  std::vector<Said> all;
  for (int i = 0; i < n; ++i) {
    const std::string other = "Republic of Island Number " + std::to_string(i);
    const int kind = i % 4;
    const Said said{"Norway",
                    labels[kind],
                    other,
                    types[kind],
                    1 + i % 3,
                    i % 7 == 0,
                    i % 5 == 0 ? Modality::Planned : Modality::Asserted};
    all.push_back(said);
    if (i % 3 == 0) all.push_back({other, "protested against", "Norway", RelationType::Protest, 1});
    if (i % 4 == 0)
      all.push_back({other, "trades with", "Republic of Island Number " + std::to_string((i + 5) % n),
                     RelationType::Economic, 2});
  }
  return all;
}

}  // namespace

TEST_CASE("names and labels of a figure do not overlap") {
  Graph graph;
  make_small_graph(star(24), graph);
  FigureOptions options;
  options.focus = find_actors(graph, "Norway");
  check_apart(draw(graph, options), 25 + 40 + 9);
}

TEST_CASE("names and numbers of a figure too large for words do not overlap") {
  Graph graph;
  make_small_graph(star(90), graph);
  FigureOptions options;
  options.most_actors = 91;
  options.most_lines = 120;
  check_apart(draw(graph, options), 91 + 120);
}

TEST_CASE("an SVG names its parts, sets no size, and links each line to its evidence") {
  Graph graph;
  make_small_graph({{"Norway", "aided", "Chad", RelationType::Aid, 2}}, graph);
  const std::string svg = draw(graph);
  pugi::xml_document document;
  REQUIRE(document.load_string(svg.c_str()));
  const pugi::xml_node root = document.child("svg");
  CHECK(std::string(root.attribute("role").value()) == "img");
  CHECK(root.attribute("viewBox"));
  CHECK(!root.attribute("width"));
  CHECK(std::string(root.child("title").child_value()) == "The strongest relations");
  CHECK(std::string(root.child("desc").child_value()).starts_with("From 2 documents of 2019."));
  const pugi::xml_node line =
      root.find_node([](pugi::xml_node node) { return std::string(node.attribute("id").value()) == "line-1"; });
  CHECK(std::string(line.child("title").child_value()) == "Norway → Chad: aided");
  const pugi::xml_node link = line.find_node([](pugi::xml_node node) { return std::string(node.name()) == "a"; });
  CHECK(std::string(link.attribute("xlink:href").value()).starts_with("evidence.md#e"));
  CHECK(std::string(link.attribute("xlink:title").value()).starts_with("Norway aided Chad as"));
  CHECK(svg.find("DOCTYPE") == std::string::npos);
  CHECK(svg.find("graphviz") == std::string::npos);
}

TEST_CASE("the legend shows what occurs in the figure and nothing else") {
  const auto has = [](const std::string& svg, const std::string& words) {
    return svg.find(">" + words + "</text>") != std::string::npos;
  };
  Graph plain;
  make_small_graph({{"Norway", "aided", "Chad", RelationType::Aid, 1}}, plain);
  const std::string one = draw(plain);
  CHECK(has(one, "state"));
  CHECK(has(one, "cooperation"));
  for (const char* absent : {"person", "conflict", "other relation", "denied", "both ways", "1 independent sources"}) {
    CHECK(!has(one, absent));
  }
  Graph rich;
  make_small_graph({{"Norway", "fined", "Chad", RelationType::Sanction, 3},
                    {"Norway", "aided", "Chad", RelationType::Aid, 1, true},
                    {"Chad", "will aid", "Peru", RelationType::Aid, 1, false, Modality::Planned}},
                   rich);
  const std::string many = draw(rich);
  for (const char* present :
       {"state", "conflict", "denied", "planned, possible or wished for", "3 independent sources"}) {
    CHECK(has(many, present));
  }
}

TEST_CASE("what is denied is dashed and hollow, what is planned dotted, and conflict has a bar before its head") {
  Graph graph;
  make_small_graph({{"Norway", "aided", "Chad", RelationType::Aid, 1, true},
                    {"Norway", "will aid", "Peru", RelationType::Aid, 1, false, Modality::Planned},
                    {"Norway", "fined", "Fiji", RelationType::Sanction, 1}},
                   graph);
  const std::string svg = draw(graph);
  pugi::xml_document document;
  REQUIRE(document.load_string(svg.c_str()));
  for (const pugi::xml_node group : document.child("svg").child("g").children("g")) {
    const std::string title = group.child("title").child_value();
    const pugi::xml_node path = group.find_node([](pugi::xml_node n) { return std::string(n.name()) == "path"; });
    const pugi::xml_node head = group.find_node([](pugi::xml_node n) { return std::string(n.name()) == "polygon"; });
    if (title.ends_with("not aided")) {
      CHECK(std::string(path.attribute("stroke").value()) == "#555555");
      CHECK(std::string(path.attribute("stroke-dasharray").value()) == "5,2");
      CHECK(std::string(head.attribute("fill").value()) == "none");
    } else if (title.ends_with("(planned)")) {
      CHECK(std::string(path.attribute("stroke").value()) == "#009e73");
      CHECK(std::string(path.attribute("stroke-dasharray").value()) == "1,5");
    } else if (title.ends_with("fined")) {
      CHECK(std::string(path.attribute("stroke").value()) == "#d55e00");
      CHECK(!path.attribute("stroke-dasharray"));
      CHECK(group.select_nodes(".//polygon").size() == 2);
    }
  }
}

TEST_CASE("hostile names and quotations are drawn as text in every format") {
  Graph graph;
  make_hostile_graph(graph);
  const std::string svg = draw(graph);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("&lt;script&gt;") != std::string::npos);
  CHECK(svg.find("R&amp;D") != std::string::npos);
  CHECK(svg.find("\xE2\x80\xAE") == std::string::npos);  // right-to-left override
  CHECK(svg.find("\\\\") == std::string::npos);
  CHECK(svg.size() < 200'000);
  // Not every machine has fonts for all of its scripts.
  std::string problems;
  CHECK(draw_figure(make_figure(graph, {}), PictureFormat::Pdf, "", problems).starts_with("%PDF-"));
  CHECK(draw_figure(make_figure(graph, {}), PictureFormat::Png, "", problems).starts_with("\x89PNG"));
  CHECK(problems.find("Graphviz") == std::string::npos);
}

TEST_CASE("a figure is the same bytes each time it is drawn") {
  Graph graph;
  make_small_graph(star(12), graph);
  for (const PictureFormat format : {PictureFormat::Svg, PictureFormat::Pdf, PictureFormat::Png}) {
    CHECK((draw(graph, {}, format) == draw(graph, {}, format)));
  }
  CHECK(draw(graph, {}, PictureFormat::Pdf).find("/CreationDate (D:20000101000000") != std::string::npos);
}

TEST_CASE("an empty figure and one that nobody could read are refused") {
  Graph empty;
  GraphBuilder().build(empty);
  std::string problems;
  CHECK_THROWS_AS(draw_figure(make_figure(empty, {}), PictureFormat::Svg, "", problems), InputError);
  Graph large;
  make_small_graph(star(310), large);
  FigureOptions all;
  all.most_actors = 311;
  all.most_lines = 1000;
  CHECK_THROWS_AS(draw_figure(make_figure(large, all), PictureFormat::Svg, "", problems), InputError);
}

TEST_CASE("characters that no font can draw are told where the picture would show boxes") {
  Graph graph;
  make_small_graph({{"Nor\xF1\x90\x80\x80way", "aided", "Chad", RelationType::Aid, 1}}, graph);
  std::string problems;
  draw_figure(make_figure(graph, {}), PictureFormat::Svg, "", problems);
  CHECK(problems == "");
  draw_figure(make_figure(graph, {}), PictureFormat::Png, "", problems);
  CHECK(problems ==
        "no font here can draw \xF1\x90\x80\x80: install one that can (fonts-noto), or write .svg, whose readers take "
        "their own");
}
