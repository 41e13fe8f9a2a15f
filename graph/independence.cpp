#include "graph/independence.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace actorgraph {
namespace {

constexpr std::size_t kFewestWords = 6;
constexpr double kLeastOverlap = 0.5;
constexpr std::size_t kCompareAll = 48;  // passages; more than that go through MinHash
constexpr std::size_t kBands = 24;
constexpr std::size_t kRows = 2;  // 24 bands of 2: pairs that overlap by half meet with probability .999

using Shingles = std::vector<std::uint64_t>;  // sorted, each once

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
}

/// Bytes of the quotation mark, dash or blank of Latin-1 or of General Punctuation at the front; 0 if there is none.
/// One paper's quotes are another's apostrophes.
std::size_t punctuation_length(std::string_view text) {
  if (text[0] == '\xC2') return std::min<std::size_t>(2, text.size());
  if (text.starts_with("\xE2\x80") || text.starts_with("\xE2\x81")) return std::min<std::size_t>(3, text.size());
  return 0;
}

/// Hashes of the pairs of neighbouring words, lower-case; none of short passages.
Shingles make_shingles(std::string_view text) {
  std::vector<std::uint64_t> words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) words.push_back(XXH3_64bits(word.data(), word.size()));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (const std::size_t size = punctuation_length(text.substr(i)); size > 0) {
      flush();
      i += size - 1;
    } else if (!is_word_byte(c)) {
      flush();
    } else {
      word.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  flush();
  if (words.size() < kFewestWords) return {};
  Shingles shingles;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    shingles.push_back((words[i] * 0x9E3779B97F4A7C15ULL) ^ (words[i + 1] + (words[i] >> 29)));
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

bool overlap(const Shingles& a, const Shingles& b) {
  if (a.empty() || b.empty()) return false;
  const std::size_t smaller = std::min(a.size(), b.size());
  const std::size_t larger = std::max(a.size(), b.size());
  if (static_cast<double>(smaller) <= kLeastOverlap * static_cast<double>(larger)) return false;
  std::size_t common = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++common;
      ++i;
      ++j;
    }
  }
  return static_cast<double>(common) > kLeastOverlap * static_cast<double>(a.size() + b.size() - common);
}

using Signature = std::array<std::uint64_t, kBands * kRows>;

Signature make_signature(const Shingles& shingles) {
  Signature signature;
  signature.fill(~std::uint64_t{0});
  for (const std::uint64_t shingle : shingles) {
    std::uint64_t mixed = shingle;
    for (std::uint64_t& least : signature) {
      mixed = mixed * 0xD6E8FEB86659FD93ULL + 0x9E3779B97F4A7C15ULL;
      least = std::min(least, mixed ^ (mixed >> 32));
    }
  }
  return signature;
}

class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }
  std::uint32_t count() {
    std::uint32_t sets = 0;
    for (std::uint32_t i = 0; i < parent_.size(); ++i) sets += find(i) == i ? 1 : 0;
    return sets;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

void join_all_pairs(const std::vector<Shingles>& passages, DisjointSets& sets) {
  for (std::uint32_t i = 0; i < passages.size(); ++i) {
    for (std::uint32_t j = 0; j < i; ++j) {
      if (sets.find(i) != sets.find(j) && overlap(passages[i], passages[j])) sets.join(i, j);
    }
  }
}

void join_by_minhash(const std::vector<Shingles>& passages, DisjointSets& sets) {
  std::vector<Signature> signatures;
  for (const Shingles& passage : passages) signatures.push_back(make_signature(passage));
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys(passages.size());
  for (std::size_t band = 0; band < kBands; ++band) {
    for (std::uint32_t i = 0; i < passages.size(); ++i) {
      keys[i] = {XXH3_64bits(&signatures[i][band * kRows], kRows * sizeof(std::uint64_t)), i};
    }
    std::sort(keys.begin(), keys.end());
    std::size_t first = 0;
    for (std::size_t i = 1; i < keys.size(); ++i) {
      if (keys[i].first != keys[first].first) {
        first = i;
        continue;
      }
      // Against each that came into this bucket before would be quadratic; the first and the one before do.
      for (const std::size_t other : {first, i - 1}) {
        const std::uint32_t a = keys[i].second;
        const std::uint32_t b = keys[other].second;
        if (sets.find(a) != sets.find(b) && overlap(passages[a], passages[b])) sets.join(a, b);
      }
    }
  }
}

}  // namespace

bool are_near_duplicates(std::string_view a, std::string_view b) { return overlap(make_shingles(a), make_shingles(b)); }

Strength count_independent(const StatementStore& store, std::span<const StatementIndex> evidence) {
  if (evidence.size() == 1) return {1, 1, 1};
  // Statements of one sentence stand in one passage; so do sentences with the same text.
  std::vector<std::pair<std::uint32_t, DocumentIndex>> places;  // sentence, document
  for (const StatementIndex index : evidence) {
    places.emplace_back(store[index].sentence, store.document(store[index]));
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());

  std::vector<Shingles> passages;
  for (const auto& [sentence, document] : places) passages.push_back(make_shingles(store.sentence_text(sentence)));
  DisjointSets sets(places.size());
  if (passages.size() <= kCompareAll) {
    join_all_pairs(passages, sets);
  } else {
    join_by_minhash(passages, sets);
  }

  Strength strength;
  strength.weight = sets.count();
  std::vector<std::pair<DocumentIndex, std::uint32_t>> by_document;
  for (std::uint32_t i = 0; i < places.size(); ++i) by_document.emplace_back(places[i].second, i);
  std::sort(by_document.begin(), by_document.end());
  strength.documents = 1;
  for (std::size_t i = 1; i < by_document.size(); ++i) {
    if (by_document[i].first == by_document[i - 1].first) {
      sets.join(by_document[i].second, by_document[i - 1].second);
    } else {
      ++strength.documents;
    }
  }
  strength.sources = sets.count();
  return strength;
}

}  // namespace actorgraph
