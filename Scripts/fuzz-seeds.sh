#!/usr/bin/env bash
# Usage: fuzz-seeds.sh [TRICHOGRAM]
#
# Makes the small good files anew that fuzzing begins with: pictures and an archive of phantoms. To be run when the archive's
# schema has changed, as one of another schema is refused at once. Needs sqlite3.
set -euo pipefail
cd "$(dirname "$0")/.."
trichogram=$(realpath "${1:-.build/release/trichogram}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

damaged=$(swift build --show-bin-path)/DamagedPhotos
[ -x "$damaged" ] || swift build --product DamagedPhotos
"$trichogram" phantom --set width=64 --set height=64 --format png --stem corner --output "$folder"
"$damaged" --seeds "$folder/corner.png" Fuzz/Seeds

"$trichogram" phantom --before-after --set width=160 --set height=120 --stem pair --output "$folder"
cat >"$folder/study.csv" <<'END'
photo,subject,site,visit,date,arm,role,ferritin
pair_before.jpg,S1,vertex,v1,2026-01-05,PRP,treated,28
pair_after.jpg,S1,vertex,v2,2026-04-05,PRP,treated,30
END
"$trichogram" batch "$folder/study.csv" --um-per-px 8 --output "$folder/study" --quiet
# Small pages make a small file; where it was made is nobody's concern.
sqlite3 "$folder/study/archive.sqlite" "
  UPDATE files SET path = '/photos/' || sha256;
  UPDATE placements SET source = '/photos/study.csv';
  PRAGMA page_size = 512;
  VACUUM;"
cp "$folder/study/archive.sqlite" Fuzz/Seeds/Archive/study.sqlite
