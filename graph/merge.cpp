// The graph is rebuilt from the whole set of records each time: names across documents can only be settled by looking
// at all of them, and what is computed from a set cannot depend on the order in which the set was filled.

#include "graph/merge.h"

#include <algorithm>
#include <mutex>
#include <span>
#include <tuple>

#include "graph/dates.h"
#include "graph/names.h"
#include "graph/parallel.h"

namespace actorgraph {
namespace {

constexpr std::uint32_t kNone = 0xffffffff;

/// Words that name an actor; others (`it`, `the president`) only count as mentions.
bool is_naming(std::string_view via) {
  return via == "name" || via == "alias" || via == "demonym" || via == "metonym" || via == "acronym" ||
         via == "surname" || via == "correction" || via.empty();
}

bool has_capital(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; });
}

class Assembler {
 public:
  Assembler(std::shared_ptr<const StatementStore> store, Grouping grouping, Graph& graph)
      : shared_(std::move(store)), store_(shared_.get()), grouping_(grouping), graph_(&graph) {}

  void assemble() {
    names_ = settle_names(*store_);
    GraphData& data = (*graph_)[boost::graph_bundle];
    data.store = shared_;
    data.grouping = grouping_;
    add_vertices();
    describe_vertices();
    add_edges();
    mark_disputes(*graph_);
  }

 private:
  /// One for each actor with an edge, by id.
  void add_vertices() {
    std::vector<bool> used(names_.actors.size());
    for (std::size_t i = 0; i < store_->statements().size(); ++i) {
      if (store_->statements()[i].type == RelationType::Alias) {
        (*graph_)[boost::graph_bundle].aliases.push_back(static_cast<StatementIndex>(i));
        continue;
      }
      used[names_.subject[i]] = used[names_.object[i]] = true;
    }
    std::vector<std::pair<std::string, std::uint32_t>> order;
    for (std::uint32_t actor = 0; actor < names_.actors.size(); ++actor) {
      const SettledActor& settled = names_.actors[actor];
      if (!used[actor]) {
        std::vector<std::uint32_t>& others = (*graph_)[boost::graph_bundle].other_records;
        others.insert(others.end(), settled.records.begin(), settled.records.end());
        continue;
      }
      const std::string content = settled.name + '\0' + std::string(to_string(settled.kind));
      order.emplace_back("n" + ContentId::of(content).hex(), actor);
    }
    std::sort(order.begin(), order.end());
    std::sort((*graph_)[boost::graph_bundle].other_records.begin(), (*graph_)[boost::graph_bundle].other_records.end());
    vertex_of_.assign(names_.actors.size(), kNone);
    for (auto& [id, actor] : order) {
      SettledActor& settled = names_.actors[actor];
      Vertex vertex;
      ids_ += id;
      vertex.id = std::move(id);
      vertex.name = settled.name;
      vertex.kind = settled.kind;
      vertex.lexicon_id = settled.lexicon_id;
      vertex.records = std::move(settled.records);
      vertex_of_[actor] = static_cast<std::uint32_t>(add_vertex(std::move(vertex), *graph_));
    }
    for (std::size_t i = 0; i < names_.subject.size(); ++i) {
      names_.subject[i] = vertex_of_[names_.subject[i]];
      names_.object[i] = vertex_of_[names_.object[i]];
    }
  }

  /// An end of a statement: a mention of the actor there, by what is quoted of it.
  struct Mention {
    StringPool::Id text = StringPool::kEmpty;
    DocumentIndex document = 0;
    std::uint32_t begin = 0, end = 0;
    bool is_quoted = false;
    bool is_dated = false;  ///< the statement has a time of its own
    friend auto operator<=>(const Mention&, const Mention&) = default;
  };

  /// Aliases, mentions, documents and dates.
  void describe_vertices() {
    Buckets<Mention> mentions(num_vertices(*graph_), [&](const auto& add) {
      for (std::size_t i = 0; i < store_->statements().size(); ++i) {
        const Statement& statement = store_->statements()[i];
        if (statement.type == RelationType::Alias) continue;
        const DocumentIndex document = store_->document(statement);
        const bool is_dated = statement.is_dated;
        const auto add_end = [&](std::uint32_t vertex, const PackedQuote& quote) {
          add(vertex,
              Mention{quote.text, document, quote.begin, quote.end, quote.pieces != PackedQuote::kMissing, is_dated});
        };
        add_end(names_.subject[i], statement.subject);
        add_end(names_.object[i], statement.object);
      }
    });
    work_in_parts(num_vertices(*graph_), [&](std::size_t begin, std::size_t end) {
      for (VertexId vertex = begin; vertex < end; ++vertex) describe((*graph_)[vertex], mentions[vertex]);
    });
    for (std::size_t i = 0; i < store_->statements().size(); ++i) {
      const Statement& statement = store_->statements()[i];
      const std::optional<Dates> dates = store_->dates(statement);
      if (!dates || statement.type == RelationType::Alias) continue;
      const std::string_view from = dates->from.empty() ? dates->to : dates->from;
      const std::string_view to = dates->to.empty() ? dates->from : dates->to;
      for (const std::uint32_t vertex : {names_.subject[i], names_.object[i]}) extend((*graph_)[vertex], from, to);
    }
  }

