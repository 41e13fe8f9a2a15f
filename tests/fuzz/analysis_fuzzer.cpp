// From plain text to triples: splitter, tokenizer, tagger, parser, actors and relations.
#include "analysis.h"

using namespace actorgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ReadingOptions options;
  options.format = InputFormat::PlainText;
  try {
    const auto document = read_document({reinterpret_cast<const char*>(data), size}, "fuzz", options);
    const std::vector<Sentence> sentences = language().analyse(*document, prose_roles());
    check_sentences(*document, sentences);
    check_triples(*document, sentences, actor_finder().find(sentences));
  } catch (const InputError&) {
  }
  return 0;
}
