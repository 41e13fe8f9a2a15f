#!/usr/bin/env python3
"""Counts the instructions of each step from text to triples (valgrind's callgrind) and compares them with what they may
be: unlike seconds they are the same on a busy machine.

    count.py HOT_PATH BUILD_TYPE DOCUMENT…

BUILD_TYPE is a column of most.tsv, next to this program: instructions for each word, at the start all together. More
than a fifth above it fails; where a step has become much cheaper, write the new count there. Status 77: not here."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SLACK = 1.2


def skip(why):
    print("skipped:", why)
    sys.exit(77)


def read_limits(build_type):
    lines = (pathlib.Path(__file__).parent / "most.tsv").read_text().splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    if build_type not in rows[0]:
        skip(f"there are no counts for the build type {build_type or 'without a name'}")
    column = rows[0].index(build_type)
    return {row[0]: int(row[column]) for row in rows[1:]}


def count(program, documents):
    """Instructions by step, and the words."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "counts"
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--toggle-collect=counted_*", f"--callgrind-out-file={out}", program,
             *documents], capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(run.stderr)
        table = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", "--auto=no", out],
                               capture_output=True, text=True, check=True).stdout
    counts = {step: int(number.replace(",", ""))
              for number, step in re.findall(r"^ *([\d,]+) .*:counted_(\w+) ", table, re.M)}
    return counts, int(run.stdout)


def main():
    program, build_type, documents = sys.argv[1], sys.argv[2], sys.argv[3:]
    if shutil.which("valgrind") is None:
        skip("valgrind is not installed")
    if "avx2" not in pathlib.Path("/proc/cpuinfo").read_text():
        skip("the counts are those of a machine with AVX2")
    limits = read_limits(build_type)
    counts, words = count(program, documents)
    too_many = False
    for step, limit in limits.items():
        found = counts[step] // (1 if step == "start" else words)
        verdict = "too many" if found > limit * SLACK else "fewer: lower it" if found < limit / SLACK else "as before"
        too_many = too_many or verdict == "too many"
        print(f"{step:10} {found:12,} instructions, {limit:,} may be: {verdict}")
    sys.exit(1 if too_many else 0)


main()
