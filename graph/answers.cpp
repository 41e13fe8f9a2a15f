#include "graph/answers.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <cstdio>

#include "graph/answer_parts.h"
#include "graph/json_fields.h"
#include "graph/summary.h"
#include "graph/text_table.h"

namespace actorgraph {

using namespace answer;

namespace {

constexpr std::size_t kPartners = 15;
constexpr std::size_t kQuotes = 5;
constexpr std::size_t kTimeline = 12;
constexpr std::size_t kAliases = 8;

std::string number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4g", value);
  return buffer;
}

/// Words that stand for an actor for one reason, over all documents.
struct LedgerLine {
  std::string text, via;
  std::size_t times = 0;
  std::size_t documents = 0;
};

std::vector<LedgerLine> ledger(const Graph& graph, VertexId actor) {
  std::map<std::pair<std::string_view, std::string_view>, LedgerLine> lines;
  for (const std::uint32_t record : graph[actor].records) {
    for (const PackedForm& form : store(graph).forms(store(graph).actors()[record])) {
      const std::string_view words = store(graph).text(form.text);
      const std::string_view via = store(graph).text(form.via);
      LedgerLine& line = lines[{words, via}];
      line.text = words;
      line.via = via;
      line.times += form.count;
      ++line.documents;
    }
  }
  std::vector<LedgerLine> out;
  for (auto& [key, line] : lines) out.push_back(std::move(line));
  std::stable_sort(out.begin(), out.end(), [](const LedgerLine& a, const LedgerLine& b) { return a.times > b.times; });
  return out;
}

void write_edge_fields(Writer& writer, const Graph& graph, EdgeId edge) {
  const Relation& relation = graph[edge];
  put(writer, "id", relation.id());
  put(writer, "source", graph[source(edge, graph)].name);
  put(writer, "target", graph[target(edge, graph)].name);
  put(writer, "label", relation.label);
  put(writer, "type", to_string(relation.type));
  put(writer, "polarity", to_string(polarity(relation.type, relation.negated)));
  json::key(writer, "negated");
  writer.Bool(relation.negated);
  put(writer, "modality", to_string(relation.modality));
  json::key(writer, "symmetric");
  writer.Bool(relation.symmetric);
  put_count(writer, "weight", relation.weight);
  put_count(writer, "statements", relation.evidence.size());
  put_count(writer, "documents", relation.documents);
  put_count(writer, "sources", relation.sources);
  json::key(writer, "from");
  json::string_or_null(writer, relation.from);
  json::key(writer, "to");
  json::string_or_null(writer, relation.to);
  json::key(writer, "disputed_by");
  writer.StartArray();
  for (const ContentId& other : relation.disputed_by) json::string(writer, "e" + other.hex());
  writer.EndArray();
}

void write_edge(Writer& writer, const Graph& graph, EdgeId edge, bool with_evidence) {
  writer.StartObject();
  write_edge_fields(writer, graph, edge);
  if (with_evidence) {
    json::key(writer, "evidence");
    writer.StartArray();
    for (const StatementIndex index : graph[edge].evidence) json::triple(writer, store(graph).view(index));
    writer.EndArray();
  }
  writer.EndObject();
}

void write_timeline(Writer& writer, const Graph& graph, const std::vector<TimelineEntry>& entries) {
  writer.StartArray();
  for (const TimelineEntry& entry : entries) {
    writer.StartObject();
    json::key(writer, "from");
    json::string_or_null(writer, entry.from);
    json::key(writer, "to");
    json::string_or_null(writer, entry.to);
    json::key(writer, "edge");
    json::string(writer, graph[entry.edge].id());
    json::key(writer, "statement");
    json::triple(writer, store(graph).view(entry.statement));
    writer.EndObject();
  }
  writer.EndArray();
}

std::vector<EdgeId> all_edges(const Graph& graph) {
  std::vector<EdgeId> result;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) result.push_back(edge);
  std::stable_sort(result.begin(), result.end(), [&](EdgeId a, EdgeId b) {
    return graph[a].sources != graph[b].sources ? graph[a].sources > graph[b].sources
                                                : graph[a].weight > graph[b].weight;
  });
  return result;
}

