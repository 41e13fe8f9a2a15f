#include "graph/graph_json.h"

#include <algorithm>
#include <array>
#include <boost/range/iterator_range.hpp>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <istream>
#include <map>
#include <mutex>
#include <ostream>
#include <thread>
#include <utility>

#include "graph/json_fields.h"
#include "graph/json_stream.h"
#include "graph/json_text.h"
#include "graph/parallel.h"
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
  const PackedActor& actor = store.actors()[record];
  writer.StartObject();
  json::key(writer, "document_id");
  json::string(writer, document_id(store.documents()[actor.document]));
  json::actor_fields(writer, store.text(actor.name), actor.kind, store.text(actor.lexicon_id));
  json::key(writer, "mentions");
  writer.StartArray();
  for (const PackedForm& form : store.forms(actor)) {
    json::actor_form(writer, store.text(form.text), store.text(form.via), form.count);
  }
  writer.EndArray();
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
  json::plain_string(writer, relation.id());
  json::key(writer, "source");
  json::plain_string(writer, graph[source(edge, graph)].id);
  json::key(writer, "target");
  json::plain_string(writer, graph[target(edge, graph)].id);
  json::key(writer, "label");
  json::string(writer, relation.label);
  json::key(writer, "lemma");
  json::string(writer, relation.lemma);
  json::key(writer, "type");
  json::plain_string(writer, to_string(relation.type));
  json::key(writer, "polarity");
  json::plain_string(writer, to_string(polarity(relation.type, relation.negated)));
  json::key(writer, "symmetric");
  writer.Bool(relation.symmetric);
  json::key(writer, "negated");
  writer.Bool(relation.negated);
  json::key(writer, "modality");
  json::plain_string(writer, to_string(relation.modality));
  json::key(writer, "attributed");
  writer.Bool(relation.attributed);
  json::key(writer, "disputed");
  writer.Bool(relation.disputed());
  json::key(writer, "disputed_by");
  writer.StartArray();
  for (const ContentId& other : relation.disputed_by) json::plain_string(writer, other.id('e'));
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

/// Writes edges on several threads, a batch on each at a time.
class EdgeWriter {
 public:
  EdgeWriter(const Graph& graph, const std::vector<std::string>& document_ids, json::StreamWriter& out)
      : graph_(&graph),
        document_ids_(&document_ids),
        out_(&out),
        writers_(count_parts(store(graph).statements().size())) {}

  void write() {
    std::vector<EdgeId> batch;
    std::size_t statements = 0;
    for (const EdgeId edge : boost::make_iterator_range(edges(*graph_))) {
      const std::size_t size = (*graph_)[edge].evidence.size();
      if (statements + size > kMostStatements * writers_.size()) {
        write(batch);
        batch.clear();
        statements = 0;
      }
      if (size > kMostStatements) {
        // Too much to keep in memory.
        out_->new_line();
        write_edge(*out_, *graph_, *document_ids_, edge);
        is_first_ = false;
      } else {
        batch.push_back(edge);
        statements += size;
      }
    }
    write(batch);
  }

 private:
  static constexpr std::size_t kMostStatements = 1024;  ///< in the memory of one writer

  void write(const std::vector<EdgeId>& batch) {
    const std::size_t parts = std::min(writers_.size(), batch.size());
    if (parts == 0) return;
    work_on_parts(parts, [&](std::size_t part) {
      const auto at = [&](std::size_t p) {
        return batch.begin() + static_cast<std::ptrdiff_t>(batch.size() * p / parts);
      };
      const auto begin = at(part);
      const auto end = at(part + 1);
      json::StreamWriter& writer = writers_[part];
      writer->clear();
      writer->resume(part > 0 || !is_first_);
      fetch(begin, end);
      for (const EdgeId edge : boost::make_iterator_range(begin, end)) {
        writer.new_line();
        write_edge(writer, *graph_, *document_ids_, edge);
      }
    });
    for (std::size_t part = 0; part < parts; ++part) out_->append(writers_[part]->text());
    is_first_ = false;
  }

  /// Sentences lie anywhere in memory: many are fetched at a time.
  void fetch(std::vector<EdgeId>::const_iterator begin, std::vector<EdgeId>::const_iterator end) const {
    for (const EdgeId edge : boost::make_iterator_range(begin, end)) {
      for (const StatementIndex index : (*graph_)[edge].evidence) {
        const std::string_view text = store(*graph_).sentence_text(store(*graph_)[index].sentence);
        __builtin_prefetch(text.data());
        __builtin_prefetch(text.data() + text.size() / 2);
      }
    }
  }

