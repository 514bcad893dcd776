import { crc32 } from 'node:zlib';
import { skippableFrame, zstdFrame } from '../../../layer/zstd-frames.js';
import { types } from '../../../source/image-files.js';
import { archive, joined } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { archiveOf, dockerMembers } from '../../build/images.js';
import { ociImage } from '../../build/oci-images.js';
import { storedGzip } from '../../build/stored-gzip.js';
import type { Case, ExpectedLayer } from '../../case.js';
import { file } from '../../expected.js';

const tar = archive(put('a', 'aaa'), put('b', 'bb'));
const rootfs = { a: file('aaa'), b: file('bb') };
const zstdType = `${types.layer}+zstd`;
const rfc1952 = 'RFC 1952, 2.2: "a gzip file consists of a series of members"';
const rfc8878 = 'RFC 8878, 3.1: "one or more frames"';

/** One layer that is stored so, under that media type, and is whole. */
const whole = (
  name: string,
  row: Case['row'],
  shows: string,
  source: string,
  layer: Uint8Array,
  mediaType: string,
  expected: ExpectedLayer,
): Case => ({
  name,
  row,
  shows,
  source,
  image: ociImage([tar], { stored: [layer], layerTypes: [mediaType] }),
  expect: { rootfs, layers: [expected] },
});
const gzip = { compression: 'gzip', verified: 'verified' } as const;
const zstd = { compression: 'zstd', verified: 'verified' } as const;
const mismatch = { problems: [{ code: 'media-type-mismatch', layer: 0 }] } as const;

/** The content in pieces that begin at these offsets. */
const pieces = (...starts: number[]) =>
  starts.map((start, index) => tar.subarray(start, starts[index + 1] ?? tar.length));

