#include "extract/actors/name_text.h"

#include <array>
#include <cstdint>

namespace actorgraph {
namespace {

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Base letters of U+00C0 … U+017F; '?' keeps the character as it is.
constexpr std::string_view kLatin =
    "AAAAAAACEEEEIIIIDNOOOOO?OUUUUYTsaaaaaaaceeeeiiiidnooooo?ouuuuytyAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGg"
    "GgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
static_assert(kLatin.size() == 0x180 - 0xC0);

// One UTF-8 character at `at`; malformed bytes stand for themselves.
char32_t decode(std::string_view text, std::size_t at, std::size_t& size) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : '\0'); };
  const unsigned char lead = byte(at);
  const auto tail = [&](std::size_t i) { return (byte(at + i) & 0xC0u) == 0x80u; };
  size = 1;
  if (lead < 0x80) return lead;
  if ((lead & 0xE0u) == 0xC0u && tail(1)) {
    size = 2;
    return ((lead & 0x1Fu) << 6u) | (byte(at + 1) & 0x3Fu);
  }
  if ((lead & 0xF0u) == 0xE0u && tail(1) && tail(2)) {
    size = 3;
    return ((lead & 0x0Fu) << 12u) | ((byte(at + 1) & 0x3Fu) << 6u) | (byte(at + 2) & 0x3Fu);
  }
  if ((lead & 0xF8u) == 0xF0u && tail(1) && tail(2) && tail(3)) {
    size = 4;
    return 0xFFFF;
  }
  return 0xFFFF;
}

void add_blank(std::string& out) {
  if (!out.empty() && out.back() != ' ') out += ' ';
}

struct Spelling {
  std::string_view british;
  std::string_view american;
};
constexpr std::array<Spelling, 18> kSpellings = {{{"Centre", "Center"},
                                                  {"centre", "center"},
                                                  {"Defence", "Defense"},
                                                  {"defence", "defense"},
                                                  {"Labour", "Labor"},
                                                  {"labour", "labor"},
                                                  {"Programme", "Program"},
                                                  {"programme", "program"},
                                                  {"Harbour", "Harbor"},
                                                  {"Theatre", "Theater"},
                                                  {"Neighbourhood", "Neighborhood"},
                                                  {"neighbour", "neighbor"},
                                                  {"neighbours", "neighbors"},
                                                  {"Neighbour", "Neighbor"},
                                                  {"advisor", "adviser"},
                                                  {"advisors", "advisers"},
                                                  {"Advisor", "Adviser"},
                                                  {"Advisors", "Advisers"}}};

// Folds the spelling of the word that ends `out` and starts at `word`.
void fold_spelling(std::string& out, std::size_t word) {
  const std::string_view text = std::string_view(out).substr(word);
  if (text.size() < 6) return;
  for (const Spelling& spelling : kSpellings) {
    if (text == spelling.british) {
      out.replace(word, std::string::npos, spelling.american);
      return;
    }
  }
  for (const std::string_view ending : {std::string_view("isation"), std::string_view("isations")}) {
    if (text.size() > ending.size() + 3 && text.ends_with(ending)) {
      out[out.size() - ending.size() + 1] = 'z';
      return;
    }
  }
}

void append_folded(std::string& out, std::string_view text) {
  std::size_t word = std::string::npos;
  const auto close_word = [&] {
    if (word != std::string::npos) fold_spelling(out, word);
    word = std::string::npos;
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t size = 1;
    const char32_t c = decode(text, i, size);
    char folded = '\0';
    if (c < 0x80) {
      folded = static_cast<char>(c);
    } else if (c >= 0xC0 && c < 0x180 && kLatin[c - 0xC0] != '?') {
      folded = kLatin[c - 0xC0];
    } else if (c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x02BB || c == 0x2032) {
      folded = '\'';
    } else if (c == 0x201C || c == 0x201D) {
      folded = '"';
    } else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
      folded = '-';
    } else if (c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A)) {
      folded = ' ';
    } else if ((c >= 0x300 && c < 0x370) || c == 0xAD || c == 0x200B) {
      i += size;  // a combining accent or a soft hyphen adds nothing
      continue;
    }
    if (folded != '\0' && is_letter(folded)) {
      if (word == std::string::npos) word = out.size();
      out += folded;
    } else {
      if (folded == '\0' || is_digit(folded)) word = std::string::npos;
      close_word();
      if (folded == '\0') {
        out.append(text.substr(i, size));
      } else if (folded == ' ' || folded == '-' || folded == '\n' || folded == '\t' || folded == '\r') {
        add_blank(out);
      } else if (folded != '.' || (i + 1 < text.size() && is_digit(text[i + 1]))) {
        out += folded;
      }
    }
    i += size;
  }
  close_word();
}

}  // namespace

std::string fold_name(std::string_view name) {
  std::string out;
  append_folded(out, name);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view first_folded_word(std::string_view folded) noexcept {
  std::size_t n = 0;
  while (n < folded.size() &&
         (is_letter(folded[n]) || is_digit(folded[n]) || static_cast<unsigned char>(folded[n]) >= 0x80))
    ++n;
  return folded.substr(0, n);
}

FoldedSentence::FoldedSentence(const Sentence& sentence) {
  const std::vector<Token>& tokens = sentence.tokens();
  text.reserve(sentence.span().size() + tokens.size());
  begin.reserve(tokens.size());
  end.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && tokens[i].span.begin > tokens[i - 1].span.end) add_blank(text);
    begin.push_back(text.size());
    append_folded(text, sentence.text(tokens[i]));
    std::size_t stop = text.size();
    while (stop > begin.back() && text[stop - 1] == ' ') --stop;
    end.push_back(stop);
  }
  low = lowered(text);
}

}  // namespace actorgraph
