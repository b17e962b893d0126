#!/usr/bin/env bash
# Trains the network that finds hair anew, on phantoms only: some three hours and 26 GB of memory. Needed when phantoms, the
# grid or the contrast have changed; Scripts/train-scorer.sh comes after it. Needs python3; torch comes into a folder of its
# own.
set -euo pipefail
cd "$(dirname "$0")/.."
swift build -c release --product trichogram
trichogram=$(swift build -c release --show-bin-path)/trichogram
work=Training/.network
mkdir -p "$work"
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet -r Training/network/requirements.txt
python=$work/venv/bin/python
"$python" Training/network/phantoms.py "$trichogram" "$work/phantoms" 3100
"$python" Training/network/learn.py "$work/phantoms" "$work/network.pt"
"$python" Training/network/export.py "$work/network.pt" Sources/HairNetwork/NetworkWeights+Standard.swift \
  $(ls "$work"/phantoms/*.truth.json | head -20) --vector Tests/HairNetworkTests/TestVector.swift
