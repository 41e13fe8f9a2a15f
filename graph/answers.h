#pragma once

#include <string>
#include <vector>

#include "graph/actor_graph.h"
#include "graph/measures.h"
#include "graph/queries.h"

namespace actorgraph {

// What the program prints: a table for people, and the same as JSON on one line.

/// Kind, aliases, mentions, partners by type, timeline and best quotes of an actor.
std::string format_profile(const Graph& graph, VertexId actor);
std::string profile_json(const Graph& graph, VertexId actor);

/// Why each of its mentions is the actor's: the words, what made them stand for it (name, alias, surname, pronoun …),
/// how often, and in how many documents; the most frequent first.
std::string format_ledger(const Graph& graph, VertexId actor);
std::string ledger_json(const Graph& graph, VertexId actor);

/// Every edge between two actors with all its evidence, and who holds what where an edge is disputed.
std::string format_why(const Graph& graph, VertexId a, VertexId b);
std::string why_json(const Graph& graph, VertexId a, VertexId b);

std::string format_chains(const Graph& graph, const std::vector<Chain>& chains);
std::string chains_json(const Graph& graph, const std::vector<Chain>& chains);

std::string format_ranking(const Graph& graph, std::string_view measure, const std::vector<Ranked>& ranking);
std::string ranking_json(const Graph& graph, std::string_view measure, const std::vector<Ranked>& ranking);

std::string format_timeline(const Graph& graph, const std::vector<TimelineEntry>& entries);
std::string timeline_json(const Graph& graph, const std::vector<TimelineEntry>& entries);

/// All edges, strongest first: what a filter has left.
std::string format_edges(const Graph& graph);
std::string edges_json(const Graph& graph);

}  // namespace actorgraph
