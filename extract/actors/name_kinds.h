#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/actors/actor_lexicon.h"
#include "extract/actors/name_spans.h"

namespace actorgraph {

/// What a name that no lexicon knows may stand for.
enum class NameKind : std::uint8_t { Person, Place, Organization, Other };
inline constexpr std::size_t kNameKinds = 4;
inline constexpr std::size_t kNameKindSlots = 1u << 15u;

using NameScores = std::array<int, kNameKinds>;

/// Hashed features of a name where it stands: its words and their shapes, its grammatical surroundings.
void name_features(const Sentence& sentence, const FoldedSentence& folded, const NameSpan& span,
                   const ActorLexicon& lexicon, std::vector<std::uint32_t>& slots);

/// Scores of the compiled-in linear model (extract/model/train_name_kinds.cpp). Sum them over the places where the same
/// name stands, then take the largest.
NameScores score_name(const Sentence& sentence, const FoldedSentence& folded, const NameSpan& span,
                      const ActorLexicon& lexicon);

NameKind best_kind(const NameScores& scores) noexcept;

}  // namespace actorgraph
