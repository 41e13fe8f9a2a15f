#pragma once

#include <string_view>
#include <unordered_map>

namespace actorgraph {

/// Names that the network hardly met in training, each with one that it knows well and that may stand in the same
/// places: it parses "Eritrea borders Sudan" as it would "China borders Sudan". Thread-safe.
class StandIns {
 public:
  /// `table` must outlive the object: lines `name TAB stand-in`, as extract/model/make_stand_ins.py writes them.
  explicit StandIns(std::string_view table);

  /// What the network is to read for a form; the form itself where nothing stands in for it.
  std::string_view read_for(std::string_view form) const;

 private:
  std::unordered_map<std::string_view, std::string_view> names_;
};

}  // namespace actorgraph
