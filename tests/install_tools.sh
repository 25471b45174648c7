#!/bin/sh
# What the tests need besides Python: a Chromium, Node with npm, and two independent RDF parsers (rapper, serdi),
# Virtuoso, redis-cli, and a library that FalkorDB needs.
# Installs what is missing with Debian's package manager; elsewhere says what to install.
set -eu

missing=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
  missing="$missing chromium"
command -v rapper >/dev/null || missing="$missing raptor2-utils"
command -v serdi >/dev/null || missing="$missing serdi"
command -v virtuoso-t >/dev/null || missing="$missing virtuoso-opensource-7-bin"
command -v redis-cli >/dev/null || missing="$missing redis-tools"
ls /usr/lib/*/libgomp.so.1 >/dev/null 2>&1 || missing="$missing libgomp1"
command -v node >/dev/null || missing="$missing nodejs"
command -v npm >/dev/null || missing="$missing npm"
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "The tests need these programs, by their Debian package names; install them and run make test again:$missing"
  exit 1
fi
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
echo "Installing for the tests:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
