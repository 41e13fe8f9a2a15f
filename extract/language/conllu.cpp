#include "extract/language/conllu.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <ostream>
#include <utility>

#include "extract/errors.h"
#include "extract/language/enhanced.h"
#include "extract/language/tokenizer.h"

namespace actorgraph {
namespace {

[[noreturn]] void wrong(std::size_t line, const std::string& what) {
  throw InputError("line " + std::to_string(line) + ": " + what);
}

std::optional<std::size_t> number_of(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

std::array<std::string_view, 10> columns_of(std::string_view line, std::size_t number) {
  std::array<std::string_view, 10> columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == columns.size())) {
      wrong(number, "a word of CoNLL-U has ten columns, separated by tabs; this line has not");
    }
    columns[i] = line.substr(0, tab);
    if (columns[i].empty())
      wrong(number, "column " + std::to_string(i + 1) + " is empty; write _ where nothing is known");
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  }
  return columns;
}

void add_range(ConlluSentence& sentence, const std::array<std::string_view, 10>& column, std::size_t dash,
               std::size_t line) {
  const auto first = number_of(column[0].substr(0, dash));
  const auto last = number_of(column[0].substr(dash + 1));
  if (!first || !last || *first != sentence.words.size() + 1 || *last <= *first) {
    wrong(line, "the range " + std::string(column[0]) + " does not begin with the next word or has no end");
  }
  if (!sentence.ranges.empty() && sentence.ranges.back().last >= *first - 1) wrong(line, "two ranges overlap");
  sentence.ranges.push_back({*first - 1, *last - 1, std::string(column[1]), std::string(column[9])});
}

void add_word(ConlluSentence& sentence, const std::array<std::string_view, 10>& column, std::size_t line) {
  const auto id = number_of(column[0]);
  if (!id || *id != sentence.words.size() + 1) {
    wrong(line, "expected the word " + std::to_string(sentence.words.size() + 1) + ", not " + std::string(column[0]));
  }
  const auto head = number_of(column[6]);
  if (!head || *head > 1000000) wrong(line, "the head is \"" + std::string(column[6]) + "\", not a number");
  sentence.words.push_back({std::string(column[1]), std::string(column[2]), std::string(column[3]),
                            std::string(column[4]), static_cast<int>(*head), std::string(column[7]),
                            std::string(column[8]), std::string(column[9]), line});
}

// Throws unless the heads are a tree with one root.
void check_tree(const ConlluSentence& sentence) {
  const std::size_t size = sentence.words.size();
  std::size_t roots = 0;
  for (const ConlluWord& word : sentence.words) {
    if (static_cast<std::size_t>(word.head) > size) {
      wrong(word.line,
            "the head " + std::to_string(word.head) + " is outside the sentence of " + std::to_string(size) + " words");
    }
    roots += word.head == 0;
  }
  if (roots != 1) {
    wrong(sentence.words.front().line,
          "the sentence has " + std::to_string(roots) + " roots (words with head 0), not 1");
  }
  std::vector<std::size_t> seen(size + 1, 0);
  for (std::size_t start = 1; start <= size; ++start) {
    std::size_t node = start;
    while (node != 0 && seen[node] == 0) {
      seen[node] = start;
      node = static_cast<std::size_t>(sentence.words[node - 1].head);
    }
    if (node != 0 && seen[node] == start) wrong(sentence.words[node - 1].line, "the heads run in a circle");
  }
}

void finish(std::vector<ConlluSentence>& sentences, ConlluSentence& sentence) {
  if (!sentence.words.empty()) {
    if (!sentence.ranges.empty() && sentence.ranges.back().last >= sentence.words.size()) {
      wrong(sentence.line, "a range of multiword token reaches beyond the sentence");
    }
    check_tree(sentence);
    sentences.push_back(std::move(sentence));
  } else if (!sentence.ranges.empty()) {
    wrong(sentence.line, "a sentence without words");
  }
  sentence = {};
}

}  // namespace

