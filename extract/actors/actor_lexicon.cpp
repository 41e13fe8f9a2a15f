#include "extract/actors/actor_lexicon.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <istream>
#include <iterator>
#include <utility>

#include "extract/actors/name_text.h"
#include "extract/errors.h"

extern "C" {
extern const char actorgraph_actors_tsv_begin[], actorgraph_actors_tsv_end[];
extern const char actorgraph_offices_tsv_begin[], actorgraph_offices_tsv_end[];
extern const char actorgraph_offices_held_tsv_begin[], actorgraph_offices_held_tsv_end[];
extern const char actorgraph_agents_tsv_begin[], actorgraph_agents_tsv_end[];
extern const char actorgraph_names_tsv_begin[], actorgraph_names_tsv_end[];
}

namespace actorgraph {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (std::size_t from = 0;;) {
    const std::size_t to = text.find(separator, from);
    out.push_back(text.substr(from, to - from));
    if (to == std::string_view::npos) return out;
    from = to + 1;
  }
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// Calls use(line number, fields) for each line that is neither empty nor a comment.
template <class Use>
void each_line(std::string_view text, Use use) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t stop = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, stop);
    text.remove_prefix(std::min(stop + 1, text.size()));
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trim(line).empty() || line.front() == '#') continue;
    use(number, split(line, '\t'));
  }
}

std::string make_id(std::string_view name) {
  std::string id;
  for (const char c : lowered(fold_name(name))) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

bool has_many_holders(std::string_view office) {
  static constexpr std::array<std::string_view, 8> kOffices = {
      "ambassador", "commissioner", "director", "envoy", "governor", "high commissioner", "minister", "special envoy"};
  return std::find(kOffices.begin(), kOffices.end(), office) != kOffices.end();
}

// "dwight d. eisenhower" -> "dwight eisenhower", "dwight", "eisenhower"
std::vector<std::string> person_keys(std::string_view folded) {
  const std::size_t first = folded.find(' ');
  if (first == std::string_view::npos)
    return folded.empty() ? std::vector<std::string>{} : std::vector{std::string(folded)};
  std::string given(folded.substr(0, first));
  std::string family(folded.substr(folded.rfind(' ') + 1));
  std::string both = given + " " + family;
  return {std::move(both), std::move(given), std::move(family)};
}

std::string_view held_offices_text() { return {actorgraph_offices_held_tsv_begin, actorgraph_offices_held_tsv_end}; }

std::uint64_t hash_of(std::string_view text) noexcept { return XXH3_64bits(text.data(), text.size()); }

}  // namespace

ActorLexicon::ActorLexicon() {
  read_actors({actorgraph_actors_tsv_begin, actorgraph_actors_tsv_end}, "actors.tsv", problems_, false);
  each_line({actorgraph_offices_tsv_begin, actorgraph_offices_tsv_end},
            [&](std::size_t, const std::vector<std::string_view>& fields) {
              OfficeWord office;
              office.text = lowered(fold_name(trim(fields[0])));
              if (fields.size() > 1) office.sector = fields[1];
              if (fields.size() > 2 && !fields[2].empty()) office.gender = fields[2].front();
              ++office_starts_[std::string(first_folded_word(office.text))];
              offices_.try_emplace(office.text, office);
            });
  each_line({actorgraph_agents_tsv_begin, actorgraph_agents_tsv_end},
            [&](std::size_t, const std::vector<std::string_view>& fields) {
              Agent agent;
              agent.kind = fields.size() > 1 && fields[1] == "state" ? AgentClass::State : AgentClass::Group;
              if (fields.size() > 2) agent.sector = fields[2];
              agents_.try_emplace(std::string(trim(fields[0])), agent);
            });
  static constexpr std::array<std::string_view, 6> kHints = {"surname", "town", "language", "deity", "work", "firm"};
  each_line({actorgraph_names_tsv_begin, actorgraph_names_tsv_end},
            [&](std::size_t, const std::vector<std::string_view>& fields) {
              if (fields.size() < 2) return;
              NameWord& word = name_words_[fold_name(trim(fields[0]))];
              if (fields[1] == "given") {
                word.given = true;
                if (fields.size() > 2 && !fields[2].empty()) word.gender = fields[2].front();
              } else if (fields[1] == "link") {
                word.link = true;
              } else if (fields[1] == "stop") {
                word.stop = true;
              } else if (const auto hint = std::find(kHints.begin(), kHints.end(), fields[1]); hint != kHints.end()) {
                word.hints |= 1u << static_cast<unsigned>(hint - kHints.begin());
              } else if (const auto kind = parse_actor_kind(fields[1]); kind && !word.head) {
                word.head = true;
                word.kind = *kind;
              }
            });
  index_held_offices();
  index();
}

