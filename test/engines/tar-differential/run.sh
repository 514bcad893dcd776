#!/usr/bin/env bash
# Holds our tar codec against GNU tar, bsdtar's library, Python's tarfile and, where it is installed, Go's archive/tar:
#
#   run.sh [COUNT] [SEED]             COUNT random archives, written by each of them and read by all; as root, on a filesystem
#                                     with extended attributes
#   run.sh --mutate [COUNT] [SEED]    random archives damaged in COUNT ways, against Go alone, which decides what is right
#
# The seed, printed first, makes the same archives again, but for process ids and times of now in what GNU tar writes.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1

mutate=false
[ "${1:-}" != --mutate ] || { mutate=true && shift; }
count=${1:-1500}
seed=${2:-$(date +%s)}
work=$(mktemp -d "${TMPDIR:-/tmp}/unearth-tars.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/archives"
echo "seed $seed"

if command -v go >/dev/null; then
  # Without a module file, and without asking anybody for one.
  (cd "$here" && GO111MODULE=off GOFLAGS='' go build -o "$work/go-tar" go-tar.go)
  export GO_TAR=$work/go-tar
fi

if $mutate; then
  python3 "$here/make_archives.py" "$work/archives" 400 "$seed" >"$work/readings"
  (cd "$here/../../tar/archives" && GO111MODULE=off GOFLAGS='' go build -o "$work/verdicts" verdicts.go)
  node "$here/mutate.mjs" "$work/archives" "$work/verdicts" "$count" "$seed"
  exit
fi

python3 "$here/make_archives.py" "$work/archives" "$count" "$seed" >"$work/readings"
readings=("$work/readings")
if [ -n "${GO_TAR:-}" ]; then
  "$GO_TAR" read "$work/archives" >"$work/go-readings"
  readings+=("$work/go-readings")
fi
node "$here/compare.mjs" "$work/archives" "${readings[@]}"