std::string timeline_table(const Graph& graph, const std::vector<TimelineEntry>& entries, std::size_t most) {
  TextTable table;
  for (std::size_t i = 0; i < std::min(most, entries.size()); ++i) {
    const TripleView triple = store(graph).view(entries[i].statement);
    table.add({interval(entries[i].from, entries[i].to), describe(graph, entries[i].edge), place(triple)});
  }
  std::string text = table.text();
  if (entries.size() > most) text += "(" + std::to_string(entries.size() - most) + " more)\n";
  return text;
}

}  // namespace

std::string format_profile(const Graph& graph, VertexId actor) {
  const Vertex& vertex = graph[actor];
  std::string text = line_of(vertex.name) + " (" + std::string(to_string(vertex.kind)) + ")\n";
  std::vector<std::pair<std::size_t, std::string>> aliases;
  for (const auto& [alias, count] : vertex.aliases) {
    if (alias != vertex.name) aliases.emplace_back(count, alias);
  }
  std::stable_sort(aliases.begin(), aliases.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (!aliases.empty()) {
    text += "also: ";
    for (std::size_t i = 0; i < std::min(kAliases, aliases.size()); ++i) {
      text += (i > 0 ? ", " : "") + line_of(aliases[i].second) + " (" + std::to_string(aliases[i].first) + ")";
    }
    text += "\n";
  }
  text += std::to_string(vertex.mentions) + " mentions in " + std::to_string(vertex.documents.size()) +
          (vertex.documents.size() == 1 ? " document" : " documents");
  if (!vertex.first_date.empty() || !vertex.last_date.empty()) {
    text += ", dated " + interval(vertex.first_date, vertex.last_date);
  }
  text += "\n\n";
  const std::vector<Partner> all = partners(graph, actor);
  TextTable table({"partner", "kind", "weight", "balance", "types"});
  for (std::size_t i = 0; i < std::min(kPartners, all.size()); ++i) {
    table.add({line_of(graph[all[i].actor].name), std::string(to_string(graph[all[i].actor].kind)),
               std::to_string(all[i].weight), signed_number(all[i].balance), types_text(all[i].types)});
  }
  text += table.text();
  if (all.size() > kPartners) text += "(" + std::to_string(all.size() - kPartners) + " more)\n";
  const std::vector<EdgeId> edges = edges_of(graph, actor);
  if (const std::vector<TimelineEntry> entries = timeline(graph, edges); !entries.empty()) {
    text += "\ntimeline\n" + timeline_table(graph, entries, kTimeline);
  }
  if (!edges.empty()) text += "\nstrongest evidence\n";
  for (std::size_t i = 0; i < std::min(kQuotes, edges.size()); ++i) {
    text += "  " + describe(graph, edges[i]) + " (" + strength(graph[edges[i]]) + ")\n";
    text += quote_lines(store(graph).view(best_statement(graph[edges[i]], store(graph))));
  }
  return text;
}

std::string profile_json(const Graph& graph, VertexId actor) {
  const Vertex& vertex = graph[actor];
  return make_json([&](Writer& writer) {
    writer.StartObject();
    put(writer, "id", vertex.id);
    put(writer, "name", vertex.name);
    put(writer, "kind", to_string(vertex.kind));
    json::key(writer, "aliases");
    writer.StartArray();
    for (const auto& [alias, count] : vertex.aliases) {
      writer.StartObject();
      put(writer, "text", alias);
      put_count(writer, "count", count);
      writer.EndObject();
    }
    writer.EndArray();
    put_count(writer, "mentions", vertex.mentions);
    json::key(writer, "documents");
    writer.StartArray();
    for (const DocumentIndex document : vertex.documents) json::string(writer, store(graph).documents()[document].path);
    writer.EndArray();
    json::key(writer, "first_seen");
    json::string_or_null(writer, vertex.first_date);
    json::key(writer, "last_seen");
    json::string_or_null(writer, vertex.last_date);
    json::key(writer, "partners");
    writer.StartArray();
    for (const Partner& entry : partners(graph, actor)) {
      writer.StartObject();
      put(writer, "id", graph[entry.actor].id);
      put(writer, "name", graph[entry.actor].name);
      put(writer, "kind", to_string(graph[entry.actor].kind));
      put_count(writer, "edges", entry.edges);
      put_count(writer, "weight", entry.weight);
      put_types(writer, entry.types);
      put_optional(writer, "balance", entry.balance);
      writer.EndObject();
    }
    writer.EndArray();
    const std::vector<EdgeId> edges = edges_of(graph, actor);
    json::key(writer, "timeline");
    write_timeline(writer, graph, timeline(graph, edges));
    json::key(writer, "edges");
    writer.StartArray();
    for (const EdgeId edge : edges) write_edge(writer, graph, edge, true);
    writer.EndArray();
    writer.EndObject();
  });
}

std::string format_ledger(const Graph& graph, VertexId actor) {
  std::string text = line_of(graph[actor].name) + " (" + std::string(to_string(graph[actor].kind)) + ")";
  if (!graph[actor].lexicon_id.empty()) text += ", in the lexicon as " + graph[actor].lexicon_id;
  TextTable table({"words", "because", "times", "documents"});
  for (const LedgerLine& line : ledger(graph, actor)) {
    table.add({shorten(line.text, 60), line.via, std::to_string(line.times), std::to_string(line.documents)});
  }
  return text + "\n" + table.text();
}

std::string ledger_json(const Graph& graph, VertexId actor) {
  return make_json([&](Writer& writer) {
    writer.StartObject();
    put_actor(writer, "actor", graph, actor);
    put(writer, "lexicon", graph[actor].lexicon_id);
    json::key(writer, "mentions");
    writer.StartArray();
    for (const LedgerLine& line : ledger(graph, actor)) {
      writer.StartObject();
      put(writer, "text", line.text);
      put(writer, "via", line.via);
      put_count(writer, "times", line.times);
      put_count(writer, "documents", line.documents);
      writer.EndObject();
    }
    writer.EndArray();
    writer.EndObject();
  });
}

std::string format_why(const Graph& graph, VertexId a, VertexId b) {
  const std::vector<EdgeId> edges = edges_between(graph, a, b);
  if (edges.empty()) {
    return "nothing is said between " + line_of(graph[a].name) + " and " + line_of(graph[b].name) + "\n";
  }
  std::string text;
  for (const EdgeId edge : edges) {
    const Relation& relation = graph[edge];
    text += describe(graph, edge) + " [" + std::string(to_string(relation.type)) + "] (" + strength(relation) + ")\n";
    for (const EdgeId other : edges) {
      const auto& against = relation.disputed_by;
      if (std::find(against.begin(), against.end(), graph[other].content) != against.end()) {
        text += "  disputed: others say “" + shorten(describe(graph[other]), 80) + "”\n";
      }
    }
    for (const StatementIndex index : relation.evidence) text += quote_lines(store(graph).view(index));
    text += "\n";
  }
  text.pop_back();
  return text;
}

std::string why_json(const Graph& graph, VertexId a, VertexId b) {
  return make_json([&](Writer& writer) {
    writer.StartObject();
    put_actor(writer, "a", graph, a);
    put_actor(writer, "b", graph, b);
    put_optional(writer, "balance", balance(graph, a, b));
    json::key(writer, "edges");
    writer.StartArray();
    for (const EdgeId edge : edges_between(graph, a, b)) write_edge(writer, graph, edge, true);
    writer.EndArray();
    writer.EndObject();
  });
}

std::string format_chains(const Graph& graph, const std::vector<Chain>& chains) {
  if (chains.empty()) return "no chain of evidence\n";
  std::string text;
  for (std::size_t i = 0; i < chains.size(); ++i) {
    text += std::to_string(i + 1) + ". " + line_of(graph[chains[i].steps[0].from].name);
    for (const Step& step : chains[i].steps) text += " – " + line_of(graph[step.to].name);
    text += "\n";
    for (const Step& step : chains[i].steps) {
      text += "  " + describe(graph, step.edge) + " (" + strength(graph[step.edge]) + ")\n";
      text += quote_lines(store(graph).view(best_statement(graph[step.edge], store(graph))));
    }
  }
  return text;
}

std::string chains_json(const Graph& graph, const std::vector<Chain>& chains) {
  return make_json([&](Writer& writer) {
    writer.StartArray();
    for (const Chain& chain : chains) {
      writer.StartObject();
      put_count(writer, "weakest", chain.weakest);
      json::key(writer, "steps");
      writer.StartArray();
      for (const Step& step : chain.steps) {
        writer.StartObject();
        put_actor(writer, "from", graph, step.from);
        put_actor(writer, "to", graph, step.to);
        json::key(writer, "edge");
        write_edge(writer, graph, step.edge, true);
        writer.EndObject();
      }
      writer.EndArray();
      writer.EndObject();
    }
    writer.EndArray();
  });
}

std::string format_ranking(const Graph& graph, std::string_view measure, const std::vector<Ranked>& ranking) {
  if (ranking.empty()) return "no actors\n";
  TextTable table({"", "actor", "kind", std::string(measure)});
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    const Vertex& vertex = graph[ranking[i].actor];
    table.add(
        {std::to_string(i + 1), line_of(vertex.name), std::string(to_string(vertex.kind)), number(ranking[i].value)});
  }
  return table.text();
}

