#!/usr/bin/env bash
# Usage: coverage.sh
#
# How many lines of each module the last `swift test --enable-code-coverage` ran, as a table. Fails where one of the rooms on which
# results rest runs less than 90 %: reading photos, measuring, and the archive. Lines of C count where the build was told to count
# them, as Scripts/test.sh does.
set -euo pipefail
cd "$(dirname "$0")/.."
least=90
watched='CCodecShim Imaging Trichometry Archive'
build=$(swift build --show-bin-path)
tools=$(dirname "$(readlink -f "$(command -v swift)")")
profile=$build/codecov/default.profdata
[ -e "$profile" ] || { echo 'coverage: nothing measured; run swift test --enable-code-coverage first' >&2; exit 66; }
bundle=("$build"/*.xctest)
[ ! -d "${bundle[0]}" ] || bundle=("${bundle[0]}"/Contents/MacOS/*)

# Each file of Sources with its lines and those that ran; generics that are used in no file of their own count once.
"$tools/llvm-cov" export --format=lcov --summary-only --instr-profile "$profile" "${bundle[0]}" \
  --object "$build/trichogram" --object "$build/CodecAllocations" |
  awk -F: -v root="$PWD/Sources/" -v watched="$watched" -v least="$least" '
    $1 == "SF" { module = index($2, root) == 1 ? substr($2, length(root) + 1) : ""; sub(/\/.*/, "", module) }
    module != "" && $1 == "LF" { lines[module] += $2 }
    module != "" && $1 == "LH" { hits[module] += $2 }
    END {
      printf "%-20s %7s %7s %7s\n", "module", "lines", "run", "share"
      for (module in lines) if (lines[module] > 0)
        printf "%-20s %7d %7d %6.1f%%\n", module, lines[module], hits[module], 100 * hits[module] / lines[module] | "sort"
      close("sort")
      count = split(watched, rooms, " ")
      for (i = 1; i <= count; i++) {
        share = lines[rooms[i]] > 0 ? 100 * hits[rooms[i]] / lines[rooms[i]] : 0
        if (share < least) { printf "coverage: %s: %.1f %% of lines, less than %d\n", rooms[i], share, least > "/dev/stderr"; failed = 1 }
      }
      exit failed
    }'
