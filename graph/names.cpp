#include "graph/names.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace actorgraph {
namespace {

constexpr std::size_t kKinds = static_cast<std::size_t>(ActorKind::Other) + 1;
constexpr std::size_t kLongestAcronym = 8;

/// The name as it is compared: lower-case ASCII, single blanks, straight apostrophes, no leading "the".
std::string fold(std::string_view name) {
  std::string folded;
  for (std::size_t i = 0; i < name.size(); ++i) {
    char c = name[i];
    if (name.substr(i).starts_with("\xE2\x80\x99") || name.substr(i).starts_with("\xE2\x80\x98")) {
      c = '\'';
      i += 2;
    } else if (name.substr(i).starts_with("\xC2\xA0")) {
      c = ' ';
      i += 1;
    } else if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c - 'A' + 'a');
    } else if (c == '\n' || c == '\t' || c == '\r') {
      c = ' ';
    }
    if (c == ' ' && (folded.empty() || folded.back() == ' ')) continue;
    folded.push_back(c);
  }
  if (folded.ends_with(' ')) folded.pop_back();
  if (folded.starts_with("the ") && folded.size() > 4) folded.erase(0, 4);
  return folded;
}

std::string_view last_word(std::string_view folded) {
  const std::size_t blank = folded.rfind(' ');
  return blank == std::string_view::npos ? folded : folded.substr(blank + 1);
}

std::size_t words(std::string_view folded) {
  return 1 + static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' '));
}

bool is_acronym(std::string_view name) {
  std::size_t letters = 0;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      ++letters;
    } else if (!((c >= '0' && c <= '9') || c == '&' || c == '-')) {
      return false;
    }
  }
  return letters >= 2 && name.size() <= kLongestAcronym;
}

/// Names that are one but for their spelling.
struct Group {
  std::string folded;
  bool person = false;
  std::map<std::string, std::size_t> spellings;  // → mentions
  std::array<std::size_t, kKinds> kinds{};
  std::array<std::size_t, kKinds> lexicon_kinds{};
  std::string lexicon_id;
  std::vector<std::uint32_t> records;

  std::size_t mentions() const {
    std::size_t sum = 0;
    for (const auto& [spelling, count] : spellings) sum += count;
    return sum;
  }
};

class Settler {
 public:
  explicit Settler(const StatementStore& store)
      : store_(&store), known_(store.strings().size(), {kUnknown, kUnknown}) {}

  SettledNames settle() {
    read_records();
    read_statements();
    sort_groups();
    parent_.resize(groups_.size());
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (const Group& group : groups_) lexicon_.push_back(group.lexicon_id);
    join_surnames();
    join_acronyms();
    join_aliases();
    return result();
  }

 private:
  /// Few names stand in many records and statements: each is folded once.
  std::uint32_t group_of(StringPool::Id name, ActorKind kind) {
    std::uint32_t& index = known_[name][kind == ActorKind::Person ? 1 : 0];
    if (index == kUnknown) index = group_of(store_->text(name), kind == ActorKind::Person);
    return index;
  }

  std::uint32_t group_of(std::string_view name, bool person) {
    std::string key = fold(name);
    key.push_back(person ? '\1' : '\0');
    const auto [entry, is_new] = by_key_.try_emplace(std::move(key), static_cast<std::uint32_t>(groups_.size()));
    if (is_new) {
      Group& group = groups_.emplace_back();
      group.folded = entry->first.substr(0, entry->first.size() - 1);
      group.person = person;
    }
    return entry->second;
  }

  void count(std::uint32_t index, std::string_view name, ActorKind kind, std::size_t mentions, bool in_lexicon) {
    Group& group = groups_[index];
    const auto spelling = group.spellings.find(std::string(name));
    if (spelling == group.spellings.end()) {
      group.spellings.emplace(name, mentions);
    } else {
      spelling->second += mentions;
    }
    group.kinds[static_cast<std::size_t>(kind)] += mentions + 1;
    if (in_lexicon) group.lexicon_kinds[static_cast<std::size_t>(kind)] += mentions + 1;
  }