  void describe(Vertex& vertex, std::span<Mention> mentions) const {
    std::vector<DocumentIndex>& documents = vertex.documents;
    for (const std::uint32_t record : vertex.records) {
      const PackedActor& actor = store_->actors()[record];
      documents.push_back(actor.document);
      for (const PackedForm& form : store_->forms(actor)) {
        vertex.mentions += form.count;
        if (is_naming(store_->text(form.via))) vertex.aliases[std::string(store_->text(form.text))] += form.count;
      }
    }
    sort_once_each(documents);
    const std::vector<DocumentIndex> recorded = documents;
    for (const Mention& mention : mentions) {
      documents.push_back(mention.document);
      if (mention.is_dated) continue;
      const std::string& date = store_->documents()[mention.document].date;
      extend(vertex, date, date);
    }
    sort_once_each(documents);
    documents.shrink_to_fit();
    // Where nobody recorded the mentions, those in the statements are all that is known.
    const auto unknown = std::partition(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return mention.is_quoted && !std::binary_search(recorded.begin(), recorded.end(), mention.document);
    });
    count_mentions({mentions.begin(), unknown}, vertex);
  }

  void count_mentions(std::span<Mention> mentions, Vertex& vertex) const {
    for (Mention& mention : mentions) mention.is_dated = false;
    std::sort(mentions.begin(), mentions.end());
    const auto end = std::unique(mentions.begin(), mentions.end());
    vertex.mentions += static_cast<std::size_t>(end - mentions.begin());
    for (auto first = mentions.begin(); first != end;) {
      const auto last = std::find_if(first, end, [&](const Mention& mention) { return mention.text != first->text; });
      const std::string_view words = store_->text(first->text);
      if (has_capital(words)) vertex.aliases[std::string(words)] += static_cast<std::size_t>(last - first);
      first = last;
    }
  }

  static void sort_once_each(std::vector<DocumentIndex>& documents) {
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  }

  static void extend(Vertex& vertex, std::string_view from, std::string_view to) {
    if (!from.empty() && from != vertex.first_date) vertex.first_date = std::string(earlier(vertex.first_date, from));
    if (!to.empty() && to != vertex.last_date) vertex.last_date = std::string(later(vertex.last_date, to));
  }

  /// A statement by the edge that it stands in: those with the same target and key share one. Packed, because a million
  /// are sorted.
  struct Keyed {
    std::uint64_t key = 0;
    std::uint32_t target = 0;
    StatementIndex statement = 0;
    friend auto operator<=>(const Keyed& a, const Keyed& b) {
      return std::tie(a.target, a.key, a.statement) <=> std::tie(b.target, b.key, b.statement);
    }
  };

  std::uint64_t key_of(const Statement& statement) const {
    std::uint64_t key = statement.negated ? 1 : 0;
    if (grouping_ == Grouping::Pair) return key;
    key |= std::uint64_t{static_cast<std::uint8_t>(statement.type)} << 8;
    key |= std::uint64_t{static_cast<std::uint8_t>(statement.modality)} << 16;
    if (grouping_ == Grouping::Type) return key;
    key |= std::uint64_t{statement.lemma} << 32;
    return key | (statement.is_attributed ? 2 : 0);
  }

  /// An edge that is to be.
  struct Planned {
    ContentId content;
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    StatementIndex first_statement = 0;
    std::uint32_t first = 0;  ///< where its evidence begins among the source's
    std::uint32_t count = 0;
  };

  void add_edges() {
    Buckets<Keyed> by_source(num_vertices(*graph_), [&](const auto& add) {
      for (std::size_t i = 0; i < store_->statements().size(); ++i) {
        const Statement& statement = store_->statements()[i];
        if (statement.type == RelationType::Alias) continue;
        std::uint32_t source = names_.subject[i];
        std::uint32_t target = names_.object[i];
        if (statement.symmetric && target < source) std::swap(source, target);
        add(source, Keyed{key_of(statement), target, static_cast<StatementIndex>(i)});
      }
    });
    std::vector<Planned> planned;
    std::mutex adding;
    work_in_parts(num_vertices(*graph_), [&](std::size_t begin, std::size_t end) {
      std::vector<Planned> part;
      for (std::size_t source = begin; source < end; ++source) {
        plan_edges(static_cast<std::uint32_t>(source), by_source[source], part);
      }
      const std::lock_guard lock(adding);
      planned.insert(planned.end(), part.begin(), part.end());
    });
    sort_in_parts(planned, [](const Planned& a, const Planned& b) { return a.content < b.content; });
    std::vector<Relation*> relations;
    relations.reserve(planned.size());
    for (const Planned& edge : planned) {
      relations.push_back(&(*graph_)[add_edge(edge.source, edge.target, *graph_).first]);
    }
    work_in_parts(planned.size(), [&](std::size_t begin, std::size_t end) {
      constexpr std::size_t kAhead = 8;  // statements lie anywhere in memory
      for (std::size_t i = begin; i < end; ++i) {
        if (i + kAhead < end) __builtin_prefetch(&(*store_)[planned[i + kAhead].first_statement]);
        std::vector<StatementIndex> evidence(planned[i].count, planned[i].first_statement);
        for (std::uint32_t k = 1; k < planned[i].count; ++k) {
          evidence[k] = by_source[planned[i].source][planned[i].first + k].statement;
        }
        *relations[i] = make_relation(planned[i].content, std::move(evidence), *store_, grouping_);
      }
    });
  }

  void plan_edges(std::uint32_t source, std::span<Keyed> statements, std::vector<Planned>& planned) const {
    std::sort(statements.begin(), statements.end());
    for (std::size_t first = 0; first < statements.size();) {
      const Keyed& keyed = statements[first];
      std::size_t last = first + 1;
      while (last < statements.size() && statements[last].target == keyed.target && statements[last].key == keyed.key) {
        ++last;
      }
      const ContentId content =
          edge_content(id(source), id(keyed.target), (*store_)[keyed.statement], *store_, grouping_);
      planned.push_back({content, source, keyed.target, keyed.statement, static_cast<std::uint32_t>(first),
                         static_cast<std::uint32_t>(last - first)});
      first = last;
    }
  }

  std::string_view id(std::uint32_t vertex) const {
    return std::string_view(ids_).substr(std::size_t{vertex} * kIdSize, kIdSize);
  }

  static constexpr std::size_t kIdSize = 33;

  std::shared_ptr<const StatementStore> shared_;
  const StatementStore* store_;
  Grouping grouping_;
  Graph* graph_;
  SettledNames names_;
  std::vector<std::uint32_t> vertex_of_;
  std::string ids_;  ///< of all vertices: side by side they stay in the cache
};

}  // namespace

