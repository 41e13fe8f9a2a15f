#include "extract/sentence.h"

#include <algorithm>
#include <array>
#include <utility>

namespace actorgraph {
namespace {

constexpr std::array<std::string_view, 17> kUpos = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                    "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                    "PUNCT", "SCONJ", "SYM", "VERB", "X"};
// In the order of the enum: a base relation stands before its subtypes.
constexpr std::array<std::string_view, 51> kDependencies = {
    "acl",        "acl:relcl", "advcl",      "advcl:relcl",   "advmod",   "amod",       "appos",        "aux",
    "aux:pass",   "case",      "cc",         "cc:preconj",    "ccomp",    "compound",   "compound:prt", "conj",
    "cop",        "csubj",     "csubj:pass", "csubj:outer",   "dep",      "det",        "det:predet",   "discourse",
    "dislocated", "expl",      "fixed",      "flat",          "goeswith", "iobj",       "list",         "mark",
    "nmod",       "nmod:desc", "nmod:poss",  "nmod:unmarked", "nsubj",    "nsubj:pass", "nsubj:outer",  "nummod",
    "obj",        "obl",       "obl:agent",  "obl:unmarked",  "orphan",   "parataxis",  "punct",        "reparandum",
    "root",       "vocative",  "xcomp"};
static_assert(static_cast<std::size_t>(Upos::X) + 1 == kUpos.size());
static_assert(static_cast<std::size_t>(Dependency::Xcomp) + 1 == kDependencies.size());

}  // namespace

std::string_view to_string(Upos upos) noexcept { return kUpos[static_cast<std::size_t>(upos)]; }
std::string_view to_string(Dependency dependency) noexcept {
  return kDependencies[static_cast<std::size_t>(dependency)];
}

std::optional<Upos> parse_upos(std::string_view name) noexcept {
  const auto found = std::find(kUpos.begin(), kUpos.end(), name);
  if (found == kUpos.end()) return std::nullopt;
  return static_cast<Upos>(found - kUpos.begin());
}

std::optional<Dependency> parse_dependency(std::string_view name) noexcept {
  const auto found = std::find(kDependencies.begin(), kDependencies.end(), name);
  if (found != kDependencies.end()) return static_cast<Dependency>(found - kDependencies.begin());
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return parse_dependency(name.substr(0, colon));
}

Sentence::Sentence(const Document& document, Span span, std::vector<Token> tokens)
    : document_(&document), span_(span), tokens_(std::move(tokens)) {
  index_children();
}

void Sentence::index_children() {
  child_start_.assign(tokens_.size() + 2, 0);
  for (const Token& token : tokens_) {
    if (token.head >= 0) ++child_start_[static_cast<std::size_t>(token.head) + 2];
  }
  for (std::size_t i = 2; i < child_start_.size(); ++i) child_start_[i] += child_start_[i - 1];
  child_.resize(tokens_.size());
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].head < 0) continue;
    const auto slot = child_start_[static_cast<std::size_t>(tokens_[i].head) + 1]++;
    child_[static_cast<std::size_t>(slot)] = static_cast<int>(i);
  }
}

std::vector<int>::const_iterator Sentence::children_begin(int token) const noexcept {
  return child_.begin() + child_start_[static_cast<std::size_t>(token)];
}

std::vector<int>::const_iterator Sentence::children_end(int token) const noexcept {
  return child_.begin() + child_start_[static_cast<std::size_t>(token) + 1];
}

int Sentence::child(int token, Dependency dependency) const noexcept {
  const auto found = std::find_if(children_begin(token), children_end(token),
                                  [&](int child) { return (*this)[child].dependency == dependency; });
  return found == children_end(token) ? -1 : *found;
}

int Sentence::root() const noexcept {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].head == kRoot) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace actorgraph
