#include "extract/language/language.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "extract/language/lemmatizer.h"
#include "extract/language/model_file.h"
#include "extract/language/network.h"
#include "extract/language/sentence_splitter.h"
#include "extract/language/stand_ins.h"
#include "extract/language/tokenizer.h"

extern "C" {
extern const char actorgraph_english_model_begin[];
extern const char actorgraph_english_model_end[];
extern const char actorgraph_stand_ins_begin[];
extern const char actorgraph_stand_ins_end[];
}

namespace actorgraph {
namespace {

// Work on a sentence grows with the square of its length, so what has no end is cut.
constexpr std::size_t kLongestSentence = 300;
constexpr std::size_t kSentencesAtOnce = 512;  // bounds the memory; batches are made of sentences of about one length

ModelFile embedded_model() {
  return ModelFile({actorgraph_english_model_begin,
                    static_cast<std::size_t>(actorgraph_english_model_end - actorgraph_english_model_begin)});
}

using Words = std::vector<WordSpan>;

}  // namespace

struct Language::Model {
  Model(const ModelFile& file, Instructions instructions)
      : splitter(file), network(file, instructions), lemmatizer(file) {}

  void find_sentences(const Document& document, Span block, std::vector<Words>& out) const {
    const std::string_view text = document.text(block);
    const Words words = tokenize(text);
    std::size_t begin = 0;
    for (const std::size_t end : splitter.ends(text, words, kLongestSentence)) {
      out.emplace_back(words.begin() + static_cast<std::ptrdiff_t>(begin),
                       words.begin() + static_cast<std::ptrdiff_t>(end));
      for (WordSpan& word : out.back()) {
        word.span.begin += block.begin;
        word.span.end += block.begin;
      }
      out.back().front().joined = false;  // where a sentence without end was cut
      begin = end;
    }
  }

  void parse(const Document& document, std::span<const Words> found, std::vector<Sentence>& out) const {
    std::vector<Network::Forms> forms(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      for (const WordSpan& word : found[i]) forms[i].push_back(stand_ins.read_for(document.text(word.span)));
    }
    const auto parsed = network.parse(forms);
    for (std::size_t i = 0; i < found.size(); ++i) {
      std::vector<Token> tokens(found[i].size());
      for (std::size_t w = 0; w < tokens.size(); ++w) {
        const Network::Word& word = parsed[i][w];
        const Network::Tag& tag = network.tags()[static_cast<std::size_t>(word.tag)];
        Token& token = tokens[w];
        token.span = found[i][w].span;
        token.joined = found[i][w].joined;
        token.xpos = tag.xpos;
        token.upos = tag.upos;
        token.head = word.head;
        token.dependency = word.dependency;
        token.lemma = lemmatizer.lemma(document.text(token.span), tag.name);
      }
      const Span span{tokens.front().span.begin, tokens.back().span.end};
      out.emplace_back(document, span, std::move(tokens));
    }
  }

  SentenceSplitter splitter;
  StandIns stand_ins{
      {actorgraph_stand_ins_begin, static_cast<std::size_t>(actorgraph_stand_ins_end - actorgraph_stand_ins_begin)}};
  Network network;
  Lemmatizer lemmatizer;
};

Language::Language() : model_(std::make_unique<const Model>(embedded_model(), best_instructions())) {}
Language::Language(std::string_view model, Instructions instructions)
    : model_(std::make_unique<const Model>(ModelFile(model), instructions)) {}
Language::~Language() = default;
Language::Language(Language&&) noexcept = default;
Language& Language::operator=(Language&&) noexcept = default;

std::vector<Sentence> Language::analyse(const Document& document, unsigned roles) const {
  return parse(document, split(document, roles));
}

std::vector<Words> Language::split(const Document& document, unsigned roles) const {
  std::vector<Words> found;
  for (const Block& block : document.blocks()) {
    if ((roles >> static_cast<unsigned>(block.role) & 1u) != 0) model_->find_sentences(document, block.span, found);
  }
  return found;
}

std::vector<Sentence> Language::parse(const Document& document, std::span<const Words> all) const {
  std::vector<Sentence> parsed;
  parsed.reserve(all.size());
  for (std::size_t begin = 0; begin < all.size(); begin += kSentencesAtOnce) {
    model_->parse(document, all.subspan(begin, std::min(kSentencesAtOnce, all.size() - begin)), parsed);
  }
  return parsed;
}

unsigned prose_roles() noexcept {
  return 1u << static_cast<unsigned>(Role::Paragraph) | 1u << static_cast<unsigned>(Role::ListItem) |
         1u << static_cast<unsigned>(Role::Quotation);
}

}  // namespace actorgraph
