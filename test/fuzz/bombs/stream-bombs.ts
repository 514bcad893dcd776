import { gzipSync } from 'node:zlib';
import { joinTar, tarRecord, withChecksum } from '../tar-records.js';
import type { Bomb } from './bomb.js';
import { imageOfBlobs } from './bomb-layer.js';

const megabyte = 1 << 20;

/** The start of a file of that size in a tar; base-256, which has room for every size. */
function fileHeader(size: number): Buffer {
  const { header } = tarRecord('zeros', '0');
  header.fill(0, 124, 136);
  header.writeBigUInt64BE(BigInt(size), 128);
  header.writeUInt8(0x80, 124);
  return withChecksum(header);
}

function gzipOfZeros(megabytes: number, head: Buffer): Buffer {
  const member = gzipSync(Buffer.alloc(100 * megabyte));
  return Buffer.concat([gzipSync(head), ...Array<Buffer>(Math.ceil(megabytes / 100)).fill(member)]);
}

/** A zstd frame with that window, of blocks that each stand for 128 KiB of one byte (RFC 8878, 3.1.1). */
function zstdOfZeros(windowByte: number, blocks: number): Buffer {
  const block = Buffer.alloc(4);
  block.writeUIntLE((131_072 << 3) | 2, 0, 3);
  const last = Buffer.from([1, 0, 0]);
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, windowByte]);
  return Buffer.concat([head, ...Array<Buffer>(blocks).fill(block), last]);
}

/** Bytes in raw blocks of a few each, in one zstd frame with that window or in frames of their own. */
function zstdOfPieces(bytes: Buffer, pieceBytes: number, windowByte: number, frames: 'one' | 'many'): Buffer {
  const magic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, windowByte]);
  const count = Math.ceil(bytes.length / pieceBytes);
  const blocks = Array.from({ length: count }, (_, index) => {
    const piece = bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes);
    const head = Buffer.alloc(3);
    const isLast = frames === 'many' || index === count - 1;
    head.writeUIntLE((piece.length << 3) | (isLast ? 1 : 0), 0, 3);
    return Buffer.concat(frames === 'many' ? [magic, head, piece] : [head, piece]);
  });
  return Buffer.concat(frames === 'many' ? blocks : [magic, ...blocks]);
}

const smallTar = joinTar([tarRecord('a', '0', Buffer.from('x'))]);
/** 128 MiB, the largest that is read unless told otherwise. */
const largestWindow = 17 << 3;

export const streamBombs: readonly Bomb[] = [
  {
    name: 'gzip-file',
    what: 'a file of 10 GB of zeros in gzip',
    members: () => imageOfBlobs(gzipOfZeros(10_000, fileHeader(10_485_760_000))),
  },
  {
    name: 'gzip-padding',
    what: '10 GB of zeros after the end of the tar',
    members: () => imageOfBlobs(gzipOfZeros(10_000, Buffer.alloc(1024))),
  },
  {
    name: 'gzip-members',
    what: '5 million empty gzip members',
    members: () => {
      const some = Buffer.concat(Array<Buffer>(10_000).fill(gzipSync(Buffer.alloc(0))));
      return imageOfBlobs(Buffer.concat([...Array<Buffer>(500).fill(some), gzipSync(Buffer.alloc(1024))]));
    },
  },
  {
    name: 'gzip-damaged',
    what: '1 GB of zeros in gzip, damaged at the end',
    members: () => imageOfBlobs(Buffer.concat([gzipOfZeros(1000, fileHeader(2e9)), Buffer.from('damage')])),
  },
  {
    name: 'zstd-window',
    what: 'a zstd window of 2 GB',
    members: () => imageOfBlobs(zstdOfZeros(21 << 3, 10)),
  },
  {
    name: 'zstd-run',
    what: '2 GB of zeros in 64 kB of zstd',
    members: () => imageOfBlobs(zstdOfZeros(13 << 3, 16_000)),
  },
  {
    name: 'zstd-windows',
    what: '1000 zstd frames, each with a window of 128 MiB',
    members: () => imageOfBlobs(zstdOfPieces(smallTar, 2, largestWindow, 'many')),
  },
  {
    name: 'zstd-blocks',
    what: '400 000 blocks of a byte in a zstd window of 128 MiB',
    members: () => imageOfBlobs(zstdOfPieces(Buffer.alloc(400_000), 1, largestWindow, 'one')),
  },
  {
    name: 'zstd-frames',
    what: '100 000 zstd frames of a byte',
    members: () => imageOfBlobs(zstdOfPieces(Buffer.alloc(100_000), 1, 0, 'many')),
  },
  {
    name: 'zstd-windows-filled',
    what: '30 layers of 4 kB that each fill a zstd window of 128 MiB',
    members: () => imageOfBlobs(...Array.from({ length: 30 }, (_, index) => zstdOfZeros(17 << 3, 1100 + index))),
  },
];
