#include "graph/graph_json.h"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <boost/range/iterator_range.hpp>
#include <istream>
#include <map>
#include <ostream>

#include "graph/json_fields.h"
#include "graph/json_stream.h"
#include "graph/triple_json.h"

namespace actorgraph {
namespace {

using Writer = json::StreamWriter::Writer;

constexpr int kVersion = 1;

void write_document(Writer& writer, const DocumentRecord& document) {
  writer.StartObject();
  json::key(writer, "id");
  json::string(writer, document_id(document));
  json::document_fields(writer, document);
  writer.EndObject();
}

void write_record(Writer& writer, const StatementStore& store, std::uint32_t record) {
  writer.StartObject();
  json::key(writer, "document_id");
  json::string(writer, document_id(store.documents()[store.actor_documents()[record]]));
  json::actor_fields(writer, store.actors()[record]);
  writer.EndObject();
}

void write_actor(Writer& writer, const Graph& graph, const Vertex& vertex) {
  writer.StartObject();
  json::key(writer, "id");
  json::string(writer, vertex.id);
  json::key(writer, "name");
  json::string(writer, vertex.name);
  json::key(writer, "kind");
  json::string(writer, to_string(vertex.kind));
  json::key(writer, "lexicon_id");
  json::string_or_null(writer, vertex.lexicon_id);
  json::key(writer, "aliases");
  writer.StartArray();
  for (const auto& [text, count] : vertex.aliases) {
    writer.StartObject();
    json::key(writer, "text");
    json::string(writer, text);
    json::key(writer, "count");
    json::count(writer, count);
    writer.EndObject();
  }
  writer.EndArray();
  json::key(writer, "mentions");
  json::count(writer, vertex.mentions);
  json::key(writer, "documents");
  writer.StartArray();
  for (const DocumentIndex document : vertex.documents) {
    json::string(writer, document_id(store(graph).documents()[document]));
  }
  writer.EndArray();
  json::key(writer, "first_seen");
  json::string_or_null(writer, vertex.first_date);
  json::key(writer, "last_seen");
  json::string_or_null(writer, vertex.last_date);
  json::key(writer, "records");
  writer.StartArray();
  for (const std::uint32_t record : vertex.records) write_record(writer, store(graph), record);
  writer.EndArray();
  writer.EndObject();
}

void write_statement(json::StreamWriter& out, const StatementStore& store, const std::vector<std::string>& ids,
                     StatementIndex index) {
  out.new_line();
  json::triple(*out, store.view(index), ids[store.document(store[index])]);
}

void write_edge(json::StreamWriter& out, const Graph& graph, const std::vector<std::string>& document_ids,
                EdgeId edge) {
  const Relation& relation = graph[edge];
  Writer& writer = *out;
  writer.StartObject();
  json::key(writer, "id");
  json::string(writer, relation.id());
  json::key(writer, "source");
  json::string(writer, graph[source(edge, graph)].id);
  json::key(writer, "target");
  json::string(writer, graph[target(edge, graph)].id);
  json::key(writer, "label");
  json::string(writer, relation.label);
  json::key(writer, "lemma");
  json::string(writer, relation.lemma);
  json::key(writer, "type");
  json::string(writer, to_string(relation.type));
  json::key(writer, "polarity");
  json::string(writer, to_string(polarity(relation.type, relation.negated)));
  json::key(writer, "symmetric");
  writer.Bool(relation.symmetric);
  json::key(writer, "negated");
  writer.Bool(relation.negated);
  json::key(writer, "modality");
  json::string(writer, to_string(relation.modality));
  json::key(writer, "attributed");
  writer.Bool(relation.attributed);
  json::key(writer, "disputed");
  writer.Bool(relation.disputed());
  json::key(writer, "disputed_by");
  writer.StartArray();
  for (const ContentId& other : relation.disputed_by) json::string(writer, "e" + other.hex());
  writer.EndArray();
  json::key(writer, "weight");
  writer.Uint(relation.weight);
  json::key(writer, "statements");
  json::count(writer, relation.evidence.size());
  json::key(writer, "documents");
  writer.Uint(relation.documents);
  json::key(writer, "sources");
  writer.Uint(relation.sources);
  json::key(writer, "from");
  json::string_or_null(writer, relation.from);
  json::key(writer, "to");
  json::string_or_null(writer, relation.to);
  json::key(writer, "evidence");
  writer.StartArray();
  for (const StatementIndex index : relation.evidence) write_statement(out, store(graph), document_ids, index);
  writer.EndArray();
  writer.EndObject();
}

/// Bytes of a stream, for RapidJSON, in large pieces.
class BlockInput {
 public:
  using Ch = char;
  explicit BlockInput(std::istream& in) : in_(&in), block_(kBlock) { fill(); }

