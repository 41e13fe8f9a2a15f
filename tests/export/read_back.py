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
    own = {"label", "weight", "color", "aliases"}  # said by elements of their own, or lists that stay text
    graph = networkx.read_gexf(os.path.join(folder, "graph.1.2.gexf"))
    if expected["edges"]:
        graph = networkx.MultiDiGraph(graph)
        ids = {d["id"]: (s, t, d) for s, t, d in graph.edges(data=True)}
        thin = {"actors": {k: {n: v for n, v in a.items() if n not in own} for k, a in expected["actors"].items()},
                "edges": {k: {n: v for n, v in e.items() if n not in own} for k, e in expected["edges"].items()}}
        compare_graph("networkx gexf 1.2", thin, dict(graph.nodes(data=True)), ids)
        for key, data in graph.nodes(data=True):
            if data["label"] != expected["actors"][key]["label"]:
                fail(f"networkx gexf {key}: label")
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


def graph_tool_checks(folder, expected):
    try:
        import graph_tool
    except ImportError:
        print("skipped: graph-tool is not installed")
        return
    graph = graph_tool.load_graph(os.path.join(folder, "graph.graphml"))
    if graph.num_vertices() == 0:  # then it has no properties either
        compare_graph("graph-tool graphml", expected, {}, {})
        return
    ids, names = graph.vp["_graphml_vertex_id"], graph.ep["_graphml_edge_id"]
    # It gives every actor every attribute: where a file leaves a number out, it reads 0.
    pick = lambda properties, element, wanted: {n: bool(properties[n][element]) if isinstance(wanted.get(n), bool)
                                                else properties[n][element] for n in properties if n in wanted}
    actors = {ids[v]: pick(graph.vp, v, expected["actors"].get(ids[v], {})) for v in graph.vertices()}
    edges = {names[e]: (ids[e.source()], ids[e.target()], pick(graph.ep, e, expected["edges"].get(names[e], {})))
             for e in graph.edges()}
    compare_graph("graph-tool graphml", expected, actors, edges)


def rules_checks(folder, expected):
    """The grammars in rules/, and what grammars cannot say: no id twice, no edge without its ends, no unknown key."""
    import shutil
    import subprocess
    import xml.etree.ElementTree as tree
    rules = os.path.join(os.path.dirname(os.path.abspath(__file__)), "rules")
    for name, grammar in (("graph.graphml", "graphml.rng"), ("graph.gexf", "gexf-1.3.rng"),
                          ("graph.1.2.gexf", "gexf-1.2.rng")):
        path = os.path.join(folder, name)
        if shutil.which("xmllint"):
            checked = subprocess.run(["xmllint", "--huge", "--nonet", "--noout", "--relaxng", os.path.join(rules, grammar), path],
                                     stderr=subprocess.PIPE)
            if checked.returncode != 0:
                fail(f"{name}: {checked.stderr.decode(errors='replace')[:300]}")
        else:
            print("skipped: xmllint is not installed")
        local = lambda element: element.tag.split("}")[-1]
        elements = list(tree.parse(path).getroot().iter())
        nodes = [e.get("id") for e in elements if local(e) == "node"]
        edges = [e for e in elements if local(e) == "edge"]
        ids = nodes + [e.get("id") for e in edges]
        if len(set(ids)) != len(ids):
            fail(f"{name}: an id stands twice")
        if {e.get(end) for e in edges for end in ("source", "target")} - set(nodes):
            fail(f"{name}: an edge ends nowhere")
        if name == "graph.graphml":
            keys = [e.get("id") for e in elements if local(e) == "key"]
            if len({key.lower() for key in keys}) != len(keys) or {e.get("key") for e in elements if local(e) == "data"} - set(keys):
                fail("graphml: keys that Gephi would take for one, or that are not declared")
            if any(e.text is None for e in elements if local(e) == "data" and
                   e.get("key") in ("e_weight", "e_statements", "n_mentions", "n_x")):
                fail("graphml: a number without text")
    try:
        import jsonschema
    except ImportError:
        print("skipped: jsonschema is not installed")
    else:
        schema = json.load(open(os.path.join(rules, "jgf.schema.json"), encoding="utf-8"))
        graph = json.load(open(os.path.join(folder, "graph.jgf.json"), encoding="utf-8"))
        for error in jsonschema.Draft202012Validator(schema).iter_errors(graph):
            fail(f"jgf: {error.message[:200]}")
    print("ok rules of GraphML, GEXF 1.3, GEXF 1.2 and JGF")


