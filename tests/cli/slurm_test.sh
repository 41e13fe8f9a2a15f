#!/usr/bin/env bash
# A Slurm of one node, made for this test alone: an array of 8 tasks, one of them killed and queued again, and a
# dependent merge give the bytes of a single run. slurm_test.sh ACTORGRAPH. Exit status 77: cannot be tried here.
set -euo pipefail

export ACTORGRAPH=$1
cluster=$(cd "$(dirname "$0")/../../samples/cluster" && pwd)
skip() { echo "skipped: $1"; exit 77; }
for program in munged slurmctld slurmd sbatch squeue scontrol python3; do
  PATH=$PATH:/usr/sbin command -v "$program" >/dev/null || skip "there is no $program (Debian: slurm-wlm, munge)"
done
export PATH=$PATH:/usr/sbin
((EUID == 0)) || skip "slurmd needs to be root"

folder=$(mktemp -d)
chmod 755 "$folder"
started=()
cleanup() {
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT

mkdir -m 700 "$folder/munge"
mkdir "$folder/state" "$folder/spool"
head -c 1024 /dev/urandom >"$folder/munge/key"
chmod 400 "$folder/munge/key"
chmod 755 "$folder/munge"
munged --foreground --force --key-file="$folder/munge/key" --socket="$folder/munge/socket" \
  --pid-file="$folder/munge/pid" --log-file="$folder/munge/log" --seed-file="$folder/munge/seed" >/dev/null 2>&1 &
started+=($!)

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("", 0)); print(s.getsockname()[1])'; }
host=$(hostname -s)
cores=$(nproc)
cat >"$folder/slurm.conf" <<END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CredType=cred/munge
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SchedulerType=sched/builtin
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
SlurmdSpoolDir=$folder/spool
StateSaveLocation=$folder/state
ReturnToService=2
MinJobAge=600
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cores State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF=$folder/slurm.conf

# The answer of a command, once it is what is waited for.
wait_for() {
  local seconds=$1 wanted=$2
  shift 2
  for ((i = 0; i < seconds * 4; ++i)); do
    [[ $("$@" 2>/dev/null) == $wanted ]] && return 0
    sleep 0.25
  done
  return 1
}
wait_for 20 yes bash -c "[ -S $folder/munge/socket ] && echo yes" || skip "munged does not start"
slurmctld -D -i >/dev/null 2>&1 &
started+=($!)
slurmd -D >/dev/null 2>&1 &
started+=($!)
if ! wait_for 60 "idle*" sinfo -h -o %T; then
  tail -5 "$folder"/slurm*.log >&2 || true
  skip "the test node does not come up"
fi

python3 "$cluster/make_documents.py" "${DOCUMENTS:-240}" >"$folder/documents.jsonl"
"$ACTORGRAPH" build "$folder/documents.jsonl" -o "$folder/whole.json"

cd "$folder"
merge=$("$cluster/slurm.sh" 8 "$folder/graph.json" "$folder/documents.jsonl")
array=$(squeue -h -o %A -n extract | sort -n | head -1)
# As soon as a task runs: its processes are killed, as a failing node would, and it is queued again.
wait_for 60 "*R*" squeue -h -t R -n extract -o %t || { echo "no task ever ran"; exit 1; }
task=$(squeue -h -t R -n extract -o %i | head -1)
scontrol requeue "$task" && echo "killed and queued again: task $task of array $array"
# Slurm lets what it queues again wait for two minutes.
wait_for 60 BeginTime squeue -h -j "$task" -o %r && scontrol update JobId="$task" StartTime=now
if ! wait_for 600 "COMPLETED" bash -c "scontrol -o show job $merge | grep -o 'JobState=[A-Z]*' | cut -d= -f2"; then
  scontrol -o show job | cut -c1-300
  cat graph.json.parts/*.log
  exit 1
fi
scontrol -o show job | grep -o 'JobName=extract.*Restarts=[1-9]' >/dev/null || { echo "no task was restarted"; exit 1; }
cmp graph.json whole.json
echo "8 tasks and a merge gave the bytes of one run ($(wc -c <graph.json))"