  Ch Peek() const noexcept { return at_ == end_ ? '\0' : *at_; }
  Ch Take() {
    if (at_ == end_) return '\0';
    const Ch c = *at_++;
    if (at_ == end_) fill();
    return c;
  }
  std::size_t Tell() const noexcept { return before_ + static_cast<std::size_t>(at_ - block_.data()); }
  Ch* PutBegin() { return nullptr; }
  void Put(Ch) {}
  void Flush() {}
  std::size_t PutEnd(Ch*) { return 0; }

 private:
  static constexpr std::size_t kBlock = 1 << 17;
  void fill() {
    before_ += static_cast<std::size_t>(end_ - block_.data());
    in_->read(block_.data(), static_cast<std::streamsize>(block_.size()));
    at_ = block_.data();
    end_ = at_ + in_->gcount();
  }

  std::istream* in_;
  std::vector<char> block_;
  const char* at_ = block_.data();
  const char* end_ = block_.data();
  std::size_t before_ = 0;
};

/// Takes a graph event by event: only one document, actor or statement is held as JSON at a time.
class GraphReader {
 public:
  GraphReader(std::istream& in, RecordSink& sink)
      : input_(in), sink_(&sink), memory_(kMemory), allocator_(memory_.data(), memory_.size()) {}

  void read() {
    if (input_.Peek() == '\xEF') {
      for (int i = 0; i < 3; ++i) input_.Take();
    }
    rapidjson::Reader reader;
    // Recursive, which is faster; the depth is limited below.
    reader.Parse<rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag>(input_, *this);
    if (reader.HasParseError()) {
      fail(std::string("not JSON: ") + rapidjson::GetParseError_En(reader.GetParseErrorCode()));
    }
    if (!is_graph_) fail("not an actorgraph graph: no \"format\"");
  }

  bool Null() {
    return value([](auto& out) { return out.Null(); });
  }
  bool Bool(bool flag) {
    return value([&](auto& out) { return out.Bool(flag); });
  }
  bool Int(int number) {
    return numeric(number, [&](auto& out) { return out.Int(number); });
  }
  bool Uint(unsigned number) {
    return numeric(number, [&](auto& out) { return out.Uint(number); });
  }
  bool Int64(std::int64_t number) {
    return numeric(static_cast<double>(number), [&](auto& out) { return out.Int64(number); });
  }
  bool Uint64(std::uint64_t number) {
    return numeric(static_cast<double>(number), [&](auto& out) { return out.Uint64(number); });
  }
  bool Double(double number) {
    return numeric(number, [&](auto& out) { return out.Double(number); });
  }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    if (state_ == State::Root && name_ == "format") {
      if (std::string_view(text, size) != "actorgraph") fail("\"format\" must be \"actorgraph\"");
      is_graph_ = true;
      return true;
    }
    return value([&](auto& out) { return out.String(text, size, true); });
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    if (building_ > 0) return document_->Key(text, size, true);
    if (skipping_ == 0) name_.assign(text, size);
    return true;
  }
  bool StartObject() {
    if (nested([](auto& out) { return out.StartObject(); })) return true;
    switch (state_) {
      case State::Start:
        state_ = State::Root;
        break;
      case State::Root:
        expect_array();
        skipping_ = 1;
        break;
      case State::Elements:
      case State::Evidence:
        begin_element();
        break;
      case State::Edges:
        state_ = State::Edge;
        break;
      case State::Edge:
        skipping_ = 1;
        break;
    }
    return true;
  }
  bool EndObject(rapidjson::SizeType members) {
    if (skipping_ > 0) {
      --skipping_;
    } else if (building_ > 0) {
      document_->EndObject(members);
      if (--building_ == 0) end_element();
    } else if (state_ == State::Edge) {
      state_ = State::Edges;
    }
    return true;
  }
  bool StartArray() {
    if (nested([](auto& out) { return out.StartArray(); })) return true;
    switch (state_) {
      case State::Start:
        fail("not an actorgraph graph: it must begin with an object");
      case State::Root:
        if (name_ == "edges") {
          state_ = State::Edges;
        } else if (name_ == "documents" || name_ == "actors" || name_ == "aliases" || name_ == "other_actors") {
          section_ = name_;
          state_ = State::Elements;
        } else {
          skipping_ = 1;
        }
        break;
      case State::Edge:
        if (name_ == "evidence") {
          state_ = State::Evidence;
        } else {
          skipping_ = 1;
        }
        break;
      default:
        refuse_element();
    }
    return true;
  }
  bool EndArray(rapidjson::SizeType elements) {
    if (skipping_ > 0) {
      --skipping_;
    } else if (building_ > 0) {
      --building_;
      return document_->EndArray(elements);
    } else {
      state_ = state_ == State::Evidence ? State::Edge : State::Root;
    }
    return true;
  }

