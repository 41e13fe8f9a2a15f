// Names of a sentence. First the lexicon's longest matches over the folded text; then runs of capitalised tokens,
// which are cut into titles, known names and unseen names: "Russian Foreign Minister Ivan Petrov" has all three.
#include "extract/actors/name_spans.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace actorgraph {
namespace {

constexpr int kLongestOffice = 7;

bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool is_date_word(std::string_view word) {
  static constexpr std::array<std::string_view, 35> kDates = {
      "Century", "Seventeenth", "Eighteenth", "Nineteenth", "Twentieth", "Monday",   "Tuesday", "Wednesday", "Thursday",
      "Friday",  "Saturday",    "Sunday",     "January",    "February",  "March",    "April",   "May",       "June",
      "July",    "August",      "September",  "October",    "November",  "December", "Jan",     "Feb",       "Mar",
      "Apr",     "Jun",         "Jul",        "Aug",        "Sept",      "Oct",      "Nov",     "Dec"};
  return std::find(kDates.begin(), kDates.end(), word) != kDates.end();
}

bool is_acronym(std::string_view word) {
  if (word.size() < 2) return false;
  int upper = 0;
  for (const char c : word) {
    if (is_upper(c)) ++upper;
    if (is_lower(c) && c != 's') return false;
  }
  return upper >= 2;
}

bool is_roman(std::string_view word) {
  return word.size() > 1 && word.find_first_not_of("IVX") == std::string_view::npos;
}

class NameReader {
 public:
  NameReader(const Sentence& sentence, const FoldedSentence& folded, const ActorLexicon& lexicon)
      : sentence_(sentence), folded_(folded), lexicon_(lexicon), size_(static_cast<int>(sentence.size())) {}

