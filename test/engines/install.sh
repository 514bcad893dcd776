#!/usr/bin/env bash
# Installs the engines the other scripts need, from Debian's or Ubuntu's packages:  install.sh [--fixtures]
#
# What is already there, from wherever it came, is left alone. With --fixtures also what only fixtures/make.sh needs.
set -euo pipefail
PATH=$PATH:/usr/sbin:/sbin

missing=()
need() { # COMMAND PACKAGE
  command -v "$1" >/dev/null || missing+=("$2")
}

need dockerd docker.io
need docker docker.io
need podman podman
need buildah buildah
need skopeo skopeo
need umoci umoci
need debootstrap debootstrap
need zstd zstd
need xz xz-utils
need bzip2 bzip2
need bsdtar libarchive-tools
need python3 python3
need git git
need tmux tmux
need screen screen
need awk mawk
[ -x /usr/bin/time ] || missing+=(time)
# Ubuntu's debootstrap does not bring the key of the Debian that the test image is made of.
[ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || missing+=(debian-archive-keyring)
# A dynamic busybox would find no libc in an image that is FROM scratch. ldd fails for a static one.
if ! command -v busybox >/dev/null || ldd "$(command -v busybox)" >/dev/null 2>&1; then
  missing+=(busybox-static)
fi
if [ "${1:-}" = --fixtures ]; then
  need gcc gcc
  need ctr containerd
  need ctr-remote stargz-snapshotter
fi

[ ${#missing[@]} -gt 0 ] || exit 0
echo "installing ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -q && apt-get install -qy --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }
