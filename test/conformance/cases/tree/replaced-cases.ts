import { archive, header } from '../../../tar/tar-blocks.js';
import { folder, link, put } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case, ExpectedHidden } from '../../case.js';
import { directory, fifo, file, symlink } from '../../expected.js';

const row = 'tree/replaced';
const source = 'image-spec layer.md, "Changeset over existing files"';
const old: ExpectedHidden = { path: 'a', bytes: 3, cause: 'replaced', layer: 0, hiddenBy: 1 };
const child: ExpectedHidden = { path: 'a/x', bytes: 2, cause: 'replaced', layer: 0, hiddenBy: 1 };
const asFile = archive(put('a', 'aaa'));
const asDirectory = archive(folder('a/'), put('a/x', 'xx'));
const asLink = archive(link('a', 'other'), put('other', 'o'));

export const replacedCases: readonly Case[] = [
  {
    name: 'file-over-file',
    row,
    shows: 'A file over a file: the old content is hidden.',
    source,
    image: image(asFile, archive(put('a', 'other'))),
    expect: { rootfs: { a: file('other') }, hidden: [{ ...old, cause: 'overwritten' }] },
  },
  {
    name: 'directory-over-file',
    row,
    shows: 'A directory over a file: the file goes.',
    source,
    image: image(asFile, asDirectory),
    expect: { rootfs: { a: directory(), 'a/x': file('xx') }, hidden: [old] },
  },
  {
    name: 'file-over-directory',
    row,
    shows: 'A file over a directory: all below it goes, and ships on.',
    source,
    image: image(asDirectory, asFile),
    expect: { rootfs: { a: file('aaa') }, hidden: [child] },
  },
  {
    name: 'symlink-over-file',
    row,
    shows: 'A symlink over a file: the file goes.',
    source,
    image: image(asFile, asLink),
    expect: { rootfs: { a: symlink('other'), other: file('o') }, hidden: [old] },
  },
  {
    name: 'file-over-symlink',
    row,
    shows: 'A file over a symlink: the link goes; what it points to is not written to.',
    source,
    image: image(asLink, asFile),
    expect: { rootfs: { a: file('aaa'), other: file('o') }, hidden: [] },
  },
  {
    name: 'symlink-over-directory',
    row,
    shows: 'A symlink over a directory: all below it goes.',
    source,
    image: image(asDirectory, asLink),
    expect: { rootfs: { a: symlink('other'), other: file('o') }, hidden: [child] },
  },
  {
    name: 'directory-over-symlink',
    row,
    shows: 'A directory over a symlink to a directory: the link goes; the other directory keeps what it has.',
    source,
    image: image(archive(put('d/y', 'y'), link('a', 'd')), asDirectory),
    expect: {
      rootfs: { a: directory(), 'a/x': file('xx'), d: directory(), 'd/y': file('y') },
      hidden: [],
    },
  },
  {
    name: 'symlink-over-symlink',
    row,
    shows: 'A symlink over a symlink: only the new target counts.',
    source,
    image: image(archive(link('a', 'one')), archive(link('a', 'two'))),
    expect: { rootfs: { a: symlink('two') } },
  },
  {
    name: 'fifo-over-file',
    row,
    shows: 'Anything else over a file: the file goes.',
    source,
    image: image(asFile, archive(header({ name: 'a', type: '6' }))),
    expect: { rootfs: { a: fifo() }, hidden: [old] },
  },
  {
    name: 'entry-below-a-file',
    row,
    shows: 'An entry below what a lower layer has as a file: the file gives way to a directory.',
    source,
    image: image(asFile, archive(put('a/b', 'bb'))),
    expect: { rootfs: { a: directory(), 'a/b': file('bb') }, hidden: [old] },
    problems: [{ code: 'parent-not-directory', layer: 1, path: 'a/b', offset: 0 }],
    runtimes: {
      docker: 'with overlay2 as expected; refuses the layer where both are in it',
      containerd: 'refuses the layer: not a directory',
      umoci: 'refuses the layer: not a directory',
    },
  },
  {
    name: 'directory-over-directory',
    row: 'tree/directory-merge',
    shows: 'A directory over a directory: new attributes, and the children of both.',
    source,
    image: image(
      archive(folder('a/', { mode: 0o755 }), put('a/x', 'xx')),
      archive(folder('a/', { mode: 0o700, uid: 7 }), put('a/y', 'y')),
    ),
    expect: {
      rootfs: { a: directory({ mode: '0700', uid: 7 }), 'a/x': file('xx'), 'a/y': file('y') },
      hidden: [],
    },
  },
  {
    name: 'directory-attributes-kept',
    row: 'tree/directory-merge',
    shows: 'A layer that only writes below a directory leaves its attributes.',
    source,
    image: image(archive(folder('a/', { mode: 0o700, uid: 7 })), archive(put('a/y', 'y'))),
    expect: { rootfs: { a: directory({ mode: '0700', uid: 7 }), 'a/y': file('y') } },
  },
  {
    name: 'root-attributes',
    row: 'tree/directory-merge',
    shows: 'An entry `./` has the attributes of the root directory.',
    source,
    image: image(archive(folder('./', { mode: 0o711 }), put('./a', 'a'))),
    expect: { rootfs: { '.': directory({ mode: '0711' }), a: file('a') } },
  },
  {
    name: 'chmod-copies-the-file',
    row: 'tree/metadata-only',
    shows: 'A chmod in a later layer ships the whole file again; the first copy is hidden, its content unchanged.',
    source: 'image-spec layer.md, "Change Types"',
    image: image(archive(put('a', 'aaa', { mode: 0o644 })), archive(put('a', 'aaa', { mode: 0o755 }))),
    expect: {
      rootfs: { a: file('aaa', { mode: '0755' }) },
      totals: { shippedBytes: 6, visibleBytes: 3 },
      hidden: [{ ...old, cause: 'metadata-only' }],
    },
  },
  {
    name: 'touch-copies-the-file',
    row: 'tree/metadata-only',
    shows: 'So does a touch, and a chown.',
    source: 'image-spec layer.md, "Change Types"',
    image: image(
      archive(put('a', 'aaa')),
      archive(put('a', 'aaa', { mtime: 99 })),
      archive(put('a', 'aaa', { mtime: 99, uid: 7 })),
    ),
    expect: {
      rootfs: { a: file('aaa', { mtime: 99, uid: 7 }) },
      hidden: [
        { ...old, cause: 'metadata-only' },
        { ...old, cause: 'metadata-only', layer: 1, hiddenBy: 2 },
      ],
    },
  },
  {
    name: 'duplicate-file',
    row: 'tree/duplicate-entries',
    shows: 'A path twice in one layer: the last one counts, the bytes of the first ship for nothing.',
    source: 'image-spec layer.md, "Distributable Format": must not include duplicate entries',
    image: image(archive(put('a', 'one'), put('a', 'second'))),
    expect: {
      rootfs: { a: file('second') },
      totals: { shippedBytes: 9, visibleBytes: 6 },
      layers: [{ entries: 1 }],
      hidden: [{ path: 'a', bytes: 3, cause: 'duplicate-entry', layer: 0, hiddenBy: 0 }],
    },
    problems: [{ code: 'duplicate-entry', layer: 0, path: 'a', offset: 1024 }],
    runtimes: { docker: 'with its own image store refuses the layer', podman: 'refuses the layer' },
  },
  {
    name: 'duplicate-directory',
    row: 'tree/duplicate-entries',
    shows: 'A directory twice in one layer keeps its children; its last attributes count.',
    source: 'image-spec layer.md, "Distributable Format"',
    image: image(archive(folder('a/', { mode: 0o755 }), put('a/x', 'xx'), folder('a/', { mode: 0o700 }))),
    expect: { rootfs: { a: directory({ mode: '0700' }), 'a/x': file('xx') }, hidden: [] },
  },
  {
    name: 'duplicate-file-and-directory',
    row: 'tree/duplicate-entries',
    shows: 'A file and then a directory of one name in one layer: the directory counts.',
    source: 'image-spec layer.md, "Distributable Format"',
    image: image(archive(put('a', 'aaa'), folder('a/'), put('a/x', 'xx'))),
    expect: {
      rootfs: { a: directory(), 'a/x': file('xx') },
      hidden: [{ path: 'a', bytes: 3, cause: 'duplicate-entry', layer: 0, hiddenBy: 0 }],
    },
    problems: [{ code: 'duplicate-entry', layer: 0, path: 'a' }],
  },
  {
    name: 'duplicate-by-another-spelling',
    row: 'tree/duplicate-entries',
    shows: '`a`, `./a` and `/a` are one path.',
    source: 'moby go-archive diff.go, "Normalize name"',
    image: image(archive(put('a', '1'), put('./a', '22'), put('/a', '333'))),
    expect: { rootfs: { a: file('333') }, totals: { shippedBytes: 6, visibleBytes: 3 } },
    problems: [
      { code: 'duplicate-entry', layer: 0, path: 'a', offset: 1024 },
      { code: 'duplicate-entry', layer: 0, path: 'a', offset: 2048 },
    ],
  },
];
