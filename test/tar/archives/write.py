"""Writes archives with Python's tarfile into the folder given."""

import io
import os
import sys
import tarfile

folder = sys.argv[1]
tarfile.RECORDSIZE = tarfile.BLOCKSIZE  # no more padding than needed


def entry(name, content=b'', **fields):
    info = tarfile.TarInfo(name)
    info.size = len(content)
    info.mtime = 1700000000
    for key, value in fields.items():
        setattr(info, key, value)
    return info, content


ENTRIES = [
    entry('directory', type=tarfile.DIRTYPE, mode=0o755),
    entry('directory/file', b'content', uid=1000, gid=1000),
    entry('directory/' + 'n' * 120, b'long name'),
    entry('a' * 90 + '/' + 'b' * 90, b'long path'),
    entry('symlink', type=tarfile.SYMTYPE, linkname='t' * 150),
    entry('hardlink', type=tarfile.LNKTYPE, linkname='directory/file'),
    entry('na\u00efve', b'unicode'),
    entry(os.fsdecode(b'latin-\xe9'), b'not unicode'),
    entry('huge-owner', uid=2**31 + 5, gid=2**32 - 1),
]

USTAR = [(info, content) for info, content in ENTRIES if len(info.name) < 101 and len(info.linkname) < 100 and info.uid < 2**21]

for name, entries, format in [
    ('ustar', USTAR, tarfile.USTAR_FORMAT),
    ('gnu', ENTRIES, tarfile.GNU_FORMAT),
    ('pax', ENTRIES, tarfile.PAX_FORMAT),
]:
    path = os.path.join(folder, f'python-{name}.tar')
    with tarfile.open(path, 'w', format=format, encoding='utf-8', errors='surrogateescape') as archive:
        for info, content in entries:
            archive.addfile(info, io.BytesIO(content))
