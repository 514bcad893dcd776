"""Reads archives with Python's tarfile, with GNU tar, and with libarchive, which is what bsdtar reads with.

Every reader gives a list of entries, in the order of the archive: dicts of what it tells. Bytes are text of one character a byte.
"""

import ctypes
import ctypes.util
import datetime
import hashlib
import os
import re
import subprocess
import tarfile

ENVIRONMENT = {**os.environ, 'LC_ALL': 'C', 'TZ': 'UTC'}
PYTHON_TYPES = {tarfile.LNKTYPE: 'hardlink', tarfile.SYMTYPE: 'symlink', tarfile.CHRTYPE: 'character-device',
                tarfile.BLKTYPE: 'block-device', tarfile.DIRTYPE: 'directory', tarfile.FIFOTYPE: 'fifo'}
XATTR = 'SCHILY.xattr.'


def text(raw):
    return raw.decode('latin-1')


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def python(path):
    entries = []
    with tarfile.open(path, encoding='utf-8', errors='surrogateescape') as archive:
        for info in archive:
            kind = PYTHON_TYPES.get(info.type, 'file')
            entry = {'name': text(os.fsencode(info.name)), 'type': kind, 'mode': info.mode & 0o7777, 'uid': info.uid, 'gid': info.gid,
                     'mtime': info.mtime, 'offset': info.offset_data}
            if kind in ('hardlink', 'symlink'):
                entry['link'] = text(os.fsencode(info.linkname))
            if kind.endswith('-device'):
                entry['device'] = f'{info.devmajor},{info.devminor}'
            if kind == 'file':
                entry['size'] = info.size
                info.type = tarfile.GNUTYPE_SPARSE if info.sparse is not None else tarfile.REGTYPE
                entry['content'] = sha256(archive.extractfile(info).read())
            entry['xattrs'] = {text(os.fsencode(key[len(XATTR):])): text(os.fsencode(value))
                               for key, value in info.pax_headers.items() if key.startswith(XATTR)}
            entries.append(entry)
    return entries


GNU_TYPES = {'-': 'file', 'd': 'directory', 'l': 'symlink', 'h': 'hardlink', 'c': 'character-device', 'b': 'block-device', 'p': 'fifo',
             'C': 'file', 'V': 'label', 'M': 'continued'}
GNU_LINE = re.compile(rb'(.)([-rwxsStT]{9}) +(\d+)/(\d+) +(\d+(?:,\d+)?) (-?\d+)-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(\.\d+)? +"((?:[^"\\]|\\.)*)"'
                      rb'(?: (?:->|link to) "((?:[^"\\]|\\.)*)"|--Volume Header--)?')
C_ESCAPES = {b'a': b'\a', b'b': b'\b', b'f': b'\f', b'n': b'\n', b'r': b'\r', b't': b'\t', b'v': b'\v'}


def unquoted(quoted):
    def one(match):
        word = match.group(1)
        return bytes([int(word, 8)]) if word.isdigit() else C_ESCAPES.get(word, word)
    return re.sub(rb'\\([0-7]{3}|.)', one, quoted)


def mode_of(letters):
    mode = 0
    for place, (letter, special) in enumerate(zip(letters, (0, 0, 0o4000, 0, 0, 0o2000, 0, 0, 0o1000))):
        if letter in 'rwxst':
            mode |= 0o400 >> place
        if letter in 'sStT':
            mode |= special
    return mode


def gnu_tar(path):
    """The listing, and the contents of all files one after the other, which stand at the last entry."""
    listed = subprocess.run(['tar', '--list', '--verbose', '--absolute-names', '--numeric-owner', '--full-time', '--quoting-style=c', '--file', path],
                            env=ENVIRONMENT, capture_output=True)
    entries = []
    for line in listed.stdout.split(b'\n')[:-1]:
        match = GNU_LINE.fullmatch(line)
        if match is None:
            raise ValueError(f'a line that is not understood: {line!r}')
        kind = GNU_TYPES[text(match[1])]
        if kind == 'label':
            continue  # no file; in PAX archives it is not even an entry
        day = datetime.datetime(*(int(match[n]) for n in range(6, 12)), tzinfo=datetime.timezone.utc)
        entry = {'name': text(unquoted(match[13])), 'type': kind, 'mode': mode_of(text(match[2])), 'uid': int(match[3]), 'gid': int(match[4]),
                 'mtime': (day - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)).total_seconds() + float(match[12] or 0)}
        if match[14] is not None:
            entry['link'] = text(unquoted(match[14]))
        if kind.endswith('-device'):
            entry['device'] = text(match[5])
        if kind == 'file':
            entry['size'] = int(match[5])
        entries.append(entry)
    extracted = subprocess.run(['tar', '--extract', '--to-stdout', '--absolute-names', '--file', path], env=ENVIRONMENT, capture_output=True)
    if entries:
        entries[-1]['contents'] = sha256(extracted.stdout)
    return entries


