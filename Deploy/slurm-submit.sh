#!/usr/bin/env bash
# Usage: slurm-submit.sh MANIFEST OUTPUT SHARDS [OPTION-OF-BATCH...]
#
# Runs a batch on Slurm: an array of SHARDS tasks and, after all of them, one that joins their archives into OUTPUT/archive.sqlite
# and writes OUTPUT/tables. OUTPUT lies on a file system that all nodes see. Further options of sbatch come from SBATCH_PARTITION,
# SBATCH_ACCOUNT, SBATCH_TIMELIMIT … as its manual says; TRICHOGRAM names the program where it is not on the nodes' PATH.
# Prints the numbers of both jobs. To go on with a batch that was cancelled, submit it again.
set -euo pipefail
[ $# -ge 3 ] || { printf 'slurm-submit: give MANIFEST OUTPUT SHARDS\n' >&2; exit 64; }
[ -e "$1" ] || { printf 'slurm-submit: %s: there is no such manifest\n' "$1" >&2; exit 66; }
here=$(dirname "$(realpath "$0")")
mkdir -p "$2/logs"
export MANIFEST OUTPUT SHARDS=$3 OPTIONS
MANIFEST=$(realpath "$1")
OUTPUT=$(realpath "$2")
shift 3
OPTIONS=$*
array=$(sbatch --parsable --array="1-$SHARDS" --output="$OUTPUT/logs/shard-%a.log" "$here/slurm-shard.sbatch")
merge=$(sbatch --parsable --dependency="afterok:$array" --output="$OUTPUT/logs/merge.log" "$here/slurm-merge.sbatch")
printf 'shards: job %s\nmerge: job %s\n' "$array" "$merge"
