#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/actor_graph.h"

namespace actorgraph {

/// The text that offsets refer to, by the document's hash, or nullptr where there is none. The text must stay.
using FindText = std::function<const std::string*(std::string_view hash)>;

/// A span that does not read back.
struct SpanFailure {
  std::string statement;  ///< id
  std::string document;   ///< path
  std::string part;  ///< `sentence`, `subject`, `relation`, `object`, `attribution`, `time`, `place`, `amount`, `cite`
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string expected;  ///< what the statement says stands there
  std::string found;     ///< what does; empty where the span lies outside the text
};

struct Verification {
  std::size_t statements = 0;  ///< checked
  std::size_t spans = 0;       ///< checked
  std::vector<SpanFailure> failures;
  std::vector<std::string> missing_documents;  ///< paths of documents whose text was not found; sorted
};

/// Reads every span of every statement again.
Verification verify(const Graph& graph, const FindText& find_text);

/// The same for some of the statements.
Verification verify(const Graph& graph, const std::vector<StatementIndex>& statements, const FindText& find_text);

}  // namespace actorgraph
