// Prints how well names and their coarse kinds are found: precision, recall and F1 over GUM's entities whose head is a
// proper noun, each cut down to its name (extract/model/entity_layer.h).
//
//   name_scores [--errors] TREEBANK.conllu...
#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "extract/actors/actor_finder.h"
#include "extract/actors/actor_lexicon.h"
#include "extract/actors/name_tagger.h"
#include "extract/errors.h"
#include "extract/model/entity_layer.h"

namespace {

using namespace actorgraph;

constexpr std::array<std::string_view, kNameKinds> kKinds = {"person", "place", "organization", "other"};

struct Found {
  int first = 0;
  int last = 0;
  std::set<NameKind> kinds;  // that it may count as: a state is a place and an organization
};

struct Score {
  std::size_t gold = 0, found = 0, right = 0, spans = 0;
  std::array<std::array<std::size_t, 3>, kNameKinds> by_kind{};
};

std::set<NameKind> kinds_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::Person:
    case ActorKind::People:
    case ActorKind::Collective:
      return {NameKind::Person};
    case ActorKind::State:
      return {NameKind::Place, NameKind::Organization};
    case ActorKind::Place:
    case ActorKind::Facility:
      return {NameKind::Place};
    case ActorKind::Organization:
    case ActorKind::ArmedGroup:
    case ActorKind::Company:
    case ActorKind::Media:
      return {NameKind::Organization};
    default:
      return {NameKind::Other};
  }
}

// Mentions by a name: no pronouns, no collectives; without the article and the possessive's mark.
std::vector<std::vector<Found>> found_mentions(const EntityDocument& document, const ActorLexicon& lexicon) {
  const DocumentActors actors = ActorFinder(lexicon).find(document.sentences);
  std::vector<std::vector<Found>> out(document.sentences.size());
  for (const Mention& mention : actors.mentions) {
    const Sentence& sentence = document.sentences[mention.sentence];
    if (sentence[mention.head].upos != Upos::Propn) continue;
    Found found{mention.first, mention.last, {}};
    while (found.first < mention.head && !sentence[found.first].xpos.starts_with("NNP")) ++found.first;
    while (found.last > mention.head && sentence[found.last].xpos == "POS") --found.last;
    for (const std::size_t actor : mention.actors) found.kinds.merge(kinds_of(actors.actors[actor].kind));
    out[mention.sentence].push_back(found);
  }
  return out;
}

bool is_state(const SentenceNames& names, const TaggedName& name, const ActorLexicon& lexicon) {
  if (name.kind != NameKind::Place && name.kind != NameKind::Organization) return false;
  return std::any_of(names.names.begin(), names.names.end(), [&](const NameSpan& span) {
    return span.first == name.first && span.last == name.last && span.entry != nullptr &&
           span.entry->forms.front().kind != FormKind::Capital &&
           lexicon.actors()[span.entry->forms.front().actor].kind == ActorKind::State;
  });
}

std::vector<std::vector<Found>> found_tags(const EntityDocument& document, const ActorLexicon& lexicon) {
  std::vector<FoldedSentence> folded;
  std::vector<SentenceNames> names;
  for (const Sentence& sentence : document.sentences) {
    folded.emplace_back(sentence);
    names.push_back(find_names(sentence, folded.back(), lexicon));
  }
  const auto tagged = tag_names(document.sentences, folded, names, lexicon);
  std::vector<std::vector<Found>> out(document.sentences.size());
  for (std::size_t s = 0; s < tagged.size(); ++s) {
    for (const TaggedName& name : tagged[s]) {
      out[s].push_back({name.first, name.last, {name.kind}});
      if (is_state(names[s], name, lexicon)) out[s].back().kinds = {NameKind::Place, NameKind::Organization};
    }
  }
  return out;
}

std::string text_of(const Sentence& sentence, int first, int last) {
  return std::string(sentence.document().text({sentence[first].span.begin, sentence[last].span.end}));
}

