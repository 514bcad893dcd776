#!/usr/bin/env bash
# Holds our program against many small images, each of which is hard in another way:  check-images.sh DIR [some|all]
#
# DIR/images has a docker archive NAME.tar or an OCI layout NAME for each image, and NAME.export.tar (see images/). Of `all` forms
# each image is read in each; of `some` each form occurs with each maker of images, and each image in three forms or more. Two images
# are worked on at once. The last line is "N images, M forms, K failed".
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=$(cd "$1" && pwd)
which=${2:-some}

# The images of a maker take turns with the forms.
plan() { # MAKER IMAGE...
  local maker=$1 image
  shift
  local -a forms
  local fit=.
  case $maker in
    # Only itself: what others make of it is docker's image once more.
    containerd) fit=^docker-save ;;
    # skopeo 1.9 writes what follows the end of an archive not into zstd:chunked, so that the diff id is wrong.
    archives) fit='^(oci|podman|buildah|skopeo-(dir|docker|oci-gzip|oci-zstd$))' ;;
    # And breaks files with holes there; podman's storage cannot give back the layer that it took.
    holes) fit='^(oci|skopeo-(dir|docker|oci-gzip|oci-zstd$))' ;;
  esac
  mapfile -t forms < <("$here/convert.sh" --list "$1" | grep -E "$fit")
  local count=${#forms[@]} each=$(((${#forms[@]} + $# - 1) / $#)) next=0
  [ "$each" -ge 3 ] || each=3
  [ "$which" = some ] || each=$count
  for image in "$@"; do
    local name chosen=()
    name=$(basename "$image" .tar)
    for ((i = 0; i < each; i++)); do chosen+=("${forms[$((next++ % count))]}"); done
    local export=${image%.tar}.export.tar
    [ -e "$export" ] || export=-
    printf '%s\0' "$name $image $export ${chosen[*]}"
  done
}

work_on() { # NAME IMAGE EXPORT FORM...
  local name=$1 status=0
  "$here/check-image.sh" "$2" "$3" "$dir/jobs/$name" "${@:4}" >"$dir/jobs/$name.log" 2>&1 || status=$?
  printf '%s %s %s\n' "$status" "$#" "$name" >>"$dir/jobs/done"
  if [ "$status" = 0 ]; then
    rm -rf "${dir:?}/jobs/$name"
    echo "pass  $name: ${*:4}"
  else
    echo "FAIL  $name: ${*:4}"
    sed 's/^/      /' "$dir/jobs/$name.log"
  fi
}
export -f work_on
export here dir

mkdir -p "$dir/jobs"
: >"$dir/jobs/done"
for maker in docker containerd podman buildah umoci archives holes; do
  images=()
  for image in "$dir"/images/"$maker"-*; do
    [[ $image == *.export.tar ]] || [ ! -e "$image" ] || images+=("$image")
  done
  [ ${#images[@]} = 0 ] || plan "$maker" "${images[@]}"
done >"$dir/jobs/plan"
# shellcheck disable=SC2016 # expanded by the inner shell
xargs -0 -P 2 -I{} bash -c 'work_on $0' {} <"$dir/jobs/plan"

awk '{ images++; forms += $2 - 3; failed += $1 != 0 } END { print images " images, " forms " forms, " failed " failed"; exit failed != 0 || images < 20 }' \
  "$dir/jobs/done"
