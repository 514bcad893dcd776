#!/usr/bin/env bash
# Writes the compressed streams beside this script anew. All but the layers hold the numbers from 1 to 20000, a line each (108 894 bytes).
# Needs xz, bzip2, pbzip2, lbzip2, pigz and zstd, and coreutils.
set -euo pipefail

cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
seq 1 20000 >"$work/numbers"
head -c 50000 "$work/numbers" >"$work/first"
tail -c +50001 "$work/numbers" >"$work/rest"

# Debian 12: gzip 1.12, pigz 2.6, zstd 1.5.4, xz 5.4.1, bzip2 1.0.8, pbzip2 1.1.13, lbzip2 2.5.
gzip -cn "$work/numbers" >gzip.gz
pigz -c -i -b 32 -n "$work/numbers" >pigz.gz
zstd -qc "$work/numbers" >zstd.zst
zstd -qc --long=27 "$work/numbers" >zstd-long.zst
{ zstd -qc "$work/first"; zstd -qc "$work/rest"; } >zstd-frames.zst

xz -c "$work/numbers" >xz.xz
xz -c --check=crc32 "$work/numbers" >xz-crc32.xz
xz -c --check=none "$work/numbers" >xz-no-check.xz
xz -c -9e "$work/numbers" >xz-9e.xz
xz -c -T2 --block-size=30000 "$work/numbers" >xz-blocks.xz
# Two streams with padding between and behind them (xz-file-format.txt, 2.2).
{ xz -c "$work/first"; head -c 8 /dev/zero; xz -c "$work/rest"; head -c 4 /dev/zero; } >xz-streams.xz

bzip2 -c "$work/numbers" >bzip2.bz2
bzip2 -c -1 "$work/numbers" >bzip2-1.bz2
pbzip2 -c -b1 "$work/numbers" >pbzip2.bz2
lbzip2 -c -1 "$work/numbers" >lbzip2.bz2
{ bzip2 -c "$work/first"; bzip2 -c </dev/null; bzip2 -c -1 "$work/rest"; } >bzip2-streams.bz2

# What is refused: a check and a filter that the decoder lacks, and a dictionary of 1.5 GiB.
mkdir -p refused
xz -c --check=sha256 "$work/numbers" >refused/xz-sha256.xz
xz -c --x86 --lzma2=preset=6 "$work/numbers" >refused/xz-x86.xz
xz -c --lzma2=preset=0,dict=1536MiB "$work/numbers" >refused/xz-dictionary.xz

# A layer, in each of the formats.
mkdir -p layers "$work/layer/etc" "$work/layer/usr/bin"
echo 'root:x:0:0:root:/root:/bin/bash' >"$work/layer/etc/passwd"
head -c 70000 "$work/numbers" >"$work/layer/usr/bin/tool"
tar -C "$work/layer" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -cf "$work/layer.tar" etc usr
gzip -cn "$work/layer.tar" >layers/gzip.gz
xz -c "$work/layer.tar" >layers/xz.xz
bzip2 -c "$work/layer.tar" >layers/bzip2.bz2
