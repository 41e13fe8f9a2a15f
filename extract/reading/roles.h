#pragma once

#include "extract/reading/draft.h"

namespace actorgraph {

/// Decides what each block is for, where the markup does not say: running heads by repetition, footnotes and
/// references by shape, the title page, contents, tables, other languages.
void assign_roles(Draft& draft);

/// Whether triples may come from a block of that role.
constexpr bool is_prose(Role role) noexcept {
  return role == Role::Paragraph || role == Role::ListItem || role == Role::Quotation;
}

}  // namespace actorgraph