def json_checks(folder, expected):
    load = lambda name: json.load(open(os.path.join(folder, name), encoding="utf-8"))
    cyjs = load("graph.cyjs")
    actors = {n["data"]["id"]: n["data"] for n in cyjs["elements"]["nodes"]}
    edges = {e["data"]["id"]: (e["data"]["source"], e["data"]["target"], e["data"]) for e in cyjs["elements"]["edges"]}
    compare_graph("json cyjs", expected, actors, edges)
    if set(actors) & set(edges):
        fail("cyjs: an edge has the id of a node")
    data = load("graph.graphology.json")
    compare_graph("json graphology", expected, {n["key"]: n["attributes"] for n in data["nodes"]},
                  {e["key"]: (e["source"], e["target"], e["attributes"]) for e in data["edges"]})
    for node in data["nodes"]:
        if not all(isinstance(node["attributes"].get(name), NUMBERS) for name in ("x", "y", "size")):
            fail("graphology: sigma needs x, y and size")
    data = load("graph.jgf.json")["graph"]
    compare_graph("json jgf", expected, {k: n["metadata"] for k, n in data["nodes"].items()},
                  {e["id"]: (e["source"], e["target"], e["metadata"]) for e in data["edges"]})
    canvas = load("graph.canvas")
    if {n["id"] for n in canvas["nodes"]} != set(expected["actors"]):
        fail("canvas: other nodes")
    if not all(isinstance(n[side], int) for n in canvas["nodes"] for side in ("x", "y", "width", "height")):
        fail("canvas: integers only")
    pairs = {(e["source"], e["target"]) for e in expected["edges"].values()}
    if {(e["fromNode"], e["toNode"]) for e in canvas["edges"]} != pairs:
        fail("canvas: other pairs")


def csv_checks(folder, expected):
    import csv
    csv.field_size_limit(1 << 24)

    def rows(name):
        text = open(os.path.join(folder, name), encoding="utf-8-sig", newline="").read()
        if "\r" in text:
            fail(f"{name}: CR")
        lines = text.split("\n")
        table = list(csv.DictReader(lines[:-1]))
        if len(table) != len(lines) - 2:
            fail(f"{name}: a line break within a cell")
        return table

    text_of = lambda v: str(v).lower() if isinstance(v, bool) else flat(v) if isinstance(v, list) else v
    one_line = lambda v: v.replace("\n", " ").replace("\t", " ") if isinstance(v, str) else v
    nodes = {r["Id"]: r for r in rows("graph.nodes.csv")}
    if set(nodes) != set(expected["actors"]):
        fail("nodes.csv: other actors")
    for key, attributes in expected["actors"].items():
        if nodes[key]["Label"] != attributes["label"] or nodes[key]["kind"] != attributes["kind"]:
            fail(f"nodes.csv {key}")
    edges = {r["Id"]: r for r in rows("graph.edges.csv")}
    if set(edges) != set(expected["edges"]):
        fail("edges.csv: other edges")
    if len({(e["Source"], e["Target"], e["Kind"]) for e in edges.values()}) != len(edges):
        fail("edges.csv: Gephi would merge edges")
    for key, attributes in expected["edges"].items():
        for name, value in attributes.items():
            if name in edges[key] and not isinstance(value, (list, float)) and edges[key][name] != str(one_line(text_of(value))):
                fail(f"edges.csv {key}: {name} {edges[key][name][:60]!r}")
    if {r["id:ID(Actor)"] for r in rows("graph.actors.csv")} != set(expected["actors"]):
        fail("actors.csv: other actors")
    relations = rows("graph.relations.csv")
    if {(r["id"], r[":TYPE"]) for r in relations} != {(k, e["relation_type"]) for k, e in expected["edges"].items()}:
        fail("relations.csv: other edges or types")
    if any(r["negated:boolean"] not in ("true", "false") for r in relations):
        fail("relations.csv: booleans")
    links = rows("graph.links.csv")
    if len(links) != sum(e["statements"] for e in expected["edges"].values()):
        fail("links.csv: other statements")
    if any(cell[:1] in "=+-@" for row in links for cell in row.values() if cell):
        fail("links.csv: a cell is a formula")
    print("ok csv", len(nodes), "actors", len(edges), "edges", len(links), "links")


def sqlite_checks(folder, expected):
    import sqlite3
    base = sqlite3.connect(os.path.join(folder, "graph.sqlite"))
    if base.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        fail("sqlite: integrity")
    if base.execute("PRAGMA foreign_key_check").fetchall():
        fail("sqlite: foreign keys")
    names = dict(base.execute("SELECT id, name FROM actors"))
    if names != {k: a["name"] for k, a in expected["actors"].items()}:
        fail("sqlite: actors")
    edges = {r[0]: r[1:] for r in base.execute("SELECT id, source, target, label, type, negated, weight FROM edges")}
    if edges != {k: (e["source"], e["target"], e["label"], e["relation_type"], int(e["negated"]), e["weight"])
                 for k, e in expected["edges"].items()}:
        fail("sqlite: edges")
    if os.path.basename(folder) != "given":
        found = base.execute("SELECT count(*) FROM quotes WHERE quotes MATCH 'said OR aids'").fetchone()[0]
        if found != base.execute("SELECT count(*) FROM statements").fetchone()[0]:
            fail("sqlite: full-text search")
    print("ok sqlite", len(names), "actors", len(edges), "edges")