GraphBuilder::GraphBuilder() : store_(std::make_unique<StatementStore>()) {}

void GraphBuilder::add(const DocumentRecord& document) { store_->add(document); }
void GraphBuilder::add(const ActorRecord& actor) { store_->add(actor); }
void GraphBuilder::add(const TripleView& triple) { store_->add(triple); }
void GraphBuilder::add(const Triple& triple) { store_->add(view(triple)); }
void GraphBuilder::add(GraphBuilder&& other) {
  // The usual case is one large input.
  if (store_->documents().empty()) {
    std::swap(store_, other.store_);
  } else {
    store_->add(*other.store_);
  }
  other.store_ = std::make_unique<StatementStore>();
}
void GraphBuilder::add(const Graph& graph) { store_->add(store(graph)); }

void GraphBuilder::build(Graph& graph, Grouping grouping) {
  store_->settle();
  Assembler(std::shared_ptr<const StatementStore>(std::move(store_)), grouping, graph).assemble();
  store_ = std::make_unique<StatementStore>();
}

void remove_documents(const Graph& graph, const std::set<std::string>& hashes, Graph& result) {
  const StatementStore& from = store(graph);
  GraphBuilder builder;
  for (const DocumentRecord& document : from.documents()) {
    if (!hashes.contains(document.hash)) builder.add(document);
  }
  for (const PackedActor& actor : from.actors()) {
    if (!hashes.contains(from.documents()[actor.document].hash)) builder.add(from.record(actor));
  }
  for (const Statement& statement : from.statements()) {
    if (!hashes.contains(from.documents()[from.document(statement)].hash)) builder.add(from.view(statement));
  }
  builder.build(result);
}

std::set<std::string> find_documents(const Graph& graph, std::string_view name) {
  std::set<std::string> exact;
  std::set<std::string> by_ending;
  const std::string ending = "/" + std::string(name);
  for (const DocumentRecord& document : store(graph).documents()) {
    if (document.hash == name || document_id(document) == name || document.path == name) exact.insert(document.hash);
    if (document.path.ends_with(ending)) by_ending.insert(document.hash);
  }
  return exact.empty() ? by_ending : exact;
}

}  // namespace actorgraph
