// The graph is rebuilt from the whole set of records each time: names across documents can only be settled by looking
// at all of them, and what is computed from a set cannot depend on the order in which the set was filled.

#include "graph/merge.h"

#include <algorithm>
#include <span>
#include <unordered_set>

#include "graph/dates.h"
#include "graph/names.h"

namespace actorgraph {
namespace {

constexpr std::uint32_t kNone = 0xffffffff;

/// What the edge of a statement is: statements with the same key share it. Packed, because a million are sorted.
struct EdgeKey {
  std::uint64_t ends = 0;
  std::uint64_t what = 0;

  EdgeKey(std::uint32_t source, std::uint32_t target) : ends(std::uint64_t{source} << 32 | target) {}
  std::uint32_t source() const noexcept { return static_cast<std::uint32_t>(ends >> 32); }
  std::uint32_t target() const noexcept { return static_cast<std::uint32_t>(ends); }
  friend auto operator<=>(const EdgeKey&, const EdgeKey&) = default;
};

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

  /// Aliases, mentions, documents and dates.
  void describe_vertices() {
    std::unordered_set<std::uint64_t> recorded;  // vertex and document
    for (const VertexId v : boost::make_iterator_range(vertices(*graph_))) {
      Vertex& vertex = (*graph_)[v];
      for (const std::uint32_t record : vertex.records) {
        const DocumentIndex document = store_->actor_documents()[record];
        vertex.documents.push_back(document);
        recorded.insert(v << 32 | document);
        for (const ActorForm& form : store_->actors()[record].forms) {
          vertex.mentions += form.count;
          if (is_naming(form.via)) vertex.aliases[form.text] += form.count;
        }
      }
    }
    // Where nobody recorded the mentions, those in the statements are all that is known.
    std::vector<std::vector<Seen>> seen(num_vertices(*graph_));
    for (std::size_t i = 0; i < store_->statements().size(); ++i) {
      const Statement& statement = store_->statements()[i];
      if (statement.type == RelationType::Alias) continue;
      const DocumentIndex document = store_->document(statement);
      const TimeQuote* time = store_->time(statement);
      const auto end = [&](std::uint32_t v, const PackedQuote& quote) {
        Vertex& vertex = (*graph_)[v];
        if (time != nullptr) {
          extend(vertex, time->from.empty() ? time->to : time->from, time->to.empty() ? time->from : time->to);
        } else {
          const std::string& date = store_->documents()[document].date;
          extend(vertex, date, date);
        }
        if (!recorded.empty() && recorded.contains(std::uint64_t{v} << 32 | document)) return;
        vertex.documents.push_back(document);
        if (quote.pieces != PackedQuote::kMissing) seen[v].push_back({quote.text, document, quote.begin, quote.end});
      };
      end(names_.subject[i], statement.subject);
      end(names_.object[i], statement.object);
    }
    for (const VertexId v : boost::make_iterator_range(vertices(*graph_))) count_seen(seen[v], (*graph_)[v]);
    for (const VertexId v : boost::make_iterator_range(vertices(*graph_))) {
      std::vector<DocumentIndex>& documents = (*graph_)[v].documents;
      std::sort(documents.begin(), documents.end());
      documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
      documents.shrink_to_fit();
    }
  }

  /// A mention, by what a statement quotes of it.
  struct Seen {
    StringPool::Id text;
    DocumentIndex document;
    std::uint32_t begin, end;
    friend auto operator<=>(const Seen&, const Seen&) = default;
  };

  void count_seen(std::vector<Seen>& seen, Vertex& vertex) const {
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    vertex.mentions += seen.size();
    for (std::size_t first = 0; first < seen.size();) {
      std::size_t last = first;
      while (last < seen.size() && seen[last].text == seen[first].text) ++last;
      const std::string_view words = store_->text(seen[first].text);
      if (has_capital(words)) vertex.aliases[std::string(words)] += last - first;
      first = last;
    }
    seen = {};
  }

