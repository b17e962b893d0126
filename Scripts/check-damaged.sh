#!/usr/bin/env bash
# Usage: check-damaged.sh [TRICHOGRAM]
#
# Gives the built command two thousand damaged photos (cut off at every hundredth, every marker, chunk and header field
# wrong, bad EXIF and colour profiles, random accidents): each must end with exit code 65 and one line, or be analysed
# with a warning where every pixel is there, in at most twice the memory of the good photo.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/checking.sh "${1:-}"

damaged=$(swift build --show-bin-path)/DamagedPhotos
[ -x "$damaged" ] || swift build --product DamagedPhotos
"$trichogram" phantom --set width=160 --set height=120 --format png --stem good --output "$folder"
# A build that measures coverage writes down what ran, which is not wanted here.
LLVM_PROFILE_FILE=$folder/profile "$damaged" "$trichogram" "$folder/good.png" "$folder"
