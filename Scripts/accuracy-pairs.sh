#!/usr/bin/env bash
# How right comparisons are: pairs of phantoms with known changes, and pairs of different places.
# Usage: Scripts/accuracy-pairs.sh [COUNT] [FIRST_SEED]   (after swift build -c release)
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-10}
seed=${2:-1}
trichogram=${TRICHOGRAM:-.build/release/trichogram}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A number between $2 and $3 that depends on the seed and the name $1 alone.
draw() {
  local hash
  hash=$(printf '%s %s' "$1" "$current" | cksum | cut -d' ' -f1)
  awk -v h="$hash" -v a="$2" -v b="$3" 'BEGIN { printf "%.4f", a + (b - a) * (h % 100003) / 100003 }'
}

scale_of() { grep -o '"um_per_px": *[0-9.]*' "$1" | grep -o '[0-9.]*$'; }
# A whole number of ids in the list $2 of the file $1.
ids_in() { tr -d '\n ' <"$1" | grep -o "\"$2\":\[[0-9,]*\]" | grep -o '[0-9]\+' | wc -l; }

for ((current = seed; current < seed + count; current++)); do
  preset=black
  [ $((current % 2)) -eq 0 ] || preset=brown
  "$trichogram" phantom --preset "$preset" --seed "$current" --stem "p$current" --output "$folder" --before-after \
    --set width=1000 --set height=750 --set um-per-px=8 \
    --set pair-rotation="$(draw turn -20 20)" --set pair-scale="$(draw scale 0.88 1.14)" \
    --set pair-shift-x-um="$(draw x -1800 1800)" --set pair-shift-y-um="$(draw y -1300 1300)" \
    --set pair-perspective="$(draw lean 0 0.03)" --set pair-elastic-um=35 \
    --set pair-lost="$(draw lost 0 0.2)" --set pair-gained="$(draw gained 0 0.2)"
  stem=$folder/p$current
  "$trichogram" compare "${stem}_before.jpg" "${stem}_after.jpg" \
    --before-um-per-px "$(scale_of "${stem}_before.truth.json")" \
    --after-um-per-px "$(scale_of "${stem}_after.truth.json")" --format json >"$folder/pair.json"
  tr -d '\n' <"$folder/pair.json" | awk -v name="$preset $current" \
    -v kept="$(ids_in "${stem}_pair.json" matched_ids)" -v lost="$(ids_in "${stem}_pair.json" lost_ids)" \
    -v gained="$(ids_in "${stem}_pair.json" added_ids)" '
    function number(key,   m) { return match($0, "\"" key "\":-?[0-9.e+-]+") ? substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 3) + 0 : "null" }
    {
      area = number("shared_area_cm2"); residual = number("residual_um")
      match($0, /"density_per_cm2":\{"before":[^}]*\}/); density = substr($0, RSTART)
      # The second object of this name is the change; the first ones are numbers of the heads.
      match(density, /"change":-?[0-9.]+/); change = substr(density, RSTART + 9, RLENGTH - 9)
      match(density, /"ci95":\[[^]]*\]/); split(substr(density, RSTART + 8, RLENGTH - 9), ci, ",")
      if (area == "null") { print name, "not comparable"; exit }
      truth = (gained - lost) / area
      printf "%s residual %.0f um, change %.1f, truth %.1f /cm2, error %.1f %% of the count, interval %s\n", name, residual,
        change, truth, 100 * (change - truth) * area / (kept + lost), (truth >= ci[1] && truth <= ci[2]) ? "holds" : "misses"
    }'
done | tee "$folder/results.txt"

awk '/not comparable/ { refused++; next }
  { match($0, /error -?[0-9.]+/); e = substr($0, RSTART + 6, RLENGTH - 6); sum += e < 0 ? -e : e; n++; held += /holds/ }
  END { printf "aligned %d of %d; mean absolute error of the change %.2f %% of the count; intervals hold %d of %d\n",
    n, n + refused, n ? sum / n : 0, held, n }' "$folder/results.txt"

wrong=0
pairs=0
for ((i = seed; i < seed + count; i++)); do
  j=$((i + 1 < seed + count ? i + 1 : seed))
  [ "$i" -ne "$j" ] || continue
  pairs=$((pairs + 1))
  "$trichogram" compare "$folder/p${i}_before.jpg" "$folder/p${j}_before.jpg" --um-per-px 8 --format json |
    grep -q '"status":"aligned"' && wrong=$((wrong + 1)) || true
done
echo "different places wrongly aligned: $wrong of $pairs"
