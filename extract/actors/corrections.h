#pragma once

#include <cstddef>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

#include "extract/actors/mention.h"
#include "extract/sentence.h"

namespace actorgraph {

/// What a user knows better, one line each, fields between tabs; empty lines and lines with # in front are passed over:
///
///     merge   NAME  INTO          the actor NAME is the actor INTO
///     split   NAME  TEXT  NEW     where TEXT stands for NAME it is another actor, NEW
///     rename  NAME  NEW           the actor's canonical name
///     retype  NAME  KIND          its kind
///     reject  NAME                no actor
///     reject  NAME  TEXT          not where TEXT stands for it
///     alias   TEXT  NAME          TEXT stands for NAME wherever it is a mention
class Corrections {
 public:
  /// Reads a file's lines; appends what is wrong to `problems` ("FILE:LINE: …") and keeps the good lines. Throws
  /// InputError if the stream fails.
  static Corrections read(std::istream& in, const std::string& file, std::vector<std::string>& problems);

  /// Applies all lines in their order. Returns for each line whether it changed anything in this document.
  std::vector<bool> apply(DocumentActors& actors, std::span<const Sentence> sentences) const;

  /// One message for each line that no document had a use for; `used` is the disjunction of what `apply` returned.
  std::vector<std::string> unused(const std::vector<bool>& used) const;

  std::size_t size() const noexcept { return lines_.size(); }

 private:
  enum class Action : std::uint8_t { Merge, Split, Rename, Retype, Reject, Alias };
  struct Line {
    Action action = Action::Merge;
    std::string where;  ///< "FILE:LINE"
    std::string name;
    std::string text;
    std::string target;
    ActorKind kind = ActorKind::Other;
  };
  static bool apply(const Line& line, DocumentActors& actors, std::span<const Sentence> sentences);

  std::vector<Line> lines_;
};

}  // namespace actorgraph
