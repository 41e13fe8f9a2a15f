#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace actorgraph {

/// `text` as every format can hold it: broken UTF-8 repaired with U+FFFD, CRLF and CR turned into LF, C0 controls other
/// than TAB left out, DEL, U+FFFE and U+FFFF too. All outgoing text of lossy formats passes here.
std::string clean_text(std::string_view text);

/// Whether the text is one line of printable ASCII: both cleanings leave it as it is.
bool is_clean_line(std::string_view text) noexcept;

/// The same on one line: LF and TAB become blanks.
std::string clean_line(std::string_view text);

/// The same for people's eyes: without the controls that turn the direction in which all that follows is read.
std::string plain_line(std::string_view text);

/// The shortest decimal that reads back, with a point and no locale; nothing where `value` is not finite.
std::optional<std::string> format_number(double value);

/// `text` between two of `quote`; the quote, backslashes, newlines, carriage returns and tabs escaped by a backslash,
/// as Cypher, Turtle and TriG read them.
std::string backslash_quoted(std::string_view text, char quote);

}  // namespace actorgraph
