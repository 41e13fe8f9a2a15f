#pragma once

#include "extract/reading/draft.h"

namespace actorgraph {

/// Joins what a page break, footnotes or a running head cut: sentences over blocks, words over line ends. Takes
/// footnote marks out that only the footnotes' numbers tell from the text ("in the region.12 The").
/// Precondition: roles are assigned.
void mend(Draft& draft);

/// Links the marks of the finished text to the footnotes of the draft. Precondition: `parts` was assembled from
/// `draft`.
void link_footnotes(const Draft& draft, Document::Parts& parts);

}  // namespace actorgraph