class Libarchive:
    TYPES = {0o100000: 'file', 0o120000: 'symlink', 0o020000: 'character-device', 0o060000: 'block-device', 0o040000: 'directory',
             0o010000: 'fifo'}

    def __init__(self):
        self.library = ctypes.CDLL('libarchive.so.13')
        pointer, number = ctypes.c_void_p, ctypes.c_int64
        for name, result, arguments in [
            ('archive_read_new', pointer, []), ('archive_read_support_format_tar', ctypes.c_int, [pointer]),
            ('archive_read_open_filename', ctypes.c_int, [pointer, ctypes.c_char_p, ctypes.c_size_t]),
            ('archive_read_next_header', ctypes.c_int, [pointer, pointer]), ('archive_read_free', ctypes.c_int, [pointer]),
            ('archive_error_string', ctypes.c_char_p, [pointer]),
            ('archive_read_data_block', ctypes.c_int, [pointer, pointer, pointer, pointer]),
            ('archive_entry_pathname', ctypes.c_char_p, [pointer]), ('archive_entry_hardlink', ctypes.c_char_p, [pointer]),
            ('archive_entry_symlink', ctypes.c_char_p, [pointer]), ('archive_entry_filetype', ctypes.c_uint, [pointer]),
            ('archive_entry_perm', ctypes.c_uint, [pointer]), ('archive_entry_uid', number, [pointer]), ('archive_entry_gid', number, [pointer]),
            ('archive_entry_size', number, [pointer]), ('archive_entry_mtime', number, [pointer]),
            ('archive_entry_mtime_nsec', ctypes.c_long, [pointer]), ('archive_entry_rdevmajor', ctypes.c_ulong, [pointer]),
            ('archive_entry_rdevminor', ctypes.c_ulong, [pointer]), ('archive_entry_xattr_reset', ctypes.c_int, [pointer]),
            ('archive_entry_xattr_next', ctypes.c_int, [pointer, pointer, pointer, pointer]),
        ]:
            function = getattr(self.library, name)
            function.restype, function.argtypes = result, arguments

    def __call__(self, path):
        a, entries, entry = self.library.archive_read_new(), [], ctypes.c_void_p()
        try:
            self.library.archive_read_support_format_tar(a)
            if self.library.archive_read_open_filename(a, os.fsencode(path), 65536) != 0:
                raise ValueError(self.error(a))
            while True:
                status = self.library.archive_read_next_header(a, ctypes.byref(entry))
                if status == 1:
                    return entries
                if status < -20:
                    raise ValueError(self.error(a))
                entries.append(self.described(a, entry))
        finally:
            self.library.archive_read_free(a)

    def error(self, a):
        return text(self.library.archive_error_string(a) or b'an error')

    def described(self, a, entry):
        lib = self.library
        hardlink, kind = lib.archive_entry_hardlink(entry), self.TYPES.get(lib.archive_entry_filetype(entry), 'file')
        kind = 'hardlink' if hardlink is not None else kind
        name = lib.archive_entry_pathname(entry)
        told = {'type': kind, 'mode': lib.archive_entry_perm(entry), 'uid': lib.archive_entry_uid(entry), 'gid': lib.archive_entry_gid(entry),
                'mtime': lib.archive_entry_mtime(entry) + lib.archive_entry_mtime_nsec(entry) / 10**9, 'xattrs': self.xattrs(entry)}
        if name is not None:
            told['name'] = text(name)
        link = hardlink if hardlink is not None else lib.archive_entry_symlink(entry)
        if kind in ('hardlink', 'symlink') and link is not None:
            told['link'] = text(link)
        if kind.endswith('-device'):
            told['device'] = f'{lib.archive_entry_rdevmajor(entry)},{lib.archive_entry_rdevminor(entry)}'
        if kind == 'file':
            told['size'] = lib.archive_entry_size(entry)
            told['content'] = sha256(self.content(a, told['size']))
        return told

    def content(self, a, size):
        content = bytearray()
        buffer, length, offset = ctypes.c_void_p(), ctypes.c_size_t(), ctypes.c_int64()
        while (status := self.library.archive_read_data_block(a, ctypes.byref(buffer), ctypes.byref(length), ctypes.byref(offset))) == 0:
            content.extend(bytes(offset.value - len(content)))
            content.extend(ctypes.string_at(buffer, length.value))
        if status < -20:
            raise ValueError(self.error(a))
        return bytes(content) + bytes(size - len(content))

    def xattrs(self, entry):
        found = {}
        name, value, length = ctypes.c_char_p(), ctypes.c_void_p(), ctypes.c_size_t()
        self.library.archive_entry_xattr_reset(entry)
        while self.library.archive_entry_xattr_next(entry, ctypes.byref(name), ctypes.byref(value), ctypes.byref(length)) == 0:
            found[text(name.value)] = text(ctypes.string_at(value, length.value))
        return found


READERS = {'Python': python, 'GNU tar': gnu_tar, 'libarchive': Libarchive()}


def read(path):
    """What each reader tells of an archive, or how it failed."""
    readings = {}
    for name, reader in READERS.items():
        try:
            readings[name] = {'entries': reader(path)}
        except (tarfile.TarError, ValueError, OverflowError, EOFError) as error:
            readings[name] = {'error': f'{type(error).__name__}: {error}'}
    return readings
