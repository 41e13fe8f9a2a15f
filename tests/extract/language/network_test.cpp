#include "extract/language/network.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "extract/errors.h"
#include "extract/language/lemmatizer.h"

namespace {

using namespace actorgraph;

const std::string& model_bytes() {
  static const std::string bytes = [] {
    std::ifstream in(std::string(ACTORGRAPH_SOURCE_DIR) + "/extract/model/english.model", std::ios::binary);
    return std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  }();
  return bytes;
}

std::string error_of(std::string_view bytes) {
  try {
    const Network network{ModelFile(bytes)};
  } catch (const InputError& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("all sets of instructions give the same trees") {
  const ModelFile file(model_bytes());
  std::vector<Network::Forms> sentences = {{"Kenya", "opened", "talks", "with", "Sudan", "."},
                                           {"Yes"},
                                           {"The", "bank", "that", "lends", "to", "them", "fell"}};
  // Batches of many lengths, and one long sentence.
  for (std::size_t n = 1; n < 60; ++n) sentences.emplace_back(n, n % 2 == 0 ? "trade" : "Accra");
  sentences.emplace_back(290, "ports");
  const auto reference = Network(file, Instructions::Portable).parse(sentences);
  for (const auto best : {Instructions::Avx2, Instructions::Avx512Vnni}) {
    if (static_cast<int>(best) > static_cast<int>(best_instructions())) {
      MESSAGE("this machine has not all instructions: " << static_cast<int>(best) << " is not tested");
      continue;
    }
    const auto words = Network(file, best).parse(sentences);
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      REQUIRE(words[s].size() == sentences[s].size());
      for (std::size_t w = 0; w < words[s].size(); ++w) {
        CHECK(words[s][w].head == reference[s][w].head);
        CHECK(words[s][w].tag == reference[s][w].tag);
        CHECK(words[s][w].dependency == reference[s][w].dependency);
      }
    }
  }
}

TEST_CASE("a sentence gets the same tree alone and among others") {
  const Network network{ModelFile(model_bytes())};
  const Network::Forms sentence = {"Oslo", "signed", "it", "in", "1994", "."};
  std::vector<Network::Forms> many(40, Network::Forms{"Others", "did", "not"});
  many[17] = sentence;
  const auto alone = network.parse({sentence});
  const auto among = network.parse(many);
  for (std::size_t w = 0; w < sentence.size(); ++w) {
    CHECK(alone[0][w].head == among[17][w].head);
    CHECK(alone[0][w].tag == among[17][w].tag);
    CHECK(alone[0][w].dependency == among[17][w].dependency);
  }
}

TEST_CASE("a damaged model is refused, and says how to mend it") {
  const std::string& bytes = model_bytes();
  CHECK(error_of(bytes) == "none");
  CHECK(error_of("") ==
        "the language model is damaged (it does not begin with \"actorgraph-model\"); make it again with "
        "extract/model/train_parser.py");
  CHECK(error_of(bytes.substr(0, 20)).find("it ends in its header") != std::string::npos);
  CHECK(error_of(bytes.substr(0, bytes.size() - 100)).find("reaches beyond its end") != std::string::npos);
  std::string version = bytes;
  version[16] = 9;
  CHECK(error_of(version).find("its version is not 1") != std::string::npos);
  // Sizes that do not fit the matrices.
  std::string sizes = bytes;
  const std::size_t offset =
      static_cast<unsigned char>(bytes[36]) | static_cast<std::size_t>(static_cast<unsigned char>(bytes[37])) << 8;
  sizes[offset] = static_cast<char>(static_cast<unsigned char>(sizes[offset]) - 16);
  CHECK(error_of(sizes).find("has the wrong size") != std::string::npos);
}

TEST_CASE("lemmas follow tag and form") {
  const Lemmatizer lemmatizer{ModelFile(model_bytes())};
  struct Row {
    const char* form;
    const char* tag;
    const char* lemma;
  };
  const Row rows[] = {
      {"signed", "VBD|VERB", "sign"},
      {"ratifies", "VBZ|VERB", "ratify"},
      {"Agreements", "NNS|NOUN", "agreement"},
      {"countries", "NNS|NOUN", "country"},
      {"were", "VBD|AUX", "be"},
      {"n't", "RB|PART", "not"},
      {"n\u2019t", "RB|PART", "not"},
      {"Iceland", "NNP|PROPN", "Iceland"},
      {"better", "JJR|ADJ", "good"},
      {"withdrew", "VBD|VERB", "withdraw"},
      {"The", "DT|DET", "the"},
      {"provoked", "VBN|VERB", "provoke"},
      {"GENEVA", "NNP|PROPN", "Geneva"},
      {"SADC", "NNP|PROPN", "SADC"},

      {"bases", "NNS|NOUN", "base"},
      {"--", ":|PUNCT", "-"},
      {"simplest", "JJS|ADJ", "simple"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.form);
    CHECK(lemmatizer.lemma(row.form, row.tag) == row.lemma);
  }
}
