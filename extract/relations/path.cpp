#include "extract/relations/path.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "extract/relations/clause.h"

namespace actorgraph {
namespace {

constexpr std::size_t kLongestPath = 4;    // edges on both sides together
constexpr std::size_t kMostMentions = 24;  // beyond that the sentence is a list

bool is_clausal(Dependency d) {
  switch (d) {
    case Dependency::Ccomp:
    case Dependency::Advcl:
    case Dependency::AdvclRelcl:
    case Dependency::AclRelcl:
    case Dependency::Acl:
    case Dependency::Csubj:
    case Dependency::Parataxis:
      return true;
    default:
      return false;
  }
}

/// The tokens from a word up to the root, coordination skipped: a conjunct stands where the first one stands.
std::vector<int> way_up(const Sentence& s, int token) {
  std::vector<int> way = {token};
  while (s[token].head >= 0 && way.size() < 40) {
    const bool conjunct = s[token].dependency == Dependency::Conj && s[token].upos != Upos::Verb;
    token = s[token].head;
    if (conjunct) {
      way.back() = token;  // the slot is the first conjunct's
    } else {
      way.push_back(token);
    }
  }
  return way;
}

class PathFinder {
 public:
  PathFinder(const ActorView& view, const RelationLexicon& lexicon, std::vector<Candidate>& out)
      : view_(view), s_(view.sentence()), lexicon_(lexicon), out_(out) {}

  void run() {
    const std::vector<std::size_t>& mentions = view_.mentions();
    if (mentions.size() > kMostMentions) return;
    std::set<std::pair<std::size_t, std::size_t>> joined;
    for (const Candidate& candidate : out_) joined.insert(std::minmax(candidate.subject.actor, candidate.object.actor));
    std::vector<std::vector<int>> ways;
    for (const std::size_t index : mentions) ways.push_back(way_up(s_, view_.actors().mentions[index].head));
    const auto names = [](const std::vector<std::size_t>& actors, std::size_t actor) {
      return std::find(actors.begin(), actors.end(), actor) != actors.end();
    };
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      for (std::size_t j = i + 1; j < mentions.size(); ++j) {
        const std::vector<std::size_t>& one = view_.actors().mentions[mentions[i]].actors;
        const std::vector<std::size_t>& other = view_.actors().mentions[mentions[j]].actors;
        for (const std::size_t first : one) {
          for (const std::size_t second : other) {
            // "A and B cut their costs": what stands for both says nothing between them.
            if (first == second || names(one, second) || names(other, first)) continue;
            if (joined.contains(std::minmax(first, second))) continue;
            pair({mentions[i], first}, ways[i], {mentions[j], second}, ways[j]);
          }
        }
      }
    }
  }

 private:
  void pair(const Argument& first, const std::vector<int>& from, const Argument& second, const std::vector<int>& to) {
    std::size_t a = from.size();
    std::size_t b = to.size();
    while (a > 0 && b > 0 && from[a - 1] == to[b - 1]) {
      --a;
      --b;
    }
    // Now from[a] == to[b] is where the ways meet; from[0 .. a) and to[0 .. b) lie below it.
    if (a == from.size() || a + b > kLongestPath) return;
    if (a == 0 && b == 0) return;  // conjuncts of each other
    const auto leaves_clause = [&](int token) { return is_clausal(s_[token].dependency); };
    if (std::any_of(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(a), leaves_clause) ||
        std::any_of(to.begin(), to.begin() + static_cast<std::ptrdiff_t>(b), leaves_clause)) {
      return;
    }
    const std::vector<int> up(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(a));
    const std::vector<int> down(to.begin(), to.begin() + static_cast<std::ptrdiff_t>(b));
    if (subject_is_second(up, down)) {
      emit(second, down, first, up, from[a]);
    } else {
      emit(first, up, second, down, from[a]);
    }
  }

  bool subject_is_second(const std::vector<int>& first, const std::vector<int>& second) const {
    if (first.empty()) {
      // "a region that X holds", "an X-led group": the actor inside is the doer.
      for (const int token : second) {
        const Dependency d = s_[token].dependency;
        if (d == Dependency::Nsubj || d == Dependency::OblAgent) return true;
      }
      return s_[second.back()].xpos == "VBN" && s_[second.back()].dependency == Dependency::Amod;
    }
    if (second.empty()) {
      const Dependency d = s_[first.back()].dependency;
      return d == Dependency::Nmod || d == Dependency::Appos;
    }
    const Dependency one = s_[first.back()].dependency;
    const Dependency other = s_[second.back()].dependency;
    const auto is_subject = [&](Dependency d) {
      return d == Dependency::Nsubj || d == Dependency::OblAgent || d == Dependency::NmodPoss;
    };
    if (is_subject(other) && !is_subject(one)) return true;
    if (other == Dependency::NsubjPass && one != Dependency::OblAgent && !is_subject(one)) return true;
    return false;
  }

