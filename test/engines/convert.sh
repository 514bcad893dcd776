#!/usr/bin/env bash
# Carries one image through every engine:  convert.sh DOCKER_ARCHIVE OUT_DIR
#
# OUT_DIR/forms then has one file or directory for each form, OUT_DIR/rootfs what `umoci unpack` makes of the image.
# Podman, buildah and skopeo get a storage of their own below OUT_DIR, removed at the end.
set -euo pipefail

archive=$(realpath "$1")
out=$(mkdir -p "$2/forms" && cd "$2" && pwd)
forms=$out/forms
storage=$out/storage
mkdir -p "$storage"

# The kernel's overlay is quick and small; vfs copies every layer, and works where overlay may not be mounted.
driver=vfs
if [ "$(id -u)" = 0 ] && mkdir -p "$storage/probe"/{l,u,w,m} &&
  mount -t overlay overlay -o "lowerdir=$storage/probe/l,upperdir=$storage/probe/u,workdir=$storage/probe/w" "$storage/probe/m" 2>/dev/null; then
  umount "$storage/probe/m"
  driver=overlay
fi
cat >"$storage/storage.conf" <<CONF
[storage]
driver = "$driver"
graphroot = "$storage/graph"
runroot = "$storage/run"
CONF
export CONTAINERS_STORAGE_CONF=$storage/storage.conf

# What the engines say while they copy is only of interest when they fail.
quietly() {
  "$@" >"$storage/log" 2>&1 || { echo "convert: $* failed:" >&2; tail -n 20 "$storage/log" >&2; exit 1; }
}

forget_storage() {
  # Overlay keeps its home mounted on itself; such a mount of ours has to go before its files can.
  umount "$storage/graph/overlay" 2>/dev/null || true
  rm -rf "$storage"
}
trap forget_storage EXIT

ln -f "$archive" "$forms/docker-save.tar" 2>/dev/null || cp "$archive" "$forms/docker-save.tar"
source=docker-archive:$forms/docker-save.tar

quietly skopeo --insecure-policy copy "$source" "oci:$forms/skopeo-oci-gzip:latest"
quietly skopeo --insecure-policy copy "oci:$forms/skopeo-oci-gzip:latest" "oci-archive:$forms/skopeo-oci-gzip.tar:latest"
quietly skopeo --insecure-policy copy --dest-compress-format zstd "$source" "oci:$forms/skopeo-oci-zstd:latest"
quietly skopeo --insecure-policy copy "$source" "docker-archive:$forms/skopeo-docker.tar:unearth-test:latest"
quietly skopeo --insecure-policy copy "$source" "dir:$forms/skopeo-dir"

quietly podman load --input "$forms/docker-save.tar"
image=$(podman images --format '{{.Id}}' --no-trunc | head -n 1)
for format in docker-archive oci-archive; do
  quietly podman save --format "$format" --output "$forms/podman-$format.tar" "$image"
done
quietly podman save --format docker-dir --output "$forms/podman-docker-dir" "$image"
quietly buildah push "$image" "oci:$forms/buildah-oci:latest"
quietly buildah push "$image" "docker-archive:$forms/buildah-docker.tar:unearth-test:latest"

# The outer file compressed as well, as people keep and send them.
gzip -1 -c "$forms/docker-save.tar" >"$forms/docker-save.tar.gz"
zstd -1 -q -c "$forms/docker-save.tar" >"$forms/docker-save.tar.zst"
# These take minutes a gigabyte, to write and to read.
if [ "$(stat -c %s "$forms/docker-save.tar")" -lt 1000000000 ]; then
  xz -1 -c "$forms/docker-save.tar" >"$forms/docker-save.tar.xz"
  bzip2 -1 -c "$forms/docker-save.tar" >"$forms/docker-save.tar.bz2"
fi
mkdir "$forms/docker-save-unpacked"
tar -C "$forms/docker-save-unpacked" -xf "$forms/docker-save.tar"

quietly umoci unpack --image "$forms/skopeo-oci-gzip:latest" "$out/bundle"
mv "$out/bundle/rootfs" "$out/rootfs"
rm -rf "$out/bundle"
