#include "extract/language/sentence_splitter.h"

#include <algorithm>
#include <string>

#include "extract/errors.h"
#include "extract/language/word_pieces.h"

namespace actorgraph {
namespace {

bool is_upper(char c) { return 'A' <= c && c <= 'Z'; }
bool is_lower(char c) { return 'a' <= c && c <= 'z'; }
bool is_digit(char c) { return '0' <= c && c <= '9'; }

std::string_view word_at(std::string_view text, const std::vector<WordSpan>& words, std::size_t at) {
  return at < words.size() ? text.substr(words[at].span.begin, words[at].span.size()) : std::string_view();
}

bool is_stop(std::string_view word) {
  return word == "." || word == "!" || word == "?" || word == ":" || word == ";" || word == "\u2026" ||
         (word.size() > 1 && (word.back() == '.' || word.back() == '!' || word.back() == '?'));
}

bool is_closing(std::string_view word) {
  return word == "\"" || word == "'" || word == "''" || word == ")" || word == "]" || word == "\u201d" ||
         word == "\u2019" || word == "\u00bb" || word == "*";
}

bool is_opening(std::string_view word) {
  return word == "\"" || word == "'" || word == "``" || word == "(" || word == "[" || word == "\u201c" ||
         word == "\u2018" || word == "\u00ab" || word == "*" || word == "-" || word == "\u2022" || word == "\u2014";
}

// What kind of word it is: a small number.
std::uint32_t kind_of(std::string_view word) {
  if (word.empty()) return 0;
  const char c = word.front();
  if (is_upper(c)) {
    if (word.size() == 1) return 1;
    if (word.find('.') != std::string_view::npos) return 2;
    return std::any_of(word.begin(), word.end(), is_lower) ? 3 : 4;
  }
  if (is_lower(c)) {
    if (word.size() == 1) return 5;
    return word.find('.') != std::string_view::npos ? 6 : 7;
  }
  if (is_digit(c)) return word.back() == '.' ? 8 : 9;
  if ((static_cast<unsigned char>(c) & 0x80) != 0 && !is_opening(word) && !is_closing(word)) return 10;
  if (is_opening(word)) return 11;
  if (is_closing(word)) return 12;
  return is_stop(word) ? 13 : 14;
}

std::uint32_t hash_of(std::string_view word) { return fnv1a(ascii_lower(word.substr(0, 24))); }

std::uint32_t mix(std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0) {
  std::uint32_t h = kind * 0x9E3779B1u ^ a;
  h = (h ^ (h >> 15)) * 0x85EBCA77u ^ b;
  h = (h ^ (h >> 13)) * 0xC2B2AE3Du;
  return h ^ (h >> 16);
}

std::uint32_t length_class(std::size_t n) {
  if (n < 6) return static_cast<std::uint32_t>(n);
  return n < 10 ? 6 : n < 16 ? 7 : n < 26 ? 8 : n < 45 ? 9 : 10;
}

}  // namespace

SentenceSplitter::SentenceSplitter(std::vector<std::int16_t> weights) : weights_(std::move(weights)) {}

SentenceSplitter::SentenceSplitter(const ModelFile& file) {
  const std::string_view bytes = file.section("splitter");
  if (bytes.size() != 2 * kWeights) {
    throw InputError(
        "the language model is damaged (section splitter has the wrong size); make it again with "
        "extract/model/train_parser.py");
  }
  weights_.resize(kWeights);
  for (std::size_t i = 0; i < kWeights; ++i) {
    const auto low = static_cast<unsigned char>(bytes[2 * i]);
    const auto high = static_cast<unsigned char>(bytes[2 * i + 1]);
    weights_[i] = static_cast<std::int16_t>(static_cast<std::uint16_t>(low | high << 8));
  }
}

bool SentenceSplitter::is_candidate(std::string_view text, const std::vector<WordSpan>& words, std::size_t at) {
  const std::string_view left = word_at(text, words, at);
  const std::string_view right = word_at(text, words, at + 1);
  if (words[at + 1].joined) return false;
  const bool space = words[at].span.end < words[at + 1].span.begin;
  if (!space) return (is_stop(left) || is_closing(left)) && (is_upper(right.front()) || is_opening(right));
  return is_stop(left) || is_closing(left) || !is_lower(right.front());
}

void SentenceSplitter::features(std::string_view text, const std::vector<WordSpan>& words, std::size_t begin,
                                std::size_t at, std::vector<std::uint32_t>& indices) {
  const std::string_view left = word_at(text, words, at);
  const std::string_view left2 = at > begin ? word_at(text, words, at - 1) : std::string_view();
  const std::string_view left3 = at > begin + 1 ? word_at(text, words, at - 2) : std::string_view();
  const std::string_view right = word_at(text, words, at + 1);
  const std::string_view right2 = word_at(text, words, at + 2);
  const std::string_view right3 = word_at(text, words, at + 3);
  const std::uint32_t l = hash_of(left), l2 = hash_of(left2), r = hash_of(right), r2 = hash_of(right2);
  const std::uint32_t lk = kind_of(left), l2k = kind_of(left2), l3k = kind_of(left3);
  const std::uint32_t rk = kind_of(right), r2k = kind_of(right2), r3k = kind_of(right3);
  const std::size_t gap = words[at + 1].span.begin - words[at].span.end;
  const std::uint32_t space = gap == 0 ? 0 : gap == 1 ? 1 : 2;
  const std::uint32_t tight = at > begin && words[at - 1].span.end == words[at].span.begin;
  const std::uint32_t length = length_class(at + 1 - begin);
  const std::uint32_t punctuation = is_stop(left) ? l : lk;
  int depth = 0;
  std::uint32_t quotes = 0;
  bool any_lower = false;
  for (std::size_t i = begin; i <= at; ++i) {
    const std::string_view word = word_at(text, words, i);
    if (word == "(" || word == "[") ++depth;
    if (word == ")" || word == "]") --depth;
    if (word == "\"" || word == "\u201c" || word == "\u201d") quotes ^= 1;
    any_lower = any_lower || kind_of(word) == 7;
  }
  const std::uint32_t inside = (depth > 0 ? 2u : 0u) | quotes;
  const std::uint32_t rights = rk * 16 + r2k;
  const std::uint32_t lefts = lk * 16 + l2k;
  const auto add = [&](std::uint32_t h) { indices.push_back(h & (kWeights - 1)); };
  indices.clear();
  add(mix(1, 0));
  add(mix(2, l));
  add(mix(3, r));
  add(mix(4, lefts * 256 + rights));
  add(mix(5, punctuation, rk));
  add(mix(6, punctuation, l2));
  add(mix(7, punctuation, r));
  add(mix(8, l, rights));
  add(mix(9, punctuation * 4 + inside, rk));
  add(mix(10, punctuation, length * 16 + rk));
  add(mix(11, lefts * 16 + l3k, punctuation));
  add(mix(12, rights * 16 + r3k, punctuation));
  add(mix(13, punctuation, r2));
  add(mix(14, space * 2 + tight, punctuation * 16 + rk));
  add(mix(15, l2k * 4 + inside, punctuation * 16 + rk));
  add(mix(16, length * 2 + (any_lower ? 1 : 0), lk * 16 + rk));
  add(mix(17, static_cast<std::uint32_t>(std::min<std::size_t>(left2.size(), 6)), punctuation * 16 + rk));
  add(mix(18, l2, rk));
  add(mix(19, r, r2));
  add(mix(20, inside, punctuation * 64 + rk));
  add(mix(21, l2, l));
}

std::vector<std::size_t> SentenceSplitter::ends(std::string_view text, const std::vector<WordSpan>& words,
                                                std::size_t longest) const {
  std::vector<std::size_t> ends;
  std::vector<std::uint32_t> indices;
  std::size_t begin = 0;
  std::size_t pause = 0;  // after the last punctuation mark where a long sentence may be cut
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    bool end = false;
    if (is_candidate(text, words, at)) {
      features(text, words, begin, at, indices);
      int sum = 0;
      for (const std::uint32_t index : indices) sum += weights_[index];
      end = sum > 0;
    }
    const std::string_view word = word_at(text, words, at);
    if (word == ";" || word == "," || word == ":" || word == "." || word == "\u2014") pause = at + 1;
    if (!end && at + 1 - begin >= longest) {
      // Cut at the pause, if that leaves a good part; never inside a multiword token unless it has no end.
      std::size_t cut = pause > begin + longest / 2 ? pause : at + 1;
      for (std::size_t back = 0; back < 8 && words[cut].joined && cut > begin + 1; ++back) --cut;
      ends.push_back(cut);
      begin = cut;
      continue;
    }
    if (!end) continue;
    begin = at + 1;
    ends.push_back(begin);
  }
  if (!words.empty()) ends.push_back(words.size());
  return ends;
}

}  // namespace actorgraph