def xml_checks(folder, expected):
    import xml.etree.ElementTree as tree
    for name in ("graph.gexf", "graph.yed.graphml"):
        root = tree.parse(os.path.join(folder, name)).getroot()
        local = lambda element: element.tag.split("}")[-1]
        nodes = {e.get("id") for e in root.iter() if local(e) == "node"}
        edges = {e.get("id"): e for e in root.iter() if local(e) == "edge"}
        if nodes != set(expected["actors"]) or set(edges) != set(expected["edges"]):
            fail(f"{name}: other elements")
        if name == "graph.gexf":
            kinds = {(e.get("source"), e.get("target"), e.get("kind")) for e in edges.values()}
            if len(kinds) != len(edges) or any(float(e.get("weight")) <= 0 for e in edges.values()):
                fail("gexf: Gephi would merge or drop edges")
            for spell in (e for e in root.iter() if local(e) == "spell"):
                for end in ("start", "end"):
                    if spell.get(end) and len(spell.get(end)) != 10:
                        fail("gexf: a partial date aborts Gephi's import")
    print("ok gexf 1.3 and yEd as XML")


def rdf_checks(folder, expected):
    try:
        import rdflib
    except ImportError:
        print("skipped: rdflib is not installed")
        return
    ag = rdflib.Namespace("urn:actorgraph:vocabulary:")
    graphs = []
    for name, form in (("graph.ttl", "turtle"), ("graph.jsonld", "json-ld")):
        graph = rdflib.Graph().parse(os.path.join(folder, name), format=form)
        claims = set(graph.subjects(rdflib.RDF.type, ag.Claim))
        if {str(c)[len("urn:actorgraph:"):] for c in claims} != set(expected["edges"]):
            fail(f"{name}: other claims")
        graphs.append(graph)
    import rdflib.compare
    if len(graphs[0]) != len(graphs[1]):
        fail("turtle and JSON-LD differ in length")
    # Comparing blank nodes takes hours on large graphs.
    elif len(graphs[0]) < 2000 and not rdflib.compare.isomorphic(*graphs):
        fail("turtle and JSON-LD differ")
    trig = rdflib.ConjunctiveGraph()
    trig.parse(os.path.join(folder, "graph.trig"), format="trig")
    claims = set(trig.subjects(rdflib.RDF.type, ag.Claim))
    if {str(c)[len("urn:actorgraph:"):] for c in claims} != set(expected["edges"]):
        fail("graph.trig: other claims")
    print("ok rdf", len(graphs[0]), "triples")
    import shutil
    import subprocess
    if not shutil.which("serdi"):
        print("skipped: serdi is not installed")
        return
    for name, form, wanted in (("graph.ttl", "turtle", len(graphs[0])), ("graph.trig", "trig", sum(1 for _ in trig.quads()))):
        read = subprocess.run(["serdi", "-i", form, "-o", "nquads", os.path.join(folder, name)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
        count = len(set(read.stdout.splitlines()))
        if read.returncode != 0 or count != wanted:
            fail(f"serdi {name}: {count} statements, not {wanted}; {read.stderr.decode(errors='replace')[:200]}")
    print("ok serdi")


def graphviz_checks(folder, expected):
    try:
        import pygraphviz
    except ImportError:
        print("skipped: pygraphviz is not installed")
        return
    graph = pygraphviz.AGraph(os.path.join(folder, "graph.dot"))
    if set(graph.nodes()) != set(expected["actors"]) or len(graph.edges()) != len(expected["edges"]):
        fail("dot: other elements")
    for key, attributes in expected["actors"].items():
        name, label = attributes["name"], graph.get_node(key).attr["label"].replace('\\"', '"').replace("\\\\", "\\")
        if len(name.encode()) > 400:  # Graphviz takes no long strings
            if not (label.endswith("…") and len(label) > 100 and name.startswith(label[:-1])):
                fail(f"dot {key}: {label[:60]!r}")
        elif label != name:
            fail(f"dot {key}: {label[:60]!r}, not {name[:60]!r}")
    print("ok dot", len(graph.nodes()), "actors", len(graph.edges()), "edges")


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
    for name in sorted(os.listdir(sys.argv[1])):
        folder = os.path.join(sys.argv[1], name)
        expected = json.load(open(os.path.join(folder, "expected.json"), encoding="utf-8"))
        print("--", name)
        for check in (networkx_checks, igraph_checks, graph_tool_checks, gephi_model, rules_checks, json_checks, csv_checks,
                      sqlite_checks, xml_checks, rdf_checks, graphviz_checks):
            check(folder, expected)
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())
