#!/usr/bin/env bash
# Learns the weights of the shaft scorer anew from phantoms: some ten minutes. Needed when the evidence or the way
# shafts are found has changed; commit the result.
set -euo pipefail
cd "$(dirname "$0")/.."
swift run -c release --package-path Training train-scorer Sources/HairDetection/ShaftScorer+Weights.swift
