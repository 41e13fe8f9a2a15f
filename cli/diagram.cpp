#include <CLI/CLI.hpp>
#include <filesystem>

#include "cli/commands.h"
#include "cli/figures.h"
#include "cli/files.h"
#include "cli/graph_inputs.h"
#include "export/drawing.h"
#include "export/evidence.h"
#include "extract/errors.h"
#include "graph/find.h"

namespace actorgraph {
namespace {

namespace fs = std::filesystem;

struct Options {
  FigureRequest request;
  std::vector<std::string> outputs;
  std::string format;
  std::string evidence;
};

PictureFormat format_of(const std::string& path, const std::string& name) {
  std::string wanted = name;
  if (wanted.empty()) {
    for (const char* ending : {"svg", "pdf", "png"}) {
      if (path.ends_with(std::string(".") + ending)) wanted = ending;
    }
  }
  if (wanted == "svg") return PictureFormat::Svg;
  if (wanted == "pdf") return PictureFormat::Pdf;
  if (wanted == "png") return PictureFormat::Png;
  throw UsageError(path + ": a figure is written as .svg, .pdf or .png; name one of these, or give --format");
}

/// Where the list of evidence goes: `figure.md` beside `figure.svg`. A file of somebody else's is not written over.
std::string evidence_path(const Options& options) {
  if (!options.evidence.empty()) return options.evidence;
  if (options.outputs.front() == "-") return "";
  const std::string path = fs::path(options.outputs.front()).replace_extension(".md").string();
  std::error_code ignored;
  if (fs::is_regular_file(path, ignored) && !read_file(path).starts_with(kEvidenceListMark)) {
    throw UsageError(path + ": is there and is no list of evidence; name another file with --evidence");
  }
  return path;
}

std::vector<VertexId> find_focus(const Graph& whole, const FilterOptions& filter, const Graph& graph) {
  std::vector<VertexId> focus;
  for (const std::string& name : filter.focus) {
    const Vertex& wanted = whole[find_actor(whole, name)];
    const std::vector<VertexId> found = find_actors(graph, wanted.id);
    if (found.empty()) throw InputError("nothing is said of " + wanted.name + " under these filters; ask for less");
    focus.push_back(found.front());
  }
  return focus;
}

void draw_all(const Options& options, Messages& messages) {
  std::vector<PictureFormat> formats;
  for (const std::string& path : options.outputs) formats.push_back(format_of(path, options.format));
  const std::string evidence = evidence_path(options);
  std::vector<std::unique_ptr<OutputFile>> files;
  for (const std::string& path : options.outputs) files.push_back(std::make_unique<OutputFile>(path));

  Graph whole;
  if (!read_graph(options.request.graph, whole, messages)) return;
  Graph graph;
  filter(whole, options.request.filter, graph);
  FigureOptions wanted = figure_options(options.request);
  wanted.focus = find_focus(whole, options.request.filter, graph);
  const Figure figure = make_figure(graph, wanted);

  const std::string link = evidence.empty() ? "" : fs::path(evidence).filename().string();
  for (std::size_t i = 0; i < files.size(); ++i) {
    files[i]->write(draw(figure, formats[i], link, options.outputs[i], messages));
  }
  if (!evidence.empty()) {
    const auto quoted = statements_to_quote(graph, figure.lines, options.request.most_quotes);
    const Texts texts = texts_for(options.request, graph, quoted, messages);
    const QuoteChecks checks = check_quotes(graph, quoted, find_in(texts));
    report_differing(graph, checks, messages);
    OutputFile file(evidence);
    const std::string picture = fs::path(options.outputs.front()).filename().string();
    file.write(write_evidence_list(figure, picture, options.request.most_quotes, checks));
    file.commit();
  }
  for (const auto& file : files) file->commit();
}

Status run_diagram(const Options& options, Messages& messages) {
  try {
    draw_all(options, messages);
  } catch (const InputError& error) {
    messages.failure(options.request.graph, error.what());
  }
  return messages.status();
}

}  // namespace

void add_diagram(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("diagram", "Draw a figure for a report, and list the evidence of its lines beside it");
  add_figure_options(*command, options->request);
  command->add_option("--title", options->request.title, "The words above the figure")->type_name("TEXT");
  command
      ->add_option(
          "-o,--output", options->outputs,
          "Where to draw it, once or several times: .svg, .pdf, .png; the evidence goes beside the first, as .md")
      ->type_name("FILE")
      ->required()
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->add_option("--format", options->format, "svg, pdf or png, whatever the ending")->type_name("NAME");
  command->add_option("--evidence", options->evidence, "Where to list the evidence instead")->type_name("FILE");
  command->footer("Example:\n  actorgraph diagram graph.json --focus China --top 25 -o figure.svg");
  command->callback(
      [options, &run] { run = [options](Messages& messages) { return run_diagram(*options, messages); }; });
}

}  // namespace actorgraph
