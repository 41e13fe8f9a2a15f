#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/instructions.h"
#include "extract/language/model_file.h"
#include "extract/sentence.h"

namespace actorgraph {

/// Tagger and dependency parser: word vectors and hashed word pieces, two bidirectional LSTM layers, a softmax for
/// tags, biaffine arcs and labels (Dozat and Manning 2017); several such networks vote by adding their scores. Weights
/// are int8 and all sums are sums of integers; what is left in floating point is done element by element, so that every
/// machine gives the same trees, whichever instructions it has. Thread-safe.
class Network {
 public:
  explicit Network(const ModelFile& file, Instructions instructions = best_instructions());
  ~Network();
  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;

  struct Tag {
    std::string name;  ///< XPOS|UPOS
    std::string xpos;
    Upos upos = Upos::X;
  };
  struct Word {
    int tag = 0;  ///< index into tags()
    int head = kRoot;
    Dependency dependency = Dependency::Dep;
  };
  using Forms = std::vector<std::string_view>;

  const std::vector<Tag>& tags() const noexcept;
  /// One tree for each sentence. Time and memory grow with the square of a sentence's length.
  std::vector<std::vector<Word>> parse(const std::vector<Forms>& sentences) const;

 private:
  struct Weights;
  struct Idle;
  std::unique_ptr<const Weights> weights_;
  std::unique_ptr<Idle> idle_;  ///< what calls before have left, for calls to come
};

}  // namespace actorgraph