export const encodingCases: readonly Case[] = [
  whole('layer-plain', 'layer/sniffing', 'A layer may be a plain tar.', 'image-spec layer.md', tar, types.layer, {
    compression: 'none',
  }),
  whole(
    'layer-gzip',
    'layer/sniffing',
    'A layer may be gzip.',
    'image-spec layer.md, "+gzip Media Types"',
    storedGzip(tar),
    types.gzip,
    gzip,
  ),
  whole(
    'layer-zstd',
    'layer/sniffing',
    'A layer may be zstd.',
    'image-spec layer.md, "+zstd Media Types"',
    zstdFrame(tar),
    zstdType,
    zstd,
  ),
  {
    ...whole(
      'type-says-gzip-bytes-are-plain',
      'layer/sniffing',
      'A media type that promises gzip over a plain tar: the bytes decide.',
      'moby go-archive compression.go, Detect',
      tar,
      types.gzip,
      { compression: 'none' },
    ),
    ...mismatch,
    runtimes: { umoci: 'fails: it believes the media type' },
  },
  {
    ...whole(
      'type-says-plain-bytes-are-gzip',
      'layer/sniffing',
      'A media type that promises a plain tar over gzip: the bytes decide.',
      'moby go-archive compression.go, Detect',
      storedGzip(tar),
      types.layer,
      gzip,
    ),
    ...mismatch,
    runtimes: { umoci: 'fails: it believes the media type' },
  },
  {
    ...whole(
      'type-says-gzip-bytes-are-zstd',
      'layer/sniffing',
      'containerd calls every compressed layer gzip: the bytes decide.',
      'containerd images/converter; moby go-archive compression.go, Detect',
      zstdFrame(tar),
      types.gzip,
      zstd,
    ),
    ...mismatch,
  },
  {
    name: 'docker-archive-of-gzip-layers',
    row: 'layer/sniffing',
    shows:
      'Layers in a docker-archive may be compressed, whatever they are called; nothing tells the digest of the blob then.',
    source: 'go-containerregistry pkg/v1/tarball (crane), kaniko --tar-path',
    image: archiveOf(dockerMembers([tar], {}, [storedGzip(tar)])),
    expect: { rootfs, layers: [{ ...gzip, digest: null }] },
  },
  whole(
    'gzip-of-two-members',
    'layer/gzip-members',
    'All members of gzip count, not only the first.',
    rfc1952,
    joined(...pieces(0, 512).map(storedGzip)),
    types.gzip,
    gzip,
  ),
  whole(
    'gzip-of-many-members',
    'layer/gzip-members',
    'A member may end anywhere in the tar, inside a header too.',
    'pigz --independent, bgzip, eStargz',
    joined(...pieces(0, 1, 100, 511, 1024, 1700).map(storedGzip)),
    types.gzip,
    gzip,
  ),
  whole(
    'gzip-with-empty-members',
    'layer/gzip-members',
    'A member may be empty.',
    rfc1952,
    joined(storedGzip(new Uint8Array()), storedGzip(tar), storedGzip(new Uint8Array())),
    types.gzip,
    gzip,
  ),
  whole(
    'gzip-with-header-fields',
    'layer/gzip-members',
    'A gzip header may have an extra field, a name, a comment and a checksum of its own.',
    'RFC 1952, 2.3',
    withHeaderFields(storedGzip(tar)),
    types.gzip,
    gzip,
  ),
  whole(
    'gzip-then-zeros',
    'layer/gzip-members',
    'Zeros behind the last member are padding.',
    'gzip(1): tape blocks',
    joined(storedGzip(tar), new Uint8Array(100)),
    types.gzip,
    gzip,
  ),
  whole(
    'zstd-of-two-frames',
    'layer/zstd-frames',
    'All frames of zstd count, not only the first.',
    rfc8878,
    joined(...pieces(0, 512).map(zstdFrame)),
    zstdType,
    zstd,
  ),
  whole(
    'zstd-of-many-frames',
    'layer/zstd-frames',
    'A frame may end anywhere in the tar, and may be empty.',
    rfc8878,
    joined(...pieces(0, 1, 100, 511, 511, 1024, 1700).map(zstdFrame)),
    zstdType,
    zstd,
  ),
  whole(
    'zstd-with-skippable-frames',
    'layer/zstd-frames',
    'Frames that are to be skipped may stand before, between and behind the others.',
    'RFC 8878, 3.1.2',
    joined(
      skippableFrame(Buffer.from('before')),
      zstdFrame(tar.subarray(0, 700)),
      skippableFrame(new Uint8Array()),
      zstdFrame(tar.subarray(700)),
      skippableFrame(Buffer.from('behind')),
    ),
    zstdType,
    zstd,
  ),
  whole(
    'zstd-window-of-8-mib',
    'layer/zstd-window',
    'A frame that says no content size asks for a window: one of 8 MiB every reader must have.',
    'RFC 8878, 3.1.1.1.2: "recommended to support at least 8 MB"',
    windowedFrame(tar, 13),
    zstdType,
    zstd,
  ),
  {
    name: 'zstd-window-of-2-gib',
    row: 'layer/zstd-window',
    shows: 'A window is memory, and a header of six bytes asks for it: what is beyond all bounds is not taken.',
    source: 'RFC 8878, 7.2: "decoders MAY decide to limit"; zstd(1) --memory: 128 MiB unless told',
    image: ociImage([tar], { stored: [windowedFrame(tar, 21)], layerTypes: [zstdType] }),
    expect: { complete: false, rootfs: {} },
    problems: [{ code: 'limit-zstd-window', layer: 0 }],
  },
];

/** FEXTRA, FNAME, FCOMMENT and FHCRC (RFC 1952, 2.3.1.2). */
function withHeaderFields(member: Uint8Array): Uint8Array {
  const header = Buffer.concat([
    Uint8Array.of(0x1f, 0x8b, 8, 0x02 | 0x04 | 0x08 | 0x10, 0, 0, 0, 0, 0, 255),
    Uint8Array.of(4, 0, 0x41, 0x42, 0, 0),
    Buffer.from('layer.tar\0comment\0'),
  ]);
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(crc32(header) & 0xffff);
  return joined(header, sum, member.subarray(10));
}

/** A frame of one raw block, without its size, whose window is 2^10 bytes times two to the `exponent`. */
function windowedFrame(content: Uint8Array, exponent: number): Uint8Array {
  const block = Buffer.alloc(3);
  block.writeUIntLE((content.length << 3) | 1, 0, 3);
  return joined(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, exponent << 3), block, content);
}
