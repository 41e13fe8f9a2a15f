#!/usr/bin/env python3
"""Checks what the program writes against the published schemas: the graph and the triples of documents.

    schema_check.py ACTORGRAPH SCHEMA_FOLDER DOCUMENT…

Every field that is written must also be one that the schema names. Exit status 77 where python3-jsonschema is missing."""
import copy
import json
import os
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)


def load(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return json.load(file)


def named_fields(schema, found):
    """Names of all properties that the schema knows anywhere."""
    if isinstance(schema, dict):
        found.update(schema.get("properties", {}))
        for value in schema.values():
            named_fields(value, found)
    elif isinstance(schema, list):
        for value in schema:
            named_fields(value, found)


def unnamed(value, known, found):
    if isinstance(value, dict):
        found.update(key for key in value if key not in known)
        for each in value.values():
            unnamed(each, known, found)
    elif isinstance(value, list):
        for each in value:
            unnamed(each, known, found)


def main():
    program, folder, documents = sys.argv[1], sys.argv[2], sys.argv[3:]
    graph_schema, line_schema = load(folder, "graph.schema.json"), load(folder, "triples.schema.json")
    validator = jsonschema.Draft202012Validator
    validator.check_schema(graph_schema)
    validator.check_schema(line_schema)
    graphs, lines = validator(graph_schema), validator(line_schema)
    known, wrong = set(), []
    named_fields(graph_schema, known)
    # Each file stands alone; what both say, they say alike.
    for name in graph_schema["$defs"].keys() & line_schema["$defs"].keys():
        if graph_schema["$defs"][name] != line_schema["$defs"][name]:
            wrong.append(f"the schemas differ about {name}")

    with tempfile.TemporaryDirectory() as place:
        path = os.path.join(place, "graph.json")
        subprocess.run([program, "build", *documents, "-o", path], check=True)
        graph = load(place, "graph.json")
        empty = os.path.join(place, "empty.md")
        with open(empty, "w", encoding="utf-8") as file:
            file.write("It rained.\n")
        subprocess.run([program, "build", empty, "-o", os.path.join(place, "none.json")], check=True)
        nothing = load(place, "none.json")
    triples = [json.loads(line) for line in subprocess.run([program, "extract", *documents], check=True,
                                                           stdout=subprocess.PIPE).stdout.decode().splitlines()]
    for name, one in (("graph", graph), ("empty graph", nothing)):
        wrong += [f"{name}: {list(e.absolute_path)}: {e.message[:200]}" for e in graphs.iter_errors(one)]
    for number, line in enumerate(triples, 1):
        wrong += [f"line {number}: {list(e.absolute_path)}: {e.message[:200]}" for e in lines.iter_errors(line)]
    strange = set()
    unnamed(graph, known, strange)
    unnamed(triples, known | {"record"}, strange)
    if strange:
        wrong.append(f"fields that the schemas do not name: {', '.join(sorted(strange))}")
    if not graph["edges"] or len(triples) < 10:
        wrong.append("nothing was compared")

    # A schema that takes anything would pass all of the above.
    def must_refuse(what, schema, good, change):
        bad = copy.deepcopy(good)
        change(bad)
        if schema.is_valid(bad):
            wrong.append(f"the schema takes {what}")

    triple = next(line for line in triples if "subject" in line)
    must_refuse("a triple without modality", lines, triple, lambda t: t.pop("modality"))
    must_refuse("a triple of unknown type", lines, triple, lambda t: t["relation"].update(type="FOLLOW"))
    must_refuse("an offset below zero", lines, triple, lambda t: t["subject"].update(begin=-1))
    must_refuse("an actor that is no object", lines, triple, lambda t: t.update(object="Peru"))
    must_refuse("another version", graphs, graph, lambda g: g.update(version=2))
    must_refuse("an edge without evidence", graphs, graph, lambda g: g["edges"][0].update(evidence=[]))
    must_refuse("an edge of weight 0", graphs, graph, lambda g: g["edges"][0].update(weight=0))
    must_refuse("a date that is none", graphs, graph, lambda g: g["documents"][0].update(date="May 2011"))

    for line in wrong[:40]:
        print(line)
    print(f"{len(graph['edges'])} edges and {len(triples)} lines checked, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
