#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace actorgraph {

/// The bytes [begin, end) of the original.
struct Source {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// `size` bytes of a draft's text at `text` and the bytes of the original that they stand for.
struct DraftSegment {
  std::size_t text = 0;
  std::size_t size = 0;
  Source source;
  bool exact = true;  ///< see Segment
};

/// A footnote mark that was taken out of a draft's text at `at`.
struct DraftMark {
  std::size_t at = 0;
  std::string mark;
};

/// A block as a format's reader sees it: where it stands, what the markup says it is.
struct DraftBlock {
  Role role = Role::Paragraph;
  int level = 0;
  std::optional<int> page;
  Span text;                ///< of the draft's text, without blanks at its ends
  Source source;            ///< from its first to its last character
  std::string mark;         ///< the footnote mark that it begins with
  int list = 0;             ///< which list a list item belongs to; 0: none
  std::string marker;       ///< the list item's own marker: `-`, `3.`
  bool emphasised = false;  ///< all of it is bold or italic
  bool fixed_role = false;  ///< the markup leaves no doubt about the role
  bool apart = false;       ///< a column or a page begins here
  bool has_gaps = false;    ///< tabs or runs of blanks stand in the original
  std::size_t words = 0;    ///< these three: see Shape; set with the roles
  bool starts_lower = false;
  bool ends_sentence = false;
  bool continues = false;        ///< its text is the rest of an earlier block's
  std::size_t continued_by = 0;  ///< the later block that holds the rest of its text; 0: none
};

/// What a reader makes of a file: all text in blocks, before it is decided what each block is for. The text is clean
/// except for the stretches in `cuts`.
struct Draft {
  std::string_view original;
  std::string text;
  std::vector<DraftSegment> segments;
  std::vector<DraftBlock> blocks;
  std::vector<DraftMark> marks;               ///< sorted by `at`
  std::vector<std::size_t> line_end_hyphens;  ///< a hyphen that a line break followed (now a blank)
  std::vector<Span> cuts;                     ///< sorted stretches of `text` that leave the clean text
  Metadata metadata;

  std::string_view text_of(const DraftBlock& block) const noexcept {
    return std::string_view(text).substr(block.text.begin, block.text.size());
  }
  std::string_view source_of(const DraftBlock& block) const noexcept {
    return original.substr(block.source.begin, block.source.end - block.source.begin);
  }
};

/// Fills a Draft from stretches of the original: collapses blanks, takes out invisible characters and footnote marks
/// (superscript digits, `*` after a word), composes letters with the accents after them, keeps the way back.
class DraftWriter {
 public:
  explicit DraftWriter(std::string_view original);

  /// Opens a block; one that is open is closed first. A block without text leaves no trace.
  DraftBlock& open(Role role);
  void close();
  bool is_open() const noexcept { return open_; }
  DraftBlock& block() noexcept { return block_; }
  std::size_t position() const noexcept { return draft_.text.size(); }
  std::string_view text_since(std::size_t position) const noexcept {
    return std::string_view(draft_.text).substr(position);
  }

  /// Appends the original's bytes [source.begin, source.end), cleaned.
  void append(Source source);
  /// The same, as it stands but for line breaks that become blanks: for code.
  void append_verbatim(Source source);
  /// Appends `text`, which stands for the whole of `source` (an entity).
  void append_replacement(std::string_view text, Source source);
  /// A line break within the block: a blank. Precondition: a block is open.
  void line_break();
  /// What was written since `position` is a footnote mark if it looks like one; otherwise it stays.
  /// `unclosed`: the mark's markup was not closed, so that the text after the mark belongs to the block.
  void end_superscript(std::size_t position, bool unclosed);
  void add_mark(std::string mark);
  /// Takes back the last character written. Precondition: a block is open and has text.
  void remove_last();

  /// The draft; the writer is empty afterwards.
  Draft finish();

 private:
  void copy(std::size_t begin, std::size_t end);
  void blank(std::size_t begin, std::size_t end);
  std::size_t append_special(Source source, std::size_t at);
  void append_combining_mark(char32_t mark, Source source);
  std::size_t append_superscript_digits(Source source, std::size_t at);
  std::size_t append_stars(Source source, std::size_t at);
  void cut_back(std::size_t position);
  void flush_line_break();
  void touch(Source source);

  Draft draft_;
  DraftBlock block_;
  bool open_ = false;
  bool touched_ = false;
  bool line_break_ = false;
};

/// The finished document's parts, without id and hash: blocks joined where the draft says so, cuts taken out.
Document::Parts assemble(const Draft& draft);

}  // namespace actorgraph