// Only hashes: most runs ask for few of the names, many for none.
void ActorLexicon::index_held_offices() {
  const std::string_view text = held_offices_text();
  holders_.reserve(16384);
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const std::size_t stop = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, stop - begin);
    if (!line.empty() && line.front() != '#') {
      const std::vector<std::string_view> fields = split(line, '\t');
      std::vector<std::string_view> names = {fields[0]};
      if (fields.size() > 1 && !fields[1].empty()) {
        for (const std::string_view name : split(fields[1], '|')) names.push_back(name);
      }
      for (const std::string_view name : names) {
        for (const std::string& key : person_keys(lowered(fold_name(name)))) {
          holders_.push_back({hash_of(key), static_cast<std::uint32_t>(begin), number + 1});
        }
      }
    }
    begin = stop + 1;
  }
  std::sort(holders_.begin(), holders_.end());
}

std::vector<std::string> ActorLexicon::add_actors(std::istream& in, const std::string& file) {
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) throw InputError("cannot be read to its end; check the file and try again");
  std::vector<std::string> problems;
  read_actors(text, file, problems, true);
  index();
  return problems;
}

void ActorLexicon::read_actors(std::string_view text, const std::string& file, std::vector<std::string>& problems,
                               bool replace) {
  each_line(text, [&](std::size_t number, const std::vector<std::string_view>& fields) {
    const std::string where = file + ":" + std::to_string(number);
    const auto problem = [&](const std::string& what) { problems.push_back(where + ": " + what); };
    if (fields.size() < 2) {
      return problem("a name and a kind are wanted, with a tab between them; found one field");
    }
    if (fields.size() > 8) {
      return problem(
          "at most 8 fields are wanted (name, kind, aliases, demonyms, capital, seats, code, wikidata); found " +
          std::to_string(fields.size()));
    }
    LexiconActor actor;
    actor.name = trim(fields[0]);
    actor.id = make_id(actor.name);
    actor.source = where;
    if (actor.id.empty()) return problem("the name is empty; write the actor's name before the first tab");
    const auto kind = parse_actor_kind(trim(fields[1]));
    if (!kind) {
      return problem("unknown kind \"" + std::string(trim(fields[1])) +
                     "\"; use state, organization, armed_group, person, people, place, project, facility, company, "
                     "media, collective or other");
    }
    actor.kind = *kind;
    if (fields.size() > 6) actor.code = trim(fields[6]);
    if (fields.size() > 7) actor.wikidata = trim(fields[7]);
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!actor.code.empty() && !(actor.code.size() == 2 && is_upper(actor.code[0]) && is_upper(actor.code[1]))) {
      return problem("\"" + actor.code +
                     "\" is not a country code; two capital letters are wanted (ISO 3166-1 alpha-2)");
    }
    if (!actor.wikidata.empty() &&
        !(actor.wikidata.size() > 1 && actor.wikidata[0] == 'Q' &&
          std::all_of(actor.wikidata.begin() + 1, actor.wikidata.end(), [](char c) { return c >= '0' && c <= '9'; }))) {
      return problem("\"" + actor.wikidata + "\" is not a Wikidata id; Q and a number are wanted");
    }
    std::uint32_t index = static_cast<std::uint32_t>(actors_.size());
    if (const auto known = actor_by_name_.find(actor.id); known != actor_by_name_.end()) {
      if (!replace) return problem("a second actor named " + actor.name);
      index = known->second;
      actors_[index] = actor;
    } else {
      actor_by_name_.emplace(actor.id, index);
      actors_.push_back(actor);
      adjectives_.emplace_back();
    }
    add_form(actor.name, index, FormKind::Name, replace);
    static constexpr FormKind kKinds[] = {FormKind::Alias, FormKind::Demonym, FormKind::Capital, FormKind::Seat};
    for (std::size_t field = 2; field < std::min<std::size_t>(fields.size(), 6); ++field) {
      for (std::string_view form : split(fields[field], '|')) {
        form = trim(form);
        if (form.empty()) continue;
        if (field == 3 && adjectives_[index].empty() && !form.ends_with("-")) {
          adjectives_[index] = form.substr(0, form.find('?'));
        }
        add_form(form, index, kKinds[field - 2], replace);
      }
    }
  });
}

