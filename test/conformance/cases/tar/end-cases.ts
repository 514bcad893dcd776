import { archive, end, header, joined, padded, pax } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { image } from '../../build/images.js';
import type { Case } from '../../case.js';
import { file } from '../../expected.js';

const zeros = (length: number) => new Uint8Array(length);
const kept = put('before', 'kept');

/** A layer that ends in the middle of something. */
const cut = (name: string, shows: string, tar: Uint8Array, more: Partial<Case>): Case => ({
  name,
  row: 'tar/truncated',
  shows,
  source: 'Go archive/tar: io.ErrUnexpectedEOF',
  image: image(tar),
  ...more,
});

export const endCases: readonly Case[] = [
  {
    name: 'end-and-padding',
    row: 'tar/end',
    shows: 'Zeros fill the last record of a tar, of any size: they mean nothing.',
    source: 'GNU tar manual, "Blocking"',
    image: image(joined(put('file', 'x'), zeros(6144))),
    expect: { rootfs: { file: file('x') } },
  },
  {
    name: 'end-then-data',
    row: 'tar/end',
    shows: 'What follows the end is no entry, however much it looks like one; that it is there is worth a word.',
    source: 'Go archive/tar reader.go, readHeader',
    image: image(joined(archive(put('file', 'x')), archive(put('hidden', 'payload')))),
    expect: { rootfs: { file: file('x') }, totals: { shippedBytes: 1 } },
    problems: [{ code: 'tar-trailing-data', layer: 0, offset: 2048 }],
  },
  {
    name: 'end-missing',
    row: 'tar/end',
    shows: 'A tar that ends behind an entry, without an end marker, is whole.',
    source: 'Go archive/tar reader.go, readHeader (io.EOF)',
    image: image(put('file', 'x')),
    expect: { rootfs: { file: file('x') } },
    problems: [{ code: 'tar-missing-end', layer: 0, offset: 1024 }],
  },
  {
    name: 'end-of-one-block',
    row: 'tar/end',
    shows: 'One block of zeros at the very end does for an end marker.',
    source: 'Go archive/tar reader.go, readHeader',
    image: image(joined(put('file', 'x'), zeros(512))),
    expect: { rootfs: { file: file('x') } },
    problems: [{ code: 'tar-missing-end', layer: 0, offset: 1536 }],
  },
  {
    name: 'end-of-one-block-then-entry',
    row: 'tar/end',
    shows: 'One block of zeros and then something else is neither an end nor an entry: the reading ends.',
    source: 'Go archive/tar reader.go, readHeader (ErrHeader)',
    image: image(joined(put('file', 'x'), zeros(512), archive(put('after', 'y')))),
    expect: { complete: false, rootfs: { file: file('x') } },
    problems: [{ code: 'tar-bad-header', layer: 0, offset: 1024 }],
    runtimes: { 'gnu-tar': 'warns of a lone zero block and stops there', python: 'stops there without a word' },
  },
  {
    name: 'end-padding-missing',
    row: 'tar/end',
    shows: 'A last content that is whole but for its padding counts.',
    source: 'Go archive/tar reader.go, Reader.next (tryReadFull of the padding)',
    image: image(joined(header({ name: 'file', size: 5 }), Buffer.from('hello'))),
    expect: { rootfs: { file: file('hello') } },
    problems: [{ code: 'tar-missing-end', layer: 0 }],
  },
  cut(
    'cut-in-header',
    'A tar that ends inside a header keeps the entries before.',
    joined(kept, header({ name: 'cut' }).subarray(0, 300)),
    {
      expect: { complete: false, rootfs: { before: file('kept') } },
      problems: [{ code: 'tar-truncated', layer: 0, offset: 1024 }],
    },
  ),
  cut(
    'cut-in-pax-header',
    'A tar that ends inside a PAX header keeps the entries before.',
    joined(kept, pax({ path: 'p'.repeat(600) }).subarray(0, 700)),
    {
      expect: { complete: false, rootfs: { before: file('kept') } },
      problems: [{ code: 'tar-truncated', layer: 0 }],
    },
  ),
  cut(
    'cut-behind-pax-header',
    'A tar that ends behind a PAX header, before its entry, keeps the entries before.',
    joined(kept, pax({ path: 'p' })),
    {
      expect: { rootfs: { before: file('kept') } },
      problems: [{ code: 'tar-missing-end', layer: 0, offset: 2048 }],
    },
  ),
  cut(
    'cut-in-content',
    'Of a file that is cut off, what is there counts: 700 of its 1000 bytes.',
    joined(kept, header({ name: 'cut', size: 1000 }), zeros(700)),
    {
      expect: {
        complete: false,
        rootfs: { before: file('kept'), cut: { type: 'file', size: 700 } },
        totals: { shippedBytes: 704 },
      },
      problems: [{ code: 'tar-truncated', layer: 0, path: 'cut' }],
    },
  ),
  cut(
    'cut-before-content',
    'Of a file whose content is not there at all, the name counts.',
    joined(kept, header({ name: 'cut', size: 1000 })),
    {
      expect: {
        complete: false,
        rootfs: { before: file('kept'), cut: { type: 'file', size: 0 } },
        totals: { shippedBytes: 4 },
      },
      problems: [{ code: 'tar-truncated', layer: 0, path: 'cut' }],
    },
  ),
  cut(
    'cut-in-end-marker',
    'An end marker that is cut off ends a tar all the same, but it is not whole.',
    joined(kept, end.subarray(0, 700)),
    {
      expect: { complete: false, rootfs: { before: file('kept') } },
      problems: [{ code: 'tar-truncated', layer: 0 }],
    },
  ),
  {
    name: 'special-header-too-large',
    row: 'security/bombs',
    shows: 'A PAX header that claims gigabytes is not waited for: 1 MiB is the limit of Go and libarchive.',
    source: 'Go archive/tar common.go, maxSpecialFileSize; CPython pull request 151498',
    image: image(archive(kept, header({ name: 'pax', type: 'x', size: 2 ** 32 }), padded('13 path=evil\n'))),
    expect: { complete: false, rootfs: { before: file('kept') } },
    problems: [{ code: 'tar-header-too-large', layer: 0, offset: 1024 }],
  },
];
