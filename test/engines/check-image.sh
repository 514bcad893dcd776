#!/usr/bin/env bash
# Holds what our program says of one image, in several forms, against what engines make of it:
#
#   check-image.sh IMAGE EXPORT OUT_DIR [FORM...]
#
# IMAGE and FORM are those of convert.sh; EXPORT is what its own engine exports of a container of it, a tar, or `-` if there is
# none. The forms stay in OUT_DIR/forms.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
image=$1
export=$2
out=$(mkdir -p "$3" && cd "$3" && pwd)
shift 3

"$here/convert.sh" "$image" "$out" "$@"
truths=("rootfs:$out/rootfs")
if [ "$export" != - ]; then
  mkdir "$out/export"
  LC_ALL=C tar -C "$out/export" --numeric-owner --xattrs --xattrs-include='*' --warning=no-timestamp -xpf "$export"
  truths+=("export:$out/export")
fi

forms=("$out"/forms/*)
# The truths agree with each other, and all forms with the first; so they agree with all.
node "$here/compare.mjs" --one-report "${truths[@]}" "${forms[@]/#/image:}"
