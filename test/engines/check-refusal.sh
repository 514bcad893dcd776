#!/usr/bin/env bash
# Forms of images that our program does not read yet are refused in words, with exit code 3 and nothing on standard output:
#
#   check-refusal.sh IMAGE...
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=${UNEARTH:-$here/../../bin/unearth.js}
said=$(mktemp)
trap 'rm -f "$said"' EXIT
failed=0

for image in "$@"; do
  status=0
  printed=$(node "$program" "$image" --format json 2>"$said") || status=$?
  if [ "$status" = 3 ] && [ -z "$printed" ] && grep -q 'cannot be read yet' "$said"; then
    echo "refused  $image"
  else
    echo "NOT REFUSED  $image: exit $status: $(head -n 2 "$said")"
    failed=1
  fi
done
exit "$failed"
