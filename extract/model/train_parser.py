#!/usr/bin/python3
"""Trains the tagger and dependency parser of actorgraph: a joint network that the C++ side runs with integers.

Word vectors and hashed word pieces, two bidirectional LSTM layers, a softmax for `XPOS|UPOS`, biaffine arcs and labels
(Dozat and Manning 2017). Gold tokens in, predicted tags and trees out. README.md beside this file has the commands, the
data with its licences, and the scores.

  train_parser.py train MODEL.pt --data FILE.conllu[*WEIGHT]... --dev FILE.conllu... [--soft FILE.pt...] [--start MODEL.pt]
  train_parser.py parse SOFT.pt --models MODEL.pt... --text FILE.conllu... the averaged models' opinions, to distil
  train_parser.py test MODEL.pt... --data FILE.conllu...    scores; several models are averaged
  train_parser.py check                                     gradients against differences
  train_parser.py mix MODEL.pt --models A.pt B.pt            the mean of their weights, B being trained on from A
  train_parser.py export english.model --model MODEL.pt... --sections FILE...  the file for the C++ side: networks that vote

One thread and fixed seeds: the same files and options give the same model on one machine.
"""
import argparse
import ctypes
import functools
import glob
import os
import random
import re
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter

import torch
import torch.nn.functional as F
from torch import nn

WORD = 64       # width of a word vector, and of the sum of its pieces
BUCKETS = 20011
ARC = 96
LABEL = 40
SLOPE = 0.125   # of the leaky rectifiers

# ---------------------------------------------------------------- words; extract/language/word_pieces.cpp does the same

SAME = {'\u2018': "'", '\u2019': "'", '\u201c': '"', '\u201d': '"', '``': '"', "''": '"', '--': '\u2014',
        '\u2013': '\u2014', '\u2026': '...', '....': '...', '.....': '...'}
LOWER = str.maketrans('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')


def plain(form):
    """The form as the network sees it: typographic variants folded."""
    form = SAME.get(form, form)
    return form.replace('\u2019', "'") if '\u2019' in form else form


def vocabulary_form(form):
    return re.sub('[0-9]', '0', plain(form).translate(LOWER))


def fnv1a(text):
    h = 2166136261
    for byte in text.encode('utf-8'):
        h = ((h ^ byte) * 16777619) & 0xffffffff
    return h


def shape(form):
    out = ''
    for c in form:
        kind = 'x' if 'a' <= c <= 'z' else 'X' if 'A' <= c <= 'Z' else 'd' if '0' <= c <= '9' else \
            'u' if ord(c) > 127 else c
        if not out or out[-1] != kind:
            out += kind
    return out[:8]


def pieces(form):
    form = plain(form)
    lower = form.translate(LOWER)
    found = ['s' + lower[-k:] for k in (1, 2, 3, 4) if len(lower) >= k]
    found += ['p' + lower[:k] for k in (1, 2, 3) if len(lower) >= k]
    found += ['h' + shape(form), 'w' + lower]
    marked = '^' + lower + '$'
    found += ['t' + marked[i:i + 3] for i in range(min(len(marked) - 2, 8))]
    return [fnv1a(piece) % BUCKETS for piece in found]


ROOT_PIECES = [fnv1a('<root>') % BUCKETS]
PIECES = {}


def cached_pieces(form):
    if form not in PIECES:
        PIECES[form] = pieces(form)
    return PIECES[form]


# ---------------------------------------------------------------- data

def load(path):
    """Sentences as lists of (form, upos, xpos, head, deprel)."""
    sentences, current = [], []
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            if not line.strip():
                if current:
                    sentences.append(current)
                current = []
            elif line[0] != '#':
                field = line.rstrip('\n').split('\t')
                if field[0].isdigit():
                    head = int(field[6]) if field[6].isdigit() else 0
                    current.append((field[1], field[3], field[4], head, field[7]))
    if current:
        sentences.append(current)
    return sentences


class Inventory:
    """What the columns of the network stand for."""

    def __init__(self, words, tags, labels):
        self.words, self.tags, self.labels = words, tags, labels
        self.word_id = {w: i for i, w in enumerate(words)}
        self.tag_id = {t: i for i, t in enumerate(tags)}
        self.label_id = {r: i for i, r in enumerate(labels)}
        self.tag_upos = [t.split('|')[1] for t in tags]
        self.label_base = [r.split(':')[0] for r in labels]


