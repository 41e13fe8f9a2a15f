#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/reading/draft.h"

namespace actorgraph {

/// A block of a file that has no text of its own to point into (PDF, Word). LF in `text` is a line break.
struct RichBlock {
  Role role = Role::Paragraph;
  int level = 0;
  std::optional<int> page;
  std::string text;
  std::vector<DraftMark> marks;  ///< footnote marks, at bytes of `text`
  std::string mark;              ///< the footnote's own mark
  int list = 0;
  std::string marker;
  bool emphasised = false;
  bool fixed_role = false;
  bool apart = false;  ///< a column or a page begins here
};

/// The blocks one after another, as the text that a draft can point into.
std::string text_of(const std::vector<RichBlock>& blocks);

/// The draft of that text. Precondition: `original` is text_of(blocks) and outlives the draft.
Draft draft_of(const std::vector<RichBlock>& blocks, std::string_view original);

}  // namespace actorgraph
