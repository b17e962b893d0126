#!/usr/bin/env bash
# Usage: check-snakemake.sh [TRICHOGRAM]
#
# Runs Deploy/Snakefile with Snakemake's local executor on the study of the sample photos, in two shards, and shows that it comes to
# the export of one run, byte for byte, and that a second call finds nothing to do. Installs Snakemake from PyPI into .build/snakemake.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/checking.sh "${1:-}"
environment=$PWD/.build/snakemake
if [ ! -x "$environment/bin/snakemake" ]; then
  # Debian has the module venv in a package of its own.
  python3 -m venv "$environment" 2>/dev/null ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv && python3 -m venv "$environment"; } >&2
  "$environment/bin/pip" install --quiet --disable-pip-version-check 'snakemake>=9,<10'
fi

workflow() {
  "$environment/bin/snakemake" --snakefile Deploy/Snakefile --directory "$folder" --cores 2 --quiet host progress reason rules "$@" \
    --config manifest="$PWD/SampleImages/study.csv" output="$folder/results" shards=2 trichogram="$trichogram" \
    options='--um-per-px 8'
}

workflow
"$trichogram" batch SampleImages/study.csv --output "$folder/one" --um-per-px 8 --quiet
"$trichogram" export --archive "$folder/one/archive.sqlite" --output "$folder/tables" --quiet
diff -rq "$folder/tables" "$folder/results/tables" >&2 ||
  fail 'the shards and one run differ'
made=$(stat -c %Y.%i "$folder/results/archive.sqlite")
workflow
[ "$(stat -c %Y.%i "$folder/results/archive.sqlite")" = "$made" ] ||
  fail 'a second call does the work again'
printf 'check-snakemake: %d tables of 2 shards are those of one run, byte for byte\n' "$(ls "$folder/tables" | wc -l)"
