#!/usr/bin/env python3
"""Reads what write_all wrote with independent readers and compares every vertex, edge and attribute.

    read_back.py FOLDER

A reader that is not installed is named and passed over. Exit status 1 where something differs.
"""
import json
import os
import sys

FAILURES = []
NUMBERS = (int, float)


def fail(what):
    FAILURES.append(what)
    print("FAIL", what[:400])


def flat(value):
    """The value as formats without arrays have it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if isinstance(value, list) else value


def same(a, b):
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b or str(a).lower() == str(b).lower()
    if isinstance(a, NUMBERS) and isinstance(b, NUMBERS):
        return abs(a - b) <= 1e-12 * max(1, abs(a))
    if isinstance(a, list) and isinstance(b, str):
        return a == json.loads(b)
    return a == b


def compare(where, expected, got, skip=()):
    for name, value in expected.items():
        if name in skip:
            continue
        if name not in got:
            fail(f"{where}: {name} is missing")
        elif not same(value, got[name]):
            fail(f"{where}: {name} is {str(got[name])[:80]!r}, not {str(value)[:80]!r}")


def compare_graph(where, expected, actors, edges, skip=("source", "target")):
    """actors: id -> attributes; edges: id -> (source, target, attributes)."""
    if set(actors) != set(expected["actors"]):
        fail(f"{where}: {len(actors)} actors, not {len(expected['actors'])}")
        return
    if set(edges) != set(expected["edges"]):
        fail(f"{where}: {len(edges)} edges, not {len(expected['edges'])}")
        return
    for key, attributes in expected["actors"].items():
        compare(f"{where} {key}", attributes, actors[key])
    for key, attributes in expected["edges"].items():
        source, target, got = edges[key]
        if (source, target) != (attributes["source"], attributes["target"]):
            fail(f"{where} {key}: other ends")
        compare(f"{where} {key}", attributes, got, skip)
    print("ok", where, len(actors), "actors", len(edges), "edges")


def from_networkx(graph):
    return dict(graph.nodes(data=True)), {k: (s, t, d) for s, t, k, d in graph.edges(keys=True, data=True)}


def networkx_checks(folder, expected):
    try:
        import networkx
    except ImportError:
        print("skipped: networkx is not installed")
        return
    graph = networkx.read_graphml(os.path.join(folder, "graph.graphml"), force_multigraph=True)
    compare_graph("networkx graphml", expected, *from_networkx(graph))
    for name, link in (("graph.node-link.json", "edges"), ("graph.d3.json", "links")):
        data = json.load(open(os.path.join(folder, name), encoding="utf-8"))
        if link == "links":  # no keys there: the edges' ids are attributes
            data = dict(data, links=[dict(e, key=e["id"]) for e in data["links"]])
        try:
            graph = networkx.node_link_graph(data, edges=link)
        except TypeError:
            graph = networkx.node_link_graph(data, link=link) if networkx.__version__ < "3.4" and _takes_link(networkx) else \
                networkx.node_link_graph(dict(data, links=data[link]))
        compare_graph("networkx " + name, expected, *from_networkx(graph))


def _takes_link(networkx):
    import inspect
    return "link" in inspect.signature(networkx.node_link_graph).parameters


def igraph_checks(folder, expected):
    try:
        import igraph
    except ImportError:
        print("skipped: igraph is not installed")
        return
    import warnings
    warnings.simplefilter("ignore")
    graph = igraph.Graph.Read_GraphML(os.path.join(folder, "graph.graphml"))
    actors = {v["id"]: v.attributes() for v in graph.vs}
    edges = {e["id"]: (graph.vs[e.source]["id"], graph.vs[e.target]["id"], e.attributes()) for e in graph.es}
    compare_graph("igraph graphml", expected, actors, edges)


def gephi_model(folder, expected):
    """Gephi merges edges with the same ends and type, and drops those of weight 0 (formats.md, section 0)."""
    import xml.etree.ElementTree as tree
    seen = set()
    for edge in tree.parse(os.path.join(folder, "graph.graphml")).iter("{http://graphml.graphdrawing.org/xmlns}edge"):
        kinds = [value for name, value in edge.attrib.items() if name.split("}")[-1] == "label"]
        key = (edge.get("source"), edge.get("target"), kinds[0])
        if key in seen:
            fail(f"Gephi would merge {key}")
        if kinds[0].lower() == "null":
            fail("Gephi would drop the edge type null")
        seen.add(key)
    for edge in expected["edges"].values():
        if edge["weight"] <= 0:
            fail("Gephi would drop an edge without weight")
    print("ok Gephi model", len(seen), "edges")


def main():
    for name in ("hostile", "one", "empty"):
        folder = os.path.join(sys.argv[1], name)
        expected = json.load(open(os.path.join(folder, "expected.json"), encoding="utf-8"))
        print("--", name)
        for check in (networkx_checks, igraph_checks, gephi_model):
            check(folder, expected)
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())
