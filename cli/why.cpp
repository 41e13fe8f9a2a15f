// Why there is an edge: its evidence. Why there is none: the sentences that name both actors, and what the rules made
// of them.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

#include "cli/documents.h"
#include "cli/files.h"
#include "cli/json_line.h"
#include "cli/pipeline.h"
#include "cli/question.h"
#include "graph/answers.h"
#include "graph/queries.h"
#include "graph/text_table.h"

namespace actorgraph {
namespace {

struct Options {
  QuestionOptions question;
  std::string a, b;
  DocumentOptions documents;
};

using Names = std::pair<std::set<std::string>, std::set<std::string>>;

/// The sentences that mention both and of which no statement about the two was made.
std::string explain_silence(const Document& document, const Pipeline& pipeline, const Names& names, bool json) {
  const std::vector<Sentence> sentences = pipeline.parse(document);
  const DocumentActors actors = pipeline.find_actors(sentences);
  const std::vector<Triple> triples = pipeline.find_all_triples(document, sentences, actors);
  const auto mentions = [&](std::size_t sentence, const std::set<std::string>& wanted) {
    return std::any_of(actors.mentions.begin(), actors.mentions.end(), [&](const Mention& mention) {
      return mention.sentence == sentence && std::any_of(mention.actors.begin(), mention.actors.end(), [&](auto actor) {
               return wanted.contains(actors.actors[actor].name);
             });
    });
  };
  std::string lines;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (!mentions(i, names.first) || !mentions(i, names.second)) continue;
    const Quote quote = document.quote(sentences[i].span());
    const Triple* best = nullptr;
    for (const Triple& triple : triples) {
      const bool same = (names.first.contains(triple.subject.name) && names.second.contains(triple.object.name)) ||
                        (names.second.contains(triple.subject.name) && names.first.contains(triple.object.name));
      if (!same || triple.sentence.begin() != quote.begin()) continue;
      if (best == nullptr || triple.confidence > best->confidence) best = &triple;
    }
    if (best != nullptr && best->confidence >= pipeline.least_confidence()) continue;
    std::string why = "no rule relates the two here";
    if (best != nullptr) {
      const int percent = static_cast<int>(100 * best->confidence);
      why = "\"" + best->relation.label + "\" was too unsure (confidence 0." + (percent < 10 ? "0" : "") +
            std::to_string(percent) + ", rule " + best->rule + "); --min-confidence lowers the bar";
    }
    if (json) {
      JsonLine line;
      line.add("document", document.id());
      line.add("line", document.line(sentences[i].span()));
      line.add(quote);
      line.add("why", why);
      lines += line.take();
    } else {
      lines += document.id() + ":" + std::to_string(document.line(sentences[i].span())) + ": " + why + "\n  " +
               shorten(quote.text, 300) + "\n";
    }
  }
  return lines;
}

/// The actor's name and the names that the documents may know it by.
std::set<std::string> names_of(const Graph& graph, VertexId actor) {
  std::set<std::string> names = {graph[actor].name};
  for (const auto& [alias, count] : graph[actor].aliases) names.insert(alias);
  return names;
}

Status run_why(const Options& options, Messages& messages) {
  if (options.b.empty()) {
    return answer_question(options.question, messages, [&](const Graph& graph) {
      const VertexId actor = find_actor(graph, options.a);
      return options.question.json ? ledger_json(graph, actor) : format_ledger(graph, actor);
    });
  }
  Names names;
  const Status status = answer_question(options.question, messages, [&](const Graph& graph) {
    const VertexId a = find_actor(graph, options.a);
    const VertexId b = find_actor(graph, options.b);
    names = {names_of(graph, a), names_of(graph, b)};
    return options.question.json ? why_json(graph, a, b) : format_why(graph, a, b);
  });
  if (status != Status::Done || options.documents.documents.empty()) return status;
  ExtractionOptions extraction;
  extraction.least_confidence = options.question.filter.least_confidence;
  const Pipeline pipeline(extraction, messages);
  OutputFile output("-");
  for_each_document<std::string>(
      options.documents, messages,
      [&](std::shared_ptr<const Document> document) {
        return explain_silence(*document, pipeline, names, options.question.json);
      },
      [&](const std::string& lines) { output.write(lines); });
  output.commit();
  return messages.status();
}

}  // namespace

void add_why(CLI::App& program, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand(
      "why", "Print why the mentions of an actor are its own, or the evidence between two, or why there is none");
  add_question_options(*command, options->question);
  command->add_option("A", options->a, "The name of an actor")->required();
  command->add_option("B", options->b, "The name of another; without it, the words that stand for A and why");
  command->add_option("DOCUMENT", options->documents.documents,
                      "Documents to search for sentences that name both and gave nothing");
  command->footer(
      "Example:\n  actorgraph why graph.json Norway Iceland reports/*.md\n  actorgraph why graph.json Norway");
  command->callback([options, &run] { run = [options](Messages& messages) { return run_why(*options, messages); }; });
}

}  // namespace actorgraph
