#!/usr/bin/env bash
# One graph of many documents by Slurm: an array of PARTS tasks, each of which reads its share, and a job that merges
# what they found once all are done. Prints the number of the last job.
#
#   slurm.sh PARTS GRAPH.json DOCUMENT…
#
# Documents and graph must be on a disk that all nodes see. A task that is killed or loses its node is queued again and
# goes on where it was. ACTORGRAPH names the program; SBATCH_… variables (partition, account, time) are sbatch's own.
set -euo pipefail
if (($# < 3)); then sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2; fi
parts=$1 graph=$2
shift 2
export ACTORGRAPH=${ACTORGRAPH:-actorgraph}
export PARTS=$parts WORK=$graph.parts
mkdir -p "$WORK"

extract=$(sbatch --parsable --job-name=extract --array="1-$parts" --requeue --open-mode=append \
  --output="$WORK/%a.log" --export=ALL --cpus-per-task="${CPUS:-1}" \
  --wrap='exec "$ACTORGRAPH" extract --threads "$SLURM_CPUS_PER_TASK" --shard "$SLURM_ARRAY_TASK_ID/$PARTS" --resume \
            -o "$WORK/$SLURM_ARRAY_TASK_ID.jsonl" '"$(printf '%q ' "$@")")
sbatch --parsable --job-name=merge --dependency="afterok:$extract" --kill-on-invalid-dep=yes --output="$WORK/merge.log" \
  --export=ALL --wrap='exec "$ACTORGRAPH" merge "$WORK"/*.jsonl -o '"$(printf '%q' "$graph")"
