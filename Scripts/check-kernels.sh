#!/usr/bin/env bash
# Usage: check-kernels.sh [BUILD-FOLDER]
#
# Shows that code compiled for newer processors can never run on older ones. The linker keeps one copy of a weak symbol;
# if a module for a newer level defined one that does not carry its name (as specialised collections of the standard
# library are), baseline code could be given the copy with AVX in it. Then runs the self-test on emulated processors,
# where qemu-x86_64 is installed; it has none with AVX-512.
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

for module in KernelsX86V3 KernelsX86V4; do
  shared=$(objects "$module" | xargs nm | awk '$2 == "W" { print $3 }' | grep -v "$module" || true)
  [ -z "$shared" ] || fail "$module defines weak symbols that other modules may share:
$shared"
done
echo 'check-kernels: no weak symbol of KernelsX86V3 and KernelsX86V4 can be shared'

[ "$(instructions KernelsX86V4 '%zmm')" -gt 0 ] || fail 'KernelsX86V4 was not compiled for x86-64-v4'
[ "$(instructions KernelsX86V3 '%ymm')" -gt 0 ] || fail 'KernelsX86V3 was not compiled for x86-64-v3'
[ "$(instructions KernelsX86V3 '%zmm')" -eq 0 ] || fail 'KernelsX86V3 has AVX-512 instructions'
[ "$(instructions KernelsBaseline '%[yz]mm')" -eq 0 ] || fail 'KernelsBaseline has AVX instructions'
for module in KernelsX86V4 KernelsX86V3 KernelsBaseline; do
  [ "$(instructions "$module" 'vfn?m(add|sub)|<fmaf?@|<fmaf?>')" -eq 0 ] ||
    fail "$module has fused multiply-adds, which round differently"
done
echo 'check-kernels: AVX-512 only in KernelsX86V4, AVX2 only in it and in KernelsX86V3, no fused multiply-add'

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
