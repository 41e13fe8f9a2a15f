// Writes random graphs and what is measured of them, a JSON object on each line: for measures_check.py.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <iostream>
#include <random>

#include "graph/communities.h"
#include "graph/measures.h"

using namespace actorgraph;

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

template <typename Values>
void put(Writer& writer, const char* name, const Values& values) {
  writer.Key(name);
  writer.StartArray();
  for (const auto value : values) writer.Double(static_cast<double>(value));
  writer.EndArray();
}

void write(std::mt19937& random, std::uint32_t size, std::size_t arcs) {
  std::vector<Ties::Arc> directed;
  std::vector<Ties::Arc> undirected;
  for (std::size_t i = 0; i < arcs; ++i) {
    const auto from = static_cast<std::uint32_t>(random() % size);
    // Half of the ties stay within a block of eight, so that there are communities to find.
    const auto to =
        static_cast<std::uint32_t>(random() % 2 == 0 ? random() % size : (from / 8 * 8 + random() % 8) % size);
    const auto weight = static_cast<double>(1 + random() % 5);
    directed.push_back({from, to, weight});
    undirected.push_back({from, to, weight});
    if (from != to) undirected.push_back({to, from, weight});
  }
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  writer.Key("size");
  writer.Uint(size);
  writer.Key("arcs");
  writer.StartArray();
  for (const Ties::Arc& arc : directed) {
    writer.StartArray();
    writer.Uint(arc.from);
    writer.Uint(arc.to);
    writer.Double(arc.weight);
    writer.EndArray();
  }
  writer.EndArray();
  const Ties out(size, std::move(directed));
  const Ties both(size, std::move(undirected));
  const std::vector<std::uint32_t> community = leiden_communities(both);
  put(writer, "pagerank", page_rank(out));
  put(writer, "betweenness", betweenness(out, size));
  put(writer, "core", core_numbers(both));
  put(writer, "component", components(both));
  put(writer, "community", community);
  writer.Key("modularity");
  writer.Double(modularity(both, community));
  writer.EndObject();
  std::cout << buffer.GetString() << "\n";
}

}  // namespace

int main() {
  std::mt19937 random(2019);
  for (std::uint32_t i = 0; i < 20; ++i) write(random, 5 + i * 9, 8 + i * 30);
}
