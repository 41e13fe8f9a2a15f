#pragma once

#include "extract/relations/features.h"

namespace actorgraph {

/// Probability that a statement with these features is right: logistic regression, weights in
/// extract/model/relation_weights.tsv, learnt by extract/model/train_relation_weights.py. An unknown feature counts
/// nothing.
double confidence_of(const Features& features);

}  // namespace actorgraph
