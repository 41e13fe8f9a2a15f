#!/usr/bin/python3
"""Learns to lemmatise from treebanks: edit scripts by tag and longest known suffix, and a table of the forms that they
get wrong.

  train_lemmas.py lemmas.txt --data FILE.conllu... [--test FILE.conllu...]

The output is a section of the model (train_parser.py export adds it). Its lines, tab-separated:
  rule       R tag suffix case cut append   for forms ending in `suffix` (lower case): case l lowers, k keeps, u lowers
                                            all but the first letter's capital; then `cut` characters go, `append` comes
  exception  E tag form lemma
extract/language/lemmatizer.cpp reads them, and its `lemma` does what `lemma` does here.
"""
import argparse
from collections import Counter, defaultdict

LONGEST = 6     # suffix of a rule
FEWEST = 2      # forms that must share a rule
LOWER = str.maketrans('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')


def lower(text):
    return text.translate(LOWER)


def load(path):
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            field = line.rstrip('\n').split('\t')
            if len(field) == 10 and field[0].isdigit() and field[7] != 'goeswith':
                yield field[1].replace('\u2019', "'"), field[4], field[2]


def cased(form, case):
    if case == 'l':
        return lower(form)
    if case == 'u':
        return form[:1] + lower(form[1:])
    return form


def script(form, lemma):
    """How to come from the form to its lemma, or None."""
    for case in 'lku':
        base = cased(form, case)
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        if common > 0 or (len(base) <= 3 and case == 'l'):
            if common >= len(lemma) - 4:
                return case, len(base) - common, lemma[common:]
    return None


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
                votes[tag, suffix][rule] += 1
    rules = {}
    for (tag, suffix), counts in sorted(votes.items(), key=lambda v: (v[0][0], len(v[0][1]), v[0][1])):
        best = max(sorted(counts), key=lambda r: counts[r])
        if suffix and (sum(counts.values()) < FEWEST or counts[best] < 0.6 * sum(counts.values())):
            continue
        # What a shorter suffix says already need not be said again.
        shorter = next((rules[tag, suffix[k:]] for k in range(1, len(suffix) + 1) if (tag, suffix[k:]) in rules), None)
        if best != shorter:
            rules[tag, suffix] = best
    exceptions = {}
    for (form, tag), lemmas in seen.items():
        best, count = lemmas.most_common(1)[0]
        if best != by_rule(rules, form, tag) and (count > 1 or form.isalpha() or not any(c.isalnum() for c in form)):
            exceptions[form, tag] = best
    for (form, tag), lemma in sorted(exceptions.items()):
        if form != lower(form) and exceptions.get((lower(form), tag)) == lemma:
            del exceptions[form, tag]
    return rules, exceptions


def by_rule(rules, form, tag):
    if not any(c.isascii() and c.isalnum() or ord(c) > 127 for c in form):
        return form  # punctuation
    for suffix in reversed(suffixes(form)):
        if (tag, suffix) in rules:
            return apply(form, rules[tag, suffix])
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
