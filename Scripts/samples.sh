#!/usr/bin/env bash
# Makes the sample photos and their truth anew, by the commands in SampleImages/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/stage.sh

make_samples() {
  rm -f SampleImages/*.jpg SampleImages/*.png SampleImages/*.json
  grep '^trichogram phantom ' SampleImages/README.md | PATH="$folder:$PATH" bash -euxo pipefail
}

stage 'setup' Scripts/setup.sh
stage 'build' swift build -c release --product trichogram
folder=$(swift build -c release --show-bin-path)
stage 'samples' make_samples
du -ch SampleImages/* | tail -n 1
