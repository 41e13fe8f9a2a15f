#pragma once

#include <cstddef>
#include <vector>

#include "export/evidence.h"
#include "export/figure.h"
#include "export/prose.h"
#include "graph/actor_graph.h"

namespace actorgraph {

/// How much a report tells.
struct ReportOptions {
  std::size_t most_relations = 60;  ///< with their evidence
  std::size_t most_partners = 30;
  std::size_t most_dated = 100;
  std::size_t most_quotes = 3;
};

/// The relations that a report gives the evidence of, numbered from 1: those drawn, then the strongest others of its
/// actor, or between its two.
std::vector<EdgeId> report_relations(const Figure& figure, const ReportOptions& options);

/// What the graph tells about the one actor in the figure's focus: counts, partners by type, dated statements, figure,
/// evidence, documents.
void write_profile(const Figure& figure, const ReportOptions& options, const QuoteChecks& checks, Prose& prose);

/// The same about the two actors in the figure's focus: what they do to each other, when, who says so, and where
/// documents part. Precondition: the graph holds nothing but what is between them.
void write_dossier(const Figure& figure, const ReportOptions& options, const QuoteChecks& checks, Prose& prose);

}  // namespace actorgraph
