#!/usr/bin/env bash
# Holds our program against the committed fixtures, which needs no engine and no root:  check-fixtures.sh [DIR]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
fixtures=${1:-$here/../../fixtures}
failed=0

same() { # EXPECTED IMAGE...
  local expected=expected:$fixtures/$1.rootfs.json
  shift
  node "$here/compare.mjs" "$expected" "${@/#/image:$fixtures/}" || failed=1
}

cd "$fixtures"
story=(story/*) repeated=(repeated/*)

same story "${story[@]}"
same repeated "${repeated[@]}"
same buildkit buildkit/docker-save.tar
same opaque opaque/umoci-oci
same estargz lazy/estargz.tar
same zstd-chunked lazy/zstd-chunked.tar
same docker-import export/docker-import-save.tar export/docker-export.tar
same story first-form/story-docker.tar first-form/story-podman.tar
same repeated first-form/repeated-docker.tar
same story 'several/docker-save.tar --image unearth/story:1' 'several/docker-save.tar --image unearth/story:also' \
  'several/podman-save.tar --image localhost/unearth/story:1' \
  'platforms/buildah-oci --platform linux/amd64' 'platforms/buildah-oci.tar --platform linux/amd64' \
  'platforms/skopeo-dir --platform linux/amd64'
same repeated 'several/docker-save.tar --image unearth/repeated:1' \
  'several/podman-save.tar --image localhost/unearth/repeated:1' \
  'platforms/buildah-oci --platform linux/arm64' 'platforms/buildah-oci.tar --platform linux/arm64/v8'
node "$here/compare-forms.mjs" "${story[@]}" || failed=1
node "$here/compare-forms.mjs" "${repeated[@]}" || failed=1
exit "$failed"