std::string ranking_json(const Graph& graph, std::string_view measure, const std::vector<Ranked>& ranking) {
  return make_json([&](Writer& writer) {
    writer.StartArray();
    for (const Ranked& entry : ranking) {
      writer.StartObject();
      put(writer, "id", graph[entry.actor].id);
      put(writer, "name", graph[entry.actor].name);
      put(writer, "kind", to_string(graph[entry.actor].kind));
      json::key(writer, measure);
      json::number(writer, entry.value);
      writer.EndObject();
    }
    writer.EndArray();
  });
}

std::string format_timeline(const Graph& graph, const std::vector<TimelineEntry>& entries) {
  if (entries.empty()) return "nothing is dated\n";
  std::string text;
  for (const TimelineEntry& entry : entries) {
    text += interval(entry.from, entry.to) + "  " + describe(graph, entry.edge) + "\n";
    text += quote_lines(store(graph).view(entry.statement));
  }
  return text;
}

std::string timeline_json(const Graph& graph, const std::vector<TimelineEntry>& entries) {
  return make_json([&](Writer& writer) { write_timeline(writer, graph, entries); });
}

std::string format_edges(const Graph& graph) {
  if (num_edges(graph) == 0) return "no edges\n";
  TextTable table({"source", "relation", "target", "type", "sources", "weight", "time"});
  for (const EdgeId edge : all_edges(graph)) {
    const Relation& relation = graph[edge];
    const bool dated = !relation.from.empty() || !relation.to.empty();
    table.add({line_of(graph[source(edge, graph)].name), shorten(describe(relation), 60),
               line_of(graph[target(edge, graph)].name), std::string(to_string(relation.type)),
               std::to_string(relation.sources), std::to_string(relation.weight),
               dated ? interval(std::string(relation.from), std::string(relation.to)) : ""});
  }
  return table.text();
}

std::string edges_json(const Graph& graph) {
  return make_json([&](Writer& writer) {
    writer.StartArray();
    for (const EdgeId edge : all_edges(graph)) write_edge(writer, graph, edge, false);
    writer.EndArray();
  });
}

}  // namespace actorgraph
