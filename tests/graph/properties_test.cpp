// What holds of all graphs, tried on random ones; what fails is cut down to the least that fails.
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <future>
#include <numeric>
#include <sstream>

#include "graph/diff.h"
#include "graph/graph_json.h"
#include "graph/json_writer.h"
#include "tests/graph/random_records.h"

using namespace actorgraph;

namespace {

/// Tries the property `times` times, always the same cases.
template <typename Property>
void check_property(const Property& property, int times) {
  rc::detail::TestParams params;
  params.seed = 2019;
  params.maxSuccess = times;
  const rc::detail::TestResult result = rc::detail::checkTestable(property, rc::detail::TestMetadata(), params);
  std::ostringstream message;
  rc::detail::printResultMessage(result, message);
  CHECK_MESSAGE(result.is<rc::detail::SuccessResult>(), message.str());
}

std::string json_of(const Graph& graph) {
  std::ostringstream out;
  write_graph_json(graph, out);
  return out.str();
}

std::string json_of(GraphBuilder& builder) {
  Graph graph;
  builder.build(graph);
  return json_of(graph);
}

/// One of the records of a corpus.
struct Record {
  enum Kind { Document, Actor, Statement } kind;
  std::size_t index;
};

std::vector<Record> all_records(const RandomCorpus& corpus) {
  std::vector<Record> records;
  for (std::size_t i = 0; i < corpus.documents.size(); ++i) records.push_back({Record::Document, i});
  for (std::size_t i = 0; i < corpus.actors.size(); ++i) records.push_back({Record::Actor, i});
  for (std::size_t i = 0; i < corpus.triples.size(); ++i) records.push_back({Record::Statement, i});
  return records;
}

void add(GraphBuilder& builder, const RandomCorpus& corpus, const Record& record) {
  switch (record.kind) {
    case Record::Document:
      return builder.add(corpus.documents[record.index]);
    case Record::Actor:
      return builder.add(corpus.actors[record.index]);
    case Record::Statement:
      return builder.add(corpus.triples[record.index]);
  }
}

/// Puts items into an order that the property chooses.
template <typename Item>
void shuffle(std::vector<Item>& items) {
  const auto keys = *rc::gen::container<std::vector<unsigned>>(items.size(), rc::gen::arbitrary<unsigned>());
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  std::vector<Item> shuffled;
  for (const std::size_t i : order) shuffled.push_back(std::move(items[i]));
  items = std::move(shuffled);
}

RandomCorpus any_corpus(std::size_t most_statements) {
  const auto seed = *rc::gen::inRange(0U, 1000000U);
  const auto documents = *rc::gen::inRange<std::size_t>(1, 7);
  return make_random_corpus(seed, documents, *rc::gen::inRange<std::size_t>(0, most_statements + 1));
}

/// Each document with a path of its own: a path that two share is settled among the documents that are there.
RandomCorpus with_own_paths(RandomCorpus corpus) {
  for (DocumentRecord& record : corpus.documents) record.path = record.hash + ".md";
  for (ActorRecord& record : corpus.actors) record.document = record.document_hash + ".md";
  for (Triple& triple : corpus.triples) triple.document = triple.document_hash + ".md";
  return corpus;
}

/// Everything that was read of one document.
void add_document(GraphBuilder& builder, const RandomCorpus& corpus, const std::string& hash) {
  for (const DocumentRecord& record : corpus.documents) {
    if (record.hash == hash) builder.add(record);
  }
  for (const ActorRecord& record : corpus.actors) {
    if (record.document_hash == hash) builder.add(record);
  }
  for (const Triple& triple : corpus.triples) {
    if (triple.document_hash == hash) builder.add(triple);
  }
}

std::string of_documents(const RandomCorpus& corpus, const std::set<std::string>& hashes) {
  GraphBuilder builder;
  for (const std::string& hash : hashes) add_document(builder, corpus, hash);
  return json_of(builder);
}

std::set<std::string> any_documents(const RandomCorpus& corpus) {
  std::set<std::string> chosen;
  for (const DocumentRecord& record : corpus.documents) {
    if (*rc::gen::arbitrary<bool>()) chosen.insert(record.hash);
  }
  return chosen;
}

/// Text with what formats stumble over.
std::string any_text() {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
      std::vector<std::string>{"a",   "seven w", "\"",   "\\",   "/",        "\n",           "\r\n",
                               "\t",  "\x01",    "\x1f", "\x7f", "\xC3\xA9", "\xE2\x80\x9C", "\xF0\x9F\x98\x80",
                               "{",   "]",       ",",    ":",    "<&>",      "\\u0041",      std::string("\0", 1),
                               "null"}));
  return std::accumulate(pieces.begin(), pieces.end(), std::string());
}

}  // namespace

