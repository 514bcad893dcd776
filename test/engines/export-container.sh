#!/usr/bin/env bash
# Writes the filesystem of a fresh container of an image, as docker sees it:  export-container.sh IMAGE OUT.tar
# The container is created and never started. Needs DOCKER_HOST (see with-docker.sh).
set -euo pipefail

container=$(docker create --network=host "$1")
docker export --output "$2" "$container"
docker rm "$container" >/dev/null
