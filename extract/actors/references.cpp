#include "extract/actors/document_names.h"

namespace actorgraph {

void resolve_references(DocumentNames&, std::span<const Sentence>, const ActorLexicon&) {}

}  // namespace actorgraph