def make_inventory(treebank, unlabelled):
    counts = Counter(vocabulary_form(w[0]) for s in treebank for w in s)
    more = Counter(vocabulary_form(w[0]) for s in unlabelled for w in s)
    words = sorted(w for w in counts.keys() | more.keys()
                   if counts[w] >= 2 or counts[w] + more[w] >= 3)
    tags = Counter(w[2] + '|' + w[1] for s in treebank for w in s)
    labels = sorted({w[4] for s in treebank for w in s})
    return Inventory(['<pad>', '<unk>', '<root>'] + words, sorted(t for t in tags if tags[t] > 1), labels)


def encode(sentences, inventory):
    encoded = []
    for s in sentences:
        encoded.append((
            [2] + [inventory.word_id.get(vocabulary_form(w[0]), 1) for w in s],
            [ROOT_PIECES] + [cached_pieces(w[0]) for w in s],
            [0] + [inventory.tag_id.get(w[2] + '|' + w[1], 0) for w in s],
            [0] + [w[3] for w in s],
            [0] + [inventory.label_id.get(w[4], 0) for w in s]))
    return encoded


def recased(sentence, rng):
    """Headings and hasty messages: the same tree with other capitals."""
    kind = rng.random()
    if kind < 0.4:
        return [(w[0].upper(),) + w[1:] for w in sentence]
    if kind < 0.7:
        return [(w[0].lower(),) + w[1:] for w in sentence]
    return [(w[0][:1].upper() + w[0][1:],) + w[1:] for w in sentence]


def batches(encoded, words, rng=None):
    """Batches of sentences of about one length; padding is small. `rng` shuffles."""
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i][0]) + (rng.random() * 4 if rng else 0))
    out, current, width = [], [], 0
    for i in order:
        width = max(width, len(encoded[i][0]))
        current.append(i)
        if len(current) * width >= words:
            out.append(current)
            current, width = [], 0
    if current:
        out.append(current)
    if rng:
        rng.shuffle(out)
    return out


def tensors(encoded, batch):
    batch = sorted(batch, key=lambda i: -len(encoded[i][0]))
    length = max(len(encoded[i][0]) for i in batch)
    size = len(batch)
    word, tag, head, label = (torch.zeros(size, length, dtype=torch.long) for _ in range(4))
    mask = torch.zeros(size, length, dtype=torch.bool)
    flat, offsets = [], []
    for k, i in enumerate(batch):
        n = len(encoded[i][0])
        word[k, :n] = torch.tensor(encoded[i][0])
        tag[k, :n] = torch.tensor(encoded[i][2])
        head[k, :n] = torch.tensor(encoded[i][3])
        label[k, :n] = torch.tensor(encoded[i][4])
        mask[k, :n] = True
        for t in range(length):
            offsets.append(len(flat))
            if t < n:
                flat += encoded[i][1][t]
    return batch, (word, torch.tensor(flat), torch.tensor(offsets), tag, head, label, mask)


# ---------------------------------------------------------------- the network

@functools.lru_cache(maxsize=None)
def kernels():
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'train_kernels.cpp')
    library = os.path.join(tempfile.mkdtemp(), 'train_kernels.so')
    blas = sorted(glob.glob('/usr/lib/*/libopenblas.so.0')) + sorted(glob.glob('/usr/lib/*/libblas.so.3'))
    subprocess.run(['g++', '-O3', '-march=native', '-ffast-math', '-mno-recip', '-fopenmp-simd', '-shared', '-fPIC',
                    source, '-o', library, blas[0], '-lmvec', '-lm'], check=True)
    built = ctypes.CDLL(library)
    built.square_sum.restype = ctypes.c_double
    return built


def address(tensor):
    assert tensor.is_contiguous() and tensor.dtype in (torch.float32, torch.int32)
    return ctypes.c_void_p(tensor.data_ptr())


