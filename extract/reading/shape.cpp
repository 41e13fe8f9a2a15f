#include "extract/reading/shape.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

#include "extract/reading/encoding.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace actorgraph {
namespace {

// Words that show that a text is English: 60 of the most frequent function words, sorted.
constexpr std::array<std::string_view, 62> kEnglish = {
    "a",    "after", "all",   "also",   "an",    "and",  "any",  "are",   "as",    "at",    "be",   "been", "but",
    "by",   "can",   "could", "for",    "from",  "had",  "has",  "have",  "he",    "her",   "his",  "if",   "in",
    "into", "is",    "it",    "its",    "may",   "more", "most", "no",    "not",   "of",    "on",   "or",   "other",
    "our",  "said",  "she",   "should", "than",  "that", "the",  "their", "there", "these", "they", "this", "to",
    "was",  "we",    "were",  "what",   "which", "who",  "will", "with",  "would", "you"};
static_assert(std::is_sorted(kEnglish.begin(), kEnglish.end()));

// Words after which something must follow, sorted.
constexpr std::array<std::string_view, 48> kOpen = {
    "a",     "about", "against", "among", "an",      "and",   "are",  "as",   "at",   "be",    "been",      "between",
    "both",  "but",   "by",      "each",  "for",     "from",  "has",  "have", "if",   "in",    "including", "into",
    "is",    "its",   "like",    "may",   "nor",     "of",    "on",   "or",   "over", "than",  "that",      "the",
    "their", "these", "this",    "to",    "towards", "under", "upon", "was",  "were", "which", "will",      "with"};
static_assert(std::is_sorted(kOpen.begin(), kOpen.end()));

/// The letters of a word of up to eight as one number, the first in the lowest byte.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t letters = 0;
  for (std::size_t i = 0; i < word.size(); ++i)
    letters |= std::uint64_t{static_cast<unsigned char>(word[i])} << (8 * i);
  return letters;
}

/// kEnglish as a table in which each packed word has a slot of its own: every word of a document is looked up in it,
/// and a search that branches would be slow.
class EnglishWords {
 public:
  constexpr EnglishWords() {
    while (!fill()) factor_ = factor_ * 6364136223846793005ULL + 1442695040888963407ULL;
  }
  constexpr bool has(std::uint64_t word) const { return slots_[slot_of(word)] == word; }

 private:
  constexpr std::size_t slot_of(std::uint64_t word) const { return (word * factor_) >> 54; }
  constexpr bool fill() {
    slots_ = {};
    for (const std::string_view word : kEnglish) {
      std::uint64_t& slot = slots_[slot_of(packed(word))];
      if (slot != 0) return false;
      slot = packed(word);
    }
    return true;
  }

  std::uint64_t factor_ = 0x9E3779B97F4A7C15ULL;
  std::array<std::uint64_t, 1024> slots_{};
};
constexpr EnglishWords kEnglishWords;
static_assert(kEnglishWords.has(packed("should")) && !kEnglishWords.has(packed("peru")));
// No word is looked up as 0: a slot without a word holds it.

// What a byte is, as bits.
constexpr std::uint8_t kBlank = 1;
constexpr std::uint8_t kSmall = 2;
constexpr std::uint8_t kCapital = 4;
constexpr std::uint8_t kDigit = 8;
constexpr std::uint8_t kBeyondAscii = 16;
constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  for (const unsigned char c : {' ', '\t', '\n'}) classes[c] = kBlank;
  for (std::size_t c = 'a'; c <= 'z'; ++c) classes[c] = kSmall;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) classes[c] = kCapital;
  for (std::size_t c = '0'; c <= '9'; ++c) classes[c] = kDigit;
  for (std::size_t c = 0x80; c < 0x100; ++c) classes[c] = kBeyondAscii;
  return classes;
}();
std::uint8_t class_of(char byte) { return kClasses[static_cast<unsigned char>(byte)]; }

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_ascii_letter(char byte) { return is_upper(byte) || is_lower(byte); }

