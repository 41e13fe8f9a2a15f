#include "graph/diff.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>

#include "graph/json_fields.h"
#include "graph/json_stream.h"
#include "graph/merge.h"
#include "graph/text_table.h"

namespace actorgraph {
namespace {

EdgeChange describe(const Graph& graph, EdgeId edge) {
  const Relation& relation = graph[edge];
  EdgeChange change;
  change.id = relation.id();
  change.source = graph[source(edge, graph)].name;
  change.label = relation.label;
  change.target = graph[target(edge, graph)].name;
  change.type = relation.type;
  change.negated = relation.negated;
  change.modality = relation.modality;
  return change;
}

void set_before(EdgeChange& change, const Relation& relation) {
  change.weight_before = relation.weight;
  change.sources_before = relation.sources;
  change.statements_before = relation.evidence.size();
  change.disputed_before = relation.disputed();
}

void set_after(EdgeChange& change, const Relation& relation) {
  change.weight_after = relation.weight;
  change.sources_after = relation.sources;
  change.statements_after = relation.evidence.size();
  change.disputed_after = relation.disputed();
}

bool has_changed(const EdgeChange& change) {
  return change.weight_before != change.weight_after || change.sources_before != change.sources_after ||
         change.statements_before != change.statements_after || change.disputed_before != change.disputed_after;
}

void compare_actors(const Graph& before, const Graph& after, GraphDiff& result) {
  std::map<std::string_view, VertexId> old;
  for (const VertexId vertex : boost::make_iterator_range(vertices(before))) old[before[vertex].id] = vertex;
  for (const VertexId vertex : boost::make_iterator_range(vertices(after))) {
    const Vertex& actor = after[vertex];
    const auto found = old.find(actor.id);
    if (found == old.end()) {
      result.added_actors.push_back({actor.id, actor.name, 0, actor.mentions});
      continue;
    }
    const std::size_t mentions = before[found->second].mentions;
    if (mentions != actor.mentions) result.changed_actors.push_back({actor.id, actor.name, mentions, actor.mentions});
    old.erase(found);
  }
  for (const auto& [id, vertex] : old) {
    result.removed_actors.push_back({std::string(id), before[vertex].name, before[vertex].mentions, 0});
  }
}

void compare_edges(const Graph& before, const Graph& after, GraphDiff& result) {
  std::map<ContentId, EdgeId> old;
  for (const EdgeId edge : boost::make_iterator_range(edges(before))) old.emplace(before[edge].content, edge);
  for (const EdgeId edge : boost::make_iterator_range(edges(after))) {
    EdgeChange change = describe(after, edge);
    set_after(change, after[edge]);
    const auto found = old.find(after[edge].content);
    if (found == old.end()) {
      result.added_edges.push_back(std::move(change));
      continue;
    }
    set_before(change, before[found->second]);
    if (has_changed(change)) result.changed_edges.push_back(std::move(change));
    old.erase(found);
  }
  for (const auto& [content, edge] : old) {
    EdgeChange change = describe(before, edge);
    set_before(change, before[edge]);
    result.removed_edges.push_back(std::move(change));
  }
}

/// What is in one sorted list only.
template <typename Record>
void compare_records(const std::vector<Record>& before, const std::vector<Record>& after, std::vector<Record>& added,
                     std::vector<Record>& removed) {
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(added));
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(removed));
}

std::vector<ActorRecord> records_of(const StatementStore& store) {
  std::vector<ActorRecord> records;
  for (const PackedActor& actor : store.actors()) records.push_back(store.record(actor));
  return records;
}

void compare_statements(const StatementStore& before, const StatementStore& after, GraphDiff& result) {
  std::size_t i = 0;
  std::size_t j = 0;
  const auto remove = [&] { result.removed_statements.push_back("s" + before.statements()[i++].id.hex()); };
  const auto add = [&] { result.added_statements.push_back(to_triple(after.view(static_cast<StatementIndex>(j++)))); };
  while (i < before.statements().size() || j < after.statements().size()) {
    if (j == after.statements().size()) {
      remove();
    } else if (i == before.statements().size()) {
      add();
    } else if (before.statements()[i].id < after.statements()[j].id) {
      remove();
    } else if (after.statements()[j].id < before.statements()[i].id) {
      add();
    } else if (to_triple(before.view(static_cast<StatementIndex>(i))) !=
               to_triple(after.view(static_cast<StatementIndex>(j)))) {
      remove();
      add();
    } else {
      ++i;
      ++j;
    }
  }
}