std::vector<ConlluSentence> parse_conllu(std::string_view file) {
  if (file.substr(0, 3) == "\xEF\xBB\xBF") file.remove_prefix(3);
  std::vector<ConlluSentence> sentences;
  ConlluSentence sentence;
  std::size_t number = 0;
  while (!file.empty()) {
    const std::size_t end = file.find('\n');
    std::string_view line = file.substr(0, end);
    file.remove_prefix(end == std::string_view::npos ? file.size() : end + 1);
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == std::string_view::npos) {
      finish(sentences, sentence);
      continue;
    }
    if (sentence.line == 0) sentence.line = number;
    if (line.front() == '#') {
      line.remove_prefix(line.substr(0, 2) == "# " ? 2 : 1);
      sentence.comments.emplace_back(line);
      continue;
    }
    const auto column = columns_of(line, number);
    if (const std::size_t dash = column[0].find('-'); dash != std::string_view::npos) {
      add_range(sentence, column, dash, number);
    } else if (column[0].find('.') == std::string_view::npos) {
      add_word(sentence, column, number);
    }
  }
  finish(sentences, sentence);
  return sentences;
}

namespace {

bool has(std::string_view misc, std::string_view item) {
  while (!misc.empty()) {
    const std::size_t bar = misc.find('|');
    if (misc.substr(0, bar) == item) return true;
    misc.remove_prefix(bar == std::string_view::npos ? misc.size() : bar + 1);
  }
  return false;
}

// The value of `key=` in MISC.
std::optional<std::string_view> value_of(std::string_view misc, std::string_view key) {
  while (!misc.empty()) {
    const std::size_t bar = misc.find('|');
    const std::string_view item = misc.substr(0, bar);
    if (item.size() > key.size() && item.substr(0, key.size()) == key && item[key.size()] == '=') {
      return item.substr(key.size() + 1);
    }
    misc.remove_prefix(bar == std::string_view::npos ? misc.size() : bar + 1);
  }
  return std::nullopt;
}

std::optional<Range> range_of(std::string_view misc, std::size_t line) {
  std::string_view begin, end;
  if (const auto range = value_of(misc, "TokenRange")) {
    const std::size_t colon = range->find(':');
    begin = range->substr(0, colon);
    end = colon == std::string_view::npos ? std::string_view() : range->substr(colon + 1);
  } else if (const auto start = value_of(misc, "start_char")) {
    begin = *start;
    end = value_of(misc, "end_char").value_or(std::string_view());
  } else {
    return std::nullopt;
  }
  const auto from = number_of(begin);
  const auto to = number_of(end);
  if (!from || !to || *to <= *from) wrong(line, "the offsets in \"" + std::string(misc) + "\" are no range");
  return Range{*from, *to};
}

// Finds the clean text that stands for ranges of the original, which come in rising order.
class CleanText {
 public:
  explicit CleanText(const Document& document) : document_(document) {
    const std::string& text = document.text();
    std::size_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t size = 1;
      while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0) == 0x80) ++size;
      const auto pieces = document.pieces({at, at + size});
      // Blanks that the reader put in stand for nothing, or for what was there.
      const std::size_t begin = pieces.empty() ? before : pieces.front().begin;
      const std::size_t end = pieces.empty() ? before : pieces.back().end;
      points_.push_back({at, begin, end});
      before = end;
      at += size;
    }
  }

  std::optional<Span> find(Range range) const {
    const auto first =
        std::partition_point(points_.begin(), points_.end(), [&](const Point& p) { return p.end <= range.begin; });
    auto last = first;
    while (last != points_.end() && last->begin < range.end) ++last;
    if (first == last) return std::nullopt;
    return Span{first->clean, last == points_.end() ? document_.text().size() : last->clean};
  }

 private:
  struct Point {
    std::size_t clean;
    std::size_t begin;
    std::size_t end;
  };
  const Document& document_;
  std::vector<Point> points_;
};

// `text` at `at` reads `form`, white space apart? Gives where it ends.
std::optional<std::size_t> match(std::string_view text, std::size_t at, std::string_view form) {
  for (std::size_t i = 0; i < form.size();) {
    if (const std::size_t blank = space_size(form.substr(i))) {
      i += blank;
      continue;
    }
    while (at < text.size() && space_size(text.substr(at, 3)) != 0) at += space_size(text.substr(at, 3));
    if (at >= text.size() || text[at] != form[i]) return std::nullopt;
    ++at;
    ++i;
  }
  return at;
}

// Looks for a form at or soon after `at`.
Span find_form(std::string_view text, std::size_t at, const std::string& form, std::size_t line) {
  constexpr std::size_t kFurthest = 2000;
  const std::size_t limit = std::min(text.size(), at + kFurthest);
  for (; at < limit; ++at) {
    if (space_size(text.substr(at, 3)) != 0) continue;
    if (const auto end = match(text, at, form); end && *end > at) return {at, *end};
  }
  wrong(line, "\"" + form +
                  "\" is not found in the text where it should follow; is this the document that was parsed? "
                  "(MISC can hold TokenRange=a:b instead)");
}