TEST_CASE("any partition, made on any number of threads and merged in any order, gives the graph of the whole") {
  check_property(
      [] {
        const RandomCorpus corpus = any_corpus(40);
        std::vector<Record> records = all_records(corpus);
        GraphBuilder whole;
        for (const Record& record : records) add(whole, corpus, record);
        const std::string expected = json_of(whole);

        const auto parts = *rc::gen::inRange<std::size_t>(1, 6);
        std::vector<std::vector<Record>> partition(parts);
        shuffle(records);
        for (const Record& record : records) {
          // Some stand in several parts: that changes nothing.
          const auto copies = *rc::gen::weightedElement<int>({{9, 1}, {1, 2}});
          for (int i = 0; i < copies; ++i) partition[*rc::gen::inRange<std::size_t>(0, parts)].push_back(record);
        }
        const auto build_part = [&](std::size_t part) {
          GraphBuilder builder;
          for (const Record& record : partition[part]) add(builder, corpus, record);
          return json_of(builder);
        };
        const bool threads = *rc::gen::weightedElement<bool>({{4, false}, {1, true}});
        std::vector<std::future<std::string>> building;
        for (std::size_t part = 0; part < parts; ++part) {
          building.push_back(std::async(threads ? std::launch::async : std::launch::deferred, build_part, part));
        }
        std::vector<std::string> files;
        for (std::future<std::string>& file : building) files.push_back(file.get());
        shuffle(files);
        GraphBuilder merged;
        for (const std::string& file : files) {
          std::istringstream in(file);
          read_graph_json(in, merged);
        }
        RC_ASSERT((json_of(merged) == expected));  // in brackets: no dump of both
      },
      1000);
}

TEST_CASE("after any documents were added and removed the graph is that of the documents that are left") {
  check_property(
      [] {
        const RandomCorpus corpus = with_own_paths(any_corpus(30));
        std::set<std::string> present;
        auto graph = std::make_unique<Graph>();
        const auto edits = *rc::gen::inRange(1, 8);
        for (int edit = 0; edit < edits; ++edit) {
          const std::string hash = corpus.documents[*rc::gen::inRange<std::size_t>(0, corpus.documents.size())].hash;
          auto next = std::make_unique<Graph>();
          if (present.erase(hash) > 0) {
            remove_documents(*graph, {hash}, *next);
          } else {
            present.insert(hash);
            GraphBuilder builder;
            builder.add(*graph);
            add_document(builder, corpus, hash);
            builder.build(*next);
          }
          graph = std::move(next);
        }
        RC_ASSERT((json_of(*graph) == of_documents(corpus, present)));
      },
      300);
}

TEST_CASE("the difference of any two graphs makes one of the other, and that of a graph to itself is empty") {
  check_property(
      [] {
        const RandomCorpus corpus = with_own_paths(any_corpus(30));
        const auto build = [&](Graph& graph) {
          GraphBuilder builder;
          for (const std::string& hash : any_documents(corpus)) add_document(builder, corpus, hash);
          builder.build(graph);
        };
        Graph before, after, applied;
        build(before);
        build(after);
        RC_ASSERT(diff(before, before).empty());
        apply(diff(before, after), before, applied);
        RC_ASSERT((json_of(applied) == json_of(after)));
      },
      300);
}

TEST_CASE("a graph with any text in it reads back") {
  check_property(
      [] {
        Triple triple = make_statement("Peru", "meet", "Chile");
        triple.subject.name = "P" + any_text();
        triple.relation.lemma = "m" + any_text();
        triple.sentence.text = any_text();
        triple.rule = any_text();
        triple.id = make_triple_id(triple);
        GraphBuilder builder;
        builder.add(triple);
        const std::string file = json_of(builder);
        GraphBuilder again;
        std::istringstream in(file);
        read_graph_json(in, again);
        RC_ASSERT((json_of(again) == file));
      },
      300);
}

TEST_CASE("our writer of JSON writes what RapidJSON's does") {
  check_property(
      [] {
        // Now and then longer than the memory that the writer has at first.
        const auto times = *rc::gen::weightedElement<std::size_t>({{49, 1}, {1, 5000}});
        std::string text;
        for (const std::string once = any_text(); text.size() < times * once.size();) text += once;
        const double number = static_cast<double>(*rc::gen::arbitrary<int>()) / 64;
        rapidjson::StringBuffer buffer;
        rapidjson::Writer<rapidjson::StringBuffer> theirs(buffer);
        json::Writer ours;
        const auto write = [&](auto& writer) {
          writer.StartArray();
          writer.StartObject();
          writer.EndObject();
          writer.StartObject();
          writer.Key("a\"b", 3);
          writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
          writer.Key("n");
          writer.Double(number);
          writer.EndObject();
          writer.StartArray();
          writer.Null();
          writer.Bool(true);
          writer.Int(-3);
          writer.Uint(4294967295U);
          writer.RawValue("0.25", 4, rapidjson::kNumberType);
          writer.Uint64(18446744073709551615ULL);
          writer.EndArray();
          writer.EndArray();
        };
        write(theirs);
        write(ours);
        RC_ASSERT((ours.text() == std::string_view(buffer.GetString(), buffer.GetSize())));
      },
      300);
}

TEST_CASE("our writer of JSON writes each number as the shortest decimal that reads back") {
  json::Writer writer;
  writer.StartArray();
  for (const double number : {0.0, -0.0, 0.0, 0.1, 0.1, 0.1 + 0.2, 1e21, 5e-324}) writer.Shortest(number);
  writer.EndArray();
  CHECK(writer.text() == "[0,-0,0,0.1,0.1,0.30000000000000004,1e+21,5e-324]");
}

TEST_CASE("our writer of JSON writes strings longer than all its memory") {
  const std::string text = std::string(300000, 'x') + "\n" + std::string(300000, '"');
  json::Writer writer;
  writer.StartArray();
  writer.String(text.data(), text.size());
  writer.Uint(7);
  writer.EndArray();
  std::string quotes;
  for (int i = 0; i < 300000; ++i) quotes += "\\\"";
  CHECK((writer.text() == "[\"" + std::string(300000, 'x') + "\\n" + quotes + "\",7]"));
}
