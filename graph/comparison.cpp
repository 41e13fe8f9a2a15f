#include "graph/comparison.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <set>
#include <tuple>

#include "graph/answer_parts.h"
#include "graph/json_fields.h"
#include "graph/measures.h"
#include "graph/queries.h"
#include "graph/text_table.h"

namespace actorgraph {

using namespace answer;

namespace {

constexpr std::size_t kMostShared = 4;  // types of a polarity whose quotes are printed
constexpr std::size_t kMostVoices = 3;  // documents quoted for each
constexpr std::size_t kMostSingle = 5;
constexpr std::size_t kMostDisputes = 5;
constexpr std::size_t kQuoteLength = 240;
constexpr double kNotableShare = 0.1;  // of conflictual statements, between two documents

/// The types that the documents see between the two, by how many see them.
void set_types(PairComparison& comparison) {
  std::map<RelationType, SharedType> said;
  for (std::size_t i = 0; i < comparison.documents.size(); ++i) {
    for (const auto& [type, count] : comparison.documents[i].types) {
      SharedType& shared = said[type];
      shared.type = type;
      shared.documents.push_back(i);
      shared.statements += count;
    }
  }
  for (auto& [type, shared] : said) {
    (shared.documents.size() > 1 ? comparison.shared : comparison.single).push_back(std::move(shared));
  }
  for (std::vector<SharedType>* types : {&comparison.shared, &comparison.single}) {
    std::stable_sort(types->begin(), types->end(), [](const SharedType& a, const SharedType& b) {
      return std::make_pair(a.documents.size(), a.statements) > std::make_pair(b.documents.size(), b.statements);
    });
  }
}

/// Which edges deny which, those about the same word first.
void set_disputes(const Graph& graph, const std::vector<EdgeId>& edges, PairComparison& comparison) {
  for (const EdgeId asserted : edges) {
    if (graph[asserted].negated) continue;
    for (const EdgeId denied : edges) {
      const std::vector<ContentId>& by = graph[asserted].disputed_by;
      if (std::binary_search(by.begin(), by.end(), graph[denied].content)) {
        comparison.disputes.push_back({asserted, denied});
      }
    }
  }
  std::stable_partition(comparison.disputes.begin(), comparison.disputes.end(), [&](const Dispute& dispute) {
    return graph[dispute.asserted].lemma == graph[dispute.denied].lemma;
  });
}

/// What one document says of a pair in one edge after another.
void add_edge(const Graph& graph, EdgeId edge, std::map<std::string, DocumentView>& views) {
  const Relation& relation = graph[edge];
  for (const StatementIndex index : relation.evidence) {
    const DocumentIndex document = store(graph).document(store(graph)[index]);
    const DocumentRecord& record = store(graph).documents()[document];
    DocumentView& view = views[record.path + '\0' + record.hash];
    view.document = document;
    ++view.statements;
    view.evidence.emplace_back(edge, index);
    const Statement& statement = store(graph)[index];
    switch (polarity(statement.type, statement.negated)) {
      case Polarity::Cooperative:
        ++view.cooperative;
        break;
      case Polarity::Conflictual:
        ++view.conflictual;
        break;
      case Polarity::Neutral:
        ++view.neutral;
        break;
    }
    if (!statement.negated) ++view.types[statement.type];
  }
}

std::optional<double> balance_of(const Graph& graph, const DocumentView& view) {
  double sum = 0;
  double count = 0;
  for (const auto& [edge, index] : view.evidence) {
    const Statement& statement = store(graph)[index];
    const std::optional<double> score = plover_score(statement.type);
    if (!score || statement.negated || statement.modality != Modality::Asserted) continue;
    sum += *score;
    ++count;
  }
  return count > 0 ? std::optional<double>(sum / count) : std::nullopt;
}

std::string mark(std::size_t document) { return "[" + std::to_string(document + 1) + "]"; }

std::string names(const Graph& graph, const PairComparison& pair, const char* between) {
  return line_of(graph[pair.a].name) + between + line_of(graph[pair.b].name);
}

/// `[2] “…” (line 8; “deepen cooperation with”, planned; Lavrov said)`.
std::string quoted(const Graph& graph, const PairComparison& pair, StatementIndex index) {
  const TripleView triple = store(graph).view(index);
  std::size_t document = 0;
  while (pair.documents[document].document != store(graph).document(store(graph)[index])) ++document;
  std::string text = "    " + mark(document) + " “" + shorten(triple.sentence.text, kQuoteLength) + "” (";
  if (triple.page) text += "page " + std::to_string(*triple.page) + ", ";
  text += "line " + std::to_string(triple.line) + "; “" + shorten(triple.label, 50) + "”";
  if (triple.modality != Modality::Asserted) text += ", " + std::string(to_string(triple.modality));
  return text + holder_text(triple) + ")\n";
}

/// Chooses quotes: each sentence is shown once.
class Quotes {
 public:
  explicit Quotes(const Graph& graph) : graph_(&graph) {}

