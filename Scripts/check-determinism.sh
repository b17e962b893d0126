#!/usr/bin/env bash
# Usage: check-determinism.sh [TRICHOGRAM]
#
# Shows that neither the number of threads nor the kernels change a byte of what `analyze` writes, on the sample photos.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/checking.sh "${1:-}"

# analyze NAME OPTION...: one scale for all, as a right one is not needed here.
analyze() {
  local name=$1 start=$SECONDS
  shift
  "$trichogram" analyze SampleImages/*.jpg SampleImages/*.png --um-per-px 8 --output "$folder/$name" --format json \
    "$@" >"$folder/$name.json"
  mv "$folder/$name.json" "$folder/$name/standard-output"
  printf 'check-determinism: %s: %d s\n' "$name" $((SECONDS - start))
}

# same NAME: as the first run.
same() {
  diff -rq "$folder/1-thread" "$folder/$1" >&2 ||
    fail "1-thread and $1 differ"
}

analyze 1-thread --threads 1
analyze 2-threads --threads 2
same 2-threads
analyze 7-threads --threads 7
same 7-threads
runs=3
# All kernels that this processor has; the last ones are those of the runs before.
for kernels in $("$trichogram" selftest | sed -n 's/^kernels \([^:]*\): .*/\1/p' | sed '$d'); do
  TRICHOGRAM_KERNELS=$kernels analyze "$kernels-kernels"
  same "$kernels-kernels"
  runs=$((runs + 1))
done
printf 'check-determinism: %d files are the same, byte for byte, in %d runs\n' \
  "$(find "$folder/1-thread" -type f | wc -l)" "$runs"
