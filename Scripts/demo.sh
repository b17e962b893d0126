#!/usr/bin/env bash
# Analyses the sample photos into demo/, for each a picture of what was traced, the numbers and the hairs, and scores
# them against the truth that lies beside the photos.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/stage.sh
example=SampleImages/clipped-dark.jpg

# show COMMAND...: says what is run, and runs it.
show() {
  printf '$ %s\n' "$*"
  "$@"
}

# The photo's scale, from the truth that lies beside it.
scale_of() {
  grep -o '"um_per_px": *[0-9.]*' "${1%.*}.truth.json" | head -n 1 | grep -o '[0-9.]*$'
}

# Photos of one scale are analysed together, so that all cores have work. `set -e` does not act in what `stage` calls:
# a failure has to be handed on.
analyze_others() {
  local photo scale scales group
  scales=$(for photo in "${photos[@]}"; do scale_of "$photo"; done | sort -u)
  for scale in $scales; do
    group=()
    for photo in "${photos[@]}"; do
      [ "$photo" = "$example" ] || [ "$(scale_of "$photo")" != "$scale" ] || group+=("$photo")
    done
    [ ${#group[@]} -gt 0 ] || continue
    "$trichogram" analyze "${group[@]}" --um-per-px "$scale" --output demo >/dev/null || return
  done
}

score() {
  local photo truths=() found=()
  for photo in "${photos[@]}"; do
    truths+=("${photo%.*}.truth.json")
    photo=${photo##*/}
    found+=("demo/${photo%.*}.trichogram.json")
  done
  "$trichogram" evaluate "${truths[@]}" --against "${found[@]}"
}

stage 'setup' Scripts/setup.sh
stage 'build' swift build -c release --product trichogram
trichogram=.build/release/trichogram
photos=(SampleImages/*.jpg SampleImages/*.png)
stage 'one photo' show "$trichogram" analyze "$example" --um-per-px "$(scale_of "$example")" --output demo
stage 'the other sample photos' analyze_others
stage 'a study' show "$trichogram" batch SampleImages/study.csv --um-per-px 8 --output demo/study --quiet
stage 'how right it is, by the truth of the samples' score

cat <<END

Columns: F1, P(recision), R(ecall) of whole hairs, one to one; line F1: of centreline points; errors of count, density
and mean diameter (d); d bias, d MAD: error of diameter hair by hair; R <30 …: recall by true diameter in µm.

Look at demo/*.overlay.png: every traced hair, coloured by its class, its root ringed. Beside each lie
STEM.trichogram.json with all numbers and hairs, and STEM.hairs.csv with a row a hair.
demo/study/index.html leads to a page for each subject of the study SampleImages/study.csv.
Now your own photo, with its scale in micrometres per pixel:
  $trichogram analyze PHOTO --um-per-px 6 --output results
END