std::string describe(const EdgeChange& change) {
  std::string text = change.source + " — " + (change.negated ? "not " : "") + change.label;
  if (change.modality != Modality::Asserted) text += " (" + std::string(to_string(change.modality)) + ")";
  return text + " → " + change.target;
}

void add_rows(TextTable& table, const char* sign, const std::vector<ActorChange>& changes) {
  for (const ActorChange& change : changes) {
    table.add({sign, change.name, "",
               std::to_string(change.mentions_before) + " → " + std::to_string(change.mentions_after) + " mentions"});
  }
}

void add_rows(TextTable& table, const char* sign, const std::vector<EdgeChange>& changes) {
  for (const EdgeChange& change : changes) {
    std::string strength = std::to_string(change.weight_before) + " → " + std::to_string(change.weight_after);
    if (change.sources_before != change.sources_after) {
      strength += ", sources " + std::to_string(change.sources_before) + " → " + std::to_string(change.sources_after);
    }
    if (change.disputed_after && !change.disputed_before) strength += ", newly disputed";
    if (!change.disputed_after && change.disputed_before) strength += ", no longer disputed";
    table.add({sign, describe(change), std::string(to_string(change.type)), strength});
  }
}

using Writer = json::StreamWriter::Writer;

void write(Writer& writer, const ActorChange& change) {
  writer.StartObject();
  json::key(writer, "id");
  json::string(writer, change.id);
  json::key(writer, "name");
  json::string(writer, change.name);
  json::key(writer, "mentions_before");
  json::count(writer, change.mentions_before);
  json::key(writer, "mentions_after");
  json::count(writer, change.mentions_after);
  writer.EndObject();
}

void write(Writer& writer, const EdgeChange& change) {
  writer.StartObject();
  for (const auto& [name, value] : {std::pair<std::string_view, std::string_view>{"id", change.id},
                                    {"source", change.source},
                                    {"label", change.label},
                                    {"target", change.target},
                                    {"type", to_string(change.type)},
                                    {"modality", to_string(change.modality)}}) {
    json::key(writer, name);
    json::string(writer, value);
  }
  for (const auto& [name, value] : {std::pair<std::string_view, bool>{"negated", change.negated},
                                    {"disputed_before", change.disputed_before},
                                    {"disputed_after", change.disputed_after}}) {
    json::key(writer, name);
    writer.Bool(value);
  }
  for (const auto& [name, value] : {std::pair<std::string_view, std::size_t>{"weight_before", change.weight_before},
                                    {"weight_after", change.weight_after},
                                    {"sources_before", change.sources_before},
                                    {"sources_after", change.sources_after},
                                    {"statements_before", change.statements_before},
                                    {"statements_after", change.statements_after}}) {
    json::key(writer, name);
    json::count(writer, value);
  }
  writer.EndObject();
}

void write(Writer& writer, const DocumentRecord& document) {
  writer.StartObject();
  json::document_fields(writer, document);
  writer.EndObject();
}

void write(Writer& writer, const ActorRecord& actor) {
  writer.StartObject();
  json::key(writer, "document");
  json::string(writer, actor.document);
  json::actor_fields(writer, actor);
  writer.EndObject();
}

void write(Writer& writer, const Triple& triple) { json::triple(writer, view(triple)); }
void write(Writer& writer, const std::string& id) { json::string(writer, id); }

template <typename Items>
void write_list(json::StreamWriter& out, std::string_view name, const Items& items) {
  json::key(*out, name);
  out->StartArray();
  for (const auto& item : items) {
    out.new_line();
    write(*out, item);
  }
  out->EndArray();
}

}  // namespace

bool GraphDiff::empty() const noexcept {
  return added_actors.empty() && removed_actors.empty() && changed_actors.empty() && added_edges.empty() &&
         removed_edges.empty() && changed_edges.empty() && added_documents.empty() && removed_documents.empty() &&
         added_records.empty() && removed_records.empty() && added_statements.empty() && removed_statements.empty();
}

