import { archive, entry, gnuLong, header, padded, pax } from '../../../tar/tar-blocks.js';
import { hardlink, put } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case } from '../../case.js';
import { file } from '../../expected.js';

const row = 'tar/pax-size';

/** A whole archive as the content of a file: what a reader that loses its way would find. */
const inner = archive(put('smuggled', 'not here'));

export const paxSizeCases: readonly Case[] = [
  {
    name: 'pax-size-wins',
    row,
    shows: 'The size of a PAX header wins over the octal one of the header.',
    source: 'POSIX.1-2017 pax, "size"',
    image: image(archive(pax({ size: '5' }), header({ name: 'five', size: 0 }), padded('12345'), put('after', 'x'))),
    expect: { rootfs: { five: file('12345'), after: file('x') } },
  },
  {
    name: 'pax-size-smuggling',
    row,
    shows: 'A file whose PAX size covers an archive, and whose header says 0, is one file: nothing in it is an entry.',
    source: 'CVE-2025-62518 (TARmageddon)',
    image: image(
      archive(pax({ size: String(inner.length) }), header({ name: 'carrier', size: 0 }), inner, put('after', 'x')),
    ),
    expect: { rootfs: { carrier: file(inner), after: file('x') } },
  },
  {
    name: 'pax-size-not-for-long-name',
    row,
    shows: 'A PAX size holds for the file, not for a GNU long name header that stands between.',
    source: 'CVE-2025-62518, CVE-2026-53655',
    image: image(
      archive(
        pax({ size: '3' }),
        gnuLong('L', 'long-name'),
        header({ name: 'short', size: 0 }),
        padded('abc'),
        put('z', 'x'),
      ),
    ),
    expect: { rootfs: { 'long-name': file('abc'), z: file('x') } },
  },
  {
    name: 'pax-size-not-for-second-pax-header',
    row,
    shows: 'A PAX size holds for no other PAX header: the second one has the size of its own header.',
    source: 'Go archive/tar reader.go, readSpecialFile',
    image: image(archive(pax({ size: '1' }), pax({ path: 'renamed' }), entry({ name: 'own' }, 'content'))),
    expect: { rootfs: { renamed: file('content') } },
  },
  {
    name: 'pax-size-on-hardlink',
    row,
    shows: 'A hard link has no content, whatever size a PAX header gives it.',
    source: 'Go archive/tar reader.go, isHeaderOnlyType',
    image: image(archive(put('a', 'abc'), pax({ size: '512' }), hardlink('b', 'a'), put('c', 'x'))),
    expect: { rootfs: { a: file('abc'), b: file('abc', { hardlinkTo: 'a' }), c: file('x') } },
  },
  {
    name: 'pax-size-negative',
    row,
    shows: 'A negative PAX size ends the reading.',
    source: 'Go archive/tar reader.go, Reader.next (ErrHeader)',
    image: image(archive(put('before', 'kept'), pax({ size: '-512' }), put('evil', ''), put('after', 'x'))),
    expect: { complete: false, rootfs: { before: file('kept') } },
    problems: [{ code: 'tar-bad-header', layer: 0 }],
  },
  {
    name: 'pax-size-beyond-2-to-53',
    row,
    shows: 'A size that no offset could be counted with ends the reading.',
    source: 'Go archive/tar: sizes are 64 bits; here offsets are exact up to 2^53',
    image: image(archive(put('before', 'kept'), pax({ size: '9223372036854775807' }), put('huge', 'x'))),
    expect: { complete: false, rootfs: { before: file('kept') } },
    problems: [{ code: 'tar-bad-header', layer: 0 }],
  },
];
