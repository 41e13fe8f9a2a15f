#include "export/text.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace actorgraph {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// How many bytes the well-formed sequence at the front of `text` has; 0 where it is ill-formed, and then `broken` is
/// how many bytes one replacement character stands for (Unicode 15, section 3.9, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t& broken) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  const unsigned lead = byte(0);
  broken = 1;
  if (lead < 0x80) return 1;
  std::size_t length = 0;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (i >= text.size() || byte(i) < low || byte(i) > high) return 0;
    broken = i + 1;
    low = 0x80;
    high = 0xBF;
  }
  return length;
}

/// Where the run of printable ASCII ends that begins at `at`.
std::size_t run_end(std::string_view text, std::size_t at) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  for (; text.size() - at >= 8; at += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + at, 8);
    // A high bit, or one that comes of a byte below 0x20 or above 0x7E.
    if (((eight | (eight - kOnes * 0x20) | (eight + kOnes)) & (kOnes * 0x80)) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) - 0x20U < 0x5FU) ++at;
  return at;
}

}  // namespace

bool is_clean_line(std::string_view text) noexcept { return run_end(text, 0) == text.size(); }

std::string clean_text(std::string_view text) {
  if (is_clean_line(text)) return std::string(text);
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    // Most text is runs of plain ASCII: they are copied whole.
    const std::size_t end = run_end(text, i);
    if (end > i) {
      clean.append(text.substr(i, end - i));
      i = end;
      continue;
    }
    const char c = text[i];
    std::size_t broken = 0;
    const std::size_t length = sequence_length(text.substr(i, 4), broken);
    if (length == 0) {
      clean.append(kReplacement);
      i += broken;
      continue;
    }
    if (length == 1) {
      if (c == '\r') {
        clean.push_back('\n');
        if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
      } else if (c == '\t' || c == '\n') {
        clean.push_back(c);
      }
    } else if (const std::string_view sequence = text.substr(i, length);
               sequence != "\xEF\xBF\xBE" && sequence != "\xEF\xBF\xBF") {
      clean.append(sequence);
    }
    i += length;
  }
  return clean;
}

std::string clean_line(std::string_view text) {
  std::string clean = clean_text(text);
  for (char& c : clean) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return clean;
}

std::string plain_line(std::string_view text) {
  std::string plain = clean_line(text);
  // U+202A to U+202E and U+2066 to U+2069.
  for (std::size_t at = 0; (at = plain.find("\xE2", at)) != std::string::npos;) {
    const std::string_view sequence = std::string_view(plain).substr(at, 3);
    const bool turns = (sequence >= "\xE2\x80\xAA" && sequence <= "\xE2\x80\xAE") ||
                       (sequence >= "\xE2\x81\xA6" && sequence <= "\xE2\x81\xA9");
    if (turns) {
      plain.erase(at, 3);
    } else {
      ++at;
    }
  }
  return plain;
}

std::optional<std::string> format_number(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  char buffer[32];
  return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

std::string backslash_quoted(std::string_view text, char quote) {
  std::string quoted(1, quote);
  for (const char c : text) {
    switch (c) {
      case '\n':
        quoted += "\\n";
        break;
      case '\r':
        quoted += "\\r";
        break;
      case '\t':
        quoted += "\\t";
        break;
      default:
        if (c == quote || c == '\\') quoted.push_back('\\');
        quoted.push_back(c);
    }
  }
  quoted.push_back(quote);
  return quoted;
}

}  // namespace actorgraph