  void read_records() {
    const std::vector<PackedActor>& actors = store_->actors();
    recorded_.reserve(actors.size());
    for (std::uint32_t i = 0; i < actors.size(); ++i) {
      const PackedActor& actor = actors[i];
      const std::uint32_t index = group_of(actor.name, actor.kind);
      std::size_t mentions = 0;
      for (const PackedForm& form : store_->forms(actor)) mentions += form.count;
      const std::string_view lexicon_id = store_->text(actor.lexicon_id);
      count(index, store_->text(actor.name), actor.kind, mentions, !lexicon_id.empty());
      Group& group = groups_[index];
      group.records.push_back(i);
      if (!lexicon_id.empty() && (group.lexicon_id.empty() || lexicon_id < group.lexicon_id)) {
        group.lexicon_id = lexicon_id;
      }
      recorded_.push_back(index);
    }
    // Records are sorted by document.
    first_recorded_.assign(store_->documents().size() + 1, 0);
    for (const PackedActor& actor : actors) ++first_recorded_[actor.document + 1];
    std::partial_sum(first_recorded_.begin(), first_recorded_.end(), first_recorded_.begin());
    for (DocumentIndex document = 0; document < store_->documents().size(); ++document) {
      const auto [first, last] = recorded_of(document);
      std::sort(first, last);
    }
  }

  using Groups = std::vector<std::uint32_t>::iterator;
  std::pair<Groups, Groups> recorded_of(DocumentIndex document) {
    return {recorded_.begin() + first_recorded_[document], recorded_.begin() + first_recorded_[document + 1]};
  }
  bool is_recorded(DocumentIndex document, std::uint32_t group) {
    const auto [first, last] = recorded_of(document);
    return std::binary_search(first, last, group);
  }

  void read_statements() {
    std::array<std::vector<std::uint32_t>, kKinds> unrecorded;  // by kind and name: how often
    const auto end = [&](StringPool::Id name, ActorKind kind, DocumentIndex document) {
      const std::uint32_t index = group_of(name, kind);
      if (!is_recorded(document, index)) {
        std::vector<std::uint32_t>& counts = unrecorded[static_cast<std::size_t>(kind)];
        if (counts.empty()) counts.resize(store_->strings().size());
        ++counts[name];
      }
      return index;
    };
    subject_.reserve(store_->statements().size());
    object_.reserve(store_->statements().size());
    for (const Statement& statement : store_->statements()) {
      const DocumentIndex document = store_->document(statement);
      subject_.push_back(end(statement.subject_name, statement.subject_kind, document));
      object_.push_back(end(statement.object_name, statement.object_kind, document));
    }
    for (std::size_t i = 0; i < kKinds; ++i) {
      const auto kind = static_cast<ActorKind>(i);
      for (StringPool::Id name = 0; name < unrecorded[i].size(); ++name) {
        if (unrecorded[i][name] == 0) continue;
        count(group_of(name, kind), store_->text(name), kind, unrecorded[i][name], false);
      }
    }
  }

