#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/relations/actor_view.h"

namespace actorgraph {

/// A relation that the tree suggests, before its words, type and qualifiers are settled.
struct Candidate {
  Argument subject;
  Argument object;
  int predicate = -1;          ///< the token whose clause decides negation, modality, attribution and time
  std::vector<int> words;      ///< label, in reading order from subject to object; kOf for an "of" left out by the text
  std::vector<int> core;       ///< content words that decide lemma and type: the verb, then the nouns on the way
  int deed = -1;               ///< the noun that acts for the subject: the "withdrawal" of "A's withdrawal alarmed B"
  std::vector<int> nouns;      ///< nouns passed on either side: a "no" before one of them denies the relation
  std::string rule;            ///< name of the rule, as evidence names it
  std::string subject_shape;   ///< how the subject was reached: "nsubj", "xcomp<nsubj", "nsubj>poss" …
  std::string object_shape;    ///< how the object was reached: "obj", "obl:with>nmod:of" …
  std::string preposition;     ///< the first preposition after the predicate, or empty
  bool direct_object = false;  ///< the object is the predicate's own object
  bool mutual = false;         ///< found as a pair of partners: either direction is right
};

}  // namespace actorgraph
