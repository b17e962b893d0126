#!/usr/bin/env bash
# Usage: check-kernels.sh [BUILD-FOLDER]
#
# Shows that code compiled for newer processors can never run on older ones. The linker keeps one copy of a weak symbol;
# if the x86-64-v3 module defined one that does not carry its name (as specialised collections of the standard library
# are), baseline code could be given the copy with AVX2 in it. Then runs the self-test on emulated processors, where
# qemu-x86_64 is installed.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-$(swift build --show-bin-path)}

if [ "$(uname -m)" != x86_64 ] || ! command -v nm >/dev/null || ! command -v objdump >/dev/null; then
  echo 'check-kernels: nothing to check here (needs x86-64, nm and objdump)'
  exit 0
fi

fail() {
  printf 'check-kernels: %s\n' "$1" >&2
  exit 1
}

# objects MODULE: its object files.
objects() {
  local found=("$build/$1.build"/*.o)
  [ -e "${found[0]}" ] || fail "no object files of $1 in $build; build first"
  printf '%s\n' "${found[@]}"
}

# instructions MODULE PATTERN: how many lines of its disassembly match.
instructions() {
  objects "$1" | xargs objdump -d --no-show-raw-insn | grep -cE "$2" || true
}

shared=$(objects KernelsX86V3 | xargs nm | awk '$2 == "W" { print $3 }' | grep -v KernelsX86V3 || true)
[ -z "$shared" ] || fail "KernelsX86V3 defines weak symbols that other modules may share:
$shared"
echo 'check-kernels: no weak symbol of KernelsX86V3 can be shared'

[ "$(instructions KernelsX86V3 '%ymm')" -gt 0 ] || fail 'KernelsX86V3 was not compiled for x86-64-v3'
[ "$(instructions KernelsBaseline '%ymm')" -eq 0 ] || fail 'KernelsBaseline has AVX instructions'
for module in KernelsX86V3 KernelsBaseline; do
  [ "$(instructions "$module" 'vfn?m(add|sub)|<fmaf?@|<fmaf?>')" -eq 0 ] ||
    fail "$module has fused multiply-adds, which round differently"
done
echo 'check-kernels: AVX2 only in KernelsX86V3, no fused multiply-add'

if ! command -v qemu-x86_64 >/dev/null; then
  echo 'check-kernels: qemu-x86_64 is not installed; other processors not tried'
  exit 0
fi
for cpu in core2duo Nehalem Haswell; do
  case $cpu in
  Haswell) kernels=x86-64-v3 ;;
  *) kernels=baseline ;;
  esac
  output=$(qemu-x86_64 -cpu "$cpu" "$build/trichogram" selftest 2>&1) ||
    fail "the self-test fails on $cpu:
$output"
  [[ $output == *"kernels in use: $kernels"* ]] || fail "$cpu does not choose the kernels $kernels:
$output"
  printf 'check-kernels: the self-test passes on %s (%s)\n' "$cpu" "$kernels"
done