bool is_latin(char32_t c) {
  return (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c < 0x1F00) ||
         (c >= 0xFF21 && c <= 0xFF5A);
}
bool is_other_letter(char32_t c) {
  return (c >= 0x370 && c < 0x2000) || (c >= 0x2C00 && c < 0x2E00) || (c >= 0x3040 && c < 0xD800) ||
         (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x30000);
}
bool is_upper_other(char32_t c) {
  return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x410 && c <= 0x42F) || (c >= 0x100 && c < 0x180 && c % 2 == 0);
}

/// Opening or closing quotes and brackets.
bool is_wrapping(char32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}' || c == U'“' ||
         c == U'”' || c == U'‘' || c == U'’' || c == U'«' || c == U'»' || c == U'„' || c == '*' || c == '_';
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
// For literals, whose size the compiler knows: these run for every comma and stop of a document.
template <std::size_t N>
bool starts_with(std::string_view text, const char (&start)[N]) {
  return text.size() >= N - 1 && std::memcmp(text.data(), start, N - 1) == 0;
}
template <std::size_t N>
bool ends_with(std::string_view text, const char (&end)[N]) {
  return text.size() >= N - 1 && std::memcmp(text.data() + text.size() - (N - 1), end, N - 1) == 0;
}
bool is_digit_at(std::string_view text, std::size_t at) { return at < text.size() && is_digit(text[at]); }

/// The length of a web or mail address at `at`, 0 where there is none.
std::size_t address_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  bool found = false;
  switch (rest.empty() ? ' ' : rest.front()) {
    case 'h':
      found = starts_with(rest.substr(1), "ttp://") || starts_with(rest.substr(1), "ttps://");
      break;
    case 'w':
      found = starts_with(rest.substr(1), "ww.");
      break;
    case 'm':
      found = starts_with(rest.substr(1), "ailto:");
      break;
    case 'd':
      found = starts_with(rest.substr(1), "oi.org/");
      break;
    default:
      break;
  }
  return found ? std::min(rest.find_first_of(" \t\n<>\""), rest.size()) : 0;
}

/// What stands in 64 bytes of text: bit i of each mask tells of byte i.
struct Stretch {
  std::uint64_t letters_and_digits = 0;
  std::uint64_t blanks = 0;
  std::uint64_t beyond_ascii = 0;
};
constexpr std::size_t kStretch = 64;

/// The 64 bytes of the text from `at` on; where it has not so many, `rest` with blanks after its last ones.
const char* stretch_at(std::string_view text, std::size_t at, std::array<char, kStretch>& rest) {
  if (text.size() - at >= kStretch) return text.data() + at;
  rest.fill(' ');
  text.copy(rest.data(), kStretch, at);
  return rest.data();
}

/// Counts the ASCII letters and digits of 64 bytes in `shape`.
#ifdef __SSE2__
Stretch look_at(const char* bytes, Shape& shape) {
  const auto all = [](char c) { return _mm_set1_epi8(c); };
  Stretch stretch;
  __m128i letter_count = _mm_setzero_si128();
  __m128i digit_count = _mm_setzero_si128();
  for (int i = 0; i < 4; ++i) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
    const __m128i small = _mm_or_si128(v, all(0x20));
    const __m128i letters = _mm_and_si128(_mm_cmpgt_epi8(small, all('a' - 1)), _mm_cmpgt_epi8(all('z' + 1), small));
    const __m128i digits = _mm_and_si128(_mm_cmpgt_epi8(v, all('0' - 1)), _mm_cmpgt_epi8(all('9' + 1), v));
    const __m128i blanks = _mm_or_si128(_mm_cmpeq_epi8(v, all(' ')),
                                        _mm_or_si128(_mm_cmpeq_epi8(v, all('\t')), _mm_cmpeq_epi8(v, all('\n'))));
    const auto put = [i](std::uint64_t& mask, __m128i found) {
      mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(found))) << (16 * i);
    };
    put(stretch.letters_and_digits, _mm_or_si128(letters, digits));
    put(stretch.blanks, blanks);
    put(stretch.beyond_ascii, v);
    letter_count = _mm_sub_epi8(letter_count, letters);
    digit_count = _mm_sub_epi8(digit_count, digits);
  }
  const auto sum = [](__m128i counts) {
    const __m128i halves = _mm_sad_epu8(counts, _mm_setzero_si128());
    return static_cast<std::size_t>(_mm_cvtsi128_si32(halves) + _mm_extract_epi16(halves, 4));
  };
  const std::size_t letters = sum(letter_count);
  shape.letters += letters;
  shape.latin += letters;
  shape.digits += sum(digit_count);
  return stretch;
}
#else
Stretch look_at(const char* bytes, Shape& shape) {
  Stretch stretch;
  for (std::size_t i = 0; i < kStretch; ++i) {
    const std::uint8_t byte_class = class_of(bytes[i]);
    const bool letter = (byte_class & (kSmall | kCapital)) != 0;
    stretch.letters_and_digits |= std::uint64_t{letter || byte_class == kDigit} << i;
    stretch.blanks |= std::uint64_t{byte_class == kBlank} << i;
    stretch.beyond_ascii |= std::uint64_t{byte_class == kBeyondAscii} << i;
    shape.letters += letter;
    shape.latin += letter;
    shape.digits += byte_class == kDigit;
  }
  return stretch;
}
#endif

