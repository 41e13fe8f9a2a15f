#pragma once

#include <set>
#include <string>
#include <vector>

#include "cli/document_options.h"
#include "cli/filter_options.h"
#include "cli/messages.h"
#include "cli/texts.h"
#include "export/drawing.h"
#include "export/evidence.h"
#include "export/figure.h"

namespace CLI {
class App;
}

namespace actorgraph {

/// What `diagram` and `report` are told alike.
struct FigureRequest {
  std::string graph;
  DocumentOptions documents;
  FilterOptions filter;
  std::string title;
  std::size_t most_actors = 25;
  std::size_t most_lines = 0;  ///< 0: as many as suit the actors
  std::size_t most_quotes = 3;
};

/// All but the title and the filters' `--top`, which is for actors here.
void add_figure_options(CLI::App& command, FigureRequest& request);

/// The filters in words, for a caption.
std::vector<std::string> describe_filters(const FilterOptions& filter);

/// What the figure of `graph` shows, but for its focus.
FigureOptions figure_options(const FigureRequest& request);

/// The texts to verify quotations of `statements` against: of the documents named in the request, else of those files
/// that still are where the graph was built from. Of the latter one that cannot be read is only a warning.
Texts texts_for(const FigureRequest& request, const Graph& graph, const std::vector<StatementIndex>& statements,
                Messages& messages);

/// Fails for each quotation that its document no longer holds.
void report_differing(const Graph& graph, const QuoteChecks& checks, Messages& messages);

/// The figure as bytes of `format`; what is wrong with it is a warning about `file`.
std::string draw(const Figure& figure, PictureFormat format, std::string_view evidence, const std::string& file,
                 Messages& messages);

}  // namespace actorgraph
