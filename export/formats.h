#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "graph/actor_graph.h"
#include "graph/verify.h"

namespace actorgraph {

/// A file format for graphs.
struct Format {
  std::string_view name;         ///< what `--format` takes
  std::string_view ending;       ///< with its dot: `.node-link.json`
  std::string_view description;  ///< one line: what reads it
  void (*write)(const Graph& graph, std::ostream& out);
  std::string_view file;  ///< its path in a folder that gets the full set: `neo4j/actors.csv`
  /// The same with the texts of the documents; null where the format has no use for them.
  void (*write_with_texts)(const Graph& graph, const FindText& find_text, std::ostream& out) = nullptr;
  /// Why this program, as it was built, cannot write it; null or empty where it can.
  std::string (*problem)() = nullptr;
};

/// All of them, in the order in which people look for them.
std::span<const Format> formats() noexcept;

/// The format with that name, or nullptr.
const Format* find_format(std::string_view name) noexcept;
/// The format whose ending `path` has, the longest such; or nullptr.
const Format* find_format_by_ending(std::string_view path) noexcept;

/// Writes `graph`; after it the stream's state tells whether all was taken. Throws InputError where the format cannot
/// hold such a graph (Mermaid, above 100 edges). `find_text` may be empty, and know some documents only.
void write_graph(const Graph& graph, const Format& format, std::ostream& out, const FindText& find_text = {});

}  // namespace actorgraph