class Recurrence(torch.autograd.Function):
    """Both directions of an LSTM layer; train_kernels.cpp says how a batch lies."""

    @staticmethod
    def forward(ctx, from_input, recurrent, counts):
        times, batch, wide = from_input.shape
        hidden = wide // 8
        gates = from_input.detach().clone(memory_format=torch.contiguous_format)
        h = torch.zeros(times, batch, 2 * hidden)
        c = torch.zeros(times, batch, 2 * hidden)
        kernels().lstm_forward(times, batch, hidden, address(counts), address(gates), address(recurrent.detach()),
                             address(h), address(c))
        ctx.save_for_backward(gates, recurrent, counts, h, c)
        return h

    @staticmethod
    def backward(ctx, d_h):
        gates, recurrent, counts, h, c = ctx.saved_tensors
        times, batch, wide = gates.shape
        hidden = wide // 8
        d_gates = torch.zeros_like(gates)
        kernels().lstm_backward(times, batch, hidden, address(counts), address(gates), address(recurrent.detach()),
                              address(c), address(d_h.contiguous()), address(d_gates))
        before = torch.zeros_like(h)
        before[1:, :, :hidden] = h[:-1, :, :hidden]
        before[:-1, :, hidden:] = h[1:, :, hidden:]
        flat, before = d_gates.view(-1, wide), before.view(-1, 2 * hidden)
        d_recurrent = torch.stack([flat[:, :4 * hidden].t() @ before[:, :hidden],
                                   flat[:, 4 * hidden:].t() @ before[:, hidden:]])
        return d_gates, d_recurrent, None


class Adam:
    def __init__(self, parameters, beta1=0.9, beta2=0.95):
        self.parameters = list(parameters)
        self.first = [torch.zeros_like(p) for p in self.parameters]
        self.second = [torch.zeros_like(p) for p in self.parameters]
        self.beta1, self.beta2, self.step_count = beta1, beta2, 0

    def step(self, rate, longest=5.0):
        """One step; a gradient longer than `longest` is shortened to it. Gradients are gone afterwards."""
        self.step_count += 1
        gradients = [p.grad.contiguous() for p in self.parameters]
        norm = sum(kernels().square_sum(ctypes.c_long(g.numel()), address(g)) for g in gradients) ** 0.5
        real = ctypes.c_float
        for p, g, first, second in zip(self.parameters, gradients, self.first, self.second):
            kernels().adam(ctypes.c_long(p.numel()), address(p.data), address(g), address(first), address(second),
                         real(rate), real(self.beta1), real(self.beta2), real(1 - self.beta1 ** self.step_count),
                         real(1 - self.beta2 ** self.step_count), real(min(1.0, longest / (norm + 1e-6))))
            p.grad = None


class Network(nn.Module):
    def __init__(self, inventory, hidden, dropout=0.33):
        super().__init__()
        self.hidden, self.dropout = hidden, dropout
        self.word = nn.Embedding(len(inventory.words), WORD, padding_idx=0)
        self.piece = nn.EmbeddingBag(BUCKETS, WORD, mode='sum')
        nn.init.normal_(self.word.weight, 0, 0.1)
        nn.init.normal_(self.piece.weight, 0, 0.1)
        width = 2 * hidden
        bound = hidden ** -0.5
        self.input = nn.ModuleList([nn.Linear(2 * WORD, 8 * hidden), nn.Linear(width, 8 * hidden)])
        self.recurrent = nn.ParameterList(
            [nn.Parameter(torch.empty(2, 4 * hidden, hidden).uniform_(-bound, bound)) for _ in range(2)])
        for layer in self.input:
            nn.init.uniform_(layer.weight, -bound, bound)
            nn.init.zeros_(layer.bias)
            for direction in range(2):  # a forget gate that starts open
                layer.bias.data[direction * 4 * hidden + hidden:direction * 4 * hidden + 2 * hidden] = 1.0
        self.tag = nn.Linear(width, len(inventory.tags))
        # One product for the four views of a word: arc dependent, arc head, label dependent, label head.
        self.views = nn.Linear(width, 2 * ARC + 2 * LABEL)
        self.arc = nn.Parameter(torch.empty(ARC, ARC))
        self.arc_head = nn.Parameter(torch.zeros(ARC))
        nn.init.orthogonal_(self.arc)
        self.label = nn.Parameter(torch.randn(LABEL + 1, len(inventory.labels) * (LABEL + 1)) * 0.05)
        self.labels = len(inventory.labels)

    def drop(self, x, rate):
        """Dropout that is the same for all words of a sentence."""
        if not self.training:
            return x
        return x * ((torch.rand(1, x.size(1), x.size(2)) >= rate) / (1 - rate))

    def forward(self, word, flat, offsets, mask, heads=None):
        """Rows of the batch are sentences in order of falling length."""
        size, length = word.shape
        by_word = self.word(word)
        by_piece = self.piece(flat, offsets).view(size, length, WORD) * 0.25
        if self.training:
            by_word = by_word * (torch.rand(size, length, 1) > 0.25)
            by_piece = by_piece * (torch.rand(size, length, 1) > 0.1)
        counts = mask.sum(0).to(torch.int32)
        x = torch.cat([by_word, by_piece], 2).transpose(0, 1)
        for layer, (project, recurrent) in enumerate(zip(self.input, self.recurrent)):
            x = self.drop(x, 0.2 if layer == 0 else self.dropout)
            x = Recurrence.apply(project(x), recurrent, counts)
        h = self.drop(x, self.dropout).transpose(0, 1)
        tags = self.tag(h)
        views = F.dropout(F.leaky_relu(self.views(h), SLOPE), self.dropout, self.training)
        arc_d, arc_h, label_d, label_h = views.split([ARC, ARC, LABEL, LABEL], 2)
        arcs = (arc_d @ self.arc + self.arc_head) @ arc_h.transpose(1, 2)
        arcs = arcs.masked_fill(~mask.unsqueeze(1), -1e9)
        if heads is None:
            heads = decode(arcs, mask)
        one = torch.ones(size, length, 1)
        label_h = torch.gather(label_h, 1, heads.unsqueeze(2).expand(-1, -1, LABEL))
        label_h = torch.cat([label_h, one], 2).view(size * length, 1, LABEL + 1)
        label_d = torch.cat([label_d, one], 2).view(size * length, LABEL + 1)
        labels = ((label_d @ self.label).view(size * length, self.labels, LABEL + 1) * label_h).sum(2)
        return tags, arcs, labels.view(size, length, self.labels), heads


