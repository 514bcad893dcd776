#!/usr/bin/env bash
# Builds the test image and saves it as docker does:  build-image.sh small|large OUT.tar
#
# `small` is for every run. `large` has over a gigabyte and 25 000 entries, as a toolchain left in an image gives.
# The image is tagged unearth-test:SIZE in the daemon of DOCKER_HOST (see with-docker.sh).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
size=$1
out=$2

case $size in
  small) packages='libcap2-bin' node_packages=30 ;;
  large) packages='libcap2-bin build-essential golang git python3-dev clang' node_packages=600 ;;
  *) echo "build-image: small or large, not $size" >&2; exit 2 ;;
esac

context=$(mktemp -d "${TMPDIR:-/tmp}/unearth-build.XXXXXX")
trap 'rm -rf "$context"' EXIT

"$here/build-base.sh" "$context/rootfs.tar"
mkdir "$context/app" "$context/extra"
node "$here/make-app.mjs" "$context/app" "$node_packages"
echo extra >"$context/extra/extra.txt"
cp "$here/Dockerfile" "$context/Dockerfile"

docker build --network=host --tag "unearth-test:$size" --build-arg "PACKAGES=$packages" "$context" \
  >"$context/log" 2>&1 || { tail -n 40 "$context/log" >&2; exit 1; }
docker save --output "$out" "unearth-test:$size"
