# Sourced by the other scripts. `stage NAME COMMAND...` runs a command and says how long it took; what it prints goes
# to standard output, and the first failure ends the script with the command's exit code.

stage() {
  local name=$1 start=$SECONDS code=0
  shift
  printf '== %s\n' "$name"
  "$@" || code=$?
  if [ "$code" -ne 0 ]; then
    printf '== %s: FAILED (exit code %d) after %d s\n' "$name" "$code" $((SECONDS - start))
    exit "$code"
  fi
  printf '== %s: %d s\n' "$name" $((SECONDS - start))
}