def maximum_tree(scores, n):
    """Chu-Liu/Edmonds over scores[dependent][head], words 1..n, root 0; exactly one word hangs from the root."""

    def contract(s, next_id):
        best = {d: max(s[d], key=s[d].get) for d in s}
        colour, cycle = {}, None
        for d in s:
            x = d
            while x in best and x not in colour:
                colour[x] = d
                x = best[x]
            if x in best and colour.get(x) == d:
                cycle = [x]
                y = best[x]
                while y != x:
                    cycle.append(y)
                    y = best[y]
                break
        if not cycle:
            return best
        inside, c = set(cycle), next_id
        reduced, entry, leave = {}, {}, {}
        for d in s:
            if d in inside:
                continue
            reduced[d] = {}
            for h, v in s[d].items():
                if h in inside:
                    if c not in reduced[d] or v > reduced[d][c]:
                        reduced[d][c] = v
                        leave[d] = h
                else:
                    reduced[d][h] = v
        reduced[c] = {}
        for d in cycle:
            for h, v in s[d].items():
                if h not in inside and (h not in reduced[c] or v - s[d][best[d]] > reduced[c][h]):
                    reduced[c][h] = v - s[d][best[d]]
                    entry[h] = d
        tree = contract(reduced, next_id + 1)
        out = {d: (leave[d] if h == c else h) for d, h in tree.items() if d != c}
        for x in cycle:
            out[x] = best[x]
        out[entry[tree[c]]] = tree[c]
        return out

    s = {d: {h: scores[d][h] for h in range(n + 1) if h != d} for d in range(1, n + 1)}
    tree = contract(s, n + 1)
    if sum(1 for d in tree if tree[d] == 0) == 1:
        return tree
    best = None
    for root in sorted(range(1, n + 1), key=lambda d: -scores[d][0])[:3]:
        one = {d: ({0: scores[d][0]} if d == root else {h: v for h, v in s[d].items() if h != 0}) for d in s}
        tree = contract(one, n + 1)
        value = sum(scores[d][tree[d]] for d in tree)
        if best is None or value > best[0]:
            best = (value, tree)
    return best[1]


def is_tree(heads, n):
    if sum(1 for d in range(1, n + 1) if heads[d] == 0) != 1:
        return False
    for d in range(1, n + 1):
        x, steps = d, 0
        while x and steps <= n:
            x, steps = heads[x], steps + 1
        if x:
            return False
    return True


def decode(arcs, mask):
    heads = arcs.argmax(2)
    heads[:, 0] = 0
    for b in range(arcs.size(0)):
        n = int(mask[b].sum()) - 1
        if n > 0 and not is_tree(heads[b].tolist(), n):
            tree = maximum_tree(torch.log_softmax(arcs[b, :n + 1, :n + 1], 1).tolist(), n)
            for d, h in tree.items():
                heads[b, d] = h
    return heads


