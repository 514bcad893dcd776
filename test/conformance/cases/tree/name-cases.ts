import { archive, pax, utf8 } from '../../../tar/tar-blocks.js';
import { folder, link, put } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case } from '../../case.js';
import { base64, directory, file, symlink } from '../../expected.js';

const clean = 'moby go-archive diff.go, "Normalize name" (filepath.Clean)';
const bytes = 'POSIX.1-2017, 3.170 Filename: bytes, none of them NUL or slash';

export const nameCases: readonly Case[] = [
  {
    name: 'name-begins-with-dot-slash',
    row: 'tree/names',
    shows: '`./` in front of a name means nothing.',
    source: clean,
    image: image(archive(folder('./'), folder('./etc/'), put('./etc/passwd', 'root'))),
    expect: { rootfs: { etc: directory(), 'etc/passwd': file('root') } },
  },
  {
    name: 'name-begins-with-slash',
    row: 'tree/names',
    shows: 'A slash in front of a name means nothing.',
    source: clean,
    image: image(archive(folder('/etc/'), put('/etc/passwd', 'root'))),
    expect: { rootfs: { etc: directory(), 'etc/passwd': file('root') } },
  },
  {
    name: 'name-with-idle-parts',
    row: 'tree/names',
    shows: 'Doubled slashes and `.` in a name mean nothing.',
    source: clean,
    image: image(archive(put('etc//x', 'x'), put('etc/./y', 'y'), put('.//./etc/z', 'z'))),
    expect: { rootfs: { etc: directory(), 'etc/x': file('x'), 'etc/y': file('y'), 'etc/z': file('z') } },
  },
  {
    name: 'name-goes-up-inside',
    row: 'tree/names',
    shows: '`..` that stays inside goes up: `a/../b` is `b`, and `a` is not there because of it.',
    source: clean,
    image: image(archive(put('a/../b', 'b'), put('c/d/../../e', 'e'))),
    expect: { rootfs: { b: file('b'), e: file('e') } },
  },
  {
    name: 'name-leaves-the-root',
    row: 'tree/names',
    shows: 'A name that leaves the root is refused; the rest of the layer is read.',
    source: 'moby go-archive diff.go, breakoutError',
    image: image(archive(put('../evil', 'x'), put('a/../../evil', 'x'), put('b', 'b'))),
    expect: { rootfs: { b: file('b') }, totals: { shippedBytes: 1 } },
    problems: [
      { code: 'name-escapes-root', layer: 0, path: '../evil', offset: 0 },
      { code: 'name-escapes-root', layer: 0, path: 'a/../../evil', offset: 1024 },
    ],
    runtimes: {
      docker: 'takes the root for the directory above it',
      containerd: 'takes the root for the directory above it',
      umoci: 'takes the root for the directory above it',
    },
  },
  {
    name: 'name-with-backslash',
    row: 'tree/names',
    shows: 'A backslash is a character of a name, though builders on Windows meant a slash.',
    source: bytes,
    image: image(archive(put('etc\\passwd', 'x'))),
    expect: { rootfs: { 'etc\\passwd': file('x') } },
  },
  {
    name: 'name-empty',
    row: 'tree/names',
    shows: 'A file without a name, and one that is called as the root is, are refused.',
    source: 'POSIX.1-2017, 4.13 Pathname Resolution: an empty name is no file',
    image: image(archive(put('', 'x'), put('./', 'x', { type: '0' }), put('a', 'a'))),
    expect: { rootfs: { a: file('a') }, totals: { shippedBytes: 1 } },
    problems: [
      { code: 'name-empty', layer: 0, offset: 0 },
      { code: 'name-empty', layer: 0, offset: 1024 },
    ],
    runtimes: { umoci: 'refuses the layer' },
  },
  {
    name: 'parents-not-in-the-tar',
    row: 'tree/missing-parents',
    shows: 'Directories that no entry names are there; they count as paths, not as entries.',
    source: 'containerd archive/tar.go, mkparent',
    image: image(archive(put('a/b/c', 'c'))),
    expect: { rootfs: { a: directory(), 'a/b': directory(), 'a/b/c': file('c') }, layers: [{ entries: 1 }] },
  },
  {
    name: 'parents-later-in-the-tar',
    row: 'tree/missing-parents',
    shows: 'A directory may come behind what is in it; its attributes count then.',
    source: 'image-spec layer.md: the order of entries means nothing but for hard links',
    image: image(archive(put('a/b', 'b'), folder('a/', { mode: 0o700 }))),
    expect: { rootfs: { a: directory({ mode: '0700' }), 'a/b': file('b') } },
  },
  {
    name: 'name-not-utf8',
    row: 'tree/bytes',
    shows: 'Names and link targets that are not UTF-8 are kept byte for byte, whole in JSON only as base64.',
    source: bytes,
    image: image(archive(put('d/\xff\xfe', 'x'), link('d/l', '\x80'))),
    expect: {
      rootfs: {
        d: directory(),
        'd/\\xff\\xfe': file('x', { pathBytes: base64('d/\xff\xfe') }),
        'd/l': symlink('\\x80'),
      },
    },
  },
  {
    name: 'names-that-differ-in-bytes-only',
    row: 'tree/bytes',
    shows: 'Two names that are not UTF-8 and look alike when decoded carelessly are two.',
    source: bytes,
    image: image(archive(put('\xff', '1'), put('\xfe', '22'), put('\\xff', '333'))),
    expect: { totals: { shippedBytes: 6, visibleBytes: 6 }, layers: [{ entries: 3 }] },
  },
  {
    name: 'names-that-differ-in-case',
    row: 'tree/bytes',
    shows: 'Names that differ in case are two, whatever the machine that reads them does.',
    source: bytes,
    image: image(archive(put('README', '1'), put('readme', '22'))),
    expect: { rootfs: { README: file('1'), readme: file('22') } },
  },
  {
    name: 'names-that-differ-in-unicode-form',
    row: 'tree/bytes',
    shows: 'é composed and decomposed are two names.',
    source: bytes,
    image: image(archive(put(utf8('\u00e9'), '1'), put(utf8('e\u0301'), '22'))),
    expect: { rootfs: { '\u00e9': file('1'), 'e\u0301': file('22') } },
  },
  {
    name: 'name-whiteout-not-utf8',
    row: 'tree/bytes',
    shows: 'A whiteout removes the name of the same bytes.',
    source: bytes,
    image: image(archive(put('\xe9', 'x'), put('\xe8', 'y')), archive(put('.wh.\xe9'))),
    expect: { rootfs: { '\\xe8': file('y', { pathBytes: '6A==' }) } },
  },
  {
    name: 'name-of-255-bytes-and-more',
    row: 'tree/bytes',
    shows: 'A name that no filesystem could keep (more than 255 bytes) can still be looked at.',
    source: 'limits.h NAME_MAX',
    image: image(archive(pax({ path: 'n'.repeat(300) }), put('n', 'x'))),
    expect: { rootfs: { ['n'.repeat(300)]: file('x') } },
    runtimes: {
      docker: 'refuses the layer: file name too long',
      containerd: 'refuses the layer: file name too long',
      umoci: 'refuses the layer: file name too long',
    },
  },
  {
    name: 'names-that-drive-terminals',
    row: 'security/terminal',
    shows:
      'Names may hold escape sequences, newlines, and characters that turn round what is read: data keep them, screens must not.',
    source: 'CWE-150',
    image: image(
      archive(
        put('\x1b[31mred', '1'),
        put('a\nb', '22'),
        put(utf8('txt.\u202egpj'), '333'),
        put('\x9b2J', '4444'),
        put('\x7f', '5'),
      ),
    ),
    expect: {
      rootfs: {
        '\u001b[31mred': file('1'),
        'a\nb': file('22'),
        'txt.\u202egpj': file('333'),
        '\\x9b2J': file('4444', { pathBytes: 'mzJK' }),
        '\u007f': file('5'),
      },
    },
  },
  {
    name: 'names-of-javascript',
    row: 'security/javascript',
    shows: '`__proto__` and `constructor` are names like any other.',
    source: 'CWE-1321',
    image: image(archive(put('constructor', '1'), put('toString/x', '22'), put('d/__proto__', '333'))),
    expect: {
      rootfs: {
        constructor: file('1'),
        toString: directory(),
        'toString/x': file('22'),
        d: directory(),
        'd/__proto__': file('333'),
      },
    },
  },
  {
    name: 'path-of-300-directories',
    row: 'security/bombs',
    shows: 'A path may be deep without anything that goes down it running out of stack.',
    source: 'CVE-2024-28863 (node-tar)',
    image: image(archive(pax({ path: `${'d/'.repeat(300)}file` }), put('n', 'x'))),
    expect: { totals: { shippedBytes: 1, visibleBytes: 1 }, layers: [{ entries: 1 }] },
  },
];
