/**
 * A zstd frame that stores its content without compressing it: enough to write streams of several frames where no zstd is
 * installed. RFC 8878, 3.1.1: magic, descriptor with a single segment and 4 bytes of content size, raw blocks.
 */
export function zstdFrame(content: Uint8Array): Buffer {
  const header = Buffer.alloc(9);
  header.writeUInt32LE(0xfd2fb528, 0);
  header.writeUInt8(0b10100000, 4);
  header.writeUInt32LE(content.length, 5);
  const blocks: Uint8Array[] = [];
  const largest = 128 * 1024;
  for (let at = 0; at === 0 || at < content.length; at += largest) {
    const block = content.subarray(at, at + largest);
    const isLast = at + largest >= content.length;
    const blockHeader = Buffer.alloc(3);
    blockHeader.writeUIntLE((block.length << 3) | (isLast ? 1 : 0), 0, 3);
    blocks.push(blockHeader, block);
  }
  return Buffer.concat([header, ...blocks]);
}

/** A skippable frame (RFC 8878, 3.1.2). */
export function skippableFrame(content: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32LE(0x184d2a53, 0);
  header.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, content]);
}