  /// The most certain statement of the document that `wanted` takes and whose sentence was not shown; no further look
  /// at that sentence.
  template <typename Wanted>
  std::optional<StatementIndex> take(const DocumentView& view, const Wanted& wanted) {
    for (const auto& [edge, index] : view.evidence) {
      const Statement& statement = store(*graph_)[index];
      if (wanted(statement) && shown_.insert(statement.sentence).second) return index;
    }
    return std::nullopt;
  }

 private:
  const Graph* graph_;
  std::set<std::uint32_t> shown_;
};

std::string documents_table(const Graph& graph, const PairComparison& pair) {
  TextTable table({"", "document", "statements", "cooperative", "conflictual", "neutral", "balance"});
  for (std::size_t i = 0; i < pair.documents.size(); ++i) {
    const DocumentView& view = pair.documents[i];
    const DocumentRecord& record = store(graph).documents()[view.document];
    table.add({mark(i), shorten(record.title.empty() ? record.path : record.path + ": " + record.title, 90),
               std::to_string(view.statements), std::to_string(view.cooperative), std::to_string(view.conflictual),
               std::to_string(view.neutral), signed_number(view.balance)});
  }
  return table.text();
}

/// How often each document sees each type of relation.
std::string types_table(const PairComparison& pair) {
  std::vector<std::string> header = {"type", "polarity"};
  for (std::size_t i = 0; i < pair.documents.size(); ++i) header.push_back(mark(i));
  header.push_back("documents");
  TextTable table(std::move(header));
  for (const std::vector<SharedType>* types : {&pair.shared, &pair.single}) {
    for (const SharedType& shared : *types) {
      std::vector<std::string> row = {std::string(to_string(shared.type)),
                                      std::string(to_string(polarity(shared.type, false)))};
      for (const DocumentView& view : pair.documents) {
        const auto found = view.types.find(shared.type);
        row.push_back(found == view.types.end() ? "·" : std::to_string(found->second));
      }
      row.push_back(std::to_string(shared.documents.size()) + " of " + std::to_string(pair.documents.size()));
      table.add(std::move(row));
    }
  }
  return table.text();
}

/// Quotes for the types of that polarity that most documents see, from those that see them most.
std::string agreement(const Graph& graph, const PairComparison& pair, Polarity wanted, Quotes& quotes) {
  std::string text;
  std::size_t told = 0;
  for (const SharedType& shared : pair.shared) {
    if (polarity(shared.type, false) != wanted || shared.type == RelationType::Other || told == kMostShared) continue;
    ++told;
    text += "  " + std::string(to_string(shared.type)) + ", " +
            (shared.documents.size() == pair.documents.size() ? std::string("all documents")
                                                              : counted(shared.documents.size(), "document")) +
            ", " + counted(shared.statements, "statement") + "\n";
    std::vector<std::size_t> order = shared.documents;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return pair.documents[a].types.at(shared.type) > pair.documents[b].types.at(shared.type);
    });
    std::size_t voices = 0;
    for (const std::size_t document : order) {
      if (voices == kMostVoices) break;
      const auto index = quotes.take(pair.documents[document], [&](const Statement& statement) {
        return statement.type == shared.type && !statement.negated;
      });
      if (!index) continue;
      text += quoted(graph, pair, *index);
      ++voices;
    }
  }
  return text;
}

double conflict_share(const DocumentView& view) {
  const std::uint32_t sum = view.cooperative + view.conflictual;
  return sum == 0 ? 0 : static_cast<double>(view.conflictual) / sum;
}

/// Which document sees most conflict and which least, where that differs.
std::string lean(const Graph& graph, const PairComparison& pair, Quotes& quotes) {
  const auto [least, most] =
      std::minmax_element(pair.documents.begin(), pair.documents.end(), [](const auto& a, const auto& b) {
        return std::make_pair(conflict_share(a), b.cooperative) < std::make_pair(conflict_share(b), a.cooperative);
      });
  if (conflict_share(*most) - conflict_share(*least) < kNotableShare) return "";
  const auto share = [&](const auto& view) {
    return mark(static_cast<std::size_t>(view - pair.documents.begin())) + " " + std::to_string(view->conflictual) +
           " of " + std::to_string(view->cooperative + view->conflictual);
  };
  const std::string text =
      "  conflict among what takes sides: most in " + share(most) + ", least in " + share(least) + "\n";
  const auto says = [&](const DocumentView& view, Polarity wanted) {
    const auto index = quotes.take(view, [&](const Statement& statement) {
      return polarity(statement.type, statement.negated) == wanted && statement.modality == Modality::Asserted;
    });
    return index ? quoted(graph, pair, *index) : "";
  };
  return text + says(*most, Polarity::Conflictual) + says(*least, Polarity::Cooperative);
}

