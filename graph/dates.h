#pragma once

#include <string>
#include <string_view>

namespace actorgraph {

/// Whether `date` is 2011, 2011-03 or 2011-03-14, and a day that exists.
bool is_date(std::string_view date) noexcept;

/// The first and the last day that a date of any precision covers: 2011-02 gives 2011-02-01 and 2011-02-28. Empty where
/// `date` is none.
std::string first_day(std::string_view date);
std::string last_day(std::string_view date);

/// The one that begins earlier; where both do, the shorter. Empty and ill-formed dates lose.
std::string_view earlier(std::string_view a, std::string_view b);
/// The one that ends later; where both do, the shorter. Empty and ill-formed dates lose.
std::string_view later(std::string_view a, std::string_view b);

}  // namespace actorgraph
