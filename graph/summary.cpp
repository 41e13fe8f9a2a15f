#include "graph/summary.h"

#include <algorithm>
#include <array>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <tuple>

#include "graph/dates.h"
#include "graph/independence.h"

namespace actorgraph {
namespace {

constexpr std::string_view kPairLabel = "relates to";
constexpr std::size_t kTypes = static_cast<std::size_t>(RelationType::Other) + 1;

std::string_view most_frequent_label(const Relation& relation, const StatementStore& store) {
  if (relation.evidence.size() == 1) return store.text(store[relation.evidence[0]].label);
  std::map<std::string_view, std::size_t> labels;
  for (const StatementIndex index : relation.evidence) ++labels[store.text(store[index].label)];
  return std::max_element(labels.begin(), labels.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

RelationType most_frequent_type(const Relation& relation, const StatementStore& store) {
  std::array<std::size_t, kTypes> types{};
  for (const StatementIndex index : relation.evidence) ++types[static_cast<std::size_t>(store[index].type)];
  return static_cast<RelationType>(std::max_element(types.begin(), types.end()) - types.begin());
}

/// From the first day to the last that a dated statement covers; an end that one of them leaves open stays open.
void set_interval(Relation& relation, const StatementStore& store) {
  bool open_from = false;
  bool open_to = false;
  relation.from = relation.to = {};
  for (const StatementIndex index : relation.evidence) {
    const TimeQuote* time = store.time(store[index]);
    if (time == nullptr || (!is_date(time->from) && !is_date(time->to))) continue;
    if (is_date(time->from)) {
      relation.from = earlier(relation.from, time->from);
    } else {
      open_from = true;
    }
    if (is_date(time->to)) {
      relation.to = later(relation.to, time->to);
    } else {
      open_to = true;
    }
  }
  if (open_from) relation.from = {};
  if (open_to) relation.to = {};
}

/// An asserted statement and who it is held by: whom the text names, else the document.
struct Holder {
  StringPool::Id lemma = StringPool::kEmpty;
  RelationType type = RelationType::Other;
  std::string_view name;
  DocumentIndex document = 0;
  std::string from, to;  // days; empty is open
};

std::vector<Holder> holders(const Relation& relation, const StatementStore& store) {
  std::vector<Holder> result;
  for (const StatementIndex index : relation.evidence) {
    const Statement& statement = store[index];
    if (statement.modality != Modality::Asserted) continue;
    Holder holder;
    holder.lemma = statement.lemma;
    holder.type = statement.type;
    if (const Attribution* attribution = store.attribution(statement)) {
      holder.name = attribution->actor.name;
    } else {
      holder.document = store.document(statement) + 1;
    }
    if (const TimeQuote* time = store.time(statement)) {
      holder.from = first_day(time->from);
      holder.to = last_day(time->to);
    }
    result.push_back(std::move(holder));
  }
  const auto key = [](const Holder& holder) {
    return std::tie(holder.lemma, holder.type, holder.name, holder.document, holder.from, holder.to);
  };
  std::sort(result.begin(), result.end(), [&](const Holder& a, const Holder& b) { return key(a) < key(b); });
  result.erase(
      std::unique(result.begin(), result.end(), [&](const Holder& a, const Holder& b) { return key(a) == key(b); }),
      result.end());
  return result;
}

bool contradict(const Relation& a, const Relation& b, const StatementStore& store) {
  const std::vector<Holder> second = holders(b, store);
  for (const Holder& x : holders(a, store)) {
    for (const Holder& y : second) {
      if (x.lemma != y.lemma && (x.type != y.type || x.type == RelationType::Other)) continue;
      const bool same_holder = x.name == y.name && x.document == y.document;
      const bool overlap =
          (x.to.empty() || y.from.empty() || y.from <= x.to) && (y.to.empty() || x.from.empty() || x.from <= y.to);
      if (!same_holder && overlap) return true;
    }
  }
  return false;
}

}  // namespace

void summarize(Relation& relation, const StatementStore& store, Grouping grouping) {
  switch (grouping) {
    case Grouping::Lemma:
      relation.label = most_frequent_label(relation, store);
      break;
    case Grouping::Type:
      relation.label = relation.lemma = to_string(relation.type);
      break;
    case Grouping::Pair:
      relation.type = most_frequent_type(relation, store);
      relation.label = relation.lemma = kPairLabel;
      break;
  }
  relation.symmetric = std::all_of(relation.evidence.begin(), relation.evidence.end(),
                                   [&](StatementIndex index) { return store[index].symmetric; });
  set_interval(relation, store);
  const Strength strength = count_independent(store, relation.evidence);
  relation.weight = strength.weight;
  relation.documents = strength.documents;
  relation.sources = strength.sources;
}

ContentId edge_content(const Vertex& source, const Vertex& target, const Relation& relation, Grouping grouping) {
  std::string content = source.id + target.id;
  if (grouping == Grouping::Lemma) content += relation.lemma;
  content.push_back('\0');
  content += grouping == Grouping::Pair ? std::string_view("pair") : to_string(relation.type);
  content += relation.negated ? "!not!" : "!!";
  content += to_string(relation.modality);
  content += relation.attributed ? "!attributed" : "";
  return ContentId::of(content);
}

void mark_disputes(Graph& graph) {
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) graph[edge].disputed_by.clear();
  for (const VertexId source : boost::make_iterator_range(vertices(graph))) {
    std::vector<EdgeId> denials;
    for (const EdgeId edge : boost::make_iterator_range(out_edges(source, graph))) {
      if (graph[edge].negated) denials.push_back(edge);
    }
    if (denials.empty()) continue;
    const auto by_target = [&](EdgeId a, EdgeId b) { return target(a, graph) < target(b, graph); };
    std::sort(denials.begin(), denials.end(), by_target);
    for (const EdgeId edge : boost::make_iterator_range(out_edges(source, graph))) {
      Relation& asserted = graph[edge];
      if (asserted.negated) continue;
      const auto [first, last] = std::equal_range(denials.begin(), denials.end(), edge, by_target);
      for (const EdgeId denial : boost::make_iterator_range(first, last)) {
        if (!contradict(asserted, graph[denial], store(graph))) continue;
        asserted.disputed_by.push_back(graph[denial].content);
        graph[denial].disputed_by.push_back(asserted.content);
      }
    }
  }
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    std::sort(graph[edge].disputed_by.begin(), graph[edge].disputed_by.end());
  }
}

}  // namespace actorgraph
