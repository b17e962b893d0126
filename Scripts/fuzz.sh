#!/usr/bin/env bash
# Usage: fuzz.sh [SECONDS [TARGET...]]
#
# Fuzzes what reads strangers' files, for so many seconds each (default 10): PNG, JPEG, Manifest, Polygon, Devices and Archive, or
# those that are named, under the address sanitizer. What is new is kept in Fuzz/.corpus for the next run; an input that
# breaks something is left in Fuzz/.findings and fails the script. libpng, libjpeg and SQLite are the system's, and so are watched
# at their interface only.
set -euo pipefail
cd "$(dirname "$0")/../Fuzz"
seconds=${1:-10}
[ $# -eq 0 ] || shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(PNG JPEG Manifest Polygon Devices Archive)

# Of several sanitizers the compiler of Swift heeds the last one, so that it has to be told to count edges.
options=(-c release --sanitize fuzzer --sanitize address -Xswiftc -sanitize-coverage=edge,trace-cmp,inline-8bit-counters,pc-table)
# What ends the process is libFuzzer's to report.
export SWIFT_BACKTRACE=enable=no
start=$SECONDS
for target in "${targets[@]}"; do swift build "${options[@]}" --product "Fuzz$target"; done
build=$(swift build "${options[@]}" --show-bin-path)
printf 'fuzz: built in %d s\n' $((SECONDS - start))

mkdir -p .findings
failed=0
for target in "${targets[@]}"; do
  mkdir -p ".corpus/$target"
  code=0
  # An archive's pages are larger than the other files, and it takes milliseconds to open.
  length=4096
  [ "$target" != Archive ] || length=65536
  "$build/Fuzz$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len="$length" \
    -artifact_prefix=".findings/$target-" -print_final_stats=1 ".corpus/$target" "Seeds/$target" 2>.findings/log || code=$?
  if [ "$code" -ne 0 ]; then
    tail -n 60 .findings/log
    printf 'fuzz: %s: FOUND; see Fuzz/.findings\n' "$target"
    failed=1
  else
    awk -v target="$target" '
      / cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") coverage = $(i + 1) }
      /number_of_executed_units/ { count = $2 }
      END { printf "fuzz: %-9s %9d executions, %d edges reached, nothing found\n", target ":", count, coverage }' .findings/log
  fi
  rm -rf /dev/shm/trichogram-fuzz-*
done
exit "$failed"
