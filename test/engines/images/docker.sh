#!/usr/bin/env bash
# Makes images as docker does, each as docker-NAME.tar (`docker save`) and docker-NAME.export.tar (`docker export`):
#
#   with-docker.sh STATE docker.sh CONTEXT OUT
#
# CONTEXT is what make-context.sh made. Images and containers stay in the daemon, which with-docker.sh takes away with all it has.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
context=$(realpath "$1")
out=$(mkdir -p "$2" && cd "$2" && pwd)

quietly() {
  "$@" >"$out/docker.log" 2>&1 || { echo "docker.sh: $* failed:" >&2; tail -n 20 "$out/docker.log" >&2; return 1; }
}

# Saves an image, and exports the filesystem of a container of it that never ran.
keep() { # NAME IMAGE
  docker save --output "$out/docker-$1.tar" "$2"
  # An image without a command needs one to make a container of.
  local container
  container=$(docker create --network=host "$2" true)
  docker export --output "$out/docker-$1.export.tar" "$container"
}

build() { # NAME OPTIONS...
  local name=$1
  shift
  quietly docker build --network=host --tag "unearth-truth/$name" --file "$here/dockerfiles/$name.Dockerfile" "$@" "$context"
  keep "$name" "unearth-truth/$name"
}

# As many layers as people have.
many_layers() {
  echo 'FROM unearth-truth/base'
  for n in $(seq 40); do
    if ((n % 2)); then echo "COPY files/one /many/$((n % 7))/$((n % 11))"; else echo "COPY files/two /many/$((n % 5))/$((n % 3))"; fi
  done
}

build base
# One after the other: the daemon does little else than wait for its disk, and steps of one image cannot run side by side.
names=()
for file in "$here"/dockerfiles/*.Dockerfile; do
  name=$(basename "$file" .Dockerfile)
  [ "$name" = base ] || names+=("$name")
done
for name in "${names[@]}"; do build "$name"; done

many_layers >"$out/many.Dockerfile"
quietly docker build --tag unearth-truth/many --file "$out/many.Dockerfile" "$context"
keep many unearth-truth/many

# All layers of a build in one, on top of those of its base (experimental, and only in the classic builder).
quietly docker build --network=host --squash --tag unearth-truth/squash --file "$here/dockerfiles/deletes.Dockerfile" "$context"
keep squash unearth-truth/squash

docker run --network=host --name committed unearth-truth/links sh -c \
  'rm -r /srv/names && mkdir /srv/names && ln /opt/fifth /opt/sixth && echo committed >/etc/committed && mknod /opt/device c 1 7'
quietly docker commit --message 'from a container' --change 'CMD ["true"]' committed unearth-truth/committed
keep commit unearth-truth/committed

quietly docker import "$out/docker-types.export.tar" unearth-truth/imported
keep import unearth-truth/imported
# What containerd exports of an image that it read: an OCI archive with docker's manifest beside it.
if command -v ctr >/dev/null; then
  quietly ctr images import --base-name unearth-truth/types "$out/docker-types.tar"
  quietly ctr images export "$out/containerd-types.tar" "$(ctr images list --quiet | head -n 1)"
  cp "$out/docker-types.export.tar" "$out/containerd-types.export.tar"
fi

# BuildKit as dockerd has it built in needs a client that brings no plugin of its own (docker.io 20.10); newer clients need buildx.
if DOCKER_BUILDKIT=1 docker build --network=host --tag unearth-truth/buildkit --file "$here/dockerfiles/stages.Dockerfile" "$context" >"$out/docker.log" 2>&1; then
  keep buildkit-stages unearth-truth/buildkit
  DOCKER_BUILDKIT=1 quietly docker build --network=host --tag unearth-truth/buildkit --file "$here/dockerfiles/usrmerge.Dockerfile" "$context"
  keep buildkit-usrmerge unearth-truth/buildkit
else
  echo "docker.sh: no images of BuildKit: $(tail -n 1 "$out/docker.log")"
fi
rm "$out/docker.log" "$out/many.Dockerfile"