void add(Score& score, const EntityDocument& document, const std::vector<std::vector<Found>>& found, bool errors) {
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    std::vector<bool> used(found[s].size(), false);
    for (std::size_t f = 0; f < found[s].size(); ++f) {
      used[f] = std::any_of(document.names[s].begin(), document.names[s].end(), [&](const GoldName& gold) {
        return gold.optional && gold.first == found[s][f].first && gold.last == found[s][f].last;
      });
      score.found += used[f] ? 0 : 1;
    }
    for (const GoldName& gold : document.names[s]) {
      if (gold.optional) continue;
      ++score.gold;
      auto& kind = score.by_kind[static_cast<std::size_t>(gold.kind)];
      ++kind[0];
      std::string miss = "MISSED ";
      for (std::size_t f = 0; f < found[s].size(); ++f) {
        const Found& name = found[s][f];
        if (used[f] || name.last != gold.last || (name.first != gold.first && name.first != gold.title)) continue;
        used[f] = true;
        ++score.spans;
        if (name.kinds.contains(gold.kind)) {
          ++score.right;
          ++kind[2];
          ++kind[1];
          miss.clear();
        } else {
          miss = "KIND " + std::string(kKinds[static_cast<std::size_t>(*name.kinds.begin())]) + " for ";
          ++score.by_kind[static_cast<std::size_t>(*name.kinds.begin())][1];
        }
        break;
      }
      if (errors && !miss.empty()) {
        const Sentence& sentence = document.sentences[s];
        std::cout << miss << kKinds[static_cast<std::size_t>(gold.kind)] << ": "
                  << text_of(sentence, gold.first, gold.last) << " | "
                  << text_of(sentence, std::max(0, gold.first - 5),
                             std::min(static_cast<int>(sentence.size()) - 1, gold.last + 5))
                  << '\n';
      }
    }
    for (std::size_t f = 0; f < found[s].size(); ++f) {
      if (used[f]) continue;
      const Found& name = found[s][f];
      ++score.by_kind[static_cast<std::size_t>(*name.kinds.begin())][1];
      if (errors) {
        const Sentence& sentence = document.sentences[s];
        std::cout << "EXTRA " << kKinds[static_cast<std::size_t>(*name.kinds.begin())] << ": "
                  << text_of(sentence, name.first, name.last) << " | "
                  << text_of(sentence, std::max(0, name.first - 5),
                             std::min(static_cast<int>(sentence.size()) - 1, name.last + 5))
                  << '\n';
      }
    }
  }
}

double f1(std::size_t right, std::size_t gold, std::size_t found) {
  return gold + found == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
}

void print(std::string_view what, const Score& score) {
  std::cout << what << ": P "
            << 100.0 * static_cast<double>(score.right) / static_cast<double>(std::max<std::size_t>(score.found, 1))
            << " R "
            << 100.0 * static_cast<double>(score.right) / static_cast<double>(std::max<std::size_t>(score.gold, 1))
            << " F1 " << f1(score.right, score.gold, score.found) << " (spans alone "
            << f1(score.spans, score.gold, score.found) << "; " << score.gold << " names) |";
  std::array<std::size_t, 3> actors{};  // kinds that act: persons, places, organizations
  for (std::size_t k = 0; k + 1 < kNameKinds; ++k) {
    for (std::size_t n = 0; n < actors.size(); ++n) actors[n] += score.by_kind[k][n];
  }
  std::cout << " without other " << f1(actors[2], actors[0], actors[1]) << " |";
  for (std::size_t k = 0; k < kNameKinds; ++k) {
    std::cout << ' ' << kKinds[k] << ' ' << f1(score.by_kind[k][2], score.by_kind[k][0], score.by_kind[k][1]) << " of "
              << score.by_kind[k][0];
  }
  std::cout << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  bool errors = false;
  const ActorLexicon lexicon;
  const Language language;
  std::cout.precision(3);
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--errors") {
      errors = true;
      continue;
    }
    try {
      Score tags;
      Score mentions;
      for (const EntityDocument& document : read_entity_documents(argv[i], language)) {
        add(tags, document, found_tags(document, lexicon), errors);
        add(mentions, document, found_mentions(document, lexicon), false);
      }
      print("recogniser", tags);
      print("mentions of actors", mentions);
    } catch (const InputError& error) {
      std::cerr << argv[i] << ": " << error.what() << '\n';
      return 1;
    }
  }
  return 0;
}
