#!/usr/bin/env bash
# Builds the article's example, a big file copied in and removed by the next layer:  build-bigfile.sh OUT.tar [BYTES]
# Needs DOCKER_HOST (see with-docker.sh) and busybox-static.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$1
bytes=${2:-1073741824}
context=$(mktemp -d "${TMPDIR:-/tmp}/unearth-bigfile.XXXXXX")
trap 'rm -rf "$context"' EXIT

cp "$(command -v busybox)" "$context/busybox"
node "$here/bytes.mjs" "$context/bigfile" "$bytes"
cat >"$context/Dockerfile" <<'DOCKERFILE'
FROM scratch
COPY busybox /bin/busybox
COPY bigfile /
RUN ["/bin/busybox", "rm", "/bigfile"]
CMD ["/bin/busybox", "sh"]
DOCKERFILE

docker build --network=host --tag unearth-test:bigfile "$context" >"$context/log" 2>&1 || { tail -n 20 "$context/log" >&2; exit 1; }
docker save --output "$out" unearth-test:bigfile