std::vector<const EdgeChange*> GraphDiff::newly_disputed() const {
  std::vector<const EdgeChange*> result;
  for (const auto* changes : {&added_edges, &changed_edges}) {
    for (const EdgeChange& change : *changes) {
      if (change.disputed_after && !change.disputed_before) result.push_back(&change);
    }
  }
  return result;
}

GraphDiff diff(const Graph& before, const Graph& after) {
  GraphDiff result;
  compare_actors(before, after, result);
  compare_edges(before, after, result);
  compare_records(store(before).documents(), store(after).documents(), result.added_documents,
                  result.removed_documents);
  compare_records(records_of(store(before)), records_of(store(after)), result.added_records, result.removed_records);
  compare_statements(store(before), store(after), result);
  return result;
}

void apply(const GraphDiff& difference, const Graph& graph, Graph& result) {
  GraphBuilder builder;
  const auto removed = [](const auto& list, const auto& item) {
    return std::binary_search(list.begin(), list.end(), item);
  };
  for (const DocumentRecord& document : store(graph).documents()) {
    if (!removed(difference.removed_documents, document)) builder.add(document);
  }
  for (const PackedActor& actor : store(graph).actors()) {
    ActorRecord kept = store(graph).record(actor);
    if (removed(difference.removed_records, kept)) continue;
    kept.document.clear();  // the document's record has the path, which may have changed
    builder.add(kept);
  }
  for (const Statement& statement : store(graph).statements()) {
    TripleView triple = store(graph).view(statement);
    if (removed(difference.removed_statements, triple.id)) continue;
    triple.document = {};
    builder.add(triple);
  }
  for (const DocumentRecord& document : difference.added_documents) builder.add(document);
  for (const ActorRecord& actor : difference.added_records) builder.add(actor);
  for (const Triple& triple : difference.added_statements) builder.add(triple);
  builder.build(result, data(graph).grouping);
}

std::string format_diff(const GraphDiff& difference) {
  if (difference.empty()) return "no difference\n";
  std::string text;
  const auto section = [&](const char* title, const auto& added, const auto& removed, const auto& changed) {
    if (added.empty() && removed.empty() && changed.empty()) return;
    text += std::string(title) + ": " + std::to_string(added.size()) + " added, " + std::to_string(removed.size()) +
            " removed, " + std::to_string(changed.size()) + " changed\n";
    TextTable table;
    add_rows(table, "+", added);
    add_rows(table, "-", removed);
    add_rows(table, "~", changed);
    text += table.text();
  };
  section("actors", difference.added_actors, difference.removed_actors, difference.changed_actors);
  section("edges", difference.added_edges, difference.removed_edges, difference.changed_edges);
  text += "documents: " + std::to_string(difference.added_documents.size()) + " added, " +
          std::to_string(difference.removed_documents.size()) + " removed\n";
  text += "statements: " + std::to_string(difference.added_statements.size()) + " added, " +
          std::to_string(difference.removed_statements.size()) + " removed\n";
  text += "newly disputed: " + std::to_string(difference.newly_disputed().size()) + "\n";
  return text;
}

void write_diff_json(const GraphDiff& difference, std::ostream& stream) {
  json::StreamWriter out(stream);
  out->StartObject();
  json::key(*out, "actors");
  out->StartObject();
  write_list(out, "added", difference.added_actors);
  write_list(out, "removed", difference.removed_actors);
  write_list(out, "changed", difference.changed_actors);
  out->EndObject();
  json::key(*out, "edges");
  out->StartObject();
  write_list(out, "added", difference.added_edges);
  write_list(out, "removed", difference.removed_edges);
  write_list(out, "changed", difference.changed_edges);
  out->EndObject();
  json::key(*out, "documents");
  out->StartObject();
  write_list(out, "added", difference.added_documents);
  write_list(out, "removed", difference.removed_documents);
  out->EndObject();
  json::key(*out, "records");
  out->StartObject();
  write_list(out, "added", difference.added_records);
  write_list(out, "removed", difference.removed_records);
  out->EndObject();
  json::key(*out, "statements");
  out->StartObject();
  write_list(out, "added", difference.added_statements);
  write_list(out, "removed", difference.removed_statements);
  out->EndObject();
  out->EndObject();
  out.new_line();
}

}  // namespace actorgraph
