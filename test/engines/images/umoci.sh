#!/usr/bin/env bash
# Makes OCI layouts with umoci, which writes layers of its own and the layers it is given:  umoci.sh CONTEXT OUT
#
# Each is OUT/NAME, tagged `latest`.
set -euo pipefail

context=$(realpath "$1")
out=$(mkdir -p "$2" && cd "$2" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/unearth-umoci.XXXXXX")
trap 'rm -rf "$work"' EXIT

quietly() {
  "$@" >"$work/log" 2>&1 || { echo "umoci.sh: $* failed:" >&2; tail -n 20 "$work/log" >&2; exit 1; }
}

start() { # NAME
  quietly umoci init --layout "$out/$1"
  quietly umoci new --image "$out/$1:latest"
}

# Files put in, put over, opaque, and taken away.
start umoci-insert
insert() {
  quietly umoci insert --image "$out/umoci-insert:latest" "$@"
}
insert "$context/files" /files
insert "$context/root/srv" /srv
insert "$context/files/two" /files/one
insert "$context/files/folder" /files/link
insert --whiteout /srv/names
insert --opaque "$context/files" /srv/special
insert --whiteout /files/folder/hundred
insert --opaque "$context/files/folder" /files/folder

# A filesystem unpacked, changed in all ways, and packed again.
start umoci-repack
bundle=$work/bundle
root=$bundle/rootfs
repack() {
  quietly umoci repack --refresh-bundle --image "$out/umoci-repack:latest" "$bundle"
}
quietly umoci unpack --image "$out/umoci-repack:latest" "$bundle"
tar --directory "$context/root" --format=posix --create --xattrs --xattrs-include='*' . | tar --directory "$root" --extract --xattrs --xattrs-include='*' --preserve-permissions --numeric-owner --warning=no-timestamp
repack
rm -r "$root/srv/names"
mkdir "$root/srv/names"
echo new >"$root/srv/names/new"
ln "$root/srv/names/new" "$root/srv/names/new-too"
chmod 0600 "$root/srv/attributes/tagged"
chown 5:6 "$root/srv/special/null"
rm "$root/etc/passwd"
mkdir "$root/etc/passwd"
repack
rmdir "$root/etc/passwd"
ln -s ../srv "$root/etc/passwd"
rm "$root/srv/names/new"
mknod "$root/srv/names/new" c 1 9
touch -d '1999-09-09 09:09:09' "$root/srv/special/sparse"
rm -r "${root:?}/home"
repack

# Archives of other writers, taken as they are: no parents, odd names. (podman's storage refuses entries that come twice.)
start archives-umoci
add() { # ARCHIVE [IMAGE]
  quietly umoci raw add-layer --image "$out/${2:-archives-umoci}:latest" "$1"
}
tar --directory "$context/root" --format=ustar --create --file "$work/ustar.tar" etc lib usr
add "$work/ustar.tar"
tar --directory "$context/root" --format=v7 --create --file "$work/v7.tar" etc home
add "$work/v7.tar"
tar --directory "$context/root" --format=oldgnu --create --file "$work/oldgnu.tar" srv/special srv/names
add "$work/oldgnu.tar"
bsdtar --directory "$context/root" --format=pax --xattrs --create --file "$work/bsdtar.tar" srv/attributes usr/lib
add "$work/bsdtar.tar"
python3 - "$work/python.tar" <<'PY'
import io, sys, tarfile
with tarfile.open(sys.argv[1], 'w', format=tarfile.PAX_FORMAT, errors='surrogateescape') as archive:
    def add(name, content=b'', **fields):
        info = tarfile.TarInfo(name)
        info.size, info.mtime = len(content), 1700000000.75
        for key, value in fields.items():
            setattr(info, key, value)
        archive.addfile(info, io.BytesIO(content))
    add('./no/parents/here', b'one')
    add('./srv/.wh.attributes')
    add('srv/names/.wh..wh..opq')
    add('srv/names/kept', b'kept', pax_headers={'SCHILY.xattr.user.a': 'b'})
    add('/leading/slash', b'slash')
    add('hard', type=tarfile.LNKTYPE, linkname='./no/parents/here')
    add('dot/./and//slashes', b'dots')
PY
add "$work/python.tar"

# Files with holes, in an image of their own: podman's storage cannot give back the layer that it took, and umoci knows none of the
# old GNU format.
start holes-umoci
add "$context/sparse-pax.tar" holes-umoci
add "$work/python.tar" holes-umoci
