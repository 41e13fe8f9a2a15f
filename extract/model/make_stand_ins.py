#!/usr/bin/env python3
"""Writes stand_ins.tsv: names of states and their people that the treebanks hold too seldom for the network to know
them, each with a name that it knows well and that stands where the rare one would.

    make_stand_ins.py ../lexicon/actors.tsv TREEBANK.conllu… > stand_ins.tsv
"""
import collections
import sys

STATE, ADJECTIVE, PEOPLE = 'China', 'Russian', 'Americans'
KNOWN = 10  # occurrences
SHORTEST = 4  # letters: acronyms and the like are left alone


def occurrences(treebanks):
    counts = collections.Counter()
    for treebank in treebanks:
        with open(treebank, encoding='utf-8') as lines:
            for line in lines:
                columns = line.split('\t')
                if len(columns) == 10 and columns[0].isdigit():
                    counts[columns[1]] += 1
    return counts


def names(lexicon):
    """Yields (name, stand-in). A name ending in ? is ambiguous, one ending in - stands before hyphens only."""
    with open(lexicon, encoding='utf-8') as lines:
        for line in lines:
            columns = line.rstrip('\n').split('\t') + [''] * 4
            if line.startswith('#') or columns[1] != 'state':
                continue
            yield columns[0], STATE
            for alias in columns[2].split('|'):
                if not alias.isupper():
                    yield alias, STATE
            for demonym in columns[3].split('|'):
                if demonym.endswith('s') and not demonym.endswith('ss'):
                    yield demonym, PEOPLE
                else:
                    yield demonym, ADJECTIVE
                    if demonym.endswith(('an', 'i', 'ish')):
                        yield demonym + 's', PEOPLE


def main():
    lexicon, *treebanks = sys.argv[1:]
    counts = occurrences(treebanks)
    stand_ins = {}
    for name, stand_in in names(lexicon):
        plain = len(name) >= SHORTEST and name[0].isupper() and not any(c in ' .?-' for c in name)
        if plain and counts[name] < KNOWN and name != stand_in:
            stand_ins.setdefault(name, stand_in)
    for name, stand_in in sorted(stand_ins.items()):
        print(name, stand_in, sep='\t')


if __name__ == '__main__':
    main()
