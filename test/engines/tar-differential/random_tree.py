"""Random files for archives, the same for the same random.Random."""

import os

NAMES = [b'a', b'file', b'x y', b'new\nline', b'tab\t', b'caf\xe9', b'\xff\xfe', 'größe'.encode(), '😀'.encode(), b'-rf', b'*',
         b'back\\slash', b'quo\'te"s', b'#', b'a=b', b'\x1b[31m', b'\x01', b'...', b'.hidden', b'%41', b' ', b'm' * 99, b'n' * 100,
         b'o' * 101, b'p' * 155, b'q' * 156, b'r' * 255, 'ü'.encode() * 127]
SIZES = [0, 0, 1, 3, 100, 511, 512, 513, 1024, 5000, 20000]
OWNERS = [0, 1, 1000, 65534, 2**18, 2**21 - 1, 2**21, 2**31 - 1, 2**31, 2**32 - 2]
TIMES = [0, 1, 1700000000, 1700000000.5, 1700000000.123456789, -1, -86400.25, -0.5, 2**31, 2**32, 2**33 - 1, 2**33]
MODES = [0o644, 0o600, 0o755, 0o4755, 0o2755, 0o1777, 0o7777, 0, 0o444]
XATTRS = [('user.text', b'value'), ('user.binary', b'\x00=\n\xff'), ('user.long', b'v' * 1000), ('user.e', b'='),
          ('security.capability', bytes.fromhex('0100000200200000000000000000000000000000'))]


def name(random):
    """A name, mostly a plain one."""
    if random.random() < 0.5:
        return b'%s%d' % (random.choice([b'n', b'Name-', b'f.']), random.randrange(1000))
    return random.choice(NAMES)


def content(random):
    size = random.choice(SIZES)
    return random.randbytes(size) if random.random() < 0.5 else bytes([random.randrange(256)]) * size


def sparse(random, path):
    """A file with holes, some of which nobody marks as such."""
    with open(path, 'wb') as file:
        position = 0
        for _ in range(random.choice([0, 1, 2, 3, 4, 5, 6, 25, 26, 50])):
            position += random.choice([512, 4096, 65536, 5000, 100000])
            file.seek(position)
            data = random.randbytes(random.choice([1, 100, 512, 700, 4096]))
            file.write(data)
            position += len(data)
        file.truncate(position + random.choice([0, 0, 1, 512, 100000]))


def make(random, root, special, holes, xattrs):
    """Fills the directory `root` (bytes)."""
    folders = [root]
    files = []
    for _ in range(random.randrange(1, 10)):
        folder = random.choice(folders)
        path = os.path.join(folder, name(random))
        if os.path.lexists(path) or len(path) > 3000:
            continue
        kind = random.choices(['file', 'folder', 'symlink', 'hardlink', 'special', 'sparse'], [6, 4, 2, 2, 2, 4 if holes else 0])[0]
        if kind == 'folder':
            os.mkdir(path)
            folders.append(path)
        elif kind == 'symlink':
            os.symlink(random.choice([b'target', b'../up', b'/abs', b't' * 100, b't' * 101, b't/' * 150, name(random)]), path)
        elif kind == 'hardlink' and files:
            os.link(random.choice(files), path)
        elif kind == 'special' and special:
            if random.random() < 0.4:
                os.mkfifo(path)
            else:
                device = os.makedev(random.choice([0, 1, 7, 259, 4095]), random.choice([0, 3, 255, 256, 65537, 2**20 - 1]))
                os.mknod(path, random.choice([0o020000, 0o060000]) | 0o600, device)
        elif kind == 'sparse':
            sparse(random, path)
            files.append(path)
        else:
            with open(path, 'wb') as file:
                file.write(content(random))
            files.append(path)
            if xattrs and random.random() < 0.4:
                for key, value in random.sample(XATTRS, random.randrange(1, 3)):
                    os.setxattr(path, key, value)
    everything = [os.path.join(folder, each) for folder, below, here in os.walk(root) for each in below + here]
    # Backwards, so that a directory gets its time after what is in it.
    for path in [*reversed(everything), root]:
        if random.random() < 0.5:
            os.chown(path, random.choice(OWNERS), random.choice(OWNERS), follow_symlinks=False)
        if not os.path.islink(path) and random.random() < 0.5:
            os.chmod(path, random.choice(MODES))
        if xattrs and os.path.isfile(path) and not os.path.islink(path) and random.random() < 0.1:
            os.setxattr(path, *random.choice(XATTRS))
        when = random.choice(TIMES)
        os.utime(path, ns=(0, int(when * 10**9)), follow_symlinks=False)
