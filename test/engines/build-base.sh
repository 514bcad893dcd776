#!/usr/bin/env bash
# Makes the root filesystem the test images start from:  build-base.sh OUT.tar
#
# It is a minimal Debian, whatever the host is. The host's apt settings go in with it (a proxy, say), since the image's
# own `RUN apt-get install` needs them; the image is never published.
set -euo pipefail

out=$1
work=$(mktemp -d "${TMPDIR:-/tmp}/unearth-base.XXXXXX")
trap 'rm -rf "$work"' EXIT
chmod 0755 "$work"

debootstrap --variant=minbase "${UNEARTH_SUITE:-bookworm}" "$work/root" ${UNEARTH_MIRROR:+"$UNEARTH_MIRROR"} \
  >"$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; exit 1; }

apt-config dump | grep -Ei '^Acquire::(http|https|retries|check)' >"$work/root/etc/apt/apt.conf.d/99host" || true
# debootstrap copies these two from the host, and docker mounts its own over them.
: >"$work/root/etc/hostname"
: >"$work/root/etc/resolv.conf"
rm -rf "$work/root/var/cache/apt/archives"/*.deb "$work/root/var/lib/apt/lists"/*
tar -C "$work/root" --numeric-owner --exclude='./proc/*' --exclude='./sys/*' --exclude='./dev/*' -cf "$out" .