  std::string shape(const std::vector<int>& way) const {
    std::string out;
    for (std::size_t i = way.size(); i-- > 0;) {
      if (!out.empty()) out += '>';
      out += to_string(s_[way[i]].dependency);
    }
    return out.empty() ? "top" : out;
  }

  void emit(const Argument& subject, const std::vector<int>& up, const Argument& object, const std::vector<int>& down,
            int top) {
    Candidate candidate;
    candidate.subject = subject;
    candidate.object = object;
    candidate.rule = "path";
    if (up.size() > 1 && s_[up.back()].dependency == Dependency::Nsubj &&
        s_[up.front()].dependency == Dependency::Nmod) {
      // "overtures to A alarmed B": A did not
      const std::string preposition = view_.preposition(up.front());
      if (preposition != "of" && preposition != "by") return;
    }
    // What is done to somebody is not his deed.
    if (!up.empty() && s_[top].upos == Upos::Verb && s_[up.back()].dependency == Dependency::Obj) return;
    for (const std::vector<int>* way : {&up, &down}) {
      for (const int token : *way) {
        if (sets_scene(s_, token, view_.preposition(token))) return;
      }
    }
    candidate.subject_shape = shape(up);
    candidate.object_shape = shape(down);
    const auto inside = [&](int token, const Argument& argument) {
      const Mention& mention = view_.mention(argument);
      return token >= mention.first && token <= mention.last;
    };
    // From the doer up: nothing but what it does; from there down to the object.
    std::vector<int> spine;
    if (!up.empty() && down.empty()) {
      for (std::size_t i = 1; i < up.size(); ++i) spine.push_back(up[i]);
    } else {
      if (!up.empty()) spine.push_back(top);
      for (std::size_t i = down.size(); i-- > 1;) spine.push_back(down[i]);
    }
    for (const int token : spine) {
      if (inside(token, subject) || inside(token, object)) continue;
      for (auto it = s_.children_begin(token); it != s_.children_end(token); ++it) {
        const Dependency d = s_[*it].dependency;
        if (d == Dependency::Case && s_.child(*it, Dependency::Fixed) >= 0) continue;  // "such as"
        if ((d == Dependency::Case || d == Dependency::Mark) && token != top) candidate.words.push_back(*it);
        if (token == top && d == Dependency::Aux && s_[*it].xpos == "MD") candidate.words.push_back(*it);
      }
      candidate.words.push_back(token);
      if (s_[token].upos != Upos::Adp && s_[token].upos != Upos::Pron) candidate.core.push_back(token);
    }
    if (candidate.core.empty()) return;
    for (std::size_t i = 0; i + 1 < candidate.core.size(); ++i) {
      if (is_unreal(candidate.core[i])) return;
    }
    if (!down.empty()) {
      std::vector<int> words;
      candidate.preposition = view_.preposition(down.front(), &words);
      if (is_circumstantial(candidate.preposition) && candidate.preposition != "as") return;
      candidate.words.insert(candidate.words.end(), words.begin(), words.end());
    }
    candidate.predicate = candidate.core.front();
    candidate.nouns = candidate.core;
    // "no officer of A": A's officers did not
    for (const int token : up) {
      if (s_[token].upos == Upos::Noun) candidate.nouns.push_back(token);
    }
    out_.push_back(std::move(candidate));
  }

  bool is_unreal(int token) const {
    constexpr unsigned kUnreal = RelationEntry::Negates | RelationEntry::Report | RelationEntry::Possible |
                                 RelationEntry::Planned | RelationEntry::Recommended | RelationEntry::Conditional |
                                 RelationEntry::Desired;
    const auto pos = s_[token].upos == Upos::Verb  ? RelationEntry::Pos::Verb
                     : s_[token].upos == Upos::Adj ? RelationEntry::Pos::Adj
                                                   : RelationEntry::Pos::Noun;
    for (const RelationEntry& entry : lexicon_.find(pos, s_[token].lemma)) {
      if ((entry.flags & kUnreal) != 0) return true;
    }
    return false;
  }

  const ActorView& view_;
  const Sentence& s_;
  const RelationLexicon& lexicon_;
  std::vector<Candidate>& out_;
};

}  // namespace

void find_path_relations(const ActorView& view, const RelationLexicon& lexicon, std::vector<Candidate>& out) {
  PathFinder(view, lexicon, out).run();
}

}  // namespace actorgraph
