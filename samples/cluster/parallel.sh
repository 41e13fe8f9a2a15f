#!/usr/bin/env bash
# One graph of many documents by GNU parallel, on this machine or on those of --sshloginfile:
#
#   parallel.sh PARTS GRAPH.json DOCUMENT…
#
# Run again after a failure it goes on where it was. ACTORGRAPH names the program, PARALLEL holds options of parallel.
set -euo pipefail
if (($# < 3)); then sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; fi
parts=$1 graph=$2
shift 2
actorgraph=${ACTORGRAPH:-actorgraph}
mkdir -p "$graph.parts"
seq "$parts" | parallel --halt soon,fail=1 \
  "$actorgraph" extract --threads 1 --shard "{}/$parts" --resume -o "$graph.parts/{}.jsonl" "$(printf '%q ' "$@")"
"$actorgraph" merge "$graph.parts"/*.jsonl -o "$graph"
