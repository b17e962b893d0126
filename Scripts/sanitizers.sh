#!/usr/bin/env bash
# Usage: sanitizers.sh address|thread [FILTER]
#
# Runs the tests, or those whose names match a regular expression, under a sanitizer of the toolchain, in a build of their own.
# Targets that touch pixels are optimised in it, as in every debug build. The build takes some six minutes of two processors.
set -euo pipefail
cd "$(dirname "$0")/.."
sanitizer=${1:?usage: sanitizers.sh address|thread [FILTER]}
options=(--sanitize "$sanitizer" --scratch-path ".build-$sanitizer")
# The runtime frees nothing at the end of a process, which is no leak.
export ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=1:suppressions=$PWD/Scripts/thread-sanitizer.txt
swift build --build-tests "${options[@]}"
swift test --skip-build "${options[@]}" ${2:+--filter "$2"}
