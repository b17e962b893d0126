#!/usr/bin/env bash
# Usage: check-interruption.sh [KILLS [SEED [TRICHOGRAM]]]
#
# Shows that a batch loses nothing: a run over 60 photos is killed (SIGKILL) at a random moment, and every other time, as a power
# failure may do it, what its write-ahead log has not been made safe is cut off at a random byte. What is left has to pass SQLite's
# integrity check, and the same command run again has to come to the same export as a run that nobody disturbed, byte for
# byte. Every eighth run is interrupted (SIGINT) instead and has to say how to go on.
set -euo pipefail
cd "$(dirname "$0")/.."
kills=${1:-10} seed=${2:-1}
source Scripts/checking.sh "${3:-}"
cd "$folder"
RANDOM=$seed

# random BELOW: a number from 0 to BELOW - 1.
random() { echo $(((RANDOM * 32768 + RANDOM) % $1)); }

"$trichogram" phantom --preset black --count 60 --set width=160 --set height=120 --output photos >/dev/null
ls photos/*.jpg | sort -V | awk '
  BEGIN { print "photo,subject,site,visit" }
  { sub("photos/", ""); printf "%s,S%02d,vertex,v%d\n", $0, int((NR - 1) / 3), (NR - 1) % 3 }' >photos/study.csv
[ "$(wc -l <photos/study.csv)" -eq 61 ] || fail 'there are not 60 photos'

# batch OUTPUT
batch() { "$trichogram" batch photos/study.csv --output "$1" --um-per-px 8 --quiet; }
export_of() { "$trichogram" export --archive "$1/archive.sqlite" --output "$2" --quiet; }

start=$(date +%s%N)
batch undisturbed
length=$((($(date +%s%N) - start) / 1000000))
export_of undisturbed expected

# integrity ARCHIVE: of a copy, because opening an archive already mends what a kill left.
integrity() {
  [ -e "$1" ] || return 0
  rm -rf copy
  mkdir copy
  cp "$1"* copy/
  python3 - "copy/$(basename "$1")" <<'END'
import sqlite3, sys
result = sqlite3.connect(sys.argv[1]).execute("PRAGMA integrity_check").fetchall()
sys.exit(0 if result == [("ok",)] else f"integrity check: {result}")
END
}

# Before the first checkpoint the file is one page, and all else lies in a log whose end a power failure may take.
cut_log() {
  local archive=$1 size
  [ -s "$archive-wal" ] && [ "$(stat -c %s "$archive")" -le 4096 ] || return 0
  size=$(stat -c %s "$archive-wal")
  truncate -s "$(random $((size + 1)))" "$archive-wal"
  cuts=$((cuts + 1))
}

hits=0 cuts=0 interruptions=0
for ((i = 1; i <= kills; i++)); do
  rm -rf out tables
  after=$(random $((length + length / 10)))
  code=0
  if [ $((i % 8)) -eq 0 ]; then
    # Not in the background of this shell, which would have interruptions ignored.
    python3 - "$trichogram" "$after" <<'END' || code=$?
import signal, subprocess, sys, time
run = subprocess.Popen(
    [sys.argv[1], "batch", "photos/study.csv", "--output", "out", "--um-per-px", "8", "--quiet"],
    stderr=subprocess.PIPE, text=True)
time.sleep(int(sys.argv[2]) / 1000)
run.send_signal(signal.SIGINT)
errors = run.communicate()[1]
# A program that is not yet or no longer in its batch is ended at once, or has ended.
if run.returncode == 130 and errors and "run the same command again to go on" not in errors:
    sys.exit(f"it did not say how to go on: {errors}")
sys.exit(run.returncode if run.returncode in (0, 130) else 1 if run.returncode > 0 else 128 - run.returncode)
END
    case $code in 0 | 130) ;; *) fail "an interrupted run ended with $code" ;; esac
    [ "$code" -eq 0 ] || interruptions=$((interruptions + 1))
  else
    # Not by the function, which would run in a shell of its own and be killed alone.
    "$trichogram" batch photos/study.csv --output out --um-per-px 8 --quiet &
    run=$!
    sleep "$((after / 1000)).$(printf %03d $((after % 1000)))"
    kill -9 "$run" 2>/dev/null || true
    { wait "$run" || code=$?; } 2>/dev/null
    [ "$code" -ne 137 ] || hits=$((hits + 1))
    [ $((i % 2)) -eq 0 ] || cut_log out/archive.sqlite
  fi
  integrity out/archive.sqlite || fail "kill $i after $after ms"
  batch out || fail "kill $i after $after ms: the next run ended with $?"
  integrity out/archive.sqlite || fail "kill $i after $after ms, after the next run"
  export_of out tables
  diff -rq expected tables >&2 || fail "kill $i after $after ms: the export differs"
  [ -z "$(find out -name '*.partial')" ] || fail "kill $i after $after ms: unfinished files are left"
  [ $((i % 20)) -ne 0 ] || printf 'check-interruption: %d of %d\n' "$i" "$kills"
done
printf 'check-interruption: %d runs of %d ms stopped at random moments (%d killed under way, %d logs cut, %d interrupted): the same export and a clean archive each time\n' \
  "$kills" "$length" "$hits" "$cuts" "$interruptions"
