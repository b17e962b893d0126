#!/usr/bin/env bash
# Analyses the sample photos into demo/: for each the numbers, the hairs and a picture of what was traced.
set -euo pipefail
shopt -s nullglob
cd "$(dirname "$0")/.."
source Scripts/stage.sh

# The photo's scale, from the truth that lies beside it.
scale_of() {
  grep -o '"um_per_px": *[0-9.]*' "${1%.*}.truth.json" | head -n 1 | grep -o '[0-9.]*$'
}

analyze_samples() {
  local photos=(SampleImages/*.jpg SampleImages/*.png) photo scale
  [ ${#photos[@]} -gt 0 ] || { printf 'demo: no photo in SampleImages; check the clone\n' >&2 && return 66; }
  for photo in "${photos[@]}"; do
    printf '\n'
    scale=$(scale_of "$photo") || return 66
    "$trichogram" analyze "$photo" --um-per-px "$scale" --output demo || return
  done
}

list_results() {
  local overlay
  for overlay in demo/*.overlay.png; do
    printf '  %s\n' "$overlay" "${overlay%.overlay.png}.trichogram.json" "${overlay%.overlay.png}.hairs.csv"
  done
}

stage 'setup' Scripts/setup.sh
stage 'build' swift build -c release --product trichogram
trichogram=$(swift build -c release --show-bin-path)/trichogram
stage 'analyze' analyze_samples

printf '\nWritten (the overlays are the pictures to look at):\n'
list_results
printf '\nNow your own photo, with its scale in micrometres per pixel:\n  %s\n' \
  "${trichogram#"$PWD"/} analyze PHOTO --um-per-px 6 --output results"
