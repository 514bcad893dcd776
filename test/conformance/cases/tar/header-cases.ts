import { archive, entry, header } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case } from '../../case.js';
import { directory, file } from '../../expected.js';

const posix = 'POSIX.1-2017 pax, "ustar Interchange Format"';

export const headerCases: readonly Case[] = [
  {
    name: 'v7-directory-by-slash',
    row: 'tar/header-formats',
    shows: 'V7 has no type for directories: a name that ends in a slash is one.',
    source: 'GNU tar manual, "Basic Tar Format"; Go archive/tar reader.go',
    image: image(
      archive(
        header({ format: 'v7', type: '\0', name: 'etc/', mode: 0o755 }),
        entry({ format: 'v7', type: '\0', name: 'etc/motd' }, 'hello'),
      ),
    ),
    expect: { rootfs: { etc: directory({ mode: '0755' }), 'etc/motd': file('hello') } },
  },
  {
    name: 'ustar-prefix',
    row: 'tar/header-formats',
    shows: 'ustar joins prefix and name with a slash.',
    source: posix,
    image: image(archive(put('name', 'x', { prefix: 'some/where' }))),
    expect: { rootfs: { some: directory(), 'some/where': directory(), 'some/where/name': file('x') } },
  },
  {
    name: 'gnu-has-no-prefix',
    row: 'tar/header-formats',
    shows: 'GNU headers have times where ustar has its prefix: they are not part of the name.',
    source: 'GNU tar manual, "Basic Tar Format" (oldgnu_header.atime)',
    image: image(archive(put('name', 'x', { format: 'gnu', prefix: '14524747763\x0014524747763\0' }))),
    expect: { rootfs: { name: file('x') } },
  },
  {
    name: 'v7-has-no-prefix',
    row: 'tar/header-formats',
    shows: 'A V7 header has nothing behind the link name: bytes there are no prefix.',
    source: 'libarchive tar(5), "Old-Style Archive Format"',
    image: image(archive(put('name', 'x', { format: 'v7', prefix: 'junk' }))),
    expect: { rootfs: { name: file('x') } },
  },
  {
    name: 'star-prefix',
    row: 'tar/header-formats',
    shows: "star's prefix has 131 bytes, with its own times behind it.",
    source: 'libarchive tar(5); Go archive/tar format.go, headerSTAR',
    image: image(
      archive(
        put('name', 'x', {
          format: 'star',
          prefix: 'p'.repeat(131),
          also: { 476: '00000000001\0', 488: '00000000002\0' },
        }),
      ),
    ),
    expect: { rootfs: { ['p'.repeat(131)]: directory(), [`${'p'.repeat(131)}/name`]: file('x') } },
  },
  {
    name: 'name-of-100-bytes',
    row: 'tar/header-formats',
    shows: 'A name may fill its field to the last byte, without a NUL.',
    source: posix,
    image: image(archive(put('n'.repeat(100), 'x'))),
    expect: { rootfs: { ['n'.repeat(100)]: file('x') } },
  },
  {
    name: 'name-ends-at-nul',
    row: 'tar/header-formats',
    shows: 'A NUL ends a name: what is left behind it in the field does not count.',
    source: posix,
    image: image(archive(put('name\0rest', 'x'))),
    expect: { rootfs: { name: file('x') } },
  },
  {
    name: 'checksum-signed',
    row: 'tar/checksum',
    shows: 'A checksum over signed bytes, as old Sun tars wrote it, is right too.',
    source: 'GNU tar manual, "Checksumming"; Go archive/tar format.go, computeChecksum',
    image: image(archive(put('caf\xe9', 'x', { checksum: 'signed' }))),
    expect: { rootfs: { 'caf\\xe9': file('x', { pathBytes: 'Y2Fm6Q==' }) } },
  },
  {
    name: 'checksum-with-spaces',
    row: 'tar/checksum',
    shows: 'The checksum may be padded with spaces instead of zeros.',
    source: posix,
    // The bytes of the header below sum up to 4042 octal, checked with GNU tar.
    image: image(archive(spacedChecksum())),
    expect: { rootfs: { name: file('') } },
  },
  {
    name: 'checksum-wrong',
    row: 'tar/checksum',
    shows: 'A wrong checksum ends the reading; what came before is kept.',
    source: posix,
    image: image(archive(put('before', 'kept'), put('bad', 'x', { checksum: '0000000\0' }), put('after', 'x'))),
    expect: { complete: false, rootfs: { before: file('kept') } },
    problems: [{ code: 'tar-bad-checksum', layer: 0, offset: 1024, path: null }],
    runtimes: { 'gnu-tar': 'skips to the next header that is right' },
  },
];

/** A header with its checksum written the way GNU tar's oldest readers wrote it: spaces before the digits. */
function spacedChecksum(): Uint8Array {
  const usual = header({ name: 'name' });
  const digits = Buffer.from(usual.subarray(148, 154)).toString('latin1').replace(/^0+/, '');
  usual.set(Buffer.from(digits.padStart(6, ' ')), 148);
  return usual;
}