# ---------------------------------------------------------------- scores

def evaluate(networks, encoded, inventory):
    """UPOS, UAS and LAS (subtypes ignored) of the averaged networks."""
    upos = torch.tensor([sorted(set(inventory.tag_upos)).index(u) for u in inventory.tag_upos])
    base = torch.tensor([sorted(set(inventory.label_base)).index(r) for r in inventory.label_base])
    total = right_tag = right_head = right_label = 0
    for network in networks:
        network.eval()
    with torch.no_grad():
        for batch in batches(encoded, 3000):
            _, (word, flat, offsets, tag, head, label, mask) = tensors(encoded, batch)
            tags, _, labels, heads = average(networks, word, flat, offsets, mask)
            words = mask.clone()
            words[:, 0] = False
            good = (heads == head) & words
            total += int(words.sum())
            right_head += int(good.sum())
            right_label += int((good & (base[labels.argmax(2)] == base[label])).sum())
            right_tag += int(((upos[tags.argmax(2)] == upos[tag]) & words).sum())
    return 100 * right_tag / total, 100 * right_head / total, 100 * right_label / total


def average(networks, word, flat, offsets, mask):
    """Mean of the probabilities of tags, arcs and labels; the tree of the mean arcs."""
    if len(networks) == 1:
        return networks[0](word, flat, offsets, mask)
    arcs = sum(F.softmax(n(word, flat, offsets, mask, torch.zeros_like(word))[1], 2) for n in networks)
    arcs = (arcs / len(networks)).clamp_min(1e-9).log()
    heads = decode(arcs.masked_fill(~mask.unsqueeze(1), -1e9), mask)
    tags = labels = 0
    for n in networks:
        t, _, r, _ = n(word, flat, offsets, mask, heads)
        tags = tags + F.softmax(t, 2)
        labels = labels + F.softmax(r, 2)
    return (tags / len(networks)).log(), arcs, (labels / len(networks)).log(), heads


# ---------------------------------------------------------------- commands

def save(path, network, inventory, hidden):
    torch.save({'state': network.state_dict(), 'words': inventory.words, 'tags': inventory.tags,
                'labels': inventory.labels, 'hidden': hidden}, path)


def restore(path):
    saved = torch.load(path)
    inventory = Inventory(saved['words'], saved['tags'], saved['labels'])
    network = Network(inventory, saved['hidden'])
    network.load_state_dict(saved['state'])
    network.eval()
    return network, inventory


def soft_loss(logits, target):
    return -(target * F.log_softmax(logits, -1)).sum(-1).mean()


