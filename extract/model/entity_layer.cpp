#include "extract/model/entity_layer.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "extract/language/conllu.h"

namespace actorgraph {
namespace {

struct Entity {
  int first = 0;
  int last = 0;
  std::string type;
};

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string part; std::getline(in, part, separator);) out.push_back(part);
  return out;
}

// GUM writes "(12-person-…" where an entity opens and "12)" where it closes.
std::vector<Entity> entities_of(const ConlluSentence& sentence) {
  struct Open {
    std::string id;
    std::string type;
    int first;
  };
  std::vector<Open> open;
  std::vector<Entity> out;
  for (int t = 0; t < static_cast<int>(sentence.words.size()); ++t) {
    for (const std::string& field : split(sentence.words[static_cast<std::size_t>(t)].misc, '|')) {
      if (!field.starts_with("Entity=")) continue;
      std::string rest = field.substr(7);
      while (!rest.empty()) {
        if (rest.front() == '(') {
          const std::size_t stop = std::min(rest.find_first_of("()", 1), rest.size());
          const std::vector<std::string> parts = split(rest.substr(1, stop - 1), '-');
          if (parts.size() > 1) open.push_back({parts[0], parts[1], t});
          const bool closes = stop < rest.size() && rest[stop] == ')';
          if (closes && parts.size() > 1) {
            out.push_back({t, t, open.back().type});
            open.pop_back();
          }
          rest.erase(0, closes ? stop + 1 : stop);
          continue;
        }
        const std::size_t stop = std::min(rest.find(')'), rest.size());
        const std::string id = rest.substr(0, std::min(rest.find('-'), stop));
        const auto found = std::find_if(open.rbegin(), open.rend(), [&](const Open& o) { return o.id == id; });
        if (found != open.rend()) {
          out.push_back({found->first, t, found->type});
          open.erase(std::next(found).base());
        }
        rest.erase(0, stop + 1);
      }
    }
  }
  return out;
}

NameKind kind_of(const std::string& type) {
  if (type == "person") return NameKind::Person;
  if (type == "place") return NameKind::Place;
  if (type == "organization") return NameKind::Organization;
  return NameKind::Other;
}

bool is_capitalised(const ConlluWord& word) {
  static constexpr std::array<std::string_view, 5> kSmallTags = {"DT", "PRP$", "IN", "PRP", "CD"};
  if (word.xpos == "NNP" || word.xpos == "NNPS") return true;
  return word.form.front() >= 'A' && word.form.front() <= 'Z' &&
         std::find(kSmallTags.begin(), kSmallTags.end(), word.xpos) == kSmallTags.end();
}

// The "IV" of "Title IV".
bool is_roman(const ConlluWord& word) {
  return word.xpos == "CD" && word.form.find_first_not_of("IVXLC") == std::string::npos;
}

bool is_link(const ConlluWord& word) {
  static constexpr std::array<std::string_view, 18> kLinks = {"of",           "the", "for", "and", "&",   "-",
                                                              "\xE2\x80\x93", "de",  "la",  "von", "van", "del",
                                                              "du",           "da",  "der", "al",  "'s",  "el"};
  std::string low = word.form;
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return std::find(kLinks.begin(), kLinks.end(), low) != kLinks.end();
}

// Does `t` hang under `head` as something that is no part of the name: a conjunct, an apposition, a clause?
bool stands_apart(const ConlluSentence& sentence, int t, int head) {
  for (int steps = 0; t >= 0 && steps < 100; ++steps) {
    const ConlluWord& word = sentence.words[static_cast<std::size_t>(t)];
    if (word.head - 1 == head) {
      return word.deprel.starts_with("conj") || word.deprel == "appos" || word.deprel.starts_with("acl") ||
             word.deprel == "parataxis" || word.deprel == "punct";
    }
    t = word.head - 1;
  }
  return false;
}

// "the poet Ana Diaz": the name right behind the common noun that heads the entity; 0 if there is none.
int name_under(const ConlluSentence& sentence, const Entity& entity, int head) {
  const int next = head + 1;
  if (next > entity.last) return 0;
  const ConlluWord& word = sentence.words[static_cast<std::size_t>(next)];
  const bool named = word.upos == "PROPN" && word.head - 1 == head && (word.deprel == "appos" || word.deprel == "flat");
  return named ? next : 0;
}