  /// By name, so that nothing below depends on the order in which they were met.
  void sort_groups() {
    std::vector<std::uint32_t> order(groups_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(groups_[a].folded, groups_[a].person) < std::tie(groups_[b].folded, groups_[b].person);
    });
    std::vector<std::uint32_t> place(order.size());
    std::vector<Group> sorted;
    sorted.reserve(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      sorted.push_back(std::move(groups_[order[i]]));
    }
    groups_ = std::move(sorted);
    for (std::uint32_t& index : subject_) index = place[index];
    for (std::uint32_t& index : object_) index = place[index];
  }

  std::uint32_t find(std::uint32_t index) {
    while (parent_[index] != index) index = parent_[index] = parent_[parent_[index]];
    return index;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a == b) return;
    if (!lexicon_[a].empty() && !lexicon_[b].empty() && lexicon_[a] != lexicon_[b]) return;
    if (b < a) std::swap(a, b);
    parent_[b] = a;
    if (lexicon_[a].empty()) lexicon_[a] = lexicon_[b];
  }

  void join_surnames() {
    std::map<std::string_view, std::vector<std::uint32_t>> by_surname;
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
      const Group& group = groups_[i];
      if (group.person && words(group.folded) > 1) by_surname[last_word(group.folded)].push_back(i);
    }
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
      const Group& group = groups_[i];
      if (!group.person || words(group.folded) > 1 || !group.lexicon_id.empty()) continue;
      const auto found = by_surname.find(group.folded);
      if (found != by_surname.end() && found->second.size() == 1) join(i, found->second[0]);
    }
  }

  void join_acronyms() {
    std::map<std::string_view, std::set<std::uint32_t>> by_acronym;
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
      if (groups_[i].person) continue;
      for (const std::uint32_t record : groups_[i].records) {
        for (const PackedForm& form : store_->forms(store_->actors()[record])) {
          if (store_->text(form.via) != "acronym") continue;
          const std::string_view text = store_->text(form.text);
          if (fold(text) != groups_[i].folded) by_acronym[text].insert(i);
        }
      }
    }
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
      const Group& group = groups_[i];
      if (group.person || !group.lexicon_id.empty()) continue;
      for (const auto& [spelling, mentions] : group.spellings) {
        if (!is_acronym(spelling)) continue;
        const auto found = by_acronym.find(spelling);
        if (found != by_acronym.end() && found->second.size() == 1) join(i, *found->second.begin());
      }
    }
  }

  void join_aliases() {
    for (std::size_t i = 0; i < store_->statements().size(); ++i) {
      const Statement& statement = store_->statements()[i];
      if (statement.type != RelationType::Alias || statement.negated || statement.modality != Modality::Asserted)
        continue;
      if (groups_[subject_[i]].person != groups_[object_[i]].person) continue;
      join(subject_[i], object_[i]);
    }
  }

  /// Whether `a` names the actor better than `b`: known to the lexicon, a full name, more often met, smaller.
  bool better(const Group& a, const Group& b) const {
    if (a.lexicon_id.empty() != b.lexicon_id.empty()) return !a.lexicon_id.empty();
    if (a.person && b.person && words(a.folded) != words(b.folded)) return words(a.folded) > words(b.folded);
    if (!a.person && is_acronym(a.spellings.begin()->first) != is_acronym(b.spellings.begin()->first)) {
      return !is_acronym(a.spellings.begin()->first);
    }
    if (a.mentions() != b.mentions()) return a.mentions() > b.mentions();
    return a.folded < b.folded;
  }

  static std::string best_spelling(const Group& group) {
    const auto best = std::max_element(group.spellings.begin(), group.spellings.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return best->first;
  }

  static ActorKind best_kind(const Group& group) {
    const auto& kinds = group.lexicon_id.empty() ? group.kinds : group.lexicon_kinds;
    return static_cast<ActorKind>(std::max_element(kinds.begin(), kinds.end()) - kinds.begin());
  }

  SettledNames result() {
    SettledNames names;
    std::vector<std::uint32_t> actor_of(groups_.size(), kUnknown);
    std::vector<std::uint32_t> best;
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
      const std::uint32_t root = find(i);
      if (actor_of[root] == kUnknown) {
        actor_of[root] = static_cast<std::uint32_t>(names.actors.size());
        names.actors.emplace_back();
        best.push_back(i);
      }
      const std::uint32_t actor = actor_of[i] = actor_of[root];
      if (better(groups_[i], groups_[best[actor]])) best[actor] = i;
      std::vector<std::uint32_t>& records = names.actors[actor].records;
      records.insert(records.end(), groups_[i].records.begin(), groups_[i].records.end());
    }
    for (std::size_t actor = 0; actor < best.size(); ++actor) {
      SettledActor& settled = names.actors[actor];
      settled.name = best_spelling(groups_[best[actor]]);
      settled.kind = best_kind(groups_[best[actor]]);
      settled.lexicon_id = groups_[best[actor]].lexicon_id;
      std::sort(settled.records.begin(), settled.records.end());
    }
    names.subject = std::move(subject_);
    names.object = std::move(object_);
    for (std::uint32_t& index : names.subject) index = actor_of[index];
    for (std::uint32_t& index : names.object) index = actor_of[index];
    return names;
  }

  static constexpr std::uint32_t kUnknown = 0xffffffff;

  const StatementStore* store_;
  std::vector<Group> groups_;
  std::unordered_map<std::string, std::uint32_t> by_key_;
  std::vector<std::array<std::uint32_t, 2>> known_;  // the groups of each name: of no person, of a person
  std::vector<std::uint32_t> recorded_;              // groups of each document's records, sorted
  std::vector<std::uint32_t> first_recorded_;        // of each document
  std::vector<std::uint32_t> subject_;
  std::vector<std::uint32_t> object_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::string> lexicon_;
};

}  // namespace

SettledNames settle_names(const StatementStore& store) { return Settler(store).settle(); }

}  // namespace actorgraph
