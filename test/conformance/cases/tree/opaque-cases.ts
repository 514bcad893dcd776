import { archive, header, pax } from '../../../tar/tar-blocks.js';
import { folder, hardlink, opaque, put, whiteout } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case, ExpectedHidden } from '../../case.js';
import { base64, device, directory, file } from '../../expected.js';

const row = 'tree/opaque';
const source = 'image-spec layer.md, "Opaque Whiteout"';
const base = archive(put('d/a', 'aaa'), put('d/e/b', 'bb'), put('z', 'z'));
const a: ExpectedHidden = { path: 'd/a', bytes: 3, cause: 'opaque', layer: 0, hiddenBy: 1 };
const b: ExpectedHidden = { path: 'd/e/b', bytes: 2, cause: 'opaque', layer: 0, hiddenBy: 1 };

export const opaqueCases: readonly Case[] = [
  {
    name: 'opaque-first',
    row,
    shows:
      'An opaque marker hides all that lower layers have in its directory; the directory and what its layer writes stay.',
    source,
    image: image(base, archive(folder('d/'), opaque('d'), put('d/c', 'c'))),
    expect: { rootfs: { d: directory(), 'd/c': file('c'), z: file('z') }, hidden: [a, b] },
  },
  {
    name: 'opaque-last',
    row,
    shows: 'The marker may stand behind what its layer writes: that stays.',
    source: `${source}: "MUST be applied first"`,
    image: image(base, archive(folder('d/'), put('d/c', 'c'), opaque('d'))),
    expect: { rootfs: { d: directory(), 'd/c': file('c'), z: file('z') }, hidden: [a, b] },
  },
  {
    name: 'opaque-alone',
    row,
    shows: 'A marker by itself empties the directory and does not remove it.',
    source,
    image: image(base, archive(opaque('d'))),
    expect: { rootfs: { d: directory(), z: file('z') }, hidden: [a, b] },
  },
  {
    name: 'opaque-at-the-root',
    row,
    shows: 'A marker at the root hides everything below.',
    source: 'image-spec issue 1104 (COPY --link)',
    image: image(base, archive(opaque(''), put('new', 'n'))),
    expect: {
      rootfs: { new: file('n') },
      hidden: [a, b, { path: 'z', bytes: 1, cause: 'opaque', layer: 0, hiddenBy: 1 }],
    },
  },
  {
    name: 'opaque-keeps-deeper-entries-of-its-layer',
    row,
    shows: 'A directory below the marker has the children that the layer writes, and not those from below.',
    source,
    image: image(base, archive(opaque('d'), put('d/e/new', 'n'))),
    expect: {
      rootfs: { d: directory(), 'd/e': directory(), 'd/e/new': file('n'), z: file('z') },
      hidden: [a, b],
    },
  },
  {
    name: 'opaque-over-whiteout',
    row,
    shows: 'Beside an opaque marker a whiteout in the same directory has nothing left to do.',
    source,
    image: image(base, archive(whiteout('d/a'), opaque('d'))),
    expect: { rootfs: { d: directory(), z: file('z') }, hidden: [a, b] },
  },
  {
    name: 'opaque-and-written-again',
    row,
    shows:
      'A path that the marker hides and its layer writes has the new content; the old one is hidden by the marker.',
    source,
    image: image(base, archive(opaque('d'), put('d/a', 'again'))),
    expect: { rootfs: { d: directory(), 'd/a': file('again'), z: file('z') }, hidden: [a, b] },
  },
  {
    name: 'opaque-of-no-directory',
    row,
    shows: 'A marker in a directory that is not there hides nothing, and makes none.',
    source,
    image: image(archive(put('z', 'z')), archive(opaque('d'))),
    expect: { rootfs: { z: file('z') } },
    runtimes: {
      docker: 'makes the directory that the marker is in',
      containerd: 'makes the directory that the marker is in',
    },
  },
  {
    name: 'aufs-control-data',
    row: 'tree/aufs-control',
    shows: 'AUFS keeps books in names that begin with `.wh..wh.`: they are neither files nor deletions.',
    source: 'moby go-archive whiteouts.go; diff.go, "Skip AUFS metadata dirs"',
    image: image(
      archive(put('aufs', 'a'), put('plnk', 'p')),
      archive(
        put('.wh..wh.aufs'),
        folder('.wh..wh.orph/'),
        folder('.wh..wh.plnk/'),
        put('.wh..wh.plnk/12.34', 'unused'),
        put('new', 'n'),
      ),
    ),
    expect: {
      rootfs: { aufs: file('a'), plnk: file('p'), new: file('n') },
      totals: { shippedBytes: 3, visibleBytes: 3 },
    },
    runtimes: {
      umoci: 'knows nothing of AUFS: shows the directory',
    },
  },
  {
    name: 'aufs-hardlink-targets',
    row: 'tree/aufs-control',
    shows: 'Files in `.wh..wh.plnk` are the contents of the hard links that point there.',
    source: 'moby go-archive diff.go, aufsHardlinks',
    image: image(
      archive(
        folder('.wh..wh.plnk/'),
        put('.wh..wh.plnk/12.34', 'shared'),
        hardlink('a', '.wh..wh.plnk/12.34'),
        hardlink('b', '.wh..wh.plnk/12.34'),
      ),
    ),
    expect: {
      rootfs: { a: file('shared'), b: file('shared', { hardlinkTo: 'a' }) },
      totals: { shippedBytes: 6, visibleBytes: 6 },
    },
    runtimes: {
      umoci: 'shows the directory; the links are the same',
    },
  },
  {
    name: 'overlayfs-whiteout-device',
    row: 'tree/overlayfs-native',
    shows: 'A character device 0/0 is a whiteout in overlayfs, and in a layer only a device.',
    source: 'Linux Documentation/filesystems/overlayfs.rst; image-spec layer.md, "Whiteouts"',
    image: image(
      archive(put('a', 'aaa')),
      archive(header({ name: 'a', type: '3', mode: 0, deviceMajor: 0, deviceMinor: 0 })),
    ),
    expect: {
      rootfs: { a: device(0, 0) },
      hidden: [{ path: 'a', bytes: 3, cause: 'replaced', layer: 0, hiddenBy: 1 }],
    },
    runtimes: {
      docker: 'with overlay2, the kernel takes the device for a whiteout',
      containerd: 'as docker, with overlayfs',
    },
  },
  {
    name: 'overlayfs-opaque-attribute',
    row: 'tree/overlayfs-native',
    shows: '`trusted.overlay.opaque` makes a directory opaque in overlayfs, and in a layer it is an attribute only.',
    source: 'Linux Documentation/filesystems/overlayfs.rst',
    image: image(
      archive(put('d/a', 'aaa')),
      archive(pax({ 'SCHILY.xattr.trusted.overlay.opaque': 'y' }), folder('d/')),
    ),
    expect: { rootfs: { d: directory({ xattrs: { 'trusted.overlay.opaque': base64('y') } }), 'd/a': file('aaa') } },
  },
];