def train(options):
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    treebank, once = [], []
    for name in options.data:
        path, _, weight = name.partition('*')
        once += load(path)
        treebank += load(path) * int(weight or 1)
    if options.limit:
        treebank = treebank[:options.limit]
    soft = []
    for path in options.soft:
        soft += torch.load(path)
    # Every model of one ensemble must agree on tags and labels, so the inventory comes from the treebanks alone;
    # words may come from unlabelled text too.
    inventory = make_inventory(once, [s['sentence'] for s in soft])
    if options.start:  # goes on from a trained model, with its words, tags and labels
        started, inventory = restore(options.start)
        options.hidden = started.hidden
    network = Network(inventory, options.hidden, options.dropout)
    if options.start:
        network.load_state_dict(started.state_dict())
    print('tags', len(inventory.tags), 'labels', len(inventory.labels), 'words', len(inventory.words), 'parameters',
          sum(p.numel() for p in network.parameters()), flush=True)
    dev = [encode(load(path), inventory) for path in options.dev]
    encoded = encode(treebank, inventory)
    encoded_soft = encode([s['sentence'] for s in soft], inventory)
    mean = {name: p.detach().clone() for name, p in network.state_dict().items()}
    optimizer = Adam(network.parameters())
    steps = None
    step, start = 0, time.time()
    for epoch in range(1, options.epochs + 1):
        network.train()
        this = encoded[:]
        for i, sentence in enumerate(treebank):
            if rng.random() < options.recase:
                this[i] = encode([recased(sentence, rng)], inventory)[0]
        count = len(this)
        order = batches(this + encoded_soft, options.batch, rng) if not soft else \
            [[(0, i) for i in b] for b in batches(this, options.batch, rng)] + \
            [[(1, i) for i in b] for b in batches(encoded_soft, options.batch, rng)]
        if soft:
            rng.shuffle(order)
        steps = steps or len(order) * options.epochs
        loss_sum = 0.0
        for batch in order:
            rate = options.rate * min(1, step / 200 + 0.01) * (0.02 + 0.98 * (1 - min(1, step / steps)))
            taught = bool(soft) and batch[0][0] == 1
            if soft:
                batch = [i for _, i in batch]
            batch, (word, flat, offsets, tag, head, label, mask) = tensors(encoded_soft if taught else this, batch)
            tags, arcs, labels, _ = network(word, flat, offsets, mask, head)
            words = mask.clone()
            words[:, 0] = False
            if taught:
                loss = taught_loss(soft, batch, arcs, labels, tags, words, inventory)
            else:
                loss = F.cross_entropy(arcs[words], head[words]) + F.cross_entropy(labels[words], label[words]) + \
                    0.5 * F.cross_entropy(tags[words], tag[words])
            loss.backward()
            optimizer.step(rate)
            step += 1
            loss_sum += loss.item()
            if loss_sum != loss_sum:
                sys.exit(f'the loss of step {step} is not a number')
            if step % 10 == 0:  # mean of the weights over about the last sixth of the steps
                keep = min(1 - 60 / steps, step / (step + 100))
                for name, p in network.state_dict().items():
                    mean[name].mul_(keep).add_(p, alpha=1 - keep)
        print(f'epoch {epoch} of {count} sentences: loss {loss_sum / len(order):.3f}, {time.time() - start:.0f} s, '
              f'{time.process_time():.0f} CPU s', flush=True)
        if epoch % options.every == 0 or epoch == options.epochs:
            averaged = Network(inventory, options.hidden)
            averaged.load_state_dict(mean)
            state = torch.get_rng_state()
            for path, data in zip(options.dev, dev):
                a = evaluate([averaged], data, inventory)
                print(f'  {path.split("/")[-1]}: UPOS {a[0]:.2f} UAS {a[1]:.2f} LAS {a[2]:.2f}', flush=True)
            torch.set_rng_state(state)
            save(options.model, averaged, inventory, options.hidden)


def taught_loss(soft, batch, arcs, labels, tags, words, inventory):
    """Cross entropy with the teachers' distributions; labels and tags are stored as their few best."""
    size, length = words.shape
    target = torch.zeros(size, length, length)
    label_target = torch.zeros(size, length, len(inventory.labels))
    tag_target = torch.zeros(size, length, len(inventory.tags))
    for k, i in enumerate(batch):
        s = soft[i]
        n = len(s['sentence']) + 1
        for name, out in (('arcs', target), ('labels', label_target), ('tags', tag_target)):
            index, value = s[name]
            out[k, 1:n].scatter_(1, index.long(), value.float())
    return soft_loss(arcs[words], target[words]) + soft_loss(labels[words], label_target[words]) + \
        0.5 * soft_loss(tags[words], tag_target[words])


def few_best(probabilities, k=6):
    """The k best columns and their probabilities, made to sum to one: small on disk."""
    value, index = probabilities.topk(min(k, probabilities.size(1)), 1)
    return index.to(torch.int16), (value / value.sum(1, keepdim=True)).to(torch.float16)


def parse(options):
    restored = [restore(path) for path in options.models]
    inventory = restored[0][1]
    networks = [r[0] for r in restored]
    for _, other in restored:
        assert other.tags == inventory.tags and other.labels == inventory.labels and other.words == inventory.words
    sentences = []
    for path in options.text:
        sentences += [s for s in load(path) if 2 <= len(s) <= 120]
    sentences = sentences[:options.limit] if options.limit else sentences
    encoded = encode(sentences, inventory)
    out = [None] * len(sentences)
    with torch.no_grad():
        for batch in batches(encoded, 3000):
            batch, (word, flat, offsets, _, _, _, mask) = tensors(encoded, batch)
            tags, arcs, labels, heads = average(networks, word, flat, offsets, mask)
            for k, i in enumerate(batch):
                n = len(sentences[i])
                tag = tags[k, 1:n + 1].argmax(1)
                label = labels[k, 1:n + 1].argmax(1)
                out[i] = {
                    'sentence': [(w[0], inventory.tag_upos[t], inventory.tags[t].split('|')[0], h, inventory.labels[r])
                                 for w, t, h, r in zip(sentences[i], tag.tolist(), heads[k, 1:n + 1].tolist(),
                                                       label.tolist())],
                    'arcs': few_best(F.softmax(arcs[k, 1:n + 1, :n + 1], 1)),
                    'labels': few_best(F.softmax(labels[k, 1:n + 1], 1)),
                    'tags': few_best(F.softmax(tags[k, 1:n + 1], 1), 4)}
    torch.save(out, options.out)
    print('parsed', len(out), 'sentences,', sum(len(s) for s in sentences), 'words')


