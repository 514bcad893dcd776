import { createHash, type Hash } from 'node:crypto';
import { readSync, writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LayerReading } from '../layer/layer-reading.js';
import { packChangeset, unpackChangeset } from './changeset-fields.js';
import { aligned, ColumnPacker, type ColumnPlace, columnsOf } from './columns.js';
import type { KeptLayer } from './kept-layer.js';

/** Raised when the same bytes come to mean something else. */
export const formatVersion = 1;

/**
 * A file is: the magic; the version and the length of the head, 32 bits each, little endian; the head, which is JSON; the columns,
 * each aligned to eight bytes, so that they are views of what was read; and the SHA-256 of all that, which tells damage.
 */
const magic = Buffer.from('unearth\0', 'latin1');
const preambleBytes = 16;
const digestBytes = 32;

/** Bytes that are written or read and hashed at once: a few milliseconds, in which no key is heard. */
const pieceBytes = 1 << 20;

/** What the head says beside the columns. */
type Head = Omit<KeptLayer, 'reading'> & {
  readonly columns: readonly ColumnPlace[];
  readonly reading: Readonly<Omit<LayerReading, 'changeset'>>;
  readonly changeset: Readonly<Record<string, unknown>>;
};

/** All bytes of a file but its digest, in pieces that can be written one after the other. */
export function packKept({ reading: { changeset, ...reading }, ...kept }: KeptLayer): Uint8Array[] {
  const packer = new ColumnPacker();
  const packed = packChangeset(changeset, packer.add);
  const head: Head = { ...kept, columns: packer.places, reading, changeset: packed };
  const text = Buffer.from(JSON.stringify(head));
  const preamble = Buffer.alloc(preambleBytes);
  magic.copy(preamble);
  preamble.writeUInt32LE(formatVersion, 8);
  preamble.writeUInt32LE(text.length, 12);
  const columns = packer.columns.map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  return [preamble, ...[text, ...columns].flatMap((bytes) => [...padded(bytes)])];
}

function* padded(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += pieceBytes) yield bytes.subarray(start, start + pieceBytes);
  yield new Uint8Array(aligned(bytes.length) - bytes.length);
}

/** Writes the pieces to a file that is open and empty. Lets others run in between. Throws what `fs` throws. */
export async function writeKept(descriptor: number, pieces: readonly Uint8Array[]): Promise<void> {
  const hash = createHash('sha256');
  for (const piece of pieces) {
    hash.update(piece);
    writeAll(descriptor, piece);
    if (piece.length === pieceBytes) await nextTurn();
  }
  writeAll(descriptor, hash.digest());
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let start = 0; start < bytes.length; ) start += writeSync(descriptor, bytes, start);
}

/**
 * Reads a layer from a file of `size` bytes; null when it is not that of the key, not whole, or not ours. Lets others run in
 * between. Throws what `fs` throws.
 */
export async function readKept(descriptor: number, size: number, key: string): Promise<KeptLayer | null> {
  const end = size - digestBytes;
  if (end < preambleBytes) return null;
  const bytes = Buffer.from(new ArrayBuffer(size));
  const hash = createHash('sha256');
  for (let start = 0; start < size; ) {
    const count = readSync(descriptor, bytes, start, Math.min(pieceBytes, size - start), start);
    // Nobody writes to such a file: another one takes its place.
    if (count === 0) return null;
    if (start === 0 && !isOurs(bytes)) return null;
    updateUpTo(hash, bytes, start, Math.min(start + count, end));
    start += count;
    if (start < size) await nextTurn();
  }
  return hash.digest().equals(bytes.subarray(end)) ? keptIn(bytes.subarray(0, end), key) : null;
}

function isOurs(bytes: Buffer): boolean {
  return magic.equals(bytes.subarray(0, magic.length)) && bytes.readUInt32LE(8) === formatVersion;
}

function updateUpTo(hash: Hash, bytes: Buffer, start: number, end: number): void {
  if (start < end) hash.update(bytes.subarray(start, end));
}

/** What is in the bytes of a file that is whole. */
function keptIn(bytes: Buffer, key: string): KeptLayer | null {
  const headEnd = preambleBytes + bytes.readUInt32LE(12);
  const head: Head = JSON.parse(bytes.toString('utf8', preambleBytes, headEnd));
  if (head.key !== key) return null;
  const columns = columnsOf(bytes.buffer as ArrayBuffer, aligned(headEnd), head.columns);
  const { blobSize, places } = head;
  return { key, blobSize, places, reading: { ...head.reading, changeset: unpackChangeset(head.changeset, columns) } };
}
