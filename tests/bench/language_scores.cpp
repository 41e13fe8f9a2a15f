// Prints how well text is split, tagged, lemmatised and parsed: the measures of the CoNLL 2018 shared task (Zeman et
// al. 2018; relation subtypes ignored), on raw text and on gold tokens, and words per second.
//
//   language_scores [--model FILE] [--lemma-errors] TREEBANK.conllu...
#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "extract/language/conllu.h"
#include "extract/language/language.h"

namespace {

using namespace actorgraph;

// A word as the measures see it: where it is among the characters that are not blanks.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string upos;
  std::string lemma;
  std::string relation;
  int head = -1;  // index among all words of the text, or -1
};
struct Analysis {
  std::vector<Word> words;
  std::vector<std::pair<std::size_t, std::size_t>> sentences;
};

std::string base_of(std::string_view relation) { return std::string(relation.substr(0, relation.find(':'))); }

std::size_t solid_size(std::string_view text) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t blank = space_size(text.substr(i, 3))) {
      i += blank;
    } else {
      ++i;
      ++size;
    }
  }
  return size;
}

struct Treebank {
  std::string text;  // paragraphs, an empty line between them
  std::vector<Span> paragraphs;
  std::vector<ConlluSentence> sentences;
  std::vector<std::vector<WordSpan>> words;
  Analysis gold;
};

bool begins_paragraph(const ConlluSentence& sentence) {
  return std::any_of(sentence.comments.begin(), sentence.comments.end(), [](const std::string& comment) {
    return comment.rfind("newpar", 0) == 0 || comment.rfind("newdoc", 0) == 0;
  });
}

bool space_after(const std::string& misc) { return misc.find("SpaceAfter=No") == std::string::npos; }

void add_sentence(Treebank& bank, const ConlluSentence& sentence, std::size_t& solid) {
  const std::size_t first = bank.gold.words.size();
  const std::size_t begin = solid;
  auto range = sentence.ranges.begin();
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    const bool multiword = range != sentence.ranges.end() && range->first == i;
    const std::size_t last = multiword ? range->last : i;
    const std::string& form = multiword ? range->form : sentence.words[i].form;
    const bool space = space_after(multiword ? range->misc : sentence.words[i].misc);
    std::size_t byte = bank.text.size();
    bank.text += form;
    const std::size_t form_end = bank.text.size();
    if (space) bank.text += ' ';
    std::size_t at = solid;
    solid += solid_size(form);
    for (std::size_t k = i; k <= last; ++k) {
      const ConlluWord& word = sentence.words[k];
      const std::size_t end = k == last ? solid : std::min(solid, at + solid_size(word.form));
      bank.gold.words.push_back({at, end, word.upos, word.lemma, base_of(word.deprel),
                                 word.head == 0 ? -1 : static_cast<int>(first) + word.head - 1});
      at = end;
      // Words that do not make up their token (rare) share its bytes as well as they can.
      const std::size_t size = sentence.words[k].form.size();
      const std::size_t byte_end =
          k == last ? form_end : std::max(byte + 1, std::min(byte + size, form_end - (last - k)));
      bank.words.back().push_back({{byte, byte_end}, k > i});
      byte = byte_end;
    }
    i = last;
    if (multiword) ++range;
  }
  bank.gold.sentences.emplace_back(begin, solid);
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Treebank read_treebank(const std::string& path) {
  const std::string file = bytes_of(path);
  Treebank bank;
  bank.sentences = parse_conllu(file);
  std::size_t solid = 0;
  for (const ConlluSentence& sentence : bank.sentences) {
    if (bank.paragraphs.empty() || begins_paragraph(sentence)) {
      if (!bank.paragraphs.empty()) bank.text += "\n\n";
      bank.paragraphs.push_back({bank.text.size(), bank.text.size()});
    }
    bank.words.emplace_back();
    add_sentence(bank, sentence, solid);
    bank.paragraphs.back().end = bank.text.size();
  }
  return bank;
}

Document document_of(const Treebank& bank) {
  Document::Parts parts;
  parts.id = "treebank";
  parts.original = bank.text;
  parts.text = bank.text;
  for (const Span& span : bank.paragraphs) parts.blocks.push_back({Role::Paragraph, span, 0, {}});
  return Document(std::move(parts));
}

Analysis analysis_of(const std::vector<Sentence>& sentences, const std::string& text) {
  std::vector<std::size_t> solid(text.size() + 1, 0);
  for (std::size_t i = 0, count = 0; i < text.size();) {
    const std::size_t blank = space_size(std::string_view(text).substr(i, 3));
    for (std::size_t k = 0; k < std::max<std::size_t>(blank, 1); ++k) solid[i + k] = count;
    count += blank == 0;
    i += std::max<std::size_t>(blank, 1);
    solid[i] = count;
  }
  Analysis analysis;
  for (const Sentence& sentence : sentences) {
    const int first = static_cast<int>(analysis.words.size());
    for (const Token& token : sentence.tokens()) {
      analysis.words.push_back({solid[token.span.begin], solid[token.span.end], std::string(to_string(token.upos)),
                                token.lemma, base_of(to_string(token.dependency)),
                                token.head == kRoot ? -1 : first + token.head});
    }
    analysis.sentences.emplace_back(solid[sentence.span().begin], solid[sentence.span().end]);
  }
  return analysis;
}

