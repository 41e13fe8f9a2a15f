#include "graph/summary.h"

#include <algorithm>
#include <array>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <numeric>
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
    const std::optional<Dates> dates = store.dates(store[index]);
    if (!dates || (!is_date(dates->from) && !is_date(dates->to))) continue;
    if (is_date(dates->from)) {
      relation.from = earlier(relation.from, dates->from);
    } else {
      open_from = true;
    }
    if (is_date(dates->to)) {
      relation.to = later(relation.to, dates->to);
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
    if (statement.is_attributed) {
      holder.name = store.holder(statement);
    } else {
      holder.document = store.document(statement) + 1;
    }
    if (const std::optional<Dates> dates = store.dates(statement)) {
      holder.from = first_day(dates->from);
      holder.to = last_day(dates->to);
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

bool contradict(const std::vector<Holder>& asserting, const std::vector<Holder>& denying) {
  for (const Holder& x : asserting) {
    for (const Holder& y : denying) {
      if (x.lemma != y.lemma && (x.type != y.type || x.type == RelationType::Other)) continue;
      const bool same_holder = x.name == y.name && x.document == y.document;
      const bool overlap =
          (x.to.empty() || y.from.empty() || y.from <= x.to) && (y.to.empty() || x.from.empty() || x.from <= y.to);
      if (!same_holder && overlap) return true;
    }
  }
  return false;
}

/// A negated edge, in the order of its ends.
struct Denial {
  VertexId source;
  VertexId target;
  EdgeId edge;
  std::vector<Holder> holders;
};

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

ContentId edge_content(std::string_view source_id, std::string_view target_id, const Statement& statement,
                       const StatementStore& store, Grouping grouping) {
  std::string content;
  content.reserve(256);
  content += source_id;
  content += target_id;
  if (grouping == Grouping::Lemma) content += store.text(statement.lemma);
  content.push_back('\0');
  content += grouping == Grouping::Pair ? std::string_view("pair") : to_string(statement.type);
  content += statement.negated ? "!not!" : "!!";
  content += to_string(grouping == Grouping::Pair ? Modality::Asserted : statement.modality);
  content += grouping == Grouping::Lemma && statement.is_attributed ? "!attributed" : "";
  return ContentId::of(content);
}

Relation make_relation(ContentId content, std::vector<StatementIndex> evidence, const StatementStore& store,
                       Grouping grouping) {
  const Statement& statement = store[evidence.front()];
  Relation relation;
  relation.content = content;
  relation.evidence = std::move(evidence);
  relation.negated = statement.negated;
  if (grouping != Grouping::Pair) {
    relation.type = statement.type;
    relation.modality = statement.modality;
  }
  if (grouping == Grouping::Lemma) {
    relation.lemma = store.text(statement.lemma);
    relation.attributed = statement.is_attributed;
  }
  summarize(relation, store, grouping);
  return relation;
}

StatementIndex best_statement(const Relation& relation, const StatementStore& store) {
  return *std::max_element(relation.evidence.begin(), relation.evidence.end(), [&](StatementIndex a, StatementIndex b) {
    return store[a].confidence < store[b].confidence;
  });
}

void mark_disputes(Graph& graph) {
  std::vector<Denial> denials;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    graph[edge].disputed_by.clear();
    if (graph[edge].negated) denials.push_back({source(edge, graph), target(edge, graph), edge, {}});
  }
  const auto before = [](const Denial& a, const Denial& b) {
    return std::tie(a.source, a.target) < std::tie(b.source, b.target);
  };
  std::stable_sort(denials.begin(), denials.end(), before);
  std::vector<std::uint32_t> first_of(num_vertices(graph) + 1);  // the denials of each source
  for (Denial& denial : denials) {
    ++first_of[denial.source + 1];
    denial.holders = holders(graph[denial.edge], store(graph));
  }
  std::partial_sum(first_of.begin(), first_of.end(), first_of.begin());
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    Relation& asserted = graph[edge];
    if (asserted.negated) continue;
    const VertexId from = source(edge, graph);
    const auto [first, last] = std::equal_range(denials.begin() + first_of[from], denials.begin() + first_of[from + 1],
                                                Denial{from, target(edge, graph), edge, {}}, before);
    if (first == last) continue;
    const std::vector<Holder> asserting = holders(asserted, store(graph));
    for (const Denial& denial : boost::make_iterator_range(first, last)) {
      if (!contradict(asserting, denial.holders)) continue;
      asserted.disputed_by.push_back(graph[denial.edge].content);
      graph[denial.edge].disputed_by.push_back(asserted.content);
    }
    std::sort(asserted.disputed_by.begin(), asserted.disputed_by.end());
  }
  for (const Denial& denial : denials) {
    std::sort(graph[denial.edge].disputed_by.begin(), graph[denial.edge].disputed_by.end());
  }
}

}  // namespace actorgraph
