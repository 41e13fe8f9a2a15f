#pragma once

#include <span>
#include <string>

namespace actorgraph {

/// Probability that a statement with these features is right: logistic regression, weights in
/// extract/model/relation_weights.tsv, learnt by extract/model/train_relation_weights.py. An unknown feature counts
/// nothing.
double confidence_of(std::span<const std::string> features);

}  // namespace actorgraph
