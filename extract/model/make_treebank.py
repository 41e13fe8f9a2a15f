#!/usr/bin/python3
"""Trees of extract/model/treebank/history.trees with the words of their texts, as CoNLL-U to train on.

  make_treebank.py history.trees TEXT_DIR ACTORGRAPH OUT_DIR       writes OUT_DIR/essays.conllu and OUT_DIR/raw.conllu

A line of history.trees is a sentence without its words: file, code point where its first word begins, then
XPOS|UPOS/head/label for each word. TEXT_DIR holds the texts (see README.md); ACTORGRAPH is the program, which splits them
into words. Sentences that it now splits otherwise are left out, and counted.
"""
import os
import subprocess
import sys


def sentences(conllu):
    """Words of each sentence by where its first word begins."""
    found, words, begin = {}, [], None
    for line in conllu.splitlines() + ['']:
        if not line:
            if words:
                found[begin] = words
            words, begin = [], None
        elif line[0] != '#' and line.split('\t', 1)[0].isdigit():
            field = line.split('\t')
            if not words:
                begin = int(field[9].split('TokenRange=')[1].split(':')[0])
            words.append(field[1])
    return found


def main():
    trees, texts, program, out = sys.argv[1:5]
    cache, missing = {}, 0
    with open(os.path.join(out, 'essays.conllu'), 'w', encoding='utf-8') as essays, \
            open(os.path.join(out, 'raw.conllu'), 'w', encoding='utf-8') as raw:
        for line in open(trees, encoding='utf-8'):
            if line.startswith('#'):
                continue
            name, begin, *words = line.rstrip('\n').split('\t')
            if name not in cache:
                plain = ['--plain'] if name == 'raw.txt' else []
                parsed = subprocess.run([program, 'parse', *plain, os.path.join(texts, name)], check=True,
                                        capture_output=True, text=True).stdout
                cache[name] = sentences(parsed)
            forms = cache[name].get(int(begin), [])
            words = words[0].split(' ')
            if len(forms) != len(words):
                missing += 1
                continue
            rows = []
            for number, (form, word) in enumerate(zip(forms, words), 1):
                tag, head, label = word.split('/')
                xpos, upos = tag.rsplit('|', 1)
                rows.append('\t'.join([str(number), form, '_', upos, xpos, '_', head, label, '_', '_']))
            (raw if name == 'raw.txt' else essays).write('\n'.join(rows) + '\n\n')
    print(missing, 'sentences are split otherwise')


if __name__ == '__main__':
    main()
