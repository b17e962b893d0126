#!/usr/bin/env bash
# Usage: check-slurm.sh [TRICHOGRAM]
#
# Runs a batch of 60 photos as a Slurm array of 8 shards on two nodes (Deploy/one-node-slurm.sh), takes one of the nodes away
# half-way with all that runs on it, and shows that all tasks complete, that no photo is analysed twice for good and that the
# merged export is that of one run, byte for byte. Then the same through Snakemake's Slurm executor, with no node killed.
# As root on Debian; some two minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/checking.sh "${1:-}"
cluster=$folder/cluster
trap '[ -z "${linked:-}" ] || rm -f /etc/slurm/slurm.conf; Deploy/one-node-slurm.sh stop "$cluster"; rm -rf "$folder"' EXIT

fail() {
  printf 'check-slurm: %s\n' "$1" >&2
  tail -n 5 "$folder"/results/logs/* >&2 || true
  exit 1
}

"$trichogram" phantom --preset black --count 60 --set width=640 --set height=480 --output "$folder/photos" >/dev/null
ls "$folder"/photos/*.jpg | sort -V | awk '
  BEGIN { print "photo,subject,site,visit" }
  { sub(".*/", ""); printf "%s,S%02d,vertex,v%d\n", $0, int((NR - 1) / 3), (NR - 1) % 3 }' >"$folder/photos/study.csv"
"$trichogram" batch "$folder/photos/study.csv" --output "$folder/one" --um-per-px 8 --quiet
"$trichogram" export --archive "$folder/one/archive.sqlite" --output "$folder/expected" --quiet

Deploy/one-node-slurm.sh start "$cluster"
export SLURM_CONF=$cluster/slurm.conf TRICHOGRAM=$trichogram
Deploy/slurm-submit.sh "$folder/photos/study.csv" "$folder/results" 8 --um-per-px 8

# completed: how many of the shards have come to their end.
completed() { find "$folder/results/shards" -name summary.json 2>/dev/null | wc -l; }

# Until the array is under way, with a shard on the node to be killed that has begun its archive and not ended. It is held still
# then: on a busy machine it could otherwise come to its end before the node does.
for _ in $(seq 1200); do
  lost=$(squeue --noheader --states=running --nodelist=n1 --format=%K)
  lost=${lost%%$'\n'*}
  if [ "$(completed)" -ge 2 ] && [ -n "$lost" ] && [ -e "$folder/results/shards/$lost/archive.sqlite-wal" ] &&
    held=$(pgrep --full -- "--output $folder/results/shards/$lost "); then
    kill -STOP $held 2>/dev/null && [ ! -e "$folder/results/shards/$lost/summary.json" ] && break
    kill -CONT $held 2>/dev/null || true
  fi
  sleep 0.1
done
Deploy/one-node-slurm.sh kill-node "$cluster" n1
[ ! -e "$folder/results/shards/$lost/summary.json" ] || fail "shard $lost had ended before its node was killed"
printf 'check-slurm: n1 was killed after %d of 8 shards, in the middle of shard %s\n' "$(completed)" "$lost"

for _ in $(seq 300); do
  [ ! -e "$folder/results/tables/dictionary.csv" ] || break
  sleep 1
done
diff -rq "$folder/expected" "$folder/results/tables" >&2 || fail 'the merged export is not that of one run'
python3 - "$folder" <<'END' || fail 'not every photo is there once'
import collections, glob, sqlite3, sys
folder = sys.argv[1]
counts = collections.Counter()
for path in glob.glob(f"{folder}/results/shards/*/archive.sqlite"):
    counts.update(row[0] for row in sqlite3.connect(path).execute("SELECT photo FROM placements WHERE trichogram NOT NULL"))
assert len(counts) == 60 and set(counts.values()) == {1}, counts
# Each photo's analysis was kept once, whichever run made it.
merged = sqlite3.connect(f"{folder}/results/archive.sqlite")
analysed = collections.Counter(row[0] for row in merged.execute("SELECT input_sha256 FROM audit WHERE event = 'analysed'"))
assert len(analysed) == 60 and set(analysed.values()) == {1}, analysed
begun = merged.execute("SELECT count(*) FROM runs").fetchone()[0]
ended = merged.execute("SELECT count(ended) FROM runs").fetchone()[0]
assert begun > ended, "no run was killed"
print(f"check-slurm: 60 photos, each there once, by {begun} runs of which {ended} came to their end")
END
printf 'check-slurm: array of 8 shards, one node of two killed: the same export as one run, byte for byte (%d s)\n' "$SECONDS"

environment=$PWD/.build/snakemake
[ -x "$environment/bin/snakemake" ] || python3 -m venv "$environment"
"$environment/bin/pip" install --quiet --disable-pip-version-check 'snakemake>=9,<10' 'snakemake-executor-plugin-slurm>=1'
scontrol update nodename=n1 state=drain reason=killed 2>/dev/null || true
# Jobs of Snakemake look for the configuration in its usual place only.
[ -e /etc/slurm/slurm.conf ] || { ln -s "$SLURM_CONF" /etc/slurm/slurm.conf && linked=1; }
# Without accounting only squeue tells what has ended.
"$environment/bin/snakemake" --snakefile Deploy/Snakefile --directory "$folder" --executor slurm --jobs 4 --retries 2 --quiet host progress reason rules \
  --default-resources slurm_partition=batch --slurm-no-account --slurm-status-command squeue \
  --slurm-init-seconds-before-status-checks 3 --seconds-between-status-checks 3 \
  --config manifest="$folder/photos/study.csv" output="$folder/workflow" shards=4 trichogram="$trichogram" \
  options='--um-per-px 8' runtime=10 mem_mb=500 || { cat "$folder"/.snakemake/log/*.log >&2; fail 'the workflow failed'; }
diff -rq "$folder/expected" "$folder/workflow/tables" >&2 || fail 'the export of the workflow is not that of one run'
printf 'check-slurm: Snakemake on Slurm, 4 shards: the same export, byte for byte (%d s in all)\n' "$SECONDS"
