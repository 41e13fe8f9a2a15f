#!/usr/bin/env python3
"""Learns the weights of extract/relations/confidence.h from annotated paragraphs.

    relation_candidates DOCUMENT… > candidates.jsonl       every proposal of the rules, with its features
    train_relation_weights.py --score score.py --candidates candidates.jsonl --gold gold.jsonl [--gold more.jsonl]
        [--judged judged.tsv] -o relation_weights.tsv

A proposal is right if the scorer matches it (both actors, a relation word, the direction). Logistic regression with an L2
penalty, by Newton's method; the penalty is chosen by cross-validation over paragraphs. Prints cross-validated precision, recall and F1 for
thresholds, so that the figures are of text that the weights have not seen. Deterministic. Needs python3-numpy.
"""
import argparse, collections, importlib.util, json, os
import numpy


def load_scorer(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def newton(X, y, penalty, rounds=12):
    weights = numpy.zeros(X.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + numpy.exp(-X @ weights))
        gradient = X.T @ (p - y) + penalty * weights
        hessian = (X * (p * (1 - p))[:, None]).T @ X + penalty * numpy.eye(X.shape[1])
        step = numpy.linalg.solve(hessian, gradient)
        weights -= step
        if abs(step).max() < 1e-6:
            break
    return weights


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--score", required=True)
    parser.add_argument("--candidates", required=True)
    parser.add_argument("--gold", action="append", required=True)
    parser.add_argument("--judged", action="append", default=[],
                        help="proposals outside those paragraphs judged by reading: annotations/judged.tsv")
    parser.add_argument("--aliases")
    parser.add_argument("--least", type=int, default=4, help="a feature seen less often is left out")
    parser.add_argument("-o", "--output", required=True)
    a = parser.parse_args()
    scorer = load_scorer(a.score)
    names = scorer.Names(a.aliases or os.path.join(os.path.dirname(a.score), "..", "gold", "aliases.json"))
    gold = [json.loads(line) for path in a.gold for line in open(path, encoding="utf-8") if line.strip()]
    by_document = collections.defaultdict(list)
    for paragraph in gold:
        by_document[os.path.basename(paragraph["doc"])].append(paragraph)

    verdicts = {tuple(line.rstrip("\n").split("\t")[:5]): line.rstrip("\n").split("\t")[5] == "right"
                for path in a.judged for line in open(path, encoding="utf-8") if not line.startswith("#")}
    judged = []
    rows, labels, groups, hits = [], [], [], []
    for line in open(a.candidates, encoding="utf-8", newline="\n"):
        t = json.loads(line)
        near = [p for p in by_document.get(os.path.basename(t["document"]), [])
                if scorer.touches(t["sentence"], p["begin"], p["end"])]
        if not near:
            ends = [t["subject"]["name"], t["object"]["name"]]
            for subject, object_ in [ends] + [ends[::-1]] * t["symmetric"]:
                key = (os.path.basename(t["document"]), str(t["sentence"]["begin"]), subject, t["relation"]["label"], object_)
                if key in verdicts:
                    judged.append((t["features"], verdicts[key]))
                    break
            continue
        relations = [g for p in near for g in p["relations"] if scorer.touches(t["sentence"], *g["at"])]
        full = [g for g in relations if scorer.pair_hit(t, g, names) and scorer.relation_hit(t["relation"], g["p"])]
        rows.append(t["features"])
        labels.append(1.0 if full else 0.0)
        groups.append(near[0]["pid"])
        hits.append({id(g) for g in full if g["must"]})
    must = {id(g) for p in gold for g in p["relations"] if g["must"]}

    # Judges accept more than annotators write down: a feature that no proposal has at run time takes up the difference.
    annotated = len(rows)
    rows += [features + ["judged"] for features, _ in judged]
    labels += [float(right) for _, right in judged]

    count = collections.Counter(f for row in rows for f in set(row))
    features = sorted(f for f, n in count.items() if n >= a.least)
    index = {f: i for i, f in enumerate(features)}
    X = numpy.zeros((len(rows), len(features)))
    for i, row in enumerate(rows):
        for f in row:
            if f in index:
                X[i, index[f]] = 1
    y = numpy.array(labels)
    pids = sorted(set(groups))
    fold = {pid: i % 10 for i, pid in enumerate(pids)}
    folds = numpy.array([fold[g] for g in groups] + [-1] * len(judged))
    print(f"{annotated} candidates and {len(judged)} judged, {int(y.sum())} right, {len(features)} features, reachable recall "
          f"{len(set().union(*hits) if hits else set()) / len(must):.3f}")

    def measure(p, threshold):
        chosen = [i for i in range(annotated) if p[i] >= threshold]
        precision = sum(y[i] for i in chosen) / max(1, len(chosen))
        recall = len(set().union(*(hits[i] for i in chosen)) if chosen else set()) / len(must)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall), len(chosen)

    best = None
    for penalty in (12, 24, 48):
        p = numpy.zeros(len(rows))
        for k in range(10):
            weights = newton(X[folds != k], y[folds != k], penalty)
            p[folds == k] = 1 / (1 + numpy.exp(-X[folds == k] @ weights))
        loss = -numpy.mean((y * numpy.log(p + 1e-9) + (1 - y) * numpy.log(1 - p + 1e-9))[:annotated])
        top = max((measure(p, t / 100) + (t / 100,) for t in range(10, 80, 2)), key=lambda m: m[2])
        print(f"penalty {penalty}: loss {loss:.4f}  best F1 {top[2]:.3f} (P {top[0]:.3f} R {top[1]:.3f}, {top[3]} at {top[4]:.2f})")
        if best is None or loss < best[0]:
            best = (loss, penalty, p)
    _, penalty, p = best
    for t in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7):
        print("threshold %.2f: P %.3f R %.3f F1 %.3f (%d)" % ((t,) + measure(p, t)))
    for low in range(0, 10):
        inside = [i for i in range(annotated) if low / 10 <= p[i] < (low + 1) / 10]
        if inside:
            print(f"confidence {low / 10:.1f}-{(low + 1) / 10:.1f}: {len(inside)} statements, {numpy.mean(y[inside]):.2f} right")
    weights = newton(X, y, penalty)
    with open(a.output, "w", encoding="utf-8") as f:
        f.write("# Logistic weights: feature, weight. Learnt by train_relation_weights.py.\n")
        for name, weight in zip(features, weights):
            if abs(weight) >= 0.005:
                f.write(f"{name}\t{weight:.3f}\n")


if __name__ == "__main__":
    main()
