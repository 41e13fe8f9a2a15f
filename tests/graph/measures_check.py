#!/usr/bin/env python3
"""Compares our measures with networkx's and our communities with igraph's: measures_check.py WRITE_MEASURES"""
import json
import subprocess
import sys


def main():
    try:
        import networkx
    except ImportError:
        print("skipped: networkx is not installed")
        return 0
    try:
        import igraph
    except ImportError:
        igraph = None
        print("igraph is not installed: communities are not compared")
    lines = subprocess.run([sys.argv[1]], stdout=subprocess.PIPE, check=True).stdout.splitlines()
    worst = {}
    for line in lines:
        ours = json.loads(line)
        n = ours["size"]
        directed = networkx.DiGraph()
        directed.add_nodes_from(range(n))
        for a, b, w in ours["arcs"]:
            if directed.has_edge(a, b):
                directed[a][b]["weight"] += w
            else:
                directed.add_edge(a, b, weight=w)
        rank = networkx.pagerank(directed, tol=1e-13, max_iter=1000)
        between = networkx.betweenness_centrality(directed)
        simple = networkx.Graph()
        simple.add_nodes_from(range(n))
        simple.add_edges_from((a, b) for a, b, _ in ours["arcs"] if a != b)
        core = networkx.core_number(simple)
        for name, theirs in (("pagerank", rank), ("betweenness", between), ("core", core)):
            worst[name] = max([worst.get(name, 0)] + [abs(ours[name][v] - theirs[v]) for v in range(n)])
        parts = {}
        for v, component in enumerate(ours["component"]):
            parts.setdefault(component, set()).add(v)
        if sorted(map(sorted, parts.values())) != sorted(sorted(c) for c in networkx.connected_components(simple)):
            worst["components"] = 1
        if igraph:
            graph = igraph.Graph(n=n, edges=[(a, b) for a, b, _ in ours["arcs"]])
            weights = [w for _, _, w in ours["arcs"]]
            theirs = graph.modularity(graph.community_leiden("modularity", weights=weights, n_iterations=10), weights=weights)
            same = graph.modularity([int(c) for c in ours["community"]], weights=weights)
            worst["modularity value"] = max(worst.get("modularity value", 0), abs(same - ours["modularity"]))
            worst["modularity below igraph's"] = max(worst.get("modularity below igraph's", -1), theirs - same)
    limits = {"modularity below igraph's": 0.01}
    failed = [name for name, value in worst.items() if value > limits.get(name, 1e-6)]
    for name, value in worst.items():
        print(f"{name}: {value:.2e}{'  TOO MUCH' if name in failed else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
