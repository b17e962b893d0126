#!/usr/bin/env bash
# Usage: one-node-slurm.sh start FOLDER | kill-node FOLDER n1|n2 | stop FOLDER
#
# A Slurm cluster of two nodes, n1 and n2, on this machine, for trying jobs without a cluster. As root on Debian; installs
# slurm-wlm and munge where they are missing. Everything else lies in FOLDER and listens on 127.0.0.1 only; nothing of a
# Slurm that this machine may have is touched. Then:
#
#   export SLURM_CONF=FOLDER/slurm.conf
#   sinfo
#
# kill-node takes a node away as a power failure does: its daemon and all that runs on it are killed at once.
set -euo pipefail

fail() {
  printf 'one-node-slurm: %s\n' "$1" >&2
  exit "${2:-1}"
}

[ $# -ge 2 ] || fail 'give start FOLDER, kill-node FOLDER NODE or stop FOLDER' 64
action=$1
mkdir -p "$2"
folder=$(realpath "$2")
export SLURM_CONF=$folder/slurm.conf

# A node's CPUs. Half of the machine's, so that jobs wait for each other as on a cluster.
cpus=$((($(nproc) + 1) / 2))

configure() {
  mkdir -p "$folder"/{state,log,n1,n2,munge}
  chmod 700 "$folder/munge"
  [ -e "$folder/munge/key" ] || head -c 128 /dev/urandom >"$folder/munge/key"
  chmod 400 "$folder/munge/key"
  cat >"$SLURM_CONF" <<END
ClusterName=trial
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmctldPort=17000
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
ReturnToService=2
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/%n.pid
SlurmdSpoolDir=$folder/%n
StateSaveLocation=$folder/state
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/%n.log
SlurmdTimeout=10
KillWait=10
SchedulerType=sched/backfill
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobRequeue=1
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/filetxt
JobCompLoc=$folder/log/completed.txt
NodeName=n1 NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=17001 CPUs=$cpus RealMemory=2000 State=UNKNOWN
NodeName=n2 NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=17002 CPUs=$cpus RealMemory=2000 State=UNKNOWN
PartitionName=batch Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
END
}

start() {
  [ "$(id -u)" -eq 0 ] || fail 'start it as root' 77
  if ! command -v slurmctld slurmd munged >/dev/null; then
    { apt-get install -y --no-install-recommends slurm-wlm munge ||
      { apt-get update && apt-get install -y --no-install-recommends slurm-wlm munge; }; } >&2
  fi
  configure
  munged --force --key-file="$folder/munge/key" --socket="$folder/munge/socket" --pid-file="$folder/munge/pid" \
    --log-file="$folder/munge/log" --seed-file="$folder/munge/seed" >/dev/null 2>&1
  slurmctld >/dev/null 2>&1
  slurmd -N n1
  slurmd -N n2
  local end=$((SECONDS + 60))
  while [ "$SECONDS" -lt "$end" ]; do
    [ "$(sinfo --noheader --format=%D --states=idle 2>/dev/null)" != 2 ] || return 0
    sleep 0.5
  done
  fail "the nodes do not come up; see $folder/log"
}

# descendants PID: the process and all that it started.
descendants() {
  local child
  echo "$1"
  for child in $(pgrep --parent "$1" || true); do descendants "$child"; done
}

kill_node() {
  local script all=()
  [ -e "$folder/$1.pid" ] || fail "there is no node $1" 66
  mapfile -t all < <(descendants "$(<"$folder/$1.pid")")
  # What runs there belongs to step daemons, which outlive the node's daemon; the script they run lies in its folder.
  for script in $(pgrep --full "$folder/$1/job" || true); do
    mapfile -t -O ${#all[@]} all < <(descendants "$(ps -o ppid= -p "$script" | tr -d ' ')")
  done
  kill -9 "${all[@]}"
  printf 'one-node-slurm: %s is gone, with %d processes\n' "$1" "${#all[@]}"
}

stop() {
  local name pid
  scancel --user=root 2>/dev/null || true
  sleep 1
  for name in n1.pid n2.pid slurmctld.pid munge/pid; do
    [ -e "$folder/$name" ] || continue
    pid=$(<"$folder/$name")
    # A node that was killed leaves its number, which may be another's by now.
    grep -qs 'slurm\|munge' "/proc/$pid/comm" || continue
    kill "$pid"
    while grep -qs 'slurm\|munge' "/proc/$pid/comm" && ! grep -qs '^State:.Z' "/proc/$pid/status"; do sleep 0.1; done
  done
}

case $action in
  start) start ;;
  kill-node) kill_node "$3" ;;
  stop) stop ;;
  *) fail "there is no action $action" 64 ;;
esac
