import { archive } from '../../../tar/tar-blocks.js';
import { folder, hardlink, link, opaque, put, whiteout } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case } from '../../case.js';
import { directory, file, symlink } from '../../expected.js';

const row = 'tree/symlinked-parents';
const source = 'containerd archive/tar.go (fs.RootPath); moby go-archive, resolveArchivePath';
const merged = archive(folder('usr/'), folder('usr/lib/'), put('usr/lib/old', 'old'), link('lib', 'usr/lib'));
const usr = { usr: directory(), 'usr/lib': directory(), lib: symlink('usr/lib') };

export const symlinkCases: readonly Case[] = [
  {
    name: 'parent-is-a-symlink',
    row,
    shows: 'An entry `lib/x` over `lib -> usr/lib` of a lower layer is `usr/lib/x`; the link stays.',
    source,
    image: image(merged, archive(put('lib/x', 'x'))),
    expect: { rootfs: { ...usr, 'usr/lib/old': file('old'), 'usr/lib/x': file('x') }, hidden: [] },
  },
  {
    name: 'parent-is-an-absolute-symlink',
    row,
    shows: 'An absolute target begins at the root of the image.',
    source,
    image: image(archive(folder('usr/lib/'), link('lib', '/usr/lib')), archive(put('lib/x', 'x'))),
    expect: {
      rootfs: { usr: directory(), 'usr/lib': directory(), lib: symlink('/usr/lib'), 'usr/lib/x': file('x') },
    },
  },
  {
    name: 'parent-is-a-chain-of-symlinks',
    row,
    shows: 'Links are followed one after the other.',
    source,
    image: image(archive(link('a', 'b'), link('b', './c'), folder('c/')), archive(put('a/x', 'x'))),
    expect: { rootfs: { a: symlink('b'), b: symlink('./c'), c: directory(), 'c/x': file('x') } },
  },
  {
    name: 'parent-symlink-goes-up',
    row,
    shows: 'A target is taken from where the link is, with `..`.',
    source,
    image: image(archive(folder('usr/'), link('opt/deep/link', '../../usr')), archive(put('opt/deep/link/x', 'x'))),
    expect: {
      rootfs: {
        opt: directory(),
        'opt/deep': directory(),
        'opt/deep/link': symlink('../../usr'),
        usr: directory(),
        'usr/x': file('x'),
      },
    },
  },
  {
    name: 'parent-symlink-leaves-the-root',
    row,
    shows: 'A target that goes up beyond the root stays at the root: nothing outside is meant.',
    source: `${source}; CVE-2018-15664`,
    image: image(archive(link('up', '../../../../etc')), archive(put('up/x', 'x'))),
    expect: { rootfs: { up: symlink('../../../../etc'), etc: directory(), 'etc/x': file('x') } },
  },
  {
    name: 'parent-symlink-to-nothing',
    row,
    shows: 'A link to a directory that is not there: the directory comes to be.',
    source: 'containerd archive/tar.go (fs.RootPath, mkparent)',
    image: image(archive(link('lib', 'usr/lib')), archive(put('lib/x', 'x'))),
    expect: {
      rootfs: { lib: symlink('usr/lib'), usr: directory(), 'usr/lib': directory(), 'usr/lib/x': file('x') },
    },
  },
  {
    name: 'parent-symlink-in-one-layer',
    row,
    shows: 'The link may be of the same layer: what is there at that point of the tar counts.',
    source,
    image: image(archive(folder('usr/lib/'), link('lib', 'usr/lib'), put('lib/x', 'x'))),
    expect: {
      rootfs: { usr: directory(), 'usr/lib': directory(), lib: symlink('usr/lib'), 'usr/lib/x': file('x') },
    },
  },
  {
    name: 'parent-symlink-overwrites',
    row,
    shows: 'A file written through a link overwrites the one there.',
    source,
    image: image(merged, archive(put('lib/old', 'newer'))),
    expect: {
      rootfs: { ...usr, 'usr/lib/old': file('newer') },
      hidden: [{ path: 'usr/lib/old', bytes: 3, cause: 'overwritten', layer: 0, hiddenBy: 1 }],
    },
  },
  {
    name: 'symlink-loop',
    row,
    shows: 'Links that lead to each other end somewhere: the entry below is refused, the rest is read.',
    source: 'path_resolution(7): 40 links',
    image: image(
      archive(link('a', 'b'), link('b', 'a'), link('self', 'self')),
      archive(put('a/x', 'x'), put('self/x', 'x'), put('y', 'y')),
    ),
    expect: { rootfs: { a: symlink('b'), b: symlink('a'), self: symlink('self'), y: file('y') } },
    problems: [
      { code: 'symlink-loop', layer: 1, path: 'a/x', offset: 0 },
      { code: 'symlink-loop', layer: 1, path: 'self/x', offset: 1024 },
    ],
    runtimes: { docker: 'refuses the layer', containerd: 'refuses the layer', umoci: 'refuses the layer' },
  },
  {
    name: 'whiteout-through-a-symlink',
    row,
    shows: 'A whiteout below a link removes where the link leads.',
    source,
    image: image(merged, archive(whiteout('lib/old'))),
    expect: {
      rootfs: usr,
      hidden: [{ path: 'usr/lib/old', bytes: 3, cause: 'removed', layer: 0, hiddenBy: 1 }],
    },
  },
  {
    name: 'whiteout-of-a-symlink',
    row,
    shows: 'The whiteout of a link removes the link, not what it points to.',
    source: 'image-spec layer.md, "Whiteouts"',
    image: image(merged, archive(whiteout('lib'))),
    expect: { rootfs: { usr: directory(), 'usr/lib': directory(), 'usr/lib/old': file('old') }, hidden: [] },
  },
  {
    name: 'opaque-through-a-symlink',
    row,
    shows: 'An opaque marker below a link empties the directory that the link leads to.',
    source,
    image: image(merged, archive(opaque('lib'))),
    expect: {
      rootfs: usr,
      hidden: [{ path: 'usr/lib/old', bytes: 3, cause: 'opaque', layer: 0, hiddenBy: 1 }],
    },
  },
  {
    name: 'hardlink-through-a-symlink',
    row,
    shows: 'The target of a hard link is found through links too.',
    source,
    image: image(merged, archive(hardlink('name', 'lib/old'))),
    expect: { rootfs: { ...usr, 'usr/lib/old': file('old'), name: file('old', { hardlinkTo: 'usr/lib/old' }) } },
  },
];
