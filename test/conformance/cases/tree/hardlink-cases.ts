import { archive } from '../../../tar/tar-blocks.js';
import { folder, hardlink, link, put, whiteout } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case } from '../../case.js';
import { directory, file, symlink } from '../../expected.js';

const row = 'tree/hardlinks';
const source = 'image-spec layer.md, "Hardlinks"';
const pair = archive(put('a', 'aaa'), hardlink('b', 'a'));

/** A link that leads to nothing is refused; everything else of the layer counts. */
const refused = (name: string, shows: string, tar: Uint8Array, expected: Case['expect'], offset: number): Case => ({
  name,
  row,
  shows,
  source: 'link(2): the target must be there, and no directory',
  image: image(tar),
  expect: { ...expected },
  problems: [{ code: 'hardlink-target-missing', layer: 0, path: 'b', offset }],
  runtimes: { docker: 'refuses the layer', containerd: 'refuses the layer', umoci: 'refuses the layer' },
});

export const hardlinkCases: readonly Case[] = [
  {
    name: 'hardlink-counts-once',
    row,
    shows: 'Two names of one content: its bytes ship once and are seen once.',
    source,
    image: image(pair),
    expect: {
      rootfs: { a: file('aaa'), b: file('aaa', { hardlinkTo: 'a' }) },
      totals: { shippedBytes: 3, visibleBytes: 3 },
    },
  },
  {
    name: 'hardlink-first-name-removed',
    row,
    shows: 'The content stays while one of its names does, whichever carried it.',
    source,
    image: image(pair, archive(whiteout('a'))),
    expect: { rootfs: { b: file('aaa') }, totals: { shippedBytes: 3, visibleBytes: 3 }, hidden: [] },
  },
  {
    name: 'hardlink-all-names-removed',
    row,
    shows: 'With the last name the content is hidden, by the layer that took that one.',
    source,
    image: image(pair, archive(whiteout('a')), archive(whiteout('b'))),
    expect: { rootfs: {}, hidden: [{ path: 'a', bytes: 3, cause: 'removed', layer: 0, hiddenBy: 2 }] },
  },
  {
    name: 'hardlink-name-overwritten',
    row,
    shows: 'Writing over one name leaves the other with the old content: the two are no longer linked.',
    source,
    image: image(pair, archive(put('a', 'newer'))),
    expect: {
      rootfs: { a: file('newer'), b: file('aaa') },
      totals: { shippedBytes: 8, visibleBytes: 8 },
      hidden: [],
    },
  },
  {
    name: 'hardlink-to-lower-layer',
    row,
    shows: 'A link to a file of a lower layer is another name of that file.',
    source: 'image-spec issue 1204; moby issue 48140',
    image: image(archive(put('a', 'aaa')), archive(hardlink('b', 'a'))),
    expect: {
      rootfs: { a: file('aaa'), b: file('aaa', { hardlinkTo: 'a' }) },
      totals: { shippedBytes: 3, visibleBytes: 3 },
    },
    runtimes: {
      docker: 'with overlay2 the file is copied up whole',
      containerd: 'with overlayfs the file is copied up whole',
    },
  },
  {
    name: 'hardlink-chain',
    row,
    shows: 'A link to a link is a third name of one content.',
    source,
    image: image(archive(put('a', 'aaa'), hardlink('b', 'a'), hardlink('c', 'b'))),
    expect: {
      rootfs: { a: file('aaa'), b: file('aaa', { hardlinkTo: 'a' }), c: file('aaa', { hardlinkTo: 'a' }) },
      totals: { shippedBytes: 3, visibleBytes: 3 },
    },
  },
  {
    name: 'hardlink-with-a-size',
    row,
    shows: 'A size on the header of a link means nothing: no content follows, the next header does.',
    source: 'microsoft/rpmoci issue 163; Go archive/tar reader.go, isHeaderOnlyType',
    image: image(archive(put('a', 'aaa'), hardlink('b', 'a', { size: 3 }), put('c', 'c'))),
    expect: {
      rootfs: { a: file('aaa'), b: file('aaa', { hardlinkTo: 'a' }), c: file('c') },
      totals: { shippedBytes: 4, visibleBytes: 4 },
    },
  },
  {
    name: 'hardlink-attributes-of-the-content',
    row,
    shows: 'All names of a content have its attributes: those on the header of a link are not seen.',
    source: 'link(2): names of one inode',
    image: image(archive(put('a', 'aaa', { mode: 0o600, uid: 7 }), hardlink('b', 'a', { mode: 0o600, uid: 7 }))),
    expect: { rootfs: { a: file('aaa', { mode: '0600', uid: 7 }), b: file('aaa', { mode: '0600', uid: 7 }) } },
  },
  {
    name: 'hardlink-target-spellings',
    row,
    shows: 'The target is a path of the archive, however it is spelled: `/a`, `./a`, `d/../a`.',
    source: 'moby go-archive archive.go: filepath.Join(extractDir, hdr.Linkname)',
    image: image(
      archive(put('a', 'aaa'), folder('d/'), hardlink('b', '/a'), hardlink('c', './a'), hardlink('e', 'd/../a')),
    ),
    expect: {
      rootfs: {
        a: file('aaa'),
        d: directory(),
        b: file('aaa', { hardlinkTo: 'a' }),
        c: file('aaa', { hardlinkTo: 'a' }),
        e: file('aaa', { hardlinkTo: 'a' }),
      },
    },
  },
  {
    name: 'hardlink-to-a-symlink',
    row,
    shows: 'A link to a symlink is another name of the symlink, not of what that points to.',
    source: 'link(2): the last part is not followed',
    image: image(archive(put('a', 'aaa'), link('s', 'a'), hardlink('b', 's'))),
    expect: { rootfs: { a: file('aaa'), s: symlink('a'), b: symlink('a') } },
  },
  {
    name: 'hardlink-leaves-the-root',
    row,
    shows: 'A link to something outside of the image is refused.',
    source: 'moby go-archive archive.go, breakoutError; CVE-2019-14271',
    image: image(archive(put('a', 'aaa'), hardlink('b', '../../etc/shadow'))),
    expect: { rootfs: { a: file('aaa') } },
    problems: [{ code: 'name-escapes-root', layer: 0, path: 'b', offset: 1024 }],
    runtimes: { docker: 'refuses the layer', containerd: 'refuses the layer', umoci: 'refuses the layer' },
  },
  refused(
    'hardlink-target-missing',
    'A link to what is not there is refused.',
    archive(put('a', 'aaa'), hardlink('b', 'c')),
    { rootfs: { a: file('aaa') } },
    1024,
  ),
  refused(
    'hardlink-before-its-target',
    'A link to what comes later in the tar is refused: it is not there yet.',
    archive(hardlink('b', 'a'), put('a', 'aaa')),
    { rootfs: { a: file('aaa') } },
    0,
  ),
  refused(
    'hardlink-to-a-directory',
    'A link to a directory is refused.',
    archive(folder('a/'), hardlink('b', 'a')),
    { rootfs: { a: directory() } },
    512,
  ),
];
