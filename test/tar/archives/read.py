"""Prints what Python's tarfile reads in the archives of the folder given. Names that are not UTF-8 are base64 in `bytes`."""

import base64
import hashlib
import json
import os
import sys
import tarfile

TYPES = {
    tarfile.LNKTYPE: 'hardlink',
    tarfile.SYMTYPE: 'symlink',
    tarfile.CHRTYPE: 'character-device',
    tarfile.BLKTYPE: 'block-device',
    tarfile.DIRTYPE: 'directory',
    tarfile.FIFOTYPE: 'fifo',
}
XATTR = 'SCHILY.xattr.'

# tarfile takes the access times that GNU tar writes into incremental archives for the prefix of a name.
MISREAD = ['gnu-tar-incremental.tar']


def text(value):
    raw = os.fsencode(value)
    try:
        return raw.decode('utf-8')
    except UnicodeDecodeError:
        return {'bytes': base64.b64encode(raw).decode()}


def described(archive, info):
    kind = TYPES.get(info.type, 'file')
    entry = {
        # tarfile cuts the slash at the end of directories off
        'name': text(info.name),
        'type': kind,
        'mode': info.mode & 0o7777,
        'uid': info.uid,
        'gid': info.gid,
        'mtime': info.mtime,
        'offset': info.offset_data,
        'headerOffset': info.offset,
    }
    if kind in ('hardlink', 'symlink'):
        entry['linkName'] = text(info.linkname)
    if kind in ('character-device', 'block-device'):
        entry['device'] = [info.devmajor, info.devminor]
    if kind == 'file':
        entry['size'] = info.size
        if info.sparse is not None:
            entry['storedSize'] = sum(length for _, length in info.sparse)
            entry['sha256'] = hashlib.sha256(archive.extractfile(info).read()).hexdigest()
    xattrs = {
        key[len(XATTR):]: base64.b64encode(os.fsencode(value)).decode()
        for key, value in sorted(info.pax_headers.items())
        if key.startswith(XATTR)
    }
    if xattrs:
        entry['xattrs'] = xattrs
    return entry


folder = sys.argv[1]
archives = {}
for name in sorted(os.listdir(folder)):
    if name.endswith('.tar') and name not in MISREAD:
        with tarfile.open(os.path.join(folder, name), encoding='utf-8', errors='surrogateescape') as archive:
            archives[name] = [described(archive, info) for info in archive]
json.dump(archives, sys.stdout, ensure_ascii=False, indent=2)