  SentenceNames read() {
    words_.reserve(static_cast<std::size_t>(size_));
    for (int i = 0; i < size_; ++i) words_.push_back(folded_.of(i, i));
    match_lexicon();
    match_offices();
    mark_name_tokens();
    for (int i = 0; i < size_;) {
      if (!name_[at(i)] && match_[at(i)].entry == nullptr) {
        ++i;
        continue;
      }
      const int last = run_end(i);
      cut_run(i, last);
      i = last + 1;
    }
    std::stable_sort(out_.names.begin(), out_.names.end(), [](const NameSpan& a, const NameSpan& b) {
      return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    return std::move(out_);
  }

 private:
  struct Match {
    const LexiconEntry* entry = nullptr;
    int last = -1;
  };
  static std::size_t at(int i) noexcept { return static_cast<std::size_t>(i); }

  bool is_hyphen(int i) const {
    if (i < 0 || i >= size_) return false;
    const std::string_view text = sentence_.text(i);
    return text == "-" || text == "\xE2\x80\x93" || text == "\xE2\x80\x94" || text == "\xE2\x80\x91" ||
           text == "\xE2\x80\x90";
  }
  bool touches_next(int i) const { return i + 1 < size_ && sentence_[i].span.end == sentence_[i + 1].span.begin; }
  bool starts_upper(int i) const { return !words_[at(i)].empty() && is_upper(words_[at(i)].front()); }
  bool is_proper(int i) const { return sentence_[i].upos == Upos::Propn || sentence_[i].xpos.starts_with("NNP"); }
  bool sentence_start(int i) const {
    while (i > 0 && (sentence_[i - 1].upos == Upos::Punct || sentence_[i - 1].upos == Upos::Sym)) --i;
    return i == 0;
  }

  // --- lexicon ---------------------------------------------------------------------------------------------------
  void match_lexicon() {
    match_.resize(at(size_));
    for (int i = 0; i < size_;) {
      const Match found = longest_match(i);
      if (found.entry == nullptr) {
        ++i;
        continue;
      }
      match_[at(i)] = found;
      i = found.last + 1;
    }
  }

  Match longest_match(int i) const {
    const std::string_view word = words_[at(i)];
    if (word.empty()) return {};
    const std::size_t from = folded_.begin[at(i)];
    const std::string_view rest = std::string_view(folded_.text).substr(from);
    const auto* candidates = lexicon_.find_entries(first_folded_word(std::string_view(folded_.low).substr(from)));
    if (candidates == nullptr) return {};
    for (const std::uint32_t candidate : *candidates) {
      const LexiconEntry& entry = lexicon_.entries()[candidate];
      if (!same_text(rest, entry.text, i)) continue;
      const int last = token_that_ends_at(i, from + entry.text.size());
      if (last < 0 || !fits(entry, i, last)) continue;
      return {&entry, last};
    }
    return {};
  }

  // The first word as it is written (a lower-case one also capitalised), the others in any case.
  bool same_text(std::string_view text, std::string_view form, int token) const {
    if (text.size() < form.size()) return false;
    bool first_word = true;
    for (std::size_t i = 0; i < form.size(); ++i) {
      const char a = text[i];
      const char b = form[i];
      if (a == ' ') first_word = false;
      if (a == b) continue;
      const bool same_letter = (a | 0x20) == (b | 0x20) && (is_upper(a) || is_lower(a)) && (is_upper(b) || is_lower(b));
      if (!same_letter) return false;
      if (!first_word && form.find(' ') != std::string_view::npos) continue;
      if (i == 0 && is_upper(a) && sentence_start(token)) continue;
      return false;
    }
    return true;
  }

  int token_that_ends_at(int i, std::size_t end) const {
    for (; i < size_ && folded_.begin[at(i)] < end; ++i) {
      if (folded_.end[at(i)] == end) return i;
    }
    return -1;
  }

  bool fits(const LexiconEntry& entry, int first, int last) const {
    const bool hyphen_after = is_hyphen(last + 1) && touches_next(last);
    if (std::all_of(entry.forms.begin(), entry.forms.end(), [](const LexiconForm& f) { return f.before_hyphen; })) {
      return hyphen_after;
    }
    if (first != last) return true;
    const Token& token = sentence_[first];
    if (is_acronym(words_[at(first)]) && words_[at(first)].size() > 2) return true;  // the WHO is no pronoun
    // "Solidarity is needed", "Dawn broke": a common word that only looks like a name where sentences start.
    if (sentence_start(first) && !is_proper(first) && token.upos != Upos::Adj && !is_acronym(words_[at(first)])) {
      const ActorKind kind = lexicon_.actors()[entry.forms.front().actor].kind;
      return kind == ActorKind::State || kind == ActorKind::People || kind == ActorKind::ArmedGroup ||
             kind == ActorKind::Place;
    }
    return token.upos != Upos::Aux && token.upos != Upos::Pron && token.upos != Upos::Cconj;
  }

  // --- offices ---------------------------------------------------------------------------------------------------
  void match_offices() {
    office_at_.assign(at(size_), -1);
    for (int i = 0; i < size_;) {
      const int last = office_end(i);
      if (last < 0) {
        ++i;
        continue;
      }
      office_at_[at(i)] = static_cast<int>(out_.offices.size());
      out_.offices.push_back({i, last, find_office(folded_.low_of(i, last))});
      i = last + 1;
    }
  }

  const OfficeWord* find_office(std::string_view words) const {
    if (const OfficeWord* office = lexicon_.find_office(words)) return office;
    return words.ends_with('s') ? lexicon_.find_office(words.substr(0, words.size() - 1)) : nullptr;
  }

  int office_end(int i) const {
    const std::string_view first = folded_.low_of(i, i);
    if (first.empty() ||
        !(lexicon_.starts_office(first) || lexicon_.starts_office(first.substr(0, first.size() - 1)))) {
      return -1;
    }
    if (match_[at(i)].entry != nullptr && match_[at(i)].last > i) return -1;
    const Upos upos = sentence_[i].upos;
    if (upos == Upos::Verb || upos == Upos::Aux || upos == Upos::Adp || upos == Upos::Adv || upos == Upos::Pron) {
      if (!starts_upper(i) || sentence_start(i)) return -1;
    }
    for (int last = std::min(size_ - 1, i + kLongestOffice - 1); last >= i; --last) {
      if (words_[at(last)].empty()) continue;  // "the king.": the dot is folded away
      const OfficeWord* office = find_office(folded_.low_of(i, last));
      if (office == nullptr) continue;
      // Titles such as "Major", "Chief", "General" are adjectives or verbs as often: without a capital only nouns
      // count.
      if (!starts_upper(i) && sentence_[last].upos != Upos::Noun && sentence_[last].upos != Upos::Propn) return -1;
      return last;
    }
    return -1;
  }

  // --- runs of name tokens ---------------------------------------------------------------------------------------
  void mark_name_tokens() {
    name_.assign(at(size_), false);
    for (int i = 0; i < size_; ++i) {
      const Token& token = sentence_[i];
      if (!starts_upper(i) || is_date_word(words_[at(i)])) continue;
      switch (token.upos) {
        case Upos::Punct:
        case Upos::Sym:
        case Upos::Pron:
        case Upos::Det:
        case Upos::Aux:
        case Upos::Cconj:
        case Upos::Part:
        case Upos::Intj:
        case Upos::Num:
          continue;
        case Upos::Adp:
        case Upos::Adv:
        case Upos::Sconj:
          if (sentence_start(i) || !is_proper(i)) continue;
          break;
        default:
          break;
      }
      name_[at(i)] = is_proper(i) || !sentence_start(i) || is_lone_acronym(i);
      // At the start of a sentence every word has a capital: the tags decide, or a name that goes on.
      if (!name_[at(i)] && i + 1 < size_ && starts_upper(i + 1) && is_proper(i + 1) &&
          (token.upos == Upos::Adj || token.upos == Upos::Noun) && !sentence_.text(i).empty()) {
        name_[at(i)] = token.dependency == Dependency::Compound || token.dependency == Dependency::NmodDesc ||
                       office_at_[at(i)] >= 0;
      }
    }
    // "Secretary of State Ana Diaz …": a title at the start of a sentence begins the run, not its last word.
    for (const OfficeSpan& office : out_.offices) {
      const auto from = name_.begin() + office.first;
      if (starts_upper(office.first) && std::find(from, name_.begin() + office.last + 1, true) != name_.end() &&
          *(name_.begin() + office.last)) {
        name_[at(office.first)] = true;
      }
    }
  }

  // "UNOLAM" where the words around it are not in capitals, too.
  bool is_lone_acronym(int i) const {
    if (!is_acronym(words_[at(i)]) || words_[at(i)].size() < 3 || lexicon_.name_word(words_[at(i)]).stop) return false;
    return std::count_if(words_.begin(), words_.end(), [](std::string_view w) { return is_acronym(w); }) * 3 < size_;
  }

  bool is_name(int i) const { return i < size_ && i >= 0 && (name_[at(i)] || match_[at(i)].entry != nullptr); }
  // End of the name or known form that starts at `i`.
  int piece_end(int i) const {
    if (match_[at(i)].entry != nullptr) return match_[at(i)].last;
    // "Secretary of State" is one title.
    const int office = office_at_[at(i)];
    return office >= 0 && starts_upper(i) ? out_.offices[at(office)].last : i;
  }

  NameWord head_word(int i) const {
    NameWord word = lexicon_.name_word(words_[at(i)]);
    if (!word.head && words_[at(i)].ends_with("s")) {
      const NameWord singular = lexicon_.name_word(words_[at(i)].substr(0, words_[at(i)].size() - 1));
      if (singular.head) return singular;
    }
    return word;
  }

  int run_end(int i) {
    const int start = i;
    int last = piece_end(i);
    bool headed = false;     // an institution, treaty … was named: "of" and "for" go on
    bool in_phrase = false;  // after such an "of"
    const auto note = [&](int from, int to) {
      for (int k = from; k <= to; ++k) headed = headed || head_word(k).head || office_at_[at(k)] >= 0;
    };
    note(start, last);
    while (last + 1 < size_) {
      const int next = last + 1;
      if (is_name(next)) {
        note(next, piece_end(next));
        last = piece_end(next);
        continue;
      }
      const std::string_view word = words_[at(next)];
      if (is_hyphen(next) && touches_next(last) && touches_next(next) && next + 1 < size_) {
        // "Trans-Afghan", "Lashkar-e-Taiba"; but "China-led", and "Iran-Iraq" where both sides are known names.
        const bool known_left = match_ends_at(last);
        if (is_name(next + 1) && !(known_left && match_[at(next + 1)].entry != nullptr)) {
          last = piece_end(next + 1);
          note(next + 1, last);
          continue;
        }
        // "Kwok Wai-keung", "Sar-e-Pul"
        const std::string_view half = words_[at(next + 1)];
        const bool syllable = half == "in" || half == "un" || half == "il" || half == "an";  // "Moon Jae-in"
        if (!known_left && !half.empty() && is_lower(half.front()) &&
            (is_proper(next + 1) || (syllable && last > start))) {
          last = next + 1;
          continue;
        }
        if (lexicon_.name_word(words_[at(next + 1)]).link && is_hyphen(next + 2) && is_name(next + 3)) {
          last = piece_end(next + 3);
          continue;
        }
        break;
      }
      // "the second UNOLAM mission, UNOLAM II"
      if (is_roman(word) && is_acronym(words_[at(last)]) && !match_ends_at(last)) {
        last = next;
        continue;
      }
      // Numbers belong to "Resolution 181" and "Apollo 11".
      if (sentence_[next].upos == Upos::Num && !word.empty() && is_digit(word.front()) && word.size() <= 4 &&
          head_word(last).head && head_word(last).kind == ActorKind::Project) {
        last = next;
        continue;
      }
      // "the Convention of 1800"
      if (word == "of" && next + 1 < size_ && is_year(next + 1) && head_word(last).head &&
          head_word(last).kind == ActorKind::Project && !match_ends_at(last)) {
        last = next + 1;
        break;
      }
      if (lexicon_.name_word(word).link && is_name(next + 1) && !match_ends_at(last)) {
        last = piece_end(next + 1);
        continue;
      }
      if (headed && (word == "of" || word == "for" || word == "on")) {
        int target = next + 1;
        if (target < size_ && (words_[at(target)] == "the" || words_[at(target)] == "The")) ++target;
        if (is_name(target) && phrase_allowed(start, last, word, target)) {
          in_phrase = true;
          last = piece_end(target);
          continue;
        }
        break;
      }
      if (in_phrase && (word == "and" || word == "," || word == "&") && is_name(next + 1)) {
        if (continues_phrase(next, last)) {
          last = piece_end(next + 1);
          continue;
        }
        break;
      }
      if (word == "&" && is_name(next + 1)) {
        last = piece_end(next + 1);
        continue;
      }
      break;
    }
    return last;
  }

  bool is_year(int i) const {
    const std::string_view text = words_[at(i)];
    return text.size() == 4 && (text[0] == '1' || text[0] == '2') && std::all_of(text.begin(), text.end(), is_digit);
  }

  bool match_ends_at(int i) const {
    for (int k = i; k >= 0 && k > i - 12; --k) {
      if (match_[at(k)].entry != nullptr) return match_[at(k)].last == i;
    }
    return false;
  }

  // "Ministry of Trade and Industry" goes on; "the Treaty of Oslo and Sweden" does not.
  bool continues_phrase(int conjunction, int last) const {
    const int next = conjunction + 1;
    if (match_[at(next)].entry != nullptr && match_[at(next)].entry->forms.front().kind != FormKind::Demonym)
      return false;
    if (match_ends_at(last) && match_[at(next)].entry == nullptr && words_[at(conjunction)] == ",") return false;
    if (office_at_[at(next)] >= 0 || lexicon_.name_word(words_[at(next)]).given) return false;
    if (words_[at(conjunction)] == ",") {
      // A list inside a name has its "and" further on.
      for (int k = next + 1; k < std::min(size_, next + 5); ++k) {
        if (words_[at(k)] == "and" && is_name(k + 1)) return sentence_[next].head >= 0 && inside(next, last);
      }
      return false;
    }
    return inside(next, last) || sentence_[next].head == last;
  }
  // The parser hangs `token` under the phrase that ends at `last`.
  bool inside(int token, int last) const {
    for (int k = 0, t = token; k < 6 && t >= 0; ++k, t = sentence_[t].head) {
      if (t <= last && t >= last - 6) return true;
    }
    return false;
  }

  bool phrase_allowed(int start, int last, std::string_view preposition, int target) const {
    // An office takes "of" only to its own words, which the office lexicon knows.
    int head = last;
    const NameWord word = head_word(head);
    if (!word.head) return false;
    if (word.kind == ActorKind::Place) return preposition == "of";
    if (preposition == "on" && word.kind != ActorKind::Organization && word.kind != ActorKind::Project) return false;
    (void)start;
    (void)target;
    return true;
  }

  // --- cutting a run ---------------------------------------------------------------------------------------------
  void cut_run(int first, int last) {
    int p = first;
    while (p <= last) {
      if (is_hyphen(p) || words_[at(p)] == "for" || words_[at(p)] == "on") {
        ++p;
        continue;
      }
      const int office = office_at_[at(p)];
      if (office >= 0 && !known_longer(p, out_.offices[at(office)].last)) {
        p = cut_office(office, last);
        continue;
      }
      if (match_[at(p)].entry != nullptr) {
        p = cut_known(p, last);
        continue;
      }
      if (const int after = government_end(p, last); after > p) {
        p = after;
        continue;
      }
      p = cut_unseen(p, last, -1);
    }
  }

  // "the Government", "the Government of Peru", the second word of "the Peruvian Government": no name of its own, what
  // it governs is named. Where the name goes on ("Government Accountability Office"), `p` itself.
  int government_end(int p, int last) const {
    const std::string_view word = folded_.low_of(p, p);
    if (word != "government" && word != "governments") return p;
    if (p == last) return p + 1;
    if (words_[at(p + 1)] != "of") return p;
    int target = p + 2;
    if (target <= last && words_[at(target)] == "the") ++target;
    if (target > last || match_[at(target)].entry == nullptr) return p;
    const ActorKind kind = lexicon_.actors()[match_[at(target)].entry->forms.front().actor].kind;
    return kind == ActorKind::State ? target : p;
  }

  bool known_longer(int p, int office_last) const {
    return match_[at(p)].entry != nullptr && match_[at(p)].last >= office_last;
  }

  // A title and the name after it; returns where to go on.
  int cut_office(int office, int last) {
    const OfficeSpan& span = out_.offices[at(office)];
    const int next = span.last + 1;
    if (next > last || next >= size_) return next;
    // "Prime Minister's Office", "General Staff", "King Abdullah University" are names that start like a title.
    const NameWord end = head_word(last);
    if (end.head && end.kind != ActorKind::Place && last > span.last && starts_upper(span.first) &&
        sentence_[last].dependency != Dependency::Flat && !lexicon_.name_word(words_[at(next)]).given && next == last &&
        end.kind == ActorKind::Organization) {
      add({span.first, last, NameSpanKind::Name, nullptr, end.kind, -1, -1});
      return last + 1;
    }
    if (office_at_[at(next)] >= 0) return next;  // "Foreign Minister General Smith": the second title decides
    if (!is_name(next)) return next;
    if (match_[at(next)].entry != nullptr && !person_like_match(next, last)) return next;
    return cut_unseen(next, last, office);
  }

  // "President Washington", "King Jordan": a known name after a title that is really a person's.
  bool person_like_match(int i, int last) const {
    if (match_[at(i)].last > i) return false;
    const auto& forms = match_[at(i)].entry->forms;
    if (std::any_of(forms.begin(), forms.end(), [](const LexiconForm& f) { return f.kind == FormKind::Demonym; })) {
      return false;
    }
    return last > i ? sentence_[i + 1].dependency == Dependency::Flat
                    : i > 0 && sentence_[i - 1].dependency == Dependency::NmodDesc;
  }

  int cut_known(int p, int last) {
    const Match& match = match_[at(p)];
    // A person's name that holds a country's: "Michael Jordan" is cut as unseen; here "Jordan Peters".
    if (match.last == p && p < last && lexicon_.name_word(words_[at(p)]).given &&
        sentence_[p + 1].dependency == Dependency::Flat && match_[at(p + 1)].entry == nullptr) {
      return cut_unseen(p, last, -1);
    }
    if (match.last < last) {
      const ActorKind kind = lexicon_.actors()[match.entry->forms.front().actor].kind;
      const bool state = kind == ActorKind::State || kind == ActorKind::ArmedGroup;
      const bool government = state && office_at_[at(match.last + 1)] < 0 && is_government(match.last + 1, last);
      if (government) {
        add_known(p);
        return match.last + 2;  // no name of its own
      }
      const int end = institution_end(match.last + 1, last);
      if (end > 0) {
        add_known(p);
        add({joined_start(p), end, NameSpanKind::Name, nullptr, kind_of(p, end), -1, -1});
        add_inner(match.last + 1, end);
        return end + 1;
      }
    }
    add_known(p);
    return match.last + 1;
  }

  // Where "Peruvian-Chilean Treaty" begins, from its second nationality.
  int joined_start(int p) const {
    if (p < 2 || !is_hyphen(p - 1) || !touches_next(p - 2) || !touches_next(p - 1)) return p;
    for (int k = p - 2; k >= 0 && k > p - 6; --k) {
      if (match_[at(k)].entry != nullptr) return match_[at(k)].last == p - 2 ? k : p;
    }
    return p;
  }

  // "the Iranian Government" is Iran, as "the Iranian government" is.
  bool is_government(int from, int last) const {
    return lexicon_.agent_class(folded_.low_of(from, from)) == AgentClass::State &&
           (from == last || !is_linked(from + 1));
  }

  // After a known modifier: does [from, last] go on to an institution, treaty … of its own? Its end, or -1.
  int institution_end(int from, int last) const {
    if (from > last || is_hyphen(from)) return -1;
    // "the African Union for …" is the Union.
    if (words_[at(from)] == "for" || words_[at(from)] == "on") return -1;
    int end = -1;
    for (int k = from; k <= last; ++k) {
      // "the Kenyan Politburo member": a title that begins with a body.
      if (const int office = office_at_[at(k)]; office >= 0) {
        const int title_end = out_.offices[at(office)].last;
        if (end < 0 && title_end > k && !starts_upper(title_end)) return -1;
      }
      if (office_at_[at(k)] >= 0 && end < 0 && !head_word(k).head) return -1;
      if (office_at_[at(k)] >= 0 && end >= 0 && !is_linked(k)) break;
      // "Envoy for Peruvian Affairs Ana Diaz"
      if (end == k - 1 && k > from && k < last && lexicon_.name_word(words_[at(k)]).given &&
          !lexicon_.name_word(words_[at(k + 1)]).head && sentence_[k + 1].dependency == Dependency::Flat) {
        return end;
      }
      if (head_word(k).head) end = k;
      if (end >= 0 && k > end && !is_linked(k)) break;
    }
    if (end < 0) return -1;
    // "of", "for", "on" phrases belong to it.
    int k = end;
    while (k + 1 <= last && is_linked(k + 1)) ++k;
    return std::max(end, k);
  }
  // Inside an of-phrase of the run that started before?
  bool is_linked(int k) const {
    const std::string_view word = words_[at(k)];
    if (word == "of" || word == "for" || word == "on" || word == "and" || word == "the" || word == "," || word == "&")
      return true;
    for (int j = k - 1; j >= 0 && j >= k - 8; --j) {
      const std::string_view before = words_[at(j)];
      if (before == "of" || before == "for" || before == "on") return true;
      if (!name_[at(j)] && match_[at(j)].entry == nullptr && before != "and" && before != "the" && before != "," &&
          before != "&")
        return false;
    }
    return false;
  }

  void add_known(int p) {
    add({p, match_[at(p)].last, NameSpanKind::Lexicon, match_[at(p)].entry, ActorKind::Other, -1, -1});
  }
  void add_inner(int from, int to) {
    for (int k = from; k <= to; ++k) {
      if (match_[at(k)].entry != nullptr && match_[at(k)].last <= to) add_known(k);
    }
  }

  ActorKind kind_of(int first, int last) const {
    int head = last;
    for (int k = first; k <= last; ++k) {
      const std::string_view word = words_[at(k)];
      if (k > first && (word == "of" || word == "for" || word == "on")) {
        head = k - 1;
        break;
      }
    }
    while (head > first && sentence_[head].upos == Upos::Num) --head;
    const NameWord word = head_word(head);
    return word.head ? word.kind : ActorKind::Other;
  }

  bool has_phrase(int first, int last) const {
    for (int k = first + 1; k < last; ++k) {
      const std::string_view word = words_[at(k)];
      if (word == "of" || word == "for" || word == "on") return true;
    }
    return false;
  }

  // An unseen name from `p`; `office` is the title before it, or -1.
  int cut_unseen(int p, int last, int office) {
    int end = p;
    // It ends before a title, and before a known name that does not belong to it.
    for (int k = p + 1; k <= last; ++k) {
      if (office_at_[at(k)] >= 0 && !head_word(k).head && starts_upper(k) && !has_phrase(p, k) &&
          out_.offices[at(office_at_[at(k)])].last < last) {
        break;
      }
      // "Assistant for Border Affairs Maria Lopez": a given name starts a person.
      if (k < last && lexicon_.name_word(words_[at(k)]).given && has_phrase(p, k) &&
          sentence_[k].dependency != Dependency::Flat && sentence_[k + 1].dependency == Dependency::Flat &&
          sentence_[k + 1].head == k) {
        break;
      }
      if (match_[at(k)].entry != nullptr) {
        const bool linked = has_phrase(p, k) || is_hyphen(k - 1);
        const bool flat =
            sentence_[k].dependency == Dependency::Flat && sentence_[k].head >= p && sentence_[k].head < k;
        const bool goes_on = institution_end(match_[at(k)].last + 1, last) > 0 && office < 0;
        if (!linked && !flat && !goes_on) break;
        k = match_[at(k)].last;
      }
      end = k;
    }
    while (end > p && (is_hyphen(end) || is_small(end))) --end;
    end = with_number(end);
    NameSpan span{p, end, NameSpanKind::Name, nullptr, kind_of(p, end), -1, -1};
    if (office >= 0) {
      span.kind = NameSpanKind::Person;
      span.actor_kind = ActorKind::Person;
      span.office_first = out_.offices[at(office)].first;
      span.office_last = out_.offices[at(office)].last;
    } else if (is_person(p, end, span.actor_kind)) {
      span.kind = NameSpanKind::Person;
      span.actor_kind = ActorKind::Person;
    } else if (p == end && is_no_name(p)) {
      return end + 1;
    }
    add(span);
    if (span.kind != NameSpanKind::Person) add_inner(p, end);
    return end + 1;
  }

  bool is_small(int k) const {
    const std::string_view word = words_[at(k)];
    return word == "of" || word == "for" || word == "on" || word == "and" || word == "the" || word == "," ||
           word == "&" || word.empty();
  }

  bool is_no_name(int i) const {
    const std::string_view word = words_[at(i)];
    if (word.size() < 2) return true;
    // "Central and South Asia"
    if (i + 2 < size_ && folded_.low_of(i + 1, i + 1) == "and" && match_[at(i + 2)].entry != nullptr &&
        match_[at(i + 2)].last > i + 2 &&
        (word == "Central" || word == "Western" || word == "Eastern" || word == "United")) {
      return true;
    }
    const NameWord known = lexicon_.name_word(word);
    if (known.stop) return true;
    // the last word of "Senate Trade Committee Chairman, Ana Diaz"
    if (i > 0 && name_[at(i - 1)] && lexicon_.find_office(folded_.low_of(i, i)) != nullptr) return true;
    if (!is_proper(i) && !is_lone_acronym(i)) return true;
    return std::none_of(word.begin(), word.end(), [](char c) { return is_lower(c) || is_upper(c); });
  }

  // "Nicholas II", "Catherine the Great": where the name of a ruler ends.
  int with_number(int end) const {
    static constexpr std::array<std::string_view, 16> kNumbers = {
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"};
    static constexpr std::array<std::string_view, 4> kBynames = {"Great", "Magnificent", "Terrible", "Wise"};
    const auto in = [](std::string_view word, const auto& words) {
      return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (end + 1 < size_ && in(sentence_.text(end + 1), kNumbers)) return end + 1;
    if (end + 2 < size_ && sentence_.text(end + 1) == "the" && in(sentence_.text(end + 2), kBynames)) return end + 2;
    return end;
  }

  // "J.", "A.V."
  static bool is_initials(std::string_view text) {
    if (text.size() < 2 || text.size() > 6 || text.size() % 2 != 0 || text == "U.S." || text == "U.N.") return false;
    for (std::size_t i = 0; i < text.size(); i += 2) {
      if (!is_upper(text[i]) || text[i + 1] != '.') return false;
    }
    return true;
  }

  bool is_person(int first, int last, ActorKind kind) const {
    const int length = last - first + 1;
    if (length > 5 || has_phrase(first, last)) return false;
    const NameWord begin = lexicon_.name_word(words_[at(first)]);
    if (length == 1) return false;
    if (is_acronym(words_[at(first)]) && words_[at(first)].size() > 2) return false;
    for (int k = first; k <= last; ++k) {
      if (words_[at(k)] == "&" || words_[at(k)] == "and") return false;
    }
    const bool flat =
        sentence_[first + 1].dependency == Dependency::Flat || sentence_[last].dependency == Dependency::Flat;
    if (begin.given) return kind == ActorKind::Other || kind == ActorKind::Place || flat;
    if (kind != ActorKind::Other) return false;
    if (is_initials(sentence_.text(first))) return true;
    if (first > 0 && (words_[at(first - 1)] == "the" || words_[at(first - 1)] == "The")) return false;
    return flat;
  }

  void add(NameSpan span) { out_.names.push_back(span); }

  const Sentence& sentence_;
  const FoldedSentence& folded_;
  const ActorLexicon& lexicon_;
  const int size_;
  std::vector<std::string_view> words_;
  std::vector<Match> match_;
  std::vector<bool> name_;
  std::vector<int> office_at_;
  SentenceNames out_;
};

}  // namespace

SentenceNames find_names(const Sentence& sentence, const FoldedSentence& folded, const ActorLexicon& lexicon) {
  return NameReader(sentence, folded, lexicon).read();
}

int head_of(const Sentence& sentence, int first, int last) {
  int head = last;
  for (int steps = last - first + 1; steps > 0; --steps) {
    const int next = sentence[head].head;
    if (next < first || next > last) break;
    head = next;
  }
  return head;
}

}  // namespace actorgraph
