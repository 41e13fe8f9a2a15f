#pragma once

#include <string>
#include <vector>

#include "cli/files.h"
#include "cli/messages.h"
#include "graph/actor_graph.h"
#include "graph/records.h"

namespace actorgraph {

/// Fills `graph` with the merged contents of the files: graphs and triples, in any order; folders, `@LIST` and `-` too.
/// What cannot be read is reported and the others go on. Precondition: `graph` is empty.
void read_graphs(const std::vector<std::string>& files, Graph& graph, Messages& messages,
                 Grouping grouping = Grouping::Lemma);

/// The same for one file, without which the command can do nothing: false where it cannot be read.
bool read_graph(const std::string& file, Graph& graph, Messages& messages);

/// Gives what a graph or triples file holds to `sink`. Throws InputError and OutputError.
void read_records(const Input& input, RecordSink& sink);

}  // namespace actorgraph
