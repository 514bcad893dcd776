"""Writes random archives with GNU tar, bsdtar, Python's tarfile, and Go if GO_TAR names the program of go-tar.go; each named by its number and all of it decided by the seed.

As a program: write_archives.py FOLDER SEED FIRST END
"""

import io
import os
import random as randomness
import shutil
import subprocess
import sys
import tarfile

import random_tree

ENVIRONMENT = {**os.environ, 'LC_ALL': 'C.UTF-8', 'TZ': 'UTC'}


def run(*words):
    """What cannot be written in a format is left out, and said so: the archive counts."""
    result = subprocess.run(words, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return result.stderr


def gnu_tar(random, archive, scratch):
    style = random.choice(['v7', 'oldgnu', 'gnu', 'ustar', 'posix', 'gnu', 'posix'])
    words = ['tar', '--create', '--file', archive, f'--format={style}', f'--blocking-factor={random.choice([1, 1, 2, 20])}']
    holes = style in ('oldgnu', 'gnu', 'posix') and random.random() < 0.5
    if holes:
        words += ['--sparse', '--hole-detection=raw']
        if style == 'posix':
            words.append(f"--sparse-version={random.choice(['0.0', '0.1', '1.0'])}")
    xattrs = style == 'posix' and random.random() < 0.4
    if xattrs:
        words += ['--xattrs', '--xattrs-include=*']
    if random.random() < 0.6:
        words.append('--numeric-owner')
    if random.random() < 0.1:
        words.append(f'--mtime=@{random.choice([-1, -(2**33), 0, 2**33, 2**36])}')
    if random.random() < 0.1:
        words.append(f'--owner=someone:{random.choice([7, 2**21, 2**32 - 2])}')
    if random.random() < 0.1:
        words.append(f'--mode={random.choice(["0000", "7777", "u+s", "a-x"])}')
    if random.random() < 0.1:
        words.append('--hard-dereference')
    if style in ('gnu', 'oldgnu', 'posix') and random.random() < 0.1:
        words.append(f'--label={random.choice(["label", "x" * 90])}')
    if style in ('gnu', 'oldgnu', 'posix') and random.random() < 0.1:
        words += ['--listed-incremental', os.path.join(scratch, b'snapshot')]
    if style == 'posix' and random.random() < 0.3:
        words.append('--pax-option=' + random.choice(['delete=atime,delete=ctime', 'globexthdr.name=g,comment=all', 'exthdr.name=%d/%f', 'mtime:=5']))
    if random.random() < 0.1:
        words.append('--transform=s,^\\.,/absolute,')
        words.append('--absolute-names')
    tree(random, scratch, holes, xattrs)
    run(*words, '--directory', os.path.join(scratch, b'tree'), '.')
    if random.random() < 0.1:
        run('tar', '--append', '--file', archive, f'--format={style}', '--directory', os.path.join(scratch, b'tree'), '.')
    return f'GNU tar {" ".join(str(word) for word in words[4:])}'


def bsdtar(random, archive, scratch):
    style = random.choice(['ustar', 'pax', 'gnutar', 'v7tar', 'pax', 'paxr'])
    words = ['bsdtar', '--create', '--file', archive, '--format', style]
    holes = style == 'pax' and random.random() < 0.4
    words.append('--read-sparse' if holes else '--no-read-sparse')
    xattrs = style in ('pax', 'paxr') and random.random() < 0.4
    words.append('--xattrs' if xattrs else '--no-xattrs')
    if random.random() < 0.5:
        words.append('--numeric-owner')
    if random.random() < 0.2:
        words += ['--uid', str(random.choice([0, 7, 2**21, 2**32 - 2]))]
    if random.random() < 0.2:
        words += ['-b', str(random.choice([1, 2, 20]))]
    if random.random() < 0.1:
        words += ['-s', ',^\\.,renamed/below,']
    tree(random, scratch, holes, xattrs)
    run(*words, '--directory', os.path.join(scratch, b'tree'), '.')
    return f'bsdtar {" ".join(str(word) for word in words[4:])}'


def tree(random, scratch, holes, xattrs):
    root = os.path.join(scratch, b'tree')
    os.mkdir(root)
    random_tree.make(random, root, special=True, holes=holes, xattrs=xattrs)


TYPES = [tarfile.REGTYPE] * 6 + [tarfile.AREGTYPE, tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE,
                                 tarfile.DIRTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CONTTYPE]


def python(random, archive, scratch):
    style = random.choice([tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
    options = {'format': style, 'encoding': 'utf-8', 'errors': 'surrogateescape'}
    if style == tarfile.PAX_FORMAT and random.random() < 0.2:
        options['pax_headers'] = random.choice([{'comment': 'global'}, {'mtime': '5'}, {'uid': '77', 'gname': 'all'}, {'path': 'all/one'}])
    try:
        written = tarfile.open(os.fsdecode(archive), 'w', **options)
    except ValueError:
        return 'Python, nothing'
    names = []
    with written:
        for _ in range(random.randrange(0, 12)):
            info = tarfile.TarInfo('/'.join(os.fsdecode(random_tree.name(random)) for _ in range(random.randrange(1, 5))))
            if random.random() < 0.2:
                info.name = random.choice(['./', '/', '../', '']) + info.name
            info.type = random.choice(TYPES)
            if info.type == tarfile.AREGTYPE and len(os.fsencode(info.name)) > 90:
                # tarfile takes such a file for a directory where its cut name ends in a slash, and loses what follows.
                info.type = tarfile.REGTYPE
            data = random_tree.content(random) if info.isreg() else b''
            info.size = len(data)
            info.mode = random.choice(random_tree.MODES)
            info.uid = random.choice(random_tree.OWNERS)
            info.gid = random.choice(random_tree.OWNERS)
            info.mtime = random.choice(random_tree.TIMES)
            info.uname = random.choice(['', 'root', 'größe', 'u' * 31])
            if info.type in (tarfile.LNKTYPE, tarfile.SYMTYPE):
                info.linkname = random.choice([*names, 'nowhere', 't' * 100, 't' * 101, 't/' * 200, os.fsdecode(b'not-\xe9')])
            if info.ischr() or info.isblk():
                info.devmajor = random.choice([0, 1, 259, 2**21 - 1])
                info.devminor = random.choice([0, 3, 65537, 2**21 - 1])
            if style == tarfile.PAX_FORMAT and random.random() < 0.4:
                key, value = random.choice(random_tree.XATTRS)
                info.pax_headers[f'SCHILY.xattr.{key}'] = value.decode('utf-8', 'surrogateescape')
            if style == tarfile.PAX_FORMAT and random.random() < 0.1:
                info.pax_headers.update(random.choice([{'comment': 'own'}, {'VENDOR.key': 'a=b\nc'}, {'atime': '5.5', 'ctime': '-1'}, {'uname': 'other'}]))
            try:
                written.addfile(info, io.BytesIO(data))
            except (ValueError, OverflowError):
                continue  # does not fit in this format
            names.append(info.name)
    return f'Python {["ustar", "gnu", "pax"][style]} {options.get("pax_headers", "")}'


def go(random, archive, scratch):
    run(os.environ['GO_TAR'], 'write', archive, str(random.random()))
    return 'Go'


WRITERS = [gnu_tar, gnu_tar, bsdtar, python, *([go] if 'GO_TAR' in os.environ else [])]


def write(folder, seed, number):
    """Writes one archive; gives what wrote it."""
    random = randomness.Random(f'{seed} {number}')
    archive = os.path.join(folder, b'%d.tar' % number)
    scratch = os.path.join(folder, b'scratch-%d' % number)
    os.mkdir(scratch)
    try:
        return WRITERS[number % len(WRITERS)](random, archive, scratch)
    finally:
        shutil.rmtree(scratch)


if __name__ == '__main__':
    for each in range(int(sys.argv[3]), int(sys.argv[4])):
        print(each, write(os.fsencode(sys.argv[1]), sys.argv[2], each))
