#!/usr/bin/env bash
# Carries one image through engines:  convert.sh IMAGE OUT_DIR [FORM...]
#
# IMAGE is a docker archive, or an OCI layout with an image tagged `latest`. OUT_DIR/forms then has one file or directory for each
# FORM, all that can be made of it unless some are named, and OUT_DIR/rootfs is what umoci unpacks. `convert.sh --list IMAGE`
# names the forms. Podman, buildah and skopeo use the storage around them, or one below OUT_DIR that is removed at the end.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# Of any image: what makes it. `$source` is the image in skopeo's words, `$image` its id in the storage, `$to` where the form goes.
# shellcheck disable=SC2016 # expanded when a form is made
declare -A ways=(
  [skopeo-oci-gzip]='skopeo_copy "oci:$to:latest"'
  [skopeo-oci-gzip.tar]='skopeo_copy "oci-archive:$to:latest"'
  [skopeo-oci-zstd]='skopeo_copy --dest-compress-format zstd "oci:$to:latest"'
  [skopeo-oci-zstd-chunked]='skopeo_copy --dest-compress-format zstd:chunked "oci:$to:latest"'
  [skopeo-docker.tar]='skopeo_copy "docker-archive:$to:unearth-test:latest"'
  [skopeo-dir]='skopeo_copy "dir:$to"'
  [podman-docker-archive.tar]='podman save --format docker-archive --output "$to" "$image"'
  [podman-oci-archive.tar]='podman save --format oci-archive --output "$to" "$image"'
  [podman-docker-dir]='podman save --format docker-dir --output "$to" "$image"'
  [podman-oci-dir]='podman save --format oci-dir --output "$to" "$image"'
  [buildah-oci]='buildah push "$image" "oci:$to:latest"'
  [buildah-oci.tar]='buildah push "$image" "oci-archive:$to:latest"'
  [buildah-oci-zstd]='buildah push --compression-format zstd "$image" "oci:$to:latest"'
  [buildah-docker.tar]='buildah push "$image" "docker-archive:$to:unearth-test:latest"'
  [buildah-dir]='buildah push "$image" "dir:$to"'
)
# Of what docker saved: itself, and as people keep and send it.
# shellcheck disable=SC2016
declare -A archive_ways=(
  [docker-save.tar]='link "$to"'
  [docker-save.tar.gz]='compress gzip -1'
  [docker-save.tar.zst]='compress zstd -1 -q'
  [docker-save.tar.xz]='compress xz -1'
  [docker-save.tar.bz2]='compress bzip2 -1'
  [docker-save-unpacked]='unpack'
)
# Of an OCI layout: itself.
# shellcheck disable=SC2016
declare -A layout_ways=([oci]='link "$to"')

list=false
[ "$1" != --list ] || { list=true && shift; }
archive=$(realpath "$1")
if [ -d "$archive" ]; then
  source=oci:$archive:latest
  for form in "${!layout_ways[@]}"; do ways[$form]=${layout_ways[$form]}; done
else
  source=docker-archive:$archive
  for form in "${!archive_ways[@]}"; do ways[$form]=${archive_ways[$form]}; done
fi
mapfile -t all < <(printf '%s\n' "${!ways[@]}" | LC_ALL=C sort)
if $list; then
  printf '%s\n' "${all[@]}"
  exit
fi

out=$(mkdir -p "$2/forms" && cd "$2" && pwd)
shift 2
if [ -z "${CONTAINERS_STORAGE_CONF:-}" ]; then
  exec "$here/with-storage.sh" "$out/storage" "$here/convert.sh" "$archive" "$out" "$@"
fi
forms=("$@")
[ $# -gt 0 ] || forms=("${all[@]}")

# What the engines say while they copy is only of interest when they fail.
quietly() {
  "$@" >"$out/log" 2>&1 || { echo "convert: $* failed:" >&2; tail -n 20 "$out/log" >&2; exit 1; }
}

skopeo_copy() { # [OPTION...] DESTINATION
  skopeo --insecure-policy copy "${@:1:$#-1}" "$source" "${!#}"
}

link() {
  if [ -d "$archive" ]; then cp -r "$archive" "$1"; else ln -f "$archive" "$1" 2>/dev/null || cp "$archive" "$1"; fi
}

compress() {
  "$@" -c "$archive" 2>/dev/null >"$to"
}

unpack() {
  mkdir "$to" && tar -C "$to" -xf "$archive"
}

case " ${forms[*]}" in
  *' podman-'* | *' buildah-'*)
    name=localhost/unearth-convert:$$
    quietly skopeo --insecure-policy copy "$source" "containers-storage:$name"
    image=$(podman image inspect --format '{{.Id}}' "$name")
    ;;
esac
for form in "${forms[@]}"; do
  to=$out/forms/$form
  # shellcheck disable=SC2294 # the table's words are commands
  quietly eval "${ways[$form]:?there is no form $form}"
done

# umoci reads neither archives nor zstd.
layout=$archive
if [ ! -d "$archive" ]; then
  layout=$out/forms/skopeo-oci-gzip
  [ -d "$layout" ] || { layout=$out/layout && quietly skopeo --insecure-policy copy "$source" "oci:$layout:latest"; }
fi
quietly umoci raw unpack --image "$layout:latest" "$out/rootfs"
[ -z "${image:-}" ] || quietly podman rmi --force "$name"
rm -rf "$out/layout" "$out/log"
