#pragma once

#include <string>
#include <vector>

#include "extract/sentence.h"

namespace actorgraph {

/// An edge of the enhanced dependency graph (universaldependencies.org/u/overview/enhanced-syntax.html).
struct EnhancedDependency {
  int head = kRoot;
  int dependent = 0;
  Dependency relation = Dependency::Dep;
  /// What UD writes after the colon: the case marks of nominals (obl:in_front_of), the marks of clauses (advcl:if) and
  /// the conjunctions of conjuncts (conj:and), in lower case with _ between them. Empty where there are none.
  std::string preposition;
  bool added = false;  ///< not an edge of the basic tree: propagated, controlled, or by a relative clause

  friend bool operator==(const EnhancedDependency&, const EnhancedDependency&) = default;
};

/// The enhanced view of a sentence, computed from its basic tree: conjuncts share what their first conjunct governs and
/// is governed by, the antecedent of a relative clause fills its gap, the subject of an xcomp is found, and oblique
/// relations carry their prepositions. Does not point into the sentence.
class EnhancedView {
 public:
  explicit EnhancedView(const Sentence& sentence);

  /// The edges that end in `token`: its basic one first.
  const std::vector<EnhancedDependency>& heads(int token) const { return heads_[static_cast<std::size_t>(token)]; }
  /// The edges that begin in `token`, in order of the text.
  const std::vector<EnhancedDependency>& dependents(int token) const {
    return dependents_[static_cast<std::size_t>(token)];
  }
  /// Those of `dependents` that are arguments of a predicate: subjects, objects, obliques, agents and clauses.
  std::vector<EnhancedDependency> arguments(int token) const;

 private:
  void add(EnhancedDependency edge);

  std::vector<std::vector<EnhancedDependency>> heads_;
  std::vector<std::vector<EnhancedDependency>> dependents_;
};

}  // namespace actorgraph
