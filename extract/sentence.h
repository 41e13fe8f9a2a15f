#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/span.h"

namespace actorgraph {

/// Universal part of speech (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
  Adj,
  Adp,
  Adv,
  Aux,
  Cconj,
  Det,
  Intj,
  Noun,
  Num,
  Part,
  Pron,
  Propn,
  Punct,
  Sconj,
  Sym,
  Verb,
  X
};

/// Universal dependency relation with the subtypes that English treebanks use. A subtype that is not listed is read
/// as its base relation.
enum class Dependency : std::uint8_t {
  Acl,
  AclRelcl,
  Advcl,
  AdvclRelcl,
  Advmod,
  Amod,
  Appos,
  Aux,
  AuxPass,
  Case,
  Cc,
  CcPreconj,
  Ccomp,
  Compound,
  CompoundPrt,
  Conj,
  Cop,
  Csubj,
  CsubjPass,
  CsubjOuter,
  Dep,
  Det,
  DetPredet,
  Discourse,
  Dislocated,
  Expl,
  Fixed,
  Flat,
  Goeswith,
  Iobj,
  List,
  Mark,
  Nmod,
  NmodDesc,
  NmodPoss,
  NmodUnmarked,
  Nsubj,
  NsubjPass,
  NsubjOuter,
  Nummod,
  Obj,
  Obl,
  OblAgent,
  OblUnmarked,
  Orphan,
  Parataxis,
  Punct,
  Reparandum,
  Root,
  Vocative,
  Xcomp
};

/// `NOUN`, `nsubj:pass` … as CoNLL-U writes them.
std::string_view to_string(Upos upos) noexcept;
std::string_view to_string(Dependency dependency) noexcept;
std::optional<Upos> parse_upos(std::string_view name) noexcept;
/// An unknown subtype gives its base relation; an unknown base gives nothing.
std::optional<Dependency> parse_dependency(std::string_view name) noexcept;

inline constexpr int kRoot = -1;

/// One syntactic word. `document.text(token.span)` is always what the clean text says.
struct Token {
  Span span;
  std::string lemma;
  std::string xpos;  ///< Penn tag
  Upos upos = Upos::X;
  Dependency dependency = Dependency::Dep;
  int head = kRoot;     ///< index of the governing token in the sentence, or kRoot
  bool joined = false;  ///< part of a multiword token, not its first word: the `n't` of `don't`
};

/// One parsed sentence of a Document: owns its tokens, views the text. Valid as long as the Document is.
/// Invariant after parsing: heads form a tree with one root; tokens are sorted and do not overlap.
class Sentence {
 public:
  Sentence(const Document& document, Span span, std::vector<Token> tokens);
  Sentence(const Document&&, Span, std::vector<Token>) = delete;  // would dangle

  const Document& document() const noexcept { return *document_; }
  Span span() const noexcept { return span_; }
  const std::vector<Token>& tokens() const noexcept { return tokens_; }
  std::vector<Token>& tokens() noexcept { return tokens_; }
  std::size_t size() const noexcept { return tokens_.size(); }
  const Token& operator[](int token) const noexcept { return tokens_[static_cast<std::size_t>(token)]; }
  std::string_view text(const Token& token) const noexcept { return document_->text(token.span); }
  std::string_view text(int token) const noexcept { return text((*this)[token]); }

  /// Call after heads were set: makes `children` right.
  void index_children();
  /// The tokens governed by `token`, in order of the text.
  std::vector<int>::const_iterator children_begin(int token) const noexcept;
  std::vector<int>::const_iterator children_end(int token) const noexcept;
  /// First child with that relation, or -1.
  int child(int token, Dependency dependency) const noexcept;
  int root() const noexcept;

 private:
  const Document* document_;
  Span span_;
  std::vector<Token> tokens_;
  std::vector<int> child_start_;  ///< child_[child_start_[t] … child_start_[t+1]) are t's children
  std::vector<int> child_;
};

}  // namespace actorgraph
