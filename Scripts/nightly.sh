#!/usr/bin/env bash
# What takes too long for continuous integration: the tests under the sanitizers, and fuzzing, the archive included (its target
# builds the cryptography and the database anew, with the sanitizer). SECONDS of fuzzing each (default 600) may be given.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/stage.sh

stage 'setup' Scripts/setup.sh
stage 'address sanitizer' Scripts/sanitizers.sh address
stage 'thread sanitizer' Scripts/sanitizers.sh thread
stage 'fuzzing' Scripts/fuzz.sh "${1:-600}"
