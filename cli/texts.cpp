#include "cli/texts.h"

namespace actorgraph {

Texts read_texts(const DocumentOptions& options, Messages& messages) {
  using Text = Texts::value_type;
  Texts texts;
  for_each_document<Text>(
      options, messages,
      [](std::shared_ptr<const Document> document) { return Text(document->hash(), document->original()); },
      [&](Text text) { texts.insert(std::move(text)); });
  return texts;
}

FindText find_in(const Texts& texts) {
  return [&texts](std::string_view hash) -> const std::string* {
    const auto found = texts.find(hash);
    return found == texts.end() ? nullptr : &found->second;
  };
}

}  // namespace actorgraph
