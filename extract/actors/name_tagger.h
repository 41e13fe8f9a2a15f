#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/actors/actor_lexicon.h"
#include "extract/actors/name_kinds.h"
#include "extract/actors/name_spans.h"

namespace actorgraph {

/// Labels of a token: outside, the first or a further token of a name of each kind.
inline constexpr std::size_t kNameLabels = 1 + 2 * kNameKinds;
inline constexpr std::size_t kNameTagSlots = 1u << 17u;
/// Weights are signed bytes; those of a label after another one are this many times as large.
inline constexpr int kNameTransitionScale = 4;

constexpr std::size_t begin_label(NameKind kind) noexcept { return 1 + 2 * static_cast<std::size_t>(kind); }
constexpr std::size_t inside_label(NameKind kind) noexcept { return begin_label(kind) + 1; }

/// A name that the tagger sees: tokens [first, last], without title and article. Names nest ("University of [Lima]")
/// and do not overlap otherwise.
struct TaggedName {
  int first = 0;
  int last = 0;
  NameKind kind = NameKind::Other;
  int margin = 0;  ///< how far its first label is ahead of "outside", all else equal
};

/// Hashed features of each token of each sentence; empty for tokens that no name can hold.
using NameTagFeatures = std::vector<std::vector<std::vector<std::uint32_t>>>;
NameTagFeatures name_tag_features(std::span<const Sentence> sentences, std::span<const FoldedSentence> folded,
                                  std::span<const SentenceNames> names, const ActorLexicon& lexicon);

/// Features for the names within the names that `labels` tell: a second run of the same model.
std::vector<std::vector<std::uint32_t>> inner_name_features(const std::vector<std::vector<std::uint32_t>>& features,
                                                            const std::vector<std::size_t>& labels);

/// May `label` follow `before`? A name begins before it goes on.
constexpr bool may_follow(std::size_t before, std::size_t label) noexcept {
  return label == 0 || label % 2 == 1 || before == label || before + 1 == label;
}

using NameLabelScores = std::array<int, kNameLabels>;

/// The best sequence of labels; `transition(before, label)` gives the score of a pair.
std::vector<std::size_t> best_labels(std::span<const NameLabelScores> scores,
                                     const std::array<NameLabelScores, kNameLabels>& transitions);

/// The names of a document by the compiled-in model (extract/model/train_name_tagger.cpp), for each sentence, sorted by
/// first token, longer before shorter.
std::vector<std::vector<TaggedName>> tag_names(std::span<const Sentence> sentences,
                                               std::span<const FoldedSentence> folded,
                                               std::span<const SentenceNames> names, const ActorLexicon& lexicon);

}  // namespace actorgraph
