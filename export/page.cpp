// The page is made when the program is built (export/viewer/build.js): markup, styles and program, with a mark where
// the data go. The data are JSON, compressed, in base64: no byte of a document can then end the element that holds
// them.
#include "export/page.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <zlib.h>

#include <boost/range/iterator_range.hpp>
#include <new>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

#include "export/flat.h"
#include "export/json_out.h"
#include "extract/errors.h"
#include "graph/graph_json.h"

extern const char actorgraph_viewer_begin[];
extern const char actorgraph_viewer_end[];

namespace actorgraph {
namespace {

constexpr std::string_view kMark = "@DATA@";
constexpr std::size_t kMostStatements = 100'000;  // 150 MB of JSON: a browser takes seconds
constexpr std::size_t kMostText = 64'000'000;     // bytes, of all documents

/// Takes bytes and hands them on compressed, in base64. Nothing of the machine or the time is in its header.
class PackingBuffer : public std::streambuf {
 public:
  explicit PackingBuffer(std::ostream& out) : out_(&out) {
    constexpr int kGzip = 16 + MAX_WBITS;
    constexpr int kMemory = 8;
    if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::bad_alloc();
    }
    constexpr int kUnknownSystem = 255;
    header_.os = kUnknownSystem;
    deflateSetHeader(&stream_, &header_);
  }
  ~PackingBuffer() override { deflateEnd(&stream_); }
  PackingBuffer(const PackingBuffer&) = delete;
  PackingBuffer& operator=(const PackingBuffer&) = delete;

  void finish() {
    compress({}, Z_FINISH);
    encode(true);
  }

 protected:
  int_type overflow(int_type c) override {
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    const char byte = traits_type::to_char_type(c);
    compress({&byte, 1}, Z_NO_FLUSH);
    return c;
  }
  std::streamsize xsputn(const char* bytes, std::streamsize size) override {
    compress({bytes, static_cast<std::size_t>(size)}, Z_NO_FLUSH);
    return size;
  }

 private:
  void compress(std::string_view bytes, int flush) {
    // zlib's pointer is to bytes that it does not change.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      Bytef block[1 << 14];
      stream_.next_out = block;
      stream_.avail_out = sizeof block;
      deflate(&stream_, flush);
      packed_.append(reinterpret_cast<const char*>(block), sizeof block - stream_.avail_out);
      encode(false);
    } while (stream_.avail_out == 0);
  }

  /// Writes what is packed in lines; unless at the `end`, whole ones.
  void encode(bool end) {
    static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t kLine = 90;  // bytes
    std::size_t at = 0;
    while (packed_.size() - at >= kLine || (end && at < packed_.size())) {
      const std::string_view bytes = std::string_view(packed_).substr(at, kLine);
      std::string line;
      for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t j) {
          return j < bytes.size() ? static_cast<unsigned>(static_cast<unsigned char>(bytes[j])) : 0U;
        };
        const unsigned three = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
        line.push_back(kDigits[three >> 18]);
        line.push_back(kDigits[three >> 12 & 63]);
        line.push_back(i + 1 < bytes.size() ? kDigits[three >> 6 & 63] : '=');
        line.push_back(i + 2 < bytes.size() ? kDigits[three & 63] : '=');
      }
      *out_ << line << '\n';
      at += bytes.size();
    }
    packed_.erase(0, at);
  }

  std::ostream* out_;
  z_stream stream_ = {};
  gz_header header_ = {};
  std::string packed_;
};

/// Where and how large to draw the actors, and their measures, by id.
void write_drawing(const Graph& graph, std::ostream& out) {
  const FlatGraph flat(graph);
  json::StreamWriter writer(out);
  writer->StartObject();
  for (const VertexId vertex : boost::make_iterator_range(vertices(graph))) {
    writer.new_line();
    json::put_key(*writer, graph[vertex].id);
    writer->StartObject();
    const Position position = flat.position(vertex);
    writer->Key("x");
    writer->Double(position.x);
    writer->Key("y");
    writer->Double(-position.y);
    writer->Key("size");
    writer->Double(flat.size(vertex));
    for (const Field& field : flat.fields(vertex)) {
      if (field.type == FieldType::Double || field.name == "community") json::put(*writer, field);
    }
    writer->EndObject();
  }
  writer->EndObject();
}

/// The texts of the documents that `find_text` knows, by id, as long as there is room.
void write_texts(const Graph& graph, const FindText& find_text, std::ostream& out) {
  json::StreamWriter writer(out);
  writer->StartObject();
  std::size_t room = kMostText;
  for (const DocumentRecord& document : store(graph).documents()) {
    const std::string* text = find_text(document.hash);
    if (text == nullptr || text->size() > room) continue;
    room -= text->size();
    json::put(*writer, document_id(document), *text);
    writer.new_line();
  }
  writer->EndObject();
}

}  // namespace

std::string page_problem() {
  const std::string_view page(actorgraph_viewer_begin, actorgraph_viewer_end);
  if (page.find(kMark) != std::string_view::npos) return {};
  return "this program was built without the viewer: " + std::string(page);
}

void write_page(const Graph& graph, const FindText& find_text, std::ostream& out) {
  const std::string_view page(actorgraph_viewer_begin, actorgraph_viewer_end);
  const std::size_t mark = page.find(kMark);
  if (mark == std::string_view::npos) throw InputError(page_problem());
  std::size_t statements = 0;  // of the edges: the store of a filtered graph holds those left out too
  for (const EdgeId edge : boost::make_iterator_range(edges(graph))) statements += graph[edge].evidence.size();
  if (statements > kMostStatements) {
    throw InputError("a page holds up to " + std::to_string(kMostStatements) + " statements and these are " +
                     std::to_string(statements) + "; filter the graph first");
  }
  out << page.substr(0, mark) << '\n';
  PackingBuffer packing(out);
  std::ostream packed(&packing);
  packed << "{\"graph\":";
  write_graph_json(graph, packed);
  packed << ",\"drawing\":";
  write_drawing(graph, packed);
  packed << ",\"texts\":";
  write_texts(graph, find_text, packed);
  packed << "}";
  packing.finish();
  out << page.substr(mark + kMark.size());
}

void write_page(const Graph& graph, std::ostream& out) {
  write_page(
      graph, [](std::string_view) -> const std::string* { return nullptr; }, out);
}

}  // namespace actorgraph
