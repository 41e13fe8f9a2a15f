// Trees of another parser, for the text that they tell themselves.
#include "analysis.h"
#include "extract/language/conllu.h"

using namespace actorgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view trees(reinterpret_cast<const char*>(data), size);
  ReadingOptions options;
  options.format = InputFormat::PlainText;
  options.verbatim = true;
  try {
    const auto document = read_document(conllu_text(trees), "fuzz", options);
    const std::vector<Sentence> sentences = read_conllu(trees, *document);
    check_sentences(*document, sentences);
    check_triples(*document, sentences, actor_finder().find(sentences));
  } catch (const InputError&) {
  }
  return 0;
}