 private:
  enum class State { Start, Root, Elements, Edges, Edge, Evidence };
  static constexpr std::size_t kMemory = 1 << 16;

  [[noreturn]] void fail(const std::string& what) const {
    throw InputError(what + " (byte " + std::to_string(input_.Tell()) + ")");
  }
  [[noreturn]] void refuse_element() const {
    const std::string name = state_ == State::Elements ? section_ : state_ == State::Evidence ? "evidence" : "edges";
    fail("\"" + name + "\" must be an array of objects");
  }
  void expect_array() const {
    for (const std::string_view name : {"documents", "actors", "edges", "aliases", "other_actors"}) {
      if (name_ == name) fail("\"" + name_ + "\" must be an array");
    }
  }

  /// A string, number, true, false or null.
  template <typename Add>
  bool value(const Add& add) {
    if (building_ > 0) return add(*document_);
    if (skipping_ > 0 || state_ == State::Edge) return true;
    if (state_ == State::Start) fail("not an actorgraph graph: it must begin with an object");
    if (state_ != State::Root) refuse_element();
    if (name_ == "format") fail("\"format\" must be \"actorgraph\"");
    if (name_ == "version") fail("\"version\" must be a number");
    expect_array();
    return true;
  }
  template <typename Add>
  bool numeric(double number, const Add& add) {
    if (state_ != State::Root || skipping_ > 0 || name_ != "version") return value(add);
    if (number != kVersion) {
      fail("the graph has another version of the format than " + std::to_string(kVersion) +
           ", which this program reads; write it anew with the same version of the program");
    }
    return true;
  }
  /// Whether the object or array that begins lies within an element or within what is passed over.
  template <typename Begin>
  bool nested(const Begin& begin) {
    if (skipping_ + building_ > json::kDeepest) fail("nested too deeply");
    if (skipping_ > 0) {
      ++skipping_;
      return true;
    }
    if (building_ > 0) {
      ++building_;
      return begin(*document_);
    }
    return false;
  }

  void begin_element() {
    document_.reset();
    allocator_.Clear();
    document_ = std::make_unique<rapidjson::Document>(&allocator_);
    building_ = 1;
    document_->StartObject();
  }

  void end_element() {
    auto nothing_more = [](rapidjson::Document&) { return true; };
    document_->Populate(nothing_more);  // takes what the events above have put on its stack
    const std::string& section = state_ == State::Evidence ? kEvidence : section_;
    try {
      if (section == "documents") {
        read_document(*document_);
      } else if (section == "actors") {
        read_vertex(*document_);
      } else if (section == "other_actors") {
        read_actor(*document_);
      } else {
        read_triple(*document_);
      }
    } catch (const InputError& error) {
      fail(section + ": " + error.what());
    }
  }

  void read_document(const json::Value& element) {
    const DocumentRecord document = json::read_document(element);
    hashes_.emplace(document.path, document.hash);
    sink_->add(document);
  }

  void read_vertex(const json::Value& element) {
    const json::Value* records = json::find(element, "records");
    if (records == nullptr) return;
    if (!records->IsArray()) json::refuse("records", "an array");
    for (const json::Value& record : records->GetArray()) {
      if (!record.IsObject()) json::refuse("records", "an array of objects");
      read_actor(record);
    }
  }

