#include "export/report.h"

#include <algorithm>
#include <array>
#include <boost/range/iterator_range.hpp>
#include <cstdint>
#include <map>
#include <set>

#include "export/text.h"
#include "graph/answer_parts.h"
#include "graph/comparison.h"
#include "graph/measures.h"
#include "graph/queries.h"

namespace actorgraph {
namespace {

constexpr std::size_t kAliases = 12;
constexpr std::size_t kLinks = 6;  // to evidence, in a cell of a table

Words plain(std::string text) { return {std::move(text), Words::Look::Plain, ""}; }
Words link(std::string text, std::string to) { return {std::move(text), Words::Look::Plain, std::move(to)}; }

/// One of the two kinds of report: what they share.
class Report {
 public:
  Report(const Figure& figure, const ReportOptions& options, const QuoteChecks& checks, Prose& prose)
      : figure_(figure),
        graph_(*figure.graph),
        options_(options),
        checks_(checks),
        prose_(prose),
        lines_(report_relations(figure, options)) {
    for (std::size_t i = 0; i < lines_.size(); ++i) number_.emplace(graph_[lines_[i]].content, i + 1);
  }

  void introduce(VertexId actor) {
    const Vertex& vertex = graph_[actor];
    std::vector<std::pair<std::size_t, std::string>> aliases;
    for (const auto& [alias, count] : vertex.aliases) {
      if (alias != vertex.name) aliases.emplace_back(count, alias);
    }
    std::stable_sort(aliases.begin(), aliases.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string text = " (" + std::string(to_string(vertex.kind)) +
                       "): " + answer::counted(vertex.mentions, "mention") + " in " +
                       answer::counted(vertex.documents.size(), "document");
    if (!vertex.first_date.empty() || !vertex.last_date.empty()) {
      text += ", dated " + answer::interval(vertex.first_date, vertex.last_date);
    }
    for (std::size_t i = 0; i < std::min(kAliases, aliases.size()); ++i) {
      text += (i > 0 ? ", " : ". Also called ") + aliases[i].second;
    }
    if (aliases.size() > kAliases) text += " and " + std::to_string(aliases.size() - kAliases) + " more";
    prose_.paragraph({{vertex.name, Words::Look::Strong, ""}, plain(text + ".")});
  }

  /// Counts over the relations.
  void summarize(const std::vector<EdgeId>& relations) {
    struct Row {
      const char* what;
      std::size_t relations = 0;
      std::size_t statements = 0;
    };
    std::array<Row, 7> rows = {{{"all"},
                                {"cooperative"},
                                {"conflictual"},
                                {"neutral"},
                                {"denied"},
                                {"planned, possible, recommended, conditional or desired"},
                                {"disputed"}}};
    for (const EdgeId edge : relations) {
      const Relation& relation = graph_[edge];
      const auto add = [&](Row& row) {
        ++row.relations;
        row.statements += relation.evidence.size();
      };
      add(rows[0]);
      if (relation.negated) {
        add(rows[4]);
      } else {
        add(rows[1 + static_cast<std::size_t>(polarity(relation.type, false))]);
      }
      if (relation.modality != Modality::Asserted) add(rows[5]);
      if (relation.disputed()) add(rows[6]);
    }
    std::vector<std::vector<Line>> table;
    for (const Row& row : rows) {
      table.push_back(
          {{plain(row.what)}, {plain(std::to_string(row.relations))}, {plain(std::to_string(row.statements))}});
    }
    prose_.table({"Relations", "number", "statements"}, table);
  }

  void show_timeline(const std::vector<EdgeId>& relations) {
    const std::vector<TimelineEntry> entries = timeline(graph_, relations);
    if (entries.empty()) return;
    heading("Timeline");
    std::vector<std::vector<Line>> rows;
    for (std::size_t i = 0; i < std::min(options_.most_dated, entries.size()); ++i) {
      const TripleView triple = store(graph_).view(entries[i].statement);
      std::string said(triple.subject.name);
      said += " – " + std::string(triple.label) + " – " + std::string(triple.object.name);
      if (triple.negated) said += " (denied)";
      if (triple.modality != Modality::Asserted) said += " (" + std::string(to_string(triple.modality)) + ")";
      rows.push_back({{plain(answer::interval(entries[i].from, entries[i].to))},
                      {plain(said)},
                      {plain(std::string(triple.document) + ", line " + std::to_string(triple.line))},
                      links_to({entries[i].edge})});
    }
    prose_.table({"When", "Statement", "Source", "Evidence"}, rows);
    say_more(entries.size(), options_.most_dated, "dated statements");
  }

  void show_figure() {
    heading("Figure");
    prose_.picture(figure_.title);
    prose_.paragraph({plain(figure_.title + ". " + figure_.whole_caption())});
  }

  void show_evidence(std::size_t all) {
    heading("Evidence");
    prose_.paragraph(
        {plain("The first " + std::to_string(figure_.lines.size()) +
               " are the lines of the figure. Of each relation's statements the most certain ones are "
               "quoted, at most " +
               std::to_string(options_.most_quotes) + ", from different documents where there are several.")});
    write_evidence(graph_, lines_, options_.most_quotes, checks_, prose_);
    if (all > 0) {
      prose_.paragraph({plain(answer::counted(all, "relation") + " with fewer sources " + (all == 1 ? "is" : "are") +
                              " not listed.")});
    }
  }

  void show_documents(const std::vector<EdgeId>& relations) {
    std::map<DocumentIndex, std::size_t> statements;
    for (const EdgeId edge : relations) {
      for (const StatementIndex index : graph_[edge].evidence)
        ++statements[store(graph_).document(store(graph_)[index])];
    }
    heading("Documents");
    std::vector<std::vector<Line>> rows;
    for (const auto& [index, count] : statements) {
      const DocumentRecord& document = store(graph_).documents()[index];
      rows.push_back(
          {{plain(document.title)}, {plain(document.date)}, {plain(document.path)}, {plain(std::to_string(count))}});
    }
    prose_.table({"Title", "Date", "File", "Statements"}, rows);
  }

  void heading(const std::string& text) { prose_.heading(2, {plain(text)}); }

  /// `[3]`, leading to the evidence, for those of the relations whose evidence is given.
  Line links_to(const std::vector<EdgeId>& relations) const {
    Line line;
    for (const EdgeId edge : relations) {
      const auto found = number_.find(graph_[edge].content);
      if (found == number_.end() || line.size() >= 2 * kLinks) continue;
      if (!line.empty()) line.push_back(plain(" "));
      line.push_back(link(std::to_string(found->second), "#" + graph_[edge].id()));
    }
    return line;
  }

  void say_more(std::size_t all, std::size_t shown, const std::string& what) {
    if (all > shown) prose_.paragraph({plain(std::to_string(all - shown) + " more " + what + " are not listed.")});
  }

  std::size_t not_listed(const std::vector<EdgeId>& relations) const {
    return static_cast<std::size_t>(std::count_if(
        relations.begin(), relations.end(), [&](EdgeId edge) { return !number_.contains(graph_[edge].content); }));
  }

  const Figure& figure_;
  const Graph& graph_;
  const ReportOptions& options_;
  const QuoteChecks& checks_;
  Prose& prose_;
  std::vector<EdgeId> lines_;
  std::map<ContentId, std::size_t> number_;  // in the list of evidence
};

std::vector<EdgeId> relations_of(const Figure& figure) {
  return figure.focus.size() > 1 ? edges_between(*figure.graph, figure.focus[0], figure.focus[1])
                                 : edges_of(*figure.graph, figure.focus[0]);
}

}  // namespace

std::vector<EdgeId> report_relations(const Figure& figure, const ReportOptions& options) {
  std::vector<EdgeId> lines = figure.lines;
  std::set<ContentId> taken;
  for (const EdgeId line : lines) taken.insert((*figure.graph)[line].content);
  for (const EdgeId edge : relations_of(figure)) {
    if (lines.size() >= options.most_relations) break;
    if (taken.insert((*figure.graph)[edge].content).second) lines.push_back(edge);
  }
  return lines;
}

void write_profile(const Figure& figure, const ReportOptions& options, const QuoteChecks& checks, Prose& prose) {
  const Graph& graph = *figure.graph;
  const VertexId actor = figure.focus.at(0);
  const std::vector<EdgeId> relations = relations_of(figure);
  Report report(figure, options, checks, prose);
  prose.heading(1, {plain(graph[actor].name)});
  report.introduce(actor);
  report.heading("Summary");
  report.summarize(relations);

  const std::vector<Partner> all = partners(graph, actor);
  report.heading("Partners");
  std::vector<std::vector<Line>> rows;
  for (std::size_t i = 0; i < std::min(options.most_partners, all.size()); ++i) {
    const Partner& partner = all[i];
    rows.push_back({{plain(graph[partner.actor].name)},
                    {plain(std::string(to_string(graph[partner.actor].kind)))},
                    {plain(answer::types_text(partner.types, SIZE_MAX))},
                    {plain(std::to_string(partner.weight))},
                    {plain(answer::signed_number(partner.balance))},
                    report.links_to(edges_between(graph, actor, partner.actor))});
  }
  prose.table({"Partner", "Kind", "By type", "Weight", "Balance", "Evidence"}, rows);
  report.say_more(all.size(), options.most_partners, "partners");
  prose.paragraph(
      {plain("Weight: independent statements, denials left out. Balance: from -10, conflict, to +10, "
             "cooperation, the mean PLOVER score of the acts asserted between the two.")});
  report.show_timeline(relations);
  report.show_figure();
  report.show_evidence(report.not_listed(relations));
  report.show_documents(relations);
}

void write_dossier(const Figure& figure, const ReportOptions& options, const QuoteChecks& checks, Prose& prose) {
  const Graph& graph = *figure.graph;
  const VertexId a = figure.focus.at(0);
  const VertexId b = figure.focus.at(1);
  const std::vector<EdgeId> relations = relations_of(figure);
  Report report(figure, options, checks, prose);
  prose.heading(1, {plain(graph[a].name + " and " + graph[b].name)});
  report.introduce(a);
  report.introduce(b);
  report.heading("Summary");
  report.summarize(relations);

  report.heading("By type");
  struct Directions {
    std::uint32_t forth = 0, back = 0, both = 0;
    std::vector<EdgeId> edges;
  };
  std::map<RelationType, Directions> types;
  for (const EdgeId edge : relations) {
    Directions& directions = types[graph[edge].type];
    directions.edges.push_back(edge);
    if (graph[edge].negated) continue;
    (graph[edge].symmetric      ? directions.both
     : source(edge, graph) == a ? directions.forth
                                : directions.back) += graph[edge].weight;
  }
  std::vector<std::vector<Line>> rows;
  for (const auto& [type, directions] : types) {
    rows.push_back({{plain(std::string(to_string(type)))},
                    {plain(std::to_string(directions.forth))},
                    {plain(std::to_string(directions.back))},
                    {plain(std::to_string(directions.both))},
                    report.links_to(directions.edges)});
  }
  prose.table(
      {"Type", graph[a].name + " → " + graph[b].name, graph[b].name + " → " + graph[a].name, "both ways", "Evidence"},
      rows);
  std::string note = "Numbers are independent statements, denials left out.";
  if (const auto mean = balance(graph, a, b)) {
    note += " Balance, from -10, conflict, to +10, cooperation: " + answer::signed_number(mean) + ".";
  }
  prose.paragraph({plain(note)});

  const PairComparison comparison = compare_documents(graph, a, b);
  if (comparison.documents.size() > 1) {
    report.heading("What each document says");
    rows.clear();
    for (const DocumentView& view : comparison.documents) {
      const DocumentRecord& document = store(graph).documents()[view.document];
      rows.push_back({{plain(document.title.empty() ? document.path : document.title)},
                      {plain(std::to_string(view.cooperative))},
                      {plain(std::to_string(view.conflictual))},
                      {plain(std::to_string(view.neutral))},
                      {plain(answer::signed_number(view.balance))},
                      {plain(answer::types_text(view.types, SIZE_MAX))}});
    }
    prose.table({"Document", "Cooperative", "Conflictual", "Neutral", "Balance", "By type"}, rows);
    for (const EdgeId edge : edges_between(graph, a, b)) {
      if (!graph[edge].disputed()) continue;
      Line line{plain("Disputed: " + line_text(graph, edge) + " ")};
      for (Words& words : report.links_to({edge})) line.push_back(std::move(words));
      prose.paragraph(line);
    }
  }
  report.show_timeline(relations);
  report.show_figure();
  report.show_evidence(report.not_listed(relations));
  report.show_documents(relations);
}

}  // namespace actorgraph
