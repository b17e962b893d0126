# Sourced by the checks of the built command: `source Scripts/checking.sh [TRICHOGRAM]`.
#
# Sets `trichogram` to the command's full path (default: the release build) and `folder` to a folder that is gone at the end.
# `fail WORDS` ends the check.
check=$(basename "$0" .sh)

fail() {
  printf '%s: %s\n' "$check" "$1" >&2
  exit 1
}

trichogram=${1:-.build/release/trichogram}
[ -x "$trichogram" ] ||
  { printf '%s: no %s; build it first: swift build -c release\n' "$check" "$trichogram" >&2; exit 66; }
trichogram=$(realpath "$trichogram")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