def test(options):
    restored = [restore(path) for path in options.models]
    for path in options.data:
        scores = evaluate([r[0] for r in restored], encode(load(path), restored[0][1]), restored[0][1])
        print(f'{path.split("/")[-1]}: UPOS {scores[0]:.2f} UAS {scores[1]:.2f} LAS {scores[2]:.2f}', flush=True)


def check(_):
    """Compares the gradients of the recurrence with differences."""
    torch.manual_seed(1)
    times, batch, hidden = 5, 3, 4
    counts = torch.tensor([3, 3, 2, 1, 1], dtype=torch.int32)
    x = torch.randn(times, batch, 8 * hidden, requires_grad=True)
    w = torch.randn(2, 4 * hidden, hidden, requires_grad=True)
    weight = torch.randn(times, batch, 2 * hidden)
    for t in range(times):
        weight[t, counts[t]:] = 0

    def value():
        return (Recurrence.apply(x, w, counts) * weight).sum()

    value().backward()
    worst = 0.0
    for p in (x, w):
        flat, gradient = p.data.view(-1), p.grad.view(-1)
        for i in range(flat.numel()):
            old = flat[i].item()
            flat[i] = old + 1e-2
            more = value().item()
            flat[i] = old - 1e-2
            less = value().item()
            flat[i] = old
            worst = max(worst, abs((more - less) / 2e-2 - gradient[i].item()))
    print('largest difference', worst)
    assert worst < 2e-3


def mix(options):
    """The mean of two models' weights: of a model and of one that was trained on from it."""
    one, two = (torch.load(path) for path in options.models)
    assert one['words'] == two['words'] and one['tags'] == two['tags'] and one['labels'] == two['labels']
    one['state'] = {name: 0.5 * one['state'][name] + 0.5 * two['state'][name] for name in one['state']}
    torch.save(one, options.out)


def grow(options):
    """The same models with more words: those that unlabelled text has often get the vector of the unknown word."""
    restored = [restore(path) for path in options.models]
    inventory = restored[0][1]
    treebank = [w[0] for path in options.data for s in load(path) for w in s]
    unlabelled = [w[0] for path in options.text for s in load(path) for w in s]
    counts = Counter(vocabulary_form(w) for w in treebank + unlabelled)
    new = sorted(w for w in counts if counts[w] >= options.least and w not in inventory.word_id and
                 re.fullmatch("[a-z0-9.'-]+", w))
    for path, out, (network, own) in zip(options.models, options.out, restored):
        assert own.words == inventory.words
        vectors = network.word.weight.data
        network.word.weight.data = torch.cat([vectors, vectors[1:2].expand(len(new), -1)])
        save(out, network, Inventory(own.words + new, own.tags, own.labels), network.hidden)
    print(len(new), 'new words')


def quantized(matrix, multiplied=True):
    """Rows of int8 with a scale each, as extract/language/model_file.h reads them; gentle if they are multiplied."""
    matrix = matrix.detach()
    scale = matrix.abs().amax(1).clamp_min(1e-12) / 127
    while True:
        whole = (matrix / scale.unsqueeze(1)).round().clamp(-127, 127)
        over = overflowing(whole) if multiplied else torch.zeros(len(matrix), dtype=torch.bool)
        if not over.any():
            return scale.numpy().astype('<f4').tobytes() + whole.to(torch.int8).contiguous().numpy().tobytes()
        scale = torch.where(over, scale * 1.01, scale)


def overflowing(whole):
    """The rows that are not gentle, see PackedMatrix::find_gentle: none of the sums that AVX2 makes may leave 16 bits."""
    pairs = whole.view(len(whole), -1, 2, 2, 2).transpose(2, 3)  # row, two quads, which pair, which quad, inputs
    sums = torch.maximum(pairs.clamp_min(0).sum((3, 4)), (-pairs).clamp_min(0).sum((3, 4)))
    return sums.amax((1, 2)) > 258


def floats(vector):
    return vector.detach().contiguous().numpy().astype('<f4').tobytes()


