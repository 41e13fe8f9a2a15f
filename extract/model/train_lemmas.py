#!/usr/bin/python3
"""Learns to lemmatise from treebanks: edit scripts by tag and longest known suffix, and a table of the forms that they
get wrong.

  train_lemmas.py lemmas.txt --data FILE.conllu... [--test FILE.conllu...]

The output is a section of the model (train_parser.py export adds it). Its lines, tab-separated:
  rule       R kind suffix case cut append  for forms ending in `suffix` (lower case): case l lowers, k keeps, u lowers
                                            all but the first letter and makes that a capital; then `cut` characters
                                            go, `append` comes
  exception  E tag form lemma
A tag is XPOS|UPOS, since names keep the part of speech of their words (United: NNP|VERB). A kind is a tag, followed by ^
for forms of five capitals or more and by _ for proper nouns that begin with a small letter.
extract/language/lemmatizer.cpp reads them, and its `lemma` does what `lemma` does here.
"""
import argparse
from collections import Counter, defaultdict

LONGEST = 6     # suffix of a rule
FEWEST = 2      # forms that must share a rule
LOWER = str.maketrans('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')

UPPER = str.maketrans('abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
VOWELS = 'aeiou'


def lower(text):
    return text.translate(LOWER)


def load(path):
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            field = line.rstrip('\n').split('\t')
            if len(field) == 10 and field[0].isdigit() and field[7] != 'goeswith':
                yield field[1].replace('\u2019', "'"), f'{field[4]}|{field[3]}', field[2]


def cased(form, case):
    if case == 'l':
        return lower(form)
    if case == 'u':
        return form[:1].translate(UPPER) + lower(form[1:])
    return form


def script(form, lemma):
    """How to come from the form to its lemma, or None."""
    for case in 'lku':
        base = cased(form, case)
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        if common > 0 or (len(base) <= 3 and case == 'l'):
            if common >= len(lemma) - 3:
                return case, len(base) - common, lemma[common:]
    return None


def kind(form, tag):
    if len(form) >= 5 and all('A' <= c <= 'Z' for c in form):
        return tag + '^'
    if tag.startswith('NNP') and 'a' <= form[0] <= 'z':
        return tag + '_'
    return tag


def apply(form, rule):
    base = cased(form, rule[0])
    return base[:len(base) - rule[1]] + rule[2] if rule[1] <= len(base) else base


def suffixes(form):
    low = lower(form)
    return [low[len(low) - k:] for k in range(min(LONGEST, len(low)) + 1)]


def learn(words):
    seen = defaultdict(Counter)
    for form, tag, lemma in words:
        seen[form, tag][lemma] += 1
    votes = defaultdict(Counter)
    for (form, tag), lemmas in seen.items():
        rule = script(form, lemmas.most_common(1)[0][0])
        if rule and any(c.isalnum() for c in form):
            for suffix in suffixes(form):
                votes[kind(form, tag), suffix][rule] += 1
    rules = {}
    for (tag, suffix), counts in sorted(votes.items(), key=lambda v: (v[0][0], len(v[0][1]), v[0][1])):
        best = max(sorted(counts), key=lambda r: counts[r])
        if suffix and (sum(counts.values()) < FEWEST or counts[best] < 0.6 * sum(counts.values())):
            continue
        # What a shorter suffix says already need not be said again.
        shorter = next((rules[tag, suffix[k:]] for k in range(1, len(suffix) + 1) if (tag, suffix[k:]) in rules), None)
        if best != shorter:
            rules[tag, suffix] = best
    # A word begins with a capital where its sentence does: what is known of it in small letters says more.
    for form, tag in sorted(seen):
        if form != lower(form) and not tag.startswith('NNP') and (lower(form), tag) in seen:
            small, large = seen[lower(form), tag], seen[form, tag]
            if large.most_common(1)[0][0] == lower(large.most_common(1)[0][0]):
                seen[form, tag] = small + large
    exceptions = {}
    for form, tag, lem in inflected(seen):
        if (form, tag) not in seen and by_rule(rules, form, tag) != lem:
            exceptions.setdefault((form, tag), lem)
    for (form, tag), lemmas in seen.items():
        best, count = lemmas.most_common(1)[0]
        if best != by_rule(rules, form, tag) and (count > 1 or form.isalpha() or not any(c.isalnum() for c in form)):
            exceptions[form, tag] = best
    for (form, tag), lemma in sorted(exceptions.items()):
        if form != lower(form) and exceptions.get((lower(form), tag)) == lemma:
            del exceptions[form, tag]
    return rules, exceptions


def inflected(seen):
    """Forms of words seen in other forms, as far as spelling leaves no doubt: provoked of provoke."""
    forms = set(form for form, _ in seen)
    known = sorted({(lem, tag.split('|')[1]) for (_, tag), lemmas in seen.items() for lem in lemmas
                    if lem.isascii() and lem.isalpha() and lem == lower(lem) and len(lem) > 3})
    for lem, upos in known:
        y = lem[-1] == 'y' and lem[-2] not in VOWELS
        plural = lem[:-1] + 'ies' if y else lem + 'es' if lem.endswith(('s', 'x', 'z', 'ch', 'sh')) else lem + 's'
        past = lem[:-1] + 'i' if y else lem[:-1] if lem[-1] == 'e' else lem
        doubles = past + lem[-1]
        if any(doubles + end in forms for end in ('ed', 'ing', 'er', 'est')):
            past = doubles
        if upos == 'VERB':
            yield plural, 'VBZ|VERB', lem
            yield past + 'ed', 'VBD|VERB', lem
            yield past + 'ed', 'VBN|VERB', lem
            if lem[-1] != 'e' or lem[-2] not in 'eoyi':
                yield (lem if y else past) + 'ing', 'VBG|VERB', lem
        elif upos == 'NOUN':
            yield plural, 'NNS|NOUN', lem
        elif upos == 'ADJ':
            yield past + 'er', 'JJR|ADJ', lem
            yield past + 'est', 'JJS|ADJ', lem


def by_rule(rules, form, tag):
    if not any(c.isascii() and c.isalnum() or ord(c) > 127 for c in form):
        return form  # punctuation
    for of in (kind(form, tag), tag):
        for suffix in reversed(suffixes(form)):
            if (of, suffix) in rules:
                return apply(form, rules[of, suffix]) or form
    return form


def lemma(model, form, tag):
    rules, exceptions = model
    found = exceptions.get((form, tag)) or exceptions.get((lower(form), tag))
    return found or by_rule(rules, form, tag)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('out')
    parser.add_argument('--data', nargs='+', required=True)
    parser.add_argument('--test', nargs='*', default=[])
    options = parser.parse_args()
    model = learn([w for path in options.data for w in load(path)])
    rules, exceptions = model
    with open(options.out, 'w', encoding='utf-8') as out:
        for (tag, suffix), (case, cut, append) in sorted(rules.items()):
            out.write(f'R\t{tag}\t{suffix}\t{case}\t{cut}\t{append}\n')
        for (form, tag), lem in sorted(exceptions.items()):
            out.write(f'E\t{tag}\t{form}\t{lem}\n')
    print(len(rules), 'rules,', len(exceptions), 'exceptions')
    for path in options.test:
        wrong = Counter()
        words = list(load(path))
        for form, tag, lem in words:
            if lemma(model, form, tag) != lem:
                wrong[form, tag, lem, lemma(model, form, tag)] += 1
        print(path.split('/')[-1], f'{100 - 100 * sum(wrong.values()) / len(words):.2f}', wrong.most_common(45))


if __name__ == '__main__':
    main()
