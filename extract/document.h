#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/code_points.h"
#include "extract/span.h"
#include "extract/triple.h"

namespace actorgraph {

/// What a block of a document is for. Triples come from paragraphs, list items and quotations.
enum class Role : std::uint8_t {
  Heading,
  Paragraph,
  ListItem,
  Quotation,
  Table,
  Caption,
  Footnote,
  Reference,
  RunningHead,
  PageNumber,
  Contents,
  AuthorNote,
  Code,
  Foreign,
  Other
};
std::string_view to_string(Role role) noexcept;
std::optional<Role> parse_role(std::string_view name) noexcept;

/// A block of the clean text. Blocks are sorted, do not overlap, and a sentence never crosses from one into another.
struct Block {
  Role role = Role::Paragraph;
  Span span;
  int level = 0;            ///< heading level or list depth
  std::optional<int> page;  ///< 1-based, where the format or the text tells
};

/// `size` clean bytes at `clean` stand for the code points `original`. Where `exact`, the code points of both sides
/// correspond one for one (a line break or a no-break space is a blank in the clean text); else the whole stretch
/// stands for the whole range (`&amp;`). `new_piece`: something that is not markup (a page break, a footnote block)
/// lies between this and the segment before.
struct Segment {
  std::size_t clean = 0;
  std::size_t size = 0;
  Range original;
  bool exact = true;
  bool new_piece = false;
};

/// A footnote mark in the clean text (at byte `at`, where it was taken out) and its note, where it was found.
struct FootnoteMark {
  std::size_t at = 0;
  std::string mark;
  std::optional<std::size_t> block;  ///< index of the footnote's block
};

/// What a reader finds out about a document. Empty where unknown; `date` is an ISO date of any precision.
struct Metadata {
  std::string title;
  std::vector<std::string> authors;
  std::string publisher;
  std::string date;
  std::string language;
  std::string source;
  std::string url;
};

/// One text and its name: clean text to be read by people and parsers, and the way back to every character of the
/// original. Everything found in it points back here by Span, so the text never changes and the object never moves.
/// Made by a reader (extract/reading/).
class Document {
 public:
  struct Parts {
    std::string id;                 ///< the path as given
    std::string hash;               ///< of the bytes as given
    std::string original;           ///< the text that offsets refer to, valid UTF-8
    std::string text;               ///< clean text, valid UTF-8
    std::vector<Segment> segments;  ///< sorted by `clean`, covering the text without gaps except inserted blanks
    std::vector<Block> blocks;
    std::vector<FootnoteMark> footnote_marks;
    Metadata metadata;
  };
  explicit Document(Parts parts);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  const std::string& id() const noexcept { return parts_.id; }
  const std::string& hash() const noexcept { return parts_.hash; }
  const std::string& text() const noexcept { return parts_.text; }
  const std::string& original() const noexcept { return parts_.original; }
  const std::vector<Block>& blocks() const noexcept { return parts_.blocks; }
  const std::vector<FootnoteMark>& footnote_marks() const noexcept { return parts_.footnote_marks; }
  const Metadata& metadata() const noexcept { return parts_.metadata; }

  /// Precondition: `span` lies within the text.
  std::string_view text(Span span) const noexcept {
    return std::string_view(parts_.text).substr(span.begin, span.size());
  }
  /// The original's characters that `span` stands for, in one piece, or in several where a page break or the like
  /// lies between. Precondition: `span` lies within the text and is not empty.
  std::vector<Range> pieces(Span span) const;
  /// The same with the original's text. An empty span gives an empty quote.
  Quote quote(Span span) const;
  /// The original's text. Precondition: `range` lies within the original.
  std::string_view original(Range range) const noexcept;
  /// 1-based line of the original where `span` begins (LF, CRLF and CR end lines).
  int line(Span span) const;
  /// Page of the block that holds `span`, where known.
  std::optional<int> page(Span span) const;

 private:
  Parts parts_;
  CodePointIndex clean_points_;
  CodePointIndex points_;                 ///< of the original
  std::vector<std::size_t> line_starts_;  ///< byte where each line of the original starts
};

}  // namespace actorgraph
