#pragma once

#include <string>
#include <string_view>

#include "extract/reading/draft.h"

namespace actorgraph {

/// Reads an HTML page: its article apart from menus, cookie notices, link bars and the like (Role::Other), metadata
/// from its head. Linear in the size of the page. Throws InputError where elements nest deeper than the limit.
Draft read_html(std::string_view original, std::size_t begin);

/// Whether text starts as an HTML page does.
bool looks_like_html(std::string_view text);

/// The encoding that a page's first 4 KiB name (`<meta charset=…>`, `<?xml encoding=…?>`); empty where none.
std::string html_encoding(std::string_view bytes);

}  // namespace actorgraph
