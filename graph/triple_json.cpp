#include "graph/triple_json.h"

#include <istream>
#include <map>
#include <ostream>
#include <string>

#include "graph/json_fields.h"
#include "graph/json_writer.h"

namespace actorgraph {
namespace {

constexpr std::size_t kRoomForLine = 1 << 12;

template <typename Fields>
void write_line(std::ostream& out, const Fields& fields) {
  json::Writer writer(kRoomForLine);
  fields(writer);
  out.write(writer.text().data(), static_cast<std::streamsize>(writer.text().size())).put('\n');
}

/// Reads lines one after another; knows the documents whose records have passed.
class LineReader {
 public:
  explicit LineReader(RecordSink& sink) : sink_(&sink) {}

  void read(std::string_view line) {
    const json::Value& object = parse(line);
    if (!object.is_object()) throw InputError("not a JSON object; each line must hold one");
    if (json::find(object, "subject") != nullptr) {
      read_triple(object);
      return;
    }
    const json::Value* record = json::find(object, "record");
    if (record == nullptr || !record->is_string()) return;
    const std::string_view name = record->text();
    if (name == "document") read_document(object);
    if (name == "actor") read_actor(object);
  }

 private:
  const json::Value& parse(std::string_view line) {
    const json::Value* value = nullptr;
    try {
      value = parser_.parse(line);
      if (value == nullptr) throw InputError("not JSON: the line ends within a value");
      if (line.find_first_not_of(" \t\r", parser_.taken()) != std::string_view::npos) {
        throw InputError("not JSON: more follows after the value");
      }
    } catch (const InputError& error) {
      throw InputError(error.what() + (" (column " + std::to_string(parser_.taken() + 1) + ")"));
    }
    return *value;
  }

  void read_triple(const json::Value& object) {
    TripleView triple = triples_.read(object);
    triple.document_hash = hash_of(triple.document);
    if (!json::is_triple_id(triple.id)) triple.id = make_triple_id(to_triple(triple));
    sink_->add(triple);
  }

  void read_document(const json::Value& object) {
    const DocumentRecord document = json::read_document(object);
    hashes_[document.path] = document.hash;
    sink_->add(document);
  }

  void read_actor(const json::Value& object) {
    ActorRecord actor = json::read_actor(object);
    actor.document = json::read_string(object, "document");
    actor.document_hash = hash_of(actor.document);
    sink_->add(actor);
  }

  const std::string& hash_of(std::string_view path) {
    const auto found = hashes_.find(path);
    if (found != hashes_.end()) return found->second;
    DocumentRecord document;
    document.path = path;
    document.hash = json::hash_of_path(path);
    sink_->add(document);
    return hashes_.emplace(document.path, document.hash).first->second;
  }

  RecordSink* sink_;
  json::TripleReader triples_;
  std::map<std::string, std::string, std::less<>> hashes_;  // path → hash
  json::Parser parser_;
};

}  // namespace

void write_triple(const Triple& triple, std::ostream& out) { write_triple(view(triple), out); }

void write_triple(const TripleView& triple, std::ostream& out) {
  write_line(out, [&](auto& writer) { json::triple(writer, triple); });
}

void write_record(const DocumentRecord& document, std::ostream& out) {
  write_line(out, [&](auto& writer) {
    writer.StartObject();
    json::key(writer, "record");
    json::string(writer, "document");
    json::document_fields(writer, document);
    writer.EndObject();
  });
}

void write_record(const ActorRecord& actor, std::ostream& out) {
  write_line(out, [&](auto& writer) {
    writer.StartObject();
    json::key(writer, "record");
    json::string(writer, "actor");
    json::key(writer, "document");
    json::string(writer, actor.document);
    json::actor_fields(writer, actor);
    writer.EndObject();
  });
}

void read_records(std::istream& in, RecordSink& sink) {
  LineReader reader(sink);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (line.find('\0') != std::string::npos) {
      throw InputError("line " + std::to_string(number) + ": not JSON: a zero byte");
    }
    try {
      reader.read(line);
    } catch (const InputError& error) {
      throw InputError("line " + std::to_string(number) + ": " + error.what());
    }
  }
}

std::vector<Triple> read_triples(std::istream& in) {
  struct Collector final : RecordSink {
    void add(const DocumentRecord&) override {}
    void add(const ActorRecord&) override {}
    void add(const TripleView& triple) override { triples.push_back(to_triple(triple)); }
    std::vector<Triple> triples;
  } collector;
  read_records(in, collector);
  return std::move(collector.triples);
}

}  // namespace actorgraph
