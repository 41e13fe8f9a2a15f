// Suffix rules learnt from a treebank guess at verbs that it never saw ("boycotted": boycot?). The verbs that our own
// relation lexicon names need no guess.

#include "extract/language/verb_forms.h"

#include <algorithm>
#include <array>
#include <string>

extern "C" {
extern const char relations_tsv_begin[];
extern const char relations_tsv_end[];
}

namespace actorgraph {
namespace {

struct Irregular {
  std::string_view lemma;
  std::string_view past;
  std::string_view participle;
};

constexpr std::array<Irregular, 121> kIrregular = {{
    {"arise", "arose", "arisen"},
    {"bear", "bore", "borne"},
    {"beat", "beat", "beaten"},
    {"become", "became", "become"},
    {"begin", "began", "begun"},
    {"bend", "bent", "bent"},
    {"bet", "bet", "bet"},
    {"bind", "bound", "bound"},
    {"bite", "bit", "bitten"},
    {"bleed", "bled", "bled"},
    {"blow", "blew", "blown"},
    {"break", "broke", "broken"},
    {"breed", "bred", "bred"},
    {"bring", "brought", "brought"},
    {"build", "built", "built"},
    {"buy", "bought", "bought"},
    {"cast", "cast", "cast"},
    {"catch", "caught", "caught"},
    {"choose", "chose", "chosen"},
    {"cling", "clung", "clung"},
    {"come", "came", "come"},
    {"cost", "cost", "cost"},
    {"cut", "cut", "cut"},
    {"deal", "dealt", "dealt"},
    {"dig", "dug", "dug"},
    {"draw", "drew", "drawn"},
    {"drive", "drove", "driven"},
    {"eat", "ate", "eaten"},
    {"fall", "fell", "fallen"},
    {"feed", "fed", "fed"},
    {"feel", "felt", "felt"},
    {"fight", "fought", "fought"},
    {"find", "found", "found"},
    {"flee", "fled", "fled"},
    {"fly", "flew", "flown"},
    {"forbid", "forbade", "forbidden"},
    {"forego", "forewent", "foregone"},
    {"foresee", "foresaw", "foreseen"},
    {"forget", "forgot", "forgotten"},
    {"forgive", "forgave", "forgiven"},
    {"forsake", "forsook", "forsaken"},
    {"freeze", "froze", "frozen"},
    {"get", "got", "gotten"},
    {"give", "gave", "given"},
    {"go", "went", "gone"},
    {"grow", "grew", "grown"},
    {"hear", "heard", "heard"},
    {"hide", "hid", "hidden"},
    {"hit", "hit", "hit"},
    {"hold", "held", "held"},
    {"hurt", "hurt", "hurt"},
    {"keep", "kept", "kept"},
    {"know", "knew", "known"},
    {"lay", "laid", "laid"},
    {"lead", "led", "led"},
    {"leave", "left", "left"},
    {"lend", "lent", "lent"},
    {"let", "let", "let"},
    {"lose", "lost", "lost"},
    {"make", "made", "made"},
    {"mean", "meant", "meant"},
    {"meet", "met", "met"},
    {"mislead", "misled", "misled"},
    {"overcome", "overcame", "overcome"},
    {"override", "overrode", "overridden"},
    {"overrun", "overran", "overrun"},
    {"oversee", "oversaw", "overseen"},
    {"overtake", "overtook", "overtaken"},
    {"overthrow", "overthrew", "overthrown"},
    {"partake", "partook", "partaken"},
    {"pay", "paid", "paid"},
    {"put", "put", "put"},
    {"quit", "quit", "quit"},
    {"read", "read", "read"},
    {"rebuild", "rebuilt", "rebuilt"},
    {"ride", "rode", "ridden"},
    {"ring", "rang", "rung"},
    {"rise", "rose", "risen"},
    {"run", "ran", "run"},
    {"say", "said", "said"},
    {"see", "saw", "seen"},
    {"seek", "sought", "sought"},
    {"sell", "sold", "sold"},
    {"send", "sent", "sent"},
    {"set", "set", "set"},
    {"shake", "shook", "shaken"},
    {"shoot", "shot", "shot"},
    {"shut", "shut", "shut"},
    {"sink", "sank", "sunk"},
    {"sit", "sat", "sat"},
    {"slay", "slew", "slain"},
    {"sleep", "slept", "slept"},
    {"speak", "spoke", "spoken"},
    {"spend", "spent", "spent"},
    {"split", "split", "split"},
    {"spread", "spread", "spread"},
    {"spring", "sprang", "sprung"},
    {"stand", "stood", "stood"},
    {"steal", "stole", "stolen"},
    {"stick", "stuck", "stuck"},
    {"strike", "struck", "struck"},
    {"strive", "strove", "striven"},
    {"swear", "swore", "sworn"},
    {"sweep", "swept", "swept"},
    {"swing", "swung", "swung"},
    {"take", "took", "taken"},
    {"teach", "taught", "taught"},
    {"tell", "told", "told"},
    {"think", "thought", "thought"},
    {"throw", "threw", "thrown"},
    {"thrust", "thrust", "thrust"},
    {"undergo", "underwent", "undergone"},
    {"understand", "understood", "understood"},
    {"undertake", "undertook", "undertaken"},
    {"uphold", "upheld", "upheld"},
    {"wear", "wore", "worn"},
    {"win", "won", "won"},
    {"withdraw", "withdrew", "withdrawn"},
    {"withhold", "withheld", "withheld"},
    {"withstand", "withstood", "withstood"},
    {"write", "wrote", "written"},
}};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool ends_with_sibilant(std::string_view lemma) {
  return lemma.ends_with("s") || lemma.ends_with("x") || lemma.ends_with("z") || lemma.ends_with("ch") ||
         lemma.ends_with("sh");
}

/// "stop", "boycott" no, "control": one vowel letter, then one consonant that may double.
bool may_double(std::string_view lemma) {
  if (lemma.size() < 3) return false;
  const char last = lemma.back();
  const char before = lemma[lemma.size() - 2];
  return !is_vowel(last) && last != 'w' && last != 'x' && last != 'y' && last != 'h' && is_vowel(before) &&
         !is_vowel(lemma[lemma.size() - 3]);
}

}  // namespace

void for_each_verb_form(std::string_view lemma,
                        const std::function<void(std::string_view, std::string_view, std::string_view)>& add) {
  if (lemma.size() < 2) return;
  const std::string base(lemma);
  const bool consonant_y = lemma.back() == 'y' && !is_vowel(lemma[lemma.size() - 2]);
  const std::string without_last = base.substr(0, base.size() - 1);
  add("VBZ",
      consonant_y ? without_last + "ies" : base + (ends_with_sibilant(lemma) || lemma.back() == 'o' ? "es" : "s"),
      lemma);
  if (lemma.ends_with("ie")) {
    add("VBG", base.substr(0, base.size() - 2) + "ying", lemma);
  } else if (lemma.back() == 'e' && !lemma.ends_with("ee") && !lemma.ends_with("oe") && !lemma.ends_with("ye")) {
    add("VBG", without_last + "ing", lemma);
  } else {
    add("VBG", base + "ing", lemma);
  }
  if (may_double(lemma)) add("VBG", base + base.back() + "ing", lemma);
  const auto irregular =
      std::find_if(kIrregular.begin(), kIrregular.end(), [&](const Irregular& entry) { return entry.lemma == lemma; });
  if (irregular != kIrregular.end()) {
    add("VBD", irregular->past, lemma);
    add("VBN", irregular->participle, lemma);
    return;
  }
  for (const std::string_view tag : {std::string_view("VBD"), std::string_view("VBN")}) {
    if (consonant_y) {
      add(tag, without_last + "ied", lemma);
    } else {
      add(tag, base + (lemma.back() == 'e' ? "d" : "ed"), lemma);
    }
    if (may_double(lemma)) add(tag, base + base.back() + "ed", lemma);
  }
}

void for_each_known_verb(const std::function<void(std::string_view)>& use) {
  for (const Irregular& entry : kIrregular) use(entry.lemma);
  std::string_view rest(relations_tsv_begin, static_cast<std::size_t>(relations_tsv_end - relations_tsv_begin));
  std::string_view previous;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!line.starts_with("verb\t")) continue;
    line.remove_prefix(5);
    std::string_view lemma = line.substr(0, line.find_first_of(" \t"));  // "carry" of "carry out"
    if (lemma == previous || lemma.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos) continue;
    previous = lemma;
    use(lemma);
  }
}

}  // namespace actorgraph
