#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/actors/actor_finder.h"
#include "extract/actors/actor_lexicon.h"
#include "extract/language/language.h"
#include "extract/reading/reader.h"

namespace actorgraph {

/// A text with its parsed sentences and its actors.
struct FoundActors {
  explicit FoundActors(std::string_view text) {
    static const Language language;
    static const ActorLexicon lexicon;
    ReadingOptions options;
    options.verbatim = true;
    document = read_document(text, "text.txt", options);
    sentences = language.analyse(*document, prose_roles());
    found = ActorFinder(lexicon).find(sentences);
  }

  std::string_view text(const Mention& mention) const { return document->text(mention.span); }

  /// The first mention (or the last) that is written so, or nullptr.
  const Mention* mention(std::string_view words, bool last = false) const {
    const Mention* result = nullptr;
    for (const Mention& m : found.mentions) {
      if (text(m) != words) continue;
      if (result == nullptr || last) result = &m;
    }
    return result;
  }

  /// Names of whom the words stand for, sorted, with ", " between; "-" where they are no mention.
  std::string names(std::string_view words, bool last = false) const {
    const Mention* m = mention(words, last);
    if (m == nullptr) return "-";
    std::vector<std::string> all;
    for (const std::size_t a : m->actors) all.push_back(found.actors[a].name);
    std::sort(all.begin(), all.end());
    std::string out;
    for (const std::string& name : all) out += (out.empty() ? "" : ", ") + name;
    return out;
  }

  std::unique_ptr<Document> document;
  std::vector<Sentence> sentences;
  DocumentActors found;
};

}  // namespace actorgraph
