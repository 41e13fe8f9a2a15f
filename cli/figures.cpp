#include "cli/figures.h"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "cli/documents.h"
#include "cli/files.h"
#include "export/text.h"

namespace actorgraph {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i > 0 ? ", " : "") + parts[i];
  return text;
}

}  // namespace

void add_figure_options(CLI::App& command, FigureRequest& request) {
  command.add_option("GRAPH", request.graph, "A graph in our JSON, or output of extract")->required();
  add_document_options(command, request.documents);
  command.get_option("DOCUMENT")
      ->description(
          "The documents to verify the quotations against (default: where the graph says that they are); files, "
          "folders, @LIST");
  add_filter_options(command, request.filter);
  request.filter.grouping = Grouping::Type;
  command.get_option("--group")->description("What is one line: each lemma, each type (default), or the whole pair");
  // What filters keep are lines; here the number is that of actors.
  command.remove_option(command.get_option("--top"));
  command.add_option("--top", request.most_actors, "Draw at most so many actors, those with most sources")
      ->type_name("N")
      ->check(CLI::Range(2U, 300U))
      ->capture_default_str();
  command.add_option("--edges", request.most_lines, "Draw at most so many relations (default: 8 for 5 actors)")
      ->type_name("N")
      ->check(CLI::Range(1U, 1000U));
  command.add_option("--quotes", request.most_quotes, "Quote at most so many sentences for a relation")
      ->type_name("N")
      ->check(CLI::Range(1U, 1000U))
      ->capture_default_str();
}

std::vector<std::string> describe_filters(const FilterOptions& filter) {
  std::vector<std::string> words;
  const auto add = [&](const std::string& before, const std::vector<std::string>& values) {
    if (!values.empty()) words.push_back(before + joined(values));
  };
  add("relations that touch ", filter.actors);
  add("actors of kind ", filter.kinds);
  add("relations of type ", filter.types);
  add("polarity ", filter.polarities);
  add("modality ", filter.modalities);
  if (filter.only_negated) words.emplace_back("denied relations");
  if (filter.only_asserted) words.emplace_back("without denied relations");
  if (filter.only_disputed) words.emplace_back("disputed relations");
  if (!filter.from.empty() && !filter.to.empty()) {
    words.push_back("dated " + filter.from + " to " + filter.to);
  } else if (!filter.from.empty()) {
    words.push_back("dated " + filter.from + " or later");
  } else if (!filter.to.empty()) {
    words.push_back("dated " + filter.to + " or earlier");
  }
  add("documents ", filter.documents);
  if (filter.least_confidence) {
    words.push_back("statements of confidence " + format_number(*filter.least_confidence).value_or("") + " or more");
  }
  if (filter.least_sources) {
    words.push_back("relations with " + std::to_string(*filter.least_sources) + " or more independent sources");
  }
  return words;
}

FigureOptions figure_options(const FigureRequest& request) {
  FigureOptions options;
  options.radius = static_cast<int>(request.filter.radius.value_or(1));
  options.most_actors = request.most_actors;
  options.most_lines = request.most_lines > 0 ? request.most_lines : request.most_actors * 8 / 5;
  options.title = request.title;
  options.filters = describe_filters(request.filter);
  return options;
}

Texts texts_for(const FigureRequest& request, const Graph& graph, const std::vector<StatementIndex>& statements,
                Messages& messages) {
  if (!request.documents.documents.empty()) return read_texts(request.documents, messages);
  std::set<DocumentIndex> documents;
  for (const StatementIndex index : statements) documents.insert(store(graph).document(store(graph)[index]));
  Texts texts;
  for (const DocumentIndex index : documents) {
    const std::string& path = store(graph).documents()[index].path;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) continue;
    const DocumentSource source{std::make_shared<const Input>(Input{path, std::nullopt})};
    const auto text = attempt<Texts::value_type>([&] {
      const std::shared_ptr<const Document> document = read_source(source, request.documents);
      return Texts::value_type(document->hash(), document->original());
    });
    if (text.result) {
      texts.insert(*text.result);
    } else {
      messages.warning(path, "its quotations are not verified: " + text.problem);
    }
  }
  return texts;
}

void report_differing(const Graph& graph, const QuoteChecks& checks, Messages& messages) {
  for (const auto& [index, check] : checks) {
    if (check != QuoteCheck::Differs) continue;
    const TripleView triple = store(graph).view(index);
    messages.failure(triple.document, "statement " + triple.id + " does not read back; build the graph again");
  }
}

std::string draw(const Figure& figure, PictureFormat format, std::string_view evidence, const std::string& file,
                 Messages& messages) {
  std::string problems;
  std::string bytes = draw_figure(figure, format, evidence, problems);
  while (problems.ends_with('\n')) problems.pop_back();
  for (char& c : problems) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  if (!problems.empty()) messages.warning(file, problems);
  return bytes;
}

}  // namespace actorgraph
