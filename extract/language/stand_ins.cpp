#include "extract/language/stand_ins.h"

#include <algorithm>
#include <cstddef>

namespace actorgraph {

StandIns::StandIns(std::string_view table) {
  while (!table.empty()) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    const std::size_t tab = line.find('\t');
    if (tab != std::string_view::npos) names_.emplace(line.substr(0, tab), line.substr(tab + 1));
  }
}

std::string_view StandIns::read_for(std::string_view form) const {
  if (form.empty() || form.front() < 'A' || form.front() > 'Z') return form;
  const auto found = names_.find(form);
  return found == names_.end() ? form : found->second;
}

}  // namespace actorgraph