/// Sets starts_lower and starts_digit by the first letter or digit, unless an address stands before it.
void look_at_start(std::string_view text, Shape& shape) {
  bool word_starts = true;
  for (std::size_t at = 0; at < text.size();) {
    const char byte = text[at];
    const std::uint8_t byte_class = class_of(byte);
    if (byte_class == kBlank) {
      word_starts = true;
      ++at;
      continue;
    }
    if (word_starts && address_at(text, at) > 0) return;
    word_starts = false;
    if ((byte_class & (kSmall | kCapital | kDigit)) != 0) {
      shape.starts_lower = byte_class == kSmall;
      shape.starts_digit = byte_class == kDigit;
      return;
    }
    if (byte_class == 0) {
      ++at;
      continue;
    }
    const Utf8Character next = utf8_at(text, at);
    at += next.size;
    if (is_latin(next.character) || is_other_letter(next.character)) {
      shape.starts_lower = !is_upper_other(next.character) && next.character < 0x500;
      return;
    }
  }
}

/// A word letter by letter.
struct Word {
  std::size_t ascii_letters = 0;
  std::size_t other_letters = 0;
  std::size_t other_latin = 0;  ///< of the other letters
  std::size_t digits = 0;
  bool capitalised = false;

  bool counts() const { return ascii_letters + other_letters + digits > 0; }
};

/// Mixes the word's letters into the `key`.
Word look_at_word(std::string_view text, std::uint64_t& key) {
  Word word;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::uint8_t byte_class = class_of(text[at]);
    char32_t letter = 0;
    if ((byte_class & (kSmall | kCapital)) != 0) {
      letter = static_cast<unsigned char>(text[at] | 0x20);
      word.capitalised = word.capitalised || (byte_class == kCapital && word.ascii_letters + word.other_letters == 0);
      ++word.ascii_letters;
    } else if (byte_class == kDigit) {
      ++word.digits;
    } else if (byte_class == kBeyondAscii) {
      const Utf8Character next = utf8_at(text, at);
      at += next.size - 1;
      const bool latin = is_latin(next.character);
      if (!latin && !is_other_letter(next.character)) continue;
      letter = next.character;
      word.capitalised = word.capitalised || (word.ascii_letters + word.other_letters == 0 && is_upper_other(letter));
      word.other_latin += latin;
      ++word.other_letters;
    }
    if (letter != 0) key = (key ^ letter) * 1099511628211ULL;
  }
  return word;
}

/// Calls `address` with each web or mail address and `word` with each other word (all between two blanks) until it
/// says false.
template <typename OnAddress, typename OnWord>
void each_word(std::string_view text, const OnAddress& address, const OnWord& word) {
  for (std::size_t at = 0; at < text.size();) {
    if (class_of(text[at]) == kBlank) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    if (const std::size_t size = address_at(text, at); size > 0) {
      end = at + size;
      address(text.substr(at, size));
    } else {
      while (end < text.size() && class_of(text[end]) != kBlank) ++end;
      if (!word(text.substr(at, end - at))) return;
    }
    at = end;
  }
}