// Shares the span of a multiword token among its words: by their forms where these make up the token, else the first
// words get a character each and the last the rest.
std::vector<Span> share(std::string_view text, Span whole, const ConlluSentence& sentence, const ConlluRange& range) {
  std::vector<Span> spans;
  std::size_t at = whole.begin;
  bool fits = true;
  for (std::size_t i = range.first; i <= range.last && fits; ++i) {
    const auto end = match(text.substr(0, whole.end), at, sentence.words[i].form);
    fits = end && *end > at;
    if (fits) spans.push_back({at, *end});
    if (fits) at = *end;
  }
  if (fits && at == whole.end) return spans;
  spans.clear();
  at = whole.begin;
  for (std::size_t i = range.first; i <= range.last; ++i) {
    std::size_t next = at;
    if (next < whole.end) ++next;
    while (next < whole.end && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    spans.push_back({at, i == range.last ? whole.end : next});
    at = next;
  }
  return spans;
}

Token token_of(const ConlluWord& word) {
  Token token;
  token.lemma = word.lemma == "_" && word.form != "_" ? word.form : word.lemma;
  token.xpos = word.xpos == "_" ? std::string() : word.xpos;
  token.head = word.head - 1;
  const auto upos = parse_upos(word.upos);
  if (!upos) wrong(word.line, "\"" + word.upos + "\" is no universal part of speech");
  token.upos = *upos;
  const auto dependency = parse_dependency(word.deprel);
  if (!dependency) wrong(word.line, "\"" + word.deprel + "\" is no universal dependency relation");
  token.dependency = *dependency;
  return token;
}

}  // namespace

std::string conllu_text(std::string_view file) {
  std::string text;
  for (const ConlluSentence& sentence : parse_conllu(file)) {
    if (!text.empty()) text += '\n';
    const auto comment = std::find_if(sentence.comments.begin(), sentence.comments.end(),
                                      [](const std::string& c) { return c.substr(0, 6) == "text ="; });
    if (comment != sentence.comments.end()) {
      std::string_view line = std::string_view(*comment).substr(6);
      while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
      text += line;
      continue;
    }
    auto range = sentence.ranges.begin();
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const bool multiword = range != sentence.ranges.end() && range->first == i;
      text += multiword ? range->form : sentence.words[i].form;
      const std::string& misc = multiword ? range->misc : sentence.words[i].misc;
      if (multiword) i = range++->last;
      if (i + 1 < sentence.words.size() && !has(misc, "SpaceAfter=No")) text += ' ';
    }
  }
  return text;
}

std::vector<Sentence> read_conllu(std::string_view file, const Document& document) {
  std::vector<Sentence> sentences;
  const std::string_view text = document.text();
  std::optional<CleanText> clean;
  std::size_t at = 0;
  const auto place = [&](const std::string& form, const std::string& misc, std::size_t line) {
    Span span;
    if (const auto range = range_of(misc, line)) {
      if (!clean) clean.emplace(document);
      const auto found = clean->find(*range);
      if (!found) wrong(line, "no text at the offsets of \"" + misc + "\"; is this the document that was parsed?");
      span = *found;
    } else {
      span = find_form(text, at, form, line);
    }
    if (span.begin < at) wrong(line, "\"" + form + "\" stands before or inside the word before it");
    at = span.end;
    return span;
  };
  for (const ConlluSentence& sentence : parse_conllu(file)) {
    std::vector<Token> tokens;
    auto range = sentence.ranges.begin();
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const ConlluWord& word = sentence.words[i];
      if (range == sentence.ranges.end() || range->first != i) {
        tokens.push_back(token_of(word));
        tokens.back().span = place(word.form, word.misc, word.line);
        continue;
      }
      // Offsets stand at the token, or (Stanza) at its words.
      const ConlluWord& last = sentence.words[range->last];
      const bool by_words = !range_of(range->misc, word.line) && range_of(word.misc, word.line);
      std::vector<Span> spans;
      if (by_words) {
        for (; i <= range->last; ++i) {
          spans.push_back(place(sentence.words[i].form, sentence.words[i].misc, sentence.words[i].line));
        }
      } else {
        spans = share(text, place(range->form, range->misc, word.line), sentence, *range);
      }
      (void)last;
      for (std::size_t k = 0; k < spans.size(); ++k) {
        tokens.push_back(token_of(sentence.words[range->first + k]));
        tokens.back().span = spans[k];
        tokens.back().joined = k > 0;
      }
      i = range->last;
      ++range;
    }
    const Span span{tokens.front().span.begin, tokens.back().span.end};
    sentences.emplace_back(document, span, std::move(tokens));
  }
  return sentences;
}

