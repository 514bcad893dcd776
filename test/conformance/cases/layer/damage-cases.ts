import { zstdFrame } from '../../../layer/zstd-frames.js';
import { types } from '../../../source/image-files.js';
import { archive, joined } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { image } from '../../build/images.js';
import { ociImage } from '../../build/oci-images.js';
import { storedGzip } from '../../build/stored-gzip.js';
import type { Case, ExpectedPath, ExpectedProblem } from '../../case.js';
import { file } from '../../expected.js';

const tar = archive(put('a', 'aaa'), put('b', 'bb'));
const both = { a: file('aaa'), b: file('bb') };
const onlyA = { a: file('aaa') };
const zstdType = `${types.layer}+zstd`;
/** Bytes of a gzip header and of the header of a stored block. */
const gzipHead = 10 + 5;

/**
 * A layer whose compressed stream is not whole; what came out of it counts, and what the tar then lacks is told as well. Such a blob
 * does not inflate to the tar that the config promises, though its own digest is right.
 */
const damaged = (
  name: string,
  shows: string,
  source: string,
  layer: Uint8Array,
  mediaType: string,
  rootfs: Record<string, ExpectedPath>,
  ...problems: ExpectedProblem['code'][]
): Case => ({
  name,
  row: 'layer/damaged-stream',
  shows,
  source,
  image: ociImage([tar], { stored: [layer], layerTypes: [mediaType] }),
  expect: { complete: false, rootfs, layers: [{ verified: 'mismatch' }] },
  problems: problems.map((code) => ({ code, layer: 0 })),
});

const flipped = (bytes: Uint8Array, at: number) => {
  const copy = new Uint8Array(bytes);
  copy[at]! ^= 0xff;
  return copy;
};

export const damageCases: readonly Case[] = [
  damaged(
    'gzip-cut-behind-an-entry',
    'gzip that is cut off: the entries before the cut are kept.',
    'RFC 1952',
    storedGzip(tar).subarray(0, gzipHead + 1024),
    types.gzip,
    onlyA,
    'compressed-truncated',
    'tar-missing-end',
  ),
  damaged(
    'gzip-cut-in-trailer',
    'gzip without the whole of its checksum: all entries are there, but not all is well.',
    'RFC 1952, 2.3.1',
    storedGzip(tar).subarray(0, -3),
    types.gzip,
    both,
    'compressed-truncated',
  ),
  damaged(
    'gzip-cut-in-second-member',
    'gzip that ends inside its second member: the first one is kept.',
    'RFC 1952',
    joined(storedGzip(tar.subarray(0, 1024)), storedGzip(tar.subarray(1024)).subarray(0, 12)),
    types.gzip,
    onlyA,
    'compressed-truncated',
    'tar-missing-end',
  ),
  damaged(
    'gzip-wrong-checksum',
    'gzip whose content is not that of its checksum.',
    'RFC 1952, 2.3.1: CRC32',
    flipped(storedGzip(tar), storedGzip(tar).length - 8),
    types.gzip,
    both,
    'compressed-corrupt',
  ),
  damaged(
    'gzip-wrong-block',
    'A block of a type that there is not ends the stream.',
    'RFC 1951, 3.2.3: BTYPE 11',
    joined(storedGzip(tar.subarray(0, 1024)), Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 0x07)),
    types.gzip,
    onlyA,
    'compressed-corrupt',
    'tar-missing-end',
  ),
  damaged(
    'gzip-then-garbage',
    'What follows the last member and is neither a member nor zeros: Go and Node refuse it, gzip(1) warns.',
    'Go compress/gzip, Reader.Read (ErrHeader)',
    joined(storedGzip(tar), Buffer.from('garbage behind')),
    types.gzip,
    both,
    'compressed-corrupt',
  ),
  damaged(
    'zstd-cut-in-second-frame',
    'zstd that is cut off: the frames before the cut are kept.',
    'RFC 8878',
    joined(zstdFrame(tar.subarray(0, 1024)), zstdFrame(tar.subarray(1024)).subarray(0, 11)),
    zstdType,
    onlyA,
    'compressed-truncated',
    'tar-missing-end',
  ),
  damaged(
    'zstd-then-garbage',
    'What follows the last frame and is none.',
    'RFC 8878, 3.1',
    joined(zstdFrame(tar), Buffer.from('garbage behind')),
    zstdType,
    both,
    'compressed-corrupt',
  ),
  {
    name: 'layer-of-text',
    row: 'layer/not-a-tar',
    shows: 'Bytes that are no tar are no layer; the image has its other ones.',
    source: 'Go archive/tar: ErrHeader',
    image: image(archive(put('a', 'aaa')), Buffer.from('This is no tar at all. '.repeat(30))),
    expect: { complete: false, rootfs: onlyA },
    problems: [{ code: 'not-a-tar', layer: 1 }],
  },
  {
    name: 'layer-of-a-few-bytes',
    row: 'layer/not-a-tar',
    shows: 'Fewer bytes than a header has are no tar.',
    source: 'Go archive/tar: io.ErrUnexpectedEOF',
    image: image(archive(put('a', 'aaa')), Buffer.from('short')),
    expect: { complete: false, rootfs: onlyA },
    problems: [{ code: 'not-a-tar', layer: 1 }],
  },
  {
    name: 'layer-of-no-bytes',
    row: 'layer/not-a-tar',
    shows: 'A layer of no bytes has no entries, and Go sees nothing wrong with it.',
    source: 'Go archive/tar: io.EOF',
    image: image(archive(put('a', 'aaa')), new Uint8Array()),
    expect: { rootfs: onlyA, layers: [{ entries: 1 }, { entries: 0 }] },
    problems: [{ code: 'tar-missing-end', layer: 1 }],
  },
];
