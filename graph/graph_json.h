#pragma once

#include <iosfwd>

#include "graph/actor_graph.h"
#include "graph/records.h"

namespace actorgraph {

/// The native format, lossless: `{"format":"actorgraph","version":1,"documents":[…],"actors":[…],"edges":[…],…}`, a
/// line for each document, actor, edge and statement. The statements are whole triples, each with its `document_id`.
void write_graph_json(const Graph& graph, std::ostream& out);

/// Hands the records of a graph file to `sink`; what the file says of edges beyond their evidence is computed anew.
/// Trusts nothing: throws InputError where the file is not such a graph.
void read_graph_json(std::istream& in, RecordSink& sink);

/// Reads a graph or triples.jsonl, whichever `in` holds: the first key tells.
void read_graph_or_records(std::istream& in, RecordSink& sink);

}  // namespace actorgraph
