#!/usr/bin/env bash
# Makes what the images are built from:  make-context.sh DIR
#
# DIR/base.tar is a root filesystem of a busybox and of everything that only the host can make: capabilities and other
# extended attributes, device nodes, sparse files, names that no shell in a Dockerfile would get right. As root.
set -euo pipefail
export LC_ALL=C

context=$(mkdir -p "$1" && cd "$1" && pwd)
root=$context/root
mkdir -p "$root"/{bin,dev,etc,home,opt,proc,srv,sys,tmp,usr/bin,usr/lib,var}

cp "$(command -v busybox)" "$root/bin/busybox"
chroot "$root" /bin/busybox --install -s /bin
# Merged as Debian has it: what is written to /lib lands in /usr/lib.
ln -s usr/lib "$root/lib"
chmod 1777 "$root/tmp"
echo 'root:x:0:0:root:/:/bin/sh' >"$root/etc/passwd"
seq 1000 >"$root/usr/lib/library"

mkdir "$root/srv/attributes"
cd "$root/srv/attributes"
cp "/bin/true" capable
cp "/bin/true" setuid
chmod 4755 setuid
echo owned >owned && chown 65534:100000 owned
echo tagged >tagged
python3 - <<'PY'
import os
os.setxattr('capable', 'security.capability', bytes.fromhex('0100000200200000000000000000000000000000'))
os.setxattr('tagged', 'user.text', b'value')
os.setxattr('tagged', 'user.binary', b'\x00=\n\xff')
PY

mkdir "$root/srv/special"
cd "$root/srv/special"
mkfifo pipe
mknod null c 1 3
mknod disk b 259 65537
truncate -s 1M hole
{ printf begin; head -c 100000 /dev/zero; printf middle; head -c 900000 /dev/zero; printf end; } >sparse
fallocate --dig-holes sparse
: >empty
touch -d '1960-01-01 00:00:00.5' before-1970
touch -d '2100-02-28 23:59:59' after-2038
ln -s "$(printf 'target/%.0s' {1..40})" long-link
ln -s "$(printf 'not-\xe9-utf-8\n')" odd-link

mkdir "$root/srv/names"
cd "$root/srv/names"
for name in ' ' '  two' 'trailing ' $'new\nline' $'tab\t' $'bell\a\e[31m' $'caf\xe9' $'\xff\xfe' 'größe 日本' '😀' '-rf' '*' \
  'back\slash' "quo'te\"s" '...' '.hidden' '#' 'a=b' $'\xe2\x80\xaertl' '__proto__' 'constructor' 'wh.not' '%41' \
  "$(printf 'n%.0s' {1..100})" "$(printf 'n%.0s' {1..101})" "$(printf 'n%.0s' {1..255})" "$(printf '\xc3\xbc%.0s' {1..127})"; do
  printf '%s' "$name" >"./$name"
done
deep=$(printf 'deep/%.0s' {1..70})$(printf 'directory-with-a-long-name/%.0s' {1..30})
mkdir -p "$deep"
echo bottom >"${deep}bottom"

find "$root" -exec touch -h -d '2024-05-01 12:00:00.123456789Z' {} +
touch -d '1960-01-01 00:00:00.5Z' "$root/srv/special/before-1970"
touch -d '2100-02-28 23:59:59Z' "$root/srv/special/after-2038"
cd "$context"
# No padding behind the end: podman imports it as it is, and skopeo 1.9 writes no padding into zstd:chunked, so that the diff id is wrong.
tar --directory root --blocking-factor=1 --sort=name --numeric-owner --format=posix --xattrs --xattrs-include='*' --create --file base.tar .

mkdir files
echo one >files/one
echo two >files/two
ln files/one files/one-too
ln -s one files/link
mkdir files/folder
seq 100 >files/folder/hundred
chmod 0600 files/two
chmod 0750 files/folder
tar --transform 's/^files/added/' --create --file files.tar files
# For umoci, which writes layers but builds nothing, and for what is imported as it is.
tar --directory root/srv --sort=name --numeric-owner --format=posix --sparse --sparse-version=1.0 --hole-detection=raw --xattrs --xattrs-include='*' \
  --create --file sparse-pax.tar special attributes
tar --directory root/srv --sort=name --numeric-owner --format=gnu --sparse --hole-detection=raw --create --file sparse-gnu.tar special names
