#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/messages.h"
#include "graph/actor_graph.h"

namespace CLI {
class App;
}

namespace actorgraph {

/// What the commands that read a graph are told to keep of it.
struct FilterOptions {
  std::vector<std::string> documents, types, polarities, modalities, kinds, actors, focus;
  std::string from, to;
  std::optional<double> least_confidence;
  std::optional<unsigned> least_sources;
  std::optional<unsigned> radius;
  std::optional<unsigned> top;
  bool only_negated = false;
  bool only_asserted = false;
  bool only_disputed = false;
  Grouping grouping = Grouping::Lemma;
  friend bool operator==(const FilterOptions&, const FilterOptions&) = default;
};

void add_filter_options(CLI::App& command, FilterOptions& options);
/// `--group`: which statements share an edge.
void add_group_option(CLI::App& command, Grouping& grouping);

/// Fills `result` with what the options keep of `graph`. Throws UsageError for a value that is none, InputError for an
/// actor or document that the graph does not hold. Precondition: `result` is empty.
void filter(const Graph& graph, const FilterOptions& options, Graph& result);

/// The hashes of the documents that the names mean. Throws InputError where the graph holds none of some name.
std::set<std::string> find_documents(const Graph& graph, const std::vector<std::string>& names);

/// The actor that `name` means. Throws InputError where the graph holds none.
VertexId find_actor(const Graph& graph, const std::string& name);

}  // namespace actorgraph
