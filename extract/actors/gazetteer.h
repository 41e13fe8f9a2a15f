#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/word_map.h"

namespace actorgraph {

/// What the names of extract/lexicon/gazetteer.tsv are names of, and the words that such names are made of.
enum class NameList : std::uint8_t {
  GivenMale,
  GivenFemale,
  Surname,
  City,
  Region,
  Water,
  Land,
  Place,
  Continent,
  Firm,
  Media,
  Body,
  School,
  Team,
  Faith,
  Ethnos,
  Work,
  Product,
  TitleWord,
  OrganizationWord,
  PlaceWord,
  EventWord,
  WorkWord,
  ThingWord
};
inline constexpr std::size_t kNameLists = 24;

/// A set of lists, a bit each.
using NameLists = std::uint32_t;
constexpr NameLists in_list(NameList list) noexcept { return NameLists{1} << static_cast<unsigned>(list); }

/// Lists of names from all over the world. They tell what a name may be, never what it is: the recogniser weighs them.
class Gazetteer {
 public:
  /// The lists that are compiled in.
  Gazetteer();

  /// The lists that hold this name, folded (see fold_name); 0 if none does.
  NameLists find(std::string_view folded) const;
  /// Words of the longest name that begins with this word; 0 if none does.
  std::size_t longest(std::string_view word) const;
  /// Lines that are malformed and names that a list holds twice; empty, or the build is wrong.
  const std::vector<std::string>& problems() const noexcept { return problems_; }
  /// How many names a list holds.
  std::size_t size(NameList list) const noexcept { return sizes_[static_cast<std::size_t>(list)]; }

 private:
  WordMap<NameLists> lists_;
  WordMap<std::size_t> longest_;  ///< of more than one word
  std::vector<std::string> problems_;
  std::vector<std::size_t> sizes_;
};

/// The gazetteer of the program, read at its first use.
const Gazetteer& gazetteer();

}  // namespace actorgraph
