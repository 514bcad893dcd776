#!/usr/bin/env bash
# Builds a real image, carries it through every engine, and holds our program against what the engines themselves say:
#
#   run.sh [small|large]     as root; small is for every run, large (over 1 GB, some minutes, 25 GB of disk) by hand
#
# KEEP=DIR keeps images and logs in DIR; they are otherwise in a temporary directory that is removed at the end.
# The last line is "N passed, N failed", and the exit code says the same.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
fixtures=$here/../../fixtures
size=${1:-small}
case $size in
  small) bigfile_bytes=67108864 ;;
  large) bigfile_bytes=1073741824 ;;
  *) echo "run: small or large, not $size" >&2; exit 2 ;;
esac
[ "$(id -u)" = 0 ] || { echo "run: an engine of its own needs root" >&2; exit 2; }

if [ -n "${KEEP:-}" ]; then
  work=$(mkdir -p "$KEEP" && cd "$KEEP" && pwd)
else
  work=$(mktemp -d "${TMPDIR:-/tmp}/unearth-engines.XXXXXX")
  trap 'rm -rf "$work"' EXIT
fi
# Only root may look: the images hold setuid files.
chmod 0700 "$work"

step() { # NAME COMMAND...
  local name=$1 start=$SECONDS
  shift
  "$@" || { echo "run: $name failed" >&2; exit 1; }
  printf '%4d s  %s\n' $((SECONDS - start)) "$name"
}

passed=0 failed=0
check() { # NAME COMMAND...
  local name=$1
  shift
  if "$@" >"$work/check.log" 2>&1; then
    passed=$((passed + 1))
    echo "pass  $name"
  else
    failed=$((failed + 1))
    echo "FAIL  $name"
  fi
  sed 's/^/      /' "$work/check.log"
}

in_docker() {
  "$here/with-docker.sh" "$work/docker" "$@"
}

unpack_export() {
  mkdir -p "$work/export"
  LC_ALL=C tar -C "$work/export" --numeric-owner -xpf "$work/export.tar"
}

step 'install the engines' "$here/install.sh"
step "build the $size image" in_docker "$here/build-image.sh" "$size" "$work/image.tar"
step 'export a container of it' in_docker "$here/export-container.sh" "unearth-test:$size" "$work/export.tar"
step 'unpack that' unpack_export
step 'build the big file, removed' in_docker "$here/build-bigfile.sh" "$work/bigfile.tar" "$bigfile_bytes"
rm -rf "$work/docker"
step 'carry the image through every engine' "$here/convert.sh" "$work/image.tar" "$work"

forms=("$work"/forms/*)
rootfs=rootfs:$work/rootfs
check 'umoci and docker agree on the filesystem' node "$here/compare.mjs" "$rootfs" "export:$work/export"
for form in "${forms[@]}"; do
  check "$(basename "$form"): the filesystem umoci unpacks" node "$here/compare.mjs" "$rootfs" "image:$form"
done
check 'the filesystem docker exports' node "$here/compare.mjs" "export:$work/export" "image:$work/image.tar"
check 'one image, one report' node "$here/compare-forms.mjs" "${forms[@]}"
check 'a file removed by the next layer' node "$here/check-bigfile.mjs" "$work/bigfile.tar" "$bigfile_bytes"
check 'the fixtures' "$here/check-fixtures.sh" "$fixtures"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