StatementIndex most_certain(const Graph& graph, EdgeId edge) {
  const auto& evidence = graph[edge].evidence;
  return *std::max_element(evidence.begin(), evidence.end(), [&](StatementIndex a, StatementIndex b) {
    return store(graph)[a].confidence < store(graph)[b].confidence;
  });
}

std::string disputes(const Graph& graph, const PairComparison& pair) {
  std::string text;
  for (std::size_t i = 0; i < std::min(kMostDisputes, pair.disputes.size()); ++i) {
    const auto& [asserted, denied] = pair.disputes[i];
    const bool same_word = graph[asserted].lemma == graph[denied].lemma;
    text += "  asserted and denied: " +
            (same_word ? "“" + shorten(graph[asserted].label, 60) + "”"
                       : std::string(to_string(graph[asserted].type)) + " in other words") +
            "\n" + quoted(graph, pair, most_certain(graph, asserted)) +
            quoted(graph, pair, most_certain(graph, denied));
  }
  if (pair.disputes.size() > kMostDisputes) {
    text += "  (" + std::to_string(pair.disputes.size() - kMostDisputes) + " more pairs of assertion and denial)\n";
  }
  return text;
}

/// What one document alone sees.
std::string single(const Graph& graph, const PairComparison& pair, Quotes& quotes) {
  if (pair.documents.size() < 2) return "";
  std::string text;
  std::size_t told = 0;
  for (const SharedType& type : pair.single) {
    if (type.type == RelationType::Other || told == kMostSingle) continue;
    ++told;
    text += "  " + std::string(to_string(type.type)) + " in " + mark(type.documents.front()) + " alone\n";
    const auto index = quotes.take(pair.documents[type.documents.front()], [&](const Statement& statement) {
      return statement.type == type.type && !statement.negated;
    });
    if (index) text += quoted(graph, pair, *index);
  }
  return text;
}

std::string balance_range(const PairComparison& pair) {
  std::optional<double> least, most;
  for (const DocumentView& view : pair.documents) {
    if (!view.balance) continue;
    if (!least || *view.balance < *least) least = view.balance;
    if (!most || *view.balance > *most) most = view.balance;
  }
  if (!least) return "";
  const std::string from = signed_number(least);
  const std::string to = signed_number(most);
  return from == to ? from : from + " … " + to;
}

std::size_t statements(const PairComparison& pair) {
  std::size_t sum = 0;
  for (const DocumentView& view : pair.documents) sum += view.statements;
  return sum;
}

void put_types(Writer& writer, std::string_view name, const Graph& graph, const PairComparison& pair,
               const std::vector<SharedType>& types) {
  json::key(writer, name);
  writer.StartArray();
  for (const SharedType& shared : types) {
    writer.StartObject();
    put(writer, "type", to_string(shared.type));
    put_count(writer, "statements", shared.statements);
    json::key(writer, "documents");
    writer.StartArray();
    for (const std::size_t document : shared.documents) {
      json::string(writer, document_id(store(graph).documents()[pair.documents[document].document]));
    }
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
}

void write_view(Writer& writer, const Graph& graph, const DocumentView& view) {
  const DocumentRecord& record = store(graph).documents()[view.document];
  writer.StartObject();
  put(writer, "document", record.path);
  put(writer, "document_id", document_id(record));
  json::key(writer, "title");
  json::string_or_null(writer, record.title);
  put_count(writer, "statements", view.statements);
  put_count(writer, "cooperative", view.cooperative);
  put_count(writer, "conflictual", view.conflictual);
  put_count(writer, "neutral", view.neutral);
  answer::put_types(writer, view.types);
  put_optional(writer, "balance", view.balance);
  json::key(writer, "evidence");
  writer.StartArray();
  for (const auto& [edge, index] : view.evidence) json::triple(writer, store(graph).view(index));
  writer.EndArray();
  writer.EndObject();
}

}  // namespace

