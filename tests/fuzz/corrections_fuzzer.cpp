// A file of corrections, applied to a text.
#include <sstream>

#include "analysis.h"
#include "extract/actors/corrections.h"

using namespace actorgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto document = read_document(
      "Norway's foreign minister Ada Berg met Peru's delegation in Lima. She said that Oslo would support it. "
      "The Harbour Council (HC) criticised Norway, and the HC accused Berg.",
      "text.txt");
  static const std::vector<Sentence> sentences = language().analyse(*document, prose_roles());
  std::istringstream lines(std::string(reinterpret_cast<const char*>(data), size));
  std::vector<std::string> problems;
  const Corrections corrections = Corrections::read(lines, "fuzz.tsv", problems);
  DocumentActors actors = actor_finder().find(sentences);
  corrections.unused(corrections.apply(actors, sentences));
  for (const Mention& mention : actors.mentions) {
    for (const std::size_t actor : mention.actors) require(actor < actors.actors.size());
  }
  check_triples(*document, sentences, actors);
  return 0;
}
