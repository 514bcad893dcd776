import { archive } from '../../../tar/tar-blocks.js';
import { folder, hardlink, link, put, whiteout } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case } from '../../case.js';
import { directory, file } from '../../expected.js';

const spec = 'image-spec layer.md, "Whiteouts"';
const base = archive(put('a', 'aaa'), put('b', 'bb'));

/** Who lets the order decide. */
const byOrder = {
  docker: 'with overlay2 refuses the layer',
  containerd: 'with overlayfs refuses the layer',
  podman: 'with vfs removes what the layer wrote',
};

/** A marker of another kind than an empty file removes `a` all the same. */
const marker = (name: string, shows: string, source: string, ...entries: Uint8Array[]): Case => ({
  name,
  row: 'tree/whiteout-types',
  shows,
  source,
  image: image(base, archive(...entries)),
  expect: {
    rootfs: { b: file('bb') },
    totals: { shippedBytes: 5, visibleBytes: 2 },
    hidden: [{ path: 'a', bytes: 3, cause: 'removed', layer: 0, hiddenBy: 1 }],
  },
});

export const whiteoutCases: readonly Case[] = [
  {
    name: 'whiteout-file',
    row: 'tree/whiteout',
    shows: 'A whiteout removes a file of a lower layer, whose bytes still ship; the marker itself is no file.',
    source: spec,
    image: image(base, archive(whiteout('a'))),
    expect: {
      rootfs: { b: file('bb') },
      totals: { shippedBytes: 5, visibleBytes: 2, hiddenBytes: 3 },
      layers: [{ entries: 2 }, { entries: 0 }],
      hidden: [{ path: 'a', bytes: 3, cause: 'removed', layer: 0, hiddenBy: 1 }],
    },
  },
  {
    name: 'whiteout-subtree',
    row: 'tree/whiteout',
    shows: 'The whiteout of a directory removes all below it.',
    source: spec,
    image: image(archive(folder('d/'), put('d/x', 'xx'), put('d/e/y', 'yyy'), put('z', 'z')), archive(whiteout('d'))),
    expect: {
      rootfs: { z: file('z') },
      hidden: [
        { path: 'd/x', bytes: 2, cause: 'removed', layer: 0, hiddenBy: 1 },
        { path: 'd/e/y', bytes: 3, cause: 'removed', layer: 0, hiddenBy: 1 },
      ],
    },
  },
  {
    name: 'whiteout-in-a-directory',
    row: 'tree/whiteout',
    shows: 'A whiteout removes its sibling, not its directory.',
    source: spec,
    image: image(archive(put('d/a', 'aaa'), put('d/b', 'bb')), archive(whiteout('d/a'))),
    expect: {
      rootfs: { d: directory(), 'd/b': file('bb') },
      hidden: [{ path: 'd/a', bytes: 3, cause: 'removed', layer: 0, hiddenBy: 1 }],
    },
  },
  {
    name: 'whiteout-then-written-again',
    row: 'tree/whiteout',
    shows:
      'A path that one layer removes and a later one writes is there; the first content stays hidden by the whiteout.',
    source: spec,
    image: image(archive(put('a', 'old')), archive(whiteout('a')), archive(put('a', 'newer'))),
    expect: {
      rootfs: { a: file('newer') },
      hidden: [{ path: 'a', bytes: 3, cause: 'removed', layer: 0, hiddenBy: 1 }],
    },
  },
  {
    name: 'whiteout-of-a-directory-made-anew',
    row: 'tree/whiteout',
    shows: 'A layer that removes a directory and writes below it: what was there is gone, what is new is there.',
    source: spec,
    image: image(archive(put('d/a', 'aaa')), archive(whiteout('d'), folder('d/'), put('d/b', 'bb'))),
    expect: {
      rootfs: { d: directory({ mode: '0755' }), 'd/b': file('bb') },
      hidden: [{ path: 'd/a', bytes: 3, cause: 'removed', layer: 0, hiddenBy: 1 }],
    },
  },
  {
    name: 'whiteout-of-nothing',
    row: 'tree/whiteout',
    shows: 'A whiteout of what no lower layer has removes nothing.',
    source: spec,
    image: image(base, archive(whiteout('c'))),
    expect: { rootfs: { a: file('aaa'), b: file('bb') }, hidden: [] },
    problems: [{ code: 'dangling-whiteout', layer: 1, path: 'c', offset: 0 }],
  },
  {
    name: 'whiteout-in-the-base-layer',
    row: 'tree/whiteout',
    shows: 'In the lowest layer there is nothing that a whiteout could remove: a file of the same layer stays.',
    source: `${spec}: "only apply to resources in lower/parent layers"`,
    image: image(archive(whiteout('c'), put('a', 'aaa'))),
    expect: { rootfs: { a: file('aaa') } },
    problems: [{ code: 'dangling-whiteout', layer: 0, path: 'c', offset: 0 }],
  },
  {
    name: 'whiteout-without-a-name',
    row: 'tree/whiteout',
    shows: '`.wh.` names nothing: it removes nothing, not even the directory it is in.',
    source: 'umoci CHANGELOG; containerd archive/tar.go, "invalid whiteout name"',
    image: image(archive(put('d/a', 'aaa')), archive(put('d/.wh.'))),
    expect: { rootfs: { d: directory(), 'd/a': file('aaa') } },
    problems: [{ code: 'name-invalid-whiteout', layer: 1, path: 'd/.wh.', offset: 0 }],
    runtimes: {
      docker: 'refuses the layer',
      podman: 'with vfs removes the directory that the marker is in',
      containerd: 'refuses the layer',
      umoci: 'removes the directory, and fails then',
    },
  },
  {
    name: 'whiteout-of-dots',
    row: 'tree/whiteout',
    shows: '`.wh..` and `.wh...` would remove the directory itself and the one above it: they remove nothing.',
    source: 'containerd archive/tar.go, "invalid whiteout name"',
    image: image(archive(put('d/e/a', 'aaa')), archive(put('d/e/.wh..'), put('d/e/.wh...'))),
    expect: { rootfs: { d: directory(), 'd/e': directory(), 'd/e/a': file('aaa') } },
    problems: [
      { code: 'name-invalid-whiteout', layer: 1, path: 'd/e/.wh..', offset: 0 },
      { code: 'name-invalid-whiteout', layer: 1, path: 'd/e/.wh...', offset: 512 },
    ],
    runtimes: {
      docker: 'refuses the layer',
      podman: 'with vfs removes the directories',
      containerd: 'refuses the layer',
      umoci: 'removes the directories, and fails then',
    },
  },
  {
    name: 'whiteout-lookalikes',
    row: 'tree/whiteout',
    shows: 'Only a name that begins with `.wh.` is a whiteout.',
    source: spec,
    image: image(archive(put('a', 'aaa')), archive(put('.wh', 'x'), put('x.wh.a', 'x'), put('.WH.a', 'x'))),
    expect: { rootfs: { a: file('aaa'), '.wh': file('x'), 'x.wh.a': file('x'), '.WH.a': file('x') } },
  },
  {
    name: 'whiteout-of-a-dot-file',
    row: 'tree/whiteout',
    shows: '`.wh..env` removes `.env`.',
    source: spec,
    image: image(archive(put('.env', 'KEY=1')), archive(whiteout('.env'))),
    expect: { rootfs: {}, hidden: [{ path: '.env', bytes: 5, cause: 'removed', layer: 0, hiddenBy: 1 }] },
  },
  {
    name: 'whiteout-before-file-in-one-layer',
    row: 'tree/whiteout-same-layer',
    shows: 'A layer that removes a path and then writes it: what is lower goes, what is its own stays.',
    source: spec,
    image: image(archive(put('a', 'old')), archive(whiteout('a'), put('a', 'newer'))),
    expect: {
      rootfs: { a: file('newer') },
      hidden: [{ path: 'a', bytes: 3, cause: 'removed', layer: 0, hiddenBy: 1 }],
    },
  },
  {
    name: 'whiteout-after-file-in-one-layer',
    row: 'tree/whiteout-same-layer',
    shows: 'A layer that writes a path and then removes it: the order means nothing, its own file stays.',
    source: `${spec}: "hidden resources in lower layers only"`,
    image: image(archive(put('a', 'old')), archive(put('a', 'newer'), whiteout('a'))),
    expect: {
      rootfs: { a: file('newer') },
      hidden: [{ path: 'a', bytes: 3, cause: 'removed', layer: 0, hiddenBy: 1 }],
    },
    problems: [{ code: 'whiteout-beside-entry', layer: 1, path: 'a', offset: 1024 }],
    runtimes: byOrder,
  },
  {
    name: 'whiteout-after-directory-in-one-layer',
    row: 'tree/whiteout-same-layer',
    shows: 'The same with a directory: its own children stay, those of lower layers go.',
    source: spec,
    image: image(archive(put('d/old', 'xxx')), archive(folder('d/'), put('d/new', 'yy'), whiteout('d'))),
    expect: {
      rootfs: { d: directory(), 'd/new': file('yy') },
      hidden: [{ path: 'd/old', bytes: 3, cause: 'removed', layer: 0, hiddenBy: 1 }],
    },
    problems: [{ code: 'whiteout-beside-entry', layer: 1, path: 'd', offset: 1536 }],
    runtimes: byOrder,
  },
  marker(
    'whiteout-with-content',
    'A whiteout that has content removes; its content is no file and ships nothing.',
    spec,
    whiteout('a', { size: 5, mode: 0o644 }),
    new Uint8Array(512).fill(0x78, 0, 5),
  ),
  marker(
    'whiteout-as-directory',
    'A whiteout may be a directory.',
    'moby go-archive diff.go: the name alone decides',
    folder('.wh.a/'),
  ),
  marker(
    'whiteout-as-symlink',
    'A whiteout may be a symlink.',
    'moby go-archive diff.go: the name alone decides',
    link('.wh.a', 'b'),
  ),
  {
    name: 'whiteout-as-hardlink',
    row: 'tree/whiteout-types',
    shows: 'Whiteouts may be hard links to each other: each of them removes.',
    source: 'vmware/vic issue 5997; cvmfs pull request 4286',
    image: image(base, archive(whiteout('a'), hardlink('.wh.b', '.wh.a'))),
    expect: {
      rootfs: {},
      hidden: [
        { path: 'a', bytes: 3, cause: 'removed', layer: 0, hiddenBy: 1 },
        { path: 'b', bytes: 2, cause: 'removed', layer: 0, hiddenBy: 1 },
      ],
    },
  },
];
