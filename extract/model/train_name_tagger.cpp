// Trains the table of extract/actors/name_tagger.h and writes it.
//
//     train_name_tagger OUT FILE.conllu …
//
// The files are CoNLL-U with GUM's entity layer in MISC (Entity=…); words are parsed by our own model, so that the
// tagger learns from the tags it will see. An averaged structured perceptron with a fixed order: the same files give
// the same bytes.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "extract/actors/name_tagger.h"
#include "extract/errors.h"
#include "extract/model/entity_layer.h"

namespace {

using namespace actorgraph;

constexpr int kRounds = 10;
constexpr int kLearners = 5;    // their weights are added
constexpr unsigned kDrop = 40;  // per cent of the features, so that none is relied upon alone
constexpr int kImpossible = -1000000;

struct Example {
  std::vector<std::vector<std::uint32_t>> slots;  // of each token
  std::vector<std::size_t> labels;
};

struct Labels {
  std::vector<std::size_t> outer;
  std::vector<std::size_t> inner;
};

// The outermost names and those within them; names of tokens that the tagger cannot choose are lost.
Labels labels_of(const std::vector<GoldName>& names, const std::vector<std::vector<std::uint32_t>>& slots) {
  Labels out{std::vector<std::size_t>(slots.size(), 0), std::vector<std::size_t>(slots.size(), 0)};
  int outer_end = -1;
  int inner_end = -1;
  for (const GoldName& name : names) {
    const bool possible = std::all_of(slots.begin() + name.first, slots.begin() + name.last + 1,
                                      [](const auto& token) { return !token.empty(); });
    if (!possible) continue;
    const bool inner = name.first <= outer_end;
    if (inner && (name.last > outer_end || name.first <= inner_end)) continue;
    (inner ? inner_end : outer_end) = name.last;
    for (int t = name.first; t <= name.last; ++t) {
      (inner ? out.inner : out.outer)[static_cast<std::size_t>(t)] =
          t == name.first ? begin_label(name.kind) : inside_label(name.kind);
    }
  }
  return out;
}

std::vector<Example> read_examples(const std::string& path, const Language& language, const ActorLexicon& lexicon) {
  std::vector<Example> out;
  for (const EntityDocument& document : read_entity_documents(path, language)) {
    std::vector<FoldedSentence> folded;
    std::vector<SentenceNames> names;
    for (const Sentence& sentence : document.sentences) {
      folded.emplace_back(sentence);
      names.push_back(find_names(sentence, folded.back(), lexicon));
    }
    NameTagFeatures features = name_tag_features(document.sentences, folded, names, lexicon);
    for (std::size_t s = 0; s < features.size(); ++s) {
      Labels labels = labels_of(document.names[s], features[s]);
      Example inner{inner_name_features(features[s], labels.outer), std::move(labels.inner)};
      const bool nested = std::any_of(inner.slots.begin(), inner.slots.end(), [](const auto& t) { return !t.empty(); });
      if (nested) out.push_back(std::move(inner));
      out.push_back({std::move(features[s]), std::move(labels.outer)});
    }
  }
  return out;
}

// Weights are whole numbers while they are learnt; their averages are not.
struct Learner {
  std::vector<std::array<int, kNameLabels>> weights = std::vector<std::array<int, kNameLabels>>(kNameTagSlots);
  std::vector<std::array<double, kNameLabels>> sums = std::vector<std::array<double, kNameLabels>>(kNameTagSlots);
  std::array<NameLabelScores, kNameLabels> transitions{};
  std::array<std::array<double, kNameLabels>, kNameLabels> transition_sums{};
  double step = 0;

  std::vector<std::size_t> label(const Example& example) const {
    std::vector<NameLabelScores> scores(example.slots.size());
    for (std::size_t t = 0; t < scores.size(); ++t) {
      scores[t].fill(example.slots[t].empty() ? kImpossible : 0);
      scores[t][0] = 0;
      for (const std::uint32_t slot : example.slots[t]) {
        for (std::size_t l = 0; l < kNameLabels; ++l) scores[t][l] += weights[slot][l];
      }
      // The right labels have to win clearly.
      for (std::size_t l = 0; l < kNameLabels; ++l) scores[t][l] += l == example.labels[t] ? 0 : kMargin;
    }
    return best_labels(scores, transitions);
  }

  void move(const Example& example, const std::vector<std::size_t>& labels, int by) {
    std::size_t before = 0;
    for (std::size_t t = 0; t < labels.size(); ++t) {
      for (const std::uint32_t slot : example.slots[t]) {
        weights[slot][labels[t]] += by;
        sums[slot][labels[t]] += by * step;
      }
      transitions[before][labels[t]] += by;
      transition_sums[before][labels[t]] += by * step;
      before = labels[t];
    }
  }

  static constexpr int kMargin = 10;
};

void write_byte(std::ostream& out, double weight) {
  out.put(static_cast<char>(static_cast<signed char>(std::clamp(std::lround(weight), -127L, 127L))));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "train_name_tagger OUT FILE.conllu …\n";
    return 2;
  }
  const ActorLexicon lexicon;
  const Language language;
  std::vector<Example> examples;
  try {
    for (int i = 2; i < argc; ++i) {
      for (Example& example : read_examples(argv[i], language, lexicon)) examples.push_back(std::move(example));
    }
  } catch (const InputError& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  std::vector<std::array<double, kNameLabels>> weights(kNameTagSlots);
  std::array<std::array<double, kNameLabels>, kNameLabels> transitions{};
  std::mt19937 random(7);
  for (int run = 0; run < kLearners; ++run) {
    Learner learner;
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t i = examples.size(); i > 1; --i) std::swap(examples[i - 1], examples[random() % i]);
      std::size_t wrong = 0;
      for (const Example& whole : examples) {
        ++learner.step;
        Example example = whole;
        for (auto& token : example.slots) {
          if (token.size() > 1) {
            token.erase(std::remove_if(token.begin() + 1, token.end(), [&](auto) { return random() % 100 < kDrop; }),
                        token.end());
          }
        }
        const std::vector<std::size_t> labels = learner.label(example);
        if (labels == example.labels) continue;
        ++wrong;
        learner.move(example, example.labels, 1);
        learner.move(example, labels, -1);
      }
      std::cerr << "round " << round + 1 << ": " << wrong << " of " << examples.size() << " sentences wrong\n";
    }
    const auto average = [&](int weight, double sum) { return weight - sum / learner.step; };
    for (std::size_t l = 0; l < kNameLabels; ++l) {
      for (std::size_t slot = 0; slot < kNameTagSlots; ++slot) {
        weights[slot][l] += average(learner.weights[slot][l], learner.sums[slot][l]);
      }
      for (std::size_t b = 0; b < kNameLabels; ++b) {
        transitions[l][b] += average(learner.transitions[l][b], learner.transition_sums[l][b]);
      }
    }
  }
  // The few largest weights are cut off, so that the many small ones keep their differences.
  std::vector<double> sizes;
  for (const auto& slot : weights) {
    for (const double weight : slot) {
      if (weight != 0) sizes.push_back(std::abs(weight));
    }
  }
  std::sort(sizes.begin(), sizes.end());
  const double scale = sizes.empty() ? 1 : 127 / sizes[sizes.size() - 1 - sizes.size() / 2000];
  std::ofstream out(argv[1], std::ios::binary);
  for (const auto& slot : weights) {
    for (const double weight : slot) write_byte(out, weight * scale);
  }
  for (const auto& before : transitions) {
    for (const double weight : before) write_byte(out, weight * scale / kNameTransitionScale);
  }
  return out.flush() ? 0 : 3;
}
