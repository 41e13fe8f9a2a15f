#pragma once

#include <optional>

#include "extract/sentence.h"

namespace actorgraph {

/// The sentence with another tree where the parser's cannot be meant: prepositional phrases hung on names that take
/// none
/// ("the attack by A on B" is on B, "was sent to A by B" by B), and infinitives read as attributes ("refused to sever
/// ties"). Nothing where the tree stands as it is. The result borrows the same Document.
std::optional<Sentence> repair_tree(const Sentence& sentence);

}  // namespace actorgraph