/// Counts words and letters and makes the key, byte by byte.
void count_words(std::string_view text, Shape& shape) {
  std::uint64_t key = 14695981039346656037ULL;
  const auto on_address = [&](std::string_view address) {
    shape.url_bytes += address.size();
    ++shape.words;
    for (const char c : address) key = (key ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  };
  each_word(text, on_address, [&](std::string_view part) {
    const Word word = look_at_word(part, key);
    shape.words += word.counts();
    shape.letters += word.ascii_letters + word.other_letters;
    shape.latin += word.ascii_letters + word.other_latin;
    shape.digits += word.digits;
    return true;
  });
  shape.key = key;
}

/// True wherever address_at finds one: looks at the signs in them, which are rarer than their letters.
bool may_hold_address(std::string_view text) {
  const auto any = [text](char sign, const auto& is_address) {
    for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
      if (is_address(text.substr(0, at))) return true;
    }
    return false;
  };
  return any(':',
             [](std::string_view before) {
               return ends_with(before, "http") || ends_with(before, "https") || ends_with(before, "mailto");
             }) ||
         any('/', [](std::string_view before) { return ends_with(before, "doi.org"); }) ||
         any('.', [](std::string_view before) { return ends_with(before, "www"); });
}

/// Counts words and letters 64 bytes at a time. Precondition: the text holds no address.
void count_fast(std::string_view text, Shape& shape) {
  std::array<char, kStretch> rest;
  bool counts = false;  // the word that goes on from the stretch before has a letter or digit
  for (std::size_t base = 0; base < text.size(); base += kStretch) {
    const Stretch stretch = look_at(stretch_at(text, base, rest), shape);
    std::uint64_t counting = stretch.letters_and_digits;
    for (std::uint64_t left = stretch.beyond_ascii; left != 0; left &= left - 1) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(left));
      if ((static_cast<unsigned char>(text[base + bit]) & 0xC0) == 0x80) continue;
      const char32_t character = utf8_at(text, base + bit).character;
      const bool latin = is_latin(character);
      if (!latin && !is_other_letter(character)) continue;
      ++shape.letters;
      shape.latin += latin;
      counting |= std::uint64_t{1} << bit;
    }
    // Each word is a run of ones. Adding ones within a run carries one bit to the blank behind it, once.
    const std::uint64_t words = ~stretch.blanks;
    counting |= words & std::uint64_t{counts};
    shape.words += counts && (words & 1) == 0;
    const std::uint64_t sum = words + counting;
    shape.words += static_cast<std::size_t>(std::popcount(sum & stretch.blanks));
    counts = sum < words;
  }
  shape.words += counts;
}

}  // namespace

Shape shape_of(std::string_view text) {
  Shape shape;
  look_at_start(text, shape);
  if (text.size() <= kLongestKeyed || may_hold_address(text)) {
    count_words(text, shape);
  } else {
    count_fast(text, shape);
  }
  if (text.size() > kLongestKeyed) shape.key = 0;
  shape.ends_sentence = ends_sentence(text);
  return shape;
}

bool ends_sentence(std::string_view text) {
  const std::string_view end = trim_quotes(text);
  if (end.empty()) return false;
  const char last = end.back();
  return last == '.' || last == '!' || last == '?' || ends_with(end, "…");
}

std::size_t count_english(std::string_view text, std::size_t enough) {
  std::size_t english = 0;
  std::uint64_t word = 0;  // packed: a word's letters, whatever stands between them
  std::size_t letters = 0;
  bool word_starts = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::uint8_t byte_class = class_of(text[at]);
    if (byte_class == kBlank) {
      english += letters - 1 < 7 && kEnglishWords.has(word);
      if (english >= enough) return english;
      word = letters = 0;
      word_starts = true;
      continue;
    }
    if (std::exchange(word_starts, false)) {
      if (const std::size_t address = address_at(text, at); address > 0) {
        at += address - 1;
        word_starts = true;
        continue;
      }
    }
    if ((byte_class & (kSmall | kCapital)) != 0) {
      if (letters < 8) word |= std::uint64_t{static_cast<unsigned char>(text[at] | 0x20)} << (8 * letters);
      ++letters;
    } else if (byte_class == kBeyondAscii) {
      const Utf8Character next = utf8_at(text, at);
      if (is_latin(next.character) || is_other_letter(next.character)) letters += 8;  // not English
      at += next.size - 1;
    }
  }
  return english + (letters - 1 < 7 && kEnglishWords.has(word));
}

