import { archive, base256, header, padded } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case } from '../../case.js';
import { file } from '../../expected.js';

const row = 'tar/numbers';
const gnu = 'GNU tar manual, "Basic Tar Format" (base-256)';
const refused = (name: string, shows: string, size: Uint8Array | string, source = gnu): Case => ({
  name,
  row,
  shows,
  source,
  image: image(archive(put('before', 'kept'), header({ name: 'bad', size }), padded('x'), put('after', 'x'))),
  expect: { complete: false, rootfs: { before: file('kept') } },
  problems: [{ code: 'tar-bad-header', layer: 0 }],
});

export const numberCases: readonly Case[] = [
  {
    name: 'base256-numbers',
    row,
    shows: 'A set first bit means base-256: size, owner and time may have it.',
    source: gnu,
    image: image(
      archive(
        put('file', 'hello', {
          format: 'gnu',
          size: base256(5n, 12),
          uid: base256(3000000n, 8),
          gid: base256(4000000000n, 8),
          mtime: base256(1700000000n, 12),
        }),
      ),
    ),
    expect: { rootfs: { file: file('hello', { uid: 3000000, gid: 4000000000, mtime: 1700000000 }) } },
  },
  {
    name: 'base256-time-before-1970',
    row,
    shows: 'base-256 has negative numbers: a time before 1970.',
    source: gnu,
    image: image(archive(put('old', 'x', { format: 'gnu', mtime: base256(-86400n, 12) }))),
    expect: { rootfs: { old: file('x', { mtime: -86400 }) } },
  },
  {
    name: 'octal-with-spaces',
    row,
    shows: 'Octal digits may stand between spaces and NULs.',
    source: 'POSIX.1-2017 pax, "ustar Interchange Format"; V7 tar(5)',
    image: image(
      archive(
        put('file', 'hello', {
          mode: '   644 \0',
          uid: '  1750 \0',
          gid: '1750\0\0\0\0',
          size: '          5 ',
          mtime: ' 100\0      \0',
        }),
      ),
    ),
    expect: { rootfs: { file: file('hello', { mode: '0644', uid: 0o1750, gid: 0o1750, mtime: 64 }) } },
  },
  {
    name: 'octal-without-end',
    row,
    shows: 'Octal digits may fill their field to the last byte.',
    source: 'Go archive/tar strconv.go, parseOctal',
    image: image(archive(put('file', 'hello', { uid: '00001750', size: '000000000005' }))),
    expect: { rootfs: { file: file('hello', { uid: 0o1750 }) } },
  },
  {
    name: 'empty-number-is-zero',
    row,
    shows: 'A field without digits is 0.',
    source: 'Go archive/tar strconv.go, parseOctal',
    image: image(archive(put('file', '', { uid: '\0'.repeat(8), gid: ' '.repeat(8), mtime: '\0'.repeat(12) }))),
    expect: { rootfs: { file: file('', { uid: 0, gid: 0, mtime: 0 }) } },
  },
  {
    name: 'mode-with-type-bits',
    row,
    shows: 'Only the 12 permission bits of a mode count; some writers put the type of the file in front.',
    source: 'stat(2); Go archive/tar common.go',
    image: image(archive(put('file', 'x', { mode: 0o104755 }))),
    expect: { rootfs: { file: file('x', { mode: '4755' }) } },
  },
  {
    name: 'owner-beyond-32-bits',
    row,
    shows: 'An owner that no kernel could keep is cut to 32 bits, and worth a word.',
    source: 'credentials(7): ids are 32 bits',
    image: image(archive(put('file', 'x', { format: 'gnu', uid: base256(2n ** 32n + 7n, 8) }))),
    expect: { rootfs: { file: file('x', { uid: 7 }) } },
    problems: [{ code: 'owner-out-of-range', layer: 0, path: 'file', offset: 0 }],
  },
  refused('size-negative', 'A negative size ends the reading: it would lead a reader back.', base256(-512n, 12)),
  refused('size-no-number', 'A size that is no number ends the reading.', '0000000000x\0'),
  refused('size-beyond-64-bits', 'A size of more than 64 bits ends the reading.', base256(2n ** 80n, 12)),
];
