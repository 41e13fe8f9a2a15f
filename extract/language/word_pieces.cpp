#include "extract/language/word_pieces.h"

#include <algorithm>
#include <array>
#include <utility>

namespace actorgraph {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kSame = {{{"\u2018", "'"},
                                                                                  {"\u2019", "'"},
                                                                                  {"\u201c", "\""},
                                                                                  {"\u201d", "\""},
                                                                                  {"``", "\""},
                                                                                  {"''", "\""},
                                                                                  {"--", "\u2014"},
                                                                                  {"\u2013", "\u2014"},
                                                                                  {"\u2026", "..."},
                                                                                  {"....", "..."},
                                                                                  {".....", "..."}}};

// Where each code point begins, and the end. Stray continuation bytes belong to the code point before.
void code_points(std::string_view text, std::vector<std::size_t>& starts) {
  starts.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 0 || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  }
  starts.push_back(text.size());
}

// Runs of small letters, capitals, digits and others as one sign each, at most eight signs.
std::string shape(std::string_view form, const std::vector<std::size_t>& starts) {
  std::string signs;
  std::string_view last;
  int count = 0;
  for (std::size_t i = 0; i + 1 < starts.size() && count < 8; ++i) {
    std::string_view kind = form.substr(starts[i], starts[i + 1] - starts[i]);
    const char c = kind.front();
    if ('a' <= c && c <= 'z') {
      kind = "x";
    } else if ('A' <= c && c <= 'Z') {
      kind = "X";
    } else if ('0' <= c && c <= '9') {
      kind = "d";
    } else if (static_cast<unsigned char>(c) > 127) {
      kind = "u";
    }
    if (kind == last) continue;
    signs += kind;
    last = kind;
    ++count;
  }
  return signs;
}

}  // namespace

std::uint32_t fnv1a(std::string_view text, std::uint32_t hash) noexcept {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string plain_form(std::string_view form) {
  for (const auto& [variant, plain] : kSame) {
    if (form == variant) return std::string(plain);
  }
  std::string out;
  out.reserve(form.size());
  constexpr std::string_view kApostrophe = "\u2019";
  for (std::size_t i = 0; i < form.size();) {
    if (form.substr(i, kApostrophe.size()) == kApostrophe) {
      out += '\'';
      i += kApostrophe.size();
    } else {
      out += form[i++];
    }
  }
  return out;
}

std::string vocabulary_form(std::string_view form) {
  std::string plain = ascii_lower(plain_form(form));
  for (char& c : plain) {
    if ('0' <= c && c <= '9') c = '0';
  }
  return plain;
}

void word_pieces(std::string_view form, std::uint32_t buckets, std::vector<std::uint32_t>& pieces) {
  const std::string plain = plain_form(form);
  const std::string lower = ascii_lower(plain);
  const std::string_view text = lower;
  std::vector<std::size_t> starts;
  code_points(text, starts);
  const std::size_t length = starts.size() - 1;
  const auto add = [&](std::string_view kind, std::string_view piece) {
    pieces.push_back(fnv1a(piece, fnv1a(kind)) % buckets);
  };
  pieces.clear();
  for (std::size_t k = 1; k <= 4 && k <= length; ++k) add("s", text.substr(starts[length - k]));
  for (std::size_t k = 1; k <= 3 && k <= length; ++k) add("p", text.substr(0, starts[k]));
  add("h", shape(plain, starts));
  add("w", text);
  const std::string marked = "^" + lower + "$";
  code_points(marked, starts);
  const std::size_t trigrams = starts.size() < 4 ? 0 : std::min<std::size_t>(starts.size() - 3, 8);
  for (std::size_t i = 0; i < trigrams; ++i) {
    add("t", std::string_view(marked).substr(starts[i], starts[i + 3] - starts[i]));
  }
}

}  // namespace actorgraph
