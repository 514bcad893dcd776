import { archive, header } from '../../../tar/tar-blocks.js';
import { folder, hardlink, link, put } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case } from '../../case.js';
import { device, directory, fifo, file, symlink } from '../../expected.js';

const row = 'tar/types';
const posix = 'POSIX.1-2017 pax, "ustar Interchange Format", typeflag';
const refuses = 'refuses the layer: it makes no file of a type it does not know';
const unknown = (name: string, type: string, shows: string): Case => ({
  name,
  row,
  shows,
  source: `${posix}: "treated as a regular file"`,
  image: image(archive(put('odd', 'content', { type }), put('after', 'x'))),
  expect: { rootfs: { odd: file('content'), after: file('x') } },
  problems: [{ code: 'tar-unknown-type', layer: 0, path: 'odd', offset: 0 }],
  runtimes: { docker: refuses, containerd: refuses, umoci: refuses },
});

export const typeCases: readonly Case[] = [
  {
    name: 'every-type',
    row,
    shows: 'Files, directories, links, devices and pipes, each by its typeflag.',
    source: posix,
    image: image(
      archive(
        put('file', 'x'),
        hardlink('hardlink', 'file'),
        link('symlink', 'file'),
        header({ name: 'tty', type: '3', deviceMajor: 5, deviceMinor: 1 }),
        header({ name: 'disk', type: '4', deviceMajor: 8, deviceMinor: 16 }),
        folder('directory/'),
        header({ name: 'pipe', type: '6' }),
      ),
    ),
    expect: {
      rootfs: {
        file: file('x'),
        hardlink: file('x', { hardlinkTo: 'file' }),
        symlink: symlink('file'),
        tty: device(5, 1),
        disk: { type: 'block-device', device: [8, 16] },
        directory: directory({ mode: '0755' }),
        pipe: fifo(),
      },
    },
  },
  {
    name: 'type-nul-is-a-file',
    row,
    shows: 'A typeflag of NUL is a file, as in V7.',
    source: posix,
    image: image(archive(put('old', 'x', { type: '\0' }))),
    expect: { rootfs: { old: file('x') } },
  },
  {
    name: 'type-7-is-a-file',
    row,
    shows: 'A contiguous file (7) is a file.',
    source: posix,
    image: image(archive(put('contiguous', 'x', { type: '7' }))),
    expect: { rootfs: { contiguous: file('x') } },
    runtimes: { docker: refuses, containerd: refuses, umoci: refuses },
  },
  unknown('type-unknown', 'Z', 'A typeflag that nobody knows is a file, and its content is passed over by its size.'),
  unknown(
    'type-gnu-dumpdir',
    'D',
    "GNU tar's dump directory (D) has a listing for content, which is not to be read as headers.",
  ),
  {
    name: 'type-directory-with-size',
    row,
    shows: 'A directory has no content, whatever its size says: the next header follows at once.',
    source: 'Go archive/tar reader.go, isHeaderOnlyType',
    image: image(archive(folder('d/', { size: 4096 }), put('after', 'x'))),
    expect: { rootfs: { d: directory(), after: file('x') } },
    runtimes: { 'gnu-tar': 'passes over as many bytes as the header says' },
  },
  {
    name: 'type-symlink-with-size',
    row,
    shows: 'A symlink has no content, whatever its size says.',
    source: 'Go archive/tar reader.go, isHeaderOnlyType',
    image: image(archive(link('l', 'target', { size: 6 }), put('after', 'x'))),
    expect: { rootfs: { l: symlink('target'), after: file('x') } },
  },
  {
    name: 'type-file-with-slash',
    row,
    shows: 'Only V7 makes a directory of a name that ends in a slash: with typeflag 0 it is a file.',
    source: 'Go archive/tar reader.go, Reader.next: TypeReg keeps its type',
    image: image(archive(put('name/', 'x'))),
    expect: { rootfs: { name: file('x') } },
  },
];