  void read_actor(const json::Value& element) {
    ActorRecord actor = json::read_actor(element);
    actor.document_hash = hash_of_id(json::read_string(element, "document_id"));
    sink_->add(actor);
  }

  void read_triple(const json::Value& element) {
    TripleView triple = triples_.read(element);
    const std::string_view id = json::read_optional_string(element, "document_id");
    if (!id.empty()) {
      triple.document_hash = hash_of_id(id);
    } else {
      triple.document_hash = hash_of_path(triple.document);
    }
    if (!json::is_triple_id(triple.id)) triple.id = make_triple_id(to_triple(triple));
    sink_->add(triple);
  }

  static std::string_view hash_of_id(std::string_view id) {
    if (!id.starts_with('d') || !is_id_text(id.substr(1))) json::refuse("document_id", "\"d\" and the document's hash");
    return id.substr(1);
  }

  const std::string& hash_of_path(std::string_view path) {
    const auto found = hashes_.find(path);
    if (found != hashes_.end()) return found->second;
    DocumentRecord document;
    document.path = path;
    document.hash = json::hash_of_path(path);
    sink_->add(document);
    return hashes_.emplace(document.path, document.hash).first->second;
  }

  inline static const std::string kEvidence = "evidence";

  BlockInput input_;
  RecordSink* sink_;
  State state_ = State::Start;
  std::string name_;     // the last key outside of elements
  std::string section_;  // the array that elements are in
  int building_ = 0;     // depth within an element
  int skipping_ = 0;     // depth within what is passed over
  bool is_graph_ = false;
  std::vector<char> memory_;
  rapidjson::MemoryPoolAllocator<> allocator_;
  std::unique_ptr<rapidjson::Document> document_;
  json::TripleReader triples_;
  std::map<std::string, std::string, std::less<>> hashes_;  // path → hash
};

}  // namespace

void write_graph_json(const Graph& graph, std::ostream& stream) {
  const StatementStore& statements = store(graph);
  std::vector<std::string> document_ids;
  for (const DocumentRecord& document : statements.documents()) document_ids.push_back(document_id(document));

  {
    json::StreamWriter out(stream);
    out->StartObject();
    json::key(*out, "format");
    json::string(*out, "actorgraph");
    json::key(*out, "version");
    out->Int(kVersion);
    json::key(*out, "documents");
    out->StartArray();
    for (const DocumentRecord& document : statements.documents()) {
      out.new_line();
      write_document(*out, document);
    }
    out->EndArray();
    json::key(*out, "actors");
    out->StartArray();
    for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
      out.new_line();
      write_actor(*out, graph, graph[vertex]);
    }
    out->EndArray();
    json::key(*out, "edges");
    out->StartArray();
    for (const EdgeId edge : boost::make_iterator_range(edges(graph))) {
      out.new_line();
      write_edge(out, graph, document_ids, edge);
    }
    out->EndArray();
    json::key(*out, "aliases");
    out->StartArray();
    for (const StatementIndex index : data(graph).aliases) write_statement(out, statements, document_ids, index);
    out->EndArray();
    json::key(*out, "other_actors");
    out->StartArray();
    for (const std::uint32_t record : data(graph).other_records) {
      out.new_line();
      write_record(*out, statements, record);
    }
    out->EndArray();
    out->EndObject();
    out.new_line();
  }
}

void read_graph_json(std::istream& in, RecordSink& sink) { GraphReader(in, sink).read(); }

void read_graph_or_records(std::istream& in, RecordSink& sink) {
  // The start is put back by seeking; standard input may not seek, so it is read into memory by who opens it.
  std::string start(256, '\0');
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(in.gcount()));
  in.clear();
  in.seekg(0);
  if (!in) throw InputError("cannot be read twice; give the name of a file");
  const std::size_t begin = start.find('"');
  const std::size_t end = begin == std::string::npos ? begin : start.find('"', begin + 1);
  const std::string key = end == std::string::npos ? "" : start.substr(begin + 1, end - begin - 1);
  for (const std::string_view name : {"format", "version", "documents", "actors", "edges", "aliases", "other_actors"}) {
    if (key == name) return read_graph_json(in, sink);
  }
  read_records(in, sink);
}

}  // namespace actorgraph
