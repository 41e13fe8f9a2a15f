#include "extract/reading/rich_text.h"

#include <algorithm>

namespace actorgraph {

std::string text_of(const std::vector<RichBlock>& blocks) {
  std::string text;
  for (const RichBlock& block : blocks) {
    text += block.text;
    text += "\n\n";
  }
  return text;
}

Draft draft_of(const std::vector<RichBlock>& blocks, std::string_view original) {
  DraftWriter writer(original);
  std::size_t begin = 0;
  for (const RichBlock& block : blocks) {
    DraftBlock& opened = writer.open(block.role);
    opened.level = block.level;
    opened.page = block.page;
    opened.list = block.list;
    opened.marker = block.marker;
    opened.mark = block.mark;
    opened.emphasised = block.emphasised;
    opened.fixed_role = block.fixed_role;
    opened.apart = block.apart;
    std::size_t at = 0;
    for (const DraftMark& mark : block.marks) {
      writer.append({begin + at, begin + mark.at});
      writer.add_mark(mark.mark);
      at = mark.at;
    }
    writer.append({begin + at, begin + block.text.size()});
    begin += block.text.size() + 2;
  }
  return writer.finish();
}

}  // namespace actorgraph
