#include "cli/filter_options.h"

#include <CLI/CLI.hpp>
#include <functional>

#include "extract/errors.h"
#include "graph/filter.h"
#include "graph/find.h"
#include "graph/merge.h"
#include "graph/text_table.h"

namespace actorgraph {
namespace {

constexpr std::size_t kMostNamed = 10;

CLI::Option* add_list(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                      const std::string& description, const std::string& type) {
  return command.add_option(name, values, description)
      ->type_name(type)
      ->delimiter(',')
      ->expected(1)
      ->allow_extra_args(false);
}

std::string with_case(std::string text, char first, char last) {
  for (char& c : text) {
    if (first <= c && c <= last) c = static_cast<char>(c ^ 0x20);
  }
  return text;
}

/// The values that the names stand for; `parse` gives nothing for a name that is none.
template <typename Value>
std::set<Value> parse_all(const std::vector<std::string>& names, const std::string& option, const std::string& examples,
                          const std::function<std::optional<Value>(const std::string&)>& parse) {
  std::set<Value> values;
  for (const std::string& name : names) {
    const std::optional<Value> value = parse(name);
    if (!value) throw UsageError(option + ": there is no " + name + "; there are " + examples);
    values.insert(*value);
  }
  return values;
}

/// `; it holds a.md, b.md`, or how to find out where they are many.
std::string documents_there_are(const Graph& graph) {
  const std::vector<DocumentRecord>& documents = store(graph).documents();
  if (documents.empty() || documents.size() > kMostNamed) return "; give its path, the end of its path, or its id";
  std::set<std::string> paths;
  for (const DocumentRecord& document : documents) paths.insert(document.path);
  std::string text;
  for (const std::string& path : paths) text += (text.empty() ? "; it holds " : ", ") + path;
  return text;
}

std::optional<Polarity> parse_polarity(const std::string& name) {
  for (const Polarity polarity : {Polarity::Cooperative, Polarity::Conflictual, Polarity::Neutral}) {
    if (name == to_string(polarity)) return polarity;
  }
  return std::nullopt;
}

}  // namespace

void add_filter_options(CLI::App& command, FilterOptions& options) {
  const std::string group = "Filter";
  const std::vector<CLI::Option*> all = {
      add_list(command, "--actor", options.actors, "Keep edges that touch one of these actors", "NAMES"),
      add_list(command, "--focus", options.focus, "Keep what lies around these actors", "NAMES"),
      command.add_option("--radius", options.radius, "How many steps around (default 1)")->type_name("N"),
      add_list(command, "--kind", options.kinds, "Keep actors of these kinds: state, organization …", "KINDS"),
      add_list(command, "--type", options.types, "Keep relations of these types: AID, SANCTION …", "TYPES"),
      add_list(command, "--polarity", options.polarities, "Keep cooperative, conflictual or neutral relations",
               "NAMES"),
      add_list(command, "--modality", options.modalities, "Keep asserted, possible, planned … relations", "NAMES"),
      command.add_flag("--negated", options.only_negated, "Keep what is denied"),
      command.add_flag("--not-negated", options.only_asserted, "Keep what is not denied"),
      command.add_flag("--disputed", options.only_disputed, "Keep what one source asserts and another denies"),
      command.add_option("--from", options.from, "Keep what happened on or after this day")->type_name("DATE"),
      command.add_option("--to", options.to, "Keep what happened on or before this day")->type_name("DATE"),
      add_list(command, "--document", options.documents, "Keep what these documents say", "PATHS"),
      command.add_option("--min-confidence", options.least_confidence, "Leave out statements below this, 0 to 1")
          ->type_name("P")
          ->check(CLI::Range(0.0, 1.0)),
      command.add_option("--min-sources", options.least_sources, "Leave out edges with fewer independent sources")
          ->type_name("N"),
      command.add_option("--top", options.top, "Keep the strongest edges only")->type_name("N"),
  };
  for (CLI::Option* option : all) option->group(group);
  add_group_option(command, options.grouping);
}

void add_group_option(CLI::App& command, Grouping& grouping) {
  const auto parse = [&grouping](const std::string& name) {
    for (const Grouping each : {Grouping::Lemma, Grouping::Type, Grouping::Pair}) {
      if (name != to_string(each)) continue;
      grouping = each;
      return;
    }
    throw CLI::ValidationError("--group", "there is no " + name + "; there are lemma, type and pair");
  };
  command
      .add_option_function<std::string>(
          "--group", parse,
          "What shares an edge between two actors: each lemma (default), each type, or the whole pair")
      ->type_name("NAME");
}

std::set<std::string> find_documents(const Graph& graph, const std::vector<std::string>& names) {
  std::set<std::string> all;
  for (const std::string& name : names) {
    const std::set<std::string> hashes = find_documents(graph, std::string_view(name));
    if (hashes.empty()) throw InputError("the graph holds no document \"" + name + "\"" + documents_there_are(graph));
    all.insert(hashes.begin(), hashes.end());
  }
  return all;
}

VertexId find_actor(const Graph& graph, const std::string& name) {
  const std::vector<VertexId> found = find_actors(graph, name);
  if (!found.empty()) return found.front();
  std::string similar;
  for (const VertexId actor : similar_actors(graph, name, 3)) {
    similar += (similar.empty() ? "; did you mean " : " or ") + shorten(graph[actor].name, 60);
  }
  if (!similar.empty()) similar += "?";
  throw InputError("no actor is called \"" + name + "\"" + similar + (similar.empty() ? "; " : " ") +
                   "actorgraph top lists those that there are");
}

void filter(const Graph& graph, const FilterOptions& options, Graph& result) {
  Filter filter;
  filter.documents = find_documents(graph, options.documents);
  filter.from = options.from;
  filter.to = options.to;
  filter.min_confidence = options.least_confidence.value_or(0);
  filter.types =
      parse_all<RelationType>(options.types, "--type", "AGREE, CONSULT, SUPPORT, AID, SANCTION, ASSAULT, MEMBER …",
                              [](const std::string& name) { return parse_relation_type(with_case(name, 'a', 'z')); });
  filter.polarities =
      parse_all<Polarity>(options.polarities, "--polarity", "cooperative, conflictual and neutral", parse_polarity);
  filter.modalities = parse_all<Modality>(options.modalities, "--modality",
                                          "asserted, possible, planned, recommended, conditional and desired",
                                          [](const std::string& name) { return parse_modality(name); });
  filter.kinds = parse_all<ActorKind>(options.kinds, "--kind", "state, organization, armed_group, person, people …",
                                      [](const std::string& name) { return parse_actor_kind(name); });
  if (options.only_negated || options.only_asserted) filter.negated = options.only_negated;
  if (options.only_disputed) filter.disputed = true;
  filter.min_sources = options.least_sources.value_or(0);
  for (const std::string& name : options.actors) filter.actors.push_back(find_actor(graph, name));
  for (const std::string& name : options.focus) filter.focus.push_back(find_actor(graph, name));
  filter.grouping = options.grouping;
  filter.radius = static_cast<int>(options.radius.value_or(1));
  if (options.top) filter.top = *options.top;
  filter_graph(graph, filter, result);
}

}  // namespace actorgraph
