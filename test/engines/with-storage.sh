#!/usr/bin/env bash
# Runs a command with a storage of its own for podman, buildah and skopeo:  with-storage.sh STATE_DIR COMMAND [ARG...]
#
# The storage is removed when the command ends, however it ends.
set -euo pipefail

state=$(mkdir -p "$1" && cd "$1" && pwd)
shift

# The kernel's overlay is quick and small; vfs copies every layer, and works where overlay may not be mounted.
driver=vfs
if [ "$(id -u)" = 0 ] && mkdir -p "$state/probe"/{l,u,w,m} &&
  mount -t overlay overlay -o "lowerdir=$state/probe/l,upperdir=$state/probe/u,workdir=$state/probe/w" "$state/probe/m" 2>/dev/null; then
  umount "$state/probe/m"
  driver=overlay
fi
cat >"$state/storage.conf" <<CONF
[storage]
driver = "$driver"
graphroot = "$state/graph"
runroot = "$state/run"
CONF
export CONTAINERS_STORAGE_CONF=$state/storage.conf

# shellcheck disable=SC2317 # called by the trap
forget_storage() {
  # Overlay keeps its home mounted on itself, and containers may be mounted below it: these mounts of ours go before its files can.
  awk -v state="$state/" 'index($2, state) == 1 { print $2 }' /proc/self/mounts | sort -r | while read -r mounted; do
    umount "$mounted" || true
  done
  rm -rf "$state"
}
trap forget_storage EXIT

"$@"
