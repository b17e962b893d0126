#!/usr/bin/env bash
# How right the analysis is: a fixed grid of phantoms with exact truth, and hand-marked photos where they lie beside.
# Usage: Scripts/accuracy.sh [fast]
# Writes accuracy/accuracy.md and accuracy/accuracy.json; fails where a figure is worse than Scripts/accuracy-limits.txt
# allows. `fast` takes one phantom a preset instead of eight, and leaves out the marked photos.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/stage.sh
extent=${1:-full}
seeds=$([ "$extent" = fast ] && echo 401 || echo 401 402 403 404 405 406 407 408)
groups='clipped long bald'
presets_of() {
  case $1 in
    clipped) echo black brown blond red grey dark-skin aga-vellus sparse dermoscope donor fine close-up mixed ;;
    long) echo long curly-long ;;
    bald) echo bald ;;
  esac
}
out=accuracy
marked=../shared/photos/scalp
cores=$(nproc 2>/dev/null || sysctl -n hw.ncpu)

# One phantom, analysed: GROUP PRESET SEED.
measure() {
  local folder=$out/$1 stem=$2_s$3
  "$trichogram" phantom --preset "$2" --seed "$3" --output "$folder"
  local scale
  scale=$(grep -o '"um_per_px": *[0-9.]*' "$folder/$stem.truth.json" | grep -o '[0-9.]*$')
  "$trichogram" analyze "$folder/$stem.jpg" --um-per-px "$scale" --threads 1 --output "$folder/found" >/dev/null
  rm "$folder/$stem.jpg" "$folder/found/$stem.overlay.png" "$folder/found/$stem.hairs.csv"
}

measure_all() {
  rm -rf "$out"
  for group in $groups; do
    for preset in $(presets_of "$group"); do
      for seed in $seeds; do printf '%s %s %s\n' "$group" "$preset" "$seed"; done
    done
  done | xargs -P "$cores" -L 1 bash -c 'measure "$@"' measure
}

score() {
  for group in $groups; do
    "$trichogram" evaluate "$out/$group" --against "$out/$group/found" >"$out/$group.txt"
    "$trichogram" evaluate "$out/$group" --against "$out/$group/found" --format json >"$out/$group.json"
  done
  [ "$extent" = fast ] || [ ! -f "$marked/hairs.csv" ] || score_marked
}

score_marked() {
  mkdir -p "$out/marked/found"
  ls "$marked"/*.jpg "$marked"/*.png | xargs -P "$cores" -n 1 \
    "$trichogram" analyze --um-per-px 5.587 --threads 1 --output "$out/marked/found" >/dev/null
  "$trichogram" evaluate --marked "$marked/hairs.csv" --um-per-px 5.587 --against "$out/marked/found" \
    >"$out/marked.txt"
  "$trichogram" evaluate --marked "$marked/hairs.csv" --um-per-px 5.587 --against "$out/marked/found" --format json \
    >"$out/marked.json"
}

report() {
  {
    printf '# Accuracy\n\nPhantoms of the presets below with the seeds %s; lines within 3 px.\n' "$(echo $seeds)"
    for table in $groups marked; do
      [ -f "$out/$table.txt" ] || continue
      printf '\n## %s\n\n```\n' "$table"
      cat "$out/$table.txt"
      printf '```\n'
    done
  } >"$out/accuracy.md"
  {
    separator='{'
    for table in $groups marked; do
      [ -f "$out/$table.json" ] || continue
      printf '%s"%s":%s' "$separator" "$table" "$(cat "$out/$table.json")"
      separator=,
    done
    printf '}\n'
  } >"$out/accuracy.json"
}

# Each line of the limits: group, row of its table, column's number, at least or at most, value, what it is.
check() {
  local failed=0 group row column sense limit name value
  while read -r group row column sense limit name; do
    case $group in '' | '#'*) continue ;; esac
    value=$(awk -v row="$row" -v c="$column" '$1 == row { print $c }' "$out/$group.txt")
    if awk -v v="$value" -v l="$limit" -v s="$sense" 'BEGIN { exit !(v !~ /^-?[0-9.]+$/ || (s == "least" ? v + 0 < l : v + 0 > l)) }'; then
      printf 'accuracy: %s, %s of %s: %s, at %s %s is allowed\n' "$group" "$row" "$name" "$value" "$sense" "$limit" >&2
      failed=1
    else
      printf '%-8s %-7s %-24s %8s  (at %s %s)\n' "$group" "$row" "$name" "$value" "$sense" "$limit"
    fi
  done <Scripts/accuracy-limits.txt
  return "$failed"
}

stage 'build' swift build -c release --product trichogram
trichogram=${TRICHOGRAM:-$(swift build -c release --show-bin-path)/trichogram}
export trichogram out
export -f measure
stage 'phantoms' measure_all
stage 'scores' score
report
cat "$out"/clipped.txt "$out"/long.txt "$out"/bald.txt
stage 'limits' check