namespace {

// No tabs, no line breaks, no blank at either end, single blanks.
std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t blank = space_size(text.substr(i, 3));
    if (blank != 0) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      i += blank;
    } else {
      out += text[i++];
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string form_of(std::string_view text) {
  std::string form = one_line(text);
  return form.empty() ? "_" : form;
}

void write_misc(const Sentence& sentence, Span span, bool space_after, std::ostream& out) {
  if (!space_after) out << "SpaceAfter=No|";
  const auto pieces = sentence.document().pieces(span);
  if (pieces.empty()) {
    out << "TokenRange=0:0";
  } else {
    out << "TokenRange=" << pieces.front().begin << ':' << pieces.back().end;
  }
}

// `nmod:of`, or without its preposition where that is not made of small letters, as UD wants it.
std::string relation_of(const EnhancedDependency& edge) {
  std::string relation(to_string(edge.relation));
  const bool plain = edge.preposition.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos &&
                     !edge.preposition.starts_with('_') && !edge.preposition.ends_with('_') &&
                     edge.preposition.find("__") == std::string::npos;
  if (plain && !edge.preposition.empty()) relation += ':' + edge.preposition;
  return relation;
}

// The edges of the enhanced graph that end in `token`, as DEPS has them: sorted, each once.
void write_deps(const EnhancedView& view, int token, std::ostream& out) {
  std::vector<std::pair<int, std::string>> deps;
  for (const EnhancedDependency& edge : view.heads(token)) deps.emplace_back(edge.head + 1, relation_of(edge));
  std::sort(deps.begin(), deps.end());
  deps.erase(std::unique(deps.begin(), deps.end()), deps.end());
  for (std::size_t i = 0; i < deps.size(); ++i) out << (i == 0 ? "" : "|") << deps[i].first << ':' << deps[i].second;
}

void write_sentence(const Sentence& sentence, std::ostream& out) {
  const EnhancedView view(sentence);
  const auto& tokens = sentence.tokens();
  const std::string_view text = sentence.document().text();
  const auto space_after = [&](std::size_t i) {
    if (i + 1 < tokens.size()) return tokens[i].span.end < tokens[i + 1].span.begin;
    return tokens[i].span.end >= text.size() || space_size(text.substr(tokens[i].span.end, 3)) != 0;
  };
  out << "# text = " << one_line(sentence.document().text(sentence.span())) << '\n';
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::size_t last = i;
    while (last + 1 < tokens.size() && tokens[last + 1].joined) ++last;
    const bool in_range = tokens[i].joined;
    if (!in_range && last > i) {
      const Span whole{tokens[i].span.begin, tokens[last].span.end};
      out << i + 1 << '-' << last + 1 << '\t' << form_of(sentence.document().text(whole)) << "\t_\t_\t_\t_\t_\t_\t_\t";
      write_misc(sentence, whole, space_after(last), out);
      out << '\n';
    }
    const Token& token = tokens[i];
    out << i + 1 << '\t' << form_of(sentence.text(token)) << '\t' << form_of(token.lemma) << '\t'
        << to_string(token.upos) << '\t' << (token.xpos.empty() ? std::string_view("_") : std::string_view(token.xpos))
        << "\t_\t" << token.head + 1 << '\t' << to_string(token.dependency) << '\t';
    write_deps(view, static_cast<int>(i), out);
    out << '\t';
    // In a multiword token spacing is the token's.
    write_misc(sentence, token.span, in_range || last > i || space_after(i), out);
    out << '\n';
  }
  out << '\n';
}

}  // namespace

void write_conllu(const std::vector<Sentence>& sentences, std::ostream& out, std::size_t first_id) {
  for (const Sentence& sentence : sentences) {
    if (sentence.size() == 0) continue;
    out << "# sent_id = " << first_id++ << '\n';
    write_sentence(sentence, out);
  }
}

}  // namespace actorgraph
