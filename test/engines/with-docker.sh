#!/usr/bin/env bash
# Runs a command beside a dockerd of its own:  with-docker.sh STATE_DIR COMMAND [ARG...]
#
# The daemon has its own socket, data root, pid file, configuration and containerd namespace, so that it neither sees
# nor disturbs one that already runs. It is stopped by its pid when the command ends, however it ends. Without a
# bridge and without firewall rules the host's network stays as it was; builds take `--network=host`.
set -euo pipefail

state=$(mkdir -p "$1" && cd "$1" && pwd)
shift

# Debian puts dockerd in /usr/sbin, which is not on everyone's PATH.
PATH=$PATH:/usr/sbin:/sbin
export DOCKER_HOST=unix://$state/docker.sock
export DOCKER_CONFIG=$state/client
# dockerd starts a containerd for itself, unless the machine's own is running: then it is a namespace of that one.
export CONTAINERD_ADDRESS=$state/exec/containerd/containerd.sock
export CONTAINERD_NAMESPACE=unearth-$$
# BuildKit would need a frontend and a plugin; the classic builder is in every dockerd.
export DOCKER_BUILDKIT=0

# The classic image store: dockerd >= 29 would otherwise start with containerd's, whose `docker save` is another form.
# `docker build --squash` is experimental.
echo '{"features": {"containerd-snapshotter": false}, "experimental": true}' >"$state/daemon.json"

# overlay2 makes opaque whiteouts and is quick; where the kernel refuses (a container in a container), vfs always works.
storage_driver() {
  local probe=$state/overlay-probe
  mkdir -p "$probe"/{lower,upper,work,merged}
  if mount -t overlay overlay -o "lowerdir=$probe/lower,upperdir=$probe/upper,workdir=$probe/work" "$probe/merged" 2>/dev/null; then
    umount "$probe/merged"
    echo overlay2
  else
    echo vfs
  fi
  rm -rf "$probe"
}

dockerd \
  --config-file "$state/daemon.json" \
  --host "$DOCKER_HOST" \
  --data-root "$state/data" \
  --exec-root "$state/exec" \
  --pidfile "$state/docker.pid" \
  --containerd-namespace "$CONTAINERD_NAMESPACE-docker" \
  --containerd-plugins-namespace "$CONTAINERD_NAMESPACE-plugins" \
  --storage-driver "${DOCKER_STORAGE:-$(storage_driver)}" \
  --bridge=none --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false \
  >"$state/dockerd.log" 2>&1 &
daemon=$!

# shellcheck disable=SC2317 # called by the trap
stop_daemon() {
  kill "$daemon" 2>/dev/null || true
  wait "$daemon" 2>/dev/null || true
  # The daemon leaves the host's network namespace mounted below its state, which could then not be removed.
  awk -v state="$state/" 'index($2, state) == 1 { print $2 }' /proc/self/mounts | sort -r | while read -r mounted; do
    umount "$mounted" || true
  done
}
trap stop_daemon EXIT

for _ in $(seq 100); do
  if docker version >/dev/null 2>&1; then
    [ -S "$CONTAINERD_ADDRESS" ] || CONTAINERD_ADDRESS=/run/containerd/containerd.sock
    "$@"
    exit
  fi
  kill -0 "$daemon" 2>/dev/null || break
  sleep 0.2
done
echo "with-docker: dockerd did not come up; the end of its log:" >&2
tail -n 20 "$state/dockerd.log" >&2
exit 1
