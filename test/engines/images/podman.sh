#!/usr/bin/env bash
# Makes images as podman and buildah do:  podman.sh CONTEXT OUT
#
# Uses the storage around it (see with-storage.sh). Each image is pushed to the OCI layout OUT/NAME, tagged
# `latest`, and a container of it exported to OUT/NAME.export.tar.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
context=$(realpath "$1")
out=$(mkdir -p "$2" && cd "$2" && pwd)
log=$(mktemp)
trap 'rm -f "$log"' EXIT

quietly() {
  "$@" >"$log" 2>&1 || { echo "podman.sh: $* failed:" >&2; tail -n 20 "$log" >&2; exit 1; }
}

keep() { # NAME IMAGE
  quietly buildah push "$2" "oci:$out/$1:latest"
  quietly podman create --name "export-$1" --network host "$2" true
  quietly podman export --output "$out/$1.export.tar" "export-$1"
}

# Like docker's classic builder, one layer a step or one in all; a chroot needs less of its surroundings than a container.
bud() { # NAME DOCKERFILE OPTIONS...
  local name=$1 file=$2
  shift 2
  quietly "$@" --isolation chroot --cap-add CAP_MKNOD --network host --tag "localhost/unearth-truth/$name" --file "$here/dockerfiles/$file.Dockerfile" "$context"
  keep "$name" "localhost/unearth-truth/$name"
}
# `docker import` for podman: one layer, and the base of all others.
quietly podman import --change CMD=true "$context/base.tar" unearth-truth/base
keep podman-import unearth-truth/base
bud podman-types types podman build --layers
bud podman-opaque opaque podman build --layers --format docker
bud podman-stages stages podman build --squash
bud buildah-links links buildah bud --layers
bud buildah-deletes deletes buildah bud --layers=false --timestamp 1700000000
bud buildah-special special buildah bud --layers

# Without any Dockerfile: from nothing, and from another image.
container=$(buildah from scratch)
root=$(buildah mount "$container")
cp -a "$context/root/." "$root/"
buildah umount "$container" >/dev/null
quietly buildah copy --chown 5:6 "$container" "$context/files" /copied
quietly buildah config --cmd true --label from=scratch "$container"
quietly buildah commit "$container" localhost/unearth-truth/buildah-scratch
container=$(buildah from localhost/unearth-truth/buildah-scratch)
root=$(buildah mount "$container")
rm -r "$root/srv/names" "$root/copied/folder"
mkdir "$root/copied/folder"
ln "$root/copied/one" "$root/copied/folder/linked"
mv "$root/srv/special" "$root/opt/special"
buildah umount "$container" >/dev/null
quietly buildah commit "$container" localhost/unearth-truth/buildah-second
keep buildah-commit localhost/unearth-truth/buildah-second
quietly buildah commit --squash "$container" localhost/unearth-truth/buildah-squash
keep buildah-squash localhost/unearth-truth/buildah-squash
