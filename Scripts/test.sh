#!/usr/bin/env bash
# All checks of the project in one go: style, build, tests, kernels. Prints the seconds of each stage.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/stage.sh

stage 'setup' Scripts/setup.sh
stage 'style' swift format lint --strict --recursive Sources Tests Package.swift Benchmarks Training Fuzz
# The option for coverage is for Swift; the C that decodes photos is counted too.
stage 'build' swift build --build-tests --enable-code-coverage -Xcc -fprofile-instr-generate -Xcc -fcoverage-mapping
stage 'tests' swift test --skip-build --enable-code-coverage
stage 'coverage' Scripts/coverage.sh
stage 'kernels' Scripts/check-kernels.sh "$(swift build --show-bin-path)"
printf 'All checks passed in %d s.\n' "$SECONDS"