std::vector<GoldName> names_of(const ConlluSentence& sentence) {
  const auto word = [&](int t) -> const ConlluWord& { return sentence.words[static_cast<std::size_t>(t)]; };
  std::vector<GoldName> out;
  for (const Entity& entity : entities_of(sentence)) {
    int head = entity.first;
    while (head < entity.last && word(head).head - 1 >= entity.first && word(head).head - 1 <= entity.last) ++head;
    if (entity.type == "time") continue;
    const bool optional = word(head).upos != "PROPN";
    if (optional && !(head = name_under(sentence, entity, head))) continue;
    GoldName name{head, head, kind_of(entity.type), -1, optional};
    const bool person = name.kind == NameKind::Person;
    // A person's name ends where whose or from where tells more: "Peru's Ana Diaz of the Workers' Party".
    const auto goes_on = [&](int t) {
      return is_capitalised(word(t)) || (is_link(word(t)) && !(person && word(t).xpos == "POS"));
    };
    for (int t = head - 1; t >= entity.first && goes_on(t) && !(optional && !is_capitalised(word(t))); --t) {
      if (is_capitalised(word(t))) name.first = t;
    }
    for (int t = head + 1; t <= entity.last && (goes_on(t) || is_roman(word(t))); ++t) {
      if (person && name.last > head && word(t).xpos == "IN") break;
      if (!is_capitalised(word(t)) && !is_roman(word(t))) continue;
      if (stands_apart(sentence, t, head)) break;
      name.last = t;
    }
    if (person) {
      for (int t = name.first; t < head; ++t) {
        if (word(t).deprel != "nmod:desc" || word(t).head - 1 != head) continue;
        name.title = name.title < 0 ? name.first : name.title;
        name.first = t + 1;
      }
    }
    const bool known = std::any_of(out.begin(), out.end(),
                                   [&](const GoldName& o) { return o.first == name.first && o.last == name.last; });
    if (!known) out.push_back(name);
  }
  std::sort(out.begin(), out.end(), [](const GoldName& a, const GoldName& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  return out;
}

struct Draft {
  std::string id;
  std::string text;
  std::vector<Span> paragraphs;
  std::vector<std::vector<WordSpan>> words;
  std::vector<std::vector<GoldName>> names;
};

void add_sentence(Draft& draft, const ConlluSentence& sentence, bool new_paragraph) {
  if (draft.paragraphs.empty() || new_paragraph) {
    if (!draft.text.empty()) draft.text += "\n\n";
    draft.paragraphs.push_back({draft.text.size(), draft.text.size()});
  }
  draft.words.emplace_back();
  auto range = sentence.ranges.begin();
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    const bool multiword = range != sentence.ranges.end() && range->first == i;
    const std::size_t last = multiword ? range->last : i;
    const std::string& form = multiword ? range->form : sentence.words[i].form;
    const std::string& misc = multiword ? range->misc : sentence.words[i].misc;
    std::size_t byte = draft.text.size();
    draft.text += form;
    const std::size_t form_end = draft.text.size();
    for (std::size_t k = i; k <= last; ++k) {
      const std::size_t size = sentence.words[k].form.size();
      const std::size_t end = k == last ? form_end : std::max(byte + 1, std::min(byte + size, form_end - (last - k)));
      draft.words.back().push_back({{byte, end}, k > i});
      byte = end;
    }
    if (misc.find("SpaceAfter=No") == std::string::npos) draft.text += ' ';
    i = last;
    if (multiword) ++range;
  }
  draft.paragraphs.back().end = draft.text.size();
  draft.names.push_back(names_of(sentence));
}

EntityDocument finish(Draft draft, const Language& language) {
  Document::Parts parts;
  parts.id = draft.id;
  parts.original = draft.text;
  parts.text = draft.text;
  for (const Span& span : draft.paragraphs) parts.blocks.push_back({Role::Paragraph, span, 0, {}});
  EntityDocument out;
  out.id = draft.id;
  out.document = std::make_unique<Document>(std::move(parts));
  out.sentences = language.parse(*out.document, draft.words);
  out.names = std::move(draft.names);
  return out;
}

}  // namespace

std::vector<EntityDocument> read_entity_documents(const std::string& path, const Language& language) {
  std::ifstream in(path, std::ios::binary);
  const std::string file((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::vector<EntityDocument> out;
  Draft draft;
  for (const ConlluSentence& sentence : parse_conllu(file)) {
    bool new_paragraph = false;
    for (const std::string& comment : sentence.comments) {
      if (comment.starts_with("newdoc")) {
        if (!draft.words.empty()) out.push_back(finish(std::exchange(draft, {}), language));
        draft.id = comment.substr(comment.rfind(' ') + 1);
      }
      if (comment.starts_with("newpar")) new_paragraph = true;
    }
    add_sentence(draft, sentence, new_paragraph);
  }
  if (!draft.words.empty()) out.push_back(finish(std::move(draft), language));
  return out;
}

}  // namespace actorgraph
