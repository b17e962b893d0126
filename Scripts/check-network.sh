#!/usr/bin/env bash
# Usage: check-network.sh [TRICHOGRAM]
#
# Shows that the command cannot speak to a network or start a program: it imports none of the functions that could, nor a library
# of theirs; and where strace is there, that a study analysed, compared and exported makes no such call. Linux only.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/checking.sh "${1:-}"
if [ "$(uname)" != Linux ] || ! command -v nm >/dev/null || ! command -v readelf >/dev/null; then
  echo 'check-network: nothing to check here (needs Linux, nm and readelf)'
  exit 0
fi

imports=$(nm -D --undefined-only "$trichogram" | awk '{ sub(/@.*/, "", $2); print $2 }')
grep -qx read <<<"$imports" || fail 'no imports can be read'
found=$(grep -xE 'socket|socketpair|connect|bind|listen|accept4?|send(to|msg|mmsg)?|recv(from|msg|mmsg)?|getaddrinfo|gethostby.*|getnameinfo|res_.*|curl_.*|SSL_connect|dlopen|dlmopen|system|popen|exec[lv].*|fork|vfork|posix_spawnp?' <<<"$imports" || true)
[ -z "$found" ] || fail "it imports $(echo $found)"
needed=$(readelf -d "$trichogram" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p')
found=$(grep -iE 'networking|curl|ssl|nss|resolv' <<<"$needed" || true)
[ -z "$found" ] || fail "it needs $(echo $found)"
printf 'check-network: none of %d imported functions reaches a network, loads code or starts a program\n' "$(wc -l <<<"$imports")"

if ! command -v strace >/dev/null; then
  echo 'check-network: strace is not installed; no run was watched'
  exit 0
fi
# watched ARGUMENT...: runs the command and fails where it makes a call that it may not. The first execve is strace's own.
watched() {
  strace -f -qq -e trace=%network,execve,execveat -e signal=none -o "$folder/calls" "$trichogram" "$@" >/dev/null ||
    fail "$1 ended with $?"
  # A thread that begins as the process ends is noted without a call.
  sed -i '/???( <detached/d' "$folder/calls"
  [ "$(wc -l <"$folder/calls")" -eq 1 ] || fail "$1 makes calls: $(sed 1d "$folder/calls" | head -n 5)"
}
watched phantom --count 2 --set width=160 --set height=120 --output "$folder/photos"
printf 'photo,subject,site,visit\nblack_s1.jpg,A,vertex,1\nblack_s2.jpg,A,vertex,2\n' >"$folder/photos/study.csv"
watched analyze "$folder/photos/black_s1.jpg" --um-per-px 8 --output "$folder/one"
watched compare "$folder"/photos/black_s{1,2}.jpg --um-per-px 8 --output "$folder/pair"
watched batch "$folder/photos/study.csv" --um-per-px 8 --output "$folder/study" --quiet
watched export --archive "$folder/study/archive.sqlite" --output "$folder/tables" --quiet
echo 'check-network: phantom, analyze, compare, batch and export make no call to a network and start no program'