std::size_t count_capitalised(std::string_view text) {
  std::size_t capitalised = 0;
  std::uint64_t key = 0;
  each_word(
      text, [](std::string_view) {},
      [&](std::string_view part) {
        capitalised += look_at_word(part, key).capitalised;
        return true;
      });
  return capitalised;
}

std::string_view trim_quotes(std::string_view text) {
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    const char32_t last = utf8_at(text, start).character;
    if (!is_wrapping(last) && last != ' ') break;
    text.remove_suffix(text.size() - start);
  }
  while (!text.empty()) {
    const Utf8Character next = utf8_at(text, 0);
    if (!is_wrapping(next.character) && next.character != ' ') break;
    text.remove_prefix(next.size);
  }
  return text;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (is_upper(c)) c = static_cast<char>(c + 32);
  }
  return lower;
}

bool ends_open(std::string_view text) {
  if (text.empty()) return false;
  if (text.back() == ',') return true;
  std::size_t start = text.size();
  while (start > 0 && is_ascii_letter(text[start - 1])) --start;
  const std::string word = lower_case(text.substr(start));
  return std::binary_search(kOpen.begin(), kOpen.end(), std::string_view(word));
}

namespace {

/// "pp", "vol", "et al" and the like, before a stop.
bool ends_with_reference_word(std::string_view text) {
  if (text.empty()) return false;
  switch (text.back()) {
    case 'p':
      return ends_with(text, " p") || ends_with(text, " pp");
    case 'P':
      return ends_with(text, " P");
    case 'l':
      return ends_with(text, " vol") || ends_with(text, " Vol") || ends_with(text, " et al");
    case 'o':
      return ends_with(text, ", no") || ends_with(text, ", No");
    case 'd':
      return ends_with(text, " ed");
    case 's':
      return ends_with(text, " eds");
    default:
      return false;
  }
}

[[maybe_unused]] bool is_sign(char c) { return c == '/' || c == ':' || c == '.' || c == ',' || c == '"' || c == '('; }

/// The signs that references are told by, in 64 bytes: bit i tells of byte i.
std::uint64_t signs_in(const char* bytes) {
  std::uint64_t signs = 0;
#ifdef __SSE2__
  const auto all = [](char c) { return _mm_set1_epi8(c); };
  for (int i = 0; i < 4; ++i) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
    // `,`, `.` and `/` stand side by side, with `-` among them.
    const __m128i middle = _mm_and_si128(_mm_cmpgt_epi8(v, all(',' - 1)), _mm_cmpgt_epi8(all('/' + 1), v));
    const __m128i others = _mm_or_si128(_mm_cmpeq_epi8(v, all(':')),
                                        _mm_or_si128(_mm_cmpeq_epi8(v, all('"')), _mm_cmpeq_epi8(v, all('('))));
    const __m128i found = _mm_or_si128(_mm_andnot_si128(_mm_cmpeq_epi8(v, all('-')), middle), others);
    signs |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(found))) << (16 * i);
  }
#else
  for (std::size_t i = 0; i < kStretch; ++i) signs |= std::uint64_t{is_sign(bytes[i])} << i;
#endif
  return signs;
}

/// Calls `look` with the place of each sign that references are told by.
template <typename Look>
void each_sign(std::string_view text, const Look& look) {
  std::array<char, kStretch> rest;
  for (std::size_t at = 0; at < text.size(); at += kStretch) {
    for (std::uint64_t signs = signs_in(stretch_at(text, at, rest)); signs != 0; signs &= signs - 1) {
      look(at + static_cast<std::size_t>(std::countr_zero(signs)));
    }
  }
}

}  // namespace

