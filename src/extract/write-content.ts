import { ftruncateSync, writeSync } from 'node:fs';
import { checkedStream, checkWhole } from '../content/checked-stream.js';
import type { Content } from '../content/contents.js';
import { Turn } from '../layer/turn.js';
import type { Writing } from './sink.js';

const chunkBytes = 1 << 20;

/**
 * Writes a content to an empty file, holes as holes: a file may claim to have terabytes of them. Throws as `checkedStream` does where
 * it is not whole or not what it was; the file is then of no use.
 */
export async function writeContent(
  descriptor: number,
  content: Content,
  what: string,
  writing: Writing,
): Promise<void> {
  const { map, digest, size } = content;
  const turn = new Turn();
  const write = async (bytes: Uint8Array, position: number) => {
    writing.signal?.throwIfAborted();
    writeFully(descriptor, bytes, position);
    writing.onBytes(bytes.length);
    if (turn.isOver) await turn.next();
  };
  if (map === null) {
    let position = 0;
    for await (const chunk of checkedStream(content, what)) {
      await write(chunk, position);
      position += chunk.length;
    }
    return;
  }
  checkWhole(content, what);
  ftruncateSync(descriptor, size);
  for (let i = 0; i + 1 < map.length; i += 2) {
    const end = map[i]! + map[i + 1]!;
    for (let position = map[i]!; position < end; position += chunkBytes) {
      await write(await content.blob.read(position, Math.min(chunkBytes, end - position)), position);
    }
  }
  // Where somebody hashed the holes as zeros they are few enough to be hashed again.
  if (digest !== null) for await (const _ of checkedStream(content, what)) writing.signal?.throwIfAborted();
}

function writeFully(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
  }
}
