#!/usr/bin/env bash
# Compares speed and accuracy with pipelines of OpenCV and scikit-image (requirements.txt) on phantoms drawn here. Their
# packages go into a folder beside this script and nowhere else. Times of Trichogram are of the whole process, those of
# the others without starting Python and loading their libraries.
set -euo pipefail
cd "$(dirname "$0")"
swift build -c release --package-path ../.. --product trichogram >&2
trichogram="$(swift build -c release --package-path ../.. --show-bin-path)/trichogram"

[ -d .venv ] || python3 -m venv .venv
.venv/bin/pip install --quiet --only-binary :all: --requirement requirements.txt

photos=../.build/peers
mkdir -p "$photos"
draw() { # STEM WIDTH HEIGHT UM_PER_PX
  [ -f "$photos/$1.jpg" ] || "$trichogram" phantom --preset black --seed 7 --stem "$1" --output "$photos" \
    --set "width=$2" --set "height=$3" --set "um-per-px=$4"
}
draw clipped-1mp 1280 960 8
draw clipped-5mp 2592 1944 4
draw clipped-12mp 4000 3000 2.56
.venv/bin/python compare.py "$trichogram" \
  "$photos/clipped-1mp.jpg" 8 "$photos/clipped-5mp.jpg" 4 "$photos/clipped-12mp.jpg" 2.56