double f1(std::size_t right, std::size_t gold, std::size_t found) {
  return gold + found == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
}

void print_scores(const char* mode, const Analysis& gold, const Analysis& found) {
  std::vector<int> match(gold.words.size(), -1), back(found.words.size(), -1);
  for (std::size_t g = 0, f = 0; g < gold.words.size() && f < found.words.size();) {
    const Word &a = gold.words[g], &b = found.words[f];
    if (a.begin == b.begin && a.end == b.end) {
      match[g] = static_cast<int>(f);
      back[f] = static_cast<int>(g);
      ++g, ++f;
    } else if (a.end < b.end || (a.end == b.end && a.begin > b.begin)) {
      ++g;
    } else if (b.end < a.end || b.begin > a.begin) {
      ++f;
    } else {
      ++g, ++f;
    }
  }
  std::size_t words = 0, upos = 0, lemmas = 0, heads = 0, labels = 0;
  std::map<std::string, std::array<std::size_t, 3>> relations;  // gold, found, right
  for (const Word& word : found.words) ++relations[word.relation][1];
  for (std::size_t g = 0; g < gold.words.size(); ++g) {
    const Word& a = gold.words[g];
    ++relations[a.relation][0];
    if (match[g] < 0) continue;
    const Word& b = found.words[static_cast<std::size_t>(match[g])];
    ++words;
    upos += a.upos == b.upos;
    lemmas += a.lemma == "_" || a.lemma == b.lemma;
    const int head = b.head < 0 ? -1 : back[static_cast<std::size_t>(b.head)];
    const bool same = a.head < 0 ? b.head < 0 : b.head >= 0 && head == a.head;
    heads += same;
    labels += same && a.relation == b.relation;
    relations[a.relation][2] += same && a.relation == b.relation;
  }
  std::size_t sentences = 0;
  for (const auto& sentence : gold.sentences) {
    sentences += std::binary_search(found.sentences.begin(), found.sentences.end(), sentence);
  }
  const std::size_t g = gold.words.size(), f = found.words.size();
  std::cout << "  " << mode << ": words " << f1(words, g, f) << " sentences "
            << f1(sentences, gold.sentences.size(), found.sentences.size()) << " UPOS " << f1(upos, g, f) << " lemmas "
            << f1(lemmas, g, f) << " UAS " << f1(heads, g, f) << " LAS " << f1(labels, g, f) << " |";
  for (const char* relation : {"nsubj", "obj", "obl", "nmod", "conj", "advcl", "appos", "acl", "ccomp", "xcomp"}) {
    const auto& count = relations[relation];
    std::cout << ' ' << relation << ' '
              << 100.0 * static_cast<double>(count[2]) / static_cast<double>(std::max<std::size_t>(count[0], 1));
  }
  std::cout << '\n';
}

// The commonest wrong lemmas on gold tokens: parts of speech (gold, found), form, lemmas (gold, found).
void print_lemma_errors(const Treebank& bank, const std::vector<Sentence>& found) {
  std::map<std::string, int> count;
  for (std::size_t s = 0; s < bank.sentences.size(); ++s) {
    for (std::size_t w = 0; w < bank.sentences[s].words.size(); ++w) {
      const ConlluWord& gold = bank.sentences[s].words[w];
      const Token& token = found[s].tokens()[w];
      if (gold.lemma == "_" || gold.lemma == token.lemma) continue;
      ++count[gold.xpos + ' ' + token.xpos + ' ' + gold.form + ' ' + gold.lemma + ' ' + token.lemma];
    }
  }
  std::vector<std::pair<int, std::string>> sorted;
  for (const auto& [error, times] : count) sorted.emplace_back(-times, error);
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [times, error] : sorted) std::cout << "  " << -times << ' ' << error << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  std::cout.precision(4);
  // Of this processor core, whatever else the machine does.
  const auto seconds = [](std::clock_t start) {
    return static_cast<double>(std::clock() - start) / static_cast<double>(CLOCKS_PER_SEC);
  };
  std::clock_t start = std::clock();
  int first = 1;
  const bool other_model = argc > 2 && std::string_view(argv[1]) == "--model";
  if (other_model) first += 2;
  const Language language = other_model ? Language(bytes_of(argv[2])) : Language();
  std::cout << "start-up: " << seconds(start) << " CPU s\n";
  const bool lemma_errors = argc > first && std::string_view(argv[first]) == "--lemma-errors";
  if (lemma_errors) ++first;
  for (int i = first; i < argc; ++i) {
    const std::string path = argv[i];
    const Treebank bank = read_treebank(path);
    const Document document = document_of(bank);
    std::cout << path.substr(path.rfind('/') + 1) << '\n';
    start = std::clock();
    const auto sentences = language.analyse(document, prose_roles());
    const double time = seconds(start);
    print_scores("raw text   ", bank.gold, analysis_of(sentences, bank.text));
    const auto on_gold_tokens = language.parse(document, bank.words);
    print_scores("gold tokens", bank.gold, analysis_of(on_gold_tokens, bank.text));
    if (lemma_errors) print_lemma_errors(bank, on_gold_tokens);
    std::cout << "  " << static_cast<double>(bank.gold.words.size()) / time << " words per CPU second, raw text\n";
  }
}