def write_sections(path, sections):
    """A file of named sections; see model_file.cpp."""
    header = b'actorgraph-model' + struct.pack('<II', 1, len(sections))
    at = len(header) + 20 * len(sections)
    body = b''
    for name, data in sections:
        header += name.encode().ljust(12, b'\0') + struct.pack('<II', at + len(body), len(data))
        body += data
    with open(path, 'wb') as out:
        out.write(header + body)


def export(options):
    restored = [restore(path) for path in options.model]
    network, inventory = restored[0]
    for other, names in restored[1:]:
        assert other.hidden == network.hidden
        assert names.words == inventory.words and names.tags == inventory.tags and names.labels == inventory.labels
    sections = [('sizes', struct.pack('<6I', network.hidden, WORD, BUCKETS, ARC, LABEL, len(restored)))]
    for name, strings in (('words', inventory.words), ('tags', inventory.tags), ('labels', inventory.labels)):
        sections.append((name, ''.join(s + '\n' for s in strings).encode('utf-8')))
    for number, (member, _) in enumerate(restored, 1):
        sections += [(str(number) + name, data) for name, data in weights_of(member)]
    for path in options.sections:
        with open(path, 'rb') as data:
            sections.append((os.path.basename(path).split('.')[0], data.read()))
    write_sections(options.out, sections)


def weights_of(network):
    sections = [('word', quantized(network.word.weight, False)), ('piece', quantized(network.piece.weight, False))]
    for i in range(2):
        sections += [(f'input{i + 1}', quantized(network.input[i].weight)),
                     (f'input{i + 1}.bias', floats(network.input[i].bias)),
                     (f'recurrent{i + 1}', quantized(network.recurrent[i].view(-1, network.hidden)))]
    sections += [('tag', quantized(network.tag.weight)), ('tag.bias', floats(network.tag.bias)),
                 ('views', quantized(network.views.weight)), ('views.bias', floats(network.views.bias)),
                 ('arc', quantized(network.arc.t())), ('arc.bias', floats(network.arc_head))]
    # label[d][k][h], the last d and the last h standing for a constant 1: row (h, k), the constant d as bias
    label = network.label.view(LABEL + 1, network.labels, LABEL + 1).permute(2, 1, 0).reshape(-1, LABEL + 1)
    return sections + [('label', quantized(label[:, :LABEL])), ('label.bias', floats(label[:, LABEL]))]


def main():
    torch.set_num_threads(1)
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest='command', required=True)
    p = commands.add_parser('train')
    p.add_argument('model')
    p.add_argument('--data', nargs='+', required=True)
    p.add_argument('--dev', nargs='+', required=True)
    p.add_argument('--soft', nargs='*', default=[])
    p.add_argument('--start')
    p.add_argument('--epochs', type=int, default=20)
    p.add_argument('--hidden', type=int, default=128)
    p.add_argument('--dropout', type=float, default=0.33)
    p.add_argument('--batch', type=int, default=500)
    p.add_argument('--rate', type=float, default=2e-3)
    p.add_argument('--recase', type=float, default=0.02)
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--every', type=int, default=3)
    p.add_argument('--limit', type=int, default=0)
    p = commands.add_parser('parse')
    p.add_argument('out')
    p.add_argument('--models', nargs='+', required=True)
    p.add_argument('--text', nargs='+', required=True)
    p.add_argument('--limit', type=int, default=0)
    p = commands.add_parser('test')
    p.add_argument('models', nargs='+')
    p.add_argument('--data', nargs='+', required=True)
    commands.add_parser('check')
    p = commands.add_parser('export')
    p.add_argument('out')
    p.add_argument('--model', nargs='+', required=True)
    p.add_argument('--sections', nargs='*', default=[])
    p = commands.add_parser('mix')
    p.add_argument('out')
    p.add_argument('--models', nargs=2, required=True)
    p = commands.add_parser('grow')
    p.add_argument('--out', nargs='+', required=True)
    p.add_argument('--models', nargs='+', required=True)
    p.add_argument('--data', nargs='+', required=True)
    p.add_argument('--text', nargs='+', required=True)
    p.add_argument('--least', type=int, default=4)
    options = parser.parse_args()
    {'train': train, 'parse': parse, 'test': test, 'check': check, 'export': export, 'mix': mix,
     'grow': grow}[options.command](options)


if __name__ == '__main__':
    sys.exit(main())