void ActorLexicon::add_form(std::string_view form, std::uint32_t actor, FormKind kind, bool replace) {
  LexiconForm added{actor, kind, false, false};
  if (form.ends_with("?")) {
    added.ambiguous = true;
    form.remove_suffix(1);
  }
  if (form.ends_with("-")) added.before_hyphen = true;
  std::string text = fold_name(form);
  if (text.starts_with("The ") || text.starts_with("the ")) text.erase(0, 4);
  // "Georgia (U.S. state)" is a name for people; nobody writes it.
  if (kind == FormKind::Name && text.ends_with(")")) return;
  if (text.empty()) return;
  const auto add = [&](const std::string& folded) {
    const auto [entry, is_new] = entry_by_text_.try_emplace(folded, static_cast<std::uint32_t>(entries_.size()));
    if (is_new) entries_.push_back({folded, {}});
    std::vector<LexiconForm>& forms = entries_[entry->second].forms;
    if (replace && !added.ambiguous) forms.clear();
    if (std::none_of(forms.begin(), forms.end(), [&](const LexiconForm& f) { return f.actor == actor; })) {
      forms.push_back(added);
    }
  };
  add(text);
  if (kind == FormKind::Demonym && !added.before_hyphen && !text.ends_with("s") && !text.ends_with("ese") &&
      !text.ends_with("sh") && !text.ends_with("ch") && !text.ends_with("men")) {
    add(text + "s");
  }
}

void ActorLexicon::index() {
  entries_by_word_.clear();
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    std::string word = lowered(first_folded_word(entries_[i].text));
    entries_by_word_[word].push_back(i);
  }
  for (auto& [word, found] : entries_by_word_) {
    std::stable_sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
      return entries_[a].text.size() > entries_[b].text.size();
    });
  }
}

const std::vector<std::uint32_t>* ActorLexicon::find_entries(std::string_view word) const {
  const auto found = entries_by_word_.find(word);
  return found == entries_by_word_.end() ? nullptr : &found->second;
}

const LexiconEntry* ActorLexicon::find_entry(std::string_view folded) const {
  const auto found = entry_by_text_.find(folded);
  return found == entry_by_text_.end() ? nullptr : &entries_[found->second];
}

const LexiconActor* ActorLexicon::find_actor(std::string_view name) const {
  const auto found = actor_by_name_.find(make_id(name));
  return found == actor_by_name_.end() ? nullptr : &actors_[found->second];
}

AgentClass ActorLexicon::agent_class(std::string_view lemma) const {
  const auto found = agents_.find(lemma);
  return found == agents_.end() ? AgentClass::None : found->second.kind;
}

std::string_view ActorLexicon::agent_sector(std::string_view lemma) const {
  const auto found = agents_.find(lemma);
  return found == agents_.end() ? std::string_view() : std::string_view(found->second.sector);
}

const OfficeWord* ActorLexicon::find_office(std::string_view words) const {
  const auto found = offices_.find(words);
  return found == offices_.end() ? nullptr : &found->second;
}

std::optional<HeldOffice> ActorLexicon::find_held_office(std::string_view folded_person,
                                                         std::string_view office) const {
  const std::vector<std::string> keys = person_keys(lowered(folded_person));
  if (keys.empty()) return std::nullopt;
  const std::uint64_t name = hash_of(keys.front());
  std::optional<HeldOffice> held;
  for (auto it = std::lower_bound(holders_.begin(), holders_.end(), Holder{name, 0, 0});
       it != holders_.end() && it->name == name; ++it) {
    const std::string_view line = held_offices_text().substr(it->begin);
    const std::vector<std::string_view> fields = split(line.substr(0, line.find('\n')), '\t');
    if (fields.size() < 4 || lowered(fold_name(fields[2])) != office) continue;
    // "Ambassador Smith" may be anybody.
    if (keys.size() == 1 && has_many_holders(office)) continue;
    const auto body = actor_by_name_.find(make_id(fields[3]));
    if (body == actor_by_name_.end()) continue;
    if (held && held->actor != body->second) return std::nullopt;
    held = {std::string(office), body->second,
            "offices_held.tsv:" + std::to_string(it->number) + ": " + std::string(fields[0])};
  }
  return held;
}

bool ActorLexicon::holds_office(std::string_view folded_person) const {
  const std::vector<std::string> keys = person_keys(lowered(folded_person));
  if (keys.size() < 2) return false;
  const Holder first{hash_of(keys.front()), 0, 0};
  const auto found = std::lower_bound(holders_.begin(), holders_.end(), first);
  return found != holders_.end() && found->name == first.name;
}

bool ActorLexicon::starts_office(std::string_view word) const { return office_starts_.contains(word); }

NameWord ActorLexicon::name_word(std::string_view word) const {
  const auto found = name_words_.find(word);
  return found == name_words_.end() ? NameWord{} : found->second;
}

}  // namespace actorgraph
