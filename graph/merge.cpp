// The graph is rebuilt from the whole set of records each time: names across documents can only be settled by looking
// at all of them, and what is computed from a set cannot depend on the order in which the set was filled.

#include "graph/merge.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_set>

#include "graph/dates.h"
#include "graph/names.h"

namespace actorgraph {
namespace {

constexpr std::uint32_t kNone = 0xffffffff;

/// What the edge of a statement is: statements with the same key share it.
struct EdgeKey {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  StringPool::Id lemma = StringPool::kEmpty;
  RelationType type = RelationType::Other;
  bool negated = false;
  Modality modality = Modality::Asserted;
  bool attributed = false;
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
    std::vector<std::tuple<std::uint32_t, DocumentIndex, std::uint32_t, std::uint32_t, StringPool::Id>> seen;
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
        if (quote.pieces != PackedQuote::kMissing) seen.emplace_back(v, document, quote.begin, quote.end, quote.text);
      };
      end(names_.subject[i], statement.subject);
      end(names_.object[i], statement.object);
    }
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (const auto& [v, document, begin, finish, text] : seen) {
      Vertex& vertex = (*graph_)[v];
      ++vertex.mentions;
      const std::string_view words = store_->text(text);
      if (has_capital(words)) ++vertex.aliases[std::string(words)];
    }
    for (const VertexId v : boost::make_iterator_range(vertices(*graph_))) {
      std::vector<DocumentIndex>& documents = (*graph_)[v].documents;
      std::sort(documents.begin(), documents.end());
      documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
      documents.shrink_to_fit();
    }
  }

  static void extend(Vertex& vertex, const std::string& from, const std::string& to) {
    if (!from.empty() && from != vertex.first_date) vertex.first_date = std::string(earlier(vertex.first_date, from));
    if (!to.empty() && to != vertex.last_date) vertex.last_date = std::string(later(vertex.last_date, to));
  }

  EdgeKey key_of(std::size_t index) const {
    const Statement& statement = store_->statements()[index];
    EdgeKey key;
    key.source = names_.subject[index];
    key.target = names_.object[index];
    if (statement.symmetric && key.target < key.source) std::swap(key.source, key.target);
    key.negated = statement.negated;
    if (grouping_ == Grouping::Pair) return key;
    key.type = statement.type;
    key.modality = statement.modality;
    if (grouping_ == Grouping::Type) return key;
    key.lemma = statement.lemma;
    key.attributed = store_->attribution(statement) != nullptr;
    return key;
  }

  void add_edges() {
    std::vector<std::pair<EdgeKey, StatementIndex>> keyed;
    keyed.reserve(store_->statements().size());
    for (std::size_t i = 0; i < store_->statements().size(); ++i) {
      if (store_->statements()[i].type == RelationType::Alias) continue;
      keyed.emplace_back(key_of(i), static_cast<StatementIndex>(i));
    }
    std::sort(keyed.begin(), keyed.end());
    std::vector<Relation> relations;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    for (std::size_t first = 0; first < keyed.size();) {
      std::size_t last = first;
      while (last < keyed.size() && keyed[last].first == keyed[first].first) ++last;
      const EdgeKey& key = keyed[first].first;
      Relation& relation = relations.emplace_back();
      relation.evidence.reserve(last - first);
      for (; first < last; ++first) relation.evidence.push_back(keyed[first].second);
      relation.lemma = store_->text(key.lemma);
      relation.type = key.type;
      relation.negated = key.negated;
      relation.modality = key.modality;
      relation.attributed = key.attributed;
      relation.content = edge_content((*graph_)[key.source], (*graph_)[key.target], relation, grouping_);
      summarize(relation, *store_, grouping_);
      ends.emplace_back(key.source, key.target);
    }
    keyed = {};
    std::vector<std::uint32_t> order(relations.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return relations[a].content < relations[b].content; });
    for (const std::uint32_t i : order) {
      add_edge(ends[i].first, ends[i].second, std::move(relations[i]), *graph_);
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
