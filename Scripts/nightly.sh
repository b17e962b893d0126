#!/usr/bin/env bash
# Usage: nightly.sh [SECONDS]
#
# What takes too long for every change: many kills, faults at many moments, a Slurm cluster that loses a node, the tests under the
# sanitizers, and SECONDS of fuzzing of each target (default 600), of which that of archives alone builds for minutes: the
# cryptography and the database anew, with the sanitizer. Some hours on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/stage.sh

stage 'setup' Scripts/setup.sh
stage 'build' swift build -c release --product trichogram
stage '200 kills' Scripts/check-interruption.sh 200
stage 'faults' Scripts/check-faults.sh 60
stage 'snakemake' Scripts/check-snakemake.sh
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  stage 'slurm' Scripts/check-slurm.sh
else
  printf 'nightly: going on without Slurm, which takes root on Debian\n'
fi
stage 'address sanitizer' Scripts/sanitizers.sh address
stage 'thread sanitizer' Scripts/sanitizers.sh thread
stage 'fuzzing' Scripts/fuzz.sh "${1:-600}"