  const Graph* graph_;
  const std::vector<std::string>* document_ids_;
  json::StreamWriter* out_;
  std::deque<json::StreamWriter> writers_;  // which do not move
  bool is_first_ = true;
};

/// The lists of a graph file whose elements are read, named as messages name them.
enum class Section : std::uint8_t { Documents, Actors, OtherActors, Aliases, Evidence };
constexpr std::array<std::string_view, 5> kSections = {"documents", "actors", "other_actors", "aliases", "evidence"};

/// A stretch of a file and the elements that stand in it.
struct Batch {
  struct Element {
    Section section;
    std::size_t place;  ///< in `values`
    std::size_t end;    ///< bytes of the file up to its end
  };
  std::vector<char> text;
  json::Parser values;  ///< views into `text`
  std::vector<Element> elements;

  void clear() {
    values.clear();
    elements.clear();
  }
};

/// Batches on their way from the thread that parses to the one that reads them, and back to be filled again.
class Channel {
 public:
  using Item = std::unique_ptr<Batch>;
  struct Closed {};

  explicit Channel(std::size_t most) : most_(most) {}

  /// Waits while there is no room. Throws Closed when nobody will take the batch.
  void push(Item batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return full_.size() < most_ || is_closed_; });
    if (is_closed_) throw Closed{};
    full_.push_back(std::move(batch));
    changed_.notify_all();
  }
  void finish(std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    is_finished_ = true;
    error_ = std::move(error);
    changed_.notify_all();
  }
  /// Waits for the next; null, or what the parsing thread threw, after the last.
  Item pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !full_.empty() || is_finished_; });
    if (full_.empty()) {
      if (error_) std::rethrow_exception(error_);
      return nullptr;
    }
    Item batch = std::move(full_.front());
    full_.pop_front();
    changed_.notify_all();
    return batch;
  }
  void close() {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    changed_.notify_all();
  }
  void give_back(Item batch) {
    batch->clear();
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(batch));
  }
  Item take_free() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::make_unique<Batch>();
    Item batch = std::move(free_.back());
    free_.pop_back();
    return batch;
  }

 private:
  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Item> full_;
  std::vector<Item> free_;
  bool is_finished_ = false;
  bool is_closed_ = false;
  std::exception_ptr error_;
};

