#!/usr/bin/env bash
# Builds a real image, carries it through every engine, and holds our program against what the engines themselves say:
#
#   run.sh [small|full|large]     as root; small is for every run. By hand: full reads all images in all forms and ten thousand random
#                                 archives; large does with an image of over 1 GB what small does (some minutes, 25 GB of disk)
#
# KEEP=DIR keeps images and logs in DIR; they are otherwise in a temporary directory that is removed at the end.
# The last line is "N passed, N failed", and the exit code says the same.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
fixtures=$here/../../fixtures
size=${1:-small}
case $size in
  small) image_size=small bigfile_bytes=67108864 which=some archives='1500 1' ;;
  full) image_size=small bigfile_bytes=67108864 which=all archives=10000 ;;
  large) image_size=large bigfile_bytes=1073741824 which=some archives='1500 1' ;;
  *) echo "run: small, full or large, not $size" >&2; exit 2 ;;
esac
# The image is a hundred times the size of the many others: unless all are asked for, one form of each kind that is read.
forms=()
[ "$which" = all ] || forms=(docker-save.tar docker-save.tar.gz skopeo-oci-gzip skopeo-oci-gzip.tar skopeo-oci-zstd skopeo-dir
  podman-docker-archive.tar podman-oci-archive.tar buildah-oci)
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

# One daemon for all that docker makes.
# shellcheck disable=SC2317 # called below
all_of_docker() {
  step "build the $image_size image" "$here/build-image.sh" "$image_size" "$work/image.tar"
  step 'export a container of it' "$here/export-container.sh" "unearth-test:$image_size" "$work/export.tar"
  step 'build the big file, removed' "$here/build-bigfile.sh" "$work/bigfile.tar" "$bigfile_bytes"
  step 'build many images with docker' "$here/images/docker.sh" "$work/context" "$work/images"
}
export -f step all_of_docker
export here work image_size bigfile_bytes

# Podman and buildah start from the same files as docker, and need nothing of it.
all_of_podman() {
  "$here/with-storage.sh" "$work/podman" "$here/images/podman.sh" "$work/context" "$work/images"
}

step 'install the engines' "$here/install.sh"
step 'make what images are built from' "$here/images/make-context.sh" "$work/context"
all_of_podman >"$work/podman.log" 2>&1 &
podman=$!
"$here/with-docker.sh" "$work/docker" bash -euo pipefail -c all_of_docker || { wait "$podman" || true; exit 1; }
rm -rf "$work/docker"
finish_podman() {
  wait "$podman" || { cat "$work/podman.log"; return 1; }
}
step 'build many images with podman and buildah' finish_podman
step 'build many images with umoci' "$here/images/umoci.sh" "$work/context" "$work/images"

check 'the image, as umoci unpacks and docker exports it, in many forms' "$here/check-image.sh" "$work/image.tar" "$work/export.tar" "$work/image" "${forms[@]}"
check 'a removed key, found and saved on a terminal' env RECOVER_IMAGE="$work/image.tar" npx --no-install vitest run --root "$here/../.." test/components/recover.test.ts
check 'what is extracted, as GNU tar extracts it from the layers' node "$here/check-extract.mjs" "$work/extract" "$work/image.tar" \
  "$work/images/"{docker-deletes.tar,docker-names.tar,podman-types,buildah-links}
check 'a file removed by the next layer' node "$here/check-bigfile.mjs" "$work/bigfile.tar" "$bigfile_bytes"
check 'many images' "$here/with-storage.sh" "$work/storage" "$here/check-images.sh" "$work" "$which"
# In a run that may be anybody's, the same archives each time.
# shellcheck disable=SC2086 # a count, and a seed
check 'the tar codec' "$here/tar-differential/run.sh" $archives
check 'the conformance cases as umoci and Go read them' node "$here/check-conformance.mjs"
check 'the terminal in tmux and screen, given back' node "$here/check-terminal.mjs"
check 'the fixtures' "$here/check-fixtures.sh" "$fixtures"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