  static void extend(Vertex& vertex, const std::string& from, const std::string& to) {
    if (!from.empty() && from != vertex.first_date) vertex.first_date = std::string(earlier(vertex.first_date, from));
    if (!to.empty() && to != vertex.last_date) vertex.last_date = std::string(later(vertex.last_date, to));
  }

  EdgeKey key_of(std::size_t index) const {
    const Statement& statement = store_->statements()[index];
    const bool turn = statement.symmetric && names_.object[index] < names_.subject[index];
    EdgeKey key(turn ? names_.object[index] : names_.subject[index],
                turn ? names_.subject[index] : names_.object[index]);
    key.what = statement.negated ? 1 : 0;
    if (grouping_ == Grouping::Pair) return key;
    key.what |= std::uint64_t{static_cast<std::uint8_t>(statement.type)} << 8;
    key.what |= std::uint64_t{static_cast<std::uint8_t>(statement.modality)} << 16;
    if (grouping_ == Grouping::Type) return key;
    key.what |= std::uint64_t{statement.lemma} << 32;
    key.what |= store_->attribution(statement) != nullptr ? 2 : 0;
    return key;
  }

  /// The edge of the statements at `evidence`, which share a key.
  Relation make_relation(std::span<const std::pair<EdgeKey, StatementIndex>> evidence) const {
    const EdgeKey& key = evidence.front().first;
    const Statement& statement = store_->statements()[evidence.front().second];
    Relation relation;
    relation.evidence.reserve(evidence.size());
    for (const auto& [same, index] : evidence) relation.evidence.push_back(index);
    relation.negated = statement.negated;
    if (grouping_ != Grouping::Pair) {
      relation.type = statement.type;
      relation.modality = statement.modality;
    }
    if (grouping_ == Grouping::Lemma) {
      relation.lemma = store_->text(statement.lemma);
      relation.attributed = store_->attribution(statement) != nullptr;
    }
    relation.content = edge_content((*graph_)[key.source()], (*graph_)[key.target()], relation, grouping_);
    summarize(relation, *store_, grouping_);
    return relation;
  }

  void add_edges() {
    std::vector<std::pair<EdgeKey, StatementIndex>> keyed;
    keyed.reserve(store_->statements().size());
    for (std::size_t i = 0; i < store_->statements().size(); ++i) {
      if (store_->statements()[i].type == RelationType::Alias) continue;
      keyed.emplace_back(key_of(i), static_cast<StatementIndex>(i));
    }
    std::sort(keyed.begin(), keyed.end());
    std::size_t count = 0;
    for (std::size_t i = 0; i < keyed.size(); ++i) count += i == 0 || keyed[i].first != keyed[i - 1].first ? 1 : 0;
    std::vector<Relation> relations;
    std::vector<std::pair<ContentId, std::uint32_t>> order;
    std::vector<EdgeKey> keys;
    relations.reserve(count);
    order.reserve(count);
    keys.reserve(count);
    for (std::size_t first = 0; first < keyed.size();) {
      std::size_t last = first;
      while (last < keyed.size() && keyed[last].first == keyed[first].first) ++last;
      relations.push_back(make_relation(std::span(keyed).subspan(first, last - first)));
      order.emplace_back(relations.back().content, static_cast<std::uint32_t>(order.size()));
      keys.push_back(keyed[first].first);
      first = last;
    }
    keyed = {};
    std::sort(order.begin(), order.end());
    for (const auto& [content, i] : order) {
      add_edge(keys[i].source(), keys[i].target(), std::move(relations[i]), *graph_);
    }
  }

  std::shared_ptr<const StatementStore> shared_;
  const StatementStore* store_;
  Grouping grouping_;
  Graph* graph_;
  SettledNames names_;
  std::vector<std::uint32_t> vertex_of_;
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
  for (const ActorRecord& actor : from.actors()) {
    if (!hashes.contains(actor.document_hash)) builder.add(actor);
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
