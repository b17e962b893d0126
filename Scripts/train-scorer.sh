#!/usr/bin/env bash
# Learns anew from phantoms which parts of shafts belong together and which lines are hairs: some five minutes. Needed when the
# evidence or the way shafts are found has changed; commit the result.
set -euo pipefail
cd "$(dirname "$0")/.."
for kind in joins shafts; do
  case $kind in joins) type=JoinScorer ;; *) type=ShaftScorer ;; esac
  swift run -c release --package-path Training train-scorer "$kind" "Sources/HairDetection/$type+Weights.swift"
done
