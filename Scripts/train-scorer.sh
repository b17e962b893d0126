#!/usr/bin/env bash
# Learns anew from phantoms which parts of shafts belong together, which lines are hairs, which hairs of a pair are one and which
# are gone: half an hour. Needed when the evidence or the way shafts are found or compared has changed; commit the result.
set -euo pipefail
cd "$(dirname "$0")/.."
for kind in joins shafts matches fates; do
  case $kind in
  joins) type=HairDetection/JoinScorer ;;
  shafts) type=HairDetection/ShaftScorer ;;
  matches) type=Comparison/MatchScorer ;;
  fates) type=Comparison/FateModel ;;
  esac
  swift run -c release --package-path Training train-scorer "$kind" "Sources/$type+Weights.swift"
done
