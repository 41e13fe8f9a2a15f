#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/triple.h"

namespace actorgraph {

/// How much a document holds.
struct DocumentCounts {
  std::size_t code_points = 0;
  std::size_t sentences = 0;
  std::size_t mentions = 0;
  std::size_t triples = 0;
  friend auto operator<=>(const DocumentCounts&, const DocumentCounts&) = default;
};

/// A document that was read. Its identity is `hash`, of its bytes; `path` is for display.
struct DocumentRecord {
  std::string hash;
  std::string path;
  std::string title;
  std::string date;  ///< ISO, any precision, or empty
  DocumentCounts counts;
  friend auto operator<=>(const DocumentRecord&, const DocumentRecord&) = default;
};

/// Words that stand for an actor, why they do (`name`, `alias`, `surname`, `pronoun` …), and how often.
struct ActorForm {
  std::string text;
  std::string via;
  std::size_t count = 0;
  friend auto operator<=>(const ActorForm&, const ActorForm&) = default;
};

/// An actor as one document and the lexicon know it, with all its mentions there: what names across documents are
/// settled from.
struct ActorRecord {
  std::string document_hash;
  std::string document;  ///< path, for display
  std::string name;
  ActorKind kind = ActorKind::Other;
  std::string lexicon_id;        ///< empty where the lexicon does not know it
  std::vector<ActorForm> forms;  ///< sorted
  friend auto operator<=>(const ActorRecord&, const ActorRecord&) = default;
};

struct TripleView;

/// Takes what extraction found, in any order.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  virtual void add(const DocumentRecord& document) = 0;
  virtual void add(const ActorRecord& actor) = 0;
  /// `triple` is valid during the call only.
  virtual void add(const TripleView& triple) = 0;
};

}  // namespace actorgraph
