import { crc32 } from 'node:zlib';

/** Most bytes of a stored block (RFC 1951, 3.2.4). */
const largest = 0xffff;

/**
 * A gzip member that stores its content without compressing it (RFC 1952), so that the bytes do not depend on the zlib that
 * a version of Node brings.
 */
export function storedGzip(content: Uint8Array): Uint8Array {
  const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
  const blocks: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < content.length; at += largest) {
    const block = content.subarray(at, at + largest);
    const blockHeader = Buffer.alloc(5);
    blockHeader.writeUInt8(at + largest >= content.length ? 1 : 0, 0);
    blockHeader.writeUInt16LE(block.length, 1);
    blockHeader.writeUInt16LE(~block.length & 0xffff, 3);
    blocks.push(blockHeader, block);
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(content), 0);
  trailer.writeUInt32LE(content.length, 4);
  return new Uint8Array(Buffer.concat([header, ...blocks, trailer]));
}
