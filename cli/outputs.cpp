#include "cli/outputs.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "export/formats.h"
#include "extract/errors.h"
#include "graph/graph_json.h"
#include "graph/measures.h"

namespace actorgraph {
namespace {

const Format& format_of(const std::string& path, const OutputOptions& options) {
  const auto of_version = [&](const Format& format) -> const Format& {
    return format.name == "gexf" && options.gexf == "1.2" ? *find_format("gexf-1.2") : format;
  };
  if (!options.format.empty()) {
    if (const Format* format = find_format(options.format)) return of_version(*format);
    throw UsageError("--format: there is no format " + options.format + "; see actorgraph export --list");
  }
  if (const Format* format = find_format_by_ending(path)) return of_version(*format);
  throw UsageError(path + ": no format has this ending; see actorgraph export --list");
}

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return path.ends_with('/') || std::filesystem::is_directory(path, ignored);
}

}  // namespace

struct GraphOutputs::Output {
  Output(const std::string& its_path, const Format& its_format, bool is_of_full_set)
      : path(its_path), format(its_format), of_full_set(is_of_full_set), file(its_path) {}
  std::string path;
  const Format& format;
  bool of_full_set;
  OutputFile file;
};

GraphOutputs::GraphOutputs(const OutputOptions& options, Messages& messages) : messages_(messages) {
  struct Wanted {
    std::string path;
    const Format* format;
    bool of_full_set;
  };
  std::vector<Wanted> wanted;
  for (const std::string& path : options.paths) {
    if (!is_folder(path) || !options.format.empty()) {
      wanted.push_back({path, &format_of(path, options), false});
      continue;
    }
    for (const Format& each : formats()) {
      wanted.push_back({(std::filesystem::path(path) / each.file).string(), &each, true});
    }
  }
  for (const Wanted& each : wanted) {
    if (const std::string problem = each.format->problem ? each.format->problem() : ""; !problem.empty()) {
      if (!each.of_full_set) failed_ = true;
      messages_.warning(each.path, "not written: " + problem);
      continue;
    }
    try {
      // A folder that cannot be made is told by the file in it.
      std::error_code ignored;
      if (each.of_full_set) {
        std::filesystem::create_directories(std::filesystem::path(each.path).parent_path(), ignored);
      }
      outputs_.push_back(std::make_unique<Output>(each.path, *each.format, each.of_full_set));
    } catch (const OutputError& error) {
      failed_ = true;
      messages_.warning("", error.what());
    }
  }
}

GraphOutputs::~GraphOutputs() = default;

bool GraphOutputs::want_texts() const noexcept {
  return std::any_of(outputs_.begin(), outputs_.end(),
                     [](const auto& output) { return output->format.write_with_texts != nullptr; });
}

Status GraphOutputs::write(Graph& graph, Status status, const FindText& find_text) {
  // Our own JSON holds what was read; everything else is computed anew from it.
  const bool measured = std::any_of(outputs_.begin(), outputs_.end(),
                                    [](const auto& output) { return output->format.write != write_graph_json; });
  if (measured && !data(graph).measures) add_measures(graph);
  for (const auto& output : outputs_) {
    try {
      write_graph(graph, output->format, output->file.stream(), find_text);
      output->file.commit();
    } catch (const OutputError& error) {
      failed_ = true;
      messages_.warning("", error.what());
    } catch (const InputError& error) {
      // The format cannot hold this graph: a failure where it was asked for by name.
      if (!output->of_full_set) failed_ = true;
      messages_.warning(output->path, std::string("not written: ") + error.what());
    }
  }
  return failed_ ? Status::CannotWrite : status;
}

void add_output_options(CLI::App& command, OutputOptions& options) {
  command
      .add_option("-o,--output", options.paths,
                  "Where to write the graph, once or several times; the ending names the format, and a folder (DIR/) "
                  "gets all formats")
      ->type_name("FILE")
      ->required()
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command
      .add_option("--format", options.format, "The format, whatever the ending; actorgraph export --list explains them")
      ->type_name("NAME");
  command.add_option("--gexf", options.gexf, "The version of GEXF: 1.3, or 1.2 for networkx before 3.6")
      ->type_name("VERSION")
      ->check(CLI::IsMember({"1.3", "1.2"}));
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
