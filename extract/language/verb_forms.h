#pragma once

#include <functional>
#include <string_view>

namespace actorgraph {

/// Calls `add(tag, form, lemma)` for the inflected forms (Penn tags VBZ, VBG, VBD, VBN) of a verb: irregular ones from
/// a table, else by the spelling rules of English. Where a final consonant may or may not double, both spellings.
void for_each_verb_form(std::string_view lemma,
                        const std::function<void(std::string_view, std::string_view, std::string_view)>& add);

/// The verbs that the relation lexicon knows, in its order, and the irregular ones.
void for_each_known_verb(const std::function<void(std::string_view)>& use);

}  // namespace actorgraph
