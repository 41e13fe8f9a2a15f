#include "cli/outputs.h"

#include <CLI/CLI.hpp>

#include "export/formats.h"

namespace actorgraph {
namespace {

const Format& format_of(const std::string& path, const std::string& name) {
  if (!name.empty()) {
    if (const Format* format = find_format(name)) return *format;
    throw UsageError("--format: there is no format " + name + "; see actorgraph export --list");
  }
  if (const Format* format = find_format_by_ending(path)) return *format;
  throw UsageError(path + ": no format has this ending; see actorgraph export --list");
}

}  // namespace

struct GraphOutputs::Output {
  Output(const std::string& path, const Format& its_format) : file(path), format(its_format) {}
  OutputFile file;
  const Format& format;
};

GraphOutputs::GraphOutputs(const std::vector<std::string>& paths, const std::string& format, Messages& messages)
    : messages_(messages) {
  std::vector<const Format*> chosen;
  for (const std::string& path : paths) chosen.push_back(&format_of(path, format));
  for (std::size_t i = 0; i < paths.size(); ++i) {
    try {
      outputs_.push_back(std::make_unique<Output>(paths[i], *chosen[i]));
    } catch (const OutputError& error) {
      failed_ = true;
      messages_.warning("", error.what());
    }
  }
}

GraphOutputs::~GraphOutputs() = default;

Status GraphOutputs::write(const Graph& graph, Status status) {
  for (const auto& output : outputs_) {
    try {
      write_graph(graph, output->format, output->file.stream());
      output->file.commit();
    } catch (const OutputError& error) {
      failed_ = true;
      messages_.warning("", error.what());
    }
  }
  return failed_ ? Status::CannotWrite : status;
}

void add_output_options(CLI::App& command, OutputOptions& options) {
  command
      .add_option("-o,--output", options.paths,
                  "Where to write the graph, once or several times; the ending names the format")
      ->type_name("FILE")
      ->required()
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command
      .add_option("--format", options.format, "The format, whatever the ending; actorgraph export --list explains them")
      ->type_name("NAME");
}

std::string list_formats() {
  std::string list;
  for (const Format& format : formats()) {
    std::string line(format.name);
    line.resize(std::max<std::size_t>(line.size() + 1, 16), ' ');
    line += format.ending;
    line.resize(std::max<std::size_t>(line.size() + 1, 34), ' ');
    list += line.append(format.description) + '\n';
  }
  return list;
}

}  // namespace actorgraph
