#include "export/report.h"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "cli/commands.h"
#include "cli/figures.h"
#include "cli/files.h"
#include "cli/graph_inputs.h"
#include "export/drawing.h"
#include "extract/errors.h"
#include "graph/filter.h"
#include "graph/find.h"

namespace actorgraph {
namespace {

namespace fs = std::filesystem;

struct Options {
  FigureRequest request;
  std::string actor;
  std::vector<std::string> pair;
  std::string output;
  std::string format;
  std::string figure;
  std::size_t most_relations = 60;
};

bool is_html(const Options& options) {
  if (!options.format.empty()) return options.format == "html";
  if (options.output.ends_with(".html") || options.output.ends_with(".htm")) return true;
  if (options.output.ends_with(".md") || options.output.ends_with(".markdown")) return false;
  throw UsageError(options.output + ": a report is written as .md or .html; name one of these, or give --format");
}

/// Where the figure of a report in Markdown goes: `china-figure.svg` beside `china.md`.
std::string figure_path(const Options& options) {
  if (!options.figure.empty()) return options.figure;
  if (options.output == "-") return "";
  const fs::path path(options.output);
  return (path.parent_path() / (path.stem().string() + "-figure.svg")).string();
}

/// The vertices of `result` that those of `graph` have become.
std::vector<VertexId> find_again(const Graph& graph, const std::vector<VertexId>& wanted, const Graph& result) {
  std::vector<VertexId> found;
  for (const VertexId vertex : wanted) {
    const std::vector<VertexId> same = find_actors(result, graph[vertex].id);
    if (same.empty()) {
      throw InputError(wanted.size() > 1
                           ? "nothing is said between " + graph[wanted[0]].name + " and " + graph[wanted[1]].name
                           : "nothing is said of " + graph[vertex].name + " under these filters");
    }
    found.push_back(same.front());
  }
  return found;
}

/// What the report speaks of, and nothing else. Gives the actors in it that it is about.
std::vector<VertexId> select(const Options& options, const Graph& whole, Graph& selected) {
  Graph filtered;
  filter(whole, options.request.filter, filtered);
  std::vector<VertexId> actors;
  Filter around;
  for (const std::string& name : options.pair.empty() ? std::vector<std::string>{options.actor} : options.pair) {
    actors.push_back(find_actor(whole, name));
  }
  if (actors.size() > 1 && actors[0] == actors[1]) throw InputError("the pair names the same actor twice");
  const std::vector<VertexId> here = find_again(whole, actors, filtered);
  if (options.pair.empty()) {
    around.focus = here;
  } else {
    around.between = here;
  }
  filter_graph(filtered, around, selected);
  return find_again(filtered, here, selected);
}

void write(const Options& options, Messages& messages) {
  const bool html = is_html(options);
  const std::string picture = html ? "" : figure_path(options);
  OutputFile file(options.output);
  std::unique_ptr<OutputFile> picture_file;
  if (!picture.empty()) picture_file = std::make_unique<OutputFile>(picture);

  Graph whole;
  if (!read_graph(options.request.graph, whole, messages)) return;
  Graph graph;
  FigureOptions wanted = figure_options(options.request);
  wanted.focus = select(options, whole, graph);
  wanted.radius = 1;
  if (wanted.focus.size() > 1) wanted.most_of_a_pair = std::min<std::size_t>(wanted.most_lines, 12);
  const Figure figure = make_figure(graph, wanted);

  ReportOptions report;
  report.most_relations = std::max(options.most_relations, figure.lines.size());
  report.most_quotes = options.request.most_quotes;
  const auto quoted = statements_to_quote(graph, report_relations(figure, report), report.most_quotes);
  const Texts texts = texts_for(options.request, graph, quoted, messages);
  const QuoteChecks checks = check_quotes(graph, quoted, find_in(texts));
  report_differing(graph, checks, messages);

  std::string svg;
  if (html || picture_file) svg = draw(figure, PictureFormat::Svg, "", options.output, messages);
  const std::unique_ptr<Prose> prose =
      html ? make_html(figure.title, svg) : make_markdown(picture.empty() ? "" : fs::path(picture).filename().string());
  if (wanted.focus.size() > 1) {
    write_dossier(figure, report, checks, *prose);
  } else {
    write_profile(figure, report, checks, *prose);
  }
  if (picture_file) {
    picture_file->write(svg);
    picture_file->commit();
  }
  file.write(prose->finish());
  file.commit();
}

Status run_report(const Options& options, Messages& messages) {
  if (options.actor.empty() == options.pair.empty()) {
    throw UsageError("report: name an actor (--actor China) or two (--pair China,Russia)");
  }
  if (!options.pair.empty() && options.pair.size() != 2)
    throw UsageError("--pair: name two actors, as in China,Russia");
  try {
    write(options, messages);
  } catch (const InputError& error) {
    messages.failure(options.request.graph, error.what());
  }
  return messages.status();
}

}  // namespace

void add_report(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("report", "Write a profile of an actor, or a dossier of two");
  add_figure_options(*command, options->request);
  // What a report is about says what is in focus.
  for (const char* option : {"--actor", "--focus", "--radius"}) command->remove_option(command->get_option(option));
  command->add_option("--actor", options->actor, "The actor to profile")->type_name("NAME");
  command->add_option("--pair", options->pair, "The two actors of a dossier")->type_name("A,B")->delimiter(',');
  command->add_option("-o,--output", options->output, "Where to write it: .md, with its figure beside it, or .html")
      ->type_name("FILE")
      ->required();
  command->add_option("--format", options->format, "md or html, whatever the ending")
      ->type_name("NAME")
      ->check(CLI::IsMember({"md", "html"}));
  command->add_option("--figure", options->figure, "Where to draw the figure of a .md instead (.svg)")
      ->type_name("FILE");
  command->add_option("--relations", options->most_relations, "Give the evidence of at most so many relations")
      ->type_name("N")
      ->check(CLI::Range(1U, 1000000U))
      ->capture_default_str();
  command->footer(
      "Example:\n  actorgraph report graph.json --actor China -o china.md\n"
      "  actorgraph report graph.json --pair China,Russia -o dossier.html");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_report(*options, messages); }; });
}

}  // namespace actorgraph
