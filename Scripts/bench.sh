#!/usr/bin/env bash
# Measures whole photos on one thread: prints a table, writes bench.json, and exits with 1 where something got slower
# than Benchmarks/thresholds.json allows. Ratios to decoding the same file in the same run and counts of instructions
# are compared, never wall clock. Its runs take some three minutes; the first build takes as long again.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build -c release --package-path Benchmarks --product PhotoBench >&2
bench="$(swift build -c release --package-path Benchmarks --show-bin-path)/PhotoBench"
photos=Benchmarks/.build/photos
mkdir -p "$photos"
"$bench" make "$photos"

# Instructions of analysing the small photo less those of decoding it, per pixel. Valgrind cannot read Swift's debugging
# information.
instructions() {
  SWIFT_DETERMINISTIC_HASHING=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    "$photos/PhotoBench" once "$1" "$photos/counted.jpg" 8 2>&1 | awk '/Collected/ { print $NF }'
}
count=()
if command -v valgrind >/dev/null; then
  strip --strip-debug -o "$photos/PhotoBench" "$bench"
  analyze=$(instructions analyze) decode=$(instructions decode)
  count=("$(((analyze - decode) / (480 * 360)))")
fi

"$bench" run "$photos" bench.json Benchmarks/thresholds.json ${count[@]+"${count[@]}"}