PairComparison compare_documents(const Graph& graph, VertexId a, VertexId b) {
  PairComparison comparison;
  comparison.a = std::min(a, b);
  comparison.b = std::max(a, b);
  const std::vector<EdgeId> edges = edges_between(graph, a, b);
  std::map<std::string, DocumentView> views;  // by path
  for (const EdgeId edge : edges) add_edge(graph, edge, views);
  bool leans_together = false;
  bool leans_apart = false;
  for (auto& [path, view] : views) {
    view.balance = balance_of(graph, view);
    leans_together = leans_together || view.balance > 0.0;
    leans_apart = leans_apart || (view.balance && *view.balance < 0);
    std::stable_sort(view.evidence.begin(), view.evidence.end(), [&](const auto& x, const auto& y) {
      return store(graph)[x.second].confidence > store(graph)[y.second].confidence;
    });
    comparison.documents.push_back(std::move(view));
  }
  set_types(comparison);
  set_disputes(graph, edges, comparison);
  comparison.parts = (leans_together && leans_apart) || !comparison.disputes.empty();
  return comparison;
}

std::vector<PairComparison> compare_all_documents(const Graph& graph, std::size_t most) {
  struct Pair {
    std::set<DocumentIndex> documents;
    std::size_t statements = 0;
  };
  std::map<std::pair<VertexId, VertexId>, Pair> pairs;
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    const VertexId low = std::min(source(edge, graph), target(edge, graph));
    const VertexId high = std::max(source(edge, graph), target(edge, graph));
    if (low == high) continue;
    Pair& pair = pairs[{low, high}];
    for (const StatementIndex index : graph[edge].evidence) {
      pair.documents.insert(store(graph).document(store(graph)[index]));
      ++pair.statements;
    }
  }
  std::vector<std::tuple<std::size_t, std::size_t, VertexId, VertexId>> order;
  for (const auto& [ends, pair] : pairs) {
    if (pair.documents.size() > 1)
      order.emplace_back(~pair.documents.size(), ~pair.statements, ends.first, ends.second);
  }
  std::sort(order.begin(), order.end());
  if (order.size() > most) order.resize(most);
  std::vector<PairComparison> result;
  for (const auto& [documents, statements, a, b] : order) result.push_back(compare_documents(graph, a, b));
  return result;
}

std::string format_comparison(const Graph& graph, const PairComparison& pair) {
  if (pair.documents.empty()) return "nothing is said between " + names(graph, pair, " and ") + "\n";
  std::string text = names(graph, pair, " and ") + ": " + counted(statements(pair), "statement") + " in " +
                     counted(pair.documents.size(), "document") + "\n\n" + documents_table(graph, pair) + "\n" +
                     types_table(pair);
  Quotes quotes(graph);
  const auto section = [&](const char* title, const std::string& lines) {
    if (!lines.empty()) text += std::string("\n") + title + "\n" + lines;
  };
  const std::string alone = single(graph, pair, quotes);  // the rarest quotes are taken first
  section("several say that the two go together", agreement(graph, pair, Polarity::Cooperative, quotes));
  section("several say that the two are at odds", agreement(graph, pair, Polarity::Conflictual, quotes));
  section("several also say", agreement(graph, pair, Polarity::Neutral, quotes));
  const std::string leaning = lean(graph, pair, quotes);
  section("where the documents part", leaning + disputes(graph, pair) + alone);
  return text;
}

std::string format_comparisons(const Graph& graph, const std::vector<PairComparison>& pairs) {
  if (pairs.empty()) return "no pair that two documents speak of\n";
  TextTable table({"pair", "documents", "statements", "balance", "disputes", "seen by most"});
  for (const PairComparison& pair : pairs) {
    std::string types;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, pair.shared.size()); ++i) {
      types += (i > 0 ? ", " : "") + std::string(to_string(pair.shared[i].type));
    }
    table.add({names(graph, pair, " – "), std::to_string(pair.documents.size()), std::to_string(statements(pair)),
               balance_range(pair), std::to_string(pair.disputes.size()), types});
  }
  return table.text();
}

std::string comparison_json(const Graph& graph, const std::vector<PairComparison>& pairs) {
  return make_json([&](Writer& writer) {
    writer.StartArray();
    for (const PairComparison& pair : pairs) {
      writer.StartObject();
      put_actor(writer, "a", graph, pair.a);
      put_actor(writer, "b", graph, pair.b);
      json::key(writer, "parts");
      writer.Bool(pair.parts);
      put_types(writer, "shared", graph, pair, pair.shared);
      put_types(writer, "single", graph, pair, pair.single);
      json::key(writer, "disputes");
      writer.StartArray();
      for (const auto& [asserted, denied] : pair.disputes) {
        writer.StartObject();
        put(writer, "asserted", graph[asserted].id());
        put(writer, "denied", graph[denied].id());
        writer.EndObject();
      }
      writer.EndArray();
      json::key(writer, "documents");
      writer.StartArray();
      for (const DocumentView& view : pair.documents) write_view(writer, graph, view);
      writer.EndArray();
      writer.EndObject();
    }
    writer.EndArray();
  });
}

}  // namespace actorgraph
