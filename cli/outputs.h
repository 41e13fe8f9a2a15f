#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/files.h"
#include "cli/messages.h"
#include "graph/actor_graph.h"
#include "graph/verify.h"

namespace CLI {
class App;
}

namespace actorgraph {

struct OutputOptions {
  std::vector<std::string> paths;
  std::string format;  ///< unless empty, the format of all of them
  std::string gexf;    ///< `1.2`: older GEXF where GEXF is written
};

/// The graph files that a run is to write. Made before the work, so that a wrong ending or a folder that is not there
/// is told at once; what can be written is written even where another cannot.
class GraphOutputs {
 public:
  /// A path that ends in `/` or is a folder gets every format, without those that cannot hold the graph. Throws
  /// UsageError for an ending that no format has.
  GraphOutputs(const OutputOptions& options, Messages& messages);
  ~GraphOutputs();

  /// False where none of them can be written: there is nothing to work for.
  bool any() const noexcept { return !outputs_.empty(); }
  /// Whether one of them shows the texts of the documents.
  bool want_texts() const noexcept;
  /// Measures the graph where a format shows measures, and writes it. What is left of `status` when an output could not
  /// be written: Status::CannotWrite.
  Status write(Graph& graph, Status status, const FindText& find_text = {});

 private:
  struct Output;
  std::vector<std::unique_ptr<Output>> outputs_;
  Messages& messages_;
  bool failed_ = false;
};

void add_output_options(CLI::App& command, OutputOptions& options);

/// One line for each format: its ending and what it is for.
std::string list_formats();

}  // namespace actorgraph
