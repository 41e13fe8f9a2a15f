#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extract/actors/name_kinds.h"
#include "extract/document.h"
#include "extract/language/language.h"

namespace actorgraph {

/// An entity of GUM whose head is a proper noun, cut down to its name: the words around the head that have capitals,
/// and the small words between them; without article, title and what else describes it. Times are left out.
struct GoldName {
  int first = 0;
  int last = 0;
  NameKind kind = NameKind::Other;
  int title = -1;         ///< where its title begins, or -1
  bool optional = false;  ///< the entity's head is a common noun ("the poet Ana Diaz"): it counts neither way

  friend bool operator==(const GoldName&, const GoldName&) = default;
};

/// A document of a treebank, its words as given, parsed by our model.
struct EntityDocument {
  std::string id;
  std::unique_ptr<Document> document;
  std::vector<Sentence> sentences;
  std::vector<std::vector<GoldName>> names;  ///< of each sentence; may nest
};

/// Reads a CoNLL-U file with GUM's entity layer in MISC. Throws InputError for what is no CoNLL-U.
std::vector<EntityDocument> read_entity_documents(const std::string& path, const Language& language);

}  // namespace actorgraph
