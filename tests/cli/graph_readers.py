#!/usr/bin/env python3
"""Builds the graph of the given documents and compares what networkx and igraph read from its GraphML, and networkx from
its node-link JSON, with the native JSON: vertices, edges, attributes.

    graph_readers.py ACTORGRAPH DOCUMENT…

Exit status 77 where neither reader is installed."""
import json
import math
import os
import subprocess
import sys
import tempfile

try:
    import networkx
except ImportError:
    networkx = None
try:
    import igraph
except ImportError:
    igraph = None

wrong = []


def check(where, ours, theirs):
    if isinstance(ours, float) or isinstance(theirs, float):
        same = isinstance(theirs, (int, float)) and not isinstance(theirs, bool) and math.isclose(ours, theirs, rel_tol=1e-12)
    else:
        same = ours == theirs
    if not same:
        wrong.append(f"{where}: {ours!r} here, {theirs!r} there")


def actor_fields(actor):
    """The flat attributes of an actor, as far as the native JSON says them by themselves."""
    return {"name": actor["name"], "label": actor["name"], "kind": actor["kind"], "mentions": actor["mentions"],
            "documents": len(actor["documents"])}


def edge_fields(edge):
    fields = {"label": edge["label"], "lemma": edge["lemma"], "relation_type": edge["type"], "polarity": edge["polarity"],
              "negated": edge["negated"], "symmetric": edge["symmetric"], "disputed": edge["disputed"],
              "modality": edge["modality"], "weight": float(edge["weight"]), "statements": len(edge["evidence"])}
    return fields


def compare(reader, native, nodes, edges):
    """`nodes`: id -> attributes; `edges`: id -> (source, target, attributes)."""
    check(f"{reader}: actors", sorted(a["id"] for a in native["actors"]), sorted(nodes))
    check(f"{reader}: edges", sorted(e["id"] for e in native["edges"]), sorted(edges))
    for actor in native["actors"]:
        for name, value in actor_fields(actor).items():
            check(f"{reader}: {actor['id']} {name}", value, nodes.get(actor["id"], {}).get(name))
    for edge in native["edges"]:
        source, target, attributes = edges.get(edge["id"], (None, None, {}))
        check(f"{reader}: {edge['id']} source", edge["source"], source)
        check(f"{reader}: {edge['id']} target", edge["target"], target)
        for name, value in edge_fields(edge).items():
            check(f"{reader}: {edge['id']} {name}", value, attributes.get(name))
        evidence = attributes.get("evidence")
        if isinstance(evidence, str):
            evidence = json.loads(evidence)
        check(f"{reader}: {edge['id']} quotes", [t["quote"] for t in edge["evidence"]], [t["quote"] for t in evidence or []])


def read_networkx(path):
    graph = networkx.read_graphml(path, force_multigraph=True)
    check("networkx: directed", True, graph.is_directed())
    return dict(graph.nodes(data=True)), {key: (a, b, data) for a, b, key, data in graph.edges(keys=True, data=True)}


def read_node_link(path):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    try:
        graph = networkx.node_link_graph(data, edges="edges")
    except TypeError:  # before 3.4 the keyword had another name
        graph = networkx.node_link_graph(data, link="edges")
    return dict(graph.nodes(data=True)), {key: (a, b, data) for a, b, key, data in graph.edges(keys=True, data=True)}


def whole(value):
    """igraph reads every number as a double."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def read_igraph(path):
    graph = igraph.Graph.Read_GraphML(path)
    check("igraph: directed", True, graph.is_directed())
    nodes = {v["id"]: {name: whole(value) for name, value in v.attributes().items()} for v in graph.vs}
    edges = {}
    for e in graph.es:
        attributes = {name: whole(value) for name, value in e.attributes().items()}
        edges[e["id"]] = (graph.vs[e.source]["id"], graph.vs[e.target]["id"], attributes)
    return nodes, edges


def main():
    if networkx is None and igraph is None:
        print("skipped: neither python3-networkx nor python3-igraph is installed")
        return 77
    program, documents = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        native, graphml, node_link = (os.path.join(folder, name) for name in ("g.json", "g.graphml", "g.node-link.json"))
        subprocess.run([program, "build", *documents, "-o", native, "-o", graphml, "-o", node_link], check=True)
        with open(native, encoding="utf-8") as file:
            ours = json.load(file)
        if not ours["edges"]:
            wrong.append("the graph has no edge: nothing was compared")
        if networkx is not None:
            compare("networkx", ours, *read_networkx(graphml))
            compare("networkx, node-link", ours, *read_node_link(node_link))
        if igraph is not None:
            compare("igraph", ours, *read_igraph(graphml))
    for line in wrong[:50]:
        print(line)
    missing = [name for name, module in (("networkx", networkx), ("igraph", igraph)) if module is None]
    print(f"{len(ours['actors'])} actors and {len(ours['edges'])} edges compared, {len(wrong)} differences" +
          (f"; not installed: {', '.join(missing)}" if missing else ""))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
