#!/usr/bin/env bash
# Makes the archives in this folder, and what other readers say of them. Needs root (owners, devices), a filesystem with
# extended attributes, GNU tar, bsdtar (Debian: libarchive-tools), Python 3 and Go. `npm test` needs none of these.
#
#   expected.json     what Python's tarfile reads in each archive
#   go-verdicts.json  what Go's archive/tar reads in each, and in hundreds of damaged variants of them
set -euo pipefail
export LC_ALL=C TZ=UTC
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -f "$here"/*.tar
cd "$work"
umask 022

long=$(printf 'a%.0s' {1..70})/$(printf 'b%.0s' {1..70})

# A little of everything that every format can hold.
mkdir basic && cd basic
mkdir -p etc usr/bin tmp
printf 'root:x:0:0\n' >etc/passwd
printf '' >etc/empty
head -c 600 /dev/zero | tr '\0' 'a' >usr/bin/tool
chmod 1777 tmp
ln usr/bin/tool usr/bin/same-tool
ln -s ../bin/tool usr/bin/link
mkfifo tmp/pipe
mknod tmp/null c 1 3
mknod tmp/disk b 259 65
chown -R 1000:2000 usr
chmod 4755 usr/bin/tool
find . -exec touch -h -d @1700000000 {} +
cd ..

# Names that need more than a plain header: prefix (ustar), extended headers (all others).
mkdir names && cd names
mkdir -p "$long"
printf 'deep' >"$long/file"
printf 'ünï' >'naïve-😀.txt'
printf 'x' >"$(printf 'latin-\xe9\xff')"
printf 'n' >"$(printf 'line\nfeed')"
ln -s "$long/file" short-link
ln "$long/file" hard-link
find . -exec touch -h -d @1700000000.123456789 {} +
cd ..

# What only some can hold: owners and sizes beyond octal, old times.
mkdir numbers && cd numbers
printf 'o' >owner
chown 3000000000:4000000000 owner
printf 't' >old
touch -d @-86400.5 old
printf 'm' >young
touch -d @17179869184 young
touch -d @1700000000 .
cd ..

mkdir attributes && cd attributes
printf 'a' >file
python3 - <<'PY'
import os
os.setxattr('file', 'user.text', b'value')
os.setxattr('file', 'user.binary', b'\x00\n=\xff\x80')
os.setxattr('file', 'user.na\xc3\xafve %'.encode('latin-1'), b'unicode name')
os.setxattr('file', 'security.capability', bytes.fromhex('0100000200040000000000000000000000000000'))
PY
touch -d @1700000000 file .
cd ..

# Holes: three pieces fit in an old GNU header, twenty-six need two extension blocks more.
mkdir sparse && cd sparse
python3 - <<'PY'
def pieces(name, count, size):
    with open(name, 'wb') as file:
        for i in range(count):
            file.seek(i * 65536 + 512)
            file.write(bytes([65 + i % 26]) * (512 if i else 100))
        file.truncate(size)
pieces('few', 3, 1000000)
pieces('many', 26, 3000000)
pieces('hole', 0, 123456)
open('after', 'w').write('after')
PY
touch -d @1700000000 few many hole after .
cd ..

gnu() { # archive folder options...
  local archive=$1 folder=$2
  shift 2
  tar --create --file "$here/$archive" --blocking-factor=1 --sort=name --numeric-owner --directory "$folder" "$@" .
}
for format in v7 ustar oldgnu gnu; do
  gnu "gnu-tar-$format.tar" basic --format=$format 2>/dev/null || true # v7 has no devices and fifos, and says so
done
gnu gnu-tar-posix.tar basic --format=posix --pax-option=delete=atime,delete=ctime
for format in gnu posix; do
  gnu "gnu-tar-names-$format.tar" names --format=$format
  gnu "gnu-tar-numbers-$format.tar" numbers --format=$format
done
gnu gnu-tar-names-ustar.tar names --format=ustar --exclude=./short-link --hard-dereference
gnu gnu-tar-xattrs.tar attributes --format=posix --xattrs --xattrs-include='*'
gnu gnu-tar-default-blocking.tar attributes --format=gnu --blocking-factor=20
gnu gnu-tar-global.tar basic --format=posix --pax-option='globexthdr.name=global,comment=everywhere,delete=atime,delete=ctime' --exclude=./usr --exclude=./tmp
gnu gnu-tar-label.tar attributes --format=gnu --label=volume
gnu gnu-tar-incremental.tar attributes --format=gnu --listed-incremental="$work/snapshot"
for version in 0.0 0.1 1.0; do
  gnu "gnu-tar-sparse-$version.tar" sparse --format=posix --sparse --sparse-version=$version --hole-detection=raw --exclude=./many
done
gnu gnu-tar-sparse-gnu.tar sparse --format=gnu --sparse --hole-detection=raw
gnu gnu-tar-sparse-oldgnu.tar sparse --format=oldgnu --sparse --hole-detection=raw

bsd() { # archive folder format options...
  local archive=$1 folder=$2 format=$3
  shift 3
  bsdtar --create --file "$here/$archive" --format "$format" --numeric-owner --options "${options:-}" --directory "$folder" "$@" .
}
for format in v7tar ustar gnutar; do bsd "bsdtar-$format.tar" basic $format 2>/dev/null || true; done
bsd bsdtar-pax.tar basic pax --exclude ./tmp
LC_ALL=C.UTF-8 bsd bsdtar-names-pax.tar names pax
bsd bsdtar-names-gnutar.tar names gnutar
bsd bsdtar-numbers-pax.tar numbers pax
bsd bsdtar-numbers-gnutar.tar numbers gnutar
LC_ALL=C.UTF-8 bsd bsdtar-xattrs.tar attributes pax --xattrs
bsd bsdtar-sparse.tar sparse pax --read-sparse --exclude ./many --exclude ./after

python3 "$here/write.py" "$here"
(cd "$here" && go run write.go)

python3 "$here/read.py" "$here" >"$here/expected.json"
cd "$here/../../.." # where esbuild and biome are
npx esbuild test/tar/archives/make-verdicts.ts --bundle --platform=node --format=esm --outfile="$work/make-verdicts.mjs" --log-level=error
node "$work/make-verdicts.mjs" "$here"
npx biome format --write "$here"