namespace {

bool has_many_english_words(std::string_view text) {
  const auto words = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
  return count_english(text, words / 4 + 1) > words / 4;
}

}  // namespace

int reference_score(std::string_view text) {
  bool address = false;
  bool label = false;
  bool slashes = false;
  bool pages = false;
  bool quoted = starts_with(text, "\"") || starts_with(text, "“");
  bool year = false;
  bool publisher = false;
  const auto year_at = [&](std::size_t at) {
    return at + 4 <= text.size() && is_digit(text[at]) && is_digit(text[at + 1]) && is_digit(text[at + 2]) &&
           is_digit(text[at + 3]);
  };
  each_sign(text, [&](std::size_t i) {
    const std::string_view before = text.substr(0, i);
    const std::string_view after = text.substr(i + 1);
    switch (text[i]) {
      case '/':
        if (starts_with(after, "/")) {
          address = address || ends_with(before, "http:") || ends_with(before, "https:");
          slashes = slashes || (ends_with(before, " ") && starts_with(after, "/ "));
        } else {
          address = address || ends_with(before, "doi.org");
        }
        break;
      case ':': {
        label = label || ends_with(before, "URL") || ends_with(before, "DOI") || ends_with(before, "doi");
        const std::size_t comma = after.substr(0, 40).find(", ");
        publisher =
            publisher || (starts_with(after, " ") && comma != std::string_view::npos && year_at(i + 1 + comma + 2));
        break;
      }
      case '.':
        address = address || ends_with(before, "www");
        pages = pages || (starts_with(after, " ") && ends_with_reference_word(before));
        quoted = quoted || starts_with(after, "” ");
        year = year || (i > 2 && is_digit(text[i - 1]) && year_at(i + 1) && !is_digit_at(text, i + 5));
        break;
      case ',':
        quoted = quoted || starts_with(after, "\" ") || starts_with(after, "” ");
        break;
      case '"':
        quoted = quoted || starts_with(after, " // ");
        break;
      case '(': {  // not "(1947–1989)", somebody's life
        const std::string_view behind = text.substr(std::min(i + 5, text.size()));
        year = year ||
               (year_at(i + 1) && !is_digit_at(text, i + 5) && !starts_with(behind, "–") && !starts_with(behind, "-"));
        break;
      }
      default:
        break;
    }
  });
  int score = 0;
  const auto add = [&](bool found, int points) { score += found ? points : 0; };
  add(address, 2);
  add(label, 2);
  add(slashes, 2);
  add(pages, 1);
  add(quoted, 1);
  add(year, 1);
  add(publisher, 1);
  add(starts_with(text, "See ") || starts_with(text, "Ibid"), 1);
  const bool strong = address || label || slashes || pages || publisher;
  if (score > 0) {
    add(contains(text, "ccessed") || contains(text, "ccessible:") || contains(text, "Retrieved") ||
            contains(text, "Available at"),
        1);
    add(contains(text, "d. by") || contains(text, " pages –") || contains(text, "pages."), 1);
  }
  // "Surname I." or "I. Surname," at the start.
  if (text.size() > 4 && is_upper(text[0])) {
    const std::size_t blank = text.find(' ');
    if (blank != std::string_view::npos && blank + 2 < text.size()) {
      const bool initial_after = is_upper(text[blank + 1]) && text[blank + 2] == '.' && blank > 2;
      const bool initial_first = text[1] == '.' && text.substr(0, 40).find(',') != std::string_view::npos;
      const bool inverted = text[blank - 1] == ',' && blank < 24 && is_upper(text[blank + 1]) &&
                            text.substr(0, 40).find('.') != std::string_view::npos;
      add(initial_after || initial_first || inverted, 1);
    }
  }
  // It ends with the address.
  if (address) {
    const std::size_t last = text.rfind("http");
    if (last != std::string_view::npos && text.find(' ', last) == std::string_view::npos) ++score;
  }
  // "Ana M. Ruiz (2019) called it “the end,” and …": prose may hold a name, a year and a quote.
  if (score >= 3 && !strong && has_many_english_words(text)) return 2;
  return score;
}

}  // namespace actorgraph
