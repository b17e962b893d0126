#!/usr/bin/env bash
# Usage: check-faults.sh [FAULTS [TRICHOGRAM]]
#
# Makes the system fail under a batch (Tests/FaultInjection/faults.c): a full disk and a broken one from a call on, one call that
# fails, at FAULTS calls spread over a run each, and interrupted and partial reads and writes throughout. A run that fails has to
# say so in plain lines and end with 65, 66, 73 or 74; what it leaves has to pass SQLite's integrity check, and the same command
# run again has to come to the export of an undisturbed run. Linux with a C compiler only.
set -euo pipefail
cd "$(dirname "$0")/.."
faults=${1:-12}
source Scripts/checking.sh "${2:-}"
cc=$(command -v cc || command -v clang)
"$cc" -Wall -Wextra -shared -fPIC -O1 -o "$folder/faults.so" Tests/FaultInjection/faults.c -ldl
cd "$folder"

"$trichogram" phantom --preset black --count 6 --set width=160 --set height=120 --output photos >/dev/null
{
  printf 'photo,subject,site,visit\n'
  for i in 1 2 3 4 5 6; do printf 'black_s%d.jpg,S%d,vertex,v%d\n' "$i" $((i / 2)) "$i"; done
} >photos/study.csv

# batch OUTPUT [FAULT]
batch() {
  local preload=()
  [ $# -lt 2 ] || preload=(env LD_PRELOAD="$PWD/faults.so" FAULT="$2" FAULT_COUNT="$PWD/count")
  "${preload[@]}" "$trichogram" batch photos/study.csv --output "$1" --um-per-px 8 --quiet --threads 1
}
export_of() { "$trichogram" export --archive "$1/archive.sqlite" --output "$2" --quiet; }

integrity() {
  [ -e "$1" ] || return 0
  rm -rf copy
  mkdir copy
  cp "$1"* copy/
  python3 -c 'import sqlite3, sys
result = sqlite3.connect(sys.argv[1]).execute("PRAGMA integrity_check").fetchall()
sys.exit(0 if result == [("ok",)] else f"integrity check: {result}")' copy/archive.sqlite
}

batch undisturbed count
export_of undisturbed expected
calls=$(<count)
[ "$calls" -gt 200 ] || fail "only $calls calls are seen"

# faulty FAULT CODES: what a run under the fault leaves is whole, and the next one completes it.
declare -A seen
faulty() {
  local fault=$1 codes=$2 code=0
  rm -rf out tables
  batch out "$fault" 2>errors || code=$?
  case " $codes " in *" $code "*) ;; *) fail "$fault ended with $code: $(head -c 2000 errors)" ;; esac
  seen[$code]=$((${seen[$code]:-0} + 1))
  if [ "$code" -ne 0 ] && ! grep -q '^trichogram: .*; ' errors; then fail "$fault ended with $code and without a message"; fi
  if grep -qv '^trichogram: ' errors; then fail "$fault: not a plain message: $(grep -v '^trichogram: ' errors | head -n 3)"; fi
  integrity out/archive.sqlite || fail "$fault"
  batch out || fail "$fault: the next run ended with $?"
  export_of out tables
  diff -rq expected tables >&2 || fail "$fault: the export differs"
}

faulty short 0
faulty eintr 0
for kind in enospc eio once; do
  for ((i = 0; i < faults; i++)); do
    # Close together at first, where files are made, and then over all the run.
    nth=$((i < faults / 3 ? 1 + i * 13 : 1 + calls * (i - faults / 3) / (faults - faults / 3)))
    faulty "$kind:$nth" '0 65 66 73 74'
  done
done
printf 'check-faults: %d runs with faults at up to %d calls, ending with' $((2 + 3 * faults)) "$calls"
for code in "${!seen[@]}"; do printf ' %s (%d times)' "$code" "${seen[$code]}"; done
printf ': nothing lost, the same export each time\n'
