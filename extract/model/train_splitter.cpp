// Trains the sentence splitter: an averaged perceptron over the places where a sentence could end, in paragraphs put
// together from treebanks.
//
//   actorgraph_train_splitter OUT EPOCHS TRAIN.conllu... [-- DEV.conllu...]
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "extract/language/conllu.h"
#include "extract/language/sentence_splitter.h"
#include "extract/language/tokenizer.h"

namespace {

using namespace actorgraph;

struct Paragraph {
  std::string text;
  std::vector<std::size_t> ends;  // bytes where sentences end
  std::vector<WordSpan> words;
};

bool begins_paragraph(const ConlluSentence& sentence) {
  return std::any_of(sentence.comments.begin(), sentence.comments.end(), [](const std::string& comment) {
    return comment.rfind("newpar", 0) == 0 || comment.rfind("newdoc", 0) == 0;
  });
}

std::vector<Paragraph> read_paragraphs(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string file((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::vector<Paragraph> paragraphs;
  bool space = true;
  for (const ConlluSentence& sentence : parse_conllu(file)) {
    if (paragraphs.empty() || begins_paragraph(sentence)) paragraphs.emplace_back();
    Paragraph& paragraph = paragraphs.back();
    if (!paragraph.text.empty() && space) paragraph.text += ' ';
    for (const std::string& comment : sentence.comments) {
      if (comment.rfind("text = ", 0) == 0) paragraph.text += comment.substr(7);
    }
    paragraph.ends.push_back(paragraph.text.size());
    const bool multiword = !sentence.ranges.empty() && sentence.ranges.back().last + 1 == sentence.words.size();
    space = (multiword ? sentence.ranges.back().misc : sentence.words.back().misc).find("SpaceAfter=No") ==
            std::string::npos;
  }
  for (Paragraph& paragraph : paragraphs) paragraph.words = tokenize(paragraph.text);
  return paragraphs;
}

// Whether a sentence ends between the words `at` and `at + 1`.
bool ends_after(const Paragraph& paragraph, std::size_t at) {
  const auto end = std::lower_bound(paragraph.ends.begin(), paragraph.ends.end(), paragraph.words[at].span.end);
  return end != paragraph.ends.end() && *end <= paragraph.words[at + 1].span.begin;
}

void score(const SentenceSplitter& splitter, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    std::size_t right = 0, found = 0, there = 0;
    for (const Paragraph& paragraph : read_paragraphs(path)) {
      // Compared as pairs of begin and end.
      std::size_t begin = 0;
      there += paragraph.ends.size();
      for (const std::size_t end : splitter.ends(paragraph.text, paragraph.words, 300)) {
        ++found;
        const std::size_t last = paragraph.words[end - 1].span.end;
        const auto gold = std::lower_bound(paragraph.ends.begin(), paragraph.ends.end(), last);
        const std::size_t from = gold == paragraph.ends.begin() ? 0 : *(gold - 1);
        const std::size_t first = paragraph.words[begin].span.begin;
        right += gold != paragraph.ends.end() && *gold == last && from <= first &&
                 (begin == 0 ? from == 0 : from >= paragraph.words[begin - 1].span.end);
        begin = end;
      }
    }
    std::cout << path.substr(path.rfind('/') + 1) << ": sentences F1 "
              << 200.0 * static_cast<double>(right) / static_cast<double>(found + there) << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: actorgraph_train_splitter OUT EPOCHS TRAIN.conllu... [-- DEV.conllu...]\n";
    return 2;
  }
  std::vector<Paragraph> paragraphs;
  std::vector<std::string> dev;
  bool training = true;
  for (int i = 3; i < argc; ++i) {
    const std::string path = argv[i];
    if (path == "--") {
      training = false;
    } else if (training) {
      auto more = read_paragraphs(path);
      std::move(more.begin(), more.end(), std::back_inserter(paragraphs));
    } else {
      dev.push_back(path);
    }
  }
  std::vector<double> weights(SentenceSplitter::kWeights), sums(SentenceSplitter::kWeights);
  std::mt19937 random(1);
  double step = 1;
  const int epochs = std::atoi(argv[2]);
  std::vector<std::uint32_t> indices;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    std::shuffle(paragraphs.begin(), paragraphs.end(), random);
    for (const Paragraph& paragraph : paragraphs) {
      std::size_t begin = 0;
      for (std::size_t at = 0; at + 1 < paragraph.words.size(); ++at, step += 1) {
        const bool end = ends_after(paragraph, at);
        if (SentenceSplitter::is_candidate(paragraph.text, paragraph.words, at)) {
          SentenceSplitter::features(paragraph.text, paragraph.words, begin, at, indices);
          double sum = 0;
          for (const std::uint32_t index : indices) sum += weights[index];
          // A margin: what is barely right is learnt from too.
          if ((end ? sum : -sum) < 5) {
            for (const std::uint32_t index : indices) {
              weights[index] += end ? 1 : -1;
              sums[index] += end ? step : -step;
            }
          }
        }
        if (end) begin = at + 1;
      }
    }
  }
  double most = 1;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i] -= sums[i] / step;
    most = std::max(most, std::abs(weights[i]));
  }
  std::vector<std::int16_t> rounded(weights.size());
  std::ofstream out(argv[1], std::ios::binary);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    rounded[i] = static_cast<std::int16_t>(weights[i] / most * 30000);
    const auto bits = static_cast<std::uint16_t>(rounded[i]);
    out.put(static_cast<char>(bits & 0xFF)).put(static_cast<char>(bits >> 8));
  }
  score(SentenceSplitter(rounded), dev);
  return out.good() ? 0 : 1;
}