/// A JSON text that is read in large pieces, each with its elements a batch. Where a value that nobody reads ends is
/// told by its brackets and quotes alone, so that it costs little.
class ValueScanner {
 public:
  ValueScanner(std::istream& in, Channel& channel) : in_(&in), channel_(&channel), batch_(channel.take_free()) {
    batch_->text.resize(kBlock);
    fill(0);
    if (std::string_view(batch_->text.data(), end_).starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  /// Whether all of the text is there already.
  bool is_whole() const noexcept { return end_ < batch_->text.size(); }
  /// How many bytes were taken.
  std::size_t tell() const noexcept { return before_ + at_; }
  /// The next byte that is no blank; a zero byte at the end.
  char peek() {
    for (;; ++at_) {
      if (at_ == end_ && !fill(0)) return '\0';
      const char c = batch_->text[at_];
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r') return c;
    }
  }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  // The next two throw InputError where the text ends within the value.

  /// Takes an object or array into the batch.
  void take_element(Section section) {
    peek();
    for (;;) {
      std::optional<std::size_t> place;
      try {
        place = batch_->values.add({batch_->text.data() + at_, end_ - at_}, json::kDeepest);
      } catch (const InputError&) {
        at_ += batch_->values.taken();
        throw;
      }
      if (place) {
        at_ += batch_->values.taken();
        batch_->elements.push_back({section, *place, tell()});
        return;
      }
      if (!fill(end_ - at_)) fail("not JSON: the text ends within a value");
    }
  }
  /// Takes any value: its bytes, valid until the next call.
  std::string_view text() {
    peek();
    const std::size_t size = value_size();
    at_ += size;
    return {batch_->text.data() + at_ - size, size};
  }
  /// Hands on what is left.
  void finish() {
    if (!batch_->elements.empty()) channel_->push(std::move(batch_));
  }

 private:
  static constexpr std::size_t kBlock = 1 << 18;

  [[noreturn]] static void fail(const char* what) { throw InputError(what); }

  /// Bytes of the value at `at_`.
  std::size_t value_size() {
    std::size_t size = 0;
    std::string open;  // brackets, each as the one that closes it
    do {
      char c = byte(size);
      if (c == '"') {
        size = string_end(size);
        continue;
      }
      if (c == '{' || c == '[') {
        if (open.size() >= json::kDeepest) fail("nested too deeply");
        open.push_back(c == '{' ? '}' : ']');
        ++size;
      } else if (c == '}' || c == ']') {
        if (open.empty()) fail("not JSON: a value is wanted");
        if (open.back() != c) fail("not JSON: brackets do not match");
        open.pop_back();
        ++size;
      } else if (open.empty()) {
        while (is_plain(c)) c = byte(++size, '\0');
        if (size == 0) fail("not JSON: a value is wanted");
      } else {
        ++size;
      }
    } while (!open.empty());
    return size;
  }

  /// Of a number, true, false or null.
  static bool is_plain(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'E';
  }

  /// The byte at `at_ + offset`.
  char byte(std::size_t offset) {
    if (at_ + offset >= end_ && !fill(offset)) fail("not JSON: the text ends within a value");
    return batch_->text[at_ + offset];
  }
  char byte(std::size_t offset, char at_end) {
    return at_ + offset >= end_ && !fill(offset) ? at_end : batch_->text[at_ + offset];
  }

  /// The offset after the string that begins at `offset`.
  std::size_t string_end(std::size_t offset) {
    for (++offset;; ++offset) {
      const char* const begin = batch_->text.data() + at_ + offset;
      const char* const end = batch_->text.data() + end_;
      bool is_ascii = true;
      offset += static_cast<std::size_t>(json::find_special(begin, end, is_ascii) - begin);
      if (byte(offset) == '"') return offset + 1;
      if (batch_->text[at_ + offset] == '\\') ++offset;
    }
  }

  /// Reads on, keeping what begins at `at_`, of which `wanted` bytes are known; false where there is no more.
  bool fill(std::size_t wanted) {
    if (!batch_->elements.empty()) {
      Channel::Item next = channel_->take_free();
      next->text.resize(batch_->text.size());
      std::memcpy(next->text.data(), batch_->text.data() + at_, end_ - at_);
      channel_->push(std::exchange(batch_, std::move(next)));
    } else if (at_ > 0) {
      std::memmove(batch_->text.data(), batch_->text.data() + at_, end_ - at_);
    }
    before_ += at_;
    end_ -= at_;
    at_ = 0;
    while (end_ <= wanted && *in_) {
      std::vector<char>& block = batch_->text;
      if (end_ == block.size()) block.resize(2 * block.size());
      in_->read(block.data() + end_, static_cast<std::streamsize>(block.size() - end_));
      end_ += static_cast<std::size_t>(in_->gcount());
    }
    return end_ > wanted;
  }

  std::istream* in_;
  Channel* channel_;
  Channel::Item batch_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t before_ = 0;
};

/// Finds the elements of a graph file.
class GraphScanner {
 public:
  GraphScanner(std::istream& in, Channel& channel) : channel_(&channel), text_(in, channel) {}

  bool is_whole() const noexcept { return text_.is_whole(); }

  /// What is wrong with the file, the channel's reader learns after the elements before it.
  void scan() {
    try {
      scan_graph();
      text_.finish();
      channel_->finish(nullptr);
    } catch (const Channel::Closed&) {
    } catch (const InputError& error) {
      const InputError placed = at_byte(error, text_.tell());
      try {
        text_.finish();
        channel_->finish(std::make_exception_ptr(placed));
      } catch (const Channel::Closed&) {
      }
    } catch (...) {
      channel_->finish(std::current_exception());
    }
  }

  static InputError at_byte(const InputError& error, std::size_t byte) {
    return InputError(error.what() + (" (byte " + std::to_string(byte) + ")"));
  }

 private:
  void scan_graph() {
    if (text_.peek() == '\0') throw InputError("not JSON: The document is empty.");
    if (!text_.take('{')) {
      text_.take(text_.peek());
      throw InputError("not an actorgraph graph: it must begin with an object");
    }
    read_members([&](const std::string& name) { read_root_member(name); });
    if (text_.peek() != '\0') throw InputError("not JSON: more follows after the graph");
    if (!is_graph_) throw InputError("not an actorgraph graph: no \"format\"");
  }

  /// The members of an object whose brace was taken; `read` takes the value of each.
  template <typename Read>
  void read_members(const Read& read) {
    if (text_.take('}')) return;
    do {
      if (text_.peek() != '"') throw InputError("not JSON: Missing a name for object member.");
      const std::string_view quoted = text_.text();
      const std::string name(quoted.substr(1, quoted.size() - 2));
      if (!text_.take(':')) throw InputError("not JSON: Missing a colon after a name of object member.");
      read(name);
    } while (text_.take(','));
    if (!text_.take('}')) throw InputError("not JSON: Missing a comma or } after an object member.");
  }

  /// The objects of the array that comes next; `read` takes each.
  template <typename Read>
  void read_objects(std::string_view name, const Read& read) {
    if (!text_.take('[')) throw InputError("\"" + std::string(name) + "\" must be an array");
    if (text_.take(']')) return;
    do {
      if (text_.peek() != '{') throw InputError("\"" + std::string(name) + "\" must be an array of objects");
      read();
    } while (text_.take(','));
    if (!text_.take(']')) throw InputError("not JSON: Missing a comma or ] after an array element.");
  }

  void read_root_member(const std::string& name) {
    if (name == "format") {
      if (text_.text() != "\"actorgraph\"") throw InputError("\"format\" must be \"actorgraph\"");
      is_graph_ = true;
    } else if (name == "version") {
      if (text_.text() != std::to_string(kVersion)) {
        throw InputError("the graph has another version of the format than " + std::to_string(kVersion) +
                         ", which this program reads; write it anew with the same version of the program");
      }
    } else if (name == "edges") {
      read_objects(name, [&] {
        text_.take('{');
        read_members([&](const std::string& member) { read_edge_member(member); });
      });
    } else if (name == kSections[static_cast<std::size_t>(Section::Evidence)]) {
      text_.text();  // none of an edge
    } else {
      take_elements(name);
    }
  }

  void read_edge_member(const std::string& name) {
    if (name == kSections[static_cast<std::size_t>(Section::Evidence)]) {
      take_elements(name);
    } else {
      text_.text();
    }
  }

  /// The elements of the section of that name; what is none is passed over.
  void take_elements(std::string_view name) {
    const auto found = std::find(kSections.begin(), kSections.end(), name);
    if (found == kSections.end()) {
      text_.text();
      return;
    }
    const auto section = static_cast<Section>(found - kSections.begin());
    read_objects(name, [&] { text_.take_element(section); });
  }

  Channel* channel_;
  ValueScanner text_;
  bool is_graph_ = false;
};

/// Reads the elements of a graph file while another thread parses those that follow.
class GraphReader {
 public:
  GraphReader(std::istream& in, RecordSink& sink) : sink_(&sink), scanner_(in, channel_) {}

  void read() {
    if (scanner_.is_whole()) {
      scanner_.scan();
      read_batches();
      return;
    }
    std::thread scanning([&] { scanner_.scan(); });
    try {
      read_batches();
    } catch (...) {
      channel_.close();
      scanning.join();
      throw;
    }
    scanning.join();
  }

 private:
  void read_batches() {
    while (Channel::Item batch = channel_.pop()) {
      for (const Batch::Element& element : batch->elements) read_element(*batch, element);
      channel_.give_back(std::move(batch));
    }
  }

  void read_element(const Batch& batch, const Batch::Element& element) {
    const json::Value& value = batch.values[element.place];
    try {
      switch (element.section) {
        case Section::Documents:
          return read_document(value);
        case Section::Actors:
          return read_vertex(value);
        case Section::OtherActors:
          return read_actor(value);
        case Section::Aliases:
        case Section::Evidence:
          return read_triple(value);
      }
    } catch (const InputError& error) {
      const InputError named(std::string(kSections[static_cast<std::size_t>(element.section)]) + ": " + error.what());
      throw GraphScanner::at_byte(named, element.end);
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
    if (!records->is_array()) json::refuse("records", "an array");
    for (const json::Value& record : records->elements()) {
      if (!record.is_object()) json::refuse("records", "an array of objects");
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

  static constexpr std::size_t kMostBatches = 4;  ///< parsed before they are read

  RecordSink* sink_;
  Channel channel_{kMostBatches};
  GraphScanner scanner_;
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
    EdgeWriter(graph, document_ids, out).write();
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
