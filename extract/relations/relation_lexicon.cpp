#include "extract/relations/relation_lexicon.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "extract/errors.h"

extern "C" {
extern const char relations_tsv_begin[];
extern const char relations_tsv_end[];
}

namespace actorgraph {
namespace {

using Pos = RelationEntry::Pos;
using Words = std::vector<std::string>;

constexpr std::array<std::pair<std::string_view, Pos>, 4> kPos = {
    {{"verb", Pos::Verb}, {"noun", Pos::Noun}, {"adj", Pos::Adj}, {"prep", Pos::Prep}}};

constexpr std::array<std::pair<std::string_view, RelationEntry::Flag>, 16> kFlags = {
    {{"sym", RelationEntry::Symmetric},
     {"light", RelationEntry::Light},
     {"report", RelationEntry::Report},
     {"raise", RelationEntry::Raise},
     {"possible", RelationEntry::Possible},
     {"planned", RelationEntry::Planned},
     {"recommended", RelationEntry::Recommended},
     {"conditional", RelationEntry::Conditional},
     {"desired", RelationEntry::Desired},
     {"negates", RelationEntry::Negates},
     {"objcontrol", RelationEntry::ObjectControl},
     {"standing", RelationEntry::Standing},
     {"agent", RelationEntry::Agent},
     {"event", RelationEntry::Event},
     {"state", RelationEntry::State},
     {"abstract", RelationEntry::Abstract}}};

template <typename Table>
auto look_up(const Table& table, std::string_view name) noexcept
    -> std::optional<typename Table::value_type::second_type> {
  for (const auto& [key, value] : table)
    if (key == name) return value;
  return std::nullopt;
}

bool has_upper_case(std::string_view text) noexcept {
  return std::any_of(text.begin(), text.end(), [](char c) { return 'A' <= c && c <= 'Z'; });
}

/// Calls use(part) for the parts between separators, in order, empty ones included.
template <typename Use>
void each_part(std::string_view text, char separator, Use use) {
  for (;;) {
    const std::size_t end = text.find(separator);
    use(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

/// What is wrong with a line; caught by the reader of the file, which knows where.
struct Mistake {
  std::string what;
};

Words words(std::string_view text, char separator, std::string_view where) {
  Words list;
  each_part(text, separator, [&](std::string_view word) {
    if (word.empty()) throw Mistake{"empty word in " + quoted(where)};
    if (has_upper_case(word)) throw Mistake{quoted(word) + " must be in lower case"};
    list.emplace_back(word);
  });
  return list;
}

std::shared_ptr<const Words> sorted(Words list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return std::make_shared<const Words>(std::move(list));
}

using Classes = std::map<std::string, std::shared_ptr<const Words>, std::less<>>;

RelationFrame read_frame(std::string_view text, const Classes& classes) {
  RelationFrame frame;
  if (text == "-") return frame;
  each_part(text, ',', [&](std::string_view part) {
    if (part == "obj") {
      frame.object = true;
    } else if (part == "xcomp") {
      frame.xcomp = true;
    } else if (part == "ccomp") {
      frame.ccomp = true;
    } else if (part.starts_with("obj=@")) {
      const auto found = classes.find(part.substr(4));
      if (found == classes.end()) throw Mistake{"no class " + quoted(part.substr(4)) + " stands above this line"};
      frame.objects = found->second;
    } else if (part.starts_with("obj=")) {
      frame.objects = sorted(words(part.substr(4), '|', part));
    } else if (part.starts_with("s.") || part.starts_with("o.")) {
      const auto kind = parse_actor_kind(part.substr(2));
      if (!kind) throw Mistake{"unknown kind of actor in frame " + quoted(part)};
      (part.front() == 's' ? frame.subject_kind : frame.object_kind) = kind;
    } else if (part.find_first_of("=.@ :") != std::string_view::npos) {
      throw Mistake{"unknown frame " + quoted(part)};
    } else if (!frame.prepositions.empty()) {
      throw Mistake{"two prepositions in frame " + quoted(text) + ": alternatives are joined by '|'"};
    } else {
      frame.prepositions = words(part, '|', text);
    }
  });
  return frame;
}

void read_roles(std::string_view text, RelationEntry& entry) {
  if (text == "-") return;
  each_part(text, ' ', [&](std::string_view part) {
    if (!part.starts_with("s:") && !part.starts_with("o:"))
      throw Mistake{"roles " + quoted(part) + " must begin with s: or o:"};
    (part.front() == 's' ? entry.subject_from : entry.object_from) = words(part.substr(2), ',', part);
  });
}

RelationEntry read_entry(std::string_view line, const Classes& classes) {
  std::array<std::string_view, 6> columns;
  std::size_t found = 0;
  each_part(line, '\t', [&](std::string_view column) {
    if (found < columns.size()) columns[found] = column;
    ++found;
  });
  if (found != columns.size())
    throw Mistake{"expected 6 columns separated by tabs (pos, lemma, frame, type, roles, flags), found " +
                  std::to_string(found)};
  RelationEntry entry;
  const auto pos = look_up(kPos, columns[0]);
  if (!pos) throw Mistake{"unknown part of speech " + quoted(columns[0]) + ": verb, noun, adj or prep"};
  entry.pos = *pos;
  if (columns[1].empty()) throw Mistake{"the lemma is empty"};
  if (has_upper_case(columns[1])) throw Mistake{"lemma " + quoted(columns[1]) + " must be in lower case"};
  entry.lemma = columns[1];
  entry.frame = read_frame(columns[2], classes);
  entry.frame_text = columns[2];
  if (columns[3] != "-") {
    entry.type = parse_relation_type(columns[3]);
    if (!entry.type) throw Mistake{"unknown type " + quoted(columns[3]) + ": AGREE … OTHER, or -"};
  }
  read_roles(columns[4], entry);
  if (columns[5] != "-") {
    each_part(columns[5], ' ', [&](std::string_view name) {
      const auto flag = look_up(kFlags, name);
      if (!flag) throw Mistake{"unknown flag " + quoted(name)};
      entry.flags |= *flag;
    });
  }
  return entry;
}

bool contains(const Words& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::string_view to_string(RelationEntry::Pos pos) noexcept {
  for (const auto& [name, value] : kPos)
    if (value == pos) return name;
  return "";
}

Modality modality(const RelationEntry& entry) noexcept {
  if (has_flag(entry, RelationEntry::Conditional)) return Modality::Conditional;
  if (has_flag(entry, RelationEntry::Desired)) return Modality::Desired;
  if (has_flag(entry, RelationEntry::Recommended)) return Modality::Recommended;
  if (has_flag(entry, RelationEntry::Planned)) return Modality::Planned;
  if (has_flag(entry, RelationEntry::Possible)) return Modality::Possible;
  return Modality::Asserted;
}

bool RelationFrame::accepts(const FrameContext& context) const noexcept {
  if (object && !context.other_is_object) return false;
  if (xcomp && !context.has_xcomp) return false;
  if (ccomp && !context.has_ccomp) return false;
  if (subject_kind && subject_kind != context.subject_kind) return false;
  if (object_kind && object_kind != context.object_kind) return false;
  if (!prepositions.empty() && !contains(prepositions, context.preposition)) return false;
  return !objects || std::binary_search(objects->begin(), objects->end(), context.object_lemma);
}

int RelationFrame::specificity() const noexcept {
  return (objects ? 16 : 0) + (prepositions.empty() ? 0 : 8) + (xcomp ? 8 : 0) + (ccomp ? 8 : 0) + (object ? 4 : 0) +
         (subject_kind ? 3 : 0) + (object_kind ? 5 : 0);
}

RelationLexicon::RelationLexicon() {
  const std::vector<std::string> problems = add({relations_tsv_begin, relations_tsv_end}, "relations.tsv");
  if (!problems.empty()) throw InputError(problems.front());
}

std::vector<std::string> RelationLexicon::add(std::string_view tsv, std::string_view file_name) {
  std::vector<std::string> problems;
  std::vector<RelationEntry> added;
  Classes classes;
  if (tsv.starts_with("\xEF\xBB\xBF")) tsv.remove_prefix(3);
  added.reserve(static_cast<std::size_t>(std::count(tsv.begin(), tsv.end(), '\n')) + 1);
  int number = 0;
  each_part(tsv, '\n', [&](std::string_view line) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') return;
    try {
      if (line.front() == '@') {
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos) throw Mistake{"a class is @name, a tab, and nouns joined by '|'"};
        const auto [place, fresh] = classes.try_emplace(std::string(line.substr(0, tab)));
        if (!fresh) throw Mistake{"class " + quoted(place->first) + " is given twice"};
        place->second = std::make_shared<const Words>();
        place->second = sorted(words(line.substr(tab + 1), '|', line));
      } else {
        added.push_back(read_entry(line, classes));
        added.back().file = file_name;
        added.back().line = number;
      }
    } catch (const Mistake& mistake) {
      problems.push_back(std::string(file_name) + ":" + std::to_string(number) + ": " + mistake.what);
    }
  });

  // Entries are large: pointers to them are sorted in their place, new ones in the order of their file before old ones.
  struct Place {
    RelationEntry* entry;
    int specificity;
    bool is_new;
  };
  std::vector<Place> all;
  all.reserve(added.size() + entries_.size());
  for (RelationEntry& entry : added) all.push_back({&entry, entry.frame.specificity(), true});
  for (RelationEntry& entry : entries_) all.push_back({&entry, entry.frame.specificity(), false});
  std::stable_sort(all.begin(), all.end(), [](const Place& a, const Place& b) {
    if (a.entry->pos != b.entry->pos) return a.entry->pos < b.entry->pos;
    const int order = a.entry->lemma.compare(b.entry->lemma);
    return order != 0 ? order < 0 : a.specificity > b.specificity;
  });

  // An entry gives way to one before it with the same frame; in one file that is a mistake.
  std::vector<RelationEntry> entries;
  entries.reserve(all.size());
  std::size_t word = 0;  // where the entries of the lemma begin
  for (const Place& place : all) {
    RelationEntry& entry = *place.entry;
    if (word < entries.size() && (entries[word].pos != entry.pos || entries[word].lemma != entry.lemma)) {
      word = entries.size();
    }
    const auto same = std::find_if(entries.begin() + static_cast<std::ptrdiff_t>(word), entries.end(),
                                   [&](const RelationEntry& one) { return one.frame_text == entry.frame_text; });
    if (same == entries.end()) {
      entries.push_back(std::move(entry));
    } else if (place.is_new) {
      problems.push_back(std::string(file_name) + ":" + std::to_string(entry.line) + ": " +
                         std::string(to_string(entry.pos)) + " " + quoted(entry.lemma) + " with frame " +
                         quoted(entry.frame_text) + " stands already in line " + std::to_string(same->line));
    }
  }
  entries_ = std::move(entries);
  for (auto& words : by_word_) words.clear();
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    auto& words = by_word_[static_cast<std::size_t>(entries_[i].pos)];
    ++words.try_emplace(entries_[i].lemma, i, 0).first->second.second;
  }
  return problems;
}

std::span<const RelationEntry> RelationLexicon::find(Pos pos, std::string_view lemma) const noexcept {
  const auto& words = by_word_[static_cast<std::size_t>(pos)];
  const auto found = words.find(lemma);
  if (found == words.end()) return {};
  return std::span(entries_).subspan(found->second.first, found->second.second);
}

const RelationEntry* RelationLexicon::best(Pos pos, std::string_view lemma,
                                           const FrameContext& context) const noexcept {
  for (const RelationEntry& entry : find(pos, lemma))
    if (entry.frame.accepts(context)) return &entry;
  return nullptr;
}

}  // namespace actorgraph
