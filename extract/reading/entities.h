#pragma once

#include <string>
#include <string_view>

namespace actorgraph {

/// The text of an HTML character reference (`&amp;`, `&#8217;`, `&nbsp;`), or the reference itself where unknown.
std::string decode_entity(std::string_view reference);

}  // namespace actorgraph
