#!/usr/bin/env bash
# Installs what the build needs and the machine lacks: nothing, silently and offline, where all is there.
# Exits 69 with the one command for an administrator where it may not install.
set -euo pipefail

fail() {
  printf 'setup: %s\n' "$1" >&2
  exit 69
}

# install_by_apt PACKAGE...: as root, directly or by sudo without a password.
install_by_apt() {
  local command="apt-get update && apt-get install -y --no-install-recommends $*" as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || fail "missing: $*; an administrator can install it with: sudo sh -c '$command'"
    as_root=(sudo -n)
  fi
  printf 'setup: installing %s\n' "$*"
  ${as_root[@]+"${as_root[@]}"} sh -c "export DEBIAN_FRONTEND=noninteractive; $command" >&2 ||
    fail "installing failed; an administrator can repeat it with: sudo sh -c '$command'"
}

install_by_brew() {
  printf 'setup: installing %s\n' "$*"
  brew install "$@" >&2 || fail "installing failed; repeat it with: brew install $*"
}

command -v swift >/dev/null || fail 'Swift 6.2 or newer is missing; install it from https://www.swift.org/install'

if command -v apt-get >/dev/null; then
  packages=(pkg-config libpng-dev libjpeg-dev libsqlite3-dev)
  install=install_by_apt
elif command -v brew >/dev/null; then
  # SQLite is part of macOS.
  packages=(pkgconf libpng jpeg-turbo)
  install=install_by_brew
  # Homebrew keeps jpeg-turbo out of the default search path.
  PKG_CONFIG_PATH="$(brew --prefix jpeg-turbo)/lib/pkgconfig:${PKG_CONFIG_PATH:-}"
  export PKG_CONFIG_PATH
else
  packages=(pkg-config libpng libjpeg sqlite3)
  install=fail
fi

missing=()
if ! command -v pkg-config >/dev/null; then
  missing=("${packages[@]}")
else
  pkg-config --exists libpng || missing+=("${packages[1]}")
  pkg-config --exists libjpeg || missing+=("${packages[2]}")
  [ ${#packages[@]} -lt 4 ] || pkg-config --exists sqlite3 || missing+=("${packages[3]}")
fi
if [ ${#missing[@]} -gt 0 ]; then
  [ "$install" != fail ] || fail "missing: ${missing[*]} with headers; install it with this system's package manager"
  "$install" "${missing[@]}"
fi

# For continuous integration: other processors to run the kernels on. The checks do without where there are none.
if [ -n "${CI:-}" ] && [ "$install" = install_by_apt ] && [ "$(uname -m)" = x86_64 ] &&
  ! command -v qemu-x86_64 >/dev/null; then
  (install_by_apt qemu-user) || printf 'setup: going on without qemu-user\n'
fi
