#include "export/sqlite.h"

#include <sqlite3.h>

#include <boost/range/iterator_range.hpp>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>

#include "export/flat.h"
#include "export/text.h"

namespace actorgraph {
namespace {

constexpr const char* kSchema = R"sql(
PRAGMA page_size = 4096;
CREATE TABLE documents(id TEXT PRIMARY KEY, path TEXT NOT NULL, hash TEXT NOT NULL, title TEXT, date TEXT);
CREATE TABLE actors(id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, mentions INTEGER NOT NULL,
  first_seen TEXT, last_seen TEXT);
CREATE TABLE aliases(actor TEXT NOT NULL REFERENCES actors(id), alias TEXT NOT NULL, count INTEGER NOT NULL);
CREATE TABLE edges(id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES actors(id),
  target TEXT NOT NULL REFERENCES actors(id), label TEXT NOT NULL, lemma TEXT NOT NULL, type TEXT NOT NULL,
  polarity TEXT NOT NULL, negated INTEGER NOT NULL, modality TEXT NOT NULL, symmetric INTEGER NOT NULL,
  attributed INTEGER NOT NULL, disputed INTEGER NOT NULL, weight INTEGER NOT NULL, statements INTEGER NOT NULL,
  documents INTEGER NOT NULL, sources INTEGER NOT NULL, time_from TEXT, time_to TEXT);
CREATE TABLE statements(id TEXT PRIMARY KEY, edge TEXT NOT NULL REFERENCES edges(id),
  document TEXT NOT NULL REFERENCES documents(id), begin INTEGER NOT NULL, end INTEGER NOT NULL, page INTEGER,
  line INTEGER NOT NULL, quote TEXT NOT NULL, subject TEXT, relation TEXT, object TEXT, attributed_to TEXT,
  time TEXT, confidence REAL NOT NULL, rule TEXT);
CREATE INDEX edges_source ON edges(source);
CREATE INDEX edges_target ON edges(target);
CREATE INDEX statements_edge ON statements(edge);
CREATE VIRTUAL TABLE quotes USING fts5(quote, content='statements');
)sql";

class Database {
 public:
  Database() {
    sqlite3* handle = nullptr;
    const int result = sqlite3_open(":memory:", &handle);
    handle_.reset(handle);
    check(result);
  }
  void run(const char* sql) { check(sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr)); }
  sqlite3* handle() const noexcept { return handle_.get(); }
  void check(int result) const {
    if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW) {
      throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(handle_.get()));
    }
  }

 private:
  struct Close {
    void operator()(sqlite3* handle) const noexcept { sqlite3_close(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// An INSERT that is run once for each row.
class Insert {
 public:
  Insert(Database& database, const char* sql) : database_(&database) {
    sqlite3_stmt* statement = nullptr;
    database.check(sqlite3_prepare_v2(database.handle(), sql, -1, &statement, nullptr));
    statement_.reset(statement);
  }
  Insert& operator<<(std::string_view text) {
    const std::string clean = clean_text(text);
    database_->check(
        sqlite3_bind_text(statement_.get(), ++column_, clean.data(), static_cast<int>(clean.size()), SQLITE_TRANSIENT));
    return *this;
  }
  Insert& operator<<(const char* text) { return *this << std::string_view(text); }
  Insert& operator<<(const std::string& text) { return *this << std::string_view(text); }
  Insert& operator<<(bool flag) { return *this << static_cast<std::size_t>(flag); }
  Insert& operator<<(std::uint32_t number) { return *this << static_cast<std::size_t>(number); }
  Insert& operator<<(std::size_t number) {
    database_->check(sqlite3_bind_int64(statement_.get(), ++column_, static_cast<sqlite3_int64>(number)));
    return *this;
  }
  Insert& operator<<(double number) {
    database_->check(sqlite3_bind_double(statement_.get(), ++column_, number));
    return *this;
  }
  /// NULL where empty.
  Insert& optional(std::string_view text) {
    if (!text.empty()) return *this << text;
    ++column_;
    return *this;
  }
  void run() {
    database_->check(sqlite3_step(statement_.get()));
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    column_ = 0;
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
  };
  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int column_ = 0;
};

void fill(Database& database, const Graph& graph) {
  const FlatGraph flat(graph);
  Insert documents(database, "INSERT INTO documents VALUES(?,?,?,?,?)");
  for (DocumentIndex i = 0; i < store(graph).documents().size(); ++i) {
    const DocumentRecord& document = store(graph).documents()[i];
    documents << flat.document_id(i) << document.path << document.hash;
    documents.optional(document.title).optional(document.date).run();
  }
  Insert actors(database, "INSERT INTO actors VALUES(?,?,?,?,?,?)");
  Insert aliases(database, "INSERT INTO aliases VALUES(?,?,?)");
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    const Vertex& actor = graph[vertex];
    actors << actor.id << flat.name(vertex) << to_string(actor.kind) << actor.mentions;
    actors.optional(actor.first_date).optional(actor.last_date).run();
    for (const auto& [alias, count] : actor.aliases) {
      aliases << actor.id << clean_line(alias) << count;
      aliases.run();
    }
  }
  Insert edge_rows(database, "INSERT INTO edges VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  Insert statements(database, "INSERT INTO statements VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
    const Relation& relation = graph[edge];
    edge_rows << relation.id() << graph[source(edge, graph)].id << graph[target(edge, graph)].id << flat.label(edge)
              << relation.lemma << to_string(relation.type) << to_string(polarity(relation.type, relation.negated))
              << relation.negated << to_string(relation.modality) << relation.symmetric << relation.attributed
              << relation.disputed() << relation.weight << relation.evidence.size() << relation.documents
              << relation.sources;
    edge_rows.optional(relation.from).optional(relation.to).run();
    for (const StatementIndex index : relation.evidence) {
      const TripleView triple = store(graph).view(index);
      statements << triple.id << relation.id() << flat.document_id(store(graph).document(store(graph)[index]))
                 << triple.sentence.whole.begin << triple.sentence.whole.end;
      if (triple.page) {
        statements << static_cast<std::size_t>(*triple.page);
      } else {
        statements.optional({});
      }
      statements << static_cast<std::size_t>(triple.line) << triple.sentence.text;
      statements.optional(triple.subject.quote.text).optional(triple.relation.text).optional(triple.object.quote.text);
      statements.optional(triple.attribution != nullptr ? std::string_view(triple.attribution->actor.name)
                                                        : std::string_view{});
      statements.optional(triple.time != nullptr ? std::string_view(triple.time->quote.text) : std::string_view{});
      statements << triple.confidence;
      statements.optional(triple.rule).run();
    }
  }
}

}  // namespace

void write_sqlite(const Graph& graph, std::ostream& out) {
  Database database;
  database.run(kSchema);
  database.run("BEGIN");
  fill(database, graph);
  database.run("INSERT INTO quotes(quotes) VALUES('rebuild')");
  database.run("COMMIT");
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, void (*)(void*)> bytes(sqlite3_serialize(database.handle(), "main", &size, 0),
                                                              sqlite3_free);
  if (!bytes) throw std::bad_alloc();
  out.write(reinterpret_cast<const char*>(bytes.get()), static_cast<std::streamsize>(size));
}

}  // namespace actorgraph
