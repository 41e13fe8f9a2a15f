#include "extract/actors/gazetteer.h"

#include <algorithm>
#include <array>

#include "extract/actors/name_text.h"

extern "C" {
extern const char actorgraph_gazetteer_tsv_begin[], actorgraph_gazetteer_tsv_end[];
}

namespace actorgraph {
namespace {

constexpr std::array<std::string_view, kNameLists> kListNames = {
    "given m",   "given f", "surname",   "city",    "region",    "water",     "land",     "place",
    "continent", "firm",    "media",     "body",    "school",    "team",      "faith",    "ethnos",
    "work",      "product", "titleword", "orgword", "placeword", "eventword", "workword", "thingword"};

// Calls use(part) for each part between separators.
template <class Use>
void each_part(std::string_view text, std::string_view separator, Use use) {
  while (!text.empty()) {
    const std::size_t stop = std::min(text.find(separator), text.size());
    use(text.substr(0, stop));
    text.remove_prefix(std::min(stop + separator.size(), text.size()));
  }
}

}  // namespace

Gazetteer::Gazetteer() : sizes_(kNameLists, 0) {
  lists_.reserve(1u << 15u);
  const std::string_view file(actorgraph_gazetteer_tsv_begin,
                              static_cast<std::size_t>(actorgraph_gazetteer_tsv_end - actorgraph_gazetteer_tsv_begin));
  each_part(file, "\n", [&](std::string_view line) {
    if (line.empty() || line.front() == '#') return;
    const std::size_t tab = line.find('\t');
    const auto* const list = std::find(kListNames.begin(), kListNames.end(), line.substr(0, tab));
    if (tab == std::string_view::npos || list == kListNames.end()) {
      problems_.push_back("no list: " + std::string(line.substr(0, 40)));
      return;
    }
    const std::size_t index = static_cast<std::size_t>(list - kListNames.begin());
    each_part(line.substr(tab + 1), ", ", [&](std::string_view name) {
      const std::string folded = fold_name(name);
      NameLists& lists = lists_[folded];
      const NameLists bit = in_list(static_cast<NameList>(index));
      if (folded.empty() || (lists & bit) != 0) problems_.push_back(std::string(*list) + ": " + std::string(name));
      lists |= bit;
      ++sizes_[index];
      const std::size_t words = 1 + static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' '));
      if (words == 1) return;
      std::size_t& most = longest_[folded.substr(0, folded.find(' '))];
      most = std::max(most, words);
    });
  });
}

NameLists Gazetteer::find(std::string_view folded) const {
  const auto found = lists_.find(folded);
  return found == lists_.end() ? 0 : found->second;
}

std::size_t Gazetteer::longest(std::string_view word) const {
  const auto found = longest_.find(word);
  if (found != longest_.end()) return found->second;
  return find(word) != 0 ? 1 : 0;
}

const Gazetteer& gazetteer() {
  static const Gazetteer lists;
  return lists;
}

}  // namespace actorgraph
